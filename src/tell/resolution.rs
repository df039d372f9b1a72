//! How a speaker was resolved: from the words that name the source to the name in the records.

use serde::Serialize;

use super::passage::Position;
use crate::model::{Id, Records, Statement};

/// How the words that name a source became a speaker.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Resolution {
    /// The words, where the record tells their place and the text is at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Where they stand.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// The kind of finding.
    pub by: Manner,
    /// The finding in words, such as `"He" is a pronoun; by the text around it, it means Mark
    /// Rutte`.
    pub finding: String,
    /// How sure it is that the source is this speaker, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

/// The kinds of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// The words are the name, or hold it: "Prime Minister Ada Brook".
    Name,
    /// The words are another name of the speaker, or hold one.
    Alias,
    /// The words are part of the name: "Brook".
    PartOfName,
    /// A pronoun whose meaning follows from the text: "she".
    Pronoun,
    /// A pronoun that ties a clause to the name before it: "who".
    Relative,
    /// A role that the text gives the speaker: "the minister".
    Role,
    /// A description, for which no name is known: it is the speaker itself.
    Description,
    /// Other words, which the text makes stand for the name.
    Context,
    /// No words name a speaker.
    Unnamed,
    /// Somebody coded it.
    Coded,
}

const PRONOUNS: [&str; 12] = [
    "he", "she", "it", "they", "i", "we", "him", "her", "them", "his", "their", "its",
];

const RELATIVES: [&str; 4] = ["who", "which", "that", "whom"];

impl Resolution {
    /// Derives from the records how the speaker of a statement was resolved: what the words are to
    /// the name shows it.
    pub(super) fn of(
        records: &Records,
        statement: &Statement,
        words: Option<&str>,
        position: Option<Position>,
    ) -> Self {
        let named = Known::find(records, &statement.speaker);
        let shown: Option<String> = words.map(tidy);
        let (by, mut finding) = match &shown {
            None => without_words(statement, &named),
            Some(words) => by_words(records, statement, words, &named),
        };
        if shown.is_some() && statement.cue.is_none() && statement.confidence.is_some() {
            finding.push_str("; no word reports what is said here, it goes on from there");
        }
        Self {
            words: shown,
            position,
            by,
            finding,
            confidence: statement.speaker_confidence,
        }
    }
}

/// Tells whether a name is a pronoun: whoever it means is not known.
pub(super) fn is_pronoun(name: &str) -> bool {
    PRONOUNS.contains(&name.to_lowercase().as_str())
}

/// What the records know of a speaker.
struct Known<'a> {
    name: &'a str,
    kind: &'a str,
    aliases: &'a [String],
}

impl<'a> Known<'a> {
    fn find(records: &'a Records, id: &'a Id) -> Self {
        if let Some(actor) = records.actors.get(id) {
            return Self {
                name: &actor.name,
                kind: actor.kind.as_str(),
                aliases: &actor.aliases,
            };
        }
        let organisation = records.organisations.get(id);
        Self {
            name: organisation.map_or(id.as_str(), |organisation| &organisation.name),
            kind: "organisation",
            aliases: organisation.map_or(&[], |organisation| &organisation.aliases),
        }
    }
}

fn without_words(statement: &Statement, named: &Known<'_>) -> (Manner, String) {
    if named.name == "unknown source" {
        return (Manner::Unnamed, "no words name a speaker".to_owned());
    }
    if statement.confidence.is_none() && statement.speaker_confidence.is_none() {
        return (
            Manner::Coded,
            format!("whoever coded it named {}", named.name),
        );
    }
    let finding = format!("the record names {} and tells no words that do", named.name);
    (Manner::Context, finding)
}

fn by_words(
    records: &Records,
    statement: &Statement,
    words: &str,
    named: &Known<'_>,
) -> (Manner, String) {
    let name = tidy(named.name);
    let (low, low_name) = (words.to_lowercase(), name.to_lowercase());
    let is_of_document = statement.document.as_ref().is_some_and(|document| {
        statement.speaker == Id::named_within(named.kind, named.name, document)
    });
    if PRONOUNS.contains(&low.as_str()) {
        let finding = if low == low_name {
            format!("{words:?} is a pronoun, and the text does not show whom it means")
        } else {
            format!("{words:?} is a pronoun; by the text around it, it means {name}")
        };
        return (Manner::Pronoun, finding);
    }
    if is_of_document {
        let finding =
            format!("{words:?} describes a source without a name, kept apart in each document");
        return (Manner::Description, finding);
    }
    if RELATIVES.contains(&low.as_str()) {
        let finding = format!("{words:?} stands for {name}, named before it");
        return (Manner::Relative, finding);
    }
    if low == low_name {
        return (Manner::Name, format!("{words:?} is the name"));
    }
    if holds(&low, &low_name) {
        return (Manner::Name, format!("{words:?} holds the name {name}"));
    }
    for alias in named.aliases {
        let low_alias = tidy(alias).to_lowercase();
        if holds(&low, &low_alias) {
            let part = if holds(&low_name, &low_alias) {
                (Manner::PartOfName, "part of the name")
            } else {
                (Manner::Alias, "another name of")
            };
            let verb = if low == low_alias { "is" } else { "holds" };
            return (part.0, format!("{words:?} {verb} {} {name}", part.1));
        }
    }
    if holds(&low_name, &low) {
        return (
            Manner::PartOfName,
            format!("{words:?} is part of the name {name}"),
        );
    }
    if let Some(role) = role(records, statement, &low) {
        let finding = format!("{words:?} names the role of {name}: {role}");
        return (Manner::Role, finding);
    }
    let shares = low
        .split(' ')
        .next_back()
        .is_some_and(|word| holds(&low_name, word));
    if shares {
        return (
            Manner::PartOfName,
            format!("{words:?} holds part of the name {name}"),
        );
    }
    let finding = format!("{words:?} stands for {name} by the text around it");
    (Manner::Context, finding)
}

/// Finds the role of the speaker, in this document first, that the last of some words names.
fn role<'a>(records: &'a Records, statement: &Statement, words: &str) -> Option<&'a str> {
    let last = words.split(' ').next_back()?;
    let roles = records.relations.values();
    let roles = roles.filter(|relation| relation.source == statement.speaker);
    let named = roles.filter(|relation| {
        let role = relation.role.as_deref().unwrap_or_default().to_lowercase();
        role.split(' ').next_back() == Some(last)
    });
    let found = named.min_by_key(|relation| relation.document != statement.document)?;
    found.role.as_deref()
}

/// Tells whether words hold others, whole words only.
fn holds(words: &str, others: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !others.is_empty()
        && words.match_indices(others).any(|(at, found)| {
            let (before, after) = (&words[..at], &words[at + found.len()..]);
            is_edge(before.chars().next_back()) && is_edge(after.chars().next())
        })
}

/// Brings white space to one space each.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, ActorKind, Organisation, Record, Relation};

    fn records() -> Records {
        let mut records = Records::new();
        let mut ada = Actor::named(ActorKind::Person, "Ada Brook");
        ada.aliases = vec!["Brook".to_owned(), "Lady Wick".to_owned()];
        let mill = Organisation::named("Mill Trust");
        let mut role = Relation::new("r".into(), ada.id.clone(), mill.id.clone(), "holds_role");
        role.role = Some("deputy mayor".to_owned());
        let document = Id::from("document/d");
        let nobody = Id::named_within("person", "a clerk", &document);
        let clerk = Actor {
            id: nobody,
            ..Actor::named(ActorKind::Person, "a clerk")
        };
        let unknown = Actor {
            id: "group/unknown".into(),
            ..Actor::named(ActorKind::Group, "unknown source")
        };
        for record in [
            Record::Actor(ada),
            Record::Actor(clerk),
            Record::Actor(unknown),
            Record::Organisation(mill),
            Record::Relation(role),
        ] {
            assert!(records.insert(record).is_ok());
        }
        records
    }

    #[test]
    fn what_words_are_to_the_name_tells_how_it_was_found() {
        let records = records();
        let clerk = Id::named_within("person", "a clerk", &Id::from("document/d"));
        for (words, speaker, by) in [
            (Some("Mayor Ada  Brook"), "person/ada-brook", Manner::Name),
            (Some("Ada Brook"), "person/ada-brook", Manner::Name),
            (Some("Mrs Brook"), "person/ada-brook", Manner::PartOfName),
            (Some("Ada"), "person/ada-brook", Manner::PartOfName),
            (Some("Lady Wick"), "person/ada-brook", Manner::Alias),
            (Some("She"), "person/ada-brook", Manner::Pronoun),
            (Some("who"), "person/ada-brook", Manner::Relative),
            (Some("the mayor"), "person/ada-brook", Manner::Role),
            (Some("the old lady"), "person/ada-brook", Manner::Context),
            (Some("A clerk"), clerk.as_str(), Manner::Description),
            (
                Some("The trust"),
                "organisation/mill-trust",
                Manner::PartOfName,
            ),
            (None, "group/unknown", Manner::Unnamed),
            (None, "person/ada-brook", Manner::Coded),
        ] {
            let mut statement = Statement::new("s".into(), speaker.into(), "It stays.");
            statement.document = Some("document/d".into());
            let found = Resolution::of(&records, &statement, words, None);
            assert_eq!(found.by, by, "{words:?}: {}", found.finding);
        }
    }
}
