//! Kinds: what a name of unknown kind names, by the words beside it.

use super::super::english::{Form, Tags};
use super::super::names::{Name, NameKind};
use super::super::text::Text;
use super::super::token::Shape;

/// Lets the neighbors of a name of unknown kind decide whether it is a person's.
pub(super) fn effective_kind(text: &Text<'_>, name: &Name) -> NameKind {
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
