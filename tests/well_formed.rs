//! Whatever texts a graph holds, every format stays readable and gives back what it can hold.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

#[path = "common/cases.rs"]
mod cases;
#[path = "common/files.rs"]
mod files;

use std::collections::BTreeSet;
use std::fmt;

use cases::cases;
use proptest::prelude::*;
use sayso::export::{EXPORTERS, find};
use sayso::graph::{Edge, EdgeKind, Evidence, GraphView, Node, NodeKind, Value, Values};
use sayso::model::Id;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Any text, with what breaks files more often than chance would have it.
fn some_text() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "\"",
        "\\",
        "'",
        "<",
        ">",
        "&",
        "&amp;",
        "&#1;",
        "]]>",
        "-->",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\0",
        "\u{B}",
        "\u{1B}",
        "\u{7F}",
        "\u{85}",
        "\u{2028}",
        "\u{FFFE}",
        "\u{FEFF}",
        "\u{202E}",
        ",",
        ";",
        "|",
        "=",
        "{",
        "}",
        "[",
        "->",
        "//",
        "/*",
        "#",
        "é",
        "漢",
        "👩‍🚀",
        " ",
        "NaN",
        "x",
    ]);
    let nasty = prop::collection::vec(nasty, 0..12).prop_map(|parts| parts.concat());
    prop_oneof![3 => nasty, 1 => any::<String>()]
}

fn some_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        some_text().prop_map(Value::from),
    ]
}

fn some_values() -> impl Strategy<Value = Values> {
    let name = prop_oneof![
        some_text(),
        prop::sample::select(vec!["size", "Size", "id", "kind", "text"]).prop_map(str::to_owned)
    ];
    prop::collection::btree_map(name, some_value(), 0..4)
        .prop_map(|values| values.into_iter().collect())
}

prop_compose! {
    fn some_node()(label in some_text(), kind in 0..7_usize, values in some_values()) -> Node {
        Node { id: Id::new(""), kind: NodeKind::ALL[kind], label, values }
    }
}

prop_compose! {
    fn some_edge()(
        kind in some_text(), quotes in prop::collection::vec(some_text(), 0..3),
        weight in any::<f64>(), values in some_values(), is_mention in any::<bool>(),
    ) -> Edge {
        let evidence = quotes.iter().map(|quote| Evidence {
            record: Id::new(quote.as_str()),
            document: Some(Id::new(quote.as_str())),
            spans: vec![],
            quote: quote.as_str().into(),
            date: None,
        });
        let kind = if is_mention { EdgeKind::Mentions } else { EdgeKind::Relation(kind.into()) };
        Edge { id: String::new(), kind, weight, evidence: evidence.collect(), values }
    }
}

prop_compose! {
    fn some_graph()(
        nodes in prop::collection::vec((some_text(), some_node()), 0..5),
        edges in prop::collection::vec((any::<usize>(), any::<usize>(), some_text(), some_edge()), 0..5),
    ) -> GraphView {
        let mut graph = GraphView::new();
        for (number, (id, node)) in nodes.into_iter().enumerate() {
            graph.add_node(Node { id: Id::new(format!("{number}{id}")), ..node });
        }
        let count = graph.node_count();
        let edges = if count == 0 { Vec::new() } else { edges };
        for (number, (source, target, id, edge)) in edges.into_iter().enumerate() {
            graph.add_edge(source % count, target % count, Edge { id: format!("{number}{id}"), ..edge });
        }
        graph
    }
}

fn written(graph: &GraphView, format: &str) -> String {
    let (files, _) = files::written(find(format).unwrap(), graph);
    String::from_utf8(files.into_iter().next().unwrap().1).unwrap()
}

/// Any JSON in whose objects no name occurs twice.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Unique {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without repeated names")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        let mut names = BTreeSet::new();
        while let Some((name, _)) = members.next_entry::<String, Self>()? {
            if !names.insert(name.clone()) {
                return Err(A::Error::custom(format!("{name:?} occurs twice")));
            }
        }
        Ok(self)
    }
}

/// Returns what XML can hold of a text.
fn in_xml(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

/// Reads a Graphviz file as its grammar has it, strings in quotation marks only, and returns them.
fn dot_strings(text: &str) -> Vec<&str> {
    let (start, end) = (text.find("label=<<"), text.find(">>];"));
    let legend = start
        .zip(end)
        .map_or("", |(start, end)| &text[start + 6..end + 2]);
    let mut strings = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '<']) {
        assert!(
            rest[..at]
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || " \n{}[]=,;->".contains(c))
        );
        if rest[at..].starts_with('<') {
            rest = rest[at..].strip_prefix(legend).unwrap();
            continue;
        }
        let body = &rest[at + 1..];
        let mut is_escaped = false;
        let end = body.find(|c| {
            let is_end = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            is_end
        });
        let end = end.unwrap();
        strings.push(&body[..end]);
        rest = &body[end + 1..];
    }
    strings
}

/// Reads a file of RDF and returns its facts, each on a line of N-Triples.
fn rdf_facts(graph: &GraphView, format: &str) -> BTreeSet<String> {
    let text = written(graph, format);
    let quads: Vec<oxrdf::Quad> = match format {
        "jsonld" => oxjsonld::JsonLdParser::new()
            .for_slice(&text)
            .map(Result::unwrap)
            .collect(),
        // Turtle and N-Triples are TriG without graphs.
        _ => oxttl::TriGParser::new()
            .for_slice(&text)
            .map(Result::unwrap)
            .collect(),
    };
    let facts = quads
        .into_iter()
        .map(|quad| oxrdf::Triple::from(quad).to_string());
    facts.collect()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn nothing_in_a_graph_ends_the_data_of_its_page(graph in some_graph()) {
        let blank = written(&GraphView::new(), "html");
        let text = written(&graph, "html");
        let (before, data) = text.split_once("id=\"data\">").unwrap();
        let (data, after) = data.split_once("</script>").unwrap();
        prop_assert!(blank.starts_with(before) && blank.ends_with(after));
        let is_bare = data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
        prop_assert!(!is_bare);
        let _: Unique = serde_json::from_str(data).unwrap();
        let json: serde_json::Value = serde_json::from_str(data).unwrap();
        // Where all labels are the same, it stands there once.
        let column = &json["nodes"]["label"];
        let numbers = column.as_array().cloned().unwrap_or_else(|| {
            vec![column["all"].clone(); graph.node_count()]
        });
        let label = |number: &serde_json::Value| {
            json["strings"][usize::try_from(number.as_u64().unwrap()).unwrap()].as_str().unwrap()
        };
        let labels: Vec<&str> = numbers.iter().map(label).collect();
        let expected: Vec<&str> = graph.nodes().map(|node| node.label.as_str()).collect();
        prop_assert_eq!(labels, expected);
    }

    #[test]
    fn xml_is_well_formed_and_keeps_every_label(graph in some_graph()) {
        let expected: Vec<String> = graph.nodes().map(|node| in_xml(&node.label)).collect();
        for flavor in ["graphml", "graphml-gephi", "graphml-yed", "graphml-visone"] {
            let text = written(&graph, flavor);
            let document = roxmltree::Document::parse(&text).unwrap();
            let labels = document.descendants().filter(|element| {
                element.attribute("key") == Some("d0")
            });
            let labels: Vec<&str> = labels.map(|element| element.text().unwrap_or_default()).collect();
            prop_assert_eq!(&labels, &expected);
        }

        let text = written(&graph, "gexf");
        let document = roxmltree::Document::parse(&text).unwrap();
        let nodes = document.descendants().filter(|element| element.has_tag_name(("http://gexf.net/1.3", "node")));
        let labels: Vec<&str> = nodes.map(|element| element.attribute("label").unwrap()).collect();
        prop_assert_eq!(&labels, &expected);
        let names = document.descendants().filter_map(|element| element.attribute("title"));
        prop_assert!(names.clone().all(|name| !name.is_empty() && !name.contains([' ', '"', '<', ':'])));
    }

    #[test]
    fn tables_read_back(graph in some_graph()) {
        for (format, count) in [("nodes", graph.node_count()), ("edges", graph.edge_count())] {
            let text = written(&graph, format);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let header = reader.headers().unwrap().clone();
            let names: BTreeSet<String> = header.iter().map(str::to_lowercase).collect();
            prop_assert_eq!(names.len(), header.len());
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            prop_assert_eq!(rows.len(), count);
            let column = |name| header.iter().position(|other| other == name).unwrap();
            let (id, label) = (column("id"), column("label"));
            if format == "nodes" {
                for (row, node) in rows.iter().zip(graph.nodes()) {
                    prop_assert_eq!(&row[id], node.id.as_str().replace('\0', ""));
                    prop_assert_eq!(&row[label], node.label.replace('\0', ""));
                }
            }
        }
        let text = written(&graph, "statements");
        let mut statements = graph.nodes().filter(|node| node.kind == NodeKind::Statement).count();
        if statements == 0 {
            let mentions = graph.edges().filter(|edge| edge.edge.kind == EdgeKind::Mentions);
            let behind = mentions.flat_map(|edge| edge.edge.evidence.iter().map(|item| &item.record));
            statements = behind.filter(|id| !id.as_str().is_empty()).collect::<BTreeSet<_>>().len();
        }
        prop_assert_eq!(csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).count(), statements);
    }

    #[test]
    fn json_loses_nothing(graph in some_graph()) {
        let json: serde_json::Value = serde_json::from_str(&written(&graph, "json")).unwrap();
        let labels: Vec<&str> = json["nodes"].as_array().unwrap().iter().map(|node| node["label"].as_str().unwrap()).collect();
        let expected: Vec<&str> = graph.nodes().map(|node| node.label.as_str()).collect();
        prop_assert_eq!(labels, expected);
        let keys: BTreeSet<&str> = json["edges"].as_array().unwrap().iter().map(|edge| edge["key"].as_str().unwrap()).collect();
        prop_assert_eq!(keys.len(), graph.edge_count());
    }

    #[test]
    fn every_json_is_read_and_no_object_has_a_name_twice(graph in some_graph()) {
        for format in ["json", "json-links", "cytoscape", "graphology", "cx2", "jgf"] {
            let text = written(&graph, format);
            prop_assert!(serde_json::from_str::<Unique>(&text).is_ok(), "{}", format);
        }
    }

    #[test]
    fn pictures_show_every_node_and_stay_xml(graph in some_graph()) {
        let text = written(&graph, "svg");
        let document = roxmltree::Document::parse(&text).unwrap();
        let circles = document.descendants().filter(|element| element.has_tag_name(("http://www.w3.org/2000/svg", "circle")));
        let titled = circles.filter(|circle| circle.first_element_child().is_some_and(|title| title.has_tag_name(("http://www.w3.org/2000/svg", "title"))));
        prop_assert_eq!(titled.count(), graph.node_count());
        let numbers = document.descendants().flat_map(|element| {
            ["x", "y", "cx", "cy", "r", "width", "height", "stroke-width"].map(|name| element.attribute(name))
        });
        prop_assert!(numbers.flatten().all(|number| number.parse::<f64>().is_ok_and(f64::is_finite)), "{}", text);
    }

    #[test]
    fn rdf_says_the_same_in_every_spelling(graph in some_graph()) {
        let facts = rdf_facts(&graph, "ntriples");
        prop_assert!(facts.len() > 2 * graph.node_count());
        for format in ["turtle", "jsonld", "trig"] {
            prop_assert_eq!(&rdf_facts(&graph, format), &facts, "{}", format);
        }
    }

    #[test]
    fn formats_of_lines_keep_one_thing_on_each(graph in some_graph()) {
        let quotes = |line: &str| line.matches('"').count();
        let text = written(&graph, "pajek");
        prop_assert!(text.is_ascii() && text.lines().all(|line| [0, 2, 4].contains(&quotes(line))));
        prop_assert_eq!(text.lines().count(), 2 + graph.node_count() + graph.edge_count());
        let text = written(&graph, "dl");
        let names: BTreeSet<&str> = text.lines().nth(3).unwrap().split(',').collect();
        prop_assert!(text.is_ascii() && names.len() == graph.node_count().max(1));
        let text = written(&graph, "mermaid");
        prop_assert!(text.lines().all(|line| [0, 2].contains(&quotes(line))));
        prop_assert_eq!(text.matches(":::").count(), graph.node_count());
    }

    #[test]
    fn graphviz_strings_end_where_they_should(graph in some_graph()) {
        for format in ["dot", "dot-plain"] {
            let text = written(&graph, format);
            for string in dot_strings(&text) {
                prop_assert!(string.len() < 16_383);
                prop_assert!(!string.contains(|c: char| c.is_control()));
            }
        }
    }

    #[test]
    fn the_same_graph_gives_the_same_bytes(graph in some_graph()) {
        // Pixels are slow, and made of the SVG.
        for format in EXPORTERS.iter().filter(|format| format.name() != "png") {
            prop_assert_eq!(files::written(*format, &graph), files::written(*format, &graph.clone()));
        }
    }
}
