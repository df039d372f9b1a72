//! Tables for Cypher's `LOAD CSV`, with the statements that load them.
//!
//! `LOAD CSV` takes a backslash for an escape and every cell for a text, so backslashes are doubled
//! and the statements turn numbers into numbers.

use std::io::{self, Write};

use super::cypher::edges_by_kind;
use super::text::{COMMON_LABEL, label, name, relationship_type, text};
use crate::export::column::{Column, ColumnType};
use crate::export::csv_rows::Dialect;
use crate::export::edges::write_edges;
use crate::export::figures::write_figures;
use crate::export::losses::Loss;
use crate::export::nodes::write_nodes;
use crate::export::output::{Buffer, Output};
use crate::export::table::Table;
use crate::export::{About, Exporter, Folder, FolderWriter, Losses, Settings};
use crate::graph::{EdgeReference, GraphView, NodeKind};

/// The tables and the statements.
#[derive(Debug)]
pub(in crate::export) struct Load;

impl Exporter for Load {
    fn about(&self) -> About {
        About {
            name: "csv-load",
            extensions: &[],
            file_name: "csv-load",
            summary: "CSV tables for Neo4j's LOAD CSV, with the statements",
            ..About::PLAIN
        }
    }

    fn folder(&self) -> Option<&dyn FolderWriter> {
        Some(self)
    }
}

impl FolderWriter for Load {
    fn write(
        &self,
        graph: &GraphView,
        _: &Settings,
        folder: &mut dyn Folder,
    ) -> io::Result<Losses> {
        let mut losses = Losses::new();
        folder.file("nodes.csv", &mut |out| {
            losses.append(write_nodes(graph, Dialect::BACKSLASH, out)?);
            Ok(())
        })?;
        folder.file("edges.csv", &mut |out| {
            losses.append(write_edges(graph, Dialect::BACKSLASH, out)?);
            Ok(())
        })?;
        folder.file("figures.csv", &mut |out| {
            losses.append(write_figures(graph, Dialect::BACKSLASH, out)?);
            Ok(())
        })?;
        folder.file("load.cypher", &mut |out| {
            losses.append(write_statements(graph, out)?);
            Ok(())
        })?;
        Ok(losses)
    }
}

/// Writes one statement for each kind of nodes and of edges: a label or a type cannot be taken
/// from a cell in every version.
fn write_statements(graph: &GraphView, out: &mut dyn Write) -> io::Result<Losses> {
    let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
    let mut output = Output::new(out);
    output.write(|out| {
        let leads_on = |edge: &EdgeReference<'_>| edge.source != edge.target;
        for edge in graph
            .edges()
            .filter(leads_on)
            .filter(|edge| !edge.is_directed)
        {
            out.lose(Loss::Directions, || edge.id().to_string());
        }
    })?;
    output.raw(&format!(
        "// Put nodes.csv and edges.csv into the import folder of Neo4j, then run this file.\n\
         CREATE CONSTRAINT sayso_entity_id IF NOT EXISTS\n\
         FOR (n:{COMMON_LABEL}) REQUIRE n.id IS UNIQUE;\n"
    ))?;
    for kind in NodeKind::ALL {
        if graph.nodes().all(|node| node.kind != kind) {
            continue;
        }
        output.write(|out| {
            rows(out, "nodes.csv", kind.as_str());
            out.raw(&format!(
                "MERGE (n:{COMMON_LABEL} {{id: row.id}})\nSET n:{}",
                label(kind)
            ));
            properties(out, "n", nodes.without_id());
        })?;
    }
    for (kind, _) in edges_by_kind(graph) {
        output.write(|out| {
            rows(out, "edges.csv", kind);
            out.raw(&format!(
                "MATCH (a:{COMMON_LABEL} {{id: row.source}})\n\
                 MATCH (b:{COMMON_LABEL} {{id: row.target}})\n\
                 MERGE (a)-[r:`{}` {{id: row.id}}]->(b)\nSET r.id = row.id",
                relationship_type(kind)
            ));
            properties(out, "r", edges.without_id());
        })?;
    }
    Ok(output.finish())
}

/// Writes which rows of a table a statement is about.
fn rows(out: &mut Buffer, file: &str, kind: &str) {
    out.raw("\nLOAD CSV WITH HEADERS FROM 'file:///");
    out.raw(file);
    out.raw("' AS row\nWITH row WHERE row.kind = ");
    text(out, kind);
    out.raw("\n");
}

/// Writes what is set from which column, as what; an empty cell is no value.
fn properties<'a>(out: &mut Buffer, variable: &str, columns: impl Iterator<Item = &'a Column>) {
    for column in columns {
        let key = name(&column.name);
        let cell = format!("row.{key}");
        let value = match column.holds {
            ColumnType::Boolean => format!("toBoolean({cell})"),
            ColumnType::Integer | ColumnType::LongInteger => format!("toInteger({cell})"),
            ColumnType::Float => format!("toFloat({cell})"),
            ColumnType::Text => cell,
        };
        out.raw(&format!(",\n  {variable}.{key} = {value}"));
    }
    out.raw(";\n");
}
