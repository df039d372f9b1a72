//! What the columns of a table are for, by their titles.

use super::attribute::{Type, is_one_of};
use crate::read::normal;

/// The names of the column that edges start from, the usual one first.
const SOURCES: [&str; 5] = ["source", "from", "src", "source_id", "start"];

/// The names of the column that edges lead to, each beside the one that it belongs to.
const TARGETS: [&str; 6] = ["target", "to", "dst", "target_id", "end", "dest"];

/// What a column is, as far as its title tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Source,
    Target,
    Id,
    Direction,
    /// The kind of a node in Neo4j's tables, which start with a capital.
    Kind,
    /// The kind of an edge in Neo4j's tables.
    EdgeKind,
    Other,
}

/// Tells what the columns of edges are. Only two of them are the ends: others that could be, such
/// as when an edge starts and ends, are attributes.
pub(super) fn of_edges(titles: &[String]) -> Vec<Part> {
    let names: Vec<String> = titles.iter().map(|title| normal(title)).collect();
    let [source, target] = match ends(&names) {
        Some(ends) => ends.map(Some),
        None => [None; 2],
    };
    let part = |(number, name): (usize, &String)| match (kind_of_neo(name), name.as_str()) {
        _ if Some(number) == source => Part::Source,
        _ if Some(number) == target => Part::Target,
        (Some("type"), _) => Part::EdgeKind,
        (_, "id") => Part::Id,
        (_, "type" | "directed") => Part::Direction,
        _ => Part::Other,
    };
    names.iter().enumerate().map(part).collect()
}

/// Tells what the columns of nodes are.
pub(super) fn of_nodes(titles: &[String]) -> Vec<Part> {
    let names: Vec<String> = titles.iter().map(|title| normal(title)).collect();
    let id = names
        .iter()
        .position(|name| kind_of_neo(name) == Some("id"));
    let id = id.or_else(|| names.iter().position(|name| name == "id"));
    let part = |(number, name): (usize, &String)| match kind_of_neo(name) {
        _ if Some(number) == id => Part::Id,
        Some("label") => Part::Kind,
        _ => Part::Other,
    };
    names.iter().enumerate().map(part).collect()
}

/// Finds the columns that edges start from and lead to, by titles in the form of field names.
pub(super) fn ends(names: &[String]) -> Option<[usize; 2]> {
    let place = |wanted: &str| names.iter().position(|name| name == wanted);
    let neo = |wanted: &str| {
        names
            .iter()
            .position(|name| kind_of_neo(name) == Some(wanted))
    };
    let first = |wanted: &[&str]| wanted.iter().find_map(|name| place(name));
    if let (Some(source), Some(target)) = (neo("start_id"), neo("end_id")) {
        return Some([source, target]);
    }
    let mut pairs = SOURCES.iter().zip(TARGETS);
    let pair = pairs.find_map(|(source, target)| Some([place(source)?, place(target)?]));
    pair.or_else(|| Some([first(&SOURCES)?, first(&TARGETS)?]))
}

impl Part {
    /// Returns the name of a column, without what Neo4j says of its type.
    pub(super) fn title(self, title: &str) -> &str {
        match self {
            Self::Kind | Self::EdgeKind => "kind",
            _ => match title.rsplit_once(':') {
                Some((name, kind)) if !name.is_empty() && is_type_of_neo(kind) => name,
                _ => title,
            },
        }
    }
}

/// Returns the type that Neo4j is told of a column.
pub(super) fn declared(title: &str) -> Option<Type> {
    let (_, kind) = title.rsplit_once(':')?;
    is_type_of_neo(kind).then(|| Type::named(kind))
}

/// Tells whether a table has a column for Neo4j's bulk import, which trims nothing.
pub(super) fn has_neo(titles: &[String], part: &str) -> bool {
    let is_it = |title: &String| kind_of_neo(&normal(title)) == Some(part);
    titles.iter().any(is_it)
}

/// Returns what Neo4j is told of a column: `:ID(Actor)` is `id`.
fn kind_of_neo(title: &str) -> Option<&str> {
    let (_, kind) = title.rsplit_once(':')?;
    let kind = kind.split_once(['(', '{']).map_or(kind, |(kind, _)| kind);
    Some(kind)
}

/// Tells whether a word is one of the types of Neo4j's tables.
fn is_type_of_neo(kind: &str) -> bool {
    const TYPES: [&str; 16] = [
        "int",
        "long",
        "float",
        "double",
        "boolean",
        "byte",
        "short",
        "char",
        "string",
        "point",
        "date",
        "localtime",
        "time",
        "localdatetime",
        "datetime",
        "duration",
    ];
    is_one_of(kind.trim_end_matches("[]"), &TYPES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_columns_are_the_ends_whatever_else_could_be() {
        for (titles, expected) in [
            ("source,target", Some([0, 1])),
            ("Start,End,Target,Source", Some([3, 2])),
            ("from,to,source", Some([0, 1])),
            ("to,dst,src", Some([2, 1])),
            ("source,to", Some([0, 1])),
            ("src,dest", Some([0, 1])),
            ("source,target,:END_ID(P),:START_ID(P)", Some([3, 2])),
            ("source,weight", None),
        ] {
            let titles: Vec<String> = titles.split(',').map(str::to_owned).collect();
            let parts = of_edges(&titles);
            let place = |part| parts.iter().position(|known| *known == part);
            let found = place(Part::Source).zip(place(Part::Target));
            assert_eq!(found.map(|(a, b)| [a, b]), expected, "{titles:?}");
            let count = |part| parts.iter().filter(|known| **known == part).count();
            assert!(count(Part::Source) < 2 && count(Part::Target) < 2);
        }
    }
}
