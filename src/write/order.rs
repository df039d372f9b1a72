//! The order in which records are written.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{
    Actor, Attributes, Concept, Document, Id, Organisation, Records, Relation, Statement,
};

/// A record of a set; in JSON the field `type` comes first.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Entry<'a> {
    Document(&'a Document),
    Actor(&'a Actor),
    Organisation(&'a Organisation),
    Concept(&'a Concept),
    Relation(&'a Relation),
    Statement(&'a Statement),
}

/// The type of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Actor,
    Organisation,
    Concept,
    Relation,
    Statement,
}

impl Kind {
    /// Every type, in the order in which lists stand in a JSON document.
    pub(super) const ALL: [Self; 6] = [
        Self::Document,
        Self::Actor,
        Self::Organisation,
        Self::Statement,
        Self::Relation,
        Self::Concept,
    ];

    /// Returns the name of a list of such records.
    pub(super) const fn plural(self) -> &'static str {
        match self {
            Self::Document => "documents",
            Self::Actor => "actors",
            Self::Organisation => "organisations",
            Self::Concept => "concepts",
            Self::Relation => "relations",
            Self::Statement => "statements",
        }
    }
}

impl<'a> Entry<'a> {
    /// Returns the type.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Document(_) => Kind::Document,
            Self::Actor(_) => Kind::Actor,
            Self::Organisation(_) => Kind::Organisation,
            Self::Concept(_) => Kind::Concept,
            Self::Relation(_) => Kind::Relation,
            Self::Statement(_) => Kind::Statement,
        }
    }

    /// Returns the attributes.
    pub(super) const fn attributes(self) -> &'a Attributes {
        match self {
            Self::Document(record) => &record.attributes,
            Self::Actor(record) => &record.attributes,
            Self::Organisation(record) => &record.attributes,
            Self::Concept(record) => &record.attributes,
            Self::Relation(record) => &record.attributes,
            Self::Statement(record) => &record.attributes,
        }
    }
}

/// Hands on every record once: by document, then those without one.
///
/// An actor, organisation or concept comes with the first document that uses it.
pub(super) fn in_order<'a, E>(
    records: &'a Records,
    mut give: impl FnMut(Entry<'a>) -> Result<(), E>,
) -> Result<(), E> {
    let statements = records.statements_in_text_order();
    let mut relations: Vec<&Relation> = records.relations.values().collect();
    relations.sort_by_key(|relation| (&relation.document, relation.spans.first()));
    let mut written = BTreeSet::new();
    for (id, document) in &records.documents {
        give(Entry::Document(document))?;
        let statements = of_document(&statements, id, |s| s.document.as_ref());
        let relations = of_document(&relations, id, |r| r.document.as_ref());
        let mut needed = BTreeSet::new();
        needed.extend(relations.iter().copied().flat_map(ends));
        needed.extend(statements.iter().copied().flat_map(named));
        needed.retain(|id| written.insert(*id));
        entities(records, &needed, &mut give)?;
        relations
            .iter()
            .try_for_each(|relation| give(Entry::Relation(relation)))?;
        statements
            .iter()
            .try_for_each(|statement| give(Entry::Statement(statement)))?;
    }
    let all = records.actors.keys().chain(records.organisations.keys());
    let all = all.chain(records.concepts.keys());
    let left = all.filter(|id| !written.contains(id)).collect();
    let has_none = |id: Option<&Id>| !id.is_some_and(|id| records.documents.contains_key(id));
    entities(records, &left, &mut give)?;
    let mut left = relations
        .iter()
        .filter(|relation| has_none(relation.document.as_ref()));
    left.try_for_each(|relation| give(Entry::Relation(relation)))?;
    let mut left = statements
        .iter()
        .filter(|statement| has_none(statement.document.as_ref()));
    left.try_for_each(|statement| give(Entry::Statement(statement)))
}

/// Returns the part of a list, sorted by document, that belongs to one.
fn of_document<'a, 'b, T>(
    sorted: &'b [&'a T],
    document: &Id,
    key: impl Fn(&T) -> Option<&Id>,
) -> &'b [&'a T] {
    let start = sorted.partition_point(|record| key(record) < Some(document));
    let end = sorted.partition_point(|record| key(record) <= Some(document));
    &sorted[start..end]
}

/// Hands on the actors, then the organisations, then the concepts that have one of the ids.
fn entities<'a, E>(
    records: &'a Records,
    ids: &BTreeSet<&Id>,
    give: &mut impl FnMut(Entry<'a>) -> Result<(), E>,
) -> Result<(), E> {
    let actors = ids.iter().filter_map(|id| records.actors.get(*id));
    actors.map(Entry::Actor).try_for_each(&mut *give)?;
    let organisations = ids.iter().filter_map(|id| records.organisations.get(*id));
    organisations
        .map(Entry::Organisation)
        .try_for_each(&mut *give)?;
    let concepts = ids.iter().filter_map(|id| records.concepts.get(*id));
    concepts.map(Entry::Concept).try_for_each(&mut *give)
}

fn ends(relation: &Relation) -> [&Id; 2] {
    [&relation.source, &relation.target]
}

fn named(statement: &Statement) -> impl Iterator<Item = &Id> {
    std::iter::once(&statement.speaker)
        .chain(&statement.mentions)
        .chain(&statement.addressees)
        .chain(&statement.reported_by)
        .chain(
            statement
                .concepts
                .iter()
                .map(|reference| &reference.concept),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Record, Span, Spans};

    fn statement(id: &str, document: Option<&str>, start: u32, speaker: &str) -> Record {
        let mut statement = Statement::new(id.into(), speaker.into(), "words");
        statement.document = document.map(Id::from);
        statement.spans = Spans {
            content: vec![Span::new(start, start + 5)],
            ..Spans::default()
        };
        Record::Statement(statement)
    }

    fn order(list: Vec<Record>) -> String {
        let mut records = Records::new();
        for record in list {
            let _ = records.insert(record);
        }
        let mut ids = Vec::new();
        let result: Result<(), ()> = in_order(&records, |entry| {
            ids.push(match entry {
                Entry::Document(record) => record.id.to_string(),
                Entry::Actor(record) => record.id.to_string(),
                Entry::Organisation(record) => record.id.to_string(),
                Entry::Concept(record) => record.id.to_string(),
                Entry::Relation(record) => record.id.to_string(),
                Entry::Statement(record) => record.id.to_string(),
            });
            Ok(())
        });
        assert_eq!(result, Ok(()));
        ids.join(" ")
    }

    #[test]
    fn documents_come_with_what_they_are_the_first_to_need() {
        let document = |id: &str| Record::Document(Document::new(id.into()));
        let actor = |name: &str| {
            let mut actor = Actor::named(crate::model::ActorKind::Person, name);
            actor.id = name.into();
            Record::Actor(actor)
        };
        let mut relation = Relation::new("r".into(), "ada".into(), "bo".into(), "knows");
        relation.document = Some("d2".into());
        assert_eq!(
            order(vec![
                document("d2"),
                document("d1"),
                actor("ada"),
                actor("bo"),
                actor("cy"),
                actor("dee"),
                Record::Relation(relation),
                statement("s1", Some("d1"), 50, "bo"),
                statement("s2", Some("d1"), 9, "bo"),
                statement("s3", Some("d2"), 0, "dee"),
                statement("s4", None, 0, "ada"),
                statement("s5", Some("unknown"), 0, "ada"),
            ]),
            "d1 bo s2 s1 d2 ada dee r s3 cy s4 s5"
        );
    }
}
