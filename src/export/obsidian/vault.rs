//! What every note needs to know: its neighbors, their names, and where each statement stands.

use super::markdown::{inline, link, link_to, quotation};
use super::names::names;
use crate::export::around::{Around, text};
use crate::export::output::Buffer;
use crate::graph::{EdgeKind, EdgeReference, GraphView, NodeKind, Value};

/// A graph on its way to notes.
pub(super) struct Vault<'a> {
    pub(super) graph: &'a GraphView,
    pub(super) around: Around<'a>,
    /// The names of the notes, by number of the node.
    names: Vec<Option<String>>,
    /// The numbers of the edges of each node.
    edges: Vec<Vec<usize>>,
    /// The document of each statement, and its place among the statements of that document.
    places: Vec<Option<(usize, usize)>>,
}

impl<'a> Vault<'a> {
    /// Gathers it.
    pub(super) fn new(graph: &'a GraphView) -> Self {
        let around = Around::new(graph);
        let mut edges = vec![Vec::new(); graph.node_count()];
        for (number, edge) in graph.edges().enumerate() {
            edges[edge.source].push(number);
            if edge.target != edge.source {
                edges[edge.target].push(number);
            }
        }
        let mut counts = vec![0; graph.node_count()];
        let places = (0..graph.node_count())
            .map(|number| {
                let is_statement = graph.node(number).kind == NodeKind::Statement;
                let document = around
                    .end(number, &EdgeKind::AppearsIn)
                    .filter(|_| is_statement)?;
                counts[document] += 1;
                Some((document, counts[document]))
            })
            .collect();
        Self {
            graph,
            around,
            names: names(graph),
            edges,
            places,
        }
    }

    /// Returns the name of a node's note.
    pub(super) fn name(&self, number: usize) -> Option<&str> {
        self.names[number].as_deref()
    }

    /// Returns the edges of a node.
    pub(super) fn edges(&self, number: usize) -> impl Iterator<Item = EdgeReference<'a>> {
        let numbers = self.edges[number].iter();
        numbers.filter_map(|&number| self.graph.edge(number))
    }

    /// Returns the statements at the other ends of a node's edges of one kind, with the edges.
    pub(super) fn statements(
        &self,
        number: usize,
        kind: &EdgeKind,
    ) -> impl Iterator<Item = (usize, EdgeReference<'a>)> {
        let of_kind = self
            .edges(number)
            .filter(move |edge| edge.edge.kind == *kind);
        of_kind.filter_map(move |edge| {
            let other = if edge.source == number {
                edge.target
            } else {
                edge.source
            };
            let is_statement = self.graph.node(other).kind == NodeKind::Statement;
            is_statement.then_some((other, edge))
        })
    }

    /// Returns the place of a statement among those of its document.
    pub(super) fn place(&self, statement: usize) -> Option<(usize, usize)> {
        self.places[statement]
    }

    /// Writes a link to a node's note.
    pub(super) fn link(&self, out: &mut Buffer, number: usize) {
        match self.name(number) {
            Some(name) => link(out, name),
            None => inline(out, &self.graph.node(number).label),
        }
    }

    /// Writes a link to where a statement stands.
    pub(super) fn link_to_statement(&self, out: &mut Buffer, statement: usize) {
        if let Some((document, place)) = self.place(statement)
            && let Some(name) = self.name(document)
        {
            link_to(out, name, place);
        }
    }

    /// Writes the words of a statement, as a quotation.
    pub(super) fn words(&self, out: &mut Buffer, statement: usize) {
        let node = self.graph.node(statement);
        quotation(out, text(node, "text").unwrap_or(&node.label));
    }

    /// Writes what else is known of a statement, on one line: how and when it was said, to whom,
    /// about whom and what, and who passed it on.
    pub(super) fn details(&self, out: &mut Buffer, statement: usize) {
        let node = self.graph.node(statement);
        let mut parts = Parts { is_first: true };
        for field in ["cue", "mode", "date"] {
            if let Some(text) = text(node, field) {
                parts.next(out);
                inline(out, text);
            }
        }
        for (kind, word) in [
            (EdgeKind::Addresses, "to "),
            (EdgeKind::Mentions, "about "),
            (EdgeKind::About, "on "),
            (EdgeKind::ReportedBy, "passed on by "),
        ] {
            for (number, (end, edge)) in self.around.ends(statement, &kind).enumerate() {
                if number == 0 {
                    parts.next(out);
                    out.raw(word);
                } else {
                    out.raw(", ");
                }
                self.link(out, end);
                if let Some(stance) = edge.values.get("stance") {
                    out.raw(" (");
                    out.raw(words_of_stance(stance));
                    stance_text(out, stance);
                    out.raw(")");
                }
            }
        }
    }
}

/// Writes a stance: a number as it is.
pub(super) fn stance_text(out: &mut Buffer, stance: &Value) {
    match stance.number() {
        Some(number) if number.is_finite() => out.number(number),
        _ => inline(out, &stance.to_string()),
    }
}

/// Says on which side a stance is.
fn words_of_stance(stance: &Value) -> &'static str {
    match stance.number() {
        Some(number) if number > 0.0 => "for: ",
        Some(number) if number < 0.0 => "against: ",
        _ => "",
    }
}

/// Writes parts of a line with dots between them.
struct Parts {
    is_first: bool,
}

impl Parts {
    fn next(&mut self, out: &mut Buffer) {
        if !std::mem::replace(&mut self.is_first, false) {
            out.raw(" · ");
        }
    }
}
