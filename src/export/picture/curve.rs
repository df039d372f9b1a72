//! Curves: ties that bend, end at the rim of discs, and tell by their heads where they lead.

use crate::plot::number;

/// A place on the plane: to the right and down, in pixels.
pub(super) type Point = [f64; 2];

/// A curve with one bend: a quadratic Bézier curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Curve {
    pub(super) from: Point,
    pub(super) bend: Point,
    pub(super) to: Point,
}

/// How often an interval is halved to find where a curve meets a rim.
const HALVINGS: usize = 24;

impl Curve {
    /// Draws a curve that leaves the straight line to the left, as far as its bend is from it.
    pub(super) fn bent(from: Point, to: Point, aside: f64) -> Self {
        let way = [to[0] - from[0], to[1] - from[1]];
        let length = way[0].hypot(way[1]).max(1e-9);
        let middle = mix(from, to, 0.5);
        let left = [way[1] / length, -way[0] / length];
        Self {
            from,
            bend: [middle[0] + left[0] * aside, middle[1] + left[1] * aside],
            to,
        }
    }

    /// Returns the place on the curve at a share of its way.
    pub(super) fn at(&self, share: f64) -> Point {
        mix(
            mix(self.from, self.bend, share),
            mix(self.bend, self.to, share),
            share,
        )
    }

    /// Cuts off the ends that are nearer to them than some distances; nothing where nothing is
    /// left.
    pub(super) fn trimmed(&self, start: f64, end: f64) -> Option<Self> {
        let first = self.leaves(self.from, start, [0.0, 1.0])?;
        let last = self.leaves(self.to, end, [1.0, 0.0])?;
        (first + 1e-6 < last).then(|| self.part(first, last))
    }

    /// Returns the share at which the curve, followed from one end to the other, is first as far
    /// from a point as asked for.
    fn leaves(&self, point: Point, distance: f64, [mut near, mut far]: [f64; 2]) -> Option<f64> {
        let is_out = |share: f64| apart(self.at(share), point) >= distance;
        if !is_out(far) {
            return None;
        }
        for _ in 0..HALVINGS {
            let middle = near.midpoint(far);
            if is_out(middle) {
                far = middle;
            } else {
                near = middle;
            }
        }
        Some(far)
    }

    /// Returns the part between two shares of the way.
    fn part(&self, first: f64, last: f64) -> Self {
        // The bend of a part is where the tangents at its ends meet.
        let bend = mix(
            mix(self.from, self.bend, first),
            mix(self.bend, self.to, first),
            last,
        );
        Self {
            from: self.at(first),
            bend,
            to: self.at(last),
        }
    }

    /// Returns about how long the curve is.
    pub(super) fn length(&self) -> f64 {
        let chord = apart(self.from, self.to);
        chord.midpoint(apart(self.from, self.bend) + apart(self.bend, self.to))
    }

    /// Returns the curve as SVG has it.
    pub(super) fn path(&self) -> String {
        let [from, bend, to] = [self.from, self.bend, self.to].map(place);
        format!("M{from}Q{bend} {to}")
    }

    /// Returns the head of an arrow at the end of the curve, as SVG has it, and the curve up to it.
    pub(super) fn head(&self, length: f64) -> Option<(Self, String)> {
        let shaft = self.trimmed(0.0, length)?;
        let [tip, base] = [self.to, shaft.to];
        let back = apart(tip, base).max(1e-9);
        let aside = [(base[1] - tip[1]) / back, (tip[0] - base[0]) / back];
        let half = length * 0.42;
        let corner = |side: f64| {
            [
                base[0] + aside[0] * half * side,
                base[1] + aside[1] * half * side,
            ]
        };
        let [tip, one, other] = [tip, corner(1.0), corner(-1.0)].map(place);
        Some((shaft, format!("M{tip}L{one}L{other}Z")))
    }
}

/// Returns the place on the straight line between two places.
fn mix(one: Point, other: Point, share: f64) -> Point {
    [0, 1].map(|axis| one[axis] + (other[axis] - one[axis]) * share)
}

/// Returns how far two places are apart.
pub(super) fn apart(one: Point, other: Point) -> f64 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

/// Spells a place.
fn place([x, y]: Point) -> String {
    // A tenth of a pixel is finer than print.
    let tenth = |value: f64| number((value * 10.0).round() / 10.0);
    format!("{} {}", tenth(x), tenth(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(one: Point, other: Point) -> bool {
        apart(one, other) < 1e-3
    }

    #[test]
    fn curves_leave_to_the_left_and_opposite_ones_do_not_meet() {
        let there = Curve::bent([0.0, 0.0], [100.0, 0.0], 20.0);
        let back = Curve::bent([100.0, 0.0], [0.0, 0.0], 20.0);
        // Down is more on a screen, so that left of the way to the right is less.
        assert!(is_near(there.at(0.5), [50.0, -10.0]));
        assert!(is_near(back.at(0.5), [50.0, 10.0]));
    }

    #[test]
    fn curves_end_at_the_rims_of_discs() {
        let curve = Curve::bent([0.0, 0.0], [100.0, 0.0], 30.0);
        let cut = curve.trimmed(10.0, 25.0).unwrap();
        assert!((apart(cut.from, curve.from) - 10.0).abs() < 1e-3);
        assert!((apart(cut.to, curve.to) - 25.0).abs() < 1e-3);
        // What is left lies on the whole.
        let nearest = (0..=1000).map(|n| apart(curve.at(f64::from(n) / 1000.0), cut.at(0.5)));
        assert!(nearest.fold(f64::MAX, f64::min) < 0.1);
        assert_eq!(curve.trimmed(60.0, 60.0), None);
        assert_eq!(
            Curve::bent([1.0, 1.0], [1.0, 1.0], 5.0).trimmed(2.0, 2.0),
            None
        );
    }

    #[test]
    fn heads_point_along_the_end() {
        let curve = Curve::bent([0.0, 0.0], [100.0, 0.0], 0.0);
        let (shaft, head) = curve.head(10.0).unwrap();
        assert!(is_near(shaft.to, [90.0, 0.0]));
        assert_eq!(head, "M100 0L90 4.2L90 -4.2Z");
        assert_eq!(shaft.path(), "M0 0Q45 0 90 0");
    }
}
