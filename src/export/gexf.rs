//! GEXF 1.3: Gephi's own format, with colors, sizes and kinds of edges.
//!
//! Valid by the RELAX NG schema. Every edge names its type, and all are directed: Gephi drops edges
//! that differ from `defaultedgetype`, and networkx refuses directed ones where it is absent.
//! `kind` keeps edges of different kinds between the same two nodes apart, which Gephi would add
//! up otherwise.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::buffer::{Buffer, Stamp};
use super::column::{Cell, ColumnType};
use super::edge_label::edge_label;
use super::losses::Loss;
use super::output::Output;
use super::palette::{Color, numbered_color};
use super::prominence::picture_sizes;
use super::spells::{Spell, edge_spells, node_spells};
use super::table::{Table, weight};
use super::xml::{In, write_attribute, write_cell, write_kind, write_text};
use super::{About, Drawing, Exporter, Losses, Settings};
use crate::graph::{GraphView, Repeats};

/// The GEXF format.
#[derive(Debug)]
pub(super) struct Gexf {
    /// Whether it shows change over time.
    pub(super) is_dynamic: bool,
}

/// The columns of nodes that are attributes of the element itself.
const OF_NODES: &[&str] = &["label"];

/// The columns of edges that are. `kind` is, too, but networkx knows it only as an attribute value.
const OF_EDGES: &[&str] = &["label", "weight"];

impl Exporter for Gexf {
    fn about(&self) -> About {
        let (name, file_name, summary) = if self.is_dynamic {
            (
                "gexf-dynamic",
                "graph-dynamic.gexf",
                "GEXF 1.3 with the days of statements, for Gephi's timeline",
            )
        } else {
            (
                "gexf",
                "graph.gexf",
                "GEXF 1.3, the best for Gephi: colors, sizes, kinds of edges",
            )
        };
        About {
            name,
            extensions: &["gexf"],
            file_name,
            summary,
            drawing: Some(Drawing::Discs),
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let figures = Table::of_graph(graph);
        let (node_fields, edge_fields) =
            (Fields::new(&nodes, OF_NODES), Fields::new(&edges, OF_EDGES));
        let mut output = Output::new(out);
        for table in [&nodes, &edges, &figures] {
            output.lost(&table.losses);
        }
        // Gephi drops edges that differ from the default, and takes both kinds where there is none.
        let default = match (graph.is_mixed(), graph.is_directed()) {
            (true, _) => "",
            (false, true) => " defaultedgetype=\"directed\"",
            (false, false) => " defaultedgetype=\"undirected\"",
        };
        let mode = if self.is_dynamic {
            "dynamic\" timeformat=\"date\" timerepresentation=\"interval"
        } else {
            "static"
        };
        output.write(|out| {
            out.raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                <gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" \
                version=\"1.3\">\n\x20 <meta>\n    <creator>sayso</creator>\n",
            );
            write_description(out, graph, &figures);
            // Writing to memory cannot fail.
            let _ = writeln!(out, "  </meta>\n  <graph mode=\"{mode}\"{default}>");
            node_fields.declare(out, "node", &nodes);
            edge_fields.declare(out, "edge", &edges);
            let _ = writeln!(out, "    <nodes count=\"{}\">", graph.node_count());
        })?;
        let sizes = picture_sizes(graph);
        let times = self.is_dynamic.then(|| node_spells(graph));
        output.each(graph.node_count(), |number, out| {
            let node = graph.node(number);
            out.raw("      <node id=\"n");
            out.integer(number);
            out.raw("\" label=\"");
            write_attribute(out, &node.label);
            out.raw("\">\n        <attvalues>\n");
            nodes.node_cells(node, |column, cell| node_fields.cell(out, column, cell));
            out.raw("        </attvalues>\n");
            let time = times.as_ref().and_then(|times| times[number].as_ref());
            write_spells(out, time.map(std::slice::from_ref).unwrap_or_default());
            let Color(red, green, blue) = numbered_color(graph, number);
            out.raw("        <viz:color r=\"");
            out.integer(red);
            out.raw("\" g=\"");
            out.integer(green);
            out.raw("\" b=\"");
            out.integer(blue);
            out.raw("\" a=\"1\"/>\n");
            if let Some(place) = graph.picture().place(number) {
                write_place(out, place);
            }
            // `value` must come first: a reader of Gephi takes the first attribute, whatever it is.
            out.raw("        <viz:size value=\"");
            out.number(sizes[number]);
            out.raw("\"/>\n      </node>\n");
        })?;
        let repeats = Repeats::of(graph);
        output.write(|out| {
            let count = graph.edge_count();
            let _ = writeln!(out, "    </nodes>\n    <edges count=\"{count}\">");
        })?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            out.raw("      <edge id=\"e");
            out.integer(number);
            out.raw("\" source=\"n");
            out.integer(edge.source);
            out.raw("\" target=\"n");
            out.integer(edge.target);
            out.raw("\" type=\"");
            out.raw(if edge.is_directed {
                "directed"
            } else {
                "undirected"
            });
            out.raw("\" kind=\"");
            write_kind(out, edge.edge, repeats.nth(number));
            out.raw("\" label=\"");
            write_attribute(out, &edge_label(edge.edge));
            if let Some(weight) = weight(edge.edge) {
                out.raw("\" weight=\"");
                out.number(weight);
            }
            out.raw("\">\n        <attvalues>\n");
            edges.edge_cells(edge, |column, cell| {
                edge_fields.cell(out, column, cell);
            });
            out.raw("        </attvalues>\n");
            if self.is_dynamic {
                write_spells(out, &edge_spells(edge.edge));
            }
            out.raw("      </edge>\n");
        })?;
        output.raw("    </edges>\n  </graph>\n</gexf>\n")?;
        Ok(output.finish())
    }
}

/// Writes where a node is.
fn write_place(out: &mut Buffer, [x, y]: [f64; 2]) {
    out.raw("        <viz:position x=\"");
    out.number(x);
    out.raw("\" y=\"");
    out.number(y);
    out.raw("\" z=\"0\"/>\n");
}

/// Writes when a node or an edge is there; without a time it always is.
fn write_spells(out: &mut Buffer, spells: &[Spell]) {
    if spells.is_empty() {
        return;
    }
    out.raw("        <spells>\n");
    for (start, end) in spells {
        // Writing to memory cannot fail.
        let _ = writeln!(out, "          <spell start=\"{start}\" end=\"{end}\"/>");
    }
    out.raw("        </spells>\n");
}

/// Writes what is said of the whole graph as its description, a line each: GEXF has no attributes
/// of graphs.
fn write_description(out: &mut Buffer, graph: &GraphView, figures: &Table) {
    let mut said: Vec<String> = Vec::new();
    figures.graph_cells(graph, |column, cell| {
        if let Some(cell) = cell {
            let figure = format!("{} {cell}", figures.columns[column].name);
            let line = figure.replace(['\n', '\r'], " ");
            if line != figure {
                out.lose(Loss::Characters, || "\\n".to_owned());
            }
            said.push(line);
        }
    });
    if said.is_empty() {
        return;
    }
    out.raw("    <description>");
    write_text(out, &said.join("\n"));
    out.raw("</description>\n");
}

/// The columns that are values of their own, with the start of the element that holds one.
///
/// Their ids are numbers: graphology shows the id instead of the title otherwise.
struct Fields(Vec<Option<Stamp>>);

impl Fields {
    /// Takes all columns of a table but those that are attributes of the element itself.
    fn new(table: &Table, native: &[&str]) -> Self {
        let starts = table.columns.iter().enumerate().map(|(number, column)| {
            let is_native = native.contains(&column.name.as_str());
            let start = || format!("          <attvalue for=\"{number}\" value=\"");
            (!is_native).then(|| Stamp::new(&start()))
        });
        Self(starts.collect())
    }

    /// Declares the attributes of nodes or edges.
    fn declare(&self, out: &mut Buffer, class: &str, table: &Table) {
        // A name token has nothing that must be escaped. Writing to memory cannot fail.
        let _ = writeln!(out, "    <attributes class=\"{class}\" mode=\"static\">");
        for (number, column) in table.columns.iter().enumerate() {
            if self.0[number].is_some() {
                let (title, type_name) = (&column.name, type_name(column.holds));
                let _ = writeln!(
                    out,
                    "      <attribute id=\"{number}\" title=\"{title}\" type=\"{type_name}\"/>"
                );
            }
        }
        out.raw("    </attributes>\n");
    }

    /// Writes a value, if there is one.
    fn cell(&self, out: &mut Buffer, number: usize, cell: Option<Cell<'_>>) {
        if let (Some(start), Some(cell)) = (&self.0[number], cell) {
            write_cell(out, start, &cell, b"\"/>\n", In::Attribute);
        }
    }
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
