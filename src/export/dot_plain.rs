//! Graphviz's format in its plainest form, which Gephi and every small reader understand.
//!
//! Gephi's reader gives an empty graph for `node [shape=box]`, takes graph attributes for nodes,
//! and stumbles over colors such as `#a1b2c3`. Here is nothing but nodes and edges, each with its
//! attributes, every name and value in quotation marks.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

use std::io::{self, Write};

use super::buffer::{Pen, Stamp};
use super::cells::Cells;
use super::column::Cell;
use super::dot_attributes::{Owner, data_names};
use super::dot_text::write_behind;
use super::losses::Loss;
use super::output::Output;
use super::table::Table;
use super::{About, Exporter, Losses, Settings};
use crate::graph::{EdgeId, GraphView};

/// The plain form of Graphviz's format.
#[derive(Debug)]
pub(super) struct DotPlain;

impl Exporter for DotPlain {
    fn about(&self) -> About {
        About {
            name: "dot-plain",
            extensions: &["dot", "gv"],
            file_name: "graph-plain.dot",
            summary: "Graphviz DOT without any drawing, for Gephi and other readers of DOT",
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let (node_names, renamed_nodes) = data_names(&nodes, Owner::Nodes);
        let (edge_names, renamed_edges) = data_names(&edges, Owner::Edges);
        let mut output = Output::new(out);
        for losses in [&nodes.losses, &edges.losses, &renamed_nodes, &renamed_edges] {
            output.lost(losses);
        }
        let (node_starts, edge_starts) = (starts(&node_names), starts(&edge_names));
        output.lost_directions(graph);
        let (keyword, arrow) = if graph.is_directed() {
            ("digraph", "\" -> \"n")
        } else {
            ("graph", "\" -- \"n")
        };
        let arrow = Stamp::new(arrow);
        output.raw(&format!("{keyword} sayso {{\n"))?;
        // Gephi's reader knows neither comments nor attributes of the graph.
        output.write(|out| {
            for column in Table::of_graph(graph).columns {
                out.lose(Loss::Attributes, || column.field);
            }
        })?;
        output.each(
            graph.node_count(),
            #[inline(always)]
            |number, out| {
                let mut pen = out.pen();
                pen.bytes(b"\"n");
                pen.integer(number);
                let starts = &node_starts;
                let mut row = Attributes { pen, starts };
                nodes.node_row(graph.node(number), &mut row);
                row.pen.bytes(b"\"];\n");
            },
        )?;
        output.each(
            graph.edge_count(),
            #[inline(always)]
            |number, out| {
                let Some(edge) = graph.edge(number) else {
                    return;
                };
                let mut pen = out.pen();
                pen.bytes(b"\"n");
                pen.integer(edge.source);
                pen.stamp(&arrow);
                pen.integer(edge.target);
                let starts = &edge_starts;
                let mut row = Attributes { pen, starts };
                edges.edge_row(edge, &mut row);
                row.pen.bytes(b"\"];\n");
            },
        )?;
        output.raw("}\n")?;
        Ok(output.finish())
    }
}

/// Returns what stands before the values of each column: the quotation mark that ends the one
/// before, or the node, the column's name between quotation marks, and the one that starts the
/// value.
fn starts(names: &[String]) -> Vec<Stamp> {
    let starts = names.iter().enumerate().map(|(number, name)| {
        // Every node and edge has a label, which is the first column.
        let between = if number == 0 { " [" } else { ", " };
        Stamp::new(&format!("\"{between}\"{name}\"=\""))
    });
    starts.collect()
}

/// The attributes of a node or an edge.
struct Attributes<'a> {
    pen: Pen<'a>,
    starts: &'a [Stamp],
}

impl<'a> Cells<'a> for Attributes<'_> {
    #[inline(always)]
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>) {
        let start = &self.starts[column];
        match cell {
            None => {}
            Some(Cell::Text(text)) => write_behind(&mut self.pen, start, &text),
            Some(Cell::Float(number)) => {
                self.pen.stamp(start);
                self.pen.number(number);
            }
            Some(cell) => {
                self.pen.stamp(start);
                self.pen.lend(|out| cell.write(out));
            }
        }
    }

    #[inline(always)]
    fn text(&mut self, column: usize, text: &'a str) {
        write_behind(&mut self.pen, &self.starts[column], text);
    }

    #[inline(always)]
    fn edge_id(&mut self, column: usize, id: EdgeId<'a>) {
        match id {
            EdgeId::Given(id) => self.text(column, id),
            EdgeId::Numbered(number) => {
                self.pen.stamp(&self.starts[column]);
                self.pen.bytes(EdgeId::NUMBERED.as_bytes());
                self.pen.integer(number);
            }
        }
    }

    #[inline(always)]
    fn words(&mut self, column: usize, name: &'a str) {
        let start = self.pen.at();
        write_behind(&mut self.pen, &self.starts[column], name);
        self.pen.spell(start + self.starts[column].len());
    }

    #[inline(always)]
    fn none(&mut self, _: usize) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, EdgeKind, Node, NodeKind, Values};
    use crate::model::Id;

    #[test]
    fn kinds_are_labels_in_words_whatever_they_hold() {
        let mut graph = GraphView::new();
        let node = graph.add_node(Node {
            id: Id::new("_"),
            kind: NodeKind::Person,
            label: "_".to_owned(),
            values: Values::new(),
        });
        for kind in [
            "member_of",
            "\"_\"\n_",
            "a_kind_of_more_than_thirty_two_bytes_",
        ] {
            let edge = Edge {
                id: "e".to_owned(),
                kind: EdgeKind::Relation(kind.into()),
                weight: 1.0 / 3.0,
                evidence: Vec::new(),
                values: Values::new(),
            };
            graph.add_edge(node, node, edge);
        }
        let mut out = Vec::new();
        DotPlain
            .write(&graph, &Settings::default(), &mut out)
            .unwrap();
        let text = String::from_utf8(out).unwrap();
        let rows: Vec<&str> = text.lines().skip(2).collect();
        let row = |label: &str, kind: &str| {
            format!(
                "\"n0\" -> \"n0\" [\"label\"=\"{label}\", \"weight\"=\"0.3333333333333333\", \
                 \"kind\"=\"{kind}\", \"sayso_id\"=\"e\"];"
            )
        };
        assert!(text.contains("\"sayso_id\"=\"_\""), "{text}");
        let long = "a_kind_of_more_than_thirty_two_bytes_";
        assert_eq!(
            rows,
            [
                row("member of", "member_of"),
                row("\\\" \\\"\\n ", "\\\"_\\\"\\n_"),
                row(&long.replace('_', " "), long),
                "}".to_owned(),
            ]
        );
    }
}
