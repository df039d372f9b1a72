//! What the rest of the program sees of a graph: nodes and edges by number, in a fixed order.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

use super::edges::Edges;
use super::{Edge, EdgeKind, EdgeReference, Name, Node, NodeKind, Picture, Sources, Value, Values};
use crate::model::Id;

/// A directed multigraph: parallel edges and self-loops are kept.
///
/// Nodes and edges are numbered from zero in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct GraphView {
    /// Which edges link which nodes. What nodes and edges are stands apart, so that this stays
    /// small and close together in memory: adding an edge goes to both of its ends.
    links: DiGraph<(), ()>,
    nodes: Vec<Node>,
    edges: Edges,
    /// Half of the hash of each id, and the number of its node.
    by_id: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
    values: Values,
    is_undirected: bool,
    /// Whether edges of weight zero are edges of which the file said no weight.
    zero_is_no_weight: bool,
    /// Which edges of a directed graph lead both ways, by number; those after the last do not.
    both_ways: Vec<bool>,
    picture: Picture,
    /// The numbers of the groups of one node that the picture's colors go by: those after this.
    shared_groups: i64,
    /// Where documents can be read on the web.
    addresses: BTreeMap<Id, String>,
    /// What it was made of, where somebody asked for it.
    sources: Option<Arc<Sources>>,
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
        let mut view = Self::default();
        view.reserve(node_count, edge_count);
        view
    }

    /// Makes room for some more nodes and edges.
    pub fn reserve(&mut self, node_count: usize, edge_count: usize) {
        self.by_id.reserve(node_count, |(hash, _)| whole(*hash));
        self.nodes.reserve(node_count);
        self.edges.reserve(edge_count);
        self.links.reserve_nodes(node_count);
        self.links.reserve_exact_edges(edge_count);
    }

    /// Adds a node and returns its number; a node whose id is known is not added again.
    pub fn add_node(&mut self, node: Node) -> usize {
        let hash = self.hash(&node.id);
        if let Some(known) = self.find_hashed(&node.id, hash) {
            return known;
        }
        let number = self.links.add_node(()).index();
        self.nodes.push(node);
        // petgraph counts its nodes with 32 bits.
        if let Ok(number) = u32::try_from(number) {
            let again = |(hash, _): &(u32, u32)| whole(*hash);
            self.by_id.insert_unique(whole(hash), (hash, number), again);
        }
        number
    }

    /// Adds an edge between two nodes, beside any that are there.
    ///
    /// # Panics
    ///
    /// Panics where a number is not that of a node.
    pub fn add_edge(&mut self, source: usize, target: usize, edge: Edge) {
        self.links
            .add_edge(NodeIndex::new(source), NodeIndex::new(target), ());
        self.edges.push(edge);
    }

    /// Adds an edge that is nothing but a kind and a weight between two nodes.
    ///
    /// # Panics
    ///
    /// Panics where a number is not that of a node.
    #[inline]
    pub fn add_bare_edge(&mut self, source: usize, target: usize, kind: &EdgeKind, weight: f64) {
        self.links
            .add_edge(NodeIndex::new(source), NodeIndex::new(target), ());
        self.edges.push_bare(kind, weight);
    }

    /// Returns the number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the number of edges.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.edges.len()
    }

    /// Returns the nodes, by number.
    #[must_use]
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> + Clone {
        self.nodes.iter()
    }

    /// Returns a node by its number.
    ///
    /// # Panics
    ///
    /// Panics where the number is not that of a node.
    #[must_use]
    pub fn node(&self, number: usize) -> &Node {
        &self.nodes[number]
    }

    /// Returns the edges, in the order in which they were added.
    #[must_use]
    pub fn edges(&self) -> impl ExactSizeIterator<Item = EdgeReference<'_>> + Clone {
        let links = self.links.raw_edges().iter();
        let links = links.zip(self.edges.iter()).enumerate();
        links.map(|(number, (link, edge))| EdgeReference {
            source: link.source().index(),
            target: link.target().index(),
            is_directed: self.leads_one_way(number),
            edge,
            number: self.edges.number(number),
        })
    }

    /// Returns an edge by its place in [`GraphView::edges`].
    #[must_use]
    pub fn edge(&self, number: usize) -> Option<EdgeReference<'_>> {
        let (source, target) = self.links.edge_endpoints(EdgeIndex::new(number))?;
        Some(EdgeReference {
            source: source.index(),
            target: target.index(),
            is_directed: self.leads_one_way(number),
            edge: self.edges.get(number),
            number: self.edges.number(number),
        })
    }

    /// Returns the number of the node with an id.
    #[must_use]
    pub fn find(&self, id: &Id) -> Option<usize> {
        self.find_hashed(id, self.hash(id))
    }

    fn find_hashed(&self, id: &Id, hash: u32) -> Option<usize> {
        let is_it =
            |&(known, number): &(u32, u32)| known == hash && self.nodes[number as usize].id == *id;
        let found = self.by_id.find(whole(hash), is_it);
        found.map(|(_, number)| *number as usize)
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "half of a hash tells ids apart well enough"
    )]
    fn hash(&self, id: &Id) -> u32 {
        self.hasher.hash_one(id) as u32
    }

    /// Sets an attribute of a node: how scores are attached.
    ///
    /// # Panics
    ///
    /// Panics where the number is not that of a node.
    pub fn set_value(&mut self, number: usize, name: impl Into<Name>, value: Value) {
        self.nodes[number].values.insert(name, value);
    }

    /// Sets an attribute of an edge, by its place in [`GraphView::edges`].
    ///
    /// # Panics
    ///
    /// Panics where the number is not that of an edge.
    pub fn set_edge_value(&mut self, number: usize, name: impl Into<Name>, value: Value) {
        self.edges.set_value(number, name.into(), value);
    }

    /// Sets an attribute of the whole graph.
    pub fn set_graph_value(&mut self, name: impl Into<Name>, value: Value) {
        self.values.insert(name, value);
    }

    /// Says whether edges lead one way, as they do unless told otherwise, or both.
    pub const fn set_directed(&mut self, is_directed: bool) {
        self.is_undirected = !is_directed;
    }

    /// Tells whether edges lead one way, some of them at least.
    #[must_use]
    pub const fn is_directed(&self) -> bool {
        !self.is_undirected
    }

    /// Notes that edges of weight zero are edges of which the file said no weight.
    pub const fn take_zero_for_no_weight(&mut self) {
        self.zero_is_no_weight = true;
    }

    /// Tells whether edges of weight zero are edges without a weight, so that a file which says no
    /// weight of them says all there is.
    #[must_use]
    pub const fn zero_is_no_weight(&self) -> bool {
        self.zero_is_no_weight
    }

    /// Says that an edge of a directed graph leads both ways.
    pub fn set_both_ways(&mut self, number: usize) {
        if self.both_ways.len() <= number {
            self.both_ways.resize(number + 1, false);
        }
        self.both_ways[number] = true;
    }

    /// Tells whether some edges lead one way and some both.
    #[must_use]
    pub fn is_mixed(&self) -> bool {
        self.is_directed() && self.both_ways.contains(&true)
    }

    /// Returns which edges each node has.
    pub(super) const fn links(&self) -> &DiGraph<(), ()> {
        &self.links
    }

    pub(super) fn leads_one_way(&self, number: usize) -> bool {
        !self.is_undirected && self.both_ways.get(number) != Some(&true)
    }

    /// Adds to a node what was not known when it was added.
    ///
    /// # Panics
    ///
    /// Panics where the number is not that of a node.
    pub fn complete_node(
        &mut self,
        number: usize,
        kind: Option<NodeKind>,
        label: Option<String>,
        values: Values,
    ) {
        let node = &mut self.nodes[number];
        node.kind = kind.unwrap_or(node.kind);
        if let Some(label) = label {
            node.label = label;
        }
        for (name, value) in values {
            node.values.insert(name, value);
        }
    }

    /// Sees that no edge has the id of another, as the edges of graph files may: the later one is
    /// called by a number. Returns how many had.
    pub fn tell_edges_apart(&mut self) -> usize {
        self.edges.tell_apart()
    }

    /// Returns the graph without the edges that are lighter than some weight; the nodes stay.
    #[must_use]
    pub fn without_light_edges(mut self, least: u64) -> Self {
        #[expect(
            clippy::cast_precision_loss,
            reason = "no weight needs more than 52 bits"
        )]
        let least = least as f64;
        let edges: Vec<(usize, usize, bool, Edge)> = self
            .edges()
            .filter(|edge| edge.edge.weight >= least)
            .map(|edge| (edge.source, edge.target, edge.is_directed, edge.to_edge()))
            .collect();
        self.links.clear_edges();
        self.edges = Edges::default();
        self.both_ways.clear();
        for (source, target, is_directed, edge) in edges {
            if !is_directed {
                self.set_both_ways(self.edge_count());
            }
            self.add_edge(source, target, edge);
        }
        self
    }

    /// Sets how a picture of the graph is drawn.
    pub fn set_picture(&mut self, picture: Picture) {
        let group = |node: &Node| match node.values.get(picture.color_by?) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        };
        let mut groups: Vec<i64> = self.nodes.iter().filter_map(group).collect();
        groups.sort_unstable();
        let shared = groups.windows(2).filter(|two| two[0] == two[1]);
        self.shared_groups = shared.map(|two| two[0]).max().unwrap_or(0);
        self.picture = picture;
    }

    /// Tells whether a group that the picture's colors go by has more than one node; groups are
    /// numbered by size.
    #[must_use]
    pub const fn is_shared(&self, group: i64) -> bool {
        group <= self.shared_groups
    }

    /// Returns how a picture of the graph is drawn.
    #[must_use]
    pub const fn picture(&self) -> &Picture {
        &self.picture
    }

    /// Says where on the web a document is, whether it is a node or not.
    pub fn set_address(&mut self, document: Id, address: impl Into<String>) {
        self.addresses.insert(document, address.into());
    }

    /// Returns where on the web a document is, as far as is known.
    #[must_use]
    pub fn address(&self, document: &Id) -> Option<&str> {
        let of_node = || match self.node(self.find(document)?).values.get("url") {
            Some(Value::Text(address)) => Some(address.as_str()),
            _ => None,
        };
        let address = self.addresses.get(document);
        address.map(String::as_str).or_else(of_node)
    }

    /// Keeps the articles and statements that the graph was made of beside it.
    pub fn set_sources(&mut self, sources: Arc<Sources>) {
        self.sources = Some(sources);
    }

    /// Returns the articles and statements that the graph was made of, if they were asked for.
    #[must_use]
    pub fn sources(&self) -> Option<&Sources> {
        self.sources.as_deref()
    }

    /// Returns the attributes of the whole graph.
    #[must_use]
    pub const fn values(&self) -> &Values {
        &self.values
    }
}

/// Makes a whole hash of half of one: tables look at both ends of it.
const fn whole(half: u32) -> u64 {
    (half as u64) << 32 | half as u64
}
