//! Density: how many of the ties that could be there are.

use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How many of the pairs of actors are tied: 1 means that everybody speaks of everybody.
///
/// The share of ordered pairs of nodes with a tie from the first to the second, or of pairs where
/// edges have no direction. Weights, parallel edges and self-loops make no difference. 0 for fewer
/// than two nodes. Wasserman and Faust (1994), "Social Network Analysis", chapter 4.
///
/// ```
/// use sayso::analyze::{Density, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (1, 2, 1.0), (2, 2, 1.0)], &Options::default());
/// assert_eq!(Density.values(&graph), [(1.0 / 3.0).into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Density;

impl Measure for Density {
    fn about(&self) -> &'static About {
        &About {
            name: "density",
            family: Family::Structure,
            subject: Subject::Graph,
            summary: "high: most actors are tied to most others",
            normalization: "0 to 1: share of the pairs of nodes that are tied",
            paper: "Wasserman and Faust 1994",
            complexity: "O(n log n)",
            directed: true,
            weighted: false,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let rows = graph.outgoing();
        let node_count = rows.node_count();
        let own = (0..node_count).filter(|node| rows.tie(*node, *node).is_some());
        // Where edges have no direction each stands in two rows, as each pair is two ordered ones.
        let ties = rows.tie_count() - own.count();
        let pairs = node_count as f64 * (node_count as f64 - 1.0);
        Ok(floats([ties as f64 / pairs.max(1.0)]))
    }
}
