//! Offices: what the words of a role are, and whom letters in brackets stand for.

use std::sync::LazyLock;

use super::lines;
use super::quick::List;

/// What a word is in a phrase that tells a role; each has a line in `offices.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Office {
    /// A title before a name, mostly cut short: "Sen".
    Title,
    /// A role that only affiliations look for.
    Occupation,
    /// A noun for a person that is no role: "wife", "critic".
    NoRole,
    /// Says that the role has ended: "former".
    Former,
    /// Says nothing of the role: "current".
    Present,
    /// The field a role is in: "research director".
    Field,
    /// A verb that ties a person to an organisation, with a preposition: "works for".
    Serves,
    /// A verb that gives a role: "appointed her as".
    Names,
    /// A chamber that has roles: "House".
    Chamber,
}

impl Office {
    /// Finds a class by the name it has in `offices.tsv`.
    fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "occupation" => Self::Occupation,
            "none" => Self::NoRole,
            "former" => Self::Former,
            "present" => Self::Present,
            "field" => Self::Field,
            "serves" => Self::Serves,
            "names" => Self::Names,
            "chamber" => Self::Chamber,
            _ => return None,
        })
    }
}

static OFFICES: LazyLock<List<&'static str, Office>> = LazyLock::new(|| {
    let mut offices = List::default();
    for line in lines(include_str!("offices.tsv")) {
        let (name, words) = line.split_once('\t').unwrap_or_default();
        if let Some(office) = Office::by_name(name) {
            offices.extend(words.split_whitespace().map(|word| (word, office)));
        }
    }
    offices
});

static LEADS: LazyLock<List<&'static str, &'static str>> = LazyLock::new(|| {
    let leads = lines(include_str!("offices.tsv")).find_map(|line| line.strip_prefix("leads\t"));
    let pairs = leads.unwrap_or_default().split_whitespace();
    pairs.filter_map(|pair| pair.split_once('|')).collect()
});

static PARTIES: LazyLock<List<&'static str, &'static str>> =
    LazyLock::new(|| by_other_name(include_str!("parties.tsv")));

static STATES: LazyLock<List<&'static str, &'static str>> =
    LazyLock::new(|| by_other_name(include_str!("states.tsv")));

/// Reads a list of names, each with its other names, as a way from these to the name.
fn by_other_name(list: &'static str) -> List<&'static str, &'static str> {
    let mut names = List::default();
    for line in lines(list) {
        let (name, others) = line.split_once('\t').unwrap_or((line, ""));
        names.extend(others.split('|').map(|other| (other, name)));
        names.insert(name, name);
    }
    names
}

/// Tells what a word is in a phrase that tells a role, whatever its case.
pub(in crate::extract) fn office(word: &str) -> Option<Office> {
    const LONGEST: usize = 24;
    let word = word.trim_end_matches('.');
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    if word.bytes().any(|b| b.is_ascii_uppercase()) {
        return office_of(&word.to_lowercase());
    }
    office_of(word)
}

/// Looks up a word in small letters, and a noun in the plural.
fn office_of(word: &str) -> Option<Office> {
    let known = OFFICES.get(word).copied();
    known.or_else(|| {
        let one = OFFICES.get(word.strip_suffix('s')?).copied();
        one.filter(|office| matches!(office, Office::NoRole | Office::Occupation))
    })
}

/// Returns the role of whoever does what a verb says of an organisation: "heads" makes a head.
pub(in crate::extract) fn leads(verb: &str) -> Option<&'static str> {
    LEADS.get(verb).copied()
}

/// Returns the party that an adjective, a member's name or a letter in brackets stands for.
pub(in crate::extract) fn party(word: &str) -> Option<&'static str> {
    PARTIES.get(word).copied()
}

/// Returns the state or province that a name or an abbreviation stands for.
pub(in crate::extract) fn state(word: &str) -> Option<&'static str> {
    if let Some(name) = STATES.get(word) {
        return Some(name);
    }
    let letters: String = word
        .chars()
        .filter(|c| !matches!(c, '.' | ' ' | '\u{a0}'))
        .collect();
    STATES.get(letters.as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_parties_and_states() {
        assert_eq!(party("R"), Some("Republican Party"));
        assert_eq!(party("Democratic"), Some("Democratic Party"));
        assert_eq!(state("N. J."), Some("New Jersey"));
        assert_eq!(state("Ariz."), Some("Arizona"));
        assert_eq!(state("New York"), Some("New York"));
        assert_eq!(state("Mars"), None);
    }

    #[test]
    fn words_of_roles_have_a_class() {
        assert_eq!(office("Sen."), Some(Office::Title));
        assert_eq!(office("wife"), Some(Office::NoRole));
        assert_eq!(office("minister"), None);
        assert_eq!(leads("chairs"), Some("chair"));
    }
}
