//! Walking out from many nodes at once, one bit each: how far everything is, without the ways.
//!
//! Then, Kaufmann, Chitsazan, Schuster, Theobald, Neumann, Vo (2014), "The more the merrier:
//! efficient multi-source graph traversal", VLDB.

use super::super::frozen::number;
use super::net::Net;
use crate::vectors::vectorized;

/// How many words hold the bits.
const WORDS: usize = 8;

/// How many nodes walks set out from at once.
pub(super) const WALKS: usize = 64 * WORDS;

/// How many arcs a node is asked over before it is asked whether that will do.
const STRETCH: usize = 8;

/// One bit a walk; a row of the processor's cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(align(64))]
struct Bits([u64; WORDS]);

impl Bits {
    const NONE: Self = Self([0; WORDS]);

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn add(&mut self, other: &Self) {
        for word in 0..WORDS {
            self.0[word] |= other.0[word];
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn without(&self, other: &Self) -> Self {
        let mut left = *self;
        for word in 0..WORDS {
            left.0[word] &= !other.0[word];
        }
        left
    }

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

/// A bench for walks from some nodes; it is used again for the next ones.
pub(super) struct Sweep {
    /// Which walks have come to each node.
    seen: Vec<Bits>,
    /// Which walks came to each node in the last step: empty save in the nodes of the level.
    front: Vec<Bits>,
    /// The same for the step that is being made.
    next: Vec<Bits>,
    level: Vec<u32>,
    next_level: Vec<u32>,
    /// Nodes that some walk has yet to come to.
    open: Vec<u32>,
}

impl Sweep {
    pub(super) fn new(node_count: usize) -> Self {
        let bits = || vec![Bits::NONE; node_count];
        Self {
            seen: bits(),
            front: bits(),
            next: bits(),
            level: Vec::new(),
            next_level: Vec::new(),
            open: Vec::new(),
        }
    }

    /// Walks from some nodes, at most [`WALKS`], and tells for each step which nodes how many
    /// walks came to for the first time; returns how many steps there were.
    pub(super) fn walk(
        &mut self,
        net: &Net,
        sources: &[u32],
        mut arrived: impl FnMut(u32, usize, u32),
    ) -> u32 {
        vectorized(
            #[inline(always)]
            || self.walk_dispatched(net, sources, &mut arrived),
        )
    }

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn walk_dispatched(
        &mut self,
        net: &Net,
        sources: &[u32],
        arrived: &mut impl FnMut(u32, usize, u32),
    ) -> u32 {
        let mut all = Bits::NONE;
        self.seen.fill(Bits::NONE);
        self.level.clear();
        for (walk, &source) in sources.iter().enumerate() {
            let (word, bit) = (walk / 64, 1 << (walk % 64));
            let place = source as usize;
            self.seen[place].0[word] |= bit;
            self.front[place].0[word] |= bit;
            all.0[word] |= bit;
            self.level.push(source);
        }
        self.open.clear();
        self.open.extend(0..number(net.node_count()));
        let mut open_arcs = net.into().ends.len();
        let mut steps = 0;
        while !self.level.is_empty() {
            let level_arcs: usize = (self.level.iter())
                .map(|&node| net.out.degree(node as usize))
                .sum();
            self.next_level.clear();
            if 2 * level_arcs < open_arcs {
                self.push(net);
            } else {
                open_arcs = self.pull(net, &all);
            }
            for &node in &self.level {
                self.front[node as usize] = Bits::NONE;
            }
            // What was pushed may have been seen before.
            let (seen, came) = (&mut self.seen, &mut self.next);
            self.next_level.retain(|&node| {
                let place = node as usize;
                let new = came[place].without(&seen[place]);
                came[place] = new;
                if new.is_empty() {
                    return false;
                }
                seen[place].add(&new);
                arrived(steps + 1, place, new.count());
                true
            });
            std::mem::swap(&mut self.front, &mut self.next);
            std::mem::swap(&mut self.level, &mut self.next_level);
            steps += u32::from(!self.level.is_empty());
        }
        steps
    }

    /// Makes a step along the arcs that leave the level.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn push(&mut self, net: &Net) {
        for &node in &self.level {
            let walks = self.front[node as usize];
            for &neighbor in net.out.row(node as usize) {
                let came = &mut self.next[neighbor as usize];
                if came.is_empty() {
                    self.next_level.push(neighbor);
                }
                came.add(&walks);
            }
        }
    }

    /// Makes a step along the arcs that enter the nodes which some walk has yet to come to, and
    /// returns how many arcs enter those that are left.
    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn pull(&mut self, net: &Net, all: &Bits) -> usize {
        let (mut still_open, mut arcs) = (0, 0);
        for place in 0..self.open.len() {
            let node = self.open[place];
            let missing = all.without(&self.seen[node as usize]);
            if missing.is_empty() {
                continue;
            }
            self.open[still_open] = node;
            still_open += 1;
            let row = net.into().row(node as usize);
            arcs += row.len();
            let mut came = Bits::NONE;
            for stretch in row.chunks(STRETCH) {
                for &neighbor in stretch {
                    came.add(&self.front[neighbor as usize]);
                }
                if missing.without(&came).is_empty() {
                    break;
                }
            }
            if !came.without(&self.seen[node as usize]).is_empty() {
                self.next[node as usize] = came;
                self.next_level.push(node);
            }
        }
        self.open.truncate(still_open);
        arcs
    }
}
