//! Cypher's literals and names, and the labels and types that kinds of nodes and edges have.

use crate::export::column::{Cell, Column, ColumnType};
use crate::export::losses::Loss;
use crate::export::output::Buffer;
use crate::graph::NodeKind;

/// The label that every node has, so that one constraint covers all of them.
pub(super) const COMMON_LABEL: &str = "Entity";

/// Returns the label of a kind of nodes: `Person`.
pub(super) const fn label(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Person => "Person",
        NodeKind::Group => "Group",
        NodeKind::Place => "Place",
        NodeKind::Organisation => "Organisation",
        NodeKind::Statement => "Statement",
        NodeKind::Document => "Document",
        NodeKind::Concept => "Concept",
        NodeKind::Node => "Node",
    }
}

/// Returns the type of a kind of edges, as Neo4j writes types: `HOLDS_ROLE`. The kind itself is an
/// attribute of the edge, so nothing is lost where two kinds have one type.
pub(super) fn relationship_type(kind: &str) -> String {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let letters = kind.chars().map(|c| if is_letter(c) { c } else { '_' });
    let name: String = letters.flat_map(char::to_uppercase).collect();
    if name.is_empty() {
        "_".to_owned()
    } else {
        name
    }
}

/// Returns a name in back-ticks: which words are reserved differs between versions.
pub(super) fn name(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

/// Writes a text. A NUL is left out: programs that are written in C take it for the end.
pub(super) fn text(out: &mut Buffer, text: &str) {
    out.raw("'");
    let mut rest = text;
    let is_special =
        |c: char| matches!(c, '\\' | '\'' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}') || c < ' ';
    while let Some(at) = rest.find(is_special) {
        let (plain, special) = rest.split_at(at);
        out.raw(plain);
        let mut characters = special.chars();
        match characters.next() {
            // Some versions take `\u` for an escape even behind another backslash.
            Some('\\') if characters.as_str().starts_with(['u', 'U']) => out.raw("\\\\' + '"),
            Some('\\') => out.raw("\\\\"),
            Some('\'') => out.raw("\\'"),
            Some('\n') => out.raw("\\n"),
            Some('\r') => out.raw("\\r"),
            Some('\t') => out.raw("\\t"),
            Some('\0') => out.lose(Loss::Characters, || text.to_owned()),
            Some(c) => out.raw(&format!("\\u{:04X}", u32::from(c))),
            None => {}
        }
        rest = characters.as_str();
    }
    out.raw(rest);
    out.raw("'");
}

/// Writes a cell of a column.
pub(super) fn cell(out: &mut Buffer, column: &Column, cell: &Cell<'_>) {
    match cell {
        Cell::Text(words) => text(out, words),
        // The least number has no literal: Cypher reads its digits before its sign.
        Cell::Integer(i64::MIN) => out.raw("-9223372036854775807 - 1"),
        Cell::Float(_) if column.holds == ColumnType::Float => {
            let digits = cell.to_string().replace("e+", "e");
            out.raw(&digits);
            // A number without a point would be a whole one.
            if !digits.contains(['.', 'e']) {
                out.raw(".0");
            }
        }
        cell => cell.write(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped() {
        for (given, expected) in [
            ("Ada's \"bridge\"", r#"'Ada\'s "bridge"'"#),
            ("C:\\new\\", r"'C:\\new\\'"),
            ("C:\\users\\", r"'C:\\' + 'users\\'"),
            ("a\nb\r\tc", r"'a\nb\r\tc'"),
            ("\0\u{B}`é👩", "'\\u000B`é👩'"),
            ("", "''"),
        ] {
            let mut out = Buffer::default();
            text(&mut out, given);
            assert_eq!(out.text(), expected);
        }
    }

    #[test]
    fn names_stand_in_back_ticks_and_types_are_words() {
        for (given, as_name, as_type) in [
            ("holds_role", "`holds_role`", "HOLDS_ROLE"),
            ("größe", "`größe`", "GRÖSSE"),
            ("a`b\\u0060", "`a``b\\u0060`", "A_B_U0060"),
            ("", "``", "_"),
        ] {
            assert_eq!(name(given), as_name);
            assert_eq!(relationship_type(given), as_type);
        }
    }
}
