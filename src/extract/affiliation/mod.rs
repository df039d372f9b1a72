//! Affiliations: who holds which role where, from the words around a person's name.
//!
//! A name is looked at with its sentence (`scene`). What may stand around it has a file for each
//! place: `before` the name, `after` it, and `ties` that no noun for a role tells. They share
//! what a role's phrase is (`role`), what it is held in (`holder`) and when (`years`); a role of
//! state without a country looks at the sentences before (`country`).

mod after;
mod before;
mod country;
mod draft;
mod holder;
pub mod measure;
mod pattern;
mod role;
mod scene;
mod ties;
mod years;

use super::cluster::{Cast, EntityKind, Mention};
use super::english::party;
use super::text::{Piece, Text};
use super::token::Shape;
use crate::model::Date;
use draft::Draft;
use pattern::Pattern;
use scene::Scene;

/// A person's role in an organisation, a place or for another person; or a tie without a role.
#[derive(Debug, Clone)]
pub(super) struct Affiliation {
    /// The number of the person.
    pub person: usize,
    /// The name of the person.
    pub named: Piece,
    /// The number of the organisation, place or person, where the text names one.
    pub holder: Option<usize>,
    /// The words that name it; none where it was inferred from other sentences.
    pub holder_named: Option<Piece>,
    /// The words of the role; empty where only a tie is stated.
    pub role: Piece,
    /// A noun for the role, where its words are a verb.
    pub noun: Option<&'static str>,
    /// What kind of relation it is.
    pub kind: &'static str,
    /// The words that show it.
    pub evidence: Piece,
    /// Whether the organisation was inferred from what stands around.
    pub inferred: bool,
    /// Whether the role is said to have ended.
    pub former: bool,
    /// Since when.
    pub since: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// How likely it is right, from 0 to 1.
    pub chance: f32,
    /// What found it.
    pattern: Pattern,
}

/// Finds the affiliations of an article, and adds what they are held in to its cast.
pub(super) fn affiliations(
    text: &Text<'_>,
    sentences: &[Piece],
    paragraphs: &[Piece],
    cast: &mut Cast,
) -> Vec<Affiliation> {
    let mut drafts = Vec::new();
    for sentence in joined(text, sentences) {
        let scene = Scene {
            text,
            cast,
            sentence,
        };
        for person in cast.within(sentence) {
            // A party that stands where a person might is no person.
            let one_word = person.piece.end - person.piece.start == 1;
            let is_party = one_word && party(text.word(person.piece.start)).is_some();
            if scene.is_person(person) && !is_party {
                drafts.extend(around(&scene, person));
            }
        }
    }
    let mut found: Vec<Affiliation> = drafts.iter().map(|d| finish(text, cast, d)).collect();
    country::infer_countries(text, paragraphs, cast, &mut found);
    for affiliation in &mut found {
        affiliation.chance = affiliation.pattern.chance();
    }
    found
}

/// Joins sentences that were cut behind an abbreviation: no sentence starts with a small letter.
fn joined(text: &Text<'_>, sentences: &[Piece]) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(sentences.len());
    for &sentence in sentences {
        let first = text.token(sentence.start);
        let goes_on = first.shape == Shape::Lower && first.breaks == 0;
        match joined.last_mut() {
            Some(last) if goes_on && last.end == sentence.start => last.end = sentence.end,
            _ => joined.push(sentence),
        }
    }
    joined
}

/// Finds what the words around a name state.
fn around(scene: &Scene<'_, '_>, person: &Mention) -> Vec<Draft> {
    let mut drafts = scene.before(person);
    scene.brackets(person, &mut drafts);
    scene.of_behind(person, &mut drafts);
    drafts.extend(scene.after(person));
    drafts.extend(scene.possessor(person));
    drafts.extend(scene.verbs(person));
    drafts.extend(scene.led_by(person));
    drafts.extend(scene.as_role(person));
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if !holds_itself(scene, &draft) && !kept.iter().any(|other| is_same(other, &draft)) {
            kept.push(draft);
        }
    }
    kept
}

/// Tells whether a person is found to hold a role in himself, which is a misreading.
fn holds_itself(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let holder = draft.holder.as_ref();
    holder.is_some_and(|holder| {
        matches!(holder.target, holder::Target::Known(number) if number == draft.person.entity)
            || draft.role.is_none() && holder.kind(scene.cast) == Some(EntityKind::Person)
    })
}

/// Tells whether two drafts of one name rest on the same words.
fn is_same(one: &Draft, other: &Draft) -> bool {
    let overlap = |a: Piece, b: Piece| a.start < b.end && b.start < a.end;
    match (one.role, other.role) {
        (Some(one), Some(other)) => overlap(one, other),
        (None, None) => {
            let pieces = one.holder.as_ref().zip(other.holder.as_ref());
            one.pattern == other.pattern && pieces.is_some_and(|(a, b)| overlap(a.piece, b.piece))
        }
        _ => false,
    }
}

/// Makes an affiliation of a draft.
fn finish(text: &Text<'_>, cast: &mut Cast, draft: &Draft) -> Affiliation {
    let holder_kind = draft.holder.as_ref().and_then(|h| h.kind(cast));
    let party = draft.holder.as_ref().is_some_and(|h| h.is_party(cast));
    let member = draft
        .role
        .is_some_and(|role| text.word(role.end - 1).eq_ignore_ascii_case("member"));
    let kind = match draft.role {
        Some(_) if member => "member_of",
        Some(_) if holder_kind == Some(EntityKind::Person) => "works_for",
        Some(_) => "holds_role",
        None if holder_kind == Some(EntityKind::Place) => "represents",
        None if draft.works && !party => "works_for",
        None => "member_of",
    };
    let end = draft.person.piece.end;
    Affiliation {
        person: draft.person.entity,
        named: draft.person.piece,
        holder: draft.holder.as_ref().map(|h| h.number(cast)),
        holder_named: draft.holder.as_ref().map(|h| h.piece),
        role: draft.role.unwrap_or(Piece::new(end, end)),
        noun: draft.noun,
        kind,
        evidence: draft.evidence,
        inferred: false,
        former: draft.former,
        since: draft.years.since.clone(),
        until: draft.years.until.clone(),
        chance: 0.0,
        pattern: draft.pattern,
    }
}

#[cfg(test)]
mod tests;
