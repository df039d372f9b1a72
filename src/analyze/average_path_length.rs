//! Average path length: how far two nodes are apart, on the mean.

use super::paths::{Use, Way, farness};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};

/// How far two nodes are apart on the mean: a small average path length means that word travels
/// over few others.
///
/// The mean distance, in hops or in inverse weight, over all ordered pairs of which the first
/// reaches the second; pairs without a way between them do not count. A graph without ties has 0.
///
/// Time grows with n·m/512, and with n·m·log n where distances go by weight. Where that comes to
/// more than about a minute, or where [`Options::sampling`](super::Options::sampling) asks for it,
/// the mean over the ways from 4096 nodes drawn at random is given, and the note says how near that
/// is, from how much the means of four quarters of them differ (Student's t). Watts and
/// Strogatz (1998), "Collective dynamics of 'small-world' networks", Nature 393.
///
/// ```
/// use sayso::analyze::{AveragePathLength, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(4, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(AveragePathLength.values(&graph), [(4.0 / 3.0).into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AveragePathLength;

impl Measure for AveragePathLength {
    fn about(&self) -> &'static About {
        &About {
            name: "average_path_length",
            family: Family::Structure,
            subject: Subject::Graph,
            summary: "low: word travels over few others",
            normalization: "mean distance over the pairs of which one reaches the other, not scaled",
            paper: "Watts and Strogatz 1998",
            complexity: "O(n m / 512); by inverse weight O(n m log n); exact up to 6e12 node-tie steps (n m), by weight 1e10",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let farness = farness(graph, Way::Towards, Use::Mean, watch)?;
        Ok(Found {
            values: vec![farness.mean().into()],
            method: Some(farness.method),
            notes: farness.notes,
            ..Found::default()
        })
    }
}
