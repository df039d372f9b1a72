//! Edges that lead both ways: every format keeps them apart from those that lead one way, or says that
//! it does not.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

#[path = "common/files.rs"]
mod files;

use sayso::export::{EXPORTERS, Loss, find};
use sayso::graph::{Edge, EdgeKind, GraphView, Node, NodeKind, Values};
use sayso::model::Id;

/// How a file shows that an edge leads one way, and that another one leads both.
const SIGNS: &[(&str, &str, &str)] = &[
    ("gexf", "type=\"directed\"", "type=\"undirected\""),
    (
        "graphml-gephi",
        "edgedefault=\"directed\"",
        "directed=\"false\"",
    ),
    ("edges", ",Directed,", ",Undirected,"),
    ("csv-gephi", ",Directed,", ",Undirected,"),
    ("graphology", "\"type\": \"mixed\"", "\"undirected\": true"),
    ("jgf", "\"directed\": true", "\"directed\": false"),
    ("dot", "\"n0\" -> \"n1\"", "dir=\"none\""),
    ("dl", "\n1 2 2\n", "\n2 1 1\n"),
    ("mermaid", "n0 --> n1", "n0 --- n1"),
];

/// Formats in which all edges are of one kind.
const WITHOUT: &[&str] = &[
    "graphml",
    "graphml-yed",
    "json",
    "json-links",
    "cx2",
    "cytoscape",
    "dot-plain",
    "pajek",
];

/// Two people and two edges, of which the second may lead both ways.
fn graph(is_mixed: bool) -> GraphView {
    let mut graph = GraphView::new();
    for name in ["Ada", "Ben"] {
        graph.add_node(Node {
            id: Id::new(name),
            kind: NodeKind::Person,
            label: name.to_owned(),
            values: Values::new(),
        });
    }
    for id in ["one way", "both ways"] {
        let edge = Edge {
            id: id.to_owned(),
            kind: EdgeKind::Mentions,
            weight: 1.0,
            evidence: Vec::new(),
            values: Values::new(),
        };
        graph.add_edge(0, 1, edge);
    }
    if is_mixed {
        graph.set_both_ways(1);
    }
    graph
}

/// Returns the first file that a format writes in which something stands, and what was lost.
fn written(format: &str, graph: &GraphView, sign: &str) -> (bool, u64) {
    let (files, losses) = files::written(find(format).unwrap(), graph);
    let mut texts = files
        .iter()
        .map(|(_, bytes)| String::from_utf8_lossy(bytes));
    (
        texts.any(|text| text.contains(sign)),
        losses.count(Loss::Directions),
    )
}

#[test]
fn formats_that_know_both_kinds_show_both() {
    for (format, one_way, both_ways) in SIGNS {
        assert_eq!(
            written(format, &graph(true), one_way),
            (true, 0),
            "{format}"
        );
        assert_eq!(
            written(format, &graph(true), both_ways),
            (true, 0),
            "{format}"
        );
        assert_eq!(
            written(format, &graph(false), both_ways),
            (false, 0),
            "{format}"
        );
    }
}

#[test]
fn formats_that_know_one_kind_say_what_they_lose() {
    for format in WITHOUT {
        assert_eq!(written(format, &graph(true), "").1, 1, "{format}");
        assert_eq!(written(format, &graph(false), "").1, 0, "{format}");
    }
}

#[test]
fn an_undirected_graph_is_no_loss_to_a_graph_format() {
    let mut graph = graph(false);
    graph.set_directed(false);
    for (format, ..) in SIGNS {
        assert_eq!(written(format, &graph, "").1, 0, "{format}");
    }
    assert!(EXPORTERS.len() > SIGNS.len() + WITHOUT.len());
}
