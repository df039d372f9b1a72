//! Moving nodes one at a time to the community where they raise the modularity most.

use std::collections::VecDeque;

use super::network::{Network, Strengths};
use super::search::Meter;
use crate::analyze::Stopped;
use crate::analyze::frozen::number;

/// How much of a node's strength a move must gain: rounding is no reason to move.
const LEAST_GAIN: f64 = 1e-10;

/// How many nodes are looked at between two looks at the watch.
const WATCHED: usize = 1 << 14;

/// A division of a network's nodes into communities, which changes.
#[derive(Debug, Clone)]
pub(super) struct Division<'a> {
    network: &'a Network,
    /// The community of each node, numbered below the number of nodes.
    pub(super) labels: Vec<u32>,
    slots: Vec<Slot>,
    /// The resolution over the strength of all.
    scale: f64,
    opposition: Option<Opposition<'a>>,
    sizes: Vec<u32>,
    /// The communities without a node, the next to be used last.
    empty: Vec<u32>,
    /// The communities around a node: room for as many as any node has neighbors.
    touched: Vec<u32>,
}

/// What is read and written of a community for every tie: one after the other in memory.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// How strongly the node that is looked at is tied to it.
    tied: f64,
    /// The strength of its nodes.
    total: f64,
}

/// The negative ties.
#[derive(Debug, Clone)]
struct Opposition<'a> {
    strengths: &'a [f64],
    totals: Vec<f64>,
    scale: f64,
}

impl<'a> Division<'a> {
    /// Starts from a community for each node, numbered below the number of nodes.
    pub(super) fn new(network: &'a Network, labels: Vec<u32>, resolution: f64) -> Self {
        let count = labels.len();
        let (mut sizes, mut slots) = (vec![0; count], vec![Slot::default(); count]);
        for (label, strength) in labels.iter().zip(&network.support.of) {
            sizes[*label as usize] += 1;
            slots[*label as usize].total += strength;
        }
        let empty = (0..number(count)).rev();
        let empty = empty.filter(|label| sizes[*label as usize] == 0).collect();
        let most = (0..count).map(|node| network.neighbors(node).len()).max();
        let opposition = network.opposition.as_ref();
        Self {
            network,
            slots,
            scale: scale(&network.support, resolution),
            opposition: opposition.map(|strengths| Opposition::new(strengths, &labels, resolution)),
            labels,
            sizes,
            empty,
            touched: vec![0; most.unwrap_or(0) + 1],
        }
    }

    /// Moves nodes, in an order of all, until none has anything to gain or so many ties were looked
    /// at; a node is looked at again when a neighbor has moved.
    pub(super) fn settle(
        &mut self,
        order: impl Iterator<Item = u32>,
        most: usize,
        meter: &mut Meter<'_>,
    ) -> Result<(), Stopped> {
        let mut queue: VecDeque<u32> = order.collect();
        let mut is_waiting = vec![true; self.labels.len()];
        let (mut looks, mut told, mut visits) = (0, 0, 0_usize);
        while let Some(node) = queue.pop_front() {
            looks += self.network.neighbors(node as usize).len();
            visits += 1;
            if visits.is_multiple_of(WATCHED) {
                meter.advance(looks - told)?;
                told = looks;
            }
            if looks > most {
                break;
            }
            is_waiting[node as usize] = false;
            let Some(to) = self.best_move(node as usize) else {
                continue;
            };
            self.shift(node as usize, to);
            for &neighbor in self.network.neighbors(node as usize) {
                let neighbor = neighbor as usize;
                if !is_waiting[neighbor] && self.labels[neighbor] != to {
                    is_waiting[neighbor] = true;
                    queue.push_back(number(neighbor));
                }
            }
        }
        meter.advance(looks - told)
    }

    /// Returns the community that a node should move to, or nothing where it is at its best.
    fn best_move(&mut self, node: usize) -> Option<u32> {
        let count = self.gather(node);
        let home = self.labels[node];
        let strength = self.network.support.of[node];
        let push = strength * self.scale;
        let there = &mut self.slots[home as usize];
        let mut stay = there.tied - push * (there.total - strength);
        // Never the best of those around, and zero again below.
        there.tied = f64::NEG_INFINITY;
        let (mut best, mut highest, mut scale) = (home, f64::NEG_INFINITY, strength);
        if let Some(opposition) = &self.opposition {
            stay += opposition.push(node, home) * (1.0 - opposition.share(node, home));
            scale += opposition.strengths[node];
            for &community in &self.touched[..count] {
                let slot = &mut self.slots[community as usize];
                let gain = slot.tied - push * slot.total + opposition.push(node, community);
                // One whose support and opposition had cancelled out may come again.
                slot.tied = f64::NEG_INFINITY;
                if gain > highest {
                    (best, highest) = (community, gain);
                }
            }
            for &community in &self.touched[..count] {
                self.slots[community as usize].tied = 0.0;
            }
        } else {
            for &community in &self.touched[..count] {
                let slot = &mut self.slots[community as usize];
                let gain = slot.tied - push * slot.total;
                slot.tied = 0.0;
                if gain > highest {
                    (best, highest) = (community, gain);
                }
            }
        }
        self.slots[home as usize].tied = 0.0;
        let least = stay + LEAST_GAIN * scale;
        if highest.max(least) < 0.0 && self.sizes[home as usize] > 1 {
            // Better alone than in any company.
            return self.empty.last().copied();
        }
        (highest > least).then_some(best)
    }

    /// Sums a node's ties to each community around it, and returns how many there are.
    #[inline]
    fn gather(&mut self, node: usize) -> usize {
        let (labels, slots) = (&self.labels[..], &mut self.slots[..]);
        let touched = &mut self.touched[..];
        let mut count = 0;
        self.network.each_tie(node, |neighbor, weight| {
            let community = labels[neighbor];
            let slot = &mut slots[community as usize];
            // Always written, and counted only where it is new: no branch that nobody can foresee.
            touched[count] = community;
            count += usize::from(slot.tied == 0.0);
            slot.tied += weight;
        });
        count
    }

    fn shift(&mut self, node: usize, to: u32) {
        let from = std::mem::replace(&mut self.labels[node], to);
        let strength = self.network.support.of[node];
        self.slots[from as usize].total -= strength;
        self.slots[to as usize].total += strength;
        if let Some(opposition) = &mut self.opposition {
            opposition.totals[from as usize] -= opposition.strengths[node];
            opposition.totals[to as usize] += opposition.strengths[node];
        }
        if self.empty.last() == Some(&to) {
            self.empty.pop();
        }
        self.sizes[from as usize] -= 1;
        self.sizes[to as usize] += 1;
        if self.sizes[from as usize] == 0 {
            self.empty.push(from);
        }
    }
}

impl<'a> Opposition<'a> {
    fn new(strengths: &'a Strengths, labels: &[u32], resolution: f64) -> Self {
        let mut totals = vec![0.0; labels.len()];
        for (label, strength) in labels.iter().zip(&strengths.of) {
            totals[*label as usize] += strength;
        }
        Self {
            strengths: &strengths.of,
            totals,
            scale: scale(strengths, resolution),
        }
    }

    /// Returns how much opposition chance would give a node within a community.
    #[inline]
    fn push(&self, node: usize, community: u32) -> f64 {
        self.strengths[node] * self.scale * self.totals[community as usize]
    }

    /// Returns the node's own share of its community's opposition.
    fn share(&self, node: usize, home: u32) -> f64 {
        let total = self.totals[home as usize];
        if total > 0.0 {
            self.strengths[node] / total
        } else {
            0.0
        }
    }
}

/// Returns what chance is multiplied with: nothing where nothing is tied.
pub(super) fn scale(strengths: &Strengths, resolution: f64) -> f64 {
    if strengths.sum > 0.0 {
        resolution / strengths.sum
    } else {
        0.0
    }
}
