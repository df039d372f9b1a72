//! A set of records by id: what one stage hands to the next.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::merge::{Conflict, Join};
use super::{Actor, ActorKind, Concept, Date, Document, Id, Organisation, Relation, Statement};

/// One record of any type; in JSON the field `type` comes first and tells which.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Record {
    /// A [`Document`].
    Document(Document),
    /// An [`Actor`].
    Actor(Actor),
    /// An [`Organisation`].
    Organisation(Organisation),
    /// A [`Concept`].
    Concept(Concept),
    /// A [`Relation`].
    Relation(Relation),
    /// A [`Statement`].
    Statement(Statement),
}

impl Record {
    /// The names of all record types, as they stand in the field `type`.
    pub const TYPES: [&'static str; 6] = [
        "document",
        "actor",
        "organisation",
        "concept",
        "relation",
        "statement",
    ];

    /// Returns the id.
    #[must_use]
    pub const fn id(&self) -> &Id {
        match self {
            Self::Document(record) => &record.id,
            Self::Actor(record) => &record.id,
            Self::Organisation(record) => &record.id,
            Self::Concept(record) => &record.id,
            Self::Relation(record) => &record.id,
            Self::Statement(record) => &record.id,
        }
    }
}

/// A set of records, each type in the order of its ids.
///
/// Merging is set union by id: it is commutative, associative and idempotent, so that shards can
/// be read in any order, twice over, with the same result.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Records {
    /// The documents.
    pub documents: BTreeMap<Id, Document>,
    /// The people, groups and places.
    pub actors: BTreeMap<Id, Actor>,
    /// The organisations.
    pub organisations: BTreeMap<Id, Organisation>,
    /// The concepts.
    pub concepts: BTreeMap<Id, Concept>,
    /// The relations.
    pub relations: BTreeMap<Id, Relation>,
    /// The statements.
    pub statements: BTreeMap<Id, Statement>,
}

/// A reference to a record that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dangling {
    /// The record that refers.
    pub record: Id,
    /// The field in which it does.
    pub field: &'static str,
    /// The id that no record has.
    pub missing: Id,
}

impl Records {
    /// Makes an empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record; where its id is known, joins the two.
    ///
    /// # Errors
    ///
    /// Returns the fields in which the two records contradict each other. The joined record is
    /// kept all the same: of two values the lesser, so that the order of adding does not matter.
    pub fn insert(&mut self, record: Record) -> Result<(), Conflict> {
        match record {
            Record::Document(record) => add(&mut self.documents, record.id.clone(), record),
            Record::Actor(record) => add(&mut self.actors, record.id.clone(), record),
            Record::Organisation(record) => add(&mut self.organisations, record.id.clone(), record),
            Record::Concept(record) => add(&mut self.concepts, record.id.clone(), record),
            Record::Relation(record) => add(&mut self.relations, record.id.clone(), record),
            Record::Statement(record) => add(&mut self.statements, record.id.clone(), record),
        }
    }

    /// Returns when a statement was said: its own date, else that of its document.
    #[must_use]
    pub fn date_of<'a>(&'a self, statement: &'a Statement) -> Option<&'a Date> {
        statement.date.as_ref().or_else(|| {
            let document = self.documents.get(statement.document.as_ref()?)?;
            document.date.as_ref()
        })
    }

    /// Adds all records of another set and returns where the two contradict each other.
    pub fn merge(&mut self, other: Self) -> Vec<Conflict> {
        let Self {
            documents,
            actors,
            organisations,
            concepts,
            relations,
            statements,
        } = other;
        let records = documents
            .into_values()
            .map(Record::Document)
            .chain(actors.into_values().map(Record::Actor))
            .chain(organisations.into_values().map(Record::Organisation))
            .chain(concepts.into_values().map(Record::Concept))
            .chain(relations.into_values().map(Record::Relation))
            .chain(statements.into_values().map(Record::Statement));
        records
            .filter_map(|record| self.insert(record).err())
            .collect()
    }

    /// Returns how many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
            + self.actors.len()
            + self.organisations.len()
            + self.concepts.len()
            + self.relations.len()
            + self.statements.len()
    }

    /// Tells whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the name of an actor, organisation or concept.
    #[must_use]
    pub fn name(&self, id: &Id) -> Option<&str> {
        let actor = self.actors.get(id).map(|actor| actor.name.as_str());
        actor
            .or_else(|| {
                self.organisations
                    .get(id)
                    .map(|organisation| organisation.name.as_str())
            })
            .or_else(|| self.concepts.get(id).map(|concept| concept.name.as_str()))
    }

    /// Returns the statements in the order in which they stand: by document, place and id.
    #[must_use]
    pub fn statements_in_text_order(&self) -> Vec<&Statement> {
        let mut statements: Vec<&Statement> = self.statements.values().collect();
        statements.sort_by_key(|s| (s.document.as_ref(), s.spans.first()));
        statements
    }

    /// Creates what records refer to and nobody defined, each marked with the attribute
    /// `placeholder`, and returns the references.
    pub fn complete_references(&mut self) -> Vec<Dangling> {
        let dangling = self.dangling();
        for reference in &dangling {
            let record = placeholder(reference);
            // A second reference to the same missing record adds the same placeholder.
            let _ = self.insert(record);
        }
        dangling
    }

    /// Lists the references that lead nowhere, in the order of the records that hold them.
    fn dangling(&self) -> Vec<Dangling> {
        let mut found = Vec::new();
        let is_entity =
            |id: &Id| self.actors.contains_key(id) || self.organisations.contains_key(id);
        let mut check = |known: bool, record: &Id, field: &'static str, missing: &Id| {
            if !known {
                found.push(Dangling {
                    record: record.clone(),
                    field,
                    missing: missing.clone(),
                });
            }
        };
        for relation in self.relations.values() {
            for (field, id) in [("source", &relation.source), ("target", &relation.target)] {
                check(is_entity(id), &relation.id, field, id);
            }
            if let Some(id) = &relation.document {
                check(
                    self.documents.contains_key(id),
                    &relation.id,
                    "document",
                    id,
                );
            }
        }
        for statement in self.statements.values() {
            let entities = std::iter::once(("speaker", &statement.speaker))
                .chain(statement.mentions.iter().map(|id| ("mentions", id)))
                .chain(statement.addressees.iter().map(|id| ("addressees", id)))
                .chain(statement.reported_by.iter().map(|id| ("reported_by", id)));
            for (field, id) in entities {
                check(is_entity(id), &statement.id, field, id);
            }
            for reference in &statement.concepts {
                let known = self.concepts.contains_key(&reference.concept);
                check(known, &statement.id, "concepts", &reference.concept);
            }
            if let Some(id) = &statement.document {
                check(
                    self.documents.contains_key(id),
                    &statement.id,
                    "document",
                    id,
                );
            }
        }
        found
    }
}

/// Makes the record that a dangling reference needs, of the type that field and id suggest.
fn placeholder(reference: &Dangling) -> Record {
    let id = reference.missing.clone();
    let name = id.readable_name();
    let mark = || [("placeholder".to_owned(), serde_json::Value::Bool(true))].into();
    let kind = id.kind().unwrap_or_default();
    match reference.field {
        "document" => Record::Document(Document {
            attributes: mark(),
            ..Document::new(id)
        }),
        "concepts" => Record::Concept(Concept {
            id,
            attributes: mark(),
            ..Concept::named(&name)
        }),
        _ if kind == "organisation" || kind.is_empty() && reference.field == "target" => {
            let attributes = mark();
            Record::Organisation(Organisation {
                id,
                attributes,
                ..Organisation::named(&name)
            })
        }
        _ => {
            let kind = ActorKind::ALL
                .into_iter()
                .find(|k| k.as_str() == kind)
                .unwrap_or_default();
            Record::Actor(Actor {
                id,
                attributes: mark(),
                ..Actor::named(kind, &name)
            })
        }
    }
}

fn add<T: Join>(records: &mut BTreeMap<Id, T>, id: Id, record: T) -> Result<(), Conflict> {
    use std::collections::btree_map::Entry;
    match records.entry(id) {
        Entry::Vacant(entry) => {
            entry.insert(record);
            Ok(())
        }
        Entry::Occupied(mut entry) => {
            let fields = entry.get_mut().join(record);
            if fields.is_empty() {
                return Ok(());
            }
            Err(Conflict {
                record_type: T::TYPE,
                id: entry.key().clone(),
                fields,
            })
        }
    }
}
