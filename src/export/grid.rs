//! Where nodes are drawn that nobody has placed: in rows, so far apart that none hides another.

use std::borrow::Cow;

use super::Drawing;
use crate::graph::GraphView;

/// How far apart nodes are at least, in points.
const GAP: f64 = 24.0;

/// Returns the place of every node, by number: to the right and up, in points. It is that of the
/// picture where there is one.
pub(super) fn places<'a>(graph: &'a GraphView, boxes: &[[f64; 2]]) -> Cow<'a, [[f64; 2]]> {
    if let Some(places) = &graph.picture().places {
        return Cow::Borrowed(places);
    }
    let widest = |side: usize| boxes.iter().map(|size| size[side]).fold(0.0, f64::max) + GAP;
    let (width, height) = (widest(0), widest(1));
    // About as wide as high, whatever the shape of the nodes.
    let area = width * height * f64_of(graph.node_count());
    let mut columns = 1;
    while f64_of(columns) * width < area.sqrt() {
        columns += 1;
    }
    let places = (0..graph.node_count()).map(|number| {
        let (column, row) = (number % columns, number / columns);
        [f64_of(column) * width, 0.0 - f64_of(row) * height]
    });
    Cow::Owned(places.collect())
}

/// Returns the place of every node where all are drawn as discs.
pub(super) fn disc_places(graph: &GraphView) -> Cow<'_, [[f64; 2]]> {
    places(graph, &Drawing::Discs.boxes(graph))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no graph has more nodes than a float counts exactly"
)]
fn f64_of(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Node, NodeKind, Picture, Values};
    use crate::model::Id;

    fn graph(count: usize) -> GraphView {
        let mut graph = GraphView::new();
        for number in 0..count {
            graph.add_node(Node {
                id: Id::new(number.to_string()),
                kind: NodeKind::Person,
                label: String::new(),
                values: Values::new(),
            });
        }
        graph
    }

    #[test]
    fn no_two_nodes_overlap_and_the_whole_is_about_square() {
        for count in [0, 1, 2, 10, 99] {
            let boxes = vec![[80.0, 20.0]; count];
            let graph = graph(count);
            let places = places(&graph, &boxes);
            assert_eq!(places.len(), count);
            for (number, one) in places.iter().enumerate() {
                for other in &places[..number] {
                    let apart = [0, 1].map(|side| (one[side] - other[side]).abs());
                    assert!(apart[0] >= 80.0 || apart[1] >= 20.0, "{one:?} {other:?}");
                }
            }
            let extent = |side: usize| {
                let sides = places.iter().map(|place| place[side].abs());
                sides.fold(0.0, f64::max)
            };
            assert!(count < 10 || (0.5..2.0).contains(&(extent(0) / extent(1))));
        }
    }

    #[test]
    fn places_that_are_decided_stay() {
        let mut graph = graph(2);
        let decided = vec![[1.0, 2.0], [3.0, 4.0]];
        graph.set_picture(Picture {
            places: Some(decided.clone()),
            color_by: None,
            ..Picture::default()
        });
        assert_eq!(disc_places(&graph).as_ref(), decided);
    }
}
