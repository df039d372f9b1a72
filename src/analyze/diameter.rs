//! Diameter: how far the two nodes are apart that are farthest from each other.

use super::paths::diameter;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How far the two nodes are apart that are farthest from each other: a small diameter means that
/// whoever hears of another at all does so over few others.
///
/// The greatest distance from any node to any that it can reach, in hops or in inverse weight, not
/// scaled: the greatest eccentricity. Pairs without a way between them do not count; a graph
/// without ties has 0.
///
/// Where edges have no direction and count as hops, walks from a few nodes tell, whatever the size.
/// Otherwise time grows with n·m/512, and with n·m·log n where distances go by weight. Where that
/// comes to more than about a minute, or where [`Options::sampling`](super::Options::sampling) asks
/// for it, the greatest distance from 4096 nodes drawn at random is given, and the note says so.
/// Hage and Harary (1995), "Eccentricity and centrality in networks", Social Networks 17.
///
/// ```
/// use sayso::analyze::{Diameter, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(4, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(Diameter.values(&graph), [2.0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Diameter;

impl Measure for Diameter {
    fn about(&self) -> &'static About {
        &About {
            name: "diameter",
            family: Family::Structure,
            subject: Subject::Graph,
            summary: "low: whoever reaches another at all does so over few others",
            normalization: "greatest distance between two nodes of which one reaches the other, not scaled",
            paper: "Hage and Harary 1995",
            complexity: "O(n m / 512), undirected in hops mostly O(m); by inverse weight O(n m log n); exact up to 6e12 node-tie steps (n m), by weight 1e10",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let (greatest, method, notes) = diameter(graph, watch)?;
        Ok(Found {
            method: Some(method),
            notes,
            ..floats([greatest])
        })
    }
}
