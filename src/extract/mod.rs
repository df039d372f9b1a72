//! Article text to records: one file for each kind of finding.
//!
//! [`extract`] runs the layers in order: tokens, paragraphs, quotations, sentences; names and
//! whom they stand for; roles; cues, sources and contents; speakers. What is known about the
//! language stands in `english/`.

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
