//! A part of a graph as a graph of its own.

use super::GraphView;

impl GraphView {
    /// Returns some of the nodes, and the edges between them, without anything of the whole graph:
    /// what a layout of that part needs.
    #[must_use]
    pub fn part(&self, is_kept: &[bool]) -> Self {
        let mut part = Self::new();
        let kept = |number: usize| is_kept.get(number) == Some(&true);
        let mut numbers = vec![0; self.node_count()];
        for (number, node) in self.nodes().enumerate().filter(|(n, _)| kept(*n)) {
            numbers[number] = part.add_node(node.clone());
        }
        for edge in self.edges().filter(|e| kept(e.source) && kept(e.target)) {
            if !edge.is_directed {
                part.set_both_ways(part.edge_count());
            }
            let [source, target] = [edge.source, edge.target].map(|end| numbers[end]);
            part.add_edge(source, target, edge.to_edge());
        }
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, EdgeKind, Node, NodeKind, Values};

    fn graph(name_edge: impl Fn(usize, usize) -> String) -> GraphView {
        let mut graph = GraphView::new();
        for name in ["a", "b", "c"] {
            graph.add_node(Node {
                id: name.into(),
                kind: NodeKind::Person,
                label: name.to_owned(),
                values: Values::new(),
            });
        }
        for (source, target) in [(0, 1), (1, 2), (2, 0), (2, 2)] {
            let edge = Edge {
                id: name_edge(source, target),
                kind: EdgeKind::Mentions,
                weight: if source == 2 { 2.0 } else { 1.0 },
                evidence: Vec::new(),
                values: Values::new(),
            };
            graph.add_edge(source, target, edge);
        }
        graph.set_both_ways(2);
        graph
    }

    #[test]
    fn a_part_has_the_edges_between_its_nodes_and_no_other() {
        let graph = graph(|source, target| format!("{source}{target}"));
        let part = graph.part(&[true, false, true]);
        let edges: Vec<_> = part
            .edges()
            .map(|edge| {
                (
                    edge.edge.id.as_str(),
                    edge.source,
                    edge.target,
                    edge.is_directed,
                )
            })
            .collect();
        assert_eq!(part.node_count(), 2);
        assert_eq!(edges, [("20", 1, 0, false), ("22", 1, 1, true)]);
    }

    #[test]
    fn edges_without_an_id_are_called_in_a_part_as_in_the_whole() {
        let graph = graph(|_, _| String::new());
        for part in [
            graph.part(&[true, false, true]),
            graph.clone().without_light_edges(2),
        ] {
            let ids: Vec<_> = part
                .edges()
                .map(|edge| edge.id().text().into_owned())
                .collect();
            assert_eq!(ids, ["edge/2", "edge/3"]);
        }
    }
}
