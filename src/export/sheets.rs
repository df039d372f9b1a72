//! The graph as the sheets of a workbook or the tables of a database: typed, with lists as lists.

use std::borrow::Cow;

use super::column::{Cell, ColumnType};
use super::losses::Losses;
use super::statements;
use super::table::Table;
use crate::graph::{GraphView, Node, NodeKind};

/// One sheet.
pub(super) struct Sheet<'a> {
    /// Its name, in lower case.
    pub(super) name: &'static str,
    /// Its columns.
    pub(super) columns: Vec<SheetColumn>,
    /// How many rows it has.
    pub(super) rows: usize,
    /// What the values lost on the way into the columns.
    pub(super) losses: Losses,
    fill: Box<Fill<'a>>,
}

/// Hands over the cells of a row, with the numbers of their columns.
type Fill<'a> = dyn Fn(usize, &mut dyn FnMut(usize, Option<Cell<'a>>)) + 'a;

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetColumn {
    /// Its name.
    pub(super) name: String,
    /// The type that holds every value.
    pub(super) holds: ColumnType,
    /// Whether its texts are lists, joined with `|`.
    pub(super) is_list: bool,
}

impl<'a> Sheet<'a> {
    /// Hands over the cells of a row, every column once and in order.
    pub(super) fn cells(&self, row: usize, mut visit: impl FnMut(usize, Option<Cell<'a>>)) {
        (self.fill)(row, &mut visit);
    }
}

/// The columns of edges that hold lists: one item for each statement that an edge rests on.
const LISTS_OF_EDGES: &[&str] = &["record", "document", "spans", "quote", "dates"];

/// The columns of statements that hold lists.
const LISTS_OF_STATEMENTS: &[&str] = &[
    "mentions",
    "mention_names",
    "addressees",
    "addressee_names",
    "concepts",
    "concept_names",
];

/// The columns of statements that hold numbers.
const NUMBERS: &[&str] = &["confidence", "speaker_confidence"];

/// Returns the sheets of a graph: nodes, edges, statements, documents, and figures of the whole.
pub(super) fn sheets(graph: &GraphView) -> [Sheet<'_>; 5] {
    [
        nodes(graph),
        edges(graph),
        statement_sheet(graph),
        documents(graph),
        figures(graph),
    ]
}

fn nodes(graph: &GraphView) -> Sheet<'_> {
    let table = Table::of_nodes(graph);
    let is_placed = graph.picture().places.is_some();
    let mut columns = vec![text("id")];
    columns.extend(of_table(&table));
    if is_placed {
        columns.extend(["x", "y"].map(|name| column(name, ColumnType::Float)));
    }
    let end = columns.len();
    Sheet {
        name: "nodes",
        columns,
        rows: graph.node_count(),
        losses: table.losses.clone(),
        fill: Box::new(move |row, visit| {
            let node = graph.node(row);
            visit(0, Some(Cell::text(node.id.as_str())));
            let mut at = 1;
            table.node_cells(node, |number, cell| {
                if !table.is_id(number) {
                    visit(at, cell);
                    at += 1;
                }
            });
            if is_placed {
                let place = graph.picture().place(row);
                visit(end - 2, place.map(|[x, _]| Cell::Float(x)));
                visit(end - 1, place.map(|[_, y]| Cell::Float(y)));
            }
        }),
    }
}

fn edges(graph: &GraphView) -> Sheet<'_> {
    let table = Table::of_edges(graph);
    let names = [
        "source",
        "source_label",
        "target",
        "target_label",
        "type",
        "id",
    ];
    let mut columns: Vec<SheetColumn> = names.into_iter().map(text).collect();
    let first = columns.len();
    // An attribute that is called as a list is has another name in the table.
    columns.extend(of_table(&table).map(|known| SheetColumn {
        is_list: LISTS_OF_EDGES.contains(&known.name.as_str()),
        ..known
    }));
    Sheet {
        name: "edges",
        columns,
        rows: graph.edge_count(),
        losses: table.losses.clone(),
        fill: Box::new(move |row, visit| {
            let Some(edge) = graph.edge(row) else { return };
            let (source, target) = (graph.node(edge.source), graph.node(edge.target));
            let ends = [
                source.id.as_str(),
                &source.label,
                target.id.as_str(),
                &target.label,
                if edge.is_directed {
                    "directed"
                } else {
                    "undirected"
                },
            ];
            let ends = ends.into_iter().map(Cell::text);
            let ends = ends.chain([Cell::Text(edge.id().text())]);
            for (number, cell) in ends.enumerate() {
                visit(number, Some(cell));
            }
            let mut at = first;
            table.edge_cells(edge, |number, cell| {
                if !table.is_id(number) {
                    visit(at, cell);
                    at += 1;
                }
            });
        }),
    }
}

fn statement_sheet(graph: &GraphView) -> Sheet<'_> {
    let rows = statements::Rows::new(graph);
    let own = statements::COLUMNS.into_iter().map(|name| SheetColumn {
        is_list: LISTS_OF_STATEMENTS.contains(&name),
        ..column(name, of_statements(name))
    });
    let further = rows.further.columns.iter();
    let further = further.map(|known| column(&known.name, known.holds));
    Sheet {
        name: "statements",
        columns: own.chain(further).collect(),
        rows: rows.len(),
        losses: rows.further.losses.clone(),
        fill: Box::new(move |row, visit| {
            rows.cells(row, |number, cell| {
                let name = statements::COLUMNS.get(number);
                match (cell, name.is_some_and(|name| NUMBERS.contains(name))) {
                    (Some(Cell::Text(text)), true) => {
                        visit(number, text.parse().ok().map(Cell::Float));
                    }
                    (cell, _) => visit(number, cell),
                }
            });
        }),
    }
}

/// Returns the type of a column of the statements.
fn of_statements(name: &str) -> ColumnType {
    if NUMBERS.contains(&name) {
        ColumnType::Float
    } else {
        ColumnType::Text
    }
}

fn documents(graph: &GraphView) -> Sheet<'_> {
    let table = Table::of_kind(graph, NodeKind::Document, &["id", "label"]);
    let documents: Vec<&Node> = graph
        .nodes()
        .filter(|node| node.kind == NodeKind::Document)
        .collect();
    let mut columns = vec![text("id"), text("label")];
    columns.extend(
        table
            .columns
            .iter()
            .map(|known| column(&known.name, known.holds)),
    );
    Sheet {
        name: "documents",
        columns,
        rows: documents.len(),
        losses: table.losses.clone(),
        fill: Box::new(move |row, visit| {
            let node = documents[row];
            visit(0, Some(Cell::text(node.id.as_str())));
            visit(1, Some(Cell::text(&node.label)));
            table.attribute_cells(node, |number, cell| visit(number + 2, cell));
        }),
    }
}

/// Numbers of the whole graph, one a row: how many nodes and edges, and what was measured.
fn figures(graph: &GraphView) -> Sheet<'_> {
    let (rows, losses) = super::figures::figures(graph);
    Sheet {
        name: "figures",
        columns: vec![
            text("name"),
            column("number", ColumnType::Float),
            text("words"),
        ],
        rows: rows.len(),
        losses,
        fill: Box::new(move |row, visit| {
            let (name, cell) = &rows[row];
            visit(0, Some(Cell::Text(Cow::Owned(name.clone()))));
            match cell {
                Cell::Text(_) | Cell::Boolean(_) => {
                    visit(1, None);
                    visit(2, Some(Cell::Text(Cow::Owned(cell.to_string()))));
                }
                number => {
                    visit(1, number.to_string().parse().ok().map(Cell::Float));
                    visit(2, None);
                }
            }
        }),
    }
}

/// Takes over the columns of a table but the record's id, which stands under another name.
fn of_table(table: &Table) -> impl Iterator<Item = SheetColumn> + '_ {
    table
        .without_id()
        .map(|known| column(&known.name, known.holds))
}

fn text(name: &str) -> SheetColumn {
    column(name, ColumnType::Text)
}

fn column(name: &str, holds: ColumnType) -> SheetColumn {
    SheetColumn {
        name: name.to_owned(),
        holds,
        is_list: false,
    }
}
