//! Graphviz's format in its plainest form, which Gephi and every small reader understand.
//!
//! Gephi's reader gives an empty graph for `node [shape=box]`, takes graph attributes for nodes,
//! and stumbles over colors such as `#a1b2c3`. Here is nothing but nodes and edges, each with its
//! attributes, every name and value in quotation marks.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

use std::io::{self, Write};

use super::buffer::{Buffer, Stamp};
use super::cells::Cells;
use super::column::Cell;
use super::dot_text::write_behind;
use super::losses::Loss;
use super::output::Output;
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
        let (node_starts, edge_starts) = (starts(&nodes), starts(&edges));
        output.lost_directions(graph);
        let (keyword, arrow) = if graph.is_directed() {
            ("digraph", "\" -> \"n")
        } else {
            ("graph", "\" -- \"n")
        };
        output.raw(&format!("{keyword} sayso {{\n"))?;
        // Gephi's reader knows neither comments nor attributes of the graph.
        output.write(|out| {
            for column in Table::of_graph(graph).columns {
                out.lose(Loss::Attributes, || column.field);
            }
        })?;
        output.each(
            graph.node_count(),
            #[inline(always)]
            |number, out| {
                out.raw("\"n");
                out.integer(number);
                out.raw("\" [");
                let starts = &node_starts;
                nodes.node_row(graph.node(number), &mut Attributes { out, starts });
                out.raw("];\n");
            },
        )?;
        output.each(
            graph.edge_count(),
            #[inline(always)]
            |number, out| {
                let Some(edge) = graph.edge(number) else {
                    return;
                };
                out.raw("\"n");
                out.integer(edge.source);
                out.raw(arrow);
                out.integer(edge.target);
                out.raw("\" [");
                let starts = &edge_starts;
                edges.edge_row(edge.edge, &mut Attributes { out, starts });
                out.raw("];\n");
            },
        )?;
        output.raw("}\n")?;
        Ok(output.finish())
    }
}

/// Returns what stands before the values of each column: a comma, unless it is the first, the
/// column's name between quotation marks, with a `_` behind those that Graphviz would act on, and a
/// quotation mark.
fn starts(table: &Table) -> Vec<Stamp> {
    let starts = table.columns.iter().enumerate().map(|(number, column)| {
        let is_taken = GRAPHVIZ_WORDS.contains(&column.name.to_lowercase().as_str());
        let behind = if is_taken { "_" } else { "" };
        // Every node and edge has a label, which is the first column.
        let comma = if number == 0 { "" } else { ", " };
        Stamp::new(&format!("{comma}\"{}{behind}\"=\"", column.name))
    });
    starts.collect()
}

/// The attributes of a node or an edge.
struct Attributes<'a> {
    out: &'a mut Buffer,
    starts: &'a [Stamp],
}

impl<'a> Cells<'a> for Attributes<'_> {
    #[inline(always)]
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>) {
        let start = &self.starts[column];
        match cell {
            None => {}
            Some(Cell::Text(text)) => write_behind(self.out, start, &text),
            Some(cell) => {
                self.out.stamp(start);
                cell.write(self.out);
                self.out.raw("\"");
            }
        }
    }

    #[inline(always)]
    fn text(&mut self, column: usize, text: &'a str) {
        write_behind(self.out, &self.starts[column], text);
    }

    #[inline(always)]
    fn none(&mut self, _: usize) {}
}
