//! A sentence as the patterns see it: its words, its names, and which words can be a role's.

use super::super::cluster::{Cast, EntityKind, Mention};
use super::super::english::{Office, Tags, is_organisation_word, look_up, office};
use super::super::text::{Piece, Text};
use super::super::token::{Shape, Token};

/// How many tokens a name has at most.
const LONGEST_NAME: usize = 16;

/// A sentence with the names in it; beyond its ends there is nothing.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a, 't> {
    /// The text.
    pub text: &'a Text<'t>,
    /// Whom it names.
    pub cast: &'a Cast,
    /// The sentence.
    pub sentence: Piece,
}

impl<'a, 't> Scene<'a, 't> {
    /// Returns the word or mark at a position.
    pub(super) fn word(&self, at: usize) -> &'t str {
        if self.sentence.contains(at) {
            self.text.word(at)
        } else {
            ""
        }
    }

    /// Returns the token at a position.
    pub(super) fn token(&self, at: usize) -> Token {
        if self.sentence.contains(at) {
            self.text.token(at)
        } else {
            Token::default()
        }
    }

    /// Returns the word before a position.
    pub(super) fn word_before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Returns the token before a position.
    pub(super) fn token_before(&self, at: usize) -> Token {
        at.checked_sub(1)
            .map_or_else(Token::default, |before| self.token(before))
    }

    /// Returns the names that start in a range.
    pub(super) fn names(&self, piece: Piece) -> &'a [Mention] {
        self.cast.within(piece)
    }

    /// Returns the name that covers a position.
    pub(super) fn name_at(&self, at: usize) -> Option<&'a Mention> {
        let near = Piece::new(at.saturating_sub(LONGEST_NAME), at + 1);
        self.names(near).iter().rev().find(|m| m.piece.contains(at))
    }

    /// Returns the name that starts at a position.
    pub(super) fn name_from(&self, at: usize) -> Option<&'a Mention> {
        self.names(Piece::new(at, at + 1)).first()
    }

    /// Returns the name that ends before a position.
    pub(super) fn name_to(&self, end: usize) -> Option<&'a Mention> {
        let name = self.name_at(end.checked_sub(1)?)?;
        (name.piece.end == end).then_some(name)
    }

    /// Tells what a name names.
    pub(super) fn kind(&self, name: &Mention) -> Option<EntityKind> {
        self.cast.entities.get(name.entity).map(|e| e.kind)
    }

    /// Tells whether a name is a person's.
    pub(super) fn is_person(&self, name: &Mention) -> bool {
        self.kind(name) == Some(EntityKind::Person) && !name.demonym
    }

    /// Tells whether the `'s` of a possessor stands at a position.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        match self.word(at) {
            "'s" | "’s" => true,
            "'" | "’" => !self.token(at).spaced && self.word_before(at).ends_with('s'),
            _ => false,
        }
    }

    /// Tells whether a mark sets an apposition apart from the name before it.
    pub(super) fn sets_apart(&self, at: usize) -> bool {
        matches!(self.word(at), "," | "(" | "—" | "–" | "--" | "-")
    }

    /// Tells whether a phrase ends at a position.
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        !self.token(at).is_word() && !self.is_possessive(at)
    }

    /// Returns the class of a word in a phrase that tells a role.
    pub(super) fn office(&self, at: usize) -> Option<Office> {
        office(self.word(at))
    }

    /// Tells whether the word is a noun for a role: "minister", "Sen.".
    pub(super) fn is_role(&self, at: usize) -> bool {
        match self.office(at) {
            Some(Office::Title) => self.token(at).is_capital(),
            Some(Office::Occupation) => true,
            Some(Office::NoRole) => false,
            _ => self.token(at).is(Tags::ROLE) || is_compound_role(self.word(at)),
        }
    }

    /// Tells whether the word is a role's modifier: "deputy", "foreign", "former".
    pub(super) fn modifies_role(&self, at: usize) -> bool {
        self.token(at).is(Tags::ROLE_MODIFIER.with(Tags::RANK))
            || matches!(
                self.office(at),
                Some(Office::Former | Office::Present | Office::Field)
            )
    }

    /// Tells whether a word could be any noun or adjective before a role: "tax", "casino".
    pub(super) fn is_plain_word(&self, at: usize) -> bool {
        let (token, word) = (self.token(at), self.word(at));
        token.shape == Shape::Lower
            && token.tags == Tags::default()
            && token.cue.is_none()
            && word.len() > 2
            && !["ed", "ing"].iter().any(|ending| word.ends_with(ending))
            && self.office(at).is_none()
            && super::super::english::leads(word).is_none()
    }

    /// Tells whether the word says what an organisation is: "ministry", "campaign".
    pub(super) fn is_organisation_noun(&self, at: usize) -> bool {
        const OTHERS: [&str; 10] = [
            "center", "centre", "forces", "front", "mission", "times", "today", "united", "works",
            "post",
        ];
        let word = self.word(at);
        is_organisation_word(word) && self.token(at).is_word() && !OTHERS.contains(&word)
    }

    /// Tells whether a word with a capital can be part of the name of an organisation.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let token = self.token(at);
        let adjective = self
            .word(at)
            .rsplit_once('-')
            .is_some_and(|(_, tail)| ["ed", "ing", "born"].iter().any(|end| tail.ends_with(end)));
        token.is_capital()
            && !adjective
            && !token.is(Tags::HONORIFIC.with(Tags::DAY).with(Tags::MONTH))
            && self.word(at) != "I"
    }
}

/// Tells "co-chairman" and "singer-songwriter" from "five-star".
fn is_compound_role(word: &str) -> bool {
    const PREFIXES: [&str; 7] = ["co", "vice", "ex", "then", "deputy", "sub", "under"];
    let is_role = |word: &str| look_up(word).tags.any(Tags::ROLE) && office(word).is_none();
    word.rsplit_once('-').is_some_and(|(head, tail)| {
        let prefix = PREFIXES
            .iter()
            .any(|prefix| head.eq_ignore_ascii_case(prefix));
        is_role(tail) && (prefix || is_role(head))
    })
}
