//! Compressed sparse rows: for each node its neighbors in one slice, with their weights.

use std::ops::Range;

use super::frozen::number;

/// The neighbors of every node in one direction, each once and in the order of their numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// Where the row of each node starts, and where the last one ends.
    starts: Vec<usize>,
    neighbors: Vec<u32>,
    weights: Vec<f64>,
}

impl Rows {
    /// Sorts edges into rows; the weights of parallel edges are summed in the order they come in.
    pub(super) fn new(
        node_count: usize,
        edges: impl Iterator<Item = (u32, u32, f64)> + Clone,
    ) -> Self {
        let mut ends = vec![0; node_count + 1];
        for (from, _, _) in edges.clone() {
            ends[from as usize + 1] += 1;
        }
        for node in 0..node_count {
            ends[node + 1] += ends[node];
        }
        let edge_count = ends[node_count];
        let mut next_place = ends.clone();
        let mut placed = vec![(0, 0.0); edge_count];
        for (from, to, weight) in edges {
            let place = &mut next_place[from as usize];
            placed[*place] = (to, weight);
            *place += 1;
        }
        let mut rows = Self {
            starts: vec![0],
            neighbors: Vec::with_capacity(edge_count),
            weights: Vec::with_capacity(edge_count),
        };
        for bounds in ends.windows(2) {
            let row = &mut placed[bounds[0]..bounds[1]];
            row.sort_by_key(|(to, _)| *to);
            for parallel in row.chunk_by(|a, b| a.0 == b.0) {
                rows.neighbors.push(parallel[0].0);
                rows.weights
                    .push(parallel.iter().map(|(_, weight)| weight).sum());
            }
            rows.starts.push(rows.neighbors.len());
        }
        rows
    }

    /// Returns the number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns the neighbors of a node.
    #[must_use]
    pub fn neighbors(&self, node: usize) -> &[u32] {
        &self.neighbors[self.range(node)]
    }

    /// Returns the neighbors of a node with the weights of the ties to them.
    pub fn ties(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + Clone + '_ {
        let range = self.range(node);
        let weights = &self.weights[range.clone()];
        let neighbors = self.neighbors[range].iter().map(|&node| node as usize);
        neighbors.zip(weights.iter().copied())
    }

    /// Returns the place of the tie between two nodes, counted over all rows: that of its value
    /// where a measure gives ties values.
    #[must_use]
    pub fn tie(&self, from: usize, to: usize) -> Option<usize> {
        let place = self.neighbors(from).binary_search(&number(to)).ok()?;
        Some(self.starts[from] + place)
    }

    /// Returns the number of ties in all rows.
    #[must_use]
    pub fn tie_count(&self) -> usize {
        self.neighbors.len()
    }

    /// Returns the sum of the weights in a node's row.
    #[must_use]
    pub fn strength(&self, node: usize) -> f64 {
        // An empty sum of floats is −0.0, which would show in files.
        self.weights[self.range(node)]
            .iter()
            .fold(0.0, |sum, weight| sum + weight)
    }

    /// Returns the greatest weight, or zero.
    pub(super) fn greatest_weight(&self) -> f64 {
        self.weights.iter().copied().fold(0.0, f64::max)
    }

    fn range(&self, node: usize) -> Range<usize> {
        self.starts[node]..self.starts[node + 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parallel_edges_are_summed_and_rows_are_sorted() {
        let edges = [
            (2, 1, 1.0),
            (0, 2, 0.5),
            (0, 1, 2.0),
            (0, 2, 0.25),
            (2, 2, 3.0),
        ];
        let rows = Rows::new(4, edges.into_iter());
        let row = |node| rows.ties(node).collect::<Vec<_>>();
        assert_eq!(row(0), [(1, 2.0), (2, 0.75)]);
        assert_eq!(row(1), []);
        assert_eq!(row(2), [(1, 1.0), (2, 3.0)]);
        assert_eq!(row(3), []);
        assert_eq!(rows.node_count(), 4);
        assert_eq!(Rows::new(0, std::iter::empty()).node_count(), 0);
    }
}
