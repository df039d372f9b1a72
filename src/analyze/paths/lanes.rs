//! Counting shortest ways from several nodes at once: level by level, one lane a node.
//!
//! Each node has a row of lanes, and what a level hands on to the next is a sum of rows, which is
//! one instruction or two. A level is either pushed along the arcs that leave it, or pulled along
//! those that enter the nodes that are not reached yet, whichever are fewer.

use std::ops::Range;

use super::super::frozen::number;
use super::count::GREATEST_COUNT;
use super::net::{Arcs, Net};
use super::shares::Shares;
use crate::vectors::vectorized;

/// How many nodes ways are counted from at once.
pub(super) const LANES: usize = 8;

/// One bit a lane.
type Mask = u8;

/// One number a lane; a row of the processor's cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct Lanes(pub(super) [f64; LANES]);

impl Lanes {
    const ZERO: Self = Self([0.0; LANES]);

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn add(&mut self, other: &Self) {
        for lane in 0..LANES {
            self.0[lane] += other.0[lane];
        }
    }

    /// Keeps the lanes of a mask, and empties the others.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn only(&self, mask: Mask) -> Self {
        let mut kept = Self::ZERO;
        for lane in 0..LANES {
            kept.0[lane] = if mask >> lane & 1 == 1 {
                self.0[lane]
            } else {
                0.0
            };
        }
        kept
    }

    /// Tells which lanes are not empty.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn filled(&self) -> Mask {
        let mut mask = 0;
        for lane in 0..LANES {
            mask |= Mask::from(self.0[lane] > 0.0) << lane;
        }
        mask
    }

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn sum(&self) -> f64 {
        let mut half = [0.0; LANES / 2];
        for (lane, half) in half.iter_mut().enumerate() {
            *half = self.0[lane] + self.0[lane + LANES / 2];
        }
        half.iter().sum()
    }
}

/// Some ways are too many for a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

/// A bench for counting the ways from some nodes; it is used again for the next ones.
pub(super) struct Bench {
    /// How many shortest ways lead to each node; of no meaning in lanes that do not reach it.
    counts: Vec<Lanes>,
    /// What the level at hand passes on: empty save in its nodes, and in their lanes.
    front: Vec<Lanes>,
    /// The same for the level after it.
    next: Vec<Lanes>,
    /// What was pushed to each node.
    pushed: Vec<Lanes>,
    is_pushed_to: Vec<bool>,
    pushed_to: Vec<u32>,
    /// The lanes in which each node is reached.
    seen: Vec<Mask>,
    /// Nodes that some lane has yet to reach, and how many arcs enter them.
    open: Vec<u32>,
    /// The nodes of each level, with the lanes in which they belong to it.
    entries: Vec<(u32, Mask)>,
    /// Where each level starts in the entries.
    levels: Vec<usize>,
}

impl Bench {
    pub(super) fn new(node_count: usize) -> Self {
        let lanes = || vec![Lanes::ZERO; node_count];
        Self {
            counts: lanes(),
            front: lanes(),
            next: lanes(),
            pushed: lanes(),
            is_pushed_to: vec![false; node_count],
            pushed_to: Vec::new(),
            seen: vec![0; node_count],
            open: Vec::new(),
            entries: Vec::new(),
            levels: Vec::new(),
        }
    }

    /// Adds the shares of all ways from some nodes, at most [`LANES`]; those of arcs only where
    /// asked for.
    pub(super) fn add<const OF_ARCS: bool>(
        &mut self,
        net: &Net,
        sources: &[u32],
        shares: &mut Shares,
    ) -> Result<(), TooMany> {
        let counted = vectorized(
            #[inline(always)]
            || self.count(net, sources),
        );
        if counted.is_ok() {
            vectorized(
                #[inline(always)]
                || self.share_out::<OF_ARCS>(net, sources, shares),
            );
        }
        for node in self.entries.iter().map(|(node, _)| *node as usize) {
            self.front[node] = Lanes::ZERO;
            self.next[node] = Lanes::ZERO;
        }
        counted
    }

    /// Counts the ways to every node, outwards from the sources.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn count(&mut self, net: &Net, sources: &[u32]) -> Result<(), TooMany> {
        let all = Mask::MAX >> (LANES - sources.len());
        self.seen.fill(0);
        self.entries.clear();
        self.levels.clear();
        self.open.clear();
        self.open.extend(0..number(net.node_count()));
        let mut open_arcs = net.into().ends.len();
        for (lane, &source) in sources.iter().enumerate() {
            let node = source as usize;
            self.seen[node] = 1 << lane;
            self.counts[node].0[lane] = 1.0;
            self.front[node].0[lane] = 1.0;
            self.entries.push((source, 1 << lane));
        }
        self.levels.push(0);
        let mut start = 0;
        while start < self.entries.len() {
            let end = self.entries.len();
            self.levels.push(end);
            let level = &self.entries[start..end];
            let level_arcs: usize = level.iter().map(|(n, _)| net.out.degree(*n as usize)).sum();
            if 2 * level_arcs < open_arcs {
                self.push(net, start, end);
                for place in 0..self.pushed_to.len() {
                    let node = self.pushed_to[place];
                    let sum = self.pushed[node as usize];
                    self.is_pushed_to[node as usize] = false;
                    self.reach(node, sum);
                }
            } else {
                open_arcs = self.pull(net, all);
            }
            for place in start..end {
                self.front[self.entries[place].0 as usize] = Lanes::ZERO;
            }
            for place in end..self.entries.len() {
                let (node, mask) = self.entries[place];
                let counts = self.counts[node as usize];
                if counts
                    .0
                    .iter()
                    .zip(0..)
                    .any(|(count, lane)| mask >> lane & 1 == 1 && *count > GREATEST_COUNT)
                {
                    return Err(TooMany);
                }
                self.front[node as usize] = counts.only(mask);
            }
            start = end;
        }
        Ok(())
    }

    /// Hands on the counts of a level along the arcs that leave it.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn push(&mut self, net: &Net, start: usize, end: usize) {
        self.pushed_to.clear();
        for &(node, _) in &self.entries[start..end] {
            let counts = self.front[node as usize];
            for &neighbor in net.out.row(node as usize) {
                let place = neighbor as usize;
                if self.is_pushed_to[place] {
                    self.pushed[place].add(&counts);
                } else {
                    self.is_pushed_to[place] = true;
                    self.pushed_to.push(neighbor);
                    self.pushed[place] = counts;
                }
            }
        }
    }

    /// Fetches the counts of a level along the arcs that enter nodes not reached yet, and returns
    /// how many arcs enter those that were open before.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn pull(&mut self, net: &Net, all: Mask) -> usize {
        let mut still_open = 0;
        let mut arcs = 0;
        for place in 0..self.open.len() {
            let node = self.open[place];
            if self.seen[node as usize] == all {
                continue;
            }
            let mut sum = Lanes::ZERO;
            let row = net.into().row(node as usize);
            for &neighbor in row {
                sum.add(&self.front[neighbor as usize]);
            }
            self.reach(node, sum);
            if self.seen[node as usize] != all {
                self.open[still_open] = node;
                still_open += 1;
                arcs += row.len();
            }
        }
        self.open.truncate(still_open);
        arcs
    }

    /// Notes that some ways lead to a node, in those lanes that had not reached it.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn reach(&mut self, node: u32, sum: Lanes) {
        let place = node as usize;
        let mask = sum.filled() & !self.seen[place];
        if mask == 0 {
            return;
        }
        self.seen[place] |= mask;
        let counts = &mut self.counts[place];
        for lane in 0..LANES {
            counts.0[lane] = if mask >> lane & 1 == 1 {
                sum.0[lane]
            } else {
                counts.0[lane]
            };
        }
        self.entries.push((node, mask));
    }

    /// Adds up, from the farthest level inwards, what passes through each node.
    ///
    /// A node's row in `front` holds, for each way that leads to it, how many nodes hang on that
    /// way: those that lie behind the node, and those that are arrived at in it.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn share_out<const OF_ARCS: bool>(&mut self, net: &Net, sources: &[u32], shares: &mut Shares) {
        let mut setting_out = Lanes::ZERO;
        for (lane, &source) in sources.iter().enumerate() {
            setting_out.0[lane] = net.setting_out[source as usize];
        }
        shares.note_reached(net, sources, &self.seen);
        let mut behind = 0..0;
        // The sources themselves are passed by no way of theirs, but their arcs are.
        let nearest = usize::from(!OF_ARCS);
        for level in (nearest..self.levels.len() - 1).rev() {
            let here = self.levels[level]..self.levels[level + 1];
            let arcs_of = |range: &Range<usize>, arcs: &Arcs| -> usize {
                let nodes = self.entries[range.clone()].iter();
                nodes.map(|(node, _)| arcs.degree(*node as usize)).sum()
            };
            let is_pushed = !OF_ARCS && 2 * arcs_of(&behind, net.into()) < arcs_of(&here, &net.out);
            if is_pushed {
                self.push_back(net, behind.clone());
            }
            for place in here.clone() {
                let (node, mask) = self.entries[place];
                let node = node as usize;
                let counts = self.counts[node].only(mask);
                let mut hanging = Lanes::ZERO;
                if is_pushed {
                    if self.is_pushed_to[node] {
                        hanging = self.pushed[node];
                    }
                } else if OF_ARCS {
                    for arc in net.out.range(node) {
                        let row = &self.front[net.out.ends[arc] as usize];
                        hanging.add(row);
                        let mut product = *row;
                        for lane in 0..LANES {
                            product.0[lane] *= counts.0[lane];
                        }
                        shares.arcs[arc] += product.sum();
                    }
                } else {
                    for &neighbor in net.out.row(node) {
                        hanging.add(&self.front[neighbor as usize]);
                    }
                }
                let arriving = net.arriving[node];
                let mut passing = Lanes::ZERO;
                let mut own = Lanes::ZERO;
                for lane in 0..LANES {
                    passing.0[lane] = hanging.0[lane] * counts.0[lane];
                    let each = arriving * setting_out.0[lane] / counts.0[lane] + hanging.0[lane];
                    own.0[lane] = if mask >> lane & 1 == 1 { each } else { 0.0 };
                }
                if level > 0 {
                    shares.nodes[node] += passing.sum();
                }
                self.next[node] = own;
            }
            for place in behind {
                self.front[self.entries[place].0 as usize] = Lanes::ZERO;
            }
            if is_pushed {
                for &node in &self.pushed_to {
                    self.is_pushed_to[node as usize] = false;
                }
            }
            std::mem::swap(&mut self.front, &mut self.next);
            behind = here;
        }
    }

    /// Hands back what hangs on the nodes of a level along the arcs that enter them.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn push_back(&mut self, net: &Net, behind: Range<usize>) {
        self.pushed_to.clear();
        for &(node, _) in &self.entries[behind] {
            let hanging = self.front[node as usize];
            for &neighbor in net.into().row(node as usize) {
                let place = neighbor as usize;
                if self.is_pushed_to[place] {
                    self.pushed[place].add(&hanging);
                } else {
                    self.is_pushed_to[place] = true;
                    self.pushed_to.push(neighbor);
                    self.pushed[place] = hanging;
                }
            }
        }
    }
}
