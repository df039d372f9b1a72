//! Sums: the weights of the features of each position, added up; the hottest loops of all.

use super::chain::Chain;
use super::columns::Columns;
use super::model::Model;
use super::template::{Templates, row};

/// How many positions are summed up at a time, so that their sums stay in the nearest cache.
const BLOCK: usize = 256;

/// How many weights are added at once.
const EIGHT: usize = 8;
/// How many weights of pairs are added at once.
const SIXTEEN: usize = 16;

/// The sums of one model's weights for a sequence, to which further templates may be added.
///
/// A sum of some two hundred and fifty bytes fits into 16 bits; beyond, it stays at the limit.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Sums<'m> {
    model: Model<'m>,
    /// For each position as many sums as a row of the model has weights.
    nodes: Vec<i16>,
    /// For each position the sum of each pair of labels.
    edges: Vec<i16>,
}

impl<'m> Sums<'m> {
    /// Starts with noughts.
    #[must_use]
    pub(in crate::extract) fn new(model: &Model<'m>, length: usize) -> Self {
        Self {
            model: *model,
            nodes: vec![0; length * model.node_width()],
            edges: vec![0; length * model.edge_width()],
        }
    }

    /// Adds the weights of features to the sums of several models, which share the work of
    /// finding the rows of weights if they have as many of them.
    pub(in crate::extract) fn add(
        several: &mut [Self],
        columns: &Columns,
        nodes: &Templates,
        edges: &Templates,
    ) {
        let bits = |sums: &Self| (sums.model.node_bits, sums.model.edge_bits);
        let Some(shared) = several.first().map(bits) else {
            return;
        };
        if several.iter().any(|sums| bits(sums) != shared) {
            for sums in several {
                Self::add(std::slice::from_mut(sums), columns, nodes, edges);
            }
            return;
        }
        let mut hashes = Vec::new();
        for first in (0..columns.len()).step_by(BLOCK) {
            let length = BLOCK.min(columns.len() - first);
            hashes.resize(length, 0);
            for template in 0..nodes.len() {
                nodes.hash(template, columns, first, shared.0, &mut hashes);
                for sums in several.iter_mut() {
                    sums.add_nodes(first, &hashes);
                }
            }
            hashes.resize(length * edges.len(), 0);
            for (template, hashes) in hashes.chunks_exact_mut(length).enumerate() {
                edges.hash(template, columns, first, shared.1, hashes);
            }
            for sums in several.iter_mut() {
                sums.add_edges(first, length, &hashes);
            }
        }
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
    fn add_nodes(&mut self, first: usize, hashes: &[u64]) {
        let (width, bits) = (self.model.node_width(), self.model.node_bits);
        let weights = self.model.nodes();
        let sums = self.nodes.get_mut(first * width..).unwrap_or_default();
        match width / EIGHT {
            1 => add_eights::<1>(sums, weights, hashes, bits),
            2 => add_eights::<2>(sums, weights, hashes, bits),
            3 => add_eights::<3>(sums, weights, hashes, bits),
            _ => {
                for (sums, &hash) in sums.chunks_exact_mut(width.max(1)).zip(hashes) {
                    let start = row(hash, bits).saturating_mul(width);
                    add(sums, weights.get(start..).unwrap_or_default());
                }
            }
        }
    }

    /// Adds all features of pairs of each position of a block, position by position.
    fn add_edges(&mut self, first: usize, length: usize, hashes: &[u64]) {
        let (width, bits) = (self.model.edge_width(), self.model.edge_bits);
        let sums = self.edges.get_mut(first * width..).unwrap_or_default();
        let mut starts = Vec::with_capacity(hashes.len() / length.max(1));
        for (at, sums) in sums.chunks_exact_mut(width.max(1)).take(length).enumerate() {
            let features = hashes.iter().skip(at).step_by(length);
            starts.clear();
            starts.extend(features.map(|&hash| row(hash, bits).saturating_mul(width)));
            add_sixteens(sums, self.model.edges(), &starts);
        }
    }
}

/// Adds to each position one row of weights, which are some times eight.
fn add_eights<const TIMES: usize>(sums: &mut [i16], weights: &[u8], hashes: &[u64], bits: u32) {
    let sums = sums.as_chunks_mut::<EIGHT>().0;
    let rows = weights.as_chunks::<EIGHT>().0.as_chunks::<TIMES>().0;
    for (sums, &hash) in sums.as_chunks_mut::<TIMES>().0.iter_mut().zip(hashes) {
        let Some(weights) = rows.get(row(hash, bits)) else {
            continue;
        };
        for (sums, weights) in sums.iter_mut().zip(weights) {
            add(sums, weights);
        }
    }
}

/// Adds rows of weights, which start at these places, to the sums of one position.
fn add_sixteens(sums: &mut [i16], weights: &[u8], starts: &[usize]) {
    let mut done = 0;
    while done < sums.len() {
        // The last sixteen may begin among those before, which are then left as they are.
        let begin = done.min(sums.len().saturating_sub(SIXTEEN));
        let mut sixteen = [0_i16; SIXTEEN];
        for start in starts {
            let rest = weights.get(start + begin..).unwrap_or_default();
            match rest.first_chunk::<SIXTEEN>() {
                Some(weights) => add(&mut sixteen, weights),
                None => add(&mut sixteen, rest),
            }
        }
        let found = sixteen.iter().skip(done - begin);
        let end = sums.len().min(begin + SIXTEEN);
        let open = sums.get_mut(done..end).unwrap_or_default();
        for (sum, &more) in open.iter_mut().zip(found) {
            *sum = sum.saturating_add(more);
        }
        done = end;
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
            let mut sums = [Sums::new(&model, 300), Sums::new(&model, 300)];
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
