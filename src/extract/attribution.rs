//! Attribution: who says what in a sentence, as places in the text: source, cue and content.

use super::complete::holds;
use super::content::{content_after, end_of_content, trim_end};
use super::cue::{CueAt, Use, accompanied, find_cues};
use super::english::Tags;
use super::paragraph::{is_heading, is_title_case};
use super::phrase::Clause;
use super::quote::Quotes;
use super::text::{Piece, Text};
use super::transcript;

/// The weight of a pattern that leaves no doubt, such as a line of a transcript.
pub(super) const CERTAIN: u8 = 10;

/// Where the words stand that say who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// In a phrase of their own.
    Phrase(Piece),
    /// In the attribution of this number, before: its speaker goes on.
    Continued(usize),
    /// Nowhere.
    Unknown,
}

/// A statement as places in the text.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// Who speaks.
    pub source: Source,
    /// The words that report.
    pub cue: Vec<Piece>,
    /// The words that are reported, in text order; none of one who only passes words on.
    pub content: Vec<Piece>,
    /// Who is spoken to.
    pub addressee: Option<Piece>,
    /// The attribution of the one who passes it on.
    pub reported_by: Option<usize>,
    /// How likely it is a statement, from 1 to [`CERTAIN`].
    pub weight: u8,
    /// How likely the learned layer holds it, where it was asked.
    pub chance: Option<f32>,
    /// The sentence it starts in.
    pub sentence: Piece,
}

/// Returns for each attribution the phrase that names who speaks, wherever it stands.
pub(super) fn phrases(found: &[Attribution]) -> Vec<Option<Piece>> {
    let mut phrases: Vec<Option<Piece>> = Vec::with_capacity(found.len());
    for attribution in found {
        phrases.push(match attribution.source {
            Source::Phrase(piece) => Some(piece),
            Source::Continued(before) => phrases.get(before).copied().flatten(),
            Source::Unknown => None,
        });
    }
    phrases
}

/// Finds the attributions of a whole text.
pub(super) fn attribute(
    text: &Text<'_>,
    quotes: &Quotes,
    layout: &[(Piece, Vec<Piece>)],
) -> Vec<Attribution> {
    let mut attributor = Attributor {
        text,
        quotes,
        found: Vec::new(),
        speaker: None,
        colon: None,
    };
    let lines = transcript::lines(text, quotes, layout);
    for ((paragraph, sentences), line) in layout.iter().zip(lines) {
        match line {
            Some(line) => attributor.transcript(line, *paragraph),
            None => attributor.paragraph(*paragraph, sentences),
        }
    }
    for found in &mut attributor.found {
        keep_apart(&mut found.content);
        keep_apart(&mut found.cue);
    }
    pass_on(&mut attributor.found);
    attributor.found
}

/// "The guard said the mayor had told her that …": a word that does nothing but report, within
/// the words of another.
fn pass_on(found: &mut [Attribution]) {
    const PLAIN: u8 = 9;
    for inner in 1..found.len() {
        let plain = found[inner].weight >= PLAIN && found[inner].reported_by.is_none();
        let outer = inner - 1;
        if plain && found[outer].weight >= 8 && holds(&found[outer], &found[inner]) {
            found[inner].reported_by = Some(outer);
        }
    }
}

/// Puts pieces in text order and drops those that are empty or overlap the one before.
fn keep_apart(pieces: &mut Vec<Piece>) {
    pieces.sort_unstable();
    let mut end = 0;
    pieces.retain(|piece| {
        let apart = !piece.is_empty() && piece.start >= end;
        if apart {
            end = piece.end;
        }
        apart
    });
}

/// What has been found so far, and what it leaves open for the sentences to come.
pub(super) struct Attributor<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) quotes: &'a Quotes,
    /// The attributions, in text order.
    pub(super) found: Vec<Attribution>,
    /// The last attribution whose speaker may go on in quoted words without a cue.
    pub(super) speaker: Option<usize>,
    /// A cue with a colon at the end of the last paragraph, which the next one completes.
    colon: Option<(Source, Piece)>,
}

impl Attributor<'_, '_> {
    fn paragraph(&mut self, paragraph: Piece, sentences: &[Piece]) {
        let heading = is_heading(self.text, paragraph);
        let before = self.found.len();
        let colon = self.colon.take();
        for &sentence in sentences {
            let title_case = is_title_case(self.text, sentence);
            let clause = Clause {
                text: self.text,
                quotes: self.quotes,
                sentence,
            };
            let first = self.found.len();
            self.sentence(&clause, title_case);
            if !heading && !title_case {
                self.quoted_rest(&clause, first, before, colon);
            }
        }
        if self.found.len() == before && !heading {
            // Somebody else may have come in between: the speaker no longer goes on.
            self.speaker = None;
        }
    }

    /// Finds what is said in a sentence.
    fn sentence(&mut self, clause: &Clause<'_, '_>, title_case: bool) {
        let first = self.found.len();
        for cue in find_cues(clause, title_case) {
            if self.passing_on(clause, &cue, first) {
                continue;
            }
            match cue.usage {
                Use::According => self.according(clause, &cue),
                Use::Noun => self.noun(clause, &cue),
                Use::Finite => self.finite(clause, &cue, first),
                Use::Gerund => self.gerund(clause, &cue, first),
                Use::Passive => {}
            }
        }
        self.cited(first);
    }

    pub(super) fn add(
        &mut self,
        clause: &Clause<'_, '_>,
        source: Source,
        cue: Piece,
        content: Vec<Piece>,
        weight: u8,
    ) -> usize {
        self.found.push(Attribution {
            source,
            cue: vec![cue],
            content,
            addressee: None,
            reported_by: None,
            weight,
            chance: None,
            sentence: clause.sentence,
        });
        self.found.len() - 1
    }

    /// "According to Orr, the bridge is safe." and "The bridge is safe, according to Orr."
    fn according(&mut self, clause: &Clause<'_, '_>, cue: &CueAt) {
        let start = cue.piece.end;
        let end = clause.noun_phrase_end(start);
        if end == start {
            return;
        }
        let opens = cue.head <= clause.sentence.start + 1;
        let end = if opens {
            end
        } else {
            clause.described_end(end)
        };
        let mut comma = end;
        let limit = clause.sentence.end.min(end + 25);
        while comma < limit && clause.word(comma) != "," && !clause.is_over(comma) {
            comma += 1;
        }
        let source = Piece::new(start, if opens { comma } else { end });
        let mut after = end;
        while after < limit && clause.word(after) != "," && !clause.is_over(after) {
            after += 1;
        }
        // "In addition, according to the ministry, the bridge is safe."
        let inserted = !opens && cue.head < clause.sentence.start + 5 && clause.word(after) == ",";
        let left = Piece::new(
            clause.sentence.start,
            trim_end(clause, clause.sentence.start, cue.piece.start),
        );
        // "The fire, according to Orr, began in the kitchen."
        let between = inserted
            && !clause.token(left.start).is(Tags::PREPOSITION
                .with(Tags::CLAUSE_ADVERB)
                .with(Tags::CONJUNCTION)
                .with(Tags::SUBORDINATOR));
        let content = if opens || inserted {
            let from = comma + 1;
            Piece::new(from, end_of_content(clause, from.min(clause.sentence.end)))
        } else {
            let from = content_before(clause, clause.sentence.start);
            Piece::new(from, trim_end(clause, from, cue.piece.start))
        };
        if content.start + 1 < content.end {
            let number = self.add(
                clause,
                Source::Phrase(source),
                cue.piece,
                if between {
                    vec![left, content]
                } else {
                    vec![content]
                },
                cue.weight,
            );
            self.speaker = Some(number);
        }
    }

    /// "Orr's claim that the bridge is safe"
    fn noun(&mut self, clause: &Clause<'_, '_>, cue: &CueAt) {
        let mut end = cue.head;
        if clause.is_possessive(end.wrapping_sub(1)) {
            end -= 1;
        }
        let mut start = end.saturating_sub(1);
        while start > clause.sentence.start {
            let token = clause.token(start - 1);
            let belongs = token.is_capital() && clause.token(start).is_capital()
                || token.is(Tags::DETERMINER) && !clause.token(start).is(Tags::POSSESSIVE);
            if !belongs {
                break;
            }
            start -= 1;
        }
        let from = cue.piece.end;
        let content = Piece::new(from, end_of_content(clause, from));
        self.add(
            clause,
            Source::Phrase(Piece::new(start, end)),
            cue.piece,
            vec![content],
            cue.weight,
        );
    }

    /// The content follows the cue.
    pub(super) fn preposed(
        &mut self,
        clause: &Clause<'_, '_>,
        cue: &CueAt,
        source: Source,
        first: usize,
    ) {
        let Some(following) = content_after(clause, cue) else {
            if clause.word(clause.sentence.end.wrapping_sub(1)) == ":" && cue.frames.quoted {
                self.colon = Some((source, cue.piece));
            }
            return;
        };
        let words = Piece::new(cue.piece.start, following.cue_end);
        let number = self.add(clause, source, words, vec![following.content], cue.weight);
        if let Some(found) = self.found.get_mut(number) {
            found.addressee = following.addressee;
        }
        if number == first || cue.weight >= 7 {
            self.speaker = Some(number);
        }
    }

    /// ", adding that …": the subject of the sentence, or the last speaker in it, goes on.
    fn gerund(&mut self, clause: &Clause<'_, '_>, cue: &CueAt, first: usize) {
        let source = match accompanied(clause, cue.piece.start) {
            Some(piece) => Source::Phrase(piece),
            None => self.shared(clause, first),
        };
        if source == Source::Unknown {
            return;
        }
        self.preposed(clause, cue, source, first);
    }

    /// Returns whose words a cue without a subject of its own reports.
    pub(super) fn shared(&self, clause: &Clause<'_, '_>, first: usize) -> Source {
        if self.found.len() > first {
            let last = self.found.len() - 1;
            return match self.found.get(last).map(|f| f.source) {
                Some(Source::Phrase(piece)) => Source::Phrase(piece),
                Some(Source::Continued(number)) => Source::Continued(number),
                _ => Source::Unknown,
            };
        }
        clause
            .sentence_subject()
            .map_or(Source::Unknown, Source::Phrase)
    }
}

/// Skips what cannot start content that stands before its cue.
pub(super) fn content_before(clause: &Clause<'_, '_>, start: usize) -> usize {
    let mut at = start;
    while at < clause.sentence.end
        && !clause.quotes.is_inside(at)
        && (!clause.token(at).is_word() || matches!(clause.word(at), "But" | "And" | "and" | "but"))
    {
        at += 1;
    }
    at
}
