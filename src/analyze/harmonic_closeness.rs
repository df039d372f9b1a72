//! Harmonic closeness: how near all others are to a node, on the mean.

use super::paths::{Use, Way, farness, others};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How near all others are to a node: high harmonic closeness means that most actors are near to
/// this one, even where some cannot reach it at all.
///
/// The mean of one divided by the distance *to* the node, over all others; those that cannot reach
/// it add nothing. From 0 to 1 in hops; by inverse weight it can exceed 1. A single node has 0.
/// Self-loops change nothing; parallel edges
/// are one tie, and one without weight cannot be passed where distances go by weight.
///
/// Time grows with n·m/512, and with n·m·log n where distances go by weight. Where that comes to
/// more than about a minute, or where [`Options::sampling`](super::Options::sampling) asks for it,
/// values are estimated from the distances to nodes drawn at random, until all are near enough
/// (unless an error is asked for, by weight in units of the greatest possible one); the note says
/// how near. That holds as long as no distance is more than twice the longest one met. Eppstein and
/// Wang (2004), "Fast approximation of centrality", Journal of Graph Algorithms and Applications 8.
/// Boldi and Vigna (2014), "Axioms for centrality", Internet Mathematics 10.
///
/// ```
/// use sayso::analyze::{Frozen, HarmonicCloseness, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(HarmonicCloseness.values(&graph), [0.0.into(), 0.5.into(), 0.75.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct HarmonicCloseness;

impl Measure for HarmonicCloseness {
    fn about(&self) -> &'static About {
        &About {
            name: "harmonic_closeness",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "high: most others are near to this actor, even if some cannot reach it",
            normalization: "0 to 1 in hops: mean of the inverse incoming distances, divided by n - 1",
            paper: "Boldi and Vigna 2014",
            complexity: "O(n m / 512); by inverse weight O(n m log n); exact up to 6e12 node-tie steps (n m), by weight 1e10",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let farness = farness(graph, Way::Towards, Use::Harmonic, watch)?;
        let others = others(graph.node_count());
        Ok(Found {
            method: Some(farness.method),
            notes: farness.notes,
            ..floats(farness.inverse.into_iter().map(|sum| sum / others))
        })
    }
}
