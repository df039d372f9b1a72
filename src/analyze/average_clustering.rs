//! Average clustering: how close-knit circles are on the whole.

use super::clustering::local_clustering;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How close-knit circles are on the whole: the mean of [`Clustering`](super::Clustering) over all
/// nodes, every actor counting the same.
///
/// 0 for an empty graph. Direction and weights count as they do there. Watts and Strogatz (1998),
/// "Collective dynamics of 'small-world' networks", Nature 393.
///
/// ```
/// use sayso::analyze::{AverageClustering, Frozen, Measure, Options};
///
/// let options = Options { directed: false, ..Options::default() };
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &options);
/// assert_eq!(AverageClustering.values(&graph), [0.75.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AverageClustering;

impl Measure for AverageClustering {
    fn about(&self) -> &'static About {
        &About {
            name: "average_clustering",
            family: Family::Structure,
            subject: Subject::Graph,
            summary: "high: around most actors there is a close-knit circle",
            normalization: "0 to 1: mean of the clustering of all nodes",
            paper: "Watts and Strogatz 1998",
            complexity: "O(m^1.5)",
            directed: true,
            weighted: true,
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a graph has fewer than 2^32 nodes"
    )]
    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let values = local_clustering(graph, watch)?;
        let total = values.iter().fold(0.0, |sum, value| sum + value);
        Ok(floats([total / values.len().max(1) as f64]))
    }
}
