//! Leaving out arcs that no shortest way takes, since a detour over a hub is shorter.
//!
//! Where lengths are inverse weights, that is common: a tie of weight one is as long as ten ties of
//! weight ten. Ways from a few of the busiest nodes tell at once for all arcs, and what they leave
//! out need not be looked at again in the ways from all nodes.

use super::super::frozen::number;
use super::bundle::Bundle;
use super::lanes::{LANES, Lanes};
use super::net::Net;
use super::queue::Buckets;

/// To so many nodes there is one from which ways are looked at.
const NODES_PER_HUB: usize = 64;

/// From so many nodes ways are looked at most; ten times as many find hardly more.
const MOST_HUBS: usize = 64;

/// A detour is so much shorter that no rounding, and no tolerance for ways of equal length, lets
/// the arc be part of a shortest way.
const MARGIN: f64 = 1.0 - 1e-3;

/// Leaves arcs out that are longer than a detour between the same two nodes.
pub(super) fn without_detours(mut net: Net) -> Net {
    let mut hubs: Vec<u32> = (0..number(net.node_count())).collect();
    hubs.sort_by_key(|&node| std::cmp::Reverse(net.out.degree(node as usize)));
    hubs.truncate((net.node_count() / NODES_PER_HUB).min(MOST_HUBS));
    for hubs in hubs.chunks(LANES) {
        let Some(buckets) = Buckets::for_lengths(&net.out.lengths) else {
            return net;
        };
        let mut bundle = Bundle::new(&net, buckets);
        bundle.measure(&net, hubs);
        let from_hubs = bundle.distances().to_vec();
        if !net.is_symmetric() {
            net = net.reversed();
            bundle.measure(&net, hubs);
            net = net.reversed();
        }
        let to_hubs = bundle.distances();
        net.retain(|from, to, length| {
            shortest_sum(&to_hubs[from as usize], &from_hubs[to as usize]) >= length * MARGIN
        });
    }
    net
}

/// Returns the least sum of two distances in the same lane.
fn shortest_sum(there: &Lanes, on: &Lanes) -> f64 {
    let sums = there.0.iter().zip(&on.0).map(|(there, on)| there + on);
    sums.fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::super::super::{Distance, Frozen, Options};
    use super::*;

    #[test]
    fn arcs_are_left_out_only_where_a_detour_is_shorter() {
        // A wheel: each node of the rim is tied to the hub with weight 4, and to the next with
        // weight 1 or 5, so that the detour over the hub has the length 1/2, or half of that where
        // ties have no direction.
        let rim = 200;
        let neighbor = |node: usize| node % rim + 1;
        let edges = (1..=rim).flat_map(|node| {
            let weight = if node % 2 == 0 { 1.0 } else { 5.0 };
            [
                (0, node, 4.0),
                (node, 0, 4.0),
                (node, neighbor(node), weight),
            ]
        });
        for directed in [true, false] {
            let options = Options {
                directed,
                distance: Distance::InverseWeight,
                ..Options::default()
            };
            let net = Net::whole(&Frozen::from_edges(rim + 1, edges.clone(), &options));
            let arcs = net.out.ends.len();
            let net = &without_detours(net);
            let left_out = if directed { rim / 2 } else { rim };
            assert_eq!(net.out.ends.len(), arcs - left_out);
            assert_eq!(net.into().ends.len(), arcs - left_out);
            assert!(net.out.lengths.iter().all(|length| *length < 0.5));
        }
    }
}
