//! Every measure against values that networkx computed once, on graphs of several shapes.
//!
//! `tests/reference/make.py` wrote the files, and says with which version.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sayso::analyze::{Distance, Frozen, MEASURES, Options, find};
use serde::Deserialize;

/// A graph with the values that are expected of it.
#[derive(Deserialize)]
struct Reference {
    networkx: String,
    graph: String,
    nodes: usize,
    edges: Vec<(usize, usize, f64)>,
    expected: Vec<Expected>,
}

/// The values of one measure; an option that is absent makes no difference to them.
#[derive(Deserialize)]
struct Expected {
    measure: String,
    directed: Option<bool>,
    weighted: Option<bool>,
    distance: Option<String>,
    values: Vec<f64>,
}

impl Expected {
    fn holds_for(&self, options: Options) -> bool {
        let distance = self.distance.as_deref();
        self.directed.is_none_or(|d| d == options.directed)
            && self.weighted.is_none_or(|w| w == options.weighted)
            && distance.is_none_or(|d| d == options.distance.as_str())
    }

    /// Power iterations stop near their goal, the networkx ones too.
    fn tolerance(&self) -> f64 {
        match self.measure.as_str() {
            "eigenvector" | "pagerank" => 1e-8,
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
    assert_eq!(reference.graph, name);
    let mut met = BTreeSet::new();
    for options in all_options() {
        let edges = reference.edges.iter().copied();
        let graph = Frozen::from_edges(reference.nodes, edges, &options);
        for expected in reference.expected.iter().filter(|e| e.holds_for(options)) {
            let measure = find(&expected.measure).unwrap();
            let values = measure.values(&graph);
            let numbers: Vec<f64> = values.iter().map(|v| v.number().unwrap()).collect();
            let near = |(found, expected): (&f64, &f64), tolerance: f64| {
                (found - expected).abs() <= tolerance * expected.abs().max(1.0)
            };
            let mut pairs = numbers.iter().zip(&expected.values);
            let (measure, wanted) = (&expected.measure, &expected.values);
            assert!(
                numbers.len() == wanted.len() && pairs.all(|pair| near(pair, expected.tolerance())),
                "{name}: {measure} {options:?}\nfound    {numbers:?}\nexpected {wanted:?}"
            );
            met.insert((measure.as_str(), format!("{options:?}")));
        }
    }
    assert_eq!(met.len(), MEASURES.len() * all_options().count(), "{name}");
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
fn every_file_is_read() {
    let files = std::fs::read_dir(folder()).unwrap();
    let json =
        files.filter(|file| file.as_ref().unwrap().path().extension() == Some("json".as_ref()));
    assert_eq!(json.count(), 5);
}
