//! Tables for `neo4j-admin database import`, the fastest way into an empty Neo4j.

use std::io::{self, Write};

use super::text::{COMMON_LABEL, label, relationship_type};
use crate::export::around::aliases;
use crate::export::column::{Column, ColumnType};
use crate::export::csv_rows::{Dialect, Row};
use crate::export::figures::write_figures;
use crate::export::losses::Loss;
use crate::export::output::{Buffer, Output};
use crate::export::table::Table;
use crate::export::{About, Exporter, Folder, FolderWriter, Losses, Settings};
use crate::graph::{Edge, GraphView};

/// The tables and the script that imports them.
#[derive(Debug)]
pub(in crate::export) struct Admin;

/// What stands between the items of a list, as the program expects it.
const DELIMITER: char = ';';

/// The columns of edges that are lists: what each edge rests on.
const LISTS: [&str; 2] = ["record", "document"];

/// Imports the tables; what the user adds (the name of a database, `--overwrite-destination`) is
/// passed on.
const SCRIPT: &str = "#!/bin/sh
# Imports these tables into an empty database: sh import.sh [NAME] [OPTION...]
# Run it on the machine of Neo4j 5 or later while the database is stopped.
set -eu
cd \"$(dirname \"$0\")\"
name=${1:-neo4j}
[ $# -eq 0 ] || shift
exec neo4j-admin database import full \\
    --nodes=nodes.csv --relationships=edges.csv \\
    --id-type=string --array-delimiter=\";\" --multiline-fields=true \\
    \"$@\" \"$name\"
";

impl Exporter for Admin {
    fn about(&self) -> About {
        About {
            name: "csv-neo4j",
            extensions: &[],
            file_name: "csv-neo4j",
            summary: "CSV tables for neo4j-admin database import, with the command",
            ..About::PLAIN
        }
    }

    fn folder(&self) -> Option<&dyn FolderWriter> {
        Some(self)
    }
}

impl FolderWriter for Admin {
    fn write(
        &self,
        graph: &GraphView,
        _: &Settings,
        folder: &mut dyn Folder,
    ) -> io::Result<Losses> {
        let mut losses = Losses::new();
        folder.file("nodes.csv", &mut |out| {
            losses.append(write_nodes(graph, out)?);
            Ok(())
        })?;
        folder.file("edges.csv", &mut |out| {
            losses.append(write_edges(graph, out)?);
            Ok(())
        })?;
        folder.file("figures.csv", &mut |out| {
            losses.append(write_figures(graph, Dialect::PLAIN, out)?);
            Ok(())
        })?;
        folder.file("import.sh", &mut |out| out.write_all(SCRIPT.as_bytes()))?;
        Ok(losses)
    }
}

fn write_nodes(graph: &GraphView, out: &mut dyn Write) -> io::Result<Losses> {
    let table = Table::of_nodes(graph);
    let mut output = Output::new(out);
    output.lost(&table.losses);
    output.write(|out| {
        let mut row = Row::new(Dialect::PLAIN);
        row.text(out, "id:ID");
        for column in table.without_id() {
            row.text(out, &header(column, &["aliases"]));
        }
        row.text(out, ":LABEL");
        out.raw("\n");
    })?;
    output.each(graph.node_count(), |number, out| {
        let node = graph.node(number);
        let mut row = Row::new(Dialect::PLAIN);
        row.text(out, node.id.as_str());
        table.node_cells(node, |column, cell| {
            match table.columns[column].field.as_str() {
                _ if table.is_id(column) => {}
                "aliases" if cell.is_some() => {
                    let list = list(out, aliases(node));
                    row.text(out, &list);
                }
                _ => row.cell(out, cell.as_ref()),
            }
        });
        row.text(
            out,
            &format!("{COMMON_LABEL}{DELIMITER}{}", label(node.kind)),
        );
        out.raw("\n");
    })?;
    Ok(output.finish())
}

fn write_edges(graph: &GraphView, out: &mut dyn Write) -> io::Result<Losses> {
    let table = Table::of_edges(graph);
    let mut output = Output::new(out);
    output.lost(&table.losses);
    output.write(|out| {
        let mut row = Row::new(Dialect::PLAIN);
        for name in [":START_ID", ":END_ID", ":TYPE", "id"] {
            row.text(out, name);
        }
        for column in table.without_id() {
            row.text(out, &header(column, &LISTS));
        }
        out.raw("\n");
    })?;
    output.each(graph.edge_count(), |number, out| {
        let Some(edge) = graph.edge(number) else {
            return;
        };
        if !edge.is_directed && edge.source != edge.target {
            out.lose(Loss::Directions, || edge.id().to_string());
        }
        let mut row = Row::new(Dialect::PLAIN);
        row.text(out, graph.node(edge.source).id.as_str());
        row.text(out, graph.node(edge.target).id.as_str());
        row.text(out, &relationship_type(edge.edge.kind.as_str()));
        row.edge_id(out, edge.id());
        table.edge_cells(edge, |column, cell| {
            let name = table.columns[column].name.as_str();
            if table.is_id(column) {
            } else if LISTS.contains(&name) {
                let list = rests_on(edge.edge, name, out);
                row.text(out, &list);
            } else {
                row.cell(out, cell.as_ref());
            }
        });
        out.raw("\n");
    })?;
    Ok(output.finish())
}

/// Returns the records or the documents that an edge rests on.
fn rests_on(edge: &Edge, name: &str, out: &mut Buffer) -> String {
    let items = edge.evidence.iter().map(|item| match name {
        "record" => item.record.as_str(),
        _ => item.document.as_ref().map_or("", |id| id.as_str()),
    });
    if items.clone().all(str::is_empty) {
        return String::new();
    }
    list(out, items)
}

/// Joins items. There is no escape for the delimiter, so one inside an item gives way to a comma.
fn list<'a>(out: &mut Buffer, items: impl Iterator<Item = &'a str>) -> String {
    let items: Vec<String> = items
        .map(|item| {
            let delimiters = item.matches(DELIMITER).count() as u64;
            out.lose_many(Loss::Characters, delimiters, || item.to_owned());
            item.replace(DELIMITER, ",")
        })
        .collect();
    items.join(";")
}

/// Returns the header of a column: its name and type.
fn header(column: &Column, lists: &[&str]) -> String {
    let holds = match column.holds {
        _ if lists.contains(&column.field.as_str()) => ":string[]",
        ColumnType::Boolean => ":boolean",
        ColumnType::Integer | ColumnType::LongInteger => ":long",
        ColumnType::Float => ":double",
        ColumnType::Text => ":string",
    };
    format!("{}{holds}", column.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_list_hold_no_delimiter() {
        let mut out = Buffer::default();
        assert_eq!(list(&mut out, ["a;b", "c"].into_iter()), "a,b;c");
        assert_eq!(out.losses().count(Loss::Characters), 1);
    }
}
