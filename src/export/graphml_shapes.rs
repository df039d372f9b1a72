//! How nodes and edges look in the GraphML of yEd and visone.
//!
//! Both draw by the elements of yFiles, which yEd writes itself and networkx reads. visone wraps
//! each into an element of its own; this was read in the files that Discourse Network Analyzer
//! writes for it, not tried with the program.

use std::fmt::Write as _;

use super::Drawing;
use super::dot::Scale;
use super::dot_looks::{edge_words, pen, words};
use super::graphml_flavor::Flavor;
use super::grid::places;
use super::json_graph::downwards;
use super::output::Buffer;
use super::palette::{node_color, node_light};
use super::prominence::prominence;
use super::xml::{can_hold, write_text};
use crate::graph::{EdgeKind, EdgeReference, GraphView, NodeKind};

/// The picture of a graph, as boxes around names.
pub(super) struct Shapes<'a> {
    graph: &'a GraphView,
    flavor: Flavor,
    /// The number of the key of nodes; that of edges is the next one.
    key: usize,
    scale: Scale,
    prominence: Vec<f64>,
    boxes: Vec<[f64; 2]>,
    places: Vec<[f64; 2]>,
}

impl<'a> Shapes<'a> {
    /// Decides where nodes are and how large; nothing in a flavor that is not drawn.
    pub(super) fn new(graph: &'a GraphView, flavor: Flavor, key: usize) -> Option<Self> {
        if !flavor.is_drawn() {
            return None;
        }
        let boxes = Drawing::Words.boxes(graph);
        let places = places(graph, &boxes).into_owned();
        Some(Self {
            graph,
            flavor,
            key,
            scale: Scale::of(graph),
            prominence: prominence(graph),
            boxes,
            places,
        })
    }

    /// Declares the keys of drawings, and in visone the attributes that labels are taken from.
    pub(super) fn declare(&self, out: &mut Buffer) {
        let [nodes, edges, graph] = [self.key, self.key + 1, self.key + 2];
        // Writing to memory cannot fail.
        let _ = write!(
            out,
            "  <key id=\"d{nodes}\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n  \
            <key id=\"d{edges}\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n"
        );
        if self.flavor == Flavor::Visone {
            let _ = writeln!(
                out,
                "  <key id=\"d{graph}\" for=\"graph\" attr.name=\"visone\" attr.type=\"string\" \
                visone.type=\"properties\"/>"
            );
        }
    }

    /// Writes what is said of the whole picture.
    pub(super) fn graph(&self, out: &mut Buffer) {
        if self.flavor == Flavor::Visone {
            let key = self.key + 2;
            let _ = writeln!(
                out,
                "      <data key=\"d{key}\">\
                <visone:labelAttribute nodeLabel=\"label\" edgeLabel=\"label\"/></data>"
            );
        }
    }

    /// Writes how a node looks: its shape and color say what it is, its size how prominent.
    pub(super) fn node(&self, out: &mut Buffer, number: usize) {
        let node = self.graph.node(number);
        let [width, height] = self.boxes[number];
        // The place is that of the middle, the format's that of the upper left corner.
        let [x, y] = downwards(self.places[number]);
        let (x, y) = (x - width / 2.0, y - height / 2.0);
        let (fill, line) = (node_light(self.graph, node), node_color(self.graph, node));
        let font = self.scale.font(self.prominence[number]);
        self.start(out, self.key, "shapeNode");
        let _ = write!(
            out,
            "<y:ShapeNode><y:Geometry x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" \
            height=\"{height:.1}\"/><y:Fill color=\"{fill}\" transparent=\"false\"/>\
            <y:BorderStyle color=\"{line}\" type=\"line\" width=\"1.2\"/>\
            <y:NodeLabel fontFamily=\"Dialog\" fontSize=\"{font:.0}\" textColor=\"#1a1a1a\">"
        );
        write_words(out, &words(node));
        let shape = shape(node.kind);
        let _ = write!(
            out,
            "</y:NodeLabel><y:Shape type=\"{shape}\"/></y:ShapeNode>"
        );
        self.end(out, "shapeNode");
    }

    /// Writes how an edge looks: as in the Graphviz picture.
    pub(super) fn edge(&self, out: &mut Buffer, edge: EdgeReference<'_>) {
        let is_tie = matches!(edge.edge.kind, EdgeKind::Relation(_));
        let (color, line) = match edge.edge.kind {
            EdgeKind::Relation(_) => ("#a0835a", "dashed"),
            EdgeKind::AppearsIn | EdgeKind::ReportedBy => ("#6b7c8c", "dotted"),
            _ => ("#6b7c8c", "line"),
        };
        let (width, arrow) = (pen(edge.edge), self.arrow());
        self.start(out, self.key + 1, "polyLineEdge");
        let _ = write!(
            out,
            "<y:PolyLineEdge><y:LineStyle color=\"{color}\" type=\"{line}\" \
            width=\"{width:.2}\"/><y:Arrows source=\"none\" target=\"{arrow}\"/>"
        );
        if is_tie {
            out.raw("<y:EdgeLabel fontFamily=\"Dialog\" fontSize=\"9\" textColor=\"#5f5f5f\">");
            write_words(out, &edge_words(edge.edge));
            out.raw("</y:EdgeLabel>");
        }
        out.raw("</y:PolyLineEdge>");
        self.end(out, "polyLineEdge");
    }

    const fn arrow(&self) -> &'static str {
        if self.graph.is_directed() {
            "standard"
        } else {
            "none"
        }
    }

    fn start(&self, out: &mut Buffer, key: usize, wrapping: &str) {
        let _ = write!(out, "      <data key=\"d{key}\">");
        if self.flavor == Flavor::Visone {
            let _ = write!(out, "<visone:{wrapping}>");
        }
    }

    fn end(&self, out: &mut Buffer, wrapping: &str) {
        if self.flavor == Flavor::Visone {
            let _ = write!(out, "</visone:{wrapping}>");
        }
        out.raw("</data>\n");
    }
}

/// Writes words that the data hold as well, where what XML lacks of them is counted.
fn write_words(out: &mut Buffer, words: &str) {
    let words: String = words.chars().filter(|c| can_hold(*c)).collect();
    write_text(out, &words);
}

/// Returns the shape of a kind of node.
const fn shape(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Person | NodeKind::Group => "roundrectangle",
        NodeKind::Organisation | NodeKind::Statement => "rectangle",
        NodeKind::Place | NodeKind::Node => "ellipse",
        NodeKind::Document => "parallelogram",
        NodeKind::Concept => "hexagon",
    }
}
