//! Degree: how many edges a node has.

use super::{About, Direction, Family, Found, Frozen, Measure, Stopped, Subject, Watch};
use crate::graph::Value;

/// How many edges a node has: in the actors view, how often an actor speaks of others (out), is
/// spoken of (in), or both (all).
///
/// A count of edges, not scaled. Parallel edges count one each; a self-loop enters and leaves its
/// node, so that it counts twice in all. In a graph in which some edges lead one way and some both,
/// one that leads both ways is an edge in and an edge out, and counts twice in all. Where edges
/// have no direction, in and out are the same as all. Time grows with the edges. Freeman (1979),
/// "Centrality in social networks: conceptual clarification", Social Networks 1.
///
/// ```
/// use sayso::analyze::{Frozen, Options, find};
///
/// let graph = Frozen::from_edges(2, [(0, 1, 5.0), (0, 1, 1.0), (1, 1, 1.0)], &Options::default());
/// let values = |name| find(name).unwrap().values(&graph);
/// assert_eq!(values("degree"), [2.into(), 4.into()]);
/// assert_eq!(values("in_degree"), [0.into(), 3.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Degree(
    /// Which edges count.
    pub Direction,
);

/// What there is to know about the edges of both directions.
const ALL: About = About {
    name: "degree",
    family: Family::Centrality,
    subject: Subject::Nodes,
    summary: "high: this actor has many ties: speaks, is spoken of, holds roles",
    normalization: "count of edges; parallel edges one each, a self-loop two in all, and one that \
                    leads both ways, where others do not, as one in and one out",
    paper: "Freeman 1979",
    complexity: "O(n + m)",
    directed: false,
    weighted: false,
};

/// What differs for those that enter.
const IN: About = About {
    name: "in_degree",
    summary: "high: many ties lead to this actor: it is spoken of, or others belong to it",
    directed: true,
    ..ALL
};

/// What differs for those that leave.
const OUT: About = About {
    name: "out_degree",
    summary: "high: many ties start at this actor; it speaks of others",
    directed: true,
    ..ALL
};

impl Measure for Degree {
    fn about(&self) -> &'static About {
        match self.0 {
            Direction::All => &ALL,
            Direction::In => &IN,
            Direction::Out => &OUT,
        }
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
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
        Ok(counts.map(Value::Integer).collect::<Vec<_>>().into())
    }
}
