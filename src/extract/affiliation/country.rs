//! Countries that a role of state leaves unsaid: "Norway voted. Prime Minister Ann Orr".

use std::collections::BTreeMap;

use super::super::cluster::{Cast, Mention};
use super::super::english::{KnownKind, Tags, known};
use super::super::text::{Piece, Text};
use super::Affiliation;
use super::pattern::Pattern;

/// The roles of a country: they need no organisation to make sense.
const NATIONAL: [&str; 6] = [
    "president",
    "minister",
    "chancellor",
    "premier",
    "king",
    "queen",
];

/// Gives a role of state that names no country the country that acts just before: the one that
/// starts a sentence of the same paragraph or of the one before.
pub(super) fn infer_countries(
    text: &Text<'_>,
    paragraphs: &[Piece],
    cast: &Cast,
    found: &mut [Affiliation],
) {
    const FARTHEST: usize = 300;
    let mut placed: BTreeMap<usize, bool> = BTreeMap::new();
    for affiliation in found.iter() {
        *placed.entry(affiliation.person).or_default() |= affiliation.holder.is_some();
    }
    for affiliation in found.iter_mut() {
        let role = text.slice(affiliation.role).to_lowercase();
        // "the president of the academy" is no president of a country.
        let of_something = matches!(text.word(affiliation.role.end), "of" | "for" | "at");
        let national = NATIONAL.iter().any(|word| role.ends_with(word)) && !of_something;
        if affiliation.holder.is_some()
            || !national
            || placed.get(&affiliation.person) == Some(&true)
        {
            continue;
        }
        let here = paragraphs.partition_point(|p| p.end <= affiliation.evidence.start);
        let first = here.saturating_sub(1);
        let start = paragraphs.get(first).map_or(0, |p| p.start);
        let start = start.max(affiliation.evidence.start.saturating_sub(FARTHEST));
        let before = Piece::new(start, affiliation.evidence.start);
        let acts = |m: &&Mention| {
            let entity = cast.entities.get(m.entity);
            let is_country = entity
                .and_then(|e| known(&e.name))
                .is_some_and(|known| known.kind == KnownKind::Country);
            let starts = m.piece.start == 0
                || !text.token(m.piece.start - 1).is_word()
                || text.token(m.piece.start).breaks > 0;
            let verb = text.token(m.piece.end);
            is_country
                && !m.demonym
                && starts
                && verb.is_word()
                && !verb.is_capital()
                && !verb.is(Tags::PREPOSITION)
        };
        if let Some(country) = cast.within(before).iter().rev().find(acts) {
            affiliation.holder = Some(country.entity);
            affiliation.inferred = true;
            affiliation.pattern = Pattern::Inferred;
        }
    }
}
