//! Groups for people to read: communities and components with their members, the largest first.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::loading::plural;
use super::table::fit;
use crate::graph::{GraphView, Value};

/// The widest list of members.
const WIDEST: usize = 72;

/// What stands before a list of members.
const BEFORE: usize = 19;

/// The widest name in it.
const WIDEST_NAME: usize = 28;

/// Lists the groups that some values number, one a line: number, size, and the members with the
/// most ties. Nodes that are a group of their own are counted in a last line.
pub(super) fn listed(
    graph: &GraphView,
    values: &[Value],
    top: usize,
    screen: usize,
) -> (Vec<String>, Vec<String>) {
    let mut ties = vec![0_usize; graph.node_count()];
    for edge in graph.edges() {
        ties[edge.source] += 1;
        ties[edge.target] += 1;
    }
    let mut groups: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (node, value) in values.iter().enumerate() {
        if let Value::Integer(number) = value {
            groups.entry(*number).or_default().push(node);
        }
    }
    let all = groups.len();
    groups.retain(|_, members| members.len() > 1);
    let shared = groups.len();
    let mut lines = Vec::new();
    for (number, mut members) in groups.into_iter().take(top) {
        let id = |node: usize| &graph.node(node).id;
        members.sort_by(|&a, &b| ties[b].cmp(&ties[a]).then_with(|| id(a).cmp(id(b))));
        let size = plural(members.len(), "node", "nodes");
        lines.push(format!(
            "{number:>4}  {size:>11}  {}",
            names(graph, &members, screen.saturating_sub(BEFORE))
        ));
    }
    let mut rest = Vec::new();
    if shared > lines.len() {
        rest.push(format!(
            "and {} more",
            plural(shared - lines.len(), "group", "groups")
        ));
    }
    if all > shared {
        let alone = plural(all - shared, "node is", "nodes are");
        rest.push(format!("{alone} in no group of several"));
    }
    (lines, rest)
}

/// Names as many members as fit, and counts the others.
fn names(graph: &GraphView, members: &[usize], screen: usize) -> String {
    let mut list = String::new();
    for (place, &node) in members.iter().enumerate() {
        let name = fit(&graph.node(node).label, WIDEST_NAME);
        let more = members.len() - place;
        // Room is left for how many more there are.
        let behind = if more > 1 { " and 1000 more".len() } else { 0 };
        let widest = screen.saturating_sub(behind).min(WIDEST);
        if place > 0 && list.width() + name.width() + 2 > widest {
            return format!("{list} and {more} more");
        }
        if place > 0 {
            list.push_str(", ");
        }
        list.push_str(&name);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, EdgeKind, Node, NodeKind, Values};

    #[test]
    fn the_largest_comes_first_and_the_most_tied_lead() {
        let mut graph = GraphView::new();
        for number in 0..40 {
            graph.add_node(Node {
                id: format!("n{number:02}").as_str().into(),
                kind: NodeKind::Person,
                label: format!("Person {number:02}"),
                values: Values::new(),
            });
        }
        let edge = || Edge {
            id: String::new(),
            kind: EdgeKind::Mentions,
            weight: 1.0,
            evidence: Vec::new(),
            values: Values::new(),
        };
        graph.add_edge(7, 3, edge());
        graph.add_edge(3, 7, edge());
        graph.add_edge(3, 5, edge());
        let group = |node: i64| {
            Value::Integer(match node {
                0..30 => 1,
                30..36 => 2,
                36..38 => 3,
                _ => node - 34,
            })
        };
        let values: Vec<Value> = (0..40).map(group).collect();
        let (lines, rest) = listed(&graph, &values, 2, 100);
        assert_eq!(lines.len(), 2);
        let first = "   1     30 nodes  Person 03, Person 07, Person 05, Person 00, ";
        assert!(lines[0].starts_with(first), "{}", lines[0]);
        assert!(lines[0].ends_with(" and 24 more"), "{}", lines[0]);
        assert!(lines[1].ends_with("Person 34, Person 35"), "{}", lines[1]);
        assert_eq!(
            rest,
            ["and 1 group more", "2 nodes are in no group of several"]
        );
    }
}
