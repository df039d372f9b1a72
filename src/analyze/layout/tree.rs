//! A tree of squares: bodies that are far away push as one (Barnes and Hut 1986).

use rayon::prelude::*;

use crate::analyze::frozen::number;

/// A place on the plane.
pub(super) type Point = [f64; 2];

/// How many bodies a square may hold without being parted.
const MOST_IN_LEAF: usize = 8;

/// How many times a square can be parted: as often as places have bits on an axis.
const MOST_LEVELS: u32 = 16;

/// The greatest width of a square, as a share of its distance, that still pushes as one.
const WIDEST: f64 = 1.2;

/// The least square of a distance: bodies in one place do not push each other, and none pushes
/// without bounds.
const NEAREST: f64 = 1e-6;

/// Bodies in the order of a curve through the plane, and the squares that they are in.
#[derive(Debug)]
pub(super) struct Tree {
    /// The body's number for each place on the curve.
    order: Vec<u32>,
    bodies: Bodies,
    /// Every square before those within it.
    squares: Vec<Square>,
    /// The squares that are not parted, along the curve.
    leaves: Vec<u32>,
}

/// Where bodies are, and how heavy.
#[derive(Debug, Default)]
struct Bodies {
    x: Vec<f64>,
    y: Vec<f64>,
    mass: Vec<f64>,
}

/// A square, with its bodies and their center of mass.
#[derive(Debug, Clone, Copy)]
struct Square {
    center: Point,
    mass: f64,
    width: f64,
    first: u32,
    last: u32,
    /// The next square that is not within this one.
    next: u32,
    is_leaf: bool,
}

impl Tree {
    /// Sorts bodies into squares; places must be finite, masses positive.
    pub(super) fn new(places: &[Point], masses: &[f64]) -> Self {
        let (corner, width) = bounds(places);
        // As many squares as numbers of sixteen bits, and none on the far edge is lost.
        let scale = if width > 0.0 { 65_535.0 / width } else { 0.0 };
        let mut keys: Vec<(u32, u32)> = (places.iter().zip(0..))
            .map(|(place, number)| {
                let [x, y] = [0, 1].map(|axis| bits((place[axis] - corner[axis]) * scale));
                (spread(x) | spread(y) << 1, number)
            })
            .collect();
        keys.sort_unstable();
        let mut bodies = Bodies::default();
        for (_, number) in &keys {
            let number = *number as usize;
            bodies.push(places[number], masses[number]);
        }
        let mut tree = Self {
            order: keys.iter().map(|(_, number)| *number).collect(),
            bodies,
            squares: Vec::with_capacity(places.len()),
            leaves: Vec::with_capacity(places.len() / 2),
        };
        if !keys.is_empty() {
            tree.part(&keys, 0, width, MOST_LEVELS);
        }
        tree
    }

    /// Adds the square of some bodies that stand one after the other, and all squares within.
    fn part(&mut self, keys: &[(u32, u32)], first: usize, width: f64, levels: u32) {
        let place = self.squares.len();
        let range = first..first + keys.len();
        let (mut center, mut mass) = ([0.0; 2], 0.0);
        for body in range.clone() {
            let own = self.bodies.mass[body];
            center[0] += own * self.bodies.x[body];
            center[1] += own * self.bodies.y[body];
            mass += own;
        }
        let is_leaf = keys.len() <= MOST_IN_LEAF || levels == 0;
        self.squares.push(Square {
            center: center.map(|sum| sum / mass),
            mass,
            width,
            first: number(range.start),
            last: number(range.end),
            next: 0,
            is_leaf,
        });
        if is_leaf {
            self.leaves.push(number(place));
        } else {
            let quarter = |key: u32| key >> (2 * (levels - 1)) & 3;
            let mut first = first;
            for part in keys.chunk_by(|a, b| quarter(a.0) == quarter(b.0)) {
                self.part(part, first, width / 2.0, levels - 1);
                first += part.len();
            }
        }
        self.squares[place].next = number(self.squares.len());
    }

    /// Adds to each body's force how all others push it: by the product of the masses over the
    /// distance, times a factor.
    pub(super) fn push(&self, factor: f64, forces: &mut [Point]) {
        let groups: Vec<Vec<Point>> = (self.leaves.par_iter())
            .map_init(Bodies::default, |pushing, leaf| {
                let leaf = &self.squares[*leaf as usize];
                self.gather(leaf, pushing);
                let bodies = leaf.first as usize..leaf.last as usize;
                bodies.map(|body| self.pushed(body, pushing)).collect()
            })
            .collect();
        for (number, push) in self.order.iter().zip(groups.iter().flatten()) {
            let body = *number as usize;
            forces[body][0] += factor * push[0];
            forces[body][1] += factor * push[1];
        }
    }

    /// Collects what pushes the bodies of a leaf: squares far away as one body each, and all bodies
    /// of those that are near.
    fn gather(&self, leaf: &Square, pushing: &mut Bodies) {
        pushing.clear();
        let bodies = leaf.first as usize..leaf.last as usize;
        let side = |values: &[f64]| {
            let values = values[bodies.clone()].iter().copied();
            let low = values.clone().fold(f64::INFINITY, f64::min);
            (low, values.fold(f64::NEG_INFINITY, f64::max))
        };
        let (left, right) = side(&self.bodies.x);
        let (low, high) = side(&self.bodies.y);
        let mut at = 0;
        while let Some(square) = self.squares.get(at) {
            let [x, y] = square.center;
            let across = (left - x).max(x - right).max(0.0);
            let up = (low - y).max(y - high).max(0.0);
            let reach = WIDEST * WIDEST * (across * across + up * up);
            let is_around = square.first <= leaf.first && leaf.last <= square.last;
            if !is_around && square.width * square.width < reach {
                pushing.push(square.center, square.mass);
                at = square.next as usize;
            } else if square.is_leaf {
                let near = square.first as usize..square.last as usize;
                pushing.x.extend_from_slice(&self.bodies.x[near.clone()]);
                pushing.y.extend_from_slice(&self.bodies.y[near.clone()]);
                pushing.mass.extend_from_slice(&self.bodies.mass[near]);
                at = square.next as usize;
            } else {
                at += 1;
            }
        }
        pushing.fill_up();
    }

    /// Returns how a body is pushed by others: itself among them, it does nothing.
    fn pushed(&self, body: usize, pushing: &Bodies) -> Point {
        let (x, y) = (self.bodies.x[body], self.bodies.y[body]);
        let (mut across, mut up) = ([0.0; LANES], [0.0; LANES]);
        let masses = pushing.mass.chunks_exact(LANES);
        let others = pushing
            .x
            .chunks_exact(LANES)
            .zip(pushing.y.chunks_exact(LANES));
        for ((xs, ys), masses) in others.zip(masses) {
            for lane in 0..LANES {
                let (dx, dy) = (x - xs[lane], y - ys[lane]);
                let strength = masses[lane] / (dx * dx + dy * dy).max(NEAREST);
                across[lane] += dx * strength;
                up[lane] += dy * strength;
            }
        }
        let own = self.bodies.mass[body];
        [across, up].map(|lanes| own * ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])))
    }
}

/// How many bodies are worked on side by side; processors without wide registers do so, too.
const LANES: usize = 4;

impl Bodies {
    fn push(&mut self, [x, y]: Point, mass: f64) {
        self.x.push(x);
        self.y.push(y);
        self.mass.push(mass);
    }

    fn clear(&mut self) {
        self.x.clear();
        self.y.clear();
        self.mass.clear();
    }

    /// Adds bodies without mass, until the last lanes are full.
    fn fill_up(&mut self) {
        while !self.x.len().is_multiple_of(LANES) {
            self.push([0.0; 2], 0.0);
        }
    }
}

/// Returns the lower left corner of the square around some places, and its width.
fn bounds(places: &[Point]) -> (Point, f64) {
    let side = |axis: usize| {
        let values = places.iter().map(|place| place[axis]);
        let low = values.clone().fold(f64::INFINITY, f64::min);
        (low, values.fold(f64::NEG_INFINITY, f64::max) - low)
    };
    let ((left, across), (low, up)) = (side(0), side(1));
    ([left, low], across.max(up))
}

/// Returns a number of sixteen bits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is held between the bounds"
)]
fn bits(value: f64) -> u32 {
    value.clamp(0.0, 65_535.0) as u32
}

/// Puts a zero before each of sixteen bits.
const fn spread(bits: u32) -> u32 {
    let bits = (bits | bits << 8) & 0x00FF_00FF;
    let bits = (bits | bits << 4) & 0x0F0F_0F0F;
    let bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use super::super::super::communities::Random;
    use super::*;

    fn scattered(count: usize) -> Vec<Point> {
        let mut random = Random::new(5);
        let mut next = || f64::from(random.below(1 << 30)) / f64::from(1 << 20);
        (0..count).map(|_| [next(), next()]).collect()
    }

    fn exact(places: &[Point], masses: &[f64]) -> Vec<Point> {
        let pushed = places.iter().zip(masses).map(|(a, own)| {
            let pushes = places.iter().zip(masses).map(|(b, other)| {
                let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
                let strength = own * other / (dx * dx + dy * dy).max(NEAREST);
                [dx * strength, dy * strength]
            });
            pushes.fold([0.0; 2], |sum, push| [sum[0] + push[0], sum[1] + push[1]])
        });
        pushed.collect()
    }

    #[test]
    fn pushes_are_nearly_those_of_all_bodies_alone() {
        for count in [0, 1, 2, 9, 1000] {
            let places = scattered(count);
            let masses: Vec<f64> = (0..count).map(|n| [1.0, 4.0, 2.0][n % 3]).collect();
            let mut found = vec![[0.0; 2]; count];
            Tree::new(&places, &masses).push(1.0, &mut found);
            let expected = exact(&places, &masses);
            let length = |p: &Point| p[0].hypot(p[1]);
            let total: f64 = expected.iter().map(length).sum();
            let apart = found
                .iter()
                .zip(&expected)
                .map(|(a, b)| length(&[a[0] - b[0], a[1] - b[1]]));
            let apart: f64 = apart.sum();
            assert!(apart <= 0.03 * total, "{count}: {apart} of {total}");
        }
    }

    #[test]
    fn bodies_in_one_place_are_pushed_by_the_others_alone() {
        let mut places = vec![[1.0, 1.0]; 100];
        places.push([3.0, 1.0]);
        let mut forces = vec![[0.0; 2]; 101];
        Tree::new(&places, &[1.0; 101]).push(1.0, &mut forces);
        assert!((forces[0][0] + 0.5).abs() < 1e-12 && forces[0][1] == 0.0);
        assert!((forces[100][0] - 50.0).abs() < 1e-9);
    }
}
