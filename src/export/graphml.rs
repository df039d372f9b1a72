//! GraphML: the XML format that nearly every graph program reads.
//!
//! Valid by the official schema, but for the flavors of single programs: ids are `n0` and `e0`,
//! attribute names are name tokens, and the record's own id is the attribute `sayso_id`. Keys are
//! declared for nodes or for edges, never for both, and a missing value has no element, because
//! programs disagree on anything else.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::column::Cell;
use super::graphml_flavor::Flavor;
use super::graphml_keys::Keys;
use super::graphml_shapes::Shapes;
use super::output::Output;
use super::palette::numbered_color;
use super::prominence::picture_sizes;
use super::table::Table;
use super::xml::write_kind;
use super::{About, Drawing, Exporter, Losses, Settings};
use crate::graph::{GraphView, Multi, Shape, View};

/// The GraphML format.
#[derive(Debug)]
pub(super) struct GraphMl(pub(super) Flavor);

impl Exporter for GraphMl {
    fn about(&self) -> About {
        About {
            name: match self.0 {
                Flavor::Strict => "graphml",
                Flavor::Gephi => "graphml-gephi",
                Flavor::Yed => "graphml-yed",
                Flavor::Visone => "graphml-visone",
            },
            extensions: &["graphml"],
            file_name: match self.0 {
                Flavor::Strict => "graph.graphml",
                Flavor::Gephi => "graph-gephi.graphml",
                Flavor::Yed => "graph-yed.graphml",
                Flavor::Visone => "graph-visone.graphml",
            },
            summary: match self.0 {
                Flavor::Strict => {
                    "GraphML, for nearly every graph program: yEd, Cytoscape, networkx, igraph, Gephi"
                }
                Flavor::Gephi => "GraphML whose parallel edges stay apart in Gephi",
                Flavor::Yed => "GraphML with boxes, colors and lines, drawn as yEd opens it",
                Flavor::Visone => "GraphML with boxes, colors and lines, for visone",
            },
            usual_shape: if self.0.is_drawn() {
                Shape {
                    view: View::Actors,
                    multi: Multi::Merge,
                }
            } else {
                Shape {
                    view: View::Full,
                    multi: Multi::Keep,
                }
            },
            drawing: Some(if self.0.is_drawn() {
                Drawing::Words
            } else {
                Drawing::Discs
            }),
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let (nodes, edges) = (Table::of_nodes(graph), Table::of_edges(graph));
        let figures = Table::of_graph(graph);
        let mut output = Output::new(out);
        for table in [&nodes, &edges, &figures] {
            output.lost(&table.losses);
        }
        let node_extras = self.0.node_extras(graph.picture().places.is_some());
        let edge_extras = self.0.edge_extras();
        let node_keys = Keys::new(0, &nodes, node_extras.len());
        let edge_keys = Keys::new(node_keys.end(), &edges, edge_extras.len());
        let graph_keys = Keys::new(edge_keys.end(), &figures, 0);
        let shapes = Shapes::new(graph, self.0, graph_keys.end());
        // Other programs take the direction of an edge from the graph, and networkx refuses both.
        let keeps_directions = matches!(self.0, Flavor::Gephi | Flavor::Visone);
        if !keeps_directions {
            output.lost_directions(graph);
        }
        let repeats = self.0.repeats(graph);
        let direction = if graph.is_directed() {
            "directed"
        } else {
            "undirected"
        };
        output.write(|out| {
            out.raw(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"",
            );
            out.raw(self.0.name_spaces());
            out.raw(">\n");
            node_keys.declare(out, "node", &nodes, node_extras);
            edge_keys.declare(out, "edge", &edges, edge_extras);
            graph_keys.declare(out, "graph", &figures, &[]);
            if let Some(shapes) = &shapes {
                shapes.declare(out);
            }
            let _ = writeln!(out, "  <graph id=\"g\" edgedefault=\"{direction}\">");
            if let Some(shapes) = &shapes {
                shapes.graph(out);
            }
            figures.graph_cells(graph, |number, cell| graph_keys.cell(out, number, cell));
        })?;
        let sizes = picture_sizes(graph);
        output.each(graph.node_count(), |number, out| {
            let node = graph.node(number);
            out.raw("    <node id=\"n");
            out.integer(number);
            out.raw("\">\n");
            // Programs that take a label from the drawing find the whole one behind it.
            if let Some(shapes) = &shapes {
                shapes.node(out, number);
            }
            nodes.node_row(node, &mut node_keys.row(out));
            if !node_extras.is_empty() {
                let extra = nodes.columns.len();
                let color = numbered_color(graph, number).hex();
                let color = std::str::from_utf8(&color).unwrap_or_default();
                node_keys.cell(out, extra, Some(Cell::text(color)));
                let size = sizes[number];
                node_keys.cell(out, extra + 1, Some(Cell::Float(size)));
                node_keys.cell(out, extra + 2, Some(Cell::text(&node.label)));
                if let Some([x, y]) = graph.picture().place(number) {
                    node_keys.cell(out, extra + 3, Some(Cell::Float(x)));
                    node_keys.cell(out, extra + 4, Some(Cell::Float(y)));
                }
            }
            out.raw("    </node>\n");
        })?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            out.raw("    <edge id=\"e");
            out.integer(number);
            out.raw("\" source=\"n");
            out.integer(edge.source);
            out.raw("\" target=\"n");
            out.integer(edge.target);
            let kind = edge.edge.kind.as_str();
            if keeps_directions && edge.is_directed != graph.is_directed() {
                out.raw("\" directed=\"false");
            }
            if self.0 == Flavor::Gephi {
                out.raw("\" label=\"");
                write_kind(out, edge.edge, repeats.nth(number));
            }
            out.raw("\">\n");
            if let Some(shapes) = &shapes {
                shapes.edge(out, edge);
            }
            edges.edge_row(edge, &mut edge_keys.row(out));
            let extra = match self.0 {
                Flavor::Strict | Flavor::Gephi => Some(Cell::text(kind)),
                Flavor::Yed => None,
                Flavor::Visone => Some(Cell::Boolean(edge.is_directed)),
            };
            edge_keys.cell(out, edges.columns.len(), extra);
            out.raw("    </edge>\n");
        })?;
        output.raw("  </graph>\n</graphml>\n")?;
        Ok(output.finish())
    }
}
