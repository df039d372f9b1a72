//! Mermaid: a small diagram for Markdown pages, of the most prominent nodes.
//!
//! Programs that draw it refuse more than 500 edges or 50,000 characters, so that the rest is left
//! out, the least first, and counted. Words stand between quotation marks, and whatever Mermaid
//! could take for its own language in them is a reference.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::dot_looks::{edge_words, words};
use super::losses::Loss;
use super::output::{Buffer, Output};
use super::palette::{group, node_color, node_light};
use super::prominence::prominence;
use super::table::weight;
use super::ties::{count_node_losses, count_tie_losses};
use super::{About, Exporter, Keeps, Losses, Settings};
use crate::graph::{EdgeKind, EdgeReference, GraphView, Multi, Node, NodeKind, Shape, View};

/// The Mermaid format.
#[derive(Debug)]
pub(super) struct Mermaid;

/// How many edges a diagram has at most.
const MOST_EDGES: usize = 500;
/// How many bytes it has at most: no text has more characters than bytes.
const LONGEST: usize = 50_000;
/// How many of them are for nodes.
const NODES: usize = 30_000;
/// How many of them are for what stands before and after.
const FRAME: usize = 2_000;

impl Exporter for Mermaid {
    fn about(&self) -> About {
        About {
            name: "mermaid",
            extensions: &["mmd"],
            file_name: "graph.mmd",
            summary: "Mermaid diagram of the most central nodes, for Markdown pages",
            keeps: Keeps {
                parallel_edges: true,
                attributes: false,
                evidence: false,
            },
            usual_shape: Shape {
                view: View::Actors,
                multi: Multi::Merge,
            },
            ..About::PLAIN
        }
    }

    fn write(
        &self,
        graph: &GraphView,
        settings: &Settings,
        out: &mut dyn Write,
    ) -> io::Result<Losses> {
        let mut output = Output::new(out);
        output.lost(&count_node_losses(graph, &["label", "kind"]));
        output.lost(&count_tie_losses(graph, &["label", "kind"]));
        output.write(|out| {
            out.raw("flowchart LR\n");
            let nodes = choose_nodes(graph, settings.limit);
            let mut is_shown = vec![false; graph.node_count()];
            for (number, text) in &nodes {
                is_shown[*number] = true;
                out.raw(text);
            }
            write_edges(out, graph, &is_shown);
            write_classes(out, graph, &is_shown);
            for (number, node) in graph.nodes().enumerate() {
                if !is_shown[number] {
                    out.lose(Loss::Nodes, || node.label.clone());
                } else if words(node).ends_with('…') && !node.label.ends_with('…') {
                    out.lose(Loss::CutTexts, || node.label.clone());
                }
            }
        })?;
        Ok(output.finish())
    }
}

/// Returns the most prominent nodes that there is room for, in the order of the graph, each with
/// its line.
fn choose_nodes(graph: &GraphView, limit: usize) -> Vec<(usize, String)> {
    let prominence = prominence(graph);
    let mut order: Vec<usize> = (0..graph.node_count()).collect();
    order.sort_by(|&one, &other| prominence[other].total_cmp(&prominence[one]));
    let mut chosen: Vec<(usize, String)> = Vec::new();
    let mut length = 0;
    for number in order.into_iter().take(limit) {
        let line = node_line(graph, number);
        length += line.len();
        if length > NODES {
            break;
        }
        chosen.push((number, line));
    }
    chosen.sort_by_key(|(number, _)| *number);
    chosen
}

/// Returns the line of a node: its shape says what it is.
fn node_line(graph: &GraphView, number: usize) -> String {
    let node = graph.node(number);
    let (open, close) = match node.kind {
        NodeKind::Person | NodeKind::Group => ("(", ")"),
        NodeKind::Organisation => ("[", "]"),
        NodeKind::Place | NodeKind::Node => ("([", "])"),
        NodeKind::Statement => (">", "]"),
        NodeKind::Document => ("[/", "/]"),
        NodeKind::Concept => ("{{", "}}"),
    };
    let (words, class) = (quoted(&words(node)), class(graph, node));
    format!("  n{number}{open}{words}{close}:::{class}\n")
}

/// Returns the name of how a node looks: by its kind, or by its group.
fn class(graph: &GraphView, node: &Node) -> String {
    let Some(name) = graph.picture().color_by else {
        return node.kind.as_str().to_owned();
    };
    group(graph, node, name).map_or_else(|| "others".to_owned(), |number| format!("group{number}"))
}

/// Writes the edges between nodes that are shown, as many as there is room for, the heaviest first
/// to be chosen, and counts the others.
fn write_edges(out: &mut Buffer, graph: &GraphView, is_shown: &[bool]) {
    let mut edges: Vec<(usize, EdgeReference<'_>)> = graph.edges().enumerate().collect();
    let heavy = |edge: EdgeReference<'_>| weight(edge.edge).unwrap_or(1.0);
    edges.sort_by(|(_, one), (_, other)| heavy(*other).total_cmp(&heavy(*one)));
    let mut chosen: Vec<(usize, String)> = Vec::new();
    let mut length = out.len() + FRAME;
    for (number, edge) in edges {
        let is_possible =
            is_shown[edge.source] && is_shown[edge.target] && chosen.len() < MOST_EDGES;
        let line = is_possible.then(|| edge_line(edge));
        match line.filter(|line| length + line.len() <= LONGEST) {
            Some(line) => {
                length += line.len();
                chosen.push((number, line));
            }
            None => out.lose(Loss::Edges, || edge.id().to_string()),
        }
    }
    chosen.sort_by_key(|(number, _)| *number);
    for (_, line) in chosen {
        out.raw(&line);
    }
}

/// Returns the line of an edge: roles and ties are dotted and say what they are, others are thick
/// where they stand for many statements.
fn edge_line(edge: EdgeReference<'_>) -> String {
    const MANY: f64 = 4.0;
    let EdgeReference {
        source,
        target,
        is_directed,
        edge,
        ..
    } = edge;
    let is_heavy = weight(edge).is_some_and(|weight| weight >= MANY);
    let is_tie = matches!(edge.kind, EdgeKind::Relation(_));
    let line = match (is_tie, is_heavy, is_directed) {
        (true, _, true) => "-.->",
        (true, _, false) => "-.-",
        (false, true, true) => "==>",
        (false, true, false) => "===",
        (false, false, true) => "-->",
        (false, false, false) => "---",
    };
    let mut text = format!("  n{source} {line}");
    let words = edge_words(edge);
    if is_tie && !words.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(text, "|{}|", quoted(&words));
    }
    let _ = writeln!(text, " n{target}");
    text
}

/// Writes how nodes of each kind or group look that are shown.
fn write_classes(out: &mut Buffer, graph: &GraphView, is_shown: &[bool]) {
    let shown = graph.nodes().enumerate().filter(|(at, _)| is_shown[*at]);
    let mut classes: Vec<(String, String)> = shown
        .map(|(_, node)| {
            let (light, line) = (node_light(graph, node), node_color(graph, node));
            let looks = format!("fill:{light},stroke:{line},color:#1a1a1a");
            (class(graph, node), looks)
        })
        .collect();
    classes.sort();
    classes.dedup();
    for (name, looks) in classes {
        let _ = writeln!(out, "  classDef {name} {looks}");
    }
}

/// Returns a text between quotation marks, with references for what means something to Mermaid or
/// to a browser: a colon too, because Mermaid looks for `style:` even there.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '\n' => quoted.push_str("<br/>"),
            '"' | '#' | '%' | '&' | ':' | ';' | '<' | '>' | '\\' | '`' => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "#{};", u32::from(c));
            }
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, Values};
    use crate::model::Id;

    #[test]
    fn words_cannot_be_taken_for_the_language() {
        let text = "a \"b\" <c>\n%%{init}%% d#e; \u{0}style:#f";
        let expected =
            "\"a #34;b#34; #60;c#62;<br/>#37;#37;{init}#37;#37; d#35;e#59; style#58;#35;f\"";
        assert_eq!(quoted(text), expected);
    }

    #[test]
    fn a_diagram_has_no_more_than_programs_draw() {
        let mut graph = GraphView::new();
        for number in 0..2_000 {
            graph.add_node(Node {
                id: Id::new(number.to_string()),
                kind: NodeKind::Person,
                label: format!("\"{number}\" <of> the &&& harbour %%%%%%%%%%%%"),
                values: Values::new(),
            });
        }
        for number in 0..4_000 {
            let edge = Edge {
                id: number.to_string(),
                kind: EdgeKind::Relation("ally_of".into()),
                weight: 1.0,
                evidence: Vec::new(),
                values: Values::new(),
            };
            graph.add_edge(number % 20, number % 19, edge);
        }
        for (limit, most) in [(50, 50), (2_000, 2_000), (0, 0)] {
            let settings = Settings {
                limit,
                ..Settings::default()
            };
            let mut bytes = Vec::new();
            let losses = Mermaid.write(&graph, &settings, &mut bytes).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let nodes = text.matches(":::").count();
            let edges = text.matches("-.->").count();
            assert!(text.len() <= LONGEST && nodes <= most && edges <= MOST_EDGES);
            assert_eq!(losses.count(Loss::Nodes), 2_000 - nodes as u64);
            assert_eq!(losses.count(Loss::Edges), 4_000 - edges as u64);
        }
    }
}
