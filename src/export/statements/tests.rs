//! Rows of statements, from their nodes and from the edges that rest on them.

use super::*;
use crate::graph::{Evidence, Values};
use crate::model::{Id, Span};

fn add(graph: &mut GraphView, id: &str, kind: NodeKind, values: &[(&str, &str)]) -> usize {
    let mut fields = Values::new();
    for (name, value) in values {
        fields.insert((*name).to_owned(), (*value).into());
    }
    graph.add_node(Node {
        id: Id::new(id),
        kind,
        label: id.to_uppercase(),
        values: fields,
    })
}

fn link(
    graph: &mut GraphView,
    (source, target): (usize, usize),
    kind: EdgeKind,
    evidence: Vec<Evidence>,
    values: Values,
) {
    let edge = Edge {
        id: graph.edge_count().to_string(),
        kind,
        weight: 1.0,
        evidence,
        values,
    };
    graph.add_edge(source, target, edge);
}

fn tie(graph: &mut GraphView, (source, target): (usize, usize), kind: EdgeKind, stance: f64) {
    let mut values = Values::new();
    if kind == EdgeKind::About {
        values.insert("stance".to_owned(), stance.into());
    }
    link(graph, (source, target), kind, Vec::new(), values);
}

#[test]
fn a_row_gathers_what_a_statement_is_tied_to() {
    let mut graph = GraphView::new();
    let ada = add(&mut graph, "ada", NodeKind::Person, &[]);
    let ben = add(&mut graph, "ben|x", NodeKind::Person, &[]);
    // The second statement has the lower number of edges before it, and none is mixed up.
    let own = [
        ("text", "Yes."),
        ("content_spans", "[[3,8],[10,12]]"),
        ("page", "A3"),
    ];
    let one = add(&mut graph, "s1", NodeKind::Statement, &own);
    let two = add(&mut graph, "s2", NodeKind::Statement, &[]);
    let tram = add(&mut graph, "tram=fast", NodeKind::Concept, &[]);
    let paper = add(
        &mut graph,
        "d",
        NodeKind::Document,
        &[("url", "https://example.org")],
    );
    tie(&mut graph, (ben, two), EdgeKind::Said, 0.0);
    tie(&mut graph, (ada, one), EdgeKind::Said, 0.0);
    tie(&mut graph, (one, ben), EdgeKind::Mentions, 0.0);
    tie(&mut graph, (one, ada), EdgeKind::Mentions, 0.0);
    tie(&mut graph, (one, tram), EdgeKind::About, -0.5);
    tie(&mut graph, (one, paper), EdgeKind::AppearsIn, 0.0);

    check(
        &graph,
        2,
        &[
            (0, "speaker", "ada"),
            (0, "speaker_name", "ADA"),
            (0, "speaker_kind", "person"),
            (0, "text", "Yes."),
            (0, "content_spans", "3-8|10-12"),
            (0, "mentions", r"ben\|x|ada"),
            (0, "concepts", r"tram\=fast=-0.5"),
            (0, "document", "d"),
            (0, "document_url", "https://example.org"),
            (0, "page", "A3"),
            (1, "speaker", r"ben\|x"),
            (1, "mentions", ""),
        ],
    );
}

#[test]
fn without_nodes_of_statements_there_is_a_row_for_each_that_edges_rest_on() {
    let said = |record: &str, document: &str, start: u32, quote: &str| Evidence {
        record: Id::new(record),
        document: Some(Id::new(document)),
        spans: vec![Span::new(start, start + 4), Span::new(start + 6, start + 9)],
        quote: quote.into(),
        date: "2031-05-02".parse().ok(),
    };
    let late = || said("s1", "d", 40, "Late.");
    let early = || said("s2", "d", 3, "Early.");
    let role = || said("r1", "d", 1, "mayor");
    let mut graph = GraphView::new();
    let [ada, ben, eve] =
        ["ada", "ben|x", "eve"].map(|id| add(&mut graph, id, NodeKind::Person, &[]));
    let member = EdgeKind::Relation("member_of".into());
    for (source, target, kind, evidence) in [
        // Two edges rest on one statement, and a merged edge on two; a relation on none.
        (ada, eve, EdgeKind::Mentions, vec![late(), early()]),
        (ada, ben, EdgeKind::Mentions, vec![late()]),
        (ben, eve, member, vec![role()]),
        (ben, eve, EdgeKind::Mentions, vec![said("", "d", 1, "?")]),
    ] {
        link(&mut graph, (source, target), kind, evidence, Values::new());
    }
    graph.set_address(Id::new("d"), "https://example.org");
    let expected = [
        (0, "id", "s2"),
        (0, "speaker", "ada"),
        (0, "speaker_name", "ADA"),
        (0, "speaker_kind", "person"),
        (0, "text", "Early."),
        (0, "date", "2031-05-02"),
        (0, "document", "d"),
        (0, "document_url", "https://example.org"),
        (0, "content_spans", "3-7|9-12"),
        (0, "mentions", "eve"),
        (1, "id", "s1"),
        (1, "mentions", r"ben\|x|eve"),
        (1, "mention_names", r"BEN\|X|EVE"),
    ];
    check(&graph, 2, &expected);
    // Beside nodes of statements, the evidence of edges says nothing that they do not say.
    add(&mut graph, "s3", NodeKind::Statement, &[]);
    check(&graph, 1, &[(0, "id", "s3")]);
}

/// Checks the number of rows, and cells by row and column.
fn check(graph: &GraphView, count: usize, expected: &[(usize, &str, &str)]) {
    let mut bytes = Vec::new();
    write_statements(graph, Dialect::PLAIN, &mut bytes).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), count);
    for &(row, name, expected) in expected {
        let column = header.iter().position(|column| column == name);
        assert_eq!(&rows[row][column.unwrap()], expected, "{name} in row {row}");
    }
}
