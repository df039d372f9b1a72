//! Nodes and edges of JSON formats, which differ in where they keep them and in nothing else.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::attribute::Type;
use super::builder::Builder;
use super::columns::{Cell, Columns, Style};
use super::json::{Document, Object, typed};
use super::json_names::JsonNames;
use crate::Error;
use crate::export::Owner;
use crate::graph::NodeKind;

/// A node as its format keeps it.
pub(super) struct NodeRow<'a> {
    /// Its id as JSON; where it has none, it is known by its place in the list.
    pub(super) id: Option<&'a str>,
    /// Its attributes, under their names.
    pub(super) attributes: Object<'a>,
    /// Its place, to the right and up, where the format keeps that apart from the attributes.
    pub(super) place: Option<[f64; 2]>,
}

/// An edge as its format keeps it.
pub(super) struct EdgeRow<'a> {
    pub(super) id: Option<Cow<'a, str>>,
    /// What the format says of its ends, as JSON.
    pub(super) ends: [Option<&'a str>; 2],
    pub(super) is_directed: bool,
    /// Its attributes, under their names.
    pub(super) attributes: Object<'a>,
}

/// The members of nodes and edges that are no attributes.
pub(super) struct Structure {
    pub(super) of_nodes: &'static [&'static str],
    pub(super) of_edges: &'static [&'static str],
}

/// Members that this program gives other names in its nodes.
const NEVER_OWN: [&str; 2] = ["type", "r"];

/// Adds nodes, edges and what is said of the whole graph.
pub(super) fn build<'a>(
    document: &mut Document<'a>,
    structure: &Structure,
    nodes: &[NodeRow<'a>],
    edges: &[EdgeRow<'a>],
    figures: Option<Object<'a>>,
    graph: &mut Builder,
) {
    let is_own = is_own(nodes, edges);
    if let Some(figures) = figures {
        let table = Table::new(Owner::Graph, &[], [&figures], is_own);
        let mut cells = table.cells(&figures);
        graph.graph_values(table.columns.describe(&mut cells, |_, _| ()).values);
    }
    let names = JsonNames::of(nodes, graph);
    add_nodes(document, structure, (nodes, &names), is_own, graph);
    let rows = edges.iter().map(|edge| &edge.attributes);
    let table = Table::new(Owner::Edges, structure.of_edges, rows, is_own);
    for edge in edges {
        let offset = edge.attributes.offset;
        let [source, target] = edge.ends.map(|end| names.find(end?));
        let (Some(source), Some(target)) = (source, target) else {
            let problem = Error::new("this edge has no source or no target");
            let place = document.place_of(offset);
            graph.problem(problem.at(place).hint("write both into the object"));
            continue;
        };
        let mut cells = table.cells(&edge.attributes);
        let mut said = table.columns.describe(&mut cells, |offset, error| {
            graph.problem(error.at(document.place_of(offset)));
        });
        said.id = said.id.or_else(|| edge.id.clone());
        let [source, target] = [source, target].map(|name| graph.end(&name, offset));
        graph.edge(source, target, edge.is_directed, said);
    }
}

/// Adds the nodes.
fn add_nodes<'a>(
    document: &mut Document<'a>,
    structure: &Structure,
    (nodes, names): (&[NodeRow<'a>], &JsonNames<'a>),
    is_own: bool,
    graph: &mut Builder,
) {
    let rows = nodes.iter().map(|node| &node.attributes);
    let table = Table::new(Owner::Nodes, structure.of_nodes, rows, is_own);
    for (node, name) in nodes.iter().zip(names.list()) {
        let mut cells = table.cells(&node.attributes);
        let mut said = table.columns.describe(&mut cells, |offset, error| {
            graph.problem(error.at(document.place_of(offset)));
        });
        if let Some([x, y]) = node.place {
            (said.looks.x, said.looks.y) = (Some(x), Some(y));
        }
        if let (_, Some(problem)) = graph.describe(name, said) {
            graph.problem(problem.at(document.place_of(node.attributes.offset)));
        }
    }
}

/// Tells whether this program wrote some nodes and edges: each has a label and a kind, of nodes one
/// that it knows.
fn is_own(nodes: &[NodeRow<'_>], edges: &[EdgeRow<'_>]) -> bool {
    let has_label = |members: &Object<'_>| members.get("label").is_some();
    let is_node = |node: &NodeRow<'_>| {
        let members = &node.attributes;
        let kind = members.text("kind");
        kind.is_some_and(|kind| NodeKind::named(&kind).is_some())
            && has_label(members)
            && members
                .get("name")
                .is_none_or(|name| members.get("label") == Some(name))
            && NEVER_OWN.iter().all(|name| members.get(name).is_none())
    };
    let is_edge =
        |edge: &EdgeRow<'_>| has_label(&edge.attributes) && edge.attributes.get("kind").is_some();
    !nodes.is_empty() && nodes.iter().all(is_node) && edges.iter().all(is_edge)
}

/// The attributes of many objects as columns, in the order of their names.
struct Table {
    columns: Columns,
    numbers: BTreeMap<String, usize>,
}

impl Table {
    fn new<'o, 'a: 'o>(
        owner: Owner,
        structure: &[&str],
        objects: impl IntoIterator<Item = &'o Object<'a>>,
        is_own: bool,
    ) -> Self {
        let mut numbers = BTreeMap::new();
        for object in objects {
            for (name, _) in &object.members {
                if !structure.contains(&name.as_str()) && !numbers.contains_key(name) {
                    numbers.insert(name.clone(), 0);
                }
            }
        }
        let mut columns = Columns::new(owner);
        for (name, number) in &mut numbers {
            *number = columns.add(name, Some(Type::Text));
        }
        columns.settle(Style {
            is_own,
            draws: true,
            ..Style::default()
        });
        Self { columns, numbers }
    }

    fn cells<'a>(&self, object: &Object<'a>) -> Vec<Cell<'a>> {
        let cells = object.members.iter().filter_map(|(name, text)| {
            Some(Cell {
                column: *self.numbers.get(name)?,
                offset: object.offset,
                content: typed(text)?,
            })
        });
        cells.collect()
    }
}
