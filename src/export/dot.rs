//! Graphviz's format as a picture: `dot -Tsvg graph.dot -o graph.svg` draws it.
//!
//! The file names the layout that suits its size, so that the same command draws any graph. How
//! nodes and edges look is in `dot_looks.rs`. What they are stands behind that, under names that
//! Graphviz does not act on.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::dot_attributes::{InPicture, Owner, starts_in_pictures};
use super::dot_clusters::{clusters, write_clusters};
use super::dot_looks::{Look, write_edge, write_node};
use super::figures::write_comments;
use super::output::{Buffer, Output};
use super::palette::{color, group, group_color, group_light, light, node_color, node_light};
use super::prominence::prominence;
use super::table::Table;
use super::{About, Drawing, Exporter, Keeps, Losses, Settings};
use crate::graph::{EdgeKind, GraphView, Multi, NodeKind, Shape, View};

const FONT: &str = "Helvetica,Arial,sans-serif";

/// The Graphviz format.
#[derive(Debug)]
pub(super) struct Dot;

impl Exporter for Dot {
    fn about(&self) -> About {
        About {
            name: "dot",
            extensions: &["dot", "gv"],
            file_name: "graph.dot",
            summary: "Graphviz DOT, a picture: dot -Tsvg graph.dot -o graph.svg",
            keeps: Keeps {
                parallel_edges: true,
                attributes: true,
                evidence: true,
            },
            usual_shape: Shape {
                view: View::Actors,
                multi: Multi::Merge,
            },
            drawing: Some(Drawing::Words),
            ..About::PLAIN
        }
    }

    fn write(
        &self,
        graph: &GraphView,
        settings: &Settings,
        out: &mut dyn Write,
    ) -> io::Result<Losses> {
        let prominence = prominence(graph);
        let clusters = settings
            .cluster_by
            .map(|by| clusters(graph, by, &prominence))
            .filter(|clusters| !clusters.is_empty());
        let scale = match clusters {
            Some(_) => Scale::of_clusters(graph),
            None => Scale::of(graph),
        };
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let (of_nodes, renamed_nodes) = starts_in_pictures(&nodes, Owner::Nodes);
        let (of_edges, renamed_edges) = starts_in_pictures(&edges, Owner::Edges);
        let mut output = Output::new(out);
        for losses in [&nodes.losses, &edges.losses, &renamed_nodes, &renamed_edges] {
            output.lost(losses);
        }
        let mut of_graph = Losses::new();
        output.write(|out| {
            out.raw(if graph.is_directed() {
                "digraph"
            } else {
                "graph"
            });
            out.raw(" sayso {\n");
            of_graph = write_comments(out, graph, "  // ");
            write_frame(out, graph, scale);
            if let Some(clusters) = &clusters {
                write_clusters(out, graph, clusters, !scale.has_edge_labels);
            }
        })?;
        output.lost(&of_graph);
        let is_tied = tied_nodes(graph);
        // Layers put nodes without an edge where there is room, if they stand first.
        for tied in [false, true] {
            output.each(graph.node_count(), |number, out| {
                if is_tied[number] == tied {
                    let node = graph.node(number);
                    let look = Look {
                        font: scale.font(prominence[number]),
                        fill: node_light(graph, node),
                        line: node_color(graph, node),
                        // Nodes in a frame are where the frame is.
                        place: graph.picture().place(number).filter(|_| clusters.is_none()),
                    };
                    write_node(out, graph, number, &look);
                    let starts = &of_nodes;
                    nodes.node_row(node, &mut InPicture { starts, out });
                    out.raw("];\n");
                }
            })?;
        }
        output.each(graph.edge_count(), |number, out| {
            if let Some(edge) = graph.edge(number) {
                write_edge(out, graph, edge, scale.has_edge_labels);
                let starts = &of_edges;
                edges.edge_row(edge, &mut InPicture { starts, out });
                out.raw("];\n");
            }
        })?;
        output.raw("}\n")?;
        Ok(output.finish())
    }
}

/// How a picture of some size is laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    layout: &'static str,
    smallest_font: f64,
    edge_color: &'static str,
    has_edge_labels: bool,
}

impl Scale {
    /// Chooses by the size of a graph.
    ///
    /// Layers, from who speaks on the left to whom it is about on the right, keep every word free
    /// of others, but grow too tall for much more than a hundred edges. Springs then show the
    /// groups; words on edges would run into other words there.
    pub(super) fn of(graph: &GraphView) -> Self {
        let by_size = Self::by_size(graph);
        if graph.picture().places.is_none() {
            return by_size;
        }
        Self {
            // Every program of Graphviz then leaves the nodes where they are.
            layout: "layout=\"neato\", inputscale=\"72\", splines=\"line\"",
            has_edge_labels: false,
            ..by_size
        }
    }

    /// Chooses by the size of a graph with frames. Springs pay no heed to them, or pull them over
    /// each other: where layers grow too tall the frames are packed side by side.
    pub(super) fn of_clusters(graph: &GraphView) -> Self {
        let by_size = Self::by_size(graph);
        if by_size.has_edge_labels {
            return by_size;
        }
        Self {
            layout: "layout=\"osage\", splines=\"line\"",
            ..by_size
        }
    }

    fn by_size(graph: &GraphView) -> Self {
        match (graph.node_count(), graph.edge_count()) {
            (..=80, ..=120) => Self {
                layout: "layout=\"dot\", rankdir=\"LR\", ranksep=\"0.9\", nodesep=\"0.14\"",
                smallest_font: 10.0,
                edge_color: "#6b7c8ccc",
                has_edge_labels: true,
            },
            (..=300, _) => Self {
                layout: "layout=\"sfdp\", K=\"1.2\", overlap=\"false\", splines=\"line\"",
                smallest_font: 9.0,
                edge_color: "#6b7c8c99",
                has_edge_labels: false,
            },
            _ => Self {
                layout: "layout=\"sfdp\", K=\"1.5\", overlap=\"false\", splines=\"false\"",
                smallest_font: 6.0,
                edge_color: "#6b7c8c44",
                has_edge_labels: false,
            },
        }
    }

    /// Returns the size of a node's words.
    pub(super) fn font(self, prominence: f64) -> f64 {
        self.smallest_font + (18.0 - self.smallest_font) * prominence
    }
}

/// Tells of every node, by number, whether it has an edge.
fn tied_nodes(graph: &GraphView) -> Vec<bool> {
    let mut is_tied = vec![false; graph.node_count()];
    for edge in graph.edges() {
        is_tied[edge.source] = true;
        is_tied[edge.target] = true;
    }
    is_tied
}

/// Writes what holds for the whole picture: layout, fonts, legend.
fn write_frame(out: &mut Buffer, graph: &GraphView, scale: Scale) {
    let (layout, edge_color) = (scale.layout, scale.edge_color);
    let _ = write!(
        out,
        "  graph [{layout}, charset=\"UTF-8\", bgcolor=\"white\", pad=\"0.3\", \
        outputorder=\"edgesfirst\",\n    fontname=\"{FONT}\", fontsize=\"11\", \
        fontcolor=\"#444444\", labelloc=\"b\",\n    label=<"
    );
    write_legend(out, graph);
    let _ = writeln!(
        out,
        ">];\n  \
        node [style=\"filled\", fontname=\"{FONT}\", fontcolor=\"#1a1a1a\", penwidth=\"1.2\", \
        margin=\"0.12,0.06\", height=\"0.3\", width=\"0.3\"];\n  \
        edge [fontname=\"{FONT}\", fontsize=\"9\", fontcolor=\"#5f5f5f\", \
        color=\"{edge_color}\", arrowsize=\"0.7\"];"
    );
}

/// Writes a table of the kinds that the picture shows, with their colors.
fn write_legend(out: &mut Buffer, graph: &GraphView) {
    out.raw("<table border=\"0\" cellborder=\"1\" cellspacing=\"8\" cellpadding=\"3\"><tr>");
    if let Some(name) = graph.picture().color_by {
        write_groups(out, graph, name);
    }
    for kind in NodeKind::ALL {
        if graph.picture().color_by.is_none() && graph.nodes().any(|node| node.kind == kind) {
            let (color, light, name) = (color(kind), light(kind), kind.as_str());
            let _ = write!(
                out,
                "<td color=\"{color}\" bgcolor=\"{light}\"> {name} </td>"
            );
        }
    }
    let has = |test: fn(&EdgeKind) -> bool| graph.edges().any(|edge| test(&edge.edge.kind));
    if has(|kind| *kind == EdgeKind::Said) {
        out.raw("<td border=\"0\">→ says, is about</td>");
    } else if has(|kind| *kind == EdgeKind::Mentions) {
        out.raw("<td border=\"0\">→ speaks about</td>");
    }
    if has(|kind| matches!(kind, EdgeKind::Relation(_))) {
        out.raw("<td border=\"0\">⇢ role or tie</td>");
    }
    // A table without a cell is an error to Graphviz.
    if graph.node_count() == 0 {
        out.raw("<td border=\"0\">no nodes</td>");
    }
    out.raw("</tr></table>");
}

/// Writes the cells of a legend by groups: how many nodes each has.
fn write_groups(out: &mut Buffer, graph: &GraphView, name: &str) {
    let mut sizes: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for node in graph.nodes() {
        *sizes.entry(group(graph, node, name)).or_default() += 1;
    }
    // Those without a color of their own come last.
    let others = sizes.remove(&None);
    let groups = sizes.into_iter().chain(others.map(|size| (None, size)));
    for (group, size) in groups {
        let (color, light) = (group_color(group), group_light(group));
        let _ = write!(out, "<td color=\"{color}\" bgcolor=\"{light}\"> ");
        let _ = match group {
            Some(number) => write!(out, "group {number}: {size} </td>"),
            None => write!(out, "others: {size} </td>"),
        };
    }
}
