//! `figures.csv`: what is said of the whole graph, one figure a row.

use std::io::{self, Write};

use super::column::Cell;
use super::csv_rows::{Dialect, Row};
use super::dot_text::shorten;
use super::losses::{Loss, Losses};
use super::output::{Buffer, Output};
use super::table::Table;
use super::{About, Exporter, Keeps, Settings};
use crate::graph::GraphView;

/// The table of figures.
#[derive(Debug)]
pub(super) struct Figures;

impl Exporter for Figures {
    fn about(&self) -> About {
        About {
            name: "figures",
            extensions: &["csv"],
            file_name: "figures.csv",
            summary: "CSV table of figures of the whole network: density, modularity, diameter",
            keeps: Keeps {
                parallel_edges: false,
                attributes: true,
                evidence: false,
            },
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        write_figures(graph, Dialect::PLAIN, out)
    }
}

/// Writes the table of figures in a dialect.
///
/// # Errors
///
/// Returns the writer's own error.
pub(super) fn write_figures(
    graph: &GraphView,
    dialect: Dialect,
    out: &mut dyn Write,
) -> io::Result<Losses> {
    let (rows, losses) = figures(graph);
    let mut output = Output::new(out);
    output.lost(&losses);
    output.write(|out| {
        out.raw(dialect.start);
        let mut row = Row::new(dialect);
        for title in ["name", "value"] {
            row.text(out, title);
        }
        out.raw("\n");
        for (name, cell) in &rows {
            let mut row = Row::new(dialect);
            row.text(out, name);
            row.cell(out, Some(cell));
            out.raw("\n");
        }
    })?;
    Ok(output.finish())
}

/// Returns how many nodes and edges there are, and what was measured of the whole graph, with what
/// no file can hold of it.
pub(super) fn figures(graph: &GraphView) -> (Vec<(String, Cell<'_>)>, Losses) {
    let count = |count: usize| Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    let mut figures = vec![
        ("nodes".to_owned(), count(graph.node_count())),
        ("edges".to_owned(), count(graph.edge_count())),
    ];
    let table = Table::of_graph(graph);
    table.graph_cells(graph, |number, cell| {
        figures.extend(cell.map(|cell| (table.columns[number].name.clone(), cell)));
    });
    (figures, table.losses)
}

/// The longest comment in characters.
const LONGEST_COMMENT: usize = 400;

/// Writes what is said of the whole graph as comments, for formats in which attributes of the graph
/// would be orders, or nodes; returns what no file can hold of it.
pub(super) fn write_comments(out: &mut Buffer, graph: &GraphView, start: &str) -> Losses {
    let table = Table::of_graph(graph);
    table.graph_cells(graph, |number, cell| {
        if let Some(cell) = cell {
            let line = format!("{}: {cell}", table.columns[number].name);
            // Nothing may end the comment before its line does.
            let plain = line.replace(|c: char| c.is_control(), " ");
            let comment = shorten(&plain, LONGEST_COMMENT);
            if comment.ends_with('…') && !plain.ends_with('…') {
                out.lose(Loss::CutTexts, || line.clone());
            }
            out.raw(start);
            out.raw(&comment);
            out.raw("\n");
        }
    });
    table.losses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_comments_on_lines_of_their_own() {
        let mut graph = GraphView::new();
        for (name, value) in [
            ("density", 0.5.into()),
            ("long", "x".repeat(500).into()),
            ("no te", "a\r\nb -> c".into()),
            ("path", f64::NAN.into()),
        ] {
            graph.set_graph_value(name.to_owned(), value);
        }
        let mut out = Buffer::default();
        let losses = write_comments(&mut out, &graph, "  // ");
        let cut = "x".repeat(LONGEST_COMMENT - "long: ".len());
        let expected = format!("  // density: 0.5\n  // long: {cut}…\n  // no_te: a b -> c\n");
        assert_eq!(out.text(), expected);
        assert_eq!(losses.count(Loss::Numbers), 1);
        assert_eq!(losses.count(Loss::RenamedAttributes), 1);
        assert_eq!(out.losses().count(Loss::CutTexts), 1);
    }

    #[test]
    fn figures_stand_in_rows_of_their_own() {
        let mut graph = GraphView::new();
        graph.set_graph_value("density", 0.25.into());
        graph.set_graph_value("note".to_owned(), "a, \"b\"".into());
        let mut out = Vec::new();
        write_figures(&graph, Dialect::PLAIN, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let rows = "name,value\nnodes,0\nedges,0\ndensity,0.25\nnote,\"a, \"\"b\"\"\"\n";
        assert_eq!(text, rows);
    }
}
