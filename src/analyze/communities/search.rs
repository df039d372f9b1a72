//! The search for communities level by level: down with nodes that join, and back to the nodes.

use super::attempts::attempts;
use super::moving::Division;
use super::network::Network;
use super::pieces::renumber;
use super::random::Random;
use super::refine::{End, refine};
use super::rounds::{improve, is_small};
use crate::analyze::frozen::number;
use crate::analyze::{Frozen, Stopped, Watch};

/// How often each tie is looked at, on average, before the first communities are joined. The last
/// few nodes would take as long as all before them, and are settled on the way back.
const FIRST_LOOKS: usize = 2;

/// How often elsewhere: no limit but for rounding that never comes to rest.
pub(super) const LOOKS: usize = 100;

/// How often all levels together look at each tie of the graph; the watch is told.
const USUAL_LOOKS: usize = 10;

/// What becomes one node of the next level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analyze) enum Joining {
    /// Each community.
    Communities,
    /// Each community at first, then its connected pieces, which start in it on the next level.
    Pieces,
}

/// Finds communities of high modularity: nodes move until none gains, what belongs together becomes
/// one node, and so on until nothing joins; then, level by level, the nodes move once more. Returns
/// a label for each node, below the number of nodes. What is left to chance follows from `random`.
pub(in crate::analyze) fn search(
    network: Network,
    joining: Joining,
    resolution: f64,
    random: &mut Random,
    watch: &dyn Watch,
) -> Result<Vec<u32>, Stopped> {
    let (searches, looks) = match joining {
        Joining::Communities => (1, FIRST_LOOKS),
        Joining::Pieces if is_small(&network) => (2 + attempts(&network), LOOKS),
        Joining::Pieces => (2, FIRST_LOOKS),
    };
    let mut search = Search {
        resolution,
        random,
        meter: Meter::new(watch, searches * USUAL_LOOKS * network.tie_count()),
    };
    let order = 0..number(network.node_count());
    let labels = search.started(&network, order, looks)?;
    let (network, labels) = search.descend(network, labels, None)?;
    match joining {
        Joining::Communities => Ok(labels),
        Joining::Pieces => improve(&mut search, &network, labels),
    }
}

/// How a search goes on.
pub(super) struct Search<'a> {
    pub(super) resolution: f64,
    pub(super) random: &'a mut Random,
    pub(super) meter: Meter<'a>,
}

impl Search<'_> {
    /// Searches all levels, down and back, from communities that are settled. Whole communities
    /// join, or their pieces, which are taken from one end.
    pub(super) fn descend(
        &mut self,
        mut network: Network,
        mut labels: Vec<u32>,
        pieces: Option<End>,
    ) -> Result<(Network, Vec<u32>), Stopped> {
        let mut levels: Vec<(Network, Vec<u32>)> = Vec::new();
        loop {
            renumber(&mut labels);
            let mut parts = match pieces {
                None => labels.clone(),
                Some(end) => refine(&network, &labels, self.resolution, end),
            };
            let count = renumber(&mut parts);
            if count == network.node_count() {
                break;
            }
            let upper = network.joined(&parts, count);
            let start = of_parts(&parts, &labels, count);
            levels.push((std::mem::replace(&mut network, upper), parts));
            labels = self.at_rest(&network, start)?;
        }
        while let Some((lower, parts)) = levels.pop() {
            network = lower;
            labels = self.settled_back(&network, &parts, &labels)?;
        }
        Ok((network, labels))
    }

    /// Moves the nodes of a level until none gains, from the communities of the parts that became
    /// the nodes of the level above.
    pub(super) fn settled_back(
        &mut self,
        network: &Network,
        parts: &[u32],
        above: &[u32],
    ) -> Result<Vec<u32>, Stopped> {
        let labels = parts.iter().map(|part| above[*part as usize]).collect();
        self.at_rest(network, labels)
    }

    /// Moves nodes until none gains.
    pub(super) fn at_rest(
        &mut self,
        network: &Network,
        labels: Vec<u32>,
    ) -> Result<Vec<u32>, Stopped> {
        let mut division = Division::new(network, labels, self.resolution);
        let order = 0..number(network.node_count());
        division.settle(order, LOOKS * network.tie_count(), &mut self.meter)?;
        Ok(division.labels)
    }

    /// Moves nodes that were alone, in an order of all, until none gains or each tie was looked at
    /// so many times on average.
    pub(super) fn started(
        &mut self,
        network: &Network,
        order: impl Iterator<Item = u32>,
        looks: usize,
    ) -> Result<Vec<u32>, Stopped> {
        let alone = (0..number(network.node_count())).collect();
        let mut division = Division::new(network, alone, self.resolution);
        division.settle(order, looks * network.tie_count(), &mut self.meter)?;
        Ok(division.labels)
    }

    /// Makes the parts of communities one node each, lets those join, or their pieces, and settles
    /// the nodes once more. Returns communities that are worth no less. Labels are without gaps.
    pub(super) fn joined(
        &mut self,
        network: &Network,
        parts: &[u32],
        labels: &[u32],
        pieces: Option<End>,
    ) -> Result<Vec<u32>, Stopped> {
        let mut parts = parts.to_vec();
        let count = renumber(&mut parts);
        let upper = network.joined(&parts, count);
        let above = of_parts(&parts, labels, count);
        let above = self.at_rest(&upper, above)?;
        let (_, above) = self.descend(upper, above, pieces)?;
        let mut found = self.settled_back(network, &parts, &above)?;
        renumber(&mut found);
        Ok(found)
    }
}

/// Returns the community of each part, numbered below the number of parts.
pub(super) fn of_parts(parts: &[u32], labels: &[u32], count: usize) -> Vec<u32> {
    let mut communities = vec![0; count];
    for (part, label) in parts.iter().zip(labels) {
        communities[*part as usize] = *label;
    }
    communities
}

/// Returns the resolution that a graph is searched with: one that is negative or no number is 1.
pub(in crate::analyze) fn resolution(graph: &Frozen) -> f64 {
    let resolution = graph.options().resolution;
    if resolution.is_finite() && resolution >= 0.0 {
        resolution
    } else {
        1.0
    }
}

/// Tells a watch how many ties were looked at, of as many as it usually takes.
pub(in crate::analyze) struct Meter<'a> {
    watch: &'a dyn Watch,
    done: u64,
    total: u64,
}

impl<'a> Meter<'a> {
    /// Starts at none of as many looks at ties as it usually takes.
    pub(super) const fn new(watch: &'a dyn Watch, looks: usize) -> Self {
        Self {
            watch,
            done: 0,
            total: looks as u64,
        }
    }

    pub(super) fn advance(&mut self, looks: usize) -> Result<(), Stopped> {
        self.done = (self.done + looks as u64).min(self.total);
        self.watch.step(self.done, self.total)
    }
}
