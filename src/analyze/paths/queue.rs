//! Nodes waiting to be settled, nearest first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The most buckets that are worth their room.
const MOST_BUCKETS: usize = 1 << 16;

/// A bucket is so much narrower than the shortest arc that rounding does not matter.
const MARGIN: f64 = 1.0 + 1e-6;

/// A queue that gives nodes back nearest first, or in an order that is as good.
pub(super) trait Queue {
    /// Notes a node at a distance, where it was noted at another before (infinity: nowhere).
    fn push(&mut self, node: u32, distance: f64, before: f64);

    /// Takes a node that no other can bring nearer; one may be given again.
    fn pop(&mut self) -> Option<u32>;
}

/// Buckets of distances, each narrower than the shortest arc: what waits in the nearest bucket
/// cannot bring anything in the same one nearer, so that its order does not matter. Dinic (1978).
#[derive(Debug, Clone)]
pub(super) struct Buckets {
    /// As many as the longest arc can reach ahead, and a power of two; they are used round and
    /// round.
    waiting: Vec<Vec<u32>>,
    /// One bit for each bucket that is not empty.
    filled: Vec<u64>,
    /// How many buckets there are to a unit of distance.
    density: f64,
    /// Which bucket is the nearest, counted from the distance zero.
    at: usize,
}

impl Buckets {
    /// Makes buckets for arcs of some lengths, or none where lengths are too far apart.
    pub(super) fn for_lengths(lengths: &[f64]) -> Option<Self> {
        let shortest = lengths.iter().copied().fold(f64::INFINITY, f64::min);
        Self::new(shortest, lengths.iter().copied().fold(0.0, f64::max))
    }

    /// Makes buckets for arcs between two lengths, or none where those are too far apart.
    pub(super) fn new(shortest: f64, longest: f64) -> Option<Self> {
        let density = MARGIN / shortest;
        let reach = longest * density + 2.0;
        if reach.is_nan() || reach > bound() || !density.is_finite() {
            return None;
        }
        let count = (whole(reach) + 1).next_power_of_two().max(64);
        Some(Self {
            waiting: vec![Vec::new(); count],
            filled: vec![0; count / 64],
            density,
            at: 0,
        })
    }

    /// Tells whether a distance lies no farther than the nearest bucket. What waits there lies
    /// farther where it was noted so far ahead that buckets did not reach.
    #[inline]
    pub(super) fn is_due(&self, distance: f64) -> bool {
        self.bucket(distance) <= self.at
    }

    /// Returns the bucket of a distance, counted from zero.
    #[inline]
    fn bucket(&self, distance: f64) -> usize {
        whole(distance * self.density)
    }
}

/// The greatest reach that still has room.
#[expect(clippy::cast_precision_loss, reason = "a small power of two")]
const fn bound() -> f64 {
    (MOST_BUCKETS - 1) as f64
}

/// Cuts off what stands behind the point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances are positive, and few widths of a bucket long"
)]
fn whole(number: f64) -> usize {
    number as u64 as usize
}

impl Queue for Buckets {
    #[inline]
    fn push(&mut self, node: u32, distance: f64, before: f64) {
        let bucket = self.bucket(distance);
        if before.is_finite() && self.bucket(before) == bucket {
            return;
        }
        let farthest = self.waiting.len() - 1;
        let place = bucket.min(self.at + farthest) & farthest;
        self.waiting[place].push(node);
        self.filled[place / 64] |= 1 << (place % 64);
    }

    #[inline]
    fn pop(&mut self) -> Option<u32> {
        let farthest = self.waiting.len() - 1;
        let place = self.at & farthest;
        if let Some(node) = self.waiting[place].pop() {
            return Some(node);
        }
        self.filled[place / 64] &= !(1 << (place % 64));
        let words = self.filled.len();
        let ahead = self.filled[place / 64] & (u64::MAX << (place % 64));
        let first = (place / 64, ahead);
        let others = (1..=words).map(|step| (place / 64 + step) % words);
        let mut others = others.map(|word| (word, self.filled[word]));
        let filled = std::iter::once(first)
            .chain(&mut others)
            .find(|(_, bits)| *bits != 0);
        let Some((word, bits)) = filled else {
            // The next search starts at zero again.
            self.at = 0;
            return None;
        };
        let next = word * 64 + bits.trailing_zeros() as usize;
        self.at += next.wrapping_sub(place) & farthest;
        self.waiting[next].pop()
    }
}

/// A heap, for lengths of any size.
#[derive(Debug, Clone, Default)]
pub(super) struct Heap(BinaryHeap<Reverse<(u64, u32)>>);

impl Queue for Heap {
    fn push(&mut self, node: u32, distance: f64, _: f64) {
        // No distance is negative, so that the order of the bits is that of the numbers.
        self.0.push(Reverse((distance.to_bits(), node)));
    }

    fn pop(&mut self) -> Option<u32> {
        self.0.pop().map(|Reverse((_, node))| node)
    }
}
