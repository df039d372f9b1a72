//! Column names that mean the same to every program: no reserved word, no awkward character, no
//! two that differ only in case.

use std::collections::BTreeSet;

/// Words that some reader takes for something else than an attribute of a node.
///
/// Gephi takes `size`, `x` or `r` of a GraphML file for a picture's size, place and color, and
/// loses a text that stands there; igraph and networkx use `id`; Cytoscape uses `name`.
pub(super) const RESERVED_FOR_NODES: &[&str] = &[
    "id",
    "label",
    "nodelabel",
    "name",
    "kind",
    "type",
    "sayso_id",
    "x",
    "y",
    "z",
    "xpos",
    "ypos",
    "zpos",
    "size",
    "r",
    "g",
    "b",
    "color",
    "timeset",
];

/// Words that some reader takes for something else than an attribute of an edge.
pub(super) const RESERVED_FOR_EDGES: &[&str] = &[
    "id",
    "label",
    "edgelabel",
    "kind",
    "type",
    "sayso_id",
    "sayso_kind",
    "source",
    "target",
    "key",
    "weight",
    "interaction",
    "record",
    "document",
    "spans",
    "quote",
    "r",
    "g",
    "b",
    "color",
    "timeset",
];

/// Gives out names and remembers them.
#[derive(Debug)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Starts with the names that may not be given out.
    pub(super) fn without(reserved: &[&str]) -> Self {
        Self {
            taken: reserved.iter().map(|&name| name.to_owned()).collect(),
        }
    }

    /// Returns the name for a field: the field itself where it is a free XML name token, else
    /// with `_` for what is not allowed and behind what is taken.
    pub(super) fn give(&mut self, field: &str) -> String {
        let mut name: String = field
            .chars()
            .map(|c| if is_name_character(c) { c } else { '_' })
            .collect();
        if name.is_empty() {
            name.push('_');
        }
        // Gephi compares names in lower case and loses the second of two equal ones.
        while !self.taken.insert(name.to_lowercase()) {
            name.push('_');
        }
        name
    }

    /// Tells whether a field would be given a name.
    pub(super) fn gives(&self, field: &str, name: &str) -> bool {
        let Some(behind) = name.strip_prefix(field) else {
            return false;
        };
        let is_taken = |length: usize| self.taken.contains(&name[..length].to_lowercase());
        let first = if field.is_empty() { 1 } else { field.len() };
        behind.bytes().all(|byte| byte == b'_') && (first..name.len()).all(is_taken)
    }

    /// Notes that a name is given out.
    pub(super) fn take(&mut self, name: &str) {
        self.taken.insert(name.to_lowercase());
    }
}

/// Tells whether an XML name token may hold a character. The colon may stand there, but namespaces
/// give it a meaning.
fn is_name_character(c: char) -> bool {
    matches!(c,
        '-' | '.' | '_' | '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{B7}'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{203F}'..='\u{2040}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_unlike_each_other() {
        let mut names = Names::without(RESERVED_FOR_NODES);
        for (field, expected) in [
            ("party", "party"),
            ("size", "size_"),
            ("Size", "Size__"),
            ("Edge Weight", "Edge_Weight"),
            ("edge_weight", "edge_weight_"),
            ("", "_"),
            ("a:b<c>", "a_b_c_"),
            ("größe", "größe"),
            ("😀", "😀"),
            ("\0", "__"),
        ] {
            assert_eq!(names.give(field), expected, "{field:?}");
        }
    }
}
