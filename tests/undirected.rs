//! A graph whose ties lead both ways says so in every format, or the format counts that it cannot.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

#[path = "common/files.rs"]
mod files;

use sayso::export::{Loss, find};
use sayso::graph::{Edge, EdgeKind, GraphView, Node, NodeKind, Values};
use sayso::model::Id;

/// Two people and one tie.
fn graph() -> GraphView {
    let mut graph = GraphView::new();
    for name in ["Ada", "Ben"] {
        graph.add_node(Node {
            id: Id::new(name),
            kind: NodeKind::Person,
            label: name.to_owned(),
            values: Values::new(),
        });
    }
    let edge = Edge {
        id: "tie".to_owned(),
        kind: EdgeKind::Mentions,
        weight: 2.0,
        evidence: Vec::new(),
        values: Values::new(),
    };
    graph.add_edge(0, 1, edge);
    graph.set_directed(false);
    graph
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
        let (files, losses) = files::written(find(format).unwrap(), &graph());
        let text = String::from_utf8(files.into_iter().next().unwrap().1).unwrap();
        for sign in signs {
            assert!(text.contains(sign), "{format}: {sign} in {text}");
        }
        // CX2 has no word for it.
        let is_lost = losses.count(Loss::Directions) > 0;
        assert_eq!(is_lost, format == "cx2", "{format}");
    }
}
