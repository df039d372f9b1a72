//! Edges of which nothing is known but their weight: CSV, and plain lines.

use std::sync::Arc;

use super::Importer;
use super::attribute::number;
use super::builder::Builder;
use super::rows::Rows;
use super::titles::ends;
use crate::read::{Cursor, header, normal, quoted};
use crate::{Error, Place, Result};

/// Reads tables of edges with the columns source, target and perhaps weight, and no others; without
/// a header, too, where they can hardly be anything else.
pub(super) struct EdgeList;

/// Reads edges as plain lines: two names and perhaps a weight, with spaces or commas between.
pub(super) struct PlainEdges;

/// The names of the column with the weight, the usual one first.
const WEIGHTS: [&str; 3] = ["weight", "value", "count"];

/// The endings of plain lists of edges.
const PLAIN_ENDINGS: [&str; 4] = ["edgelist", "edges", "ncol", "el"];

impl Importer for EdgeList {
    fn name(&self) -> &'static str {
        "edges"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn summary(&self) -> &'static str {
        "CSV of edges: source,target and perhaps weight"
    }

    fn recognises(&self, stem: &str, ending: &str, start: &str) -> bool {
        let columns = header(start);
        let has = |names: &[&str]| columns.iter().any(|column| names.contains(&&**column));
        let is_list = || match ends(&columns) {
            Some(_) => columns.len() == 2 || columns.len() == 3 && has(&WEIGHTS),
            None => is_headless(start, ending),
        };
        matches!(ending, "csv" | "tsv" | "") && stem != "relations" && is_list()
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let mut rows = Rows::new(text);
        let mut cursor = Cursor::new(file.clone(), text);
        let columns: Vec<String> = rows.titles().iter().map(|title| normal(title)).collect();
        let place = |name: &&str| columns.iter().position(|column| column == name);
        let (source, target, weight) = if let Some([source, target]) = ends(&columns) {
            let weight = WEIGHTS.iter().find_map(place);
            (source, target, weight.unwrap_or(usize::MAX))
        } else {
            rows = Rows::new(text);
            let message = "the table has no header: every row is read as an edge from the first \
                           name to the second, and a third cell as its weight; write \
                           source,target,weight above them, or what the columns are";
            graph.note(Error::new(message).at(Place::file(file.clone())));
            (0, 1, 2)
        };
        graph.expect_edges(rows.expected());
        let mut numbers = vec![1; columns.len()];
        let has_ends = source.max(target) < columns.len();
        loop {
            while has_ends && graph.has_bare_names() && rows.next_numbers(&mut numbers) {
                let heavy = numbers.get(weight).map_or(1.0, |weight| f64::from(*weight));
                graph.bare_edge(numbers[source], numbers[target], heavy);
            }
            if !rows.next() {
                return Ok(());
            }
            if let Some(problem) = rows.overflow(columns.len()) {
                graph.problem(problem.at(cursor.origin(rows.start(), "").start()));
            }
            let (from, to) = (rows.trimmed(source), rows.trimmed(target));
            if from.is_empty() || to.is_empty() {
                if rows.is_filled() {
                    let problem = Error::new("this edge has no source or no target")
                        .at(cursor.origin(rows.start(), "").start())
                        .hint("fill both cells, or delete the row");
                    graph.problem(problem);
                }
                continue;
            }
            let heavy = match rows.trimmed(weight) {
                "" => 1.0,
                text => number(text).unwrap_or_else(|| {
                    let problem =
                        Error::new(format!("the weight {} is not a number", quoted(text)))
                            .at(cursor.origin(rows.start(), "").start())
                            .hint("write it with a point, as 2.5; it counts as 1 here");
                    graph.problem(problem);
                    1.0
                }),
            };
            graph.named_edge(from, to, heavy);
        }
    }
}

impl Importer for PlainEdges {
    fn name(&self) -> &'static str {
        "edgelist"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &PLAIN_ENDINGS
    }

    fn summary(&self) -> &'static str {
        "lines of two names and perhaps a weight, without a header; # starts a remark"
    }

    fn recognises(&self, _: &str, ending: &str, _: &str) -> bool {
        PLAIN_ENDINGS.contains(&ending)
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let mut cursor = Cursor::new(file.clone(), text);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let at = start;
            start += line.len();
            let line = line.trim();
            if line.is_empty() || line.starts_with(['#', '%']) {
                continue;
            }
            let mut cells = Cells(line);
            let (from, to, weight) = (cells.next(), cells.next(), cells.next());
            let weight = weight.map_or(Some(1.0), number);
            let (Some(from), Some(to), Some(weight)) = (from, to, weight) else {
                let problem = Error::new(format!("{} is no edge", quoted(line)))
                    .at(cursor.origin(at, "").start())
                    .hint("write two names and perhaps a weight, with a space or comma between");
                graph.problem(problem);
                continue;
            };
            graph.named_edge(from, to, weight);
        }
        Ok(())
    }
}

/// How many rows are looked at to tell whether a table without an ending is one of edges.
const LOOKED_AT: usize = 2;

/// Tells by the start of a table whether it has no header and can hardly be anything but edges.
///
/// No title is a number, so that the first row is an edge with its weight where its third cell is
/// one. Nor does a title come again as a value below it: of two columns, the names of the first row
/// must, as those in a network do.
fn is_headless(start: &str, ending: &str) -> bool {
    let mut rows = Rows::new(start);
    let mut count = 0;
    let mut first: [String; 2] = Default::default();
    while rows.next() {
        count += 1;
        let cells = [rows.trimmed(0), rows.trimmed(1)];
        let is_weighted = rows.count() == 3 && number(rows.trimmed(2)).is_some();
        if count == 1 {
            if cells.contains(&"") || rows.count() != 2 && !is_weighted {
                return false;
            }
            if is_weighted && !ending.is_empty() {
                return true;
            }
            first = cells.map(str::to_owned);
        } else if ending.is_empty() {
            // Prose has commas, too, but no numbers at the end of its lines.
            return is_weighted && count == LOOKED_AT;
        } else if cells
            .iter()
            .any(|cell| first.iter().any(|name| name == cell))
        {
            return true;
        }
    }
    false
}

/// The cells of a plain line.
struct Cells<'a>(&'a str);

impl<'a> Iterator for Cells<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let is_between = |c: char| c == ',' || c == ';' || c.is_whitespace();
        let rest = self.0.trim_start_matches(is_between);
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(is_between).unwrap_or(rest.len());
        let (cell, rest) = rest.split_at(end);
        self.0 = rest;
        Some(cell)
    }
}
