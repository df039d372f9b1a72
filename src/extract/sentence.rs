//! Sentences: cut at full stops, but not after abbreviations and not inside a quotation.

use super::english::{Tags, may_end_sentence};
use super::quote::Quotes;
use super::text::{Piece, Text};
use super::token::Shape;

/// Cuts a paragraph into sentences.
///
/// A quotation is never cut, and what reports it belongs to its sentence: `"Is it?" he asked.`
pub(super) fn sentences(text: &Text<'_>, quotes: &Quotes, paragraph: Piece) -> Vec<Piece> {
    // Longer ones are lists and tables; the rules for phrases look at whole sentences.
    const LONGEST: usize = 400;
    let mut found = Vec::new();
    let mut plain = 0;
    let mut start = dateline_end(text, paragraph);
    let mut at = start;
    while at < paragraph.end {
        if let Some(quotation) = quotes.at(at) {
            let end = quotation.piece.end.max(at + 1);
            let inner = end.saturating_sub(if quotation.closed { 2 } else { 1 });
            at = end;
            let ended = matches!(text.word(inner), "." | "!" | "?" | "…" | "...");
            if ended && starts_anew(text, quotes, at, paragraph) {
                found.push(Piece::new(start, at));
                (start, plain) = (at, 0);
            }
            continue;
        }
        at += 1;
        plain += 1;
        if plain >= LONGEST {
            found.push(Piece::new(start, at));
            (start, plain) = (at, 0);
        } else if ends_at(text, at - 1, paragraph) {
            while at < paragraph.end && is_closer(text, at) && !quotes.is_inside(at) {
                at += 1;
            }
            found.push(Piece::new(start, at));
            (start, plain) = (at, 0);
        }
    }
    if start < paragraph.end {
        found.push(Piece::new(start, paragraph.end));
    }
    found
}

/// Returns where the text starts behind a dateline: "LUND, Sweden (AP) — ".
fn dateline_end(text: &Text<'_>, paragraph: Piece) -> usize {
    const LONGEST: usize = 12;
    let first = text.token(paragraph.start);
    if first.shape != Shape::Upper || first.to - first.from < 3 {
        return paragraph.start;
    }
    let limit = paragraph.end.min(paragraph.start + LONGEST);
    let dash = (paragraph.start + 1..limit)
        .find(|&at| matches!(text.word(at), "—" | "–" | "-" | "--") && text.token(at).spaced);
    let plain = |at: usize| {
        let token = text.token(at);
        token.shape == Shape::Lower && token.is(Tags::AUXILIARY.with(Tags::DETERMINER))
    };
    dash.filter(|&dash| !(paragraph.start..dash).any(plain))
        .map_or(paragraph.start, |dash| dash + 1)
}

fn is_closer(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.word(at),
        ")" | "]" | "\"" | "”" | "''" | "'" | "’" | "." | "!" | "?"
    ) && !text.token(at).spaced
}

/// Tells whether the token ends a sentence, outside of quotations.
fn ends_at(text: &Text<'_>, at: usize, paragraph: Piece) -> bool {
    let (word, next) = (text.word(at), text.token(at + 1));
    if at + 1 >= paragraph.end {
        return true;
    }
    match word {
        "." | "!" | "?" | "…" => next.shape != Shape::Lower || !next.spaced && word == ".",
        "..." | "...." => next.is_capital(),
        _ if word.ends_with('.') && word.len() > 1 => {
            let plain = next.is(Tags::PLAIN) || next.is(Tags::HONORIFIC);
            next.is_capital() && plain && may_end_sentence(word)
        }
        _ => false,
    }
}

/// Tells whether a new sentence starts behind a quotation that ended with a full stop.
fn starts_anew(text: &Text<'_>, quotes: &Quotes, at: usize, paragraph: Piece) -> bool {
    const FARTHEST: usize = 9;
    if at >= paragraph.end || quotes.is_inside(at) {
        return true;
    }
    let next = text.token(at);
    if !next.is_capital() {
        return !next.is_word() && !matches!(text.word(at), "," | "—" | "–" | "-" | "(" | "--");
    }
    // "Smith asked." or "asked Smith." directly after the quotation reports it.
    for i in at..(at + FARTHEST).min(paragraph.end) {
        let token = text.token(i);
        if token.cue.is_some_and(|cue| cue.frames.quoted) && !token.is_capital() {
            let after = text.token(i + 1);
            let closes = i + 1 >= paragraph.end
                || matches!(text.word(i + 1), "." | "," | ";")
                || after.is(Tags::DAY.with(Tags::PREPOSITION));
            return !closes;
        }
        let plain_word = token.is_word() && !token.is_capital();
        if plain_word && token.is(Tags::AUXILIARY.with(Tags::VERB).with(Tags::SUBORDINATOR)) {
            return true;
        }
        if matches!(text.word(i), "." | ";" | ":") {
            return true;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let text = Text::new(text, 0);
        let paragraphs = paragraphs(&text);
        let quotes = Quotes::find(&text, &paragraphs);
        let found: Vec<&str> = paragraphs
            .iter()
            .flat_map(|&p| sentences(&text, &quotes, p))
            .map(|s| text.slice(s))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check(
            "Mr. Orr met Gov. Lane. They spoke.",
            &["Mr. Orr met Gov. Lane.", "They spoke."],
        );
        check("The U.S. Senate met.", &["The U.S. Senate met."]);
        check(
            "He left the U.S. The rest stayed.",
            &["He left the U.S.", "The rest stayed."],
        );
    }

    #[test]
    fn quotations_stay_whole_and_keep_their_cue() {
        check(
            "\"Go. Now!\" Ann Orr said. \"Or never.\" It was late.",
            &[
                "\"Go. Now!\" Ann Orr said.",
                "\"Or never.\"",
                "It was late.",
            ],
        );
        check("\"Is it?\" he asked.", &["\"Is it?\" he asked."]);
        check(
            "\"It is.\" The door closed.",
            &["\"It is.\"", "The door closed."],
        );
    }
}
