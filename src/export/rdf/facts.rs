//! The facts about one record in the making: subject, predicate, object, and the graph they stand
//! in.

use std::collections::{HashMap, HashSet};

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, QuadRef, Term};

use super::names::Iris;
use super::typed::{date, number};
use crate::export::losses::Loss;
use crate::export::output::Buffer;
use crate::export::xml::can_hold;
use crate::graph::Value;

/// Gathers facts.
pub(super) struct Facts<'a> {
    /// How addresses are made.
    pub(super) iris: &'a Iris,
    out: &'a mut Buffer,
    quads: Vec<Quad>,
    graph: GraphName,
}

impl<'a> Facts<'a> {
    /// Starts without facts; losses are counted in a buffer.
    pub(super) fn new(iris: &'a Iris, out: &'a mut Buffer) -> Self {
        Self {
            iris,
            out,
            quads: Vec::new(),
            graph: GraphName::DefaultGraph,
        }
    }

    /// Says which document the next facts are known from.
    pub(super) fn known_from(&mut self, document: Option<&str>) {
        self.graph = document.map_or(GraphName::DefaultGraph, |id| self.iris.record(id).into());
    }

    /// Adds a fact.
    pub(super) fn add(
        &mut self,
        subject: &NamedNode,
        predicate: impl Into<NamedNode>,
        object: impl Into<Term>,
    ) {
        let graph = self.graph.clone();
        self.quads
            .push(Quad::new(subject.clone(), predicate, object, graph));
    }

    /// Says what something is.
    pub(super) fn is_a(&mut self, subject: &NamedNode, class: NamedNodeRef<'_>) {
        self.add(subject, rdf::TYPE, class.into_owned());
    }

    /// Adds a text.
    pub(super) fn text(
        &mut self,
        subject: &NamedNode,
        predicate: impl Into<NamedNode>,
        text: &str,
    ) {
        self.words(subject, predicate, text, None);
    }

    /// Adds words of a language; a tag that is none is left out, since no reader would take it.
    pub(super) fn words(
        &mut self,
        subject: &NamedNode,
        predicate: impl Into<NamedNode>,
        text: &str,
        language: Option<&str>,
    ) {
        let text = self.storable(text);
        let tagged =
            language.and_then(|tag| Literal::new_language_tagged_literal(text.as_str(), tag).ok());
        let literal = tagged.unwrap_or_else(|| Literal::new_simple_literal(text));
        self.add(subject, predicate, literal);
    }

    /// Adds a date of the precision it has; a text that is no date stays a text.
    pub(super) fn date(
        &mut self,
        subject: &NamedNode,
        predicate: impl Into<NamedNode>,
        text: &str,
    ) {
        match date(text) {
            Some(literal) => self.add(subject, predicate, literal),
            None => self.text(subject, predicate, text),
        }
    }

    /// Adds a whole number.
    pub(super) fn count(
        &mut self,
        subject: &NamedNode,
        predicate: impl Into<NamedNode>,
        count: u32,
    ) {
        let literal = Literal::new_typed_literal(count.to_string(), xsd::NON_NEGATIVE_INTEGER);
        self.add(subject, predicate, literal);
    }

    /// Adds a value of its type under a term of its name; a number that is not finite counts as
    /// missing.
    pub(super) fn own(&mut self, subject: &NamedNode, name: &str, value: &Value) {
        let term = self.iris.term(name);
        let literal = match value {
            Value::Text(text) => return self.text(subject, term, text),
            Value::Boolean(truth) => Literal::new_typed_literal(truth.to_string(), xsd::BOOLEAN),
            Value::Integer(number) => Literal::new_typed_literal(number.to_string(), xsd::INTEGER),
            Value::Float(value) if !value.is_finite() => {
                self.out
                    .lose(Loss::Numbers, || format!("{value} as {name}"));
                return;
            }
            Value::Float(value) => number(*value),
        };
        self.add(subject, term, literal);
    }

    /// Counts a loss.
    pub(super) fn lose(&mut self, loss: Loss, example: impl FnOnce() -> String) {
        self.out.lose(loss, example);
    }

    /// Ends with the facts, each once: those about one subject together, and those under one name,
    /// in the order in which they came; before that, where a format has graphs, those of one
    /// document.
    pub(super) fn finish(mut self, keeps_documents: bool) -> Vec<Quad> {
        if !keeps_documents {
            for quad in &mut self.quads {
                quad.graph_name = GraphName::DefaultGraph;
            }
        }
        let mut seen: HashSet<QuadRef> = HashSet::with_capacity(self.quads.len());
        let (mut subjects, mut predicates) = (HashMap::new(), HashMap::new());
        let mut keys = Vec::with_capacity(self.quads.len());
        for (number, quad) in self.quads.iter().enumerate() {
            let document = match &quad.graph_name {
                GraphName::NamedNode(name) => Some(name.as_str().to_owned()),
                _ => None,
            };
            let about = (&quad.subject, &quad.predicate);
            let subject = *subjects.entry(&quad.subject).or_insert(number);
            let predicate = *predicates.entry(about).or_insert(number);
            let is_new = seen.insert(quad.as_ref());
            keys.push((is_new, (document, subject, predicate)));
        }
        let mut facts: Vec<_> = keys.into_iter().zip(self.quads).collect();
        facts.retain(|((is_new, _), _)| *is_new);
        facts.sort_by(|((_, one), _), ((_, other), _)| one.cmp(other));
        facts.into_iter().map(|(_, quad)| quad).collect()
    }

    /// Returns a text without the characters that XML cannot hold: stores of triples answer in XML.
    fn storable(&mut self, text: &str) -> String {
        if text.chars().all(can_hold) {
            return text.to_owned();
        }
        for c in text.chars().filter(|c| !can_hold(*c)) {
            self.out.lose(Loss::Characters, || c.to_string());
        }
        text.chars().filter(|c| can_hold(*c)).collect()
    }
}
