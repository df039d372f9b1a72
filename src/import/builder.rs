//! A graph in the making: nodes by the names that a file gives them, edges, problems.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Imported;
use super::description::{Description, Looks};
use super::evidence::Shared;
use super::kinds::Kinds;
use super::names::Names;
use super::waiting::Waiting;
use crate::Error;
use crate::graph::{Edge, EdgeKind, GraphView, Node, NodeKind, Picture, Value, Values};
use crate::model::Id;
use crate::read::{Cursor, Problems, quoted};

/// For how many edges room is made before they come: a file may hold fewer than it has lines.
const MOST_EXPECTED: usize = 1 << 24;

/// A graph that is being read.
#[derive(Default)]
pub struct Builder {
    graph: GraphView,
    /// The number of each node by its name in the present file.
    names: Names,
    /// The edges whose ends are not looked up yet.
    waiting: Waiting,
    /// The nodes that edges of the present file name and nothing describes so far, each with the
    /// offset of the first edge.
    undescribed: BTreeMap<usize, usize>,
    /// How many nodes the present file describes.
    described: usize,
    /// The number of the first node that the present file adds.
    first: usize,
    /// The edges that lead both ways, by number.
    both_ways: Vec<usize>,
    kinds: Kinds,
    /// The kind of edges whose file names none.
    tie: Option<EdgeKind>,
    shared: Shared,
    /// How nodes are drawn, by number, as far as files say.
    looks: Vec<Looks>,
    problems: Problems,
    notes: Problems,
}

impl Builder {
    /// Forgets the names of nodes: each file has its own.
    pub(super) fn start_file(&mut self) {
        self.settle();
        self.names.clear();
        self.undescribed.clear();
        self.described = 0;
        self.first = self.graph.node_count();
    }

    /// Notes the edges that lead to nodes which the file does not have; one without any node is a
    /// list of edges.
    pub(super) fn finish_file(&mut self, file: &Arc<str>, text: &str) {
        self.settle();
        if self.described == 0 {
            return;
        }
        let mut missing: Vec<(usize, usize)> = std::mem::take(&mut self.undescribed)
            .into_iter()
            .map(|(node, offset)| (offset, node))
            .collect();
        missing.sort_unstable();
        let mut cursor = Cursor::new(file.clone(), text);
        for (offset, node) in missing {
            let id = quoted(self.graph.node(node).id.as_str());
            let problem = Error::new(format!(
                "the edge leads to {id}, which is no node of the file"
            ))
            .at(cursor.origin(offset, "").start())
            .hint("describe the node, or delete the edge; a node was made for it");
            self.problem(problem);
        }
    }

    /// Makes room for edges that are about to come, about so many.
    pub(super) fn expect_edges(&mut self, count: usize) {
        self.graph.reserve(0, count.min(MOST_EXPECTED));
    }

    /// Notes a node or an edge that cannot be used.
    pub(super) fn problem(&mut self, problem: Error) {
        self.problems.push(problem);
    }

    /// Notes what is worth knowing and no problem.
    pub(super) fn note(&mut self, note: Error) {
        self.notes.push(note);
    }

    /// Tells whether a node of any file has some id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.graph.find(&Id::new(id)).is_some()
    }

    /// Returns the number of the node with a name, which is made where it is not known.
    pub(super) fn node(&mut self, name: &str) -> usize {
        self.settle();
        self.known_or_new(name)
    }

    #[inline]
    fn known_or_new(&mut self, name: &str) -> usize {
        match self.names.get(name) {
            Some(number) => number,
            None => self.add(name, Id::new(name), NodeKind::Node, None, Values::new()),
        }
    }

    /// Returns the number of the node at one end of an edge, and remembers where the edge stands.
    pub(super) fn end(&mut self, name: &str, offset: usize) -> usize {
        if let Some(number) = self.names.get(name) {
            return number;
        }
        let number = self.node(name);
        self.undescribed.insert(number, offset);
        number
    }

    /// Takes a node with all that the file says of it; one that edges named before is completed.
    /// Returns its number, and what is wrong where the file has described such a node before.
    pub(super) fn describe(&mut self, name: &str, said: Description) -> (usize, Option<Error>) {
        self.settle();
        self.described += 1;
        let looks = said.looks;
        let kind = said.kind.as_deref().and_then(NodeKind::named);
        let mut values = said.values;
        if let (Some(unknown), None) = (&said.kind, kind) {
            values.insert("kind", Value::from(&**unknown));
        }
        let label = said.label.map(Cow::into_owned);
        let id = said
            .id
            .as_deref()
            .filter(|id| !id.is_empty())
            .unwrap_or(name);
        let id = Id::new(id);
        let named = self.names.get(name);
        let known = named.or_else(|| self.graph.find(&id));
        let (number, problem) = if let Some(number) = known {
            // Other files may have described it, which completes it; this one may not.
            let is_new = self.undescribed.remove(&number).is_some();
            let is_twice = !is_new && number >= self.first;
            self.graph.complete_node(number, kind, label, values);
            if named.is_none() {
                self.names.insert(name, number);
            }
            (number, is_twice.then(|| twice(name)))
        } else {
            let kind = kind.unwrap_or(NodeKind::Node);
            (self.add(name, id, kind, label, values), None)
        };
        if looks != Looks::default() {
            if self.looks.len() <= number {
                self.looks.resize(number + 1, Looks::default());
            }
            self.looks[number] = looks;
        }
        (number, problem)
    }

    fn add(
        &mut self,
        name: &str,
        id: Id,
        kind: NodeKind,
        label: Option<String>,
        values: Values,
    ) -> usize {
        let label = label.unwrap_or_else(|| id.as_str().to_owned());
        let node = Node {
            id,
            kind,
            label,
            values,
        };
        let number = self.graph.add_node(node);
        self.names.insert(name, number);
        number
    }

    /// Takes an edge with all that the file says of it.
    pub(super) fn edge(
        &mut self,
        source: usize,
        target: usize,
        is_directed: bool,
        mut said: Description,
    ) {
        self.settle();
        if !is_directed {
            self.both_ways.push(self.graph.edge_count());
        }
        let kind = match said.kind.as_deref().filter(|kind| !kind.is_empty()) {
            Some(kind) => self.kinds.named(kind),
            None => self.tie.get_or_insert_with(|| EdgeKind::named("tie")),
        };
        let weight = said.weight();
        if said.weight.is_none() && weight == 0.0 {
            self.graph.take_zero_for_no_weight();
        }
        if said.is_bare() {
            return self.graph.add_bare_edge(source, target, kind, weight);
        }
        if let Some(label) = said.edge_label(kind) {
            said.values.insert("edge_label", Value::Text(label));
        }
        let mut values = said.values;
        let edge = Edge {
            id: said.id.map_or_else(String::new, Cow::into_owned),
            kind: kind.clone(),
            weight,
            evidence: said.evidence.read(&mut values, &mut self.shared),
            values,
        };
        self.graph.add_edge(source, target, edge);
    }

    /// Takes an attribute of the whole graph.
    pub(super) fn graph_values(&mut self, values: Values) {
        for (name, value) in values {
            self.graph.set_graph_value(name, value);
        }
    }

    /// Takes an edge of which nothing is known but its weight.
    #[inline]
    fn plain_edge(&mut self, source: usize, target: usize, weight: f64) {
        let tie = self.tie.get_or_insert_with(|| EdgeKind::named("tie"));
        self.graph.add_bare_edge(source, target, tie, weight);
    }

    /// Tells whether all names are numbers and nothing else, as in [`Builder::bare_edge`].
    #[inline]
    pub(super) fn has_bare_names(&self) -> bool {
        self.names.are_bare() && self.waiting.is_empty()
    }

    /// Does what [`Builder::named_edge`] does where all names are numbers and nothing else.
    #[inline]
    pub(super) fn bare_edge(&mut self, source: u32, target: u32, weight: f64) {
        let mut end = |name: u32| {
            let known = self.names.get_bare(name);
            known.unwrap_or_else(|| self.known_or_new(itoa::Buffer::new().format(name)))
        };
        let (source, target) = (end(source), end(target));
        self.plain_edge(source, target, weight);
    }

    /// Takes an edge of which nothing is known but the names of its ends and its weight.
    #[inline]
    pub(super) fn named_edge(&mut self, source: &str, target: &str, weight: f64) {
        if self.names.are_numbered() && self.waiting.is_empty() {
            let [source, target] = [source, target].map(|name| self.known_or_new(name));
            return self.plain_edge(source, target, weight);
        }
        let ends = [source, target].map(|name| (name, self.names.mark(name)));
        self.waiting.push(ends, weight);
        if self.waiting.is_full() {
            self.settle();
        }
    }

    /// Makes edges of those that wait.
    fn settle(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let mut waiting = std::mem::take(&mut self.waiting);
        let known = self.names.get_all(waiting.names());
        let ends = waiting.names().zip(known);
        let ends = ends.map(|((name, _), known)| known.unwrap_or_else(|| self.known_or_new(name)));
        let ends: Vec<usize> = ends.collect();
        for (ends, weight) in ends.chunks_exact(2).zip(waiting.weights()) {
            self.plain_edge(ends[0], ends[1], *weight);
        }
        waiting.clear();
        self.waiting = waiting;
    }

    /// Returns the graph. Where some edges lead one way and others both, each of the others is
    /// marked as such.
    pub(super) fn finish(mut self, files: Vec<(Arc<str>, &'static str)>) -> Imported {
        self.settle();
        let edges = self.graph.edge_count();
        if edges > 0 && self.both_ways.len() == edges {
            self.graph.set_directed(false);
        } else if !self.both_ways.is_empty() {
            let count = self.both_ways.len();
            for number in std::mem::take(&mut self.both_ways) {
                self.graph.set_both_ways(number);
            }
            let note =
                format!("{count} of {edges} edges have no direction and count in both directions");
            self.note(Error::new(note));
        }
        self.picture();
        Imported {
            graph: self.graph,
            files,
            problems: self.problems,
            notes: self.notes,
        }
    }

    /// Draws the graph as its files do: with places where every node has one.
    fn picture(&mut self) {
        if self.looks.is_empty() {
            return;
        }
        let nodes = self.graph.node_count();
        let places = self
            .looks
            .iter()
            .filter_map(|looks| Some([looks.x?, looks.y?]));
        let places: Vec<[f64; 2]> = places.collect();
        if !places.is_empty() && places.len() < nodes {
            let known = places.len();
            let note = format!("{known} of {nodes} nodes have places, which are left out");
            self.note(Error::new(note).hint("places are kept where all nodes have one"));
        }
        let each = |number: usize| self.looks.get(number).copied().unwrap_or_default();
        let colors: Vec<_> = (0..nodes).map(|number| each(number).color).collect();
        let sizes: Vec<_> = (0..nodes).map(|number| each(number).size).collect();
        self.graph.set_picture(Picture {
            places: (nodes > 0 && places.len() == nodes).then_some(places),
            color_by: None,
            colors: colors.iter().any(Option::is_some).then_some(colors),
            sizes: sizes.iter().any(Option::is_some).then_some(sizes),
        });
    }
}

/// Says that a file describes a node a second time.
fn twice(name: &str) -> Error {
    Error::new(format!(
        "the node {} is described a second time",
        quoted(name)
    ))
    .hint("give each node an id of its own; what the later one says was added to the first")
}
