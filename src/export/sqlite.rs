//! A SQLite database: nodes, edges, statements and documents as tables, with views that answer the
//! usual questions.

use std::io::{self, Write};

use rusqlite::types::{ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, Statement, ToSql};

use super::column::{Cell, ColumnType};
use super::sheets::{Sheet, sheets};
use super::{About, Exporter, Losses, Settings};
use crate::graph::GraphView;

/// The database.
#[derive(Debug)]
pub(super) struct Sqlite;

/// What is made of the tables: ways in, and answers.
const VIEWS: &str = "
CREATE INDEX edges_by_source ON edges (source);
CREATE INDEX edges_by_target ON edges (target);
CREATE INDEX edges_by_kind ON edges (kind);
CREATE INDEX nodes_by_kind ON nodes (kind);
CREATE INDEX statements_by_speaker ON statements (speaker);
CREATE INDEX statements_by_document ON statements (document);
CREATE VIEW who_said_what AS
  SELECT date, speaker_name AS speaker, text, mention_names AS about, document_title AS document,
    document_url AS url, id FROM statements ORDER BY date, id;
CREATE VIEW ties AS
  SELECT source_label AS source, kind, target_label AS target, count(*) AS edges,
    total(weight) AS weight FROM edges GROUP BY edges.source, kind, edges.target;
CREATE VIEW most_quoted AS
  SELECT speaker_name AS speaker, count(*) AS statements FROM statements
  GROUP BY statements.speaker ORDER BY statements DESC, speaker;
";

impl Exporter for Sqlite {
    fn about(&self) -> About {
        About {
            name: "sqlite",
            extensions: &["sqlite", "db"],
            file_name: "graph.sqlite",
            summary: "SQLite database of all tables, with indexes and views, for SQL and Datasette",
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (bytes, losses) = database(graph).map_err(io::Error::other)?;
        out.write_all(&bytes)?;
        Ok(losses)
    }
}

/// Makes the database in memory: the library writes files of its own only by their names.
fn database(graph: &GraphView) -> rusqlite::Result<(Vec<u8>, Losses)> {
    let mut connection = Connection::open_in_memory()?;
    let mut losses = Losses::new();
    let transaction = connection.transaction()?;
    for sheet in sheets(graph) {
        fill(&transaction, &sheet)?;
        losses.append(sheet.losses);
    }
    transaction.execute_batch(VIEWS)?;
    transaction.commit()?;
    let bytes = connection.serialize("main")?.to_vec();
    Ok((bytes, losses))
}

/// Creates a table and writes its rows.
fn fill(connection: &Connection, sheet: &Sheet<'_>) -> rusqlite::Result<()> {
    let columns: Vec<String> = sheet
        .columns
        .iter()
        .map(|column| {
            let type_name = match column.holds {
                ColumnType::Boolean | ColumnType::Integer | ColumnType::LongInteger => "INTEGER",
                ColumnType::Float => "REAL",
                ColumnType::Text => "TEXT",
            };
            let end = constraint(sheet.name, &column.name);
            format!("\"{}\" {type_name}{end}", column.name)
        })
        .collect();
    let (name, columns) = (sheet.name, columns.join(", "));
    connection.execute_batch(&format!("CREATE TABLE {name} ({columns})"))?;
    let places = vec!["?"; sheet.columns.len()].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO {name} VALUES ({places})"))?;
    for row in 0..sheet.rows {
        let mut failure = None;
        sheet.cells(row, |number, cell| {
            failure = bind(&mut insert, number, cell.as_ref())
                .err()
                .or(failure.take());
        });
        if let Some(failure) = failure {
            return Err(failure);
        }
        insert.raw_execute()?;
    }
    Ok(())
}

/// Returns what must hold of a column. Two records of a graph have two ids, so that a table's key
/// is the record's.
fn constraint(table: &str, column: &str) -> &'static str {
    match (table, column) {
        ("nodes" | "edges" | "statements" | "documents", "id") => " PRIMARY KEY NOT NULL",
        ("edges", "source" | "target") => " NOT NULL REFERENCES nodes (id)",
        _ => "",
    }
}

/// Binds a cell to a place of a statement.
fn bind(
    statement: &mut Statement<'_>,
    number: usize,
    cell: Option<&Cell<'_>>,
) -> rusqlite::Result<()> {
    statement.raw_bind_parameter(number + 1, Bound(cell))
}

/// A cell as SQLite takes it.
struct Bound<'a>(Option<&'a Cell<'a>>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            None => ToSqlOutput::Owned(SqlValue::Null),
            Some(Cell::Boolean(truth)) => ToSqlOutput::Owned(SqlValue::Integer(i64::from(*truth))),
            Some(Cell::Integer(number)) => ToSqlOutput::Owned(SqlValue::Integer(*number)),
            Some(Cell::Float(number)) => ToSqlOutput::Owned(SqlValue::Real(*number)),
            Some(Cell::Text(text)) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, EdgeKind, Evidence, Node, NodeKind, Values};
    use crate::model::Id;

    #[test]
    fn views_answer_for_a_graph_of_actors_alone() {
        let mut graph = GraphView::new();
        let [ada, ben] = ["ada", "ben"].map(|id| {
            graph.add_node(Node {
                id: Id::new(id),
                kind: NodeKind::Person,
                label: id.to_uppercase(),
                values: Values::new(),
            })
        });
        let said = Evidence {
            record: Id::new("s1"),
            document: None,
            spans: Vec::new(),
            quote: "It rains.".into(),
            date: None,
        };
        let edge = Edge {
            id: "e".to_owned(),
            kind: EdgeKind::Mentions,
            weight: 1.0,
            evidence: vec![said],
            values: Values::new(),
        };
        graph.add_edge(ada, ben, edge);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.sqlite");
        std::fs::write(&path, database(&graph).unwrap().0).unwrap();
        let opened = Connection::open(&path).unwrap();
        for (query, expected) in [
            (
                "SELECT speaker || text || about FROM who_said_what",
                "ADAIt rains.BEN",
            ),
            ("SELECT speaker || statements FROM most_quoted", "ADA1"),
        ] {
            let answer: String = opened.query_row(query, [], |row| row.get(0)).unwrap();
            assert_eq!(answer, expected, "{query}");
        }
    }
}
