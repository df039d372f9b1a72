//! Content before its cue: "…," Orr said; "…," said Orr; and on both sides of it.

use super::attribution::{Attributor, CERTAIN, Source, content_before};
use super::content::{addressee_at, end_of_content, trim_end};
use super::cue::CueAt;
use super::english::{Form, Tags};
use super::phrase::Clause;
use super::text::Piece;
use super::token::{Shape, Token};

impl Attributor<'_, '_> {
    /// "Orr said …", "…, Orr said.", "…, said Orr."
    pub(super) fn finite(&mut self, clause: &Clause<'_, '_>, cue: &CueAt, first: usize) {
        let head = cue.piece.start;
        let quoted_before = head > clause.sentence.start && self.quotes.is_inside(head - 1);
        let mark_before = matches!(clause.word(head.wrapping_sub(1)), "," | "—" | "–" | "--");
        let behind_quote = quoted_before
            || mark_before
                && head >= 2
                && clause.sentence.contains(head - 2)
                && self.quotes.is_inside(head - 2);
        if cue.frames.quoted
            && (behind_quote || mark_before)
            && self.inverted(clause, cue, behind_quote, first)
        {
            return;
        }
        let joined = clause.token(head.wrapping_sub(1)).is(Tags::CONJUNCTION)
            && head > clause.sentence.start;
        let subject = if joined {
            None
        } else {
            clause.subject_before(head)
        };
        let source = match subject {
            Some(subject) => Source::Phrase(subject),
            None if joined || mark_before => self.shared(clause, first),
            None => return,
        };
        if let Source::Phrase(subject) = source
            && self.how_described(clause, cue, subject)
        {
            return;
        }
        if let Source::Phrase(subject) = source
            && cue.frames.quoted
            && self.parenthetical(clause, cue, subject, first)
        {
            return;
        }
        if source == Source::Unknown {
            return;
        }
        self.preposed(clause, cue, source, first);
    }

    /// "'Unjust' was how Orr described the tax": the quoted words, and what they are about.
    fn how_described(&mut self, clause: &Clause<'_, '_>, cue: &CueAt, subject: Piece) -> bool {
        let how = subject.start.wrapping_sub(1);
        let opens = clause.quotation_at(clause.sentence.start);
        let Some(quoted) = opens.filter(|quoted| quoted.end + 2 == subject.start) else {
            return false;
        };
        let start = cue.piece.end;
        let end = clause.noun_phrase_end(start);
        let is_how = clause.word(how) == "how" && clause.token(how - 1).is(Tags::BE);
        if !is_how || end == start {
            return false;
        }
        let content = vec![quoted, Piece::new(start, end)];
        let source = Source::Phrase(subject);
        let number = self.add(clause, source, cue.piece, content, CERTAIN);
        self.speaker = Some(number);
        true
    }

    /// The content stands before "Orr said", or on both sides.
    pub(super) fn parenthetical(
        &mut self,
        clause: &Clause<'_, '_>,
        cue: &CueAt,
        subject: Piece,
        first: usize,
    ) -> bool {
        let left = subject.start;
        if left <= clause.sentence.start {
            return false;
        }
        let last = left - 1;
        let quoted = self.quotes.is_inside(last);
        let mark = matches!(clause.word(last), "," | "—" | "–" | "--");
        if !quoted && !mark {
            return false;
        }
        let behind_quote =
            quoted || last > clause.sentence.start && self.quotes.is_inside(last - 1);
        let mut after = cue.piece.end;
        let mut addressee = None;
        if cue.frames.addressee {
            (addressee, after) = addressee_at(clause, cue.frames, after);
        }
        let after = clause.skip_adjuncts(after);
        let found = self.postposed(clause, cue, subject, after, behind_quote, first);
        if found && let Some(last) = self.found.last_mut() {
            last.addressee = addressee;
        }
        found
    }

    /// "…," said Orr, the mayor.
    pub(super) fn inverted(
        &mut self,
        clause: &Clause<'_, '_>,
        cue: &CueAt,
        behind_quote: bool,
        first: usize,
    ) -> bool {
        let start = clause.skip_adverbs(cue.piece.end);
        let token = clause.token(start);
        let names = token.is_capital()
            || clause.word(start) == "@"
            || behind_quote
                && token.is(Tags::DETERMINER
                    .with(Tags::SUBJECT)
                    .with(Tags::PERSON_NOUN)
                    .with(Tags::ROLE)
                    .with(Tags::POSSESSIVE))
            || behind_quote && token.is(Tags::ROLE_MODIFIER.with(Tags::RANK))
            || clause.ends_in_name(start);
        if !names || matches!(clause.word(start), "that" | "there") || self.quotes.is_inside(start)
        {
            return false;
        }
        // "tweeted @tramwatch"
        let mut end = if clause.word(start) == "@" {
            start + 2
        } else {
            clause.noun_phrase_end(start)
        };
        while matches!(
            clause.word(end),
            "at" | "for" | "in" | "with" | "from" | "and"
        ) && end > start
        {
            let next = clause.noun_phrase_end(end + 1);
            if next <= end + 1 {
                break;
            }
            end = next;
        }
        if end == start {
            return false;
        }
        // "said its leader, Ann Orr": the name is part of the source.
        if behind_quote && let Some(named) = clause.name_after(end) {
            end = named;
        }
        let mut after = clause.skip_adjuncts(end);
        // An apposition: "said Orr, the mayor of Lund, in a speech".
        if clause.word(after) == "," && !clause.is_over(after) {
            let next = clause.token(after + 1);
            if next.is(Tags::DETERMINER
                .with(Tags::RELATIVE)
                .with(Tags::ROLE)
                .with(Tags::RANK)
                .with(Tags::ROLE_MODIFIER)
                .with(Tags::POSSESSIVE))
                || next.is_capital()
            {
                let close = (after + 1..clause.sentence.end)
                    .find(|&i| clause.word(i) == "," && !self.quotes.is_inside(i))
                    .unwrap_or(clause.sentence.end);
                after = close;
            }
        }
        if !behind_quote && !clause.is_over(after) && clause.word(after) != "," {
            return false;
        }
        self.postposed(
            clause,
            cue,
            Piece::new(start, end),
            after,
            behind_quote,
            first,
        )
    }

    /// Adds a statement whose content stands before its cue, and goes on after it where a comma
    /// or a quotation says so.
    pub(super) fn postposed(
        &mut self,
        clause: &Clause<'_, '_>,
        cue: &CueAt,
        source: Piece,
        after: usize,
        behind_quote: bool,
        first: usize,
    ) -> bool {
        let mark_after = matches!(clause.word(after), "," | "—" | "–" | ":" | ";" | "--");
        let quotation_after = clause
            .quotation_at(after)
            .or_else(|| clause.quotation_at(after + 1))
            .is_some();
        if !behind_quote && !clause.is_over(after) && !mark_after {
            return false;
        }
        if !behind_quote && quotation_after && !mark_after {
            return false;
        }
        let left_end = source.start.min(cue.piece.start);
        let from = self
            .found
            .get(first..)
            .unwrap_or_default()
            .iter()
            .flat_map(|f| {
                f.content
                    .iter()
                    .map(|c| c.end)
                    .chain(f.cue.iter().map(|c| c.end))
            })
            .filter(|&end| end < left_end)
            .max()
            .filter(|_| behind_quote)
            .unwrap_or(clause.sentence.start);
        let mut from = content_before(clause, from);
        if behind_quote {
            from = quotation_start(clause, from, left_end);
        }
        let left = Piece::new(from, trim_end(clause, from, left_end));
        let first_token = clause.token(left.start);
        // "Speaking in Oslo, Orr said": a participle is no content either.
        let opening = |token: Token| {
            let form = token.cue.map(|cue| cue.form);
            form == Some(Form::Gerund) || form == Some(Form::Past)
        };
        let is_adjunct = !behind_quote
            && (opening(first_token)
                || first_token.is(Tags::PREPOSITION.with(Tags::SUBORDINATOR))
                    && left.end - left.start < 8
                || left.end - left.start < 3
                    && !clause.is_over(after)
                    && !clause.token(after + 1).is(Tags::AUXILIARY));
        if left.is_empty()
            || !(left.start..left.end).any(|i| clause.token(i).is_word())
            || is_adjunct
        {
            return false;
        }
        if behind_quote && is_scare_quote(clause, left, clause.is_over(after)) {
            return false;
        }
        let mut content = vec![left];
        if mark_after && !clause.is_over(after + 1) {
            let right = after + 1;
            let gerund = clause
                .token(right)
                .cue
                .is_some_and(|c| c.form == Form::Gerund)
                && clause.token(right).shape == Shape::Lower;
            let adverb =
                clause.skip_adjuncts(right) > right && clause.quotation_at(right).is_none();
            let loose = clause.token(right).is(Tags::CONJUNCTION
                .with(Tags::SUBORDINATOR)
                .with(Tags::PREPOSITION));
            let goes_on = clause.quotation_at(right).is_some()
                || !(behind_quote || gerund || adverb || loose && left.end - left.start > 8);
            if goes_on {
                let end = end_of_content(clause, right);
                if end > right {
                    content.push(Piece::new(right, end));
                }
            }
        } else if clause.quotation_at(after).is_some() {
            content.push(Piece::new(after, end_of_content(clause, after)));
        }
        let words = Piece::new(cue.piece.start, cue.piece.end);
        let number = self.add(
            clause,
            Source::Phrase(source),
            words,
            content,
            cue.weight.max(8),
        );
        self.speaker = Some(number);
        true
    }
}

/// Returns where the quoted content starts that ends at a position: with the sentence, or, where
/// plain words stand before a long quotation, with the quotation.
fn quotation_start(clause: &Clause<'_, '_>, from: usize, end: usize) -> usize {
    let last = (from..end).rev().find_map(|i| clause.quotes.at(i));
    let Some(quotation) = last else { return from };
    let first = clause.quotes.at(from);
    if first.is_some() || quotation.piece.start <= from {
        return from;
    }
    // A colon or a comma introduces the words of somebody: what stands before is not his.
    if clause.word(quotation.piece.start - 1) == ":" {
        return quotation.piece.start;
    }
    from
}

/// Tells a title or a word in marks from words that somebody said.
fn is_scare_quote(clause: &Clause<'_, '_>, left: Piece, over: bool) -> bool {
    let Some(quotation) = clause.quotes.at(left.end - 1) else {
        return false;
    };
    let inner = quotation.piece;
    let ends = matches!(
        clause.word(inner.end.saturating_sub(2)),
        "," | "?" | "!" | "." | "—"
    );
    let after = clause.word(inner.end) == ",";
    !over && !ends && !after && inner.start > left.start
}
