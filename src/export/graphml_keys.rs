//! The keys of GraphML: attributes are declared under one, and refer to it with every value.

use std::fmt::Write as _;

use super::buffer::{Buffer, Stamp};
use super::cells::Cells;
use super::column::{Cell, ColumnType};
use super::table::Table;
use super::xml::{In, write_between, write_cell};
use crate::graph::EdgeId;

/// What stands behind a value.
const END: &[u8; 8] = b"</data>\n";

/// The keys of a table's columns, and the first half of the element that holds a value of each.
pub(super) struct Keys {
    first: usize,
    starts: Vec<Stamp>,
}

impl Keys {
    /// Numbers the columns of a table, and some more, from a number on.
    pub(super) fn new(first: usize, table: &Table, extras: usize) -> Self {
        let end = first + table.columns.len() + extras;
        let starts = (first..end).map(|key| format!("      <data key=\"d{key}\">"));
        let starts = starts.map(|start| Stamp::new(&start));
        Self {
            first,
            starts: starts.collect(),
        }
    }

    /// Returns the number behind the last one.
    pub(super) fn end(&self) -> usize {
        self.first + self.starts.len()
    }

    /// Declares the attributes of nodes, of edges or of the graph.
    pub(super) fn declare(
        &self,
        out: &mut Buffer,
        class: &str,
        table: &Table,
        extras: &[(&str, &str)],
    ) {
        let columns = table
            .columns
            .iter()
            .map(|column| (column.name.as_str(), type_name(column.holds)));
        for (number, (name, type_name)) in columns.chain(extras.iter().copied()).enumerate() {
            let key = self.first + number;
            // A name token has nothing that must be escaped. Writing to memory cannot fail.
            let _ = writeln!(
                out,
                "  <key id=\"d{key}\" for=\"{class}\" attr.name=\"{name}\" \
                attr.type=\"{type_name}\"/>"
            );
        }
    }

    /// Writes a value, if there is one.
    #[inline]
    pub(super) fn cell(&self, out: &mut Buffer, number: usize, cell: Option<Cell<'_>>) {
        if let Some(cell) = cell {
            write_cell(out, &self.starts[number], &cell, END, In::Element);
        }
    }

    /// Returns what takes the values of a node or an edge.
    #[inline]
    pub(super) const fn row<'a>(&'a self, out: &'a mut Buffer) -> Row<'a> {
        Row { keys: self, out }
    }
}

/// The values of a node or an edge.
pub(super) struct Row<'a> {
    keys: &'a Keys,
    out: &'a mut Buffer,
}

impl<'a> Cells<'a> for Row<'_> {
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>) {
        self.keys.cell(self.out, column, cell);
    }

    #[inline]
    fn text(&mut self, column: usize, text: &'a str) {
        write_between(self.out, &self.keys.starts[column], text, END, In::Element);
    }

    #[inline]
    fn edge_id(&mut self, column: usize, id: EdgeId<'a>) {
        match id {
            EdgeId::Given(id) => self.text(column, id),
            EdgeId::Numbered(number) => {
                let mut pen = self.out.pen();
                pen.stamp(&self.keys.starts[column]);
                pen.bytes(EdgeId::NUMBERED.as_bytes());
                pen.integer(number);
                pen.bytes(END);
            }
        }
    }

    #[inline]
    fn none(&mut self, _: usize) {}
}

/// Returns the format's name of a type. Whole numbers are `long`: `int` has 32 bits in Gephi.
const fn type_name(column_type: ColumnType) -> &'static str {
    match column_type {
        ColumnType::Boolean => "boolean",
        ColumnType::Integer | ColumnType::LongInteger => "long",
        ColumnType::Float => "double",
        ColumnType::Text => "string",
    }
}
