//! Speakers: from the words that name a source to the actor or organisation that speaks.

mod described;
mod feature;
mod phrase;
mod place;
mod pronoun;

use std::collections::BTreeMap;

use super::affiliation::Affiliation;
use super::attribution::{Attribution, Source};
use super::cluster::{Cast, EntityKind};
use super::english::Tags;
use super::quote::Quotes;
use super::speech::Speech;
use super::text::{Piece, Text};
use crate::model::Id;

pub(super) use self::feature::NAMES;
pub(super) use self::pronoun::{Choice, choices};

/// What the layers before have found.
#[derive(Clone, Copy)]
pub(super) struct Stage<'a, 't> {
    /// The text.
    pub text: &'a Text<'t>,
    /// Its quotations.
    pub quotes: &'a Quotes,
    /// The parts of speech of its tokens.
    pub speech: &'a Speech,
    /// Its paragraphs, each with its sentences.
    pub layout: &'a [(Piece, Vec<Piece>)],
    /// Who holds which role.
    pub affiliations: &'a [Affiliation],
    /// Who says what.
    pub attributions: &'a [Attribution],
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Speaker {
    /// The number of the entity.
    pub entity: usize,
    /// How likely it is the right one; 0 where nobody is named at all.
    pub chance: f32,
}

impl Speaker {
    const fn new(entity: usize, chance: f32) -> Self {
        Self { entity, chance }
    }
}

/// Finds the speaker of each attribution.
///
/// Sources without a name become entities of this document alone. Where it is not clear whom a
/// pronoun means, the pronoun itself is the speaker: a wrong name is worse than none.
pub(super) fn resolve(stage: Stage<'_, '_>, cast: &mut Cast, document: &Id) -> Vec<Speaker> {
    let roles = roles(stage.text, stage.affiliations);
    let named = named(stage, &roles, cast);
    let choices = choices(&stage, cast, &named, feature::weights());
    let mut resolver = Resolver {
        stage,
        text: stage.text,
        document,
        roles,
        choices,
        last_organisation: None,
    };
    let mut speakers: Vec<Speaker> = Vec::with_capacity(stage.attributions.len());
    for attribution in stage.attributions {
        let speaker = match attribution.source {
            Source::Phrase(piece) => {
                let told = |number: usize| speakers.get(number).copied();
                resolver.phrase(cast, piece, attribution.sentence, &told)
            }
            // Whoever went on speaking may have been interrupted.
            Source::Continued(number) => speakers
                .get(number)
                .map(|before| Speaker::new(before.entity, before.chance * 0.9)),
            Source::Unknown => None,
        };
        let speaker = speaker.unwrap_or_else(|| {
            let id = Id::named_within("group", "unknown source", document);
            Speaker::new(
                cast.entity(EntityKind::Group, "unknown source", Some(id)),
                0.0,
            )
        });
        resolver.remember(cast, speaker.entity, attribution.sentence.start);
        speakers.push(speaker);
    }
    speakers
}

/// Finds the pronouns for one person and whom each may mean, with given weights.
pub(super) fn pronouns(stage: Stage<'_, '_>, cast: &Cast, weights: Option<&[f32]>) -> Vec<Choice> {
    let named = named(stage, &roles(stage.text, stage.affiliations), cast);
    choices(
        &stage,
        cast,
        &named,
        weights.unwrap_or_else(|| feature::weights()),
    )
}

/// Returns for each attribution the person whom its source names.
fn named(stage: Stage<'_, '_>, roles: &Roles, cast: &Cast) -> Vec<Option<usize>> {
    let pronoun = Tags::MASCULINE
        .with(Tags::FEMININE)
        .with(Tags::NEUTER)
        .with(Tags::PLURAL);
    let person = |attribution: &Attribution| {
        let Source::Phrase(piece) = attribution.source else {
            return None;
        };
        let first = stage.text.token(piece.start);
        let single = piece.end - piece.start == 1;
        let found = if single && first.is(pronoun) {
            None
        } else if single && first.is(Tags::RELATIVE) {
            phrase::antecedent(cast, piece, attribution.sentence).map(|s| s.entity)
        } else {
            let named = phrase::named(stage.text, cast, piece).map(|m| m.entity);
            named.or_else(|| phrase::by_role(stage.text, roles, piece).map(|s| s.entity))
        };
        found.filter(|&number| cast.is_person(number))
    };
    stage.attributions.iter().map(person).collect()
}

/// For each role noun the people who hold it, in text order.
type Roles = BTreeMap<String, Vec<(usize, usize)>>;

fn roles(text: &Text<'_>, affiliations: &[Affiliation]) -> Roles {
    let mut roles = Roles::new();
    for affiliation in affiliations.iter().filter(|a| !a.role.is_empty()) {
        let head = text.word(affiliation.role.end - 1).to_lowercase();
        roles
            .entry(head)
            .or_default()
            .push((affiliation.role.start, affiliation.person));
    }
    for holders in roles.values_mut() {
        holders.sort_unstable();
    }
    roles
}

struct Resolver<'a, 't> {
    stage: Stage<'a, 't>,
    text: &'a Text<'t>,
    document: &'a Id,
    roles: Roles,
    /// Whom the pronouns for one person may mean, in text order.
    choices: Vec<Choice>,
    /// The last organisation, place or group that spoke, and where.
    last_organisation: Option<(usize, usize)>,
}

impl Resolver<'_, '_> {
    fn remember(&mut self, cast: &Cast, speaker: usize, at: usize) {
        let kind = cast.entities.get(speaker).map(|e| e.kind);
        if kind.is_some_and(|kind| kind != EntityKind::Person) {
            self.last_organisation = Some((speaker, at));
        }
    }

    fn phrase(
        &self,
        cast: &mut Cast,
        piece: Piece,
        sentence: Piece,
        told: &dyn Fn(usize) -> Option<Speaker>,
    ) -> Option<Speaker> {
        let text = self.text;
        let first = text.token(piece.start);
        let found = if piece.end - piece.start > 1 {
            None
        } else if first.is(Tags::MASCULINE.with(Tags::FEMININE)) {
            let known = self.person_pronoun(piece.start);
            return known.or_else(|| self.described(cast, piece));
        } else if first.is(Tags::NEUTER.with(Tags::PLURAL)) {
            let known = self.other_pronoun(cast, piece, sentence);
            return known.or_else(|| self.described(cast, piece));
        } else if first.is(Tags::RELATIVE) {
            let known = phrase::antecedent(cast, piece, sentence);
            let before = phrase::antecedent_phrase(text, piece, sentence);
            return known.or_else(|| self.described(cast, before));
        } else if text.word(piece.start) == "I" {
            self.first_person(piece.start).and_then(told)
        } else {
            None
        };
        found
            .or_else(|| phrase::named(text, cast, piece).map(|m| Speaker::new(m.entity, m.chance)))
            .or_else(|| phrase::by_role(text, &self.roles, piece))
            .or_else(|| phrase::by_head(text, cast, piece))
            .or_else(|| self.described(cast, piece))
    }

    /// he, she: whom the pronoun most likely means.
    fn person_pronoun(&self, at: usize) -> Option<Speaker> {
        let found = self.choices.binary_search_by_key(&at, |choice| choice.at);
        let choice = self.choices.get(found.ok()?)?;
        choice
            .answer()
            .map(|(entity, chance)| Speaker::new(entity, chance))
    }

    /// I: the attribution in whose quotation the word stands.
    fn first_person(&self, at: usize) -> Option<usize> {
        const NEAR: usize = 20;
        let found = self.stage.attributions;
        let end = found.partition_point(|a| a.sentence.start <= at);
        let near = found.get(end.saturating_sub(NEAR)..end)?;
        let inside = |a: &Attribution| a.content.iter().any(|p| p.contains(at));
        let last = near
            .iter()
            .rposition(|a| inside(a) && self.stage.quotes.is_inside(at))?;
        Some(end.saturating_sub(NEAR) + last)
    }

    /// it, they: the organisation, country or group that spoke or was named last.
    fn other_pronoun(&self, cast: &Cast, piece: Piece, sentence: Piece) -> Option<Speaker> {
        /// How often the one named last is meant.
        const SURE: f32 = 0.6;
        const FARTHEST: usize = 80;
        let plural = self.text.token(piece.start).is(Tags::PLURAL);
        let fits = |number: usize| {
            cast.entities.get(number).is_some_and(|e| match e.kind {
                EntityKind::Group => plural,
                EntityKind::Organisation => true,
                EntityKind::Place => !plural,
                EntityKind::Person => false,
            })
        };
        let near = |at: usize| piece.start - at.min(piece.start) < FARTHEST;
        if let Some((speaker, _)) = self
            .last_organisation
            .filter(|&(s, at)| fits(s) && near(at))
        {
            return Some(Speaker::new(speaker, SURE));
        }
        let from = sentence.start.min(piece.start.saturating_sub(FARTHEST / 2));
        let named = cast.within(Piece::new(from, piece.start));
        named
            .iter()
            .rev()
            .find(|m| fits(m.entity) && !m.demonym && !plural)
            .map(|m| Speaker::new(m.entity, SURE))
    }
}

#[cfg(test)]
mod tests;
