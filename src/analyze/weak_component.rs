//! Weak components: which nodes hang together at all.

use super::components::by_size;
use super::frozen::number;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};

/// Which nodes hang together at all: actors of one weak component are tied to each other by some
/// chain of statements, whoever speaks of whom.
///
/// The number of the component: 1 is the largest, and of equal ones that with the first node.
/// Direction and weights make no difference: an edge of weight zero ties its ends as well. A node
/// without ties is a component of its own. Time grows with the edges. Hopcroft and Tarjan (1973),
/// "Algorithm 447: efficient algorithms for graph manipulation", Communications of the ACM 16.
///
/// ```
/// use sayso::analyze::{Frozen, Measure, Options, WeakComponent};
///
/// let graph = Frozen::from_edges(4, [(1, 2, 1.0), (3, 2, 1.0)], &Options::default());
/// assert_eq!(WeakComponent.values(&graph), [2.into(), 1.into(), 1.into(), 1.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct WeakComponent;

impl Measure for WeakComponent {
    fn about(&self) -> &'static About {
        &About {
            name: "weak_component",
            family: Family::Structure,
            subject: Subject::Nodes,
            summary: "same number: some chain of ties links these actors, whoever speaks of whom",
            normalization: "number of the component; 1 is the largest",
            paper: "Hopcroft and Tarjan 1973",
            complexity: "O(n + m)",
            directed: false,
            weighted: false,
        }
    }

    fn ranks_least_first(&self) -> bool {
        true
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        Ok(by_size(&weak_labels(graph)).into())
    }
}

/// How many neighbors of every node are looked at before the largest component is guessed.
const FIRST: usize = 2;

/// How many nodes are asked for their component to guess the largest.
const ASKED: usize = 1024;

/// Labels the nodes of every weak component with the least of their numbers.
///
/// A few neighbors of each node tie most nodes of a large component together. Nodes of that one
/// then need not look at their other neighbors, since the nodes outside do: nine in ten ties are
/// never read (Sutton, Ben-Nun and Barak 2018, "Optimizing parallel graph connectivity computation
/// via subgraph sampling").
pub(super) fn weak_labels(graph: &Frozen) -> Vec<u32> {
    let node_count = graph.node_count();
    let mut parents: Vec<u32> = (0..).take(node_count).collect();
    for node in 0..node_count {
        let neighbors = graph.outgoing().neighbors(node).iter().take(FIRST);
        for neighbor in neighbors {
            join(&mut parents, number(node), *neighbor);
        }
    }
    flatten(&mut parents);
    let largest = most_common(&parents);
    for node in 0..node_count {
        if Some(parents[node]) == largest {
            continue;
        }
        let outgoing = graph.outgoing().neighbors(node).iter().skip(FIRST);
        let incoming = graph.incoming().neighbors(node);
        for neighbor in outgoing.chain(incoming) {
            join(&mut parents, number(node), *neighbor);
        }
    }
    flatten(&mut parents);
    parents
}

/// Makes one tree of those of two nodes; the lesser root stays one.
pub(super) fn join(parents: &mut [u32], a: u32, b: u32) {
    let (mut a, mut b) = (a, b);
    while parents[a as usize] != parents[b as usize] {
        if parents[a as usize] < parents[b as usize] {
            (a, b) = (b, a);
        }
        let parent = parents[a as usize];
        if parent == a {
            parents[a as usize] = parents[b as usize];
            return;
        }
        // The trees will be one, so that a node may hang in the other already.
        parents[a as usize] = parents[b as usize];
        a = parent;
    }
}

/// Hangs every node on its root. No node is less than its parent, so that one pass is enough.
pub(super) fn flatten(parents: &mut [u32]) {
    for node in 0..parents.len() {
        parents[node] = parents[parents[node] as usize];
    }
}

/// Returns the label that most of some nodes have, spread evenly over all.
fn most_common(labels: &[u32]) -> Option<u32> {
    let stride = (labels.len() / ASKED).max(1);
    let mut asked: Vec<u32> = labels.iter().step_by(stride).copied().collect();
    asked.sort_unstable();
    let same = asked.chunk_by(|a, b| a == b);
    same.max_by_key(|labels| labels.len())
        .map(|labels| labels[0])
}
