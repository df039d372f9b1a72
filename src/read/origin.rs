//! Where a record stands in its file, so that every problem can name line and column.

use std::sync::Arc;

use crate::Place;

/// A record's text as it stands in the file, and where it starts.
///
/// Columns are those of a text editor: code points from the start of the line. That holds for
/// CSV, too, where the column is the one in which the cell starts, not the number of the cell.
#[derive(Debug, Clone)]
pub(crate) struct Origin<'a> {
    /// The file, as messages name it.
    pub(super) file: Arc<str>,
    /// The text.
    pub(super) text: &'a str,
    line: u64,
    column: u64,
}

impl<'a> Origin<'a> {
    /// Describes a text that starts at the start of a line.
    pub(super) const fn line(file: Arc<str>, line: u64, text: &'a str) -> Self {
        Self {
            file,
            text,
            line,
            column: 1,
        }
    }

    /// Returns where the text starts.
    pub(crate) fn start(&self) -> Place {
        self.place(0)
    }

    /// Returns the place of a byte of the text.
    pub(super) fn place(&self, offset: usize) -> Place {
        let (line, column) = walk(self.text, 0..offset, (self.line, self.column));
        Place::column(self.file.clone(), line, column)
    }

    /// Returns the offset of a piece of the text, which must be borrowed from it.
    pub(super) fn offset_of(&self, piece: &str) -> usize {
        let offset = (piece.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        offset.min(self.text.len())
    }
}

/// Follows a file from record to record and counts its lines once.
pub(crate) struct Cursor<'a> {
    file: Arc<str>,
    text: &'a str,
    offset: usize,
    at: (u64, u64),
}

impl<'a> Cursor<'a> {
    /// Starts at the start of a file.
    pub(crate) const fn new(file: Arc<str>, text: &'a str) -> Self {
        Self {
            file,
            text,
            offset: 0,
            at: (1, 1),
        }
    }

    /// Goes forward to a byte and describes the piece of text that starts there.
    pub(crate) fn origin(&mut self, offset: usize, piece: &'a str) -> Origin<'a> {
        self.at = walk(self.text, self.offset..offset, self.at);
        self.offset = self.offset.max(offset);
        let (line, column) = self.at;
        Origin {
            file: self.file.clone(),
            text: piece,
            line,
            column,
        }
    }
}

/// Counts lines and columns over a range of a text; a line ends with LF, CR LF or CR.
fn walk(text: &str, range: std::ops::Range<usize>, start: (u64, u64)) -> (u64, u64) {
    let bytes = text.as_bytes();
    let (mut line, mut column) = start;
    for at in range.start..range.end.min(bytes.len()) {
        let ends_line = match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        if ends_line {
            line += 1;
            column = 1;
        } else if bytes[at] & 0b1100_0000 != 0b1000_0000 {
            // Every byte but the continuation bytes of UTF-8 starts a code point.
            column += 1;
        }
    }
    (line, column)
}

/// Turns the line and the byte column of a JSON parser into an offset.
pub(super) fn offset_of_json_error(text: &str, error: &serde_json::Error) -> usize {
    let lines_before = error.line().saturating_sub(1);
    let start = text
        .split_inclusive('\n')
        .take(lines_before)
        .map(str::len)
        .sum::<usize>();
    let mut offset = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(place: &Place) -> (u64, u64) {
        (place.line.unwrap(), place.column.unwrap())
    }

    #[test]
    fn columns_count_code_points() {
        let origin = Origin::line("a".into(), 7, "łódź,x\r\ny\rz");
        for (piece, expected) in [
            ("łódź", (7, 1)),
            ("x", (7, 6)),
            ("y", (8, 1)),
            ("z", (9, 1)),
        ] {
            let offset = origin.text.find(piece).unwrap();
            assert_eq!(numbers(&origin.place(offset)), expected, "{piece}");
        }
        assert_eq!(numbers(&origin.place(1000)), (9, 2));
    }

    #[test]
    fn a_cursor_counts_as_the_whole_text_does() {
        let text = "é\n\nbb\r\nccc";
        let whole = Origin::line("a".into(), 1, text);
        let mut cursor = Cursor::new("a".into(), text);
        for (offset, _) in text.char_indices() {
            let origin = cursor.origin(offset, &text[offset..]);
            assert_eq!(origin.start(), whole.place(offset), "{offset}");
            assert_eq!(origin.offset_of(&text[text.len()..]), text.len() - offset);
        }
    }
}
