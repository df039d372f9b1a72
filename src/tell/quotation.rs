//! Quotations: statements and relations as people read them, with their place in a document.

use std::collections::BTreeMap;

use serde::Serialize;

use super::passage::{Page, Piece, Position};
use super::resolution::{Manner, Resolution};
use crate::graph::{Evidence, GraphView};
use crate::model::{Date, Document, Id, Mode, Records, Relation, Statement};

/// Somebody or something by id, name and kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    /// The id, as in records and graph files.
    pub id: String,
    /// The name.
    pub name: String,
    /// The kind: `person`, `organisation`, …
    pub kind: &'static str,
}

/// A document, and where in it something stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// The id of the document.
    pub id: String,
    /// Its title, else its file, else its id.
    pub label: String,
    /// The file it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Where it can be read on the web: an address of http or https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where the words stand in the document's text, where that is at hand.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

impl Source {
    /// Tells whether lines of the text are lines of the file: of a web page, of Markdown or of an
    /// archive, the text is what was taken from it.
    pub(super) fn is_its_file(&self) -> bool {
        let ending = self.file.as_deref().and_then(|file| file.rsplit_once('.'));
        ending.is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("txt"))
    }
}

/// A concept that a statement is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stance {
    /// The concept.
    pub concept: Named,
    /// From −1 (opposes) to 1 (supports).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<f64>,
}

/// A statement as people read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quotation {
    /// The id of the statement.
    pub id: String,
    /// Who speaks.
    pub speaker: Named,
    /// What is said.
    pub text: String,
    /// How the words are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// The words that report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// When it was said, else when its document was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The words around it, with source, cue and content marked; empty where no text is at hand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passage: Vec<Piece>,
    /// How the speaker was resolved; absent where only a graph file is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Resolution>,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Named>,
    /// Whom it is said to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<Named>,
    /// Who passed it on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<Named>,
    /// The concepts it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concepts: Vec<Stance>,
    /// How sure it is that these are the words of this source, from 0 to 1; of what people coded,
    /// nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

/// A relation as people read it: a role, a membership.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Role {
    /// The id of the relation.
    pub id: String,
    /// Who holds it.
    pub holder: Named,
    /// In what.
    pub place: Named,
    /// The kind of the relation: `holds_role`, `member_of`, …
    pub kind: String,
    /// The role, as it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether it is over.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// The words that show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Where they stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The words around them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passage: Vec<Piece>,
    /// How sure the finding is, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

/// The records, with the texts of their documents opened as they are needed.
#[derive(Debug)]
pub struct Archive<'a> {
    /// The records.
    pub records: &'a Records,
    pages: BTreeMap<&'a Id, Page<'a>>,
}

impl<'a> Archive<'a> {
    /// Opens no text yet.
    #[must_use]
    pub const fn new(records: &'a Records) -> Self {
        Self {
            records,
            pages: BTreeMap::new(),
        }
    }

    /// Names whoever or whatever has an id.
    #[must_use]
    pub fn named(&self, id: &Id) -> Named {
        let records = self.records;
        let (name, kind) = if let Some(actor) = records.actors.get(id) {
            (actor.name.clone(), actor.kind.as_str())
        } else if let Some(organisation) = records.organisations.get(id) {
            (organisation.name.clone(), "organisation")
        } else if let Some(concept) = records.concepts.get(id) {
            (concept.name.clone(), "concept")
        } else if let Some(document) = records.documents.get(id) {
            (document.label().to_owned(), "document")
        } else {
            (id.readable_name(), "node")
        };
        Named {
            id: id.to_string(),
            name,
            kind,
        }
    }

    fn all_named(&self, ids: &[Id]) -> Vec<Named> {
        let mut named: Vec<Named> = ids.iter().map(|id| self.named(id)).collect();
        named.sort();
        named.dedup();
        named
    }

    fn page(&mut self, id: Option<&Id>) -> Option<&Page<'a>> {
        let document = self.records.documents.get(id?)?;
        let text = document.text.as_deref()?;
        let page = self.pages.entry(&document.id);
        Some(page.or_insert_with(|| Page::new(text)))
    }

    fn source(&self, id: Option<&Id>, position: Option<Position>) -> Option<Source> {
        let id = id?;
        let unknown = Document::new(id.clone());
        let document = self.records.documents.get(id).unwrap_or(&unknown);
        Some(Source {
            id: id.to_string(),
            label: document.label().to_owned(),
            file: document.file.clone(),
            url: document.url.as_deref().and_then(web_address),
            publisher: document.publisher.clone(),
            date: document.date.clone(),
            position,
        })
    }

    /// Tells how the speaker of a statement was resolved.
    pub(super) fn manner(&mut self, statement: &Statement) -> Manner {
        let page = self.page(statement.document.as_ref());
        let words = page.and_then(|page| page.words(&statement.spans.source));
        Resolution::of(self.records, statement, words.as_deref(), None).by
    }

    /// Makes a quotation of a statement.
    pub fn quotation(&mut self, statement: &Statement) -> Quotation {
        let spans = &statement.spans;
        let document = statement.document.as_ref();
        let (mut passage, mut words, mut named_at, mut stands_at) = (Vec::new(), None, None, None);
        if let Some(page) = self.page(document) {
            passage = page.passage(spans);
            words = page.words(&spans.source);
            let start = |spans: &[crate::model::Span]| spans.iter().map(|span| span.start).min();
            named_at = start(&spans.source).and_then(|at| page.position(at));
            let at = start(&spans.content).or(spans.first());
            stands_at = at.and_then(|at| page.position(at));
        }
        let of_document = || self.records.documents.get(document?)?.date.clone();
        Quotation {
            id: statement.id.to_string(),
            speaker: self.named(&statement.speaker),
            text: statement.text.clone(),
            mode: statement.mode,
            cue: statement.cue.clone(),
            date: statement.date.clone().or_else(of_document),
            source: self.source(document, stands_at),
            passage,
            resolution: Some(Resolution::of(
                self.records,
                statement,
                words.as_deref(),
                named_at,
            )),
            mentions: self.all_named(&statement.mentions),
            addressees: self.all_named(&statement.addressees),
            reported_by: statement.reported_by.as_ref().map(|id| self.named(id)),
            concepts: statement
                .concepts
                .iter()
                .map(|reference| Stance {
                    concept: self.named(&reference.concept),
                    stance: reference.stance,
                })
                .collect(),
            confidence: statement.confidence,
        }
    }

    /// Makes a role of a relation.
    pub fn role(&mut self, relation: &Relation) -> Role {
        let (mut passage, mut words, mut position) = (Vec::new(), None, None);
        if let Some(page) = self.page(relation.document.as_ref()) {
            passage = page.passage(&relation.spans);
            let spans: Vec<_> = relation.spans.all().collect();
            words = page.words(&spans);
            position = relation.spans.first().and_then(|at| page.position(at));
        }
        Role {
            id: relation.id.to_string(),
            holder: self.named(&relation.source),
            place: self.named(&relation.target),
            kind: relation.kind.clone(),
            role: relation.role.clone(),
            since: relation.since.clone(),
            until: relation.until.clone(),
            former: relation.attributes.get("status").and_then(|v| v.as_str()) == Some("former"),
            words,
            source: self.source(relation.document.as_ref(), position),
            passage,
            confidence: relation.confidence,
        }
    }
}

impl Quotation {
    /// Makes a quotation of what a graph file keeps of a statement.
    pub(super) fn of_evidence(graph: &GraphView, speaker: usize, evidence: &Evidence) -> Self {
        let source = evidence.document.as_ref().map(|id| Source {
            id: id.to_string(),
            label: id.to_string(),
            file: None,
            url: graph.address(id).and_then(web_address),
            publisher: None,
            date: None,
            position: None,
        });
        Self {
            id: evidence.record.to_string(),
            speaker: named_node(graph, speaker),
            text: evidence.quote.to_string(),
            mode: None,
            cue: None,
            date: evidence.date.clone(),
            source,
            passage: Vec::new(),
            resolution: None,
            mentions: Vec::new(),
            addressees: Vec::new(),
            reported_by: None,
            concepts: Vec::new(),
            confidence: None,
        }
    }
}

/// Names a node of a graph.
#[must_use]
pub fn named_node(graph: &GraphView, number: usize) -> Named {
    let node = graph.node(number);
    Named {
        id: node.id.to_string(),
        name: node.label.clone(),
        kind: node.kind.as_str(),
    }
}

/// Returns an address that can be linked to: others, such as those that run scripts, are none.
fn web_address(url: &str) -> Option<String> {
    let url = url.trim();
    let start = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let is_page = start.starts_with("https://") || start.starts_with("http://");
    let is_clean = !url.contains(|c: char| c.is_control() || c.is_whitespace());
    (is_page && is_clean).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_linked() {
        for (url, is_page) in [
            ("https://a.example/b?c=d", true),
            (" HTTP://a.example ", true),
            ("javascript:alert(1)", false),
            ("https://a.example/\nb", false),
            ("data:text/html,x", false),
            ("é", false),
        ] {
            assert_eq!(web_address(url).is_some(), is_page, "{url}");
        }
    }
}
