//! What must hold for every measure on every graph.

use proptest::prelude::*;

use super::*;
use crate::cases::cases;

/// A graph as a list of edges, before it is frozen.
#[derive(Debug, Clone)]
struct Edges {
    node_count: usize,
    edges: Vec<(usize, usize, f64)>,
}

impl Edges {
    fn map(&self, number: impl Fn(usize) -> usize, weight: impl Fn(f64) -> f64) -> Self {
        let edges = self.edges.iter();
        Self {
            node_count: self.node_count,
            edges: edges
                .map(|(a, b, w)| (number(*a), number(*b), weight(*w)))
                .collect(),
        }
    }

    fn freeze(&self, options: Options) -> Frozen {
        Frozen::from_edges(self.node_count, self.edges.iter().copied(), &options)
    }

    fn scores(&self, measure: &dyn Measure, options: Options) -> Vec<f64> {
        let values = measure.values(&self.freeze(options));
        values.iter().map(number_of).collect()
    }

    /// The scores as they stand when nodes have other numbers, brought back to these.
    fn scores_renumbered(
        &self,
        measure: &dyn Measure,
        options: Options,
        new_numbers: &[usize],
    ) -> Vec<f64> {
        let renumbered = self.map(|node| new_numbers[node], |weight| weight);
        let scores = renumbered.scores(measure, options);
        match measure.about().subject {
            Subject::Graph => scores,
            Subject::Nodes => new_numbers.iter().map(|&new| scores[new]).collect(),
            Subject::Edges => {
                let (graph, other) = (self.freeze(options), renumbered.freeze(options));
                let ties = (0..self.node_count).flat_map(|from| {
                    let neighbors = graph.outgoing().neighbors(from).iter();
                    neighbors.map(move |&to| (from, to as usize))
                });
                let tie = |from: usize, to: usize| {
                    let tie = other.outgoing().tie(new_numbers[from], new_numbers[to]);
                    scores[tie.unwrap()]
                };
                ties.map(|(from, to)| tie(from, to)).collect()
            }
        }
    }
}

/// Counts what is true as one.
fn number_of(value: &crate::graph::Value) -> f64 {
    match value {
        crate::graph::Value::Boolean(is_true) => f64::from(u8::from(*is_true)),
        value => value.number().unwrap(),
    }
}

/// What a measure divides its sums by.
type Divisor<'a> = &'a dyn Fn(&Edges) -> f64;

/// Graphs with self-loops, parallel edges, isolated nodes and several components.
fn graphs(weight: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = Edges> {
    (0..12_usize).prop_flat_map(move |node_count| {
        let node = 0..node_count.max(1);
        let most = if node_count == 0 { 0 } else { 30 };
        let edge = (node.clone(), node, weight.clone());
        prop::collection::vec(edge, 0..=most).prop_map(move |edges| Edges { node_count, edges })
    })
}

/// Weights of which no two sums are equal by accident of rounding.
fn plain_weights() -> impl Strategy<Value = f64> + Clone {
    (1..=8_u8).prop_map(f64::from)
}

fn odd_weights() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        Just(0.0),
        Just(-3.0),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::MAX),
        Just(f64::MIN_POSITIVE),
        Just(5e-324),
        any::<f64>(),
        0.1..10.0,
    ]
}

fn all_options() -> Vec<Options> {
    let mut all = Vec::new();
    for directed in [true, false] {
        for weighted in [true, false] {
            for distance in Distance::ALL {
                all.push(Options {
                    directed,
                    weighted,
                    distance,
                    ..Options::default()
                });
            }
        }
    }
    all
}

fn close(a: &[f64], b: &[f64], tolerance: f64) -> bool {
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= tolerance * a.abs().max(1.0);
    a.len() == b.len() && a.iter().zip(b).all(near)
}

/// Groups have numbers, whose order says more of the nodes' numbers than of the graph.
fn is_group(measure: &dyn Measure) -> bool {
    measure.ranks_least_first()
}

/// Tells for each pair of nodes whether the one leads to the other, in the plainest way.
fn reachable(graph: &Edges, directed: bool) -> Vec<Vec<bool>> {
    let nodes = graph.node_count;
    let mut reachable = vec![vec![false; nodes]; nodes];
    for (node, row) in reachable.iter_mut().enumerate() {
        row[node] = true;
    }
    for &(a, b, _) in &graph.edges {
        reachable[a][b] = true;
        reachable[b][a] |= !directed;
    }
    for (middle, from, to) in
        (0..nodes).flat_map(|m| (0..nodes).flat_map(move |a| (0..nodes).map(move |b| (m, a, b))))
    {
        reachable[from][to] |= reachable[from][middle] && reachable[middle][to];
    }
    reachable
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn relabelling_permutes_scores(graph in graphs(plain_weights()), seed in any::<u32>()) {
        let mut new_numbers: Vec<usize> = (0..graph.node_count).collect();
        new_numbers.sort_by_key(|n| u32::try_from(*n).unwrap_or(0).wrapping_mul(seed | 1));
        for options in all_options() {
            for measure in MEASURES.iter().filter(|m| !is_group(**m)) {
                let scores = graph.scores(*measure, options);
                let back = graph.scores_renumbered(*measure, options, &new_numbers);
                prop_assert!(close(&scores, &back, 1e-7), "{} {options:?}: {scores:?} {back:?}", measure.name());
            }
        }
    }

    #[test]
    fn scaled_weights_scale_strength_and_nothing_else(graph in graphs(plain_weights()), factor in 0.01..100.0) {
        let scaled = graph.map(|node| node, |weight| weight * factor);
        for options in all_options() {
            // Communities go by differences of sums, which rounding decides where they are equal.
            for measure in MEASURES.iter().filter(|m| m.about().family != Family::Communities) {
                let scores = graph.scores(*measure, options);
                let after = scaled.scores(*measure, options);
                let by_weight = options.distance == Distance::InverseWeight;
                let scale = match measure.name() {
                    _ if !options.weighted => 1.0,
                    "strength" | "in_strength" | "out_strength" => factor,
                    "closeness" | "harmonic_closeness" if by_weight => factor,
                    "eccentricity" | "diameter" | "radius" | "average_path_length" if by_weight => 1.0 / factor,
                    _ => 1.0,
                };
                let expected: Vec<f64> = scores.iter().map(|score| score * scale).collect();
                prop_assert!(close(&expected, &after, 1e-9), "{} {options:?}: {expected:?} {after:?}", measure.name());
            }
        }
    }

    #[test]
    fn an_isolated_node_scores_nothing(graph in graphs(plain_weights())) {
        let larger = Edges { node_count: graph.node_count + 1, ..graph.clone() };
        for options in all_options() {
            for name in ["degree", "strength", "eigenvector", "betweenness", "closeness", "harmonic_closeness", "eccentricity", "hub", "authority", "core", "triangles", "clustering", "constraint", "effective_size", "articulation"] {
                let measure = find(name).unwrap();
                let mut scores = larger.scores(measure, options);
                prop_assert_eq!(scores.pop(), Some(0.0));
                if !name.ends_with("closeness") && name != "betweenness" {
                    prop_assert!(close(&scores, &graph.scores(measure, options), 1e-12), "{name}");
                }
            }
        }
    }

    #[test]
    fn two_graphs_side_by_side_score_as_each_alone(one in graphs(plain_weights()), other in graphs(plain_weights())) {
        let shifted = other.map(|node| node + one.node_count, |weight| weight);
        let both = Edges {
            node_count: one.node_count + other.node_count,
            edges: [one.edges.clone(), shifted.edges].concat(),
        };
        // What each measure is divided by depends on the number of nodes alone.
        let others = |graph: &Edges| f64::from(u32::try_from(graph.node_count).unwrap().max(2) - 1);
        let pairs = |graph: &Edges| (others(graph) * (others(graph) - 1.0)).max(1.0);
        let divisors: [(&str, Divisor); 12] = [
            ("eccentricity", &|_| 1.0),
            ("core", &|_| 1.0),
            ("triangles", &|_| 1.0),
            ("constraint", &|_| 1.0),
            ("effective_size", &|_| 1.0),
            ("articulation", &|_| 1.0),
            ("bridge", &|_| 1.0),
            ("degree", &|_| 1.0),
            ("strength", &|_| 1.0),
            ("betweenness", &pairs),
            ("closeness", &others),
            ("harmonic_closeness", &others),
        ];
        for options in all_options() {
            for (name, divisor) in divisors {
                let measure = find(name).unwrap();
                let raw = |graph: &Edges| -> Vec<f64> {
                    graph.scores(measure, options).iter().map(|s| s * divisor(graph)).collect()
                };
                let apart = [raw(&one), raw(&other)].concat();
                prop_assert!(close(&apart, &raw(&both), 1e-9), "{name} {options:?}");
            }
        }
    }

    #[test]
    fn components_are_the_nodes_that_reach_each_other(graph in graphs(plain_weights())) {
        let nodes = graph.node_count;
        for directed in [true, false] {
            let options = Options { directed, ..Options::default() };
            let (ahead, either) = (reachable(&graph, directed), reachable(&graph, false));
            let strong = graph.scores(&StrongComponent, options);
            let weak = graph.scores(&WeakComponent, options);
            for (a, b) in (0..nodes).flat_map(|a| (0..nodes).map(move |b| (a, b))) {
                prop_assert_eq!(strong[a].to_bits() == strong[b].to_bits(), ahead[a][b] && ahead[b][a]);
                prop_assert_eq!(weak[a].to_bits() == weak[b].to_bits(), either[a][b]);
            }
        }
    }

    #[test]
    fn every_score_is_a_number_whatever_the_weights(graph in graphs(odd_weights())) {
        for options in all_options() {
            for measure in MEASURES {
                let scores = graph.scores(*measure, options);
                let expected = match measure.about().subject {
                    Subject::Nodes => graph.node_count,
                    Subject::Edges => graph.freeze(options).outgoing().tie_count(),
                    Subject::Graph => 1,
                };
                prop_assert_eq!(scores.len(), expected, "{}", measure.name());
                let least = if measure.name().ends_with("assortativity") { -1.0 } else { 0.0 };
                prop_assert!(scores.iter().all(|s| s.is_finite() && *s >= least), "{} {options:?}: {scores:?}", measure.name());
            }
            let pagerank: f64 = graph.scores(&PageRank, options).iter().sum();
            prop_assert!(graph.node_count == 0 || (pagerank - 1.0).abs() < 1e-12);
        }
    }
}

#[test]
fn small_graphs_have_defined_answers() {
    for (name, edges, expected) in [
        ("eigenvector", &[][..], [0.0, 0.0]),
        ("eigenvector", &[(0, 1, 1.0)], [0.0, 0.0]),
        ("eigenvector", &[(0, 0, 1.0)], [1.0, 0.0]),
        ("pagerank", &[], [0.5, 0.5]),
        ("pagerank", &[(0, 1, 0.0)], [0.5, 0.5]),
        ("betweenness", &[(0, 1, 1.0)], [0.0, 0.0]),
        ("closeness", &[(0, 1, 1.0)], [0.0, 1.0]),
        ("harmonic_closeness", &[(0, 1, 1.0)], [0.0, 1.0]),
        ("katz", &[], [0.5_f64.sqrt(), 0.5_f64.sqrt()]),
        ("katz", &[(0, 0, 0.0)], [0.5_f64.sqrt(), 0.5_f64.sqrt()]),
        ("hub", &[(0, 1, 0.0)], [0.0, 0.0]),
        ("hub", &[(0, 1, 3.0)], [1.0, 0.0]),
        ("authority", &[(0, 1, 3.0)], [0.0, 1.0]),
        (
            "core",
            &[(0, 0, 1.0), (0, 1, -1.0), (1, 0, 1.0)],
            [1.0, 1.0],
        ),
        (
            "clustering",
            &[(0, 1, 1.0), (1, 0, 1.0), (0, 0, 1.0)],
            [0.0, 0.0],
        ),
        ("constraint", &[(0, 1, 0.0), (0, 0, 1.0)], [0.0, 0.0]),
        ("constraint", &[(0, 1, 5.0)], [1.0, 1.0]),
        ("effective_size", &[(0, 1, 5.0), (1, 0, 1.0)], [1.0, 1.0]),
        ("articulation", &[(0, 1, 1.0)], [0.0, 0.0]),
        ("weak_component", &[(0, 1, 0.0)], [1.0, 1.0]),
        ("strong_component", &[(0, 1, 1.0)], [1.0, 2.0]),
        ("strength", &[(0, 1, -2.0), (0, 1, 2.0)], [2.0, 2.0]),
    ] {
        let graph = Edges {
            node_count: 2,
            edges: edges.to_vec(),
        };
        let scores = graph.scores(find(name).unwrap(), Options::default());
        assert!(
            close(&scores, &expected, 1e-12),
            "{name} {edges:?}: {scores:?}"
        );
    }
}

#[test]
fn whole_graphs_have_defined_answers() {
    let tie = [(0, 1, 1.0)];
    for (name, node_count, edges, expected) in [
        ("density", 0, &[][..], 0.0),
        ("density", 1, &[(0, 0, 1.0)], 0.0),
        ("density", 2, &[(0, 1, 1.0), (0, 1, 1.0), (0, 0, 1.0)], 0.5),
        ("reciprocity", 0, &[], 0.0),
        ("reciprocity", 2, &[(0, 0, 1.0)], 0.0),
        ("reciprocity", 2, &[(0, 1, 0.0), (1, 0, 0.0)], 0.0),
        ("reciprocity", 2, &[(0, 1, 2.0), (1, 0, 1.0)], 2.0 / 3.0),
        ("transitivity", 0, &[], 0.0),
        ("transitivity", 2, &tie, 0.0),
        ("average_clustering", 0, &[], 0.0),
        ("degree_gini", 0, &[], 0.0),
        ("degree_gini", 3, &[], 0.0),
        ("degree_gini", 2, &tie, 0.0),
        ("degree_assortativity", 0, &[], 0.0),
        ("degree_assortativity", 2, &tie, 0.0),
        ("kind_assortativity", 0, &[], 0.0),
        ("kind_assortativity", 2, &tie, 0.0),
        ("weak_components", 0, &[], 0.0),
        ("weak_components", 3, &tie, 2.0),
        ("strong_components", 3, &tie, 3.0),
    ] {
        let edges = edges.to_vec();
        let graph = Edges { node_count, edges };
        let found = graph.scores(find(name).unwrap(), Options::default());
        assert!(
            close(&found, &[expected], 1e-12),
            "{name} {graph:?}: {found:?}"
        );
    }
}

#[test]
fn ways_beyond_counting_still_have_shares() {
    // There are 2¹¹⁰⁰ ways through these diamonds in a row; floats end at 2¹⁰²⁴.
    let diamonds = 1_100;
    let edges = (0..diamonds).flat_map(|diamond| {
        let first = 3 * diamond;
        [(0, 1), (0, 2), (1, 3), (2, 3)].map(|(a, b)| (first + a, first + b, 1.0))
    });
    let graph = Edges {
        node_count: 3 * diamonds + 1,
        edges: edges.collect(),
    };
    let scores = graph.scores(&Betweenness, Options::default());
    assert!(scores.iter().all(|score| score.is_finite()));
    // The two sides of a diamond share the ways through it.
    assert!((scores[1] - scores[2]).abs() < 1e-15 && scores[1] > 0.0);
}

#[test]
fn names_are_unique_and_plain() {
    let mut names: Vec<&str> = MEASURES.iter().map(|measure| measure.name()).collect();
    assert!(
        names
            .iter()
            .all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
    );
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), MEASURES.len());
}
