//! Organisations: full names, their first letters, and what they are called for short.

use std::collections::HashMap;

use super::super::english::is_organisation_word;
use super::super::names::Name;
use super::super::text::{Piece, Text};
use super::{Cast, EntityKind};

/// The organisations of an article, by what they are called for short.
#[derive(Debug, Default)]
pub(super) struct Organisations {
    acronyms: HashMap<String, usize>,
    /// By the words before "of": "Harbour Office of the Northern Coast".
    heads: HashMap<String, usize>,
    /// By each word that says what it is, the one named last: "board".
    by_kind: HashMap<String, usize>,
}

impl Cast {
    /// Adds an organisation by its full name, and what may stand for it.
    pub(super) fn add_organisation(&mut self, text: &Text<'_>, name: &Name) {
        let surface = text.name(name.piece);
        let canonical = name.canonical.unwrap_or(&surface);
        if !canonical.contains(' ') {
            return;
        }
        let number = self.entity(EntityKind::Organisation, canonical, None);
        // "Harbour Safety Board (HSB)" says its letters itself, whatever they are.
        let (open, inside, close) = (name.piece.end, name.piece.end + 1, name.piece.end + 2);
        if text.word(open) == "(" && text.word(close) == ")" && is_acronym(text.word(inside)) {
            self.organisations
                .acronyms
                .insert(text.word(inside).to_owned(), number);
        }
        for acronym in acronyms_of(canonical) {
            self.organisations.acronyms.entry(acronym).or_insert(number);
        }
        if let Some((head, _)) = canonical
            .split_once(" of ")
            .filter(|(h, _)| h.contains(' '))
        {
            let heads = &mut self.organisations.heads;
            heads.entry(head.to_lowercase()).or_insert(number);
        }
    }

    /// Finds the organisation that a name stands for, or adds it.
    pub(super) fn organisation(
        &mut self,
        text: &Text<'_>,
        name: &Name,
        surface: &str,
    ) -> (usize, f32) {
        let found = match name.canonical {
            Some(canonical) => (self.entity(EntityKind::Organisation, canonical, None), 0.97),
            None => match self.known_organisation(text, name) {
                Some(found) => found,
                None => (self.entity(EntityKind::Organisation, surface, None), 0.95),
            },
        };
        let full = self.entities.get(found.0).map_or("", |e| e.name.as_str());
        let kinds: Vec<String> = full
            .split(' ')
            .filter(|word| is_organisation_word(word))
            .map(str::to_lowercase)
            .collect();
        for kind in kinds {
            self.organisations.by_kind.insert(kind, found.0);
        }
        found
    }

    /// Finds the organisation that a short name stands for: "HSB", "the Board".
    pub(super) fn known_organisation(&self, text: &Text<'_>, name: &Name) -> Option<(usize, f32)> {
        let surface = text.name(name.piece);
        let letters: String = surface.chars().filter(|&c| c != '.').collect();
        let known = &self.organisations;
        let by_letters = known.acronyms.get(&letters).map(|&n| (n, 0.95));
        let by_head = || known.heads.get(&surface.to_lowercase()).map(|&n| (n, 0.9));
        let by_kind = || {
            let before = text.word(name.piece.start.wrapping_sub(1));
            let single = name.piece.end - name.piece.start == 1;
            let definite = single && before.eq_ignore_ascii_case("the");
            let kind = definite.then(|| surface.to_lowercase())?;
            known.by_kind.get(&kind).map(|&n| (n, 0.8))
        };
        by_letters.or_else(by_head).or_else(by_kind)
    }

    /// Finds the organisation that a definite noun stands for: the one named last before it whose
    /// name says that it is one.
    pub(in crate::extract) fn organisation_called(
        &self,
        piece: Piece,
        noun: &str,
    ) -> Option<usize> {
        const FARTHEST: usize = 400;
        let near = Piece::new(piece.start.saturating_sub(FARTHEST), piece.start);
        let named = self.within(near).iter().rev().find(|m| {
            self.entities.get(m.entity).is_some_and(|e| {
                let mut words = e.name.split(' ');
                e.kind == EntityKind::Organisation && words.any(|w| w.eq_ignore_ascii_case(noun))
            })
        });
        named.map(|m| m.entity)
    }
}

fn is_acronym(word: &str) -> bool {
    (2..=8).contains(&word.len())
        && word.chars().filter(|c| c.is_uppercase()).count() * 2 > word.len()
}

/// Returns the first letters of a name of two and more words, with and without its small words.
fn acronyms_of(name: &str) -> Vec<String> {
    let words = || name.split([' ', '-']).filter(|word| !word.is_empty());
    let capitals: String = words()
        .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
        .collect();
    let all: String = words()
        .filter(|word| *word != "the")
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect();
    let mut acronyms = vec![capitals];
    if acronyms.first() != Some(&all) && all.len() >= 3 {
        acronyms.push(all);
    }
    acronyms.retain(|letters| letters.len() >= 2);
    acronyms
}
