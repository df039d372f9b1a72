//! `nodes.csv`: one row a node, for spreadsheets, pandas, R and Gephi's import of tables.
//!
//! What is said of the whole graph has no row: readers would take it for a node. It has a table of
//! its own (`figures.rs`).

use std::io::{self, Write};

use super::csv_rows::{Dialect, Fields, Row};
use super::output::Output;
use super::table::Table;
use super::{About, Exporter, Keeps, Losses, Settings};
use crate::graph::GraphView;

/// The table of nodes.
#[derive(Debug)]
pub(super) struct Nodes;

impl Exporter for Nodes {
    fn about(&self) -> About {
        About {
            name: "nodes",
            extensions: &["csv"],
            file_name: "nodes.csv",
            summary: "CSV table of nodes with scores, for spreadsheets, pandas, R",
            keeps: Keeps {
                parallel_edges: false,
                attributes: true,
                evidence: false,
            },
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        write_nodes(graph, Dialect::PLAIN, out)
    }
}

/// Writes the table of nodes in a dialect.
///
/// # Errors
///
/// Returns the writer's own error.
pub(super) fn write_nodes(
    graph: &GraphView,
    dialect: Dialect,
    out: &mut dyn Write,
) -> io::Result<Losses> {
    let table = Table::of_nodes(graph);
    let mut output = Output::new(out);
    output.lost(&table.losses);
    output.write(|out| {
        out.raw(dialect.start);
        let mut row = Row::new(dialect);
        // The record's id stands first, under the name that Gephi and networkx look for.
        row.text(out, if dialect.has_capitals { "Id" } else { "id" });
        row.titles(out, table.without_id());
        out.raw("\n");
    })?;
    output.each(graph.node_count(), |number, out| {
        let node = graph.node(number);
        let mut row = Row::new(dialect);
        row.text(out, node.id.as_str());
        let table = &table;
        table.node_row(node, &mut Fields { table, row, out });
        out.raw("\n");
    })?;
    Ok(output.finish())
}
