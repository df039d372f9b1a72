//! Checks tables of edges and of nodes: one walk over the rows, with the types that Gephi guesses.

mod cells;
mod columns;
mod registry;
mod rows;
mod rules;
mod rules_of_cells;

use std::collections::BTreeSet;

use columns::{Column, Role};
pub(super) use registry::RULES;
use rows::{Cell, Rows};
use rules_of_cells as of_cells;

use super::edges::Edges;
use super::{File, Findings};
use crate::read::{delimiter, quoted};
use crate::{Error, Result};

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Edges,
    Nodes,
    /// As neo4j-admin wants them.
    Neo4j,
    /// A matrix, whose first cell is empty, or something else.
    Other,
}

/// Scans a file.
///
/// # Errors
///
/// Fails where the file is no table.
pub(super) fn scan(file: &File<'_>, findings: &mut Findings) -> Result<()> {
    let separator = delimiter(file.text);
    let mut rows = Rows::new(file.text, separator);
    let mut cells = Vec::new();
    if !rows.next(&mut cells) || file.text.contains('\0') && cells.len() < 2 {
        let error = Error::new("this is no table: its first row has no cells");
        return Err(error.hint("the first row of a table holds the names of the columns"));
    }
    check_encoding(file, findings);
    let mut columns: Vec<Column<'_>> = cells.iter().map(|cell| Column::new(*cell)).collect();
    let table = check_header(file.text, separator, &cells, &columns, findings);
    let mut ties = Ties {
        edges: Edges::new(),
        is_table: table == Table::Edges,
    };
    let mut row = 0;
    while rows.next(&mut cells) {
        row += 1;
        if row == columns::LOOKED_AT + 1 {
            finish_guesses(&mut columns, findings);
        }
        if cells.len() != columns.len() && table != Table::Other {
            let words = || {
                format!(
                    "the row has {} cells, the first row {}",
                    cells.len(),
                    columns.len()
                )
            };
            findings.add(&rules::RAGGED, cells[0].at, words);
        }
        for (column, cell) in columns.iter_mut().zip(&cells) {
            cells::check(column, table == Table::Edges, *cell, findings);
            column.take(row, *cell, findings);
        }
        ties.check(&columns, &cells, findings);
    }
    if row <= columns::LOOKED_AT {
        finish_guesses(&mut columns, findings);
    }
    Ok(())
}

fn finish_guesses(columns: &mut [Column<'_>], findings: &mut Findings) {
    for column in columns {
        column.finish_guess(findings);
    }
}

fn check_encoding(file: &File<'_>, findings: &mut Findings) {
    let foreign = file.text.find(|c: char| !c.is_ascii());
    if let Some(encoding) = file.encoding {
        let words = || format!("the text is in {encoding}");
        findings.add(&rules::ENCODING, foreign.unwrap_or(0), words);
    } else if file.has_mark {
        findings.add(&rules::MARK, 0, || {
            "the file starts with a byte order mark".to_owned()
        });
    } else if let Some(at) = foreign {
        let words =
            || "the file has no byte order mark, and this letter is beyond a to z".to_owned();
        findings.add(&rules::NO_MARK, at, words);
    }
}

/// Tells what a table is by its first row, and checks that row.
fn check_header(
    text: &str,
    separator: u8,
    cells: &[Cell<'_>],
    columns: &[Column<'_>],
    findings: &mut Findings,
) -> Table {
    let mut known = BTreeSet::new();
    for (cell, column) in cells.iter().zip(columns) {
        if !known.insert(column.name.to_lowercase()) && !column.name.is_empty() {
            let words = || format!("the column {} is there twice", quoted(column.name));
            findings.add(&rules::HEADER_TWICE, cell.at, words);
        }
    }
    check_separator(text, separator, findings);
    if is_for_neo4j_admin(columns, findings) {
        return Table::Neo4j;
    }
    let has = |role: Role| columns.iter().any(|column| column.role == role);
    if has(Role::Source) || has(Role::Target) {
        for (role, name) in [(Role::Source, "Source"), (Role::Target, "Target")] {
            if !has(role) {
                findings.add(&rules::HEADER_HALF, 0, || {
                    format!("there is no column {name:?}")
                });
            }
        }
        return Table::Edges;
    }
    if has(Role::Id) || has(Role::Label) {
        let drawn = ["x", "y", "z", "size", "color", "colour"];
        for (cell, column) in cells.iter().zip(columns) {
            if drawn.contains(&&*column.name.to_lowercase()) {
                let words = || {
                    format!(
                        "the column {} says how nodes are drawn",
                        quoted(column.name)
                    )
                };
                findings.add(&rules::VISUAL, cell.at, words);
            }
        }
        return Table::Nodes;
    }
    if !columns[0].name.is_empty() && !columns.iter().any(|column| column.role == Role::Times) {
        let words = || "the first row names neither ends of edges nor nodes".to_owned();
        findings.add(&rules::HEADER, 0, words);
    }
    Table::Other
}

/// Tells whether a first row is written for neo4j-admin, and what it lacks.
fn is_for_neo4j_admin(columns: &[Column<'_>], findings: &mut Findings) -> bool {
    let kinds: Vec<&str> = columns
        .iter()
        .filter_map(|column| column.name.rsplit_once(':'))
        .map(|(_, kind)| kind.split('(').next().unwrap_or_default())
        .collect();
    let known = ["ID", "START_ID", "END_ID", "TYPE", "LABEL"];
    let types = [
        "string", "int", "long", "float", "double", "boolean", "string[]",
    ];
    if !kinds
        .iter()
        .any(|kind| known.contains(kind) || types.contains(kind))
    {
        return false;
    }
    let has = |kind: &str| kinds.contains(&kind);
    let lacks = match (has("ID"), has("START_ID"), has("END_ID")) {
        (true, ..) | (_, true, true) => return true,
        (_, false, true) => ":START_ID",
        (_, true, false) => ":END_ID",
        (_, false, false) if has("TYPE") => ":START_ID",
        _ => ":ID",
    };
    findings.add(&rules::NEO4J_HEADER, 0, || {
        format!("there is no column {lacks}")
    });
    true
}

/// Checks that Gephi finds the separator: it counts all in the first line that stand outside of
/// quotation marks and apostrophes.
fn check_separator(text: &str, separator: u8, findings: &mut Findings) {
    let line = text
        .trim_start_matches(['\r', '\n'])
        .lines()
        .next()
        .unwrap_or_default();
    let line = line.trim().replace(" , ", ",").replace(" ; ", ";");
    let mut counts = [0; 4];
    let mut is_outside = true;
    for byte in line.bytes() {
        if matches!(byte, b'"' | b'\'') {
            is_outside = !is_outside;
        }
        if is_outside && let Some(place) = b",;\t ".iter().position(|known| *known == byte) {
            counts[place] += 1;
        }
    }
    // Of equal counts the first is taken.
    let most = counts.iter().max().copied().unwrap_or_default();
    let place = counts
        .iter()
        .position(|count| *count == most)
        .unwrap_or_default();
    let taken = b",;\t "[place];
    if taken != separator && most > 0 {
        let name = |byte| match byte {
            b';' => "semicolons",
            b'\t' => "tabs",
            b' ' => "blanks",
            _ => "commas",
        };
        let words = || {
            format!(
                "the first row has more {} than {}",
                name(taken),
                name(separator)
            )
        };
        findings.add(&rules::SEPARATOR, 0, words);
    }
}

/// The edges of a table of edges.
struct Ties<'a> {
    edges: Edges<'a>,
    is_table: bool,
}

impl<'a> Ties<'a> {
    /// Checks what a row says of its edge as a whole.
    fn check(&mut self, columns: &[Column<'a>], cells: &[Cell<'a>], findings: &mut Findings) {
        if !self.is_table {
            return;
        }
        let find = |role: Role| {
            let mut pairs = columns.iter().zip(cells);
            pairs
                .find(|(column, _)| column.role == role)
                .map(|(_, cell)| cell)
        };
        let text = |role: Role| find(role).map_or("", |cell| cell.text.trim());
        if let Some(cell) = find(Role::Id)
            && !cell.text.trim().is_empty()
            && !self.edges.name(cell.text.trim())
        {
            let words = || {
                format!(
                    "an edge with the id {} stands above",
                    quoted(cell.text.trim())
                )
            };
            findings.add(&of_cells::EDGE_TWICE, cell.at, words);
        }
        let (source, target) = (text(Role::Source), text(Role::Target));
        if source.is_empty() || target.is_empty() {
            let which = if source.is_empty() {
                Role::Source
            } else {
                Role::Target
            };
            if let Some(cell) = find(which) {
                let name = if source.is_empty() {
                    "source"
                } else {
                    "target"
                };
                findings.add(&of_cells::END, cell.at, || {
                    format!("the edge has no {name}")
                });
            }
            return;
        }
        let ends = [source, target].map(|end| self.edges.end(end, 0));
        let is_directed = !text(Role::Type).eq_ignore_ascii_case("undirected");
        if !self.edges.join(ends, is_directed, text(Role::Kind)) {
            let words = || {
                format!(
                    "another edge joins {} and {}",
                    quoted(source),
                    quoted(target)
                )
            };
            findings.add(&of_cells::PARALLEL, cells[0].at, words);
        }
    }
}
