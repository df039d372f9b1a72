//! Whatever the graph, the parts of every account add up to the value that the measure gave.

use proptest::prelude::*;

use super::{Account, Sight, account};
use crate::analyze::{Betweenness, Distance, Frozen, MEASURES, Measure, Options, Subject};
use crate::cases::cases;
use crate::graph::{Edge, EdgeKind, GraphView, Node, NodeKind, Value, Values};

fn graph(node_count: usize, edges: &[(usize, usize, u8)], both: bool) -> GraphView {
    let mut graph = GraphView::new();
    for number in 0..node_count {
        graph.add_node(Node {
            id: format!("n{number}").as_str().into(),
            kind: NodeKind::Person,
            label: format!("N{number}"),
            values: Values::new(),
        });
    }
    for (source, target, weight) in edges {
        let edge = Edge {
            id: String::new(),
            kind: EdgeKind::Mentions,
            weight: f64::from(*weight) / 2.0,
            evidence: Vec::new(),
            values: Values::new(),
        };
        graph.add_edge(source % node_count, target % node_count, edge);
    }
    if both && graph.edge_count() > 0 {
        graph.set_both_ways(0);
    }
    graph
}

/// Tells whether an account gives the value that it explains.
fn agrees(measure: &str, account: &Account, value: &Value) -> bool {
    let sum = account
        .parts
        .iter()
        .fold(0.0, |sum, part| sum + part.amount);
    if (sum - account.sum).abs() > 1e-9 {
        return false;
    }
    match (measure, value) {
        ("articulation", Value::Boolean(cuts)) => *cuts == (account.parts.len() > 1),
        ("core", value) => {
            let core = value.number().unwrap_or_default();
            account.sum >= core && (core == 0.0) == account.parts.is_empty()
        }
        (_, value) => account.value.is_none_or(|found| {
            let value = value.number().unwrap_or_default();
            (found - value).abs() <= 1e-8 * value.abs().max(1.0)
        }),
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn parts_add_up_to_the_score(
        node_count in 1..9_usize,
        edges in proptest::collection::vec((0..9_usize, 0..9_usize, 1..7_u8), 0..24),
        directed in any::<bool>(),
        weighted in any::<bool>(),
        by_weight in any::<bool>(),
        both in any::<bool>(),
    ) {
        let options = Options {
            directed,
            weighted,
            distance: if by_weight { Distance::InverseWeight } else { Distance::Hops },
            ..Options::default()
        };
        let graph = graph(node_count, &edges, both);
        let frozen = Frozen::new(&graph, &options).focused(&[0]);
        for measure in MEASURES.iter().filter(|m| m.about().subject == Subject::Nodes) {
            let values = measure.values(&frozen);
            for node in 0..node_count {
                let sight = Sight { graph: &graph, frozen: &frozen, values: &values, node };
                let account = account(measure.name(), &sight);
                let account = account.ok_or_else(|| TestCaseError::fail(measure.name()))?;
                prop_assert!(
                    agrees(measure.name(), &account, &values[node]),
                    "{} of {node}: {:?} is not {account:?}", measure.name(), values[node]
                );
            }
        }
    }
}

#[test]
fn pairs_that_are_too_many_to_list_are_one_part() {
    let ends = (1..40).flat_map(|end| [(0, end, 2), (end, 0, 2)]);
    let edges: Vec<(usize, usize, u8)> = ends.collect();
    let graph = graph(40, &edges, false);
    let frozen = Frozen::new(&graph, &Options::default());
    let values = Betweenness.values(&frozen);
    let sight = Sight {
        graph: &graph,
        frozen: &frozen,
        values: &values,
        node: 0,
    };
    let account = account("betweenness", &sight).unwrap_or_default();
    let last = account.parts.last().map(|part| part.what.as_str());
    assert_eq!(last, Some("482 other pairs"));
    assert!(
        agrees("betweenness", &account, &values[0]),
        "{:?}",
        account.sum
    );
    assert!(
        account.rule.contains("1482 pairs of others do"),
        "{}",
        account.rule
    );
}
