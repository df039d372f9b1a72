//! Places for names: the most prominent first, where they hide no other name and no larger node.

use super::curve::{Point, apart};
use super::names::Name;
use super::scene::{Line, Scene};
use crate::plot::{Anchor, float, whole};

/// A box on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) low: Point,
    pub(super) high: Point,
}

impl Area {
    /// An area that holds nothing.
    pub(super) const EMPTY: Self = Self {
        low: [f64::MAX; 2],
        high: [f64::MIN; 2],
    };

    /// Makes the box around a disc.
    pub(super) fn around(at: Point, radius: f64) -> Self {
        Self {
            low: at.map(|value| value - radius),
            high: at.map(|value| value + radius),
        }
    }

    /// Returns the box around two.
    pub(super) fn with(self, other: Self) -> Self {
        let pick = |pick: fn(f64, f64) -> f64, one: Point, two: Point| {
            [pick(one[0], two[0]), pick(one[1], two[1])]
        };
        Self {
            low: pick(f64::min, self.low, other.low),
            high: pick(f64::max, self.high, other.high),
        }
    }

    /// Makes the box larger on all sides.
    fn wider(self, by: Point) -> Self {
        Self {
            low: [self.low[0] - by[0], self.low[1] - by[1]],
            high: [self.high[0] + by[0], self.high[1] + by[1]],
        }
    }

    fn meets(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.low[axis] < other.high[axis] && other.low[axis] < self.high[axis])
    }

    fn holds(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.low[axis] <= other.low[axis] && other.high[axis] <= self.high[axis])
    }

    fn has(&self, place: Point) -> bool {
        (0..2).all(|axis| self.low[axis] < place[axis] && place[axis] < self.high[axis])
    }

    /// Tells whether some of a disc lies in the box.
    fn meets_disc(&self, at: Point, radius: f64) -> bool {
        let nearest = [0, 1].map(|axis| at[axis].clamp(self.low[axis], self.high[axis]));
        apart(nearest, at) < radius
    }
}

/// A name that has a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub(super) node: usize,
    pub(super) name: Name,
    pub(super) area: Area,
    pub(super) anchor: Anchor,
}

/// How far names reach beyond the outermost discs at most, to the sides and up and down.
const BEYOND: Point = [110.0, 40.0];
/// How far names are from the rims of their discs.
const GAP: f64 = 2.5;
/// Up to which radius any disc may be hidden by another's name.
const SMALL: f64 = 3.0;
/// Up to which share of its own disc's radius a name may hide others: the hub of a crowd is named.
const SMALLER: f64 = 0.6;
/// How far apart the places are that stand for a tie.
const STEP: f64 = 7.0;
/// How many such places the head of an arrow counts for: without it a tie says less.
const HEAD: usize = 10;
/// How much worse than the best a place on the disc itself is.
const LAST: f64 = 20.0;
/// Above how many ties names do not keep out of their way.
const MOST_TIES: usize = 4_000;

/// Places as many names as there is room for, given in the order of their prominence; returns the
/// names with places.
pub(super) fn place(scene: &Scene, names: impl Iterator<Item = (usize, Name)>) -> Vec<Label> {
    let rims = scene
        .discs
        .iter()
        .map(|disc| Area::around(disc.at, disc.radius));
    let page = rims.fold(Area::EMPTY, Area::with).wider(BEYOND);
    let mut room = Room::new(scene, page);
    let mut labels: Vec<Label> = Vec::new();
    for (node, name) in names {
        let candidates = around(scene, node, &name);
        let last = candidates.len() - 1;
        let best = candidates
            .into_iter()
            .enumerate()
            .filter_map(|(order, (area, anchor))| {
                let hidden = room.cost(node, area, &labels)?;
                let later = if order == last {
                    LAST
                } else {
                    0.8 * float(order)
                };
                Some((hidden + later, area, anchor))
            })
            .min_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, area, anchor)) = best {
            room.take(area, labels.len());
            labels.push(Label {
                node,
                name,
                area,
                anchor,
            });
        }
    }
    labels
}

/// Returns where the name of a node may stand, the best first.
fn around(scene: &Scene, node: usize, name: &Name) -> [(Area, Anchor); 9] {
    let disc = &scene.discs[node];
    let [x, y] = disc.at;
    let (width, height) = (name.width, name.height());
    let out = disc.radius + GAP;
    // Corners are nearer to the middle of a disc than its rim is to the sides.
    let slant = disc.radius * std::f64::consts::FRAC_1_SQRT_2 + GAP;
    let area = |low: Point| Area {
        low,
        high: [low[0] + width, low[1] + height],
    };
    [
        (area([x + out, y - height / 2.0]), Anchor::Start),
        (area([x - width / 2.0, y + out]), Anchor::Middle),
        (area([x - out - width, y - height / 2.0]), Anchor::End),
        (area([x - width / 2.0, y - out - height]), Anchor::Middle),
        (area([x + slant, y - slant - height * 0.7]), Anchor::Start),
        (area([x + slant, y + slant - height * 0.3]), Anchor::Start),
        (
            area([x - slant - width, y - slant - height * 0.7]),
            Anchor::End,
        ),
        (
            area([x - slant - width, y + slant - height * 0.3]),
            Anchor::End,
        ),
        // On the disc itself, where nothing else is free.
        (area([x - width / 2.0, y - height / 2.0]), Anchor::Middle),
    ]
}

/// What is on the page already, found by the squares of a grid.
struct Room<'a> {
    scene: &'a Scene,
    page: Area,
    columns: usize,
    squares: Vec<Square>,
}

/// What touches a square of the grid.
#[derive(Default)]
struct Square {
    discs: Vec<usize>,
    labels: Vec<usize>,
    /// Places on ties.
    ties: Vec<Point>,
}

/// How wide a square is.
const SQUARE: f64 = 48.0;

impl<'a> Room<'a> {
    fn new(scene: &'a Scene, page: Area) -> Self {
        let count = |axis: usize| {
            let extent = page.high[axis] - page.low[axis];
            whole((extent / SQUARE).clamp(0.0, 1e4)) + 1
        };
        let (columns, rows) = (count(0), count(1));
        let squares = (0..columns * rows).map(|_| Square::default()).collect();
        let mut room = Self {
            scene,
            page,
            columns,
            squares,
        };
        for (number, disc) in scene.discs.iter().enumerate() {
            for square in room.touched(Area::around(disc.at, disc.radius)) {
                room.squares[square].discs.push(number);
            }
        }
        let ties = scene
            .ties
            .iter()
            .take_while(|_| scene.ties.len() <= MOST_TIES);
        for tie in ties {
            if let Line::Curve(curve) = tie.line {
                let steps = whole(curve.length() / STEP) + 1;
                for step in 0..=steps {
                    room.mark(curve.at(float(step) / float(steps)), 1);
                }
                if tie.is_directed && scene.manner.has_heads {
                    room.mark(curve.at(1.0 - 0.5 / float(steps)), HEAD);
                }
            }
        }
        room
    }

    /// Notes that a tie runs through a place, which counts so many times.
    fn mark(&mut self, place: Point, count: usize) {
        for square in self.touched(Area::around(place, 0.0)) {
            let places = std::iter::repeat_n(place, count);
            self.squares[square].ties.extend(places);
        }
    }

    /// Returns the squares that an area touches.
    fn touched(&self, area: Area) -> Vec<usize> {
        let rows = self.squares.len() / self.columns;
        let span = |axis: usize, count: usize| {
            let number = |value: f64| {
                let square = (value - self.page.low[axis]) / SQUARE;
                whole(square.max(0.0)).min(count - 1)
            };
            number(area.low[axis])..=number(area.high[axis])
        };
        let columns = span(0, self.columns);
        span(1, rows)
            .flat_map(|row| {
                columns
                    .clone()
                    .map(move |column| row * self.columns + column)
            })
            .collect()
    }

    /// Returns how much a name would hide: nothing where it may not stand there at all.
    fn cost(&self, node: usize, area: Area, labels: &[Label]) -> Option<f64> {
        if !self.page.holds(&area) {
            return None;
        }
        let own = self.scene.discs[node].radius;
        let mut cost = 0.0;
        for square in self
            .touched(area)
            .into_iter()
            .map(|number| &self.squares[number])
        {
            if square
                .labels
                .iter()
                .any(|label| labels[*label].area.meets(&area))
            {
                return None;
            }
            for &other in &square.discs {
                let disc = &self.scene.discs[other];
                if other != node && area.meets_disc(disc.at, disc.radius) {
                    if disc.radius > SMALL.min(own).max(own * SMALLER) {
                        return None;
                    }
                    cost += disc.radius / 2.0;
                }
            }
            cost += 0.35 * float(square.ties.iter().filter(|place| area.has(**place)).count());
        }
        Some(cost)
    }

    /// Notes that a name stands somewhere.
    fn take(&mut self, area: Area, label: usize) {
        for square in self.touched(area) {
            self.squares[square].labels.push(label);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests_of_pictures::graph;
    use super::*;
    use crate::graph::NodeKind;
    use crate::plot::Theme;

    #[test]
    fn names_hide_no_other_name_and_no_larger_node() {
        for count in [2, 40, 400] {
            let edges: Vec<_> = (1..count).map(|n| (n / 3, n)).collect();
            let scene = Scene::new(&graph(count, &edges), Theme::Print);
            let names = (0..count).filter_map(|node| {
                Some((
                    node,
                    Name::new(
                        &format!("Person of some name {node}"),
                        NodeKind::Person,
                        11.0,
                    )?,
                ))
            });
            let labels = place(&scene, names);
            assert!(labels.len() >= count.min(25), "{} of {count}", labels.len());
            for (number, label) in labels.iter().enumerate() {
                let others = &labels[..number];
                assert!(others.iter().all(|other| !other.area.meets(&label.area)));
                let own = scene.discs[label.node].radius;
                let mut larger = scene
                    .discs
                    .iter()
                    .filter(|disc| disc.radius > own.max(SMALL));
                assert!(!larger.any(|disc| label.area.meets_disc(disc.at, disc.radius)));
            }
        }
    }
}
