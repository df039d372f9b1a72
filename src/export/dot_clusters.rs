//! Frames around nodes that belong together, in a Graphviz picture.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::ClusterBy;
use super::dot_text::{shorten, write_quoted};
use super::output::Buffer;
use crate::graph::{EdgeKind, GraphView, NodeKind, Value};

/// The measures that number communities, the best first.
const COMMUNITIES: [&str; 3] = ["leiden", "louvain", "label_propagation"];

/// Nodes in one frame.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    label: String,
    members: Vec<usize>,
}

/// Finds the frames of a picture: no node is in two, and none is around a single node.
pub(super) fn clusters(graph: &GraphView, by: ClusterBy, prominence: &[f64]) -> Vec<Cluster> {
    let leaders = match by {
        ClusterBy::Organisation => organisations(graph, prominence),
        ClusterBy::Community => communities(graph, prominence),
    };
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, leader) in leaders.into_iter().enumerate() {
        if let Some(leader) = leader {
            members.entry(leader).or_default().push(number);
        }
    }
    let frames = members
        .into_iter()
        .filter(|(_, members)| members.len() > 1)
        .map(|(leader, members)| {
            let name = shorten(&graph.node(leader).label, 40);
            let label = match by {
                ClusterBy::Organisation => name.into_owned(),
                ClusterBy::Community => format!("around {name}"),
            };
            Cluster { label, members }
        });
    frames.collect()
}

/// Returns the organisation that every node is framed with, by number: the most prominent one that
/// it has a role in or another tie to. An organisation that others are framed with stays with them;
/// any other goes to one of these.
fn organisations(graph: &GraphView, prominence: &[f64]) -> Vec<Option<usize>> {
    let is_organisation = |number: usize| graph.node(number).kind == NodeKind::Organisation;
    let mut leaders: Vec<Option<usize>> = vec![None; graph.node_count()];
    let choose = |leaders: &mut Vec<Option<usize>>, number: usize, organisation: usize| {
        let rank = |number: usize| (prominence[number], std::cmp::Reverse(number));
        let is_better = leaders[number].is_none_or(|known| rank(organisation) > rank(known));
        if is_better {
            leaders[number] = Some(organisation);
        }
    };
    let relations = graph
        .edges()
        .filter(|edge| matches!(edge.edge.kind, EdgeKind::Relation(_)))
        .map(|edge| (edge.source, edge.target));
    for (source, target) in relations.clone() {
        match (is_organisation(source), is_organisation(target)) {
            (false, true) => choose(&mut leaders, source, target),
            (true, false) => choose(&mut leaders, target, source),
            _ => {}
        }
    }
    let mut leads = vec![false; graph.node_count()];
    for leader in leaders.iter().flatten() {
        leads[*leader] = true;
    }
    for (source, target) in relations {
        if is_organisation(source) && is_organisation(target) && !leads[source] && leads[target] {
            choose(&mut leaders, source, target);
        }
    }
    for number in (0..leads.len()).filter(|number| leads[*number]) {
        leaders[number] = Some(number);
    }
    leaders
}

/// Returns the most prominent node of every node's community, by number.
fn communities(graph: &GraphView, prominence: &[f64]) -> Vec<Option<usize>> {
    let has = |name: &&str| graph.nodes().any(|node| node.values.contains(name));
    let Some(name) = COMMUNITIES.into_iter().find(has) else {
        return vec![None; graph.node_count()];
    };
    let community = |number: usize| match graph.node(number).values.get(name) {
        Some(Value::Integer(community)) => Some(*community),
        _ => None,
    };
    let mut leaders: BTreeMap<i64, usize> = BTreeMap::new();
    for number in 0..graph.node_count() {
        if let Some(community) = community(number) {
            let leader = leaders.entry(community).or_insert(number);
            if prominence[number] > prominence[*leader] {
                *leader = number;
            }
        }
    }
    let numbers = 0..graph.node_count();
    numbers
        .map(|number| leaders.get(&community(number)?).copied())
        .collect()
}

/// Writes the frames: light, so that words on them read well.
///
/// Where frames are packed beside each other, all other nodes have one of their own, and the nodes
/// of each stand in columns that make it about as wide as high.
pub(super) fn write_clusters(
    out: &mut Buffer,
    graph: &GraphView,
    clusters: &[Cluster],
    is_packed: bool,
) {
    for (number, cluster) in clusters.iter().enumerate() {
        write_cluster(out, &number.to_string(), cluster, is_packed);
    }
    if !is_packed {
        return;
    }
    let mut is_framed = vec![false; graph.node_count()];
    for member in clusters.iter().flat_map(|cluster| &cluster.members) {
        is_framed[*member] = true;
    }
    let others = Cluster {
        label: "others".to_owned(),
        members: (0..is_framed.len()).filter(|at| !is_framed[*at]).collect(),
    };
    if !others.members.is_empty() {
        write_cluster(out, "others", &others, is_packed);
    }
    // Writing to memory cannot fail.
    let columns = columns(clusters.len() + 1, 1);
    let _ = writeln!(out, "  graph [pack=\"24\", packmode=\"array_{columns}\"];");
}

fn write_cluster(out: &mut Buffer, name: &str, cluster: &Cluster, is_packed: bool) {
    let _ = write!(out, "  subgraph \"cluster_{name}\" {{\n    graph [label=");
    write_quoted(out, &cluster.label);
    out.raw(
        ", style=\"rounded,filled\", fillcolor=\"#f4f6f8\", color=\"#c9d1d9\", \
        fontsize=\"12\", labelloc=\"t\", labeljust=\"l\", margin=\"10\"",
    );
    if is_packed {
        // A node is about three times as wide as high.
        let columns = columns(cluster.members.len(), 3);
        let _ = write!(out, ", pack=\"8\", packmode=\"array_{columns}\"");
    }
    out.raw("];\n   ");
    for member in &cluster.members {
        let _ = write!(out, " \"n{member}\";");
    }
    out.raw("\n  }\n");
}

/// Returns in how many columns some boxes make about a square, by how often each is as wide as
/// high.
const fn columns(count: usize, shape: usize) -> usize {
    let mut columns = 1;
    while columns * columns * shape < count {
        columns += 1;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, Node, Values};
    use crate::model::Id;

    /// Five people and four organisations, the last of them without a tie.
    fn graph(relations: &[(usize, usize)]) -> GraphView {
        let mut graph = GraphView::new();
        for number in 0..9_i64 {
            let mut values = Values::new();
            if number < 6 {
                values.insert("leiden", (number / 3 + 1).into());
            }
            let is_person = number < 5;
            graph.add_node(Node {
                id: Id::new(number.to_string()),
                kind: if is_person {
                    NodeKind::Person
                } else {
                    NodeKind::Organisation
                },
                label: format!("\"{number}\""),
                values,
            });
        }
        for (number, (source, target)) in relations.iter().enumerate() {
            let edge = Edge {
                id: number.to_string(),
                kind: EdgeKind::Relation("member_of".into()),
                weight: 1.0,
                evidence: Vec::new(),
                values: Values::new(),
            };
            graph.add_edge(*source, *target, edge);
        }
        graph
    }

    const PROMINENCE: [f64; 9] = [0.1, 0.9, 0.2, 0.3, 0.3, 0.5, 0.8, 0.2, 0.1];

    fn shown(graph: &GraphView, by: ClusterBy) -> Vec<(String, Vec<usize>)> {
        let clusters = clusters(graph, by, &PROMINENCE).into_iter();
        clusters.map(|c| (c.label, c.members)).collect()
    }

    #[test]
    fn people_are_framed_with_their_most_prominent_organisation() {
        // Person 1 is in two organisations; 7 is part of 6, and 6 of 5, both with people.
        let graph = graph(&[(0, 5), (1, 5), (1, 6), (6, 2), (7, 6), (6, 5), (3, 4)]);
        let expected = [
            ("\"5\"".to_owned(), vec![0, 5]),
            ("\"6\"".to_owned(), vec![1, 2, 6, 7]),
        ];
        assert_eq!(shown(&graph, ClusterBy::Organisation), expected);
    }

    #[test]
    fn communities_are_named_after_their_most_prominent_member() {
        let expected = [
            ("around \"1\"".to_owned(), vec![0, 1, 2]),
            ("around \"5\"".to_owned(), vec![3, 4, 5]),
        ];
        assert_eq!(shown(&graph(&[]), ClusterBy::Community), expected);
    }

    #[test]
    fn frames_name_their_nodes() {
        let graph = graph(&[(0, 5)]);
        let clusters = clusters(&graph, ClusterBy::Organisation, &PROMINENCE);
        let mut out = Buffer::default();
        write_clusters(&mut out, &graph, &clusters, false);
        let start = "  subgraph \"cluster_0\" {\n    graph [label=\"\\\"5\\\"\",";
        assert!(out.text().starts_with(start));
        assert!(out.text().ends_with("\"n0\"; \"n5\";\n  }\n"));
        let mut packed = Buffer::default();
        write_clusters(&mut packed, &graph, &clusters, true);
        for line in [
            "packmode=\"array_1\"];\n    \"n0\"; \"n5\";\n",
            "    \"n1\"; \"n2\"; \"n3\"; \"n4\"; \"n6\"; \"n7\"; \"n8\";\n",
            "  graph [pack=\"24\", packmode=\"array_2\"];\n",
        ] {
            assert!(packed.text().contains(line), "{}", packed.text());
        }
    }
}
