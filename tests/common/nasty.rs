//! A small graph that holds what breaks graph files: every exporter is tested on it.

use sayso::graph::{Edge, EdgeKind, Evidence, GraphView, Node, NodeKind, Value, Values};
use sayso::model::{Id, Span};

const MAYOR: &str = "person/quote";
const COUNCIL: &str = "organisation/line\nbreaks";
const HARBOUR: &str = "place/שלום";
const CREW: &str = "group/👩‍🚀";
const NAMELESS: &str = "concept/empty";
const CONTROLS: &str = "concept/control\u{0}\u{B}";
const STATEMENT: &str = "statement/1";
const LONG: &str = "statement/long";
const DOCUMENT: &str = "document/1";

/// Returns the graph.
pub(crate) fn graph() -> GraphView {
    let mut graph = GraphView::new();
    for node in actors().into_iter().chain(others()) {
        graph.add_node(node);
    }
    for (number, (source, target, edge)) in edges().into_iter().enumerate() {
        let ends = [source, target].map(|id| graph.find(&Id::new(id)).unwrap_or_default());
        // One id holds a quotation mark.
        let id = if number == 1 {
            "edge/\"1\"".to_owned()
        } else {
            format!("edge/{number}")
        };
        graph.add_edge(ends[0], ends[1], Edge { id, ..edge });
    }
    graph
}

fn actors() -> [Node; 4] {
    let (person, group) = (NodeKind::Person, NodeKind::Group);
    let (organisation, place) = (NodeKind::Organisation, NodeKind::Place);
    [
        node(MAYOR, person, "Ada \"the 'Bridge'\" <Mayor> & Sons")
            .with("party", "Reform & <Renewal>")
            .with("pagerank", 0.1)
            // Names that programs take for something else.
            .with("size", "a large text")
            .with("label", "not the label")
            .with("id", "not the id")
            .with("x", 3.5)
            .with("weight", 7)
            .with("type", "civil")
            .with("image", "missing.png")
            .with("end", "a word of many languages")
            .with("node", "a reserved word of Graphviz")
            .with("Party", "differs in case only")
            .with("Edge Weight", 1),
        node(COUNCIL, organisation, "Council\nof\r\nNorthport\rand\tBay")
            .with("members", 9_007_199_254_740_993)
            .with("pagerank", 0.4),
        node(HARBOUR, place, "שלום \u{202E}Þórshöfn\u{202C} 東京都")
            .with("mixed", 5)
            .with("large", i64::MIN)
            .with("pagerank", 0.05),
        node(CREW, group, "👩‍🚀 crew 🇵🇱")
            .with("mixed", "five")
            .with("active", true)
            .with("pagerank", f64::NAN),
    ]
}

fn others() -> [Node; 5] {
    let text = "=1+1, INFLATION; \"C:\\new\\table\\\" &amp; &#60;b&#62; ]]> --> a|b\\";
    let controls = "nul\u{0} tab\u{B} esc\u{1B}[31m bom\u{FEFF} non\u{FFFE}\u{FFFF} del\u{7F} c1\u{85} line\u{2028}end";
    [
        node(NAMELESS, NodeKind::Concept, "")
            .with("note", "")
            .with("ratio", f64::INFINITY),
        node(CONTROLS, NodeKind::Concept, controls)
            .with("ratio", 1e-300)
            .with("active", false),
        node(STATEMENT, NodeKind::Statement, "C:\\new\\table\\")
            .with("text", text)
            .with("mode", "direct")
            .with("cue", "said, smiling")
            .with("date", "2025-09-10T18:30:00+02:00")
            .with("confidence", 0.9)
            .with("document", DOCUMENT)
            .with("ratio", 2),
        node(LONG, NodeKind::Statement, &"long \"label\" ".repeat(1_600))
            .with("text", "漢".repeat(7_000))
            .with("ratio", -0.0),
        node(DOCUMENT, NodeKind::Document, "007")
            .with("title", " leading and trailing blanks ")
            .with("url", "https://example.org/?a=1&b=<2>")
            .with("date", "2025"),
    ]
}

fn edges() -> Vec<(&'static str, &'static str, Edge)> {
    use EdgeKind::{About, Addresses, AppearsIn, Mentions, ReportedBy, Said};
    let words = || {
        evidence(
            STATEMENT,
            Some(DOCUMENT),
            "to \"the\" <bay> & \\",
            "2025-09-10",
        )
    };
    let more = || evidence(LONG, None, "a|b\nc", "2025-09");
    let relation = |kind: &str| EdgeKind::Relation(kind.into());
    let role = "deputy\n\"head\" of \\ R&D;";
    vec![
        (MAYOR, STATEMENT, edge(Said, 1.0, [words()])),
        (CREW, LONG, edge(Said, 1.0, [more()])),
        (STATEMENT, DOCUMENT, edge(AppearsIn, 1.0, [words()])),
        (STATEMENT, COUNCIL, edge(Mentions, 1.0, [words()])),
        (STATEMENT, HARBOUR, edge(Mentions, 1.0, [words()])),
        (STATEMENT, HARBOUR, edge(Addresses, 1.0, [])),
        (STATEMENT, CREW, edge(ReportedBy, 1.0, [])),
        (
            STATEMENT,
            CONTROLS,
            edge(About, 1.0, [])
                .with("stance", -1.0)
                .with("size", "large"),
        ),
        (STATEMENT, NAMELESS, edge(About, 1.0, []).with("stance", 1)),
        // Parallel edges, of one kind and of others, with good weights and bad ones.
        (MAYOR, COUNCIL, edge(Mentions, 2.5, [words(), more()])),
        (MAYOR, COUNCIL, edge(Mentions, 0.0, [words()])),
        (
            MAYOR,
            COUNCIL,
            edge(relation("holds_role"), f64::NAN, [more()]),
        ),
        (
            MAYOR,
            COUNCIL,
            edge(relation("a \"kind\" & <more>\\"), 1e300, []),
        ),
        // A loop.
        (COUNCIL, COUNCIL, edge(Mentions, 0.1 + 0.2, [])),
        (
            MAYOR,
            HARBOUR,
            edge(relation("holds_role"), 3.0, [])
                .with("role", role)
                .with("since", "2019")
                .with("weight", "heavy")
                .with("Source", "a rumour")
                .with("count", 3),
        ),
    ]
}

/// Adds values in a row of calls.
trait With {
    fn with(self, name: &str, value: impl Into<Value>) -> Self;
}

impl With for Node {
    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }
}

impl With for Edge {
    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }
}

fn node(id: &str, kind: NodeKind, label: &str) -> Node {
    Node {
        id: Id::new(id),
        kind,
        label: label.to_owned(),
        values: Values::new(),
    }
}

fn edge(kind: EdgeKind, weight: f64, evidence: impl Into<Vec<Evidence>>) -> Edge {
    Edge {
        id: String::new(),
        kind,
        weight,
        evidence: evidence.into(),
        values: Values::new(),
    }
}

fn evidence(record: &str, document: Option<&str>, quote: &str, date: &str) -> Evidence {
    Evidence {
        record: Id::new(record),
        document: document.map(Id::new),
        spans: vec![Span::new(3, 8), Span::new(10, 12)],
        quote: quote.into(),
        date: date.parse().ok(),
    }
}
