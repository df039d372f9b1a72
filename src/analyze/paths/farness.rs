//! How far each node is from others: sums that closeness, eccentricity and the like are made of.

use super::super::{Distance, Frozen, Sampling, Stopped, Watch};
use super::bounds::{RISK, allowed_error, error_of_mean, reason};
use super::bundle::Bundle;
use super::detours::without_detours;
use super::draw::Numbers;
use super::estimate::float;
use super::lanes::LANES;
use super::nearest::Walk;
use super::net::Net;
use super::others;
use super::queue::{Buckets, Heap};
use super::span::span;
use super::strands::in_strands;
use super::sweep::{Sweep, WALKS};

/// From how many nodes the distances to others are looked at first; then each time they double.
const FIRST_SOURCES: usize = WALKS;

/// From how many nodes they are looked at where no sample tells how near it is.
const BLIND_SOURCES: usize = 8 * WALKS;

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
    /// The squares of the distances, summed.
    squares: Vec<f64>,
    /// The squares of one divided by each of them, summed.
    inverse_squares: Vec<f64>,
    /// What was drawn, where values are estimates.
    pub(in super::super) notes: Vec<String>,
}

/// What is made of the sums, as far as a sample can tell how near it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Use {
    /// Reaching and total, as in closeness.
    Closeness,
    /// The mean of the inverse.
    Harmonic,
    /// The greatest, which a sample can but bound from below.
    Greatest,
    /// The mean of all totals.
    Mean,
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
            squares: zeros(),
            inverse_squares: zeros(),
            notes: Vec::new(),
        }
    }

    /// Adds so many others at some distance.
    #[inline]
    fn add(&mut self, node: usize, distance: f64, count: f64) {
        self.reaching[node] += count;
        self.total[node] += distance * count;
        self.inverse[node] += count / distance;
        self.greatest[node] = self.greatest[node].max(distance);
        self.squares[node] += distance * distance * count;
        self.inverse_squares[node] += count / (distance * distance);
    }

    /// Adds the sums of a strand.
    fn merge(&mut self, strand: &Self) {
        for (node, reaching) in strand.reaching.iter().enumerate() {
            self.reaching[node] += reaching;
            self.total[node] += strand.total[node];
            self.inverse[node] += strand.inverse[node];
            self.greatest[node] = self.greatest[node].max(strand.greatest[node]);
            self.squares[node] += strand.squares[node];
            self.inverse_squares[node] += strand.inverse_squares[node];
        }
    }

    /// Returns how far off the values of a sample of so many draws can be, the greatest of all,
    /// where no distance is below the shortest and none above twice the longest that was met.
    fn error(&self, used: Use, draws: f64, shortest: f64, risk: f64) -> f64 {
        let longest = 2.0 * self.greatest.iter().copied().fold(0.0, f64::max);
        let of_node = |node: usize| {
            let sum = self.inverse[node];
            if used == Use::Harmonic {
                let squares = self.inverse_squares[node];
                return error_of_mean(sum, squares, draws, 1.0 / shortest, risk);
            }
            let (sum, total) = (self.reaching[node], self.total[node]);
            let share = (sum / draws, error_of_mean(sum, sum, draws, 1.0, risk / 2.0));
            let squares = self.squares[node];
            let error = error_of_mean(total, squares, draws, longest, risk / 2.0);
            error_of_closeness(share, (total / draws, error), shortest)
        };
        (0..self.reaching.len()).map(of_node).fold(0.0, f64::max)
    }

    /// Returns the mean distance over all pairs of which one reaches the other, or zero.
    pub(in super::super) fn mean(&self) -> f64 {
        let sum = |values: &[f64]| values.iter().fold(0.0, |sum, value| sum + value);
        let reaching = sum(&self.reaching);
        if reaching > 0.0 {
            sum(&self.total) / reaching
        } else {
            0.0
        }
    }

    /// Returns the greatest distance of all, in whole steps.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "steps are whole, and fewer than nodes"
    )]
    pub(super) fn greatest_of_all(&self) -> u32 {
        self.greatest.iter().copied().fold(0.0, f64::max) as u32
    }

    /// Makes of the sums over so many draws what they would be over all nodes.
    fn scale(&mut self, factor: f64) {
        for sums in [&mut self.reaching, &mut self.total, &mut self.inverse] {
            for sum in sums {
                *sum *= factor;
            }
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
        named.notes.clone_from(&self.notes);
        named
    }
}

/// Returns how far off a closeness can be where share and mean distance are known so well.
fn error_of_closeness((share, e): (f64, f64), (mean, e_mean): (f64, f64), shortest: f64) -> f64 {
    let closeness = if mean > 0.0 {
        share * share / mean
    } else {
        0.0
    };
    // Nobody is nearer than the shortest tie is long.
    let nearest = (share + e) * shortest;
    let most = (share + e) * (share + e) / (mean - e_mean).max(nearest);
    let least = (share - e).max(0.0).powi(2) / (mean + e_mean);
    (most - closeness).max(closeness - least)
}

/// Finds how far each node is from all others, or estimates it where that is asked for or needed.
pub(in super::super) fn farness(
    graph: &Frozen,
    way: Way,
    used: Use,
    watch: &dyn Watch,
) -> Result<Farness, Stopped> {
    let net = match way {
        Way::Towards => Net::whole(graph),
        Way::Away => Net::whole(graph).reversed(),
    };
    let sources = net.sources();
    let distance = graph.options().distance;
    let cost = float(sources.len()) * float(net.out.ends.len());
    let estimate = match allowed_error(graph.options(), cost, most_steps(distance)) {
        Some(error) => estimated(graph, &net, used, error, watch)?,
        None => None,
    };
    if let Some(estimate) = estimate {
        return Ok(estimate.named(&net));
    }
    let net = match distance {
        Distance::Hops => net,
        Distance::InverseWeight => without_detours(net),
    };
    Ok(from_some(&net, distance, &sources, watch)?.named(&net))
}

/// Returns how many steps over an arc take about a minute on one core.
const fn most_steps(distance: Distance) -> f64 {
    match distance {
        Distance::Hops => 6e12,
        Distance::InverseWeight => 1e10,
    }
}

/// Finds the greatest distance between two nodes of which one reaches the other, and says so where
/// that is an estimate.
pub(in super::super) fn diameter(
    graph: &Frozen,
    watch: &dyn Watch,
) -> Result<(f64, Vec<String>), Stopped> {
    let options = graph.options();
    let may_be_exact = !matches!(options.sampling, Sampling::Within(_));
    if !options.directed && options.distance == Distance::Hops && may_be_exact {
        let net = Net::whole(graph);
        let most_walks = match options.sampling {
            Sampling::Never => f64::INFINITY,
            _ => most_steps(options.distance) / float(net.out.ends.len().max(1)),
        };
        if let Some(greatest) = span(&net, most_walks, watch)? {
            return Ok((f64::from(greatest), Vec::new()));
        }
    }
    let farness = farness(graph, Way::Towards, Use::Greatest, watch)?;
    let greatest = farness.greatest.into_iter().fold(0.0, f64::max);
    Ok((greatest, farness.notes))
}

/// Estimates how far each node is from all others by the distances from nodes drawn at random, or
/// gives nothing where as many as half of all would be needed. Eppstein and Wang (2004), "Fast
/// approximation of centrality", Journal of Graph Algorithms and Applications 8.
fn estimated(
    graph: &Frozen,
    net: &Net,
    used: Use,
    error: f64,
    watch: &dyn Watch,
) -> Result<Option<Farness>, Stopped> {
    let node_count = net.node_count();
    let stages = f64::from((node_count / FIRST_SOURCES).max(1).ilog2() + 1);
    let risk = RISK / (float(node_count) * stages);
    let lengths = net.out.lengths.iter().copied();
    let shortest = lengths.reduce(f64::min).unwrap_or(1.0);
    let is_blind = matches!(used, Use::Greatest | Use::Mean);
    let mut sums = Farness::new(node_count);
    let (mut done, mut goal) = (
        0,
        if is_blind {
            BLIND_SOURCES
        } else {
            FIRST_SOURCES
        },
    );
    let draw = |sample| Numbers::of_sample(graph.options().seed, sample).node(node_count);
    if used == Use::Mean && goal <= node_count / 2 {
        return Ok(Some(mean_of_some(graph, net, draw, watch)?));
    }
    while goal <= node_count / 2 {
        let sources: Vec<u32> = (done as u64..goal as u64).map(draw).collect();
        sums.merge(&from_some(net, graph.options().distance, &sources, watch)?);
        done = goal;
        let factor = float(node_count) / float(done);
        let scale = float(node_count) / others(node_count);
        if is_blind || sums.error(used, float(done), shortest, risk) * scale <= error / shortest {
            sums.scale(factor);
            sums.notes.push(note(graph, used, done, error / shortest));
            return Ok(Some(sums));
        }
        goal *= 2;
    }
    Ok(None)
}

/// Of how many groups of draws the means are compared, to tell how near the mean of all is.
const GROUPS: usize = 4;

/// How many standard errors the mean of so many groups is off at most, with a confidence of 0.9:
/// Student's t with three degrees of freedom.
const STUDENT: f64 = 2.353;

/// Adds up the ways from some nodes drawn at random, and says how near their mean is.
fn mean_of_some(
    graph: &Frozen,
    net: &Net,
    draw: impl Fn(u64) -> u32,
    watch: &dyn Watch,
) -> Result<Farness, Stopped> {
    let mut sums = Farness::new(net.node_count());
    let mut means = Vec::new();
    let draws: Vec<u32> = (0..BLIND_SOURCES as u64).map(draw).collect();
    for sources in draws.chunks(BLIND_SOURCES / GROUPS) {
        let part = from_some(net, graph.options().distance, sources, watch)?;
        means.push(part.mean());
        sums.merge(&part);
    }
    let groups = float(GROUPS);
    let middle = means.iter().fold(0.0, |sum, mean| sum + mean) / groups;
    let squares = means.iter().map(|mean| (mean - middle).powi(2));
    let variance = squares.fold(0.0, |sum, square| sum + square) / (groups - 1.0);
    let error = STUDENT * (variance / groups).sqrt();
    sums.notes
        .push(note(graph, Use::Mean, BLIND_SOURCES, error));
    Ok(sums)
}

/// Says what was drawn, and how near that is.
fn note(graph: &Frozen, used: Use, drawn: usize, error: f64) -> String {
    let why = reason(graph.options());
    let from =
        format!("estimated from {drawn} nodes drawn at random and their distances, because {why}");
    match used {
        Use::Greatest => format!("{from}: true values are at least as great"),
        Use::Mean => format!(
            "{from}: with a confidence of about {} the mean is not off by more than {error:.2e}",
            1.0 - RISK
        ),
        Use::Closeness | Use::Harmonic => format!(
            "{from}: with a confidence of {} no value is off by more than {error}{} (Eppstein and Wang 2004)",
            1.0 - RISK,
            // Only the bound on mean distances has to know how long they may be.
            if used == Use::Closeness {
                ", if no way is more than twice as long as the longest met"
            } else {
                ""
            },
        ),
    }
}

/// Adds up how far each node is from some.
pub(super) fn from_some(
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
        Distance::InverseWeight => by_length(net, sources, watch)?,
    };
    let mut sum = Farness::new(node_count);
    for strand in &strands {
        sum.merge(strand);
    }
    Ok(sum)
}

/// Adds up how far each node is from some, where arcs have lengths.
fn by_length(net: &Net, sources: &[u32], watch: &dyn Watch) -> Result<Vec<Farness>, Stopped> {
    let batches: Vec<&[u32]> = sources.chunks(LANES).collect();
    let sums = || Farness::new(net.node_count());
    if let Some(buckets) = Buckets::for_lengths(&net.out.lengths) {
        let bench = || Bundle::new(net, buckets.clone());
        return in_strands(batches.len(), watch, bench, sums, |bundle, sums, batch| {
            bundle.measure(net, batches[batch]);
            for (node, distance) in (0..batches[batch].len()).flat_map(|lane| bundle.reached(lane))
            {
                sums.add(node, distance, 1.0);
            }
        });
    }
    let bench = || Walk::<f64, _>::new(net, Heap::default());
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
