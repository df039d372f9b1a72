//! Entities: the names of an article that name the same person, organisation or place.

use std::collections::{BTreeMap, HashMap};

use super::english::{Form, Gender, Tags};
use super::names::{Name, NameKind};
use super::text::{Piece, Text};
use super::token::Shape;
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
}

/// The entities of an article and their mentions.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// The entities, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// The mentions, in text order.
    pub mentions: Vec<Mention>,
    by_name: HashMap<(EntityKind, String), usize>,
    by_last_name: HashMap<String, usize>,
    by_first_name: HashMap<String, usize>,
    acronyms: BTreeMap<String, usize>,
}

/// How sure an entity without a name is: somebody is spoken of, but kind and bounds are guessed.
const DESCRIBED: f32 = 0.5;

/// Returns how sure it is that a name names what it is taken for, by how it was found.
fn chance(text: &Text<'_>, name: &Name) -> f32 {
    let words = name.piece.end - name.piece.start;
    match effective_kind(text, name) {
        _ if name.canonical.is_some() => 0.95,
        NameKind::Person if name.addressed || words >= 2 && name.gender.is_some() => 0.95,
        NameKind::Person if words >= 2 => 0.85,
        NameKind::Organisation => 0.8,
        _ => 0.7,
    }
}

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
        // Full names first, so that a last name may stand before the full one.
        for name in names {
            cast.add_full(text, name);
        }
        for name in names {
            cast.mention(text, name);
        }
        cast
    }

    /// Returns the mentions that lie within a range.
    pub(super) fn within(&self, piece: Piece) -> &[Mention] {
        let first = self
            .mentions
            .partition_point(|m| m.piece.start < piece.start);
        let end = self.mentions.partition_point(|m| m.piece.start < piece.end);
        self.mentions.get(first..end.max(first)).unwrap_or_default()
    }

    /// Adds an entity, or finds the one of this kind and name.
    pub(super) fn entity(&mut self, kind: EntityKind, name: &str, id: Option<Id>) -> usize {
        let key = (kind, name.to_lowercase());
        if let Some(&number) = self.by_name.get(&key) {
            return number;
        }
        let number = self.entities.len();
        self.entities.push(Entity {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            gender: None,
            chance: DESCRIBED,
            id: id.unwrap_or_else(|| Id::named(kind.as_str(), name)),
        });
        self.by_name.insert(key, number);
        number
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

    fn add_full(&mut self, text: &Text<'_>, name: &Name) {
        let surface = text.name(name.piece);
        match effective_kind(text, name) {
            NameKind::Person if name.piece.end - name.piece.start >= 2 => {
                self.add_person(text, name, &surface);
            }
            NameKind::Organisation => {
                let canonical = name.canonical.unwrap_or(&surface);
                let number = self.entity(EntityKind::Organisation, canonical, None);
                if let Some(acronym) = acronym_of(canonical) {
                    self.acronyms.entry(acronym).or_insert(number);
                }
                // "Harbour Office" is short for "Harbour Office of the Northern Coast".
                if let Some((head, _)) = canonical
                    .split_once(" of ")
                    .filter(|(h, _)| h.contains(' '))
                {
                    let key = (EntityKind::Organisation, head.to_lowercase());
                    self.by_name.entry(key).or_insert(number);
                }
            }
            _ => {}
        }
    }

    fn add_person(&mut self, text: &Text<'_>, name: &Name, surface: &str) {
        let last = last_name(text, name.piece);
        let first = text.word(name.piece.start).to_owned();
        let short = format!("{first} {last}");
        let key = (EntityKind::Person, short.to_lowercase());
        let number = match self.by_name.get(&key) {
            Some(&number) => number,
            None => self.entity(EntityKind::Person, surface, None),
        };
        self.by_name.entry(key).or_insert(number);
        self.alias(number, surface);
        if let Some(entity) = self.entities.get_mut(number) {
            entity.gender = entity.gender.or(name.gender);
        }
        self.by_last_name.entry(last).or_insert(number);
        self.by_first_name.entry(first).or_insert(number);
    }

    fn mention(&mut self, text: &Text<'_>, name: &Name) {
        let surface = text.name(name.piece);
        let mut demonym = false;
        let number = match effective_kind(text, name) {
            NameKind::Person => Some(self.person(text, name, &surface)),
            NameKind::Organisation => {
                let expanded = self.acronyms.get(surface.as_str()).copied();
                let canonical = name.canonical.unwrap_or(&surface);
                Some(match expanded.filter(|_| name.canonical.is_none()) {
                    Some(number) => number,
                    None => self.entity(EntityKind::Organisation, canonical, None),
                })
            }
            NameKind::Place => {
                let canonical = name.canonical.unwrap_or(&surface);
                Some(self.entity(EntityKind::Place, canonical, None))
            }
            NameKind::Demonym => {
                demonym = true;
                name.canonical
                    .map(|country| self.entity(EntityKind::Place, country, None))
            }
            NameKind::Unknown => self.known_person(text, name),
            NameKind::Role => None,
        };
        let Some(entity) = number else { return };
        self.surer(entity, chance(text, name));
        if !demonym {
            self.alias(entity, &surface);
        }
        self.mentions.push(Mention {
            piece: name.piece,
            entity,
            demonym,
        });
    }

    /// Finds the person that a name of one word stands for.
    fn known_person(&self, text: &Text<'_>, name: &Name) -> Option<usize> {
        let last = last_name(text, name.piece);
        let whole = (EntityKind::Person, text.name(name.piece).to_lowercase());
        if let Some(&number) = self.by_name.get(&whole) {
            return Some(number);
        }
        if name.piece.end - name.piece.start > 2 {
            return None;
        }
        let by_last = self.by_last_name.get(&last).copied();
        by_last.or_else(|| self.by_first_name.get(&last).copied())
    }

    fn person(&mut self, text: &Text<'_>, name: &Name, surface: &str) -> usize {
        let last = last_name(text, name.piece);
        if name.piece.end - name.piece.start >= 2 {
            let short = format!("{} {last}", text.word(name.piece.start));
            let key = (EntityKind::Person, short.to_lowercase());
            if let Some(&number) = self.by_name.get(&key) {
                return number;
            }
        } else if let Some(number) = self.known_person(text, name) {
            let gender = self.entities.get(number).and_then(|e| e.gender);
            if !name.addressed || agree(gender, name.gender) {
                return number;
            }
        }
        let number = self.entity(EntityKind::Person, surface, None);
        if let Some(entity) = self.entities.get_mut(number) {
            entity.gender = entity.gender.or(name.gender);
        }
        self.by_last_name.entry(last).or_insert(number);
        number
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

/// Returns the last name with its particles: "von der Leyen".
fn last_name(text: &Text<'_>, piece: Piece) -> String {
    let mut end = piece.end;
    while end > piece.start + 1
        && matches!(
            text.word(end - 1),
            "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III"
        )
    {
        end -= 1;
    }
    let mut start = end - 1;
    while start > piece.start && text.token(start - 1).is(Tags::PARTICLE) && start - 1 > piece.start
    {
        start -= 1;
    }
    text.name(Piece::new(start, end))
}

/// Returns the first letters of a name of three and more words, or of two.
fn acronym_of(name: &str) -> Option<String> {
    let letters: String = name
        .split([' ', '-'])
        .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
        .collect();
    (letters.len() >= 2 && name.contains(' ')).then_some(letters)
}

/// Lets the neighbors of a name of unknown kind decide whether it is a person's.
fn effective_kind(text: &Text<'_>, name: &Name) -> NameKind {
    if name.kind != NameKind::Unknown {
        return name.kind;
    }
    let (before, after) = (name.piece.start.wrapping_sub(1), name.piece.end);
    let words = name.piece.end - name.piece.start;
    let reports = |at: usize| {
        let token = text.token(at);
        token.shape == Shape::Lower
            && token.cue.is_some_and(|cue| {
                cue.weight >= 6 && matches!(cue.form, Form::Past | Form::Present)
            })
    };
    let token_before = text.token(before);
    let after_role = token_before.shape == Shape::Lower && token_before.is(Tags::ROLE);
    let aged = text.word(after) == ","
        && text.token(after + 1).shape == Shape::Number
        && text.word(after + 2) == ",";
    let appositive = text.word(after) == "," && is_role_soon(text, after + 1);
    let inverted = reports(before) && text.token(before.wrapping_sub(1)).shape == Shape::Mark;
    let relative = matches!(text.word(after), "who" | "whose");
    let determined = token_before.is(Tags::DETERMINER.with(Tags::POSSESSIVE));
    let person = after_role
        || words <= 4 && !determined && (aged || inverted || reports(after) || relative)
        || (2..=4).contains(&words) && appositive;
    if person {
        NameKind::Person
    } else {
        NameKind::Unknown
    }
}

/// Tells whether a role noun stands within the next words: ", the finance minister".
fn is_role_soon(text: &Text<'_>, from: usize) -> bool {
    const FARTHEST: usize = 7;
    let determined = text.token(from).is(Tags::DETERMINER.with(Tags::RANK));
    for at in from..from + FARTHEST {
        let token = text.token(at);
        if token.shape == Shape::Mark && !matches!(text.word(at), "'s" | "’s") {
            return false;
        }
        if token.is(Tags::ROLE) && (determined || token.shape == Shape::Lower) {
            return true;
        }
        if token.is(Tags::AUXILIARY.with(Tags::SUBORDINATOR))
            && !matches!(text.word(at), "'s" | "’s")
        {
            return false;
        }
    }
    false
}
