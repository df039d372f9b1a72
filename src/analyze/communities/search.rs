//! The search for communities level by level: down with nodes that join, and back to the nodes.

use super::moving::Division;
use super::network::Network;
use super::pieces::{part, renumber};
use super::refine::refine;
use crate::analyze::frozen::number;
use crate::analyze::{Frozen, Stopped, Watch};

/// How often each tie is looked at on a level, on average, before its communities are joined. The
/// last few nodes would take as long as all before them, and are settled on the way back.
const LOOKS_DOWN: usize = 2;

/// How often on the way back: no limit but for rounding that never comes to rest.
const LOOKS_BACK: usize = 100;

/// What becomes one node of the next level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analyze) enum Joining {
    /// Each community.
    Communities,
    /// Each connected piece of a community; the next level starts with the communities.
    Pieces,
}

/// Up to how many ties a second search, from the communities of the first, takes no time worth
/// saving; it raises the modularity by up to 0.001.
const SMALL: usize = 1 << 19;

/// Finds communities of high modularity: nodes move until none gains, what belongs together becomes
/// one node, and so on until nothing joins; then, level by level, the nodes move once more.
/// Returns a label for each node, below the number of nodes.
pub(in crate::analyze) fn search(
    network: Network,
    joining: Joining,
    resolution: f64,
    watch: &dyn Watch,
) -> Result<Vec<u32>, Stopped> {
    let mut search = Search {
        joining,
        resolution,
        meter: Meter::new(watch, network.tie_count()),
    };
    let alone = (0..number(network.node_count())).collect();
    let (mut network, mut labels) = search.descend(network, alone)?;
    if joining == Joining::Pieces {
        if network.tie_count() <= SMALL {
            (network, labels) = search.descend(network, labels)?;
        }
        labels = part(&network, &labels);
    }
    Ok(labels)
}

/// How a search goes on.
struct Search<'a> {
    joining: Joining,
    resolution: f64,
    meter: Meter<'a>,
}

impl Search<'_> {
    /// Searches all levels, down and back, from some communities.
    fn descend(
        &mut self,
        mut network: Network,
        mut start: Vec<u32>,
    ) -> Result<(Network, Vec<u32>), Stopped> {
        let mut levels: Vec<(Network, Vec<u32>)> = Vec::new();
        let mut labels = loop {
            let mut labels = self.settled(&network, start, LOOKS_DOWN)?;
            renumber(&mut labels);
            let mut parts = match self.joining {
                Joining::Communities => labels.clone(),
                Joining::Pieces => refine(&network, &labels, self.resolution),
            };
            let count = renumber(&mut parts);
            if count == network.node_count() {
                break self.settled(&network, labels, LOOKS_BACK)?;
            }
            let upper = network.joined(&parts, count);
            start = match self.joining {
                Joining::Communities => (0..number(count)).collect(),
                Joining::Pieces => of_parts(&parts, &labels, count),
            };
            levels.push((std::mem::replace(&mut network, upper), parts));
        };
        while let Some((lower, parts)) = levels.pop() {
            network = lower;
            let below = parts.iter().map(|part| labels[*part as usize]).collect();
            labels = self.settled(&network, below, LOOKS_BACK)?;
        }
        Ok((network, labels))
    }

    /// Moves nodes until none gains, or each tie was looked at so many times on average.
    fn settled(
        &mut self,
        network: &Network,
        labels: Vec<u32>,
        looks: usize,
    ) -> Result<Vec<u32>, Stopped> {
        let mut division = Division::new(network, labels, self.resolution);
        division.settle(looks * network.tie_count(), &mut self.meter)?;
        Ok(division.labels)
    }
}

/// Returns the community of each part, numbered below the number of parts.
fn of_parts(parts: &[u32], labels: &[u32], count: usize) -> Vec<u32> {
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
    /// Each tie of the graph is looked at about six times, all levels together.
    const USUAL: usize = 6;

    pub(super) fn new(watch: &'a dyn Watch, ties: usize) -> Self {
        Self {
            watch,
            done: 0,
            total: (Self::USUAL * ties) as u64,
        }
    }

    pub(super) fn advance(&mut self, looks: usize) -> Result<(), Stopped> {
        self.done = (self.done + looks as u64).min(self.total);
        self.watch.step(self.done, self.total)
    }
}
