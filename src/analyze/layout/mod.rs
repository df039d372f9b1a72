//! Places on the plane: who is tied to whom stands near, so that groups can be seen.

mod forces;
mod overlap;
mod packing;
mod tree;

use self::forces::{Motion, count};
use self::tree::Point;
use super::communities::Random;
use super::{Frozen, Stopped, Watch};

/// How a graph is laid out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LayoutOptions {
    /// Whether ties pull with the logarithm of their length: groups become tighter and stand
    /// farther apart.
    pub linlog: bool,
    /// How strongly everything is drawn to the middle, whatever the distance.
    pub gravity: f64,
    /// How many steps there are at most.
    pub most_steps: usize,
    /// Where the first places come from.
    pub seed: u64,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self {
            linlog: false,
            gravity: 1.0,
            most_steps: 500,
            seed: 1,
        }
    }
}

/// How far nodes may still move on average, as a share of the picture's radius, for it to count as
/// settled.
const SETTLED: f64 = 1e-3;

/// How many steps in a row must be as short.
const STEPS_SETTLED: usize = 5;

/// How much of the picture the nodes fill; three times as much of that of two nodes.
const FILLED: f64 = 0.06;

/// Gives every node a place, by `ForceAtlas2`: all nodes push each other away, the more ties they
/// have the more; ties pull with the root of their weight's share of the mean; and everything is
/// drawn to the middle, which is at 0, 0.
///
/// It ends where nodes hardly move, or after the most steps. Then each part of the graph that hangs
/// together is scaled to the sizes of its nodes, which are boxes of some width and height; these
/// are pushed apart so that no two of the larger half lie on each other; and the parts are put
/// beside each other, the largest first. Every place is finite. Time grows with m +
/// n log n a step (Barnes and Hut 1986). Jacomy, Venturini, Heymann and Bastian (2014),
/// "`ForceAtlas2`, a continuous graph layout algorithm", PLOS ONE 9.
///
/// # Errors
///
/// Returns [`Stopped`] where the watcher asks to stop.
///
/// ```
/// use sayso::analyze::{Frozen, LayoutOptions, Options, Unwatched, lay_out};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0)], &Options::default());
/// let (boxes, options) = ([[10.0, 10.0]; 3], LayoutOptions::default());
/// let places = lay_out(&graph, &boxes, &options, &Unwatched).unwrap();
/// let distance = |a: usize, b: usize| {
///     let (a, b): ([f64; 2], [f64; 2]) = (places[a], places[b]);
///     (a[0] - b[0]).hypot(a[1] - b[1])
/// };
/// assert!(distance(0, 1) < distance(0, 2));
/// ```
pub fn lay_out(
    graph: &Frozen,
    boxes: &[[f64; 2]],
    options: &LayoutOptions,
    watch: &dyn Watch,
) -> Result<Vec<[f64; 2]>, Stopped> {
    let mut motion = Motion::new(graph, options, scattered(graph.node_count(), options.seed));
    let total = options.most_steps as u64;
    let mut short_steps = 0;
    for step in 0..options.most_steps {
        watch.step(step as u64, total)?;
        let way = motion.step();
        short_steps = if way < SETTLED * radius(&motion.places) {
            short_steps + 1
        } else {
            0
        };
        if short_steps == STEPS_SETTLED {
            break;
        }
    }
    let mut places = motion.places;
    packing::pack(&mut places, boxes, graph.undirected());
    center(&mut places);
    // Hundredths of a point are fine enough, and no zero has a sign.
    let round = |value: f64| (value * 100.0).round() / 100.0 + 0.0;
    Ok(places.into_iter().map(|place| place.map(round)).collect())
}

/// Puts nodes anywhere on a square.
fn scattered(nodes: usize, seed: u64) -> Vec<Point> {
    const STEPS: u32 = 1 << 30;
    let mut random = Random::new(seed);
    let width = 10.0 * count(nodes).sqrt();
    let mut next = || (f64::from(random.below(STEPS)) / f64::from(STEPS) - 0.5) * width;
    (0..nodes).map(|_| [next(), next()]).collect()
}

/// Returns how far nodes are from the middle: the root of the mean square.
fn radius(places: &[Point]) -> f64 {
    let squares = places.iter().map(|[x, y]| x * x + y * y);
    (squares.sum::<f64>() / count(places.len())).sqrt()
}

/// Puts the middle of places at 0, 0, and scales them so that the nodes fill a certain share of the
/// disc they are in.
fn fit(places: &mut [Point], boxes: &[Point]) {
    center(places);
    let filled: f64 = boxes.iter().map(|[width, height]| width * height).sum();
    let now = radius(places);
    if now == 0.0 || filled == 0.0 {
        return;
    }
    // A disc's area is 2π times the mean square of the distances from its middle.
    let share = FILLED * (1.0 + 4.0 / count(places.len()));
    let wanted = (filled / share / std::f64::consts::TAU).sqrt();
    for place in places {
        *place = place.map(|value| value * (wanted / now));
    }
}

/// Puts the middle of all places at 0, 0.
fn center(places: &mut [Point]) {
    for axis in 0..2 {
        let sum: f64 = places.iter().map(|place| place[axis]).sum();
        let mean = sum / count(places.len());
        for place in places.iter_mut() {
            place[axis] -= mean;
        }
    }
}

#[cfg(test)]
mod tests;
