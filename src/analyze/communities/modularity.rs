//! Modularity: how many more ties stay within communities than chance would give.

use super::network::Strengths;
use crate::analyze::frozen::number;
use crate::analyze::{Frozen, Rows};

/// Returns the modularity of a division of a graph: the share of the ties' weight that stays
/// within communities, less the share that would stay if every node kept its strength and had its
/// ties at random, times the resolution of the options.
///
/// The values lie below 1; a graph without ties has 0. Direction makes no difference. Where some
/// weights are negative, ties of opposition within communities count against it: it is the
/// modularity of the positive ties less that of the negative ones, each in proportion to its
/// weight. Newman and Girvan (2004), "Finding and evaluating community structure in networks",
/// Physical Review E 69; for negative weights Gómez, Jensen and Arenas (2009), "Analysis of
/// community structure in networks of correlated data", Physical Review E 80; for the resolution
/// Reichardt and Bornholdt (2006), "Statistical mechanics of community detection", Physical Review
/// E 74.
///
/// # Panics
///
/// Panics where there are not as many labels as nodes.
///
/// ```
/// use sayso::analyze::{Frozen, Options, modularity};
///
/// let graph = Frozen::from_edges(4, [(0, 1, 1.0), (2, 3, 1.0)], &Options::default());
/// assert_eq!(modularity(&graph, &[5, 5, 7, 7]), 0.5);
/// assert_eq!(modularity(&graph, &[0, 0, 0, 0]), 0.0);
/// ```
#[must_use]
pub fn modularity<Label: Ord + Copy>(graph: &Frozen, labels: &[Label]) -> f64 {
    let (labels, count) = short_labels(labels);
    worth(graph, &labels, count)
}

/// Returns the modularity of a division whose labels are below `count`.
pub(super) fn worth(graph: &Frozen, labels: &[u32], count: usize) -> f64 {
    let resolution = super::search::resolution(graph);
    let excess = |rows| excess(rows, labels, count, resolution);
    let (gained, weight) = excess(graph.undirected());
    let (lost, against) = graph.negative().map_or((0.0, 0.0), excess);
    let all = weight + against;
    if all > 0.0 {
        gained * (weight / all) - lost * (against / all)
    } else {
        0.0
    }
}

/// Returns the modularity of ties whose weights are positive, and the sum of all strengths.
fn excess(rows: &Rows, labels: &[u32], count: usize, resolution: f64) -> (f64, f64) {
    let strengths = Strengths::new(rows, 0..rows.node_count());
    if strengths.sum == 0.0 {
        return (0.0, 0.0);
    }
    let mut totals = vec![0.0; count];
    let mut within = 0.0;
    for (node, label) in labels.iter().enumerate() {
        totals[*label as usize] += strengths.of[node];
        within += tied(rows, node, |neighbor| labels[neighbor] == *label);
        if rows.has_loop(node) {
            within += rows.weight(node, node);
        }
    }
    let shares = totals.iter().map(|total| total / strengths.sum);
    let by_chance: f64 = shares.map(|share| share * share).sum();
    let sum = within / strengths.sum - resolution * by_chance;
    (sum, strengths.sum)
}

/// Returns how strongly a node is tied to some of its neighbors.
fn tied(rows: &Rows, node: usize, is_one: impl Fn(usize) -> bool) -> f64 {
    if rows.has_unit_weights() {
        let neighbors = rows.neighbors(node).iter();
        return f64::from(number(
            neighbors.filter(|node| is_one(**node as usize)).count(),
        ));
    }
    let ties = rows.ties(node).filter(|(neighbor, _)| is_one(*neighbor));
    ties.fold(0.0, |sum, (_, weight)| sum + weight)
}

/// Returns the same labels without gaps, in half the memory, and how many there are.
fn short_labels<Label: Ord + Copy>(labels: &[Label]) -> (Vec<u32>, usize) {
    let mut ranked: Vec<usize> = (0..labels.len()).collect();
    ranked.sort_unstable_by_key(|node| labels[*node]);
    let (mut short, mut count) = (vec![0; labels.len()], 0);
    for community in ranked.chunk_by(|a, b| labels[*a] == labels[*b]) {
        for node in community {
            short[*node] = number(count);
        }
        count += 1;
    }
    (short, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Options;

    type Case = (
        &'static str,
        &'static [(usize, usize, f64)],
        [usize; 3],
        f64,
    );

    #[test]
    fn odd_graphs_have_defined_answers() {
        let cases: [Case; 6] = [
            ("no ties", &[], [0, 1, 2], 0.0),
            ("weight zero", &[(0, 1, 0.0)], [0, 0, 2], 0.0),
            ("a self-loop", &[(0, 0, 3.0)], [0, 1, 2], 0.0),
            // 4 of 6 ends stay within; chance gives (5/6)² + (1/6)².
            (
                "a loop and a tie",
                &[(0, 0, 2.0), (0, 1, 1.0)],
                [0, 1, 2],
                4.0 / 6.0 - 26.0 / 36.0,
            ),
            // All of the support within (1 − 1), all of the opposition between: −1 × (0 − ½).
            (
                "friends and a foe",
                &[(0, 1, 1.0), (0, 2, -1.0)],
                [0, 0, 1],
                0.25,
            ),
            ("a foe within", &[(0, 2, -1.0)], [0, 1, 0], 0.0),
        ];
        for (name, edges, labels, expected) in cases {
            let graph = Frozen::from_edges(3, edges.iter().copied(), &Options::default());
            let found = modularity(&graph, &labels);
            assert!((found - expected).abs() < 1e-15, "{name}: {found}");
        }
    }
}
