//! Scores: what measures say of the nodes of one graph, to be ranked or attached to another.

use std::cmp::Ordering;

use super::{Frozen, Measure, Options, find};
use crate::graph::{GraphView, Value};

/// What some measures say of every node of a graph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// One column a measure, in the order in which they were asked for.
    pub columns: Vec<Column>,
}

/// What one measure says.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The measure's registry name.
    pub name: &'static str,
    /// The value of each node, by number.
    pub values: Vec<Value>,
}

/// Runs measures on a graph.
///
/// ```
/// use sayso::analyze::{MEASURES, Options, analyze};
/// use sayso::graph::GraphView;
///
/// let scores = analyze(&GraphView::new(), MEASURES, &Options::default());
/// assert_eq!(scores.columns.len(), MEASURES.len());
/// assert!(scores.columns[0].values.is_empty());
/// ```
#[must_use]
pub fn analyze(graph: &GraphView, measures: &[&dyn Measure], options: &Options) -> Scores {
    let frozen = Frozen::new(graph, options);
    let columns = measures.iter().map(|measure| Column {
        name: measure.name(),
        values: measure.compute(&frozen),
    });
    Scores {
        columns: columns.collect(),
    }
}

impl Scores {
    /// Returns the values of a measure, by node number.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&[Value]> {
        let column = self.columns.iter().find(|column| column.name == name)?;
        Some(&column.values)
    }

    /// Writes the scores of one graph as attributes on the nodes of another that have the same
    /// ids: how the scores of actors reach the nodes of the full view. An attribute of a measure's
    /// name is replaced.
    pub fn attach(&self, from: &GraphView, to: &mut GraphView) {
        for (number, node) in from.nodes().enumerate() {
            let Some(target) = to.find(&node.id) else {
                continue;
            };
            for column in &self.columns {
                if let Some(value) = column.values.get(number) {
                    to.set_value(target, column.name, value.clone());
                }
            }
        }
    }

    /// Returns the numbers of the nodes that a measure ranks highest, at most `count` of them, the
    /// greatest values first (of components the least, which are the largest) and equal ones by
    /// id; none where the measure was not asked for.
    #[must_use]
    pub fn top(&self, graph: &GraphView, name: &str, count: usize) -> Vec<usize> {
        let values = self.column(name).unwrap_or_default();
        let least_first = find(name).is_some_and(Measure::ranks_least_first);
        let numbers = values.iter().map(|value| value.number().unwrap_or(0.0));
        let mut ranked: Vec<(usize, f64)> = numbers.enumerate().collect();
        ranked.sort_by(|(a, a_value), (b, b_value)| {
            let by_value = b_value.partial_cmp(a_value).unwrap_or(Ordering::Equal);
            let by_value = if least_first {
                by_value.reverse()
            } else {
                by_value
            };
            by_value.then_with(|| graph.node(*a).id.cmp(&graph.node(*b).id))
        });
        let best = ranked.into_iter().take(count);
        best.map(|(node, _)| node).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;
    use crate::graph::{Edge, EdgeKind, Node, NodeKind, Values};

    fn graph(ids: &[&str], edges: &[(usize, usize)]) -> GraphView {
        let mut graph = GraphView::new();
        for id in ids {
            graph.add_node(Node {
                id: (*id).into(),
                kind: NodeKind::Person,
                label: (*id).to_owned(),
                values: Values::new(),
            });
        }
        for (source, target) in edges {
            let edge = Edge {
                id: format!("{source}-{target}"),
                kind: EdgeKind::Mentions,
                weight: 1.0,
                evidence: Vec::new(),
                values: Values::new(),
            };
            graph.add_edge(*source, *target, edge);
        }
        graph
    }

    #[test]
    fn scores_follow_ids_to_another_view() {
        let actors = graph(&["b", "a", "c"], &[(0, 1), (2, 1), (1, 0)]);
        let mut full = graph(&["s", "a", "b"], &[]);
        let degree = [find("in_degree").unwrap()];
        let scores = analyze(&actors, &degree, &Options::default());
        scores.attach(&actors, &mut full);
        let values: Vec<_> = full.nodes().map(|n| n.values.get("in_degree")).collect();
        assert_eq!(values, [None, Some(&2.into()), Some(&1.into())]);
    }

    #[test]
    fn equal_values_rank_by_id() {
        let actors = graph(&["d", "b", "a", "c"], &[(0, 1), (2, 1)]);
        let measures = [find("in_degree").unwrap(), find("pagerank").unwrap()];
        let scores = analyze(&actors, &measures, &Options::default());
        assert_eq!(scores.top(&actors, "in_degree", 3), [1, 2, 3]);
        assert_eq!(scores.top(&actors, "pagerank", 9), [1, 2, 3, 0]);
        assert!(scores.top(&actors, "degree", 3).is_empty());
    }
}
