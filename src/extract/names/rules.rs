//! Names by rules: runs of capitalised words.

use std::collections::HashSet;

use super::super::english::{Known, Tags, first_name, is_organisation_word, known};
use super::super::paragraph::is_title_case;
use super::super::text::{Piece, Text};
use super::super::token::{Shape, Token};
use super::{Name, NameKind};

/// Finds the names of all sentences, in text order.
pub(super) fn find_names(text: &Text<'_>, sentences: &[Piece]) -> Vec<Name> {
    let seen = capitals_within_sentences(text, sentences);
    let mut names = Vec::new();
    for &sentence in sentences {
        let first = names.len();
        let finder = Finder {
            text,
            sentence,
            title_case: is_title_case(text, sentence),
            seen: &seen,
        };
        finder.run(&mut names);
        join_of(text, &mut names, first);
    }
    names
}

/// Collects the words that are capitalised where no sentence or quotation starts: they are names.
fn capitals_within_sentences<'a>(text: &Text<'a>, sentences: &[Piece]) -> HashSet<&'a str> {
    let mut seen = HashSet::new();
    for &sentence in sentences {
        if is_title_case(text, sentence) {
            continue;
        }
        for at in sentence.start + 1..sentence.end {
            if text.token(at).is_capital() && text.token(at - 1).is_word() {
                seen.insert(text.word(at));
            }
        }
    }
    seen
}

/// Finds the names of one sentence.
pub(super) struct Finder<'a, 't> {
    pub(super) text: &'a Text<'t>,
    sentence: Piece,
    /// Whether most words have capitals, as in headings: then only known names count.
    pub(super) title_case: bool,
    seen: &'a HashSet<&'t str>,
}

impl Finder<'_, '_> {
    fn run(&self, names: &mut Vec<Name>) {
        let mut at = self.sentence.start;
        while at < self.sentence.end {
            if !self.starts_run(at) {
                at += 1;
                continue;
            }
            let end = self.end_of_run(at);
            self.cut(Piece::new(at, end), names);
            at = end;
        }
    }

    pub(super) fn token(&self, at: usize) -> Token {
        if at < self.sentence.end {
            self.text.token(at)
        } else {
            Token::default()
        }
    }

    /// Tells whether a token stands where any word has a capital.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        at == self.sentence.start || !self.text.token(at - 1).is_word()
    }

    fn starts_run(&self, at: usize) -> bool {
        let token = self.token(at);
        if !token.is_capital() {
            return false;
        }
        if self
            .longest_known(at, at + 5)
            .is_some_and(|(length, _)| length > 1)
        {
            return true;
        }
        if token.is(Tags::PLAIN.with(Tags::DAY).with(Tags::AUXILIARY)) {
            return token.shape == Shape::Upper
                && token.to - token.from > 1
                && !self.title_case
                && !self.is_initial(at)
                && known(self.text.word(at)).is_some();
        }
        if token.is(Tags::MONTH) {
            return false;
        }
        let word = self.text.word(at);
        if self.is_initial(at) && !self.token(at + 1).is_capital() {
            // A lone capitalised word at the start of a sentence may be any word.
            let role = token.is(Tags::ROLE.with(Tags::ROLE_MODIFIER));
            return self.seen.contains(word)
                || known(word).is_some()
                || first_name(word).is_some()
                || token.shape == Shape::Upper
                || role
                || self.text.word(at + 1) == "'s"
                || self.text.word(at + 1) == "’s"
                || token.tags == Tags::default() && self.reports(at + 1);
        }
        true
    }

    /// Tells whether a finite reporting verb stands at a position.
    fn reports(&self, at: usize) -> bool {
        use super::super::english::Form;
        let token = self.token(at);
        token.shape == Shape::Lower
            && token
                .cue
                .is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present))
    }

    fn end_of_run(&self, start: usize) -> usize {
        const LONGEST: usize = 12;
        let limit = self.sentence.end.min(start + LONGEST);
        let mut end = start + 1;
        while end < limit {
            let token = self.token(end);
            if token.breaks > 0 {
                break;
            }
            let month = token.is(Tags::MONTH) && first_name(self.text.word(end - 1)).is_none();
            if token.is_capital() && !token.is(Tags::DAY) && !month {
                end += 1;
                continue;
            }
            // "von der" and "&" join only what has a capital on both sides.
            let mut next = end;
            while next < limit
                && (self.token(next).is(Tags::PARTICLE) || self.text.word(next) == "&")
            {
                next += 1;
            }
            if next == end || !self.token(next).is_capital() || next >= limit {
                break;
            }
            end = next;
        }
        end
    }

    /// Finds the longest name of the gazetteer that starts at a position.
    pub(super) fn longest_known(&self, at: usize, end: usize) -> Option<(usize, Known)> {
        let end = end.min(self.sentence.end).min(at + 5);
        (at + 1..=end).rev().find_map(|end| {
            let piece = Piece::new(at, end);
            let last = self.token(end - 1);
            if !last.is_capital() {
                return None;
            }
            let mut name = self.text.slice(piece);
            if end == at + 1 && last.to - last.from <= 2 {
                name = name.trim_end_matches('.');
                // Of one letter is only the network's name, and only where somebody posts.
                if name.len() == 1 && self.text.word(at.wrapping_sub(1)) != "on" {
                    return None;
                }
            }
            known(name)
                .or_else(|| known(name.strip_suffix('.').unwrap_or("")))
                .map(|known| (end - at, known))
        })
    }
}

/// Joins "Bank" and "England" in "Bank of England" to one organisation.
fn join_of(text: &Text<'_>, names: &mut Vec<Name>, first: usize) {
    let mut at = first;
    while at + 1 < names.len() {
        let (Some(&head), Some(&tail)) = (names.get(at), names.get(at + 1)) else {
            break;
        };
        let between = Piece::new(head.piece.end, tail.piece.start);
        let joins = matches!(
            text.slice(between),
            "of" | "of the" | "for" | "for the" | "on"
        );
        let heads = head.kind == NameKind::Organisation
            && is_organisation_word(text.word(head.piece.end - 1))
            || text.word(head.piece.end - 1) == "House";
        let fits = matches!(
            tail.kind,
            NameKind::Organisation | NameKind::Place | NameKind::Unknown | NameKind::Demonym
        );
        if joins && heads && fits {
            if let Some(head) = names.get_mut(at) {
                head.piece.end = tail.piece.end;
                head.kind = NameKind::Organisation;
                head.canonical = known(text.slice(head.piece)).map(|k| k.canonical);
            }
            names.remove(at + 1);
        } else {
            at += 1;
        }
    }
}
