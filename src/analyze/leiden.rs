//! Leiden: communities of high modularity, each of them connected.

use super::communities::{Joining, found, resolution, search};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};

/// Which actors keep together, in communities of which each is connected: some chain of ties
/// within it links any two of its actors.
///
/// The number of the community: 1 is the largest, and of equal ones that with the first node. It
/// goes on where [`Louvain`](super::Louvain) ends: the communities are parted into well connected
/// pieces, which move to other communities or join anew. The figure `leiden_modularity`,
/// resolution, seed, direction and negative weights are as there; a piece is joined where most is
/// gained by it. Graphs of up to some 250,000 edges are then searched further, with pieces that are
/// drawn by chance, which follows from the seed, and from fresh starts. Time grows with the edges,
/// some twenty looks at each, and ten times that or more where a graph is small. Traag, Waltman and
/// van Eck (2019), "From Louvain to Leiden: guaranteeing well-connected communities", Scientific
/// Reports 9.
///
/// ```
/// use sayso::analyze::{Frozen, Leiden, Measure, Options};
///
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0), (3, 4, 1.0)];
/// let graph = Frozen::from_edges(5, edges, &Options::default());
/// assert_eq!(Leiden.values(&graph), [1.into(), 1.into(), 1.into(), 2.into(), 2.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Leiden;

impl Measure for Leiden {
    fn about(&self) -> &'static About {
        &About {
            name: "leiden",
            family: Family::Communities,
            subject: Subject::Nodes,
            summary: "same number: these actors keep together, and none only through outsiders",
            normalization: "numbers from 1, the largest community first; each is connected",
            paper: "Traag et al. 2019",
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
        found(graph, "leiden_modularity", |network, random| {
            search(network, Joining::Pieces, resolution, random, watch)
        })
    }
}
