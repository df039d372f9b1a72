//! GEXF 1.3: Gephi's own format, with colors, sizes and kinds of edges.
//!
//! Valid by the RELAX NG schema. Every edge names its type, and all are directed: Gephi drops edges
//! that differ from `defaultedgetype`, and networkx refuses directed ones where it is absent.
//! `kind` keeps edges of different kinds between the same two nodes apart, which Gephi would add
//! up otherwise.

use std::io::{self, Write};

use super::column::{Cell, ColumnType};
use super::palette::{Color, node_color};
use super::prominence::{picture_size, prominence};
use super::table::{Table, edge_label, weight};
use super::xml::{write_attribute, write_text};
use super::{Drawing, Exporter, Keeps};
use crate::graph::GraphView;

/// The GEXF format.
#[derive(Debug)]
pub(super) struct Gexf;

/// The columns of nodes that are attributes of the element itself.
const OF_NODES: &[&str] = &["label"];

/// The columns of edges that are. `kind` is, too, but networkx knows it only as an attribute value.
const OF_EDGES: &[&str] = &["label", "weight"];

impl Exporter for Gexf {
    fn name(&self) -> &'static str {
        "gexf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["gexf"]
    }

    fn file_name(&self) -> &'static str {
        "graph.gexf"
    }

    fn summary(&self) -> &'static str {
        "GEXF 1.3, the best for Gephi: colors, sizes, kinds of edges"
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
            <gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n\
            \x20 <meta>\n    <creator>sayso</creator>\n",
        )?;
        write_figures(out, graph)?;
        out.write_all(b"  </meta>\n  <graph mode=\"static\" defaultedgetype=\"directed\">\n")?;
        write_columns(out, "node", &nodes, OF_NODES)?;
        write_columns(out, "edge", &edges, OF_EDGES)?;
        writeln!(out, "    <nodes count=\"{}\">", graph.node_count())?;
        let sizes = prominence(graph);
        for (number, node) in graph.nodes().enumerate() {
            write!(out, "      <node id=\"n{number}\" label=\"")?;
            write_attribute(out, &node.label)?;
            out.write_all(b"\">\n")?;
            write_row(out, &nodes, &nodes.node_row(node), OF_NODES)?;
            let Color(red, green, blue) = node_color(graph, node);
            let size = picture_size(sizes[number]);
            writeln!(
                out,
                "        <viz:color r=\"{red}\" g=\"{green}\" b=\"{blue}\" a=\"1\"/>"
            )?;
            if let Some([x, y]) = graph.picture().place(number) {
                writeln!(out, "        <viz:position x=\"{x}\" y=\"{y}\" z=\"0\"/>")?;
            }
            // `value` must come first: a reader of Gephi takes the first attribute, whatever it is.
            writeln!(out, "        <viz:size value=\"{size}\"/>\n      </node>")?;
        }
        writeln!(
            out,
            "    </nodes>\n    <edges count=\"{}\">",
            graph.edge_count()
        )?;
        for (number, edge) in graph.edges().enumerate() {
            let (source, target) = (edge.source, edge.target);
            write!(
                out,
                "      <edge id=\"e{number}\" source=\"n{source}\" target=\"n{target}\" \
                type=\"directed\" kind=\""
            )?;
            write_attribute(out, edge.edge.kind.as_str())?;
            out.write_all(b"\" label=\"")?;
            write_attribute(out, &edge_label(edge.edge))?;
            if let Some(weight) = weight(edge.edge) {
                write!(out, "\" weight=\"{}", Cell::Float(weight))?;
            }
            out.write_all(b"\">\n")?;
            write_row(out, &edges, &edges.edge_row(edge.edge), OF_EDGES)?;
            out.write_all(b"      </edge>\n")?;
        }
        out.write_all(b"    </edges>\n  </graph>\n</gexf>\n")
    }
}

/// Writes what is said of the whole graph as its description: GEXF has no attributes of graphs.
fn write_figures(out: &mut dyn Write, graph: &GraphView) -> io::Result<()> {
    let figures = Table::of_graph(graph);
    let row = figures.graph_row(graph);
    let cells = figures.columns.iter().zip(&row);
    let said: Vec<String> = cells
        .filter_map(|(column, cell)| Some(format!("{} {}", column.name, cell.as_ref()?)))
        .collect();
    if said.is_empty() {
        return Ok(());
    }
    out.write_all(b"    <description>")?;
    write_text(out, &said.join("; "))?;
    out.write_all(b"</description>\n")
}

/// Declares the attributes of nodes or edges. Their ids are numbers: graphology shows the id
/// instead of the title otherwise.
fn write_columns(
    out: &mut dyn Write,
    class: &str,
    table: &Table,
    native: &[&str],
) -> io::Result<()> {
    writeln!(out, "    <attributes class=\"{class}\" mode=\"static\">")?;
    for (number, column) in table.columns.iter().enumerate() {
        if native.contains(&column.name.as_str()) {
            continue;
        }
        let (title, type_name) = (&column.name, type_name(column.holds));
        // A name token has nothing that must be escaped.
        writeln!(
            out,
            "      <attribute id=\"{number}\" title=\"{title}\" type=\"{type_name}\"/>"
        )?;
    }
    out.write_all(b"    </attributes>\n")
}

fn write_row(
    out: &mut dyn Write,
    table: &Table,
    row: &[Option<Cell<'_>>],
    native: &[&str],
) -> io::Result<()> {
    out.write_all(b"        <attvalues>\n")?;
    for (number, (column, cell)) in table.columns.iter().zip(row).enumerate() {
        let Some(cell) = cell else { continue };
        if native.contains(&column.name.as_str()) {
            continue;
        }
        write!(out, "          <attvalue for=\"{number}\" value=\"")?;
        match cell {
            Cell::Text(text) => write_attribute(out, text)?,
            cell => write!(out, "{cell}")?,
        }
        out.write_all(b"\"/>\n")?;
    }
    out.write_all(b"        </attvalues>\n")
}

/// Returns the format's name of a type.
const fn type_name(column_type: ColumnType) -> &'static str {
    match column_type {
        ColumnType::Boolean => "boolean",
        ColumnType::Integer | ColumnType::LongInteger => "long",
        ColumnType::Float => "double",
        ColumnType::Text => "string",
    }
}
