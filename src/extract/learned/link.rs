//! Links: which cue a source or a content belongs to.

use super::super::attribution::Source;
use super::super::tagger::{mix, symbol, text_symbol};
use super::super::text::Piece;
use super::labels::Role;
use super::sheet::{Sheet, distance};

/// How many rows of weights there are for links, as a power of two.
pub(super) const BITS: u32 = 15;
/// How many cues on either side are looked at.
const NEIGHBOURS: usize = 4;

/// A source or a content, and a cue that it may belong to.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The number of the source or content among the pieces.
    pub piece: usize,
    /// The number of the cue among the pieces.
    pub cue: usize,
    /// The rows of weights of its features.
    pub rows: Vec<u32>,
}

/// Lists all candidates, by piece.
pub(super) fn candidates(sheet: &Sheet<'_, '_>, pieces: &[(Role, Piece)]) -> Vec<Candidate> {
    let cues: Vec<usize> = (0..pieces.len())
        .filter(|&n| pieces[n].0 == Role::Cue)
        .collect();
    let places = Places::new(sheet);
    let mut found = Vec::new();
    for (number, &(role, piece)) in pieces.iter().enumerate() {
        if role == Role::Cue {
            continue;
        }
        let after = cues.partition_point(|&cue| cue < number);
        let range = after.saturating_sub(NEIGHBOURS)..(after + NEIGHBOURS).min(cues.len());
        let mut near: Vec<usize> = cues
            .get(range)
            .unwrap_or_default()
            .iter()
            .copied()
            .filter(|&cue| {
                let other = pieces[cue].1;
                places.paragraph(other.start) == places.paragraph(piece.start)
                    || places
                        .sentence(other.start)
                        .abs_diff(places.sentence(piece.start))
                        <= 1
            })
            .collect();
        near.sort_by_key(|&cue| (gap(piece, pieces[cue].1), cue));
        for (rank, &cue) in near.iter().enumerate() {
            let rows = features(sheet, &places, pieces, number, cue, rank);
            found.push(Candidate {
                piece: number,
                cue,
                rows,
            });
        }
    }
    found
}

/// For each token the number of its sentence and paragraph.
struct Places {
    sentences: Vec<usize>,
    paragraphs: Vec<usize>,
}

impl Places {
    fn new(sheet: &Sheet<'_, '_>) -> Self {
        let paragraphs = sheet.layout.iter().map(|(p, _)| p.start).collect();
        let sentences = sheet.layout.iter().flat_map(|(_, s)| s);
        Self {
            sentences: sentences.map(|s| s.start).collect(),
            paragraphs,
        }
    }

    fn sentence(&self, token: usize) -> usize {
        self.sentences.partition_point(|&start| start <= token)
    }

    fn paragraph(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|&start| start <= token)
    }
}

/// Returns how many tokens stand between two pieces.
fn gap(one: Piece, other: Piece) -> usize {
    if one.start < other.start {
        other.start.saturating_sub(one.end)
    } else {
        one.start.saturating_sub(other.end)
    }
}

fn features(
    sheet: &Sheet<'_, '_>,
    places: &Places,
    pieces: &[(Role, Piece)],
    number: usize,
    cue: usize,
    rank: usize,
) -> Vec<u32> {
    let ((role, piece), (_, cue_piece)) = (pieces[number], pieces[cue]);
    let text = sheet.text;
    let before = piece.start < cue_piece.start;
    let between = if before {
        Piece::new(piece.end, cue_piece.start.max(piece.end))
    } else {
        Piece::new(cue_piece.end, piece.start.max(cue_piece.end))
    };
    let small = |n: usize| u32::try_from(n.min(3)).unwrap_or(3);
    let far = distance(between.end - between.start);
    let (low, high) = (number.min(cue) + 1, number.max(cue));
    let others = |wanted: Role| {
        let inner = pieces.get(low..high).unwrap_or_default();
        small(inner.iter().filter(|(role, _)| *role == wanted).count())
    };
    // How many of this role stand nearer to the cue on the same side.
    let (cues, sources, contents) = (
        others(Role::Cue),
        others(Role::Source),
        others(Role::Content),
    );
    let sentences = small(
        places
            .sentence(piece.start)
            .abs_diff(places.sentence(cue_piece.start)),
    );
    let paragraphs = small(
        places
            .paragraph(piece.start)
            .abs_diff(places.paragraph(cue_piece.start)),
    );
    let mut words = 0;
    let mut marks = 0_u32;
    for at in between.start..between.end {
        let word = text.word(at);
        if between.end - between.start <= 2 {
            words = symbol(words, text_symbol(word));
        }
        marks |= match word {
            "," => 1,
            ":" => 2,
            "." | "?" | "!" => 4,
            ";" => 8,
            "-" | "–" | "—" | "--" => 16,
            "and" | "but" => 32,
            _ => 0,
        };
        if sheet.quotes.is_inside(at) {
            marks |= 64;
        }
    }
    let inside = u32::from(sheet.quotes.is_inside(piece.start)) * 2
        + u32::from(sheet.quotes.is_inside(piece.end - 1));
    let head = text_symbol(text.word(cue_piece.end - 1));
    let start = text_symbol(text.word(cue_piece.start));
    let first = text_symbol(text.word(piece.start));
    let next = text_symbol(text.word(cue_piece.end));
    let rank = small(rank);
    let rules = agreement(sheet, role, piece, cue_piece);
    let side = u32::from(before) + 2 * (role as u32);
    let boundary =
        u32::from(places.paragraph(piece.start) != places.paragraph(piece.start.wrapping_sub(1)));
    let parts: [&[u32]; 28] = [
        &[],
        &[far],
        &[sentences, paragraphs],
        &[cues],
        &[sources],
        &[contents],
        &[cues, sources, contents],
        &[words],
        &[marks],
        &[inside],
        &[head],
        &[start],
        &[first],
        &[next],
        &[rank],
        &[rank, far],
        &[rules],
        &[rules, rank],
        &[rules, far],
        &[inside, far],
        &[inside, cues, sentences],
        &[inside, sentences, rank],
        &[sentences, rank, cues],
        &[marks, far],
        &[marks, inside],
        &[head, far],
        &[sources, contents, inside, far],
        &[boundary, inside, sentences],
    ];
    let rows = parts.iter().enumerate().map(|(n, part)| {
        let seed = mix(u64::from(side), u32::try_from(n).unwrap_or(0) + 1000);
        let hash = part.iter().fold(seed, |hash, &value| mix(hash, value));
        u32::try_from(mix(hash, 5) >> (64 - BITS)).unwrap_or(0)
    });
    rows.collect()
}

/// Tells what the rules say of a link: nothing of this cue, the same, or something else.
fn agreement(sheet: &Sheet<'_, '_>, role: Role, piece: Piece, cue: Piece) -> u32 {
    let meets = |one: Piece, other: Piece| one.start < other.end && other.start < one.end;
    // Attributions stand nearly in text order; those far away are not worth a look.
    let mut answer = 0;
    let from = sheet
        .rules
        .partition_point(|a| a.sentence.end + 400 < cue.start);
    for attribution in sheet.rules.get(from..).unwrap_or_default() {
        if attribution.sentence.start > cue.end + 400 {
            break;
        }
        let same_piece = match role {
            Role::Source => {
                matches!(attribution.source, Source::Phrase(source) if meets(source, piece))
            }
            _ => attribution
                .content
                .iter()
                .any(|&content| meets(content, piece)),
        };
        let same_cue = attribution.cue.iter().any(|&other| meets(other, cue));
        answer |= match (same_piece, same_cue) {
            (true, true) => 1,
            (true, false) => 2,
            (false, true) => 4,
            (false, false) => 0,
        };
    }
    answer
}
