//! The columns of a table: what they are called, and what Gephi takes their values for.

use super::rules_of_cells as of_cells;
use super::{rows::Cell, rules};
use crate::check::Findings;
use crate::check::values::is_date;
use crate::read::quoted;

/// How many rows Gephi looks at to tell the type of a column.
pub(super) const LOOKED_AT: u64 = 25;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Ids of nodes or edges.
    Id,
    /// What nodes or edges are called.
    Label,
    /// Where edges start.
    Source,
    /// Where edges lead.
    Target,
    /// Whether edges are directed.
    Type,
    /// What kind of edge it is.
    Kind,
    /// How heavy edges are.
    Weight,
    /// When nodes or edges are there.
    Times,
    /// Values of neo4j-admin that are true or false.
    Neo4jBoolean,
    /// Anything else.
    Other,
}

/// A column.
pub(super) struct Column<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// What it is for.
    pub(super) role: Role,
    at: usize,
    /// The sorts that all values so far are of; `None` before the first value.
    sort: Option<Sort>,
    /// The first number that starts with a zero.
    padded: Option<(usize, &'a str)>,
}

/// A sort of values, the narrowest first: what is of one sort is of the wider ones, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Int,
    Long,
    Float,
    Date,
    Times,
    Text,
}

impl Sort {
    /// Returns the narrowest sort that a value is of.
    fn of(text: &str) -> Self {
        if text.parse::<i32>().is_ok() {
            Self::Int
        } else if text.parse::<i64>().is_ok() {
            Self::Long
        } else if text.parse::<f64>().is_ok() {
            Self::Float
        } else if is_date(text) {
            Self::Date
        } else if text.starts_with("<[") {
            Self::Times
        } else {
            Self::Text
        }
    }

    /// Returns the sort that holds both.
    fn with(self, other: Self) -> Self {
        let widest = self.max(other);
        let is_mixed = matches!(widest, Self::Date | Self::Times) && self != other;
        if is_mixed { Self::Text } else { widest }
    }

    const fn in_words(self) -> &'static str {
        match self {
            Self::Int => "whole numbers",
            Self::Long => "large whole numbers",
            Self::Float => "numbers",
            Self::Date => "dates",
            Self::Times => "sets of times",
            Self::Text => "texts",
        }
    }
}

impl<'a> Column<'a> {
    /// Takes a cell of the first row.
    pub(super) fn new(cell: Cell<'a>) -> Self {
        let name = cell.text.trim();
        let lower = name.to_lowercase();
        let role = match &*lower {
            "id" => Role::Id,
            "label" => Role::Label,
            "source" => Role::Source,
            "target" => Role::Target,
            "type" => Role::Type,
            "kind" => Role::Kind,
            "weight" => Role::Weight,
            "timeset" | "interval" => Role::Times,
            name if name.ends_with(":boolean") => Role::Neo4jBoolean,
            _ => Role::Other,
        };
        Self {
            name,
            role,
            at: cell.at,
            sort: None,
            padded: None,
        }
    }

    /// Tells whether Gephi guesses the type of the column.
    pub(super) const fn is_guessed(&self) -> bool {
        matches!(self.role, Role::Other | Role::Weight | Role::Neo4jBoolean)
    }

    /// Takes a value of a row, and checks what depends on the values before.
    pub(super) fn take(&mut self, row: u64, cell: Cell<'a>, findings: &mut Findings) {
        let text = cell.text.trim();
        let is_over = row > LOOKED_AT && matches!(self.sort, None | Some(Sort::Text));
        if text.is_empty() || is_over || !self.is_guessed() {
            return;
        }
        let sort = Sort::of(text);
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_padded = sort <= Sort::Long && digits.len() > 1 && digits.starts_with('0');
        let Some(guess) = self.sort.filter(|_| row > LOOKED_AT) else {
            self.sort = Some(self.sort.map_or(sort, |before| before.with(sort)));
            if is_padded {
                self.padded.get_or_insert((cell.at, text));
            }
            return;
        };
        // Weights are read as any number, whatever the first ones are.
        let guess = if self.role == Role::Weight {
            guess.max(Sort::Float)
        } else {
            guess
        };
        if guess.with(sort) != guess {
            let words = || {
                let before = guess.in_words();
                format!(
                    "the first 25 rows of {} hold {before}, this is {}",
                    quoted(self.name),
                    quoted(text)
                )
            };
            findings.add(&of_cells::GUESS, cell.at, words);
        } else if is_padded {
            self.tell_padded((cell.at, text), findings);
        }
    }

    /// Checks what shows when the rows are over that Gephi looks at.
    pub(super) fn finish_guess(&mut self, findings: &mut Findings) {
        let sort = self.sort.unwrap_or(Sort::Text);
        if let Some(padded) = self.padded.take()
            && sort <= Sort::Long
        {
            self.tell_padded(padded, findings);
        }
        if sort == Sort::Date && self.role == Role::Other {
            findings.add(&rules::DATE, self.at, || {
                format!("the column {} holds dates", quoted(self.name))
            });
        }
        let lower = self.name.to_lowercase();
        let is_timed = lower.contains("interval") || lower.contains("timestamp");
        if is_timed && self.role == Role::Other && self.sort == Some(Sort::Text) {
            let words = || format!("the column {} holds no times", quoted(self.name));
            findings.add(&rules::TIME_NAME, self.at, words);
        }
    }

    fn tell_padded(&self, (at, text): (usize, &str), findings: &mut Findings) {
        let words = || {
            format!(
                "the number {} of {} starts with 0",
                quoted(text),
                quoted(self.name)
            )
        };
        findings.add(&of_cells::LEADING_ZERO, at, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_widen() {
        for (texts, expected) in [
            (&["1", "2"][..], Sort::Int),
            (&["1", "3000000000"], Sort::Long),
            (&["1", "2.5"], Sort::Float),
            (&["2024-01-02", "2024-01-03T10:00"], Sort::Date),
            (&["2024-01-02", "5"], Sort::Text),
            (&["1", "x"], Sort::Text),
        ] {
            let sorts = texts.iter().map(|text| Sort::of(text));
            assert_eq!(sorts.reduce(Sort::with), Some(expected), "{texts:?}");
        }
    }
}
