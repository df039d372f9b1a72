//! The greatest distance of all where ties lead both ways, from walks of few nodes.

use super::super::{Distance, Stopped, Watch};
use super::estimate::float;
use super::farness::from_some;
use super::net::Net;
use super::sweep::WALKS;

/// Finds the greatest distance in steps between two nodes that reach each other, or nothing where
/// that would take more walks than are allowed. Ties have to lead both ways.
///
/// From the middle of a long way no node is far, and of two nodes that are `2 i + 1` apart one is
/// more than `i` from it. So walks from the nodes farthest from the middle, level by level, soon
/// leave no room for a greater distance than they met. Crescenzi, Grossi, Habib, Lanzi and Marino
/// (2013), "On computing the diameter of real-world undirected graphs", Theoretical Computer
/// Science 514.
pub(super) fn span(net: &Net, most_walks: f64, watch: &dyn Watch) -> Result<Option<u32>, Stopped> {
    let mut walk = Walk::new(net.node_count());
    let mut is_seen = vec![false; net.node_count()];
    let (mut greatest, mut walks) = (0, 0);
    for start in 0..net.node_count() {
        if is_seen[start] {
            continue;
        }
        walk.from(net, start);
        for node in &walk.order {
            is_seen[*node as usize] = true;
        }
        // So many nodes in a row are that far apart at most.
        if walk.order.len() <= greatest as usize + 1 {
            continue;
        }
        let mut middle = start;
        for _ in 0..2 {
            walk.from(net, middle);
            walk.from(net, walk.last());
            greatest = greatest.max(walk.farthest());
            middle = walk.halfway(net);
        }
        walk.from(net, middle);
        let mut level = walk.farthest();
        while 2 * level > greatest {
            for sources in walk.at(level).chunks(WALKS * 2) {
                walks += sources.len();
                if float(walks) > most_walks {
                    return Ok(None);
                }
                let met = from_some(net, Distance::Hops, sources, watch)?;
                greatest = met.greatest_of_all().max(greatest);
                if 2 * level <= greatest {
                    break;
                }
            }
            level -= 1;
        }
    }
    Ok(Some(greatest))
}

/// A walk from one node to all that it reaches; the memory is used again for the next.
struct Walk {
    /// How many steps away each node is, if it is reached.
    steps: Vec<Option<u32>>,
    /// The nodes that are reached, the nearest first.
    order: Vec<u32>,
}

impl Walk {
    fn new(node_count: usize) -> Self {
        Self {
            steps: vec![None; node_count],
            order: Vec::new(),
        }
    }

    /// Walks from a node, and forgets the walk before.
    fn from(&mut self, net: &Net, start: usize) {
        for node in self.order.drain(..) {
            self.steps[node as usize] = None;
        }
        self.steps[start] = Some(0);
        self.order.push(super::super::frozen::number(start));
        let mut done = 0;
        while let Some(&node) = self.order.get(done) {
            done += 1;
            let farther = self.steps[node as usize].map(|step| step + 1);
            for end in net.out.row(node as usize) {
                let step = &mut self.steps[*end as usize];
                if step.is_none() {
                    *step = farther;
                    self.order.push(*end);
                }
            }
        }
    }

    /// Returns the last node that was reached.
    fn last(&self) -> usize {
        self.order.last().map_or(0, |node| *node as usize)
    }

    /// Returns how far the farthest node is.
    fn farthest(&self) -> u32 {
        let last = self.order.last();
        last.and_then(|node| self.steps[*node as usize])
            .unwrap_or(0)
    }

    /// Returns a node halfway to the last one.
    fn halfway(&self, net: &Net) -> usize {
        let mut node = self.last();
        for step in (self.farthest().div_ceil(2)..self.farthest()).rev() {
            let row = net.out.row(node).iter();
            let mut nearer = row.filter(|end| self.steps[**end as usize] == Some(step));
            node = nearer.next().map_or(node, |end| *end as usize);
        }
        node
    }

    /// Returns the nodes at a distance.
    fn at(&self, level: u32) -> &[u32] {
        let step = |node: &u32| self.steps[*node as usize].unwrap_or(0);
        let start = self.order.partition_point(|node| step(node) < level);
        let end = self.order.partition_point(|node| step(node) <= level);
        &self.order[start..end]
    }
}
