//! Statements: who said what, in which words, where.

use serde::{Deserialize, Serialize};

use super::{Attributes, Date, Id, Spans};

/// One speaker's words, quoted or reported, with the place they rest on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The id, such as `statement/<32 hex digits>`.
    pub id: Id,
    /// The actor or organisation that speaks.
    pub speaker: Id,
    /// What is said, as it stands in the document; pieces are joined with a space.
    pub text: String,
    /// How the words are given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// The words that report: "said", "according to".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// When it was said; where that is unknown, when the document was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The document it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// The places of source, cue and content in the document's text.
    #[serde(default, skip_serializing_if = "Spans::is_empty")]
    pub spans: Spans,
    /// The actors and organisations that the statement is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Id>,
    /// The actors and organisations it is said to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addressees: Vec<Id>,
    /// Who passed it on, where that is not the document itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<Id>,
    /// The concepts it takes a stance on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concepts: Vec<ConceptReference>,
    /// How sure it is that these are the words of this source, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// How sure it is that the source is this speaker, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_confidence: Option<f64>,
    /// Further fields, as they were read.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

/// How a statement's words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// All of it stands between quotation marks.
    Direct,
    /// None of it does.
    Indirect,
    /// Some of it does.
    Mixed,
}

impl Mode {
    /// Returns the name that records and graph files use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// A concept that a statement is about, with the stance it takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConceptReference {
    /// The concept.
    pub concept: Id,
    /// From −1 (opposes) to 1 (supports); absent where no stance was coded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<f64>,
}

impl Statement {
    /// Makes a statement that has an id, a speaker and words, and nothing else.
    pub fn new(id: Id, speaker: Id, text: impl Into<String>) -> Self {
        Self {
            id,
            speaker,
            text: text.into(),
            mode: None,
            cue: None,
            date: None,
            document: None,
            spans: Spans::default(),
            mentions: Vec::new(),
            addressees: Vec::new(),
            reported_by: None,
            concepts: Vec::new(),
            confidence: None,
            speaker_confidence: None,
            attributes: Attributes::new(),
        }
    }

    /// Makes the id of a statement that was found in a text: from the document and the places of
    /// source, content and cue in it.
    #[must_use]
    pub fn id_in_text(document: &Id, spans: &Spans) -> Id {
        let bytes = |pieces: &[super::Span]| -> Vec<u8> {
            pieces
                .iter()
                .flat_map(|s| [s.start.to_le_bytes(), s.end.to_le_bytes()].concat())
                .collect()
        };
        let (source, content, cue) = (
            bytes(&spans.source),
            bytes(&spans.content),
            bytes(&spans.cue),
        );
        Id::hashed(
            "statement",
            &[document.as_str().as_bytes(), &source, &content, &cue],
        )
    }
}
