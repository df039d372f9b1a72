//! Sums: the weights of the features of each position, added up; the hottest loops of all.

use std::ops::Range;

use super::chain::Chain;
use super::columns::Columns;
use super::model::Model;
use super::template::Templates;

/// How many positions are summed up at a time, so that their sums stay in the nearest cache.
const BLOCK: usize = 256;

/// How many weights are added at once.
const EIGHT: usize = 8;
/// How many weights of pairs are added at once.
const SIXTEEN: usize = 16;

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
    /// For each position the sum of each pair of labels; or these sums once for all positions.
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
        Self {
            model: *model,
            start: rows.start,
            nodes: vec![0; rows.len() * model.node_width()],
            edges: vec![0; pairs * model.edge_width()],
        }
    }

    /// Adds the weights of features to the sums of several models for the same positions; they
    /// share the work of finding the rows of weights if they have as many of them.
    pub(in crate::extract) fn add(
        several: &mut [Self],
        columns: &Columns,
        nodes: &Templates,
        edges: &Templates,
    ) {
        let bits = |sums: &Self| (sums.model.node_bits, sums.model.edge_bits, sums.pairs());
        let Some((shared, start, count)) = several
            .first()
            .map(|sums| (bits(sums), sums.start, sums.len()))
        else {
            return;
        };
        if several.iter().any(|sums| bits(sums) != shared) {
            for sums in several {
                Self::add(std::slice::from_mut(sums), columns, nodes, edges);
            }
            return;
        }
        let mut rows = Vec::new();
        for first in (0..count).step_by(BLOCK) {
            let length = BLOCK.min(count - first);
            rows.resize(length, 0);
            for template in 0..nodes.len() {
                nodes.rows_of(template, columns, start + first, shared.0, &mut rows);
                for sums in several.iter_mut() {
                    sums.add_nodes(first, &rows);
                }
            }
            let length = length.min(shared.2.saturating_sub(first));
            if length == 0 {
                continue;
            }
            rows.resize(length * edges.len(), 0);
            for (template, rows) in rows.chunks_exact_mut(length).enumerate() {
                edges.rows_of(template, columns, start + first, shared.1, rows);
            }
            for sums in several.iter_mut() {
                sums.add_edges(first, length, &rows);
            }
        }
    }

    /// Returns how many positions there are.
    fn len(&self) -> usize {
        self.nodes.len() / self.model.node_width().max(1)
    }

    /// Returns for how many positions there are sums of pairs.
    fn pairs(&self) -> usize {
        self.edges.len() / self.model.edge_width().max(1)
    }

    /// Returns the sums as scores.
    #[must_use]
    pub(in crate::extract) fn chain(&self) -> Chain {
        let Model { labels, .. } = self.model;
        let (node_scale, edge_scale) = (self.model.node_scale, self.model.edge_scale);
        let rows = self.nodes.chunks_exact(self.model.node_width().max(1));
        let nodes = rows.flat_map(|row| row.iter().take(labels));
        let edges = self.edges.iter();
        Chain {
            labels,
            nodes: nodes.map(|&sum| f32::from(sum) * node_scale).collect(),
            edges: edges.map(|&sum| f32::from(sum) * edge_scale).collect(),
        }
    }

    /// Adds one feature of each position of a block.
    fn add_nodes(&mut self, first: usize, rows: &[u64]) {
        let width = self.model.node_width();
        let weights = self.model.nodes();
        let sums = self.nodes.get_mut(first * width..).unwrap_or_default();
        match width / EIGHT {
            1 => add_eights::<1>(sums, weights, rows),
            2 => add_eights::<2>(sums, weights, rows),
            3 => add_eights::<3>(sums, weights, rows),
            _ => {
                for (sums, &row) in sums.chunks_exact_mut(width.max(1)).zip(rows) {
                    let start = index(row).saturating_mul(width);
                    add(sums, weights.get(start..).unwrap_or_default());
                }
            }
        }
    }

    /// Adds all features of pairs of each position of a block, position by position.
    fn add_edges(&mut self, first: usize, length: usize, rows: &[u64]) {
        let width = self.model.edge_width();
        let sums = self.edges.get_mut(first * width..).unwrap_or_default();
        let mut starts = Vec::with_capacity(rows.len() / length.max(1));
        for (at, sums) in sums.chunks_exact_mut(width.max(1)).take(length).enumerate() {
            let features = rows.iter().skip(at).step_by(length);
            starts.clear();
            starts.extend(features.map(|&row| index(row).saturating_mul(width)));
            add_sixteens(sums, self.model.edges(), &starts);
        }
    }
}

/// Returns the number of a row as a place in memory.
fn index(row: u64) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

/// Adds to each position one row of weights, which are some times eight.
fn add_eights<const TIMES: usize>(sums: &mut [i16], weights: &[u8], rows: &[u64]) {
    let sums = sums.as_chunks_mut::<EIGHT>().0;
    let weights = weights.as_chunks::<EIGHT>().0.as_chunks::<TIMES>().0;
    for (sums, &row) in sums.as_chunks_mut::<TIMES>().0.iter_mut().zip(rows) {
        let Some(weights) = weights.get(index(row)) else {
            continue;
        };
        for (sums, weights) in sums.iter_mut().zip(weights) {
            add(sums, weights);
        }
    }
}

/// Adds rows of weights, which start at these places, to the sums of one position.
fn add_sixteens(sums: &mut [i16], weights: &[u8], starts: &[usize]) {
    let (parts, rest) = sums.as_chunks_mut::<SIXTEEN>();
    let whole = parts.len() * SIXTEEN;
    for (number, sums) in parts.iter_mut().enumerate() {
        let mut sixteen = *sums;
        for start in starts {
            let row = weights.get(start + number * SIXTEEN..);
            let row = row.and_then(|row| row.first_chunk::<SIXTEEN>());
            add(&mut sixteen, row.unwrap_or(&[0; SIXTEEN]));
        }
        *sums = sixteen;
    }
    // Of the square of an odd number one is left.
    for (number, sum) in rest.iter_mut().enumerate() {
        for start in starts {
            let weight = weights.get(start + whole + number).copied().unwrap_or(0);
            *sum = sum.saturating_add(i16::from(weight.cast_signed()));
        }
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
            let mut sums = [Sums::new(&model, 0..300), Sums::new(&model, 0..300)];
            Sums::add(&mut sums, &columns, &first, &pair);
            let [one, mut other] = sums;
            let none = Templates::parse("", &names).unwrap_or_else(|_| pair.clone());
            Sums::add(
                std::slice::from_mut(&mut other),
                &columns,
                &more.behind(&first),
                &none,
            );
            for (sums, templates) in [(one, &first), (other, &all)] {
                let chain = sums.chain();
                let mut part = [Sums::new(&model, 260..290)];
                Sums::add(&mut part, &columns, templates, &pair);
                let inner = &chain.nodes[260 * labels..290 * labels];
                assert_eq!(part[0].chain().nodes, inner);
                let mut same = [Sums::with_same_pairs(&model, 260..290)];
                Sums::add(&mut same, &columns, templates, &pair);
                assert_eq!(same[0].chain().nodes, inner);
                let inner = &chain.edges[260 * pairs..261 * pairs];
                assert_eq!(same[0].chain().edges, inner);
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
