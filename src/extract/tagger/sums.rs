//! Sums: the weights of the features of each position, added up; the hottest loops of all.

use std::ops::Range;

use super::chain::Chain;
use super::columns::Columns;
use super::model::Model;
use super::template::Templates;

/// How many positions are summed up at a time, so that their sums stay in the nearest cache.
const BLOCK: usize = 128;

/// How many templates are summed up at a time, so that their sums are fetched once for all.
const BATCH: usize = 8;

/// How many weights are added at once.
const EIGHT: usize = 8;
/// How many weights of pairs are added at once.
const SIXTEEN: usize = 16;

/// The rows of features of the positions of a block, or the hashes that become them.
type Rows = [u64; BLOCK];

/// The sums of one model's weights for some rows of a grid, to which further templates may be
/// added.
///
/// A sum of some two hundred and fifty bytes fits into 16 bits; beyond, it stays at the limit.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Sums<'m> {
    model: Model<'m>,
    /// The row of the first position.
    start: usize,
    /// For each position as many sums as a row of the model has weights.
    nodes: Vec<i16>,
    /// For each position the sums of a row for pairs of labels; or these sums once for all.
    edges: Vec<i16>,
}

impl<'m> Sums<'m> {
    /// Starts with noughts.
    #[must_use]
    pub(in crate::extract) fn new(model: &Model<'m>, rows: Range<usize>) -> Self {
        let pairs = rows.len();
        Self::with_pairs(model, rows, pairs)
    }

    /// Starts with noughts, where the features of pairs are the same at all positions: they are
    /// looked up at the first one alone.
    #[must_use]
    pub(in crate::extract) fn with_same_pairs(model: &Model<'m>, rows: Range<usize>) -> Self {
        let pairs = rows.len().min(1);
        Self::with_pairs(model, rows, pairs)
    }

    fn with_pairs(model: &Model<'m>, rows: Range<usize>, pairs: usize) -> Self {
        let nodes = vec![0; rows.len() * model.node_width()];
        let edges = vec![0; pairs * model.edge_width()];
        Self::of(*model, rows.start, nodes, edges)
    }

    /// Takes sums that are there already.
    pub(super) const fn of(
        model: Model<'m>,
        start: usize,
        nodes: Vec<i16>,
        edges: Vec<i16>,
    ) -> Self {
        Self {
            model,
            start,
            nodes,
            edges,
        }
    }

    /// Adds the weights of features.
    pub(in crate::extract) fn add(
        &mut self,
        columns: &Columns,
        nodes: &Templates,
        edges: &Templates,
    ) {
        let weights = Weights::of(&self.model);
        weights.add_nodes(&mut self.nodes, self.start, columns, nodes);
        weights.add_edges(&mut self.edges, self.start, columns, edges);
    }

    /// Returns the sums as scores.
    #[must_use]
    pub(in crate::extract) fn chain(&self) -> Chain {
        let labels = self.model.labels;
        let scores = |sums: &[i16], width: usize, used: usize, scale: f32| {
            let rows = sums.chunks_exact(width.max(1));
            let mut scores = Vec::with_capacity(rows.len() * used);
            for row in rows {
                scores.extend(row.iter().take(used).map(|&sum| f32::from(sum) * scale));
            }
            scores
        };
        let (node_width, edge_width) = (self.model.node_width(), self.model.edge_width());
        Chain {
            labels,
            nodes: scores(&self.nodes, node_width, labels, self.model.node_scale),
            edges: scores(
                &self.edges,
                edge_width,
                labels * labels,
                self.model.edge_scale,
            ),
        }
    }
}

/// Rows of weights, of one model or of several side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights<'w> {
    /// The rows for labels, and for pairs of labels.
    pub nodes: &'w [u8],
    pub edges: &'w [u8],
    /// How many weights a row has.
    pub node_width: usize,
    pub edge_width: usize,
    /// How many rows there are, as powers of two.
    pub node_bits: u32,
    pub edge_bits: u32,
}

impl<'w> Weights<'w> {
    fn of(model: &Model<'w>) -> Self {
        Self {
            nodes: model.nodes(),
            edges: model.edges(),
            node_width: model.node_width(),
            edge_width: model.edge_width(),
            node_bits: model.node_bits,
            edge_bits: model.edge_bits,
        }
    }

    /// Adds the features of each position, the first of which is the row `start` of a grid.
    pub(super) fn add_nodes(
        &self,
        sums: &mut [i16],
        start: usize,
        columns: &Columns,
        templates: &Templates,
    ) {
        let mut rows = [[0; BLOCK]; BATCH];
        let width = self.node_width.max(1);
        for (block, sums) in sums.chunks_mut(BLOCK * width).enumerate() {
            let length = sums.len() / width;
            let start = start + block * BLOCK;
            for first in (0..templates.len()).step_by(BATCH) {
                let batch = first..templates.len().min(first + BATCH);
                for (rows, template) in rows.iter_mut().zip(batch.clone()) {
                    let rows = rows.get_mut(..length).unwrap_or_default();
                    templates.rows_of(template, columns, start, self.node_bits, rows);
                }
                let rows = rows.get(..batch.len()).unwrap_or_default();
                match width / EIGHT {
                    1 => add_eights::<1>(sums, self.nodes, rows),
                    2 => add_eights::<2>(sums, self.nodes, rows),
                    3 => add_eights::<3>(sums, self.nodes, rows),
                    _ => add_any(sums, width, self.nodes, rows),
                }
            }
        }
    }

    /// Adds the features of pairs of each position.
    pub(super) fn add_edges(
        &self,
        sums: &mut [i16],
        start: usize,
        columns: &Columns,
        templates: &Templates,
    ) {
        let mut rows = vec![[0; BLOCK]; templates.len()];
        let mut starts = Vec::with_capacity(rows.len());
        let width = self.edge_width.max(1);
        for (block, sums) in sums.chunks_mut(BLOCK * width).enumerate() {
            let length = sums.len() / width;
            for (template, rows) in rows.iter_mut().enumerate() {
                let rows = rows.get_mut(..length).unwrap_or_default();
                let start = start + block * BLOCK;
                templates.rows_of(template, columns, start, self.edge_bits, rows);
            }
            for (at, sums) in sums.chunks_exact_mut(width).enumerate() {
                starts.clear();
                let features = rows.iter().filter_map(|rows| rows.get(at));
                starts.extend(features.map(|&row| index(row).saturating_mul(width)));
                add_sixteens(sums, self.edges, &starts);
            }
        }
    }
}

/// Returns the number of a row as a place in memory.
fn index(row: u64) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

/// Adds to each position rows of weights, which are some times eight.
fn add_eights<const TIMES: usize>(sums: &mut [i16], weights: &[u8], rows: &[Rows]) {
    let sums = sums.as_chunks_mut::<EIGHT>().0.as_chunks_mut::<TIMES>().0;
    let weights = weights.as_chunks::<EIGHT>().0.as_chunks::<TIMES>().0;
    for (at, sums) in sums.iter_mut().take(BLOCK).enumerate() {
        let mut here = *sums;
        for rows in rows {
            let Some(weights) = weights.get(index(rows[at])) else {
                continue;
            };
            for (sums, weights) in here.iter_mut().zip(weights) {
                add(sums, weights);
            }
        }
        *sums = here;
    }
}

/// Adds to each position rows of as many weights as there are sums.
fn add_any(sums: &mut [i16], width: usize, weights: &[u8], rows: &[Rows]) {
    for (at, sums) in sums.chunks_exact_mut(width).enumerate() {
        for row in rows.iter().filter_map(|rows| rows.get(at)) {
            let start = index(*row).saturating_mul(width);
            add(sums, weights.get(start..).unwrap_or_default());
        }
    }
}

/// Adds rows of weights, which start at these places, to the sums of one position; both are some
/// times sixteen.
fn add_sixteens(sums: &mut [i16], weights: &[u8], starts: &[usize]) {
    for (number, sums) in sums.as_chunks_mut::<SIXTEEN>().0.iter_mut().enumerate() {
        let mut sixteen = *sums;
        for start in starts {
            let row = weights.get(start + number * SIXTEEN..);
            let row = row.and_then(|row| row.first_chunk::<SIXTEEN>());
            add(&mut sixteen, row.unwrap_or(&[0; SIXTEEN]));
        }
        *sums = sixteen;
    }
}

/// Adds weights to sums.
fn add(sums: &mut [i16], weights: &[u8]) {
    for (sum, &weight) in sums.iter_mut().zip(weights) {
        *sum = sum.saturating_add(i16::from(weight.cast_signed()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::write;
    use super::*;

    /// Makes weights that look random and are the same in every run; one step is worth 1.
    fn weights(count: usize) -> Vec<f32> {
        let mut state = 7_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f32::from(u8::try_from(state >> 24).unwrap_or(0)) - 127.5
        };
        let mut weights: Vec<f32> = (0..count).map(|_| next().clamp(-127.0, 127.0)).collect();
        weights[0] = 127.0;
        weights
    }

    /// Adds up the weights of one position, one by one.
    fn slow(weights: &[f32], width: usize, rows: &[u32]) -> Vec<f32> {
        let mut sums = vec![0.0; width];
        for &row in rows {
            for (sum, weight) in sums.iter_mut().zip(&weights[row as usize * width..]) {
                *sum += weight.round();
            }
        }
        sums
    }

    #[test]
    fn sums_are_those_of_the_rows_for_any_number_of_labels() {
        let names = ["w", "q"];
        let mut columns = Columns::new(300, 2);
        for at in 0..300 {
            let number = u32::try_from(at).unwrap_or(0);
            columns.set(at, 0, number * number);
            columns.set(at, 1, number % 3);
        }
        for labels in [2, 3, 7, 9, 17, 30] {
            let pairs = labels * labels;
            let (nodes, edges) = (weights(labels << 6), weights(pairs << 3));
            let count = u32::try_from(labels).unwrap_or(0);
            let bytes = write(count, &[], &nodes, &edges);
            let parsed = (
                Model::read(&bytes).ok(),
                Templates::parse("w[-2..2] w|q q|q[1]|w", &names).ok(),
                Templates::parse("q w[1]", &names).ok(),
                Templates::parse("w[-2..2] w|q q|q[1]|w q[3]", &names).ok(),
                Templates::parse("q[3]", &names).ok(),
            );
            let (Some(model), Some(first), Some(pair), Some(all), Some(more)) = parsed else {
                unreachable!("the notation is right");
            };
            let mut one = Sums::new(&model, 0..300);
            one.add(&columns, &first, &pair);
            let mut other = one.clone();
            let none = Templates::parse("", &names).unwrap_or_else(|_| pair.clone());
            other.add(&columns, &more.behind(&first), &none);
            for (sums, templates) in [(one, &first), (other, &all)] {
                let chain = sums.chain();
                let mut part = Sums::new(&model, 260..290);
                part.add(&columns, templates, &pair);
                let inner = &chain.nodes[260 * labels..290 * labels];
                assert_eq!(part.chain().nodes, inner);
                let mut same = Sums::with_same_pairs(&model, 260..290);
                same.add(&columns, templates, &pair);
                assert_eq!(same.chain().nodes, inner);
                let inner = &chain.edges[260 * pairs..261 * pairs];
                assert_eq!(same.chain().edges, inner);
                for at in 0..300 {
                    let mut rows = Vec::new();
                    templates.rows(&columns, at, model.node_bits, &mut rows);
                    let found = &chain.nodes[at * labels..][..labels];
                    assert_eq!(found, slow(&nodes, labels, &rows), "{labels} {at}");
                    rows.clear();
                    pair.rows(&columns, at, model.edge_bits, &mut rows);
                    let found = &chain.edges[at * pairs..][..pairs];
                    assert_eq!(found, slow(&edges, pairs, &rows), "{labels} {at}");
                }
            }
        }
    }
}
