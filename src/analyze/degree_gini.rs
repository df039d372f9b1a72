//! Degree distribution: how unequally ties are spread.

use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};
use crate::graph::Value;

/// How unequally ties are spread: near 1 a few actors have nearly all of them, at 0 all have as
/// many.
///
/// The Gini coefficient of [`Degree`](super::Degree), with the mean, the median (the mean of the
/// two in the middle of an even number) and the greatest degree as further figures. Parallel edges
/// count one each, a self-loop twice; direction and weights make no difference. All are 0 in a
/// graph without edges. Time grows with n log n. Hu and Wang (2008), "Unified index to quantifying
/// heterogeneity of complex networks", Physica A 387.
///
/// ```
/// use sayso::analyze::{DegreeGini, Frozen, Measure, Options, Unwatched};
///
/// let edges = [(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &Options::default());
/// let found = DegreeGini.compute(&graph, &Unwatched).unwrap();
/// assert_eq!(found.values, [0.25.into()]);
/// assert_eq!(found.figures[2], ("greatest_degree", 3.into()));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct DegreeGini;

impl Measure for DegreeGini {
    fn about(&self) -> &'static About {
        &About {
            name: "degree_gini",
            family: Family::Structure,
            subject: Subject::Graph,
            summary: "high: a few actors have most of the ties",
            normalization: "0 to 1: Gini coefficient of the degrees, with their mean, median and greatest",
            paper: "Hu and Wang 2008",
            complexity: "O(n log n)",
            directed: false,
            weighted: false,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let nodes = 0..graph.node_count();
        let degrees =
            nodes.map(|node| i64::from(graph.edges_in(node)) + i64::from(graph.edges_out(node)));
        let mut degrees: Vec<i64> = degrees.collect();
        degrees.sort_unstable();
        let count = degrees.len() as f64;
        let total: i64 = degrees.iter().sum();
        let ranked = (1_i64..)
            .zip(&degrees)
            .map(|(rank, degree)| rank as f64 * *degree as f64);
        let ranked: f64 = ranked.fold(0.0, |sum, term| sum + term);
        let gini = if total > 0 {
            2.0 * ranked / (count * total as f64) - (count + 1.0) / count
        } else {
            0.0
        };
        // Of an odd number, the two in the middle are the same.
        let middle = [degrees.len().saturating_sub(1) / 2, degrees.len() / 2];
        let middle = middle.map(|place| degrees.get(place).copied().unwrap_or(0) as f64);
        let median = f64::midpoint(middle[0], middle[1]);
        Ok(Found {
            values: vec![Value::Float(gini.max(0.0))],
            figures: vec![
                ("mean_degree", Value::Float(total as f64 / count.max(1.0))),
                ("median_degree", Value::Float(median)),
                (
                    "greatest_degree",
                    Value::Integer(degrees.last().copied().unwrap_or(0)),
                ),
            ],
            ..Found::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, Unwatched};
    use super::*;

    #[test]
    fn of_an_even_number_the_median_is_the_mean_of_two() {
        for (node_count, edges, expected) in [
            (0, &[][..], 0.0),
            (2, &[(0, 0, 1.0), (0, 1, 1.0)], 2.0),
            (3, &[(0, 0, 1.0), (0, 1, 1.0)], 1.0),
            (4, &[(0, 1, 1.0), (0, 2, 1.0)], 1.0),
            (4, &[(0, 0, 1.0), (0, 1, 1.0), (1, 2, 1.0)], 1.5),
        ] {
            let graph = Frozen::from_edges(node_count, edges.iter().copied(), &Options::default());
            let found = DegreeGini.compute(&graph, &Unwatched).unwrap();
            assert_eq!(found.figures[1], ("median_degree", expected.into()));
        }
    }
}
