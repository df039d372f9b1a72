//! Finding whom the user means: by id, name or alias, however it is spelled.

use std::collections::BTreeMap;

use deunicode::deunicode;

use crate::graph::{GraphView, Value};
use crate::model::{Id, Records};
use crate::{Error, Result};

/// How like a name another one must be to be suggested.
const ALIKE: f64 = 0.75;

/// How many names are suggested.
const SUGGESTED: usize = 3;

/// Somebody or something that the user may mean.
struct Candidate<'a, T> {
    what: T,
    id: &'a str,
    name: &'a str,
    aliases: Vec<&'a str>,
}

/// Tells whether somebody may be meant.
type Test<'a, T> = dyn Fn(&Candidate<'a, T>) -> bool + 'a;

/// Finds the node of a graph that the user means: by id, else by name, else by an alias, upper and
/// lower case alike, else by words that only its name holds.
///
/// # Errors
///
/// Returns an error that names those who may be meant, where several are or nobody is.
pub fn node(graph: &GraphView, records: Option<&Records>, text: &str) -> Result<usize> {
    let candidates = graph.nodes().enumerate().map(|(what, node)| {
        let aliases = match records {
            Some(records) => aliases(records, &node.id),
            None => match node.values.get("aliases") {
                Some(Value::Text(list)) => list.split(" | ").collect(),
                _ => Vec::new(),
            },
        };
        Candidate {
            what,
            id: node.id.as_str(),
            name: &node.label,
            aliases,
        }
    });
    let candidates: Vec<_> = candidates.collect();
    find(&candidates, text)
}

/// Finds the concept or document that the user means.
///
/// # Errors
///
/// Returns an error that names those that may be meant, where several are or none is.
pub fn record(records: &Records, text: &str) -> Result<Id> {
    let concepts = records.concepts.values().map(|concept| Candidate {
        what: concept.id.clone(),
        id: concept.id.as_str(),
        name: &concept.name,
        aliases: concept.aliases.iter().map(String::as_str).collect(),
    });
    let documents = records.documents.values().map(|document| Candidate {
        what: document.id.clone(),
        id: document.id.as_str(),
        name: document.label(),
        aliases: document.file.as_deref().into_iter().collect(),
    });
    let candidates: Vec<_> = concepts.chain(documents).collect();
    find(&candidates, text)
}

/// Finds the statement that the user means: by id, or by the beginning of it that no other has.
///
/// # Errors
///
/// Returns an error where several statements may be meant, or none is.
pub fn statement(records: &Records, text: &str) -> Result<Id> {
    let text = text.trim();
    if let Some((id, _)) = records.statements.get_key_value(&Id::from(text)) {
        return Ok(id.clone());
    }
    let start = text.trim_start_matches("statement/").trim_end_matches('…');
    let starts = |id: &&Id| {
        id.as_str()
            .trim_start_matches("statement/")
            .starts_with(start)
    };
    let meant: Vec<&Id> = records.statements.keys().filter(starts).collect();
    match meant.as_slice() {
        [one] if !start.is_empty() => Ok((*one).clone()),
        [] => Err(Error::new(format!("no statement has the id {text:?}"))
            .hint("`sayso explain INPUT --node NAME --to json` tells the ids of an actor's statements")),
        several => Err(Error::new(format!(
            "{text:?} may mean {} of the statements, such as {} or {}",
            several.len(),
            several[0],
            several[several.len() - 1]
        ))
        .hint("give more of the id")),
    }
}

fn aliases<'a>(records: &'a Records, id: &Id) -> Vec<&'a str> {
    let of_actor = records.actors.get(id).map(|actor| &actor.aliases);
    let of_organisation = || records.organisations.get(id).map(|o| &o.aliases);
    let aliases = of_actor.or_else(of_organisation);
    aliases.map_or_else(Vec::new, |list| list.iter().map(String::as_str).collect())
}

fn find<T: Clone>(candidates: &[Candidate<'_, T>], text: &str) -> Result<T> {
    let wanted = folded(text);
    if let Some(exact) = candidates.iter().find(|candidate| candidate.id == text) {
        return Ok(exact.what.clone());
    }
    let last_of_id = |candidate: &Candidate<'_, T>| {
        candidate
            .id
            .split_once('/')
            .is_some_and(|(_, rest)| folded(rest) == wanted)
    };
    let tiers: [&Test<'_, T>; 5] = [
        &|candidate| candidate.name == text,
        &|candidate| folded(candidate.name) == wanted || folded(candidate.id) == wanted,
        &|candidate| {
            candidate
                .aliases
                .iter()
                .any(|alias| folded(alias) == wanted)
        },
        &last_of_id,
        &|candidate| has_words(&folded(candidate.name), &wanted),
    ];
    if wanted.is_empty() {
        return Err(unknown(candidates, text));
    }
    for is_meant in tiers {
        let meant: Vec<_> = candidates
            .iter()
            .filter(|candidate| is_meant(candidate))
            .collect();
        match meant.as_slice() {
            [] => {}
            [one] => return Ok(one.what.clone()),
            several => return Err(ambiguous(several, text)),
        }
    }
    Err(unknown(candidates, text))
}

fn ambiguous<T>(meant: &[&Candidate<'_, T>], text: &str) -> Error {
    let more = meant.len().saturating_sub(2 * SUGGESTED);
    let shown = meant
        .iter()
        .take(2 * SUGGESTED)
        .map(|candidate| spelled(candidate));
    let mut list = shown.collect::<Vec<_>>().join(", ");
    if more > 0 {
        list = format!("{list} and {more} more");
    }
    Error::new(format!("{text:?} may mean {} of them: {list}", meant.len()))
        .hint("give the id, the part in parentheses")
}

fn unknown<T>(candidates: &[Candidate<'_, T>], text: &str) -> Error {
    let wanted = folded(text);
    let mut alike: BTreeMap<(u64, &str), String> = BTreeMap::new();
    for candidate in candidates {
        let names = candidate
            .aliases
            .iter()
            .copied()
            .chain([candidate.name, candidate.id]);
        let similarity = names.map(|name| likeness(&folded(name), &wanted));
        let best = similarity.fold(0.0, f64::max);
        if best >= ALIKE {
            alike.insert(order(best, candidate.id), spelled(candidate));
        }
    }
    let suggested: Vec<String> = alike.into_values().take(SUGGESTED).collect();
    let error = Error::new(format!("nobody and nothing is called {text:?}"));
    if suggested.is_empty() {
        return error.hint("`sayso analyze INPUT --to csv` lists all ids and names");
    }
    error.hint(format!("did you mean {}?", suggested.join(" or ")))
}

/// Orders by likeness, the greatest first, and then by id.
fn order(likeness: f64, id: &str) -> (u64, &str) {
    // Floats above zero order as their bits do.
    (u64::MAX - likeness.to_bits(), id)
}

/// Tells how alike a name and what was typed are: as a whole, or word by word.
fn likeness(name: &str, typed: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(name, typed);
    let words = name.split(' ').filter(|word| word.len() > 2);
    let words = words.map(|word| strsim::normalized_damerau_levenshtein(word, typed));
    // A word alone says less than the whole.
    words.fold(whole, |best, word| best.max(word * 0.95))
}

fn spelled<T>(candidate: &Candidate<'_, T>) -> String {
    if candidate.name == candidate.id {
        return candidate.id.to_owned();
    }
    format!("{} ({})", candidate.name, candidate.id)
}

/// Brings a name to lower case without accents, with single spaces.
fn folded(text: &str) -> String {
    let plain = deunicode(text).to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether a name holds some words beside each other.
fn has_words(name: &str, words: &str) -> bool {
    let (name, words): (Vec<&str>, Vec<&str>) =
        (name.split(' ').collect(), words.split(' ').collect());
    name.windows(words.len()).any(|window| window == words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Node, NodeKind, Values};

    fn graph() -> GraphView {
        let mut graph = GraphView::new();
        for (id, name, aliases) in [
            ("person/ada-brook", "Ada Brook", "Lady Wick"),
            ("person/ben-brook", "Ben Brook", ""),
            ("organisation/brook", "BROOK", ""),
            ("place/zelów", "Zelów", ""),
            ("7", "7", ""),
        ] {
            let values = Values::from_iter([("aliases", Value::from(aliases))]);
            graph.add_node(Node {
                id: id.into(),
                kind: NodeKind::Node,
                label: name.to_owned(),
                values,
            });
        }
        graph
    }

    #[test]
    fn names_are_found_as_people_type_them() {
        for (text, expected) in [
            ("person/ada-brook", Some(0)),
            ("ada brook", Some(0)),
            ("  ADA   Brook ", Some(0)),
            ("lady wick", Some(0)),
            ("ada-brook", Some(0)),
            ("Ada", Some(0)),
            ("brook", Some(2)),
            ("zelow", Some(3)),
            ("7", Some(4)),
            ("Brok", None),
            ("", None),
        ] {
            assert_eq!(node(&graph(), None, text).ok(), expected, "{text:?}");
        }
    }

    #[test]
    fn who_may_be_meant_is_told() {
        let mut graph = graph();
        graph.add_node(Node {
            id: "person/ada-brook-2".into(),
            kind: NodeKind::Node,
            label: "Ada Brook".to_owned(),
            values: Values::new(),
        });
        let error = |text: &str| node(&graph, None, text).err();
        let found = error("Ada Brook").map(|error| error.to_string());
        let expected = "\"Ada Brook\" may mean 2 of them: Ada Brook (person/ada-brook), \
                        Ada Brook (person/ada-brook-2)";
        assert_eq!(found.as_deref(), Some(expected));
        let error = error("Ben Broke");
        let hint = error.as_ref().and_then(Error::hint_text);
        assert_eq!(hint, Some("did you mean Ben Brook (person/ben-brook)?"));
        let error = node(&graph, None, "Xylophone").err();
        let hint = error.as_ref().and_then(Error::hint_text);
        assert!(
            hint.is_some_and(|hint| hint.contains("sayso analyze")),
            "{hint:?}"
        );
    }
}
