//! Edges that repeat others: of the same kind, between the same two nodes.

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::GraphView;

/// Which edges repeat others before them, for programs that would make one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeats {
    /// The edges that do, by number, each with how many of them there are up to it.
    found: Vec<(usize, usize)>,
}

impl Repeats {
    /// Finds the edges that repeat others. Where they have no direction, it does not matter which
    /// of the two nodes is named first.
    ///
    /// It takes one walk over the ties of every node; memory is that of the repeats.
    #[must_use]
    pub fn of(graph: &GraphView) -> Self {
        let mut found = Vec::new();
        let mut ties: Vec<(usize, bool, usize)> = Vec::new();
        let lead_both_ways = !graph.is_directed() || graph.is_mixed();
        for node in 0..graph.node_count() {
            let links = |direction| {
                let links = graph
                    .links()
                    .edges_directed(NodeIndex::new(node), direction);
                links.map(move |link| {
                    let ends = [link.source().index(), link.target().index()];
                    let other = ends[usize::from(direction == Outgoing)];
                    let edge = link.id().index();
                    (other, graph.leads_one_way(edge), edge)
                })
            };
            ties.clear();
            // Edges that lead both ways are those of the node with the lesser number.
            let leaving = links(Outgoing).filter(|(other, one_way, _)| *one_way || *other >= node);
            ties.extend(leaving);
            if lead_both_ways {
                let entering =
                    links(Incoming).filter(|(other, one_way, _)| !one_way && *other > node);
                ties.extend(entering);
            }
            ties.sort_unstable();
            for same in ties.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
                if same.len() > 1 {
                    number(graph, same.iter().map(|tie| tie.2).collect(), &mut found);
                }
            }
        }
        found.sort_unstable();
        Self { found }
    }

    /// Tells whether no edge repeats another.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns which one an edge is among those that it repeats: 2 for the second; nothing for one
    /// that repeats none.
    #[must_use]
    pub fn nth(&self, edge: usize) -> Option<usize> {
        let place = self.found.binary_search_by_key(&edge, |(edge, _)| *edge);
        place.ok().map(|place| self.found[place].1)
    }
}

/// Numbers the edges between the same two nodes, given in their order, kind by kind.
fn number(graph: &GraphView, mut edges: Vec<usize>, found: &mut Vec<(usize, usize)>) {
    let kind = |edge: &usize| graph.edge(*edge).map(|edge| &edge.edge.kind);
    edges.sort_by_key(kind);
    for same in edges.chunk_by(|one, next| kind(one) == kind(next)) {
        let later = same.iter().zip(1..).skip(1);
        found.extend(later.map(|(edge, nth)| (*edge, nth)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{EdgeKind, Node, NodeKind, Values};
    use crate::model::Id;

    #[test]
    fn edges_repeat_those_of_their_kind_between_the_same_nodes() {
        let mut graph = GraphView::new();
        for name in ["a", "b"] {
            graph.add_node(Node {
                id: Id::new(name),
                kind: NodeKind::Node,
                label: name.to_owned(),
                values: Values::new(),
            });
        }
        let (said, about) = (EdgeKind::Said, EdgeKind::About);
        for (source, target, kind) in [
            (0, 1, &said),
            (0, 1, &about),
            (1, 0, &said),
            (0, 1, &said),
            (1, 1, &said),
            (0, 1, &said),
            (1, 1, &said),
            (1, 0, &about),
        ] {
            graph.add_bare_edge(source, target, kind, 1.0);
        }
        let nths = |graph: &GraphView| {
            let repeats = Repeats::of(graph);
            (0..8).map(|edge| repeats.nth(edge).unwrap_or(1)).collect()
        };
        let directed: Vec<usize> = nths(&graph);
        assert_eq!(directed, [1, 1, 1, 2, 1, 3, 2, 1]);
        graph.set_both_ways(2);
        graph.set_both_ways(5);
        let mixed: Vec<usize> = nths(&graph);
        assert_eq!(mixed, [1, 1, 1, 2, 1, 2, 2, 1]);
        graph.set_directed(false);
        let undirected: Vec<usize> = nths(&graph);
        assert_eq!(undirected, [1, 1, 2, 3, 1, 4, 2, 2]);
        assert!(!Repeats::of(&graph).is_empty());
        assert!(Repeats::of(&GraphView::new()).is_empty());
    }
}
