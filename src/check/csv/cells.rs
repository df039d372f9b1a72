//! What may be wrong with one cell of a table, whatever stands in the others.

use super::columns::{Column, Role};
use super::rows::Cell;
use super::{rules, rules_of_cells as of_cells};
use crate::check::Findings;
use crate::check::values::{is_zero, number, shown};

/// How many characters Excel keeps of a cell.
const LONGEST_IN_EXCEL: usize = 32_767;

/// Checks a cell.
pub(super) fn check(column: &Column<'_>, is_edge: bool, cell: Cell<'_>, findings: &mut Findings) {
    let text = cell.text;
    if cell.is_open {
        let words = || "a quotation mark opens here and is never closed".to_owned();
        findings.add(&rules::QUOTE, cell.at, words);
    }
    if text.is_empty() || cell.is_open {
        return;
    }
    check_backslash(cell, findings);
    check_for_excel(cell, findings);
    // As Java trims, which Gephi is written in.
    let trimmed = text.trim_matches(|c| c <= ' ');
    let is_name = matches!(
        column.role,
        Role::Id | Role::Source | Role::Target | Role::Label
    );
    if is_name && trimmed.len() != text.len() {
        let words = || format!("the name {} has blanks around it", shown(text));
        findings.add(&of_cells::BLANKS, cell.at, words);
    }
    match column.role {
        Role::Type if is_edge => {
            let known = ["directed", "undirected", ""];
            if !known.iter().any(|word| trimmed.eq_ignore_ascii_case(word)) {
                findings.add(&of_cells::TYPE, cell.at, || {
                    format!("the column Type has {}", shown(trimmed))
                });
            }
        }
        Role::Weight if is_edge && is_zero(trimmed) => {
            findings.add(&of_cells::WEIGHT_ZERO, cell.at, || {
                "the weight is 0".to_owned()
            });
        }
        Role::Weight if is_edge && !is_number(trimmed) => {
            let words = || format!("the weight {} is no number", shown(trimmed));
            findings.add(&of_cells::WEIGHT, cell.at, words);
        }
        Role::Times if !trimmed.is_empty() && !trimmed.starts_with(['<', '[', '(', ']']) => {
            let words = || format!("{} is no interval", shown(trimmed));
            findings.add(&of_cells::TIMESET, cell.at, words);
        }
        Role::Neo4jBoolean if !["true", "false", ""].contains(&trimmed) => {
            let words = || format!("{} is neither true nor false", shown(trimmed));
            findings.add(&of_cells::NEO4J_BOOLEAN, cell.at, words);
        }
        _ => {}
    }
    if column.is_guessed() && has_decimal_comma(trimmed) {
        let words = || format!("the number {} has a decimal comma", shown(trimmed));
        findings.add(&of_cells::COMMA, cell.at, words);
    }
    let is_set = trimmed.starts_with("<[") && column.name.to_lowercase().contains("timestamp");
    if is_set && !trimmed.contains(';') && trimmed.matches(',').count() == 1 {
        let words = || format!("{} has two points in time", shown(trimmed));
        findings.add(&of_cells::TWO_TIMES, cell.at, words);
    }
}

/// Tells whether a weight is a number, or said to be wrong by another rule.
fn is_number(weight: &str) -> bool {
    let is_told = weight.is_empty() || has_decimal_comma(weight);
    is_told || number(weight).is_some_and(|weight| !weight.is_nan())
}

/// Checks what programs make of a backslash that take it for an escape.
fn check_backslash(cell: Cell<'_>, findings: &mut Findings) {
    let bytes = cell.text.as_bytes();
    let Some(first) = cell.text.find('\\') else {
        return;
    };
    let mut at = first;
    let mut single = None;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'\\', None | Some(b'"')) => {
                let words = || {
                    format!(
                        "a backslash stands at the end of {}, or before a quotation mark",
                        shown(cell.text)
                    )
                };
                findings.add(&of_cells::BACKSLASH_END, cell.at, words);
                return;
            }
            (b'\\', Some(b'\\')) => at += 2,
            (b'\\', _) => {
                single.get_or_insert(at);
                at += 1;
            }
            _ => at += 1,
        }
    }
    if single.is_some() {
        let words = || format!("a single backslash stands in {}", shown(cell.text));
        findings.add(&of_cells::BACKSLASH, cell.at, words);
    }
}

/// Checks what Excel makes of a cell, and what the remedy does elsewhere.
fn check_for_excel(cell: Cell<'_>, findings: &mut Findings) {
    let text = cell.text;
    let is_formula = |text: &str| {
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
            && number(text).is_none()
            && text.len() > 1
    };
    if is_formula(text) {
        findings.add(&of_cells::FORMULA, cell.at, || {
            format!("the text {} starts as a formula does", shown(text))
        });
    } else if text.strip_prefix('\'').is_some_and(is_formula) {
        findings.add(&of_cells::APOSTROPHE, cell.at, || {
            format!("an apostrophe stands before the formula {}", shown(text))
        });
    }
    if text.len() > LONGEST_IN_EXCEL {
        let length = text.chars().count() - text.matches("\"\"").count();
        if length > LONGEST_IN_EXCEL {
            findings.add(&of_cells::LONG_CELL, cell.at, || {
                format!("the cell has {length} characters")
            });
        }
    }
}

/// Tells whether a text is a number but for its comma.
fn has_decimal_comma(text: &str) -> bool {
    let Some((whole, rest)) = text.split_once(',') else {
        return false;
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole.strip_prefix('-').unwrap_or(whole)) && is_digits(rest)
}
