//! `edges.csv`: one row an edge, with the words and places it rests on.

use std::io::{self, Write};

use super::cells::Cells;
use super::column::Cell;
use super::csv_rows::{Dialect, Fields, Row};
use super::output::Output;
use super::table::Table;
use super::{About, Exporter, Losses, Settings};
use crate::graph::{EdgeId, GraphView, Repeats};

/// The table of edges.
#[derive(Debug)]
pub(super) struct Edges;

impl Exporter for Edges {
    fn about(&self) -> About {
        About {
            name: "edges",
            extensions: &["csv"],
            file_name: "edges.csv",
            summary: "CSV table of edges with the words they rest on, for spreadsheets, pandas, R",
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        write_edges(graph, Dialect::PLAIN, out)
    }
}

/// The title of the kind as it is, where the other one has numbers.
const PLAIN_KIND: &str = "sayso_kind";

/// Of how many edges the ends are fetched together.
const TOGETHER: usize = 16;

/// Fetches the ids of the ends of the next edges into the cache: nodes lie anywhere in memory, and
/// waiting for many of them at once takes no longer than waiting for one.
fn fetch(graph: &GraphView, number: usize) {
    let edges = (number..number + TOGETHER).filter_map(|number| graph.edge(number));
    let ends = edges.flat_map(|edge| [edge.source, edge.target]);
    let mut ids = [""; 2 * TOGETHER];
    for (id, end) in ids.iter_mut().zip(ends) {
        *id = graph.node(end).id.as_str();
    }
    let starts = ids.iter().filter_map(|id| id.as_bytes().first());
    std::hint::black_box(starts.fold(0, |all, byte| all ^ byte));
}

/// Writes the table of edges in a dialect.
///
/// # Errors
///
/// Returns the writer's own error.
pub(super) fn write_edges(
    graph: &GraphView,
    dialect: Dialect,
    out: &mut dyn Write,
) -> io::Result<Losses> {
    let table = Table::of_edges(graph);
    // Gephi makes one edge of all those of a kind between the same nodes.
    let repeats = if dialect.has_capitals {
        Repeats::of(graph)
    } else {
        Repeats::default()
    };
    let mut output = Output::new(out);
    output.lost(&table.losses);
    output.write(|out| {
        out.raw(dialect.start);
        let mut row = Row::new(dialect);
        // These names make Gephi see an edge table; `type` must be its English word.
        let titles = if dialect.has_capitals {
            ["Source", "Target", "Type", "Id"]
        } else {
            ["source", "target", "type", "id"]
        };
        for title in titles {
            row.text(out, title);
        }
        row.titles(out, table.without_id());
        if !repeats.is_empty() {
            row.text(out, PLAIN_KIND);
        }
        out.raw("\n");
    })?;
    output.each(graph.edge_count(), |number, out| {
        let Some(edge) = graph.edge(number) else {
            return;
        };
        if number % TOGETHER == 0 {
            fetch(graph, number);
        }
        let mut row = Row::new(dialect);
        row.text(out, graph.node(edge.source).id.as_str());
        row.text(out, graph.node(edge.target).id.as_str());
        row.text(
            out,
            if edge.is_directed {
                "Directed"
            } else {
                "Undirected"
            },
        );
        row.edge_id(out, edge.id());
        let table = &table;
        let mut fields = Fields { table, row, out };
        if repeats.is_empty() {
            table.edge_row(edge, &mut fields);
        } else {
            let nth = repeats.nth(number);
            table.edge_row(edge, &mut NumberedKind(&mut fields, nth));
            fields.row.text(fields.out, edge.edge.kind.as_str());
        }
        out.raw("\n");
    })?;
    Ok(output.finish())
}

/// The fields of an edge whose kind has a number where it repeats others of its kind.
struct NumberedKind<'a, 'b>(&'b mut Fields<'a>, Option<usize>);

impl<'a> Cells<'a> for NumberedKind<'_, '_> {
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>) {
        self.0.cell(column, cell);
    }

    fn text(&mut self, column: usize, text: &'a str) {
        match self.1 {
            Some(nth) if column == Table::KIND_OF_EDGE => {
                let numbered = format!("{text} {nth}");
                self.0.cell(column, Some(Cell::Text(numbered.into())));
            }
            _ => self.0.text(column, text),
        }
    }

    fn edge_id(&mut self, column: usize, id: EdgeId<'a>) {
        self.0.edge_id(column, id);
    }
}
