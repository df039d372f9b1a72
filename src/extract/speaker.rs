//! Speakers: from the words that name a source to the actor or organisation that speaks.

use std::collections::BTreeMap;

use super::affiliation::Affiliation;
use super::attribution::{Attribution, Source};
use super::cluster::{Cast, EntityKind, Mention, agree};
use super::english::{Gender, Tags, is_organisation_word};
use super::text::{Piece, Text};
use super::token::Shape;
use crate::model::Id;

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Speaker {
    /// The number of the entity.
    pub entity: usize,
    /// How sure it is that the source is this entity; of an unknown source, nothing.
    pub chance: Option<f32>,
}

/// How sure the speaker of a source is that names somebody, or stands for nobody but itself.
const BY_NAME: f32 = 0.95;
/// That of one which tells a role, or a word of the name.
const BY_ROLE: f32 = 0.8;
/// That of a pronoun.
const BY_PRONOUN: f32 = 0.75;
/// By how much less sure it is that somebody goes on.
const CONTINUED: f32 = 0.95;

/// Finds the speaker of each attribution.
///
/// Sources without a name become entities of this document alone. Where it is not clear whom a
/// pronoun means, the pronoun itself is the speaker: a wrong name is worse than none.
pub(super) fn resolve(
    text: &Text<'_>,
    cast: &mut Cast,
    affiliations: &[Affiliation],
    found: &[Attribution],
    document: &Id,
) -> Vec<Speaker> {
    let mut resolver = Resolver {
        text,
        document,
        roles: roles(text, affiliations),
        last: None,
        last_organisation: None,
    };
    let mut speakers: Vec<Speaker> = Vec::with_capacity(found.len());
    for attribution in found {
        let speaker = match attribution.source {
            Source::Phrase(piece) => resolver.phrase(cast, piece, attribution.sentence),
            Source::Continued(number) => speakers.get(number).map(|before| Speaker {
                chance: before.chance.map(|chance| chance * CONTINUED),
                ..*before
            }),
            Source::Unknown => None,
        };
        let speaker = speaker.unwrap_or_else(|| Speaker {
            entity: cast.entity(
                EntityKind::Group,
                "unknown source",
                Some(Id::named_within("group", "unknown source", document)),
            ),
            chance: None,
        });
        resolver.remember(cast, speaker.entity, attribution.sentence.start);
        speakers.push(speaker);
    }
    speakers
}

/// Collects for each role noun the people who hold it, in text order.
fn roles(text: &Text<'_>, affiliations: &[Affiliation]) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut roles: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
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
    text: &'a Text<'t>,
    document: &'a Id,
    roles: BTreeMap<String, Vec<(usize, usize)>>,
    /// The last person who spoke, and where.
    last: Option<(usize, usize)>,
    /// The last organisation, place or group that spoke, and where.
    last_organisation: Option<(usize, usize)>,
}

impl Resolver<'_, '_> {
    fn remember(&mut self, cast: &Cast, speaker: usize, at: usize) {
        match cast.entities.get(speaker).map(|e| e.kind) {
            Some(EntityKind::Person) => self.last = Some((speaker, at)),
            Some(_) => self.last_organisation = Some((speaker, at)),
            None => {}
        }
    }

    fn phrase(&self, cast: &mut Cast, piece: Piece, sentence: Piece) -> Option<Speaker> {
        let first = self.text.token(piece.start);
        let single = piece.end - piece.start == 1;
        let by = |chance: f32| {
            move |entity: usize| Speaker {
                entity,
                chance: Some(chance),
            }
        };
        let mut itself = piece;
        let found = if single && first.is(Tags::MASCULINE.with(Tags::FEMININE)) {
            let person = self.person_pronoun(cast, piece, sentence);
            person.map(by(BY_PRONOUN))
        } else if single && (first.is(Tags::NEUTER) || first.is(Tags::PLURAL)) {
            let other = self.other_pronoun(cast, piece, sentence);
            other.map(by(BY_PRONOUN))
        } else if single && first.is(Tags::RELATIVE) {
            itself = self.antecedent_phrase(piece, sentence);
            antecedent(cast, piece, sentence).map(by(BY_NAME))
        } else {
            let named = self.named(cast, piece).map(by(BY_NAME));
            named
                .or_else(|| self.by_role(piece).map(by(BY_ROLE)))
                .or_else(|| self.by_head(cast, piece).map(by(BY_ROLE)))
        };
        found.or_else(|| self.described(cast, itself).map(by(BY_NAME)))
    }

    /// Finds the name that heads a noun phrase: not one after a preposition, nor one that owns
    /// the head.
    fn named(&self, cast: &Cast, piece: Piece) -> Option<usize> {
        let mentions = cast.within(piece);
        let person = mentions
            .iter()
            .find(|m| is_person(cast, m) && self.heads(piece, m));
        let named = person.or_else(|| {
            let last = mentions
                .iter()
                .rev()
                .find(|m| !m.demonym && self.heads(piece, m))?;
            // "Oslo officials" are not Oslo: behind the name no other noun may follow, but for
            // what says of an organisation what it is: "the TASS news agency".
            let is_organisation = cast
                .entities
                .get(last.entity)
                .is_some_and(|e| e.kind == EntityKind::Organisation);
            let mut end = last.piece.end;
            while is_organisation && end < piece.end && self.says_what_it_is(end) {
                end += 1;
            }
            if end > last.piece.end && end >= piece.end {
                return Some(last);
            }
            let after = self.text.token(last.piece.end);
            let ends = last.piece.end >= piece.end
                || !after.is_word()
                || after.is(Tags::PREPOSITION
                    .with(Tags::RELATIVE)
                    .with(Tags::ADVERB)
                    .with(Tags::DAY));
            ends.then_some(last)
        });
        named.map(|m| m.entity)
    }

    /// Tells "news agency", "newspaper" and the like behind an organisation's name.
    fn says_what_it_is(&self, at: usize) -> bool {
        let word = self.text.word(at);
        is_organisation_word(word) && self.text.token(at).shape == Shape::Lower
            || matches!(
                word,
                "state" | "newspaper" | "website" | "broadcaster" | "channel" | "firm" | "giant"
            )
    }

    fn heads(&self, piece: Piece, mention: &Mention) -> bool {
        let owned = matches!(self.text.word(mention.piece.end), "'s" | "’s" | "'" | "’")
            && mention.piece.end < piece.end;
        if owned || mention.piece.start == piece.start {
            return !owned;
        }
        let governed = (piece.start..mention.piece.start)
            .rev()
            .take(5)
            .take_while(|&i| {
                let token = self.text.token(i);
                token.is(Tags::DETERMINER.with(Tags::PREPOSITION)) || !cast_like_role(token.tags)
            })
            .any(|i| self.text.token(i).is(Tags::PREPOSITION) && i > piece.start);
        // "President of the European Commission Ursula Orr": behind another name no preposition
        // governs this one.
        let adjacent = mention.piece.start > piece.start
            && self.text.token(mention.piece.start - 1).is_capital();
        !governed || adjacent
    }

    /// "the minister": the person who holds that role, if there is only one.
    fn by_role(&self, piece: Piece) -> Option<usize> {
        let definite = matches!(self.text.word(piece.start), "the" | "The");
        let head = self.text.word(piece.end - 1).to_lowercase();
        if !definite || piece.end - piece.start > 4 {
            return None;
        }
        let holders = self.roles.get(&head)?;
        let before = holders.partition_point(|&(at, _)| at < piece.start);
        let &(_, person) = holders.get(before.checked_sub(1)?)?;
        let unique = holders.iter().take(before).all(|&(_, p)| p == person);
        unique.then_some(person)
    }

    /// "the ministry": the last organisation whose name has that word.
    fn by_head(&self, cast: &Cast, piece: Piece) -> Option<usize> {
        const FARTHEST: usize = 400;
        let definite = matches!(self.text.word(piece.start), "the" | "The");
        let head = self.text.word(piece.start + 1);
        if !definite || piece.end - piece.start != 2 || !is_organisation_word(head) {
            return None;
        }
        let near = Piece::new(piece.start.saturating_sub(FARTHEST), piece.start);
        let named = cast.within(near).iter().rev().find(|m| {
            cast.entities.get(m.entity).is_some_and(|e| {
                let mut words = e.name.split(' ');
                e.kind == EntityKind::Organisation && words.any(|w| w.eq_ignore_ascii_case(head))
            })
        });
        named.map(|m| m.entity)
    }

    /// Returns the noun phrase before "who": "a farmer, who asked".
    fn antecedent_phrase(&self, piece: Piece, sentence: Piece) -> Piece {
        const LONGEST: usize = 7;
        let mut end = piece.start;
        end -= usize::from(end > sentence.start && self.text.word(end - 1) == ",");
        let from = sentence.start.max(end.saturating_sub(LONGEST));
        let start = (from..end).rev().find(|&i| {
            self.text
                .token(i)
                .is(Tags::DETERMINER.with(Tags::POSSESSIVE))
        });
        start.map_or(piece, |start| Piece::new(start, end))
    }

    /// he, she: the last person who spoke or was named as a subject, if the gender agrees.
    fn person_pronoun(&self, cast: &Cast, piece: Piece, sentence: Piece) -> Option<usize> {
        const FARTHEST: usize = 120;
        let gender = if self.text.token(piece.start).is(Tags::FEMININE) {
            Gender::Female
        } else {
            Gender::Male
        };
        let fits = |number: usize| {
            cast.entities
                .get(number)
                .is_some_and(|e| e.kind == EntityKind::Person && agree(e.gender, Some(gender)))
        };
        let from = piece.start.saturating_sub(FARTHEST);
        let named = cast.within(Piece::new(from, piece.start));
        // The subject of this sentence or of one shortly before comes first, then who spoke last.
        let subject = |m: &&Mention| {
            let start = m.piece.start;
            let initial = start == 0
                || self.text.token(start).breaks > 0
                || !self.text.token(start - 1).is_word() && self.text.word(start - 1) != ","
                || self
                    .text
                    .token(start - 1)
                    .is(Tags::HONORIFIC.with(Tags::ROLE));
            initial && fits(m.entity)
        };
        let in_sentence = named
            .iter()
            .filter(|m| m.piece.start >= sentence.start)
            .find(subject);
        if let Some(mention) = in_sentence {
            return Some(mention.entity);
        }
        let spoke = self.last.filter(|&(speaker, at)| {
            fits(speaker) && piece.start - at.min(piece.start) < FARTHEST * 2
        });
        let subject = named.iter().rev().find(subject);
        match (spoke, subject) {
            (Some((_, at)), Some(mention)) if mention.piece.start > at + 30 => Some(mention.entity),
            (Some((speaker, _)), _) => Some(speaker),
            (None, Some(mention)) => Some(mention.entity),
            (None, None) => named
                .iter()
                .rev()
                .find(|m| fits(m.entity))
                .map(|m| m.entity),
        }
    }

    /// it, they: the organisation, country or group that spoke or was named last.
    fn other_pronoun(&self, cast: &Cast, piece: Piece, sentence: Piece) -> Option<usize> {
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
            return Some(speaker);
        }
        let from = sentence.start.min(piece.start.saturating_sub(FARTHEST / 2));
        let named = cast.within(Piece::new(from, piece.start));
        named
            .iter()
            .rev()
            .find(|m| fits(m.entity) && !m.demonym && !plural)
            .map(|m| m.entity)
    }

    /// Makes a speaker of this document alone: "several European officials".
    fn described(&self, cast: &mut Cast, piece: Piece) -> Option<usize> {
        const LONGEST: usize = 16;
        let piece = Piece::new(piece.start, piece.end.min(piece.start + LONGEST));
        let name = self.text.name(piece);
        if name.is_empty() {
            return None;
        }
        let kind = self.kind_of(piece);
        let id = Id::named_within(kind.as_str(), &name, self.document);
        Some(cast.entity(kind, &name, Some(id)))
    }

    /// Tells one person from several, and from what is no person at all.
    fn kind_of(&self, piece: Piece) -> EntityKind {
        let first = self.text.token(piece.start);
        if first.is(Tags::MASCULINE.with(Tags::FEMININE))
            || matches!(self.text.word(piece.start), "I" | "who" | "Who")
        {
            return EntityKind::Person;
        }
        let head = (piece.start..piece.end)
            .take_while(|&i| !self.text.token(i).is(Tags::PREPOSITION) || i == piece.start)
            .take_while(|&i| {
                self.text.token(i).is_word() || matches!(self.text.word(i), "-" | "'s" | "’s")
            })
            .last()
            .unwrap_or(piece.start);
        let token = self.text.token(head);
        let singular =
            token.is(Tags::ROLE.with(Tags::PERSON_NOUN)) && !self.text.word(head).ends_with('s');
        let capital = token.shape == Shape::Capital
            && head == piece.start
            && piece.end - piece.start <= 3
            && !self.text.word(head).ends_with('s');
        let several = first.is(Tags::DETERMINER)
            && matches!(
                self.text.word(piece.start),
                "several" | "many" | "some" | "most"
            );
        if (singular || capital && !first.is(Tags::PLAIN)) && !several {
            EntityKind::Person
        } else {
            EntityKind::Group
        }
    }
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

fn is_person(cast: &Cast, mention: &Mention) -> bool {
    cast.entities
        .get(mention.entity)
        .is_some_and(|e| e.kind == EntityKind::Person)
}

/// who, which: the name that stands before.
fn antecedent(cast: &Cast, piece: Piece, sentence: Piece) -> Option<usize> {
    const FARTHEST: usize = 8;
    let from = sentence.start.max(piece.start.saturating_sub(FARTHEST));
    let named = cast.within(Piece::new(from, piece.start));
    let last = named.iter().rev().find(|m| !m.demonym)?;
    let gap = piece.start - last.piece.end;
    (gap <= 1).then_some(last.entity)
}
