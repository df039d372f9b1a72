//! An Excel workbook: a sheet for nodes, edges, statements, documents and figures.
//!
//! Statements and documents have no sheet where a graph knows none, as the actors view knows no
//! document: an empty one would look as if something had gone wrong. Texts are written as texts, so
//! that nothing becomes a formula; the first row stays in sight; and what has more rows than a
//! sheet goes on in the next one.

use std::io::{self, Write};

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::column::{Cell, ColumnType};
use super::losses::Loss;
use super::sheets::{Sheet, SheetColumn, sheets};
use super::{About, Exporter, Losses, Settings};
use crate::graph::GraphView;

/// The workbook.
#[derive(Debug)]
pub(super) struct Xlsx;

/// How many rows a sheet has at most, without the names of the columns.
const ROWS: usize = 1_048_575;
/// How many units of UTF-16 a cell has at most.
const LONGEST: usize = 32_767;
/// The largest whole number that a cell, which holds floats, keeps exactly.
const EXACT: u64 = 1 << 53;

impl Exporter for Xlsx {
    fn about(&self) -> About {
        About {
            name: "xlsx",
            extensions: &["xlsx"],
            file_name: "graph.xlsx",
            summary: "Excel workbook: sheets of nodes, edges, statements and documents",
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (bytes, losses) = workbook(graph).map_err(io::Error::other)?;
        out.write_all(&bytes)?;
        Ok(losses)
    }
}

/// Makes the workbook in memory.
fn workbook(graph: &GraphView) -> Result<(Vec<u8>, Losses), XlsxError> {
    let mut workbook = Workbook::new();
    // The library would write the time of day otherwise.
    let moment = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_author("sayso")
        .set_creation_datetime(&moment);
    workbook.set_properties(&properties);
    let mut losses = Losses::new();
    for sheet in sheets(graph) {
        let may_be_missing = matches!(sheet.name, "statements" | "documents");
        if sheet.rows == 0 && may_be_missing {
            continue;
        }
        let parts = sheet.rows.div_ceil(ROWS).max(1);
        for part in 0..parts {
            let worksheet = workbook.add_worksheet();
            worksheet.set_name(sheet_name(sheet.name, part))?;
            write_head(worksheet, &sheet.columns)?;
            let rows = part * ROWS..sheet.rows.min((part + 1) * ROWS);
            write_rows(worksheet, &sheet, rows, &mut losses)?;
        }
        losses.append(sheet.losses);
    }
    Ok((workbook.save_to_buffer()?, losses))
}

/// Returns a sheet's name: `Nodes`, `Nodes 2`.
fn sheet_name(name: &str, part: usize) -> String {
    let (first, rest) = name.split_at(1);
    let name = format!("{}{rest}", first.to_uppercase());
    if part == 0 {
        name
    } else {
        format!("{name} {}", part + 1)
    }
}

/// Writes the names of the columns, and makes columns as wide as what they usually hold.
fn write_head(worksheet: &mut Worksheet, columns: &[SheetColumn]) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_align(FormatAlign::Top);
    for (number, column) in (0..).zip(columns) {
        worksheet.write_string_with_format(0, number, &column.name, &head)?;
        worksheet.set_column_width(number, width(column))?;
    }
    worksheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Returns how wide a column is, in characters.
fn width(column: &SheetColumn) -> f64 {
    match (column.holds, column.name.as_str()) {
        (ColumnType::Text, "text" | "quote") => 60.0,
        (
            ColumnType::Text,
            "label" | "source_label" | "target_label" | "title" | "speaker_name",
        ) => 30.0,
        (ColumnType::Text, _) => 16.0,
        _ => 11.0,
    }
}

fn write_rows(
    worksheet: &mut Worksheet,
    sheet: &Sheet<'_>,
    rows: std::ops::Range<usize>,
    losses: &mut Losses,
) -> Result<(), XlsxError> {
    for (line, row) in (1..).zip(rows) {
        let mut failure = None;
        let mut column = 0;
        sheet.cells(row, |_, cell| {
            let written = write_cell(worksheet, (line, column), cell, losses);
            failure = written.err().or(failure.take());
            column += 1;
        });
        if let Some(failure) = failure {
            return Err(failure);
        }
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Option<Cell<'_>>,
    losses: &mut Losses,
) -> Result<(), XlsxError> {
    match cell {
        None => {}
        Some(Cell::Boolean(truth)) => {
            worksheet.write_boolean(row, column, truth)?;
        }
        Some(Cell::Integer(number)) if number.unsigned_abs() > EXACT => {
            worksheet.write_string(row, column, number.to_string())?;
        }
        Some(Cell::Integer(number)) => {
            #[expect(clippy::cast_precision_loss, reason = "larger numbers are texts")]
            worksheet.write_number(row, column, number as f64)?;
        }
        Some(Cell::Float(number)) => {
            worksheet.write_number(row, column, number)?;
        }
        Some(Cell::Text(text)) => {
            worksheet.write_string(row, column, cut(&text, losses))?;
        }
    }
    Ok(())
}

/// Cuts a text to what a cell can hold.
fn cut<'a>(text: &'a str, losses: &mut Losses) -> &'a str {
    // No character has more units of UTF-16 than bytes.
    if text.len() <= LONGEST {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    let Some((end, _)) = end else { return text };
    losses.add(Loss::CutTexts, || text.to_owned());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Node, NodeKind, Values};
    use crate::model::Id;

    #[test]
    fn what_a_graph_knows_none_of_has_no_sheet() {
        let mut graph = GraphView::new();
        for (kind, sheets) in [
            (NodeKind::Person, 3),
            (NodeKind::Document, 4),
            (NodeKind::Statement, 5),
        ] {
            graph.add_node(Node {
                id: Id::new(kind.as_str()),
                kind,
                label: String::new(),
                values: Values::new(),
            });
            let (bytes, _) = workbook(&graph).unwrap();
            // An archive holds the names of its files as they are.
            let holds = |number: i32| {
                let name = format!("xl/worksheets/sheet{number}.xml");
                bytes
                    .windows(name.len())
                    .any(|part| part == name.as_bytes())
            };
            assert_eq!(
                [holds(sheets), holds(sheets + 1)],
                [true, false],
                "{kind:?}"
            );
        }
    }
}
