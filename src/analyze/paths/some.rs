//! How far nodes are from others, estimated from the distances to some drawn at random.

use super::super::method::short;
use super::super::{Frozen, Method, Sampling, Stopped, Watch};
use super::bounds::{RISK, error_of_mean, reason};
use super::draw::Numbers;
use super::estimate::float;
use super::farness::{Farness, Use, from_some};
use super::net::Net;
use super::others;
use super::sweep::WALKS;

/// From how many nodes the distances to others are looked at first; then each time they double.
const FIRST_SOURCES: usize = WALKS;

/// From how many nodes they are looked at where no sample tells how near it is.
const BLIND_SOURCES: usize = 8 * WALKS;

impl Farness {
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

    /// Says what was drawn, and how near that is.
    fn tell(&mut self, graph: &Frozen, used: Use, drawn: usize, error: f64) {
        self.notes.push(note(graph, used, drawn, error));
        self.method = Method {
            is_estimated: true,
            error: (used != Use::Greatest).then_some(error),
            why: reason(graph.options()).into(),
        };
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

/// Estimates how far each node is from all others by the distances from nodes drawn at random, or
/// gives nothing where as many as half of all would be needed. Eppstein and Wang (2004), "Fast
/// approximation of centrality", Journal of Graph Algorithms and Applications 8.
pub(super) fn estimated(
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
    // An error that somebody asked for is that of the values themselves; the usual one is relative
    // to the greatest possible value.
    let error = match graph.options().sampling {
        Sampling::Within(error) => error,
        _ => error / shortest,
    };
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
        if is_blind || sums.error(used, float(done), shortest, risk) * scale <= error {
            sums.scale(factor);
            sums.tell(graph, used, done, error);
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
    sums.tell(graph, Use::Mean, BLIND_SOURCES, error);
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
            "{from}: with a confidence of {} no value is off by more than {}{} (Eppstein and Wang 2004)",
            1.0 - RISK,
            short(error),
            // Only the bound on mean distances has to know how long they may be.
            if used == Use::Closeness {
                ", if no way is more than twice as long as the longest met"
            } else {
                ""
            },
        ),
    }
}
