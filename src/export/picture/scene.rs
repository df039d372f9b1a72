//! What a picture shows, in numbers: discs and curves, as large as the page has room for.

use super::super::grid::disc_places;
use super::super::palette::node_color;
use super::super::prominence::{picture_sizes, prominence};
use super::curve::{Curve, Point};
use super::lines::ties;
use crate::graph::GraphView;
use crate::plot::{Color, Theme, float};

/// The nodes and ties of a picture.
pub(super) struct Scene {
    /// One for each node, by number.
    pub(super) discs: Vec<Disc>,
    /// One for each edge, by number.
    pub(super) ties: Vec<Tie>,
    /// How ties look.
    pub(super) manner: Manner,
}

/// A node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disc {
    pub(super) at: Point,
    pub(super) radius: f64,
    pub(super) color: Color,
}

/// An edge.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tie {
    pub(super) line: Line,
    pub(super) width: f64,
    pub(super) color: Color,
    pub(super) is_directed: bool,
    /// Whether it is a role or membership, and no statement.
    pub(super) is_relation: bool,
}

/// Where an edge runs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Line {
    /// From rim to rim.
    Curve(Curve),
    /// Around nothing, back to where it starts.
    Loop { middle: Point, radius: f64 },
    /// Between discs so near that there is no room for it.
    Hidden,
}

/// How the ties of a graph of some size look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// How much of what is below shines through, from 0 (all) to 1 (none).
    pub(super) opacity: f64,
    /// The thinnest and the thickest line.
    pub(super) widths: [f64; 2],
    /// How much larger heads are than lines are thick; there are none where ties are too many.
    pub(super) has_heads: bool,
    /// Whether roles are dashed.
    pub(super) has_dashes: bool,
}

/// Above how many edges heads would only be clutter.
const MOST_HEADS: usize = 2_500;
/// The width or height of the network on the page: with no nodes, with each root of their number
/// more, and at most.
const SIDE: [f64; 3] = [560.0, 40.0, 1400.0];
/// How much larger than its layout a picture is at most.
const LARGEST: f64 = 1.5;
/// The smallest disc.
const SMALLEST: f64 = 1.6;
/// The largest disc, whatever a graph file says.
const WIDEST: f64 = 42.0;

impl Manner {
    /// Chooses by the number of edges: the more, the finer.
    fn of(graph: &GraphView) -> Self {
        let count = graph.edge_count();
        let root = float(count).sqrt().max(1.0);
        Self {
            opacity: (22.0 / root).clamp(0.18, 0.75),
            widths: [(30.0 / root).clamp(0.5, 1.2), (90.0 / root).clamp(1.6, 6.0)],
            has_heads: graph.is_directed() && count <= MOST_HEADS,
            has_dashes: count <= MOST_HEADS,
        }
    }

    /// Returns how long the head of a line is.
    pub(super) fn head(&self, width: f64) -> f64 {
        let [thin, _] = self.widths;
        (4.0 + 2.0 * width).min(14.0) * thin.max(0.6)
    }
}

impl Scene {
    /// Places a graph on a page.
    pub(super) fn new(graph: &GraphView, theme: Theme) -> Self {
        let discs = discs(graph, theme);
        let manner = Manner::of(graph);
        let ties = ties(graph, &discs, &manner, theme);
        Self {
            discs,
            ties,
            manner,
        }
    }
}

/// Places the nodes: their layout turned upside down, because a page counts downwards, and scaled.
fn discs(graph: &GraphView, theme: Theme) -> Vec<Disc> {
    let places = disc_places(graph);
    // Halves keep the span of the largest numbers finite; what is no number is in the corner.
    let halves = places.iter().map(|place| place.map(|value| value / 2.0));
    let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
    let halves: Vec<[f64; 2]> = halves.map(|place| place.map(finite)).collect();
    let [mut low, mut high] = [[f64::MAX; 2], [f64::MIN; 2]];
    for place in &halves {
        for axis in 0..2 {
            low[axis] = low[axis].min(place[axis]);
            high[axis] = high[axis].max(place[axis]);
        }
    }
    let extent = (high[0] - low[0]).max(high[1] - low[1]);
    let [least, more, most] = SIDE;
    let side = (least + more * float(places.len()).sqrt()).min(most);
    let scale = if extent > 0.0 {
        (side / extent / 2.0).min(LARGEST)
    } else {
        1.0
    };
    let sizes = picture_sizes(graph);
    let largest = sizes
        .iter()
        .copied()
        .filter(|s| s.is_finite())
        .fold(0.0, f64::max);
    // A graph file may have sizes of its own, for a page of another size.
    let shrink = (2.0 * WIDEST / (largest * scale).max(1e-9)).min(1.0);
    let discs = graph.nodes().zip(&halves).zip(&sizes);
    discs
        .zip(prominence(graph))
        .map(|(((node, place), size), prominence)| Disc {
            at: [place[0] - low[0], high[1] - place[1]].map(|half| half * scale * 2.0),
            // On a page that is much smaller than the layout, prominent nodes shrink less.
            radius: (finite(*size) / 2.0 * scale.powf(1.0 - prominence / 2.0) * shrink)
                .clamp(SMALLEST, WIDEST),
            color: on_page(node_color(graph, node), theme),
        })
        .collect()
}

/// Returns the color on a page that stands for one of the palette.
pub(super) fn on_page(color: Color, theme: Theme) -> Color {
    if color == Color::GRAY {
        theme.other()
    } else {
        theme.visible(color)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests_of_pictures::graph;
    use super::*;

    #[test]
    fn any_number_of_nodes_fits_the_page() {
        for count in [0, 1, 2, 500] {
            let edges: Vec<_> = (1..count).map(|n| (n - 1, n)).collect();
            let scene = Scene::new(&graph(count, &edges), Theme::Dark);
            assert_eq!((scene.discs.len(), scene.ties.len()), (count, edges.len()));
            for disc in &scene.discs {
                let is_inside = |value: f64| (0.0..=SIDE[2]).contains(&value);
                assert!(disc.at.into_iter().all(is_inside), "{disc:?}");
                assert!((SMALLEST..=WIDEST).contains(&disc.radius), "{disc:?}");
            }
        }
    }
}
