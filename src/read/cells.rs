//! What a cell of a table holds: lists, places in a text, concepts with stances.
//!
//! Items are joined with `|`; a backslash before `|`, `=` or another backslash makes it an
//! ordinary character.

use super::quote::quoted;
use crate::model::{ConceptReference, Span};

/// Splits a cell at `|` into its items, without white space around them and without empty ones.
pub(super) fn items(cell: &str) -> Vec<String> {
    split(cell, '|')
        .iter()
        .map(|item| unescape(item).trim().to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

/// Reads places such as `12-34|40-50`.
pub(super) fn spans(cell: &str) -> Result<Vec<Span>, String> {
    let pieces = cell
        .split('|')
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            let (start, end) = piece.split_once('-').unwrap_or((piece, ""));
            match (start.trim().parse(), end.trim().parse()) {
                (Ok(start), Ok(end)) => Span::try_from((start, end)),
                _ => Err(format!("{} is not a place in a text", quoted(piece))),
            }
        })
        .collect()
}

/// Reads concepts such as `concept/a=1|concept/b=-0.5|concept/c`.
pub(super) fn concepts(cell: &str) -> Result<Vec<ConceptReference>, String> {
    let pieces = split(cell, '|')
        .into_iter()
        .filter(|piece| !piece.trim().is_empty());
    pieces
        .map(|piece| {
            let parts = split(piece, '=');
            let (concept, stance) = match parts.as_slice() {
                [.., last] if parts.len() > 1 => {
                    (&piece[..piece.len() - last.len() - 1], Some(stance(last)?))
                }
                _ => (piece, None),
            };
            Ok(ConceptReference {
                concept: unescape(concept).trim().into(),
                stance,
            })
        })
        .collect()
}

/// Reads a stance, which need not lie between −1 and 1.
fn stance(text: &str) -> Result<f64, String> {
    number(text).ok_or_else(|| format!("{} is not a stance", quoted(text.trim())))
}

/// Reads a number, with a decimal point or, as spreadsheets of many countries write it, a comma.
pub(super) fn number(text: &str) -> Option<f64> {
    // Rust reads "inf" and "NaN", too, which no record may hold.
    text.trim()
        .replacen(',', ".", 1)
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}

/// Splits at a character that no backslash stands before.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        if c == separator && !is_escaped {
            pieces.push(&text[start..at]);
            start = at + c.len_utf8();
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    pieces.push(&text[start..]);
    pieces
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match letters.peek() {
            Some(next @ ('|' | '=' | '\\')) if c == '\\' => {
                plain.push(*next);
                letters.next();
            }
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_split_at_bars() {
        for (cell, expected) in [
            ("", &[][..]),
            ("a", &["a"]),
            (" a | b||c ", &["a", "b", "c"]),
            (r"a\|b|c\\|d", &["a|b", r"c\", "d"]),
            (r"C:\new", &[r"C:\new"]),
            (r"x\", &[r"x\"]),
        ] {
            assert_eq!(items(cell), expected, "{cell}");
        }
    }

    #[test]
    fn spans_are_pairs_of_numbers() {
        assert_eq!(
            spans("12-34| 40 - 50"),
            Ok(vec![Span::new(12, 34), Span::new(40, 50)])
        );
        assert_eq!(spans(""), Ok(vec![]));
        for (cell, message) in [
            ("12", "\"12\" is not a place in a text"),
            ("1-2|x-3", "\"x-3\" is not a place in a text"),
            ("9-3", "the span [9, 3] ends before it starts"),
        ] {
            assert_eq!(spans(cell), Err(message.to_owned()));
        }
    }

    #[test]
    fn concepts_may_carry_a_stance() {
        let read = |cell: &str| -> Vec<(String, Option<f64>)> {
            let found = concepts(cell).unwrap();
            found
                .into_iter()
                .map(|c| (c.concept.into(), c.stance))
                .collect()
        };
        let (a, b) = ("concept/a".to_owned(), "concept/b".to_owned());
        assert_eq!(
            read("concept/a=1|concept/b=-0.5"),
            [(a.clone(), Some(1.0)), (b, Some(-0.5))]
        );
        assert_eq!(read("concept/a"), [(a, None)]);
        assert_eq!(read(r"x\=1=0"), [("x=1".to_owned(), Some(0.0))]);
        assert_eq!(
            concepts("a=maybe"),
            Err("\"maybe\" is not a stance".to_owned())
        );
        assert!(concepts("a=NaN").is_err());
    }
}
