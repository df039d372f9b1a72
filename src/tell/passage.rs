//! Passages: the words of a document around a statement, with its source, cue and content marked.

use std::ops::Range;

use serde::Serialize;

use crate::model::{Span, Spans};

/// How many code points lie between two marks.
const STEP: usize = 512;

/// How many bytes are shown at most before and after what is marked.
const AROUND: usize = 160;

/// How many bytes around a place are searched for the ends of its sentence.
const NEAR: usize = 1000;

/// From how many bytes on the words between two marked places are cut in the middle.
const LONG_GAP: usize = 280;

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words, as they stand in the document.
    pub text: String,
    /// What they are to the statement; absent for what stands around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
}

/// What marked words are to a statement or relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// They name the speaker.
    Source,
    /// They report.
    Cue,
    /// They are what is said, or what shows a relation.
    Content,
}

/// Where something stands in a document's text, line and column counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in code points.
    pub column: usize,
}

/// A text in which places are found without counting from its start each time.
#[derive(Debug)]
pub(super) struct Page<'a> {
    text: &'a str,
    /// The byte of every 512th code point.
    marks: Vec<usize>,
    /// The byte that each line starts with.
    lines: Vec<usize>,
}

impl<'a> Page<'a> {
    /// Marks a text.
    pub(super) fn new(text: &'a str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            marks: offsets(text).step_by(STEP).collect(),
            lines: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// Returns where a code point starts, in bytes; the end of the text counts as one.
    fn byte(&self, point: u32) -> Option<usize> {
        let point = point as usize;
        let mark = *self.marks.get(point / STEP)?;
        let further = offsets(self.text.get(mark..)?).nth(point % STEP)?;
        Some(mark + further)
    }

    fn range(&self, span: Span) -> Option<Range<usize>> {
        Some(self.byte(span.start)?..self.byte(span.end)?)
    }

    /// Returns the words at some places, joined with a space; `None` where the text is shorter.
    pub(super) fn words(&self, spans: &[Span]) -> Option<String> {
        let ranges = spans.iter().map(|span| self.range(*span));
        let pieces = ranges.map(|range| self.text.get(range?));
        let pieces: Vec<&str> = pieces.collect::<Option<_>>()?;
        Some(pieces.join(" ")).filter(|words| !words.is_empty())
    }

    /// Returns line and column of a code point.
    pub(super) fn position(&self, point: u32) -> Option<Position> {
        let byte = self.byte(point)?;
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let column = self.text.get(start..byte)?.chars().count() + 1;
        Some(Position { line, column })
    }

    /// Cuts out the words around some places, the places marked; nothing where the text is shorter
    /// than they say.
    pub(super) fn passage(&self, spans: &Spans) -> Vec<Piece> {
        let parts = [
            (Mark::Source, &spans.source),
            (Mark::Cue, &spans.cue),
            (Mark::Content, &spans.content),
        ];
        let mut marked: Vec<(Range<usize>, Mark)> = Vec::new();
        for (mark, spans) in parts {
            for span in spans {
                let Some(range) = self.range(*span) else {
                    return Vec::new();
                };
                marked.push((range, mark));
            }
        }
        marked.retain(|(range, _)| !range.is_empty());
        let (Some(first), Some(last)) = (
            marked.iter().map(|(range, _)| range.start).min(),
            marked.iter().map(|(range, _)| range.end).max(),
        ) else {
            return Vec::new();
        };
        let ((start, is_cut_before), (end, is_cut_after)) = (self.before(first), self.after(last));
        let mut cuts: Vec<usize> = marked.iter().flat_map(|(r, _)| [r.start, r.end]).collect();
        cuts.extend([start, end]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut pieces: Vec<Piece> = Vec::new();
        for two in cuts.windows(2) {
            let covers = |range: &Range<usize>| range.start <= two[0] && two[1] <= range.end;
            let marks = marked.iter().filter(|(range, _)| covers(range));
            let mark = marks.map(|(_, mark)| *mark).min();
            let text = self.text.get(two[0]..two[1]).unwrap_or_default();
            let text = match mark {
                None => cut_middle(text),
                Some(_) => text.to_owned(),
            };
            match pieces.last_mut() {
                Some(last) if last.mark == mark => last.text.push_str(&text),
                _ => pieces.push(Piece { text, mark }),
            }
        }
        let first = pieces
            .first_mut()
            .filter(|first| is_cut_before && first.mark.is_none());
        if let Some(first) = first {
            first.text.insert_str(0, "… ");
        }
        let last = pieces
            .last_mut()
            .filter(|last| is_cut_after && last.mark.is_none());
        if let Some(last) = last {
            last.text.push_str(" …");
        }
        pieces
    }

    /// Returns where to begin to show what leads to a place, and whether words before it are left
    /// out: with its sentence, or with a word not too far before.
    fn before(&self, byte: usize) -> (usize, bool) {
        let line = self.lines.partition_point(|start| *start <= byte);
        let line = line.checked_sub(1).and_then(|line| self.lines.get(line));
        let near = self.letter(byte.saturating_sub(NEAR));
        let from = line.copied().unwrap_or(0).max(near);
        let words = self
            .text
            .get(from..self.letter(byte + NEAR))
            .unwrap_or_default();
        let ends = sentence_ends(words).map(|at| from + at);
        let sentence = ends.take_while(|at| *at <= byte).last();
        let start = sentence.unwrap_or(from);
        if start + AROUND >= byte && (sentence.is_some() || from > near || near == 0) {
            return (start, false);
        }
        let words = self.text.get(..byte).unwrap_or_default();
        let spaces = words.rmatch_indices(' ').map(|(at, _)| at + 1);
        let cut = spaces.take_while(|at| at + AROUND >= byte).last();
        (cut.unwrap_or(byte), true)
    }

    /// Returns where to end to show what follows a place, and whether words behind it are left out:
    /// with its sentence, or with a word not too far behind.
    fn after(&self, byte: usize) -> (usize, bool) {
        let rest = self
            .text
            .get(byte..self.letter(byte + NEAR))
            .unwrap_or_default();
        let line = rest.find('\n').unwrap_or(rest.len());
        let words = rest.get(..line).unwrap_or_default();
        let from = self.letter(byte.saturating_sub(NEAR));
        let shown = self.text.get(from..byte).unwrap_or_default();
        // What ends with its sentence needs no more.
        let is_whole = shown.trim_end_matches(CLOSING).ends_with(['.', '!', '?']);
        let end = match sentence_ends(words).next() {
            _ if is_whole && (words.is_empty() || words.starts_with(' ')) => 0,
            Some(end) => words.get(..end).unwrap_or_default().trim_end().len(),
            None => line,
        };
        if end <= AROUND {
            return (byte + end, false);
        }
        let spaces = rest.match_indices(' ').map(|(at, _)| at);
        let cut = spaces.take_while(|at| *at <= AROUND).last();
        (byte + cut.unwrap_or(0), true)
    }

    /// Returns the start of the letter that a byte is part of, or the end of the text.
    fn letter(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let starts = (0..=byte)
            .rev()
            .find(|byte| self.text.is_char_boundary(*byte));
        starts.unwrap_or(0)
    }
}

/// What may stand between the end of a sentence and the space behind it.
const CLOSING: [char; 6] = ['"', '\'', '”', '’', '»', ')'];

/// Lists where sentences begin behind others, roughly: behind a full stop that no single capital
/// stands before, and before a capital or a quotation.
fn sentence_ends(line: &str) -> impl Iterator<Item = usize> + '_ {
    line.match_indices(' ').filter_map(move |(at, _)| {
        let before = line.get(..at)?.trim_end_matches(CLOSING);
        let stem = before.strip_suffix(['.', '!', '?'])?;
        let word = stem.rsplit(|c: char| !c.is_alphanumeric()).next()?;
        let is_initial = word.chars().count() < 3 && word.starts_with(char::is_uppercase);
        let next = line.get(at + 1..)?.chars().next()?;
        let begins = next.is_uppercase() || "\"'“‘«(".contains(next);
        (begins && !is_initial).then_some(at + 1)
    })
}

/// Leaves out the middle of what nothing is marked in, where it is long.
fn cut_middle(text: &str) -> String {
    if text.len() <= LONG_GAP {
        return text.to_owned();
    }
    let half = LONG_GAP / 2;
    let spaces = || text.match_indices(' ').map(|(at, _)| at);
    let first = spaces().take_while(|at| *at <= half).last().unwrap_or(0);
    let last = spaces()
        .find(|at| *at + half >= text.len())
        .unwrap_or(text.len());
    let parts = [text.get(..first), text.get(last..)].map(Option::unwrap_or_default);
    format!("{} …{}", parts[0], parts[1])
}

/// Lists where each code point starts, and the end.
fn offsets(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(source: &[(u32, u32)], cue: &[(u32, u32)], content: &[(u32, u32)]) -> Spans {
        let spans = |list: &[(u32, u32)]| list.iter().map(|(a, b)| Span::new(*a, *b)).collect();
        Spans {
            source: spans(source),
            cue: spans(cue),
            content: spans(content),
        }
    }

    fn shown(text: &str, spans: &Spans) -> String {
        let pieces = Page::new(text).passage(spans);
        let marked = pieces.iter().map(|piece| match piece.mark {
            None => piece.text.clone(),
            Some(Mark::Source) => format!("[{}]", piece.text),
            Some(Mark::Cue) => format!("{{{}}}", piece.text),
            Some(Mark::Content) => format!("<{}>", piece.text),
        });
        marked.collect()
    }

    #[test]
    fn a_passage_is_the_line_around_with_its_parts_marked() {
        let text = "Head\n\nThe ñ: \"It stays,\" said Ann Orr, 40.\nMore.";
        let spans = spans(&[(30, 37)], &[(25, 29)], &[(13, 24)]);
        assert_eq!(
            shown(text, &spans),
            "The ñ: <\"It stays,\"> {said} [Ann Orr], 40."
        );
        let page = Page::new(text);
        let place = page.position(13).map(|place| (place.line, place.column));
        assert_eq!(place, Some((3, 8)));
    }

    #[test]
    fn a_passage_is_a_sentence_where_the_line_has_several() {
        let text = "It rained in St. Ives. Mr. A. Orr said it stays. \"No,\" said others.";
        let marked = spans(&[(23, 33)], &[(34, 38)], &[(39, 47)]);
        assert_eq!(shown(text, &marked), "[Mr. A. Orr] {said} <it stays>.");
    }

    #[test]
    fn what_is_far_is_left_out_and_places_behind_the_end_show_nothing() {
        let text = format!(
            "{} He said it. {}",
            "before ".repeat(60),
            "after ".repeat(60)
        );
        let at = text
            .find("He")
            .map_or(0, |at| u32::try_from(at).unwrap_or(0));
        let marked = spans(&[(at, at + 2)], &[(at + 3, at + 7)], &[(at + 8, at + 10)]);
        let shown_text = shown(&text, &marked);
        assert!(shown_text.starts_with("… before before"), "{shown_text}");
        assert!(
            shown_text.contains(" [He] {said} <it>. after"),
            "{shown_text}"
        );
        assert!(shown_text.ends_with("after …"), "{shown_text}");
        assert!(shown_text.len() < 360, "{shown_text}");
        assert_eq!(shown("short", &spans(&[], &[], &[(2, 99)])), "");
        assert_eq!(shown("short", &Spans::default()), "");
    }

    #[test]
    fn parts_that_overlap_are_each_shown_once() {
        let marked = spans(&[(0, 3)], &[], &[(0, 9)]);
        assert_eq!(shown("Ann waits", &marked), "[Ann]< waits>");
    }
}
