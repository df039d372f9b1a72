//! Shortest ways from one node to all others, counted in hops or in inverse weights.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::frozen::number;
use super::{Distance, Rows};

/// How far two lengths may lie apart, relative to their size, and still be the same: `1/3 + 1/6`
/// and `1/2` are, whatever their last bit says.
const TIE: f64 = 1e-12;

/// The ways from one node; the memory is used again for the next.
pub(super) struct Paths {
    distance: Distance,
    /// How far each node is; infinite where no way leads to it.
    lengths: Vec<f64>,
    /// The nodes that can be reached, nearest first; the first is the source.
    order: Vec<u32>,
    /// The place of each reached node in that order.
    places: Vec<u32>,
    /// The nodes to go on from, by length: no length is negative, so that the order of the bits
    /// is the order of the numbers.
    frontier: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Paths {
    /// Makes room for the ways in a graph of some size.
    pub(super) fn new(node_count: usize, distance: Distance) -> Self {
        Self {
            distance,
            lengths: vec![f64::INFINITY; node_count],
            order: Vec::with_capacity(node_count),
            places: vec![0; node_count],
            frontier: BinaryHeap::new(),
        }
    }

    /// Finds the ways from a source, and forgets those from the one before.
    pub(super) fn find(&mut self, rows: &Rows, source: usize) {
        for node in self.order.drain(..) {
            self.lengths[node as usize] = f64::INFINITY;
        }
        self.lengths[source] = 0.0;
        match self.distance {
            Distance::Hops => self.walk(rows, source),
            Distance::InverseWeight => self.walk_nearest_first(rows, source),
        }
    }

    /// Returns the nodes that can be reached, nearest first, each with its distance.
    pub(super) fn reached(&self) -> impl ExactSizeIterator<Item = (usize, f64)> + '_ {
        let nodes = self.order.iter().map(|&node| node as usize);
        nodes.map(|node| (node, self.lengths[node]))
    }

    /// Tells whether an edge of some weight is the last step of a shortest way to its end.
    pub(super) fn is_step(&self, from: usize, to: usize, weight: f64) -> bool {
        let (start, end) = (self.lengths[from], self.lengths[to]);
        let Some(length) = self.distance.of(weight) else {
            return false;
        };
        (start + length - end).abs() <= TIE * end
            && end.is_finite()
            && self.places[to] > self.places[from]
    }

    /// Searches breadth first: the order is its own queue.
    fn walk(&mut self, rows: &Rows, source: usize) {
        self.reach(source);
        let mut next = 0;
        while let Some(&node) = self.order.get(next) {
            let length = self.lengths[node as usize] + 1.0;
            for &neighbor in rows.neighbors(node as usize) {
                if self.lengths[neighbor as usize].is_infinite() {
                    self.lengths[neighbor as usize] = length;
                    self.reach(neighbor as usize);
                }
            }
            next += 1;
        }
    }

    /// Searches with Dijkstra's algorithm.
    fn walk_nearest_first(&mut self, rows: &Rows, source: usize) {
        self.frontier.push(Reverse((0, number(source))));
        while let Some(Reverse((bits, node))) = self.frontier.pop() {
            let node = node as usize;
            if f64::from_bits(bits) > self.lengths[node] {
                // A shorter way was found after this one had been noted.
                continue;
            }
            self.reach(node);
            for (neighbor, weight) in rows.ties(node) {
                let Some(length) = self.distance.of(weight) else {
                    continue;
                };
                let length = self.lengths[node] + length;
                if length < self.lengths[neighbor] {
                    self.lengths[neighbor] = length;
                    let entry = (length.to_bits(), number(neighbor));
                    self.frontier.push(Reverse(entry));
                }
            }
        }
    }

    fn reach(&mut self, node: usize) {
        self.places[node] = number(self.order.len());
        self.order.push(number(node));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Frozen, Options};
    use super::*;

    #[test]
    fn ways_of_equal_length_are_recognised() {
        // 1/3 + 1/6 is as long as 1/2.
        let edges = [
            (0, 1, 3.0),
            (1, 2, 6.0),
            (0, 2, 2.0),
            (2, 2, 1.0),
            (3, 0, 1.0),
        ];
        let graph = Frozen::from_edges(4, edges, &Options::default());
        let mut paths = Paths::new(4, Distance::InverseWeight);
        paths.find(graph.outgoing(), 3);
        paths.find(graph.outgoing(), 0);
        let reached: Vec<(usize, f64)> = paths.reached().collect();
        assert_eq!(reached, [(0, 0.0), (1, 1.0 / 3.0), (2, 0.5)]);
        for (from, to, weight, expected) in [
            (0, 2, 2.0, true),
            (1, 2, 6.0, true),
            (2, 2, 1.0, false),
            (3, 0, 1.0, false),
        ] {
            assert_eq!(paths.is_step(from, to, weight), expected, "{from} {to}");
        }
    }
}
