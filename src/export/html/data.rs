//! What a page knows: tables of nodes, edges, statements, documents and concepts, as JSON.

use std::io;

use super::columns::{Columns, write_list};
use super::rows::Rows;
use super::strings::{Strings, write_string};
use super::{source_tables, tie_tables};
use crate::export::figures::figures;
use crate::export::losses::Loss;
use crate::export::output::Output;
use crate::export::palette::{Color, color, group_color};
use crate::export::table::Table;
use crate::graph::{EdgeReference, GraphView, NodeKind};
use crate::model::Id;

/// Everything that the tables are made of.
pub(super) struct Data<'a> {
    pub(super) graph: &'a GraphView,
    /// The graph's numbers of the nodes that are shown, in order.
    pub(super) nodes: Vec<usize>,
    /// The page's number of each node of the graph.
    numbers: Vec<Option<usize>>,
    pub(super) edges: Vec<EdgeReference<'a>>,
    pub(super) rows: Rows<'a>,
}

impl<'a> Data<'a> {
    /// Chooses what a page shows of a graph: all of it, or some nodes and the edges between them.
    pub(super) fn new(graph: &'a GraphView, part: Option<&[bool]>) -> Self {
        let is_shown = |number: usize| part.is_none_or(|part| part[number]);
        let mut numbers = vec![None; graph.node_count()];
        let nodes: Vec<usize> = (0..graph.node_count()).filter(|n| is_shown(*n)).collect();
        for (number, &node) in nodes.iter().enumerate() {
            numbers[node] = Some(number);
        }
        let edges = graph.edges();
        let edges = edges.filter(|edge| is_shown(edge.source) && is_shown(edge.target));
        Self {
            graph,
            edges: edges.collect(),
            rows: Rows::new(graph, is_shown),
            nodes,
            numbers,
        }
    }

    /// Returns the page's number of a node.
    pub(super) fn number(&self, node: usize) -> Option<usize> {
        self.numbers[node]
    }

    /// Returns the page's number of the node with an id.
    pub(super) fn find(&self, id: &Id) -> Option<usize> {
        self.number(self.graph.find(id)?)
    }

    /// Writes all tables, and counts what they cannot hold.
    ///
    /// # Errors
    ///
    /// Returns the writer's own error.
    pub(super) fn write(&self, output: &mut Output<'_>) -> io::Result<()> {
        self.count_losses(output)?;
        let (figures, losses) = figures(self.graph);
        output.lost(&losses);
        let mut strings = Strings::default();
        let mut page = Columns::start(output)?;
        page.member("format", |out| out.integer(1))?;
        page.member("whole", |out| {
            let counts = [self.graph.node_count(), self.graph.edge_count()];
            write_list(out, counts, super::super::output::Buffer::integer);
        })?;
        page.member("figures", |out| {
            write_list(out, figures, |out, (name, cell)| {
                out.raw("[");
                write_string(out, &name);
                out.raw(",");
                write_string(out, &cell.to_string());
                out.raw("]");
            });
        })?;
        page.object("colors", write_colors)?;
        page.member("colorBy", |out| {
            write_string(out, self.graph.picture().color_by.unwrap_or("kind"));
        })?;
        page.object("nodes", |columns| {
            tie_tables::nodes(self, columns, &mut strings)
        })?;
        page.object("edges", |columns| {
            tie_tables::edges(self, columns, &mut strings)
        })?;
        page.object("rows", |columns| {
            source_tables::rows(self, columns, &mut strings)
        })?;
        page.object("documents", |columns| {
            source_tables::documents(self, columns, &mut strings)
        })?;
        page.object("concepts", |columns| {
            source_tables::concepts(self, columns, &mut strings)
        })?;
        page.list("strings", strings.into_texts(), |out, text| {
            write_string(out, &text);
        })?;
        page.finish()
    }

    fn count_losses(&self, output: &mut Output<'_>) -> io::Result<()> {
        output.lost(&Table::of_nodes(self.graph).losses);
        output.lost(&Table::of_edges(self.graph).losses);
        output.write(|out| {
            for (number, node) in self.graph.nodes().enumerate() {
                if self.number(number).is_none() {
                    out.lose(Loss::Nodes, || node.label.clone());
                }
            }
            for edge in self.graph.edges() {
                if self.number(edge.source).is_none() || self.number(edge.target).is_none() {
                    out.lose(Loss::Edges, || edge.id().to_string());
                }
            }
        })
    }
}

/// Writes the palette, so that a page has the colors of all other pictures.
fn write_colors(columns: &mut Columns<'_, '_>) -> io::Result<()> {
    columns.object("kinds", |kinds| {
        for kind in NodeKind::ALL {
            let color = color(kind).to_string();
            kinds.member(kind.as_str(), |out| write_string(out, &color))?;
        }
        Ok(())
    })?;
    columns.list("groups", 1..=Color::GROUPS.len(), |out, group| {
        write_string(out, &group_color(Some(group)).to_string());
    })?;
    let others = group_color(None).to_string();
    columns.member("others", |out| write_string(out, &others))
}
