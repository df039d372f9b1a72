//! Degree and strength: how many ties each neighbor adds, and how heavy they are.

use std::collections::BTreeMap;

use super::super::words::{number, plural};
use super::{Account, Part, Sight};
use crate::analyze::Direction;

/// What lies between a node and one neighbor: what comes from there, and what goes there.
#[derive(Default, Clone, Copy)]
struct Between {
    incoming: f64,
    outgoing: f64,
}

/// Counts the edges to each neighbor, parallel ones one each.
pub(super) fn degree(sight: &Sight<'_>, direction: Direction) -> Account {
    let (graph, options) = (sight.graph, sight.frozen.options());
    let has_back = options.directed && graph.is_mixed();
    let mut between: BTreeMap<usize, Between> = BTreeMap::new();
    for edge in graph.edges() {
        // Among edges that lead one way, one that leads both is two.
        let times = if has_back && !edge.is_directed && edge.source != edge.target {
            [true, true]
        } else {
            [true, false]
        };
        let ways = [(edge.source, edge.target), (edge.target, edge.source)];
        for ((from, to), _) in ways.into_iter().zip(times).filter(|(_, counts)| *counts) {
            if from == sight.node {
                between.entry(to).or_default().outgoing += 1.0;
            }
            if to == sight.node {
                between.entry(from).or_default().incoming += 1.0;
            }
        }
    }
    let is_both_ways = !options.directed;
    let rule = match direction {
        Direction::In if !is_both_ways => "the number of ties that lead here",
        Direction::Out if !is_both_ways => "the number of ties that start here",
        _ => "the number of ties that lead here or start here",
    };
    let count = |count: f64, what: &str| {
        let count = number(count);
        let word = if count == "1" { "tie" } else { "ties" };
        format!("{count} {word} {what}")
    };
    account(sight, rule, between, direction, count)
}

/// Sums the weights of the edges to each neighbor.
pub(super) fn strength(sight: &Sight<'_>, direction: Direction) -> Account {
    let frozen = sight.frozen;
    let mut between: BTreeMap<usize, Between> = BTreeMap::new();
    for (neighbor, weight) in frozen.outgoing().ties(sight.node) {
        between.entry(neighbor).or_default().outgoing += weight;
    }
    for (neighbor, weight) in frozen.incoming().ties(sight.node) {
        // Without direction both rows are the same one, in which only a self-loop stands for two.
        if frozen.options().directed || neighbor == sight.node {
            between.entry(neighbor).or_default().incoming += weight;
        }
    }
    let is_both_ways = !frozen.options().directed;
    let rule = match direction {
        Direction::In if !is_both_ways => "the weight of all ties that lead here",
        Direction::Out if !is_both_ways => "the weight of all ties that start here",
        _ => "the weight of all ties that lead here or start here",
    };
    let weight = |weight: f64, what: &str| format!("weight {} {what}", number(weight));
    account(sight, rule, between, direction, weight)
}

fn account(
    sight: &Sight<'_>,
    rule: &str,
    between: BTreeMap<usize, Between>,
    direction: Direction,
    say: impl Fn(f64, &str) -> String,
) -> Account {
    let directed = sight.frozen.options().directed;
    let parts = between.into_iter().map(|(neighbor, between)| {
        let Between { incoming, outgoing } = between;
        let (amount, what) = match direction {
            _ if !directed => (
                incoming + outgoing,
                say(incoming + outgoing, "between them"),
            ),
            Direction::In => (incoming, say(incoming, "to here")),
            Direction::Out => (outgoing, say(outgoing, "from here")),
            Direction::All => {
                let sides = [(outgoing, "from here"), (incoming, "to here")];
                let sides = sides.into_iter().filter(|(amount, _)| *amount > 0.0);
                let sides: Vec<String> = sides.map(|(amount, what)| say(amount, what)).collect();
                (incoming + outgoing, sides.join(", "))
            }
        };
        let what = if neighbor == sight.node {
            format!("{what} (to itself)")
        } else {
            what
        };
        Part::new([neighbor], amount, what)
    });
    let parts: Vec<Part> = parts.filter(|part| part.amount != 0.0).collect();
    let neighbors = plural(parts.len(), "neighbor in all", "neighbors in all");
    Account::of(format!("{rule}, {neighbors}"), parts)
}
