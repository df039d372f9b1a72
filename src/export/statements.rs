//! `statements.csv`: who said what, one row a statement, with the words and where they stand.

mod behind_edges;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::{self, Write};

use super::column::{Cell, ColumnType};
use super::csv_rows::{Dialect, Row};
use super::list::{escape, list};
use super::output::Output;
use super::table::Table;
use super::{About, Exporter, Keeps, Losses, Settings};
use crate::graph::{Edge, EdgeKind, EdgeReference, GraphView, Node, NodeKind, Value};
use behind_edges::{Behind, behind_edges};

/// The table of statements.
#[derive(Debug)]
pub(super) struct Statements;

/// What every row has, before whatever else the statements' records hold.
///
/// Where a record has a field for it, the column has the field's name and form, so that sayso
/// reads the table as records; the names beside the ids are for people.
pub(super) const COLUMNS: [&str; 24] = [
    "id",
    "speaker",
    "speaker_name",
    "speaker_kind",
    "text",
    "mode",
    "cue",
    "date",
    "confidence",
    "speaker_confidence",
    "document",
    "document_title",
    "document_url",
    "source_spans",
    "cue_spans",
    "content_spans",
    "mentions",
    "mention_names",
    "addressees",
    "addressee_names",
    "reported_by",
    "reported_by_name",
    "concepts",
    "concept_names",
];

impl Exporter for Statements {
    fn about(&self) -> About {
        About {
            name: "statements",
            extensions: &["csv"],
            file_name: "statements.csv",
            summary: "CSV table of who said what, with the words, the document and the place in it",
            keeps: Keeps {
                parallel_edges: false,
                attributes: true,
                evidence: true,
            },
            has_fixed_shape: true,
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        write_statements(graph, Dialect::PLAIN, out)
    }
}

/// Writes the table of statements in a dialect.
///
/// # Errors
///
/// Returns the writer's own error.
pub(super) fn write_statements(
    graph: &GraphView,
    dialect: Dialect,
    out: &mut dyn Write,
) -> io::Result<Losses> {
    let rows = Rows::new(graph);
    let mut output = Output::new(out);
    output.lost(&rows.further.losses);
    output.write(|out| {
        out.raw(dialect.start);
        let mut row = Row::new(dialect);
        let names = rows.further.columns.iter();
        let names = names.map(|column| column.name.as_str());
        for name in COLUMNS.into_iter().chain(names) {
            row.text(out, name);
        }
        out.raw("\n");
    })?;
    output.each(rows.len(), |number, out| {
        let mut row = Row::new(dialect);
        rows.cells(number, |_, cell| row.cell(out, cell.as_ref()));
        out.raw("\n");
    })?;
    Ok(output.finish())
}

/// The rows of the table.
pub(super) struct Rows<'a> {
    graph: &'a GraphView,
    /// What statements hold beside [`COLUMNS`].
    pub(super) further: Table,
    /// The numbers of the statements' nodes.
    statements: Vec<usize>,
    links: Vec<Link<'a>>,
    /// The statements that edges rest on, where none is a node.
    behind: Vec<Behind<'a>>,
}

impl<'a> Rows<'a> {
    /// Finds the statements and what they are tied to.
    pub(super) fn new(graph: &'a GraphView) -> Self {
        let is_statement = |number: &usize| graph.node(*number).kind == NodeKind::Statement;
        let statements: Vec<usize> = (0..graph.node_count()).filter(is_statement).collect();
        let behind = if statements.is_empty() {
            behind_edges(graph)
        } else {
            Vec::new()
        };
        Self {
            graph,
            further: Table::of_kind(graph, NodeKind::Statement, &COLUMNS),
            statements,
            links: edges_by_statement(graph),
            behind,
        }
    }

    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.statements.len() + self.behind.len()
    }

    /// Hands over the cells of a row: one for each of [`COLUMNS`], then those of `further`.
    pub(super) fn cells(&self, row: usize, mut visit: impl FnMut(usize, Option<Cell<'a>>)) {
        if let Some(statement) = self.behind.get(row) {
            return visit_texts(statement.cells(self.graph), visit);
        }
        let number = self.statements[row];
        let node = self.graph.node(number);
        let start = self
            .links
            .partition_point(|(statement, _)| *statement < number);
        let links = &self.links[start..];
        let count = links.partition_point(|(statement, _)| *statement == number);
        let own = cells(node, self.graph, &links[..count]);
        visit_texts(own, &mut visit);
        self.further
            .attribute_cells(node, |column, cell| visit(COLUMNS.len() + column, cell));
    }
}

/// Hands over the cells of [`COLUMNS`]; an empty one is none.
fn visit_texts<'a>(
    cells: [Cow<'a, str>; COLUMNS.len()],
    mut visit: impl FnMut(usize, Option<Cell<'a>>),
) {
    for (column, cell) in cells.into_iter().enumerate() {
        visit(column, (!cell.is_empty()).then_some(Cell::Text(cell)));
    }
}

/// An edge under the number of the statement that it starts from or leads to.
type Link<'a> = (usize, EdgeReference<'a>);

/// Returns the edges of all statements, in the order of the statements' numbers.
fn edges_by_statement(graph: &GraphView) -> Vec<Link<'_>> {
    let mut links: Vec<Link<'_>> = graph
        .edges()
        .filter_map(|edge| {
            let statement = [edge.source, edge.target]
                .into_iter()
                .find(|&end| graph.node(end).kind == NodeKind::Statement)?;
            Some((statement, edge))
        })
        .collect();
    links.sort_by_key(|(statement, _)| *statement);
    links
}

/// Returns a statement's cells, one for each of [`COLUMNS`].
fn cells<'a>(
    node: &'a Node,
    graph: &'a GraphView,
    links: &[Link<'a>],
) -> [Cow<'a, str>; COLUMNS.len()] {
    let own = |field| text(node.values.get(field));
    let spans = |field| Cow::Owned(pieces(&own(field)));
    let ends = |kind| Ends::new(graph, links, &kind);
    let speakers = ends(EdgeKind::Said);
    let documents = ends(EdgeKind::AppearsIn);
    let mentions = ends(EdgeKind::Mentions);
    let addressees = ends(EdgeKind::Addresses);
    let reporters = ends(EdgeKind::ReportedBy);
    let concepts = ends(EdgeKind::About);
    [
        Cow::Borrowed(node.id.as_str()),
        speakers.list(|node, _| node.id.as_str().into()),
        speakers.list(|node, _| node.label.as_str().into()),
        speakers.list(|node, _| node.kind.as_str().into()),
        own("text"),
        own("mode"),
        own("cue"),
        own("date"),
        own("confidence"),
        own("speaker_confidence"),
        documents.list(|node, _| node.id.as_str().into()),
        documents.list(|node, _| text(node.values.get("title"))),
        documents.list(|node, _| text(node.values.get("url"))),
        spans("source_spans"),
        spans("cue_spans"),
        spans("content_spans"),
        mentions.list(|node, _| node.id.as_str().into()),
        mentions.list(|node, _| node.label.as_str().into()),
        addressees.list(|node, _| node.id.as_str().into()),
        addressees.list(|node, _| node.label.as_str().into()),
        reporters.list(|node, _| node.id.as_str().into()),
        reporters.list(|node, _| node.label.as_str().into()),
        concepts.stances(),
        concepts.list(|node, _| node.label.as_str().into()),
    ]
}

/// The nodes at the other ends of a statement's edges of one kind.
struct Ends<'a>(Vec<(&'a Node, &'a Edge)>);

impl<'a> Ends<'a> {
    fn new(graph: &'a GraphView, links: &[Link<'a>], kind: &EdgeKind) -> Self {
        let of_kind = links.iter().filter(|(_, edge)| edge.edge.kind == *kind);
        Self(
            of_kind
                .map(|&(statement, edge)| {
                    let other = if edge.source == statement {
                        edge.target
                    } else {
                        edge.source
                    };
                    (graph.node(other), edge.edge)
                })
                .collect(),
        )
    }

    /// Returns one thing about each end, as a list that stays side by side with the others.
    fn list(&self, part: impl Fn(&'a Node, &'a Edge) -> Cow<'a, str>) -> Cow<'a, str> {
        list(self.0.iter().map(|&(node, edge)| part(node, edge)))
    }

    /// Returns concepts with their stances: `concept/a=1|concept/b`.
    fn stances(&self) -> Cow<'a, str> {
        let concepts = self.0.iter().map(|(node, edge)| {
            let concept = escape(node.id.as_str().into(), |byte| {
                matches!(byte, b'|' | b'\\' | b'=')
            });
            match text(edge.values.get("stance")) {
                stance if stance.is_empty() => concept.into_owned(),
                stance => format!("{concept}={stance}"),
            }
        });
        Cow::Owned(concepts.collect::<Vec<_>>().join("|"))
    }
}

/// Writes the places `[[3,8],[10,12]]` of a node as records have them: `3-8|10-12`.
fn pieces(spans: &str) -> String {
    let inner = spans.trim_start_matches('[').trim_end_matches(']');
    inner.replace("],[", "|").replace(',', "-")
}

/// Returns a value as text; nothing where it is missing.
fn text(value: Option<&Value>) -> Cow<'_, str> {
    match value.and_then(|value| Cell::of(value, ColumnType::Text)) {
        Some(Cell::Text(text)) => text,
        _ => Cow::Borrowed(""),
    }
}
