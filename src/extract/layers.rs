//! Layers: what is known of a text before anybody looks for statements in it.

use super::boilerplate;
use super::names::{Name, find_names};
use super::paragraph::paragraphs;
use super::quote::Quotes;
use super::sentence::sentences;
use super::speech::Speech;
use super::text::{Piece, Text};

/// A text with its paragraphs, sentences, quotations, parts of speech and names.
pub(super) struct Layers<'t> {
    /// The text, without boilerplate.
    pub text: Text<'t>,
    /// Its quotations.
    pub quotes: Quotes,
    /// Its paragraphs, in text order.
    pub paragraphs: Vec<Piece>,
    /// Its paragraphs, each with its sentences.
    pub layout: Vec<(Piece, Vec<Piece>)>,
    /// Its sentences, in text order.
    pub sentences: Vec<Piece>,
    /// The parts of speech of its tokens.
    pub speech: Speech,
    /// Its names, in text order.
    pub names: Vec<Name>,
}

impl<'t> Layers<'t> {
    /// Finds the layers of a text; `before` code points stand before it in the document.
    pub(super) fn find(text: &'t str, before: u32) -> Self {
        let mut text = Text::new(text, before);
        boilerplate::leave_out(&mut text);
        let paragraphs = paragraphs(&text);
        let quotes = Quotes::find(&text, &paragraphs);
        let layout: Vec<(Piece, Vec<Piece>)> = paragraphs
            .iter()
            .map(|&paragraph| (paragraph, sentences(&text, &quotes, paragraph)))
            .collect();
        let sentences: Vec<Piece> = layout.iter().flat_map(|(_, s)| s).copied().collect();
        let speech = Speech::find(&text, &sentences);
        let names = find_names(&text, &sentences, &speech);
        Self {
            text,
            quotes,
            paragraphs,
            layout,
            sentences,
            speech,
            names,
        }
    }
}
