//! Edges that lead both ways: every format keeps them apart from those that lead one way, or says
//! that it does not.

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
    ("gexf-dynamic", "type=\"directed\"", "type=\"undirected\""),
    ("edges", ",Directed,", ",Undirected,"),
    ("csv-excel", ",Directed,", ",Undirected,"),
    ("tsv", "\tDirected\t", "\tUndirected\t"),
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
    "turtle",
    "ntriples",
    "jsonld",
    "trig",
    "ftm",
    "cypher",
    "csv-neo4j",
    "csv-load",
    "obsidian",
];

/// Formats whose bytes are no text, or that hold no edges.
const ELSEWHERE: &[&str] = &[
    "html",
    "svg",
    "png",
    "graphml-visone",
    "nodes",
    "statements",
    "figures",
    "sqlite",
    "xlsx",
    "parquet",
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
fn every_format_is_thought_of() {
    let signs = SIGNS.iter().map(|(format, ..)| format);
    let thought_of: Vec<&str> = signs.chain(WITHOUT).chain(ELSEWHERE).copied().collect();
    for format in EXPORTERS {
        let name = format.name();
        let times = thought_of.iter().filter(|known| **known == name).count();
        assert_eq!(times, 1, "{name}");
    }
}

#[test]
fn formats_that_know_one_kind_say_what_they_lose() {
    for format in WITHOUT {
        assert_eq!(written(format, &graph(true), "").1, 1, "{format}");
        assert_eq!(written(format, &graph(false), "").1, 0, "{format}");
    }
}

/// Two people and one tie of weight two that leads both ways, in a graph without directions.
fn undirected() -> GraphView {
    let mut one = GraphView::new();
    let both = graph(false);
    for node in both.nodes() {
        one.add_node(node.clone());
    }
    if let Some(tie) = both.edge(0) {
        let edge = Edge {
            weight: 2.0,
            ..tie.edge.clone()
        };
        one.add_edge(tie.source, tie.target, edge);
    }
    one.set_directed(false);
    one
}

#[test]
fn every_format_of_networks_says_that_ties_lead_both_ways() {
    for (format, signs) in [
        ("json-links", &["\"directed\": false"][..]),
        (
            "cytoscape",
            &["\"directed\": false", "\"target-arrow-shape\": \"none\""],
        ),
        (
            "graphology",
            &["\"type\": \"undirected\"", "\"undirected\": true"],
        ),
        ("cx2", &["\"EDGE_TARGET_ARROW_SHAPE\": \"none\""]),
        ("jgf", &["\"directed\": false"]),
        ("graphml-gephi", &["edgedefault=\"undirected\""]),
        (
            "graphml-yed",
            &["edgedefault=\"undirected\"", "target=\"none\""],
        ),
        (
            "graphml-visone",
            &["edgedefault=\"undirected\"", "\">false</data>"],
        ),
        ("dot", &["graph sayso {", "\"n0\" -- \"n1\""]),
        ("dl", &["1 2 2\n2 1 2\n"]),
        ("pajek", &["*Edges\n1 2 2 l \"mentions\"\n"]),
        ("mermaid", &["n0 --- n1"]),
    ] {
        let (files, losses) = files::written(find(format).unwrap(), &undirected());
        let text = String::from_utf8(files.into_iter().next().unwrap().1).unwrap();
        for sign in signs {
            assert!(text.contains(sign), "{format}: {sign} in {text}");
        }
        // CX2 has no word for it.
        let is_lost = losses.count(Loss::Directions) > 0;
        assert_eq!(is_lost, format == "cx2", "{format}");
    }
}
