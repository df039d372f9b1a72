//! Compressed sparse rows: for each node its neighbors in one slice, with their weights.

use std::ops::Range;

use super::frozen::number;

/// The neighbors of every node in one direction, each once and in the order of their numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// Where the row of each node starts, and where the last one ends.
    starts: Vec<usize>,
    neighbors: Vec<u32>,
    /// The weight of every tie; empty where all are 1, which is common and saves two thirds.
    weights: Vec<f64>,
    /// Whether any node is tied to itself, which is rare: then nobody has to look.
    has_loops: bool,
}

impl Rows {
    /// Sorts edges into rows; the weights of parallel edges are summed in the order they come in.
    pub(super) fn new(node_count: usize, edges: impl Iterator<Item = (u32, u32, f64)>) -> Self {
        let (mut sources, mut targets, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        let mut has_loops = false;
        for (from, to, weight) in edges {
            has_loops |= from == to;
            sources.push(from);
            targets.push(to);
            weights.push(weight);
        }
        let weights = unless_unit(weights);
        let mut turned = Self::scatter(node_count, &targets, &sources, &weights);
        turned.has_loops = has_loops;
        // With ten million edges this is a good part of the memory.
        drop((sources, targets, weights));
        turned.transposed().merged()
    }

    /// Puts each edge into the row of its first end, in the order they come in; the rows are
    /// neither sorted nor merged. Without any weights all are 1.
    fn scatter(node_count: usize, rows: &[u32], neighbors: &[u32], weights: &[f64]) -> Self {
        let mut scattered = Self::counted(node_count, rows, weights.is_empty());
        let mut places = scattered.starts.clone();
        for (edge, (row, neighbor)) in rows.iter().zip(neighbors).enumerate() {
            let place = &mut places[*row as usize];
            scattered.neighbors[*place] = *neighbor;
            if let Some(weight) = weights.get(edge) {
                scattered.weights[*place] = *weight;
            }
            *place += 1;
        }
        scattered
    }

    /// Turns every tie around. That sorts the rows, since they are filled in the order of their
    /// neighbors; those between the same two nodes keep their order.
    pub(super) fn transposed(&self) -> Self {
        let node_count = self.node_count();
        let mut turned = Self::counted(node_count, &self.neighbors, self.has_unit_weights());
        turned.has_loops = self.has_loops;
        let mut places = turned.starts.clone();
        for node in 0..node_count {
            let range = self.range(node);
            let weights = self.weights.get(range.clone()).unwrap_or_default();
            for (tie, neighbor) in self.neighbors[range].iter().enumerate() {
                let place = &mut places[*neighbor as usize];
                turned.neighbors[*place] = number(node);
                if let Some(weight) = weights.get(tie) {
                    turned.weights[*place] = *weight;
                }
                *place += 1;
            }
        }
        turned
    }

    /// Makes one tie of those that lead from one node to the same other; rows have to be sorted.
    fn merged(mut self) -> Self {
        let parallel = |node: usize| self.neighbors(node).windows(2).any(|two| two[0] == two[1]);
        if !(0..self.node_count()).any(parallel) {
            return self;
        }
        if self.has_unit_weights() {
            self.weights = vec![1.0; self.neighbors.len()];
        }
        let mut kept = 0;
        for node in 0..self.node_count() {
            let range = self.range(node);
            self.starts[node] = kept;
            for tie in range {
                let neighbor = self.neighbors[tie];
                if kept > self.starts[node] && self.neighbors[kept - 1] == neighbor {
                    self.weights[kept - 1] += self.weights[tie];
                } else {
                    self.neighbors[kept] = neighbor;
                    self.weights[kept] = self.weights[tie];
                    kept += 1;
                }
            }
        }
        if let Some(end) = self.starts.last_mut() {
            *end = kept;
        }
        self.neighbors.truncate(kept);
        self.weights.truncate(kept);
        self
    }

    /// Joins the ties of two directions: between two nodes one in both rows, with the weights of
    /// both summed. A self-loop, which stands in both, counts once.
    pub(super) fn joined(&self, other: &Self) -> Self {
        let node_count = self.node_count();
        let mut joined = Self {
            starts: Vec::with_capacity(node_count + 1),
            neighbors: Vec::with_capacity(self.tie_count().max(other.tie_count())),
            weights: Vec::new(),
            has_loops: self.has_loops || other.has_loops,
        };
        joined.starts.push(0);
        for node in 0..node_count {
            let (mut here, mut there) = (self.ties(node).peekable(), other.ties(node).peekable());
            loop {
                let (neighbor, weight) = match (here.peek(), there.peek()) {
                    (Some(&(a, weight)), Some(&(b, back))) if a == b => {
                        here.next();
                        there.next();
                        (a, if a == node { weight } else { weight + back })
                    }
                    (Some(&(a, weight)), after) if after.is_none_or(|(b, _)| a < *b) => {
                        here.next();
                        (a, weight)
                    }
                    (_, Some(&tie)) => {
                        there.next();
                        tie
                    }
                    (_, None) => break,
                };
                joined.neighbors.push(number(neighbor));
                joined.weights.push(weight);
            }
            joined.starts.push(joined.neighbors.len());
        }
        joined.weights = unless_unit(joined.weights);
        joined
    }

    /// Makes empty rows of the lengths that the nodes are named with.
    fn counted(node_count: usize, rows: &[u32], is_unit: bool) -> Self {
        let mut starts = vec![0; node_count + 1];
        for row in rows {
            starts[*row as usize + 1] += 1;
        }
        for node in 0..node_count {
            starts[node + 1] += starts[node];
        }
        Self {
            starts,
            neighbors: vec![0; rows.len()],
            weights: vec![0.0; if is_unit { 0 } else { rows.len() }],
            has_loops: false,
        }
    }

    /// Returns the number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns how many neighbors each node has, in order.
    pub(super) fn degrees(&self) -> impl Iterator<Item = usize> + '_ {
        self.starts.windows(2).map(|row| row[1] - row[0])
    }

    /// Returns the neighbors of a node.
    #[must_use]
    pub fn neighbors(&self, node: usize) -> &[u32] {
        &self.neighbors[self.range(node)]
    }

    /// Returns the neighbors of a node with the weights of the ties to them.
    pub fn ties(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + Clone + '_ {
        let range = self.range(node);
        let weights = self.weights.get(range.clone()).unwrap_or_default();
        let neighbors = self.neighbors[range].iter().enumerate();
        neighbors.map(|(tie, &node)| (node as usize, weights.get(tie).copied().unwrap_or(1.0)))
    }

    /// Returns the place of the tie between two nodes, counted over all rows: that of its value
    /// where a measure gives ties values.
    #[must_use]
    pub fn tie(&self, from: usize, to: usize) -> Option<usize> {
        let place = self.neighbors(from).binary_search(&number(to)).ok()?;
        Some(self.starts[from] + place)
    }

    /// Returns the weight of the tie between two nodes, or zero.
    pub(super) fn weight(&self, from: usize, to: usize) -> f64 {
        let tie = self.tie(from, to);
        tie.map_or(0.0, |tie| self.weights.get(tie).copied().unwrap_or(1.0))
    }

    /// Tells whether a node is tied to itself.
    pub(super) fn has_loop(&self, node: usize) -> bool {
        self.has_loops && self.tie(node, node).is_some()
    }

    /// Returns the number of ties in all rows.
    #[must_use]
    pub fn tie_count(&self) -> usize {
        self.neighbors.len()
    }

    /// Returns the sum of the weights in a node's row.
    #[must_use]
    pub fn strength(&self, node: usize) -> f64 {
        if self.has_unit_weights() {
            return f64::from(number(self.range(node).len()));
        }
        // An empty sum of floats is −0.0, which would show in files.
        let ties = self.ties(node);
        ties.fold(0.0, |sum, (_, weight)| sum + weight)
    }

    /// Tells whether every tie has the weight 1.
    pub(super) const fn has_unit_weights(&self) -> bool {
        self.weights.is_empty()
    }

    /// Returns what brings the greatest weight to 1, or zero without any weight.
    pub(super) fn scale(&self) -> f64 {
        match self.greatest_weight() {
            0.0 => 0.0,
            greatest => greatest.recip(),
        }
    }

    /// Returns the greatest weight, or zero.
    pub(super) fn greatest_weight(&self) -> f64 {
        if self.has_unit_weights() {
            return if self.neighbors.is_empty() { 0.0 } else { 1.0 };
        }
        self.weights.iter().copied().fold(0.0, f64::max)
    }

    fn range(&self, node: usize) -> Range<usize> {
        self.starts[node]..self.starts[node + 1]
    }
}

/// Lets go of weights that are all 1, as rows have them.
fn unless_unit(weights: Vec<f64>) -> Vec<f64> {
    let is_unit = |weight: &f64| weight.to_bits() == 1.0_f64.to_bits();
    if weights.iter().all(is_unit) {
        return Vec::new();
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ties(rows: &Rows) -> Vec<Vec<(usize, f64)>> {
        let nodes = 0..rows.node_count();
        nodes.map(|node| rows.ties(node).collect()).collect()
    }

    #[test]
    fn turned_twice_rows_are_sorted_and_parallel_edges_are_summed() {
        let (from, to) = ([2, 0, 0, 0, 2], [1, 2, 1, 2, 2]);
        let back = Rows::scatter(4, &to, &from, &[1.0, 0.5, 2.0, 0.25, 3.0]);
        let rows = back.transposed().merged();
        let expected = [
            vec![(1, 2.0), (2, 0.75)],
            vec![],
            vec![(1, 1.0), (2, 3.0)],
            vec![],
        ];
        assert_eq!(ties(&rows), expected);
        assert_eq!((rows.tie_count(), rows.tie(2, 2)), (4, Some(3)));
        // Without weights two parallel edges weigh 2.
        let unit = Rows::scatter(4, &to, &from, &[]).transposed();
        assert!(unit.has_unit_weights());
        assert_eq!(ties(&unit.merged())[0], [(1, 1.0), (2, 2.0)]);
        assert_eq!(Rows::scatter(0, &[], &[], &[]).node_count(), 0);
    }

    #[test]
    fn both_directions_join_and_a_self_loop_counts_once() {
        for (from, to, weights, expected) in [
            (
                [0, 1, 1],
                [1, 0, 1],
                vec![1.0, 2.0, 4.0],
                [vec![(1, 3.0)], vec![(0, 3.0), (1, 4.0)], vec![]],
            ),
            (
                [0, 1, 1],
                [1, 0, 1],
                vec![],
                [vec![(1, 2.0)], vec![(0, 2.0), (1, 1.0)], vec![]],
            ),
            (
                [2, 1, 1],
                [1, 0, 1],
                vec![],
                [
                    vec![(1, 1.0)],
                    vec![(0, 1.0), (1, 1.0), (2, 1.0)],
                    vec![(1, 1.0)],
                ],
            ),
        ] {
            let incoming = Rows::scatter(3, &to, &from, &weights);
            let outgoing = incoming.transposed().merged();
            assert_eq!(ties(&outgoing.joined(&outgoing.transposed())), expected);
        }
    }
}
