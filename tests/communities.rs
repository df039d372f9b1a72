//! Modularity against values that networkx computed once, and communities against the best known.
//!
//! `tests/reference/make.py` wrote the values, and says with which version.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::path::Path;

use sayso::analyze::{Frozen, Options, Unwatched, find, modularity};
use serde::Deserialize;

/// A division of a graph, and what it is worth.
#[derive(Deserialize)]
struct Divided {
    graph: String,
    nodes: usize,
    edges: Vec<(usize, usize, f64)>,
    resolution: f64,
    labels: Vec<usize>,
    modularity: f64,
}

fn divided() -> Vec<Divided> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    let text = std::fs::read_to_string(folder.join("modularity.jsonl")).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn modularity_is_that_of_networkx() {
    let cases = divided();
    assert!(cases.len() >= 50);
    for case in cases {
        for directed in [true, false] {
            let options = Options {
                directed,
                resolution: case.resolution,
                ..Options::default()
            };
            let graph = Frozen::from_edges(case.nodes, case.edges.iter().copied(), &options);
            let found = modularity(&graph, &case.labels);
            let expected = case.modularity;
            assert!(
                (found - expected).abs() < 1e-12,
                "{}: {found} {expected}",
                case.graph
            );
        }
    }
}

#[test]
fn the_best_division_of_the_karate_club_is_found() {
    let cases = divided();
    let karate = cases.iter().find(|case| case.graph == "karate").unwrap();
    // The greatest modularity there is, as Brandes et al. (2008) proved.
    let best = 0.419_789_6;
    for name in ["louvain", "leiden"] {
        let worths = (1..=5).map(|seed| {
            let options = Options {
                weighted: false,
                seed,
                ..Options::default()
            };
            let graph = Frozen::from_edges(karate.nodes, karate.edges.iter().copied(), &options);
            let found = find(name).unwrap().compute(&graph, &Unwatched).unwrap();
            found.figures[0].1.number().unwrap()
        });
        let worth = worths.fold(0.0, f64::max);
        assert!((worth - best).abs() < 1e-6, "{name}: {worth}");
    }
}
