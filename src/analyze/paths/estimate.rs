//! What passes through nodes and ties, estimated from a sample.

use rayon::prelude::*;

use super::super::{Distance, Frozen, Stopped, Watch};
use super::bounds::{RISK, enough_draws, error_of_mean, is_near};
use super::draw::Numbers;
use super::net::Net;
use super::pairs::Search;
use super::shares::{Shares, walked_from};
use super::strands::Benches;

/// After how many drawn ways one looks whether they are enough.
const ROUND: u64 = 4096;

/// How many ways are drawn in a row on one thread.
const STRETCH: u64 = 64;

/// After how many sources one looks first whether they are enough; then each time they double.
const FIRST_SOURCES: usize = 512;

/// An estimate: means by the numbers of a [`Net`], and what was drawn.
pub(super) struct Estimate {
    /// For each node the share of the ordered pairs whose ways pass through it.
    pub(super) nodes: Vec<f64>,
    /// For each arc the share of the ordered pairs whose ways pass over it.
    pub(super) arcs: Vec<f64>,
    /// What was drawn, for a note.
    pub(super) drawn: String,
}

/// Estimates which share of ways passes through the nodes, or over the arcs, from ways drawn at
/// random, until none is off by more than an error.
pub(super) fn from_ways(
    graph: &Frozen,
    net: &Net,
    of_arcs: bool,
    error: f64,
    watch: &dyn Watch,
) -> Result<Estimate, Stopped> {
    let values = float(if of_arcs {
        net.out.ends.len()
    } else {
        net.node_count()
    });
    let most = enough_draws(values, error, RISK / 2.0);
    let risk = RISK / (4.0 * values);
    let mut hits = vec![
        0_u32;
        if of_arcs {
            net.out.ends.len()
        } else {
            net.node_count()
        }
    ];
    let benches = Benches::new();
    let (mut drawn, mut greatest) = (0_u64, 0_u32);
    let total = whole(most);
    while drawn < total
        && !(drawn > 0
            && is_near(
                f64::from(greatest) / real(drawn),
                real(drawn),
                most,
                error,
                risk,
            ))
    {
        let round = drawn..(drawn + ROUND).min(total);
        drawn = round.end;
        let stretches: Vec<u64> = round
            .clone()
            .step_by(usize::try_from(STRETCH).unwrap_or(1))
            .collect();
        let hit: Result<Vec<Vec<usize>>, Stopped> = stretches
            .into_par_iter()
            .map(|first| {
                watch.step(first, total)?;
                Ok(benches.work(
                    || Search::new(net.node_count()),
                    |search| {
                        let mut hit = Vec::new();
                        for sample in first..(first + STRETCH).min(round.end) {
                            let mut numbers = Numbers::of_sample(graph.options().seed, sample);
                            note_hits(net, search.draw(net, &mut numbers), of_arcs, &mut hit);
                        }
                        hit
                    },
                ))
            })
            .collect();
        for place in hit?.into_iter().flatten() {
            hits[place] += 1;
            greatest = greatest.max(hits[place]);
        }
    }
    let shares = hits
        .iter()
        .map(|&hits| f64::from(hits) / real(drawn))
        .collect();
    let (nodes, arcs) = if of_arcs {
        (Vec::new(), shares)
    } else {
        (shares, Vec::new())
    };
    Ok(Estimate {
        nodes,
        arcs,
        drawn: format!("{drawn} shortest paths drawn at random"),
    })
}

/// Notes the places of the nodes between the ends of a way, or of its arcs. Where every arc has one
/// back, the two are one tie, and the first of them stands for it.
fn note_hits(net: &Net, way: &[u32], of_arcs: bool, hit: &mut Vec<usize>) {
    if !of_arcs {
        let inner = way.get(1..way.len().saturating_sub(1)).unwrap_or_default();
        hit.extend(inner.iter().map(|&node| node as usize));
        return;
    }
    for ends in way.windows(2) {
        let (from, to) = if net.is_symmetric() {
            (ends[0].min(ends[1]), ends[0].max(ends[1]))
        } else {
            (ends[0], ends[1])
        };
        let row = net.out.row(from as usize);
        if let Ok(place) = row.binary_search(&to) {
            hit.push(net.out.range(from as usize).start + place);
        }
    }
}

/// Estimates the same from nodes drawn at random and all ways from them, until none is off by more
/// than an error; gives up where that takes as many as half of all nodes.
pub(super) fn from_sources<const OF_ARCS: bool>(
    graph: &Frozen,
    net: &Net,
    error: f64,
    watch: &dyn Watch,
) -> Result<Option<Estimate>, Stopped> {
    let node_count = net.node_count();
    let values = float(if OF_ARCS {
        net.out.ends.len()
    } else {
        node_count
    });
    let stages = f64::from((node_count / FIRST_SOURCES).max(1).ilog2() + 1);
    let risk = RISK / (values * stages);
    // The ways from one node, to at most so many others, pass through another or over an arc.
    let pairs = float(node_count) - if OF_ARCS { 1.0 } else { 2.0 };
    // Where every arc has one back, the errors of the two add up.
    let error = if OF_ARCS && net.is_symmetric() {
        error / 2.0
    } else {
        error
    };
    let mut sums = Shares::squared(net, OF_ARCS);
    let (mut done, mut goal) = (0, FIRST_SOURCES);
    while goal <= node_count / 2 {
        let samples = done as u64..goal as u64;
        let draw = |sample| Numbers::of_sample(graph.options().seed, sample).node(node_count);
        let sources: Vec<u32> = samples.map(draw).collect();
        sums.add(&walked_from::<OF_ARCS>(
            net,
            Distance::InverseWeight,
            &sources,
            true,
            watch,
        )?);
        done = goal;
        let count = float(done);
        let (sum, squares) = if OF_ARCS {
            (&sums.arcs, &sums.arc_squares)
        } else {
            (&sums.nodes, &sums.node_squares)
        };
        let errors = sum.iter().zip(squares).map(|(sum, squares)| {
            error_of_mean(sum / pairs, squares / (pairs * pairs), count, 1.0, risk)
        });
        if errors.fold(0.0, f64::max) <= error {
            let mean = |sums: &[f64]| {
                sums.iter()
                    .map(|sum| sum / count / (float(node_count) - 1.0))
                    .collect()
            };
            return Ok(Some(Estimate {
                nodes: mean(&sums.nodes),
                arcs: mean(&sums.arcs),
                drawn: format!("the shortest paths from {done} nodes drawn at random"),
            }));
        }
        goal *= 2;
    }
    Ok(None)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a graph has fewer than 2^53 ties"
)]
pub(super) fn float(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "nobody draws 2^53 ways")]
fn real(count: u64) -> f64 {
    count as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of draws, which is positive; what is too large becomes the largest"
)]
fn whole(count: f64) -> u64 {
    count as u64
}
