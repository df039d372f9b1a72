//! Names of the world: countries and their people, places, well-known organisations, first names.

use std::sync::LazyLock;

use super::lines;
use super::quick::{List, Set};

/// What a known name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum KnownKind {
    /// A country.
    Country,
    /// A city or a region.
    Place,
    /// The people or the adjective of a country: "Polish", "Poles".
    Demonym,
    /// An organisation.
    Organisation,
}

/// A name of the gazetteer.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Known {
    /// What it names.
    pub kind: KnownKind,
    /// The name that records use; for a demonym, the country's.
    pub canonical: &'static str,
}

/// The gender that a first name suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Gender {
    /// "he"
    Male,
    /// "she"
    Female,
    /// A name of both.
    Either,
}

static NAMES: LazyLock<List<&'static str, Known>> = LazyLock::new(|| {
    let mut names = List::default();
    let mut add = |name: &'static str, kind, canonical| {
        if !name.is_empty() {
            names.entry(name).or_insert(Known { kind, canonical });
        }
    };
    for line in lines(include_str!("countries.tsv")) {
        let mut fields = line.split('\t');
        let country = fields.next().unwrap_or_default();
        let (people, capital) = (fields.next().unwrap_or_default(), fields.next());
        let others = fields.next().unwrap_or_default();
        add(country, KnownKind::Country, country);
        for other in others.split('|') {
            add(other, KnownKind::Country, country);
        }
        for demonym in people.split('|') {
            add(demonym, KnownKind::Demonym, country);
        }
        let capital = capital.unwrap_or_default();
        add(capital, KnownKind::Place, capital);
    }
    add("European", KnownKind::Demonym, "Europe");
    add("Europeans", KnownKind::Demonym, "Europe");
    for line in lines(include_str!("organisations.tsv")) {
        let (name, others) = line.split_once('\t').unwrap_or((line, ""));
        add(name, KnownKind::Organisation, name);
        for other in others.split('|') {
            add(other, KnownKind::Organisation, name);
        }
    }
    for place in lines(include_str!("places.txt")) {
        add(place, KnownKind::Place, place);
    }
    names
});

static FIRST_NAMES: LazyLock<List<&'static str, Gender>> = LazyLock::new(|| {
    let men = include_str!("first_names_men.txt").split_whitespace();
    let mut names: List<&str, Gender> = men.map(|name| (name, Gender::Male)).collect();
    for name in include_str!("first_names_women.txt").split_whitespace() {
        let gender = if names.contains_key(name) {
            Gender::Either
        } else {
            Gender::Female
        };
        names.insert(name, gender);
    }
    names
});

static ORGANISATION_WORDS: LazyLock<Set<&'static str>> =
    LazyLock::new(|| lines(include_str!("organisation_words.txt")).collect());

/// Looks up a name as it is written.
pub(in crate::extract) fn known(name: &str) -> Option<Known> {
    NAMES.get(name).copied()
}

/// Looks up a first name.
pub(in crate::extract) fn first_name(name: &str) -> Option<Gender> {
    let whole = FIRST_NAMES.get(name).copied();
    whole.or_else(|| {
        let (first, _) = name.split_once('-')?;
        FIRST_NAMES.get(first).copied()
    })
}

/// Tells whether a word makes a run of capitals an organisation: "Ministry", "Airport".
pub(in crate::extract) fn is_organisation_word(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.len() <= 16 && ORGANISATION_WORDS.contains(word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_world_have_one_canonical_form() {
        for (name, kind, canonical) in [
            ("EU", KnownKind::Organisation, "European Union"),
            ("U.S.", KnownKind::Country, "United States"),
            ("Czech", KnownKind::Demonym, "Czech Republic"),
            ("Britain", KnownKind::Country, "United Kingdom"),
            ("Moscow", KnownKind::Place, "Moscow"),
        ] {
            let found = known(name).unwrap();
            assert_eq!((found.kind, found.canonical), (kind, canonical), "{name}");
        }
        assert!(known("Nowhereland").is_none());
    }

    #[test]
    fn first_names_tell_gender() {
        assert_eq!(first_name("Ursula"), Some(Gender::Female));
        assert_eq!(first_name("Andrii"), Some(Gender::Male));
        assert_eq!(first_name("Ann-Marie"), Some(Gender::Female));
        assert_eq!(first_name("Table"), None);
    }
}
