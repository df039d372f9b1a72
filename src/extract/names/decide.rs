//! Deciding between the rules and the tagger, name by name.

use super::super::english::{Gender, KnownKind, Tags, first_name, known, listed};
use super::super::text::Text;
use super::super::token::Shape;
use super::columns::is_of_rules_alone;
use super::labels::{Found, Kind};
use super::{Name, NameKind, RULES_CHANCE};

/// How likely the list of well-known names is right where it contradicts the tagger.
const KNOWN_CHANCE: f32 = 0.9;

/// Joins the names of the rules and of the tagger, both in text order.
pub(super) fn decide(text: &Text<'_>, by_rules: &[Name], tagged: &[Found]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::with_capacity(by_rules.len().max(tagged.len()));
    let mut rules = by_rules.iter().peekable();
    for found in tagged {
        while let Some(name) = rules.next_if(|name| name.piece.end <= found.piece.start) {
            names.push(untagged(name));
        }
        let mut inside = Vec::new();
        while let Some(name) = rules.next_if(|name| name.piece.start < found.piece.end) {
            inside.push(*name);
        }
        settle(text, &inside, *found, &mut names);
    }
    names.extend(rules.map(untagged));
    names
}

/// Returns what a name of the rules is worth where the tagger sees none.
fn untagged(name: &Name) -> Name {
    let sure = is_of_rules_alone(name.kind) || name.canonical.is_some() || name.addressed;
    Name {
        kind: if sure { name.kind } else { NameKind::Unknown },
        chance: if sure { RULES_CHANCE } else { 0.3 },
        ..*name
    }
}

/// Adds what stands where the tagger found a name; `inside` are the rules' names it overlaps.
fn settle(text: &Text<'_>, inside: &[Name], found: Found, names: &mut Vec<Name>) {
    let mut piece = found.piece;
    let alone = |name: &&Name| is_of_rules_alone(name.kind);
    if let [one] = inside
        && (one.piece == piece || found.kind == Kind::Other)
        && (alone(&one) || found.kind == Kind::Other && one.canonical.is_some())
    {
        names.push(*one);
        return;
    }
    // "European Union Mia Falk" is no one name where the rules know both of its parts.
    let known_organisation =
        |name: &Name| name.kind == NameKind::Organisation && name.canonical.is_some();
    let ends_with_person = inside.last().is_some_and(|n| n.kind == NameKind::Person);
    let two = ends_with_person && inside.iter().any(known_organisation);
    if found.kind == Kind::Organisation && two || found.kind == Kind::Other && inside.len() > 1 {
        names.extend(inside);
        return;
    }
    // "Minister Ann Orr", "Danish Bo Lind", "Head of the European Union Mia Falk" are several
    // names.
    for name in inside {
        let leads = piece.start < name.piece.end && name.piece.end < piece.end;
        if found.kind == Kind::Person && leads && (alone(&name) || known_organisation(name)) {
            names.push(*name);
            piece.start = name.piece.end;
        }
    }
    // The corpora leave out "Jr.", which tells a son from his father.
    if let Some(name) = inside.last()
        && found.kind == Kind::Person
        && name.piece.end == piece.end + 1
        && matches!(text.word(piece.end), "Jr." | "Sr." | "Jr" | "Sr")
    {
        piece.end = name.piece.end;
    }
    let (mut addressed, mut gender) = (false, None);
    while piece.start + 1 < piece.end && !may_start(text, piece.start) {
        piece.start += 1;
    }
    if text.token(piece.start.wrapping_sub(1)).is(Tags::HONORIFIC) {
        addressed = true;
        gender = address_gender(text, piece.start - 1);
    }
    let canonical = known(text.slice(piece));
    let kind = match (found.kind, canonical.map(|known| known.kind)) {
        (Kind::Person, _) => NameKind::Person,
        (_, Some(KnownKind::Organisation)) | (Kind::Organisation, _) => NameKind::Organisation,
        (_, Some(KnownKind::Country | KnownKind::Place)) | (Kind::Place, _) => NameKind::Place,
        (_, Some(KnownKind::Demonym)) => NameKind::Demonym,
        (Kind::Other, None) => NameKind::Unknown,
    };
    let fits = canonical.is_some_and(|known| fits(kind, known.kind));
    if kind == NameKind::Person {
        let first = text.word(piece.start);
        gender = gender.or_else(|| first_name(first));
        if piece.end - piece.start > 1 {
            gender = gender.or_else(|| listed(&first.to_lowercase()).gender());
        }
    }
    names.push(Name {
        piece,
        kind,
        canonical: canonical.filter(|_| fits).map(|known| known.canonical),
        gender,
        addressed,
        // What the list knows better than the tagger is as likely as the list is good.
        chance: if fits && !agrees(found.kind, kind) {
            KNOWN_CHANCE
        } else {
            found.chance
        },
    });
}

/// Tells whether a name may start with a word: not with a form of address, nor with "of".
fn may_start(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    let small = token.shape == Shape::Lower && token.tags != Tags::default();
    !token.is(Tags::HONORIFIC) && (!small || token.is(Tags::PARTICLE))
}

fn agrees(found: Kind, kind: NameKind) -> bool {
    matches!(
        (found, kind),
        (Kind::Person, NameKind::Person)
            | (Kind::Organisation, NameKind::Organisation)
            | (Kind::Place, NameKind::Place)
            | (Kind::Other, NameKind::Demonym | NameKind::Unknown)
    )
}

fn fits(kind: NameKind, known: KnownKind) -> bool {
    match known {
        KnownKind::Country | KnownKind::Place => kind == NameKind::Place,
        KnownKind::Organisation => kind == NameKind::Organisation,
        KnownKind::Demonym => kind == NameKind::Demonym,
    }
}

/// Returns the gender that a form of address tells.
fn address_gender(text: &Text<'_>, at: usize) -> Option<Gender> {
    let token = text.token(at);
    if token.is(Tags::HONORIFIC_MALE) {
        Some(Gender::Male)
    } else if token.is(Tags::HONORIFIC_FEMALE) {
        Some(Gender::Female)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::Piece;
    use super::*;

    fn check(
        text: &str,
        by_rules: &[(usize, usize, NameKind)],
        tagged: (usize, usize, Kind),
        expected: &[(&str, NameKind)],
    ) {
        let text = Text::new(text, 0);
        let name = |&(start, end, kind): &(usize, usize, NameKind)| Name {
            piece: Piece::new(start, end),
            kind,
            canonical: None,
            gender: None,
            addressed: false,
            chance: RULES_CHANCE,
        };
        let by_rules: Vec<Name> = by_rules.iter().map(name).collect();
        let (start, end, kind) = tagged;
        let found = Found {
            piece: Piece::new(start, end),
            kind,
            chance: 0.9,
        };
        let names = decide(&text, &by_rules, &[found]);
        let found: Vec<(&str, NameKind)> = names
            .iter()
            .map(|name| (text.slice(name.piece), name.kind))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_tagger_decides_on_people_organisations_and_places() {
        use NameKind::{Demonym, Organisation, Person, Place, Role, Unknown};
        check(
            "Orr Marine said",
            &[(0, 2, Unknown)],
            (0, 2, Kind::Organisation),
            &[("Orr Marine", Organisation)],
        );
        check(
            "Danish Bo Lind",
            &[(0, 1, Demonym), (1, 3, Unknown)],
            (1, 3, Kind::Person),
            &[("Danish", Demonym), ("Bo Lind", Person)],
        );
        check(
            "Minister Bo Lind",
            &[(0, 1, Role), (1, 3, Unknown)],
            (0, 3, Kind::Person),
            &[("Minister", Role), ("Bo Lind", Person)],
        );
        check(
            "Head of Nato Bo Lind",
            &[(0, 1, Role), (3, 5, Unknown)],
            (0, 5, Kind::Person),
            &[("Head", Role), ("Nato Bo Lind", Person)],
        );
        check(
            "a Dane there",
            &[(1, 2, Demonym)],
            (1, 2, Kind::Place),
            &[("Dane", Demonym)],
        );
        check(
            "Mr. Lind met Falk",
            &[(1, 2, Person), (3, 4, Person)],
            (1, 2, Kind::Person),
            &[("Lind", Person), ("Falk", Unknown)],
        );
        check(
            "in Nytorp today",
            &[],
            (1, 2, Kind::Place),
            &[("Nytorp", Place)],
        );
    }
}
