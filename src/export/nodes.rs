//! `nodes.csv`: one row a node, for spreadsheets, pandas, R and Gephi's import of tables.

use std::io::{self, Write};

use super::table::Table;
use super::{Exporter, Keeps, csv_rows};
use crate::graph::GraphView;

/// The table of nodes.
#[derive(Debug)]
pub(super) struct Nodes;

impl Exporter for Nodes {
    fn name(&self) -> &'static str {
        "nodes"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn file_name(&self) -> &'static str {
        "nodes.csv"
    }

    fn summary(&self) -> &'static str {
        "CSV table of nodes with scores, for spreadsheets, pandas, R"
    }

    fn keeps(&self) -> Keeps {
        Keeps {
            parallel_edges: false,
            attributes: true,
            evidence: false,
        }
    }

    fn write(&self, graph: &GraphView, out: &mut dyn Write) -> io::Result<()> {
        let table = Table::of_nodes(graph);
        let mut writer = csv_rows::Writer::new(out);
        // The record's id stands first, under the name that Gephi and networkx look for.
        writer.text("id")?;
        for (_, column) in table.without_id() {
            writer.text(&column.name)?;
        }
        writer.end_row()?;
        for node in graph.nodes() {
            writer.text(node.id.as_str())?;
            let row = table.node_row(node);
            for (number, _) in table.without_id() {
                writer.cell(row[number].as_ref())?;
            }
            writer.end_row()?;
        }
        writer.finish()
    }
}
