//! Eccentricity: how far the farthest node is that can be reached.

use super::paths::{Use, Way, farness};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How far the farthest node is that a node reaches: low eccentricity means that nobody who hears
/// of this actor at all is far away.
///
/// The greatest distance *from* the node to any that it can reach, in hops or in inverse weight,
/// not scaled. Those that it cannot reach do not count, so that the value is that of the part of
/// the graph that lies ahead of the node; one that reaches nobody has 0. Self-loops and parallel
/// edges change nothing in hops.
///
/// Time grows with n·m/512, and with n·m·log n where distances go by weight. Where that comes to
/// more than about a minute, or where [`Options::sampling`](super::Options::sampling) asks for it,
/// the greatest distance to 4096 nodes drawn at random is given, and the note says so. Hage and
/// Harary (1995), "Eccentricity and centrality in networks", Social Networks 17.
///
/// ```
/// use sayso::analyze::{Eccentricity, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(Eccentricity.values(&graph), [2.0.into(), 1.0.into(), 0.0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Eccentricity;

impl Measure for Eccentricity {
    fn about(&self) -> &'static About {
        &About {
            name: "eccentricity",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "low: nobody whom this actor reaches is far away",
            normalization: "greatest distance to a node that can be reached, not scaled; 0 where there is none",
            paper: "Hage and Harary 1995",
            complexity: "O(n m / 512); by inverse weight O(n m log n); exact up to 6e12 node-tie steps (n m), by weight 1e10",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let farness = farness(graph, Way::Away, Use::Greatest, watch)?;
        Ok(Found {
            method: Some(farness.method),
            notes: farness.notes,
            ..floats(farness.greatest)
        })
    }
}
