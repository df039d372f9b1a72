//! Transitivity: how often a contact's contact is a contact.

use super::triangles::{neighbor_counts, triangle_counts};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How often a contact of a contact is a contact too, over the whole graph: actors with many
/// contacts count for more than they do in [`AverageClustering`](super::AverageClustering).
///
/// Three times the number of triangles, divided by that of chains of two ties. 0 where there is no
/// such chain. Direction, weights, parallel edges and self-loops make no difference. Time grows
/// with m times the root of m at worst. Newman, Watts and Strogatz (2002), "Random graph models of
/// social networks", PNAS 99.
///
/// ```
/// use sayso::analyze::{Frozen, Measure, Options, Transitivity};
///
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &Options::default());
/// assert_eq!(Transitivity.values(&graph), [0.6.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Transitivity;

impl Measure for Transitivity {
    fn about(&self) -> &'static About {
        &About {
            name: "transitivity",
            family: Family::Structure,
            subject: Subject::Graph,
            summary: "high: those who share a contact are mostly in contact themselves",
            normalization: "0 to 1: share of the chains of two ties that are closed to a triangle",
            paper: "Newman, Watts and Strogatz 2002",
            complexity: "O(m^1.5)",
            directed: false,
            weighted: false,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let closed: u64 = triangle_counts(graph, watch)?.iter().sum();
        let chains = neighbor_counts(graph)
            .map(u64::from)
            .map(|count| count * count.saturating_sub(1) / 2);
        let chains: u64 = chains.sum();
        Ok(floats([closed as f64 / chains.max(1) as f64]))
    }
}
