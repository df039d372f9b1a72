//! The tables of nodes and edges.

use std::borrow::Cow;
use std::io;

use super::columns::{Columns, rounded, write_index, write_list, write_number};
use super::data::Data;
use super::strings::Strings;
use crate::export::column::{Cell, Column, ColumnType};
use crate::export::edge_label::edge_label;
use crate::export::grid::disc_places;
use crate::export::palette::Color;
use crate::export::table::{Table, weight};
use crate::graph::{Node, Value};

/// The attributes of edges that follow from their rows.
const DERIVED: [&str; 4] = ["count", "dates", "first_date", "last_date"];

/// Writes the table of nodes.
///
/// # Errors
///
/// Returns the writer's own error, as all tables do.
pub(super) fn nodes<'a>(
    data: &Data<'a>,
    columns: &mut Columns<'_, '_>,
    strings: &mut Strings<'a>,
) -> io::Result<()> {
    let graph = data.graph;
    let nodes = || data.nodes.iter().map(|&number| graph.node(number));
    let picture = graph.picture();
    columns.texts("id", strings, nodes().map(|node| Some(node.id.as_str())))?;
    columns.texts(
        "label",
        strings,
        nodes().map(|node| Some(node.label.as_str())),
    )?;
    columns.texts(
        "kind",
        strings,
        nodes().map(|node| Some(node.kind.as_str())),
    )?;
    let places = disc_places(graph);
    for (axis, name) in ["x", "y"].into_iter().enumerate() {
        columns.list(name, &data.nodes, |out, &number| {
            out.number((places[number][axis] * 10.0).round() / 10.0);
        })?;
    }
    if picture.colors.is_some() {
        let color = |[red, green, blue]: [u8; 3]| Color(red, green, blue).to_string();
        let colors = data
            .nodes
            .iter()
            .map(|&number| picture.color(number).map(color));
        columns.texts("color", strings, colors)?;
    }
    if picture.sizes.is_some() {
        columns.list("size", &data.nodes, |out, &number| {
            write_number(out, picture.size(number));
        })?;
    }
    columns.object("values", |columns| {
        for column in Table::of_nodes(graph).further() {
            let field = column.field.as_str();
            let values =
                nodes().map(|node| node.values.get(field).filter(|_| !is_label(node, field)));
            write_values(columns, column, values, strings)?;
        }
        Ok(())
    })
}

/// Writes the table of edges; what they rest on, as numbers of rows.
pub(super) fn edges<'a>(
    data: &Data<'a>,
    columns: &mut Columns<'_, '_>,
    strings: &mut Strings<'a>,
) -> io::Result<()> {
    let edges = || data.edges.iter();
    columns.list("source", edges(), |out, edge| {
        write_index(out, data.number(edge.source));
    })?;
    columns.list("target", edges(), |out, edge| {
        write_index(out, data.number(edge.target));
    })?;
    columns.list("oneWay", edges(), |out, edge| {
        out.integer(u8::from(edge.is_directed));
    })?;
    columns.texts(
        "kind",
        strings,
        edges().map(|edge| Some(edge.edge.kind.as_str())),
    )?;
    columns.texts(
        "label",
        strings,
        edges().map(|edge| Some(edge_label(edge.edge))),
    )?;
    columns.list("weight", edges(), |out, edge| {
        write_number(out, weight(edge.edge));
    })?;
    columns.list("rows", edges(), |out, edge| {
        let items = edge.edge.evidence.iter();
        let rows = items.filter_map(|item| data.rows.find(&item.record));
        write_list(out, rows, super::super::output::Buffer::integer);
    })?;
    columns.object("values", |columns| {
        for column in Table::of_edges(data.graph).further() {
            if !DERIVED.contains(&column.field.as_str()) {
                let values = edges().map(|edge| edge.edge.values.get(&column.field));
                write_values(columns, column, values, strings)?;
            }
        }
        Ok(())
    })
}

/// Tells whether an attribute only repeats a node's label.
fn is_label(node: &Node, field: &str) -> bool {
    field == "name"
        && matches!(node.values.get(field), Some(Value::Text(name)) if *name == node.label)
}

/// Writes a column of attributes as an object with its type, unless it is empty.
fn write_values<'a>(
    columns: &mut Columns<'_, '_>,
    column: &Column,
    values: impl Iterator<Item = Option<&'a Value>> + Clone,
    strings: &mut Strings<'a>,
) -> io::Result<()> {
    if values.clone().all(|value| value.is_none()) {
        return Ok(());
    }
    let cells = values.map(|value| Cell::of(value?, column.holds));
    columns.object(&column.name, |column_out| match column.holds {
        ColumnType::Integer | ColumnType::Float => {
            column_out.list("numbers", cells, |out, cell| match cell {
                Some(Cell::Float(number)) => write_number(out, Some(rounded(number))),
                Some(cell) => cell.write(out),
                None => out.raw("null"),
            })
        }
        ColumnType::Boolean => column_out.list("truths", cells, |out, cell| match cell {
            Some(cell) => cell.write(out),
            None => out.raw("null"),
        }),
        // Numbers of 64 bits keep all their digits as texts only.
        ColumnType::LongInteger | ColumnType::Text => {
            let texts = cells.map(|cell| match cell? {
                Cell::Text(text) => Some(text),
                number => Some(Cow::Owned(number.to_string())),
            });
            column_out.texts("texts", strings, texts)
        }
    })
}
