//! GraphML: the XML format that nearly every graph program reads.
//!
//! Valid by the official schema: ids are `n0` and `e0`, attribute names are name tokens, and the
//! record's own id is the attribute `sayso_id`. Keys are declared for nodes or for edges, never
//! for both, and a missing value has no element, because programs disagree on anything else.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::column::{Cell, ColumnType};
use super::output::{Buffer, Output};
use super::palette::node_color;
use super::prominence::{picture_size, prominence};
use super::table::Table;
use super::xml::write_text;
use super::{Drawing, Exporter, Keeps, Losses, Settings};
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

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let figures = Table::of_graph(graph);
        let mut output = Output::new(out);
        for table in [&nodes, &edges, &figures] {
            output.lost(&table.losses);
        }
        let is_placed = graph.picture().places.is_some();
        let node_extras = &NODE_EXTRAS[..if is_placed { 5 } else { 3 }];
        let node_keys = Keys::new(0, &nodes, node_extras.len());
        let edge_keys = Keys::new(node_keys.end(), &edges, 1);
        let graph_keys = Keys::new(edge_keys.end(), &figures, 0);
        let direction = if graph.is_directed() {
            "directed"
        } else {
            "undirected"
        };
        output.write(|out| {
            out.raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
            );
            node_keys.declare(out, "node", &nodes, node_extras);
            edge_keys.declare(out, "edge", &edges, &[EDGE_EXTRA]);
            graph_keys.declare(out, "graph", &figures, &[]);
            let _ = writeln!(out, "  <graph id=\"g\" edgedefault=\"{direction}\">");
            figures.graph_cells(graph, |number, cell| graph_keys.cell(out, number, cell));
        })?;
        let sizes = prominence(graph);
        output.each(graph.node_count(), |number, out| {
            let node = graph.node(number);
            out.raw("    <node id=\"n");
            out.integer(number);
            out.raw("\">\n");
            nodes.node_cells(node, |column, cell| node_keys.cell(out, column, cell));
            let extra = nodes.columns.len();
            let color = node_color(graph, node).to_string();
            node_keys.cell(out, extra, Some(Cell::text(&color)));
            let size = picture_size(sizes[number]);
            node_keys.cell(out, extra + 1, Some(Cell::Float(size)));
            node_keys.cell(out, extra + 2, Some(Cell::text(&node.label)));
            if let Some([x, y]) = graph.picture().place(number) {
                node_keys.cell(out, extra + 3, Some(Cell::Float(x)));
                node_keys.cell(out, extra + 4, Some(Cell::Float(y)));
            }
            out.raw("    </node>\n");
        })?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            out.raw("    <edge id=\"e");
            out.integer(number);
            out.raw("\" source=\"n");
            out.integer(edge.source);
            out.raw("\" target=\"n");
            out.integer(edge.target);
            out.raw("\">\n");
            edges.edge_cells(edge.edge, |column, cell| edge_keys.cell(out, column, cell));
            let kind = Cell::text(edge.edge.kind.as_str());
            edge_keys.cell(out, edges.columns.len(), Some(kind));
            out.raw("    </edge>\n");
        })?;
        output.raw("  </graph>\n</graphml>\n")?;
        Ok(output.finish())
    }
}

/// The keys of a table's columns, and the first half of the element that holds a value of each.
struct Keys {
    first: usize,
    starts: Vec<String>,
}

impl Keys {
    /// Numbers the columns of a table, and some more, from a number on.
    fn new(first: usize, table: &Table, extras: usize) -> Self {
        let end = first + table.columns.len() + extras;
        let starts = (first..end).map(|key| format!("      <data key=\"d{key}\">"));
        Self {
            first,
            starts: starts.collect(),
        }
    }

    /// Returns the number behind the last one.
    fn end(&self) -> usize {
        self.first + self.starts.len()
    }

    /// Declares the attributes of nodes, of edges or of the graph.
    fn declare(&self, out: &mut Buffer, class: &str, table: &Table, extras: &[(&str, &str)]) {
        let columns = table
            .columns
            .iter()
            .map(|column| (column.name.as_str(), type_name(column.holds)));
        for (number, (name, type_name)) in columns.chain(extras.iter().copied()).enumerate() {
            let key = self.first + number;
            // A name token has nothing that must be escaped. Writing to memory cannot fail.
            let _ = writeln!(
                out,
                "  <key id=\"d{key}\" for=\"{class}\" attr.name=\"{name}\" \
                attr.type=\"{type_name}\"/>"
            );
        }
    }

    /// Writes a value, if there is one.
    fn cell(&self, out: &mut Buffer, number: usize, cell: Option<Cell<'_>>) {
        let Some(cell) = cell else { return };
        out.raw(&self.starts[number]);
        match cell {
            Cell::Text(text) => write_text(out, &text),
            cell => cell.write(out),
        }
        out.raw("</data>\n");
    }
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
