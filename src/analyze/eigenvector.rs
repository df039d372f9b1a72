//! Eigenvector centrality: whether those who point to a node are pointed to themselves.

use super::{About, Family, Found, Frozen, Measure, Rows, Stopped, Subject, Watch, floats};

/// How small a step must be for the values to count as settled (Euclidean norm).
const SETTLED: f64 = 1e-14;

/// How many steps are made at most.
const MOST_STEPS: usize = 10_000;

/// Whether those who speak of an actor are much spoken of themselves: high eigenvector centrality
/// means that this actor is the talk of those who are themselves talked about.
///
/// The principal eigenvector of the weighted ties that lead *to* each node; the squares of the
/// values sum to 1. A node that no cycle of ties leads to has 0, so that in a graph without any
/// cycle all values are 0. Of several components only those of the greatest eigenvalue have values
/// above 0. Found by power iteration, shifted by half the growth of a step so that it settles on
/// bipartite graphs too; it stops after 10,000 steps where two eigenvalues lie so close together
/// that it has not settled. Time grows with the number of steps times m. Bonacich (1972),
/// "Factoring and weighting approaches to status scores and clique identification", Journal of
/// Mathematical Sociology 2.
///
/// ```
/// use sayso::analyze::{Eigenvector, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 2.0), (1, 0, 2.0), (2, 0, 1.0)], &Options::default());
/// let values: Vec<f64> = Eigenvector.values(&graph).iter().filter_map(|v| v.number()).collect();
/// assert!((values[0] - 0.5_f64.sqrt()).abs() < 1e-12);
/// assert_eq!(values[2], 0.0);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Eigenvector;

impl Measure for Eigenvector {
    fn about(&self) -> &'static About {
        &About {
            name: "eigenvector",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "high: those who speak of or belong to this actor matter themselves",
            normalization: "0 to 1: squares sum to 1; all 0 in a graph without cycles",
            paper: "Bonacich 1972",
            complexity: "O(n + m) a step, at most 10,000 steps",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let incoming = graph.incoming();
        // Squares of huge weights would be infinite, and only their proportions matter.
        let scale = incoming.greatest_weight().recip();
        let mut values = behind_cycles(graph);
        if normalize(&mut values) == 0.0 {
            return Ok(floats(values));
        }
        let mut next = vec![0.0; values.len()];
        for _ in 0..MOST_STEPS {
            for (node, value) in next.iter_mut().enumerate() {
                *value = gather(incoming, node, &values, scale);
            }
            let growth = norm(&next);
            for (next, value) in next.iter_mut().zip(&values) {
                *next += growth / 2.0 * value;
            }
            if normalize(&mut next) == 0.0 {
                // The weights on the cycles are too small beside the others to be told from zero.
                return Ok(floats(next));
            }
            let change: Vec<f64> = next.iter().zip(&values).map(|(a, b)| a - b).collect();
            std::mem::swap(&mut values, &mut next);
            if norm(&change) < SETTLED {
                break;
            }
        }
        Ok(floats(values))
    }
}

/// Sums what flows into a node.
fn gather(incoming: &Rows, node: usize, values: &[f64], scale: f64) -> f64 {
    let ties = incoming.ties(node);
    ties.fold(0.0, |sum, (from, weight)| {
        sum + weight * scale * values[from]
    })
}

/// Marks with 1 the nodes that a cycle of ties leads to, and with 0 the others: those are what is
/// left when nodes that nothing leads to are taken away, again and again.
fn behind_cycles(graph: &Frozen) -> Vec<f64> {
    let node_count = graph.node_count();
    let strong = |&(_, weight): &(usize, f64)| weight > 0.0;
    let mut open: Vec<usize> = (0..node_count)
        .map(|node| graph.incoming().ties(node).filter(strong).count())
        .collect();
    let mut marks = vec![1.0; node_count];
    let mut ready: Vec<usize> = (0..node_count).filter(|&node| open[node] == 0).collect();
    while let Some(node) = ready.pop() {
        marks[node] = 0.0;
        for (neighbor, _) in graph.outgoing().ties(node).filter(strong) {
            open[neighbor] -= 1;
            if open[neighbor] == 0 {
                ready.push(neighbor);
            }
        }
    }
    marks
}

fn norm(values: &[f64]) -> f64 {
    let squares = values.iter().map(|value| value * value);
    squares.fold(0.0, |sum, square| sum + square).sqrt()
}

/// Gives values the norm 1, unless it is 0, and returns what it was.
fn normalize(values: &mut [f64]) -> f64 {
    let norm = norm(values);
    if norm > 0.0 {
        for value in values {
            *value /= norm;
        }
    }
    norm
}
