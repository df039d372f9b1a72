//! Chains: the scores of all labels of a sequence, and its best labels.

use super::columns::Columns;
use super::model::Model;
use super::sums::Sums;
use super::template::Templates;

/// A score that no sum of weights comes near.
pub(super) const NEVER: f32 = -10_000.0;

/// Which label may stand first and which may follow which.
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    /// Tells whether a label may stand first.
    pub starts: fn(usize) -> bool,
    /// Tells whether the second label may follow the first.
    pub follows: fn(usize, usize) -> bool,
}

/// The scores of the labels of a sequence.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// How many labels there are.
    pub labels: usize,
    /// For each position, the score of each label.
    pub nodes: Vec<f32>,
    /// For each position, the score of each pair of the label before and the label here; or these
    /// scores once, where they are the same at all positions.
    pub edges: Vec<f32>,
}

impl Chain {
    /// Adds up the weights of the features of all rows.
    #[must_use]
    pub fn score(
        model: &Model<'_>,
        columns: &Columns,
        node_templates: &Templates,
        edge_templates: &Templates,
    ) -> Self {
        let mut sums = Sums::new(model, 0..columns.len());
        sums.add(columns, node_templates, edge_templates);
        sums.chain()
    }

    /// Returns how many positions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len() / self.labels.max(1)
    }

    /// Tells whether there is no position.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Rules out what the grammar does not allow.
    pub fn constrain(&mut self, grammar: Grammar) {
        let labels = self.labels;
        if let Some(first) = self.nodes.get_mut(..labels) {
            for (label, score) in first.iter_mut().enumerate() {
                if !(grammar.starts)(label) {
                    *score = NEVER;
                }
            }
        }
        let pairs = 0..labels * labels;
        let wrong: Vec<usize> = pairs
            .filter(|pair| !(grammar.follows)(pair / labels, pair % labels))
            .collect();
        for edges in self.edges.chunks_exact_mut((labels * labels).max(1)) {
            for &pair in &wrong {
                if let Some(score) = edges.get_mut(pair) {
                    *score = NEVER;
                }
            }
        }
    }

    /// Finds the labels with the highest sum of scores.
    #[must_use]
    pub fn best(&self) -> Vec<u8> {
        match self.labels {
            0 => Vec::new(),
            1..=8 => self.best_of::<8>(),
            9..=12 => self.best_of::<12>(),
            13..=16 => self.best_of::<16>(),
            17..=24 => self.best_of::<24>(),
            _ => self.best_of::<256>(),
        }
    }

    /// Finds the best labels of at most `WIDTH`; a row of known length is worked on at once.
    ///
    /// On the way forward only the highest sums are kept. Which label before each came from is
    /// asked on the way back, for the one label that is on the path.
    fn best_of<const WIDTH: usize>(&self) -> Vec<u8> {
        let mut sums: Vec<[f32; WIDTH]> = Vec::with_capacity(self.len());
        for (nodes, edges) in self.positions() {
            let mut here = [0.0; WIDTH];
            if let Some(before) = sums.last() {
                here = [f32::NEG_INFINITY; WIDTH];
                let rows = (0..self.labels).map(|row| &edges[row * self.labels..]);
                for (row, &score) in rows.zip(before) {
                    let edges: [f32; WIDTH] = widen(row, self.labels, f32::NEG_INFINITY);
                    for (most, edge) in here.iter_mut().zip(edges) {
                        let sum = score + edge;
                        *most = if sum > *most { sum } else { *most };
                    }
                }
            }
            let scores: [f32; WIDTH] = widen(nodes, self.labels, f32::NEG_INFINITY);
            for (sum, score) in here.iter_mut().zip(scores) {
                *sum += score;
            }
            sums.push(here);
        }
        let mut path = vec![0; self.len()];
        let mut label = sums.last().map_or(0, |last| first_of_the_highest(last));
        for (at, place) in path.iter_mut().enumerate().rev() {
            *place = label;
            if let Some(before) = at.checked_sub(1).and_then(|at| sums.get(at)) {
                label = self.first_before(at, label, before);
            }
        }
        path
    }

    /// Finds the first of the labels from which the sum at a label is highest.
    fn first_before(&self, at: usize, label: u8, before: &[f32]) -> u8 {
        let rows = self.pairs_from(at).chunks_exact(self.labels.max(1));
        let rows = rows.take(self.labels);
        let edges = rows.map(|row| row.get(usize::from(label)).copied().unwrap_or(NEVER));
        let mut best = (0, f32::NEG_INFINITY);
        for (from, (edge, before)) in (0..).zip(edges.zip(before)) {
            if before + edge > best.1 {
                best = (from, before + edge);
            }
        }
        best.0
    }

    /// Returns the scores of labels and of pairs of each position, and what stands behind them.
    pub(super) fn positions(&self) -> impl Iterator<Item = (&[f32], &[f32])> {
        let nodes = (0..self.nodes.len()).step_by(self.labels.max(1));
        let nodes = nodes.map(|start| &self.nodes[start..]);
        nodes
            .enumerate()
            .map(|(at, nodes)| (nodes, self.pairs_from(at)))
    }

    /// Returns the scores of the pairs of labels at a position, and what stands behind them.
    fn pairs_from(&self, at: usize) -> &[f32] {
        let width = self.labels * self.labels;
        let start = if self.edges.len() == width {
            0
        } else {
            at * width
        };
        self.edges.get(start..).unwrap_or_default()
    }
}

/// Returns a row of scores at a known length, filled up with others.
///
/// What stands behind the row is read with it: to copy it value by value would make the processor
/// wait until all are written.
pub(super) fn widen<const WIDTH: usize>(from: &[f32], labels: usize, rest: f32) -> [f32; WIDTH] {
    let mut row = [rest; WIDTH];
    if let Some(wide) = from.first_chunk::<WIDTH>() {
        for (at, (place, &score)) in row.iter_mut().zip(wide).enumerate() {
            *place = if at < labels { score } else { rest };
        }
    } else {
        copy(&mut row, from.get(..labels).unwrap_or(from));
    }
    row
}

/// Copies as many values as there are.
pub(super) fn copy(to: &mut [f32], from: &[f32]) {
    for (to, &from) in to.iter_mut().zip(from) {
        *to = from;
    }
}

fn first_of_the_highest(scores: &[f32]) -> u8 {
    let mut best = (0, f32::NEG_INFINITY);
    for (label, &score) in (0_u8..).zip(scores) {
        if score > best.1 {
            best = (label, score);
        }
    }
    best.0
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn chain() -> Chain {
        // Three positions, two labels; the scores are arbitrary.
        Chain {
            labels: 2,
            nodes: vec![0.5, -0.2, 1.0, 0.3, -0.7, 0.9],
            edges: vec![
                0.0, 0.0, 0.0, 0.0, 0.2, -1.0, 0.8, 0.1, -0.3, 0.4, 0.6, -0.5,
            ],
        }
    }

    /// Lists all paths with their scores.
    pub(in super::super) fn paths(chain: &Chain) -> Vec<(Vec<u8>, f32)> {
        let path = |n: u8| vec![n & 1, n >> 1 & 1, n >> 2 & 1];
        let score = |path: &[u8]| {
            let at = |i: usize| usize::from(path[i]);
            let nodes: f32 = (0..3).map(|i| chain.nodes[i * 2 + at(i)]).sum();
            let edges: f32 = (1..3)
                .map(|i| chain.edges[i * 4 + at(i - 1) * 2 + at(i)])
                .sum();
            nodes + edges
        };
        (0..8).map(|n| (path(n), score(&path(n)))).collect()
    }

    #[test]
    fn the_best_path_is_the_best_of_all() {
        let chain = chain();
        let all = paths(&chain);
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        assert_eq!(best.map(|(path, _)| path.clone()), Some(chain.best()));
    }

    #[test]
    fn pairs_may_score_the_same_everywhere() {
        let once = Chain {
            edges: vec![0.2, -1.0, 0.8, 0.1],
            ..chain()
        };
        let each = Chain {
            edges: once.edges.repeat(3),
            ..chain()
        };
        assert_eq!(once.best(), each.best());
        assert_eq!(once.marginals().nodes, each.marginals().nodes);
        assert_eq!(once.marginals().edges, each.marginals().edges);
    }

    #[test]
    fn the_grammar_holds() {
        let mut chain = chain();
        chain.constrain(Grammar {
            starts: |label| label == 1,
            follows: |before, label| before != label,
        });
        assert_eq!(chain.best(), [1, 0, 1]);
        let chances = chain.chances().nodes;
        assert!((chances[2] - 1.0).abs() < 1e-5);
        assert!(chances[0] == 0.0 && chances[3] == 0.0);
    }

    #[test]
    fn an_empty_sequence_has_no_labels() {
        let chain = Chain {
            labels: 2,
            ..Chain::default()
        };
        assert_eq!(chain.best(), Vec::<u8>::new());
        assert!(chain.chances().nodes.is_empty());
    }
}
