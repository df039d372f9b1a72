//! The rows of tables: the cells of a node or an edge, one after the other.
//!
//! Most cells are texts that stand in the graph, and many are empty. A format whose files are large
//! takes those apart from the others, with [`Cells`]: making a cell of each, and finding out again
//! what it is, takes as long as writing it.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

use std::borrow::Cow;

use super::column::{Cell, ColumnType, Derived};
use super::edge_label::{EdgeLabel, in_words};
use super::evidence;
use super::table::{Table, further_values, weight};
use crate::graph::{EdgeId, EdgeReference, GraphView, Node, Value};

/// Whoever takes the cells of a row, one a column, with the columns' numbers.
pub(super) trait Cells<'a> {
    /// Takes a cell, if there is one.
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>);

    /// Takes a text.
    #[inline(always)]
    fn text(&mut self, column: usize, text: &'a str) {
        self.cell(column, Some(Cell::text(text)));
    }

    /// Takes a name, to be written with spaces for its underscores.
    #[inline(always)]
    fn words(&mut self, column: usize, name: &'a str) {
        self.any_text(column, Some(in_words(name)));
    }

    /// Takes the id of an edge.
    #[inline(always)]
    fn edge_id(&mut self, column: usize, id: EdgeId<'a>) {
        self.any_text(column, Some(id.text()));
    }

    /// Takes that there is no cell.
    #[inline(always)]
    fn none(&mut self, column: usize) {
        self.cell(column, None);
    }

    /// Takes a text, if there is one.
    #[inline(always)]
    fn any_text(&mut self, column: usize, text: Option<Cow<'a, str>>) {
        match text {
            None => self.none(column),
            Some(Cow::Borrowed(text)) => self.text(column, text),
            Some(text) => self.cell(column, Some(Cell::Text(text))),
        }
    }
}

/// Takes all cells alike.
struct Visit<F>(F);

impl<'a, F: FnMut(usize, Option<Cell<'a>>)> Cells<'a> for Visit<F> {
    #[inline(always)]
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>) {
        self.0(column, cell);
    }
}

impl Table {
    /// Hands over a node's cells, one a column, with the columns' numbers.
    pub(super) fn node_cells<'a>(
        &self,
        node: &'a Node,
        visit: impl FnMut(usize, Option<Cell<'a>>),
    ) {
        self.node_row(node, &mut Visit(visit));
    }

    /// Does what [`Table::node_cells`] does, for formats that take texts apart from others.
    #[inline(always)]
    pub(super) fn node_row<'a>(&self, node: &'a Node, cells: &mut impl Cells<'a>) {
        cells.text(0, &node.label);
        cells.text(1, node.kind.as_str());
        cells.text(2, node.id.as_str());
        self.value_cells(further_values(node), |_| None, cells);
    }

    /// Hands over the cells of a node's attributes alone, for a table without the usual columns.
    pub(super) fn attribute_cells<'a>(
        &self,
        node: &'a Node,
        visit: impl FnMut(usize, Option<Cell<'a>>),
    ) {
        self.value_cells(further_values(node), |_| None, &mut Visit(visit));
    }

    /// Hands over the cells of the row that is the whole graph.
    pub(super) fn graph_cells<'a>(
        &self,
        graph: &'a GraphView,
        visit: impl FnMut(usize, Option<Cell<'a>>),
    ) {
        self.value_cells(graph.values().iter(), |_| None, &mut Visit(visit));
    }

    /// Hands over an edge's cells, one a column, with the columns' numbers.
    pub(super) fn edge_cells<'a>(
        &self,
        edge: EdgeReference<'a>,
        visit: impl FnMut(usize, Option<Cell<'a>>),
    ) {
        self.edge_row(edge, &mut Visit(visit));
    }

    /// Does what [`Table::edge_cells`] does, for formats that take texts apart from others.
    #[inline(always)]
    pub(super) fn edge_row<'a>(&self, edge: EdgeReference<'a>, cells: &mut impl Cells<'a>) {
        let id = edge.id();
        let edge = edge.edge;
        let items = &edge.evidence;
        match EdgeLabel::of(edge) {
            EdgeLabel::Words(words) => cells.text(0, words),
            EdgeLabel::Name(name) => cells.words(0, name),
        }
        cells.cell(1, weight(edge).map(Cell::Float));
        cells.text(2, edge.kind.as_str());
        cells.edge_id(3, id);
        if items.is_empty() {
            (4..8).for_each(|column| cells.none(column));
            // Most edges of other programs have neither evidence nor attributes.
            if edge.values.is_empty() {
                return (self.fixed..self.columns.len()).for_each(|column| cells.none(column));
            }
        } else {
            cells.any_text(4, evidence::records(items));
            cells.any_text(5, evidence::documents(items));
            cells.any_text(6, evidence::places(items));
            cells.any_text(7, evidence::quotes(items));
        }
        let derive = |derived: Derived| match derived {
            _ if items.is_empty() => None,
            Derived::Count => i64::try_from(items.len()).ok().map(Cell::Integer),
            Derived::Dates => evidence::dates(items).map(Cell::Text),
            Derived::FirstDate => evidence::first_date(items).map(|date| Cell::text(date.as_str())),
            Derived::LastDate => evidence::last_date(items).map(|date| Cell::text(date.as_str())),
        };
        self.value_cells(edge.values.iter(), derive, cells);
    }

    /// Hands over the cells of the columns that come from values: both are in the order of their
    /// names, so one walk over both finds every value.
    #[inline(always)]
    fn value_cells<'a>(
        &self,
        values: impl Iterator<Item = (&'a str, &'a Value)>,
        derive: impl Fn(Derived) -> Option<Cell<'a>>,
        cells: &mut impl Cells<'a>,
    ) {
        let mut values = values.map(|(field, value)| (first_bytes(field), field, value));
        let mut next = values.next();
        for (number, column) in (self.fixed..).zip(&self.columns[self.fixed..]) {
            let name = (column.start, column.field.as_str());
            while next.is_some_and(|(start, field, _)| (start, field) < name) {
                next = values.next();
            }
            match next {
                Some((start, field, value)) if (start, field) == name => {
                    next = values.next();
                    match value {
                        Value::Text(text) if column.holds == ColumnType::Text => {
                            cells.text(number, text);
                        }
                        value => cells.cell(number, Cell::of(value, column.holds)),
                    }
                }
                _ => match column.derived {
                    None => cells.none(number),
                    Some(derived) => cells.cell(number, derive(derived)),
                },
            }
        }
    }
}

/// Returns the first bytes of a name as a number: most names differ in it, and it has their order.
#[inline]
pub(super) fn first_bytes(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let start = bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut start = [0; 8];
        start[..bytes.len()].copy_from_slice(bytes);
        start
    });
    u64::from_be_bytes(start)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cases::cases;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn first_bytes_have_the_order_of_names(one in "[a-c\0é]{0,10}", other in "[a-c\0é]{0,10}") {
            let order = first_bytes(&one).cmp(&first_bytes(&other));
            prop_assert_eq!(order.then_with(|| one.cmp(&other)), one.cmp(&other));
        }
    }
}
