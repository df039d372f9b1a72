//! `PageRank`: where somebody who follows ties at random is found.

use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How likely the reader is to follow a tie, rather than to start anew anywhere.
const DAMPING: f64 = 0.85;

/// How small a step must be for the values to count as settled (sum of absolute differences).
const SETTLED: f64 = 1e-13;

/// How many steps are made at most; each shrinks the rest to 0.85 of it, so that 200 are enough.
const MOST_STEPS: usize = 500;

/// Where a reader is found who goes from each actor to one it speaks of, and now and then starts
/// anew: high `PageRank` means that attention ends up at this actor.
///
/// The values sum to 1. The reader follows a tie with probability 0.85, strong ones in proportion
/// to their weight, and otherwise goes to any node; from a node that no tie of any weight leaves,
/// always to any node. In a graph without edges all values are 1/n. Time grows with m, for at most
/// 500 steps. Brin and Page (1998), "The anatomy of a large-scale hypertextual Web search engine",
/// Computer Networks 30.
///
/// ```
/// use sayso::analyze::{Frozen, Measure, Options, PageRank};
///
/// let graph = Frozen::from_edges(2, [(0, 1, 1.0), (1, 0, 3.0)], &Options::default());
/// let values: Vec<f64> = PageRank.values(&graph).iter().filter_map(|v| v.number()).collect();
/// assert_eq!(values, [0.5, 0.5]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct PageRank;

impl Measure for PageRank {
    fn about(&self) -> &'static About {
        &About {
            name: "pagerank",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "high: whoever follows who speaks of or belongs to whom ends up at this actor",
            normalization: "0 to 1: sums to 1; damping 0.85, dead ends lead anywhere",
            paper: "Brin and Page 1998",
            complexity: "O(n + m) a step, at most 500 steps",
            directed: true,
            weighted: true,
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a graph has fewer than 2^32 nodes"
    )]
    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let node_count = graph.node_count();
        let strengths: Vec<f64> = (0..node_count)
            .map(|node| graph.outgoing().strength(node))
            .collect();
        let mut values = vec![1.0 / node_count as f64; node_count];
        for _ in 0..MOST_STEPS {
            let next = step(graph, &strengths, &values);
            let differences = next.iter().zip(&values).map(|(a, b)| (a - b).abs());
            let change: f64 = differences.sum();
            values = next;
            if change < SETTLED {
                break;
            }
        }
        Ok(floats(values))
    }
}

/// Lets the reader go one step further and returns where it is found then.
#[expect(
    clippy::cast_precision_loss,
    reason = "a graph has fewer than 2^32 nodes"
)]
fn step(graph: &Frozen, strengths: &[f64], values: &[f64]) -> Vec<f64> {
    let at_dead_ends: f64 = strengths
        .iter()
        .zip(values)
        .filter(|(strength, _)| **strength == 0.0)
        .map(|(_, value)| value)
        .sum();
    let anywhere = (1.0 - DAMPING + DAMPING * at_dead_ends) / values.len() as f64;
    let mut next: Vec<f64> = (0..values.len())
        .map(|node| {
            let ties = graph.incoming().ties(node);
            let followed = ties.filter(|(_, weight)| *weight > 0.0);
            let arriving = followed.fold(0.0, |sum, (from, weight)| {
                sum + values[from] * (weight / strengths[from])
            });
            anywhere + DAMPING * arriving
        })
        .collect();
    // Rounding must not add up over many steps.
    let total: f64 = next.iter().sum();
    for value in &mut next {
        *value /= total;
    }
    next
}
