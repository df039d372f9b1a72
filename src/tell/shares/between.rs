//! Betweenness: whose shortest ways pass, and which neighbors they come by.

use super::super::words::{number, percent, plural};
use super::ways::{Ways, is_equal};
use super::{Account, Part, Sight, float};
use crate::analyze::Distance;

/// How many steps from a node over a tie may be made: a few seconds.
const MOST_STEPS: usize = 300_000_000;

/// How many pairs are kept one by one.
const MOST_PAIRS: usize = 1000;

/// Shows the pairs whose shortest ways pass through the node; `None` on graphs so large that the
/// ways of all pairs would take minutes.
///
/// Ways through the node are made of one that leads to it and one that leads on, so that one look
/// from each node that reaches it suffices: a pair adds the share of its shortest ways that are as
/// long as the way to the node and the way on from there.
pub(super) fn betweenness(sight: &Sight<'_>) -> Option<Account> {
    let (frozen, node) = (sight.frozen, sight.node);
    let distance = frozen.options().distance;
    let node_count = frozen.node_count();
    let ties = frozen.outgoing().tie_count().max(1);
    let onwards = Ways::from(node, frozen.outgoing(), distance);
    let towards = Ways::from(node, frozen.incoming(), distance);
    if towards.order.len().checked_mul(ties)? > MOST_STEPS {
        return None;
    }
    let pairs_in_all = float(node_count.saturating_sub(1)) * float(node_count.saturating_sub(2));
    let others = |ways: &Ways| -> Vec<usize> {
        let others = ways.order.iter().copied().filter(|&other| other != node);
        others.collect()
    };
    let (sources, targets) = (others(&towards), others(&onwards));
    let (mut arriving, mut leaving) = (vec![0.0; node_count], vec![0.0; node_count]);
    let mut parts: Vec<Part> = Vec::new();
    let (mut sum, mut count) = (0.0, 0_usize);
    for &source in &sources {
        let ways = Ways::from(source, frozen.outgoing(), distance);
        for &target in targets.iter().filter(|target| **target != source) {
            let through = ways.distances[node] + onwards.distances[target];
            if !is_equal(through, ways.distances[target]) {
                continue;
            }
            let share = ways.counts[node] * onwards.counts[target] / ways.counts[target];
            let amount = share / pairs_in_all;
            arriving[source] += amount;
            leaving[target] += amount;
            sum += amount;
            count += 1;
            let all = ways.counts[target];
            let what = if is_equal(share, 1.0) {
                "all shortest ways".to_owned()
            } else {
                format!("{} of {} shortest ways", number(share * all), number(all))
            };
            parts.push(Part {
                is_path: true,
                ..Part::new([source, target], amount, what)
            });
        }
        if parts.len() > 4 * MOST_PAIRS {
            keep_greatest(&mut parts);
        }
    }
    if parts.len() > MOST_PAIRS {
        keep_greatest(&mut parts);
    }
    let kept = parts.iter().fold(0.0, |sum, part| sum + part.amount);
    let rest = (count > parts.len()).then(|| Part {
        is_path: true,
        ..Part::new(
            [],
            sum - kept,
            plural(count - parts.len(), "other pair", "other pairs"),
        )
    });
    let before = by_neighbor(sight, &towards, arriving, false);
    let after = by_neighbor(sight, &onwards, leaving, true);
    let pairs = plural(count, "pair of others", "pairs of others");
    let carried = |shares: &[(usize, f64)]| {
        let shares = shares.iter().take(3).map(|(neighbor, amount)| {
            let name = &sight.graph.node(*neighbor).label;
            format!("{name} {}", percent(*amount, sum))
        });
        shares.collect::<Vec<_>>().join(", ")
    };
    let by = if count == 0 {
        String::new()
    } else {
        format!(
            "; they come by {} and go on by {}",
            carried(&before),
            carried(&after)
        )
    };
    let rule = format!(
        "each pair adds the share of its shortest ways that pass here, divided by the {} pairs \
         there are: {pairs} do{by}",
        number(pairs_in_all)
    );
    let mut account = Account::of(rule, parts);
    account.parts.extend(rest);
    account.sum = sum;
    account.value = Some(sum);
    Some(account)
}

/// Keeps the pairs that add most, of equal ones the first.
fn keep_greatest(parts: &mut Vec<Part>) {
    parts.sort_by(|a, b| {
        let by_amount = b.amount.total_cmp(&a.amount);
        by_amount.then_with(|| a.nodes.cmp(&b.nodes))
    });
    parts.truncate(MOST_PAIRS);
}

/// Follows what passes from the far ends of its ways to the neighbors next to the node, and returns
/// how much each of those carries, the greatest first.
fn by_neighbor(
    sight: &Sight<'_>,
    ways: &Ways,
    mut carried: Vec<f64>,
    is_onwards: bool,
) -> Vec<(usize, f64)> {
    let frozen = sight.frozen;
    // Ways onwards are walked back along what leads to a node, ways here along what leads from it.
    let back = if is_onwards {
        frozen.incoming()
    } else {
        frozen.outgoing()
    };
    let mut found = Vec::new();
    for &node in ways.order.iter().rev().filter(|node| **node != sight.node) {
        let amount = carried[node];
        if amount == 0.0 {
            continue;
        }
        for (before, weight) in back.ties(node) {
            let length = match frozen.options().distance {
                Distance::Hops => 1.0,
                Distance::InverseWeight => 1.0 / weight,
            };
            if !length.is_finite() || !ways.is_step(before, node, length) || before == node {
                continue;
            }
            let share = amount * ways.counts[before] / ways.counts[node];
            if before == sight.node {
                found.push((node, share));
            } else {
                carried[before] += share;
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}
