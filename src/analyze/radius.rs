//! Radius: how far the farthest node is from the one in the middle.

use super::paths::{Use, Way, farness};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How far the farthest node is from the one in the middle: a small radius means that somebody
/// reaches everybody over few others.
///
/// The least eccentricity of all nodes that reach another one, in hops or in inverse weight, not
/// scaled. In a graph of several parts that is the radius of the part with the least; a graph
/// without ties has 0.
///
/// Time grows with n·m/512, and with n·m·log n where distances go by weight. Where that comes to
/// more than about a minute, or where [`Options::sampling`](super::Options::sampling) asks for it,
/// only the distances to 4096 nodes drawn at random count, and the note says so. Hage and Harary
/// (1995), "Eccentricity and centrality in networks", Social Networks 17.
///
/// ```
/// use sayso::analyze::{Frozen, Measure, Options, Radius};
///
/// let options = Options { directed: false, ..Options::default() };
/// let graph = Frozen::from_edges(4, [(0, 1, 1.0), (1, 2, 1.0)], &options);
/// assert_eq!(Radius.values(&graph), [1.0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Radius;

impl Measure for Radius {
    fn about(&self) -> &'static About {
        &About {
            name: "radius",
            family: Family::Structure,
            subject: Subject::Graph,
            summary: "low: somebody reaches everybody over few others",
            normalization: "least eccentricity of the nodes that reach another one, not scaled",
            paper: "Hage and Harary 1995",
            complexity: "O(n m / 512); by inverse weight O(n m log n); exact up to 6e12 node-tie steps (n m), by weight 1e10",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let farness = farness(graph, Way::Away, Use::Greatest, watch)?;
        let reaching = farness.greatest.into_iter().filter(|far| *far > 0.0);
        Ok(Found {
            method: Some(farness.method),
            notes: farness.notes,
            ..floats([reaching.reduce(f64::min).unwrap_or(0.0)])
        })
    }
}
