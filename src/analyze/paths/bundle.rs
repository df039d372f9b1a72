//! Shortest ways by weight from several nodes at once, one lane a node.
//!
//! Distances are corrected rather than settled: a node that is nearer than before in some lane
//! waits in a queue by the least of its new distances, and on its turn passes on what is new in all
//! lanes, final or not, with a few instructions an arc. The least distance that waits is final, as
//! in Dijkstra's algorithm, so that no node has more turns than it has lanes; it has fewer than two
//! where walks from similar nodes spread alike. Which arcs are the last step of a shortest way is
//! found in one pass over all of them afterwards, and the steps of a lane put its nodes into an
//! order in which ways can be counted. Brandes (2001), "A faster algorithm for betweenness
//! centrality", Journal of Mathematical Sociology 25, with many walks at once as in `sweep`.

#![expect(
    clippy::inline_always,
    reason = "it must become part of the dispatched code"
)]

use pulp::{Simd, WithSimd};

use super::super::frozen::number;
use super::count::GREATEST_COUNT;
use super::lanes::{LANES, Lanes, TooMany};
use super::nearest::TIE;
use super::net::Net;
use super::queue::{Buckets, Queue};
use super::shares::Shares;

/// The distance of what no way leads to. It is finite, so that distances can be subtracted, and so
/// large that no way makes it larger.
const FAR: f64 = 1e300;

/// Farther than any limit below which a step counts.
const BEYOND: f64 = 2.0 * FAR;

/// The ways from some nodes, at most [`LANES`]; the memory is used again for the next.
pub(super) struct Bundle {
    queue: Buckets,
    distances: Vec<Lanes>,
    /// The distances that each node has passed on already.
    passed_on: Vec<Lanes>,
    /// The distance for which each node waits in the queue; infinite where it does not.
    waits_for: Vec<f64>,
    /// The last steps of shortest ways in each lane, by the nodes that they leave: where they lead,
    /// or which arcs they are.
    steps: [Vec<u32>; LANES],
    /// Where the steps from each node start in each lane.
    starts: Vec<[u32; LANES]>,
    /// How many steps to each node have not been counted.
    open_steps: Vec<u32>,
    /// The nodes that can be reached, each after those that its ways come from; the first is the
    /// source.
    order: Vec<u32>,
    /// How many shortest ways lead to each node.
    counts: Vec<f64>,
    /// How many nodes hang on each of those ways: those behind the node, and those arrived at in
    /// it.
    hanging: Vec<f64>,
}

impl Bundle {
    pub(super) fn new(net: &Net, queue: Buckets) -> Self {
        let node_count = net.node_count();
        let lanes = || vec![Lanes([FAR; LANES]); node_count];
        Self {
            queue,
            distances: lanes(),
            passed_on: lanes(),
            waits_for: vec![f64::INFINITY; node_count],
            steps: Default::default(),
            starts: vec![[0; LANES]; node_count + 1],
            open_steps: vec![0; node_count],
            order: vec![0; node_count + 1],
            counts: vec![0.0; node_count],
            hanging: vec![0.0; node_count],
        }
    }

    /// Finds how far everything is from some nodes.
    pub(super) fn measure(&mut self, net: &Net, sources: &[u32]) {
        self.distances.fill(Lanes([FAR; LANES]));
        self.passed_on.fill(Lanes([FAR; LANES]));
        for (lane, &source) in sources.iter().enumerate() {
            self.distances[source as usize].0[lane] = 0.0;
            self.queue.push(source, 0.0, f64::INFINITY);
            self.waits_for[source as usize] = 0.0;
        }
        pulp::Arch::new().dispatch(Measuring { bundle: self, net });
    }

    /// Returns how far each node is in each lane; what no way leads to is farther than anything.
    pub(super) fn distances(&self) -> &[Lanes] {
        &self.distances
    }

    /// Returns the other nodes that a lane reaches, each with its distance.
    pub(super) fn reached(&self, lane: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let distances = self.distances.iter().map(move |lanes| lanes.0[lane]);
        // Every arc has a length, so that nothing but the source is at no distance.
        let others = |distance: f64| distance > 0.0 && distance < FAR;
        (distances.enumerate()).filter(move |(_, distance)| others(*distance))
    }

    #[inline(always)]
    fn measure_dispatched<S: Simd>(&mut self, simd: S, net: &Net) {
        let far = simd.splat_f64s(FAR);
        while let Some(node) = self.queue.pop() {
            let place = node as usize;
            let due = std::mem::replace(&mut self.waits_for[place], f64::INFINITY);
            if !self.queue.is_due(due) {
                // It had its turn already, or the queue does not reach as far ahead.
                if due.is_finite() {
                    self.waits_for[place] = due;
                    self.queue.push(node, due, f64::INFINITY);
                }
                continue;
            }
            let mut new = Lanes([FAR; LANES]);
            let known = S::as_simd_f64s(&self.distances[place].0).0;
            let passed_on = S::as_mut_simd_f64s(&mut self.passed_on[place].0).0;
            let news = S::as_mut_simd_f64s(&mut new.0).0;
            for ((new, &known), passed_on) in news.iter_mut().zip(known).zip(passed_on) {
                let is_new = simd.less_than_f64s(known, *passed_on);
                *new = simd.select_f64s(is_new, known, far);
                *passed_on = known;
            }
            self.pass_on(simd, net, place, &new);
        }
    }

    /// Makes the ends of a node's arcs nearer, where they are nearer over it.
    #[inline(always)]
    fn pass_on<S: Simd>(&mut self, simd: S, net: &Net, node: usize, new: &Lanes) {
        let far = simd.splat_f64s(FAR);
        let new = S::as_simd_f64s(&new.0).0;
        let distances = &mut self.distances[..];
        let arcs = net.out.range(node);
        let lengths = &net.out.lengths[arcs.clone()];
        for (&end, &length) in net.out.ends[arcs].iter().zip(lengths) {
            let known = S::as_mut_simd_f64s(&mut distances[end as usize].0).0;
            let length = simd.splat_f64s(length);
            let mut gain = far;
            for (&new, &known) in new.iter().zip(&*known) {
                let farther = simd.sub_f64s(simd.add_f64s(new, length), known);
                gain = simd.min_f64s(gain, farther);
            }
            if simd.reduce_min_f64s(gain) >= 0.0 {
                continue;
            }
            let mut least = far;
            for (&new, known) in new.iter().zip(known) {
                let distance = simd.add_f64s(new, length);
                let is_nearer = simd.less_than_f64s(distance, *known);
                least = simd.min_f64s(least, simd.select_f64s(is_nearer, distance, far));
                *known = simd.min_f64s(distance, *known);
            }
            let least = simd.reduce_min_f64s(least);
            let waits_for = &mut self.waits_for[end as usize];
            if least < *waits_for {
                self.queue.push(end, least, *waits_for);
                *waits_for = least;
            }
        }
    }

    /// Finds the last steps of the shortest ways whose lengths were measured; with `OF_ARCS` they
    /// are noted as arcs. [`Buckets`] bound how far apart lengths are, so that no arc is so short
    /// beside a way that it makes no difference.
    pub(super) fn find_steps<const OF_ARCS: bool>(&mut self, net: &Net) {
        pulp::Arch::new().dispatch(Stepping::<OF_ARCS> { bundle: self, net });
    }

    #[inline(always)]
    fn find_steps_dispatched<const OF_ARCS: bool, S: Simd>(&mut self, simd: S, net: &Net) {
        let (far, beyond) = (simd.splat_f64s(FAR), simd.splat_f64s(BEYOND));
        let tolerance = simd.splat_f64s(1.0 + TIE);
        let mut ends = [0; LANES];
        let distances = &self.distances[..];
        for node in 0..net.node_count() {
            self.starts[node] = ends.map(number);
            // There may be as many steps as arcs, but that is rare, and a lot of memory.
            let room = ends.into_iter().max().unwrap_or(0) + net.out.degree(node) + 1;
            if room > self.steps[0].len() {
                for steps in &mut self.steps {
                    steps.resize(2 * room, 0);
                }
            }
            let mut own = Lanes([BEYOND; LANES]);
            let known = S::as_simd_f64s(&distances[node].0).0;
            for (own, &known) in S::as_mut_simd_f64s(&mut own.0).0.iter_mut().zip(known) {
                *own = simd.select_f64s(simd.less_than_f64s(known, far), known, beyond);
            }
            let own = S::as_simd_f64s(&own.0).0;
            for arc in net.out.range(node) {
                let end = net.out.ends[arc];
                let length = simd.splat_f64s(net.out.lengths[arc]);
                let known = S::as_simd_f64s(&distances[end as usize].0).0;
                let mut detours = Lanes([0.0; LANES]);
                let each = S::as_mut_simd_f64s(&mut detours.0).0;
                let mut least = far;
                for ((detour, &own), &known) in each.iter_mut().zip(own).zip(known) {
                    let limit = simd.mul_f64s(known, tolerance);
                    *detour = simd.sub_f64s(simd.add_f64s(own, length), limit);
                    least = simd.min_f64s(least, *detour);
                }
                if simd.reduce_min_f64s(least) > 0.0 {
                    continue;
                }
                // Steps are always written, and counted only where they are steps: no branch that
                // nobody can foresee.
                let step = if OF_ARCS { number(arc) } else { end };
                let lanes = self.steps.iter_mut().zip(&mut ends).zip(&detours.0);
                for ((steps, end), detour) in lanes {
                    steps[*end] = step;
                    *end += usize::from(*detour <= 0.0);
                }
            }
        }
        self.starts[net.node_count()] = ends.map(number);
    }

    /// Counts the ways of a lane, and adds up what passes through each node and over each arc.
    pub(super) fn add<const OF_ARCS: bool>(
        &mut self,
        net: &Net,
        source: u32,
        lane: usize,
        shares: &mut Shares,
    ) -> Result<(), TooMany> {
        let starts = &self.starts;
        let range = |node: usize| starts[node][lane] as usize..starts[node + 1][lane] as usize;
        let steps = &self.steps[lane][..starts[net.node_count()][lane] as usize];
        let end_of = |step: u32| {
            if OF_ARCS {
                net.out.ends[step as usize] as usize
            } else {
                step as usize
            }
        };
        self.open_steps.fill(0);
        self.counts.fill(0.0);
        for &step in steps {
            self.open_steps[end_of(step)] += 1;
        }
        self.order[0] = source;
        self.counts[source as usize] = 1.0;
        let (mut done, mut reached) = (0, 1);
        let mut are_too_many = false;
        while done < reached {
            let node = self.order[done] as usize;
            done += 1;
            let ways = self.counts[node];
            are_too_many |= ways > GREATEST_COUNT;
            for &step in &steps[range(node)] {
                let end = end_of(step);
                self.counts[end] += ways;
                self.open_steps[end] -= 1;
                self.order[reached] = number(end);
                reached += usize::from(self.open_steps[end] == 0);
            }
        }
        if are_too_many {
            return Err(TooMany);
        }
        let setting_out = net.setting_out[source as usize];
        let mut arrived = 0.0;
        for &node in self.order[1..reached].iter().rev() {
            let node = node as usize;
            let ways = self.counts[node];
            let mut behind = 0.0;
            for &step in &steps[range(node)] {
                let hanging = self.hanging[end_of(step)];
                behind += hanging;
                if OF_ARCS {
                    shares.pass_over(step as usize, hanging * ways);
                }
            }
            shares.pass(node, behind * ways);
            shares.reaching[node] += setting_out;
            arrived += net.arriving[node];
            self.hanging[node] = behind + setting_out * net.arriving[node] / ways;
        }
        shares.reached[source as usize] = arrived;
        if OF_ARCS {
            // The source is passed by no way of its own, but its arcs are.
            for &step in &steps[range(source as usize)] {
                shares.pass_over(step as usize, self.hanging[end_of(step)]);
            }
        }
        Ok(())
    }
}

/// Finding distances, compiled for each kind of vector instructions.
struct Measuring<'a> {
    bundle: &'a mut Bundle,
    net: &'a Net,
}

impl WithSimd for Measuring<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.bundle.measure_dispatched(simd, self.net);
    }
}

/// Finding steps, compiled for each kind of vector instructions.
struct Stepping<'a, const OF_ARCS: bool> {
    bundle: &'a mut Bundle,
    net: &'a Net,
}

impl<const OF_ARCS: bool> WithSimd for Stepping<'_, OF_ARCS> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.bundle
            .find_steps_dispatched::<OF_ARCS, S>(simd, self.net);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{Distance, Frozen, Options};
    use super::super::nearest::Walk;
    use super::super::queue::Heap;
    use super::super::tests::drawn;
    use super::*;

    /// Compares a bundle with single walks over the same graph.
    fn check(graph: &Frozen) {
        let net = Net::whole(graph);
        let buckets = Buckets::for_lengths(&net.out.lengths).unwrap();
        let mut bundle = Bundle::new(&net, buckets);
        let mut walk = Walk::<f64, _>::new(&net, Heap::default());
        // From nodes far apart, some of them twice.
        let sources: Vec<u32> = (0..300)
            .map(|node| (node - node % 5 / 4) * 37 % 300)
            .collect();
        for sources in sources.chunks(LANES) {
            bundle.measure(&net, sources);
            bundle.find_steps::<true>(&net);
            for (lane, &source) in sources.iter().enumerate() {
                walk.find::<true>(&net, &net.out.lengths, source).unwrap();
                let mut expected: Vec<_> = walk.reached().skip(1).collect();
                expected.sort_by_key(|(node, _)| *node);
                let found: Vec<_> = bundle.reached(lane).collect();
                assert_eq!(found.len(), expected.len());
                for ((node, distance), expected) in found.iter().zip(&expected) {
                    assert_eq!(*node, expected.0);
                    assert!(
                        (distance / expected.1 - 1.0).abs() < 1e-12,
                        "{source} {node}"
                    );
                }
                let shares = || Shares::squared(&net, true);
                let (mut of_bundle, mut of_walk) = (shares(), shares());
                bundle
                    .add::<true>(&net, source, lane, &mut of_bundle)
                    .unwrap();
                walk.share_out::<true>(&net, &mut of_walk);
                let all = |shares: Shares| {
                    [shares.arcs, shares.nodes, shares.reaching, shares.reached].concat()
                };
                for (found, expected) in all(of_bundle).iter().zip(all(of_walk)) {
                    assert!(
                        (found - expected).abs() < 1e-9,
                        "{source}: {found} {expected}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_bundle_finds_the_ways_that_walks_find() {
        for directed in [true, false] {
            let options = Options {
                directed,
                distance: Distance::InverseWeight,
                ..Options::default()
            };
            check(&drawn(300, 700, options));
            // Ways around a circle are much longer than buckets reach ahead.
            let circle = (0..300).map(|node| (node, (node + 1) % 300, 1.0));
            check(&Frozen::from_edges(300, circle, &options));
        }
    }
}
