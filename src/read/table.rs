//! Tables of comma-separated values: their delimiter, header and rows, and where each cell stands.

use std::collections::BTreeSet;

use serde_json::Value;

use super::fields::{Fields, Spelling};
use super::origin::{Cursor, Origin};
use super::quote::quoted;
use super::sink::Sink;
use super::source::Source;
use crate::Error;

/// The characters that may stand between cells, with their names in messages.
const DELIMITERS: [(u8, &str); 3] = [(b',', "comma"), (b';', "semicolon"), (b'\t', "tab")];

/// A table whose header has been read.
pub(super) struct Table<'a> {
    whole: Origin<'a>,
    delimiter: u8,
    columns: Vec<Column>,
}

/// A column of a table.
struct Column {
    /// Its name in the form of field names.
    normal: String,
    /// Under which name its cells become fields; `None` where it is passed over.
    field: Option<String>,
}

/// A row that has as many cells as the header.
pub(super) struct Row<'a> {
    origin: Origin<'a>,
    cells: csv::StringRecord,
    starts: Vec<usize>,
}

impl<'a> Table<'a> {
    /// Reads the header of a table.
    pub(super) fn new(source: &Source<'_>, text: &'a str, sink: &mut Sink<'_>) -> Self {
        let delimiter = delimiter(text);
        let header = first_row(text, delimiter);
        let whole = Origin::line(source.file.clone(), 1, text);
        let (starts, _) = cell_starts(text, delimiter);
        let mut columns: Vec<Column> = Vec::new();
        let mut known = BTreeSet::new();
        let mut cursor = Cursor::new(source.file.clone(), text);
        for (number, name) in header.iter().enumerate() {
            // A column without a name is still kept: spreadsheets lose headers easily.
            let name = match name.trim() {
                "" => format!("column_{}", number + 1),
                name => name.to_owned(),
            };
            let is_new = known.insert(normal(&name));
            if !is_new {
                let place = cursor
                    .origin(starts.get(number).copied().unwrap_or(0), "")
                    .start();
                let message = format!("the column {} appears twice", quoted(&name));
                let hint = "rename or delete one of the two; the first is used";
                sink.problem(Error::new(message).at(place).hint(hint));
            }
            columns.push(Column {
                normal: normal(&name),
                field: is_new.then_some(name),
            });
        }
        Self {
            whole,
            delimiter,
            columns,
        }
    }

    /// Tells whether the header has a column, whatever its case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.normal == name)
    }

    /// Gives a field its column: of all that are there, the one whose name comes first in a list.
    pub(super) fn assign(&mut self, field: &str, names: &[&str]) {
        let position = |name: &&str| {
            self.columns
                .iter()
                .position(|column| column.normal == *name)
        };
        if let Some(number) = names.iter().find_map(position) {
            self.columns[number].field = Some(field.to_owned());
        }
    }

    /// Says that a column is missing.
    pub(super) fn missing(&self, name: &str) -> Error {
        let found = self
            .columns
            .iter()
            .filter_map(|column| column.field.as_deref());
        let found: Vec<String> = found.take(20).map(quoted).collect();
        Error::new(format!("the column {name:?} is missing"))
            .at(self.whole.start())
            .because(format!("the first row names {}", found.join(", ")))
            .hint("the first row must hold the names of the columns")
    }

    /// Reads the rows below the header and notes a problem for each that does not fit it.
    pub(super) fn rows(
        &self,
        mut give: impl FnMut(Result<Row<'a>, Error>) -> crate::Result<()>,
    ) -> crate::Result<()> {
        let text = self.whole.text;
        let mut cursor = Cursor::new(self.whole.file.clone(), text);
        let mut reader = builder(self.delimiter).from_reader(text.as_bytes());
        let mut cells = csv::StringRecord::new();
        let mut start = 0;
        let mut is_header = true;
        // The text is UTF-8 and rows may have any length, so that reading cannot fail.
        while reader.read_record(&mut cells).unwrap_or(false) {
            let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
            let raw = text.get(start..end).unwrap_or_default();
            let raw_row = raw.trim_start_matches(['\r', '\n']);
            let origin = cursor.origin(end - raw_row.len(), raw_row);
            start = end;
            let is_empty = cells.iter().all(|cell| cell.trim().is_empty());
            if !std::mem::take(&mut is_header) && !is_empty {
                give(self.row(origin, cells.clone()))?;
            }
        }
        Ok(())
    }

    fn row(&self, origin: Origin<'a>, cells: csv::StringRecord) -> Result<Row<'a>, Error> {
        let (starts, open_quote) = cell_starts(origin.text, self.delimiter);
        if let Some(offset) = open_quote {
            return Err(
                Error::new("a quotation mark opens here and is never closed")
                    .at(origin.place(offset))
                    .hint(
                        "close the cell with a quotation mark, or write \"\" for one inside a cell",
                    ),
            );
        }
        if cells.len() == self.columns.len() {
            return Ok(Row {
                origin,
                cells,
                starts,
            });
        }
        let name = DELIMITERS
            .iter()
            .find(|(delimiter, _)| *delimiter == self.delimiter);
        let name = name.map_or("delimiter", |(_, name)| name);
        let (found, wanted) = (cells.len(), self.columns.len());
        Err(Error::new(format!(
            "the row has {found} cells, but the header has {wanted}"
        ))
        .at(origin.start())
        .hint(format!(
            "put a cell that holds a {name} between quotation marks"
        )))
    }

    /// Turns a row into fields.
    pub(super) fn fields(&self, row: &Row<'a>) -> Fields<'a> {
        let mut fields = Fields::new(row.origin.clone(), Spelling::Cells);
        for (number, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
            if let Some(name) = &column.field {
                let start = row.starts.get(number).copied().unwrap_or(0);
                fields.add(name.clone(), Value::String(cell.to_owned()), start);
            }
        }
        fields
    }

    /// Returns the cells of a field in all rows that fit the header.
    pub(super) fn column(&self, field: &str) -> Vec<String> {
        let is_it = |column: &Column| column.field.as_deref() == Some(field);
        let Some(number) = self.columns.iter().position(is_it) else {
            return Vec::new();
        };
        let reader = builder(self.delimiter).from_reader(self.whole.text.as_bytes());
        let rows = reader.into_records().skip(1).filter_map(Result::ok);
        let rows = rows.filter(|row| row.len() == self.columns.len());
        rows.filter_map(|row| row.get(number).map(str::to_owned))
            .collect()
    }

    /// Returns what a row says, in an order that does not depend on that of the columns.
    pub(super) fn content(&self, row: &Row<'_>) -> Vec<(String, String)> {
        let cells = self.columns.iter().zip(&row.cells);
        let mut content: Vec<(String, String)> = cells
            .filter(|(_, cell)| !cell.is_empty())
            .filter_map(|(column, cell)| Some((column.field.clone()?, cell.to_owned())))
            .collect();
        content.sort();
        content
    }

    /// Returns where the table starts.
    pub(super) fn start(&self) -> crate::Place {
        self.whole.start()
    }
}

/// Returns the names in the first row of a table of which only the start is known.
pub(crate) fn header(start: &str) -> Vec<String> {
    first_row(start, delimiter(start))
        .iter()
        .map(normal)
        .collect()
}

/// Brings the name of a column into the form of field names.
pub(crate) fn normal(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter);
    builder
}

fn first_row(text: &str, delimiter: u8) -> csv::StringRecord {
    let mut rows = builder(delimiter)
        .from_reader(text.as_bytes())
        .into_records();
    rows.find_map(Result::ok).unwrap_or_default()
}

/// Finds the delimiter that stands most often in the first row, outside of quotation marks.
pub(crate) fn delimiter(text: &str) -> u8 {
    let line = text
        .trim_start_matches(['\r', '\n'])
        .lines()
        .next()
        .unwrap_or_default();
    let count = |delimiter: u8| first_row(line, delimiter).len();
    // Of equal counts the last is taken by max_by_key: the comma must come last.
    let by_count = DELIMITERS
        .iter()
        .rev()
        .max_by_key(|(delimiter, _)| count(*delimiter));
    by_count.map_or(b',', |(delimiter, _)| *delimiter)
}

/// Returns where each cell of a row starts, and where a quotation mark opens that is not closed.
///
/// The rules are those of the csv crate, which tells no places: a quotation mark counts at the
/// start of a cell only, and a doubled one inside such a cell is one character.
fn cell_starts(row: &str, delimiter: u8) -> (Vec<usize>, Option<usize>) {
    // The csv crate passes over empty lines before a row.
    let blank = row.len() - row.trim_start_matches(['\r', '\n']).len();
    let mut starts = vec![blank];
    let mut open = None;
    let mut bytes = row.bytes().enumerate().skip(blank).peekable();
    while let Some((at, byte)) = bytes.next() {
        let is_start = starts.last() == Some(&at);
        match (open, byte) {
            (None, b'"') if is_start => open = Some(at),
            (None, b'\n' | b'\r') => break,
            (None, byte) if byte == delimiter => starts.push(at + 1),
            (Some(_), b'"') if bytes.next_if(|(_, next)| *next == b'"').is_none() => open = None,
            _ => {}
        }
    }
    (starts, open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_delimiter_is_taken() {
        for (text, expected) in [
            ("a,b,c\n1;2", b','),
            ("a;b;c", b';'),
            ("a\tb,c\td", b'\t'),
            ("\"a;b;c\",d", b','),
            ("a", b','),
            ("", b','),
        ] {
            assert_eq!(delimiter(text), expected, "{text:?}");
        }
    }

    #[test]
    fn cells_know_where_they_start() {
        for (row, starts, open) in [
            ("a,bc,d\n", &[0, 2, 5][..], None),
            (r#""a,b","c""d",e"#, &[0, 6, 13], None),
            ("a\"b,c", &[0, 4], None),
            ("\"a\nb\",c", &[0, 6], None),
            ("a,\"b,c\n", &[0, 2], Some(2)),
            ("\"a\"\"", &[0], Some(0)),
            ("", &[0], None),
        ] {
            assert_eq!(cell_starts(row, b','), (starts.to_vec(), open), "{row:?}");
        }
    }
}
