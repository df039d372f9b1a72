//! Rows of CSV, in the dialects that programs read.

use super::cells::Cells;
use super::column::{Cell, Column};
use super::losses::Loss;
use super::names::Names;
use super::output::Buffer;
use super::table::Table;
use crate::graph::EdgeId;

/// How a table of text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// What stands between two fields.
    separator: u8,
    /// Whether a backslash is doubled, for readers that take one for an escape.
    doubles_backslashes: bool,
    /// Whether the first titles have capitals, as those of Gephi's own tables. By them a reader
    /// knows that backslashes are doubled.
    pub(super) has_capitals: bool,
    /// Whether an apostrophe keeps a spreadsheet from taking a text for a formula.
    guards_formulas: bool,
    /// How many units of UTF-16 a field may have.
    longest: usize,
    /// What stands before the first row.
    pub(super) start: &'static str,
}

impl Dialect {
    /// What RFC 4180 says, with line feeds.
    pub(super) const PLAIN: Self = Self {
        separator: b',',
        doubles_backslashes: false,
        has_capitals: false,
        guards_formulas: false,
        longest: usize::MAX,
        start: "",
    };
    /// For readers that take a backslash for an escape: Gephi, and Neo4j's `LOAD CSV`.
    pub(super) const BACKSLASH: Self = Self {
        doubles_backslashes: true,
        ..Self::PLAIN
    };
    /// For Gephi.
    pub(super) const GEPHI: Self = Self {
        has_capitals: true,
        ..Self::BACKSLASH
    };
    /// For Excel, which knows UTF-8 by its byte order mark and takes some texts for formulas.
    pub(super) const EXCEL: Self = Self {
        guards_formulas: true,
        longest: 32_767,
        start: "\u{FEFF}",
        ..Self::PLAIN
    };
    /// With tabs.
    pub(super) const TABS: Self = Self {
        separator: b'\t',
        ..Self::PLAIN
    };
}

/// The fields of a node or an edge, without the record's id, which stands first.
pub(super) struct Fields<'a> {
    pub(super) table: &'a Table,
    pub(super) row: Row,
    pub(super) out: &'a mut Buffer,
}

impl<'a> Cells<'a> for Fields<'_> {
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>) {
        if !self.table.is_id(column) {
            self.row.cell(self.out, cell.as_ref());
        }
    }

    #[inline]
    fn text(&mut self, column: usize, text: &'a str) {
        if !self.table.is_id(column) {
            self.row.text(self.out, text);
        }
    }

    #[inline]
    fn edge_id(&mut self, column: usize, id: EdgeId<'a>) {
        if !self.table.is_id(column) {
            self.row.edge_id(self.out, id);
        }
    }

    #[inline]
    fn none(&mut self, _: usize) {
        self.row.separate(self.out);
    }
}

/// Writes the fields of one row; a line feed is to follow.
pub(super) struct Row {
    dialect: Dialect,
    is_first: bool,
}

impl Row {
    /// Starts a row.
    pub(super) const fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            is_first: true,
        }
    }

    /// Writes a text. A NUL is left out: several readers take it for the end of the file.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "without a choice, many bytes are looked at in one step"
    )]
    pub(super) fn text(&mut self, out: &mut Buffer, text: &str) {
        self.separate(out);
        let Dialect {
            separator, longest, ..
        } = self.dialect;
        if self.dialect.guards_formulas || text.len() >= longest {
            return self.special_text(out, text);
        }
        let start = out.len();
        let is_special = |byte: u8| {
            // Nothing below a carriage return but line ends, NUL and the tab stands in texts.
            (byte == separator) | (byte == b'"') | (byte <= b'\r') | (byte == b'\\')
        };
        if out.plain(text.as_bytes(), is_special) < text.len() {
            out.cut(start);
            self.special_text(out, text);
        }
    }

    /// Writes the titles of columns, in other spellings where the dialect's program would take the
    /// values for times.
    pub(super) fn titles<'a>(
        &mut self,
        out: &mut Buffer,
        columns: impl Iterator<Item = &'a Column> + Clone,
    ) {
        let mut names = Names::without(&[]);
        for column in columns.clone() {
            names.take(&column.name);
        }
        for Column { name, .. } in columns {
            if !self.dialect.has_capitals || !is_time(name) {
                self.text(out, name);
                continue;
            }
            let title = names.give(&without_times(name));
            out.lose(Loss::RenamedAttributes, || format!("{name} → {title}"));
            self.text(out, &title);
        }
    }

    /// Writes the id of an edge.
    pub(super) fn edge_id(&mut self, out: &mut Buffer, id: EdgeId<'_>) {
        match id {
            EdgeId::Given(id) => self.text(out, id),
            EdgeId::Numbered(number) => {
                self.separate(out);
                out.raw(EdgeId::NUMBERED);
                out.integer(number);
            }
        }
    }

    /// Writes a text that may have to be escaped.
    fn special_text(&self, out: &mut Buffer, text: &str) {
        let nuls = text.bytes().filter(|byte| *byte == 0).count();
        let without;
        let text = if nuls > 0 {
            out.lose_many(Loss::Characters, nuls as u64, || text.to_owned());
            without = text.replace('\0', "");
            &without
        } else {
            text
        };
        let text = self.cut(out, text);
        let is_formula = self.dialect.guards_formulas
            && text.starts_with(['=', '+', '-', '@', '\t', '\r'])
            // A number that stands as text is no formula.
            && text.parse::<f64>().is_err();
        if is_formula {
            out.lose(Loss::Formulas, || text.to_owned());
        }
        self.quoted(out, if is_formula { "'" } else { "" }, text);
    }

    /// Writes a cell; a missing one is empty.
    pub(super) fn cell(&mut self, out: &mut Buffer, cell: Option<&Cell<'_>>) {
        match cell {
            None => self.separate(out),
            Some(Cell::Text(text)) => self.text(out, text),
            Some(cell) => {
                self.separate(out);
                cell.write(out);
            }
        }
    }

    /// Cuts a text that the dialect's program would not take.
    fn cut<'a>(&self, out: &mut Buffer, text: &'a str) -> &'a str {
        // No character has more units of UTF-16 than bytes.
        if text.len() < self.dialect.longest {
            return text;
        }
        let mut units = 0;
        let end = text.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            // An apostrophe may have to stand before the text.
            units >= self.dialect.longest
        });
        let Some((end, _)) = end else { return text };
        out.lose(Loss::CutTexts, || text.to_owned());
        &text[..end]
    }

    fn separate(&mut self, out: &mut Buffer) {
        if !std::mem::replace(&mut self.is_first, false) {
            out.bytes(&[self.dialect.separator]);
        }
    }

    /// Writes a text, between quotation marks where it must be.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "without a choice, many bytes are looked at in one step"
    )]
    fn quoted(&self, out: &mut Buffer, before: &str, text: &str) {
        let separator = self.dialect.separator;
        let is_special =
            |byte: u8| (byte == separator) | (byte == b'"') | (byte == b'\n') | (byte == b'\r');
        let escapes = self.dialect.doubles_backslashes && text.contains('\\');
        if !escapes && !text.bytes().fold(false, |any, byte| any | is_special(byte)) {
            out.raw(before);
            out.raw(text);
            return;
        }
        out.raw("\"");
        out.raw(before);
        let is_doubled = |byte: u8| byte == b'"' || (byte == b'\\' && escapes);
        let mut rest = text.as_bytes();
        loop {
            let plain = out.plain(rest, is_doubled);
            let Some((byte, behind)) = rest[plain..].split_first() else {
                break;
            };
            out.bytes(&[*byte, *byte]);
            rest = behind;
        }
        out.raw("\"");
    }
}

/// The words in a title by which Gephi takes the values of a column for times, with the length of
/// what stands before the `_` that parts them.
const TIMES: [(&str, usize); 2] = [("interval", "inter".len()), ("timestamp", "time".len())];

/// Tells whether Gephi would take the values of a column for times.
fn is_time(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TIMES.iter().any(|(word, _)| name.contains(word))
}

/// Returns a title without the words for times.
fn without_times(name: &str) -> String {
    let mut title = name.to_owned();
    for (word, first) in TIMES {
        while let Some(at) = title.to_ascii_lowercase().find(word) {
            title.insert(at + first, '_');
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::column::ColumnType;

    const FIELDS: [&str; 8] = ["a", "b,\"c\"", "d\ne", "f\\", "g\0h", "=1+1", "-5", ""];

    fn check(dialect: Dialect, expected: &str, lost: &[(Loss, u64)]) {
        let mut out = Buffer::default();
        let mut row = Row::new(dialect);
        for field in FIELDS {
            row.text(&mut out, field);
        }
        row.cell(&mut out, None);
        row.cell(&mut out, Some(&Cell::Float(-0.5)));
        out.raw("\n");
        assert_eq!(out.text(), expected);
        let losses: Vec<_> = out
            .losses()
            .iter()
            .map(|(loss, tally)| (loss, tally.count))
            .collect();
        assert_eq!(losses, lost);
    }

    #[test]
    fn rows_are_quoted_where_they_must_be() {
        let nul = (Loss::Characters, 1);
        let plain = "a,\"b,\"\"c\"\"\",\"d\ne\",f\\,gh,=1+1,-5,,,-0.5\n";
        check(Dialect::PLAIN, plain, &[nul]);
        let backslash = "a,\"b,\"\"c\"\"\",\"d\ne\",\"f\\\\\",gh,=1+1,-5,,,-0.5\n";
        check(Dialect::BACKSLASH, backslash, &[nul]);
        let excel = "a,\"b,\"\"c\"\"\",\"d\ne\",f\\,gh,'=1+1,-5,,,-0.5\n";
        check(Dialect::EXCEL, excel, &[nul, (Loss::Formulas, 1)]);
        let tabs = "a\t\"b,\"\"c\"\"\"\t\"d\ne\"\tf\\\tgh\t=1+1\t-5\t\t\t-0.5\n";
        check(Dialect::TABS, tabs, &[nul]);
    }

    #[test]
    fn titles_that_gephi_would_take_for_times_are_spelled_in_another_way() {
        let names = ["Interval", "inter_val", "timestamps_and_TimeStamp", "time"];
        let columns = names.map(|name| Column {
            name: name.to_owned(),
            field: name.to_owned(),
            start: 0,
            holds: ColumnType::Text,
            derived: None,
        });
        for (dialect, expected, renamed) in [
            (
                Dialect::GEPHI,
                "Inter_val_,inter_val,time_stamps_and_Time_Stamp,time",
                2,
            ),
            (
                Dialect::PLAIN,
                "Interval,inter_val,timestamps_and_TimeStamp,time",
                0,
            ),
        ] {
            let mut out = Buffer::default();
            Row::new(dialect).titles(&mut out, columns.iter());
            assert_eq!(out.text(), expected);
            assert_eq!(out.losses().count(Loss::RenamedAttributes), renamed);
        }
    }

    #[test]
    fn texts_that_a_spreadsheet_would_refuse_are_cut() {
        for (text, length) in [
            ("x".repeat(32_766), 32_766),
            ("x".repeat(40_000), 32_766),
            ("👩".repeat(20_000), 65_532),
        ] {
            let mut out = Buffer::default();
            Row::new(Dialect::EXCEL).text(&mut out, &text);
            assert_eq!(out.len(), length);
            let is_cut = length < text.len();
            assert_eq!(out.losses().count(Loss::CutTexts), u64::from(is_cut));
        }
    }
}
