//! A graph in the making: nodes by the names that a file gives them, edges, problems.

use std::sync::Arc;

use super::Imported;
use super::attribute::{LABELS, WEIGHTS, is_one_of};
use super::names::Names;
use super::waiting::Waiting;
use crate::Error;
use crate::graph::{Edge, EdgeKind, GraphView, Node, NodeKind, Value, Values};
use crate::model::Id;
use crate::read::Problems;

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
    /// The edges that lead both ways, by number.
    both_ways: Vec<usize>,
    /// The kind of edges whose file names none.
    tie: Option<Arc<str>>,
    problems: Problems,
    notes: Problems,
}

/// What a file says of a node or an edge.
#[derive(Debug, Default)]
pub(super) struct Description {
    pub(super) label: Option<String>,
    pub(super) values: Values,
}

impl Description {
    /// Takes a value under the name that the file gives it.
    pub(super) fn put(&mut self, name: &str, value: Value) {
        self.values.insert(name.to_owned(), value);
    }
}

impl Builder {
    /// Forgets the names of nodes: each file has its own.
    pub(super) fn start_file(&mut self) {
        self.settle();
        self.names.clear();
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

    /// Returns the number of the node with a name, which is made where it is not known.
    pub(super) fn node(&mut self, name: &str) -> usize {
        self.settle();
        self.known_or_new(name)
    }

    fn known_or_new(&mut self, name: &str) -> usize {
        match self.names.get(name) {
            Some(number) => number,
            None => self.add(name, Id::new(name), NodeKind::Node, None, Values::new()),
        }
    }

    /// Takes a node with all that the file says of it; one that edges named before is completed.
    pub(super) fn describe(&mut self, name: &str, mut said: Description) {
        self.settle();
        let id = text(&mut said.values, "sayso_id").map_or_else(|| Id::new(name), Id::from);
        let kind = match said.values.get("kind") {
            Some(Value::Text(kind)) => NodeKind::named(kind),
            _ => None,
        };
        if kind.is_some() {
            said.values.remove("kind");
        }
        let label = said.label.or_else(|| label(&mut said.values));
        let kind = kind.unwrap_or(NodeKind::Node);
        match self.names.get(name) {
            Some(number) => self.graph.complete_node(number, kind, label, &said.values),
            None => {
                self.add(name, id, kind, label, said.values);
            }
        }
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
        let id = text(&mut said.values, "sayso_id").unwrap_or_default();
        let kind = text(&mut said.values, "kind").map(|kind| EdgeKind::named(&kind));
        let weight = WEIGHTS.iter().find_map(|name| {
            let weight = said.values.get(name)?.number()?;
            said.values.remove(name);
            Some(weight)
        });
        let kind = kind.unwrap_or_else(|| {
            let tie = self.tie.get_or_insert_with(|| Arc::from("tie"));
            EdgeKind::Relation(tie.clone())
        });
        // What is written on an edge is what it is: a column of its own would say it twice.
        if let Some(label) = said.label.filter(|label| *label != kind.as_str()) {
            said.values.insert("edge_label", Value::Text(label));
        }
        self.tie(
            source,
            target,
            is_directed,
            weight.unwrap_or(1.0),
            (id, kind, said.values),
        );
    }

    /// Takes an edge of which nothing is known but its weight.
    pub(super) fn plain_edge(&mut self, source: usize, target: usize, weight: f64) {
        let tie = self.tie.get_or_insert_with(|| Arc::from("tie"));
        let kind = EdgeKind::Relation(tie.clone());
        self.tie(
            source,
            target,
            true,
            weight,
            (String::new(), kind, Values::new()),
        );
    }

    /// Takes an edge of which nothing is known but the names of its ends and its weight.
    #[inline]
    pub(super) fn named_edge(&mut self, source: &str, target: &str, weight: f64) {
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

    fn tie(
        &mut self,
        source: usize,
        target: usize,
        is_directed: bool,
        weight: f64,
        (id, kind, values): (String, EdgeKind, Values),
    ) {
        if !is_directed {
            self.both_ways.push(self.graph.edge_count());
        }
        let edge = Edge {
            id,
            kind,
            weight,
            evidence: Vec::new(),
            values,
        };
        self.graph.add_edge(source, target, edge);
    }

    /// Returns the graph. Where some edges lead one way and others both, each of the others
    /// becomes two.
    pub(super) fn finish(mut self, files: Vec<(Arc<str>, &'static str)>) -> Imported {
        self.settle();
        let edges = self.graph.edge_count();
        if edges > 0 && self.both_ways.len() == edges {
            self.graph.set_directed(false);
        } else if !self.both_ways.is_empty() {
            let back: Vec<(usize, usize, Edge)> = self
                .both_ways
                .iter()
                .filter_map(|&number| self.graph.edge(number))
                .filter(|edge| edge.source != edge.target)
                .map(|edge| (edge.target, edge.source, edge.edge.clone()))
                .collect();
            let count = self.both_ways.len();
            for (source, target, edge) in back {
                self.graph.add_edge(source, target, edge);
            }
            let note =
                format!("{count} of {edges} edges have no direction and count in both directions");
            self.note(Error::new(note));
        }
        Imported {
            graph: self.graph,
            files,
            problems: self.problems,
            notes: self.notes,
        }
    }
}

/// Takes a text out of some values.
fn text(values: &mut Values, name: &str) -> Option<String> {
    match values.get(name)? {
        Value::Text(text) if !text.is_empty() => {
            let text = text.clone();
            values.remove(name);
            Some(text)
        }
        _ => None,
    }
}

/// Takes what a node is called out of its values.
fn label(values: &mut Values) -> Option<String> {
    let names: Vec<String> = values.iter().map(|(name, _)| name.to_owned()).collect();
    let found = LABELS
        .iter()
        .find_map(|label| names.iter().find(|name| is_one_of(name, &[label])))?;
    text(values, found)
}
