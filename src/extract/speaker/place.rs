//! Places: in which sentence and paragraph a token stands, in whose words, and as what.

use super::super::attribution::{Attribution, Source};
use super::super::english::{Form, Tags};
use super::super::text::{Piece, Text};
use super::super::token::Shape;
use super::Stage;

/// What a name or pronoun is in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The one who acts.
    Subject,
    /// The one to whom something belongs.
    Owner,
    /// What follows a preposition.
    Governed,
    /// Anything else.
    Other,
}

/// For each token of a text what is asked again and again.
pub(super) struct Places {
    /// The number of the sentence.
    sentences: Vec<u32>,
    /// The number of the paragraph.
    paragraphs: Vec<u32>,
    /// The first token of the sentence, by its number.
    starts: Vec<Piece>,
    /// The attribution whose content has the token, counted from 1.
    contents: Vec<u32>,
    /// The attribution whose source has the token, counted from 1.
    sources: Vec<u32>,
}

impl Places {
    /// Looks at every token once.
    pub(super) fn of(stage: &Stage<'_, '_>) -> Self {
        let length = stage.text.tokens.len();
        let mut places = Self {
            sentences: vec![0; length],
            paragraphs: vec![0; length],
            starts: Vec::new(),
            contents: vec![0; length],
            sources: vec![0; length],
        };
        for (number, (paragraph, sentences)) in stage.layout.iter().enumerate() {
            fill(&mut places.paragraphs, *paragraph, small(number));
            for &sentence in sentences {
                fill(&mut places.sentences, sentence, small(places.starts.len()));
                places.starts.push(sentence);
            }
        }
        for (number, attribution) in stage.attributions.iter().enumerate() {
            places.mark(number, attribution);
        }
        places
    }

    fn mark(&mut self, number: usize, attribution: &Attribution) {
        // Pieces may lie in one another: longer ones than this are not worth their time.
        const LONGEST: usize = 300;
        for &piece in &attribution.content {
            let piece = Piece::new(piece.start, piece.end.min(piece.start + LONGEST));
            fill(&mut self.contents, piece, small(number + 1));
        }
        if let Source::Phrase(piece) = attribution.source {
            let piece = Piece::new(piece.start, piece.end.min(piece.start + LONGEST));
            fill(&mut self.sources, piece, small(number + 1));
        }
    }

    /// Returns the number of the sentence of a token.
    pub(super) fn sentence(&self, at: usize) -> u32 {
        self.sentences.get(at).copied().unwrap_or_default()
    }

    /// Returns the tokens of the sentence of a token.
    pub(super) fn tokens(&self, at: usize) -> Piece {
        let number = self.sentence(at) as usize;
        let sentence = self.starts.get(number).copied();
        sentence.unwrap_or(Piece::new(at, at + 1))
    }

    /// Returns the number of the paragraph of a token.
    pub(super) fn paragraph(&self, at: usize) -> u32 {
        self.paragraphs.get(at).copied().unwrap_or_default()
    }

    /// Returns the attribution in whose content a token stands.
    pub(super) fn content(&self, at: usize) -> Option<usize> {
        counted(&self.contents, at)
    }

    /// Returns the attribution in whose source a token stands.
    pub(super) fn source(&self, at: usize) -> Option<usize> {
        counted(&self.sources, at)
    }

    /// Tells whether a token is part of a source.
    pub(super) fn is_source(&self, at: usize) -> bool {
        self.source(at).is_some()
    }
}

fn counted(list: &[u32], at: usize) -> Option<usize> {
    let number = list.get(at).copied().unwrap_or_default();
    number.checked_sub(1).map(|number| number as usize)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn fill<T: Copy>(list: &mut [T], piece: Piece, value: T) {
    if let Some(part) = list.get_mut(piece.start..piece.end) {
        part.fill(value);
    }
}

/// Tells what a name is in its clause, by the words beside it.
pub(super) fn part(text: &Text<'_>, piece: Piece) -> Part {
    if matches!(text.word(piece.end), "'s" | "’s" | "'" | "’") {
        return Part::Owner;
    }
    let mut before = piece.start;
    let role = Tags::ROLE
        .with(Tags::ROLE_MODIFIER)
        .with(Tags::HONORIFIC)
        .with(Tags::RANK)
        .with(Tags::DETERMINER);
    while before > 0 && text.token(before).breaks == 0 && text.token(before - 1).is(role) {
        before -= 1;
    }
    let opens = before == 0 || text.token(before).breaks > 0 || !text.token(before - 1).is_word();
    let previous = text.token(before.wrapping_sub(1));
    if !opens && previous.is(Tags::PREPOSITION) && !previous.is(Tags::SUBORDINATOR) {
        return Part::Governed;
    }
    if acts(text, after_apposition(text, piece.end)) {
        return Part::Subject;
    }
    // "said Orr"
    let reports = previous.shape == Shape::Lower
        && previous
            .cue
            .is_some_and(|cue| matches!(cue.form, Form::Past | Form::Present));
    let ends = !text.token(piece.end).is_word();
    if !opens && reports && ends {
        return Part::Subject;
    }
    Part::Other
}

/// Steps over what stands between commas behind a name.
fn after_apposition(text: &Text<'_>, end: usize) -> usize {
    const LONGEST: usize = 16;
    if !matches!(text.word(end), "," | "(") {
        return end;
    }
    let close = if text.word(end) == "(" { ")" } else { "," };
    let found = (end + 1..end + LONGEST).find(|&at| text.word(at) == close);
    found.map_or(end, |at| at + 1)
}

/// Tells whether a finite verb stands at a position, as far as its form shows.
fn acts(text: &Text<'_>, at: usize) -> bool {
    let verb = |at: usize| {
        let token = text.token(at);
        let word = text.word(at);
        token.shape == Shape::Lower
            && !token.is(Tags::PREPOSITION
                .with(Tags::CONJUNCTION)
                .with(Tags::DETERMINER))
            && (token.is(Tags::AUXILIARY.with(Tags::MODAL).with(Tags::VERB))
                || token
                    .cue
                    .is_some_and(|c| matches!(c.form, Form::Past | Form::Present))
                || word.len() > 3
                    && (word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss")))
    };
    verb(at) || text.token(at).is(Tags::ADVERB) && verb(at + 1)
}
