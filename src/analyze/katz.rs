//! Katz centrality: how many chains of ties lead to a node, long ones counting less.

use super::conjugate::settle_both_ways;
use super::eigenvector::principal_of;
use super::settle::{Shares, settle};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How near the damping of a chain comes to the one at which long chains outweigh all others.
const NEARNESS: f64 = 0.85;

/// How many chains of ties lead to an actor, each tie of a chain making it count less: high Katz
/// centrality means that many are, directly or through others, behind the word that reaches it.
///
/// Every node has 1 by itself, and gets from each that leads to it α times the weight of the tie
/// times that one's value. α is 0.85 divided by the greatest eigenvalue of the weighted ties, so
/// that scaling all weights changes nothing (the greatest of all strong components, see
/// [`Eigenvector`](super::Eigenvector)); in a graph without cycles, where that is 0, it is 0.85
/// divided by the greatest strength of incoming ties. The squares of the values sum to 1; without
/// ties all nodes have the same. Time grows with m, for as many steps as the eigenvector takes and
/// at most 500 passes. Katz (1953), "A new status index derived from sociometric analysis",
/// Psychometrika 18.
///
/// ```
/// use sayso::analyze::{Frozen, Katz, Measure, Options};
///
/// let graph = Frozen::from_edges(2, [(0, 1, 4.0)], &Options::default());
/// let values: Vec<f64> = Katz.values(&graph).iter().filter_map(|v| v.number()).collect();
/// assert!((values[1] / values[0] - 1.85).abs() < 1e-10);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Katz;

impl Measure for Katz {
    fn about(&self) -> &'static About {
        &About {
            name: "katz",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "high: many speak of this actor or belong to it, directly or through others",
            normalization: "0 to 1: squares sum to 1; a chain's tie counts 0.85 / greatest eigenvalue",
            paper: "Katz 1953",
            complexity: "O(n + m) a step, at most 10,500 steps",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let nodes = 0..graph.node_count();
        let greatest_weight = graph.incoming().greatest_weight();
        let principal = principal_of(graph, watch)?;
        let mut greatest = principal.eigenvalue * greatest_weight;
        if greatest <= f64::MIN_POSITIVE {
            let strengths = nodes.clone().map(|node| graph.incoming().strength(node));
            greatest = strengths.fold(0.0, f64::max);
        }
        loop {
            let damping = if greatest > 0.0 {
                NEARNESS / greatest
            } else {
                0.0
            };
            let outgoing = |node| graph.outgoing().strength(node);
            let shares = Shares {
                own: vec![1.0; graph.node_count()],
                by_weight: vec![damping; graph.node_count()],
                in_all: nodes.clone().map(|node| damping * outgoing(node)).collect(),
            };
            let values = if graph.options().directed {
                settle(graph.incoming(), &shares, watch)?
            } else {
                settle_both_ways(graph.outgoing(), &shares, watch)?
            };
            let norm = values.iter().map(|value| value * value).sum::<f64>().sqrt();
            if norm.is_finite() {
                return Ok(Found {
                    notes: principal.notes(),
                    ..floats(values.iter().map(|value| value / norm))
                });
            }
            // The eigenvalue had not settled and came out far too small.
            greatest *= 2.0;
        }
    }
}
