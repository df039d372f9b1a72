//! The graph as communities are searched in it: ties without direction, summed level by level.

use super::nearby::Nearby;
use crate::analyze::Rows;
use crate::analyze::frozen::number;

/// Nodes and the ties between them; on higher levels each node stands for several of the graph.
///
/// A tie's weight is what it has of support less what it has of opposition. What ties a node to
/// itself counts in its strength alone: wherever the node goes, it goes along.
#[derive(Debug, Clone)]
pub(in crate::analyze) struct Network {
    starts: Vec<usize>,
    neighbors: Vec<u32>,
    /// The weight of every tie; empty where all are 1, as they often are on the lowest level, which
    /// has most of the ties.
    weights: Vec<f64>,
    /// How strong each node is in ties of positive weight.
    pub(super) support: Strengths,
    /// How strong in ties of negative weight, where there are any.
    pub(super) opposition: Option<Strengths>,
}

/// The strengths of all nodes, and their sum.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strengths {
    pub(super) of: Vec<f64>,
    pub(super) sum: f64,
}

impl Strengths {
    /// Adds up the ties in the rows of some nodes; a self-loop stands in its row once and counts
    /// twice.
    pub(super) fn new(rows: &Rows, nodes: impl Iterator<Item = usize>) -> Self {
        let strengths = nodes.map(|node| {
            let again = if rows.has_loop(node) {
                rows.weight(node, node)
            } else {
                0.0
            };
            rows.strength(node) + again
        });
        let of: Vec<f64> = strengths.collect();
        let sum = of.iter().sum();
        Self { of, sum }
    }

    /// Adds up the strengths of the nodes of each community.
    fn joined(&self, labels: &[u32], count: usize) -> Self {
        let mut of = vec![0.0; count];
        for (label, strength) in labels.iter().zip(&self.of) {
            of[*label as usize] += strength;
        }
        // The same sum on every level, whatever the rounding.
        let sum = self.sum;
        Self { of, sum }
    }
}

impl Network {
    /// Reads the ties of a graph, those of positive weight and those of negative weight, with the
    /// nodes in an order.
    pub(super) fn new(positive: &Rows, negative: Option<&Rows>, order: &[u32]) -> Self {
        let mut places = vec![0; order.len()];
        for (place, node) in order.iter().enumerate() {
            places[*node as usize] = number(place);
        }
        let nodes = order.iter().map(|node| *node as usize);
        let has_weights = !positive.has_unit_weights() || negative.is_some();
        let mut network = Self {
            starts: Vec::with_capacity(order.len() + 1),
            neighbors: Vec::with_capacity(positive.tie_count()),
            weights: Vec::with_capacity(if has_weights { positive.tie_count() } else { 0 }),
            support: Strengths::new(positive, nodes.clone()),
            opposition: negative.map(|rows| Strengths::new(rows, nodes.clone())),
        };
        network.starts.push(0);
        for node in nodes {
            if !has_weights {
                let neighbors = positive.neighbors(node).iter();
                let others = neighbors.filter(|neighbor| **neighbor as usize != node);
                let others = others.map(|neighbor| places[*neighbor as usize]);
                network.neighbors.extend(others);
                network.starts.push(network.neighbors.len());
                continue;
            }
            let mut add = |rows: &Rows, sign: f64| {
                for (neighbor, weight) in rows.ties(node) {
                    // A tie of weight zero is none here.
                    if neighbor != node && weight > 0.0 {
                        network.neighbors.push(places[neighbor]);
                        network.weights.push(sign * weight);
                    }
                }
            };
            add(positive, 1.0);
            if let Some(negative) = negative {
                add(negative, -1.0);
            }
            network.starts.push(network.neighbors.len());
        }
        network
    }

    /// Makes each community one node; labels are below `count`.
    pub(super) fn joined(&self, labels: &[u32], count: usize) -> Self {
        let members = Members::new(labels, count);
        let opposition = self.opposition.as_ref();
        let mut network = Self {
            starts: Vec::with_capacity(count + 1),
            // Room for all; what is not used is never touched.
            neighbors: Vec::with_capacity(self.tie_count()),
            weights: Vec::with_capacity(self.tie_count()),
            support: self.support.joined(labels, count),
            opposition: opposition.map(|opposition| opposition.joined(labels, count)),
        };
        network.starts.push(0);
        let mut nearby = Nearby::new(count);
        for community in 0..count {
            for &member in members.of(community) {
                self.each_tie(member as usize, |neighbor, weight| {
                    nearby.add(labels[neighbor], weight);
                });
            }
            nearby.drain(|neighbor, weight| {
                if neighbor as usize != community && weight != 0.0 {
                    network.neighbors.push(neighbor);
                    network.weights.push(weight);
                }
            });
            network.starts.push(network.neighbors.len());
        }
        network
    }

    /// Returns the number of nodes.
    pub(super) fn node_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns how many ties stand in all rows.
    pub(super) fn tie_count(&self) -> usize {
        self.neighbors.len()
    }

    /// Returns what a tie of support weighs on average, self-loops counted in.
    pub(super) fn usual_weight(&self) -> f64 {
        self.support.sum / f64::from(number(self.tie_count().max(1)))
    }

    /// Returns the neighbors of a node with the weights of the ties to them, itself left out.
    #[inline]
    pub(super) fn ties(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[node]..self.starts[node + 1];
        let weights = self.weights.get(range.clone()).unwrap_or_default();
        let neighbors = self.neighbors[range].iter().enumerate();
        neighbors.map(|(tie, &node)| (node as usize, weights.get(tie).copied().unwrap_or(1.0)))
    }

    /// Shows every neighbor of a node with the weight of the tie to it, itself left out; faster
    /// than [`Network::ties`], since it asks once whether there are weights.
    #[inline]
    pub(super) fn each_tie(&self, node: usize, mut see: impl FnMut(usize, f64)) {
        let range = self.starts[node]..self.starts[node + 1];
        let neighbors = &self.neighbors[range.clone()];
        if self.weights.is_empty() {
            for &node in neighbors {
                see(node as usize, 1.0);
            }
            return;
        }
        for (&node, &weight) in neighbors.iter().zip(&self.weights[range]) {
            see(node as usize, weight);
        }
    }

    /// Returns the neighbors of a node, itself left out.
    #[inline]
    pub(super) fn neighbors(&self, node: usize) -> &[u32] {
        &self.neighbors[self.starts[node]..self.starts[node + 1]]
    }
}

/// The nodes of each community.
#[derive(Debug, Clone)]
pub(super) struct Members {
    starts: Vec<usize>,
    nodes: Vec<u32>,
}

impl Members {
    /// Sorts nodes by community; labels are below `count`.
    pub(super) fn new(labels: &[u32], count: usize) -> Self {
        let mut starts = vec![0; count + 1];
        for label in labels {
            starts[*label as usize + 1] += 1;
        }
        for label in 0..count {
            starts[label + 1] += starts[label];
        }
        let (mut next, mut nodes) = (starts.clone(), vec![0; labels.len()]);
        for (node, label) in labels.iter().enumerate() {
            let place = &mut next[*label as usize];
            nodes[*place] = number(node);
            *place += 1;
        }
        Self { starts, nodes }
    }

    /// Returns the nodes of a community, in the order of their numbers.
    pub(super) fn of(&self, label: usize) -> &[u32] {
        &self.nodes[self.starts[label]..self.starts[label + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_ties_are_summed_and_strengths_stay() {
        let both = |edges: &[(u32, u32, f64)]| {
            let back = edges.iter().map(|&(a, b, w)| (b, a, w));
            let back = back.filter(|(a, b, _)| a != b);
            let all: Vec<_> = edges.iter().copied().chain(back).collect();
            Rows::new(4, all.into_iter())
        };
        let positive = both(&[(0, 1, 1.0), (1, 2, 2.0), (0, 3, 4.0), (2, 2, 8.0)]);
        let negative = both(&[(1, 3, 0.5)]);
        let network = Network::new(&positive, Some(&negative), &[3, 1, 0, 2]);
        assert_eq!(network.support.of, [4.0, 3.0, 5.0, 18.0]);
        let joined = network.joined(&[1, 0, 0, 1], 2);
        let row = |node| joined.ties(node).collect::<Vec<_>>();
        assert_eq!(row(0), [(1, 2.0 + 4.0 - 0.5)]);
        assert_eq!(row(1), [(0, 4.0 - 0.5 + 2.0)]);
        assert_eq!(
            (joined.support.of, joined.support.sum),
            (vec![8.0, 22.0], 30.0)
        );
        assert_eq!(joined.opposition.unwrap().of, [0.5, 0.5]);
    }
}
