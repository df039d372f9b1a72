//! Tables of nodes and of edges with any columns, as spreadsheets, Gephi, Neo4j and sayso have
//! them.
//!
//! Of the columns of Neo4j's bulk import, `:ID`, `:START_ID`, `:END_ID`, `:TYPE` and `:LABEL` mean
//! what they say, and types such as `since:date` are left out of the names.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::Importer;
use super::attribute::is_one_of;
use super::builder::Builder;
use super::columns::{Cell, Columns, Content, Style};
use super::rows::Rows;
use super::titles::{Part, declared, has_neo, of_edges, of_nodes};
use crate::export::Owner;
use crate::graph::NodeKind;
use crate::read::{Cursor, header};
use crate::{Error, Result};

/// Reads tables of edges with the columns source and target, and any others.
pub(super) struct EdgeTable;

/// Reads tables of nodes with the column id, which go with a table of edges.
pub(super) struct NodeTable;

/// The first columns of a table of nodes that this program writes.
const OWN_NODES: [&str; 3] = ["id", "label", "kind"];

/// The first columns of a table of edges that this program writes.
const OWN_EDGES: [&str; 11] = [
    "source", "target", "type", "id", "label", "weight", "kind", "record", "document", "spans",
    "quote",
];

/// The first titles of this program's tables for Gephi, in which every backslash stands twice.
const GEPHI_NODES: [&str; 1] = ["Id"];
const GEPHI_EDGES: [&str; 4] = ["Source", "Target", "Type", "Id"];

/// What this program writes beside tables for Neo4j to load, in which every backslash stands twice.
const LOADER: &str = "load.cypher";

/// Columns that this program gives other names.
const NEVER_OWN: [&str; 9] = ["name", "type", "x", "y", "size", "color", "r", "g", "b"];

impl Importer for EdgeTable {
    fn name(&self) -> &'static str {
        "edge-table"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn summary(&self) -> &'static str {
        "CSV of edges as Gephi, Neo4j and sayso have it: source,target and any further columns"
    }

    fn recognises(&self, stem: &str, ending: &str, start: &str) -> bool {
        let titles = header(start);
        let has_ends = of_edges(&titles).contains(&Part::Source);
        matches!(ending, "csv" | "tsv" | "") && stem != "relations" && has_ends
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let text = &plain(file, text, &GEPHI_EDGES, &OWN_EDGES);
        let mut rows = Rows::new(text);
        let mut cursor = Cursor::new(file.clone(), text);
        let titles = rows.titles();
        let parts = of_edges(&titles);
        let mut columns = Columns::new(Owner::Edges);
        let numbers: Vec<usize> = titles
            .iter()
            .zip(&parts)
            .map(|(title, part)| columns.add(part.title(title), declared(title)))
            .collect();
        let is_own = starts_with(&titles, &OWN_EDGES);
        columns.settle(Style {
            is_own,
            ..Style::default()
        });
        let is_exact = is_own || has_neo(&titles, "start_id");
        while rows.next() {
            if let Some(problem) = rows.overflow(titles.len()) {
                graph.problem(problem.at(cursor.origin(rows.start(), "").start()));
            }
            let mut cells = Vec::with_capacity(titles.len());
            let (mut source, mut target, mut id) = ("", "", "");
            let mut is_directed = true;
            for (number, part) in parts.iter().enumerate().take(rows.count()) {
                let text = rows.cell(number);
                match part {
                    Part::Source => source = trimmed(text, is_exact),
                    Part::Target => target = trimmed(text, is_exact),
                    Part::Id => id = text,
                    Part::Direction if is_direction(text) => {
                        is_directed = !is_one_of(text.trim(), &["undirected", "mutual", "false"]);
                    }
                    _ if !text.is_empty() => cells.push(Cell {
                        column: numbers[number],
                        offset: 0,
                        content: Content::Text(Cow::Borrowed(text)),
                    }),
                    _ => {}
                }
            }
            if source.is_empty() || target.is_empty() {
                if rows.is_filled() {
                    let problem = Error::new("this edge has no source or no target")
                        .at(cursor.origin(rows.start(), "").start())
                        .hint("fill both cells, or delete the row");
                    graph.problem(problem);
                }
                continue;
            }
            let mut said = columns.describe(&mut cells, |_, error| {
                graph.problem(error.at(cursor.origin(rows.start(), "").start()));
            });
            said.id = (!id.is_empty()).then_some(Cow::Borrowed(id));
            let (source, target) = (graph.node(source), graph.node(target));
            graph.edge(source, target, is_directed, said);
        }
        Ok(())
    }
}

impl Importer for NodeTable {
    fn name(&self) -> &'static str {
        "nodes"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn summary(&self) -> &'static str {
        "CSV of nodes, beside one of edges: id,label and any further columns"
    }

    fn recognises(&self, stem: &str, ending: &str, start: &str) -> bool {
        let titles = header(start);
        let has_id = of_nodes(&titles).contains(&Part::Id);
        let is_neo = has_neo(&titles, "id");
        let is_named = stem.to_lowercase().contains("node");
        matches!(ending, "csv" | "tsv") && (is_named && has_id || is_neo)
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let text = &plain(file, text, &GEPHI_NODES, &OWN_NODES);
        let mut rows = Rows::new(text);
        let mut cursor = Cursor::new(file.clone(), text);
        let titles = rows.titles();
        let parts = of_nodes(&titles);
        let mut columns = Columns::new(Owner::Nodes);
        let numbers: Vec<usize> = titles
            .iter()
            .zip(&parts)
            .map(|(title, part)| columns.add(part.title(title), declared(title)))
            .collect();
        let is_neo = has_neo(&titles, "id");
        let is_odd = |title: &String| NEVER_OWN.contains(&title.as_str());
        let is_own = starts_with(&titles, &OWN_NODES) && !titles.iter().any(is_odd);
        columns.settle(Style {
            is_own,
            ..Style::default()
        });
        while rows.next() {
            if let Some(problem) = rows.overflow(titles.len()) {
                graph.problem(problem.at(cursor.origin(rows.start(), "").start()));
            }
            let mut cells = Vec::with_capacity(titles.len());
            let mut name = "";
            for (number, part) in parts.iter().enumerate().take(rows.count()) {
                let text = rows.cell(number);
                match part {
                    Part::Id => name = trimmed(text, is_own || is_neo),
                    Part::Kind => cells.push(Cell {
                        column: numbers[number],
                        offset: 0,
                        content: Content::Text(lower_kind(text)),
                    }),
                    _ if !text.is_empty() => cells.push(Cell {
                        column: numbers[number],
                        offset: 0,
                        content: Content::Text(Cow::Borrowed(text)),
                    }),
                    _ => {}
                }
            }
            if name.is_empty() {
                if rows.is_filled() {
                    let problem = Error::new("this node has no id")
                        .at(cursor.origin(rows.start(), "").start())
                        .hint("fill the cell, or delete the row");
                    graph.problem(problem);
                }
                continue;
            }
            let mut said = columns.describe(&mut cells, |_, error| {
                graph.problem(error.at(cursor.origin(rows.start(), "").start()));
            });
            if is_own {
                said.label.get_or_insert_default();
            }
            if let (_, Some(problem)) = graph.describe(name, said) {
                graph.problem(problem.at(cursor.origin(rows.start(), "").start()));
            }
        }
        Ok(())
    }
}

/// Returns a table as this program writes it for everybody, if it wrote it for Gephi or for Neo4j
/// to load; any other one as it is.
fn plain<'a>(file: &str, text: &'a str, gephi: &[&str], own: &[&str]) -> Cow<'a, str> {
    let titles = Rows::new(text).titles();
    let single = |text: &str| text.replace(r"\\", r"\");
    // What loads the tables stands beside them, and they look as those for everybody.
    let is_loaded = || Path::new(file).with_file_name(LOADER).is_file();
    if starts_with(&titles, own) && text.contains(r"\\") && is_loaded() {
        return Cow::Owned(single(text));
    }
    let further = titles.get(gephi.len()..).unwrap_or_default();
    if !starts_with(&titles, gephi) || !starts_with(further, &own[gephi.len()..]) {
        return Cow::Borrowed(text);
    }
    let first = gephi.join(",");
    let rest = text.get(first.len()..).unwrap_or_default();
    Cow::Owned(first.to_lowercase() + &single(rest))
}

/// Returns what stands in a cell with labels, in lower case where it then is a kind of nodes.
fn lower_kind(text: &str) -> Cow<'_, str> {
    let lower = text.to_lowercase();
    if NodeKind::named(&lower).is_some() {
        return Cow::Owned(lower);
    }
    Cow::Borrowed(text)
}

/// Tells whether a cell says whether an edge leads one way.
fn is_direction(text: &str) -> bool {
    const WORDS: [&str; 5] = ["directed", "undirected", "mutual", "true", "false"];
    is_one_of(text.trim(), &WORDS)
}

/// Returns an id without the white space that people leave around it; programs that write exactly
/// what is there leave none.
fn trimmed(text: &str, is_exact: bool) -> &str {
    if is_exact { text } else { text.trim() }
}

/// Tells by the start of a table whether it is one of nodes that this program wrote.
pub(super) fn is_own_node_table(start: &str) -> bool {
    starts_with(&header(start), &OWN_NODES)
}

/// Tells whether the first columns have some titles.
fn starts_with(titles: &[String], own: &[&str]) -> bool {
    titles.len() >= own.len() && titles.iter().zip(own).all(|(title, own)| title == own)
}
