//! Words that somebody passes on: "the agency quoted a guard as saying …".

use super::attribution::{Attribution, Attributor, CERTAIN, Source, content_before};
use super::content::{end_of_content, trim_end};
use super::cue::{CueAt, Use};
use super::english::{Form, Tags};
use super::phrase::Clause;
use super::text::Piece;

/// How far behind "quoted" its "as saying" is looked for.
const FARTHEST: usize = 20;

impl Attributor<'_, '_> {
    /// Adds whom a cue quotes, with those who quote; tells whether it does.
    ///
    /// The one who passes words on becomes an attribution of its own, which the inner one names;
    /// where the words stand elsewhere it is left without content, and is no statement.
    pub(super) fn passing_on(
        &mut self,
        clause: &Clause<'_, '_>,
        cue: &CueAt,
        first: usize,
    ) -> bool {
        if !cue.passes_on {
            return false;
        }
        let from = cue.piece.end;
        let limit = clause.sentence.end.min(from + FARTHEST);
        let open = |i: usize| !self.quotes.is_inside(i);
        let Some(verb) = (from..limit).find(|&i| open(i) && speaks(clause, i)) else {
            return false;
        };
        let link = verb - if clause.word(verb - 1) == "as" { 1 } else { 2 };
        let subject = clause.subject_before(cue.piece.start);
        let (inner, outer) = if cue.usage == Use::Passive {
            (subject, by_whom(clause, from, verb))
        } else {
            let outer = subject.or_else(|| match self.shared(clause, first) {
                Source::Phrase(piece) => Some(piece),
                _ => None,
            });
            let inner = Piece::new(from, link);
            ((!inner.is_empty()).then_some(inner), outer)
        };
        let Some(inner) = inner else { return false };
        let (verbs, mut content) = self.after_verbs(clause, verb);
        if content.is_empty() {
            let end = subject.map_or(cue.piece.start, |s| s.start);
            let start = content_before(clause, clause.sentence.start);
            content.push(Piece::new(start, trim_end(clause, start, end.max(start))));
        }
        if content.iter().all(|piece| piece.end < piece.start + 2) {
            return false;
        }
        // What the paper says itself is "a guard as saying …".
        let told = (cue.usage != Use::Passive && content[0].start > verb)
            .then(|| Piece::new(from, content[content.len() - 1].end));
        let told: Vec<Piece> = told.into_iter().collect();
        let outer =
            outer.map(|outer| self.add(clause, Source::Phrase(outer), cue.piece, told, CERTAIN));
        self.found.push(Attribution {
            source: Source::Phrase(inner),
            cue: verbs,
            content,
            addressee: None,
            reported_by: outer,
            weight: CERTAIN,
            chance: None,
            sentence: clause.sentence,
        });
        self.speaker = Some(self.found.len() - 1);
        true
    }

    /// Finds what "saying … and adding …" report: the verbs, and the words behind each.
    fn after_verbs(&self, clause: &Clause<'_, '_>, first: usize) -> (Vec<Piece>, Vec<Piece>) {
        let end = clause.sentence.end;
        let mut verbs = vec![first];
        verbs.extend((first + 1..end).filter(|&i| {
            !self.quotes.is_inside(i)
                && matches!(clause.word(i - 1), "and" | ",")
                && clause.token(i).cue.is_some_and(|c| c.form == Form::Gerund)
        }));
        let mut pieces = Vec::new();
        for (n, &verb) in verbs.iter().enumerate() {
            let stop = verbs.get(n + 1).map_or(end, |&next| next - 1);
            let start = if clause.word(verb + 1) == "," {
                verb + 2
            } else {
                verb + 1
            };
            if clause.word(start) == "by" || clause.is_over(start) {
                continue;
            }
            let stop = stop.min(end_of_content(clause, start).max(start));
            let stop = trim_end(clause, start, stop);
            let words = (start..stop).any(|i| clause.token(i).is_word());
            if words {
                pieces.push(Piece::new(start, stop));
            }
        }
        let verbs = verbs.iter().map(|&verb| Piece::new(verb, verb + 1));
        (verbs.collect(), pieces)
    }

    /// ", citing two officials": what has just been said is theirs, and passed on.
    pub(super) fn cited(&mut self, first: usize) {
        for number in first..self.found.len() {
            let Some(source) = self.found.get(number).and_then(|a| self.cited_source(a)) else {
                continue;
            };
            let said = (first..self.found.len()).rev().find(|&other| {
                let found = &self.found[other];
                other != number
                    && found.reported_by.is_none()
                    && !found.content.is_empty()
                    && found.content.iter().all(|c| !c.contains(source.start))
            });
            let Some(outer) = said else { continue };
            let content = self.found[outer].content.clone();
            let inner = &mut self.found[number];
            inner.source = Source::Phrase(source);
            inner.content = content;
            inner.reported_by = Some(outer);
            inner.addressee = None;
        }
    }

    /// Returns whom an attribution cites, if it is somebody or something that can speak.
    fn cited_source(&self, found: &Attribution) -> Option<Piece> {
        let cue = found.cue.first()?;
        if !matches!(self.text.word(cue.end - 1), "citing" | "Citing" | "cited") {
            return None;
        }
        let content = *found.content.first()?;
        let clause = Clause {
            text: self.text,
            quotes: self.quotes,
            sentence: content,
        };
        let head_end = clause.noun_phrase_end(content.start);
        let speaks = (content.start..head_end).any(|i| {
            let token = clause.token(i);
            let plain = !token.is_capital();
            plain && token.is(Tags::PERSON_NOUN.with(Tags::SOURCE_NOUN).with(Tags::ROLE))
        });
        let whole = found.content.len() == 1 && !self.quotes.is_inside(content.start);
        (speaks && whole).then_some(content)
    }
}

/// Tells "as saying" and "to have said" at their verb.
fn speaks(clause: &Clause<'_, '_>, at: usize) -> bool {
    let Some(cue) = clause.token(at).cue else {
        return false;
    };
    let before = |n: usize| clause.word(at.wrapping_sub(n));
    cue.form == Form::Gerund && before(1) == "as"
        || matches!(cue.form, Form::Past | Form::Participle)
            && before(1) == "have"
            && before(2) == "to"
}

/// Finds by whom somebody is quoted: "was quoted by the paper as saying", "as saying by the paper".
fn by_whom(clause: &Clause<'_, '_>, from: usize, verb: usize) -> Option<Piece> {
    let by = [from, verb + 1]
        .into_iter()
        .find(|&i| clause.word(i) == "by")?;
    let end = clause.noun_phrase_end(by + 1);
    (end > by + 1).then_some(Piece::new(by + 1, end))
}
