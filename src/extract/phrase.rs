//! Phrases: where a noun phrase ends, where a subject starts, what may stand between the two.

use super::english::{Form, Tags, look_up};
use super::quote::Quotes;
use super::text::{Piece, Text};
use super::token::{Shape, Token};

/// A sentence with all that the rules for phrases look at.
#[derive(Clone, Copy)]
pub(super) struct Clause<'a, 't> {
    /// The text.
    pub text: &'a Text<'t>,
    /// Its quotations.
    pub quotes: &'a Quotes,
    /// The sentence.
    pub sentence: Piece,
}

/// Words that end a noun phrase before a verb is found.
const CLOSES_PHRASE: Tags = Tags::AUXILIARY
    .with(Tags::SUBORDINATOR)
    .with(Tags::CONJUNCTION)
    .with(Tags::SUBJECT)
    .with(Tags::DETERMINER);

impl<'t> Clause<'_, 't> {
    /// Returns the token at a position of the sentence; outside of it, an empty mark.
    pub(super) fn token(&self, at: usize) -> Token {
        if self.sentence.contains(at) {
            self.text.token(at)
        } else {
            Token::default()
        }
    }

    /// Returns the word at a position of the sentence; outside of it, nothing.
    pub(super) fn word(&self, at: usize) -> &'t str {
        if self.sentence.contains(at) {
            self.text.word(at)
        } else {
            ""
        }
    }

    /// Tells whether the sentence ends at a position, but for marks.
    pub(super) fn is_over(&self, at: usize) -> bool {
        at >= self.sentence.end
            || matches!(self.word(at), "." | "!" | "?" | "…" | "...") && at + 2 >= self.sentence.end
    }

    /// Tells whether the token is the possessive ending.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.word(at), "'s" | "’s")
            || matches!(self.word(at), "'" | "’")
                && !self.token(at).spaced
                && self.word(at.wrapping_sub(1)).ends_with('s')
    }

    /// Returns the quotation that opens at a position.
    pub(super) fn quotation_at(&self, at: usize) -> Option<Piece> {
        let quotation = self.quotes.at(at)?;
        (quotation.piece.start == at && at < self.sentence.end).then_some(quotation.piece)
    }

    /// Tells whether a finite reporting verb stands at a position.
    pub(super) fn is_finite_cue(&self, at: usize) -> bool {
        let token = self.token(at);
        token.shape == Shape::Lower
            && !token.is(Tags::REPORTING_NOUN
                .with(Tags::SOURCE_NOUN)
                .with(Tags::PLACE_OF_SPEECH))
            && token
                .cue
                .is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present))
    }

    /// Returns where the noun phrase that starts at a position ends.
    pub(super) fn noun_phrase_end(&self, start: usize) -> usize {
        let mut at = start;
        let first = self.token(at);
        if first.is(Tags::OBJECT.with(Tags::SUBJECT)) && !first.is(Tags::POSSESSIVE) {
            return at + 1;
        }
        while self.token(at).is(Tags::DETERMINER.with(Tags::POSSESSIVE)) && at < start + 3 {
            at += 1;
        }
        let after_determiner = at;
        while at < self.sentence.end && !self.quotes.is_inside(at) {
            let token = self.token(at);
            if self.is_possessive(at) {
                at += 1;
                continue;
            }
            if !token.is_word() && !matches!(self.word(at), "-" | "&" | "$") {
                break;
            }
            if self.word(at) == "of" && at > after_determiner {
                let next = self.noun_phrase_end(at + 1);
                return if next > at + 1 { next } else { at };
            }
            let closes = token.is(CLOSES_PHRASE)
                || token.is(Tags::PREPOSITION)
                || token.is(Tags::DAY)
                || token.shape == Shape::Lower && token.is(Tags::ADVERB) && !token.is(Tags::RANK)
                || at > after_determiner && self.is_finite_cue(at);
            if closes {
                break;
            }
            at += 1;
        }
        at
    }

    /// Returns where a noun phrase ends with those that prepositions join to it: "people close to
    /// the talks".
    pub(super) fn noun_phrases_end(&self, start: usize) -> usize {
        const LONGEST: usize = 12;
        let mut end = self.noun_phrase_end(start);
        while end > start && end < start + LONGEST && self.is_joined_by(end) {
            let next = self.noun_phrase_end(end + 1);
            if next <= end + 1 {
                break;
            }
            end = next;
        }
        end
    }

    /// Returns where the description of people ends that stands behind their noun phrase: "three
    /// people briefed on the talks", "officials close to the mayor".
    pub(super) fn described_end(&self, end: usize) -> usize {
        let opens = |at: usize| {
            matches!(
                self.word(at),
                "briefed" | "familiar" | "close" | "involved" | "with" | "aware"
            )
        };
        let start = match end {
            _ if end > self.sentence.start && opens(end - 1) => end,
            _ if opens(end) && self.word(end) != "with" => end + 1,
            _ if opens(end) => end,
            _ => return end,
        };
        if !self.is_joined_by(start) {
            return end;
        }
        self.noun_phrases_end(start + 1).max(end)
    }

    /// Tells what joins a second noun phrase to one that names a source.
    fn is_joined_by(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "with" | "at" | "in" | "from" | "on" | "of" | "for" | "and" | "to" | "by"
        ) && !self.token(at + 1).is(Tags::DAY.with(Tags::MONTH))
    }

    /// Skips what may stand between a cue and its content, or after a source that follows its
    /// cue: adverbs, days, "in a statement", "at a rally in Ohio".
    pub(super) fn skip_adjuncts(&self, start: usize) -> usize {
        let mut at = start;
        for _ in 0..6 {
            let token = self.token(at);
            if self.quotes.is_inside(at) || at >= self.sentence.end {
                return at;
            }
            if token.is(Tags::DAY) || token.is(Tags::ADVERB) && !token.is(Tags::DETERMINER) {
                at += 1;
                continue;
            }
            if token.is(Tags::DETERMINER.with(Tags::TIME)) {
                // "last week", "this morning"
                let end = self.noun_phrase_end(at);
                let short = end > at && end - at <= 4;
                if short
                    && (at..end).all(|i| self.token(i).is(Tags::TIME.with(Tags::DETERMINER)))
                    && self.token(end - 1).is(Tags::TIME)
                {
                    at = end;
                    continue;
                }
                return at;
            }
            if self.word(at) == "(" {
                match (at..self.sentence.end.min(at + 30)).find(|&i| self.word(i) == ")") {
                    Some(close) => {
                        at = close + 1;
                        continue;
                    }
                    None => return at,
                }
            }
            match self.adjunct_end(at) {
                Some(end) => at = end,
                None => return at,
            }
        }
        at
    }

    /// Skips adverbs.
    pub(super) fn skip_adverbs(&self, start: usize) -> usize {
        let mut at = start;
        while self.token(at).is(Tags::ADVERB) && !self.token(at).is_capital() {
            at += 1;
        }
        at
    }

    /// Returns where the adjunct ends that a preposition starts here, if it is one of time or of
    /// the place of speech.
    fn adjunct_end(&self, at: usize) -> Option<usize> {
        const PREPOSITIONS: [&str; 15] = [
            "on",
            "in",
            "at",
            "during",
            "to",
            "from",
            "after",
            "before",
            "by",
            "via",
            "through",
            "over",
            "with",
            "while",
            "following",
        ];
        if !PREPOSITIONS.contains(&self.word(at)) {
            return None;
        }
        let next = self.token(at + 1);
        if next.is(Tags::DAY) {
            return Some(at + 2);
        }
        let names = Tags::DETERMINER
            .with(Tags::POSSESSIVE)
            .with(Tags::ADDRESSEE);
        if self.word(at) == "to" && !next.is_capital() && !next.is(names) {
            return None;
        }
        let end = self.noun_phrase_end(at + 1);
        if end == at + 1 {
            return None;
        }
        let (mut speech, mut capital) = (false, false);
        for i in at + 1..end {
            let token = self.token(i);
            speech |= token.is(Tags::PLACE_OF_SPEECH
                .with(Tags::DAY)
                .with(Tags::MONTH)
                .with(Tags::ADDRESSEE)
                .with(Tags::TIME));
            capital |= token.is_capital();
        }
        let number = self.token(at + 1).shape == Shape::Number && self.word(at) == "in";
        (speech || capital || number).then_some(end)
    }

    /// Tells whether a clause with its own subject starts at a position.
    pub(super) fn starts_clause(&self, at: usize) -> bool {
        let token = self.token(at);
        token.is_word()
            && !token.is(Tags::CONJUNCTION)
            && !(token.is(Tags::PREPOSITION)
                && !token.is(Tags::SUBORDINATOR)
                && !token.is(Tags::ADVERB))
    }

    /// Tells whether a word looks like the base form of a verb, as after "to".
    pub(super) fn is_plain_word(&self, at: usize) -> bool {
        let token = self.token(at);
        token.shape == Shape::Lower
            && !look_up(self.word(at)).tags.any(
                Tags::DETERMINER
                    .with(Tags::POSSESSIVE)
                    .with(Tags::PREPOSITION)
                    .with(Tags::OBJECT),
            )
    }
}
