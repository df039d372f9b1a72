//! Places in a document's text, counted in Unicode code points.

use serde::{Deserialize, Serialize};

/// A half-open range of code points in a document's text, written `[start, end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// The first code point, from zero.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

impl Span {
    /// Makes a span; `start` must not lie behind `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Returns the words that the span covers, or `None` where the text is shorter.
    ///
    /// ```
    /// use sayso::model::Span;
    ///
    /// assert_eq!(Span::new(1, 3).slice("añb"), Some("ñb"));
    /// assert_eq!(Span::new(1, 4).slice("añb"), None);
    /// ```
    #[must_use]
    pub fn slice(self, text: &str) -> Option<&str> {
        let mut bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let start = bytes.nth(self.start as usize)?;
        let Some(more) = (self.end - self.start).checked_sub(1) else {
            return text.get(start..start);
        };
        text.get(start..bytes.nth(more as usize)?)
    }
}

impl TryFrom<(u32, u32)> for Span {
    type Error = String;

    fn try_from((start, end): (u32, u32)) -> Result<Self, Self::Error> {
        if start > end {
            return Err(format!("the span [{start}, {end}] ends before it starts"));
        }
        Ok(Self { start, end })
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// Where a statement or a relation stands in its document: each part a list of pieces in text
/// order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Spans {
    /// The words that name the speaker.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<Span>,
    /// The words that report: "said", "according to".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cue: Vec<Span>,
    /// The words that are reported; for a relation, the words that show it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Span>,
}

impl Spans {
    /// Tells whether no place is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.source.is_empty() && self.cue.is_empty() && self.content.is_empty()
    }

    /// Returns where the first piece starts: the key of text order.
    #[must_use]
    pub fn first(&self) -> Option<u32> {
        [&self.source, &self.cue, &self.content]
            .into_iter()
            .flatten()
            .map(|span| span.start)
            .min()
    }

    /// Returns every piece, source before cue before content.
    pub fn all(&self) -> impl Iterator<Item = Span> + '_ {
        [&self.source, &self.cue, &self.content]
            .into_iter()
            .flatten()
            .copied()
    }
}
