//! Rows of coded statements to records: people, organisations and concepts from their names.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::Fields;
use super::quote::quoted;
use super::sink::Sink;
use super::table::{Row, Table};
use super::{Item, cells};
use crate::model::{
    Actor, ActorKind, Concept, ConceptReference, Document, Id, Mode, Organisation, Record,
    Relation, Statement, slug,
};
use crate::{Error, Place, Result};

/// The words for agreement that people use beside numbers.
const WORDS: &[(&str, f64)] = &[
    ("true", 1.0),
    ("yes", 1.0),
    ("y", 1.0),
    ("agree", 1.0),
    ("agrees", 1.0),
    ("agreement", 1.0),
    ("support", 1.0),
    ("supports", 1.0),
    ("for", 1.0),
    ("pro", 1.0),
    ("positive", 1.0),
    ("neutral", 0.0),
    ("mixed", 0.0),
    ("false", -1.0),
    ("no", -1.0),
    ("n", -1.0),
    ("disagree", -1.0),
    ("disagrees", -1.0),
    ("disagreement", -1.0),
    ("oppose", -1.0),
    ("opposes", -1.0),
    ("against", -1.0),
    ("contra", -1.0),
    ("negative", -1.0),
];

/// What the rows of one table share.
pub(super) struct Coded {
    /// The organisations of the whole table, as slugs: a speaker may be one of them.
    organisations: BTreeSet<String>,
    /// What 0 means as an agreement.
    zero: f64,
    /// How often each row without words occurred.
    rows: BTreeMap<Id, u32>,
    /// The statements and relations that were handed on already.
    given: BTreeSet<Id>,
    /// The other records, as they were last handed on.
    last: BTreeMap<Id, Record>,
}

/// Finds what 0 means: "against" where a column knows 0 and 1 only, "neither" where it knows −1
/// or anything in between.
fn zero(agreements: &[String]) -> f64 {
    let mut numbers = agreements.iter().filter_map(|cell| cells::number(cell));
    if numbers.all(|number| matches!(number, 0.0 | 1.0)) {
        -1.0
    } else {
        0.0
    }
}

impl Coded {
    /// Prepares for a table with these organisations and agreements.
    pub(super) fn new(organisations: &[String], agreements: &[String]) -> Self {
        Self {
            organisations: organisations.iter().map(|name| slug(name)).collect(),
            zero: zero(agreements),
            rows: BTreeMap::new(),
            given: BTreeSet::new(),
            last: BTreeMap::new(),
        }
    }

    /// Turns a row into its records.
    pub(super) fn row(
        &mut self,
        mut fields: Fields<'_>,
        table: &Table<'_>,
        row: &Row<'_>,
    ) -> std::result::Result<Vec<Record>, Vec<Error>> {
        let fields = &mut fields;
        fields.describe("row");
        let place = fields.start();
        let mut records = Vec::new();
        let employer = fields
            .text("organisation")
            .and_then(|name| entity(&name, organisation, &mut records));
        let speaker = fields
            .text("speaker")
            .and_then(|name| self.anyone(&name, &mut records));
        let document = document(fields, &mut records);
        let Some(speaker) = speaker.clone().or_else(|| employer.clone()) else {
            let nobody = Error::new("nobody speaks in this row")
                .at(place)
                .hint("fill in the speaker, or the organisation that speaks");
            return Err(fields.take_problems().into_iter().chain([nobody]).collect());
        };
        if let Some(organisation) = employer.filter(|employer| *employer != speaker) {
            let role = fields.text("role");
            let relation = affiliation(&speaker, &organisation, role, document.as_ref());
            records.push(Record::Relation(relation));
        }
        let text = fields.text("text").unwrap_or_default();
        let mut statement = Statement::new(self.statement_id(&text, table, row), speaker, text);
        statement.concepts = self.concepts(fields, &mut records);
        statement.date = fields.date("date");
        statement.document = document;
        let modes = [Mode::Direct, Mode::Indirect, Mode::Mixed].map(|mode| (mode.as_str(), mode));
        statement.mode = fields.choice("mode", &modes);
        let mentioned = fields.list("mentions");
        let mentioned = mentioned
            .iter()
            .filter_map(|name| self.anyone(name, &mut records));
        statement.mentions = mentioned.collect();
        let own_id = fields.text("id");
        statement.attributes = fields.attributes();
        if let Some(id) = own_id {
            // Ids such as 1, 2, 3 start anew in every table.
            statement
                .attributes
                .insert("source_id".to_owned(), id.into());
        }
        records.push(Record::Statement(statement));
        let problems = fields.take_problems();
        if problems.is_empty() {
            Ok(records)
        } else {
            Err(problems)
        }
    }

    /// Adds a person, or an organisation where the table names one so in any row.
    fn anyone(&self, name: &str, records: &mut Vec<Record>) -> Option<Id> {
        let is_organisation = self.organisations.contains(&slug(name));
        entity(
            name,
            if is_organisation {
                organisation
            } else {
                person
            },
            records,
        )
    }

    /// Reads the concepts of a row, all with the stance of the row.
    fn concepts(
        &self,
        fields: &mut Fields<'_>,
        records: &mut Vec<Record>,
    ) -> Vec<ConceptReference> {
        let names = fields.list("concept");
        if names.is_empty() {
            // An agreement with nothing in particular stays an attribute.
            return Vec::new();
        }
        let place = fields.place("agreement");
        let stance = fields
            .text("agreement")
            .and_then(|cell| match self.stance(&cell) {
                Ok(stance) => stance,
                Err(problem) => {
                    fields.add_problem(problem.at(place));
                    None
                }
            });
        let references = names.into_iter().map(|name| {
            let concept = Concept::named(&name);
            let reference = ConceptReference {
                concept: concept.id.clone(),
                stance,
            };
            records.push(Record::Concept(concept));
            reference
        });
        references.collect()
    }

    /// Reads an agreement as a stance from −1 to 1.
    fn stance(&self, cell: &str) -> Result<Option<f64>> {
        let cell = cell.trim().replace('−', "-");
        if cell.is_empty() {
            return Ok(None);
        }
        let word = cell.to_lowercase();
        let known = WORDS
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, stance)| *stance);
        match known.or_else(|| cells::number(&cell)) {
            Some(0.0) if known.is_none() => Ok(Some(self.zero)),
            Some(stance) if (-1.0..=1.0).contains(&stance) => Ok(Some(stance)),
            _ => Err(Error::new(format!("{} is not an agreement", quoted(&cell)))
                .hint("write yes or no, agree or disagree, or a number from -1 to 1")),
        }
    }

    /// Makes the id of a row from all that it says.
    ///
    /// Rows that are equal and quote the same words are one statement, entered twice. Rows without
    /// words are told apart by how often they occur: each is a statement that was counted.
    fn statement_id(&mut self, text: &str, table: &Table<'_>, row: &Row<'_>) -> Id {
        let content = table.content(row);
        let mut parts: Vec<&[u8]> = content
            .iter()
            .flat_map(|(name, cell)| [name.as_bytes(), cell.as_bytes()])
            .collect();
        let id = Id::hashed("statement", &parts);
        if !text.is_empty() {
            return id;
        }
        let count = self.rows.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 {
            return id;
        }
        let count = count.to_le_bytes();
        parts.push(&count);
        Id::hashed("statement", &parts)
    }

    /// Remembers a record that is handed on.
    fn remember(&mut self, record: &Record) {
        let id = record.id().clone();
        if matches!(record, Record::Relation(_) | Record::Statement(_)) {
            self.given.insert(id);
        } else {
            self.last.insert(id, record.clone());
        }
    }

    /// Hands on the records of a row, each once in a table unless rows differ in it.
    pub(super) fn give(
        &mut self,
        records: Vec<Record>,
        place: &Place,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        for record in records {
            let id = record.id();
            let is_new = match &record {
                // Equal ids mean equal rows.
                Record::Relation(_) | Record::Statement(_) => !self.given.contains(id),
                // Names are spelled in several ways, and each spelling is kept.
                _ => self.last.get(id) != Some(&record),
            };
            if is_new {
                self.remember(&record);
                sink.item(Item::Record(record, place.clone()))?;
            }
        }
        Ok(())
    }
}

/// Adds whom a name stands for and returns the id; a text that is an id stands for itself.
fn entity(name: &str, make: fn(&str) -> Record, records: &mut Vec<Record>) -> Option<Id> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return None;
    }
    let kinds = ["organisation/", "person/", "group/", "place/"];
    if kinds.iter().any(|kind| name.starts_with(kind)) {
        return Some(name.into());
    }
    let record = make(&name);
    let id = record.id().clone();
    records.push(record);
    Some(id)
}

fn organisation(name: &str) -> Record {
    Record::Organisation(Organisation::named(name))
}

fn person(name: &str) -> Record {
    Record::Actor(Actor::named(ActorKind::Person, name))
}

/// Makes the relation of a speaker to the organisation in the same row.
fn affiliation(
    speaker: &Id,
    organisation: &Id,
    role: Option<String>,
    document: Option<&Id>,
) -> Relation {
    let kind = if role.is_some() {
        "holds_role"
    } else {
        "member_of"
    };
    let evidence = document.map_or("", Id::as_str);
    let role_text = role.as_deref().unwrap_or_default();
    let parts = [
        speaker.as_str(),
        kind,
        role_text,
        organisation.as_str(),
        evidence,
    ];
    let id = Id::hashed("relation", &parts.map(str::as_bytes));
    let mut relation = Relation::new(id, speaker.clone(), organisation.clone(), kind);
    (relation.role, relation.document) = (role, document.cloned());
    relation
}

/// Adds the document of a row and returns its id.
fn document(fields: &mut Fields<'_>, records: &mut Vec<Record>) -> Option<Id> {
    let (name, title, url) = (
        fields.text("document"),
        fields.text("title"),
        fields.text("url"),
    );
    let key = name.as_ref().or(url.as_ref()).or(title.as_ref())?;
    let label = title.as_ref().or(name.as_ref()).or(url.as_ref())?;
    let is_id = key.starts_with("document/");
    let id = if is_id {
        key.as_str().into()
    } else {
        Id::document(label, key)
    };
    let mut document = Document::new(id.clone());
    document.title = title.or(name.filter(|_| !is_id));
    document.url = url;
    document.publisher = fields.text("publisher");
    document.author = fields.text("author");
    document.section = fields.text("section");
    let says_something = document != Document::new(id.clone());
    if says_something {
        records.push(Record::Document(document));
    }
    Some(id)
}
