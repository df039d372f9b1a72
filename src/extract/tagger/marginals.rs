//! Marginals: how likely each label is, over all sequences of labels.

use super::chain::{Chain, NEVER, copy, widen};

/// How far below the highest a score counts: what lies deeper is as unlikely. The product of three
/// such numbers is still one that processors multiply fast.
const LEAST: f32 = -25.0;

/// How likely each label, and each pair of labels, is at each position.
#[derive(Debug, Clone, Default)]
pub struct Marginals {
    /// For each position, the probability of each label.
    pub nodes: Vec<f32>,
    /// For each position, the probability of each pair; the first position has none.
    pub edges: Vec<f32>,
}

impl Chain {
    /// Finds how likely each label and each pair of labels is, by the forward-backward algorithm.
    #[must_use]
    pub fn marginals(&self) -> Marginals {
        self.likely(true)
    }

    /// Finds how likely each label is; there is nothing about pairs, which only learning needs.
    #[must_use]
    pub fn chances(&self) -> Marginals {
        self.likely(false)
    }

    fn likely(&self, pairs: bool) -> Marginals {
        match self.labels {
            0 => Marginals::default(),
            1..=8 => Lattice::<8>::new(self).marginals(pairs),
            9..=12 => Lattice::<12>::new(self).marginals(pairs),
            13..=16 => Lattice::<16>::new(self).marginals(pairs),
            17..=24 => Lattice::<24>::new(self).marginals(pairs),
            _ => Lattice::<256>::new(self).marginals(pairs),
        }
    }
}

/// What e is raised to the scores to, in rows of one known length, which are worked on at once.
///
/// All sums are taken in one order, so that the same digits come out on every machine.
struct Lattice<const WIDTH: usize> {
    labels: usize,
    /// For each position, the weight of each label.
    nodes: Vec<[f32; WIDTH]>,
    /// For each position, the weight of each label behind each label before.
    edges: Vec<[f32; WIDTH]>,
}

impl<const WIDTH: usize> Lattice<WIDTH> {
    fn new(chain: &Chain) -> Self {
        let labels = chain.labels;
        let mut lattice = Self {
            labels,
            nodes: Vec::with_capacity(chain.len()),
            edges: Vec::with_capacity(chain.len() * labels),
        };
        for (nodes, edges) in chain.positions() {
            let most = highest(nodes.get(..labels).unwrap_or_default());
            lattice.nodes.push(below(nodes, labels, most));
            let most = highest(edges.get(..labels * labels).unwrap_or_default());
            let rows = (0..labels).map(|row| &edges[row * labels..]);
            let rows = rows.map(|row| below(row, labels, most));
            lattice.edges.extend(rows);
        }
        powers(lattice.nodes.as_flattened_mut());
        powers(lattice.edges.as_flattened_mut());
        lattice
    }

    /// Returns the rows of the pairs of labels at a position.
    fn edges(&self, at: usize) -> &[[f32; WIDTH]] {
        let start = at * self.labels;
        self.edges
            .get(start..start + self.labels)
            .unwrap_or_default()
    }

    fn marginals(&self, pairs: bool) -> Marginals {
        let (labels, length) = (self.labels, self.nodes.len());
        let forward = self.forward();
        let mut marginals = Marginals {
            nodes: vec![0.0; length * labels],
            edges: vec![0.0; if pairs { length * labels * labels } else { 0 }],
        };
        let mut after = [1.0; WIDTH];
        for at in (0..length).rev() {
            let here = marginals.nodes.get_mut(at * labels..(at + 1) * labels);
            let product = times(forward[at], after);
            copy(here.unwrap_or_default(), &share(product, sum(product)));
            let Some(before) = at.checked_sub(1) else {
                break;
            };
            let ahead = times(self.nodes[at], after);
            if pairs {
                let start = at * labels * labels;
                let here = marginals.edges.get_mut(start..start + labels * labels);
                self.pairs(at, &forward[before], ahead, here.unwrap_or_default());
            }
            after = [0.0; WIDTH];
            for (after, row) in after.iter_mut().zip(self.edges(at)) {
                *after = sum(times(*row, ahead));
            }
            after = share(after, sum(after));
        }
        marginals
    }

    /// Returns how likely each label is, going by the positions up to its own.
    fn forward(&self) -> Vec<[f32; WIDTH]> {
        let mut forward: Vec<[f32; WIDTH]> = Vec::with_capacity(self.nodes.len());
        for (at, &node) in self.nodes.iter().enumerate() {
            let mut here = node;
            if let Some(before) = forward.last() {
                let mut sums = [0.0; WIDTH];
                for (row, &from) in self.edges(at).iter().zip(before) {
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum += from * weight;
                    }
                }
                here = times(sums, node);
            }
            forward.push(share(here, sum(here)));
        }
        forward
    }

    /// Writes how likely each pair of labels is at a position.
    fn pairs(&self, at: usize, before: &[f32; WIDTH], ahead: [f32; WIDTH], found: &mut [f32]) {
        let mut total = 0.0;
        let rows = found.chunks_exact_mut(self.labels);
        for ((found, row), &from) in rows.zip(self.edges(at)).zip(before) {
            let product = times(*row, ahead).map(|value| value * from);
            total += sum(product);
            copy(found, &product);
        }
        let factor = if total > 0.0 { total.recip() } else { 0.0 };
        for value in found {
            *value *= factor;
        }
    }
}

/// Returns the highest of some scores.
fn highest(scores: &[f32]) -> f32 {
    const LANES: usize = 8;
    let mut lanes = [f32::NEG_INFINITY; LANES];
    for part in scores.chunks(LANES) {
        for (most, &score) in lanes.iter_mut().zip(part) {
            *most = if score > *most { score } else { *most };
        }
    }
    lanes.into_iter().fold(f32::NEG_INFINITY, f32::max)
}

/// Returns how far the scores of a row are below the highest; what is no score may never be.
fn below<const WIDTH: usize>(scores: &[f32], labels: usize, most: f32) -> [f32; WIDTH] {
    widen(scores, labels, f32::NEG_INFINITY).map(|score| score - most)
}

/// Raises e to each of some scores.
fn powers(scores: &mut [f32]) {
    for score in scores {
        *score = power(*score);
    }
}

/// Raises e to a power of at most nought, the same digits on every machine; what may never be is
/// nought. It takes no jump, so that several are done at once.
fn power(score: f32) -> f32 {
    /// Adding this to a small number rounds it; its last bits are then the whole number.
    const ROUND: f32 = 12_582_912.0;
    const SHARES: [f32; 7] = [
        0.000_154_035_3,
        0.001_333_355_8,
        0.009_618_129,
        0.055_504_11,
        0.240_226_5,
        std::f32::consts::LN_2,
        1.0,
    ];
    let exponent = if score > LEAST { score } else { LEAST } * std::f32::consts::LOG2_E;
    let rounded = exponent + ROUND;
    let rest = exponent - (rounded - ROUND);
    // 2 to the rest, by the first terms of its series.
    let mut series = SHARES[0];
    for share in &SHARES[1..] {
        series = series * rest + share;
    }
    // 2 to the whole number: that goes into the place of the exponent.
    let whole = f32::from_bits((rounded.to_bits() << 23).wrapping_add(127 << 23));
    let mask = u32::from(score > NEVER / 2.0).wrapping_neg();
    f32::from_bits((series * whole).to_bits() & mask)
}

fn times<const WIDTH: usize>(mut one: [f32; WIDTH], other: [f32; WIDTH]) -> [f32; WIDTH] {
    for (value, factor) in one.iter_mut().zip(other) {
        *value *= factor;
    }
    one
}

/// Adds up values, in four rows at once.
fn sum<const WIDTH: usize>(values: [f32; WIDTH]) -> f32 {
    let mut four = [0.0_f32; 4];
    for part in values.as_chunks::<4>().0 {
        for (sum, value) in four.iter_mut().zip(part) {
            *sum += value;
        }
    }
    (four[0] + four[2]) + (four[1] + four[3])
}

/// Divides values by their sum, if there is one.
fn share<const WIDTH: usize>(values: [f32; WIDTH], sum: f32) -> [f32; WIDTH] {
    let factor = if sum > 0.0 { sum.recip() } else { 0.0 };
    values.map(|value| value * factor)
}

#[cfg(test)]
mod tests {
    use super::super::chain::tests::{chain, paths};
    use super::*;

    #[test]
    fn powers_are_those_of_e() {
        for step in 0_u16..=2500 {
            let score = -f32::from(step) / 100.0;
            let (found, exact) = (power(score), score.exp());
            assert!((found - exact).abs() <= exact * 1e-5, "{score}");
        }
        assert!((power(-60.0) - power(LEAST)).abs() < f32::MIN_POSITIVE);
        assert!(power(NEVER).abs() < f32::MIN_POSITIVE);
    }

    #[test]
    fn marginals_are_sums_over_paths() {
        let chain = chain();
        let all = paths(&chain);
        let total: f32 = all.iter().map(|(_, score)| score.exp()).sum();
        let marginals = chain.marginals();
        for at in 0..3 {
            let share: f32 = all
                .iter()
                .filter(|(path, _)| path[at] == 1)
                .map(|p| p.1.exp())
                .sum();
            assert!(
                (marginals.nodes[at * 2 + 1] - share / total).abs() < 1e-5,
                "{at}"
            );
        }
        let both: f32 = all
            .iter()
            .filter(|(path, _)| path[1..] == [1, 0])
            .map(|p| p.1.exp())
            .sum();
        assert!((marginals.edges[2 * 4 + 2] - both / total).abs() < 1e-5);
    }

    #[test]
    fn wider_rows_give_the_same() {
        let chain = chain();
        let narrow = chain.marginals();
        let wide = Lattice::<24>::new(&chain).marginals(true);
        for (one, other) in [(&narrow.nodes, &wide.nodes), (&narrow.edges, &wide.edges)] {
            assert_eq!(one.len(), other.len());
            for (one, other) in one.iter().zip(other) {
                assert!((one - other).abs() < 1e-6);
            }
        }
        assert_eq!(chain.chances().nodes, narrow.nodes);
        assert!(chain.chances().edges.is_empty());
    }
}
