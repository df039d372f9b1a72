//! Records in parts, by document or by month: how a network changes from one to the next.

use std::collections::BTreeMap;

use crate::model::{Date, Id, Records};

/// What records are parted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The document that a statement or relation stands in.
    Document,
    /// The month in which something was said, or in which its document appeared.
    Month,
}

impl Part {
    /// Both ways, in the order of help.
    pub const ALL: [Self; 2] = [Self::Document, Self::Month];

    /// Returns the name after `--by`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Month => "month",
        }
    }
}

/// Parts statements and relations, each with whoever they name; what has no document, or no date
/// that tells the month, is in no part.
///
/// The keys are the ids of documents, or months as `2031-05`, so that the parts stand in order of
/// time. A relation counts in the month of its document.
#[must_use]
pub fn parts(records: &Records, by: Part) -> BTreeMap<String, Records> {
    let mut parts: BTreeMap<String, Records> = BTreeMap::new();
    for statement in records.statements.values() {
        let Some(key) = key(
            records,
            by,
            statement.document.as_ref(),
            statement.date.as_ref(),
        ) else {
            continue;
        };
        let part = parts.entry(key).or_default();
        let named = [&statement.speaker].into_iter().chain(&statement.mentions);
        let named = named
            .chain(&statement.addressees)
            .chain(&statement.reported_by);
        let concepts = statement
            .concepts
            .iter()
            .map(|reference| &reference.concept);
        for id in named.chain(concepts).chain(&statement.document) {
            copy(records, id, part);
        }
        part.statements
            .insert(statement.id.clone(), statement.clone());
    }
    for relation in records.relations.values() {
        let Some(key) = key(records, by, relation.document.as_ref(), None) else {
            continue;
        };
        let part = parts.entry(key).or_default();
        for id in [&relation.source, &relation.target]
            .into_iter()
            .chain(&relation.document)
        {
            copy(records, id, part);
        }
        part.relations.insert(relation.id.clone(), relation.clone());
    }
    parts
}

/// Finds the part of something that stands in a document and may have a date of its own.
fn key(records: &Records, by: Part, document: Option<&Id>, date: Option<&Date>) -> Option<String> {
    match by {
        Part::Document => document.map(Id::to_string),
        Part::Month => {
            let of_document = || records.documents.get(document?)?.date.as_ref();
            let date = date.or_else(of_document)?;
            // A year alone tells no month.
            date.as_str().get(.."2031-05".len()).map(str::to_owned)
        }
    }
}

/// Copies whoever or whatever has an id.
fn copy(records: &Records, id: &Id, part: &mut Records) {
    if let Some(actor) = records.actors.get(id) {
        part.actors
            .entry(id.clone())
            .or_insert_with(|| actor.clone());
    }
    if let Some(organisation) = records.organisations.get(id) {
        let known = part.organisations.entry(id.clone());
        known.or_insert_with(|| organisation.clone());
    }
    if let Some(concept) = records.concepts.get(id) {
        let known = part.concepts.entry(id.clone());
        known.or_insert_with(|| concept.clone());
    }
    if let Some(document) = records.documents.get(id) {
        let known = part.documents.entry(id.clone());
        known.or_insert_with(|| document.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, ActorKind, Document, Relation, Statement};

    #[test]
    fn every_statement_is_in_the_part_of_its_document_or_month() {
        let mut records = Records::new();
        for (id, date) in [
            ("may", Some("2031-05-02")),
            ("year", Some("2031")),
            ("none", None),
        ] {
            let document = Document {
                date: date.map(|date| date.parse().unwrap()),
                ..Document::new(Id::from(id))
            };
            records.documents.insert(document.id.clone(), document);
        }
        let ada = Id::from("ada");
        records
            .actors
            .insert(ada.clone(), Actor::named(ActorKind::Person, "Ada"));
        for (id, document, date) in [
            ("1", "may", None),
            ("2", "may", Some("2031-06-01")),
            ("3", "year", None),
            ("4", "none", None),
        ] {
            let statement = Statement {
                document: Some(document.into()),
                date: date.map(|date| date.parse().unwrap()),
                ..Statement::new(id.into(), "ada".into(), "It rains.")
            };
            records.statements.insert(statement.id.clone(), statement);
        }
        let relation = Relation {
            document: Some("may".into()),
            ..Relation::new("r".into(), "ada".into(), "ada".into(), "member_of")
        };
        records.relations.insert(relation.id.clone(), relation);
        let spelled = |by| {
            let parts = parts(&records, by);
            let spelled = parts.into_iter().map(|(key, part)| {
                assert!(part.actors.contains_key(&Id::from("ada")));
                (key, part.statements.len(), part.relations.len())
            });
            spelled.collect::<Vec<_>>()
        };
        let expected = [("2031-05".to_owned(), 1, 1), ("2031-06".to_owned(), 1, 0)];
        assert_eq!(spelled(Part::Month), expected);
        let expected = [("may", 2, 1), ("none", 1, 0), ("year", 1, 0)];
        let expected =
            expected.map(|(key, statements, relations)| (key.to_owned(), statements, relations));
        assert_eq!(spelled(Part::Document), expected);
    }
}
