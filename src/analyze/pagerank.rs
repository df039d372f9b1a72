//! `PageRank`: where somebody who follows ties at random is found.

use super::conjugate::settle_both_ways;
use super::settle::{Shares, settle};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How likely the reader is to follow a tie, rather than to start anew.
const DAMPING: f64 = 0.85;

/// Where a reader is found who goes from each actor to one it speaks of, and now and then starts
/// anew: high `PageRank` means that attention ends up at this actor.
///
/// The values sum to 1, and are within 10⁻¹⁰ of the exact ones in sum. The reader follows a tie
/// with probability 0.85, strong ones in proportion to their weight, and otherwise goes to any
/// node; from a node that no tie of any weight leaves, always to any node. Parallel edges are one
/// tie of their summed weight, a self-loop leads back. In a graph without edges all values are
/// 1/n. Time grows with m, for at most 500 passes: usually fewer than 20, and fewer than 40 where
/// edges have no direction. Brin and Page (1998), "The anatomy of a large-scale hypertextual Web
/// search engine", Computer Networks 30.
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
            complexity: "O(n + m) a pass, at most 500 passes",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let starts = vec![1.0; graph.node_count()];
        Ok(floats(visits(graph, starts, watch)?))
    }
}

/// Returns the share of time that a reader spends at each node who starts anew at nodes in
/// proportion to some numbers.
///
/// A dead end leads wherever the reader starts anew, so that it only adds to every start in
/// proportion. The reader may therefore as well get lost there, and the values be scaled to sum to
/// 1 in the end.
pub(super) fn visits(
    graph: &Frozen,
    starts: Vec<f64>,
    watch: &dyn Watch,
) -> Result<Vec<f64>, Stopped> {
    let outgoing = graph.outgoing();
    let strengths = (0..graph.node_count()).map(|node| outgoing.strength(node));
    let strengths: Vec<f64> = strengths.collect();
    let of_strong = |share: &dyn Fn(f64) -> f64| -> Vec<f64> {
        let strengths = strengths.iter();
        let shares = strengths.map(|&strength| if strength > 0.0 { share(strength) } else { 0.0 });
        shares.collect()
    };
    let shares = Shares {
        own: starts,
        by_weight: of_strong(&|strength| DAMPING / strength),
        in_all: of_strong(&|_| DAMPING),
    };
    let mut values = if graph.options().directed {
        settle(graph.incoming(), &shares, watch)?
    } else {
        settle_both_ways(graph.outgoing(), &shares, watch)?
    };
    let total: f64 = values.iter().sum();
    for value in &mut values {
        *value /= total;
    }
    Ok(values)
}
