//! Completion: what sentences leave open is joined once all statements of an article are known.

use super::attribution::{Attribution, Source};
use super::quote::Quotes;

/// Joins quotations that run on, and says of statements within others who passes them on.
pub(super) fn complete(quotes: &Quotes, found: Vec<Attribution>) -> Vec<Attribution> {
    let mut found = run_on(quotes, found);
    nest(&mut found);
    found
}

/// Adds to a statement the paragraphs that its quotation runs on into: each opens with a mark,
/// and none but the last closes with one.
fn run_on(quotes: &Quotes, found: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::with_capacity(found.len());
    // Where each attribution has gone: others name it by its number.
    let mut places: Vec<usize> = Vec::with_capacity(found.len());
    for mut attribution in found {
        let target = match attribution.source {
            Source::Continued(number) => places.get(number).copied(),
            _ => None,
        };
        if let Some(number) = target {
            attribution.source = Source::Continued(number);
        }
        let open = target.and_then(|number| kept.get_mut(number));
        match open {
            Some(open) if attribution.cue.is_empty() && goes_on(quotes, open, &attribution) => {
                open.content.append(&mut attribution.content);
                places.push(target.unwrap_or_default());
            }
            _ => {
                places.push(kept.len());
                kept.push(attribution);
            }
        }
    }
    for attribution in &mut kept {
        let outer = attribution.reported_by.take();
        attribution.reported_by = outer.and_then(|number| places.get(number).copied());
    }
    kept
}

/// Tells whether a quotation that was not closed goes on with what stands behind it.
fn goes_on(quotes: &Quotes, open: &Attribution, next: &Attribution) -> bool {
    let (Some(last), Some(first)) = (open.content.last(), next.content.first()) else {
        return false;
    };
    let unclosed = quotes
        .at(last.end - 1)
        .filter(|quotation| !quotation.closed);
    unclosed.is_some_and(|quotation| quotation.piece.end == first.start)
}

/// Says of each statement that stands within the words of another that the other passes it on.
fn nest(found: &mut [Attribution]) {
    // Statements stand in text order; an outer one opens not far before or behind its inner ones.
    const FARTHEST: usize = 6;
    for number in 0..found.len() {
        if found[number].reported_by.is_some() {
            continue;
        }
        let near = number.saturating_sub(FARTHEST)..(number + FARTHEST).min(found.len());
        let size = |n: &usize| -> usize { found[*n].content.iter().map(|c| c.end - c.start).sum() };
        let outer = near
            .filter(|&other| other != number && holds(&found[other], &found[number]))
            .min_by_key(size);
        found[number].reported_by = outer;
    }
}

/// Tells whether the words of one attribution hold the cue and the words of another.
pub(super) fn holds(outer: &Attribution, inner: &Attribution) -> bool {
    let mut pieces = inner.content.iter().chain(&inner.cue);
    !inner.cue.is_empty()
        && !inner.content.is_empty()
        && pieces.all(|piece| {
            let within =
                |whole: &super::text::Piece| whole.start <= piece.start && piece.end <= whole.end;
            outer.content.iter().any(within)
        })
}
