//! How large to draw each node: by a score where there is one, else by its edges.

use super::table::weight;
use crate::graph::{GraphView, Node, Value};

/// The scores that can give nodes their size, the best first.
const SCORES: [&str; 4] = ["pagerank", "strength", "degree", "in_strength"];

/// Returns the prominence of every node, by number: 0 for the least, 1 for the greatest.
///
/// It is the square root of a score's share of the highest, so that areas compare like scores.
pub(super) fn prominence(graph: &GraphView) -> Vec<f64> {
    let scores = size_by(graph).map_or_else(
        || strength(graph),
        |name| graph.nodes().map(|node| score(node, name)).collect(),
    );
    let highest = scores.iter().copied().fold(0.0, f64::max);
    if highest == 0.0 {
        return scores;
    }
    scores
        .iter()
        .map(|score| (score / highest).sqrt())
        .collect()
}

/// Returns the score that gives nodes their size; nothing where their edges do.
pub(super) fn size_by(graph: &GraphView) -> Option<&'static str> {
    let mut scores = SCORES.into_iter();
    scores.find(|name| graph.nodes().any(|node| score(node, name) > 0.0))
}

/// Returns a node's score of a name, or zero where it has none that a size can follow.
fn score(node: &Node, name: &str) -> f64 {
    match node.values.get(name) {
        Some(Value::Float(score)) if score.is_finite() => score.max(0.0),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a size needs no more than 53 bits"
        )]
        Some(Value::Integer(score)) => (*score as f64).max(0.0),
        _ => 0.0,
    }
}

/// Adds up the weights of every node's edges.
fn strength(graph: &GraphView) -> Vec<f64> {
    let mut sums = vec![0.0; graph.node_count()];
    for edge in graph.edges() {
        let weight = weight(edge.edge).unwrap_or(1.0);
        sums[edge.source] += weight;
        sums[edge.target] += weight;
    }
    sums
}

/// Returns the diameter of every node, by number: its own, or one by its prominence.
pub(super) fn picture_sizes(graph: &GraphView) -> Vec<f64> {
    let own = (0..graph.node_count()).map(|number| graph.picture().size(number));
    let all_own: Option<Vec<f64>> = own.clone().collect();
    all_own.unwrap_or_else(|| {
        let prominence = prominence(graph);
        let sizes = own.zip(prominence);
        let sizes = sizes.map(|(own, p)| own.unwrap_or_else(|| picture_size(p)));
        sizes.collect()
    })
}

/// Returns the diameter that Gephi draws a node of some prominence with: from 10, its own default,
/// to 50.
pub(super) fn picture_size(prominence: f64) -> f64 {
    ((10.0 + 40.0 * prominence) * 100.0).round() / 100.0
}
