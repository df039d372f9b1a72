//! Kinds: what a name of unknown kind names, by the words beside it.

use std::collections::HashMap;

use super::super::english::{Form, Tags};
use super::super::names::{Name, NameKind};
use super::super::text::Text;
use super::super::token::Shape;

/// Tells the kind of each name: by its own words and neighbors, else by the pronouns that follow
/// it throughout the article.
pub(super) fn kinds(text: &Text<'_>, names: &[Name]) -> Vec<NameKind> {
    let mut kinds: Vec<NameKind> = names.iter().map(|n| effective_kind(text, n)).collect();
    let mut votes: HashMap<&str, (usize, usize)> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        if may_be_person(text, name, kinds.get(number).copied()) {
            let next = names
                .get(number + 1)
                .map_or(usize::MAX, |next| next.piece.start);
            let (followed, all) = votes.entry(text.word(name.piece.end - 1)).or_default();
            *followed += usize::from(pronoun_follows(text, name, next));
            *all += 1;
        }
    }
    for (name, kind) in names.iter().zip(&mut kinds) {
        let (followed, all) = votes
            .get(text.word(name.piece.end - 1))
            .copied()
            .unwrap_or_default();
        if followed >= 2 && followed * 4 >= all && may_be_person(text, name, Some(*kind)) {
            *kind = NameKind::Person;
        }
    }
    find_last_names(text, names, &mut kinds);
    kinds
}

/// Takes a single word for a person's last name, not for a place or an organisation, where the
/// article names somebody so in full and more often means a person by it.
fn find_last_names(text: &Text<'_>, names: &[Name], kinds: &mut [NameKind]) {
    let other = |name: &Name, kind: NameKind| {
        matches!(kind, NameKind::Place | NameKind::Organisation)
            && name.canonical.is_none()
            && name.piece.end - name.piece.start == 1
    };
    let last = |name: &Name| text.word(name.piece.end - 1);
    let mut counts: HashMap<&str, (usize, usize, bool)> = HashMap::new();
    for (name, &kind) in names.iter().zip(&*kinds) {
        let (people, others, full) = counts.entry(last(name)).or_default();
        *people += usize::from(kind == NameKind::Person);
        *others += usize::from(other(name, kind));
        *full |= kind == NameKind::Person && name.piece.end - name.piece.start > 1;
    }
    for (name, kind) in names.iter().zip(kinds) {
        let before = text.word(name.piece.start.wrapping_sub(1));
        let placed = matches!(before, "in" | "In" | "at" | "At" | "near" | "from");
        // "van der Berg" without a first name is a person's as often as not.
        let particle = text
            .token(name.piece.start.wrapping_sub(1))
            .is(Tags::PARTICLE);
        let outvoted = |&(people, others, full): &(usize, usize, bool)| {
            full && people + usize::from(particle) > others
        };
        if other(name, *kind) && !placed && counts.get(last(name)).is_some_and(outvoted) {
            *kind = NameKind::Person;
        }
    }
}

fn may_be_person(text: &Text<'_>, name: &Name, kind: Option<NameKind>) -> bool {
    let before = text.token(name.piece.start.wrapping_sub(1));
    kind == Some(NameKind::Unknown)
        && name.piece.end - name.piece.start <= 4
        && !before.is(Tags::DETERMINER)
}

/// Tells whether "he" or "she" comes after a name, and no other name before it.
fn pronoun_follows(text: &Text<'_>, name: &Name, next: usize) -> bool {
    const NEAR: usize = 15;
    let end = (name.piece.end + NEAR).min(next);
    (name.piece.end..end)
        .take_while(|&at| text.token(at).breaks < 2)
        .any(|at| text.token(at).is(Tags::MASCULINE.with(Tags::FEMININE)))
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
