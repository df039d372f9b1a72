//! What the whole document tells of a word: that it is a name elsewhere, and of which kind.

use std::collections::HashMap;

use super::super::english::{Tags, first_name};
use super::super::spelling::lower_case;
use super::super::tagger::{Chain, text_symbol};
use super::super::text::{Piece, Text};
use super::super::token::Shape;
use super::columns::Sheet;
use super::labels::{COUNT, Kind, Labelled};

/// Elsewhere the word is written with a small letter.
const SMALL: u8 = 1;
/// Somewhere it has a capital where it need not have one.
const WITHIN: u8 = 2;
/// Somewhere a form of address or a role stands before it.
const TITLED: u8 = 4;
/// Somewhere it ends a longer run of capitals.
const ENDS: u8 = 8;
/// Somewhere it starts a longer run of capitals.
const STARTS: u8 = 16;
/// Somewhere a first name stands before it.
const AFTER_FIRST: u8 = 32;

/// How much the other places of a word in the document count for its label here.
const AGREEMENT: f32 = 1.0;

/// What a document tells of its capitalised words.
#[derive(Debug, Default)]
pub(super) struct Document {
    facts: HashMap<u32, u8>,
}

impl Document {
    /// Reads a text; `places` says of each token whether any word would have a capital there.
    pub(super) fn read(text: &Text<'_>, runs: &[Piece], places: &[u8]) -> Self {
        let mut document = Self::default();
        let mut lower = String::new();
        for run in runs {
            for at in run.start..run.end {
                lower_case(text.word(at), &mut lower);
                let before = text.token(at.wrapping_sub(1));
                let titled = before.is(Tags::HONORIFIC)
                    || before.is(Tags::ROLE) && before.shape != Shape::Mark;
                let longer = run.end - run.start > 1;
                let first = at > run.start && first_name(text.word(at - 1)).is_some();
                let mut facts = 0;
                for (fact, holds) in [
                    (WITHIN, places.get(at) == Some(&0)),
                    (TITLED, titled),
                    (ENDS, longer && at + 1 == run.end),
                    (STARTS, longer && at == run.start),
                    (AFTER_FIRST, first),
                ] {
                    if holds {
                        facts |= fact;
                    }
                }
                *document.facts.entry(text_symbol(&lower)).or_default() |= facts;
            }
        }
        for (at, token) in text.tokens.iter().enumerate() {
            if token.shape == Shape::Lower
                && let Some(facts) = document.facts.get_mut(&text_symbol(text.word(at)))
            {
                *facts |= SMALL;
            }
        }
        document
    }

    /// Returns what is known of a word in small letters.
    pub(super) fn facts(&self, lower: &str) -> u8 {
        let facts = self.facts.get(&text_symbol(lower));
        facts.copied().unwrap_or(0)
    }
}

/// What the places of a word say of it: how many there are, and how much each kind, and that it is
/// no name, is likely at them.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    count: f32,
    kinds: [f32; Kind::ALL.len() + 1],
}

impl Votes {
    fn add(&mut self, kind: Option<Kind>, share: f32) {
        if let Some(sum) = self.kinds.get_mut(place(kind)) {
            *sum += share;
        }
    }

    /// Returns what the votes are worth for a label of a kind.
    fn worth(&self, kind: Option<Kind>) -> f32 {
        const LEAST: f32 = 0.05;
        let votes = self.kinds.get(place(kind)).copied().unwrap_or(0.0);
        AGREEMENT * (votes / self.count + LEAST).ln()
    }
}

fn place(kind: Option<Kind>) -> usize {
    kind.map_or(Kind::ALL.len(), |kind| kind as usize)
}

/// Lets the places of a word in a document agree on its kind: each is moved toward the mean of all.
/// The first letters of an organisation's name vote as a place of its acronym.
pub(super) fn agree(chain: &mut Chain, sheet: &Sheet<'_, '_>) {
    let words = words(sheet);
    let first = Labelled {
        best: chain.best(),
        marginals: chain.chances(),
    };
    let mut votes: HashMap<u32, Votes> = HashMap::new();
    for (&word, chances) in words.iter().zip(first.marginals.nodes.chunks_exact(COUNT)) {
        if word == 0 {
            continue;
        }
        let votes = votes.entry(word).or_default();
        votes.count += 1.0;
        for (label, &chance) in (0_u8..).zip(chances) {
            votes.add(Kind::of(label), chance);
        }
    }
    for found in sheet.spans(&first) {
        let acronym = acronym(sheet.text, found.piece);
        if found.kind == Kind::Organisation
            && let Some(votes) = votes.get_mut(&text_symbol(&acronym))
        {
            votes.count += found.chance;
            votes.add(Some(Kind::Organisation), found.chance);
        }
    }
    for (word, scores) in words.iter().zip(chain.nodes.chunks_exact_mut(COUNT)) {
        // What stands in one place only agrees with itself.
        if let Some(votes) = votes.get(word).filter(|votes| votes.count > 1.5) {
            for (label, score) in (0_u8..).zip(scores) {
                *score += votes.worth(Kind::of(label));
            }
        }
    }
}

/// Returns the first letters of the capitalised words of a name; of one word, nothing.
fn acronym(text: &Text<'_>, piece: Piece) -> String {
    let capitals = (piece.start..piece.end).filter(|&at| text.token(at).is_capital());
    let letters: String = capitals
        .filter_map(|at| text.word(at).chars().next())
        .collect();
    if letters.len() > 1 {
        letters
    } else {
        String::new()
    }
}

/// Returns a number for the word of each token that is looked at; 0 where it has no capital.
fn words(sheet: &Sheet<'_, '_>) -> Vec<u32> {
    let word = |&at: &usize| {
        if sheet.text.token(at).is_capital() {
            text_symbol(sheet.text.word(at))
        } else {
            0
        }
    };
    sheet.kept.iter().map(word).collect()
}
