//! Which share of all shortest ways passes through each node, and over each tie.

use super::super::{Distance, Frozen, Stopped, Watch};
use super::count::{Count, PathCount};
use super::lanes::{Bench, LANES};
use super::nearest::Walk;
use super::net::Net;
use super::queue::{Buckets, Heap, Queue};
use super::strands::in_strands;
use super::trees::Trees;

/// Sums over the shortest ways from some nodes, by the numbers of a [`Net`].
#[derive(Debug, Clone, Default)]
pub(super) struct Shares {
    /// How many ways pass through each node: of those between two nodes, each counts its share.
    pub(super) nodes: Vec<f64>,
    /// How many ways pass over each arc; empty where nobody asks.
    pub(super) arcs: Vec<f64>,
    /// How many other nodes reach each node, with those of the trees on them.
    pub(super) reaching: Vec<f64>,
    /// How many other nodes each node reaches, with those of the trees on them.
    pub(super) reached: Vec<f64>,
}

impl Shares {
    fn new(net: &Net, of_arcs: bool) -> Self {
        let zeros = || vec![0.0; net.node_count()];
        Self {
            nodes: zeros(),
            arcs: vec![0.0; if of_arcs { net.out.ends.len() } else { 0 }],
            reaching: zeros(),
            reached: zeros(),
        }
    }

    fn add(&mut self, other: &Self) {
        let add = |sums: &mut [f64], others: &[f64]| {
            for (sum, other) in sums.iter_mut().zip(others) {
                *sum += other;
            }
        };
        add(&mut self.nodes, &other.nodes);
        add(&mut self.arcs, &other.arcs);
        add(&mut self.reaching, &other.reaching);
        add(&mut self.reached, &other.reached);
    }

    /// Notes who reaches whom, where each source has a bit in the mask of those that it reaches.
    pub(super) fn note_reached(&mut self, net: &Net, sources: &[u32], seen: &[u8]) {
        let setting_out = sources
            .iter()
            .map(|&source| net.setting_out[source as usize]);
        let setting_out: Vec<f64> = setting_out.collect();
        let everybody: f64 = setting_out.iter().sum();
        let all = u8::MAX >> (LANES - sources.len());
        let mut by_all = 0.0;
        let mut by_each = [0.0; LANES];
        for (node, &mask) in seen.iter().enumerate() {
            if mask == all {
                self.reaching[node] += everybody;
                by_all += net.arriving[node];
                continue;
            }
            for lane in (0..sources.len()).filter(|lane| mask >> lane & 1 == 1) {
                self.reaching[node] += setting_out[lane];
                by_each[lane] += net.arriving[node];
            }
        }
        for (lane, &source) in sources.iter().enumerate() {
            let source = source as usize;
            self.reaching[source] -= setting_out[lane];
            self.reached[source] = by_all + by_each[lane] - net.arriving[source];
        }
    }
}

/// What passes through a graph, by its own numbers: not divided by anything.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Passed {
    /// Over all ordered pairs of other nodes, the share of their shortest ways that leads through
    /// each node, summed.
    pub(in super::super) nodes: Vec<f64>,
    /// The same for each tie of [`Frozen::outgoing`] and the pairs of all nodes, in its direction;
    /// empty where nobody asks.
    pub(in super::super) ties: Vec<f64>,
}

/// Finds what passes through each node of a graph, and over each tie where asked for.
pub(in super::super) fn passed(
    graph: &Frozen,
    of_ties: bool,
    watch: &dyn Watch,
) -> Result<Passed, Stopped> {
    let (net, trees) = Net::folded(graph, true);
    let sources = net.sources();
    let shares = match of_ties {
        true => shares::<true>(&net, graph.options().distance, &sources, watch)?,
        false => shares::<false>(&net, graph.options().distance, &sources, watch)?,
    };
    Ok(unfold(graph, &net, &trees, &shares, of_ties))
}

/// Adds up the shares of all ways from some nodes.
fn shares<const OF_ARCS: bool>(
    net: &Net,
    distance: Distance,
    sources: &[u32],
    watch: &dyn Watch,
) -> Result<Shares, Stopped> {
    let strands = match distance {
        Distance::Hops => {
            let batches: Vec<&[u32]> = sources.chunks(LANES).collect();
            let sums = || Shares::new(net, OF_ARCS);
            let bench = || Bench::new(net.node_count());
            in_strands(batches.len(), watch, bench, sums, |bench, sums, batch| {
                if bench.add::<OF_ARCS>(net, batches[batch], sums).is_err() {
                    count_in_blocks::<OF_ARCS>(net, batches[batch], sums);
                }
            })?
        }
        Distance::InverseWeight => match Buckets::for_lengths(&net.out.lengths) {
            Some(buckets) => by_length::<OF_ARCS, _>(net, sources, &buckets, watch)?,
            None => by_length::<OF_ARCS, _>(net, sources, &Heap::default(), watch)?,
        },
    };
    let mut sum = Shares::new(net, OF_ARCS);
    for strand in &strands {
        sum.add(strand);
    }
    Ok(sum)
}

/// Adds up shares where arcs have lengths.
fn by_length<const OF_ARCS: bool, Q: Queue + Clone + Sync>(
    net: &Net,
    sources: &[u32],
    queue: &Q,
    watch: &dyn Watch,
) -> Result<Vec<Shares>, Stopped> {
    let batches: Vec<&[u32]> = sources.chunks(LANES).collect();
    let sums = || Shares::new(net, OF_ARCS);
    let bench = || Walk::<f64, Q>::new(net, queue.clone());
    in_strands(batches.len(), watch, bench, sums, |walk, sums, batch| {
        for &source in batches[batch] {
            match walk.find::<true>(net, &net.out.lengths, source) {
                Ok(()) => walk.share_out::<OF_ARCS>(net, sums),
                Err(_) => {
                    let mut walk = Walk::<PathCount, Q>::new(net, queue.clone());
                    walk_from::<OF_ARCS, _, _>(&mut walk, net, &net.out.lengths, source, sums);
                }
            }
        }
    })
}

/// Adds up shares where there are more ways than a float can count.
fn count_in_blocks<const OF_ARCS: bool>(net: &Net, sources: &[u32], sums: &mut Shares) {
    let lengths = vec![1.0; net.out.ends.len()];
    let Some(queue) = Buckets::new(1.0, 1.0) else {
        return;
    };
    let mut walk = Walk::<PathCount, _>::new(net, queue);
    for &source in sources {
        walk_from::<OF_ARCS, _, _>(&mut walk, net, &lengths, source, sums);
    }
}

fn walk_from<const OF_ARCS: bool, C: Count, Q: Queue>(
    walk: &mut Walk<C, Q>,
    net: &Net,
    lengths: &[f64],
    source: u32,
    sums: &mut Shares,
) {
    if walk.find::<true>(net, lengths, source).is_ok() {
        walk.share_out::<OF_ARCS>(net, sums);
    }
}

/// Gives the sums of a net back to the graph, with what the trees add.
fn unfold(graph: &Frozen, net: &Net, trees: &Trees, shares: &Shares, of_ties: bool) -> Passed {
    let spread = |sums: &[f64]| {
        let mut all = vec![0.0; graph.node_count()];
        for (&name, sum) in net.names.iter().zip(sums) {
            all[name as usize] = *sum;
        }
        all
    };
    let mut passed = Passed {
        nodes: spread(&shares.nodes),
        ties: vec![
            0.0;
            if of_ties {
                graph.outgoing().tie_count()
            } else {
                0
            }
        ],
    };
    let in_trees = trees.passing(spread(&shares.reaching), spread(&shares.reached));
    for (node, ways) in in_trees.nodes.into_iter().enumerate() {
        passed.nodes[node] += ways;
    }
    if of_ties {
        let standing = (0..net.node_count()).flat_map(|node| {
            let arcs = net.out.range(node);
            arcs.map(move |arc| {
                (
                    net.names[node],
                    net.names[net.out.ends[arc] as usize],
                    shares.arcs[arc],
                )
            })
        });
        for (from, to, ways) in standing.chain(in_trees.arcs) {
            if let Some(tie) = graph.outgoing().tie(from as usize, to as usize) {
                passed.ties[tie] += ways;
            }
        }
    }
    passed
}
