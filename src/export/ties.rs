//! What formats lose that hold names and ties and little else.

use super::column::Column;
use super::losses::{Loss, Losses};
use super::table::Table;
use crate::graph::{EdgeReference, GraphView};

/// The columns of edges that are their evidence, which is counted edge by edge, and their id.
const EVIDENCE: [&str; 5] = ["sayso_id", "record", "document", "spans", "quote"];

/// Counts the attributes of edges and of the graph that a format has no place for, and the edges
/// whose evidence it has none for.
pub(super) fn count_tie_losses(graph: &GraphView, kept: &[&str]) -> Losses {
    let edges = Table::of_edges(graph);
    let mut losses = edges.losses.clone();
    // What follows from evidence is nothing where there is none.
    let has_values = |column: &Column| {
        let has_value = |edge: &EdgeReference<'_>| {
            let edge = edge.edge;
            !edge.evidence.is_empty() || edge.values.contains(&column.field)
        };
        column.derived.is_none() || graph.edges().any(|edge| has_value(&edge))
    };
    if graph.edge_count() > 0 {
        let kept = [kept, &EVIDENCE].concat();
        count_columns(
            &mut losses,
            edges.columns.iter().filter(|c| has_values(c)),
            &kept,
        );
    }
    count_columns(&mut losses, &Table::of_graph(graph).columns, &[]);
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
    count_columns(&mut losses, &nodes.columns, &[kept, &EVIDENCE].concat());
    losses
}

fn count_columns<'a>(
    losses: &mut Losses,
    columns: impl IntoIterator<Item = &'a Column>,
    kept: &[&str],
) {
    for column in columns {
        if !kept.contains(&column.name.as_str()) {
            losses.add(Loss::Attributes, || column.field.clone());
        }
    }
}
