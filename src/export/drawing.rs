//! How large formats draw nodes: what a layout has to make room for.

use unicode_width::UnicodeWidthStr;

use super::dot::Scale;
use super::dot_looks::words;
use super::prominence::{picture_sizes, prominence};
use crate::graph::{GraphView, Node, NodeKind};

/// How a format draws nodes that have places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// As discs, of which the prominent ones are larger.
    Discs,
    /// As discs, in a file that is nothing but a picture.
    Picture,
    /// As shapes around their names, by a program that has layouts of its own.
    Words,
}

impl Drawing {
    /// Returns the width and height of every node, by number, in points.
    #[must_use]
    pub fn boxes(self, graph: &GraphView) -> Vec<[f64; 2]> {
        match self {
            // Gephi and sigma take the size that a file names for half of the width.
            Self::Discs => squares(graph, 2.0),
            Self::Picture => squares(graph, 1.0),
            Self::Words => {
                let scale = Scale::of(graph);
                let nodes = graph.nodes().zip(prominence(graph));
                nodes
                    .map(|(node, p)| around_words(node, scale.font(p)))
                    .collect()
            }
        }
    }
}

/// Returns boxes around discs that are so many times as wide as nodes are large.
fn squares(graph: &GraphView, times: f64) -> Vec<[f64; 2]> {
    let sizes = picture_sizes(graph).into_iter();
    sizes.map(|size| [times * size; 2]).collect()
}

/// Returns about how large Graphviz draws a node with words of a size.
#[expect(
    clippy::cast_precision_loss,
    reason = "labels are wrapped to a few columns and lines"
)]
fn around_words(node: &Node, font: f64) -> [f64; 2] {
    let words = words(node);
    let columns = words.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
    let (width, height) = (
        columns as f64 * 0.56 * font,
        words.lines().count() as f64 * 1.2 * font,
    );
    // What surrounds words in a shape with slanted sides is larger by about the root of two.
    let slanted = matches!(node.kind, NodeKind::Place | NodeKind::Concept);
    let stretch = if slanted { 1.4 } else { 1.0 };
    [stretch * width + 18.0, (stretch * height + 10.0).max(22.0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Values;

    #[test]
    fn discs_have_room_for_programs_that_take_a_size_for_a_radius() {
        let mut graph = GraphView::new();
        for name in ["a", "b"] {
            graph.add_node(Node {
                id: name.into(),
                kind: NodeKind::Person,
                label: name.to_owned(),
                values: Values::new(),
            });
        }
        let sizes = picture_sizes(&graph);
        let (discs, picture) = (Drawing::Discs.boxes(&graph), Drawing::Picture.boxes(&graph));
        assert!(sizes.iter().all(|size| *size > 0.0));
        for (size, (disc, drawn)) in sizes.iter().zip(discs.iter().zip(&picture)) {
            assert_eq!((*disc, *drawn), ([2.0 * size; 2], [*size; 2]));
        }
    }
}
