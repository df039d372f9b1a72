//! Ties: what is known of an edge beyond that it is there, as facts about the edge itself.

use std::collections::BTreeSet;

use oxrdf::NamedNode;
use oxrdf::vocab::{rdf, rdfs};

use super::evidence::{Place, annotate};
use super::facts::Facts;
use super::mapping::{Mapping, document_of_edge, spans};
use super::names::part;
use super::vocabulary::{MEMBERSHIPS, org, prov, schema};
use crate::export::evidence::{first_date, last_date};
use crate::export::losses::Loss;
use crate::export::table::{loses_weight, weight};
use crate::graph::{Edge, EdgeKind, EdgeReference, Evidence, NodeKind, Value};
use crate::model::Id;

impl<'a> Mapping<'a> {
    /// Adds what is known of an edge: roles, dates, stance, weight, and what it rests on. Of an
    /// edge that a statement gives, nothing more is known as a rule than the statement says itself.
    pub(super) fn edge(&self, edge: EdgeReference<'a>, facts: &mut Facts) {
        let number = weight(edge.edge);
        if loses_weight(self.graph, edge.edge) {
            let example = || format!("{} of {}", edge.edge.weight, edge.id());
            facts.lose(Loss::Weights, example);
        }
        if !edge.is_directed && edge.source != edge.target {
            facts.lose(Loss::Directions, || edge.id().to_string());
        }
        let further: Vec<_> = edge.edge.values.iter().collect();
        let further = further
            .into_iter()
            .filter(|(name, value)| !follows(edge.edge, name, value));
        let further: Vec<(&str, &Value)> = further.collect();
        let is_light = number.is_none_or(|weight| weight.to_bits() == 1_f64.to_bits());
        let is_said_already = self.is_of_statement(edge).is_some()
            && edge
                .edge
                .evidence
                .iter()
                .all(|item| self.is_of_record(item));
        if is_said_already && further.is_empty() && is_light {
            return;
        }
        facts.known_from(document_of_edge(edge));
        let iri = self.iris.edge(&edge.id().text());
        self.ends_of_tie(facts, &iri, edge);
        if let Some(weight) = number.filter(|_| !is_light) {
            facts.own(&iri, "weight", &Value::Float(weight));
        }
        for (name, value) in further {
            self.tie_value(facts, &iri, edge.edge, name, value);
        }
        if !is_said_already {
            self.rests_on(facts, &iri, edge.edge);
        }
    }

    /// Adds what is tied, and how.
    fn ends_of_tie(&self, facts: &mut Facts, iri: &NamedNode, edge: EdgeReference<'a>) {
        let [source, target] = self.ends(edge);
        match &edge.edge.kind {
            EdgeKind::Relation(kind) if MEMBERSHIPS.contains(&&**kind) => {
                facts.is_a(iri, org::MEMBERSHIP);
                facts.add(iri, org::MEMBER, source);
                facts.add(iri, org::IN_ORGANIZATION, target);
                facts.text(iri, self.iris.term("kind"), kind);
            }
            _ => {
                let is_said = self.is_of_statement(edge) == Some(&EdgeKind::Said);
                let (subject, object) = if is_said {
                    (target, source)
                } else {
                    (source, target)
                };
                facts.is_a(iri, rdf::STATEMENT);
                facts.add(iri, rdf::SUBJECT, subject);
                for predicate in self.predicates(edge).into_iter().take(1) {
                    facts.add(iri, rdf::PREDICATE, predicate);
                }
                facts.add(iri, rdf::OBJECT, object);
            }
        }
    }

    /// Adds one attribute of an edge.
    fn tie_value(
        &self,
        facts: &mut Facts,
        iri: &NamedNode,
        edge: &Edge,
        name: &str,
        value: &Value,
    ) {
        match (&edge.kind, name, value) {
            (EdgeKind::Relation(_), "role", Value::Text(role)) => {
                facts.text(iri, schema::ROLE_NAME, role);
                facts.add(iri, org::ROLE, self.iris.named("role", role));
            }
            (EdgeKind::Relation(_), "since", Value::Text(date)) => {
                facts.date(iri, schema::START_DATE, date);
            }
            (EdgeKind::Relation(_), "until", Value::Text(date)) => {
                facts.date(iri, schema::END_DATE, date);
            }
            // The weight that the graph itself gives an edge has this name.
            (_, "weight", _) => facts.own(iri, "weight_", value),
            _ => facts.own(iri, name, value),
        }
    }

    /// Adds what an edge rests on: one annotation for each item of evidence.
    fn rests_on(&self, facts: &mut Facts, iri: &NamedNode, edge: &Edge) {
        for (number, item) in edge.evidence.iter().enumerate() {
            facts.known_from(item.document.as_ref().map(Id::as_str));
            let record = self.iris.record(item.record.as_str());
            facts.add(iri, prov::WAS_DERIVED_FROM, record.clone());
            let evidence = part(iri.as_ref(), &format!("evidence-{}", number + 1));
            facts.add(&evidence, prov::WAS_DERIVED_FROM, record);
            if let Some(date) = &item.date {
                facts.date(&evidence, schema::DATE_CREATED, date.as_str());
            }
            let Some(document) = &item.document else {
                facts.text(&evidence, schema::TEXT, &item.quote);
                facts.add(iri, self.iris.term("evidence"), evidence);
                continue;
            };
            let place = Place {
                document: document.as_str(),
                spans: &item.spans,
                words: Some(&*item.quote),
                language: self.language(document.as_str()),
            };
            annotate(facts, &evidence, iri, &place);
        }
    }

    /// Tells whether a piece of evidence is a statement of the graph that says the same itself.
    fn is_of_record(&self, item: &Evidence) -> bool {
        let Some(number) = self.graph.find(&item.record) else {
            return false;
        };
        let node = self.graph.node(number);
        let words = node.values.get("text");
        node.kind == NodeKind::Statement
            && matches!(words, Some(Value::Text(text)) if *text == *item.quote)
            && spans(node, "content_spans").unwrap_or_default() == item.spans
    }

    /// Adds what publishers, authors and roles are called: each is known by its name alone.
    pub(super) fn named(&self) -> BTreeSet<(Named, &'a str)> {
        let mut named = BTreeSet::new();
        for node in self.graph.nodes().filter(|n| n.kind == NodeKind::Document) {
            for (what, field) in [(Named::Publisher, "publisher"), (Named::Author, "author")] {
                if let Some(Value::Text(name)) = node.values.get(field) {
                    named.insert((what, name.as_str()));
                }
            }
        }
        for edge in self.graph.edges() {
            if let (EdgeKind::Relation(_), Some(Value::Text(role))) =
                (&edge.edge.kind, edge.edge.values.get("role"))
            {
                named.insert((Named::Role, role.as_str()));
            }
        }
        named
    }
}

/// What is known by its name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    Publisher,
    Author,
    Role,
}

impl Named {
    /// Adds what something is and what it is called.
    pub(super) fn describe(self, name: &str, facts: &mut Facts) {
        let (what, class, predicate) = match self {
            Self::Publisher => ("publisher", schema::ORGANIZATION, schema::NAME),
            Self::Author => ("author", prov::AGENT, schema::NAME),
            Self::Role => ("role", org::ROLE_TYPE, rdfs::LABEL),
        };
        let iri = facts.iris.named(what, name);
        facts.is_a(&iri, class);
        facts.text(&iri, predicate, name);
    }
}

/// Tells whether an attribute of an edge follows from what it rests on.
fn follows(edge: &Edge, name: &str, value: &Value) -> bool {
    let items = &edge.evidence;
    let date = match name {
        "count" => {
            return matches!(value, Value::Integer(n) if usize::try_from(*n) == Ok(items.len()));
        }
        "first_date" => first_date(items),
        "last_date" => last_date(items),
        _ => return false,
    };
    matches!((value, date), (Value::Text(text), Some(date)) if text == date.as_str())
}
