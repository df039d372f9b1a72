//! A script of Cypher that builds the graph in Neo4j: in its browser, or with `cypher-shell`.
//!
//! The constraint stands first, so that every look-up has an index. Rows come in batches, and a
//! relationship is found by its id, so that parallel ones stay apart and the script can be run
//! twice.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::text::{COMMON_LABEL, cell, label, name, relationship_type, text};
use crate::export::figures::write_comments;
use crate::export::losses::Loss;
use crate::export::output::{Buffer, Output};
use crate::export::table::Table;
use crate::export::{About, Exporter, Losses, Settings};
use crate::graph::{GraphView, NodeKind};

/// The script.
#[derive(Debug)]
pub(in crate::export) struct Cypher;

/// How many rows a statement has at most.
const BATCH: usize = 1000;

impl Exporter for Cypher {
    fn about(&self) -> About {
        About {
            name: "cypher",
            extensions: &["cypher", "cql"],
            file_name: "graph.cypher",
            summary: "Cypher script for Neo4j: cypher-shell -f graph.cypher",
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let mut output = Output::new(out);
        for table in [&nodes, &edges] {
            output.lost(&table.losses);
        }
        let mut of_graph = Losses::new();
        output.write(|out| of_graph = write_comments(out, graph, "// "))?;
        output.lost(&of_graph);
        output.raw(&format!(
            "CREATE CONSTRAINT sayso_entity_id IF NOT EXISTS\n\
             FOR (n:{COMMON_LABEL}) REQUIRE n.id IS UNIQUE;\n"
        ))?;
        for kind in NodeKind::ALL {
            let numbers: Vec<usize> = (0..graph.node_count())
                .filter(|&number| graph.node(number).kind == kind)
                .collect();
            let end = format!(
                "MERGE (n:{COMMON_LABEL} {{id: row.id}})\nSET n:{}, n += row.properties;\n",
                label(kind)
            );
            batches(&mut output, &numbers, &end, |number, out| {
                let node = graph.node(number);
                out.raw("id: ");
                text(out, node.id.as_str());
                let mut properties = Properties::new(out);
                nodes.node_cells(node, |column, value| {
                    if let Some(value) = value.filter(|_| !nodes.is_id(column)) {
                        let column = &nodes.columns[column];
                        properties.put(out, &column.name, |out| cell(out, column, &value));
                    }
                });
                out.raw("}");
            })?;
        }
        for (kind, numbers) in edges_by_kind(graph) {
            let end = format!(
                "MATCH (a:{COMMON_LABEL} {{id: row.source}})\n\
                 MATCH (b:{COMMON_LABEL} {{id: row.target}})\n\
                 MERGE (a)-[r:`{}` {{id: row.id}}]->(b)\nSET r += row.properties;\n",
                relationship_type(kind)
            );
            batches(&mut output, &numbers, &end, |number, out| {
                write_edge(graph, &edges, number, out);
            })?;
        }
        Ok(output.finish())
    }
}

/// Returns the numbers of the edges of each kind.
pub(super) fn edges_by_kind(graph: &GraphView) -> BTreeMap<&str, Vec<usize>> {
    let mut kinds: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, edge) in graph.edges().enumerate() {
        let kind = edge.edge.kind.as_str();
        kinds.entry(kind).or_default().push(number);
    }
    kinds
}

fn write_edge(graph: &GraphView, edges: &Table, number: usize, out: &mut Buffer) {
    let Some(edge) = graph.edge(number) else {
        return;
    };
    if !edge.is_directed && edge.source != edge.target {
        out.lose(Loss::Directions, || edge.id().to_string());
    }
    for (word, words) in [
        ("source: ", graph.node(edge.source).id.as_str()),
        (", target: ", graph.node(edge.target).id.as_str()),
        (", id: ", &edge.id().text()),
    ] {
        out.raw(word);
        text(out, words);
    }
    let mut properties = Properties::new(out);
    edges.edge_cells(edge, |column, value| {
        if let Some(value) = value.filter(|_| !edges.is_id(column)) {
            let column = &edges.columns[column];
            properties.put(out, &column.name, |out| cell(out, column, &value));
        }
    });
    out.raw("}");
}

/// Writes rows in statements of at most so many, each row on a line.
fn batches(
    output: &mut Output,
    numbers: &[usize],
    end: &str,
    fill: impl Fn(usize, &mut Buffer) + Sync,
) -> io::Result<()> {
    output.each(numbers.len(), |place, out| {
        let is_first = place % BATCH == 0;
        let is_last = place % BATCH == BATCH - 1 || place + 1 == numbers.len();
        out.raw(if is_first { "\nUNWIND [\n  {" } else { "  {" });
        fill(numbers[place], out);
        out.raw(if is_last { "}\n] AS row\n" } else { "},\n" });
        if is_last {
            out.raw(end);
        }
    })
}

/// Writes the properties of a row.
struct Properties {
    is_first: bool,
}

impl Properties {
    fn new(out: &mut Buffer) -> Self {
        out.raw(", properties: {");
        Self { is_first: true }
    }

    fn put(&mut self, out: &mut Buffer, key: &str, fill: impl FnOnce(&mut Buffer)) {
        if !std::mem::replace(&mut self.is_first, false) {
            out.raw(", ");
        }
        out.raw(&name(key));
        out.raw(": ");
        fill(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Node, Values};
    use crate::model::Id;

    #[test]
    fn rows_come_in_batches() {
        let mut graph = GraphView::new();
        for number in 0..2001 {
            graph.add_node(Node {
                id: Id::new(format!("person/{number}")),
                kind: NodeKind::Person,
                label: String::new(),
                values: Values::new(),
            });
        }
        let mut bytes = Vec::new();
        Cypher
            .write(&graph, &Settings::default(), &mut bytes)
            .unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let rows = text
            .split("UNWIND [")
            .skip(1)
            .map(|batch| batch.matches("\n  {").count());
        assert_eq!(rows.collect::<Vec<_>>(), [1000, 1000, 1]);
        assert_eq!(
            text.matches("}\n] AS row\nMERGE (n:Entity {id: row.id})")
                .count(),
            3
        );
    }
}
