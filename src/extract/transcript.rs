//! Transcripts: lines that open with who speaks, and quotations that a name is set under.

use std::collections::BTreeMap;

use super::attribution::{Attributor, CERTAIN, Source};
use super::english::Tags;
use super::paragraph::is_title_case;
use super::phrase::Clause;
use super::quote::Quotes;
use super::text::{Piece, Text};
use super::token::{Shape, Token};

/// A paragraph that names its speaker.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    name: Piece,
    mark: Piece,
    content: Piece,
    /// Whether the pattern leaves no doubt.
    certain: bool,
}

/// How much a label looks like the name of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// In capitals: "ORR".
    Upper,
    /// A name, a role, or the letter of a question or an answer.
    Name,
    /// A single word, which may as well be "Correction".
    Word,
}

/// Finds for each paragraph whether it is a line of a transcript.
///
/// A name and a colon may open anything. Words between marks behind it, a line of the same form
/// before or after it, and the same name on another line show that somebody speaks.
pub(super) fn lines(
    text: &Text<'_>,
    quotes: &Quotes,
    layout: &[(Piece, Vec<Piece>)],
) -> Vec<Option<Line>> {
    let mut found: Vec<Option<(Line, Label)>> = (layout.iter())
        .map(|&(paragraph, _)| line(text, quotes, paragraph))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, _) in found.iter().flatten() {
        *counts.entry(text.slice(line.name)).or_default() += 1;
    }
    let recurs = |line: &Line| counts.get(text.slice(line.name)).is_some_and(|&n| n > 1);
    let is_line = |at: usize| {
        let line: Option<&(Line, Label)> = found.get(at).and_then(Option::as_ref);
        line.is_some_and(|(line, label)| *label != Label::Word || recurs(line))
    };
    let among: Vec<bool> = (0..found.len())
        .map(|at| is_line(at) && (at > 0 && is_line(at - 1) || is_line(at + 1)))
        .collect();
    for (slot, among) in found.iter_mut().zip(among) {
        let Some((line, label)) = slot else { continue };
        line.certain |= among;
        if !line.certain && *label != Label::Upper {
            *slot = None;
        }
    }
    found
        .into_iter()
        .map(|slot| slot.map(|(line, _)| line))
        .collect()
}

/// Reads a paragraph as a line: a name, a colon or a dash, and words.
fn line(text: &Text<'_>, quotes: &Quotes, paragraph: Piece) -> Option<(Line, Label)> {
    const LONGEST: usize = 9;
    let clause = Clause {
        text,
        quotes,
        sentence: paragraph,
    };
    if let Some(signed) = signed(&clause) {
        return Some((signed, Label::Name));
    }
    let limit = paragraph.end.min(paragraph.start + LONGEST);
    let mark = (paragraph.start + 1..limit).find(|&at| is_mark(&clause, at))?;
    let comma = (paragraph.start..mark).find(|&at| clause.word(at) == ",");
    let name = Piece::new(paragraph.start, comma.unwrap_or(mark));
    let label = label(&clause, name)?;
    // "OSLO - The council met": capitals before a dash are a place.
    let dash = clause.word(mark) != ":";
    let named = label == Label::Name && name.end - name.start > 1;
    if comma.is_some() && (dash || label != Label::Upper) || dash && !named {
        return None;
    }
    let mut start = mark + 1;
    if clause.word(start) == "(" {
        start = (start..paragraph.end.min(start + LONGEST))
            .find(|&at| clause.word(at) == ")")
            .map_or(start, |close| close + 1);
    }
    let content = Piece::new(start, paragraph.end);
    let quotation = quotes.at(start).map(|quotation| quotation.piece);
    let within_marks =
        quotation.is_some_and(|piece| piece.start == start && piece.end >= content.end);
    let spoken = within_marks
        || is_speech(&clause, content) && label != Label::Name
        || label == Label::Name && is_speech(&clause, content) && !is_title_case(text, content);
    spoken.then_some((
        Line {
            name,
            mark: Piece::new(mark, mark + 1),
            content,
            certain: within_marks && label != Label::Word,
        },
        label,
    ))
}

/// Tells a colon, or a dash with space on both sides.
fn is_mark(clause: &Clause<'_, '_>, at: usize) -> bool {
    let dash = matches!(clause.word(at), "–" | "—" | "--" | "-");
    clause.word(at) == ":" || dash && clause.token(at).spaced && clause.token(at + 1).spaced
}

/// Tells what a label before the mark looks like; none where it cannot name a speaker.
fn label(clause: &Clause<'_, '_>, name: Piece) -> Option<Label> {
    const LONGEST: usize = 6;
    let length = name.end - name.start;
    if name.is_empty() || length > LONGEST {
        return None;
    }
    let tokens = || (name.start..name.end).map(|at| clause.token(at));
    let part = |at: usize| {
        let token = clause.token(at);
        token.is_capital()
            || clause.word(at) == "." && at > name.start
            || token.is(Tags::PARTICLE.with(Tags::ROLE).with(Tags::ROLE_MODIFIER))
    };
    let first = clause.token(name.start);
    if !first.is_capital() || !(name.start..name.end).all(part) {
        return None;
    }
    if matches!(clause.word(name.start), "Q" | "A" | "Q." | "A.") && length == 1 {
        return Some(Label::Name);
    }
    let upper =
        |token: Token| token.shape == Shape::Upper || token.is(Tags::HONORIFIC) || !token.is_word();
    if tokens().all(upper) {
        return Some(Label::Upper);
    }
    if tokens().any(|token| token.is(Tags::DAY.with(Tags::MONTH))) || first.is(Tags::PLAIN) {
        return None;
    }
    let speaks = first.is(Tags::PERSON_NOUN.with(Tags::ROLE).with(Tags::HONORIFIC));
    let last = clause.token(name.end - 1);
    if length == 1 {
        return Some(if speaks { Label::Name } else { Label::Word });
    }
    last.is_capital().then_some(Label::Name)
}

/// Tells a whole sentence from an entry of a list: it starts like one and ends like one.
fn is_speech(clause: &Clause<'_, '_>, content: Piece) -> bool {
    const FEWEST: usize = 3;
    let starts = clause.token(content.start).is_capital();
    let last = clause.word(content.end.saturating_sub(1));
    let ends = matches!(
        last,
        "." | "!" | "?" | "…" | "..." | "—" | "--" | "\"" | "”"
    ) || last.ends_with('.');
    content.end >= content.start + FEWEST && starts && ends
}

/// A quotation that fills the paragraph, but for a dash and the name of whose words they are.
fn signed(clause: &Clause<'_, '_>) -> Option<Line> {
    const LONGEST: usize = 10;
    let paragraph = clause.sentence;
    let quotation = clause.quotation_at(paragraph.start)?;
    let mark = quotation.end;
    if !matches!(clause.word(mark), "–" | "—" | "--" | "-") || paragraph.end > mark + LONGEST {
        return None;
    }
    let start = mark + 1;
    let end = (start..paragraph.end)
        .find(|&at| !clause.token(at).is_capital() && !clause.token(at).is(Tags::PARTICLE))
        .unwrap_or(paragraph.end);
    let closes = end == paragraph.end || matches!(clause.word(end), "," | "." | "(");
    let named = end >= start + 2 && closes;
    named.then_some(Line {
        name: Piece::new(start, end),
        mark: Piece::new(mark, mark + 1),
        content: quotation,
        certain: true,
    })
}

impl Attributor<'_, '_> {
    /// A line of a transcript: "ORR: The bridge is safe."
    pub(super) fn transcript(&mut self, line: Line, paragraph: Piece) {
        let clause = Clause {
            text: self.text,
            quotes: self.quotes,
            sentence: paragraph,
        };
        let weight = if line.certain { CERTAIN } else { 7 };
        let source = Source::Phrase(line.name);
        let number = self.add(&clause, source, line.mark, vec![line.content], weight);
        self.speaker = Some(number);
    }
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let text = Text::new(text, 0);
        let paragraphs = paragraphs(&text);
        let quotes = Quotes::find(&text, &paragraphs);
        let layout: Vec<(Piece, Vec<Piece>)> =
            paragraphs.iter().map(|&p| (p, Vec::new())).collect();
        let found: Vec<&str> = (lines(&text, &quotes, &layout).iter().flatten())
            .filter(|line| line.certain)
            .map(|line| text.slice(line.name))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_among_lines_name_their_speakers() {
        check("ORR: Is it open?\nBERG: It is now.", &["ORR", "BERG"]);
        check("Q: Is it open?\nA: It is now.", &["Q", "A"]);
        check(
            "CAPT. ANN ORR, PILOT: We saw it.\nHost: You saw what?",
            &["CAPT. ANN ORR", "Host"],
        );
        check("Ann Orr: \"It is open.\"", &["Ann Orr"]);
        check("\"It is open.\" – Ann Orr, pilot", &["Ann Orr"]);
    }

    #[test]
    fn other_colons_and_dashes_name_nobody() {
        check("UPDATE: The road is open again.", &[]);
        check("Tickets: 12 euros\nPlace: Town hall", &[]);
        check(
            "OSLO, May 3 - The council met on Monday.\nIt was late.",
            &[],
        );
        check("Correction: The name was wrong.\nThe road is open.", &[]);
    }
}
