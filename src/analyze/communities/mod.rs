//! Communities: nodes that have more ties with one another than chance would give them.
//!
//! Here is what the measures of communities share: the [`Network`] they search, how nodes are
//! moved in it, how a graph shrinks level by level, and what a division is worth.

mod attempts;
mod modularity;
mod moving;
mod nearby;
mod network;
mod pieces;
mod propagation;
mod random;
mod refine;
mod rounds;
mod search;

pub use modularity::modularity;
pub(super) use propagation::propagate;
pub(super) use random::Random;
pub(super) use search::{Joining, resolution, search};

use self::modularity::worth;
use self::network::Network;
use self::pieces::renumber;
use super::components::by_size;
use super::frozen::number;
use super::{Found, Frozen, Stopped};

/// Lets communities be found in a graph whose nodes are in a random order, and makes numbers and
/// a figure of them.
///
/// The order decides which node moves first; that neighbors in it stand beside each other in
/// memory as well makes the search half as long again as fast.
pub(super) fn found(
    graph: &Frozen,
    figure: &'static str,
    find: impl FnOnce(Network, &mut Random) -> Result<Vec<u32>, Stopped>,
) -> Result<Found, Stopped> {
    let mut random = Random::new(graph.options().seed);
    let order = random.order(number(graph.node_count()));
    let network = Network::new(graph.undirected(), graph.negative(), &order);
    let mut found = find(network, &mut random)?;
    let count = renumber(&mut found);
    let mut labels = vec![0; order.len()];
    for (node, label) in order.iter().zip(found) {
        labels[*node as usize] = label;
    }
    let worth = worth(graph, &labels, count);
    Ok(Found {
        values: by_size(&labels),
        figures: vec![(figure, worth.into())],
        ..Found::default()
    })
}

#[cfg(test)]
mod tests;
