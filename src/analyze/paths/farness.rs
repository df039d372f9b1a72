//! How far each node is from others: sums that closeness, eccentricity and the like are made of.

use super::super::{Distance, Frozen, Method, Sampling, Stopped, Watch};
use super::bounds::{allowed_error, despite_sampling, exactly};
use super::bundle::Bundle;
use super::detours::without_detours;
use super::estimate::float;
use super::lanes::LANES;
use super::nearest::Walk;
use super::net::Net;
use super::queue::{Buckets, Heap};
use super::some::estimated;
use super::span::span;
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
    /// The squares of the distances, summed.
    pub(super) squares: Vec<f64>,
    /// The squares of one divided by each of them, summed.
    pub(super) inverse_squares: Vec<f64>,
    /// Whether they are exact or estimated.
    pub(in super::super) method: Method,
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
    pub(super) fn new(node_count: usize) -> Self {
        let zeros = || vec![0.0; node_count];
        Self {
            reaching: zeros(),
            total: zeros(),
            inverse: zeros(),
            greatest: zeros(),
            squares: zeros(),
            inverse_squares: zeros(),
            method: Method::default(),
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
    pub(super) fn merge(&mut self, strand: &Self) {
        for (node, reaching) in strand.reaching.iter().enumerate() {
            self.reaching[node] += reaching;
            self.total[node] += strand.total[node];
            self.inverse[node] += strand.inverse[node];
            self.greatest[node] = self.greatest[node].max(strand.greatest[node]);
            self.squares[node] += strand.squares[node];
            self.inverse_squares[node] += strand.inverse_squares[node];
        }
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
    pub(super) fn scale(&mut self, factor: f64) {
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
        named.method.clone_from(&self.method);
        named.notes.clone_from(&self.notes);
        named
    }
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
    let method = exactly(graph.options(), cost, most_steps(distance));
    Ok(Farness {
        notes: despite_sampling(graph.options(), &method),
        method,
        ..from_some(&net, distance, &sources, watch)?.named(&net)
    })
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
) -> Result<(f64, Method, Vec<String>), Stopped> {
    let options = graph.options();
    let may_be_exact = !matches!(options.sampling, Sampling::Within(_));
    if !options.directed && options.distance == Distance::Hops && may_be_exact {
        let net = Net::whole(graph);
        let most_walks = match options.sampling {
            Sampling::Never => f64::INFINITY,
            _ => most_steps(options.distance) / float(net.out.ends.len().max(1)),
        };
        if let Some(greatest) = span(&net, most_walks, watch)? {
            let method = Method {
                why: "walks from a few nodes tell".into(),
                ..Method::default()
            };
            return Ok((f64::from(greatest), method, Vec::new()));
        }
    }
    let farness = farness(graph, Way::Towards, Use::Greatest, watch)?;
    let greatest = farness.greatest.into_iter().fold(0.0, f64::max);
    Ok((greatest, farness.method, farness.notes))
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
