//! What the trainer needs to learn names: tokens and features of a text, and what is found in it.
//!
//! This is no part of the library's promise; it changes with the model.

use super::super::learned::training::Rows;
use super::super::paragraph::paragraphs;
use super::super::quote::Quotes;
use super::super::sentence::sentences;
use super::super::speech::Speech;
use super::super::tagger::Grammar;
use super::super::text::{Piece, Text};
use super::columns::{self, Sheet};
use super::labels::{self, Kind};
use super::{LEARNED, Name, NameKind, Tagger, rules};

pub use super::super::english::compile;

/// How many labels there are.
pub const LABELS: usize = labels::COUNT;
/// Which labels may follow one another.
pub const GRAMMAR: Grammar = labels::GRAMMAR;
/// The kinds of names, as corpora call them.
pub const KINDS: [&str; 4] = ["PER", "ORG", "LOC", "MISC"];

/// Lets all later layers use a model that was just learned, rather than the one compiled in.
/// Tells whether that came early enough: once names were looked for, the model stays.
#[must_use]
pub fn install(bytes: Vec<u8>) -> bool {
    LEARNED.set(Tagger::read(bytes.leak())).is_ok()
}

/// A name in bytes: its first, the one after its last, the number of its kind.
pub type Place = (usize, usize, usize);

/// A text with the layers before names.
pub struct NamesLesson<'a> {
    text: Text<'a>,
    sentences: Vec<Piece>,
    speech: Speech,
    names: Vec<Name>,
}

impl<'a> NamesLesson<'a> {
    /// Runs the layers before names, and the rules.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let text = Text::new(text, 0);
        let parts = paragraphs(&text);
        let quotes = Quotes::find(&text, &parts);
        let cut = |&part| sentences(&text, &quotes, part);
        let sentences: Vec<Piece> = parts.iter().flat_map(cut).collect();
        let speech = Speech::find(&text, &sentences);
        let names = rules::find_names(&text, &sentences);
        Self {
            text,
            sentences,
            speech,
            names,
        }
    }

    fn sheet(&self) -> Sheet<'_, 'a> {
        Sheet::new(&self.text, &self.sentences, &self.speech, &self.names)
    }

    /// Returns the features of the tokens that are looked at, and their labels by a corpus.
    ///
    /// # Errors
    ///
    /// A template that cannot be read.
    pub fn rows(&self, gold: &[Place], bits: (u32, u32)) -> Result<(Rows, Vec<u8>), String> {
        let sheet = self.sheet();
        let columns = sheet.columns();
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
        let mut all = vec![0; self.text.tokens.len()];
        for &(start, end, kind) in gold {
            let start = self
                .text
                .tokens
                .partition_point(|t| (t.end as usize) <= start);
            let end = self
                .text
                .tokens
                .partition_point(|t| (t.start as usize) < end);
            let Some(&(kind, _)) = Kind::ALL.get(kind) else {
                continue;
            };
            for (n, label) in all.iter_mut().take(end).skip(start).enumerate() {
                *label = kind.first() + u8::from(n > 0);
            }
        }
        let mut labels: Vec<u8> = Vec::with_capacity(sheet.kept.len());
        for &at in &sheet.kept {
            let label = all[at];
            let before = labels.last().copied().map_or(0, usize::from);
            // A name whose first word was left out starts later.
            let fits = (GRAMMAR.follows)(before, usize::from(label));
            labels.push(if fits { label } else { label - 1 });
        }
        Ok((rows, labels))
    }

    /// Finds names with the model in use: where they are, and how likely each is one of its kind.
    #[must_use]
    pub fn tagged(&self) -> Vec<(Place, f32)> {
        let Some(tagger) = Tagger::get() else {
            return Vec::new();
        };
        let sheet = self.sheet();
        let found = sheet.spans(&tagger.label(&sheet));
        let names = found.iter();
        names
            .map(|name| (self.place(name.piece, name.kind), name.chance))
            .collect()
    }

    /// Returns the names that the rules find, with how likely each is one of its kind.
    #[must_use]
    pub fn by_rules(&self) -> Vec<(Place, f32)> {
        self.places(&self.names)
    }

    /// Returns the names that extraction uses, with how likely each is one of its kind.
    #[must_use]
    pub fn decided(&self) -> Vec<(Place, f32)> {
        self.places(&super::find_names(
            &self.text,
            &self.sentences,
            &self.speech,
        ))
    }

    fn places(&self, names: &[Name]) -> Vec<(Place, f32)> {
        let mut places = Vec::with_capacity(names.len());
        for name in names {
            let kind = match name.kind {
                NameKind::Person => Kind::Person,
                NameKind::Organisation => Kind::Organisation,
                NameKind::Place => Kind::Place,
                NameKind::Demonym => Kind::Other,
                NameKind::Role | NameKind::Unknown => continue,
            };
            places.push((self.place(name.piece, kind), name.chance));
        }
        places
    }

    fn place(&self, piece: Piece, kind: Kind) -> Place {
        let start = self.text.token(piece.start).start as usize;
        let end = self.text.token(piece.end - 1).end as usize;
        (start, end, kind as usize)
    }
}
