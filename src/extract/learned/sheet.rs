//! The sheet: what the tagger knows of each token, as columns of symbols.

use super::super::attribution::Attribution;
use super::super::english::Form;
use super::super::names::Name;
use super::super::quote::Quotes;
use super::super::speech::Speech;
use super::super::spelling::lower_case;
use super::super::tagger::{Columns, symbol, text_symbol};
use super::super::text::{Piece, Text};
use super::super::token::{Shape, Token};
use super::stack;

/// The columns, in the order of their numbers; the trainer's templates name them so.
pub(super) const NAMES: [&str; 46] = [
    // The word, in small letters, its stem, last letters, form, class, name, reporting verb.
    "w", "lw", "st", "s3", "sh", "cap", "cl", "ne", "wt",
    // Place: in a quotation, in sentence and paragraph; quotations of the sentences around.
    "q", "bnd", "kb", "ke", "sq", "sqp", "sqn",
    // How cue-like the stem is, and the nearest cue-like words.
    "lex", "dl", "dr", "ll", "lr", "that", "nv", "d2l", "d2r", // What the rules found.
    "r", "rcl", "rcr", "rsl", "rsr", "rsig", "rsp", "rsn", "rcw", "rw",
    // What the first pass found.
    "p", "pcl", "pcr", "psl", "psr", "psig", "psp", "psn", "pcw", "pm",
    // The part of speech.
    "pos",
];

/// The column of the part of speech.
const SPEECH: usize = 45;

/// The first column of what the rules found.
pub(super) const RULES: usize = 25;
/// The first column of what the first pass found.
pub(super) const FIRST_PASS: usize = 35;

/// The slots of the table that says how cue-like a stem is.
pub(super) const SLOTS: usize = 1 << 14;

/// A word is cue-like from this bin on.
const CUE_LIKE: u8 = 4;

/// All that earlier layers know of a text.
#[derive(Clone, Copy)]
pub(in crate::extract) struct Sheet<'a, 't> {
    /// The text.
    pub text: &'a Text<'t>,
    /// Its quotations.
    pub quotes: &'a Quotes,
    /// Its paragraphs with their sentences.
    pub layout: &'a [(Piece, Vec<Piece>)],
    /// The part of speech of each token.
    pub speech: &'a Speech,
    /// Its names.
    pub names: &'a [Name],
    /// What the rules found.
    pub rules: &'a [Attribution],
}

impl Sheet<'_, '_> {
    /// Returns the number of tokens.
    pub(super) fn len(&self) -> usize {
        self.text.tokens.len()
    }

    /// Returns the sentence in which a token stands.
    pub(super) fn sentence(&self, token: usize) -> Option<Piece> {
        let after = self.layout.partition_point(|(p, _)| p.start <= token);
        let (_, sentences) = self.layout.get(after.checked_sub(1)?)?;
        let after = sentences.partition_point(|s| s.start <= token);
        sentences.get(after.checked_sub(1)?).copied()
    }

    /// Tells whether two tokens stand in one paragraph.
    pub(super) fn are_together(&self, one: usize, other: usize) -> bool {
        let paragraph = |at: usize| self.layout.partition_point(|(p, _)| p.start <= at);
        paragraph(one) == paragraph(other)
    }

    /// Returns for each token the slot of its stem.
    pub(super) fn slots(&self) -> Vec<usize> {
        let mut lower = String::new();
        (0..self.len())
            .map(|at| {
                lower_case(self.text.word(at), &mut lower);
                slot(text_symbol(stem(&lower)))
            })
            .collect()
    }

    /// Fills all columns but those of the first pass; `likeness` says how cue-like each token is.
    pub(super) fn columns(&self, likeness: &[u8]) -> Columns {
        let mut columns = Columns::new(self.len(), NAMES.len());
        self.words(&mut columns, likeness);
        self.places(&mut columns);
        self.neighbours(&mut columns, likeness);
        let labels = super::labels::of_rules(self.len(), self.rules);
        let all = Piece::new(0, self.len());
        stack::fill(&mut columns, RULES, &labels, self, all);
        for attribution in self.rules {
            let kind = u32::from(attribution.weight) * 2 + u32::from(attribution.cue.is_empty());
            for at in attribution.content.iter().flat_map(|c| c.start..c.end) {
                columns.set(at, RULES + 9, symbol(34, kind + 1));
            }
        }
        columns
    }

    fn words(&self, columns: &mut Columns, likeness: &[u8]) {
        let mut lower = String::new();
        for (at, token) in self.text.tokens.iter().enumerate() {
            let word = self.text.word(at);
            lower_case(word, &mut lower);
            let tail = lower.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
            let cells = [
                text_symbol(word),
                text_symbol(&lower),
                text_symbol(stem(&lower)),
                text_symbol(lower.get(tail..).unwrap_or_default()),
                form(word),
                symbol(
                    5,
                    token.shape as u32 + 8 * u32::from(word.chars().count() == 1),
                ),
                class(token, &lower),
                0,
                verb(token),
            ];
            for (column, cell) in cells.into_iter().enumerate() {
                columns.set(at, column, cell);
            }
            let bin = likeness.get(at).copied().unwrap_or(0);
            columns.set(at, 16, symbol(16, u32::from(bin)));
            columns.set(at, SPEECH, symbol(35, self.speech.tag(at) as u32 + 1));
        }
        for name in self.names {
            for at in name.piece.start..name.piece.end {
                let first = u32::from(at == name.piece.start);
                let kind = name.kind as u32 * 2 + first;
                columns.set(at, 7, symbol(7, kind + 1));
                if name.hides_its_words() {
                    // Who was a candidate in one year must not matter in the next.
                    for column in 0..4 {
                        columns.set(at, column, symbol(50, kind));
                    }
                }
            }
        }
    }

    fn places(&self, columns: &mut Columns) {
        let sentences: Vec<(Piece, Piece)> = self
            .layout
            .iter()
            .flat_map(|(paragraph, sentences)| sentences.iter().map(|&s| (*paragraph, s)))
            .collect();
        let marks: Vec<u32> = sentences.iter().map(|&(_, s)| self.marks(s)).collect();
        let mark = |n: usize| marks.get(n).copied().unwrap_or(0) + 1;
        for (number, &(paragraph, sentence)) in sentences.iter().enumerate() {
            for at in sentence.start..sentence.end {
                let boundary = if at == paragraph.start {
                    1
                } else {
                    u32::from(at == sentence.start) * 2
                };
                let cells = [
                    symbol(9, self.quote_state(at)),
                    symbol(10, boundary),
                    symbol(11, distance(at - sentence.start)),
                    symbol(12, distance(sentence.end - 1 - at)),
                    symbol(13, mark(number)),
                    symbol(
                        14,
                        if sentence.start == paragraph.start {
                            0
                        } else {
                            mark(number.wrapping_sub(1))
                        },
                    ),
                    symbol(
                        15,
                        if sentence.end == paragraph.end {
                            0
                        } else {
                            mark(number + 1)
                        },
                    ),
                ];
                for (column, cell) in (9..).zip(cells) {
                    columns.set(at, column, cell);
                }
            }
        }
    }

    /// Tells whether a sentence has no quotation, some, or lies in one.
    fn marks(&self, sentence: Piece) -> u32 {
        if self.quotes.within(sentence).is_empty() {
            return u32::from(self.quotes.is_inside(sentence.start)) * 2;
        }
        let inside = (sentence.start..sentence.end)
            .filter(|&at| self.quotes.is_inside(at) && self.text.token(at).is_word())
            .count();
        let words = (sentence.start..sentence.end)
            .filter(|&at| self.text.token(at).is_word())
            .count();
        if inside == words { 3 } else { 1 }
    }

    fn quote_state(&self, at: usize) -> u32 {
        let Some(quotation) = self.quotes.at(at) else {
            return 0;
        };
        let length = quotation.piece.end - quotation.piece.start;
        let short = u32::from(length <= 6) * 4;
        if at == quotation.piece.start {
            1 + short
        } else if at + 1 == quotation.piece.end {
            2 + short
        } else {
            3 + short
        }
    }

    /// Looks for the nearest cue-like words of the sentence, left and right of each token.
    fn neighbours(&self, columns: &mut Columns, likeness: &[u8]) {
        let like = |at: usize| likeness.get(at).copied().unwrap_or(0);
        for sentence in self.layout.iter().flat_map(|(_, sentences)| sentences) {
            let is_cue = |at: usize| like(at) >= CUE_LIKE && !self.quotes.is_inside(at);
            let cues: Vec<usize> = (sentence.start..sentence.end)
                .filter(|&at| is_cue(at))
                .collect();
            let (mut next, mut that) = (0, 0);
            for at in sentence.start..sentence.end {
                if next < cues.len() && cues[next] < at {
                    next += 1;
                    that = 0;
                }
                if self.text.word(at) == "that" {
                    that = 1;
                }
                let left = next.checked_sub(1).and_then(|n| cues.get(n)).copied();
                let right = cues.get(next).copied();
                let gap = |other: Option<usize>| {
                    other.map_or(90, |o| distance(o.abs_diff(at)) * 8 + u32::from(like(o)))
                };
                let stem = |other: Option<usize>| other.map_or(0, |o| columns.get(o, 2));
                let second = |n: Option<usize>| {
                    n.and_then(|n| cues.get(n))
                        .map_or(90, |&o| distance(o.abs_diff(at)))
                };
                let cells = [
                    symbol(17, gap(left)),
                    symbol(17, gap(right)),
                    stem(left),
                    stem(right),
                    symbol(21, that),
                    symbol(22, u32::try_from(next.min(4)).unwrap_or(0)),
                    symbol(23, second(next.checked_sub(2))),
                    symbol(23, second(Some(next + 1))),
                ];
                for (column, cell) in (17..).zip(cells) {
                    columns.set(at, column, cell);
                }
            }
        }
    }
}

/// Returns the slot of a stem in the table of cue-like stems.
const fn slot(stem: u32) -> usize {
    stem as usize % SLOTS
}

/// Returns how cue-like a stem is, from how often it was a cue and how often it was seen.
#[must_use]
pub fn likeness(cue: u32, seen: u32) -> u8 {
    match (seen, cue * 100 / seen.max(1)) {
        (0, _) => 0,
        (1..=3, _) => 1,
        (_, 0..=2) => 2,
        (_, 3..=12) => 3,
        (_, 13..=30) => 4,
        (_, 31..=55) => 5,
        (_, 56..=75) => 6,
        _ => 7,
    }
}

/// Returns a distance in steps that grow.
pub(super) const fn distance(tokens: usize) -> u32 {
    match tokens {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 3,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=22 => 7,
        23..=40 => 8,
        _ => 9,
    }
}

/// Cuts the endings of verbs and plurals off a word; what is left need be no word.
pub(super) fn stem(word: &str) -> &str {
    const SHORTEST: usize = 3;
    let cut = ["ing", "ied", "ies", "ed", "es", "s", "d", "e", "y"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|rest| rest.len() >= SHORTEST && rest.is_ascii())
        .unwrap_or(word);
    // "planned" and "plan", "tell" and "tel".
    let mut letters = cut.bytes().rev();
    let doubled = cut.len() > SHORTEST && cut.is_ascii() && letters.next() == letters.next();
    let end = cut.len() - usize::from(doubled);
    let cut = cut.get(..end).unwrap_or(cut);
    cut.strip_suffix('e')
        .filter(|rest| rest.len() >= SHORTEST)
        .unwrap_or(cut)
}

/// Returns the form of a word: which kinds of letters follow one another.
fn form(word: &str) -> u32 {
    let (mut value, mut last) = (0_u32, 9);
    for c in word.chars().take(24) {
        let kind = match c {
            _ if c.is_uppercase() => 1,
            _ if c.is_alphabetic() => 2,
            _ if c.is_numeric() => 3,
            _ => 4,
        };
        if kind != last {
            value = value.wrapping_mul(5).wrapping_add(kind);
        }
        last = kind;
    }
    symbol(4, value)
}

/// Returns the class of a word: that of a list, else its form and last letters.
fn class(token: &Token, lower: &str) -> u32 {
    let bits = token.tags.bits();
    if bits != 0 {
        let fold = (bits ^ (bits >> 32)) & u64::from(u32::MAX);
        return symbol(6, u32::try_from(fold).unwrap_or(0));
    }
    match token.shape {
        Shape::Mark => text_symbol(lower),
        Shape::Lower => {
            let tail = lower.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            text_symbol(lower.get(tail..).unwrap_or_default())
        }
        shape => symbol(60, shape as u32),
    }
}

/// Returns what the lexicon knows of a reporting verb.
fn verb(token: &Token) -> u32 {
    let Some(cue) = token.cue else { return 0 };
    let form = match cue.form {
        Form::Base => 0,
        Form::Present => 1,
        Form::Past => 2,
        Form::Participle => 3,
        Form::Gerund => 4,
    };
    symbol(8, form * 16 + u32::from(cue.weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_verb_share_a_stem() {
        for (one, other) in [
            ("announced", "announce"),
            ("planned", "plans"),
            ("saying", "say"),
            ("denies", "denied"),
            ("telling", "tell"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_ne!(stem("saw"), stem("say"));
    }

    #[test]
    fn likeness_grows_with_the_share() {
        let bins: Vec<u8> = [0, 5, 20, 40, 60, 90]
            .iter()
            .map(|&n| likeness(n, 100))
            .collect();
        assert!(bins.is_sorted() && bins[0] < bins[5]);
        assert_eq!(likeness(0, 0), 0);
    }
}
