//! Signs: what there is to see of a statement that may be one, as small numbers.

use super::super::attribution::{Attribution, Source};
use super::super::tagger::{symbol, text_symbol};
use super::super::text::Piece;
use super::judge::{Candidate, NEIGHBOURS};
use super::labels::{self, Role};
use super::overlap::{is_same, meet, shared, tokens};
use super::sheet::{Sheet, distance, stem};
use super::{Tagged, chance};

/// Returns the phrase that a source is, where it is one of its own.
pub(super) const fn phrase(source: Source) -> Option<Piece> {
    match source {
        Source::Phrase(piece) => Some(piece),
        Source::Continued(_) | Source::Unknown => None,
    }
}

/// Tells who proposes a candidate, and of what sort it is.
pub(super) fn origin(candidate: &Candidate) -> u64 {
    let found = &candidate.attribution;
    match (candidate.signs.is_tagged, found.source) {
        (true, Source::Continued(_)) => 1,
        (true, _) => 0,
        (false, Source::Continued(_)) => 2,
        (false, _) if found.cue.is_empty() => 3,
        (false, _) => 4,
    }
}

/// How likely the tagger holds the pieces of a candidate and the bounds of its content, and what
/// the linker says of them, in steps.
pub(super) struct Chances {
    pub cue: u32,
    pub most: u32,
    pub least: u32,
    pub source: u32,
    pub begins: u32,
    pub ends: u32,
    pub content_link: u32,
    pub source_link: u32,
    pub other_source: u32,
    pub product: u32,
}

impl Chances {
    pub(super) fn new(tagged: &Tagged, candidate: &Candidate, source: Option<Piece>) -> Self {
        let found = &candidate.attribution;
        let of = |role: Role, piece: Piece| chance(&tagged.marginals, role, piece);
        let cues: f32 = found.cue.iter().map(|&piece| of(Role::Cue, piece)).sum();
        let cue = cues / f32::from(u16::try_from(found.cue.len().max(1)).unwrap_or(1));
        let contents = || found.content.iter().map(|&piece| of(Role::Content, piece));
        let most = contents().fold(0.0, f32::max);
        let label = |at: usize, label: u8| {
            let index = at * labels::COUNT + usize::from(label);
            tagged.marginals.nodes.get(index).copied().unwrap_or(0.0)
        };
        let (first, further) = (Role::Content.first(), Role::Content.first() + 1);
        let (start, end) = (found.content.first(), found.content.last());
        let signs = candidate.signs;
        let product = if signs.is_tagged {
            cue * most * signs.content_link
        } else {
            most
        };
        Self {
            cue: bin(cue),
            most: bin(most),
            least: bin(contents().fold(1.0, f32::min)),
            source: bin(source.map_or(0.0, |piece| of(Role::Source, piece))),
            begins: bin(start.map_or(0.0, |piece| label(piece.start, first))),
            ends: bin(end.map_or(0.0, |piece| 1.0 - label(piece.end, further))),
            content_link: bin(signs.content_link),
            source_link: bin(signs.source_link),
            other_source: bin(signs.other_source),
            product: bin(product),
        }
    }
}

/// What there is to see of a cue: its stem, what lexicon and corpus know of it, and the words
/// beside it.
pub(super) struct CueSigns {
    pub head: u32,
    pub verb: u32,
    pub likeness: u32,
    pub before: u32,
    pub after: u32,
}

impl CueSigns {
    pub(super) fn new(sheet: &Sheet<'_, '_>, tagged: &Tagged, cue: Option<Piece>) -> Self {
        let Some(cue) = cue else {
            return Self {
                head: 0,
                verb: 0,
                likeness: 9,
                before: 0,
                after: 0,
            };
        };
        let bins = (cue.start..cue.end).filter_map(|at| tagged.likeness.get(at));
        Self {
            head: stem_of(sheet, cue.end - 1),
            verb: verb(sheet, cue),
            likeness: u32::from(bins.copied().max().unwrap_or(0)),
            before: masked(sheet, cue.start.wrapping_sub(1)),
            after: masked(sheet, cue.end),
        }
    }
}

/// Returns the step on which a chance stands.
pub(super) fn bin(chance: f32) -> u32 {
    const BOUNDS: [f32; 15] = [
        0.01, 0.03, 0.07, 0.14, 0.22, 0.32, 0.43, 0.54, 0.65, 0.75, 0.83, 0.9, 0.95, 0.98, 0.995,
    ];
    let step = BOUNDS.iter().filter(|&&bound| chance > bound).count();
    u32::try_from(step).unwrap_or(0)
}

/// How the words of a content are given.
pub(super) struct Words {
    pub all: usize,
    pub quoted: usize,
    pub pieces: u32,
}

impl Words {
    pub(super) fn new(sheet: &Sheet<'_, '_>, content: &[Piece]) -> Self {
        let words = || {
            let tokens = content.iter().flat_map(|p| p.start..p.end);
            tokens.filter(|&at| sheet.text.token(at).is_word())
        };
        Self {
            all: words().count(),
            quoted: words().filter(|&at| sheet.quotes.is_inside(at)).count(),
            pieces: u32::try_from(content.len().min(4)).unwrap_or(0),
        }
    }

    pub(super) const fn mode(&self) -> u32 {
        match self.quoted {
            0 => 0,
            n if n == self.all => 1,
            _ => 2,
        }
    }

    pub(super) const fn length(&self) -> u32 {
        distance(self.all)
    }

    pub(super) const fn quoted_bin(&self) -> u32 {
        distance(self.quoted)
    }

    pub(super) fn share(&self) -> u32 {
        u32::try_from(self.quoted * 4 / self.all.max(1)).unwrap_or(0)
    }
}

/// Returns a symbol for a word; a name that hides its words is only a name.
pub(super) fn masked(sheet: &Sheet<'_, '_>, at: usize) -> u32 {
    let after = sheet.names.partition_point(|name| name.piece.start <= at);
    let name = after.checked_sub(1).and_then(|n| sheet.names.get(n));
    match name.filter(|name| name.piece.contains(at) && name.hides_its_words()) {
        Some(name) => symbol(51, name.kind as u32),
        None => text_symbol(&sheet.text.word(at).to_lowercase()),
    }
}

pub(super) fn stem_of(sheet: &Sheet<'_, '_>, at: usize) -> u32 {
    text_symbol(stem(&sheet.text.word(at).to_lowercase()))
}

/// Tells what the lexicon knows of a cue: how surely it reports, or that it is a mark.
pub(super) fn verb(sheet: &Sheet<'_, '_>, cue: Piece) -> u32 {
    let tokens = (cue.start..cue.end).map(|at| sheet.text.token(at));
    let known = tokens.filter_map(|token| match token.cue {
        Some(cue) => Some(u32::from(cue.weight) + 2),
        None => (!token.is_word()).then_some(1),
    });
    known.max().unwrap_or(0)
}

/// Tells a pronoun, names by their kinds, and other phrases by whether they are definite.
pub(super) fn kind_of_source(sheet: &Sheet<'_, '_>, piece: Piece) -> u32 {
    let from = sheet
        .names
        .partition_point(|name| name.piece.end <= piece.start);
    let names = sheet.names.get(from..).unwrap_or_default();
    let last = names
        .iter()
        .take_while(|name| name.piece.start < piece.end)
        .last();
    if let Some(name) = last {
        return name.kind as u32 + 1;
    }
    let quoted = u32::from(sheet.quotes.is_inside(piece.start));
    match piece.end - piece.start {
        1 => symbol(52, masked(sheet, piece.start)),
        n => 20 + distance(n) * 2 + quoted,
    }
}

/// Tells what the rules have to a candidate of the tagger: a cue, the same source, the content.
pub(super) fn agreement(sheet: &Sheet<'_, '_>, candidate: &Candidate) -> u32 {
    let found = &candidate.attribution;
    let Some(rule) = candidate.rule.and_then(|number| sheet.rules.get(number)) else {
        return 0;
    };
    let pieces = |source: Source| phrase(source).into_iter().collect::<Vec<Piece>>();
    let sources = (pieces(found.source), pieces(rule.source));
    1 + u32::from(meet(&found.cue, &rule.cue))
        + 2 * u32::from(meet(&sources.0, &sources.1))
        + 4 * u32::from(found.content == rule.content)
        + 8 * u32::from(rule.cue.is_empty())
}

/// Tells where the content stands: in its sentence, and beside its cue.
pub(super) fn place(sheet: &Sheet<'_, '_>, found: &Attribution) -> u32 {
    let (Some(first), Some(last)) = (found.content.first(), found.content.last()) else {
        return 0;
    };
    let sentence = sheet.sentence(first.start).unwrap_or(*first);
    let end = sheet.sentence(last.end - 1).unwrap_or(*last).end;
    let starts = u32::from(first.start == sentence.start);
    let near_end = u32::from(last.end + 2 >= end);
    let gap = found.cue.first().map_or(10, |cue| {
        let after = first.start.saturating_sub(cue.end);
        let before = cue.start.saturating_sub(first.end);
        distance(after.max(before))
    });
    let same = found
        .cue
        .first()
        .is_none_or(|cue| sentence.contains(cue.start));
    gap * 8 + starts * 4 + near_end * 2 + u32::from(same)
}

/// Tells in which order source, cue and content stand.
pub(super) fn order(source: Option<Piece>, cue: Option<Piece>, content: Option<Piece>) -> u32 {
    let at = |piece: Option<Piece>| piece.map(|piece| piece.start);
    let (source, cue, content) = (at(source), at(cue), at(content));
    u32::from(source.is_some()) * 16
        + u32::from(cue.is_some()) * 8
        + u32::from(source < cue) * 4
        + u32::from(cue < content) * 2
        + u32::from(source < content)
}

/// Tells how the content overlaps with that of other candidates.
pub(super) fn rivals(all: &[Candidate], number: usize) -> u32 {
    let own = &all[number].attribution.content;
    let mut answer = 0;
    let near = number.saturating_sub(NEIGHBOURS)..(number + NEIGHBOURS + 1).min(all.len());
    for other in near.filter(|&other| other != number).map(|n| &all[n]) {
        let content = &other.attribution.content;
        let both = shared(own, content);
        if both == 0 {
            continue;
        }
        let kind = if is_same(own, content) {
            1
        } else if both == tokens(own) {
            2
        } else if both == tokens(content) {
            4
        } else {
            7
        };
        answer |= if other.signs.is_tagged {
            kind * 8
        } else {
            kind
        };
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_grow_with_the_chance() {
        let steps: Vec<u32> = [0.0, 0.02, 0.3, 0.6, 0.97, 1.0].map(bin).to_vec();
        assert!(steps.is_sorted() && steps[0] == 0 && steps[5] == 15);
    }
}
