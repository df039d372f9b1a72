//! How nodes and edges look in a Graphviz picture.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::dot_text::{shorten, wrap, write_quoted};
use super::palette::Color;
use super::table::{edge_label, weight};
use crate::graph::{Edge, EdgeKind, EdgeReference, GraphView, Node, NodeKind};

/// How one node looks.
pub(super) struct Look {
    /// The size of its words, in points.
    pub(super) font: f64,
    /// The color behind the words.
    pub(super) fill: Color,
    /// The color of the line around them.
    pub(super) line: Color,
    /// Where it is, if that is decided.
    pub(super) place: Option<[f64; 2]>,
}

/// Writes a node: its shape and color say what it is, the size of its words how prominent.
pub(super) fn write_node(
    out: &mut dyn Write,
    number: usize,
    node: &Node,
    look: &Look,
) -> io::Result<()> {
    let (shape, _, _) = shape(node.kind);
    let kind = node.kind.as_str();
    let Look {
        fill, line, font, ..
    } = look;
    write!(out, "  \"n{number}\" [label=")?;
    write_quoted(out, &words(node))?;
    write!(
        out,
        ", shape=\"{shape}\", fillcolor=\"{fill}\", color=\"{line}\", fontsize=\"{font:.1}\", "
    )?;
    if let Some([x, y]) = look.place {
        write!(out, "pos=\"{x},{y}!\", ")?;
    }
    out.write_all(b"tooltip=")?;
    write_quoted(out, &format!("{}\n{kind}", shorten(name(node), 300)))?;
    out.write_all(b"];\n")
}

/// Returns the shape of a kind of node, and the columns and lines of its words.
const fn shape(kind: NodeKind) -> (&'static str, usize, usize) {
    match kind {
        NodeKind::Person | NodeKind::Group => ("box\", style=\"filled,rounded", 20, 3),
        NodeKind::Organisation => ("box", 20, 3),
        NodeKind::Place | NodeKind::Node => ("ellipse\", margin=\"0.04,0.02", 16, 3),
        NodeKind::Statement => ("note", 30, 4),
        NodeKind::Document => ("folder", 24, 3),
        NodeKind::Concept => ("hexagon\", margin=\"0.02,0.02", 18, 3),
    }
}

/// Returns what a node is called: its label, or its id.
fn name(node: &Node) -> &str {
    if node.label.trim().is_empty() {
        node.id.as_str()
    } else {
        &node.label
    }
}

/// Returns the words on a node, in lines.
pub(super) fn words(node: &Node) -> String {
    let (_, width, lines) = shape(node.kind);
    wrap(name(node), width, lines)
}

/// Writes an edge: the more statements, the thicker. Roles and ties are dashed and, where there is
/// room, say what they are; all others say it when the pointer rests on them.
pub(super) fn write_edge(
    out: &mut dyn Write,
    graph: &GraphView,
    edge: EdgeReference<'_>,
    is_labelled: bool,
) -> io::Result<()> {
    let EdgeReference {
        source,
        target,
        edge,
    } = edge;
    let names = [source, target].map(|end| shorten(&graph.node(end).label, 60));
    write!(out, "  \"n{source}\" -> \"n{target}\" [")?;
    let pen = (1.0 + 0.8 * weight(edge).unwrap_or(1.0).log2()).clamp(1.0, 6.0);
    match edge.kind {
        EdgeKind::Relation(_) => {
            out.write_all(b"style=\"dashed\", color=\"#a0835acc\", arrowhead=\"vee\"")?;
            if is_labelled {
                out.write_all(b", label=")?;
                // Graphviz sets a label hard beside its line: two spaces keep them apart.
                let words = wrap(&edge_label(edge), 18, 2).replace('\n', "\n\u{A0}\u{A0}");
                write_quoted(out, &format!("\u{A0}\u{A0}{words}"))?;
            }
        }
        EdgeKind::AppearsIn | EdgeKind::ReportedBy => {
            write!(out, "style=\"dotted\", penwidth=\"{pen:.2}\"")?;
        }
        _ => write!(out, "penwidth=\"{pen:.2}\"")?,
    }
    out.write_all(b", tooltip=")?;
    write_quoted(out, &tooltip(edge, &names))?;
    out.write_all(b"];\n")
}

/// Returns who is tied to whom, and the first words that the edge rests on.
fn tooltip(edge: &Edge, [source, target]: &[String; 2]) -> String {
    const SHOWN: usize = 3;
    let mut text = format!("{source} → {target}: {}", edge_label(edge));
    for item in edge.evidence.iter().take(SHOWN) {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n“{}”", shorten(&item.quote, 200));
    }
    if let Some(more) = edge
        .evidence
        .len()
        .checked_sub(SHOWN)
        .filter(|more| *more > 0)
    {
        let _ = write!(text, "\n… and {more} more");
    }
    text
}
