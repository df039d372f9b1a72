//! Columns and cells: the names and types under which every format writes attributes.

use std::borrow::Cow;
use std::fmt;

use super::number::Digits;
use super::output::Buffer;
use crate::graph::Value;

/// A named, typed column of a [`Table`](super::table::Table).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// The name in files: safe in every format, and unlike every other even in lower case.
    pub(super) name: String,
    /// The name that the graph uses.
    pub(super) field: String,
    /// The first bytes of that name as a number, by which most names can be told apart.
    pub(super) start: u64,
    /// The type that holds every value of the column.
    pub(super) holds: ColumnType,
    /// What of an edge's evidence stands here where the edge itself says nothing.
    pub(super) derived: Option<Derived>,
}

/// What follows from the evidence of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Derived {
    /// How many items there are.
    Count,
    /// The date of each item, where there are several.
    Dates,
    /// The earliest date.
    FirstDate,
    /// The latest date.
    LastDate,
}

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnType {
    /// True or false.
    Boolean,
    /// Whole numbers that a 64-bit float holds exactly.
    Integer,
    /// Whole numbers, some of which only 64 bits hold.
    LongInteger,
    /// Any numbers.
    Float,
    /// Text, or values of more than one type.
    Text,
}

impl ColumnType {
    /// Returns the narrowest type of a value.
    pub(super) fn of(value: &Value) -> Self {
        /// How far a 64-bit float holds every whole number.
        const EXACT: u64 = 1 << 53;
        match value {
            Value::Boolean(_) => Self::Boolean,
            Value::Integer(number) if number.unsigned_abs() <= EXACT => Self::Integer,
            Value::Integer(_) => Self::LongInteger,
            Value::Float(_) => Self::Float,
            Value::Text(_) => Self::Text,
        }
    }

    /// Returns the narrowest type that holds the values of both without loss.
    pub(super) fn join(self, other: Self) -> Self {
        match (self, other) {
            (one, same) if one == same => one,
            (Self::Integer, Self::LongInteger) | (Self::LongInteger, Self::Integer) => {
                Self::LongInteger
            }
            (Self::Integer, Self::Float) | (Self::Float, Self::Integer) => Self::Float,
            _ => Self::Text,
        }
    }
}

/// One value of a row, of its column's type. Missing values are `None`, never a text that says so.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Float(f64),
    /// Text.
    Text(Cow<'a, str>),
}

impl<'a> Cell<'a> {
    /// Converts a value to the type of its column; a number that is not finite counts as missing.
    pub(super) fn of(value: &'a Value, column_type: ColumnType) -> Option<Self> {
        let cell = match value {
            Value::Boolean(truth) => Self::Boolean(*truth),
            Value::Integer(number) if column_type == ColumnType::Float => {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "columns of floats hold no integer beyond 2^53"
                )]
                let number = *number as f64;
                Self::Float(number)
            }
            Value::Integer(number) => Self::Integer(*number),
            Value::Float(number) if !number.is_finite() => return None,
            Value::Float(number) => Self::Float(*number),
            Value::Text(text) => Self::Text(Cow::Borrowed(text)),
        };
        Some(match (column_type, cell) {
            (ColumnType::Text, Self::Text(text)) => Self::Text(text),
            (ColumnType::Text, other) => Self::Text(Cow::Owned(other.to_string())),
            (_, cell) => cell,
        })
    }

    /// Writes a number or a truth value as nearly every format has them; a text as it is.
    pub(super) fn write(&self, out: &mut Buffer) {
        match self {
            Self::Boolean(truth) => out.raw(if *truth { "true" } else { "false" }),
            Self::Integer(number) => out.integer(*number),
            Self::Float(number) => out.number(*number),
            Self::Text(text) => out.raw(text),
        }
    }

    /// Borrows a text.
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(truth) => write!(f, "{truth}"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Float(number) => f.write_str(Digits::new().of(*number)),
            Self::Text(text) => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_join_without_loss() {
        use ColumnType::{Boolean, Float, Integer, LongInteger, Text};
        for (one, other, both) in [
            (Integer, Integer, Integer),
            (Integer, Float, Float),
            (Integer, LongInteger, LongInteger),
            (LongInteger, Float, Text),
            (Boolean, Integer, Text),
            (Float, Text, Text),
        ] {
            assert_eq!(one.join(other), both);
            assert_eq!(other.join(one), both);
        }
    }

    #[test]
    fn cells_print_the_shortest_exact_form() {
        for (value, expected) in [
            (Value::from(3.0), "3"),
            (Value::from(0.1 + 0.2), "0.30000000000000004"),
            (Value::from(1e300), "1e+300"),
            (Value::from(-5e-324), "-5e-324"),
            (Value::from(9_007_199_254_740_993), "9007199254740993"),
            (Value::from(true), "true"),
        ] {
            let column_type = ColumnType::of(&value);
            let printed = Cell::of(&value, column_type).map(|cell| cell.to_string());
            assert_eq!(printed.as_deref(), Some(expected));
            let as_text = Cell::of(&value, ColumnType::Text);
            assert_eq!(as_text, Some(Cell::text(expected)));
        }
    }

    #[test]
    fn what_is_not_finite_is_missing() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for column_type in [ColumnType::Float, ColumnType::Text] {
                assert_eq!(Cell::of(&Value::from(number), column_type), None);
            }
        }
    }
}
