//! `PageRank`, eigenvector, Katz, hubs and authorities: what each neighbor passes on of its own
//! score.

use super::super::words::{number, percent, plural};
use super::{Account, Part, Sight, float};
use crate::analyze::{Measure, Rows, find};

/// How likely the reader is to follow a tie, as the measure has it.
const DAMPING: f64 = 0.85;

/// How near the damping of Katz comes to the greatest one, as the measure has it.
const NEARNESS: f64 = 0.85;

/// Shows what readers bring who start anew, who come from dead ends, and who follow each tie.
pub(super) fn pagerank(sight: &Sight<'_>, focus: &[u32]) -> Account {
    let (frozen, node) = (sight.frozen, sight.node);
    let outgoing = frozen.outgoing();
    let node_count = frozen.node_count();
    let is_start =
        |node: usize| focus.is_empty() || focus.iter().any(|start| *start as usize == node);
    let starts = if focus.is_empty() {
        node_count
    } else {
        focus.len()
    };
    let start = if is_start(node) {
        1.0 / float(starts)
    } else {
        0.0
    };
    let is_dead_end = |node: &usize| outgoing.strength(*node) <= 0.0;
    let dead_ends: Vec<usize> = (0..node_count).filter(is_dead_end).collect();
    let stranded = dead_ends
        .iter()
        .fold(0.0, |sum, node| sum + sight.value(*node));
    let places = if focus.is_empty() {
        "actors"
    } else {
        "chosen actors"
    };
    let mut parts = vec![
        Part::new(
            [],
            (1.0 - DAMPING) * start,
            format!("readers who start anew, at any of {starts} {places}"),
        ),
        Part::new(
            [],
            DAMPING * stranded * start,
            format!(
                "readers from {}, who go anywhere",
                plural(dead_ends.len(), "dead end", "dead ends")
            ),
        ),
    ];
    let ties = frozen
        .incoming()
        .ties(node)
        .filter(|(_, weight)| *weight > 0.0);
    parts.extend(ties.map(|(neighbor, weight)| {
        let strength = outgoing.strength(neighbor);
        let value = sight.value(neighbor);
        let what = format!(
            "has {}; {} of its outgoing weight leads here",
            number(value),
            percent(weight, strength)
        );
        Part::new([neighbor], DAMPING * value * weight / strength, what)
    }));
    parts.retain(|part| part.amount > 0.0);
    let rule = "the share of time that a reader spends here who follows ties in 85 of 100 steps, \
                strong ones more often, and else starts anew";
    Account::of(rule, parts)
}

/// Shows what each neighbor passes on of its own value, all values stretched alike.
pub(super) fn passed_on(sight: &Sight<'_>, rows: &Rows) -> Account {
    let values: Vec<f64> = all_values(sight);
    let rule = "each neighbor that leads here passes on its own score times the weight of its tie, \
                divided by the same number for all";
    shared(sight, rows, &values, rule)
}

/// Shows what each of those whom a hub leads to adds: how much of an authority it is.
pub(super) fn hub(sight: &Sight<'_>) -> Account {
    if !sight.frozen.options().directed {
        return passed_on(sight, sight.frozen.outgoing());
    }
    let authorities = of_measure(sight, "authority");
    let rule = "each actor that this one leads to adds its score as an authority times the weight of \
                the tie, divided by the same number for all";
    shared(sight, sight.frozen.outgoing(), &authorities, rule)
}

/// Shows what each of those adds who lead to an authority: how much of a hub it is.
pub(super) fn authority(sight: &Sight<'_>) -> Account {
    if !sight.frozen.options().directed {
        return passed_on(sight, sight.frozen.incoming());
    }
    let hubs = of_measure(sight, "hub");
    let rule = "each actor that leads here adds its score as a hub times the weight of the tie, \
                divided by the same number for all";
    shared(sight, sight.frozen.incoming(), &hubs, rule)
}

/// Parts a value that is the sum over a row of weights times the values at their other ends,
/// scaled so that all values together sum to what they do.
fn shared(sight: &Sight<'_>, rows: &Rows, values: &[f64], rule: &str) -> Account {
    let pass = |node: usize| {
        let ties = rows.ties(node);
        ties.fold(0.0, |sum, (neighbor, weight)| {
            sum + weight * values[neighbor]
        })
    };
    let node_count = sight.frozen.node_count();
    let passed = (0..node_count).fold(0.0, |sum, node| sum + pass(node));
    let total = (0..node_count).fold(0.0, |sum, node| sum + sight.value(node));
    let scale = if passed > 0.0 { total / passed } else { 0.0 };
    let ties = rows.ties(sight.node).map(|(neighbor, weight)| {
        let value = values[neighbor];
        let what = format!(
            "has {}, times a weight of {}",
            number(value),
            number(weight)
        );
        Part::new([neighbor], weight * value * scale, what)
    });
    Account::of(rule, ties.filter(|part| part.amount > 0.0).collect())
}

/// Shows what a node has by itself, and what each neighbor passes on.
pub(super) fn katz(sight: &Sight<'_>) -> Account {
    let rows = sight.frozen.incoming();
    let values = all_values(sight);
    let pass = |node: usize| {
        let ties = rows.ties(node);
        ties.fold(0.0, |sum, (neighbor, weight)| {
            sum + weight * values[neighbor]
        })
    };
    // Every value is that of a node by itself, and the damping times what is passed on to it; two
    // nodes tell the two numbers, best those that get least and most.
    let passed: Vec<f64> = (0..values.len()).map(pass).collect();
    let order = |a: &usize, b: &usize| passed[*a].total_cmp(&passed[*b]).then(b.cmp(a));
    let least = (0..values.len()).min_by(order).unwrap_or(sight.node);
    let most = (0..values.len()).max_by(order).unwrap_or(sight.node);
    let range = passed[most] - passed[least];
    let damping = if range > 1e-6 * passed[most] {
        (values[most] - values[least]) / range
    } else if passed[most] > 0.0 {
        // All get the same, so that every value is stretched by the greatest eigenvalue.
        NEARNESS * values[most] / passed[most]
    } else {
        0.0
    };
    let own = values[least] - damping * passed[least];
    let mut parts = vec![Part::new([], own, "what every actor has by itself")];
    parts.extend(rows.ties(sight.node).map(|(neighbor, weight)| {
        let value = values[neighbor];
        let what = format!(
            "has {}, times a weight of {}",
            number(value),
            number(weight)
        );
        Part::new([neighbor], damping * weight * value, what)
    }));
    parts.retain(|part| part.amount > 0.0);
    let rule = format!(
        "what every actor has by itself, and {} of what each neighbor that leads here has, times \
         the weight of its tie",
        number(damping)
    );
    Account::of(rule, parts)
}

fn all_values(sight: &Sight<'_>) -> Vec<f64> {
    let nodes = 0..sight.frozen.node_count();
    nodes.map(|node| sight.value(node)).collect()
}

/// Computes another measure of the same graph.
fn of_measure(sight: &Sight<'_>, name: &str) -> Vec<f64> {
    let values = find(name).map(|measure: &dyn Measure| measure.values(sight.frozen));
    let values = values.unwrap_or_default();
    values
        .iter()
        .map(|value| value.number().unwrap_or_default())
        .collect()
}
