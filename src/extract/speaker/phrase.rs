//! Phrases: the entity that a noun phrase names, by a name, a role or a kind.

use super::super::cluster::{Cast, EntityKind, Mention};
use super::super::english::{Tags, is_organisation_word};
use super::super::text::{Piece, Text};
use super::super::token::Shape;
use super::{Roles, Speaker};

/// Finds the name that heads a noun phrase: not one after a preposition, nor one that owns
/// the head.
pub(super) fn named(text: &Text<'_>, cast: &Cast, piece: Piece) -> Option<Mention> {
    let mentions = cast.within(piece);
    let person = mentions
        .iter()
        .find(|m| cast.is_person(m.entity) && heads(text, piece, m));
    let named = person.or_else(|| {
        let last = mentions
            .iter()
            .rev()
            .find(|m| !m.demonym && heads(text, piece, m))?;
        // "Oslo officials" are not Oslo: behind the name no other noun may follow, but for
        // what says of an organisation what it is: "the TASS news agency".
        let is_organisation = cast
            .entities
            .get(last.entity)
            .is_some_and(|e| e.kind == EntityKind::Organisation);
        let mut end = last.piece.end;
        while is_organisation && end < piece.end && says_what_it_is(text, end) {
            end += 1;
        }
        if end > last.piece.end && end >= piece.end {
            return Some(last);
        }
        let after = text.token(last.piece.end);
        let ends = last.piece.end >= piece.end
            || !after.is_word()
            || after.is(Tags::PREPOSITION
                .with(Tags::RELATIVE)
                .with(Tags::ADVERB)
                .with(Tags::DAY));
        ends.then_some(last)
    });
    named.copied()
}

/// Tells "news agency", "newspaper" and the like behind an organisation's name.
fn says_what_it_is(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    is_organisation_word(word) && text.token(at).shape == Shape::Lower
        || matches!(
            word,
            "state" | "newspaper" | "website" | "broadcaster" | "channel" | "firm" | "giant"
        )
}

fn heads(text: &Text<'_>, piece: Piece, mention: &Mention) -> bool {
    let owned = matches!(text.word(mention.piece.end), "'s" | "’s" | "'" | "’")
        && mention.piece.end < piece.end;
    if owned || mention.piece.start == piece.start {
        return !owned;
    }
    let governed = (piece.start..mention.piece.start)
        .rev()
        .take(5)
        .take_while(|&i| {
            let token = text.token(i);
            token.is(Tags::DETERMINER.with(Tags::PREPOSITION)) || !cast_like_role(token.tags)
        })
        .any(|i| text.token(i).is(Tags::PREPOSITION) && i > piece.start);
    // "President of the European Commission Ursula Orr": behind another name no preposition
    // governs this one.
    let adjacent =
        mention.piece.start > piece.start && text.token(mention.piece.start - 1).is_capital();
    !governed || adjacent
}

/// "the minister": the person who holds that role, if there is only one.
pub(super) fn by_role(text: &Text<'_>, roles: &Roles, piece: Piece) -> Option<Speaker> {
    let definite = matches!(text.word(piece.start), "the" | "The");
    let head = text.word(piece.end - 1).to_lowercase();
    if !definite || piece.end - piece.start > 4 {
        return None;
    }
    let holders = roles.get(&head)?;
    let before = holders.partition_point(|&(at, _)| at < piece.start);
    let &(_, person) = holders.get(before.checked_sub(1)?)?;
    let unique = holders.iter().take(before).all(|&(_, p)| p == person);
    unique.then_some(Speaker::new(person, 0.85))
}

/// "the ministry": the last organisation whose name has that word.
pub(super) fn by_head(text: &Text<'_>, cast: &Cast, piece: Piece) -> Option<Speaker> {
    let definite = matches!(text.word(piece.start), "the" | "The");
    let head = text.word(piece.start + 1);
    if !definite || piece.end - piece.start != 2 || !is_organisation_word(head) {
        return None;
    }
    let number = cast.organisation_called(piece, head)?;
    Some(Speaker::new(number, 0.8))
}

/// Returns the noun phrase before "who": "a farmer, who asked".
pub(super) fn antecedent_phrase(text: &Text<'_>, piece: Piece, sentence: Piece) -> Piece {
    const LONGEST: usize = 7;
    let mut end = piece.start;
    end -= usize::from(end > sentence.start && text.word(end - 1) == ",");
    let from = sentence.start.max(end.saturating_sub(LONGEST));
    let start = (from..end)
        .rev()
        .find(|&i| text.token(i).is(Tags::DETERMINER.with(Tags::POSSESSIVE)));
    start.map_or(piece, |start| Piece::new(start, end))
}

/// Tells whether a word can be part of a role before a name.
fn cast_like_role(tags: Tags) -> bool {
    tags.any(
        Tags::ROLE
            .with(Tags::ROLE_MODIFIER)
            .with(Tags::HONORIFIC)
            .with(Tags::RANK),
    )
}

/// who, which: the name that stands before.
pub(super) fn antecedent(cast: &Cast, piece: Piece, sentence: Piece) -> Option<Speaker> {
    const FARTHEST: usize = 8;
    let from = sentence.start.max(piece.start.saturating_sub(FARTHEST));
    let named = cast.within(Piece::new(from, piece.start));
    let last = named.iter().rev().find(|m| !m.demonym)?;
    let gap = piece.start.saturating_sub(last.piece.end);
    (gap <= 1).then_some(Speaker::new(last.entity, last.chance))
}
