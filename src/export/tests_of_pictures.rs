//! Small graphs for the tests of pictures.

use crate::graph::{Edge, EdgeKind, GraphView, Node, NodeKind, Values};
use crate::model::Id;

/// Makes a graph of some people and ties between them.
pub(super) fn graph(count: usize, edges: &[(usize, usize)]) -> GraphView {
    let mut graph = GraphView::new();
    for number in 0..count {
        graph.add_node(Node {
            id: Id::new(number.to_string()),
            kind: NodeKind::Person,
            label: format!("Person {number}"),
            values: Values::new(),
        });
    }
    for (number, (source, target)) in edges.iter().enumerate() {
        let edge = Edge {
            id: number.to_string(),
            kind: EdgeKind::Mentions,
            weight: 1.0,
            evidence: Vec::new(),
            values: Values::new(),
        };
        graph.add_edge(*source, *target, edge);
    }
    graph
}
