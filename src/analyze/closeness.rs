//! Closeness: how short the ways to a node are.

use super::paths::{Use, Way, farness, others};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How short the ways to a node are: high closeness means that word reaches this actor quickly
/// from everywhere.
///
/// One divided by the mean distance *to* the node from those that can reach it, times the share of
/// all others that can: the scaling of Wasserman and Faust, which makes nodes of different
/// components comparable. From 0 (nobody reaches it) to 1 in hops (everybody is next to it); by
/// inverse weight it can exceed 1. Self-loops change nothing; parallel edges
/// are one tie, and one without weight cannot be passed where distances go by weight.
///
/// Time grows with n·m/512, and with n·m·log n where distances go by weight. Where that comes to
/// more than about a minute, or where [`Options::sampling`](super::Options::sampling) asks for it,
/// values are estimated from the distances to nodes drawn at random, until all are near enough
/// (unless an error is asked for, by weight in units of the greatest possible one); the note says
/// how near. That holds as long as no distance is more than twice the longest one met. Eppstein and
/// Wang (2004), "Fast approximation of centrality", Journal of Graph Algorithms and Applications 8.
/// Wasserman and Faust (1994), "Social Network Analysis", chapter 5.
///
/// ```
/// use sayso::analyze::{Closeness, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(Closeness.values(&graph), [0.0.into(), 0.5.into(), (2.0 / 3.0).into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Closeness;

impl Measure for Closeness {
    fn about(&self) -> &'static About {
        &About {
            name: "closeness",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "high: word reaches this actor in few steps from everywhere",
            normalization: "0 to 1 in hops: inverse mean incoming distance, times the share of nodes that reach it \
         (Wasserman-Faust)",
            paper: "Wasserman and Faust 1994",
            complexity: "O(n m / 512); by inverse weight O(n m log n); exact up to 6e12 node-tie steps (n m), by weight 1e10",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let farness = farness(graph, Way::Towards, Use::Closeness, watch)?;
        let others = others(graph.node_count());
        let sums = farness.reaching.iter().zip(&farness.total);
        let values = sums.map(|(&reaching, &total)| {
            if total > 0.0 {
                reaching / total * (reaching / others)
            } else {
                0.0
            }
        });
        Ok(Found {
            method: Some(farness.method.clone()),
            notes: farness.notes.clone(),
            ..floats(values)
        })
    }
}
