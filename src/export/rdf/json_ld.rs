//! JSON-LD: one object for each subject, under names with prefixes, a line each.

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{LiteralRef, NamedNodeRef, NamedOrBlankNode, Quad, TermRef};

use crate::export::json_text::Members;
use crate::export::output::Buffer;

/// The prefixes that names are shortened with.
pub(super) struct Context(Vec<(String, String)>);

impl Context {
    /// Starts with prefixes and what they stand for.
    pub(super) fn new<'a>(prefixes: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        Self(
            prefixes
                .map(|(name, iri)| (name.to_owned(), iri.to_owned()))
                .collect(),
        )
    }

    /// Returns the head of the file, up to the first subject.
    pub(super) fn head(&self) -> String {
        let context: Vec<String> = self
            .0
            .iter()
            .map(|(name, iri)| format!("  {:?}: {}", name, serde_json::Value::from(iri.as_str())))
            .collect();
        format!(
            "{{\n\"@context\": {{\n{}\n}},\n\"@graph\": [",
            context.join(",\n")
        )
    }

    /// Writes the facts of one record, in which those about one subject stand together.
    pub(super) fn write(&self, facts: &[Quad], is_first: bool, out: &mut Buffer) {
        let subjects = facts.chunk_by(|a, b| a.subject == b.subject);
        for (number, about) in subjects.enumerate() {
            out.raw(if is_first && number == 0 {
                "\n{"
            } else {
                ",\n{"
            });
            let mut members = Members::new();
            if let NamedOrBlankNode::NamedNode(subject) = &about[0].subject {
                members.text(out, "@id", subject.as_str());
            }
            for of_one in about.chunk_by(|a, b| a.predicate == b.predicate) {
                self.member(out, &mut members, of_one);
            }
            out.raw("}");
        }
    }

    /// Writes what a subject has under one name: a single value, or a list.
    fn member(&self, out: &mut Buffer, members: &mut Members, facts: &[Quad]) {
        let is_type = facts[0].predicate == rdf::TYPE;
        if is_type {
            members.name(out, "@type");
        } else {
            members.name(out, &self.short(facts[0].predicate.as_ref()));
        }
        if facts.len() > 1 {
            out.raw("[");
        }
        for (number, fact) in facts.iter().enumerate() {
            if number > 0 {
                out.raw(", ");
            }
            match fact.object.as_ref() {
                TermRef::NamedNode(class) if is_type => out.json(&self.short(class)),
                TermRef::NamedNode(node) => {
                    out.raw("{\"@id\": ");
                    out.json(node.as_str());
                    out.raw("}");
                }
                TermRef::Literal(literal) => self.literal(out, literal),
                TermRef::BlankNode(_) => {}
            }
        }
        if facts.len() > 1 {
            out.raw("]");
        }
    }

    fn literal(&self, out: &mut Buffer, literal: LiteralRef<'_>) {
        let mut members = Members::new();
        match (literal.language(), literal.datatype()) {
            (Some(language), _) => {
                out.raw("{");
                members.text(out, "@value", literal.value());
                members.text(out, "@language", language);
                out.raw("}");
            }
            (None, xsd::STRING) => out.json(literal.value()),
            (None, xsd::BOOLEAN) => out.raw(literal.value()),
            (None, datatype) => {
                out.raw("{");
                members.text(out, "@value", literal.value());
                members.text(out, "@type", &self.short(datatype));
                out.raw("}");
            }
        }
    }

    /// Returns a name with its prefix, or the whole address where none fits.
    fn short(&self, iri: NamedNodeRef<'_>) -> String {
        let prefixed = self.0.iter().find_map(|(name, prefix)| {
            let local = iri.as_str().strip_prefix(prefix.as_str())?;
            // What follows two slashes would be taken for an address.
            (!local.starts_with("//")).then(|| format!("{name}:{local}"))
        });
        prefixed.unwrap_or_else(|| iri.as_str().to_owned())
    }
}
