//! Stacking: what an earlier pass has labelled, as columns for a later one.

use super::super::tagger::{Columns, symbol};
use super::super::text::Piece;
use super::labels::Role;
use super::sheet::{Sheet, distance};

/// Fills nine columns from the labels of an earlier pass, the first of them numbered `first`:
/// the label; distances to the nearest cue and source, left and right; what this, the last and
/// the next sentence have; the stem of the nearest cue. Only sentences that start in a part of
/// the text are looked at.
pub(super) fn fill(
    columns: &mut Columns,
    first: usize,
    labels: &[u8],
    sheet: &Sheet<'_, '_>,
    part: Piece,
) {
    let all = sheet.layout.iter().flat_map(|(_, s)| s).copied();
    let sentences: Vec<Piece> = all.filter(|s| part.contains(s.start)).collect();
    let signatures: Vec<u32> = sentences.iter().map(|&s| signature(labels, s)).collect();
    let paragraph_starts: Vec<usize> = sheet.layout.iter().map(|(p, _)| p.start).collect();
    let sign = |n: usize| signatures.get(n).map_or(0, |s| s + 1);
    for (number, &sentence) in sentences.iter().enumerate() {
        let opens = paragraph_starts.binary_search(&sentence.start).is_ok();
        let closes = paragraph_starts.binary_search(&sentence.end).is_ok();
        let last = if opens {
            0
        } else {
            sign(number.wrapping_sub(1))
        };
        let next = if closes { 0 } else { sign(number + 1) };
        let cues = nearest(labels, sentence, Role::Cue);
        let sources = nearest(labels, sentence, Role::Source);
        for at in sentence.start..sentence.end {
            let (cue_left, cue_right) = cues[at - sentence.start];
            let (source_left, source_right) = sources[at - sentence.start];
            let gap =
                |other: Option<usize>| symbol(70, other.map_or(90, |o| distance(o.abs_diff(at))));
            let nearer = match (cue_left, cue_right) {
                (Some(l), Some(r)) if r - at < at - l => Some(r),
                (Some(l), _) => Some(l),
                (None, right) => right,
            };
            let cells = [
                symbol(71, u32::from(labels.get(at).copied().unwrap_or(0))),
                gap(cue_left),
                gap(cue_right),
                gap(source_left),
                gap(source_right),
                symbol(72, sign(number)),
                symbol(72, last),
                symbol(72, next),
                nearer.map_or(0, |at| columns.get(at, 2)),
            ];
            for (column, cell) in (first..).zip(cells) {
                columns.set(at, column, cell);
            }
        }
    }
}

/// Returns for each token of a sentence the nearest tokens of a role, left and right of it.
fn nearest(labels: &[u8], sentence: Piece, role: Role) -> Vec<(Option<usize>, Option<usize>)> {
    let has = |at: usize| labels.get(at).copied().and_then(Role::of) == Some(role);
    let mut found = vec![(None, None); sentence.end - sentence.start];
    let (mut left, mut right) = (None, None);
    for at in sentence.start..sentence.end {
        if has(at) {
            left = Some(at);
        }
        found[at - sentence.start].0 = left;
    }
    for at in (sentence.start..sentence.end).rev() {
        if has(at) {
            right = Some(at);
        }
        found[at - sentence.start].1 = right;
    }
    found
}

/// Sums up a sentence: up to two cues, up to two sources, and no, some or only content.
fn signature(labels: &[u8], sentence: Piece) -> u32 {
    let labels = labels.get(sentence.start..sentence.end).unwrap_or_default();
    let count = |role: Role| {
        let starts = labels
            .iter()
            .filter(|&&label| Role::of(label) == Some(role) && label == role.first());
        starts.count().min(2)
    };
    let content = labels
        .iter()
        .filter(|&&label| Role::of(label) == Some(Role::Content))
        .count();
    let share = match content {
        0 => 0,
        n if n + 2 >= labels.len() => 2,
        _ => 1,
    };
    let value = count(Role::Cue) * 9 + count(Role::Source) * 3 + share;
    u32::try_from(value).unwrap_or(0)
}

/// Returns a symbol for how likely a token is part of source, cue and content.
pub(super) fn sureness(chances: &[f32]) -> u32 {
    let step = |first: usize| {
        let chance: f32 = chances.iter().skip(first).take(2).sum();
        let bounds = [0.03, 0.15, 0.35, 0.65, 0.9];
        bounds.iter().filter(|&&bound| chance > bound).count()
    };
    let value = step(1) * 36 + step(3) * 6 + step(5);
    symbol(73, u32::try_from(value).unwrap_or(0))
}
