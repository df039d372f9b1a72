//! Making room: nodes that lie on each other are pushed apart.

use super::tree::Point;
use crate::analyze::frozen::number as short;

/// How often all nodes are looked at, at most, before the picture grows instead.
const MOST_ROUNDS: usize = 60;

/// How much the picture grows at a time, where pushing alone makes no room.
const GROWTH: f64 = 1.1;

/// The room between two nodes.
const MARGIN: f64 = 2.0;

/// Pushes nodes apart until no two of the larger ones lie on each other: those are at least as
/// large as half of all nodes are. Nodes are boxes of some width and height around their places.
pub(super) fn make_room(places: &mut [Point], boxes: &[Point]) {
    for (number, place) in places.iter_mut().enumerate() {
        // Nodes in one place have no direction to part in: a little of their numbers gives one.
        let turn = f64::from(short(number) % 1000);
        place[0] += turn * 1e-6;
        place[1] += (turn * 7.0 % 1000.0) * 1e-6;
    }
    for _ in 0..MOST_ROUNDS {
        if !part_all(places, boxes, 0.0) {
            return;
        }
    }
    let area = |size: &Point| size[0] * size[1];
    let mut areas: Vec<f64> = boxes.iter().map(area).collect();
    areas.sort_by(f64::total_cmp);
    let large = areas.get(areas.len() / 2).copied().unwrap_or(0.0);
    // Growing parts any two places in the end; what the numbers above set apart is never one.
    for _ in 0..200 {
        if !part_all(places, boxes, large) {
            return;
        }
        for place in places.iter_mut() {
            *place = place.map(|value| value * GROWTH);
        }
    }
}

/// Pushes every two nodes apart that lie on each other and are at least so large, and tells whether
/// there were any.
fn part_all(places: &mut [Point], boxes: &[Point], least_area: f64) -> bool {
    let mut order: Vec<u32> = (0..short(places.len()))
        .filter(|node| {
            let [width, height] = boxes[*node as usize];
            width * height >= least_area
        })
        .collect();
    let left = |node: &u32| places[*node as usize][0] - boxes[*node as usize][0] / 2.0;
    order.sort_by(|a, b| left(a).total_cmp(&left(b)));
    let mut had_to = false;
    for (at, a) in order.iter().enumerate() {
        let a = *a as usize;
        let right = places[a][0] + boxes[a][0] / 2.0 + MARGIN;
        for b in &order[at + 1..] {
            let b = *b as usize;
            if places[b][0] - boxes[b][0] / 2.0 > right {
                break;
            }
            had_to |= part(places, boxes, a, b);
        }
    }
    had_to
}

/// Pushes two nodes apart along the axis where the way is shorter, if they lie on each other.
fn part(places: &mut [Point], boxes: &[Point], a: usize, b: usize) -> bool {
    let apart = [0, 1].map(|axis| places[b][axis] - places[a][axis]);
    let room = [0, 1].map(|axis| f64::midpoint(boxes[a][axis], boxes[b][axis]) + MARGIN);
    let missing = [0, 1].map(|axis| room[axis] - apart[axis].abs());
    if missing[0] <= 1e-9 || missing[1] <= 1e-9 {
        return false;
    }
    let axis = usize::from(missing[1] < missing[0]);
    let way = (missing[axis] / 2.0).copysign(apart[axis]);
    // The larger one stays where it is, nearly: pictures keep their landmarks.
    let area = [a, b].map(|node| boxes[node][0] * boxes[node][1]);
    let share = area[0] / (area[0] + area[1]);
    places[a][axis] -= 2.0 * way * (1.0 - share);
    places[b][axis] += 2.0 * way * share;
    true
}
