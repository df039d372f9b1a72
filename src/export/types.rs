//! The types of columns, found in one walk over all values.

use super::cells::first_bytes;
use super::column::ColumnType;
use super::losses::{Loss, Losses};
use crate::graph::Value;

/// The types of columns, as they are found row by row.
pub(super) struct Types<'a> {
    /// The columns found so far, in the order of their names.
    pub(super) known: Vec<Known<'a>>,
    /// What no file can hold of the values.
    pub(super) losses: Losses,
}

/// A column that was found.
pub(super) struct Known<'a> {
    /// The name that the graph uses.
    pub(super) field: &'a str,
    /// The first bytes of that name as a number.
    start: u64,
    /// The narrowest type that holds all values.
    pub(super) holds: ColumnType,
    /// Whether values of several types have to be written as text.
    pub(super) is_mixed: bool,
}

impl<'a> Types<'a> {
    /// Starts with columns whose types are known.
    pub(super) fn new(derived: impl IntoIterator<Item = (&'a str, ColumnType)>) -> Self {
        let known = derived.into_iter().map(|(field, holds)| Known {
            field,
            start: first_bytes(field),
            holds,
            is_mixed: false,
        });
        Self {
            known: known.collect(),
            losses: Losses::new(),
        }
    }

    /// Adds the values of one row, which are in the order of their names: so one walk over both
    /// finds every column.
    pub(super) fn add(&mut self, row: impl Iterator<Item = (&'a str, &'a Value)>) {
        let mut at = 0;
        for (field, value) in row {
            if matches!(value, Value::Float(number) if !number.is_finite()) {
                let example = || format!("{value} as {field}");
                self.losses.add(Loss::Numbers, example);
            }
            let narrow = ColumnType::of(value);
            // Nearly always, names are the very same piece of memory.
            let is_same = |known: &Known| std::ptr::eq(known.field, field) || known.field == field;
            let start = first_bytes(field);
            let is_before = |known: &Known| (known.start, known.field) < (start, field);
            while self
                .known
                .get(at)
                .is_some_and(|known| !std::ptr::eq(known.field, field) && is_before(known))
            {
                at += 1;
            }
            match self.known.get_mut(at).filter(|known| is_same(known)) {
                Some(known) => {
                    let joined = known.holds.join(narrow);
                    known.is_mixed |= joined == ColumnType::Text && known.holds != narrow;
                    known.holds = joined;
                }
                None => self.known.insert(
                    at,
                    Known {
                        field,
                        start,
                        holds: narrow,
                        is_mixed: false,
                    },
                ),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_the_order_of_their_names_with_the_type_that_holds_all() {
        let values = [
            [("b", Value::from(1)), ("c", Value::from(true))],
            [("a", Value::from("x")), ("c", Value::from(2))],
            [("a", Value::from(f64::NAN)), ("b", Value::from(0.5))],
        ];
        let mut types = Types::new([("d", ColumnType::Integer)]);
        for row in &values {
            types.add(row.iter().map(|(name, value)| (*name, value)));
        }
        let known: Vec<_> = types
            .known
            .iter()
            .map(|k| (k.field, k.holds, k.is_mixed))
            .collect();
        let expected = [
            ("a", ColumnType::Text, true),
            ("b", ColumnType::Float, false),
            ("c", ColumnType::Text, true),
            ("d", ColumnType::Integer, false),
        ];
        assert_eq!(known, expected);
        assert_eq!(types.losses.count(Loss::Numbers), 1);
    }
}
