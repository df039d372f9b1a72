//! Subjects: the noun phrase before a verb, with what may stand between the two.

use super::english::{Form, Tags};
use super::phrase::Clause;
use super::text::Piece;
use super::token::Shape;

impl Clause<'_, '_> {
    /// Finds the subject that ends just before a position.
    ///
    /// Walks left to the start of the noun phrase; an apposition or a relative clause between
    /// commas is stepped over: "Orr, the mayor of Lund, said".
    pub(super) fn subject_before(&self, verb: usize) -> Option<Piece> {
        const LONGEST: usize = 40;
        let mut end = verb;
        if end <= self.sentence.start {
            return None;
        }
        if self.word(end - 1) == "," && self.word(end.saturating_sub(2)) == ")" {
            end -= 1;
        }
        if self.word(end - 1) == ")" {
            let open = (self.sentence.start..end)
                .rev()
                .take(20)
                .find(|&i| self.word(i) == "(")?;
            end = open;
        }
        let mut name = None;
        if end > self.sentence.start && matches!(self.word(end - 1), "," | "—" | "–" | "--") {
            let open = self.before_apposition(end - 1)?;
            // "Its leader, Ann Orr, said": the name between the commas is part of the source.
            let apposed = Piece::new(open + 1, end - 1);
            name = self.is_bare_name(apposed).then_some(apposed.end);
            end = open;
        }
        let mut start = end;
        let limit = self.sentence.start.max(end.saturating_sub(LONGEST));
        while start > limit && self.belongs_to_subject(start - 1, end) {
            start -= 1;
        }
        let subject = self.trim_subject(Piece::new(start, end))?;
        Some(Piece::new(subject.start, name.unwrap_or(subject.end)))
    }

    /// Tells "economist Ann Orr": a noun phrase without an article that ends in a name.
    pub(super) fn ends_in_name(&self, start: usize) -> bool {
        const LONGEST: usize = 3;
        let first = self.token(start);
        let noun = first.shape == Shape::Lower
            && first.cue.is_none()
            && !first.is(Tags::ADVERB
                .with(Tags::AUXILIARY)
                .with(Tags::PREPOSITION)
                .with(Tags::CONJUNCTION)
                .with(Tags::SUBORDINATOR)
                .with(Tags::VERB));
        let end = self.noun_phrase_end(start);
        let name = (start + 1..end).find(|&at| self.token(at).is_capital());
        noun && name.is_some_and(|at| at <= start + LONGEST && self.token(end - 1).is_capital())
    }

    /// Returns where a name between commas ends that stands in apposition before a position.
    pub(super) fn name_after(&self, comma: usize) -> Option<usize> {
        if self.word(comma) != "," {
            return None;
        }
        let end = (comma + 1..self.sentence.end)
            .find(|&at| !self.token(at).is_word())
            .unwrap_or(self.sentence.end);
        let closes = self.is_over(end) || self.word(end) == ",";
        let named = end >= comma + 3 && self.is_bare_name(Piece::new(comma + 1, end));
        (closes && named).then_some(end)
    }

    /// Tells whether a range holds a name and nothing else.
    fn is_bare_name(&self, piece: Piece) -> bool {
        const LONGEST: usize = 5;
        let part = |i: usize| self.token(i).is_capital() || self.token(i).is(Tags::PARTICLE);
        !piece.is_empty()
            && piece.end - piece.start <= LONGEST
            && (piece.start..piece.end).all(part)
    }

    /// Steps over an apposition that ends with the comma at a position, and returns its start.
    fn before_apposition(&self, comma: usize) -> Option<usize> {
        const LONGEST: usize = 32;
        let mark = self.word(comma);
        let from = self.sentence.start.max(comma.saturating_sub(LONGEST));
        let mut open = None;
        for at in (from..comma).rev() {
            if self.quotes.is_inside(at) {
                open?;
                break;
            }
            if self.word(at) == mark {
                let first = self.token(at + 1);
                // "In a letter, the museum's head, Ann Orr, said": a whole name stands nearest.
                let is_name = open.is_none()
                    && at > self.sentence.start
                    && comma - at > 2
                    && self.token(at - 1).shape == Shape::Lower
                    && self.is_bare_name(Piece::new(at + 1, comma));
                open = Some(at);
                if is_name {
                    return open;
                }
                let starts = first.is(Tags::DETERMINER
                    .with(Tags::RELATIVE)
                    .with(Tags::POSSESSIVE)
                    .with(Tags::RANK)
                    .with(Tags::ROLE)
                    .with(Tags::ROLE_MODIFIER))
                    || first.is_capital()
                    || first.shape == Shape::Number
                    || matches!(
                        self.word(at + 1),
                        "speaking" | "citing" | "referring" | "asked"
                    );
                let named = at > self.sentence.start
                    && (self.token(at - 1).is_capital()
                        || self.word(at - 1) == ")"
                        || first.is(Tags::RELATIVE));
                if starts && named {
                    return Some(at);
                }
            }
        }
        open.filter(|&at| {
            at > self.sentence.start
                && self.token(at - 1).is_word()
                && !self.token(at + 1).is(Tags::CONJUNCTION)
                && !self.starts_adjunct()
        })
    }

    /// Tells whether the sentence starts with an adjunct rather than with its subject.
    fn starts_adjunct(&self) -> bool {
        let first = self.token(self.sentence.start);
        first.is(Tags::PREPOSITION
            .with(Tags::SUBORDINATOR)
            .with(Tags::CLAUSE_ADVERB))
    }

    fn belongs_to_subject(&self, at: usize, end: usize) -> bool {
        let token = self.token(at);
        if self.quotes.is_inside(at) {
            return false;
        }
        if self.is_possessive(at) || matches!(self.word(at), "-" | "&" | "$" | "%" | "/") {
            return true;
        }
        if !token.is_word() {
            // "Reed, D-Utah," and "Lund, Sweden" would need a reader; a comma ends the subject.
            return false;
        }
        if token.is(Tags::SUBJECT) && at + 1 < end {
            return false;
        }
        if matches!(self.word(at), "and" | "or") {
            return self.joins_subjects(at, end);
        }
        if token.is(Tags::RELATIVE) {
            return at + 1 == end;
        }
        let closes = token.is(Tags::AUXILIARY
            .with(Tags::SUBORDINATOR)
            .with(Tags::CONJUNCTION))
            && !token.is(Tags::PREPOSITION);
        // "a week after the governor said": "after" starts a clause here.
        let starts_clause = token.is(Tags::SUBORDINATOR) && at > self.sentence.start;
        if closes || starts_clause && !token.is(Tags::DETERMINER) {
            return false;
        }
        // "Both campaigns said": before a verb, what looks like another is a noun.
        let noun = at + 1 == end && token.cue.is_some_and(|cue| cue.form == Form::Present);
        let verb = token.is(Tags::VERB) || self.is_finite_cue(at) && !noun;
        token.shape != Shape::Lower || !verb
    }

    /// Tells whether "and" joins two subjects: a capital or a plain noun on both sides and no
    /// comma before it.
    fn joins_subjects(&self, at: usize, end: usize) -> bool {
        if at <= self.sentence.start || at + 1 >= end {
            return false;
        }
        let (before, after) = (self.token(at - 1), self.token(at + 1));
        before.is_word()
            && (before.is_capital() && after.is_capital()
                || !before.is_capital()
                    && !after.is_capital()
                    && !after.is(Tags::SUBJECT.with(Tags::DETERMINER)))
    }

    /// Takes off what cannot start a subject: "On Monday", "But", "Still".
    fn trim_subject(&self, piece: Piece) -> Option<Piece> {
        let mut start = piece.start;
        while start < piece.end {
            let token = self.token(start);
            let whole = start + 1 == piece.end;
            if token.is(Tags::PREPOSITION) && !whole && !self.quantifies(start) {
                start = self.after_adjunct(Piece::new(start, piece.end))?;
                continue;
            }
            let loose = token.is(Tags::CONJUNCTION.with(Tags::CLAUSE_ADVERB))
                && !token.is_capital()
                || token.is(Tags::CONJUNCTION.with(Tags::CLAUSE_ADVERB))
                    && !whole
                    && start == self.sentence.start
                || token.is(Tags::SUBORDINATOR) && !token.is(Tags::RELATIVE)
                || token.is(Tags::ADVERB) && !token.is(Tags::DETERMINER)
                || self.is_possessive(start)
                || token.is(Tags::DAY) && !whole;
            if !loose {
                break;
            }
            start += 1;
        }
        let mut end = piece.end;
        while end > start && self.token(end - 1).is(Tags::ADVERB.with(Tags::DAY)) {
            end -= 1;
        }
        // "Orr on Monday said"
        if end - start >= 2 && self.word(end - 1) == "on" {
            end -= 1;
        }
        let named = (start..end).any(|i| self.token(i).is_word());
        let only_preposition = end == start + 1 && self.token(start).is(Tags::PREPOSITION);
        (named && !only_preposition).then_some(Piece::new(start, end))
    }

    /// Tells "more than a dozen", "about 40 people" from adjuncts.
    fn quantifies(&self, at: usize) -> bool {
        let next = self.token(at + 1);
        matches!(
            self.word(at),
            "About" | "about" | "Over" | "over" | "Around" | "around" | "Near" | "nearly"
        ) && (next.shape == Shape::Number || next.is(Tags::DETERMINER))
    }

    /// Returns where the subject starts that stands behind an adjunct without a comma:
    /// "In Oslo the mayor", "On Monday Orr".
    fn after_adjunct(&self, piece: Piece) -> Option<usize> {
        let adjunct = self.noun_phrase_end(piece.start + 1);
        let time = (piece.start + 1..=adjunct)
            .find(|&i| i < piece.end && self.token(i).is(Tags::DAY.with(Tags::TIME)));
        if let Some(time) = time.filter(|&i| i + 1 < piece.end) {
            return Some(time + 1);
        }
        if adjunct < piece.end && adjunct > piece.start + 1 {
            return Some(adjunct);
        }
        let last_determiner = (piece.start + 2..piece.end).rev().find(|&i| {
            self.token(i)
                .is(Tags::DETERMINER.with(Tags::POSSESSIVE).with(Tags::SUBJECT))
        });
        last_determiner
            .or_else(|| (piece.start + 2..piece.end).find(|&i| self.token(i).is_capital()))
    }

    /// Finds the noun phrase that starts the sentence: its subject, for a participle far behind.
    pub(super) fn sentence_subject(&self) -> Option<Piece> {
        let mut start = self.sentence.start;
        while start < self.sentence.end
            && (self
                .token(start)
                .is(Tags::CONJUNCTION.with(Tags::CLAUSE_ADVERB))
                || self.word(start) == ",")
        {
            start += 1;
        }
        if self
            .token(start)
            .is(Tags::PREPOSITION.with(Tags::SUBORDINATOR))
        {
            let comma = (start..self.sentence.end.min(start + 30))
                .find(|&i| self.word(i) == "," && !self.quotes.is_inside(i))?;
            start = comma + 1;
        }
        if self.quotes.is_inside(start) {
            return None;
        }
        let end = self.noun_phrase_end(start);
        (end > start).then_some(Piece::new(start, end))
    }
}
