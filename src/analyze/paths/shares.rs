//! Which share of all shortest ways passes through each node, and over each tie.

use super::super::method::short;
use super::super::{Distance, Frozen, Method, Stopped, Watch};
use super::bounds::{RISK, allowed_error, despite_sampling, exactly, reason};
use super::bundle::Bundle;
use super::count::{Count, PathCount};
use super::estimate::{float, from_sources, from_ways};
use super::lanes::{Bench, LANES};
use super::nearest::Walk;
use super::net::Net;
use super::queue::{Buckets, Heap, Queue};
use super::strands::in_strands;
use super::trees::Trees;
use super::{pairs, pairs_of_others};

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
    /// The square of what passes through each node from each source, summed; empty where nobody
    /// asks.
    pub(super) node_squares: Vec<f64>,
    /// The same for each arc.
    pub(super) arc_squares: Vec<f64>,
}

impl Shares {
    fn new(net: &Net, of_arcs: bool) -> Self {
        let zeros = || vec![0.0; net.node_count()];
        Self {
            nodes: zeros(),
            arcs: vec![0.0; if of_arcs { net.out.ends.len() } else { 0 }],
            reaching: zeros(),
            reached: zeros(),
            ..Self::default()
        }
    }

    /// Makes room for squares too.
    pub(super) fn squared(net: &Net, of_arcs: bool) -> Self {
        let shares = Self::new(net, of_arcs);
        Self {
            node_squares: shares.nodes.clone(),
            arc_squares: shares.arcs.clone(),
            ..shares
        }
    }

    /// Adds what passes through a node from one source.
    #[inline]
    pub(super) fn pass(&mut self, node: usize, ways: f64) {
        self.nodes[node] += ways;
        if let Some(squares) = self.node_squares.get_mut(node) {
            *squares += ways * ways;
        }
    }

    /// Adds what passes over an arc from one source.
    #[inline]
    pub(super) fn pass_over(&mut self, arc: usize, ways: f64) {
        self.arcs[arc] += ways;
        if let Some(squares) = self.arc_squares.get_mut(arc) {
            *squares += ways * ways;
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        let add = |sums: &mut [f64], others: &[f64]| {
            for (sum, other) in sums.iter_mut().zip(others) {
                *sum += other;
            }
        };
        add(&mut self.nodes, &other.nodes);
        add(&mut self.arcs, &other.arcs);
        add(&mut self.reaching, &other.reaching);
        add(&mut self.reached, &other.reached);
        add(&mut self.node_squares, &other.node_squares);
        add(&mut self.arc_squares, &other.arc_squares);
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

/// What passes through a graph, by its own numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Passed {
    /// The share of the ordered pairs of other nodes whose shortest ways lead through each node.
    pub(in super::super) nodes: Vec<f64>,
    /// The share of all ordered pairs of nodes whose shortest ways lead over each tie of
    /// [`Frozen::outgoing`], in either direction where it leads both ways; empty where nobody asks.
    pub(in super::super) ties: Vec<f64>,
    /// Whether they are exact or estimated.
    pub(in super::super) method: Method,
    /// What was drawn, where values are estimates.
    pub(in super::super) notes: Vec<String>,
}

/// Finds what passes through each node of a graph, or over each tie.
pub(in super::super) fn passed(
    graph: &Frozen,
    of_ties: bool,
    watch: &dyn Watch,
) -> Result<Passed, Stopped> {
    let distance = graph.options().distance;
    let (net, trees) = Net::folded(graph, true);
    let sources = net.sources();
    let cost = float(sources.len()) * float(net.out.ends.len());
    let most = match (distance, of_ties) {
        (Distance::Hops, false) => 3e10,
        (Distance::Hops, true) => 1.5e10,
        (Distance::InverseWeight, _) => 1e10,
    };
    let estimated = match allowed_error(graph.options(), cost, most) {
        Some(error) if graph.node_count() > 2 => estimated(graph, of_ties, error, watch)?,
        _ => None,
    };
    if let Some(passed) = estimated {
        return Ok(passed);
    }
    let shares = if of_ties {
        walked_from::<true>(&net, distance, &sources, false, watch)?
    } else {
        walked_from::<false>(&net, distance, &sources, false, watch)?
    };
    let method = exactly(graph.options(), cost, most);
    Ok(Passed {
        notes: despite_sampling(graph.options(), &method),
        method,
        ..unfold(graph, &net, &trees, &shares, of_ties)
    })
}

/// Estimates what passes from a sample, or gives nothing where the sample would be too large.
fn estimated(
    graph: &Frozen,
    of_ties: bool,
    error: f64,
    watch: &dyn Watch,
) -> Result<Option<Passed>, Stopped> {
    let net = Net::whole(graph);
    let nodes = float(graph.node_count());
    // Of all pairs there are more than of those of others, by so much.
    let scale = if of_ties { 1.0 } else { nodes / (nodes - 2.0) };
    let within = error / scale;
    let paper = match graph.options().distance {
        Distance::Hops => "Borassi and Natale 2016",
        Distance::InverseWeight => "Brandes and Pich 2007",
    };
    let estimate = match (graph.options().distance, of_ties) {
        (Distance::Hops, _) => Some(from_ways(graph, &net, of_ties, within, watch)?),
        (Distance::InverseWeight, true) => from_sources::<true>(graph, &net, within, watch)?,
        (Distance::InverseWeight, false) => from_sources::<false>(graph, &net, within, watch)?,
    };
    let Some(estimate) = estimate else {
        return Ok(None);
    };
    let why = reason(graph.options());
    let mut passed = named(graph, &net, &estimate.nodes, arcs_of(&net, &estimate.arcs));
    for share in &mut passed.nodes {
        *share *= scale;
    }
    passed.notes.push(format!(
        "estimated from {}, because {why}: with a confidence of {} no value is off by more than {} ({paper})",
        estimate.drawn,
        1.0 - RISK,
        short(error),
    ));
    passed.method = Method {
        is_estimated: true,
        error: Some(error),
        why: why.into(),
    };
    Ok(Some(passed))
}

/// Adds up the shares of all ways from some nodes.
///
/// Squares are added up where ways go by weight alone.
pub(super) fn walked_from<const OF_ARCS: bool>(
    net: &Net,
    distance: Distance,
    sources: &[u32],
    with_squares: bool,
    watch: &dyn Watch,
) -> Result<Shares, Stopped> {
    let sums = || {
        if with_squares {
            Shares::squared(net, OF_ARCS)
        } else {
            Shares::new(net, OF_ARCS)
        }
    };
    let strands = match distance {
        Distance::Hops => {
            let batches: Vec<&[u32]> = sources.chunks(LANES).collect();
            let bench = || Bench::new(net.node_count());
            in_strands(batches.len(), watch, bench, sums, |bench, sums, batch| {
                if bench.add::<OF_ARCS>(net, batches[batch], sums).is_err() {
                    count_in_blocks::<OF_ARCS>(net, batches[batch], sums);
                }
            })?
        }
        Distance::InverseWeight => match Buckets::for_lengths(&net.out.lengths) {
            Some(buckets) => in_bundles::<OF_ARCS>(net, sources, &buckets, sums, watch)?,
            None => one_by_one::<OF_ARCS>(net, sources, sums, watch)?,
        },
    };
    let mut sum = sums();
    for strand in &strands {
        sum.add(strand);
    }
    Ok(sum)
}

/// Adds up shares where arcs have lengths, from several nodes at once.
fn in_bundles<const OF_ARCS: bool>(
    net: &Net,
    sources: &[u32],
    buckets: &Buckets,
    sums: impl Fn() -> Shares + Sync,
    watch: &dyn Watch,
) -> Result<Vec<Shares>, Stopped> {
    let batches: Vec<&[u32]> = sources.chunks(LANES).collect();
    let bench = || Bundle::new(net, buckets.clone());
    in_strands(batches.len(), watch, bench, sums, |bundle, sums, batch| {
        bundle.measure(net, batches[batch]);
        bundle.find_steps::<OF_ARCS>(net);
        for (lane, &source) in batches[batch].iter().enumerate() {
            if bundle.add::<OF_ARCS>(net, source, lane, sums).is_err() {
                let mut walk = Walk::<PathCount, _>::new(net, buckets.clone());
                walk_from::<OF_ARCS, _, _>(&mut walk, net, &net.out.lengths, source, sums);
            }
        }
    })
}

/// Adds up shares where arcs have lengths that are too far apart for buckets.
fn one_by_one<const OF_ARCS: bool>(
    net: &Net,
    sources: &[u32],
    sums: impl Fn() -> Shares + Sync,
    watch: &dyn Watch,
) -> Result<Vec<Shares>, Stopped> {
    let batches: Vec<&[u32]> = sources.chunks(LANES).collect();
    let bench = || Walk::<f64, _>::new(net, Heap::default());
    in_strands(batches.len(), watch, bench, sums, |walk, sums, batch| {
        for &source in batches[batch] {
            if walk.find::<true>(net, &net.out.lengths, source).is_ok() {
                walk.share_out::<OF_ARCS>(net, sums);
            } else {
                let mut walk = Walk::<PathCount, _>::new(net, Heap::default());
                walk_from::<OF_ARCS, _, _>(&mut walk, net, &net.out.lengths, source, sums);
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

/// Gives the sums of a net back to the graph, with what the trees add, as shares of all pairs.
fn unfold(graph: &Frozen, net: &Net, trees: &Trees, shares: &Shares, of_ties: bool) -> Passed {
    let spread = |sums: &[f64]| {
        let mut all = vec![0.0; graph.node_count()];
        for (&name, sum) in net.names.iter().zip(sums) {
            all[name as usize] = *sum;
        }
        all
    };
    let in_trees = trees.passing(spread(&shares.reaching), spread(&shares.reached));
    let of_trees = in_trees.arcs.iter().copied().filter(|_| of_ties);
    let mut passed = named(
        graph,
        net,
        &shares.nodes,
        arcs_of(net, &shares.arcs).chain(of_trees),
    );
    let others = pairs_of_others(graph.node_count());
    for (sum, ways) in passed.nodes.iter_mut().zip(in_trees.nodes) {
        *sum = (*sum + ways) / others;
    }
    let pairs = pairs(graph.node_count());
    for ways in &mut passed.ties {
        *ways /= pairs;
    }
    passed
}

/// Lists the values of arcs with the names of their ends; nothing where they have no values.
fn arcs_of(net: &Net, values: &[f64]) -> impl Iterator<Item = (u32, u32, f64)> {
    let nodes = (0..net.node_count()).filter(|_| !values.is_empty());
    nodes.flat_map(move |node| {
        let from = net.names[node];
        let arcs = net.out.range(node);
        arcs.map(move |arc| (from, net.names[net.out.ends[arc] as usize], values[arc]))
    })
}

/// Gives values by the numbers of a net, and arcs with the names of their ends, to the graph.
fn named(
    graph: &Frozen,
    net: &Net,
    nodes: &[f64],
    arcs: impl Iterator<Item = (u32, u32, f64)>,
) -> Passed {
    let rows = graph.outgoing();
    let mut passed = Passed {
        nodes: vec![0.0; graph.node_count()],
        ..Passed::default()
    };
    for (&name, value) in net.names.iter().zip(nodes) {
        passed.nodes[name as usize] = *value;
    }
    let mut arcs = arcs.peekable();
    if arcs.peek().is_some() {
        passed.ties = vec![0.0; rows.tie_count()];
    }
    for (from, to, value) in arcs {
        let (from, to) = (from as usize, to as usize);
        let there = rows.tie(from, to);
        let back = rows.tie(to, from).filter(|_| !graph.options().directed);
        for tie in there.into_iter().chain(back) {
            passed.ties[tie] += value;
        }
    }
    passed
}
