//! Names of notes: safe on Windows, macOS and Linux, unlike each other, and fit to be linked.

use std::collections::HashSet;

use deunicode::deunicode;

use crate::graph::{GraphView, NodeKind};

/// How many characters a name has at most.
const LONGEST: usize = 80;

/// Words that Windows keeps for itself.
const RESERVED: [&str; 6] = ["aux", "con", "nul", "prn", "com", "lpt"];

/// Names that are given out, in the form in which they must differ.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// Returns the name of a note: the label as far as file systems and links allow it, and a
    /// number where another note has that name. Names that differ in case or accents alone are the
    /// same on some systems.
    pub(super) fn give(&mut self, label: &str, otherwise: &str) -> String {
        let plain = match safe(label) {
            empty if empty.is_empty() => otherwise.to_owned(),
            plain => plain,
        };
        let mut name = plain.clone();
        let mut number = 1;
        while !self.taken.insert(deunicode(&name).to_lowercase()) {
            number += 1;
            name = format!("{plain} {number}");
        }
        name
    }
}

/// Returns a label without what a file's name or a link cannot hold.
fn safe(label: &str) -> String {
    let fits = |c: char| !c.is_control() && !"\\/:*?\"<>|#^[]%`$\u{2028}\u{2029}".contains(c);
    // Joiners are part of words and of emoji; other characters that nobody sees are not.
    let is_seen = |c: &char| {
        !matches!(c,
            '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}')
    };
    let spaced: String = label
        .chars()
        .filter(is_seen)
        .map(|c| if fits(c) { c } else { ' ' })
        .collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = words
        .char_indices()
        .nth(LONGEST)
        .map_or(words.len(), |(at, _)| at);
    let name = words[..end].trim_matches(['.', ' ']).to_owned();
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let is_reserved = RESERVED.contains(&stem.trim_end_matches(|c: char| c.is_ascii_digit()));
    if is_reserved {
        format!("{name} _")
    } else {
        name
    }
}

/// Returns the folder of a kind of notes; statements stand in those of their documents.
pub(super) const fn folder(kind: NodeKind) -> Option<&'static str> {
    match kind {
        NodeKind::Person => Some("People"),
        NodeKind::Group => Some("Groups"),
        NodeKind::Place => Some("Places"),
        NodeKind::Organisation => Some("Organisations"),
        NodeKind::Document => Some("Documents"),
        NodeKind::Concept => Some("Concepts"),
        NodeKind::Node => Some("Others"),
        NodeKind::Statement => None,
    }
}

/// The note that leads to all others.
pub(super) const INDEX: &str = "Index";

/// Returns the names of all notes, by number of the node; statements have none.
pub(super) fn names(graph: &GraphView) -> Vec<Option<String>> {
    let mut names = Names::default();
    names.give(INDEX, INDEX);
    let name = |node: &crate::graph::Node| {
        folder(node.kind)?;
        Some(names.give(&node.label, "Unnamed"))
    };
    graph.nodes().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere_and_unlike_each_other() {
        let mut names = Names::default();
        for (label, expected) in [
            ("Ada Brook", "Ada Brook"),
            ("ADA BROOK", "ADA BROOK 2"),
            ("Ad\u{E1} Brook", "Ad\u{E1} Brook 3"),
            ("C:\\new|<b>#1^x [[y]]", "C new b 1 x y"),
            (" .hidden. ", "hidden"),
            ("con", "con _"),
            ("COM1.txt", "COM1.txt _"),
            ("\u{202E}\n", "Unnamed"),
            ("", "Unnamed 2"),
            (&"漢".repeat(100), &"漢".repeat(80)),
        ] {
            assert_eq!(names.give(label, "Unnamed"), expected);
        }
    }
}
