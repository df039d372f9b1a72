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
    find_owners(text, names, &mut kinds);
    find_last_names(text, names, &mut kinds);
    kinds
}

/// Takes a name for a person's, not for a place or an organisation, where what stands behind it is
/// only said of a person: "Orr and his brother", "Orr, who".
fn find_owners(text: &Text<'_>, names: &[Name], kinds: &mut [NameKind]) {
    for (name, kind) in names.iter().zip(kinds) {
        let end = name.piece.end;
        let behind = match text.word(end) {
            "," => matches!(text.word(end + 1), "who" | "whose" | "whom"),
            "and" => matches!(text.word(end + 1), "his" | "her"),
            _ => false,
        };
        let before = text.word(name.piece.start.wrapping_sub(1));
        let determined = matches!(before, "the" | "The" | "a" | "an" | "A" | "An");
        if behind && is_guessed(name, *kind, 3) && !determined {
            *kind = NameKind::Person;
        }
    }
}

/// Tells whether a name of a few words is a place's or an organisation's as far as the tagger
/// knows, which may be wrong about what no list holds.
fn is_guessed(name: &Name, kind: NameKind, words: usize) -> bool {
    matches!(kind, NameKind::Place | NameKind::Organisation)
        && name.canonical.is_none()
        && name.piece.end - name.piece.start <= words
}

/// Takes a single word for a person's last name, not for a place or an organisation, where the
/// article names somebody so in full and more often means a person by it, or where it means a
/// person somewhere and "he" or "she" often follows.
fn find_last_names(text: &Text<'_>, names: &[Name], kinds: &mut [NameKind]) {
    let last = |name: &Name| text.word(name.piece.end - 1);
    let mut counts: HashMap<&str, Counts> = HashMap::new();
    for (number, (name, &kind)) in names.iter().zip(&*kinds).enumerate() {
        let counts = counts.entry(last(name)).or_default();
        let next = names.get(number + 1);
        let next = next.map_or(usize::MAX, |next| next.piece.start);
        counts.people += usize::from(kind == NameKind::Person);
        counts.others += usize::from(is_guessed(name, kind, 1));
        counts.followed += usize::from(pronoun_follows(text, name, next));
        counts.full |= kind == NameKind::Person && name.piece.end - name.piece.start > 1;
    }
    for (name, kind) in names.iter().zip(kinds) {
        let before = text.word(name.piece.start.wrapping_sub(1));
        let placed = matches!(before, "in" | "In" | "at" | "At" | "near" | "from");
        // "van der Berg" without a first name is a person's as often as not.
        let particle = text
            .token(name.piece.start.wrapping_sub(1))
            .is(Tags::PARTICLE);
        let outvoted = |counts: &Counts| {
            let all = counts.people + counts.others;
            let meant = counts.people > 0 && counts.followed >= 2 && counts.followed * 4 >= all;
            meant || counts.full && counts.people + usize::from(particle) > counts.others
        };
        if is_guessed(name, *kind, 1) && !placed && counts.get(last(name)).is_some_and(outvoted) {
            *kind = NameKind::Person;
        }
    }
}

/// What an article says of a last name.
#[derive(Debug, Default)]
struct Counts {
    /// How often it is a person's.
    people: usize,
    /// How often it is taken for a place or an organisation.
    others: usize,
    /// How often "he" or "she" follows.
    followed: usize,
    /// Whether a person is named in full.
    full: bool,
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

#[cfg(test)]
mod tests {
    use super::super::super::text::Piece;
    use super::*;

    #[track_caller]
    fn check(article: &str, tagged: &[(&str, NameKind)], expected: &[NameKind]) {
        let text = Text::new(article, 0);
        let mut names: Vec<Name> = Vec::new();
        for &(word, kind) in tagged {
            let from = names.last().map_or(0, |name| name.piece.end);
            let at = (from..text.tokens.len()).find(|&at| text.word(at) == word);
            let at = at.unwrap();
            names.push(Name {
                piece: Piece::new(at, at + 1),
                kind,
                canonical: None,
                gender: None,
                addressed: false,
                chance: 0.5,
            });
        }
        assert_eq!(kinds(&text, &names), expected);
    }

    #[test]
    fn what_is_said_of_people_makes_a_person() {
        use NameKind::{Organisation, Person, Place};
        check(
            "It was the boat that Varduk and his brother sold.",
            &[("Varduk", Organisation)],
            &[Person],
        );
        check(
            "It was Varduk, who sold the boat to Tervo and the bank.",
            &[("Varduk", Place), ("Tervo", Organisation)],
            &[Person, Organisation],
        );
        check(
            "The Varduk and his crew were lost.",
            &[("Varduk", Organisation)],
            &[Organisation],
        );
    }

    #[test]
    fn a_person_somewhere_whom_pronouns_follow_is_one_everywhere() {
        use NameKind::{Organisation, Person};
        let article = "Varduk fell ill when he came home. The ship of Varduk sailed before he \
                       rose. They had trusted Varduk.";
        check(
            article,
            &[
                ("Varduk", Person),
                ("Varduk", Organisation),
                ("Varduk", Organisation),
            ],
            &[Person; 3],
        );
        check(
            "Varduk fell ill. The ship of Varduk sailed. They had trusted Varduk.",
            &[
                ("Varduk", Person),
                ("Varduk", Organisation),
                ("Varduk", Organisation),
            ],
            &[Person, Organisation, Organisation],
        );
    }
}
