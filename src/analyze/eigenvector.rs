//! Eigenvector centrality: whether those who point to a node are pointed to themselves.

use super::blocks::by_blocks;
use super::flow::{Flow, by_length, ranks};
use super::power::{Matrix, Principal, principal};
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// Whether those who speak of an actor are much spoken of themselves: high eigenvector centrality
/// means that this actor is the talk of those who are themselves talked about.
///
/// The principal eigenvector of the weighted ties that lead *to* each node; the squares of the
/// values sum to 1. A node that no cycle of ties leads to has 0, so that in a graph without any
/// cycle all values are 0. Of several components only those of the greatest eigenvalue have values
/// above 0; where one of them leads to another, only the last of the chain and those behind it, as
/// power iteration has it in the end. Found by power iteration, shifted so that it settles on
/// bipartite graphs too; where it has not settled after 1000 steps, each strong component is
/// measured by itself, and the values follow from those. What has not settled after 10,000 steps
/// even so, since two eigenvalues of one large component lie close together, is noted. Time grows
/// with the number of steps times m. Bonacich (1972), "Factoring and weighting approaches to status
/// scores and clique identification", Journal of Mathematical Sociology 2. Rothblum (1975),
/// "Algebraic eigenspaces of nonnegative matrices", Linear Algebra and its Applications 12.
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

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let principal = principal_of(graph, watch)?;
        Ok(Found {
            notes: principal.notes(),
            ..floats(principal.values)
        })
    }
}

/// After how many steps the strong components are looked at each by itself: most graphs take fewer.
const FEW_STEPS: u64 = 1000;

/// Returns the principal eigenvector of the ties that lead to each node, of norm 1, and its
/// eigenvalue in units of the greatest weight.
pub(super) fn principal_of(graph: &Frozen, watch: &dyn Watch) -> Result<Principal, Stopped> {
    let incoming = graph.incoming();
    // Squares of huge weights would be infinite, and only their proportions matter.
    let scale = incoming.scale();
    let order = by_length(incoming);
    let ranks = ranks(&order);
    let flow = Flow::new(incoming, &order, &ranks);
    let marks = behind_cycles(graph);
    let start = order.iter().map(|node| marks[*node as usize]);
    let matrix = Matrix {
        multiply: |values: &[f64], next: &mut [f64]| flow.pass(values, next, scale),
        is_symmetric: !graph.options().directed,
    };
    let found = principal(start.collect(), matrix, FEW_STEPS, watch)?;
    if found.off > 0.0 {
        return by_blocks(graph, &marks, watch);
    }
    let values = ranks.iter().map(|rank| found.values[*rank as usize]);
    Ok(Principal {
        values: values.collect(),
        ..found
    })
}

/// Marks with more than 0 the nodes that a cycle of ties leads to, and with 0 the others: those are
/// what is left when nodes that nothing leads to are taken away, again and again.
fn behind_cycles(graph: &Frozen) -> Vec<f64> {
    let node_count = graph.node_count();
    if !graph.options().directed {
        // Every tie leads there and back, and strengths are a good first guess.
        let rows = graph.outgoing();
        let scale = rows.scale();
        let strengths = (0..node_count).map(|node| rows.strength(node) * scale);
        return strengths.collect();
    }
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
