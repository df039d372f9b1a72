//! Every measure against values that networkx and igraph computed once, on graphs of several
//! shapes.
//!
//! `tests/reference/make.py` wrote the files, and says with which version.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sayso::analyze::{Distance, Family, Frozen, MEASURES, Measure, Options, Subject, find};
use sayso::graph::Value;
use serde::Deserialize;

/// A graph with the values that are expected of it.
#[derive(Deserialize)]
struct Reference {
    networkx: String,
    igraph: String,
    graph: String,
    nodes: usize,
    edges: Vec<(usize, usize, f64)>,
    expected: Vec<Expected>,
}

/// Measures that networkx does not have; their own tests say what they are checked against.
const CHECKED_ELSEWHERE: &[&str] = &["kind_assortativity"];

/// The values of one measure; an option that is absent makes no difference to them.
#[derive(Deserialize)]
struct Expected {
    program: String,
    measure: String,
    directed: Option<bool>,
    weighted: Option<bool>,
    distance: Option<String>,
    /// Of a measure of edges, the two ends of each; where edges lead both ways, they come once.
    #[serde(default)]
    ties: Vec<(usize, usize)>,
    /// One for each node, for each of those edges, or one for the graph.
    values: Vec<f64>,
}

impl Expected {
    fn holds_for(&self, options: Options) -> bool {
        let distance = self.distance.as_deref();
        self.directed.is_none_or(|d| d == options.directed)
            && self.weighted.is_none_or(|w| w == options.weighted)
            && distance.is_none_or(|d| d == options.distance.as_str())
    }

    /// Returns what a measure finds of the nodes, of the expected edges or of the graph, and checks
    /// that it speaks of no others.
    fn found(&self, measure: &dyn Measure, graph: &Frozen) -> Vec<f64> {
        let values = measure.values(graph);
        let number = |value: &Value| match value {
            Value::Boolean(is_true) => f64::from(u8::from(*is_true)),
            value => value.number().unwrap(),
        };
        let numbers: Vec<f64> = values.iter().map(number).collect();
        let rows = graph.outgoing();
        match measure.about().subject {
            Subject::Nodes => assert_eq!(numbers.len(), graph.node_count()),
            Subject::Graph => assert_eq!(numbers.len(), 1),
            Subject::Edges => {
                assert_eq!(numbers.len(), rows.tie_count());
                let of_tie = |from, to| rows.tie(from, to).map(|tie| numbers[tie]);
                let both = |(from, to)| (of_tie(from, to).unwrap(), of_tie(to, from));
                let values = self.ties.iter().map(|tie| both(*tie));
                return if graph.options().directed {
                    assert_eq!(self.ties.len(), rows.tie_count());
                    values.map(|(there, _)| there).collect()
                } else {
                    // Adding floats in another order moves the last bits.
                    let same = |a: f64, b: Option<f64>| b.is_some_and(|b| (a - b).abs() < 1e-9);
                    assert!(values.clone().all(|(there, back)| same(there, back)));
                    values.map(|(there, _)| there).collect()
                };
            }
        }
        numbers
    }

    /// Power iterations stop near their goal, the networkx ones too.
    fn tolerance(&self) -> f64 {
        match self.measure.as_str() {
            "eigenvector" | "katz" | "hub" | "authority" | "pagerank" | "personalised_pagerank" => {
                1e-8
            }
            _ => 1e-9,
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference")
}

fn check(name: &str) {
    let text = std::fs::read_to_string(folder().join(name).with_extension("json")).unwrap();
    let reference: Reference = serde_json::from_str(&text).unwrap();
    assert_eq!(reference.networkx, "3.6.1");
    assert_eq!(reference.igraph, "1.0.0");
    assert_eq!(reference.graph, name);
    let (mut met, mut of_igraph) = (BTreeSet::new(), BTreeSet::new());
    for options in all_options() {
        let edges = reference.edges.iter().copied();
        let graph = Frozen::from_edges(reference.nodes, edges, &options);
        for expected in reference.expected.iter().filter(|e| e.holds_for(options)) {
            let numbers = expected.found(find(&expected.measure).unwrap(), &graph);
            let near = |(found, expected): (&f64, &f64), tolerance: f64| {
                (found - expected).abs() <= tolerance * expected.abs().max(1.0)
            };
            let mut pairs = numbers.iter().zip(&expected.values);
            let (measure, wanted) = (&expected.measure, &expected.values);
            assert!(
                numbers.len() == wanted.len() && pairs.all(|pair| near(pair, expected.tolerance())),
                "{name}: {measure} {options:?} of {}\nfound    {numbers:?}\nexpected {wanted:?}",
                expected.program
            );
            met.insert((measure.as_str(), format!("{options:?}")));
            if expected.program == "igraph" {
                of_igraph.insert(measure.as_str());
            }
        }
    }
    // What igraph has: the rest it counts otherwise where there are self-loops or weights.
    assert!(of_igraph.len() >= 25, "{name}: {of_igraph:?}");
    for options in all_options().map(|options| format!("{options:?}")) {
        // What communities there are is a matter of seeds; `tests/communities.rs` holds their
        // worth.
        let checked = MEASURES
            .iter()
            .filter(|m| m.about().family != Family::Communities);
        let names = checked.map(|measure| measure.name());
        for measure in names.filter(|name| !CHECKED_ELSEWHERE.contains(name)) {
            assert!(
                met.contains(&(measure, options.clone())),
                "{name}: {measure} {options}"
            );
        }
    }
}

fn all_options() -> impl Iterator<Item = Options> {
    let flags = [(true, true), (true, false), (false, true), (false, false)];
    flags.into_iter().flat_map(|(directed, weighted)| {
        Distance::ALL.map(|distance| Options {
            directed,
            weighted,
            distance,
            ..Options::default()
        })
    })
}

#[test]
fn a_path() {
    check("path");
}

#[test]
fn a_star() {
    check("star");
}

#[test]
fn the_karate_club() {
    check("karate");
}

#[test]
fn two_components_with_parallel_edges_and_a_self_loop() {
    check("two_components");
}

#[test]
fn cycles_with_a_tail_that_leads_nowhere() {
    check("cycle_and_tail");
}

#[test]
fn speakers_with_statements_of_their_own() {
    check("speakers");
}

#[test]
fn a_graph_drawn_at_random() {
    check("random");
}

#[test]
fn every_file_is_read() {
    let files = std::fs::read_dir(folder()).unwrap();
    let json =
        files.filter(|file| file.as_ref().unwrap().path().extension() == Some("json".as_ref()));
    assert_eq!(json.count(), 7);
}
