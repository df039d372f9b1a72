//! Graph formats that are not read: known, lest their files be taken for articles.

use std::path::Path;

use super::LONGEST;
use crate::read::{Source, split_name};
use crate::{Error, Place};

/// A format that is not read.
struct Unread {
    name: &'static str,
    endings: &'static [&'static str],
    /// Tells whether a text starts as its files do.
    starts: fn(&str) -> bool,
    /// What else to do.
    hint: &'static str,
}

const UNREAD: [Unread; 3] = [
    Unread {
        name: "DOT",
        endings: &["dot", "gv"],
        starts: starts_as_dot,
        hint: "write it as GraphML or GEXF with the program that made it; networkx converts it: \
               nx.write_graphml(nx.nx_pydot.read_dot(\"a.dot\"), \"a.graphml\")",
    },
    Unread {
        name: "GML",
        endings: &["gml"],
        starts: starts_as_gml,
        hint: "write it as GraphML or GEXF with the program that made it; networkx converts it: \
               nx.write_graphml(nx.read_gml(\"a.gml\"), \"a.graphml\")",
    },
    Unread {
        name: "GDF",
        endings: &["gdf"],
        starts: |start| start.starts_with("nodedef>"),
        hint: "open it in Gephi and export it as GEXF",
    },
];

/// The endings of files that may hold anything.
const ANY: [&str; 2] = ["", "txt"];

/// Says what to do with a graph file in a format that is not read; `None` where a file is none.
#[must_use]
pub fn unread(path: &Path) -> Option<Error> {
    let name = path.to_string_lossy();
    let (_, ending) = split_name(&name);
    let start = if ANY.contains(&ending.as_str()) && path.is_file() {
        let source = Source::open(path, true, LONGEST).ok();
        source.map_or_else(String::new, |source| source.start_text())
    } else {
        String::new()
    };
    let format = find(&ending, &start).filter(|_| !path.is_dir())?;
    Some(format.refused(&name))
}

/// Says the same of standard input, by its first bytes.
#[must_use]
pub fn unread_stdin(start: &str) -> Option<Error> {
    find("", start).map(|format| format.refused("-"))
}

impl Unread {
    fn refused(&self, name: &str) -> Error {
        let message = format!("this is a graph in {}, which is not read", self.name);
        Error::new(message).at(Place::file(name)).hint(self.hint)
    }
}

fn find(ending: &str, start: &str) -> Option<&'static Unread> {
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let is_any = ANY.contains(&ending);
    let is_it =
        |format: &&Unread| format.endings.contains(&ending) || is_any && (format.starts)(start);
    UNREAD.iter().find(is_it)
}

/// Tells whether a text starts as `strict digraph name {`, perhaps behind remarks.
fn starts_as_dot(start: &str) -> bool {
    let mut rest = start;
    loop {
        let end = match rest.as_bytes() {
            [b'/', b'/', ..] | [b'#', ..] => "\n",
            [b'/', b'*', ..] => "*/",
            _ => break,
        };
        let Some((_, behind)) = rest.split_once(end) else {
            return false;
        };
        rest = behind.trim_start();
    }
    let Some((head, _)) = rest.split_once('{') else {
        return false;
    };
    let head = head.to_ascii_lowercase();
    let mut words = head.split_whitespace().peekable();
    words.next_if_eq(&"strict");
    let is_graph = matches!(words.next(), Some("graph" | "digraph"));
    // A name that is quoted may be several words; any other is one.
    is_graph
        && words.next().is_none_or(|name| {
            let last = words.last();
            last.is_none() || name.starts_with('"') && last.is_some_and(|last| last.ends_with('"'))
        })
}

/// Tells whether a text starts as `graph [`, perhaps behind the name of a program.
fn starts_as_gml(start: &str) -> bool {
    let mut lines = start.lines().map(str::trim);
    let is_other = |line: &&str| {
        let names = ["Creator", "Version", "#"];
        line.is_empty() || names.iter().any(|name| line.starts_with(name))
    };
    let rest = lines.find(|line| !is_other(line)).unwrap_or_default();
    let behind = rest.strip_prefix("graph").map(str::trim_start);
    behind.is_some_and(|behind| {
        behind.starts_with('[') || behind.is_empty() && lines.next() == Some("[")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_their_endings_or_how_they_start() {
        for (ending, start, expected) in [
            ("dot", "", Some("DOT")),
            ("gv", "anything", Some("DOT")),
            ("txt", "digraph { \"Ann\" -> \"Bob\" }", Some("DOT")),
            ("", "\u{feff}\n// a\n/* b */ Strict Graph G{", Some("DOT")),
            ("", "digraph \"who says what\" {", Some("DOT")),
            ("", "graph { a -- b }", Some("DOT")),
            (
                "txt",
                "Creator \"igraph\"\nVersion 1\ngraph\n[\n",
                Some("GML"),
            ),
            ("gml", "", Some("GML")),
            ("txt", "graph [ node [ id 1 ] ]", Some("GML")),
            ("", "nodedef>name VARCHAR\n", Some("GDF")),
            ("txt", "Graph theory is old {so they say}.", None),
            ("txt", "graph\n\nThe mayor said [sic] so.", None),
            ("txt", "// digraph {", None),
            ("md", "digraph {", None),
            ("csv", "digraph {", None),
            ("txt", "", None),
        ] {
            let found = find(ending, start).map(|format| format.name);
            assert_eq!(found, expected, "{ending} {start}");
        }
    }
}
