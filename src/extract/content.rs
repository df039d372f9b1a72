//! Content: the words that a cue reports, where they start behind it and where they end.

use super::cue::{CueAt, Use};
use super::english::{Form, Frames, Tags};
use super::phrase::Clause;
use super::text::Piece;
use super::token::Shape;

/// What follows a cue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Following {
    /// The token behind the cue and the prepositions that belong to it.
    pub cue_end: usize,
    /// Who is spoken to.
    pub addressee: Option<Piece>,
    /// What is reported.
    pub content: Piece,
}

/// Finds the content that follows a cue; none where the cue stands behind its content.
pub(super) fn content_after(clause: &Clause<'_, '_>, cue: &CueAt) -> Option<Following> {
    let mut at = cue.piece.end;
    let mut addressee = None;
    let word = clause.word(at);
    if cue.frames.prepositions.contains(&word) && !is_time(clause, at + 1) {
        let start = at + 1;
        let said_of = cue.frames.clause && matches!(word, "of" | "about" | "on" | "to");
        let speech = said_of.then(|| quotation_soon(clause, start)).flatten();
        let content = match speech {
            Some(quotation)
                if clause.word(quotation.start.wrapping_sub(1)) == ":"
                    || clause.word(quotation.start.wrapping_sub(1)) == "," =>
            {
                Piece::new(quotation.start, end_of_content(clause, quotation.start))
            }
            _ => Piece::new(start, end_of_phrase(clause, start)),
        };
        return filled(clause, at + 1, None, content);
    }
    if cue.frames.addressee {
        let (piece, next) = addressee_at(clause, cue.frames, at);
        if let Some(piece) = piece {
            addressee = Some(piece);
            at = next;
        }
    }
    let at = clause.skip_adjuncts(at);
    let start = content_start(clause, cue, at, addressee.is_some())?;
    let end = if is_phrase(clause, cue, start) {
        end_of_phrase(clause, start)
    } else {
        end_of_content(clause, start)
    };
    let content = Piece::new(start, end);
    filled(clause, cue.piece.end, addressee, content)
}

fn filled(
    clause: &Clause<'_, '_>,
    cue_end: usize,
    addressee: Option<Piece>,
    content: Piece,
) -> Option<Following> {
    let words = (content.start..content.end).any(|i| clause.token(i).is_word());
    (words && !content.is_empty()).then_some(Following {
        cue_end,
        addressee,
        content,
    })
}

fn is_time(clause: &Clause<'_, '_>, at: usize) -> bool {
    clause.token(at).is(Tags::DAY.with(Tags::MONTH))
}

/// Finds whom the cue addresses, and where the text goes on.
pub(super) fn addressee_at(
    clause: &Clause<'_, '_>,
    frames: Frames,
    at: usize,
) -> (Option<Piece>, usize) {
    let token = clause.token(at);
    let starts = token.is(Tags::OBJECT
        .with(Tags::DETERMINER)
        .with(Tags::POSSESSIVE)
        .with(Tags::ADDRESSEE)
        .with(Tags::PERSON_NOUN))
        || token.is_capital()
        || matches!(clause.word(at), "you" | "it" | "people" | "her" | "him");
    if !starts || clause.word(at) == "that" || clause.quotes.is_inside(at) {
        return (None, at);
    }
    let mut end = clause.noun_phrase_end(at);
    while matches!(clause.word(end), "and" | "at" | "for") && end > at {
        let next = clause.noun_phrase_end(end + 1);
        if next <= end + 1 || clause.is_finite_cue(next) || clause.token(next).is(Tags::AUXILIARY) {
            break;
        }
        end = next;
    }
    if end == at || clause.is_over(end) && frames.noun {
        return (None, at);
    }
    // "warned Russia would …": the noun phrase is the subject of what is said.
    let after = clause.token(end);
    if after.is(Tags::AUXILIARY) && !token.is(Tags::OBJECT) {
        return (None, at);
    }
    (Some(Piece::new(at, end)), end)
}

/// Returns the next quotation of the sentence.
fn quotation_soon(clause: &Clause<'_, '_>, at: usize) -> Option<Piece> {
    const FARTHEST: usize = 16;
    let range = Piece::new(at, clause.sentence.end.min(at + FARTHEST));
    clause.quotes.within(range).first().map(|q| q.piece)
}

/// Returns where the content starts, given what stands behind cue, addressee and adjuncts.
fn content_start(
    clause: &Clause<'_, '_>,
    cue: &CueAt,
    at: usize,
    addressed: bool,
) -> Option<usize> {
    let frames = cue.frames;
    if clause.is_over(at) {
        return None;
    }
    let mut at = at;
    let mut introduced = false;
    if matches!(clause.word(at), ":" | "," | "—" | "–" | "--") {
        let next = at + 1;
        introduced = clause.word(at) == ":";
        if frames.quoted && (introduced || clause.quotation_at(next).is_some()) {
            return Some(next);
        }
        if clause.word(next) == "that" && frames.clause {
            return Some(next);
        }
        // ", on Monday, that" and ", citing two officials, that"
        let skipped = if clause.word(next) == "citing" {
            clause.noun_phrases_end(next + 1)
        } else {
            clause.skip_adjuncts(next)
        };
        if skipped > next && clause.word(skipped) == "," {
            at = skipped + 1;
        } else {
            return None;
        }
    }
    if clause.quotation_at(at).is_some() {
        return (frames.quoted || frames.noun).then_some(at);
    }
    let (word, token) = (clause.word(at), clause.token(at));
    if word == "that" {
        return (frames.clause || frames.noun).then_some(at);
    }
    if word == "to" {
        let verb = clause.is_plain_word(at + 1) || clause.token(at + 1).is(Tags::BE);
        return (verb && (frames.infinitive || addressed)).then_some(at);
    }
    if matches!(
        word,
        "whether" | "if" | "how" | "why" | "what" | "who" | "where" | "when" | "which"
    ) {
        return (frames.clause || frames.noun).then_some(at);
    }
    if !clause.starts_clause(at) {
        if frames.quoted {
            let quotation = quotation_soon(clause, at)?;
            let mark = clause.word(quotation.start.wrapping_sub(1));
            return matches!(mark, "," | ":").then_some(quotation.start);
        }
        return None;
    }
    if token.shape == Shape::Lower
        && token.cue.is_some_and(|c| c.form == Form::Gerund)
        && !frames.noun
    {
        return None;
    }
    if cue.usage == Use::Passive {
        return None;
    }
    (frames.clause || frames.noun || introduced).then_some(at)
}

/// Returns where reported content that starts at a position ends: at the end of the sentence, or
/// before what plainly is the reporter's again.
pub(super) fn end_of_content(clause: &Clause<'_, '_>, start: usize) -> usize {
    end_before(clause, start, |at| {
        breaks_off(clause, at) || adds_clause(clause, at)
    })
}

/// Tells whether the content is a noun phrase or an infinitive rather than a clause.
fn is_phrase(clause: &Clause<'_, '_>, cue: &CueAt, start: usize) -> bool {
    if clause.quotes.is_inside(start) || clause.token(start).is(Tags::SUBORDINATOR) {
        return false;
    }
    if clause.word(start) == "to" {
        return false;
    }
    if !cue.frames.clause {
        return true;
    }
    let end = clause.noun_phrase_end(start);
    let after = clause.token(end);
    cue.frames.noun
        && (clause.is_over(end)
            || !after.is_word()
            || after.is(Tags::PREPOSITION.with(Tags::CONJUNCTION)))
}

/// Returns where a reported noun phrase that starts at a position ends.
fn end_of_phrase(clause: &Clause<'_, '_>, start: usize) -> usize {
    end_before(clause, start, |at| {
        breaks_off(clause, at) || adds_clause(clause, at) || leaves_phrase(clause, at)
    })
}

/// Returns where content ends: before the first token outside of quotations that `stops`.
fn end_before(clause: &Clause<'_, '_>, start: usize, stops: impl Fn(usize) -> bool) -> usize {
    let mut at = start;
    while at < clause.sentence.end {
        if let Some(quotation) = clause.quotes.at(at) {
            at = quotation.piece.end.max(at + 1);
            continue;
        }
        if at > start && stops(at) {
            return trim_end(clause, start, at);
        }
        at += 1;
    }
    trim_end(clause, start, clause.sentence.end)
}

/// Tells ", which …": what the reporter adds about the last word.
fn adds_clause(clause: &Clause<'_, '_>, at: usize) -> bool {
    const FARTHEST: usize = 16;
    if clause.word(at) != "," || !matches!(clause.word(at + 1), "which" | "who" | "whose") {
        return false;
    }
    // "the plan, which cost four million, had been a mistake" goes on behind the clause.
    let close = (at + 2..clause.sentence.end.min(at + FARTHEST)).find(|&i| clause.word(i) == ",");
    !close.is_some_and(|close| clause.token(close + 1).is(Tags::AUXILIARY))
}

/// Tells whether what stands at a position is no part of a reported noun phrase any more, but
/// says when or why it was said, or what happened next.
fn leaves_phrase(clause: &Clause<'_, '_>, at: usize) -> bool {
    const REASONS: [&str; 12] = [
        "because", "when", "after", "while", "before", "since", "although", "though", "if",
        "unless", "until", "whereas",
    ];
    let word = clause.word(at);
    let (next, second) = (clause.token(at + 1), clause.token(at + 2));
    let verb = Tags::AUXILIARY.with(Tags::VERB);
    match word {
        "," => {
            let joins = matches!(clause.word(at + 1), "and" | "but");
            next.is(Tags::SUBORDINATOR.with(Tags::RELATIVE))
                || joins && second.is(verb.with(Tags::SUBJECT))
        }
        "and" | "but" => next.is(verb) || clause.is_finite_cue(at + 1),
        _ => REASONS.contains(&word),
    }
}

/// Tells whether the reporter speaks again from a position on.
fn breaks_off(clause: &Clause<'_, '_>, at: usize) -> bool {
    let next = at + 1;
    let gerund = |i: usize| {
        let token = clause.token(i);
        token.shape == Shape::Lower
            && token
                .cue
                .is_some_and(|c| c.form == Form::Gerund && c.weight >= 6)
    };
    match clause.word(at) {
        "," | "—" | "–" | "--" => {
            let skip = |i: usize| {
                if clause.token(i).is(Tags::ADVERB) {
                    i + 1
                } else {
                    i
                }
            };
            let after = skip(next);
            let joined = matches!(
                clause.word(next),
                "and" | "but" | "then" | "while" | "whereas" | "yet"
            );
            let verb = skip(next + 1);
            gerund(after)
                || clause.word(next) == "according"
                || joined && (clause.is_finite_cue(verb) || gerund(verb))
                || joined && clause.token(verb).is(Tags::SUBJECT) && clause.is_finite_cue(verb + 1)
                || joined && says_another(clause, next + 1)
                || clause.is_finite_cue(next)
                    && clause.token(next).cue.is_some_and(|c| c.frames.clause)
                || reports_in_passing(clause, next)
        }
        "and" | "but" => {
            let verb = if clause.token(next).is(Tags::ADVERB) {
                next + 1
            } else {
                next
            };
            let token = clause.token(verb);
            clause.is_finite_cue(verb) && token.cue.is_some_and(|c| c.weight >= 7)
                || clause.token(next).is(Tags::SUBJECT) && clause.is_finite_cue(next + 1)
        }
        "according" => clause.word(next) == "to",
        ";" => true,
        _ => false,
    }
}

/// Tells ", but the council says": a subject and a verb that plainly reports.
fn says_another(clause: &Clause<'_, '_>, start: usize) -> bool {
    const PLAIN: u8 = 8;
    const LIKELY: u8 = 6;
    let end = clause.noun_phrase_end(start);
    let cue = clause.token(end).cue;
    let least = if clause.word(end + 1) == "that" {
        LIKELY
    } else {
        PLAIN
    };
    let plain = cue.is_some_and(|cue| cue.weight >= least && cue.frames.clause);
    let base = cue.is_some_and(|cue| cue.form == Form::Base) && clause.word(end - 1).ends_with('s');
    end > start && plain && (base || clause.is_finite_cue(end))
}

/// Tells ", Orr said," and ", the ministry said." from other things between commas.
fn reports_in_passing(clause: &Clause<'_, '_>, start: usize) -> bool {
    let end = clause.noun_phrase_end(start);
    if end == start || !clause.is_finite_cue(end) {
        return false;
    }
    let after = clause.skip_adjuncts(end + 1);
    clause.is_over(after) || clause.word(after) == ","
}

/// Takes closing marks off the end of content, but for the mark that closes a quotation.
pub(super) fn trim_end(clause: &Clause<'_, '_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start + 1 {
        let last = end - 1;
        if clause.quotes.is_inside(last) || clause.token(last).is_word() {
            break;
        }
        if matches!(clause.word(last), ")" | "%" | "]" | "$" | "'" | "’") {
            break;
        }
        end -= 1;
    }
    end
}
