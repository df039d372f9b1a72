//! Edges from records: what each statement and each relation ties together, and by which words.

use std::collections::HashMap;
use std::sync::Arc;

use super::fields::Fields;
use super::filter::Selection;
use super::quote::MarkedText;
use super::{Edge, EdgeKind, Evidence, View};
use crate::model::{Date, Id, Relation, Span, Statement};

/// An edge between two ids that are not numbered yet.
pub(super) struct Link<'a> {
    pub(super) source: &'a Id,
    pub(super) target: &'a Id,
    /// The role of a relation: two roles in one organisation are two edges, merged or not.
    pub(super) role: Option<&'a str>,
    pub(super) edge: Edge,
}

/// Lists the edges of a view: by statement in text order, then by relation.
pub(super) fn links<'a>(selection: &Selection<'a>, view: View) -> Vec<Link<'a>> {
    let mut links = Vec::new();
    for &statement in &selection.statements {
        let evidence = Evidence {
            record: statement.id.clone(),
            document: statement.document.clone(),
            spans: statement.spans.content.clone(),
            quote: Arc::from(statement.text.as_str()),
            date: selection.records.date_of(statement).cloned(),
        };
        match view {
            View::Full => of_statement(statement, &evidence, &mut links),
            View::Actors => of_speaker(statement, &evidence, &mut links),
        }
    }
    of_relations(selection, &mut links);
    links
}

/// Lists the edges between a statement and all that it refers to.
fn of_statement<'a>(statement: &'a Statement, evidence: &Evidence, links: &mut Vec<Link<'a>>) {
    let mut add = |source, target, kind: EdgeKind, end: Option<&Id>, stance: Option<f64>| {
        let mut fields = counted(evidence);
        fields.put("stance", stance);
        let id = edge_id(&kind, &statement.id, end);
        links.push(link(
            source,
            target,
            edge(id, kind, evidence.clone(), fields),
        ));
    };
    let id = &statement.id;
    add(&statement.speaker, id, EdgeKind::Said, None, None);
    for target in distinct(&statement.mentions) {
        add(id, target, EdgeKind::Mentions, Some(target), None);
    }
    for target in distinct(&statement.addressees) {
        add(id, target, EdgeKind::Addresses, Some(target), None);
    }
    if let Some(target) = &statement.reported_by {
        add(id, target, EdgeKind::ReportedBy, None, None);
    }
    if let Some(target) = &statement.document {
        add(id, target, EdgeKind::AppearsIn, None, None);
    }
    let mut concepts: Vec<_> = statement.concepts.iter().collect();
    concepts.sort_by(|a, b| {
        let stance = |stance: Option<f64>| stance.unwrap_or(f64::NEG_INFINITY);
        let by_stance = stance(a.stance).total_cmp(&stance(b.stance));
        a.concept.cmp(&b.concept).then(by_stance)
    });
    concepts.dedup();
    for reference in concepts {
        let target = &reference.concept;
        add(id, target, EdgeKind::About, Some(target), reference.stance);
    }
}

/// Lists the edges from a speaker to those whom the statement mentions.
fn of_speaker<'a>(statement: &'a Statement, evidence: &Evidence, links: &mut Vec<Link<'a>>) {
    for target in distinct(&statement.mentions) {
        let kind = EdgeKind::Mentions;
        let id = edge_id(&kind, &statement.id, Some(target));
        let edge = edge(id, kind, evidence.clone(), counted(evidence));
        links.push(link(&statement.speaker, target, edge));
    }
}

/// Lists the edges that relations are.
fn of_relations<'a>(selection: &Selection<'a>, links: &mut Vec<Link<'a>>) {
    let documents = &selection.records.documents;
    let mut texts: HashMap<&Id, MarkedText> = HashMap::new();
    for &relation in &selection.relations {
        let document = relation.document.as_ref().and_then(|id| documents.get(id));
        let text = document.and_then(|document| {
            let text = document.text.as_deref()?;
            let marked = texts.entry(&document.id);
            Some(&*marked.or_insert_with(|| MarkedText::new(text)))
        });
        let date = document.and_then(|document| document.date.clone());
        let kind = EdgeKind::Relation(Arc::from(relation.kind.as_str()));
        let id = edge_id(&kind, &relation.id, None);
        let evidence = relation_evidence(relation, text, date);
        let fields = relation_fields(relation, &evidence);
        let edge = edge(id, kind, evidence, fields);
        links.push(Link {
            role: relation.role.as_deref(),
            ..link(&relation.source, &relation.target, edge)
        });
    }
}

/// Finds the words that show a relation; where the text is not at hand, names the role or the
/// kind instead, so that no edge is without words.
fn relation_evidence(
    relation: &Relation,
    text: Option<&MarkedText>,
    date: Option<Date>,
) -> Evidence {
    let mut spans = relation.spans.content.clone();
    if spans.is_empty() {
        spans = relation.spans.all().collect::<Vec<Span>>();
        spans.sort_unstable();
    }
    let quote = text
        .and_then(|text| text.words(&spans))
        .or_else(|| relation.role.clone())
        .unwrap_or_else(|| relation.kind.replace('_', " "));
    Evidence {
        record: relation.id.clone(),
        document: relation.document.clone(),
        spans,
        quote: quote.into(),
        date,
    }
}

fn relation_fields(relation: &Relation, evidence: &Evidence) -> Fields {
    let mut fields = counted(evidence);
    fields.put("role", relation.role.as_deref());
    fields.put("since", relation.since.as_ref().map(Date::as_str));
    fields.put("until", relation.until.as_ref().map(Date::as_str));
    fields.put("confidence", relation.confidence);
    fields.attributes(&relation.attributes);
    fields
}

/// Starts the attributes of an edge with those that merged edges have too, so that the columns of
/// both agree.
fn counted(evidence: &Evidence) -> Fields {
    let date = evidence.date.as_ref().map(Date::as_str);
    let mut fields = Fields::of_edge();
    fields.put("count", Some(1));
    fields.put("first_date", date);
    fields.put("last_date", date);
    fields
}

fn link<'a>(source: &'a Id, target: &'a Id, edge: Edge) -> Link<'a> {
    Link {
        source,
        target,
        role: None,
        edge,
    }
}

fn edge(id: String, kind: EdgeKind, evidence: Evidence, fields: Fields) -> Edge {
    Edge {
        id,
        kind,
        weight: 1.0,
        evidence: vec![evidence],
        values: fields.into_values(),
    }
}

/// Makes the id of an edge from its kind, its record and, where one record gives several such
/// edges, its other end: `mentions/5f2a…/person/ada-brook`.
fn edge_id(kind: &EdgeKind, record: &Id, end: Option<&Id>) -> String {
    let record = record.as_str();
    let short = ["statement/", "relation/"]
        .iter()
        .find_map(|prefix| record.strip_prefix(prefix))
        .unwrap_or(record);
    match end {
        Some(end) => format!("{}/{short}/{end}", kind.as_str()),
        None => format!("{}/{short}", kind.as_str()),
    }
}

/// Lists ids in their order, each once.
fn distinct(ids: &[Id]) -> Vec<&Id> {
    let mut ids: Vec<&Id> = ids.iter().collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
