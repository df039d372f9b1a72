//! Where ties run: beside each other, from rim to rim, and where that can be around other nodes.

use std::collections::BTreeMap;

use super::super::table::weight;
use super::curve::{Curve, apart};
use super::scene::{Disc, Line, Manner, Tie};
use crate::graph::{EdgeKind, GraphView};
use crate::plot::{Theme, float};

/// Up to how many ties each looks for a way around other nodes.
const MOST_CLEAR: usize = 600;
/// The ways that a tie tries, the best first: how far to the left it bends.
const WAYS: [f64; 5] = [1.0, -1.0, 1.8, -1.8, 2.6];
/// How many places on a tie are looked at.
const LOOKS: u32 = 24;
/// How far the bend of a tie is from the straight line, as a share of its length: for the first
/// between two nodes in one direction, and for each further one.
const BENDS: [f64; 2] = [0.13, 0.2];
/// The same at most, in pixels.
const FARTHEST: [f64; 2] = [70.0, 30.0];

/// Draws the edges: those between the same nodes beside each other.
pub(super) fn ties(graph: &GraphView, discs: &[Disc], manner: &Manner, theme: Theme) -> Vec<Tie> {
    let weights: Vec<f64> = graph
        .edges()
        .map(|edge| weight(edge.edge).unwrap_or(1.0))
        .collect();
    let (least, most) = weights
        .iter()
        .fold((f64::MAX, f64::MIN_POSITIVE), |(least, most), weight| {
            (least.min(*weight), most.max(*weight))
        });
    // Twice the weight is as much thicker, whatever the weight.
    let doublings = most.log2() - least.log2();
    let [thin, thick] = manner.widths;
    let thickest = (thin + 1.3 * doublings).min(thick);
    let width = |weight: f64| {
        if doublings > 0.0 {
            thin + (thickest - thin) * (weight.log2() - least.log2()) / doublings
        } else {
            (thin + 0.6).min(thick)
        }
    };
    let avoids = graph.edge_count() <= MOST_CLEAR && manner.has_heads;
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for edge in graph.edges() {
        *counts.entry(ordered(edge.source, edge.target)).or_default() += 1;
    }
    // How many have been drawn between two nodes: one way, the other, and without direction.
    let mut drawn: BTreeMap<(usize, usize), [usize; 3]> = BTreeMap::new();
    let edges = graph.edges().zip(&weights);
    edges
        .map(|(edge, weight)| {
            let ends = ordered(edge.source, edge.target);
            let way = match (edge.is_directed, edge.source <= edge.target) {
                (true, true) => 0,
                (true, false) => 1,
                (false, _) => 2,
            };
            let before = drawn.entry(ends).or_default();
            let number = before[way];
            before[way] += 1;
            let (source, target) = (&discs[edge.source], &discs[edge.target]);
            let line = if edge.source == edge.target {
                loop_at(source, number)
            } else if edge.is_directed && avoids && counts.get(&ends) == Some(&1) {
                clear_curve(discs, [edge.source, edge.target], manner)
            } else if edge.is_directed {
                curve(source, target, float(number) + 1.0, manner)
            } else {
                // Without direction, the first is straight, and the others lie on both sides of it.
                let side = if number.is_multiple_of(2) { -1.0 } else { 1.0 };
                let (one, other) = (&discs[ends.0], &discs[ends.1]);
                curve(one, other, side * float(number.div_ceil(2)), manner)
            };
            let is_within = graph.picture().color_by.is_some() && source.color == target.color;
            let gray = theme.faint().mixed(theme.paper(), 0.2);
            Tie {
                line,
                width: width(*weight),
                color: if is_within {
                    source.color.mixed(gray, 0.35)
                } else {
                    gray
                },
                is_directed: edge.is_directed,
                is_relation: matches!(edge.edge.kind, EdgeKind::Relation(_)),
            }
        })
        .collect()
}

/// Returns two numbers, the smaller first.
fn ordered(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// Draws the curve between two discs that runs behind the fewest others.
fn clear_curve(discs: &[Disc], ends: [usize; 2], manner: &Manner) -> Line {
    let [from, to] = ends.map(|end| &discs[end]);
    let hidden = |line: &Line| {
        let Line::Curve(curve) = line else {
            return usize::MAX;
        };
        let places = (1..LOOKS).map(|look| curve.at(f64::from(look) / f64::from(LOOKS)));
        let is_behind = |disc: &Disc| {
            let mut places = places.clone();
            places.any(|place| apart(place, disc.at) < disc.radius + 2.0)
        };
        let others = discs.iter().enumerate();
        let others = others.filter(|(number, _)| !ends.contains(number));
        others.filter(|(_, disc)| is_behind(disc)).count()
    };
    let lines = WAYS.iter().map(|bends| curve(from, to, *bends, manner));
    lines.min_by_key(hidden).unwrap_or(Line::Hidden)
}

/// Draws a curve between the rims of two discs; `bends` says how far to the left it goes.
fn curve(from: &Disc, to: &Disc, bends: f64, manner: &Manner) -> Line {
    let more = (bends.abs() - 1.0).max(0.0);
    let share = (BENDS[0] + BENDS[1] * more) * bends.signum();
    let most = FARTHEST[0] + FARTHEST[1] * more;
    let aside = (apart(from.at, to.at) * share).clamp(-most, most);
    let gap = if manner.has_heads { 1.5 } else { 0.0 };
    let whole = Curve::bent(from.at, to.at, if bends == 0.0 { 0.0 } else { aside });
    let rims = whole.trimmed(from.radius, to.radius + gap);
    rims.map_or(Line::Hidden, Line::Curve)
}

/// Draws a loop above a disc; further ones are larger.
fn loop_at(disc: &Disc, number: usize) -> Line {
    let radius = (disc.radius * 0.6).clamp(3.0, 12.0) + 3.0 * float(number);
    let away = (disc.radius + radius * 0.6) * std::f64::consts::FRAC_1_SQRT_2;
    Line::Loop {
        middle: [disc.at[0] + away, disc.at[1] - away],
        radius,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests_of_pictures::graph;
    use super::super::curve::Point;
    use super::super::scene::Scene;
    use super::*;

    #[test]
    fn ties_between_the_same_nodes_do_not_lie_on_each_other() {
        let graph = graph(2, &[(0, 1), (0, 1), (1, 0), (1, 0), (0, 0), (0, 0)]);
        let scene = Scene::new(&graph, Theme::Print);
        let mut middles: Vec<Point> = Vec::new();
        for tie in &scene.ties {
            let place = match tie.line {
                Line::Curve(curve) => curve.at(0.5),
                Line::Loop { middle, radius } => [middle[0], middle[1] - radius],
                Line::Hidden => panic!("there is room"),
            };
            assert!(middles.iter().all(|known| apart(*known, place) > 3.0));
            middles.push(place);
        }
    }

    #[test]
    fn ties_run_around_nodes_that_stand_between() {
        let mut graph = graph(3, &[(0, 2)]);
        graph.set_picture(crate::graph::Picture {
            places: Some(vec![[0.0, 0.0], [150.0, 0.0], [300.0, 0.0]]),
            ..crate::graph::Picture::default()
        });
        let scene = Scene::new(&graph, Theme::Print);
        let Line::Curve(curve) = scene.ties[0].line else {
            panic!("there is room");
        };
        let between = &scene.discs[1];
        assert!(apart(curve.at(0.5), between.at) > between.radius);
    }
}
