//! Strength: how much weight a node's edges have together.

use super::{Direction, Frozen, Measure, floats};
use crate::graph::Value;

/// How much weight a node's edges have together: in the actors view, how many statements tie an
/// actor to others.
///
/// A sum of weights, not scaled; a self-loop counts twice in all, as it does in
/// [`Degree`](super::Degree). Where edges have no direction, in and out are the same as all; where
/// they have no weight, strength is degree. Time grows with the edges. Barrat, Barthélemy,
/// Pastor-Satorras, Vespignani (2004), "The architecture of complex weighted networks", PNAS 101.
///
/// ```
/// use sayso::analyze::{Frozen, Options, find};
///
/// let graph = Frozen::from_edges(2, [(0, 1, 5.0), (0, 1, 1.0), (1, 1, 1.0)], &Options::default());
/// let values = |name| find(name).unwrap().compute(&graph);
/// assert_eq!(values("strength"), [6.0.into(), 8.0.into()]);
/// assert_eq!(values("out_strength"), [6.0.into(), 1.0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Strength(
    /// Which edges count.
    pub Direction,
);

impl Measure for Strength {
    fn name(&self) -> &'static str {
        match self.0 {
            Direction::All => "strength",
            Direction::In => "in_strength",
            Direction::Out => "out_strength",
        }
    }

    fn summary(&self) -> &'static str {
        match self.0 {
            Direction::All => "high: many statements and roles tie this actor to others",
            Direction::In => "high: many statements and roles lead to this actor",
            Direction::Out => "high: this actor makes many statements about others",
        }
    }

    fn normalization(&self) -> &'static str {
        "sum of weights; a self-loop twice in all"
    }

    fn paper(&self) -> &'static str {
        "Barrat et al. 2004"
    }

    fn complexity(&self) -> &'static str {
        "O(n + m)"
    }

    fn directed(&self) -> bool {
        self.0 != Direction::All
    }

    fn weighted(&self) -> bool {
        true
    }

    fn compute(&self, graph: &Frozen) -> Vec<Value> {
        let nodes = 0..graph.node_count();
        floats(nodes.map(|node| {
            let (incoming, outgoing) = (graph.incoming(), graph.outgoing());
            match self.0 {
                // The one row there is holds all edges, but a self-loop only once.
                _ if !graph.options().directed => {
                    let mut ties = outgoing.ties(node);
                    let own = ties.find(|(neighbor, _)| *neighbor == node);
                    outgoing.strength(node) + own.map_or(0.0, |(_, weight)| weight)
                }
                Direction::All => incoming.strength(node) + outgoing.strength(node),
                Direction::In => incoming.strength(node),
                Direction::Out => outgoing.strength(node),
            }
        }))
    }
}
