//! GraphML: the XML format that nearly every graph program reads.
//!
//! Valid by the official schema: ids are `n0` and `e0`, attribute names are name tokens, and the
//! record's own id is the attribute `sayso_id`. Keys are declared for nodes or for edges, never
//! for both, and a missing value has no element, because programs disagree on anything else.

use std::io::{self, Write};

use super::column::{Cell, ColumnType};
use super::palette::node_color;
use super::prominence::{picture_size, prominence};
use super::table::Table;
use super::xml::write_text;
use super::{Drawing, Exporter, Keeps};
use crate::graph::GraphView;

/// The GraphML format.
#[derive(Debug)]
pub(super) struct GraphMl;

/// Attributes of nodes beside their columns: Gephi draws by the first two, Cytoscape shows the
/// third; the others are where Gephi puts nodes, if they have a place.
const NODE_EXTRAS: [(&str, &str); 5] = [
    ("color", "string"),
    ("size", "double"),
    ("name", "string"),
    ("x", "double"),
    ("y", "double"),
];

/// The attribute of edges that Cytoscape shows.
const EDGE_EXTRA: (&str, &str) = ("interaction", "string");

impl Exporter for GraphMl {
    fn name(&self) -> &'static str {
        "graphml"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["graphml"]
    }

    fn file_name(&self) -> &'static str {
        "graph.graphml"
    }

    fn summary(&self) -> &'static str {
        "GraphML, for nearly every graph program: yEd, Cytoscape, networkx, igraph, Gephi"
    }

    fn keeps(&self) -> Keeps {
        Keeps::ALL
    }

    fn drawing(&self) -> Option<Drawing> {
        Some(Drawing::Discs)
    }

    fn write(&self, graph: &GraphView, out: &mut dyn Write) -> io::Result<()> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        out.write_all(
            b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
        )?;
        let extras = nodes.columns.len();
        let is_placed = graph.picture().places.is_some();
        let node_extras = &NODE_EXTRAS[..if is_placed { 5 } else { 3 }];
        let edge_keys = extras + node_extras.len();
        let edge_extra = edge_keys + edges.columns.len();
        write_keys(out, "node", 0, &nodes, node_extras)?;
        write_keys(out, "edge", edge_keys, &edges, &[EDGE_EXTRA])?;
        let figures = Table::of_graph(graph);
        write_keys(out, "graph", edge_extra + 1, &figures, &[])?;
        out.write_all(b"  <graph id=\"g\" edgedefault=\"directed\">\n")?;
        write_row(out, edge_extra + 1, &figures.graph_row(graph))?;
        let sizes = prominence(graph);
        for (number, node) in graph.nodes().enumerate() {
            writeln!(out, "    <node id=\"n{number}\">")?;
            write_row(out, 0, &nodes.node_row(node))?;
            write_data(out, extras, &node_color(graph, node).to_string())?;
            write_data(out, extras + 1, &picture_size(sizes[number]).to_string())?;
            write_data(out, extras + 2, &node.label)?;
            if let Some([x, y]) = graph.picture().place(number) {
                write_data(out, extras + 3, &x.to_string())?;
                write_data(out, extras + 4, &y.to_string())?;
            }
            out.write_all(b"    </node>\n")?;
        }
        for (number, edge) in graph.edges().enumerate() {
            let (source, target) = (edge.source, edge.target);
            writeln!(
                out,
                "    <edge id=\"e{number}\" source=\"n{source}\" target=\"n{target}\">"
            )?;
            write_row(out, edge_keys, &edges.edge_row(edge.edge))?;
            write_data(out, edge_extra, edge.edge.kind.as_str())?;
            out.write_all(b"    </edge>\n")?;
        }
        out.write_all(b"  </graph>\n</graphml>\n")
    }
}

/// Declares the attributes of nodes or edges, numbered from `first`.
fn write_keys(
    out: &mut dyn Write,
    class: &str,
    first: usize,
    table: &Table,
    extras: &[(&str, &str)],
) -> io::Result<()> {
    let columns = table
        .columns
        .iter()
        .map(|column| (column.name.as_str(), type_name(column.holds)));
    for (number, (name, type_name)) in columns.chain(extras.iter().copied()).enumerate() {
        let key = first + number;
        // A name token has nothing that must be escaped.
        writeln!(
            out,
            "  <key id=\"d{key}\" for=\"{class}\" attr.name=\"{name}\" attr.type=\"{type_name}\"/>"
        )?;
    }
    Ok(())
}

fn write_row(out: &mut dyn Write, first: usize, row: &[Option<Cell<'_>>]) -> io::Result<()> {
    for (number, cell) in row.iter().enumerate() {
        match cell {
            None => {}
            Some(Cell::Text(text)) => write_data(out, first + number, text)?,
            Some(cell) => write_data(out, first + number, &cell.to_string())?,
        }
    }
    Ok(())
}

fn write_data(out: &mut dyn Write, key: usize, text: &str) -> io::Result<()> {
    write!(out, "      <data key=\"d{key}\">")?;
    write_text(out, text)?;
    out.write_all(b"</data>\n")
}

/// Returns the format's name of a type. Whole numbers are `long`: `int` has 32 bits in Gephi.
const fn type_name(column_type: ColumnType) -> &'static str {
    match column_type {
        ColumnType::Boolean => "boolean",
        ColumnType::Integer | ColumnType::LongInteger => "long",
        ColumnType::Float => "double",
        ColumnType::Text => "string",
    }
}
