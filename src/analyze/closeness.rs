//! Closeness: how short the ways to a node are.

use super::paths::Paths;
use super::{Frozen, Measure, floats};
use crate::graph::Value;

/// How short the ways to a node are: high closeness means that word reaches this actor quickly
/// from everywhere.
///
/// One divided by the mean distance *to* the node from those that can reach it, times the share of
/// all others that can: the scaling of Wasserman and Faust, which makes nodes of different
/// components comparable. From 0 (nobody reaches it) to 1 in hops (everybody is next to it); by
/// inverse weight it can exceed 1. Time grows with n·m, and with n·m·log n where distances go by
/// weight. Wasserman and Faust (1994), "Social Network Analysis", chapter 5.
///
/// ```
/// use sayso::analyze::{Closeness, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(Closeness.compute(&graph), [0.0.into(), 0.5.into(), (2.0 / 3.0).into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Closeness;

impl Measure for Closeness {
    fn name(&self) -> &'static str {
        "closeness"
    }

    fn summary(&self) -> &'static str {
        "high: word reaches this actor in few steps from everywhere"
    }

    fn normalization(&self) -> &'static str {
        "0 to 1 in hops: inverse mean incoming distance, times the share of nodes that reach it \
         (Wasserman-Faust)"
    }

    fn paper(&self) -> &'static str {
        "Wasserman and Faust 1994"
    }

    fn complexity(&self) -> &'static str {
        "O(n m); by inverse weight O(n m log n)"
    }

    fn directed(&self) -> bool {
        true
    }

    fn weighted(&self) -> bool {
        true
    }

    fn walks_from_every_node(&self) -> bool {
        true
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a graph has fewer than 2^32 nodes"
    )]
    fn compute(&self, graph: &Frozen) -> Vec<Value> {
        let node_count = graph.node_count();
        let mut paths = Paths::new(node_count, graph.options().distance);
        floats((0..node_count).map(|node| {
            paths.find(graph.incoming(), node);
            let total: f64 = paths.reached().map(|(_, distance)| distance).sum();
            let others = (paths.reached().len() - 1) as f64;
            if total > 0.0 {
                others / total * (others / (node_count - 1) as f64)
            } else {
                0.0
            }
        }))
    }
}
