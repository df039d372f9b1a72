//! Makes graphs for benches: the same for the same seed, as edges of source, target and weight.

use super::numbers::Numbers;

/// A graph as the benches freeze it.
pub(crate) struct Generated {
    /// What it is called in the results.
    pub(crate) name: &'static str,
    pub(crate) node_count: usize,
    pub(crate) edges: Vec<(usize, usize, f64)>,
}

impl Numbers {
    /// Draws a number below a bound.
    fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next()) * bound as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// Draws a whole weight from 1 to 10.
    fn weight(&mut self) -> f64 {
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0][self.below(10)]
    }

    /// Draws a number below a bound, small ones far more often than large ones.
    fn skewed(&mut self, bound: usize) -> usize {
        let (a, b) = (self.below(bound), self.below(bound));
        a * b / bound
    }
}

/// A few hubs and many small nodes, at all scales: R-MAT with the usual 0.57, 0.19, 0.19, 0.05.
/// Chakrabarti, Zhan, Faloutsos (2004).
pub(crate) fn rmat(scale: u32, edge_count: usize, seed: u64) -> Generated {
    let mut numbers = Numbers(seed);
    let node_count = 1 << scale;
    let mut edges = Vec::with_capacity(edge_count);
    while edges.len() < edge_count {
        let (mut source, mut target) = (0, 0);
        for _ in 0..scale {
            let quarter = numbers.below(100);
            source = source << 1 | usize::from(quarter >= 76);
            target = target << 1 | usize::from((57..76).contains(&quarter) || quarter >= 95);
        }
        if source != target {
            // An odd factor spreads the hubs over all numbers.
            let spread = |node: usize| node.wrapping_mul(0x9E37_79B1) % node_count;
            edges.push((spread(source), spread(target), numbers.weight()));
        }
    }
    Generated {
        name: "rmat",
        node_count,
        edges,
    }
}

/// Communities of a hundred nodes each: of ten edges, seven stay inside.
pub(crate) fn planted(node_count: usize, edge_count: usize, seed: u64) -> Generated {
    let mut numbers = Numbers(seed);
    let size = 100;
    let edges = (0..edge_count).map(|_| {
        let source = numbers.below(node_count);
        let target = if numbers.below(10) < 7 {
            (source / size * size + numbers.below(size)).min(node_count - 1)
        } else {
            numbers.below(node_count)
        };
        (source, target, numbers.weight())
    });
    Generated {
        name: "planted",
        node_count,
        edges: edges.collect(),
    }
}

/// Actors and what they say: each statement hangs on its speaker, three of four mention nobody,
/// the others one or two actors; few actors speak much.
pub(crate) fn statements(statement_count: usize, seed: u64) -> Generated {
    let mut numbers = Numbers(seed);
    let actors = statement_count / 20 + 2;
    let mut edges = Vec::new();
    for statement in actors..actors + statement_count {
        edges.push((numbers.skewed(actors), statement, 1.0));
        let mentions = [0, 0, 0, 0, 0, 0, 1, 2][numbers.below(8)];
        for _ in 0..mentions {
            edges.push((statement, numbers.skewed(actors), 1.0));
        }
    }
    Generated {
        name: "statements",
        node_count: actors + statement_count,
        edges,
    }
}
