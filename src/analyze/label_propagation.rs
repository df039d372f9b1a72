//! Label propagation: communities where everybody says what most around them say.

use super::communities::{found, propagate};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};

/// Which actors end up with one label when everybody keeps taking the label that is strongest
/// among those they are tied to: a quick view of dense groups, without any notion of chance.
///
/// The number of the community: 1 is the largest, and of equal ones that with the first node; each
/// is connected. Nodes take labels one after the other, in an order, and equal ones by chance,
/// that follow from the [`seed`](super::Options::seed); another seed may give quite another
/// division. The figure `label_propagation_modularity` says what it is worth. Direction makes no
/// difference; a tie of negative weight counts against the label it brings; a node without ties is
/// a community of its own. Time grows with the edges in each round, of which there are about five
/// and never more than 100. Raghavan, Albert and Kumara (2007), "Near linear time algorithm to
/// detect community structures in large-scale networks", Physical Review E 76.
///
/// ```
/// use sayso::analyze::{Frozen, LabelPropagation, Measure, Options};
///
/// let edges = [(0, 1, 2.0), (1, 2, 2.0), (2, 0, 2.0), (2, 3, 1.0), (3, 4, 2.0)];
/// let graph = Frozen::from_edges(6, edges, &Options::default());
/// let values = LabelPropagation.values(&graph);
/// assert_eq!(values, [1.into(), 1.into(), 1.into(), 2.into(), 2.into(), 3.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LabelPropagation;

impl Measure for LabelPropagation {
    fn about(&self) -> &'static About {
        &About {
            name: "label_propagation",
            family: Family::Communities,
            subject: Subject::Nodes,
            summary: "same number: everybody here has most of their ties with others of the group",
            normalization: "numbers from 1, the largest community first; each is connected",
            paper: "Raghavan et al. 2007",
            complexity: "O(n + m) a round, about five rounds",
            directed: false,
            weighted: true,
        }
    }

    fn ranks_least_first(&self) -> bool {
        true
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        found(graph, "label_propagation_modularity", |network, random| {
            propagate(&network, random, watch)
        })
    }
}
