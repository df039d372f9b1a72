//! What must hold for every layout.

use super::*;
use crate::analyze::{Options, Unwatched};

type Edges = Vec<(usize, usize, f64)>;

fn laid_out(
    node_count: usize,
    edges: &Edges,
    boxes: &[Point],
    options: LayoutOptions,
) -> Vec<Point> {
    let graph = Frozen::from_edges(node_count, edges.iter().copied(), &Options::default());
    lay_out(&graph, boxes, &options, &Unwatched).unwrap()
}

fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Groups of nodes with many ties within and few between, by a rule that looks random.
fn planted(groups: usize, size: usize) -> Edges {
    let mut random = Random::new(3);
    let nodes = u32::try_from(groups * size).unwrap();
    let pairs = (0..nodes).flat_map(|a| (0..a).map(move |b| (a as usize, b as usize)));
    let mut edges = Edges::new();
    for (a, b) in pairs {
        let chance = if a / size == b / size { 40 } else { 1 };
        if random.below(100) < chance {
            edges.push((a, b, 1.0));
        }
    }
    edges
}

#[test]
fn odd_graphs_have_finite_places() {
    let cases: [(&str, usize, Edges); 7] = [
        ("empty", 0, vec![]),
        ("one node", 1, vec![]),
        ("a self-loop", 1, vec![(0, 0, 3.0)]),
        ("no ties", 30, vec![]),
        ("two pairs", 5, vec![(0, 1, 1.0), (2, 3, 1.0)]),
        (
            "huge weights",
            4,
            vec![(0, 1, f64::MAX), (1, 2, 1e150), (2, 3, 5e-324)],
        ),
        ("no weights", 3, vec![(0, 1, 0.0), (1, 2, -1.0)]),
    ];
    for (name, node_count, edges) in cases {
        for linlog in [false, true] {
            let options = LayoutOptions {
                linlog,
                ..LayoutOptions::default()
            };
            let places = laid_out(node_count, &edges, &vec![[10.0, 10.0]; node_count], options);
            assert_eq!(places.len(), node_count, "{name}");
            assert!(
                places.iter().flatten().all(|value| value.is_finite()),
                "{name}: {places:?}"
            );
        }
    }
}

#[test]
fn groups_stand_together() {
    let (groups, size) = (6, 20);
    let edges = planted(groups, size);
    let boxes = vec![[10.0, 10.0]; groups * size];
    for linlog in [false, true] {
        let options = LayoutOptions {
            linlog,
            ..LayoutOptions::default()
        };
        let places = laid_out(groups * size, &edges, &boxes, options);
        let mut within = (0.0, 0.0);
        let mut between = (0.0, 0.0);
        for (a, b) in (0..groups * size).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let sum = if a / size == b / size {
                &mut within
            } else {
                &mut between
            };
            *sum = (sum.0 + distance(places[a], places[b]), sum.1 + 1.0);
        }
        let (within, between) = (within.0 / within.1, between.0 / between.1);
        assert!(within < 0.45 * between, "{linlog}: {within} {between}");
    }
}

#[test]
fn no_two_of_the_larger_nodes_lie_on_each_other() {
    let node_count = 400;
    let boxes: Vec<Point> = (0..node_count)
        .map(|node| {
            if node % 3 == 0 {
                [50.0, 20.0]
            } else {
                [10.0, 10.0]
            }
        })
        .collect();
    // All to the first: a star, whose ends are all alike.
    let edges = (1..node_count).map(|node| (0, node, 1.0)).collect();
    let places = laid_out(node_count, &edges, &boxes, LayoutOptions::default());
    for (a, b) in (0..node_count).flat_map(|a| (0..a).map(move |b| (a, b))) {
        if a % 3 == 0 && b % 3 == 0 {
            let apart = [0, 1].map(|axis| (places[a][axis] - places[b][axis]).abs());
            assert!(apart[0] >= 50.0 || apart[1] >= 20.0, "{a} {b} {apart:?}");
        }
    }
}

#[test]
fn nodes_in_one_place_are_parted() {
    let boxes = vec![[10.0, 10.0]; 50];
    let mut places = vec![[4.0, 4.0]; 50];
    overlap::make_room(&mut places, &boxes);
    for (a, b) in (0..50).flat_map(|a| (0..a).map(move |b| (a, b))) {
        let apart = [0, 1].map(|axis| (places[a][axis] - places[b][axis]).abs());
        assert!(apart[0] >= 10.0 || apart[1] >= 10.0, "{a} {b} {apart:?}");
    }
}

#[test]
fn places_follow_from_the_seed_on_any_number_of_threads() {
    let edges = planted(4, 100);
    let boxes = vec![[10.0, 10.0]; 400];
    let run = |threads: usize, seed: u64| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let options = LayoutOptions {
            seed,
            most_steps: 50,
            ..LayoutOptions::default()
        };
        pool.install(|| laid_out(400, &edges, &boxes, options))
    };
    assert_eq!(run(1, 1), run(2, 1));
    assert_ne!(run(1, 1), run(1, 2));
}
