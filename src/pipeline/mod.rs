//! read → extract → graph → analyze → export: the only module that knows all stages.

mod network;
mod parts;
mod stream;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use rayon::prelude::*;

pub use self::network::Network;
pub use self::parts::{Part, parts};
pub use self::stream::{extract_stream, holds_records};
use crate::extract::{self, date_from_text, extract_with};
use crate::model::{Document, LeftOut, Record, Records};
use crate::read::{self, FileReport, Problems};
use crate::{Error, Place, Result};

/// Somebody who is told how far the work has come.
pub trait Progress: Sync {
    /// A stage of the work begins, with as many steps as are known.
    fn start(&self, what: &'static str, total: Option<u64>);

    /// Some more steps are done.
    fn advance(&self, by: u64);
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn start(&self, _: &'static str, _: Option<u64>) {}

    fn advance(&self, _: u64) {}
}

/// What to read, and what of the findings to keep.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What to read.
    pub read: read::Options,
    /// How articles are searched.
    pub extract: extract::Options,
    /// The least confidence of what is kept, from 0 to 1; see [`Records::leave_out_below`].
    pub min_confidence: f64,
}

/// What was read and found.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Everything that was coded by hand or found in articles.
    pub records: Records,
    /// How many articles were searched for statements.
    pub articles: usize,
    /// What was found with too little confidence.
    pub left_out: LeftOut,
    /// The files that were read.
    pub files: Vec<FileReport>,
    /// How many files in folders were passed over, by ending.
    pub skipped: BTreeMap<String, u64>,
    /// What could not be read, in the order of the input.
    pub problems: Problems,
    /// What is worth knowing and no problem.
    pub notes: Problems,
}

/// Reads inputs and extracts the statements of the articles among them.
///
/// # Errors
///
/// Returns no error at present: whatever cannot be read is a problem beside what could be.
pub fn load(
    inputs: &[PathBuf],
    options: &Options,
    stdin: &mut dyn Read,
    progress: &dyn Progress,
) -> Result<Loaded> {
    progress.start("reading", None);
    let mut input = read::read(inputs, &options.read, stdin)?;
    let (articles, others) = set_apart(input.articles, &mut input.notes);
    let searched = articles.len();
    progress.start("extracting", Some(searched as u64));
    let findings: Vec<Records> = articles
        .par_iter()
        .map(|article| {
            let found = extract_with(article, &options.extract);
            progress.advance(1);
            found
        })
        .collect();
    let mut records = input.records;
    for article in others {
        let _ = records.insert(Record::Document(article));
    }
    for (article, found) in articles.into_iter().zip(findings) {
        // What extraction finds again under another spelling is no mistake of the user's.
        let _ = records.insert(Record::Document(article));
        let _ = records.merge(found);
    }
    let left_out = records.leave_out_below(options.min_confidence);
    Ok(Loaded {
        records,
        articles: searched,
        left_out,
        files: input.files,
        skipped: input.skipped,
        problems: input.problems,
        notes: input.notes,
    })
}

/// Sets apart the articles in other languages, which are kept but cannot be searched.
fn set_apart(articles: Vec<Document>, notes: &mut Problems) -> (Vec<Document>, Vec<Document>) {
    let found = articles.into_par_iter().map(|mut article| {
        let notes = prepare(&mut article);
        (article, notes)
    });
    let found: Vec<(Document, Prepared)> = found.collect();
    let (mut english, mut others) = (Vec::new(), Vec::new());
    for (article, prepared) in found {
        notes.extend(prepared.note);
        if prepared.is_english {
            english.push(article);
        } else {
            others.push(article);
        }
    }
    (english, others)
}

/// What was found out about an article before it is searched.
struct Prepared {
    /// Whether its language can be searched.
    is_english: bool,
    /// What is worth telling.
    note: Option<Error>,
}

/// Tells the language of an article, and dates it where it comes without a date.
fn prepare(article: &mut Document) -> Prepared {
    let other = read::note_other_language(article);
    Prepared {
        is_english: other.is_none(),
        note: other.or_else(|| note_date(article)),
    }
}

/// Dates an article that comes without a date by its own words, and returns what to tell the user.
fn note_date(article: &mut Document) -> Option<Error> {
    if article.date.is_some() {
        return None;
    }
    let date = date_from_text(article)?;
    let note = format!(
        "{:?} is dated {date} by its first lines or its address",
        article.label()
    );
    article.date = Some(date);
    let place = article.file.as_deref().map(Place::file);
    Some(Error::new(note).at(place.unwrap_or_default()))
}
