//! All inputs in one set: records joined by id, references checked, articles set apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::PathBuf;

use super::quote::quoted;
use super::{FileReport, Item, Options, Problems, Report, stream};
use crate::model::{Conflict, Dangling, Document, Id, Record, Records, Spans};
use crate::{Error, Place, Result};

/// Everything that was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Input {
    /// The records, with a placeholder for each that others refer to and nobody defined.
    pub records: Records,
    /// The articles that no statement and no relation rests on yet, each once, in the order of
    /// their ids: what is to be extracted.
    pub articles: Vec<Document>,
    /// What could not be read or does not fit together.
    pub problems: Problems,
    /// What is worth knowing and no problem.
    pub notes: Problems,
    /// The files that were read.
    pub files: Vec<FileReport>,
    /// How many files in folders were passed over, by ending.
    pub skipped: BTreeMap<String, u64>,
}

/// Reads files, folders and standard input (`-`) into one set of records and a list of articles.
///
/// A `document` record with a text counts as an article where no statement and no relation names
/// it; otherwise it has been coded and is not extracted again.
///
/// # Errors
///
/// Returns no error at present: everything that is wrong with the input is a problem beside what
/// could be read.
pub fn read(paths: &[PathBuf], options: &Options, stdin: &mut dyn io::Read) -> Result<Input> {
    let mut gatherer = Gatherer::default();
    let report = stream(paths, options, stdin, &mut |item| {
        gatherer.add(item);
        Ok(())
    })?;
    Ok(gatherer.finish(report))
}

/// Takes the documents out of a set that have a text but no statement and no relation: articles
/// that nobody has coded.
fn take_uncoded_documents(records: &mut Records) -> Vec<Document> {
    let coded = coded_documents(records);
    let is_uncoded = |document: &Document| {
        document
            .text
            .as_ref()
            .is_some_and(|text| !text.trim().is_empty())
            && !coded.contains(&document.id)
    };
    let documents = std::mem::take(&mut records.documents).into_values();
    let (uncoded, others): (Vec<_>, Vec<_>) = documents.partition(is_uncoded);
    records.documents = others
        .into_iter()
        .map(|record| (record.id.clone(), record))
        .collect();
    uncoded
}

fn coded_documents(records: &Records) -> BTreeSet<Id> {
    let statements = records
        .statements
        .values()
        .filter_map(|record| record.document.clone());
    let relations = records
        .relations
        .values()
        .filter_map(|record| record.document.clone());
    statements.chain(relations).collect()
}

/// What has been read so far: takes items one by one, and joins and checks them in the end.
#[derive(Debug, Default)]
pub struct Gatherer {
    records: Records,
    /// The articles, as documents of a set of their own.
    articles: Records,
    /// Where each record was read for the first time.
    places: HashMap<Id, Place>,
    conflicts: Problems,
}

impl Gatherer {
    /// Tells whether a record was among the items.
    #[must_use]
    pub fn has_records(&self) -> bool {
        !self.records.is_empty()
    }

    /// Takes an item. Of two that contradict each other the lesser values stay, whatever their
    /// order, and the contradiction is a problem.
    pub fn add(&mut self, item: Item) {
        let (set, record, place) = match item {
            Item::Record(record, place) => (&mut self.records, record, place),
            Item::Article(article) => {
                let place = Place::file(article.file.clone().unwrap_or_default());
                (&mut self.articles, Record::Document(article), place)
            }
        };
        let id = record.id().clone();
        if let Err(conflict) = set.insert(record) {
            let first = self.places.get(&id);
            self.conflicts.push(contradiction(&conflict, place, first));
        } else {
            self.places.entry(id).or_insert(place);
        }
    }

    /// Checks how everything fits together, and sets the articles apart that nobody has coded.
    #[must_use]
    pub fn finish(self, report: Report) -> Input {
        let Self {
            mut records,
            mut articles,
            places,
            conflicts,
        } = self;
        let mut problems = report.problems;
        problems.append(conflicts);
        for document in take_uncoded_documents(&mut records) {
            // Both were read before, and what contradicts was reported then.
            let _ = articles.insert(Record::Document(document));
        }
        // An article that records refer to has been coded: its text belongs to them.
        let coded = coded_documents(&records);
        let (coded, articles): (Vec<_>, Vec<_>) = articles
            .documents
            .into_values()
            .partition(|article| coded.contains(&article.id));
        for article in coded {
            let _ = records.insert(Record::Document(article));
        }
        problems.extend(spans_outside(&records, &places));
        let dangling = records.complete_references();
        problems.extend(
            dangling
                .iter()
                .map(|reference| missing_record(reference, &places)),
        );
        Input {
            records,
            articles,
            problems,
            files: report.files,
            skipped: report.skipped,
            notes: report.notes,
        }
    }
}

/// Says that two records of one id contradict each other.
fn contradiction(conflict: &Conflict, place: Place, first: Option<&Place>) -> Error {
    let Conflict {
        record_type,
        id,
        fields,
    } = conflict;
    let fields: Vec<String> = fields.iter().map(|field| format!("{field:?}")).collect();
    let message = format!(
        "the {record_type} {} contradicts an earlier record in {}",
        quoted(id.as_str()),
        fields.join(", ")
    );
    let error = Error::new(message)
        .at(place)
        .hint("correct one of the two records, or give one of them another id");
    match first {
        Some(first) => error.because(format!("it was first read from {first}")),
        None => error,
    }
}

/// Says that a record refers to one that nobody defined.
fn missing_record(dangling: &Dangling, places: &HashMap<Id, Place>) -> Error {
    let Dangling {
        record,
        field,
        missing,
    } = dangling;
    let message = format!(
        "{} refers to {} in {field:?}, but no record has this id",
        quoted(record.as_str()),
        quoted(missing.as_str()),
    );
    let wanted = match *field {
        "document" => "a document",
        "concepts" => "a concept",
        _ => "an actor or an organisation",
    };
    Error::new(message)
        .at(places.get(record).cloned().unwrap_or_default())
        .hint(format!(
            "add {wanted} with this id, or correct it; until then a placeholder stands in"
        ))
}

/// Lists the records whose spans reach beyond the text of their document.
fn spans_outside(records: &Records, places: &HashMap<Id, Place>) -> Vec<Error> {
    let lengths: BTreeMap<&Id, usize> = records
        .documents
        .values()
        .filter_map(|document| Some((&document.id, document.text.as_ref()?.chars().count())))
        .collect();
    let check = |id: &Id, document: Option<&Id>, spans: &Spans| {
        let document = document?;
        let length = *lengths.get(document)?;
        let span = spans.all().find(|span| span.end as usize > length)?;
        let message = format!(
            "the span [{}, {}] of {} lies outside of its document, which has {length} characters",
            span.start,
            span.end,
            quoted(id.as_str())
        );
        let place = places.get(id).cloned().unwrap_or_default();
        Some(
            Error::new(message)
                .at(place)
                .because(format!("the document is {}", quoted(document.as_str()))),
        )
    };
    let statements = records.statements.values();
    let relations = records.relations.values();
    statements
        .filter_map(|record| check(&record.id, record.document.as_ref(), &record.spans))
        .chain(
            relations
                .filter_map(|record| check(&record.id, record.document.as_ref(), &record.spans)),
        )
        .collect()
}
