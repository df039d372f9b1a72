//! Descriptions: sources without a name, each an entity of its own document alone.

use super::super::cluster::{Cast, EntityKind, gender_of_noun};
use super::super::english::{Noun, Tags, is_organisation_word, noun};
use super::super::text::{Piece, Text};
use super::super::token::Shape;
use super::{Resolver, Speaker};
use crate::model::Id;

impl Resolver<'_, '_> {
    /// Makes a speaker of this document alone: "several European officials".
    pub(super) fn described(&self, cast: &mut Cast, piece: Piece) -> Option<Speaker> {
        const LONGEST: usize = 16;
        /// How often the words say all that the article says of the speaker.
        const SURE: f32 = 0.8;
        let piece = Piece::new(piece.start, piece.end.min(piece.start + LONGEST));
        let name = self.text.name(piece);
        if name.is_empty() {
            return None;
        }
        let kind = kind_of(self.text, piece);
        let id = Id::named_within(kind.as_str(), &name, self.document);
        let pronoun =
            piece.end - piece.start == 1 && self.text.token(piece.start).is(Tags::SUBJECT);
        let chance = if pronoun { 0.0 } else { SURE };
        Some(Speaker::new(cast.entity(kind, &name, Some(id)), chance))
    }
}

/// Tells one person from several, and from what is no person at all.
fn kind_of(text: &Text<'_>, piece: Piece) -> EntityKind {
    let first = text.token(piece.start);
    let single = piece.end - piece.start == 1;
    if single && first.is(Tags::MASCULINE.with(Tags::FEMININE)) {
        return EntityKind::Person;
    }
    if single && matches!(text.word(piece.start), "I" | "who" | "Who") {
        return EntityKind::Person;
    }
    let head = head(text, piece);
    let word = text.word(head);
    if names_a_group(word) || counts_several(text, piece, head) {
        return EntityKind::Group;
    }
    let token = text.token(head);
    let person = token.is(Tags::ROLE.with(Tags::PERSON_NOUN)) && !is_plural(word)
        || gender_of_noun(text, head).is_some();
    let name = token.shape == Shape::Capital
        && head == piece.start
        && piece.end - piece.start <= 3
        && !is_plural(word)
        && !first.is(Tags::PLAIN);
    if person || name {
        EntityKind::Person
    } else {
        EntityKind::Group
    }
}

/// Finds the noun that the other words of a phrase belong to: the last one before a preposition,
/// a comma or a clause.
fn head(text: &Text<'_>, piece: Piece) -> usize {
    let ends = |at: usize| {
        let token = text.token(at);
        let joins = matches!(text.word(at), "-" | "'s" | "’s" | "'" | "’");
        at > piece.start
            && (token.is(Tags::PREPOSITION.with(Tags::RELATIVE)) || !token.is_word() && !joins)
    };
    let end = (piece.start..piece.end).find(|&at| ends(at));
    let last = end.unwrap_or(piece.end) - 1;
    // "officials there", "a guard Friday" end in what is no noun.
    let noun = (piece.start..=last).rev().find(|&at| {
        let token = text.token(at);
        token.is_word() && !token.is(Tags::DAY.with(Tags::ADVERB).with(Tags::OBJECT))
    });
    noun.unwrap_or(last)
}

fn names_a_group(word: &str) -> bool {
    noun(word) == Some(Noun::Group) || is_organisation_word(word)
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men") || word == "people"
}

/// "several", "two", "one of": more than one speaks, or nobody knows which.
fn counts_several(text: &Text<'_>, piece: Piece, head: usize) -> bool {
    let first = text.word(piece.start);
    let several = [
        "several", "many", "some", "most", "few", "two", "three", "four", "five", "both", "all",
        "these", "those", "other", "various",
    ];
    let both =
        (piece.start..head).any(|at| text.word(at) == "and" && !text.token(at + 1).is_capital());
    several.iter().any(|word| first.eq_ignore_ascii_case(word))
        || both && is_plural(text.word(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_is_told_from_a_group() {
        for (phrase, kind) in [
            ("a senior official", EntityKind::Person),
            ("his spokeswoman", EntityKind::Person),
            ("the victim's mother", EntityKind::Person),
            ("an officer with the coast guard", EntityKind::Person),
            ("his government", EntityKind::Group),
            ("her campaign", EntityKind::Group),
            ("the ministry", EntityKind::Group),
            ("several European officials", EntityKind::Group),
            ("some man", EntityKind::Group),
            ("two policemen", EntityKind::Group),
            ("residents of the valley", EntityKind::Group),
            ("she", EntityKind::Person),
            ("they", EntityKind::Group),
            ("a new study", EntityKind::Group),
        ] {
            let text = Text::new(phrase, 0);
            let piece = Piece::new(0, text.tokens.len());
            assert_eq!(kind_of(&text, piece), kind, "{phrase}");
        }
    }
}
