//! Drawing shortest ways at random: a pair of nodes, and one of the ways between them.
//!
//! The search goes on from both ends, from that where fewer arcs lead on, until the two meet.

use super::draw::Numbers;
use super::net::{Arcs, Net};

/// Counts of a level are brought down when they exceed this; only their ratios matter.
const LARGE: f64 = 1e100;

/// What was found from one end.
struct Side {
    /// How many steps each node is away, plus one; 0 where it was not come to.
    steps: Vec<u32>,
    /// How many ways lead there: true in ratio to the others of the same level.
    counts: Vec<f64>,
    /// The nodes come to; those of the level at hand come last.
    order: Vec<u32>,
    level_start: usize,
}

impl Side {
    fn new(node_count: usize) -> Self {
        Self {
            steps: vec![0; node_count],
            counts: vec![0.0; node_count],
            order: Vec::new(),
            level_start: 0,
        }
    }

    fn start(&mut self, node: u32) {
        for node in self.order.drain(..) {
            self.steps[node as usize] = 0;
        }
        self.level_start = 0;
        self.order.push(node);
        self.steps[node as usize] = 1;
        self.counts[node as usize] = 1.0;
    }

    fn level(&self) -> &[u32] {
        &self.order[self.level_start..]
    }

    /// Makes a step along the arcs.
    fn step(&mut self, arcs: &Arcs) {
        let level = self.level_start..self.order.len();
        self.level_start = level.end;
        let mut greatest: f64 = 0.0;
        for place in level {
            let node = self.order[place] as usize;
            let (steps, ways) = (self.steps[node] + 1, self.counts[node]);
            for &neighbor in arcs.row(node) {
                let end = neighbor as usize;
                if self.steps[end] == 0 {
                    self.steps[end] = steps;
                    self.counts[end] = ways;
                    self.order.push(neighbor);
                } else if self.steps[end] == steps {
                    self.counts[end] += ways;
                    greatest = greatest.max(self.counts[end]);
                }
            }
        }
        if greatest > LARGE {
            for &node in &self.order[self.level_start..] {
                self.counts[node as usize] /= greatest;
            }
        }
    }

    /// Draws the way back from a node to where this side started, and tells its nodes.
    fn way_back(
        &self,
        arcs: &Arcs,
        mut node: u32,
        numbers: &mut Numbers,
        mut told: impl FnMut(u32),
    ) {
        while self.steps[node as usize] > 1 {
            let steps = self.steps[node as usize] - 1;
            let before = arcs.row(node as usize).iter().copied();
            let before = before.filter(|&node| self.steps[node as usize] == steps);
            let ways = before.map(|node| (node, self.counts[node as usize]));
            let Some(next) = pick(ways, numbers) else {
                return;
            };
            node = next;
            told(node);
        }
    }
}

/// Draws one of some nodes, each as probable as its weight says.
fn pick(weights: impl Iterator<Item = (u32, f64)> + Clone, numbers: &mut Numbers) -> Option<u32> {
    let total: f64 = weights.clone().map(|(_, weight)| weight).sum();
    let mut left = total * numbers.share();
    let mut last = None;
    for (node, weight) in weights {
        last = Some(node);
        left -= weight;
        if left < 0.0 {
            break;
        }
    }
    last
}

/// A bench for drawing ways; it is used again for the next ones.
pub(super) struct Search {
    ahead: Side,
    back: Side,
    /// The nodes of the way drawn last, from one end to the other; none where there is no way.
    way: Vec<u32>,
}

impl Search {
    pub(super) fn new(node_count: usize) -> Self {
        Self {
            ahead: Side::new(node_count),
            back: Side::new(node_count),
            way: Vec::new(),
        }
    }

    /// Draws two different nodes and one of the shortest ways from the first to the second, all
    /// equally probable, and returns its nodes; none where no way leads there.
    pub(super) fn draw(&mut self, net: &Net, numbers: &mut Numbers) -> &[u32] {
        let source = numbers.node(net.node_count());
        let target = loop {
            let target = numbers.node(net.node_count());
            if target != source {
                break target;
            }
        };
        self.way.clear();
        self.ahead.start(source);
        self.back.start(target);
        while self.meeting().next().is_none() {
            let arcs_of = |side: &Side, arcs: &Arcs| -> usize {
                let level = side.level().iter();
                level.map(|&node| arcs.degree(node as usize)).sum()
            };
            let ahead = arcs_of(&self.ahead, &net.out);
            let back = arcs_of(&self.back, net.into());
            if ahead == 0 || back == 0 {
                return &self.way;
            }
            if ahead <= back {
                self.ahead.step(&net.out);
            } else {
                self.back.step(net.into());
            }
        }
        let Some(middle) = pick(self.meeting(), numbers) else {
            return &self.way;
        };
        let way = &mut self.way;
        self.ahead
            .way_back(net.into(), middle, numbers, |node| way.push(node));
        way.reverse();
        way.push(middle);
        self.back
            .way_back(&net.out, middle, numbers, |node| way.push(node));
        &self.way
    }

    /// Returns the nodes in which the levels at hand meet, with the number of ways through them.
    ///
    /// Every shortest way has one of them, for the levels had not met a step before.
    fn meeting(&self) -> impl Iterator<Item = (u32, f64)> + Clone + '_ {
        let (fewer, other) = if self.ahead.level().len() <= self.back.level().len() {
            (&self.ahead, &self.back)
        } else {
            (&self.back, &self.ahead)
        };
        let steps = other
            .order
            .last()
            .map_or(0, |&node| other.steps[node as usize]);
        let level = fewer.level().iter().copied();
        let both = level.filter(move |&node| steps > 0 && other.steps[node as usize] == steps);
        both.map(|node| {
            let place = node as usize;
            (node, fewer.counts[place] * other.counts[place])
        })
    }
}
