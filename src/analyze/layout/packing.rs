//! Putting what hangs together with nothing else beside each other: the largest part first, in
//! rows.

use super::tree::Point;
use super::{fit, overlap};
use crate::analyze::Rows;

/// The room between two parts.
const MARGIN: f64 = 24.0;

/// How much wider than high the picture becomes.
const LANDSCAPE: f64 = 1.3;

/// A part of the graph that hangs together, with the box around it.
struct Part {
    nodes: Vec<usize>,
    places: Vec<Point>,
    low: Point,
    size: Point,
}

/// Scales each part of a graph to the sizes of its nodes, pushes these apart, and moves the parts
/// to rows.
pub(super) fn pack(places: &mut [Point], boxes: &[Point], ties: &Rows) {
    let mut parts: Vec<Part> = (parts(ties).into_iter())
        .map(|nodes| Part::new(nodes, places, boxes))
        .collect();
    let area = |part: &Part| part.size[0] * part.size[1];
    // Equal ones stay in the order of their first nodes.
    parts.sort_by(|a, b| area(b).total_cmp(&area(a)));
    let widest = parts.iter().map(|part| part.size[0]).fold(0.0, f64::max);
    let width = widest.max((LANDSCAPE * parts.iter().map(area).sum::<f64>()).sqrt());
    let (mut left, mut top, mut height) = (0.0, 0.0, 0.0_f64);
    for part in parts {
        if left > 0.0 && left + part.size[0] > width {
            (left, top, height) = (0.0, top - height, 0.0);
        }
        for (node, place) in part.nodes.iter().zip(&part.places) {
            // Every row hangs from its upper edge, as words do.
            places[*node] = [
                left + place[0] - part.low[0],
                top - part.size[1] + place[1] - part.low[1],
            ];
        }
        left += part.size[0];
        height = height.max(part.size[1]);
    }
}

impl Part {
    fn new(nodes: Vec<usize>, places: &[Point], boxes: &[Point]) -> Self {
        let boxes: Vec<Point> = nodes.iter().map(|node| boxes[*node]).collect();
        let mut places: Vec<Point> = nodes.iter().map(|node| places[*node]).collect();
        fit(&mut places, &boxes);
        overlap::make_room(&mut places, &boxes);
        let edge = |axis: usize, sign: f64| {
            let ends = places.iter().zip(&boxes);
            let ends = ends.map(|(place, size)| sign * place[axis] + size[axis] / 2.0);
            sign * (ends.fold(f64::NEG_INFINITY, f64::max) + MARGIN / 2.0)
        };
        let low = [0, 1].map(|axis| edge(axis, -1.0));
        let size = [0, 1].map(|axis| edge(axis, 1.0) - low[axis]);
        Self {
            nodes,
            places,
            low,
            size,
        }
    }
}

/// Returns the nodes of each part of a graph that ties hold together.
fn parts(ties: &Rows) -> Vec<Vec<usize>> {
    let mut is_seen = vec![false; ties.node_count()];
    let mut parts = Vec::new();
    for first in 0..ties.node_count() {
        if std::mem::replace(&mut is_seen[first], true) {
            continue;
        }
        let mut nodes = vec![first];
        let mut at = 0;
        while let Some(&node) = nodes.get(at) {
            at += 1;
            for &neighbor in ties.neighbors(node) {
                if !std::mem::replace(&mut is_seen[neighbor as usize], true) {
                    nodes.push(neighbor as usize);
                }
            }
        }
        parts.push(nodes);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_boxes_of_their_own() {
        let edges = [(0, 1, 1.0), (1, 0, 1.0), (2, 3, 1.0), (3, 2, 1.0)];
        let ties = Rows::new(20, edges.into_iter());
        let boxes = vec![[30.0, 10.0]; 20];
        let mut places = vec![[0.0, 0.0]; 20];
        pack(&mut places, &boxes, &ties);
        for (a, b) in (0..20).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let apart = [0, 1].map(|axis| (places[a][axis] - places[b][axis]).abs());
            assert!(apart[0] >= 30.0 || apart[1] >= 10.0, "{a} {b} {places:?}");
        }
        let width = |axis: usize| {
            let values = places.iter().map(|place| place[axis]);
            values.clone().fold(0.0, f64::max) - values.fold(0.0, f64::min)
        };
        assert!(width(0) < 300.0 && width(1) < 300.0, "{places:?}");
    }
}
