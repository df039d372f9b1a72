//! What the rest of the program sees of a graph: nodes and edges by number, in a fixed order.

use std::borrow::Cow;
use std::collections::HashMap;

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::{EdgeRef, IntoNodeReferences};

use super::{Edge, Node, NodeKind, Picture, Value, Values};
use crate::model::Id;

/// A directed multigraph: parallel edges and self-loops are kept.
///
/// Nodes and edges are numbered from zero in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct GraphView {
    graph: DiGraph<Node, Edge>,
    by_id: HashMap<Id, NodeIndex>,
    values: Values,
    is_undirected: bool,
    picture: Picture,
}

/// An edge with the numbers of its two ends.
#[derive(Debug, Clone, Copy)]
pub struct EdgeReference<'a> {
    /// The number of the node it leaves.
    pub source: usize,
    /// The number of the node it enters.
    pub target: usize,
    /// The edge.
    pub edge: &'a Edge,
}

impl GraphView {
    /// Makes an empty graph.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes an empty graph with room for some nodes and edges.
    #[must_use]
    pub fn with_capacity(node_count: usize, edge_count: usize) -> Self {
        Self {
            graph: DiGraph::with_capacity(node_count, edge_count),
            by_id: HashMap::with_capacity(node_count),
            values: Values::new(),
            is_undirected: false,
            picture: Picture::default(),
        }
    }

    /// Adds a node and returns its number; a node whose id is known is not added again.
    pub fn add_node(&mut self, node: Node) -> usize {
        if let Some(known) = self.by_id.get(&node.id) {
            return known.index();
        }
        let id = node.id.clone();
        let index = self.graph.add_node(node);
        self.by_id.insert(id, index);
        index.index()
    }

    /// Adds an edge between two nodes, beside any that are there.
    ///
    /// # Panics
    ///
    /// Panics where a number is not that of a node.
    pub fn add_edge(&mut self, source: usize, target: usize, edge: Edge) {
        self.graph
            .add_edge(NodeIndex::new(source), NodeIndex::new(target), edge);
    }

    /// Returns the number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Returns the number of edges.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// Returns the nodes, by number.
    #[must_use]
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> + Clone {
        self.graph.node_references().map(|(_, node)| node)
    }

    /// Returns a node by its number.
    ///
    /// # Panics
    ///
    /// Panics where the number is not that of a node.
    #[must_use]
    pub fn node(&self, number: usize) -> &Node {
        &self.graph[NodeIndex::new(number)]
    }

    /// Returns the edges, in the order in which they were added.
    #[must_use]
    pub fn edges(&self) -> impl ExactSizeIterator<Item = EdgeReference<'_>> + Clone {
        self.graph.edge_references().map(|edge| EdgeReference {
            source: edge.source().index(),
            target: edge.target().index(),
            edge: edge.weight(),
        })
    }

    /// Returns an edge by its place in [`GraphView::edges`].
    #[must_use]
    pub fn edge(&self, number: usize) -> Option<EdgeReference<'_>> {
        let index = EdgeIndex::new(number);
        let (source, target) = self.graph.edge_endpoints(index)?;
        Some(EdgeReference {
            source: source.index(),
            target: target.index(),
            edge: &self.graph[index],
        })
    }

    /// Returns the number of the node with an id.
    #[must_use]
    pub fn find(&self, id: &Id) -> Option<usize> {
        self.by_id.get(id).map(|index| index.index())
    }

    /// Sets an attribute of a node: how scores are attached.
    ///
    /// # Panics
    ///
    /// Panics where the number is not that of a node.
    pub fn set_value(&mut self, number: usize, name: impl Into<Cow<'static, str>>, value: Value) {
        self.graph[NodeIndex::new(number)]
            .values
            .insert(name, value);
    }

    /// Sets an attribute of an edge, by its place in [`GraphView::edges`].
    ///
    /// # Panics
    ///
    /// Panics where the number is not that of an edge.
    pub fn set_edge_value(
        &mut self,
        number: usize,
        name: impl Into<Cow<'static, str>>,
        value: Value,
    ) {
        self.graph[EdgeIndex::new(number)]
            .values
            .insert(name, value);
    }

    /// Sets an attribute of the whole graph.
    pub fn set_graph_value(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        self.values.insert(name, value);
    }

    /// Says whether edges lead one way, as they do unless told otherwise, or both.
    pub const fn set_directed(&mut self, is_directed: bool) {
        self.is_undirected = !is_directed;
    }

    /// Tells whether edges lead one way.
    #[must_use]
    pub const fn is_directed(&self) -> bool {
        !self.is_undirected
    }

    /// Adds to a node what was not known when it was added.
    ///
    /// # Panics
    ///
    /// Panics where the number is not that of a node.
    pub fn complete_node(
        &mut self,
        number: usize,
        kind: NodeKind,
        label: Option<String>,
        values: &Values,
    ) {
        let node = &mut self.graph[NodeIndex::new(number)];
        node.kind = kind;
        if let Some(label) = label {
            node.label = label;
        }
        for (name, value) in values.iter() {
            node.values.insert(name.to_owned(), value.clone());
        }
    }

    /// Sets how a picture of the graph is drawn.
    pub fn set_picture(&mut self, picture: Picture) {
        self.picture = picture;
    }

    /// Returns how a picture of the graph is drawn.
    #[must_use]
    pub const fn picture(&self) -> &Picture {
        &self.picture
    }

    /// Returns the attributes of the whole graph.
    #[must_use]
    pub const fn values(&self) -> &Values {
        &self.values
    }
}
