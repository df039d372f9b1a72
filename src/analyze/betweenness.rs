//! Betweenness: how many shortest ways pass through a node.

use super::frozen::number;
use super::path_count::PathCount;
use super::paths::Paths;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How many of the shortest ways between others pass through a node: high betweenness means that
/// stories pass through this actor.
///
/// From 0 to 1: for every pair of other nodes, the share of their shortest ways that leads through
/// this one; the sum is divided by the number of pairs, (n − 1)(n − 2). Pairs without a way between
/// them add nothing; in a graph of two nodes or fewer all values are 0. Ways of equal length count
/// as such up to a relative difference of 10⁻¹². Time grows with n·m, and with n·m·log n where
/// distances go by weight. Brandes (2001), "A faster algorithm for betweenness centrality",
/// Journal of Mathematical Sociology 25.
///
/// ```
/// use sayso::analyze::{Betweenness, Frozen, Measure, Options};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (1, 2, 1.0)], &Options::default());
/// assert_eq!(Betweenness.values(&graph), [0.0.into(), 0.5.into(), 0.0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Betweenness;

impl Measure for Betweenness {
    fn about(&self) -> &'static About {
        &About {
            name: "betweenness",
            family: Family::Centrality,
            subject: Subject::Nodes,
            summary: "high: stories pass through this actor",
            normalization: "0 to 1: share of the shortest paths between all pairs of other nodes",
            paper: "Brandes 2001",
            complexity: "O(n m); by inverse weight O(n m log n)",
            directed: true,
            weighted: true,
        }
    }

    fn walks_from_every_node(&self) -> bool {
        true
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let node_count = graph.node_count();
        let mut sums = vec![0.0; node_count];
        let mut paths = Paths::new(node_count, graph.options().distance);
        let mut source = Source::new(node_count);
        for node in 0..node_count {
            watch.step(node as u64, node_count as u64)?;
            paths.find(graph.outgoing(), node);
            source.count_ways(graph, &paths, node);
            source.add_shares(&paths, node, &mut sums);
        }
        let pairs = pairs_of_others(node_count);
        Ok(floats(sums.into_iter().map(|sum| sum / pairs)))
    }
}

/// Returns how many ordered pairs of other nodes there are, or one where there are none.
#[expect(
    clippy::cast_precision_loss,
    reason = "a graph has fewer than 2^32 nodes"
)]
fn pairs_of_others(node_count: usize) -> f64 {
    let others = node_count.saturating_sub(1) as f64;
    (others * (others - 1.0)).max(1.0)
}

/// What is known of the shortest ways from one source; the memory is used again for the next.
struct Source {
    /// How many shortest ways lead to each node.
    counts: Vec<PathCount>,
    /// How many other nodes hang on each node: over them, the shares of ways through it, summed.
    dependencies: Vec<f64>,
    /// The steps that shortest ways are made of, those nearest to the source first.
    steps: Vec<(u32, u32)>,
}

impl Source {
    fn new(node_count: usize) -> Self {
        Self {
            counts: vec![PathCount::ZERO; node_count],
            dependencies: vec![0.0; node_count],
            steps: Vec::new(),
        }
    }

    /// Counts the shortest ways to every node, outwards from the source.
    fn count_ways(&mut self, graph: &Frozen, paths: &Paths, source: usize) {
        self.steps.clear();
        for (node, _) in paths.reached() {
            self.counts[node] = PathCount::ZERO;
            self.dependencies[node] = 0.0;
        }
        self.counts[source] = PathCount::ONE;
        for (node, _) in paths.reached() {
            let ways = self.counts[node];
            for (neighbor, weight) in graph.outgoing().ties(node) {
                if paths.is_step(node, neighbor, weight) {
                    self.counts[neighbor].add(ways);
                    self.steps.push((number(node), number(neighbor)));
                }
            }
        }
    }

    /// Adds up, from the farthest nodes inwards, what passes through each node.
    fn add_shares(&mut self, paths: &Paths, source: usize, sums: &mut [f64]) {
        for &(from, to) in self.steps.iter().rev() {
            let (from, to) = (from as usize, to as usize);
            let share = self.counts[from].share_of(self.counts[to]);
            self.dependencies[from] += share * (1.0 + self.dependencies[to]);
        }
        for (node, _) in paths.reached() {
            if node != source {
                sums[node] += self.dependencies[node];
            }
        }
    }
}
