//! Shortest ways through a graph: the kernels that measures of paths share.
//!
//! A [`Net`] is the graph as ways see it: without loops, the busiest nodes first, trees folded away
//! (`trees`). [`passed`] finds what passes through its nodes and ties: ways are counted from eight
//! nodes at once, a lane of a vector each (`lanes`), and again with exponents where a float cannot
//! count them. Ways by weight are measured from eight nodes at once as well (`bundle`), in the
//! order of buckets narrower than the shortest tie (`queue`), over ties that no detour beats
//! (`detours`); where lengths are too far apart for buckets, they are found one by one (`nearest`).
//! [`farness`] finds how far nodes are from each other, in walks from 512 at once, a bit each
//! (`sweep`); `span` finds the greatest distance of all from few of them. `vectors` compiles such
//! kernels for the processor at hand. `strands` parts the work independently of the number of
//! threads; `estimate`, `some`, `bounds` and `pairs` sample.

mod bounds;
mod bundle;
mod count;
mod detours;
mod draw;
mod estimate;
mod farness;
mod lanes;
mod nearest;
mod net;
mod pairs;
mod queue;
mod shares;
mod some;
mod span;
mod strands;
mod sweep;
mod trees;

pub(super) use farness::{Use, Way, diameter, farness};
pub(super) use shares::passed;

/// Returns how many others each node of a graph has, or one where there are none.
#[expect(
    clippy::cast_precision_loss,
    reason = "a graph has fewer than 2^32 nodes"
)]
pub(super) fn others(node_count: usize) -> f64 {
    node_count.saturating_sub(1).max(1) as f64
}

/// Returns how many ordered pairs of nodes there are, or one where there are none.
pub(super) fn pairs(node_count: usize) -> f64 {
    (others(node_count) * others(node_count + 1)).max(1.0)
}

/// Returns how many ordered pairs of other nodes there are, or one where there are none.
pub(super) fn pairs_of_others(node_count: usize) -> f64 {
    pairs(node_count.saturating_sub(1))
}

#[cfg(test)]
mod tests;
