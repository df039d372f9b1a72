//! Documents: the articles that statements stand in.

use serde::{Deserialize, Serialize};

use super::{Attributes, Date, Id};

/// An article or another text that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The id, such as `document/council-opens-the-tram-debate-1b4e28ba`.
    pub id: Id,
    /// The file it came from, as the user gave the path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text that spans count in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The section of the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The language, as an ISO 639-1 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Further fields, as they were read.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

impl Document {
    /// Makes a document that has an id and nothing else.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            file: None,
            title: None,
            text: None,
            url: None,
            publisher: None,
            author: None,
            section: None,
            date: None,
            language: None,
            attributes: Attributes::new(),
        }
    }

    /// Returns what to call the document: its title, else its file, else its id.
    #[must_use]
    pub fn label(&self) -> &str {
        self.title
            .as_deref()
            .or(self.file.as_deref())
            .unwrap_or(self.id.as_str())
    }
}
