//! The graph as two tables, of nodes and of edges, that every format writes in its own way.
//!
//! The columns are found in one walk over the graph; rows are made one at a time, so a table
//! needs no memory of its own. A name, a type or a missing value is decided here and nowhere else.

use super::cells::first_bytes;
use super::column::{Column, ColumnType, Derived};
use super::losses::{Loss, Losses};
use super::names::{Names, RESERVED_FOR_EDGES, RESERVED_FOR_NODES};
use super::types::Types;
use crate::graph::{Edge, GraphView, Node, NodeKind, Value};

/// The columns of all nodes or of all edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// What every node or edge has first, then the attributes by name.
    pub(super) columns: Vec<Column>,
    /// What no file can hold of the values, or holds in another way.
    pub(super) losses: Losses,
    pub(super) fixed: usize,
    /// Which column is the record's id.
    id: Option<usize>,
}

/// The column of the record's id.
const ID: &str = "sayso_id";

/// What every node has, in the order of [`Table::node_cells`].
const NODE_COLUMNS: [(&str, ColumnType); 3] = [
    ("label", ColumnType::Text),
    ("kind", ColumnType::Text),
    (ID, ColumnType::Text),
];

/// What every edge has, in the order of [`Table::edge_cells`].
const EDGE_COLUMNS: [(&str, ColumnType); 8] = [
    ("label", ColumnType::Text),
    ("weight", ColumnType::Float),
    ("kind", ColumnType::Text),
    (ID, ColumnType::Text),
    ("record", ColumnType::Text),
    ("document", ColumnType::Text),
    ("spans", ColumnType::Text),
    ("quote", ColumnType::Text),
];

/// What follows from an edge's evidence where the edge itself does not say it.
const FROM_EVIDENCE: [(&str, ColumnType, Derived); 4] = [
    ("count", ColumnType::Integer, Derived::Count),
    ("dates", ColumnType::Text, Derived::Dates),
    ("first_date", ColumnType::Text, Derived::FirstDate),
    ("last_date", ColumnType::Text, Derived::LastDate),
];

impl Table {
    /// The number of the column of an edge's kind.
    pub(super) const KIND_OF_EDGE: usize = 2;

    /// Finds the columns of the nodes.
    pub(super) fn of_nodes(graph: &GraphView) -> Self {
        let values = graph.nodes().map(further_values);
        Self::new(&NODE_COLUMNS, &[], values, RESERVED_FOR_NODES)
    }

    /// Finds the columns of the one row that is the whole graph.
    pub(super) fn of_graph(graph: &GraphView) -> Self {
        Self::new(&[], &[], [graph.values().iter()], &[])
    }

    /// Finds the attributes that nodes of a kind have beside those of a list.
    pub(super) fn of_kind(graph: &GraphView, kind: NodeKind, others: &[&str]) -> Self {
        let nodes = graph.nodes().filter(|node| node.kind == kind);
        let values = nodes.map(|node| {
            let values = node.values.iter();
            values.filter(|(field, _)| !others.contains(field))
        });
        Self::new(&[], &[], values, others)
    }

    /// Finds the columns of the edges.
    pub(super) fn of_edges(graph: &GraphView) -> Self {
        let mut losses = Losses::new();
        let values = graph.edges().map(|edge| {
            if loses_weight(graph, edge.edge) {
                let example = || format!("{} of {}", edge.edge.weight, edge.id());
                losses.add(Loss::Weights, example);
            }
            edge.edge.values.iter()
        });
        let mut table = Self::new(&EDGE_COLUMNS, &FROM_EVIDENCE, values, RESERVED_FOR_EDGES);
        table.losses.append(losses);
        table
    }

    fn new<'a, V: Iterator<Item = (&'a str, &'a Value)>>(
        fixed: &[(&str, ColumnType)],
        derived: &[(&'a str, ColumnType, Derived)],
        rows: impl IntoIterator<Item = V>,
        reserved: &[&str],
    ) -> Self {
        let mut types = Types::new(derived.iter().map(|&(name, holds, _)| (name, holds)));
        for row in rows {
            types.add(row);
        }
        let mut losses = types.losses;
        let mut names = Names::without(reserved);
        let fixed_columns = fixed.iter().map(|&(name, column_type)| Column {
            name: name.to_owned(),
            field: name.to_owned(),
            start: first_bytes(name),
            holds: column_type,
            derived: None,
        });
        let mut columns: Vec<Column> = fixed_columns.collect();
        for known in types.known {
            let (name, field) = (names.give(known.field), known.field.to_owned());
            let derived = derived.iter().find(|(name, _, _)| *name == field);
            if name != field {
                losses.add(Loss::RenamedAttributes, || format!("{field} → {name}"));
            }
            if known.is_mixed {
                losses.add(Loss::MixedTypes, || field.clone());
            }
            columns.push(Column {
                name,
                start: first_bytes(&field),
                field,
                holds: known.holds,
                derived: derived.map(|(_, _, derived)| *derived),
            });
        }
        Self {
            id: columns.iter().position(|column| column.name == ID),
            columns,
            losses,
            fixed: fixed.len(),
        }
    }

    /// Returns the columns without the record's id: for formats in which nodes and edges have it as
    /// their own id.
    pub(super) fn without_id(&self) -> impl Iterator<Item = &Column> + Clone {
        self.columns.iter().filter(|column| column.name != ID)
    }

    /// Returns the columns of attributes, without what every node or edge has.
    pub(super) fn further(&self) -> impl Iterator<Item = &Column> {
        self.columns[self.fixed..].iter()
    }

    /// Tells whether a column is the record's id.
    pub(super) fn is_id(&self, number: usize) -> bool {
        self.id == Some(number)
    }
}

/// Returns a node's attributes, save a name that its label says already.
pub(super) fn further_values(node: &Node) -> impl Iterator<Item = (&str, &Value)> {
    let is_label = |field: &str, value: &Value| {
        field == "name" && matches!(value, Value::Text(name) if *name == node.label)
    };
    let values = node.values.iter();
    values.filter(move |(field, value)| !is_label(field, value))
}

/// Returns the weight that files may hold: Gephi drops an edge of weight zero, so a weight that is
/// not positive and finite is left out.
pub(super) fn weight(edge: &Edge) -> Option<f64> {
    (edge.weight > 0.0 && edge.weight < f64::INFINITY).then_some(edge.weight)
}

/// Tells whether a file that leaves a weight out says less than the graph does.
pub(super) fn loses_weight(graph: &GraphView, edge: &Edge) -> bool {
    weight(edge).is_none() && !(edge.weight == 0.0 && graph.zero_is_no_weight())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::column::Cell;
    use crate::graph::{EdgeKind, Values};
    use crate::model::Id;

    fn graph(rows: &[(&str, &[(&str, Value)])]) -> GraphView {
        let mut graph = GraphView::new();
        for (name, fields) in rows {
            let mut values = Values::new();
            for (field, value) in *fields {
                values.insert((*field).to_owned(), value.clone());
            }
            graph.add_node(Node {
                id: Id::new(*name),
                kind: NodeKind::Person,
                label: (*name).to_owned(),
                values,
            });
        }
        graph
    }

    fn row<'a>(table: &Table, node: &'a Node) -> Vec<Option<Cell<'a>>> {
        let mut row = Vec::new();
        table.node_cells(node, |number, cell| {
            assert_eq!(number, row.len());
            row.push(cell);
        });
        row
    }

    #[test]
    fn every_value_stands_in_its_column_and_no_other() {
        let graph = graph(&[
            (
                "Ada",
                &[
                    ("name", "Ada".into()),
                    ("a", 1.into()),
                    ("size", "tall".into()),
                ],
            ),
            ("Ben", &[("on", true.into()), ("a", 0.5.into())]),
            ("Eve", &[]),
        ]);
        let table = Table::of_nodes(&graph);
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        // The name that only repeats the label has no column.
        assert_eq!(names, ["label", "kind", "sayso_id", "a", "on", "size_"]);
        assert_eq!(table.columns[3].holds, ColumnType::Float);
        let rows: Vec<_> = graph.nodes().map(|node| row(&table, node)).collect();
        let ada = [Some(Cell::Float(1.0)), None, Some(Cell::text("tall"))];
        assert_eq!(rows[0][3..], ada);
        assert_eq!(
            rows[1][3..],
            [Some(Cell::Float(0.5)), Some(Cell::Boolean(true)), None]
        );
        assert_eq!(rows[2][3..], [None, None, None]);
    }

    #[test]
    fn a_name_unlike_the_label_is_kept() {
        let graph = graph(&[("Ada", &[("name", "Ada Brook".into())])]);
        let table = Table::of_nodes(&graph);
        assert_eq!(table.columns[3].name, "name_");
        assert_eq!(row(&table, graph.node(0))[3], Some(Cell::text("Ada Brook")));
        assert_eq!(table.losses.count(Loss::RenamedAttributes), 1);
    }

    #[test]
    fn what_no_file_can_hold_is_counted() {
        let graph = graph(&[
            (
                "Ada",
                &[
                    ("size", 1.into()),
                    ("rate", f64::NAN.into()),
                    ("age", 5.into()),
                ],
            ),
            ("Ben", &[("age", "five".into())]),
        ]);
        let losses = Table::of_nodes(&graph).losses;
        let told: Vec<_> = losses
            .iter()
            .map(|(loss, tally)| (loss, tally.examples[0].as_str()))
            .collect();
        let expected = [
            (Loss::RenamedAttributes, "size → size_"),
            (Loss::MixedTypes, "age"),
            (Loss::Numbers, "NaN as rate"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn weights_that_a_program_would_drop_an_edge_for_are_left_out() {
        for (given, expected) in [
            (2.5, Some(2.5)),
            (0.0, None),
            (-1.0, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            let edge = Edge {
                id: "edge".to_owned(),
                kind: EdgeKind::Said,
                weight: given,
                evidence: Vec::new(),
                values: Values::new(),
            };
            assert_eq!(weight(&edge), expected);
        }
    }
}
