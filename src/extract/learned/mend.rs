//! Mending: where the rules know better than the tagger where a piece of a statement ends.

use super::super::attribution::Attribution;
use super::super::text::Piece;
use super::overlap::shared;
use super::sheet::Sheet;

/// Tells whether the tagger found one half of what the rules found on both sides of one cue:
/// "The bridge, Orr said, is safe."
pub(super) fn is_half(cue: Piece, content: &[Piece], rule: &Attribution) -> bool {
    let [half] = content[..] else {
        return false;
    };
    let [before, after] = rule.content[..] else {
        return false;
    };
    shared(&[cue], &rule.cue) > 0
        && before.end <= cue.start
        && cue.end <= after.start
        && shared(&[half], &rule.content) == half.end - half.start
}

/// Tells whether two phrases name one source: they overlap, or one stands in apposition to the
/// other, as in "Orr, the mayor".
pub(super) fn is_same_source(sheet: &Sheet<'_, '_>, one: Piece, other: Piece) -> bool {
    let (first, second) = if one.start <= other.start {
        (one, other)
    } else {
        (other, one)
    };
    second.start < first.end || second.start == first.end + 1 && sheet.text.word(first.end) == ","
}

/// Returns a cue without the colon or comma behind it.
pub(super) fn without_mark(sheet: &Sheet<'_, '_>, cue: Piece) -> Piece {
    let last = cue.end - 1;
    if last > cue.start && matches!(sheet.text.word(last), ":" | ",") {
        return Piece::new(cue.start, last);
    }
    cue
}

/// Cuts off what, as the rules know, stands before the content: an adjunct before "that", or
/// whom the words are told.
pub(super) fn start_with_words(
    sheet: &Sheet<'_, '_>,
    piece: Piece,
    rule: Option<&Attribution>,
) -> Piece {
    const FARTHEST: usize = 6;
    let start = rule
        .and_then(|rule| rule.content.first())
        .map(|content| content.start);
    let told = rule.and_then(|rule| rule.addressee);
    match start {
        Some(start)
            if piece.contains(start)
                && start - piece.start <= FARTHEST
                && (sheet.text.word(start) == "that"
                    || told.is_some_and(|told| told == Piece::new(piece.start, start))) =>
        {
            Piece::new(start, piece.end)
        }
        _ => piece,
    }
}
