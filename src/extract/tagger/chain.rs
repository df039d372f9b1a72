//! Chains: the scores of all labels of a sequence, its best labels, and how likely each is.

use super::columns::Columns;
use super::model::Model;
use super::template::Templates;

/// A score that no sum of weights comes near.
const NEVER: f32 = -10_000.0;

/// How far below the highest a score counts: what lies deeper is as unlikely.
const LEAST: f32 = -80.0;

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
    /// For each position, the score of each pair of the label before and the label here.
    pub edges: Vec<f32>,
}

/// How likely each label, and each pair of labels, is at each position.
#[derive(Debug, Clone, Default)]
pub struct Marginals {
    /// For each position, the probability of each label.
    pub nodes: Vec<f32>,
    /// For each position, the probability of each pair; the first position has none.
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
        let (labels, length) = (model.labels, columns.len());
        let pairs = labels * labels;
        let mut chain = Self {
            labels,
            nodes: Vec::with_capacity(length * labels),
            edges: Vec::with_capacity(length * pairs),
        };
        let mut rows = Vec::new();
        let mut sums = vec![0_i16; pairs.max(labels)];
        for at in 0..length {
            rows.clear();
            node_templates.rows(columns, at, model.node_bits, &mut rows);
            add_eights(&mut sums, labels, &rows.iter().map(|&row| model.node(row)));
            push(&mut chain.nodes, &sums, labels, model.node_scale);
            rows.clear();
            edge_templates.rows(columns, at, model.edge_bits, &mut rows);
            add(&mut sums, pairs, rows.iter().map(|&row| model.edge(row)));
            push(&mut chain.edges, &sums, pairs, model.edge_scale);
        }
        chain
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
        for edges in self.edges.chunks_exact_mut((labels * labels).max(1)) {
            for (pair, score) in edges.iter_mut().enumerate() {
                if !(grammar.follows)(pair / labels, pair % labels) {
                    *score = NEVER;
                }
            }
        }
    }

    /// Finds the labels with the highest sum of scores.
    #[must_use]
    pub fn best(&self) -> Vec<u8> {
        let labels = self.labels;
        let mut back = Vec::with_capacity(self.nodes.len());
        let mut before = self.nodes.get(..labels).unwrap_or_default().to_vec();
        let mut here = before.clone();
        for (nodes, edges) in self.positions().skip(1) {
            for (label, (score, &node)) in here.iter_mut().zip(nodes).enumerate() {
                let (from, most) = best_before(&before, edges, label, labels);
                back.push(from);
                *score = most + node;
            }
            std::mem::swap(&mut before, &mut here);
        }
        let mut label = first_of_the_highest(&before);
        let mut path = vec![0; self.len()];
        for at in (0..path.len()).rev() {
            path[at] = label;
            if at > 0 {
                let from = back.get((at - 1) * labels + usize::from(label));
                label = from.copied().unwrap_or(0);
            }
        }
        path
    }

    /// Finds how likely each label and each pair of labels is, by the forward-backward algorithm.
    #[must_use]
    pub fn marginals(&self) -> Marginals {
        let (labels, length) = (self.labels, self.len());
        let pairs = labels * labels;
        let nodes = exponentials(&self.nodes, labels);
        let edges = exponentials(&self.edges, pairs);
        let mut forward = vec![0.0_f64; nodes.len()];
        let mut backward = vec![1.0_f64; nodes.len()];
        for at in 0..length {
            let (done, rest) = forward.split_at_mut(at * labels);
            let here = &mut rest[..labels];
            let node = &nodes[at * labels..][..labels];
            if at == 0 {
                here.copy_from_slice(node);
            } else {
                let before = &done[(at - 1) * labels..];
                let edge = &edges[at * pairs..][..pairs];
                for (row, &from) in edge.chunks_exact(labels).zip(before) {
                    for (sum, &weight) in here.iter_mut().zip(row) {
                        *sum += from * weight;
                    }
                }
                for (sum, &weight) in here.iter_mut().zip(node) {
                    *sum *= weight;
                }
            }
            normalize(here);
        }
        for at in (1..length).rev() {
            let (rest, after) = backward.split_at_mut(at * labels);
            let before = &mut rest[(at - 1) * labels..];
            let node = &nodes[at * labels..][..labels];
            let edge = &edges[at * pairs..][..pairs];
            for (row, sum) in edge.chunks_exact(labels).zip(before.iter_mut()) {
                let terms = row.iter().zip(node).zip(after.iter());
                *sum = terms.map(|((&e, &n), &a)| e * n * a).sum();
            }
            normalize(before);
        }
        let mut marginals = Marginals {
            nodes: vec![0.0; nodes.len()],
            edges: vec![0.0; edges.len()],
        };
        let mut products = vec![0.0_f64; pairs];
        for at in 0..length {
            let range = at * labels..(at + 1) * labels;
            let here = &mut marginals.nodes[range.clone()];
            let both = forward[range.clone()].iter().zip(&backward[range.clone()]);
            for (product, (f, b)) in products.iter_mut().zip(both) {
                *product = f * b;
            }
            shares(&products[..labels], here);
            if at == 0 {
                continue;
            }
            let here = &mut marginals.edges[at * pairs..][..pairs];
            let edge = &edges[at * pairs..][..pairs];
            let before = &forward[(at - 1) * labels..][..labels];
            let (node, after) = (&nodes[range.clone()], &backward[range]);
            for (row, (weights, &from)) in products
                .chunks_exact_mut(labels)
                .zip(edge.chunks_exact(labels).zip(before))
            {
                for (to, (value, &weight)) in row.iter_mut().zip(weights).enumerate() {
                    *value = from * weight * node[to] * after[to];
                }
            }
            shares(&products, here);
        }
        marginals
    }

    fn positions(&self) -> impl Iterator<Item = (&[f32], &[f32])> {
        let labels = self.labels.max(1);
        self.nodes
            .chunks_exact(labels)
            .zip(self.edges.chunks_exact(labels * labels))
    }
}

/// Sets the first sums to the sums of rows of weights.
fn add<'a>(sums: &mut [i16], width: usize, rows: impl Iterator<Item = &'a [u8]>) {
    let sums = sums.get_mut(..width).unwrap_or_default();
    sums.fill(0);
    for row in rows {
        for (sum, &weight) in sums.iter_mut().zip(row) {
            *sum += i16::from(weight.cast_signed());
        }
    }
}

/// Sets the first sums to the sums of rows of weights, eight at once: the hottest loop of all.
fn add_eights<'a>(sums: &mut [i16], width: usize, rows: &(impl Iterator<Item = &'a [u8]> + Clone)) {
    const EIGHT: usize = 8;
    for start in (0..width).step_by(EIGHT) {
        let mut eight = [0_i16; EIGHT];
        for row in rows.clone() {
            let part = row.get(start..start + EIGHT);
            if let Some(part) = part.and_then(|part| part.first_chunk::<EIGHT>()) {
                for (sum, &weight) in eight.iter_mut().zip(part) {
                    *sum += i16::from(weight.cast_signed());
                }
            }
        }
        if let Some(sums) = sums.get_mut(start..) {
            for (sum, value) in sums.iter_mut().zip(eight) {
                *sum = value;
            }
        }
    }
}

/// Appends sums as scores; those of some two hundred bytes fit into 16 bits.
fn push(scores: &mut Vec<f32>, sums: &[i16], width: usize, scale: f32) {
    let sums = sums.get(..width).unwrap_or_default();
    scores.extend(sums.iter().map(|&sum| f32::from(sum) * scale));
}

fn best_before(before: &[f32], edges: &[f32], label: usize, labels: usize) -> (u8, f32) {
    let mut best = (0, f32::NEG_INFINITY);
    let column = edges.iter().skip(label).step_by(labels);
    for (from, (&score, &edge)) in (0_u8..).zip(before.iter().zip(column)) {
        if score + edge > best.1 {
            best = (from, score + edge);
        }
    }
    best
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

/// Raises e to each score, less the highest of its group, so that nothing overflows.
fn exponentials(scores: &[f32], width: usize) -> Vec<f64> {
    let mut values = Vec::with_capacity(scores.len());
    for group in scores.chunks_exact(width.max(1)) {
        let most = group.iter().fold(f32::NEG_INFINITY, |most, &s| most.max(s));
        values.extend(
            group
                .iter()
                .map(|&score| f64::from((score - most).max(LEAST).exp())),
        );
    }
    values
}

/// Divides values by their sum.
fn normalize(values: &mut [f64]) {
    let sum: f64 = values.iter().sum();
    if sum > f64::MIN_POSITIVE {
        let factor = sum.recip();
        for value in values {
            *value *= factor;
        }
    }
}

/// Writes each value's share in the sum of all.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a share needs no more digits"
)]
fn shares(values: &[f64], shares: &mut [f32]) {
    let sum: f64 = values.iter().sum();
    let factor = if sum > 0.0 { sum.recip() } else { 0.0 };
    for (share, value) in shares.iter_mut().zip(values) {
        *share = (value * factor) as f32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Chain {
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
    fn paths(chain: &Chain) -> Vec<(Vec<u8>, f32)> {
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
    fn marginals_are_sums_over_paths() {
        let chain = chain();
        let all = paths(&chain);
        let total: f32 = all.iter().map(|(_, score)| score.exp()).sum();
        let marginals = chain.marginals();
        for at in 0..3 {
            let share: f32 = all
                .iter()
                .filter(|(path, _)| path[at] == 1)
                .map(|p| p.1.exp())
                .sum();
            assert!(
                (marginals.nodes[at * 2 + 1] - share / total).abs() < 1e-5,
                "{at}"
            );
        }
        let both: f32 = all
            .iter()
            .filter(|(path, _)| path[1..] == [1, 0])
            .map(|p| p.1.exp())
            .sum();
        assert!((marginals.edges[2 * 4 + 2] - both / total).abs() < 1e-5);
    }

    #[test]
    fn the_grammar_holds() {
        let mut chain = chain();
        chain.constrain(Grammar {
            starts: |label| label == 1,
            follows: |before, label| before != label,
        });
        assert_eq!(chain.best(), [1, 0, 1]);
        assert!((chain.marginals().nodes[2] - 1.0).abs() < 1e-5);
    }

    #[test]
    fn an_empty_sequence_has_no_labels() {
        let chain = Chain {
            labels: 2,
            ..Chain::default()
        };
        assert_eq!(chain.best(), Vec::<u8>::new());
        assert!(chain.marginals().nodes.is_empty());
    }
}
