//! Edge betweenness: how many shortest ways lead over a tie.

use super::paths::passed;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How many of the shortest ways lead over a tie: high edge betweenness means that word passes
/// from one circle to another along this very tie.
///
/// From 0 to 1: for every ordered pair of nodes, the share of their shortest ways that leads over
/// the tie; the sum is divided by the number of pairs, n (n − 1). Where ties lead both ways, both
/// directions count together. Parallel edges are one tie and have its value together; a self-loop
/// has 0, and so has a tie without weight where distances go by weight. Pairs without a way between
/// them add nothing; a graph without ties has no values. Ways of equal length count as such up to a
/// relative difference of 10⁻¹². Time grows with n·m, and with n·m·log n where distances go by
/// weight; what would take minutes is estimated as in [`Betweenness`](super::Betweenness). Girvan
/// and Newman (2002), "Community structure in social and biological networks", PNAS 99; Brandes
/// (2008), "On variants of shortest-path betweenness centrality", Social Networks 30.
///
/// ```
/// use sayso::analyze::{EdgeBetweenness, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(EdgeBetweenness.values(&graph), [(1.0 / 3.0).into(), (1.0 / 3.0).into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct EdgeBetweenness;

impl Measure for EdgeBetweenness {
    fn about(&self) -> &'static About {
        &About {
            name: "edge_betweenness",
            family: Family::Centrality,
            subject: Subject::Edges,
            summary: "high: word passes from one circle to another along this tie",
            normalization: "0 to 1: share of the shortest paths between all pairs of nodes",
            paper: "Girvan and Newman 2002",
            complexity: "O(n m); by inverse weight O(n m log n); exact up to 1.5e10 node-tie steps (n m), by weight 1e10",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let mut passed = passed(graph, true, watch)?;
        // A graph in which nothing can be passed has ties all the same.
        passed.ties.resize(graph.outgoing().tie_count(), 0.0);
        Ok(Found {
            method: Some(passed.method),
            notes: passed.notes,
            ..floats(passed.ties)
        })
    }
}
