//! Refining communities: the pieces that Leiden joins, each held together by its own ties.

use super::nearby::Nearby;
use super::network::Network;
use super::random::Random;
use crate::analyze::frozen::number;

/// The end from which the nodes are taken. From the other end other pieces grow, and a search that
/// had come to rest finds more to gain.
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    First,
    Last,
}

impl End {
    /// Returns one end, then the other, and so on.
    pub(super) fn by_turns() -> impl Iterator<Item = Self> {
        [Self::First, Self::Last].into_iter().cycle()
    }
}

/// Parts every community into pieces that are connected: starting with each node on its own, nodes
/// join the piece within their community where they gain most, as long as both node and piece are
/// well tied to the rest of it. Returns a label for each node, below the number of nodes.
pub(super) fn refine(network: &Network, labels: &[u32], resolution: f64, end: End) -> Vec<u32> {
    let mut pieces = Pieces::new(network, labels, resolution);
    let count = labels.len();
    for place in 0..count {
        let node = match end {
            End::First => place,
            End::Last => count - 1 - place,
        };
        pieces.grow(node, labels, || 0.0);
    }
    pieces.labels
}

/// Parts every community into pieces as [`refine`] does, but takes the nodes in a random order, and
/// lets one join any piece where it gains nearly as much as in the best: a tie of the usual weight
/// makes less difference than chance.
///
/// Where many ties weigh the same, the best piece is better by a hair: without chance a search
/// comes to rest in its first rounds. To choose by exp(gain / 0.01) instead, after Traag, Waltman
/// and van Eck (2019), takes a logarithm for each piece, and was no better.
pub(super) fn refine_at_random(
    network: &Network,
    labels: &[u32],
    resolution: f64,
    random: &mut Random,
) -> Vec<u32> {
    let mut pieces = Pieces::new(network, labels, resolution);
    let usual = network.usual_weight();
    for node in random.order(number(labels.len())) {
        pieces.grow(node as usize, labels, || usual * random.share());
    }
    pieces.labels
}

/// The pieces of all communities, which grow.
struct Pieces<'a> {
    network: &'a Network,
    /// The piece of each node.
    labels: Vec<u32>,
    is_alone: Vec<bool>,
    /// How strong the nodes of each piece are.
    strengths: Vec<f64>,
    /// How strongly each piece is tied to the rest of its community.
    outward: Vec<f64>,
    /// How strong the nodes of each community are.
    totals: Vec<f64>,
    scale: f64,
    nearby: Nearby,
}

impl<'a> Pieces<'a> {
    fn new(network: &'a Network, labels: &[u32], resolution: f64) -> Self {
        let count = labels.len();
        let support = &network.support;
        let mut totals = vec![0.0; count];
        for (label, strength) in labels.iter().zip(&support.of) {
            totals[*label as usize] += strength;
        }
        let outward = (0..count).map(|node| {
            let mut outward = 0.0;
            network.each_tie(node, |neighbor, weight| {
                let is_within = labels[neighbor] == labels[node];
                outward += if is_within { weight } else { 0.0 };
            });
            outward
        });
        Self {
            network,
            labels: (0..number(count)).collect(),
            is_alone: vec![true; count],
            strengths: support.of.clone(),
            outward: outward.collect(),
            totals,
            scale: if support.sum > 0.0 {
                resolution / support.sum
            } else {
                0.0
            },
            nearby: Nearby::new(count),
        }
    }

    /// Tells whether a piece has at least the ties with the rest of its community that chance
    /// would give it.
    fn is_well_tied(&self, piece: usize, community: u32) -> bool {
        let strength = self.strengths[piece];
        let rest = self.totals[community as usize] - strength;
        self.outward[piece] >= self.scale * strength * rest
    }

    /// Lets a node that is still alone join the best piece of its community, if it gains by that
    /// and both are well tied; every gain has a bonus.
    fn grow(&mut self, node: usize, labels: &[u32], mut bonus: impl FnMut() -> f64) {
        if !self.is_alone[node] || !self.is_well_tied(node, labels[node]) {
            return;
        }
        let (pieces, nearby) = (&self.labels, &mut self.nearby);
        self.network.each_tie(node, |neighbor, weight| {
            if labels[neighbor] == labels[node] {
                nearby.add(pieces[neighbor], weight);
            }
        });
        let push = self.scale * self.network.support.of[node];
        let mut best = None;
        let mut highest = 0.0;
        let mut nearby = std::mem::take(&mut self.nearby);
        nearby.drain(|piece, tied| {
            let gain = tied - push * self.strengths[piece as usize];
            if gain <= 0.0 {
                return;
            }
            let gain = gain + bonus();
            if gain > highest && self.is_well_tied(piece as usize, labels[node]) {
                (best, highest) = (Some((piece, tied)), gain);
            }
        });
        self.nearby = nearby;
        let Some((piece, tied)) = best else { return };
        let at = piece as usize;
        self.labels[node] = piece;
        self.is_alone[at] = false;
        self.strengths[at] += self.network.support.of[node];
        self.outward[at] += self.outward[node] - 2.0 * tied;
        self.strengths[node] = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::{Frozen, Options};

    #[test]
    fn pieces_lie_within_communities_and_follow_from_the_seed() {
        // A ring of sixty, whose communities are stretches of twenty.
        let ring = (0..60).map(|node| (node, (node + 1) % 60, 1.0));
        let graph = Frozen::from_edges(60, ring, &Options::default());
        let order: Vec<u32> = (0..60).collect();
        let network = Network::new(graph.undirected(), None, &order);
        let labels: Vec<u32> = (0..60).map(|node| node / 20).collect();
        let refined = |seed| refine_at_random(&network, &labels, 1.0, &mut Random::new(seed));
        let pieces = refined(1);
        for (node, piece) in pieces.iter().enumerate() {
            assert_eq!(labels[*piece as usize], labels[node]);
        }
        let mut kept = pieces.clone();
        kept.sort_unstable();
        kept.dedup();
        assert!((4..=30).contains(&kept.len()), "{}", kept.len());
        assert_eq!(pieces, refined(1));
        assert!((2..10).any(|seed| pieces != refined(seed)));
    }
}
