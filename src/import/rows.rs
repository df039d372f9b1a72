//! The rows of a table, one at a time, and where each of them stands.

use std::ops::Range;

use super::scan::find;
use crate::Error;
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

    /// Reads the next row if its cells are just so many whole numbers, each written in its only
    /// way; else it stays to be read as any other.
    ///
    /// Large lists of edges are nothing but numbers, and finding the cells first and reading their
    /// digits afterwards takes longer than both together.
    #[inline]
    pub(super) fn next_numbers(&mut self, numbers: &mut [u32]) -> bool {
        let Cells::Plain {
            delimiter, next, ..
        } = &mut self.cells
        else {
            return false;
        };
        let mut rest = self.text.as_bytes().get(*next..).unwrap_or_default();
        while let [b'\n' | b'\r', behind @ ..] = rest {
            rest = behind;
        }
        let last = numbers.len() - 1;
        for (place, number) in numbers.iter_mut().enumerate() {
            let Some((found, behind)) = whole_number(rest) else {
                return false;
            };
            *number = found;
            rest = match behind {
                [byte, behind @ ..] if place < last && byte == delimiter => behind,
                [] | [b'\n' | b'\r', ..] if place == last => behind,
                _ => return false,
            };
        }
        *next = self.text.len() - rest.len();
        true
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

    /// Says what is wrong where the present row has more cells than the table has columns, and
    /// something in them: as a rule, a number with a comma.
    #[inline]
    pub(super) fn overflow(&self, columns: usize) -> Option<Error> {
        let count = self.count();
        let is_filled = |number| !self.cell(number).trim().is_empty();
        if count <= columns || !(columns..count).any(is_filled) {
            return None;
        }
        let message = format!("the row has {count} cells, but the first row has {columns}");
        let hint = "put a cell that holds the delimiter between quotation marks, and write numbers \
                    with a point, as 2.5";
        Some(Error::new(message).hint(hint))
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

/// Reads the whole number at the start of some bytes, of at most nine digits and without a zero in
/// front, and returns what stands behind it.
#[inline]
fn whole_number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (mut rest, mut number) = (bytes, 0_u32);
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        number = number
            .wrapping_mul(10)
            .wrapping_add(u32::from(digit - b'0'));
        rest = behind;
    }
    let count = bytes.len() - rest.len();
    let is_usual = (1..=9).contains(&count) && (count == 1 || bytes[0] != b'0');
    is_usual.then_some((number, rest))
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

    #[test]
    fn rows_of_numbers_are_read_at_once_and_others_stay() {
        let text = "7,0\r\n\n123456789,10\n01,2\n1234567890,2\n1,2,3\n1\n1,x\n-1,2\n 1,2\n,\n5,6";
        let mut table = Rows::new(text);
        let (mut at_once, mut others, mut numbers) = (Vec::new(), 0, [0; 2]);
        loop {
            if table.next_numbers(&mut numbers) {
                at_once.push(numbers);
            } else if table.next() {
                others += 1;
            } else {
                break;
            }
        }
        assert_eq!(at_once, [[7, 0], [123_456_789, 10], [5, 6]]);
        assert_eq!(others, 8);
        assert!(!Rows::new("\"1\",2").next_numbers(&mut numbers));
    }
}
