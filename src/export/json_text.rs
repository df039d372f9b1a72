//! Objects of JSON, member by member, for the formats that are written in it.

use super::column::Cell;
use super::output::Buffer;

/// Writes the members of one object, with commas between them.
pub(super) struct Members {
    is_first: bool,
}

impl Members {
    /// Starts an object whose opening brace is written already.
    pub(super) const fn new() -> Self {
        Self { is_first: true }
    }

    /// Writes a name, and what must stand before it; the value is to follow.
    pub(super) fn name(&mut self, out: &mut Buffer, name: &str) {
        if !std::mem::replace(&mut self.is_first, false) {
            out.raw(", ");
        }
        out.json(name);
        out.raw(": ");
    }

    /// Writes a text under a name.
    pub(super) fn text(&mut self, out: &mut Buffer, name: &str, text: &str) {
        self.name(out, name);
        out.json(text);
    }

    /// Writes a cell under a name, if there is one.
    pub(super) fn cell(&mut self, out: &mut Buffer, name: &str, cell: Option<Cell<'_>>) {
        let Some(cell) = cell else { return };
        self.name(out, name);
        write_cell(out, &cell);
    }
}

/// Writes a cell as JSON has it.
pub(super) fn write_cell(out: &mut Buffer, cell: &Cell<'_>) {
    match cell {
        Cell::Text(text) => out.json(text),
        cell => cell.write(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stand_apart_and_missing_ones_leave_nothing() {
        let mut out = Buffer::default();
        let mut members = Members::new();
        members.cell(&mut out, "a", None);
        members.text(&mut out, "b\"", "c\n");
        members.cell(&mut out, "d", Some(Cell::Boolean(true)));
        members.cell(&mut out, "e", Some(Cell::Float(2.0)));
        assert_eq!(out.text(), r#""b\"": "c\n", "d": true, "e": 2"#);
    }
}
