//! What formats lose that hold names and ties and little else.

use super::losses::{Loss, Losses};
use super::table::Table;
use crate::graph::GraphView;

/// The columns of edges that are their evidence, which is counted edge by edge, and their id.
const EVIDENCE: [&str; 5] = ["sayso_id", "record", "document", "spans", "quote"];

/// Counts the attributes of edges and of the graph that a format has no place for, and the edges
/// whose evidence it has none for.
pub(super) fn count_tie_losses(graph: &GraphView, kept: &[&str]) -> Losses {
    let edges = Table::of_edges(graph);
    let mut losses = edges.losses.clone();
    count_columns(&mut losses, &edges, &[kept, &EVIDENCE].concat());
    count_columns(&mut losses, &Table::of_graph(graph), &[]);
    for edge in graph.edges() {
        if !edge.edge.evidence.is_empty() {
            losses.add(Loss::Evidence, || edge.id().to_string());
        }
    }
    losses
}

/// Counts the attributes of nodes that a format has no place for.
pub(super) fn count_node_losses(graph: &GraphView, kept: &[&str]) -> Losses {
    let nodes = Table::of_nodes(graph);
    let mut losses = Losses::new();
    count_columns(&mut losses, &nodes, &[kept, &EVIDENCE].concat());
    losses
}

fn count_columns(losses: &mut Losses, table: &Table, kept: &[&str]) {
    for column in &table.columns {
        if !kept.contains(&column.name.as_str()) {
            losses.add(Loss::Attributes, || column.field.clone());
        }
    }
}
