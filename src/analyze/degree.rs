//! Degree: how many edges a node has.

use super::{Direction, Frozen, Measure};
use crate::graph::Value;

/// How many edges a node has: in the actors view, how often an actor speaks of others (out), is
/// spoken of (in), or both (all).
///
/// A count of edges, not scaled. Parallel edges count one each; a self-loop enters and leaves its
/// node, so that it counts twice in all. Where edges have no direction, in and out are the same
/// as all. Time grows with the edges. Freeman (1979), "Centrality in social networks: conceptual
/// clarification", Social Networks 1.
///
/// ```
/// use sayso::analyze::{Frozen, Options, find};
///
/// let graph = Frozen::from_edges(2, [(0, 1, 5.0), (0, 1, 1.0), (1, 1, 1.0)], &Options::default());
/// let values = |name| find(name).unwrap().compute(&graph);
/// assert_eq!(values("degree"), [2.into(), 4.into()]);
/// assert_eq!(values("in_degree"), [0.into(), 3.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Degree(
    /// Which edges count.
    pub Direction,
);

impl Measure for Degree {
    fn name(&self) -> &'static str {
        match self.0 {
            Direction::All => "degree",
            Direction::In => "in_degree",
            Direction::Out => "out_degree",
        }
    }

    fn summary(&self) -> &'static str {
        match self.0 {
            Direction::All => "high: this actor has many ties: speaks, is spoken of, holds roles",
            Direction::In => {
                "high: many ties lead to this actor: it is spoken of, or others belong to it"
            }
            Direction::Out => "high: many ties start at this actor; it speaks of others",
        }
    }

    fn normalization(&self) -> &'static str {
        "count of edges; parallel edges one each, a self-loop two in all"
    }

    fn paper(&self) -> &'static str {
        "Freeman 1979"
    }

    fn complexity(&self) -> &'static str {
        "O(n + m)"
    }

    fn directed(&self) -> bool {
        self.0 != Direction::All
    }

    fn weighted(&self) -> bool {
        false
    }

    fn compute(&self, graph: &Frozen) -> Vec<Value> {
        let nodes = 0..graph.node_count();
        let counts = nodes.map(|node| {
            let incoming = i64::from(graph.edges_in(node));
            let outgoing = i64::from(graph.edges_out(node));
            match self.0 {
                Direction::In if graph.options().directed => incoming,
                Direction::Out if graph.options().directed => outgoing,
                _ => incoming + outgoing,
            }
        });
        counts.map(Value::Integer).collect()
    }
}
