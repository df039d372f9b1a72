//! JSON in networkx's node-link form: the easiest way into Python and JavaScript.
//!
//! Nodes have their records' own ids. The list of edges is called `edges`, as networkx 3.4 and
//! later expect it; `key` keeps parallel edges apart.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::column::Cell;
use super::json_text::Members;
use super::output::Output;
use super::table::Table;
use super::{Drawing, Exporter, Keeps, Losses, Settings};
use crate::graph::GraphView;

/// The node-link format.
#[derive(Debug)]
pub(super) struct Json;

impl Exporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn file_name(&self) -> &'static str {
        "graph.json"
    }

    fn summary(&self) -> &'static str {
        "JSON in networkx's node-link form, for Python and JavaScript"
    }

    fn keeps(&self) -> Keeps {
        Keeps::ALL
    }

    fn drawing(&self) -> Option<Drawing> {
        Some(Drawing::Discs)
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let figures = Table::of_graph(graph);
        let mut output = Output::new(out);
        for table in [&nodes, &edges, &figures] {
            output.lost(&table.losses);
        }
        let is_directed = graph.is_directed();
        output.write(|out| {
            // Writing to memory cannot fail.
            let _ = write!(
                out,
                "{{\n\"directed\": {is_directed},\n\"multigraph\": true,\n\"graph\": {{"
            );
            let mut members = Members::new();
            figures.graph_cells(graph, |column, cell| {
                members.cell(out, &figures.columns[column].name, cell);
            });
            out.raw("},\n\"nodes\": [");
        })?;
        output.each(graph.node_count(), |number, out| {
            let node = graph.node(number);
            out.raw(if number == 0 { "\n{" } else { ",\n{" });
            let mut members = Members::new();
            members.text(out, "id", node.id.as_str());
            nodes.node_cells(node, |column, cell| {
                if !nodes.is_id(column) {
                    members.cell(out, &nodes.columns[column].name, cell);
                }
            });
            if let Some([x, y]) = graph.picture().place(number) {
                members.cell(out, "x", Some(Cell::Float(x)));
                members.cell(out, "y", Some(Cell::Float(y)));
            }
            out.raw("}");
        })?;
        output.raw("\n],\n\"edges\": [")?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            out.raw(if number == 0 { "\n{" } else { ",\n{" });
            let mut members = Members::new();
            members.text(out, "source", graph.node(edge.source).id.as_str());
            members.text(out, "target", graph.node(edge.target).id.as_str());
            members.text(out, "key", &edge.edge.id);
            edges.edge_cells(edge.edge, |column, cell| {
                if !edges.is_id(column) {
                    members.cell(out, &edges.columns[column].name, cell);
                }
            });
            out.raw("}");
        })?;
        output.raw("\n]\n}\n")?;
        Ok(output.finish())
    }
}
