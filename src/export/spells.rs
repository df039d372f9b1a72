//! When nodes and edges are there, for formats that show change over time: the days of the
//! evidence.

use jiff::civil;

use crate::graph::{Edge, GraphView};
use crate::model::Date;

/// The first and the last day of a time, as `2031-05-02`.
pub(super) type Spell = (String, String);

/// Returns the days on which an edge's statements were made: in order, those that overlap as one.
pub(super) fn edge_spells(edge: &Edge) -> Vec<Spell> {
    let dates = edge.evidence.iter().filter_map(|item| item.date.as_ref());
    let mut days: Vec<Spell> = dates.filter_map(days_of).collect();
    days.sort();
    let mut spells: Vec<Spell> = Vec::new();
    for (start, end) in days {
        match spells.last_mut() {
            Some(last) if start <= last.1 => last.1 = end.max(std::mem::take(&mut last.1)),
            _ => spells.push((start, end)),
        }
    }
    spells
}

/// Returns the time from the first to the last day of each node's edges, by number; nothing for
/// nodes whose edges have no date.
pub(super) fn node_spells(graph: &GraphView) -> Vec<Option<Spell>> {
    let mut times: Vec<Option<Spell>> = vec![None; graph.node_count()];
    for edge in graph.edges() {
        let spells = edge_spells(edge.edge);
        let (Some((start, _)), Some((_, end))) = (spells.first(), spells.last()) else {
            continue;
        };
        for node in [edge.source, edge.target] {
            let time = times[node].get_or_insert_with(|| (start.clone(), end.clone()));
            if *start < time.0 {
                time.0.clone_from(start);
            }
            if *end > time.1 {
                time.1.clone_from(end);
            }
        }
    }
    times
}

/// Returns the first and the last day of a date, which may be a month or a year.
fn days_of(date: &Date) -> Option<Spell> {
    let day = date.day();
    let first: civil::Date = match day.len() {
        4 => format!("{day}-01-01").parse().ok()?,
        7 => format!("{day}-01").parse().ok()?,
        _ => day.parse().ok()?,
    };
    let last = match day.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    Some((first.to_string(), last.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{EdgeKind, Evidence, Node, NodeKind, Values};
    use crate::model::Id;

    fn edge(dates: &[&str]) -> Edge {
        let evidence = dates.iter().map(|date| Evidence {
            record: Id::new("statement/1"),
            document: None,
            spans: Vec::new(),
            quote: "".into(),
            date: date.parse().ok(),
        });
        Edge {
            id: "edge".to_owned(),
            kind: EdgeKind::Mentions,
            weight: 1.0,
            evidence: evidence.collect(),
            values: Values::new(),
        }
    }

    fn check(dates: &[&str], expected: &[(&str, &str)]) {
        let spells = edge_spells(&edge(dates));
        let spells: Vec<(&str, &str)> = spells
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(spells, expected, "{dates:?}");
    }

    #[test]
    fn an_edge_is_there_on_the_days_of_its_evidence() {
        check(&[], &[]);
        check(&["not a date"], &[]);
        check(
            &["2031-05-09", "2031-05-02T10:00", "2031-05-02"],
            &[("2031-05-02", "2031-05-02"), ("2031-05-09", "2031-05-09")],
        );
        check(&["2032-02", "2032-02-11"], &[("2032-02-01", "2032-02-29")]);
        check(&["2031", "2031-12"], &[("2031-01-01", "2031-12-31")]);
    }

    #[test]
    fn a_node_is_there_from_its_first_to_its_last_edge() {
        let mut graph = GraphView::new();
        for name in ["a", "b", "c"] {
            graph.add_node(Node {
                id: Id::new(name),
                kind: NodeKind::Person,
                label: name.to_owned(),
                values: Values::new(),
            });
        }
        graph.add_edge(0, 1, edge(&["2031-05-09"]));
        graph.add_edge(1, 0, edge(&["2031-05"]));
        let time = Some(("2031-05-01".to_owned(), "2031-05-31".to_owned()));
        assert_eq!(node_spells(&graph), [time.clone(), time, None]);
    }
}
