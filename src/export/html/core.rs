//! The part of a large graph that a page shows: its innermost cores.

use crate::export::prominence::prominence;
use crate::graph::GraphView;

/// How many nodes a page shows at most: browsers draw no more at a speed that people bear.
pub(super) const MOST_NODES: usize = 50_000;

/// Tells of each node whether it is among those of a number that sit deepest in the crowd, of
/// equally deep ones the most prominent; nothing where there are no more than that.
pub(super) fn core(graph: &GraphView, most: usize) -> Option<Vec<bool>> {
    if graph.node_count() <= most {
        return None;
    }
    let (cores, prominence) = (core_numbers(graph), prominence(graph));
    let mut order: Vec<usize> = (0..graph.node_count()).collect();
    order.sort_by(|&one, &other| {
        let by_prominence = prominence[other].total_cmp(&prominence[one]);
        cores[other].cmp(&cores[one]).then(by_prominence)
    });
    let mut is_kept = vec![false; graph.node_count()];
    for number in order.into_iter().take(most) {
        is_kept[number] = true;
    }
    Some(is_kept)
}

/// Returns the greatest k for which each node is in a part where every node has k neighbors.
fn core_numbers(graph: &GraphView) -> Vec<usize> {
    let mut neighbors = vec![Vec::new(); graph.node_count()];
    for edge in graph.edges().filter(|edge| edge.source != edge.target) {
        neighbors[edge.source].push(edge.target);
        neighbors[edge.target].push(edge.source);
    }
    for list in &mut neighbors {
        list.sort_unstable();
        list.dedup();
    }
    let mut degrees: Vec<usize> = neighbors.iter().map(Vec::len).collect();
    let mut left: Vec<usize> = (0..graph.node_count()).collect();
    let mut leaving = Vec::new();
    // Nodes with the fewest neighbors leave, and take ties from others, level by level.
    for level in 0.. {
        if left.is_empty() {
            break;
        }
        left.retain(|&node| {
            if degrees[node] == level {
                leaving.push(node);
            }
            degrees[node] > level
        });
        while let Some(node) = leaving.pop() {
            for &neighbor in &neighbors[node] {
                if degrees[neighbor] > level {
                    degrees[neighbor] -= 1;
                    if degrees[neighbor] == level {
                        leaving.push(neighbor);
                    }
                }
            }
        }
    }
    degrees
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, EdgeKind, Node, NodeKind, Values};

    /// A square with both diagonals, a node tied to two of its corners, and a tail of two.
    fn graph() -> GraphView {
        let mut graph = GraphView::new();
        for number in 0..7 {
            graph.add_node(Node {
                id: format!("{number}").as_str().into(),
                kind: NodeKind::Person,
                label: String::new(),
                values: Values::new(),
            });
        }
        let square = [
            (0, 1),
            (1, 2),
            (2, 3),
            (3, 0),
            (0, 2),
            (1, 3),
            (0, 1),
            (2, 2),
        ];
        for (source, target) in square.into_iter().chain([(4, 0), (4, 1), (5, 0), (6, 5)]) {
            let edge = Edge {
                id: String::new(),
                kind: EdgeKind::Mentions,
                weight: 1.0,
                evidence: Vec::new(),
                values: Values::new(),
            };
            graph.add_edge(source, target, edge);
        }
        graph
    }

    #[test]
    fn the_innermost_are_kept_and_then_the_most_prominent() {
        assert_eq!(core_numbers(&graph()), [3, 3, 3, 3, 2, 1, 1]);
        let kept = |most| {
            let kept = core(&graph(), most)?.into_iter().enumerate();
            Some(
                kept.filter(|(_, kept)| *kept)
                    .map(|(n, _)| n)
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(kept(7), None);
        assert_eq!(kept(6).as_deref(), Some(&[0, 1, 2, 3, 4, 5][..]));
        assert_eq!(kept(4).as_deref(), Some(&[0, 1, 2, 3][..]));
    }
}
