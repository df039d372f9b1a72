//! `edges.csv`: one row an edge, with the words and places it rests on.

use std::io::{self, Write};

use super::table::Table;
use super::{Exporter, Keeps, csv_rows};
use crate::graph::GraphView;

/// The table of edges.
#[derive(Debug)]
pub(super) struct Edges;

impl Exporter for Edges {
    fn name(&self) -> &'static str {
        "edges"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn file_name(&self) -> &'static str {
        "edges.csv"
    }

    fn summary(&self) -> &'static str {
        "CSV table of edges with the words they rest on, for spreadsheets, pandas, R"
    }

    fn keeps(&self) -> Keeps {
        Keeps::ALL
    }

    fn write(&self, graph: &GraphView, out: &mut dyn Write) -> io::Result<()> {
        let table = Table::of_edges(graph);
        let mut writer = csv_rows::Writer::new(out);
        // These names make Gephi see an edge table; `type` must be its English word.
        for name in ["source", "target", "type", "id"] {
            writer.text(name)?;
        }
        for (_, column) in table.without_id() {
            writer.text(&column.name)?;
        }
        writer.end_row()?;
        for edge in graph.edges() {
            writer.text(graph.node(edge.source).id.as_str())?;
            writer.text(graph.node(edge.target).id.as_str())?;
            writer.text("Directed")?;
            writer.text(&edge.edge.id)?;
            let row = table.edge_row(edge.edge);
            for (number, _) in table.without_id() {
                writer.cell(row[number].as_ref())?;
            }
            writer.end_row()?;
        }
        writer.finish()
    }
}
