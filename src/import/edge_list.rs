//! Edges of which nothing is known but their weight: CSV with a header, and plain lines.

use std::sync::Arc;

use super::Importer;
use super::attribute::number;
use super::builder::Builder;
use super::rows::Rows;
use super::titles::ends;
use crate::read::{Cursor, header, normal, quoted};
use crate::{Error, Result};

/// Reads tables of edges with the columns source, target and perhaps weight, and no others.
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
        matches!(ending, "csv" | "tsv" | "")
            && stem != "relations"
            && ends(&columns).is_some()
            && (columns.len() == 2 || columns.len() == 3 && has(&WEIGHTS))
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let mut rows = Rows::new(text);
        let mut cursor = Cursor::new(file.clone(), text);
        let columns: Vec<String> = rows.titles().iter().map(|title| normal(title)).collect();
        let [source, target] = ends(&columns).unwrap_or([usize::MAX; 2]);
        let place = |name: &&str| columns.iter().position(|column| column == name);
        let weight = WEIGHTS.iter().find_map(place).unwrap_or(usize::MAX);
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

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        // A table of three columns whose third is a number, and no header names them.
        let is_table = matches!(ending, "csv" | "tsv") && {
            let mut lines = start.lines().filter(|line| !line.trim().is_empty());
            lines.next().is_some_and(|line| {
                let cells: Vec<&str> = line.split([',', ';', '\t']).collect();
                cells.len() == 3 && number(cells[2].trim()).is_some()
            })
        };
        PLAIN_ENDINGS.contains(&ending) || is_table
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
