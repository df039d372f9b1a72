//! What the trainer needs to learn parts of speech: tokens, gold labels and features of a text.
//!
//! This is no part of the library's promise; it changes with the model.

use super::super::learned::training::Rows;
use super::super::paragraph::paragraphs;
use super::super::quote::Quotes;
use super::super::sentence::sentences;
use super::super::text::{Piece, Text};
use super::{LEARNED, PartOfSpeech, Speech, Tagger, columns};

pub use super::tag::number;

/// How many labels there are.
pub const LABELS: usize = PartOfSpeech::LABELS;
/// How many slots the table of what words usually are has.
pub const SLOTS: usize = columns::SLOTS;

/// Lets all later layers use a model that was just learned, rather than the one compiled in.
/// Tells whether that came early enough: once a text was tagged, the model stays.
#[must_use]
pub fn install(bytes: Vec<u8>) -> bool {
    LEARNED.set(Tagger::read(bytes.leak())).is_ok()
}

/// A text with the places of its tokens.
pub struct SpeechLesson<'a> {
    text: Text<'a>,
    sentences: Vec<Piece>,
}

impl<'a> SpeechLesson<'a> {
    /// Runs the layers before parts of speech.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let text = Text::new(text, 0);
        let parts = paragraphs(&text);
        let quotes = Quotes::find(&text, &parts);
        let cut = |&part| sentences(&text, &quotes, part);
        let sentences = parts.iter().flat_map(cut).collect();
        Self { text, sentences }
    }

    /// Returns the bytes of each token.
    #[must_use]
    pub fn tokens(&self) -> Vec<(usize, usize)> {
        let tokens = self.text.tokens.iter();
        tokens.map(|t| (t.start as usize, t.end as usize)).collect()
    }

    /// Returns for each token the slot of its word.
    #[must_use]
    pub fn slots(&self) -> Vec<usize> {
        columns::slots(&self.text)
    }

    /// Returns the features of each token, given what its word usually is.
    ///
    /// # Errors
    ///
    /// A template that cannot be read.
    pub fn rows(&self, usual: &[u8], bits: (u32, u32)) -> Result<Rows, String> {
        let of = |at: usize, _| usual.get(at).copied().unwrap_or(0);
        let columns = columns::columns(&self.text, &self.sentences, of);
        let (nodes, edges) = columns::templates()?;
        let mut rows = Rows {
            node_width: nodes.len(),
            edge_width: edges.len(),
            ..Rows::default()
        };
        for at in 0..columns.len() {
            nodes.rows(&columns, at, bits.0, &mut rows.nodes);
            edges.rows(&columns, at, bits.1, &mut rows.edges);
        }
        Ok(rows)
    }

    /// Returns the number of each token's tag, by the model in use.
    #[must_use]
    pub fn tag(&self) -> Vec<u8> {
        let speech = Speech::find(&self.text, &self.sentences);
        let tags = (0..self.text.tokens.len()).map(|at| speech.tag(at));
        tags.map(|tag| tag as u8).collect()
    }
}

/// Returns what a word usually is as one number, from how often it was seen with each label:
/// the most frequent one, and how far it prevails. What was never seen is 0.
#[must_use]
pub fn usual(counts: &[u32; LABELS]) -> u8 {
    let sum: u32 = counts.iter().sum();
    let mut most = (0_u8, 0);
    for (label, &count) in (0_u8..).zip(counts) {
        if count > most.1 {
            most = (label, count);
        }
    }
    if sum == 0 {
        return 0;
    }
    let degree = match (sum, most.1 * 100 / sum) {
        (1..=2, _) => 0,
        (3..=9, 100) => 1,
        (_, 99..) => 2,
        (_, 90..) => 3,
        (_, 65..) => 4,
        _ => 5,
    };
    1 + most.0 * 6 + degree
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_word_usually_is_tells_how_surely() {
        let of = |noun: u32, verb: u32| {
            let mut counts = [0; LABELS];
            counts[7] = noun;
            counts[14] = verb;
            usual(&counts)
        };
        let all = [
            of(0, 0),
            of(1, 0),
            of(5, 0),
            of(500, 1),
            of(95, 5),
            of(60, 40),
            of(40, 60),
        ];
        for (number, one) in all.iter().enumerate() {
            assert!(!all[number + 1..].contains(one), "{all:?}");
        }
    }
}
