//! What power iteration would lead to in the end, where it never gets there.

use super::super::{Unwatched, find};
use super::*;

/// Pairs of nodes that lead to each other, the pairs tied as said.
fn pairs(weights: &[f64], between: &[(usize, usize, f64)], directed: bool) -> Frozen {
    let options = Options {
        directed,
        ..Options::default()
    };
    let pairs = weights.iter().enumerate();
    let pairs = pairs.flat_map(|(pair, weight)| {
        [(2 * pair, 2 * pair + 1), (2 * pair + 1, 2 * pair)].map(|(a, b)| (a, b, *weight))
    });
    let edges = pairs.chain(between.iter().copied());
    Frozen::from_edges(2 * weights.len(), edges, &options)
}

fn check(graph: &Frozen, name: &str, expected: &[f64]) {
    let measure = find(name).unwrap();
    let found = measure.compute(graph, &Unwatched).unwrap();
    assert!(found.notes.is_empty(), "{:?}", found.notes);
    for (value, expected) in found.values.iter().zip(expected) {
        let value = value.number().unwrap();
        assert!(
            (value - expected).abs() < 1e-9,
            "{name}: {:?}",
            found.values
        );
    }
}

#[test]
fn of_equal_circles_in_a_row_only_the_last_counts() {
    let half = 0.5_f64.sqrt();
    let in_a_row = [(1, 2, 1.0), (3, 4, 1.0)];
    let chain = pairs(&[1.0; 3], &in_a_row, true);
    check(&chain, "eigenvector", &[0.0, 0.0, 0.0, 0.0, half, half]);
    // What the first hands on reaches two at its end, twice as much the one.
    let fork = pairs(&[1.0; 3], &[(1, 2, 1.0), (1, 4, 0.5)], true);
    let (much, little) = (0.4_f64.sqrt(), 0.1_f64.sqrt());
    check(
        &fork,
        "eigenvector",
        &[0.0, 0.0, much, much, little, little],
    );
    // A lesser one between two of the greatest changes nothing, one behind the last gets some.
    let lesser = pairs(
        &[1.0, 0.5, 1.0, 0.5],
        &[(1, 2, 1.0), (3, 4, 1.0), (5, 6, 1.0)],
        true,
    );
    let norm = (2.0_f64 + (4.0 / 3.0_f64).powi(2) + (2.0 / 3.0_f64).powi(2)).sqrt();
    let last = [1.0, 1.0, 4.0 / 3.0, 2.0 / 3.0].map(|value| value / norm);
    check(&lesser, "eigenvector", &[[0.0; 4], last].concat());
}

#[test]
fn circles_of_nearly_equal_strength_settle() {
    let half = 0.5_f64.sqrt();
    for directed in [true, false] {
        let graph = pairs(&[1.0, 0.99999], &[], directed);
        check(&graph, "eigenvector", &[half, half, 0.0, 0.0]);
    }
}

#[test]
fn katz_goes_by_the_strongest_circle() {
    let chain = pairs(&[1.0; 3], &[(1, 2, 1.0), (3, 4, 1.0)], true);
    // With an eigenvalue of 1, every value is 1 and 0.85 of what leads to it.
    let mut exact = [1.0_f64; 6];
    for _ in 0..2000 {
        for node in 0..6 {
            let twin = exact[node ^ 1];
            let before = if node % 2 == 0 && node > 0 {
                exact[node - 1]
            } else {
                0.0
            };
            exact[node] = 1.0 + 0.85 * (twin + before);
        }
    }
    let norm = exact.iter().map(|value| value * value).sum::<f64>().sqrt();
    check(&chain, "katz", &exact.map(|value| value / norm));
}

#[test]
fn what_has_not_settled_is_said() {
    let count = 3000;
    let circle = (0..count).map(|node| {
        let weight = if node == 7 { 3.0 } else { 1.0 };
        (node, (node + 1) % count, weight)
    });
    let graph = Frozen::from_edges(count, circle, &Options::default());
    let found = find("eigenvector")
        .unwrap()
        .compute(&graph, &Unwatched)
        .unwrap();
    assert!(
        found.notes[0].starts_with("not settled"),
        "{:?}",
        found.notes
    );
}
