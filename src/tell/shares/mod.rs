//! How a score came about: what neighbors, distances and paths add to it, one file for each family.
//!
//! A measure gives every node a value, all at once; an [`Account`] takes the value of one node
//! apart again. What it shows adds up: the parts to their sum, and what the rule makes of them to
//! the value that the measure gave. `tests.rs` holds that for every measure on random graphs.

mod between;
mod brokers;
mod circles;
mod distances;
mod groups;
mod ties;
mod walks;
mod ways;

use crate::analyze::{Direction, Frozen, Rows};
use crate::graph::{GraphView, Value};

/// How a value came about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Account {
    /// How the parts make the value, in one sentence.
    pub rule: String,
    /// What the value is made of, the greatest part first.
    pub parts: Vec<Part>,
    /// What all parts add up to.
    pub sum: f64,
    /// What the rule makes of the parts; absent where the value is a number of a group, or true or
    /// false.
    pub value: Option<f64>,
    /// Those who share the value with the node, where it is that of a group, without the node.
    pub members: Vec<usize>,
}

/// What adds to a value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Part {
    /// Whom it concerns, by number: a neighbor, or the two ends of a path; of several that are
    /// alike the first.
    pub nodes: Vec<usize>,
    /// How much it adds.
    pub amount: f64,
    /// What it is, in a few words.
    pub what: String,
    /// Whether the nodes are the two ends of paths.
    pub is_path: bool,
}

/// A node and its score, as they are seen here.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The graph that was measured.
    pub graph: &'a GraphView,
    /// The same, frozen as it was measured.
    pub frozen: &'a Frozen,
    /// The values of the measure, by node.
    pub values: &'a [Value],
    /// The number of the node.
    pub node: usize,
}

impl Sight<'_> {
    /// Returns the value of a node as a number; true counts one.
    fn value(&self, node: usize) -> f64 {
        match self.values.get(node) {
            Some(Value::Boolean(value)) => f64::from(u8::from(*value)),
            Some(value) => value.number().unwrap_or_default(),
            None => 0.0,
        }
    }
}

/// Tells how the score of a node by a measure came about; `None` where nothing is known of how that
/// measure works, or where it would take minutes.
#[must_use]
pub fn account(measure: &str, sight: &Sight<'_>) -> Option<Account> {
    let account = match measure {
        "degree" => ties::degree(sight, Direction::All),
        "in_degree" => ties::degree(sight, Direction::In),
        "out_degree" => ties::degree(sight, Direction::Out),
        "strength" => ties::strength(sight, Direction::All),
        "in_strength" => ties::strength(sight, Direction::In),
        "out_strength" => ties::strength(sight, Direction::Out),
        "pagerank" => walks::pagerank(sight, &[]),
        "personalised_pagerank" => walks::pagerank(sight, sight.frozen.focus()),
        "eigenvector" => walks::passed_on(sight, sight.frozen.incoming()),
        "katz" => walks::katz(sight),
        "hub" => walks::hub(sight),
        "authority" => walks::authority(sight),
        "closeness" => distances::closeness(sight),
        "harmonic_closeness" => distances::harmonic(sight),
        "eccentricity" => distances::eccentricity(sight),
        "betweenness" => return between::betweenness(sight),
        "core" => circles::core(sight),
        "triangles" => circles::triangles(sight),
        "clustering" => circles::clustering(sight),
        "constraint" => brokers::constraint(sight),
        "effective_size" => brokers::effective_size(sight),
        "louvain" | "leiden" | "label_propagation" => groups::community(sight),
        "weak_component" | "strong_component" => groups::component(sight),
        "articulation" => groups::articulation(sight),
        _ => return None,
    };
    Some(account)
}

impl Account {
    /// Puts the greatest parts first, and adds all up.
    fn of(rule: impl Into<String>, mut parts: Vec<Part>) -> Self {
        let sum = parts.iter().fold(0.0, |sum, part| sum + part.amount);
        parts.sort_by(|a, b| {
            let by_amount = b.amount.abs().total_cmp(&a.amount.abs());
            by_amount.then_with(|| a.nodes.cmp(&b.nodes))
        });
        Self {
            rule: rule.into(),
            parts,
            sum,
            value: Some(sum),
            members: Vec::new(),
        }
    }
}

impl Part {
    fn new(nodes: impl Into<Vec<usize>>, amount: f64, what: impl Into<String>) -> Self {
        Self {
            nodes: nodes.into(),
            amount,
            what: what.into(),
            is_path: false,
        }
    }
}

/// Returns the weight of the tie between two nodes, or zero.
fn weight(rows: &Rows, from: usize, to: usize) -> f64 {
    let place = rows
        .neighbors(from)
        .binary_search_by(|&node| (node as usize).cmp(&to));
    let tie = place.ok().and_then(|place| rows.ties(from).nth(place));
    tie.map_or(0.0, |(_, weight)| weight)
}

/// Makes a float of a count.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
const fn float(count: usize) -> f64 {
    count as f64
}

/// Returns how many others there are, and one where there are none, as the measures count.
fn others(node_count: usize) -> f64 {
    float(node_count.saturating_sub(1).max(1))
}

#[cfg(test)]
mod tests;
