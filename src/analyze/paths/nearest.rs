//! Shortest ways from one node to all others, nearest first: Dijkstra's algorithm, with the ways
//! counted as they are found. Where a `bundle` can, it is faster.

use super::super::frozen::number;
use super::count::Count;
use super::lanes::TooMany;
use super::net::Net;
use super::queue::Queue;
use super::shares::Shares;

/// How far two lengths may lie apart, relative to their size, and still be the same: `1/3 + 1/6`
/// and `1/2` are, whatever their last bit says.
pub(super) const TIE: f64 = 1e-12;

/// The ways from one node; the memory is used again for the next.
pub(super) struct Walk<C, Q> {
    queue: Q,
    /// How far each node is; infinite where no way leads to it.
    distances: Vec<f64>,
    is_settled: Vec<bool>,
    /// The nodes that can be reached, nearest first; the first is the source.
    order: Vec<u32>,
    /// How many shortest ways lead to each node.
    counts: Vec<C>,
    /// The last steps of those ways, as the node they come from and the arc: those to a node stand
    /// where the arcs that enter it do.
    steps: Vec<(u32, u32)>,
    step_counts: Vec<u32>,
    /// How many nodes hang on each node.
    hanging: Vec<f64>,
}

impl<C: Count, Q: Queue> Walk<C, Q> {
    pub(super) fn new(net: &Net, queue: Q) -> Self {
        let node_count = net.node_count();
        Self {
            queue,
            distances: vec![f64::INFINITY; node_count],
            is_settled: vec![false; node_count],
            order: Vec::with_capacity(node_count),
            counts: vec![C::ZERO; node_count],
            steps: vec![(0, 0); net.out.ends.len()],
            step_counts: vec![0; node_count],
            hanging: vec![0.0; node_count],
        }
    }

    /// Returns the nodes that can be reached, nearest first, each with its distance.
    pub(super) fn reached(&self) -> impl ExactSizeIterator<Item = (usize, f64)> + '_ {
        let nodes = self.order.iter().map(|&node| node as usize);
        nodes.map(|node| (node, self.distances[node]))
    }

    /// Finds the ways from a source over arcs of some lengths, and forgets those from the one
    /// before; with `WAYS` it counts them.
    pub(super) fn find<const WAYS: bool>(
        &mut self,
        net: &Net,
        lengths: &[f64],
        source: u32,
    ) -> Result<(), TooMany> {
        for node in self.order.drain(..).map(|node| node as usize) {
            self.distances[node] = f64::INFINITY;
            self.is_settled[node] = false;
        }
        self.distances[source as usize] = 0.0;
        self.counts[source as usize] = C::ONE;
        self.step_counts[source as usize] = 0;
        self.queue.push(source, 0.0, f64::INFINITY);
        let mut are_too_many = false;
        while let Some(node) = self.queue.pop() {
            let place = node as usize;
            if self.is_settled[place] {
                // It was noted again when a shorter way to it was found.
                continue;
            }
            self.is_settled[place] = true;
            self.order.push(node);
            are_too_many |= WAYS && self.counts[place].is_too_large();
            let distance = self.distances[place];
            let arcs = net.out.range(place);
            let ties = net.out.ends[arcs.clone()]
                .iter()
                .zip(&lengths[arcs.clone()]);
            for (arc, (&end, length)) in arcs.zip(ties) {
                let (length, known) = (distance + length, self.distances[end as usize]);
                if length < known * (1.0 - TIE) {
                    self.distances[end as usize] = length;
                    self.queue.push(end, length, known);
                    if WAYS {
                        self.counts[end as usize] = C::ZERO;
                        self.step_counts[end as usize] = 0;
                        self.step(net, node, arc, end);
                    }
                } else if WAYS && length <= known * (1.0 + TIE) && !self.is_settled[end as usize] {
                    self.step(net, node, arc, end);
                }
            }
        }
        if are_too_many { Err(TooMany) } else { Ok(()) }
    }

    /// Notes that an arc is the last step of shortest ways to its end.
    #[inline]
    fn step(&mut self, net: &Net, node: u32, arc: usize, end: u32) {
        let place = end as usize;
        let ways = self.counts[node as usize];
        self.counts[place].add(ways);
        let step_count = &mut self.step_counts[place];
        self.steps[net.into().range(place).start + *step_count as usize] = (node, number(arc));
        *step_count += 1;
    }

    /// Adds up, from the farthest nodes inwards, what passes through each node, and over each arc
    /// where asked for.
    pub(super) fn share_out<const OF_ARCS: bool>(&mut self, net: &Net, shares: &mut Shares) {
        let Some(&source) = self.order.first() else {
            return;
        };
        let setting_out = net.setting_out[source as usize];
        let mut reached = 0.0;
        for &node in &self.order {
            let place = node as usize;
            self.hanging[place] = 0.0;
            shares.reaching[place] += setting_out;
            reached += net.arriving[place];
        }
        shares.reaching[source as usize] -= setting_out;
        shares.reached[source as usize] = reached - net.arriving[source as usize];
        for &node in self.order[1..].iter().rev() {
            let place = node as usize;
            let hanging = self.hanging[place];
            shares.pass(place, hanging);
            let hanging = hanging + setting_out * net.arriving[place];
            let first = net.into().range(place).start;
            for &(from, arc) in &self.steps[first..first + self.step_counts[place] as usize] {
                let from = from as usize;
                let share = hanging * self.counts[from].share_of(self.counts[place]);
                self.hanging[from] += share;
                if OF_ARCS {
                    shares.pass_over(arc as usize, share);
                }
            }
        }
    }
}
