//! Betweenness: how many shortest ways pass through a node.

use super::paths::passed;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How many of the shortest ways between others pass through a node: high betweenness means that
/// stories pass through this actor.
///
/// From 0 to 1: for every pair of other nodes, the share of their shortest ways that leads through
/// this one; the sum is divided by the number of pairs, (n − 1)(n − 2). Pairs without a way between
/// them add nothing; in a graph of two nodes or fewer all values are 0. Self-loops change nothing,
/// parallel edges are one tie, and one without weight cannot be passed where distances go by
/// weight. Ways of equal length count as such up to a relative difference of 10⁻¹².
///
/// Time grows with n·m, and with n·m·log n where distances go by weight. Where that comes to more
/// than about a minute (3·10¹⁰ steps from a node over an arc, 10¹⁰ by weight), or where
/// [`Options::sampling`](super::Options::sampling) asks for it, values are estimated from shortest
/// ways drawn at random, by weight from all ways of nodes drawn at random, until all are near
/// enough; the note says how near. Borassi and Natale (2016), "KADABRA is an adaptive algorithm for
/// betweenness via random approximation", ESA. Brandes (2001), "A faster algorithm for betweenness
/// centrality", Journal of Mathematical Sociology 25.
///
/// ```
/// use sayso::analyze::{Betweenness, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(Betweenness.values(&graph), [0.0.into(), 0.5.into(), 0.0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Betweenness;

impl Measure for Betweenness {
    fn about(&self) -> &'static About {
        &About {
            name: "betweenness",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "high: stories pass through this actor",
            normalization: "0 to 1: share of the shortest paths between all pairs of other nodes",
            paper: "Brandes 2001",
            complexity: "O(n m); by inverse weight O(n m log n); exact up to 3e10 node-tie steps (n m), by weight 1e10",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let passed = passed(graph, false, watch)?;
        Ok(Found {
            method: Some(passed.method),
            notes: passed.notes,
            ..floats(passed.nodes)
        })
    }
}
