//! Pictures of the network: SVG drawn from the graph's own places, and PNG made of the same.
//!
//! What a picture shows is decided in numbers first (`scene`), with room for names that do not
//! lie on each other (`labels`), then drawn (`drawing`) above a legend and a caption.

use std::io::{self, Write};

use self::drawing::Drawn;
use super::prominence::size_by;
use super::ties::{count_node_losses, count_tie_losses};
use super::{About, Drawing, Exporter, Keeps, Losses, Settings};
use crate::graph::{GraphView, Multi, Shape, View};

mod caption;
mod curve;
mod drawing;
mod labels;
mod legend;
mod lines;
mod names;
mod png;
mod scene;

/// How a picture comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    /// Shapes and words that programs can change, as sharp as they are printed.
    Svg,
    /// Pixels.
    Png,
}

impl Exporter for Picture {
    fn about(&self) -> About {
        let about = About {
            keeps: Keeps {
                parallel_edges: true,
                attributes: false,
                evidence: false,
            },
            usual_shape: Shape {
                view: View::Actors,
                multi: Multi::Merge,
            },
            drawing: Some(Drawing::Picture),
            ..About::PLAIN
        };
        match self {
            Self::Svg => About {
                name: "svg",
                extensions: &["svg"],
                file_name: "graph.svg",
                summary: "picture to print or to edit, with names, legend and source",
                ..about
            },
            Self::Png => About {
                name: "png",
                extensions: &["png"],
                file_name: "graph.png",
                summary: "picture in pixels, the same everywhere",
                ..about
            },
        }
    }

    fn write(
        &self,
        graph: &GraphView,
        settings: &Settings,
        out: &mut dyn Write,
    ) -> io::Result<Losses> {
        let shown: Vec<&str> = ["label", "kind"]
            .into_iter()
            .chain(size_by(graph))
            .chain(graph.picture().color_by)
            .collect();
        let mut losses = count_node_losses(graph, &shown);
        losses.append(count_tie_losses(graph, &["label", "kind", "weight"]));
        let Drawn { svg, losses: more } = drawing::draw(graph, settings, *self);
        losses.append(more);
        match self {
            Self::Svg => out.write_all(svg.as_bytes())?,
            Self::Png => out.write_all(&png::pixels(&svg)?)?,
        }
        Ok(losses)
    }
}
