//! Article text to records: one file for each kind of finding.
//!
//! [`extract`] runs the layers in order: tokens, paragraphs, quotations, sentences; names and
//! whom they stand for; roles; cues, sources and contents; speakers. What is known about the
//! language stands in `english/`.
//!
//! # Decisions
//!
//! - **Layers of `extract`** pass plain values on, so that a rule can give way to a learned model
//!   one layer at a time: text (`token`, `boilerplate`, `paragraph`, `sentence`, `quote`,
//!   `speech`), names (`names`, `cluster`, `affiliation`), attribution (`cue`, `subject`, `phrase`,
//!   `content`, `attribution`, `postposed`, `carried`, `passed_on`, `transcript`), and what becomes
//!   of it (`complete`, `speaker`, `addressee`, `mention`, `when`, `record`). Everything that knows
//!   English is in `extract/english/`.
//! - **`extract/layers.rs` is where every text starts**: extraction, the trainer and what measures
//!   it see the same tokens, quotations, parts of speech and names.
//! - **Boilerplate is left out as tokens**: no later layer sees share buttons, credits and notes
//!   about cookies, and places still count in the whole text. A paragraph goes only by a sign that
//!   real prose does not bear: on the development articles no gold statement stands in one. Of a
//!   caption that states nothing only the credit goes, so that the names in it are known.
//! - **Dates are resolved, never guessed**: an article without a date takes that of its own first
//!   lines or its address (`dateline`), with a note; a statement takes the time beside its cue,
//!   counted from the article's date (`when`), else the article's. No clock is asked, and what may
//!   mean two days means none.
//! - **Affiliations are read from noun phrases** (`extract/affiliation/`): a role's phrase and what
//!   it is held in are found around every name of a person, not taken from the names alone, so that
//!   an organisation nothing else shows becomes one. Each way of stating a role is a `Pattern` with
//!   a chance counted on marked sentences; a role in nothing that the text names makes no relation.
//! - **Pronouns are weighed in text order** (`extract/speaker/pronoun/`), all of an article. What a
//!   pronoun may have meant is remembered by its chance, not as one answer, so that a wrong one
//!   does not draw the next ones after it. Whom grammar forbids is no option (`bars.rs`). Sixteen
//!   people are kept in mind, so the time stays linear. The weights stand in
//!   `data/models/pronouns.tsv`, one line for each feature; below an even chance the pronoun stays
//!   what it is. What a noun tells of a person (`english/nouns.tsv`) is kept apart from the word
//!   classes, which are features of the learned layers.
//! - **The tagger of names and the rules share the work** (`extract/names/decide.rs`): the tagger,
//!   which sees what the rules found, says what is a person, an organisation, a place or no name;
//!   roles, adjectives of countries, forms of address and well-known organisations are the rules'
//!   alone.
//! - **Learned layers stand on the rules**: `extract/tagger/` is one engine (hashed features, rows
//!   of one-byte weights, best labels, how likely each is) and knows nothing of statements;
//!   `extract/learned/` tells it what to look at, the rules' own findings included, and joins its
//!   labels to statements, which a judge gives their confidence. What the corpora hold next to none
//!   of stays the rules' (`attribution::CERTAIN`, `passed_on`, `learned/joined.rs`). The weights in
//!   `data/models/` are compiled in, and their checksum is checked; where they cannot be read, the
//!   rules' word stands. `tests/train/` learns them again: `cargo run --release --example train`. A
//!   change of the rules, of the columns or of the templates changes the features, so the weights
//!   have to be learned again with it.
//! - **Speed of the tagger** is the time that rows of weights take to come from memory, so features
//!   are looked up eight templates at a time for 128 tokens (`tagger/sums.rs`); the rows of both
//!   passes for the templates that they share lie side by side, in one line of the cache
//!   (`tagger/twins.rs`). Scores become chances without the machine's libm, so that no digit
//!   depends on it.

mod addressee;
mod affiliation;
mod attribution;
mod boilerplate;
mod carried;
mod cluster;
mod complete;
mod content;
#[doc(hidden)]
pub mod coreference;
mod cue;
mod dateline;
mod english;
mod layers;
mod learned;
mod mention;
mod names;
mod options;
mod paragraph;
mod passed_on;
mod phrase;
mod postposed;
mod quote;
mod record;
mod section;
mod sentence;
mod speaker;
mod speech;
mod spelling;
mod subject;
mod tagger;
mod text;
mod token;
mod transcript;
mod when;

pub use dateline::date_from_text;
pub use options::{Options, Preference};

#[doc(hidden)]
pub use affiliation::measure as affiliation_measure;
#[doc(hidden)]
pub use learned::training;
#[doc(hidden)]
pub use names::training as names_training;
#[doc(hidden)]
pub use speech::training as speech_training;

use self::attribution::Attribution;
use crate::model::{Document, Records};

/// Finds in an article who said what, who is named and who holds which role.
///
/// Returns actors, organisations, relations and statements, not the document itself; a document
/// without a text gives nothing. The result depends on the document alone. The time is linear in
/// the length of the text.
///
/// ```
/// use sayso::extract::extract;
/// use sayso::model::{Document, Id};
///
/// let mut document = Document::new(Id::from("document/bridge"));
/// document.text = Some("\"The bridge is safe,\" said Ann Orr, the mayor of Lund.".to_owned());
///
/// let records = extract(&document);
/// let statement = records.statements.values().next().unwrap();
/// assert_eq!(statement.speaker.as_str(), "person/ann-orr");
/// assert_eq!(statement.text, "\"The bridge is safe,\"");
/// ```
#[must_use]
pub fn extract(document: &Document) -> Records {
    extract_with(document, &Options::default())
}

/// Does what [`extract`] does, with options.
///
/// ```
/// use sayso::extract::{Options, Preference, extract, extract_with};
/// use sayso::model::{Document, Id};
///
/// let mut document = Document::new(Id::from("document/bridge"));
/// document.text = Some("The mayor wants the bridge to stay, said Ann Orr.".to_owned());
///
/// let more = extract_with(&document, &Options::preferring(Preference::Recall));
/// assert!(more.statements.len() >= extract(&document).statements.len());
/// ```
#[must_use]
pub fn extract_with(document: &Document, options: &Options) -> Records {
    let mut records = Records::new();
    let text = document.text.as_deref().unwrap_or_default();
    for section in section::sections(text) {
        extract_section(document, section, options.preference, &mut records);
    }
    records
}

/// Runs all layers on one section of a text.
fn extract_section(
    document: &Document,
    section: section::Section<'_>,
    preference: Preference,
    records: &mut Records,
) {
    let layers = layers::Layers::find(section.text, section.before);
    let (text, quotes) = (&layers.text, &layers.quotes);
    let mut cast = cluster::Cast::gather(text, &layers.names);
    let affiliations =
        affiliation::affiliations(text, &layers.sentences, &layers.paragraphs, &mut cast);
    let attributions = attributions(&layers, preference);
    let stage = speaker::Stage {
        text,
        quotes,
        speech: &layers.speech,
        layout: &layers.layout,
        affiliations: &affiliations,
        attributions: &attributions,
    };
    let speakers = speaker::resolve(stage, &mut cast, &document.id);
    let addressees = addressee::addressees(text, quotes, &mut cast, &attributions, &document.id);
    let findings = record::Findings {
        document,
        text,
        quotes,
        cast: &cast,
        affiliations: &affiliations,
        attributions: &attributions,
        speakers: &speakers,
        addressees: &addressees,
    };
    findings.add_to(records);
}

/// Finds who says what: the rules' word, improved on by what was learned, and joined.
fn attributions(layers: &layers::Layers<'_>, preference: Preference) -> Vec<Attribution> {
    let by_rules = attribution::attribute(&layers.text, &layers.quotes, &layers.layout);
    let sheet = learned::Sheet {
        text: &layers.text,
        quotes: &layers.quotes,
        layout: &layers.layout,
        speech: &layers.speech,
        names: &layers.names,
        rules: &by_rules,
    };
    let found = learned::refine(&sheet, preference);
    complete::complete(&layers.quotes, found)
}

#[cfg(test)]
mod tests;
