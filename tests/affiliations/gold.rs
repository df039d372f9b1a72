//! Reading the marks: sentences of the corpus with the affiliations that a reader saw in them.

use std::path::Path;

use sayso::extract::affiliation_measure::{Found, affiliations};
use sayso::model::Span;

/// An affiliation as it was marked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) person: Span,
    pub(crate) role: Option<Span>,
    pub(crate) organisation: Option<Span>,
}

/// A sentence with what was marked and what is found in it.
#[derive(Debug)]
pub(crate) struct Sentence {
    pub(crate) half: String,
    pub(crate) document: String,
    pub(crate) place: Span,
    pub(crate) words: String,
    pub(crate) marks: Vec<Mark>,
    pub(crate) found: Vec<Found>,
}

impl Sentence {
    /// Returns the words at a place of the document.
    pub(crate) fn slice(&self, span: Option<Span>) -> String {
        let Some(span) = span else {
            return "-".to_owned();
        };
        let skip = span.start.saturating_sub(self.place.start) as usize;
        let length = (span.end - span.start) as usize;
        self.words.chars().skip(skip).take(length).collect()
    }
}

/// Reads a file of marks and runs extraction over the articles it names.
pub(crate) fn read(marks: &Path, texts: &Path) -> Vec<Sentence> {
    let table = std::fs::read_to_string(marks).unwrap();
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut article = (String::new(), String::new(), Vec::new());
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [half, document, place, person, role, organisation]: [&str; 6] =
            fields.try_into().unwrap();
        if article.0 != document {
            let text = std::fs::read_to_string(texts.join(format!("{document}.txt"))).unwrap();
            let found = affiliations(&text);
            article = (document.to_owned(), text, found);
        }
        let place = span(place).unwrap();
        let known = |s: &Sentence| s.document == document && s.place == place;
        if !sentences.last().is_some_and(known) {
            let length = (place.end - place.start) as usize;
            let words = article.1.chars().skip(place.start as usize).take(length);
            let within = |f: &&Found| place.start <= f.person.start && f.person.end <= place.end;
            sentences.push(Sentence {
                half: half.to_owned(),
                document: document.to_owned(),
                place,
                words: words.collect(),
                marks: Vec::new(),
                found: article.2.iter().filter(within).copied().collect(),
            });
        }
        if let (Some(person), Some(sentence)) = (span(person), sentences.last_mut()) {
            sentence.marks.push(Mark {
                person,
                role: span(role),
                organisation: span(organisation),
            });
        }
    }
    sentences
}

/// Reads "12-34"; "-" is no place.
fn span(field: &str) -> Option<Span> {
    let (start, end) = field.split_once('-')?;
    Some(Span::new(start.parse().ok()?, end.parse().ok()?))
}
