//! How far each node is from others: sums that closeness, eccentricity and the like are made of.

use super::super::{Distance, Frozen, Stopped, Watch};
use super::nearest::Walk;
use super::net::Net;
use super::queue::{Buckets, Heap, Queue};
use super::strands::in_strands;
use super::sweep::{Sweep, WALKS};

/// Sums over the distances to each node from all others that reach it, by the graph's numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Farness {
    /// How many others reach it.
    pub(in super::super) reaching: Vec<f64>,
    /// Their distances, summed.
    pub(in super::super) total: Vec<f64>,
    /// One divided by each of their distances, summed.
    pub(in super::super) inverse: Vec<f64>,
    /// The greatest of their distances; 0 where there are none.
    pub(in super::super) greatest: Vec<f64>,
}

/// Which way distances are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Way {
    /// To each node from those that reach it.
    Towards,
    /// From each node to those that it reaches.
    Away,
}

impl Farness {
    fn new(node_count: usize) -> Self {
        let zeros = || vec![0.0; node_count];
        Self {
            reaching: zeros(),
            total: zeros(),
            inverse: zeros(),
            greatest: zeros(),
        }
    }

    /// Adds so many others at some distance.
    #[inline]
    fn add(&mut self, node: usize, distance: f64, count: f64) {
        self.reaching[node] += count;
        self.total[node] += distance * count;
        self.inverse[node] += count / distance;
        self.greatest[node] = self.greatest[node].max(distance);
    }

    /// Adds the sums of a strand.
    fn merge(&mut self, strand: &Self) {
        for (node, reaching) in strand.reaching.iter().enumerate() {
            self.reaching[node] += reaching;
            self.total[node] += strand.total[node];
            self.inverse[node] += strand.inverse[node];
            self.greatest[node] = self.greatest[node].max(strand.greatest[node]);
        }
    }

    /// Gives sums by the numbers of a net back by those of the graph.
    fn named(&self, net: &Net) -> Self {
        let mut named = Self::new(net.node_count());
        for (place, &name) in net.names.iter().enumerate() {
            let name = name as usize;
            named.reaching[name] = self.reaching[place];
            named.total[name] = self.total[place];
            named.inverse[name] = self.inverse[place];
            named.greatest[name] = self.greatest[place];
        }
        named
    }
}

/// Finds how far each node is from all others.
pub(in super::super) fn farness(
    graph: &Frozen,
    way: Way,
    watch: &dyn Watch,
) -> Result<Farness, Stopped> {
    let net = match way {
        Way::Towards => Net::whole(graph),
        Way::Away => Net::whole(graph).reversed(),
    };
    let sources = net.sources();
    Ok(from_some(&net, graph.options().distance, &sources, watch)?.named(&net))
}

/// Adds up how far each node is from some.
fn from_some(
    net: &Net,
    distance: Distance,
    sources: &[u32],
    watch: &dyn Watch,
) -> Result<Farness, Stopped> {
    let node_count = net.node_count();
    let strands = match distance {
        Distance::Hops => {
            let batches: Vec<&[u32]> = sources.chunks(WALKS).collect();
            let bench = || Sweep::new(node_count);
            let sums = || Farness::new(node_count);
            in_strands(batches.len(), watch, bench, sums, |sweep, sums, batch| {
                sweep.walk(net, batches[batch], |step, node, count| {
                    sums.add(node, f64::from(step), f64::from(count));
                });
            })?
        }
        Distance::InverseWeight => match Buckets::for_lengths(&net.out.lengths) {
            Some(buckets) => by_length(net, sources, &buckets, watch)?,
            None => by_length(net, sources, &Heap::default(), watch)?,
        },
    };
    let mut sum = Farness::new(node_count);
    for strand in &strands {
        sum.merge(strand);
    }
    Ok(sum)
}

/// Adds up how far each node is from some, where arcs have lengths.
fn by_length<Q: Queue + Clone + Sync>(
    net: &Net,
    sources: &[u32],
    queue: &Q,
    watch: &dyn Watch,
) -> Result<Vec<Farness>, Stopped> {
    let batches: Vec<&[u32]> = sources.chunks(8).collect();
    let bench = || Walk::<f64, Q>::new(net, queue.clone());
    let sums = || Farness::new(net.node_count());
    in_strands(batches.len(), watch, bench, sums, |walk, sums, batch| {
        for &source in batches[batch] {
            if walk.find::<false>(net, &net.out.lengths, source).is_ok() {
                // The first is the source itself.
                for (node, distance) in walk.reached().skip(1) {
                    sums.add(node, distance, 1.0);
                }
            }
        }
    })
}
