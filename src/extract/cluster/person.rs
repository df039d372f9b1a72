//! People: which full and short names are those of one person.

use std::collections::HashMap;

use super::super::english::{Tags, first_name};
use super::super::names::Name;
use super::super::text::{Piece, Text};
use super::super::token::Shape;
use super::parts::{Parts, plain};
use super::{Cast, EntityKind, Mention, agree};

/// How many people of one name are kept apart: more of them are noise.
const NAMESAKES: usize = 8;

/// The people of an article, by the parts of their names.
#[derive(Debug, Default)]
pub(super) struct People {
    parts: HashMap<usize, Vec<Parts>>,
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    /// Who was named in full last, and where that name ends.
    last_full: Option<(usize, usize)>,
    /// Where each was named last and how often, as far as the mentions have been gone through.
    named: HashMap<usize, (usize, usize)>,
}

impl People {
    fn name(&mut self, number: usize, at: usize) {
        let (last, count) = self.named.entry(number).or_default();
        *last = at;
        *count += 1;
    }

    /// Tells whether the article names somebody by first and last name.
    fn is_full(&self, number: usize) -> bool {
        let names = self.parts.get(&number);
        names.is_some_and(|names| names.iter().any(|name| !name.given.is_empty()))
    }
}

/// Tells whether the words between two names say that both are one person's: "better known as".
fn other_name(text: &Text<'_>, between: Piece) -> bool {
    const LONGEST: usize = 24;
    const NEAR: usize = 5;
    let ends = |at: usize| text.word(at) == "." || text.token(at).breaks > 0;
    let Piece { start, end } = between;
    if between.is_empty() || end - start > LONGEST || (start..end).any(ends) {
        return false;
    }
    (start..end).any(|at| match text.word(at) {
        "known" => {
            let named = |at: usize| matches!(text.word(at), "as" | "by");
            at + NEAR >= end && (at..end).any(named)
        }
        "née" | "nee" | "alias" | "a.k.a." | "aka" => true,
        "born" => at + 1 == end,
        _ => false,
    })
}

impl Cast {
    /// Adds a person who is named by first and last name.
    pub(super) fn add_full_person(&mut self, text: &Text<'_>, name: &Name) {
        if name.piece.end - name.piece.start < 2 {
            return;
        }
        let parts = Parts::of(text, name.piece);
        if !parts.given.is_empty() {
            let surface = text.name(name.piece);
            let known = self.namesake(&parts);
            let other = self
                .people
                .last_full
                .filter(|&(_, end)| other_name(text, Piece::new(end, name.piece.start)));
            let known = match (known, other) {
                (Some(known), Some((other, _))) => {
                    self.join(other, known);
                    Some(known)
                }
                (known, other) => known.or(other.map(|(number, _)| number)),
            };
            let number = match known {
                Some(number) => {
                    self.file(number, parts);
                    number
                }
                None => self.add_person(&surface, parts),
            };
            self.people.last_full = Some((number, name.piece.end));
            self.alias(number, &surface);
            self.learn_gender(number, name);
        }
    }

    /// Finds the person who may have this full name.
    fn namesake(&self, parts: &Parts) -> Option<usize> {
        let people = &self.people;
        let find = |list: Option<&Vec<usize>>, fits: fn(&Parts, &Parts) -> bool| {
            list?.iter().copied().find(|number| {
                let names = people.parts.get(number);
                names.is_some_and(|names| names.iter().any(|name| fits(name, parts)))
            })
        };
        let same = find(people.by_last.get(&parts.last), Parts::may_be);
        same.or_else(|| find(people.by_first.get(&parts.last), Parts::is_turned))
    }

    fn add_person(&mut self, surface: &str, parts: Parts) -> usize {
        let number = self.entity(EntityKind::Person, surface, None);
        self.file(number, parts);
        number
    }

    /// Lets a person be found by the parts of a name.
    fn file(&mut self, number: usize, parts: Parts) {
        let mut file = |map: fn(&mut People) -> &mut HashMap<String, Vec<usize>>, key: String| {
            let list = map(&mut self.people).entry(key).or_default();
            if list.len() < NAMESAKES && !list.contains(&number) {
                list.push(number);
            }
        };
        file(|p| &mut p.by_last, parts.last.clone());
        // "von der Leyen" is called "Leyen" too.
        if let Some((_, last)) = parts.last.rsplit_once(' ') {
            file(|p| &mut p.by_last, last.to_owned());
        }
        if let Some(first) = parts.given.first() {
            file(|p| &mut p.by_first, plain(first));
        }
        let names = self.people.parts.entry(number).or_default();
        if names.len() < NAMESAKES && !names.contains(&parts) {
            names.push(parts);
        }
    }

    /// Lets all names of one person be found as another one, who is the same.
    fn join(&mut self, one: usize, other: usize) {
        if one == other {
            return;
        }
        for parts in self.people.parts.remove(&one).unwrap_or_default() {
            let people = &mut self.people;
            let last = people.by_last.get_mut(&parts.last);
            let first = parts.given.first().map(|first| plain(first));
            let first = first.and_then(|first| people.by_first.get_mut(&first));
            for list in [last, first].into_iter().flatten() {
                list.retain(|&number| number != one);
            }
            self.file(other, parts);
        }
    }

    fn learn_gender(&mut self, number: usize, name: &Name) {
        if let Some(entity) = self.entities.get_mut(number) {
            // A form of address knows better than a first name.
            entity.gender = if name.addressed && name.gender.is_some() {
                name.gender
            } else {
                entity.gender.or(name.gender)
            };
        }
    }

    /// Finds the person that a name stands for, or adds one; none where it may be either of two.
    pub(super) fn person(
        &mut self,
        text: &Text<'_>,
        name: &Name,
        surface: &str,
    ) -> Option<(usize, f32)> {
        let parts = Parts::of(text, name.piece);
        let full = !parts.given.is_empty();
        let found = if full {
            self.namesake(&parts).map(|number| (number, 0.98))
        } else {
            match self.short(text, name, &parts) {
                Short::One(number, chance) => Some((number, chance)),
                Short::Either => return None,
                Short::Nobody => None,
            }
        };
        let found = found.unwrap_or_else(|| (self.add_person(surface, parts), 0.9));
        self.learn_gender(found.0, name);
        self.people.name(found.0, name.piece.start);
        Some(found)
    }

    /// Finds the person that a name of unknown kind stands for.
    pub(super) fn known_person(&mut self, text: &Text<'_>, name: &Name) -> Option<(usize, f32)> {
        let parts = Parts::of(text, name.piece);
        let found = if parts.given.is_empty() {
            match self.short(text, name, &parts) {
                Short::One(number, chance) => Some((number, chance)),
                Short::Either | Short::Nobody => None,
            }
        } else {
            self.namesake(&parts).map(|number| (number, 0.95))
        };
        if let Some((number, _)) = found {
            self.people.name(number, name.piece.start);
        }
        found
    }

    /// Finds whom a last or first name alone means.
    fn short(&self, text: &Text<'_>, name: &Name, parts: &Parts) -> Short {
        let people = &self.people;
        let gender = name.gender.filter(|_| name.addressed);
        let nobody = Vec::new();
        let by_last = people.by_last.get(&parts.last).unwrap_or(&nobody);
        // "Mr. Paul" is nobody whose first name is Paul.
        let is_first = first_name(text.word(name.piece.end - 1)).is_some();
        let by_first = if name.addressed && is_first {
            &nobody
        } else {
            people.by_first.get(&parts.last).unwrap_or(&nobody)
        };
        for (list, chance) in [(by_last, 0.96), (by_first, 0.93)] {
            let gender_of = |number: usize| self.entities.get(number).and_then(|e| e.gender);
            let mut fitting: Vec<usize> = list
                .iter()
                .copied()
                .filter(|&number| agree(gender_of(number), gender))
                .collect();
            // Who is known to be a woman goes before those of whom it is not known.
            if gender.is_some() && fitting.iter().any(|&number| gender_of(number) == gender) {
                fitting.retain(|&number| gender_of(number) == gender);
            }
            // "Mr. Marsh" who is never named in full does not make "Marsh" unclear.
            if gender.is_none() && fitting.iter().any(|&number| people.is_full(number)) {
                fitting.retain(|&number| people.is_full(number));
            }
            match fitting[..] {
                [] => {}
                [one] => return Short::One(one, chance),
                _ => return self.latest(&fitting, name.piece.start),
            }
        }
        Short::Nobody
    }

    /// Of several people of one name, returns the one named last, unless others were named as
    /// late; else the one of whom the article speaks most of the time.
    fn latest(&self, people: &[usize], at: usize) -> Short {
        /// Of some sixty such names in GUM one or two are given to the wrong person.
        const CHOSEN: f32 = 0.9;
        const NEAR: usize = 12;
        const OFTEN: usize = 3;
        let mut named: Vec<(usize, usize, usize)> = people
            .iter()
            .filter_map(|&number| {
                let (last, count) = *self.people.named.get(&number)?;
                Some((last, number, count))
            })
            .collect();
        named.sort_unstable();
        match named[..] {
            [] => return Short::Either,
            [(_, one, _)] => return Short::One(one, 0.85),
            [.., (before, ..), (last, one, _)] => {
                if at - last.min(at) < NEAR * 20 && last - before >= NEAR {
                    return Short::One(one, CHOSEN);
                }
            }
        }
        named.sort_unstable_by_key(|&(.., count)| count);
        match named[..] {
            [.., (.., less), (_, one, most)] if most >= OFTEN && most > less * 2 => {
                Short::One(one, CHOSEN)
            }
            _ => Short::Either,
        }
    }

    /// Adds the last names that stand where the layer of names saw no name: at the start of a
    /// sentence, in headings.
    pub(super) fn add_overlooked(&mut self, text: &Text<'_>) {
        let mut found = Vec::new();
        let mut mentions = self.mentions.iter().peekable();
        let mut covered = 0;
        let mut latest: HashMap<usize, usize> = HashMap::new();
        for at in 0..text.tokens.len() {
            while let Some(mention) = mentions.next_if(|m| m.piece.start <= at) {
                covered = covered.max(mention.piece.end);
                latest.insert(mention.entity, at);
            }
            if at < covered || !may_be_overlooked(text, at) {
                continue;
            }
            let Some(people) = self.people.by_last.get(&plain(text.word(at))) else {
                continue;
            };
            if let [entity] = people[..] {
                found.push(Mention {
                    piece: Piece::new(at, at + 1),
                    entity,
                    demonym: false,
                    chance: 0.9,
                });
            }
        }
        if !found.is_empty() {
            self.mentions.extend(found);
            self.mentions.sort_by_key(|m| m.piece);
        }
    }
}

/// Tells whether a word can be a last name of its own: no other name stands beside it.
fn may_be_overlooked(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    let beside = |at: usize| {
        let token = text.token(at);
        token.is_capital() && token.breaks == 0 && !token.is(Tags::HONORIFIC.with(Tags::ROLE))
    };
    token.shape == Shape::Capital
        && token.to - token.from > 2
        && !token.is(Tags::PLAIN
            .with(Tags::DAY)
            .with(Tags::MONTH)
            .with(Tags::ROLE))
        && !(beside(at + 1) || at > 0 && token.breaks == 0 && beside(at - 1))
}

/// Whom a short name means.
enum Short {
    /// One person, and how likely.
    One(usize, f32),
    /// Any of several.
    Either,
    /// Nobody who is named in full.
    Nobody,
}
