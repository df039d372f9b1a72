//! Judging: how likely a whole statement is right, source and content together.

use super::super::attribution::Attribution;
use super::super::tagger::mix;
use super::Tagged;
use super::sheet::{Sheet, distance};
use super::signs::{
    Chances, CueSigns, Words, agreement, kind_of_source, masked, order, origin, phrase, place,
    rivals,
};

/// How many rows of weights there are for judging, as a power of two.
pub(super) const BITS: u32 = 16;

/// How many candidates before and behind are looked at for the same words.
pub(super) const NEIGHBOURS: usize = 8;

/// A statement that the tagger or the rules propose.
pub(super) struct Candidate {
    /// Its pieces.
    pub attribution: Attribution,
    /// The attribution of the rules that it is or that has nearly the same content.
    pub rule: Option<usize>,
    /// What the tagger and the linker say of it.
    pub signs: Signs,
    /// Whether the rules alone found it, joined to another report.
    pub is_joined: bool,
}

/// What the tagger and the linker say of a candidate, as chances.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    /// Whether the tagger proposes it, else the rules alone do.
    pub is_tagged: bool,
    /// How likely its content belongs to its cue.
    pub content_link: f32,
    /// How likely its source belongs to its cue.
    pub source_link: f32,
    /// How likely the next best source does.
    pub other_source: f32,
}

/// Returns the rows of weights of the features of one of all candidates, which stand in text order.
pub(super) fn rows(
    sheet: &Sheet<'_, '_>,
    tagged: &Tagged,
    all: &[Candidate],
    number: usize,
) -> Vec<u32> {
    let candidate = &all[number];
    let found = &candidate.attribution;
    let content = &found.content;
    let source = phrase(found.source);
    let chances = Chances::new(tagged, candidate, source);
    let words = Words::new(sheet, content);
    let mode = words.mode();
    let cue = found.cue.first().copied();
    let CueSigns {
        head,
        verb,
        likeness,
        before,
        after,
    } = CueSigns::new(sheet, tagged, cue);
    let first = content.first().map_or(0, |p| masked(sheet, p.start));
    let second = content.first().map_or(0, |p| masked(sheet, p.start + 1));
    let ending = content.last().map_or(0, |p| masked(sheet, p.end));
    let agreement = agreement(sheet, candidate);
    let rule = candidate.rule.and_then(|number| sheet.rules.get(number));
    let weight = rule.map_or(0, |rule| u32::from(rule.weight) + 1);
    let who = source.map_or(0, |piece| kind_of_source(sheet, piece));
    let source_head = source.map_or(0, |piece| masked(sheet, piece.end - 1));
    let source_first = source.map_or(0, |piece| masked(sheet, piece.start));
    let nested = u32::from(found.reported_by.is_some()) * 2
        + u32::from(cue.is_some_and(|cue| sheet.quotes.is_inside(cue.start)));
    let place = place(sheet, found);
    let order = order(source, cue, content.first().copied());
    let rivals = rivals(all, number);
    let origin = origin(candidate);
    let parts: [&[u32]; 60] = [
        &[],
        &[mode],
        &[chances.cue],
        &[chances.most],
        &[chances.least],
        &[chances.content_link],
        &[chances.source_link],
        &[chances.other_source, chances.source_link],
        &[chances.source],
        &[chances.product],
        &[chances.product, mode],
        &[chances.product, verb],
        &[chances.cue, chances.most],
        &[chances.cue, verb, mode],
        &[chances.begins],
        &[chances.ends],
        &[chances.begins / 3, chances.ends / 3, mode],
        &[chances.source / 2, chances.source_link / 2, who],
        &[head],
        &[head, mode],
        &[head, first],
        &[head, before],
        &[head, after],
        &[head, chances.product / 3],
        &[likeness],
        &[likeness, mode],
        &[likeness, chances.cue / 2],
        &[verb],
        &[verb, mode],
        &[before],
        &[after],
        &[before, likeness],
        &[words.length(), mode],
        &[words.length(), chances.most / 2],
        &[words.pieces, mode],
        &[words.quoted_bin(), mode],
        &[words.share(), words.length()],
        &[first],
        &[first, mode],
        &[first, second],
        &[ending],
        &[place],
        &[place, mode],
        &[order],
        &[order, mode],
        &[order, who],
        &[who],
        &[who, mode],
        &[who, likeness],
        &[source_head],
        &[source_first],
        &[agreement],
        &[agreement, mode],
        &[agreement, chances.product / 2],
        &[weight, agreement],
        &[nested, mode],
        &[rivals],
        &[rivals, chances.product / 2],
        &[rivals, agreement],
        &[cue.map_or(9, |cue| distance(cue.end - cue.start)), mode],
    ];
    let rows = parts.iter().enumerate().map(|(n, part)| {
        let seed = mix(origin, u32::try_from(n).unwrap_or(0) + 2000);
        let hash = part.iter().fold(seed, |hash, &value| mix(hash, value));
        u32::try_from(mix(hash, 5) >> (64 - BITS)).unwrap_or(0)
    });
    rows.collect()
}
