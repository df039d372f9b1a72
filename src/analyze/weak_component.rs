//! Weak components: which nodes hang together at all.

use super::components::by_size;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};

/// Which nodes hang together at all: actors of one weak component are tied to each other by some
/// chain of statements, whoever speaks of whom.
///
/// The number of the component: 1 is the largest, and of equal ones that with the first node.
/// Direction and weights make no difference. Time grows with the edges. Hopcroft and Tarjan
/// (1973), "Algorithm 447: efficient algorithms for graph manipulation", Communications of the
/// ACM 16.
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
        const NONE: usize = usize::MAX;
        let mut labels = vec![NONE; graph.node_count()];
        let mut waiting = Vec::new();
        let mut label = 0;
        for start in 0..graph.node_count() {
            if labels[start] != NONE {
                continue;
            }
            labels[start] = label;
            waiting.push(start);
            while let Some(node) = waiting.pop() {
                for rows in [graph.outgoing(), graph.incoming()] {
                    for &neighbor in rows.neighbors(node) {
                        let neighbor = neighbor as usize;
                        if labels[neighbor] == NONE {
                            labels[neighbor] = label;
                            waiting.push(neighbor);
                        }
                    }
                }
            }
            label += 1;
        }
        Ok(by_size(&labels).into())
    }
}
