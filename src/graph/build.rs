//! Records to a graph: which nodes and edges a view has, in an order that depends on them alone.

use std::collections::{HashMap, HashSet};

use super::links::{Link, links};
use super::merge::{drop_light, merge};
use super::nodes::nodes;
use super::{Filter, GraphView, Multi, Shape, View};
use crate::model::{Id, Records};

/// Makes the graph of all records.
///
/// The full view has every record as a node, save relations, which are edges; the actors view has
/// people, groups, places and organisations, an edge from each speaker to whomever a statement
/// mentions, and relations. Every edge names its evidence. Nodes are in the order of kind and id
/// (statements in text order), edges in that of their statements and relations, or, when merged,
/// of their ends. A reference that no record answers makes no edge; see
/// [`Records::complete_references`].
///
/// ```
/// use sayso::graph::{Multi, Shape, View, build};
/// use sayso::model::{Actor, ActorKind, Record, Records, Statement};
///
/// let [ada, ben] = ["Ada", "Ben"].map(|name| Actor::named(ActorKind::Person, name));
/// let mut records = Records::new();
/// for (id, text) in [("statement/1", "Ben is late."), ("statement/2", "Ben is here.")] {
///     let mut statement = Statement::new(id.into(), ada.id.clone(), text);
///     statement.mentions = vec![ben.id.clone()];
///     records.insert(Record::Statement(statement)).unwrap();
/// }
/// records.insert(Record::Actor(ada)).unwrap();
/// records.insert(Record::Actor(ben)).unwrap();
///
/// let graph = build(&records, Shape { view: View::Actors, multi: Multi::Merge });
/// let edge = graph.edges().next().unwrap().edge;
/// assert_eq!(edge.id, "mentions/person/ada/person/ben");
/// assert_eq!(edge.weight, 2.0);
/// assert_eq!(&*edge.evidence[1].quote, "Ben is here.");
/// ```
#[must_use]
pub fn build(records: &Records, shape: Shape) -> GraphView {
    build_filtered(records, shape, &Filter::default())
}

/// Makes the graph of the records and edges that a filter keeps.
#[must_use]
pub fn build_filtered(records: &Records, shape: Shape, filter: &Filter) -> GraphView {
    let selection = filter.select(records);
    let mut links = links(&selection, shape.view);
    if shape.view == View::Actors && filter.min_weight > 1 {
        drop_light(&mut links, filter.min_weight);
    }
    if shape.multi == Multi::Merge {
        links = merge(links);
    }
    let mut nodes = nodes(&selection, shape.view);
    if filter.is_set() {
        let tied: HashSet<&Id> = links.iter().flat_map(|l| [l.source, l.target]).collect();
        nodes.retain(|node| tied.contains(&node.id));
    }
    let mut graph = GraphView::with_capacity(nodes.len(), links.len());
    for node in nodes {
        graph.add_node(node);
    }
    add_links(&mut graph, links);
    if shape.view == View::Actors {
        add_addresses(&mut graph, records);
    }
    graph
}

/// Says where the documents are that are no nodes.
fn add_addresses(graph: &mut GraphView, records: &Records) {
    for document in records.documents.values() {
        if let Some(url) = &document.url {
            graph.set_address(document.id.clone(), url);
        }
    }
}

/// Adds the edges whose ends are nodes, and keeps their ids apart.
fn add_links(graph: &mut GraphView, links: Vec<Link>) {
    let mut uses = HashMap::with_capacity(links.len());
    for link in links {
        let ends = (graph.find(link.source), graph.find(link.target));
        if let (Some(source), Some(target)) = ends {
            let mut edge = link.edge;
            edge.id = free_id(&mut uses, edge.id);
            graph.add_edge(source, target, edge);
        }
    }
}

/// Returns an id that no edge has yet: the plain one, else the plain one with a number.
///
/// Ids that people write may hold slashes anywhere, so that two edges can read the same.
fn free_id(uses: &mut HashMap<String, u64>, plain: String) -> String {
    let Some(mut number) = uses.get(&plain).copied() else {
        uses.insert(plain.clone(), 1);
        return plain;
    };
    loop {
        number += 1;
        let id = format!("{plain}#{number}");
        if !uses.contains_key(&id) {
            uses.insert(plain, number);
            uses.insert(id.clone(), 1);
            return id;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_that_read_the_same_get_numbers() {
        let mut uses = HashMap::new();
        let ids = ["a", "a", "a#2", "a", "b"].map(|id| free_id(&mut uses, id.to_owned()));
        assert_eq!(ids, ["a", "a#2", "a#2#2", "a#3", "b"]);
    }
}
