//! Strong components: which nodes lead to each other.

use super::components::by_size;
use super::{About, Family, Found, Frozen, Measure, Rows, Stopped, Subject, Watch};

/// Which nodes lead to each other: actors of one strong component are in a conversation, each
/// reached from each by a chain of who speaks of whom.
///
/// The number of the component: 1 is the largest, and of equal ones that with the first node.
/// Where edges have no direction, these are the weak components. Weights make no difference. Time
/// grows with the edges; long chains need no deep stack. Tarjan (1972), "Depth-first search and
/// linear graph algorithms", SIAM Journal on Computing 1.
///
/// ```
/// use sayso::analyze::{Frozen, Measure, Options, StrongComponent};
///
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 1, 1.0)];
/// let graph = Frozen::from_edges(3, edges, &Options::default());
/// assert_eq!(StrongComponent.values(&graph), [2.into(), 1.into(), 1.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct StrongComponent;

impl Measure for StrongComponent {
    fn about(&self) -> &'static About {
        &About {
            name: "strong_component",
            family: Family::Structure,
            subject: Subject::Nodes,
            summary: "same number: each of these actors leads to each other along ties",
            normalization: "number of the component; 1 is the largest",
            paper: "Tarjan 1972",
            complexity: "O(n + m)",
            directed: true,
            weighted: false,
        }
    }

    fn ranks_least_first(&self) -> bool {
        true
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let mut search = Search::new(graph.outgoing());
        for node in 0..graph.node_count() {
            if search.visits[node] == Search::NEVER {
                search.explore(node);
            }
        }
        Ok(by_size(&search.labels).into())
    }
}

/// Tarjan's depth-first search, with a list in place of the call stack.
struct Search<'a> {
    rows: &'a Rows,
    /// When each node was first seen, from 1.
    visits: Vec<usize>,
    /// The earliest visit that each node is known to lead back to.
    lows: Vec<usize>,
    /// The component of each node, once it is complete.
    labels: Vec<usize>,
    /// The nodes whose component is not complete, in the order of their visits.
    open: Vec<usize>,
    visit_count: usize,
    label_count: usize,
}

impl<'a> Search<'a> {
    const NEVER: usize = 0;
    const INCOMPLETE: usize = usize::MAX;

    fn new(rows: &'a Rows) -> Self {
        let node_count = rows.node_count();
        Self {
            rows,
            visits: vec![Self::NEVER; node_count],
            lows: vec![0; node_count],
            labels: vec![Self::INCOMPLETE; node_count],
            open: Vec::new(),
            visit_count: 0,
            label_count: 0,
        }
    }

    /// Visits all that a node leads to and completes their components.
    fn explore(&mut self, start: usize) {
        self.visit(start);
        // The way from the start to where the search is, with the neighbors still to be seen.
        let mut way = vec![(start, self.rows.neighbors(start).iter())];
        while let Some((node, neighbors)) = way.last_mut() {
            let node = *node;
            if let Some(&neighbor) = neighbors.next() {
                let neighbor = neighbor as usize;
                if self.visits[neighbor] == Self::NEVER {
                    self.visit(neighbor);
                    way.push((neighbor, self.rows.neighbors(neighbor).iter()));
                } else if self.labels[neighbor] == Self::INCOMPLETE {
                    self.lows[node] = self.lows[node].min(self.visits[neighbor]);
                }
                continue;
            }
            way.pop();
            if let Some((before, _)) = way.last() {
                self.lows[*before] = self.lows[*before].min(self.lows[node]);
            }
            if self.lows[node] == self.visits[node] {
                self.complete(node);
            }
        }
    }

    fn visit(&mut self, node: usize) {
        self.visit_count += 1;
        self.visits[node] = self.visit_count;
        self.lows[node] = self.visit_count;
        self.open.push(node);
    }

    /// Labels the component whose first visited node leads back no further than itself.
    fn complete(&mut self, first: usize) {
        while let Some(node) = self.open.pop() {
            self.labels[node] = self.label_count;
            if node == first {
                break;
            }
        }
        self.label_count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Options;
    use super::*;

    #[test]
    fn a_long_path_needs_no_deep_stack() {
        let length = 600_000;
        let edges = (1..length).map(|node| (node - 1, node, 1.0));
        let graph = Frozen::from_edges(length, edges.clone(), &Options::default());
        let last = StrongComponent.values(&graph).pop();
        assert_eq!(last, Some(600_000.into()));
        let circle = edges.chain([(length - 1, 0, 1.0)]);
        let graph = Frozen::from_edges(length, circle, &Options::default());
        let last = StrongComponent.values(&graph).pop();
        assert_eq!(last, Some(1.into()));
    }
}
