//! Links: statements, roles and other ties, with the words and the article that show them.

use super::entity::{Entity, entity_id};
use super::things::notes;
use crate::export::around::{Around, statement_of, text};
use crate::export::column::Cell;
use crate::export::edge_label::edge_label;
use crate::export::evidence::{first_date, last_date, spans};
use crate::export::losses::Loss;
use crate::export::output::Buffer;
use crate::export::table::{loses_weight, weight};
use crate::graph::{Edge, EdgeKind, EdgeReference, Evidence, Node, NodeKind, Value};

/// Writes the link that an edge is, if it is one: who speaks and where stands in the other links of
/// the statement.
pub(super) fn write(around: &Around, edge: EdgeReference<'_>, out: &mut Buffer) {
    let graph = around.graph();
    if loses_weight(graph, edge.edge) {
        let example = || format!("{} of {}", edge.edge.weight, edge.id());
        out.lose(Loss::Weights, example);
    }
    if !edge.is_directed && edge.source != edge.target {
        out.lose(Loss::Directions, || edge.id().to_string());
    }
    let is_relation = matches!(edge.edge.kind, EdgeKind::Relation(_));
    match statement_of(graph, edge) {
        Some(statement) if !is_relation => of_statement(around, statement, edge, out),
        _ => tie(around, edge, out),
    }
}

/// Writes the link between the speaker of a statement and one whom it mentions or speaks to, or
/// between who passed it on and the speaker.
fn of_statement(around: &Around, statement: usize, edge: EdgeReference<'_>, out: &mut Buffer) {
    let kind = &edge.edge.kind;
    let other = if edge.source == statement {
        edge.target
    } else {
        edge.source
    };
    let cue = text(around.graph().node(statement), "cue");
    let role = match kind {
        EdgeKind::Mentions => cue.unwrap_or("said"),
        EdgeKind::Addresses => "said to",
        EdgeKind::ReportedBy => "passed on the words of",
        _ => return,
    };
    let speaker = around.end(statement, &EdgeKind::Said);
    let Some(speaker) = speaker.filter(|_| is_thing(around, other)) else {
        return out.lose(Loss::Edges, || edge.id().to_string());
    };
    let ends = match kind {
        EdgeKind::ReportedBy => (other, speaker),
        _ => (speaker, other),
    };
    let id = entity_id(&edge.id().text());
    said(around, statement, (id, ends, role), Some(edge.edge), out);
}

/// Writes the link between a speaker and the article, for a statement that mentions nobody.
pub(super) fn write_unaddressed(around: &Around, statement: usize, out: &mut Buffer) {
    let mut mentioned = around.ends(statement, &EdgeKind::Mentions);
    if mentioned.any(|(end, _)| is_thing(around, end)) {
        return;
    }
    let node = around.graph().node(statement);
    let ends = around
        .end(statement, &EdgeKind::Said)
        .zip(around.end(statement, &EdgeKind::AppearsIn));
    let Some(ends) = ends else {
        return out.lose(Loss::Nodes, || node.id.as_str().to_owned());
    };
    let role = text(node, "cue").unwrap_or("said");
    let id = entity_id(node.id.as_str());
    said(around, statement, (id, ends, role), None, out);
}

/// Writes a link that a statement gives.
fn said(
    around: &Around,
    statement: usize,
    (id, (subject, object), role): (String, (usize, usize), &str),
    edge: Option<&Edge>,
    out: &mut Buffer,
) {
    let graph = around.graph();
    let node = graph.node(statement);
    let mut link = Entity::new(id, "UnknownLink", out);
    link.refer("subject", graph.node(subject).id.as_str());
    link.refer("object", graph.node(object).id.as_str());
    link.line("role", role);
    link.line("recordId", node.id.as_str());
    link.text("summary", text(node, "text").unwrap_or(&node.label));
    if let Some(document) = around.end(statement, &EdgeKind::AppearsIn) {
        prove(&mut link, graph.node(document));
    }
    for (concept, edge) in around.ends(statement, &EdgeKind::About) {
        let concept = graph.node(concept);
        let label = match concept.label.as_str() {
            "" => concept.id.as_str(),
            label => label,
        };
        match edge.values.get("stance") {
            Some(stance) => link.note("description", "about", &format!("{label} ({stance})")),
            None => link.note("description", "about", label),
        }
    }
    let date_is_fine = text(node, "date").is_none_or(|date| link.date("date", date));
    notes(
        &mut link,
        "description",
        &node.values,
        |name, _| match name {
            "text" | "cue" | "speaker" | "document" => true,
            "date" => date_is_fine,
            _ => false,
        },
    );
    if let Some(edge) = edge {
        further(&mut link, edge, &[]);
    }
    link.finish();
}

/// Writes the link that a relation is, or a tie of actors that rests on statements.
fn tie(around: &Around, edge: EdgeReference<'_>, out: &mut Buffer) {
    let graph = around.graph();
    if !is_thing(around, edge.source) || !is_thing(around, edge.target) {
        return out.lose(Loss::Edges, || edge.id().to_string());
    }
    let (source, target) = (graph.node(edge.source), graph.node(edge.target));
    let (schema, from, to) = ends(&edge.edge.kind, source.kind, target.kind);
    let mut link = Entity::new(entity_id(&edge.id().text()), schema, out);
    link.refer(from, source.id.as_str());
    link.refer(to, target.id.as_str());
    link.line("role", &edge_label(edge.edge));
    for item in &edge.edge.evidence {
        rest_on(&mut link, around, item);
    }
    let value = |name| match edge.edge.values.get(name) {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let mut known = vec!["role"];
    for (name, property) in [("since", "startDate"), ("until", "endDate")] {
        if value(name).is_some_and(|date| link.date(property, date)) {
            known.push(name);
        }
    }
    if let EdgeKind::Relation(kind) = &edge.edge.kind
        && *edge_label(edge.edge) != kind.replace('_', " ")
    {
        link.note("description", "kind", kind);
    }
    further(&mut link, edge.edge, &known);
    link.finish();
}

/// Returns the schema of a link, and what it calls its ends.
fn ends(
    kind: &EdgeKind,
    source: NodeKind,
    target: NodeKind,
) -> (&'static str, &'static str, &'static str) {
    let is_legal = source.is_actor() && source != NodeKind::Place;
    let kind = if is_legal && target == NodeKind::Organisation {
        kind.as_str()
    } else {
        ""
    };
    match kind {
        "works_for" if source == NodeKind::Person => ("Employment", "employee", "employer"),
        "holds_role" | "member_of" | "works_for" => ("Membership", "member", "organization"),
        _ => ("UnknownLink", "subject", "object"),
    }
}

/// Adds the words, the place and the article that show a tie.
fn rest_on(link: &mut Entity, around: &Around, item: &Evidence) {
    let graph = around.graph();
    link.line("recordId", item.record.as_str());
    link.text("summary", &item.quote);
    if let Some(date) = &item.date {
        link.date("date", date.as_str());
    }
    if !item.spans.is_empty() {
        let place = format!("{} {}", item.record, spans(&item.spans));
        link.note("description", "place", &place);
    }
    let document = item.document.as_ref();
    match document.map(|id| (id, graph.find(id))) {
        Some((_, Some(number))) => prove(link, graph.node(number)),
        // Articles are no nodes of every graph; their id is the same in all.
        Some((id, None)) => link.refer("proof", id.as_str()),
        None => {}
    }
}

/// Names the article that proves a link.
fn prove(link: &mut Entity, document: &Node) {
    link.refer("proof", document.id.as_str());
    if let Some(url) = text(document, "url") {
        link.url("sourceUrl", url);
    }
    if let Some(publisher) = text(document, "publisher") {
        link.line("publisher", publisher);
    }
}

/// Adds what else is known of an edge, save what follows from what it rests on.
fn further(link: &mut Entity, edge: &Edge, known: &[&str]) {
    if let Some(weight) = weight(edge).filter(|weight| weight.to_bits() != 1_f64.to_bits()) {
        link.note("description", "weight", &Cell::Float(weight).to_string());
    }
    let items = &edge.evidence;
    notes(
        link,
        "description",
        &edge.values,
        |name, value| match name {
            "count" => matches!(value, Value::Integer(n) if usize::try_from(*n) == Ok(items.len())),
            "first_date" => is_date(value, first_date(items)),
            "last_date" => is_date(value, last_date(items)),
            name => known.contains(&name),
        },
    );
}

fn is_date(value: &Value, date: Option<&crate::model::Date>) -> bool {
    matches!((value, date), (Value::Text(text), Some(date)) if text == date.as_str())
}

/// Tells whether a node is an entity: concepts and statements are none.
fn is_thing(around: &Around, number: usize) -> bool {
    let kind = around.graph().node(number).kind;
    !matches!(kind, NodeKind::Statement | NodeKind::Concept)
}
