//! Shortest ways from one node: how long they are, how many, and in which order nodes are reached.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, VecDeque};

use crate::analyze::{Distance, Rows};

/// How far two lengths may lie apart, relatively, and count as equal: as the measures have it.
const EQUAL: f64 = 1e-12;

/// The shortest ways from a node to all others.
pub(super) struct Ways {
    /// How far each node is, infinite where no way leads to it.
    pub(super) distances: Vec<f64>,
    /// How many shortest ways lead to each node.
    pub(super) counts: Vec<f64>,
    /// The nodes that are reached, the nearest first, the node itself among them.
    pub(super) order: Vec<usize>,
}

/// A node that waits, the nearest first.
struct Waiting {
    distance: f64,
    node: usize,
}

impl Ways {
    /// Finds the ways along some rows.
    pub(super) fn from(start: usize, rows: &Rows, distance: Distance) -> Self {
        let node_count = rows.node_count();
        let mut ways = Self {
            distances: vec![f64::INFINITY; node_count],
            counts: vec![0.0; node_count],
            order: Vec::new(),
        };
        ways.distances[start] = 0.0;
        ways.counts[start] = 1.0;
        match distance {
            Distance::Hops => ways.by_hops(start, rows),
            Distance::InverseWeight => ways.by_weight(start, rows),
        }
        ways
    }

    fn by_hops(&mut self, start: usize, rows: &Rows) {
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front() {
            self.order.push(node);
            let next = self.distances[node] + 1.0;
            for neighbor in rows.neighbors(node).iter().map(|node| *node as usize) {
                if self.distances[neighbor].is_infinite() {
                    self.distances[neighbor] = next;
                    waiting.push_back(neighbor);
                }
                if is_equal(self.distances[neighbor], next) {
                    self.counts[neighbor] += self.counts[node];
                }
            }
        }
    }

    fn by_weight(&mut self, start: usize, rows: &Rows) {
        let mut is_done = vec![false; rows.node_count()];
        let mut waiting = BinaryHeap::from([Reverse(Waiting {
            distance: 0.0,
            node: start,
        })]);
        while let Some(Reverse(Waiting { node, .. })) = waiting.pop() {
            if std::mem::replace(&mut is_done[node], true) {
                continue;
            }
            self.order.push(node);
            for (neighbor, weight) in rows.ties(node) {
                let next = self.distances[node] + 1.0 / weight;
                if !next.is_finite() || is_done[neighbor] {
                    continue;
                }
                if is_equal(next, self.distances[neighbor]) {
                    self.counts[neighbor] += self.counts[node];
                } else if next < self.distances[neighbor] {
                    self.distances[neighbor] = next;
                    self.counts[neighbor] = self.counts[node];
                    waiting.push(Reverse(Waiting {
                        distance: next,
                        node: neighbor,
                    }));
                }
            }
        }
    }

    /// Tells whether a tie from one node to the next is a step of a shortest way.
    pub(super) fn is_step(&self, from: usize, to: usize, length: f64) -> bool {
        self.distances[from].is_finite()
            && is_equal(self.distances[from] + length, self.distances[to])
    }
}

/// Tells whether two lengths count as equal; endless ones never do.
pub(super) fn is_equal(one: f64, other: f64) -> bool {
    one.is_finite() && other.is_finite() && (one - other).abs() <= EQUAL * one.max(other)
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_distance = self.distance.total_cmp(&other.distance);
        by_distance.then_with(|| self.node.cmp(&other.node))
    }
}
