//! Rows of CSV as RFC 4180 has them, with line feeds, for the tables of nodes, edges and statements.

use std::io::{self, Write};

use super::column::Cell;

/// Writes fields and ends rows.
pub(super) struct Writer<'a> {
    inner: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Writer<'a> {
    /// Starts a table.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self {
            inner: csv::WriterBuilder::new()
                .terminator(csv::Terminator::Any(b'\n'))
                .from_writer(out),
        }
    }

    /// Writes a field. A NUL is left out: several readers take it for the end of the file.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        if text.contains('\0') {
            return Ok(self.inner.write_field(text.replace('\0', ""))?);
        }
        Ok(self.inner.write_field(text)?)
    }

    /// Writes a cell; a missing one is empty.
    pub(super) fn cell(&mut self, cell: Option<&Cell<'_>>) -> io::Result<()> {
        match cell {
            None => self.text(""),
            Some(Cell::Text(text)) => self.text(text),
            Some(cell) => self.text(&cell.to_string()),
        }
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) -> io::Result<()> {
        Ok(self.inner.write_record(None::<&[u8]>)?)
    }

    /// Writes what is still held back.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        let mut writer = Writer::new(&mut out);
        for field in ["a", "b,\"c\"", "d\ne", "f\\", "g\0h", ""] {
            writer.text(field).unwrap();
        }
        writer.end_row().unwrap();
        writer.finish().unwrap();
        let row = "a,\"b,\"\"c\"\"\",\"d\ne\",f\\,gh,\n";
        assert_eq!(String::from_utf8(out).unwrap(), row);
    }
}
