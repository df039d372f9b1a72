//! Closeness, harmonic closeness, eccentricity: how many others are how far away.

use super::super::words::{number, plural};
use super::ways::Ways;
use super::{Account, Part, Sight, float, others};
use crate::analyze::{Distance, Rows};

/// The nodes at one distance.
struct Ring {
    distance: f64,
    nodes: Vec<usize>,
}

/// Shows how many reach the node at each distance, and how many steps that takes them together.
pub(super) fn closeness(sight: &Sight<'_>) -> Account {
    let rings = rings(sight, sight.frozen.incoming());
    let reaching: usize = rings.iter().map(|ring| ring.nodes.len()).sum();
    let mut account = told(sight, rings, "reach it", |ring| {
        float(ring.nodes.len()) * ring.distance
    });
    let others = others(sight.frozen.node_count());
    let reached = float(reaching);
    account.value = Some(if account.sum > 0.0 {
        reached / account.sum * (reached / others)
    } else {
        0.0
    });
    account.rule = format!(
        "{} of {} others reach it, over a length of {} together: {} / {} × {} / {}",
        reaching,
        number(others),
        number(account.sum),
        reaching,
        number(account.sum),
        reaching,
        number(others)
    );
    account
}

/// Shows what those at each distance add: the nearer, the more.
pub(super) fn harmonic(sight: &Sight<'_>) -> Account {
    let rings = rings(sight, sight.frozen.incoming());
    let others = others(sight.frozen.node_count());
    let mut account = told(sight, rings, "reach it", |ring| {
        float(ring.nodes.len()) / ring.distance / others
    });
    account.rule = format!(
        "each of {} others adds 1 / its distance to here, divided by {0}; who cannot reach it adds \
         nothing",
        number(others)
    );
    account
}

/// Shows how many the node reaches at each distance; the greatest one is the value.
pub(super) fn eccentricity(sight: &Sight<'_>) -> Account {
    let rings = rings(sight, sight.frozen.outgoing());
    let greatest = rings.last().map_or(0.0, |ring| ring.distance);
    let mut account = told(sight, rings, "are reached", |ring| float(ring.nodes.len()));
    account.value = Some(greatest);
    account.rule = String::from("the distance to the farthest of those that it reaches");
    account
}

/// Makes a part of each ring, the nearest first.
fn told(sight: &Sight<'_>, rings: Vec<Ring>, verb: &str, amount: impl Fn(&Ring) -> f64) -> Account {
    let in_hops = sight.frozen.options().distance == Distance::Hops;
    let parts = rings.into_iter().map(|ring| {
        let distance = number(ring.distance);
        let way = match (in_hops, ring.distance) {
            (true, 1.0) => "in 1 step".to_owned(),
            (true, _) => format!("in {distance} steps"),
            (false, _) => format!("over a length of {distance}"),
        };
        let who = plural(ring.nodes.len(), "actor", "actors");
        let verb = match (ring.nodes.len(), verb) {
            (1, "reach it") => "reaches it",
            (1, _) => "is reached",
            _ => verb,
        };
        let amount = amount(&ring);
        Part::new(ring.nodes, amount, format!("{who} {verb} {way}"))
    });
    let parts: Vec<Part> = parts.collect();
    let sum = parts.iter().fold(0.0, |sum, part| sum + part.amount);
    Account {
        value: Some(sum),
        sum,
        parts,
        ..Account::default()
    }
}

/// Sorts the nodes that ways along some rows lead to by their distance.
fn rings(sight: &Sight<'_>, rows: &Rows) -> Vec<Ring> {
    let ways = Ways::from(sight.node, rows, sight.frozen.options().distance);
    let mut rings: Vec<Ring> = Vec::new();
    for &node in ways.order.iter().filter(|node| **node != sight.node) {
        let distance = ways.distances[node];
        match rings.last_mut() {
            Some(ring) if ring.distance.to_bits() == distance.to_bits() => ring.nodes.push(node),
            _ => rings.push(Ring {
                distance,
                nodes: vec![node],
            }),
        }
    }
    for ring in &mut rings {
        ring.nodes.sort_unstable();
    }
    rings
}
