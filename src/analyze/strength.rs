//! Strength: how much weight a node's edges have together.

use super::{About, Direction, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

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
/// let values = |name| find(name).unwrap().values(&graph);
/// assert_eq!(values("strength"), [6.0.into(), 8.0.into()]);
/// assert_eq!(values("out_strength"), [6.0.into(), 1.0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Strength(
    /// Which edges count.
    pub Direction,
);

/// What there is to know about the edges of both directions.
const ALL: About = About {
    name: "strength",
    family: Family::Centrality,
    subject: Subject::Nodes,
    summary: "high: many statements and roles tie this actor to others",
    normalization: "sum of weights; a self-loop twice in all",
    paper: "Barrat et al. 2004",
    complexity: "O(n + m)",
    directed: false,
    weighted: true,
};

/// What differs for those that enter.
const IN: About = About {
    name: "in_strength",
    summary: "high: many statements and roles lead to this actor",
    directed: true,
    ..ALL
};

/// What differs for those that leave.
const OUT: About = About {
    name: "out_strength",
    summary: "high: this actor makes many statements about others",
    directed: true,
    ..ALL
};

impl Measure for Strength {
    fn about(&self) -> &'static About {
        match self.0 {
            Direction::All => &ALL,
            Direction::In => &IN,
            Direction::Out => &OUT,
        }
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let nodes = 0..graph.node_count();
        Ok(floats(nodes.map(|node| {
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
        })))
    }
}
