//! JSON in networkx's node-link form: the easiest way into Python and JavaScript.
//!
//! Nodes have their records' own ids. The list of edges is called `edges`, as networkx 3.4 and
//! later expect it; `key` keeps parallel edges apart.

use std::io::{self, Write};

use super::column::Cell;
use super::table::Table;
use super::{Drawing, Exporter, Keeps};
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

    fn write(&self, graph: &GraphView, out: &mut dyn Write) -> io::Result<()> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        out.write_all(b"{\n\"directed\": true,\n\"multigraph\": true,\n\"graph\": {")?;
        write_figures(out, graph)?;
        out.write_all(b"},\n\"nodes\": [")?;
        for (number, node) in graph.nodes().enumerate() {
            start_item(out, number)?;
            write_member(out, "id", node.id.as_str())?;
            write_row(out, &nodes, &nodes.node_row(node))?;
            if let Some([x, y]) = graph.picture().place(number) {
                write!(out, ", \"x\": {x}, \"y\": {y}")?;
            }
            out.write_all(b"}")?;
        }
        out.write_all(b"\n],\n\"edges\": [")?;
        for (number, edge) in graph.edges().enumerate() {
            start_item(out, number)?;
            write_member(out, "source", graph.node(edge.source).id.as_str())?;
            out.write_all(b", ")?;
            write_member(out, "target", graph.node(edge.target).id.as_str())?;
            out.write_all(b", ")?;
            write_member(out, "key", &edge.edge.id)?;
            write_row(out, &edges, &edges.edge_row(edge.edge))?;
            out.write_all(b"}")?;
        }
        out.write_all(b"\n]\n}\n")
    }
}

fn start_item(out: &mut dyn Write, number: usize) -> io::Result<()> {
    out.write_all(if number == 0 { b"\n{" } else { b",\n{" })
}

fn write_member(out: &mut dyn Write, name: &str, text: &str) -> io::Result<()> {
    write_string(out, name)?;
    out.write_all(b": ")?;
    write_string(out, text)
}

fn write_row(out: &mut dyn Write, table: &Table, row: &[Option<Cell<'_>>]) -> io::Result<()> {
    for (number, column) in table.without_id() {
        let Some(cell) = &row[number] else { continue };
        out.write_all(b", ")?;
        write_cell(out, &column.name, cell)?;
    }
    Ok(())
}

/// Writes what is said of the whole graph.
fn write_figures(out: &mut dyn Write, graph: &GraphView) -> io::Result<()> {
    let figures = Table::of_graph(graph);
    let row = figures.graph_row(graph);
    let cells = figures.columns.iter().zip(&row);
    let cells = cells.filter_map(|(column, cell)| Some((&column.name, cell.as_ref()?)));
    for (number, (name, cell)) in cells.enumerate() {
        if number > 0 {
            out.write_all(b", ")?;
        }
        write_cell(out, name, cell)?;
    }
    Ok(())
}

fn write_cell(out: &mut dyn Write, name: &str, cell: &Cell<'_>) -> io::Result<()> {
    if let Cell::Text(text) = cell {
        return write_member(out, name, text);
    }
    write_string(out, name)?;
    write!(out, ": {cell}")
}

fn write_string(out: &mut dyn Write, text: &str) -> io::Result<()> {
    Ok(serde_json::to_writer(out, text)?)
}
