//! Cues: the words of a sentence that report, with their use: "said", "adding", "according to".

use super::english::{Cue, Form, Frames, Tags};
use super::phrase::Clause;
use super::text::Piece;
use super::token::Shape;

/// How a cue reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A verb with a subject: "Orr said".
    Finite,
    /// A participle that borrows its subject: ", adding".
    Gerund,
    /// "according to"
    According,
    /// A noun: "Orr's claim that".
    Noun,
    /// A passive without a speaker: "was told".
    Passive,
}

/// A cue where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct CueAt {
    /// How it reports.
    pub usage: Use,
    /// The words from the first auxiliary to the verb.
    pub piece: Piece,
    /// The word that reports.
    pub head: usize,
    /// What can follow.
    pub frames: Frames,
    /// How likely it reports, from 1 to 9.
    pub weight: u8,
    /// Tells "quoted", which passes on another's words.
    pub passes_on: bool,
}

/// Finds the cues of a sentence outside of its quotations, in text order.
pub(super) fn find_cues(clause: &Clause<'_, '_>, title_case: bool) -> Vec<CueAt> {
    let mut found = Vec::new();
    let mut at = clause.sentence.start;
    while at < clause.sentence.end {
        if let Some(quotation) = clause.quotes.at(at) {
            at = quotation.piece.end.max(at + 1);
            continue;
        }
        if let Some(cue) = cue_at(clause, at, title_case) {
            found.push(cue);
        }
        at += 1;
    }
    found
}

fn cue_at(clause: &Clause<'_, '_>, at: usize, title_case: bool) -> Option<CueAt> {
    let token = clause.token(at);
    if !token.is_word() {
        return None;
    }
    if matches!(clause.word(at), "according" | "According") && clause.word(at + 1) == "to" {
        return Some(CueAt {
            usage: Use::According,
            piece: Piece::new(at, at + 2),
            head: at,
            frames: Frames::default(),
            weight: 9,
            passes_on: false,
        });
    }
    if let Some(noun) = noun_cue(clause, at) {
        return Some(noun);
    }
    let cue = token.cue?;
    if token.is_capital() && !title_case && !is_opening_gerund(clause, at, cue) {
        return None;
    }
    let start = group_start(clause, at);
    let usage = verb_use(clause, at, start, cue)?;
    Some(CueAt {
        usage,
        piece: Piece::new(start, at + 1),
        head: at,
        frames: cue.frames,
        weight: cue.weight,
        passes_on: cue.passes_on,
    })
}

/// Tells "Citing the report, she …" at the start of a sentence.
fn is_opening_gerund(clause: &Clause<'_, '_>, at: usize, cue: Cue) -> bool {
    cue.form == Form::Gerund && at == clause.sentence.start
}

/// Walks left over auxiliaries, adverbs and "not".
fn group_start(clause: &Clause<'_, '_>, head: usize) -> usize {
    let mut start = head;
    while start > clause.sentence.start && !clause.quotes.is_inside(start - 1) {
        let token = clause.token(start - 1);
        let helps = token.shape == Shape::Lower
            && token.is(Tags::AUXILIARY.with(Tags::ADVERB).with(Tags::NEGATION))
            && !token.is(Tags::DETERMINER.with(Tags::RELATIVE));
        // After a name the clitic is a possessive far more often than a verb.
        if !helps || matches!(clause.word(start - 1), "'s" | "’s") {
            break;
        }
        start -= 1;
    }
    start
}

/// Finds the subject of a participle behind "with": ", with one driver saying …".
pub(super) fn accompanied(clause: &Clause<'_, '_>, cue: usize) -> Option<Piece> {
    const LONGEST: usize = 8;
    let nearest = clause.sentence.start.max(cue.saturating_sub(LONGEST));
    let with = (nearest..cue).rev().find(|&at| clause.word(at) == "with")?;
    // "one driver": a numeral alone would be a phrase of its own.
    let ends_here = |start: usize| start < cue && clause.noun_phrase_end(start) == cue;
    let is_whole = ends_here(with + 1) || clause.word(with + 1) == "one" && ends_here(with + 2);
    is_whole.then_some(Piece::new(with + 1, cue))
}

fn verb_use(clause: &Clause<'_, '_>, at: usize, start: usize, cue: Cue) -> Option<Use> {
    let has = |tags: Tags| (start..at).any(|i| clause.token(i).is(tags));
    let before = clause.token(start.wrapping_sub(1));
    let first = start == clause.sentence.start;
    let nominal = Tags::DETERMINER.with(Tags::POSSESSIVE);
    let after_determiner = !first
        && start == at
        && before.is(nominal)
        && !before.is(Tags::SUBJECT.with(Tags::RELATIVE));
    let possessed = !first && clause.is_possessive(start - 1);
    let passive = has(Tags::BE);
    match cue.form {
        Form::Gerund if passive => Some(Use::Finite),
        Form::Gerund => {
            let free = first
                || !before.is_word()
                || before.is(Tags::CONJUNCTION)
                || matches!(
                    clause.word(start.wrapping_sub(1)),
                    "by" | "while" | "in" | "after" | "before" | "for" | "of" | "than" | "as"
                )
                || before.is(Tags::PLACE_OF_SPEECH
                    .with(Tags::SOURCE_NOUN)
                    .with(Tags::OBJECT))
                || accompanied(clause, start).is_some();
            (free && !possessed && !after_determiner).then_some(Use::Gerund)
        }
        Form::Past | Form::Participle if passive => Some(Use::Passive),
        Form::Participle => has(Tags::HAVE).then_some(Use::Finite),
        Form::Past => {
            let modifies =
                after_determiner || is_done_by(clause, at + 1) || possessed && start == at;
            // "The show, called 'Light and Lead', runs": a name, not what somebody says.
            let names = !first
                && !before.is_word()
                && token_names(clause, at)
                && clause.quotation_at(at + 1).is_some();
            (!modifies && !names).then_some(Use::Finite)
        }
        Form::Present => {
            let noun = after_determiner
                || possessed
                || has(Tags::AUXILIARY)
                || !first && before.is(Tags::PREPOSITION) && !before.is(Tags::SUBJECT);
            let doubtful = clause
                .token(at)
                .is(Tags::REPORTING_NOUN.with(Tags::SOURCE_NOUN));
            let clear = before.is_capital()
                || before.is(Tags::SUBJECT.with(Tags::RELATIVE).with(Tags::SOURCE_NOUN))
                || !before.is_word();
            (!noun && (!doubtful || clear)).then_some(Use::Finite)
        }
        Form::Base => {
            if has(Tags::MODAL) {
                return Some(Use::Finite);
            }
            let noun_before = before.shape == Shape::Lower
                && before.is_word()
                && (clause.word(start.wrapping_sub(1)).ends_with('s')
                    || before.is(Tags::PLURAL)
                    || before.is(Tags::SOURCE_NOUN));
            let pronoun = matches!(
                clause.word(start.wrapping_sub(1)),
                "they"
                    | "we"
                    | "I"
                    | "you"
                    | "They"
                    | "We"
                    | "who"
                    | "that"
                    | "people"
                    | "police"
                    | "Republicans"
                    | "Democrats"
            );
            let noun_before =
                noun_before && !possessed && !clause.word(start.wrapping_sub(1)).ends_with("ss");
            let capital_plural = before.is_capital()
                && clause.word(start.wrapping_sub(1)).ends_with('s')
                && cue.weight >= 7;
            (!first && (noun_before || pronoun || capital_plural) && !after_determiner)
                .then_some(Use::Finite)
        }
    }
}

/// Tells "called", "titled" and the like.
fn token_names(clause: &Clause<'_, '_>, at: usize) -> bool {
    clause.token(at).is(Tags::QUOTE_NOUN)
}

/// Tells "said by the mayor" from "said by email".
fn is_done_by(clause: &Clause<'_, '_>, at: usize) -> bool {
    clause.word(at) == "by"
        && !clause
            .token(at + 1)
            .is(Tags::PLACE_OF_SPEECH.with(Tags::DAY))
}

/// Tells "Orr's claim that" and "his hope that".
fn noun_cue(clause: &Clause<'_, '_>, at: usize) -> Option<CueAt> {
    let token = clause.token(at);
    if !token.is(Tags::REPORTING_NOUN)
        || token.shape != Shape::Lower
        || clause.word(at + 1) != "that"
    {
        return None;
    }
    let mut start = at;
    // "Orr's repeated public claim that"
    while start > clause.sentence.start + 1
        && at - start < 3
        && clause.token(start - 1).shape == Shape::Lower
        && !clause.token(start - 1).is(Tags::POSSESSIVE)
        && !clause.is_possessive(start - 1)
    {
        start -= 1;
    }
    let owned = start > clause.sentence.start
        && (clause.is_possessive(start - 1) || clause.token(start - 1).is(Tags::POSSESSIVE));
    owned.then_some(CueAt {
        usage: Use::Noun,
        piece: Piece::new(at, at + 1),
        head: start,
        frames: Frames {
            clause: true,
            ..Frames::default()
        },
        weight: 8,
        passes_on: false,
    })
}
