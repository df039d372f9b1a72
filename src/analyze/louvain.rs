//! Louvain: communities of high modularity, found by joining them level by level.

use super::communities::{Joining, found, resolution, search};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};

/// Which actors keep together: they have more ties, or stronger ones, with one another than chance
/// would give them.
///
/// The number of the community: 1 is the largest, and of equal ones that with the first node. The
/// figure `louvain_modularity` says how much the division is worth: from about 0.3 on, there are
/// groups. Communities are finer with a higher [`resolution`](super::Options::resolution). Nodes
/// start in an order that follows from the [`seed`](super::Options::seed); other seeds give
/// divisions that are about as good. Direction makes no difference; a tie of negative weight drives
/// its ends apart; a node without ties is a community of its own. What the levels left undecided is
/// decided on the way back (Rotta and Noack 2011, "Multilevel local search algorithms for
/// modularity clustering", ACM Journal of Experimental Algorithmics 16). Time grows with the edges,
/// a few looks at each. Blondel, Guillaume, Lambiotte and Lefebvre (2008), "Fast unfolding of
/// communities in large networks", Journal of Statistical Mechanics P10008.
///
/// ```
/// use sayso::analyze::{Frozen, Louvain, Measure, Options};
///
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0), (3, 4, 1.0)];
/// let graph = Frozen::from_edges(5, edges, &Options::default());
/// assert_eq!(Louvain.values(&graph), [1.into(), 1.into(), 1.into(), 2.into(), 2.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Louvain;

impl Measure for Louvain {
    fn about(&self) -> &'static About {
        &About {
            name: "louvain",
            family: Family::Communities,
            subject: Subject::Nodes,
            summary: "same number: these actors have more ties with one another than with others",
            normalization: "numbers from 1, the largest community first; isolated nodes alone",
            paper: "Blondel et al. 2008",
            complexity: "O(n + m) a level, few levels",
            directed: false,
            weighted: true,
        }
    }

    fn ranks_least_first(&self) -> bool {
        true
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let resolution = resolution(graph);
        found(graph, "louvain_modularity", |network, random| {
            search(network, Joining::Communities, resolution, random, watch)
        })
    }
}
