//! What stands around a statement: who said it, where, about whom; and what a node's texts are.

use crate::graph::{Edge, EdgeKind, EdgeReference, GraphView, Node, NodeKind, Value};

/// The edges of all statements, found by the statement.
pub(super) struct Around<'a> {
    graph: &'a GraphView,
    links: Vec<(usize, EdgeReference<'a>)>,
}

impl<'a> Around<'a> {
    /// Sorts the edges that have a statement at one end.
    pub(super) fn new(graph: &'a GraphView) -> Self {
        let mut links: Vec<_> = graph
            .edges()
            .filter_map(|edge| Some((statement_of(graph, edge)?, edge)))
            .collect();
        links.sort_by_key(|(statement, _)| *statement);
        Self { graph, links }
    }

    /// Returns the nodes at the other ends of a statement's edges of one kind, with the edges.
    pub(super) fn ends(
        &self,
        statement: usize,
        kind: &EdgeKind,
    ) -> impl Iterator<Item = (usize, &'a Edge)> {
        let start = self.links.partition_point(|(known, _)| *known < statement);
        let links = self.links[start..].iter();
        let links = links.take_while(move |(known, _)| *known == statement);
        let of_kind = links.filter(move |(_, edge)| edge.edge.kind == *kind);
        of_kind.map(move |(_, edge)| {
            let is_source = edge.source == statement;
            (if is_source { edge.target } else { edge.source }, edge.edge)
        })
    }

    /// Returns the node at the other end of a statement's first edge of one kind.
    pub(super) fn end(&self, statement: usize, kind: &EdgeKind) -> Option<usize> {
        self.ends(statement, kind).next().map(|(node, _)| node)
    }

    /// Returns the graph.
    pub(super) const fn graph(&self) -> &'a GraphView {
        self.graph
    }
}

/// Returns the number of the statement at an end of an edge.
pub(super) fn statement_of(graph: &GraphView, edge: EdgeReference<'_>) -> Option<usize> {
    let mut ends = [edge.source, edge.target].into_iter();
    ends.find(|&end| graph.node(end).kind == NodeKind::Statement)
}

/// Returns a text that a node has under a name; nothing where it is missing, empty or no text.
pub(super) fn text<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    match node.values.get(name) {
        Some(Value::Text(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// Returns the other names of a node.
pub(super) fn aliases(node: &Node) -> impl Iterator<Item = &str> {
    text(node, "aliases")
        .into_iter()
        .flat_map(|list| list.split(" | "))
}
