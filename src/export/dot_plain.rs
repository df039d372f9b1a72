//! Graphviz's format in its plainest form, which Gephi and every small reader understand.
//!
//! Gephi's reader gives an empty graph for `node [shape=box]`, takes graph attributes for nodes,
//! and stumbles over colors such as `#a1b2c3`. Here is nothing but nodes and edges, each with its
//! attributes, every name and value in quotation marks.

use std::io::{self, Write};

use super::column::Cell;
use super::dot_text::write_quoted;
use super::table::Table;
use super::{Exporter, Keeps};
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
    fn name(&self) -> &'static str {
        "dot-plain"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["dot", "gv"]
    }

    fn file_name(&self) -> &'static str {
        "graph-plain.dot"
    }

    fn summary(&self) -> &'static str {
        "Graphviz DOT without any drawing, for Gephi and other readers of DOT"
    }

    fn keeps(&self) -> Keeps {
        Keeps::ALL
    }

    fn write(&self, graph: &GraphView, out: &mut dyn Write) -> io::Result<()> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let (node_names, edge_names) = (names(&nodes), names(&edges));
        out.write_all(b"digraph sayso {\n")?;
        for (number, node) in graph.nodes().enumerate() {
            write!(out, "\"n{number}\" [")?;
            write_row(out, &node_names, &nodes.node_row(node))?;
            out.write_all(b"];\n")?;
        }
        for edge in graph.edges() {
            write!(out, "\"n{}\" -> \"n{}\" [", edge.source, edge.target)?;
            write_row(out, &edge_names, &edges.edge_row(edge.edge))?;
            out.write_all(b"];\n")?;
        }
        out.write_all(b"}\n")
    }
}

/// Returns the columns' names in quotation marks, with a `_` behind those that Graphviz would act on.
fn names(table: &Table) -> Vec<String> {
    let names = table.columns.iter().map(|column| {
        let is_taken = GRAPHVIZ_WORDS.contains(&column.name.to_lowercase().as_str());
        format!("\"{}{}\"", column.name, if is_taken { "_" } else { "" })
    });
    names.collect()
}

fn write_row(out: &mut dyn Write, names: &[String], row: &[Option<Cell<'_>>]) -> io::Result<()> {
    let mut separator = "";
    for (name, cell) in names.iter().zip(row) {
        let Some(cell) = cell else { continue };
        write!(out, "{separator}{name}=")?;
        separator = ", ";
        match cell {
            Cell::Text(text) => write_quoted(out, text)?,
            cell => write!(out, "\"{cell}\"")?,
        }
    }
    Ok(())
}
