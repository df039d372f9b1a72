//! Graphviz's format in its plainest form, which Gephi and every small reader understand.
//!
//! Gephi's reader gives an empty graph for `node [shape=box]`, takes graph attributes for nodes,
//! and stumbles over colors such as `#a1b2c3`. Here is nothing but nodes and edges, each with its
//! attributes, every name and value in quotation marks.

use std::io::{self, Write};

use super::column::Cell;
use super::dot_text::{write_figures, write_quoted};
use super::output::{Buffer, Output};
use super::table::Table;
use super::{About, Exporter, Losses, Settings};
use crate::graph::GraphView;

/// The plain form of Graphviz's format.
#[derive(Debug)]
pub(super) struct DotPlain;

/// Attribute names that Graphviz would act on, such as `image`, which makes it look for a file.
const GRAPHVIZ_WORDS: &[&str] = &[
    "area",
    "arrowhead",
    "arrowsize",
    "arrowtail",
    "class",
    "color",
    "colorscheme",
    "comment",
    "constraint",
    "decorate",
    "dir",
    "distortion",
    "edgeurl",
    "fillcolor",
    "fixedsize",
    "fontcolor",
    "fontname",
    "fontsize",
    "gradientangle",
    "group",
    "headlabel",
    "headport",
    "headurl",
    "height",
    "href",
    "image",
    "imagepos",
    "imagescale",
    "labelangle",
    "labelfloat",
    "labelloc",
    "labelurl",
    "layer",
    "len",
    "lhead",
    "ltail",
    "margin",
    "minlen",
    "nojustify",
    "ordering",
    "orientation",
    "penwidth",
    "peripheries",
    "pin",
    "pos",
    "rects",
    "regular",
    "root",
    "samehead",
    "sametail",
    "samplepoints",
    "shape",
    "shapefile",
    "showboxes",
    "sides",
    "skew",
    "sortv",
    "style",
    "taillabel",
    "tailport",
    "tailurl",
    "target",
    "tooltip",
    "url",
    "vertices",
    "width",
    "xlabel",
    "xlp",
];

impl Exporter for DotPlain {
    fn about(&self) -> About {
        About {
            name: "dot-plain",
            extensions: &["dot", "gv"],
            file_name: "graph-plain.dot",
            summary: "Graphviz DOT without any drawing, for Gephi and other readers of DOT",
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let mut output = Output::new(out);
        for table in [&nodes, &edges] {
            output.lost(&table.losses);
        }
        let (node_names, edge_names) = (names(&nodes), names(&edges));
        output.lost_directions(graph);
        let (keyword, arrow) = if graph.is_directed() {
            ("digraph", " -> ")
        } else {
            ("graph", " -- ")
        };
        output.raw(&format!("{keyword} sayso {{\n"))?;
        output.write(|out| write_figures(out, graph))?;
        output.each(graph.node_count(), |number, out| {
            write_name(out, number);
            out.raw(" [");
            let mut cells = Cells::new(&node_names);
            nodes.node_cells(graph.node(number), |column, cell| {
                cells.write(out, column, cell);
            });
            out.raw("];\n");
        })?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            write_name(out, edge.source);
            out.raw(arrow);
            write_name(out, edge.target);
            out.raw(" [");
            let mut cells = Cells::new(&edge_names);
            edges.edge_cells(edge.edge, |column, cell| cells.write(out, column, cell));
            out.raw("];\n");
        })?;
        output.raw("}\n")?;
        Ok(output.finish())
    }
}

/// Writes the name of a node.
fn write_name(out: &mut Buffer, number: usize) {
    out.raw("\"n");
    out.integer(number);
    out.raw("\"");
}

/// Returns the columns' names in quotation marks, with a `_` behind those that Graphviz would act on.
fn names(table: &Table) -> Vec<String> {
    let names = table.columns.iter().map(|column| {
        let is_taken = GRAPHVIZ_WORDS.contains(&column.name.to_lowercase().as_str());
        format!("\"{}{}\"", column.name, if is_taken { "_" } else { "" })
    });
    names.collect()
}

/// Writes cells under their names, with commas between them.
struct Cells<'a> {
    names: &'a [String],
    separator: &'static str,
}

impl<'a> Cells<'a> {
    fn new(names: &'a [String]) -> Self {
        Self {
            names,
            separator: "",
        }
    }

    /// Writes a cell, if there is one.
    fn write(&mut self, out: &mut Buffer, column: usize, cell: Option<Cell<'_>>) {
        let Some(cell) = cell else { return };
        out.raw(std::mem::replace(&mut self.separator, ", "));
        out.raw(&self.names[column]);
        out.raw("=");
        match cell {
            Cell::Text(text) => write_quoted(out, &text),
            cell => {
                out.raw("\"");
                cell.write(out);
                out.raw("\"");
            }
        }
    }
}
