//! Tables as JSON, column by column: names stand once, and each column is a list of small values.
//!
//! A column in which all values are the same has that value and how often it stands there.

use std::borrow::Cow;
use std::io;

use super::strings::{Strings, write_string};
use crate::export::output::{Buffer, Output};

/// An object of JSON on its way out, one member a line.
pub(super) struct Columns<'o, 'w> {
    output: &'o mut Output<'w>,
    is_first: bool,
}

impl<'o, 'w> Columns<'o, 'w> {
    /// Starts an object.
    ///
    /// # Errors
    ///
    /// Returns the writer's own error, as all methods do.
    pub(super) fn start(output: &'o mut Output<'w>) -> io::Result<Self> {
        output.raw("{")?;
        let is_first = true;
        Ok(Self { output, is_first })
    }

    /// Writes a member whose value is written by `fill`.
    pub(super) fn member(&mut self, name: &str, fill: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        self.name(name)?;
        self.output.write(fill)
    }

    /// Writes a member that is a column.
    pub(super) fn list<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        write: impl FnMut(&mut Buffer, T),
    ) -> io::Result<()> {
        self.member(name, |out| write_column(out, items, write))
    }

    /// Writes a member that is a column of texts, by their numbers.
    pub(super) fn texts<'a, T: Into<Cow<'a, str>>>(
        &mut self,
        name: &str,
        strings: &mut Strings<'a>,
        texts: impl IntoIterator<Item = Option<T>>,
    ) -> io::Result<()> {
        self.list(name, texts, |out, text| {
            write_index(out, text.map(|text| strings.number(text)));
        })
    }

    /// Writes a member that is an object.
    pub(super) fn object(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut Columns<'_, 'w>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.name(name)?;
        let mut inner = Columns::start(self.output)?;
        fill(&mut inner)?;
        inner.finish()
    }

    /// Ends the object.
    pub(super) fn finish(self) -> io::Result<()> {
        self.output.raw("\n}")
    }

    fn name(&mut self, name: &str) -> io::Result<()> {
        let comma = if std::mem::take(&mut self.is_first) {
            ""
        } else {
            ","
        };
        self.output.raw(comma)?;
        self.output.write(|out| {
            out.raw("\n");
            write_string(out, name);
            out.raw(":");
        })
    }
}

/// Writes a column: a list, or one value for all rows.
fn write_column<T>(
    out: &mut Buffer,
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut Buffer, T),
) {
    let (mut shared, mut count, mut is_list) = (Buffer::default(), 0, false);
    for item in items {
        let mut value = Buffer::default();
        write(&mut value, item);
        if count == 0 {
            shared = value;
        } else if is_list || value.waiting() != shared.waiting() {
            if !is_list {
                out.raw("[");
                for number in 0..count {
                    out.raw(if number == 0 { "" } else { "," });
                    out.bytes(shared.waiting());
                }
                is_list = true;
            }
            out.raw(",");
            out.bytes(value.waiting());
        }
        count += 1;
    }
    if is_list {
        out.raw("]");
    } else if count < 2 {
        out.raw("[");
        out.bytes(shared.waiting());
        out.raw("]");
    } else {
        out.raw("{\"all\":");
        out.bytes(shared.waiting());
        out.raw(",\"count\":");
        out.integer(count);
        out.raw("}");
    }
}

/// Writes a list, with commas between its items.
pub(super) fn write_list<T>(
    out: &mut Buffer,
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut Buffer, T),
) {
    out.raw("[");
    for (number, item) in items.into_iter().enumerate() {
        if number > 0 {
            out.raw(",");
        }
        write(out, item);
    }
    out.raw("]");
}

/// Writes a number that may be missing.
pub(super) fn write_number(out: &mut Buffer, number: Option<f64>) {
    match number.filter(|number| number.is_finite()) {
        Some(number) => out.number(number),
        None => out.raw("null"),
    }
}

/// Writes the number of a text, a node or a row; −1 where there is none.
pub(super) fn write_index(out: &mut Buffer, index: Option<usize>) {
    match index {
        Some(index) => out.integer(index),
        None => out.raw("-1"),
    }
}

/// Rounds to seven digits: more than anybody reads, and half the size.
pub(super) fn rounded(number: f64) -> f64 {
    format!("{number:.6e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_and_lists_are_json() {
        let mut bytes = Vec::new();
        let mut output = Output::new(&mut bytes);
        let mut columns = Columns::start(&mut output).unwrap();
        let numbers = [Some(1.5), None, Some(f64::NAN)];
        columns.list("a<", numbers, write_number).unwrap();
        let indices = |inner: &mut Columns<'_, '_>| inner.list("c", [Some(2), None], write_index);
        columns.object("b", indices).unwrap();
        columns.finish().unwrap();
        let written = String::from_utf8(bytes).unwrap();
        let expected = "{\n\"a\\u003c\":[1.5,null,null],\n\"b\":{\n\"c\":[2,-1]\n}\n}";
        assert_eq!(written, expected);
    }

    #[test]
    fn a_column_of_one_value_has_it_once() {
        for (numbers, expected) in [
            (&[][..], "[]"),
            (&[7], "[7]"),
            (&[7, 7, 7], "{\"all\":7,\"count\":3}"),
            (&[7, 7, 8, 7], "[7,7,8,7]"),
        ] {
            let mut out = Buffer::default();
            write_column(&mut out, numbers, |out, number| out.integer(*number));
            assert_eq!(out.text(), expected);
        }
    }

    #[test]
    fn numbers_keep_seven_digits() {
        for (number, expected) in [
            (0.123_456_789, 0.123_456_8),
            (1e300, 1e300),
            (123_456_789.0, 123_456_800.0),
            (-0.5, -0.5),
        ] {
            assert!((rounded(number) - expected).abs() <= f64::EPSILON * expected.abs());
        }
    }
}
