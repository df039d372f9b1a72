//! Personalised `PageRank`: who is near to some chosen actors.

use super::pagerank::visits;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// Where a reader is found who starts at chosen actors, follows ties, and now and then starts anew
/// at one of those: high values mean that this actor is near to the chosen ones.
///
/// As [`PageRank`](super::PageRank), but the reader starts anew, and goes on from a dead end, at
/// the nodes of [`Frozen::focus`] alone, each as likely as the other. Where none are chosen, the
/// values are those of `PageRank`. The values sum to 1, and a node that no tie leads to from a
/// chosen one has 0. Time grows with m, for at most 500 passes. Haveliwala (2002),
/// "Topic-sensitive `PageRank`", WWW 11.
///
/// ```
/// use sayso::analyze::{Frozen, Measure, Options, PersonalisedPageRank};
///
/// let edges = [(0, 1, 1.0), (2, 1, 1.0)];
/// let graph = Frozen::from_edges(3, edges, &Options::default()).focused(&[0]);
/// let values = PersonalisedPageRank.values(&graph);
/// let values: Vec<f64> = values.iter().filter_map(|value| value.number()).collect();
/// assert!((values[1] - 0.85 / 1.85).abs() < 1e-10);
/// assert_eq!(values[2], 0.0);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct PersonalisedPageRank;

impl Measure for PersonalisedPageRank {
    fn about(&self) -> &'static About {
        &About {
            name: "personalised_pagerank",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "high: whoever starts at the chosen actors and follows ties often comes by this one",
            normalization: "0 to 1: sums to 1; damping 0.85, dead ends lead to the chosen actors; \
                            with none chosen, pagerank",
            paper: "Haveliwala 2002",
            complexity: "O(n + m) a pass, at most 500 passes",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let anywhere = if graph.focus().is_empty() { 1.0 } else { 0.0 };
        let mut starts = vec![anywhere; graph.node_count()];
        for node in graph.focus() {
            starts[*node as usize] = 1.0;
        }
        Ok(floats(visits(graph, starts, watch)?))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Options, PageRank};
    use super::*;
    use crate::graph::Value;

    fn check(measure: &dyn Measure, graph: &Frozen, expected: &[f64]) {
        let values = measure.values(graph);
        let numbers: Vec<f64> = values.iter().filter_map(Value::number).collect();
        let near = |(found, expected): (&f64, &f64)| (found - expected).abs() < 1e-10;
        assert!(numbers.iter().zip(expected).all(near), "{numbers:?}");
    }

    #[test]
    fn readers_who_start_at_chosen_nodes_stay_near() {
        // From 0 to 1 and back; 2 and 3 lead to each other, and 3 to 0 as well; 4 to itself.
        let edges = [(0, 1), (1, 0), (2, 3), (3, 2), (3, 0), (4, 4)];
        let edges = edges.map(|(from, to)| (from, to, 1.0));
        let graph = Frozen::from_edges(5, edges, &Options::default());
        let anywhere = PageRank.values(&graph);
        let anywhere: Vec<f64> = anywhere.iter().filter_map(Value::number).collect();
        check(&PersonalisedPageRank, &graph, &anywhere);
        let near = 1.0 / 1.85;
        let focused = graph.clone().focused(&[0, 9]);
        check(
            &PersonalisedPageRank,
            &focused,
            &[near, 1.0 - near, 0.0, 0.0, 0.0],
        );
        let focused = graph.focused(&[0, 4]);
        let expected = [near / 2.0, (1.0 - near) / 2.0, 0.0, 0.0, 0.5];
        check(&PersonalisedPageRank, &focused, &expected);
    }
}
