//! Strong components: which nodes lead to each other.

use super::components::by_size;
use super::frozen::number;
use super::weak_component::weak_labels;
use super::{About, Family, Found, Frozen, Measure, Rows, Stopped, Subject, Watch};

/// Which nodes lead to each other: actors of one strong component are in a conversation, each
/// reached from each by a chain of who speaks of whom.
///
/// The number of the component: 1 is the largest, and of equal ones that with the first node. Where
/// edges have no direction, these are the weak components. Weights make no difference: an edge of
/// weight zero leads on as well. Time grows with the edges; long chains need no deep stack. Tarjan
/// (1972), "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1.
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
        Ok(by_size(&strong_labels(graph)).into())
    }
}

/// Labels the nodes of every strong component with the number of one of them.
///
/// A node that nothing leads on from, or nothing back to, is a component of its own, as are most
/// statements, which mention nobody. Among the others, most graphs have one large strong component.
/// It is what leads to and is led to from the node of most ties, which two searches find that pass
/// over the ties in any order (Fleischer, Hendrickson and Pinar 2000). Tarjan's search, which jumps
/// about in memory, is left with the rest.
pub(super) fn strong_labels(graph: &Frozen) -> Vec<u32> {
    if !graph.options().directed {
        return weak_labels(graph);
    }
    let mut search = Search::new(graph);
    for node in std::mem::take(&mut search.between) {
        if search.lows[node as usize] == Search::NEVER {
            search.explore(node as usize);
        }
    }
    search.labels
}

/// Which part of all ties the ties of the last nodes found must exceed for a sweep to pay.
const SWEEP: usize = 8;

/// Marks what can be reached from a start, within some nodes that were marked with the number
/// before it.
///
/// Where the nodes found last have many ties, the nodes that are not found yet look for one that
/// leads to them instead, and stop at the first (Beamer, Asanović and Patterson 2012,
/// "Direction-optimizing breadth-first search"). There are at most as many such sweeps as the last
/// nodes can have that part of all ties, so that the time grows with the ties.
fn spread(ahead: &Rows, back: &Rows, start: u32, nodes: &[u32], marks: &mut [u8]) {
    let before = marks[start as usize];
    let found = before + 1;
    // All that were found, in order. Nodes are always written, and counted only where they are new:
    // no branch that nobody can foresee.
    let mut order = vec![0; nodes.len() + 1];
    (order[0], marks[start as usize]) = (start, found);
    let (mut last, mut count) = (0, 1);
    while last < count {
        let lately = last..count;
        last = count;
        let ties = order[lately.clone()].iter();
        let ties = ties.map(|node| ahead.neighbors(*node as usize).len());
        if ties.sum::<usize>() > ahead.tie_count() / SWEEP {
            for node in nodes {
                let mark = marks[*node as usize];
                let mut neighbors = back.neighbors(*node as usize).iter();
                if mark == before && neighbors.any(|from| marks[*from as usize] == found) {
                    marks[*node as usize] = found;
                    order[count] = *node;
                    count += 1;
                }
            }
        } else {
            for place in lately {
                for neighbor in ahead.neighbors(order[place] as usize) {
                    let mark = &mut marks[*neighbor as usize];
                    let is_new = *mark == before;
                    *mark += u8::from(is_new);
                    order[count] = *neighbor;
                    count += usize::from(is_new);
                }
            }
        }
    }
}

/// Tarjan's depth-first search, with a list in place of the call stack.
struct Search<'a> {
    rows: &'a Rows,
    /// The earliest visit that each node is known to lead back to, counted from 1; once its
    /// component is complete, later than all visits.
    lows: Vec<u32>,
    /// The component of each node, once it is complete; its own number before.
    labels: Vec<u32>,
    /// The nodes whose component is not complete, in the order of their visits.
    open: Vec<u32>,
    /// The nodes that something leads to and that lead on, in order.
    between: Vec<u32>,
    /// Room for the way of a search.
    way: Vec<(usize, u32, std::slice::Iter<'a, u32>)>,
    visit_count: u32,
}

impl<'a> Search<'a> {
    const NEVER: u32 = 0;
    const COMPLETE: u32 = u32::MAX;
    const ALONE: u8 = u8::MAX;

    /// Starts with the nodes that are alone for certain, and the component of the node of most
    /// ties.
    fn new(graph: &'a Frozen) -> Self {
        let node_count = graph.node_count();
        let (outgoing, incoming) = (graph.outgoing(), graph.incoming());
        let mut search = Self {
            rows: outgoing,
            lows: vec![Self::COMPLETE; node_count],
            labels: (0..).take(node_count).collect(),
            open: Vec::new(),
            between: vec![0; node_count],
            way: Vec::new(),
            visit_count: 0,
        };
        let mut marks = vec![0; node_count];
        let (mut start, mut most, mut count) = (0, 0, 0);
        let degrees = outgoing.degrees().zip(incoming.degrees());
        for ((node, mark), (leaving, entering)) in marks.iter_mut().enumerate().zip(degrees) {
            let ties = leaving * entering;
            *mark = if ties == 0 { Self::ALONE } else { 0 };
            search.between[count] = number(node);
            count += usize::from(ties > 0);
            if ties > most {
                (start, most) = (number(node), ties);
            }
        }
        search.between.truncate(count);
        if most > 0 {
            spread(outgoing, incoming, start, &search.between, &mut marks);
            spread(incoming, outgoing, start, &search.between, &mut marks);
            for node in &search.between {
                if marks[*node as usize] == 2 {
                    search.labels[*node as usize] = start;
                } else {
                    search.lows[*node as usize] = Self::NEVER;
                }
            }
        }
        search
    }

    /// Visits all that a node leads to and completes their components.
    fn explore(&mut self, start: usize) {
        let rows = self.rows;
        // The way from the start to where the search is: each node with its visit and the
        // neighbors still to be seen.
        let mut way = std::mem::take(&mut self.way);
        way.push((start, self.visit(start), rows.neighbors(start).iter()));
        while let Some((node, visit, neighbors)) = way.last_mut() {
            if let Some(neighbor) = neighbors.next() {
                let neighbor = *neighbor as usize;
                let low = self.lows[neighbor];
                if low == Self::NEVER {
                    let next = (
                        neighbor,
                        self.visit(neighbor),
                        rows.neighbors(neighbor).iter(),
                    );
                    way.push(next);
                } else if low < self.lows[*node] {
                    self.lows[*node] = low;
                }
                continue;
            }
            let (node, visit) = (*node, *visit);
            way.pop();
            let low = self.lows[node];
            if low == visit {
                self.complete(node);
            } else if let Some((before, _, _)) = way.last() {
                self.lows[*before] = self.lows[*before].min(low);
            }
        }
        self.way = way;
    }

    /// Counts a visit to a node.
    fn visit(&mut self, node: usize) -> u32 {
        self.visit_count += 1;
        self.lows[node] = self.visit_count;
        self.open.push(number(node));
        self.visit_count
    }

    /// Labels the component whose first visited node leads back no further than itself.
    fn complete(&mut self, first: usize) {
        while let Some(node) = self.open.pop() {
            self.labels[node as usize] = number(first);
            self.lows[node as usize] = Self::COMPLETE;
            if node as usize == first {
                break;
            }
        }
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
