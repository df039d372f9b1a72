//! How nodes and edges look in a Graphviz picture.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::dot_text::{shorten, wrap, write_quoted};
use super::edge_label::edge_label;
use super::losses::Loss;
use super::output::Buffer;
use super::palette::Color;
use super::table::weight;
use crate::graph::{Edge, EdgeKind, EdgeReference, GraphView, Node, NodeKind, Value};
use crate::model::Id;

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

/// Writes the start of a node, up to where data may follow: its shape and color say what it is, the
/// size of its words how prominent.
pub(super) fn write_node(out: &mut Buffer, graph: &GraphView, number: usize, look: &Look) {
    let node = graph.node(number);
    let (shape, ..) = shape(node.kind);
    let kind = node.kind.as_str();
    let Look {
        fill, line, font, ..
    } = look;
    let words = words(node);
    if words.ends_with('…') && !name(node).ends_with('…') {
        out.lose(Loss::CutTexts, || name(node).to_owned());
    }
    // Writing to memory cannot fail.
    let _ = write!(out, "  \"n{number}\" [label=");
    write_quoted(out, &words);
    let _ = write!(
        out,
        ", shape=\"{shape}\", fillcolor=\"{fill}\", color=\"{line}\", fontsize=\"{font:.1}\", "
    );
    if let Some([x, y]) = look.place {
        let _ = write!(out, "pos=\"{x},{y}!\", ");
    }
    out.raw("tooltip=");
    write_quoted(out, &format!("{}\n{kind}", shorten(name(node), 300)));
    write_link(out, node_address(graph, node));
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

/// Writes the start of an edge, up to where data may follow: the more statements, the thicker.
/// Roles and ties are dashed and, where there is room, say what they are; all others say it when
/// the pointer rests on them.
pub(super) fn write_edge(
    out: &mut Buffer,
    graph: &GraphView,
    edge: EdgeReference<'_>,
    is_labelled: bool,
) {
    let EdgeReference {
        source,
        target,
        edge,
        is_directed,
        ..
    } = edge;
    let names = [source, target].map(|end| shorten(&graph.node(end).label, 60));
    let arrow = if graph.is_directed() { "->" } else { "--" };
    // Writing to memory cannot fail.
    let _ = write!(out, "  \"n{source}\" {arrow} \"n{target}\" [");
    let pen = pen(edge);
    match edge.kind {
        EdgeKind::Relation(_) => {
            out.raw("style=\"dashed\", color=\"#a0835acc\", arrowhead=\"vee\"");
            if is_labelled {
                out.raw(", label=");
                // Graphviz sets a label hard beside its line: two spaces keep them apart.
                let words = edge_words(edge).replace('\n', "\n\u{A0}\u{A0}");
                write_quoted(out, &format!("\u{A0}\u{A0}{words}"));
            }
        }
        EdgeKind::AppearsIn | EdgeKind::ReportedBy => {
            let _ = write!(out, "style=\"dotted\", penwidth=\"{pen:.2}\"");
        }
        _ => {
            let _ = write!(out, "penwidth=\"{pen:.2}\"");
        }
    }
    if graph.is_directed() && !is_directed {
        out.raw(", dir=\"none\"");
    }
    out.raw(", tooltip=");
    write_quoted(out, &tooltip(edge, &names));
    let documents = edge
        .evidence
        .iter()
        .filter_map(|item| item.document.as_ref());
    let mut addresses = documents.filter_map(|document| graph.address(document));
    write_link(out, addresses.next());
}

/// Returns the address of what a node stands for, or of the document that it stands in.
fn node_address<'a>(graph: &'a GraphView, node: &'a Node) -> Option<&'a str> {
    let document = || match node.values.get("document") {
        Some(Value::Text(id)) => graph.address(&Id::new(id.as_str())),
        _ => None,
    };
    match node.values.get("url") {
        Some(Value::Text(address)) => Some(address),
        _ => document(),
    }
}

/// Writes an address to follow with a click; only of the web, since others may run programs.
fn write_link(out: &mut Buffer, address: Option<&str>) {
    const LONGEST: usize = 2_000;
    let is_web = |address: &&str| {
        let start = address.get(..8).unwrap_or_default().to_lowercase();
        start.starts_with("http://") || start == "https://"
    };
    let address = address.filter(|address| address.len() <= LONGEST);
    if let Some(address) = address.filter(is_web) {
        let _ = write!(out, ", href=\"{}\", target=\"_blank\"", escaped(address));
    }
}

/// Returns an address as it may stand in a drawing: Graphviz before version 10 copies it there as
/// it is, whatever that makes of the drawing.
fn escaped(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\'' | '\0'..=' ' | '\u{7F}' => {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "%{:02X}", u32::from(c));
            }
            // No drawing can hold them, and no address has them.
            '\u{80}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Returns the words on an edge, in lines.
pub(super) fn edge_words(edge: &Edge) -> String {
    wrap(&edge_label(edge), 18, 2)
}

/// Returns how thick an edge is, in points: the more statements, the thicker.
pub(super) fn pen(edge: &Edge) -> f64 {
    (1.0 + 0.8 * weight(edge).unwrap_or(1.0).log2()).clamp(1.0, 6.0)
}

/// Returns who is tied to whom, and the first words that the edge rests on.
fn tooltip(edge: &Edge, [source, target]: &[Cow<'_, str>; 2]) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_can_be_followed() {
        for (address, expected) in [
            (
                "https://a.org/?a=1&b=<2>",
                "https://a.org/?a=1&amp;b=%3C2%3E",
            ),
            ("HTTP://a.org/\"é\\", "HTTP://a.org/%22é%5C"),
            ("javascript:alert(1)", ""),
            ("é", ""),
        ] {
            let mut out = Buffer::default();
            write_link(&mut out, Some(address));
            let expected = match expected {
                "" => String::new(),
                _ => format!(", href=\"{expected}\", target=\"_blank\""),
            };
            assert_eq!(out.text(), expected);
        }
    }
}
