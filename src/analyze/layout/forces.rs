//! `ForceAtlas2`: nodes push each other away, ties pull, and everything is drawn to the middle.

use rayon::prelude::*;

use super::LayoutOptions;
use super::tree::{Point, Tree};
use crate::analyze::Frozen;

/// How far nodes push each other away.
const PUSH: f64 = 2.0;

/// About how far out a node without ties ends, by the radius of what hangs together.
const FARTHEST: f64 = 3.0;

/// How little a node may swing before it is slowed down.
const TOLERANCE: f64 = 1.0;

/// Nodes that move, and how.
pub(super) struct Motion<'a> {
    graph: &'a Frozen,
    options: &'a LayoutOptions,
    /// One more than the number of ties.
    masses: Vec<f64>,
    /// The root of the mean weight: what a tie's weight is measured by.
    usual_weight: f64,
    /// How strongly a node is drawn to the middle, for each unit of its mass.
    gravity: f64,
    pub(super) places: Vec<Point>,
    /// What moved each node in the last step.
    before: Vec<Point>,
    speed: f64,
    efficiency: f64,
}

impl<'a> Motion<'a> {
    /// Starts from some places.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a graph has fewer than 2^32 nodes"
    )]
    pub(super) fn new(graph: &'a Frozen, options: &'a LayoutOptions, places: Vec<Point>) -> Self {
        let ties = graph.undirected();
        let degrees = (0..places.len()).map(|node| ties.neighbors(node).len());
        let weights = (0..places.len()).flat_map(|node| ties.ties(node).map(|(_, weight)| weight));
        let mean = weights.sum::<f64>() / ties.tie_count() as f64;
        let masses: Vec<f64> = degrees.map(|degree| 1.0 + degree as f64).collect();
        // A connected graph's radius grows with the root of what pushes, a lone node's way from it
        // with all of it: this keeps the two in proportion on a graph of any size.
        // Where ties pull with the logarithm, the radius grows with all of it, too.
        let push = PUSH * masses.iter().sum::<f64>();
        let proportion = if options.linlog {
            1.0
        } else {
            push.sqrt() / FARTHEST
        };
        Self {
            graph,
            options,
            masses,
            gravity: options.gravity * proportion,
            usual_weight: if mean > 0.0 { mean } else { 1.0 },
            before: vec![[0.0; 2]; places.len()],
            places,
            speed: 1.0,
            efficiency: 1.0,
        }
    }

    /// Moves every node once, and returns how far on average.
    pub(super) fn step(&mut self) -> f64 {
        let mut forces = self.pulled();
        Tree::new(&self.places, &self.masses).push(PUSH, &mut forces);
        let swings = self.choose_speed(&forces);
        let moved = self.places.iter_mut().zip(&forces).zip(&swings);
        let mut way = 0.0;
        for ((place, force), swing) in moved {
            let factor = self.speed / (1.0 + (self.speed * swing).sqrt());
            place[0] += force[0] * factor;
            place[1] += force[1] * factor;
            way += length(force) * factor;
        }
        self.before = forces;
        way / count(self.places.len())
    }

    /// Returns how its ties and the middle pull every node.
    fn pulled(&self) -> Vec<Point> {
        let nodes = 0..self.places.len();
        let forces = nodes.into_par_iter().with_min_len(256).map(|node| {
            let [x, y] = self.places[node];
            // As strong at any distance, so that what hangs together with nothing stays near.
            let away = (x * x + y * y).sqrt().max(1e-9);
            let weight = -self.gravity * self.masses[node] / away;
            let mut force = [weight * x, weight * y];
            for (neighbor, weight) in self.graph.undirected().ties(node) {
                let [dx, dy] =
                    [0, 1].map(|axis| self.places[neighbor][axis] - self.places[node][axis]);
                // The root keeps one tie of a hundred statements from drawing two nodes into one.
                let mut pull = (weight / self.usual_weight).sqrt();
                if self.options.linlog {
                    let distance = (dx * dx + dy * dy).sqrt().max(1e-9);
                    pull *= distance.ln_1p() / distance;
                }
                force[0] += pull * dx;
                force[1] += pull * dy;
            }
            force
        });
        forces.collect()
    }

    /// Speeds up as long as nodes keep their directions, and returns how much each swings.
    fn choose_speed(&mut self, forces: &[Point]) -> Vec<f64> {
        let (mut swinging, mut traction) = (0.0, 0.0);
        let mut swings = Vec::with_capacity(forces.len());
        for ((force, before), mass) in forces.iter().zip(&self.before).zip(&self.masses) {
            let swing = mass * length(&[before[0] - force[0], before[1] - force[1]]);
            swinging += swing;
            traction += 0.5 * mass * length(&[before[0] + force[0], before[1] + force[1]]);
            swings.push(swing);
        }
        let nodes = count(forces.len());
        let usual = 0.05 * nodes.sqrt();
        let mut jitter = TOLERANCE
            * (usual * traction / (nodes * nodes))
                .min(10.0)
                .max(usual.sqrt());
        if swinging > 2.0 * traction {
            if self.efficiency > 0.05 {
                self.efficiency *= 0.5;
            }
            jitter = jitter.max(TOLERANCE);
        }
        let target = if swinging > 0.0 {
            jitter * self.efficiency * traction / swinging
        } else {
            f64::MAX
        };
        if swinging > jitter * traction {
            if self.efficiency > 0.05 {
                self.efficiency *= 0.7;
            }
        } else if self.speed < 1000.0 {
            self.efficiency *= 1.3;
        }
        self.speed += (target - self.speed).min(0.5 * self.speed);
        swings
    }
}

fn length([x, y]: &Point) -> f64 {
    (x * x + y * y).sqrt()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a graph has fewer than 2^32 nodes"
)]
pub(super) fn count(nodes: usize) -> f64 {
    nodes.max(1) as f64
}
