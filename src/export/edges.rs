//! `edges.csv`: one row an edge, with the words and places it rests on.

use std::io::{self, Write};

use super::csv_rows::{Dialect, Fields, Row};
use super::output::Output;
use super::table::Table;
use super::{About, Exporter, Losses, Settings};
use crate::graph::GraphView;

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
        table.edge_row(edge, &mut Fields { table, row, out });
        out.raw("\n");
    })?;
    Ok(output.finish())
}
