//! Things: people, organisations, places and articles, and who is mentioned where.

use std::collections::BTreeSet;

use super::entity::{Entity, entity_id, language};
use super::links::write_unaddressed;
use crate::export::around::{Around, aliases, text};
use crate::export::column::{Cell, ColumnType};
use crate::export::losses::{Loss, Losses};
use crate::export::output::Buffer;
use crate::graph::{EdgeKind, GraphView, Node, NodeKind, Value, Values};

/// Kinds of organisations that are companies, and that belong to a state.
const COMPANIES: [&str; 6] = [
    "bank",
    "business",
    "company",
    "corporation",
    "enterprise",
    "firm",
];
const PUBLIC_BODIES: [&str; 14] = [
    "army",
    "authority",
    "city council",
    "council",
    "court",
    "government",
    "government agency",
    "ministry",
    "municipality",
    "parliament",
    "police",
    "public agency",
    "public body",
    "regulator",
];

/// Writes the entity that a node is; statements are links, save those that lead to nobody.
pub(super) fn write(around: &Around, number: usize, out: &mut Buffer) {
    let node = around.graph().node(number);
    let schema = match node.kind {
        NodeKind::Person => "Person",
        NodeKind::Organisation => organisation_schema(node),
        NodeKind::Group | NodeKind::Node => "LegalEntity",
        NodeKind::Place => "Address",
        NodeKind::Document => "Article",
        NodeKind::Statement => return write_unaddressed(around, number, out),
        NodeKind::Concept => {
            return out.lose(Loss::Nodes, || node.id.as_str().to_owned());
        }
    };
    let mut entity = Entity::new(entity_id(node.id.as_str()), schema, out);
    match node.kind {
        NodeKind::Document => article(&mut entity, node),
        _ => actor(&mut entity, node),
    }
    entity.finish();
}

fn organisation_schema(node: &Node) -> &'static str {
    let kind = text(node, "organisation_kind").map(str::to_lowercase);
    match kind.as_deref().map(str::trim) {
        Some(kind) if COMPANIES.contains(&kind) => "Company",
        Some(kind) if PUBLIC_BODIES.contains(&kind) => "PublicBody",
        _ => "Organization",
    }
}

fn actor(entity: &mut Entity, node: &Node) {
    entity.name("name", text(node, "name").unwrap_or(&node.label));
    if !entity.has("name") {
        // A name is required.
        entity.name("name", node.id.as_str());
    }
    if node.kind == NodeKind::Place {
        entity.line("full", &node.label);
    }
    for alias in aliases(node) {
        entity.name("alias", alias);
    }
    let is_organisation = node.kind == NodeKind::Organisation;
    if let Some(kind) = text(node, "organisation_kind").filter(|_| is_organisation) {
        entity.line("classification", kind);
    }
    notes(entity, "notes", &node.values, |name, value| {
        let is_label = name == "name" && *value == Value::Text(node.label.clone());
        let is_known = name == "aliases" || (is_organisation && name == "organisation_kind");
        is_label || is_known || is_measure(name, value)
    });
}

/// Tells whether an attribute of an actor is a number: there is no property for what a network says
/// of its nodes, and as words dozens of them would bury what people wrote.
fn is_measure(name: &str, value: &Value) -> bool {
    !matches!(value, Value::Text(_)) && name != "confidence"
}

/// Counts the measures that are left out.
pub(super) fn left_out(graph: &GraphView) -> Losses {
    let actors = graph
        .nodes()
        .filter(|node| node.kind.is_actor() || node.kind == NodeKind::Node);
    let values = actors.flat_map(|node| node.values.iter());
    let measures = values.filter(|(name, value)| is_measure(name, value));
    let names: BTreeSet<&str> = measures.map(|(name, _)| name).collect();
    let mut losses = Losses::new();
    for name in names {
        losses.add(Loss::Attributes, || name.to_owned());
    }
    losses
}

fn article(entity: &mut Entity, node: &Node) {
    entity.line("title", text(node, "title").unwrap_or(&node.label));
    let known = |name: &str, text: &str, entity: &mut Entity| match name {
        "title" => true,
        "publisher" | "author" => {
            let property = if name == "author" {
                "author"
            } else {
                "publisher"
            };
            entity.line(property, text);
            true
        }
        "file" => {
            entity.line("fileName", text);
            true
        }
        "section" => {
            entity.line("keywords", text);
            true
        }
        "url" => entity.url("sourceUrl", text),
        "date" => entity.date("publishedAt", text),
        "language" => language(text)
            .map(|code| entity.line("language", code))
            .is_some(),
        _ => false,
    };
    let mut further = Values::new();
    for (name, value) in node.values.iter() {
        let is_known = matches!(value, Value::Text(text) if known(name, text, entity));
        if !is_known {
            further.insert(name.to_owned(), value.clone());
        }
    }
    if node.label != *text(node, "title").unwrap_or(&node.label) {
        entity.note("notes", "label", &node.label);
    }
    notes(entity, "notes", &further, |_, _| false);
}

/// Adds what no property is made for.
pub(super) fn notes(
    entity: &mut Entity,
    property: &'static str,
    values: &Values,
    is_known: impl Fn(&str, &Value) -> bool,
) {
    for (name, value) in values.iter().filter(|(name, value)| !is_known(name, value)) {
        match Cell::of(value, ColumnType::Text) {
            Some(Cell::Text(text)) => entity.note(property, name, &text),
            _ => entity.lose_number(name, value),
        }
    }
}

/// Lists who speaks or is mentioned in which document: pairs of numbers.
pub(super) fn mentions(around: &Around) -> Vec<(usize, usize)> {
    let graph = around.graph();
    let mut pairs = BTreeSet::new();
    for number in 0..graph.node_count() {
        if graph.node(number).kind != NodeKind::Statement {
            continue;
        }
        let Some(document) = around.end(number, &EdgeKind::AppearsIn) else {
            continue;
        };
        for kind in [
            EdgeKind::Said,
            EdgeKind::Mentions,
            EdgeKind::Addresses,
            EdgeKind::ReportedBy,
        ] {
            let ends = around.ends(number, &kind).map(|(end, _)| end);
            let actors = ends.filter(|&end| graph.node(end).kind.is_actor());
            pairs.extend(actors.map(|actor| (document, actor)));
        }
    }
    pairs.into_iter().collect()
}

/// Writes that a document mentions an actor.
pub(super) fn write_mention(graph: &GraphView, document: usize, actor: usize, out: &mut Buffer) {
    let (document, actor) = (graph.node(document), graph.node(actor));
    let id = entity_id(&format!("mention/{}/{}", document.id, actor.id));
    let mut entity = Entity::new(id, "Mention", out);
    entity.refer("document", document.id.as_str());
    entity.name("name", text(actor, "name").unwrap_or(&actor.label));
    if !entity.has("name") {
        entity.name("name", actor.id.as_str());
    }
    // A place is no legal entity, which alone may stand here.
    if actor.kind != NodeKind::Place {
        entity.refer("resolved", actor.id.as_str());
    }
    entity.finish();
}
