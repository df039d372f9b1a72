//! Labels that spread: every node takes the one that is strongest around it.

use std::cmp::Ordering;

use super::nearby::Nearby;
use super::network::Network;
use super::pieces::part;
use super::random::Random;
use super::search::Meter;
use crate::analyze::frozen::number;
use crate::analyze::{Stopped, Watch};

/// How many rounds there are at most.
const MOST_ROUNDS: usize = 100;

/// How many rounds there are most often; the watch is told.
const USUAL_ROUNDS: usize = 5;

/// Lets labels spread until every node has one that none around it exceeds. Returns a label for
/// each node, below the number of nodes; nodes of one label are connected.
pub(in crate::analyze) fn propagate(
    network: &Network,
    random: &mut Random,
    watch: &dyn Watch,
) -> Result<Vec<u32>, Stopped> {
    let count = number(network.node_count());
    let mut meter = Meter::new(watch, USUAL_ROUNDS * network.tie_count());
    let mut labels: Vec<u32> = (0..count).collect();
    let mut nearby = Nearby::new(labels.len());
    let mut order: Vec<u32> = (0..count).collect();
    for _ in 0..MOST_ROUNDS {
        let mut has_changed = false;
        for &node in &order {
            let label = strongest(network, node as usize, &labels, &mut nearby, random);
            has_changed |= std::mem::replace(&mut labels[node as usize], label) != label;
        }
        meter.advance(network.tie_count())?;
        if !has_changed {
            break;
        }
        order = random.order(count);
    }
    Ok(part(network, &labels))
}

/// Returns the label that most of a node's strength goes to: its own where that is among them,
/// else any of them.
fn strongest(
    network: &Network,
    node: usize,
    labels: &[u32],
    nearby: &mut Nearby,
    random: &mut Random,
) -> u32 {
    for (neighbor, weight) in network.ties(node) {
        nearby.add(labels[neighbor], weight);
    }
    let own = labels[node];
    let (mut best, mut highest, mut equals) = (own, f64::MIN_POSITIVE, 0);
    nearby.drain(|label, tied| match tied.total_cmp(&highest) {
        Ordering::Less => {}
        Ordering::Greater => (best, highest, equals) = (label, tied, 1),
        Ordering::Equal => {
            equals += 1;
            // Each of the equal ones is as likely as the others, save that nobody leaves for one.
            if label == own || (best != own && random.below(equals) == 0) {
                best = label;
            }
        }
    });
    best
}
