//! The text under the rules: its tokens, and the words and places that ranges of them cover.

use super::token::{Token, tokenize};
use crate::model::Span;

/// A range of tokens, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Piece {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
}

impl Piece {
    /// Makes a range.
    pub(super) const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Tells whether it covers no token.
    pub(super) const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Tells whether it covers a token.
    pub(super) const fn contains(self, token: usize) -> bool {
        self.start <= token && token < self.end
    }
}

/// A text with its tokens.
pub(super) struct Text<'a> {
    text: &'a str,
    /// The tokens in text order.
    pub tokens: Vec<Token>,
}

impl<'a> Text<'a> {
    /// Cuts a text into tokens; `before` code points stand before it in the document.
    pub(super) fn new(text: &'a str, before: u32) -> Self {
        Self {
            text,
            tokens: tokenize(text, before),
        }
    }

    /// Leaves out the tokens of some paragraphs; what stands around the gaps stays apart.
    pub(super) fn leave_out(&mut self, paragraphs: &[Piece]) {
        let mut left = Vec::with_capacity(self.tokens.len());
        let mut next = 0;
        for paragraph in paragraphs {
            left.extend(self.tokens.get(next..paragraph.start).unwrap_or_default());
            next = paragraph.end;
            if let Some(token) = self.tokens.get_mut(next) {
                token.breaks = 2;
            }
        }
        left.extend(self.tokens.get(next..).unwrap_or_default());
        self.tokens = left;
    }

    /// Returns the word or mark at a position; behind the end, nothing.
    pub(super) fn word(&self, at: usize) -> &'a str {
        let slice = |t: &Token| self.text.get(t.start as usize..t.end as usize);
        self.tokens.get(at).and_then(slice).unwrap_or_default()
    }

    /// Returns the token at a position.
    pub(super) fn token(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    /// Returns the words that a range covers, as they stand in the text.
    pub(super) fn slice(&self, piece: Piece) -> &'a str {
        if piece.is_empty() {
            return "";
        }
        let (first, last) = (self.token(piece.start), self.token(piece.end - 1));
        let range = first.start as usize..last.end as usize;
        self.text.get(range).unwrap_or_default()
    }

    /// Returns where a range of tokens stands in the document, in code points.
    pub(super) fn span(&self, piece: Piece) -> Span {
        if piece.is_empty() {
            return Span::new(0, 0);
        }
        Span::new(self.token(piece.start).from, self.token(piece.end - 1).to)
    }

    /// Returns the words of a range, joined with single spaces.
    pub(super) fn name(&self, piece: Piece) -> String {
        let words: Vec<&str> = self.slice(piece).split_whitespace().collect();
        words.join(" ")
    }
}
