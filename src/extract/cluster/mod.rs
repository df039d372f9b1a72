//! Entities: the names of an article that name the same person, organisation or place.

mod gender;
mod kind;
mod organisation;
mod parts;
mod person;

use std::collections::HashMap;

pub(super) use self::gender::of_noun as gender_of_noun;
use self::kind::kinds;
use self::organisation::Organisations;
use self::person::People;
use super::english::Gender;
use super::names::{Name, NameKind};
use super::text::{Piece, Text};
use crate::model::Id;

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum EntityKind {
    /// One human being.
    Person,
    /// Several people, or a source without a name that is no single person.
    Group,
    /// A country, a city, a region.
    Place,
    /// An organisation.
    Organisation,
}

/// Somebody or something that the article names.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name.
    pub name: String,
    /// Other names in the article.
    pub aliases: Vec<String>,
    /// The gender, as far as it is known.
    pub gender: Option<Gender>,
    /// How sure it is that the article names such an entity.
    pub chance: f32,
    /// The id for records.
    pub id: Id,
}

/// A name of the article with the entity it stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// Where it stands.
    pub piece: Piece,
    /// The number of the entity.
    pub entity: usize,
    /// Whether it is the adjective of a country, as in "Polish".
    pub demonym: bool,
    /// How likely the entity is the right one.
    pub chance: f32,
}

/// The entities of an article and their mentions.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// The entities, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// The mentions, in text order.
    pub mentions: Vec<Mention>,
    by_name: HashMap<(EntityKind, String), usize>,
    people: People,
    organisations: Organisations,
}

/// How sure an entity without a name is: somebody is spoken of, but kind and bounds are guessed.
const DESCRIBED: f32 = 0.5;

impl EntityKind {
    /// Returns the prefix of ids of this kind.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Place => "place",
            Self::Organisation => "organisation",
        }
    }
}

impl Cast {
    /// Groups the names of an article.
    pub(super) fn gather(text: &Text<'_>, names: &[Name]) -> Self {
        let mut cast = Self::default();
        let kinds = kinds(text, names);
        // Full names first, so that a last name may stand before the full one.
        for (name, &kind) in names.iter().zip(&kinds) {
            match kind {
                NameKind::Person => cast.add_full_person(text, name),
                NameKind::Organisation => cast.add_organisation(text, name),
                _ => {}
            }
        }
        for (name, &kind) in names.iter().zip(&kinds) {
            cast.mention(text, name, kind);
        }
        cast.add_overlooked(text);
        cast.find_genders(text);
        cast
    }

    /// Returns the mentions that start within a range.
    pub(super) fn within(&self, piece: Piece) -> &[Mention] {
        let first = self
            .mentions
            .partition_point(|m| m.piece.start < piece.start);
        let end = self.mentions.partition_point(|m| m.piece.start < piece.end);
        self.mentions.get(first..end.max(first)).unwrap_or_default()
    }

    /// Tells whether an entity is one human being.
    pub(super) fn is_person(&self, number: usize) -> bool {
        self.entities
            .get(number)
            .is_some_and(|e| e.kind == EntityKind::Person)
    }

    /// Adds an entity, or finds the one of this kind and name.
    pub(super) fn entity(&mut self, kind: EntityKind, name: &str, id: Option<Id>) -> usize {
        let key = (kind, name.to_lowercase());
        if let Some(&number) = self.by_name.get(&key) {
            return number;
        }
        let number = self.add(kind, name, id);
        self.by_name.insert(key, number);
        number
    }

    /// Adds an entity even where another one has its name.
    fn add(&mut self, kind: EntityKind, name: &str, id: Option<Id>) -> usize {
        self.entities.push(Entity {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            gender: None,
            chance: DESCRIBED,
            id: id.unwrap_or_else(|| Id::named(kind.as_str(), name)),
        });
        self.entities.len() - 1
    }

    /// Raises how sure an entity is to what one of its names says.
    fn surer(&mut self, number: usize, chance: f32) {
        if let Some(entity) = self.entities.get_mut(number) {
            entity.chance = entity.chance.max(chance);
        }
    }

    fn alias(&mut self, number: usize, alias: &str) {
        let Some(entity) = self.entities.get_mut(number) else {
            return;
        };
        let known = entity.name == alias || entity.aliases.iter().any(|a| a == alias);
        // More spellings than this are noise, and would make a long list slow to search.
        if !known && entity.aliases.len() < 12 {
            entity.aliases.push(alias.to_owned());
        }
    }

    fn mention(&mut self, text: &Text<'_>, name: &Name, kind: NameKind) {
        let surface = text.name(name.piece);
        let canonical = name.canonical.unwrap_or(&surface);
        let demonym = kind == NameKind::Demonym;
        let found = match kind {
            NameKind::Person => self.person(text, name, &surface),
            NameKind::Organisation => Some(self.organisation(text, name, &surface)),
            NameKind::Place => Some((self.entity(EntityKind::Place, canonical, None), 0.95)),
            NameKind::Demonym => name
                .canonical
                .map(|country| (self.entity(EntityKind::Place, country, None), 0.95)),
            NameKind::Unknown => self
                .known_person(text, name)
                .or_else(|| self.known_organisation(text, name)),
            NameKind::Role => None,
        };
        let Some((entity, chance)) = found else {
            return;
        };
        self.surer(entity, name.chance);
        if !demonym {
            self.alias(entity, &surface);
        }
        self.mentions.push(Mention {
            piece: name.piece,
            entity,
            demonym,
            chance,
        });
    }
}

/// Tells whether two genders may be those of one person.
pub(super) fn agree(one: Option<Gender>, other: Option<Gender>) -> bool {
    use Gender::{Female, Male};
    !matches!(
        (one, other),
        (Some(Male), Some(Female)) | (Some(Female), Some(Male))
    )
}

#[cfg(test)]
mod tests;
