//! Scores: what measures say of the nodes of one graph, to be ranked or attached to another.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::odd_weights::OddWeights;
use super::{Frozen, Measure, Method, Options, Stopped, Subject, Unwatched, Watch, find};
use crate::graph::{GraphView, Value};

/// What some measures say of a graph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// One column a measure of nodes, in the order in which they were asked for.
    pub columns: Vec<Column>,
    /// One column a measure of edges, by the numbers of the graph's edges.
    pub edges: Vec<Column>,
    /// What is said of the whole graph: the measures of it, and what others found besides.
    pub figures: Vec<(&'static str, Value)>,
    /// Which measures could have been estimated, and whether they were.
    pub methods: Vec<(&'static str, Method)>,
    /// What a reader of the values has to know, with the name of the measure where it is of one.
    pub notes: Vec<String>,
}

/// What one measure says.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The measure's registry name.
    pub name: &'static str,
    /// The value of each node or edge, by number.
    pub values: Vec<Value>,
}

/// Runs measures on a graph.
///
/// ```
/// use sayso::analyze::{MEASURES, Options, Subject, analyze};
/// use sayso::graph::GraphView;
///
/// let scores = analyze(&GraphView::new(), MEASURES, &Options::default());
/// let of_nodes = MEASURES.iter().filter(|measure| measure.about().subject == Subject::Nodes);
/// assert_eq!(scores.columns.len(), of_nodes.count());
/// assert!(scores.columns[0].values.is_empty());
/// ```
#[must_use]
pub fn analyze(graph: &GraphView, measures: &[&dyn Measure], options: &Options) -> Scores {
    let frozen = Frozen::new(graph, options);
    analyze_watched(graph, &frozen, measures, &Unwatched).unwrap_or_default()
}

/// Runs measures on a graph that was frozen already, watched.
///
/// # Errors
///
/// Returns [`Stopped`] where the watcher asks to stop; then nothing is kept.
pub fn analyze_watched(
    graph: &GraphView,
    frozen: &Frozen,
    measures: &[&dyn Measure],
    watch: &dyn Watch,
) -> Result<Scores, Stopped> {
    let mut scores = Scores::default();
    for measure in measures {
        let name = measure.name();
        watch.start(name);
        let found = measure.compute(frozen, watch)?;
        scores.figures.extend(found.figures);
        let doubt = found
            .method
            .as_ref()
            .and_then(|method| method.doubt(&found.values));
        let notes = found.notes.into_iter().chain(doubt);
        scores
            .notes
            .extend(notes.map(|note| format!("{name}: {note}")));
        scores
            .methods
            .extend(found.method.map(|method| (name, method)));
        match measure.about().subject {
            Subject::Nodes => scores.columns.push(Column {
                name,
                values: found.values,
            }),
            Subject::Edges => scores.edges.push(Column {
                name,
                values: of_edges(graph, frozen, &found.values),
            }),
            Subject::Graph => scores
                .figures
                .extend(found.values.into_iter().map(|value| (name, value))),
        }
    }
    let by_weight = |measure: &&dyn Measure| measure.about().weighted;
    if frozen.has_odd_weights() && measures.iter().any(by_weight) {
        let odd = OddWeights::among(graph.edges().map(|edge| edge.edge.weight));
        scores.notes.extend(odd.note());
    }
    Ok(scores)
}

/// Gives every edge of a graph the value of the tie it is part of.
fn of_edges(graph: &GraphView, frozen: &Frozen, ties: &[Value]) -> Vec<Value> {
    let values = graph.edges().map(|edge| {
        let tie = frozen.outgoing().tie(edge.source, edge.target);
        let value = tie.and_then(|tie| ties.get(tie));
        value.cloned().unwrap_or(Value::Float(0.0))
    });
    values.collect()
}

impl Scores {
    /// Tells whether nothing was measured.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.edges.is_empty() && self.figures.is_empty()
    }

    /// Returns the values of a measure, by node number.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&[Value]> {
        let column = self.columns.iter().find(|column| column.name == name)?;
        Some(&column.values)
    }

    /// Writes the scores of one graph as attributes on another: on the nodes of the same ids, on
    /// the edges between the same two ids, and on the graph. That is how the scores of actors reach
    /// the nodes of the full view. How values are scaled is written on the graph as
    /// `NAME_normalization`, whether they are exact or estimated as `NAME_method` and `NAME_error`.
    /// An attribute of a measure's name is replaced.
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
        self.attach_to_edges(from, to);
        for (name, value) in &self.figures {
            to.set_graph_value(*name, value.clone());
        }
        for (name, value) in self.scales() {
            to.set_graph_value(name, value);
        }
        for (name, method) in &self.methods {
            for (name, value) in method.figures(name) {
                to.set_graph_value(name, value);
            }
        }
    }

    /// Says of each measure how its values are scaled, under the name that graphs have it by.
    pub fn scales(&self) -> impl Iterator<Item = (String, Value)> {
        let columns = self.columns.iter().chain(&self.edges);
        let figures = self.figures.iter().map(|(name, _)| *name);
        let measures = columns.map(|column| column.name).chain(figures);
        measures.filter_map(find).map(|measure| {
            let about = measure.about();
            let name = format!("{}_normalization", about.name);
            (name, about.normalization.into())
        })
    }

    /// Returns how a measure came to its values, where there was a choice.
    #[must_use]
    pub fn method(&self, name: &str) -> Option<&Method> {
        let found = self.methods.iter().find(|(measure, _)| *measure == name);
        found.map(|(_, method)| method)
    }

    /// Writes the scores of edges on those between the same two nodes.
    fn attach_to_edges(&self, from: &GraphView, to: &mut GraphView) {
        if self.edges.is_empty() {
            return;
        }
        let mut numbers: HashMap<(usize, usize), usize> = HashMap::new();
        for (number, edge) in from.edges().enumerate() {
            let ends = [edge.source, edge.target].map(|end| to.find(&from.node(end).id));
            if let [Some(source), Some(target)] = ends {
                numbers.insert((source, target), number);
            }
        }
        let targets = to
            .edges()
            .map(|edge| numbers.get(&(edge.source, edge.target)));
        let targets: Vec<Option<usize>> = targets.map(Option::<&usize>::copied).collect();
        for (edge, number) in targets.into_iter().enumerate() {
            for column in &self.edges {
                if let Some(value) = number.and_then(|number| column.values.get(number)) {
                    to.set_edge_value(edge, column.name, value.clone());
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
        let numbers = values.iter().map(Value::rank);
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
    fn figures_reach_the_graph() {
        let actors = graph(&["a", "b"], &[(0, 1)]);
        let mut full = graph(&["b"], &[]);
        let scores = Scores {
            figures: vec![("density", 0.5.into())],
            ..Scores::default()
        };
        scores.attach(&actors, &mut full);
        assert_eq!(full.values().get("density"), Some(&0.5.into()));
        let scale = find("density").unwrap().about().normalization;
        let written = full.values().get("density_normalization");
        assert_eq!(written, Some(&scale.into()));
    }

    #[test]
    fn scores_of_ties_reach_all_edges_between_the_same_two() {
        let actors = graph(&["a", "b", "c"], &[(0, 1), (1, 2)]);
        let mut full = graph(&["b", "a", "s"], &[(1, 0), (1, 0), (0, 1), (2, 1)]);
        let scores = Scores {
            edges: vec![Column {
                name: "edge_betweenness",
                values: vec![0.25.into(), 0.5.into()],
            }],
            ..Scores::default()
        };
        scores.attach(&actors, &mut full);
        let values = full
            .edges()
            .map(|edge| edge.edge.values.get("edge_betweenness"));
        let value = Value::Float(0.25);
        let expected = [Some(&value), Some(&value), None, None];
        assert_eq!(values.collect::<Vec<_>>(), expected);
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
