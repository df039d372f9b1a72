//! The rows of a table, one at a time, and where each of them stands.

use std::ops::Range;

use super::scan::find;
use crate::read::delimiter;

/// The rows of a table, one at a time; empty lines are none.
pub(super) struct Rows<'a> {
    text: &'a str,
    cells: Cells<'a>,
    /// Where the present row starts.
    start: usize,
}

/// The cells of the present row, and what finds those of the next one.
enum Cells<'a> {
    /// A table without any quotation mark, whose cells are what stands between delimiters.
    Plain {
        delimiter: u8,
        /// Where the next row starts.
        next: usize,
        cells: Vec<Range<usize>>,
    },
    /// Any table.
    Quoted {
        reader: Box<csv::Reader<&'a [u8]>>,
        cells: csv::StringRecord,
    },
}

/// How many rows are measured to guess how many there are.
const ASKED: usize = 100;

impl<'a> Rows<'a> {
    /// Starts before the first row.
    pub(super) fn new(text: &'a str) -> Self {
        let delimiter = delimiter(text);
        let cells = if text.contains('"') {
            let reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(delimiter)
                .from_reader(text.as_bytes());
            Cells::Quoted {
                reader: Box::new(reader),
                cells: csv::StringRecord::new(),
            }
        } else {
            Cells::Plain {
                delimiter,
                next: 0,
                cells: Vec::new(),
            }
        };
        Self {
            text,
            cells,
            start: 0,
        }
    }

    /// Guesses how many rows there are, from the lengths of the first ones.
    pub(super) fn expected(&self) -> usize {
        let first = self.text.lines().take(ASKED);
        let lengths: Vec<usize> = first.map(|line| line.len() + 1).collect();
        let total: usize = lengths.iter().sum();
        self.text.len() / total.max(1) * lengths.len() + lengths.len()
    }

    /// Reads the titles of the columns.
    pub(super) fn titles(&mut self) -> Vec<String> {
        self.next();
        (0..self.count())
            .map(|number| self.cell(number).trim().to_owned())
            .collect()
    }

    /// Reads the next row; `false` at the end.
    pub(super) fn next(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let from = match &self.cells {
            Cells::Plain { next, .. } => *next,
            Cells::Quoted { reader, .. } => {
                usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
            }
        };
        let rest = bytes.get(from..).unwrap_or_default();
        self.start = from + rest.iter().take_while(|byte| is_end(**byte)).count();
        match &mut self.cells {
            Cells::Plain {
                delimiter,
                next,
                cells,
            } => {
                cells.clear();
                *next = split(bytes, self.start, *delimiter, cells);
                self.start < bytes.len()
            }
            Cells::Quoted { reader, cells } => {
                // The text is UTF-8 and rows may have any length, so that reading cannot fail.
                reader.read_record(cells).unwrap_or(false)
            }
        }
    }

    /// Returns a cell of the present row, nothing where the row has no such cell.
    #[inline]
    pub(super) fn cell(&self, number: usize) -> &str {
        match &self.cells {
            Cells::Plain { cells, .. } => cells
                .get(number)
                .and_then(|cell| self.text.get(cell.clone())),
            Cells::Quoted { cells, .. } => cells.get(number),
        }
        .unwrap_or_default()
    }

    /// Returns a cell of the present row without the space around what it holds.
    #[inline]
    pub(super) fn trimmed(&self, number: usize) -> &str {
        let cell = self.cell(number);
        let is_tight = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
        if is_tight(cell.as_bytes().first()) && is_tight(cell.as_bytes().last()) {
            return cell;
        }
        cell.trim()
    }

    /// Returns how many cells the present row has.
    pub(super) fn count(&self) -> usize {
        self.cells.count()
    }

    /// Tells whether any cell of the present row holds something.
    pub(super) fn is_filled(&self) -> bool {
        (0..self.cells.count()).any(|number| !self.cell(number).trim().is_empty())
    }

    /// Returns the byte at which the present row starts.
    pub(super) const fn start(&self) -> usize {
        self.start
    }
}

impl Cells<'_> {
    fn count(&self) -> usize {
        match self {
            Self::Plain { cells, .. } => cells.len(),
            Self::Quoted { cells, .. } => cells.len(),
        }
    }
}

/// Tells whether a byte ends a line.
const fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Finds the cells of the line that starts at some byte, and returns where it ends.
#[inline]
fn split(bytes: &[u8], start: usize, delimiter: u8, cells: &mut Vec<Range<usize>>) -> usize {
    let mut from = start;
    loop {
        let rest = bytes.get(from..).unwrap_or_default();
        let at = find([delimiter, b'\n', b'\r'], rest).map_or(bytes.len(), |at| from + at);
        cells.push(from..at);
        if bytes.get(at) != Some(&delimiter) {
            return at;
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists where every row starts, and its cells.
    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let mut rows = Rows::new(text);
        let mut found = Vec::new();
        while rows.next() {
            let cells = (0..rows.cells.count()).map(|number| rows.cell(number).to_owned());
            found.push((rows.start(), cells.collect()));
        }
        found
    }

    #[test]
    fn a_plain_table_is_read_as_any_table_is() {
        for text in [
            "a,b\n1,2\n3,4",
            "a,b\r\n1,2\r\n\r\n\r\n3\r\n",
            "a,b\r1,,2\r\r,\r",
            "\n\na;b\n é ;ü\n",
            "a\tb\n\t\n \nx",
            "",
            "\n",
        ] {
            let quoted = format!("{text}\n\"q\"");
            let mut quoted = rows(&quoted);
            assert_eq!(quoted.pop().unwrap().1, ["q"], "{text:?}");
            assert_eq!(rows(text), quoted, "{text:?}");
        }
        let last = rows("a,b\r\n\r\nc, d\r\n").pop().unwrap();
        assert_eq!(last, (7, vec!["c".to_owned(), " d".to_owned()]));
    }
}
