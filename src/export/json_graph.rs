//! What all formats share that are written in JSON: the tables of a graph as members of objects.

use super::column::Cell;
use super::json_text::Members;
use super::losses::Loss;
use super::output::{Buffer, Output};
use super::palette::node_color;
use super::prominence::picture_sizes;
use super::table::Table;
use crate::graph::{EdgeReference, GraphView, Node};

/// A graph's tables, and how its nodes are drawn.
pub(super) struct JsonGraph<'a> {
    /// The columns of the nodes.
    pub(super) nodes: Table,
    /// The columns of the edges.
    pub(super) edges: Table,
    /// The columns of the one row that is the whole graph.
    pub(super) figures: Table,
    graph: &'a GraphView,
    has_ids: bool,
    sizes: Vec<f64>,
}

impl<'a> JsonGraph<'a> {
    /// Finds the columns. The records' ids are a column only where nodes and edges have other ids
    /// of their own in the file.
    pub(super) fn new(graph: &'a GraphView, has_ids: bool) -> Self {
        Self {
            nodes: Table::of_nodes(graph),
            edges: Table::of_edges(graph),
            figures: Table::of_graph(graph),
            graph,
            has_ids,
            sizes: picture_sizes(graph),
        }
    }

    /// Renames the attributes that a program would take for something else.
    pub(super) fn avoid(mut self, of_nodes: &[&str], of_edges: &[&str]) -> Self {
        avoid(&mut self.nodes, of_nodes);
        avoid(&mut self.edges, of_edges);
        self
    }

    /// Counts what the tables could not hold.
    pub(super) fn count_losses(&self, output: &mut Output<'_>) {
        for table in [&self.nodes, &self.edges, &self.figures] {
            output.lost(&table.losses);
        }
    }

    /// Writes the attributes of the whole graph.
    pub(super) fn figures(&self, out: &mut Buffer, members: &mut Members) {
        self.figures.graph_cells(self.graph, |column, cell| {
            members.cell(out, &self.figures.columns[column].name, cell);
        });
    }

    /// Writes the attributes of a node.
    pub(super) fn node(&self, out: &mut Buffer, members: &mut Members, node: &Node) {
        self.nodes.node_cells(node, |column, cell| {
            if self.has_ids || !self.nodes.is_id(column) {
                members.cell(out, &self.nodes.columns[column].name, cell);
            }
        });
    }

    /// Writes the attributes of an edge.
    pub(super) fn edge(&self, out: &mut Buffer, members: &mut Members, edge: EdgeReference<'_>) {
        self.edges.edge_cells(edge, |column, cell| {
            if self.has_ids || !self.edges.is_id(column) {
                members.cell(out, &self.edges.columns[column].name, cell);
            }
        });
    }

    /// Writes the color and the size of a node, under the names that most programs draw by.
    pub(super) fn looks(&self, out: &mut Buffer, members: &mut Members, number: usize) {
        let color = node_color(self.graph, self.graph.node(number)).to_string();
        members.text(out, "color", &color);
        members.cell(out, "size", Some(Cell::Float(self.sizes[number])));
    }
}

/// Writes a place.
pub(super) fn write_place(out: &mut Buffer, members: &mut Members, [x, y]: [f64; 2]) {
    members.cell(out, "x", Some(Cell::Float(x)));
    members.cell(out, "y", Some(Cell::Float(y)));
}

/// Turns a place that counts upwards into one that counts downwards, as screens do.
pub(super) fn downwards([x, y]: [f64; 2]) -> [f64; 2] {
    [x, 0.0 - y]
}

/// Starts an object of a list: on a line of its own, with a comma behind the one before.
pub(super) fn start_item(out: &mut Buffer, number: usize) {
    out.raw(if number == 0 { "\n{" } else { ",\n{" });
}

/// Puts a `_` behind the names of columns that a program would act on.
fn avoid(table: &mut Table, words: &[&str]) {
    for number in 0..table.columns.len() {
        let column = &table.columns[number];
        if !words.contains(&column.name.as_str()) {
            continue;
        }
        let mut name = format!("{}_", column.name);
        let is_taken = |name: &str| {
            let mut columns = table.columns.iter();
            columns.any(|other| other.name.to_lowercase() == name.to_lowercase())
        };
        while is_taken(&name) {
            name.push('_');
        }
        // A name that differs from the field is counted already.
        if column.name == column.field {
            let example = format!("{} → {name}", column.field);
            table.losses.add(Loss::RenamedAttributes, || example);
        }
        table.columns[number].name = name;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{NodeKind, Values};
    use crate::model::Id;

    #[test]
    fn names_that_a_program_acts_on_are_avoided() {
        let mut graph = GraphView::new();
        let fields = ["hidden", "hidden_", "party"].map(|name| (name.to_owned(), true.into()));
        graph.add_node(Node {
            id: Id::new("n"),
            kind: NodeKind::Person,
            label: "N".to_owned(),
            values: fields.into_iter().collect::<Values>(),
        });
        let graph = JsonGraph::new(&graph, false).avoid(&["hidden", "members"], &[]);
        let names = graph.nodes.columns.iter().map(|c| c.name.as_str());
        let names: Vec<&str> = names.skip(3).collect();
        assert_eq!(names, ["hidden__", "hidden_", "party"]);
        assert_eq!(graph.nodes.losses.count(Loss::RenamedAttributes), 1);
    }
}
