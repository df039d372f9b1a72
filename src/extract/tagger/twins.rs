//! Twins: two models of one shape whose rows of weights stand side by side.

use std::ops::Range;

use super::columns::Columns;
use super::model::Model;
use super::sums::{Sums, Weights};
use super::template::Templates;

/// Two models for the same features: a row of one and that of the other are fetched at once.
///
/// Fetching rows is what takes most of the time, and a line of the cache has room for both.
#[derive(Debug)]
pub(in crate::extract) struct Twins<'m> {
    models: [Model<'m>; 2],
    nodes: Vec<u8>,
    edges: Vec<u8>,
}

impl<'m> Twins<'m> {
    /// Puts the rows of two models side by side; none where they have not the same shape.
    #[must_use]
    pub(in crate::extract) fn new(first: Model<'m>, second: Model<'m>) -> Option<Self> {
        let shape = |model: &Model<'_>| (model.labels, model.node_bits, model.edge_bits);
        (shape(&first) == shape(&second)).then(|| Self {
            nodes: mingle(first.nodes(), second.nodes(), first.node_width()),
            edges: mingle(first.edges(), second.edges(), first.edge_width()),
            models: [first, second],
        })
    }

    /// Adds up the weights of features, for each model.
    #[must_use]
    pub(in crate::extract) fn sums(
        &self,
        rows: Range<usize>,
        columns: &Columns,
        nodes: &Templates,
        edges: &Templates,
    ) -> [Sums<'m>; 2] {
        let [first, second] = self.models;
        let (node_width, edge_width) = (first.node_width(), first.edge_width());
        let weights = Weights {
            nodes: &self.nodes,
            edges: &self.edges,
            node_width: 2 * node_width,
            edge_width: 2 * edge_width,
            node_bits: first.node_bits,
            edge_bits: first.edge_bits,
        };
        let mut node_sums = vec![0; rows.len() * weights.node_width];
        let mut edge_sums = vec![0; rows.len() * weights.edge_width];
        weights.add_nodes(&mut node_sums, rows.start, columns, nodes);
        weights.add_edges(&mut edge_sums, rows.start, columns, edges);
        let nodes = part(&node_sums, node_width);
        let edges = part(&edge_sums, edge_width);
        let [first_nodes, second_nodes] = nodes;
        let [first_edges, second_edges] = edges;
        [
            Sums::of(first, rows.start, first_nodes, first_edges),
            Sums::of(second, rows.start, second_nodes, second_edges),
        ]
    }
}

/// Puts rows of as many bytes side by side.
fn mingle(first: &[u8], second: &[u8], width: usize) -> Vec<u8> {
    let mut all = Vec::with_capacity(first.len() + second.len());
    let width = width.max(1);
    for (first, second) in first.chunks_exact(width).zip(second.chunks_exact(width)) {
        all.extend_from_slice(first);
        all.extend_from_slice(second);
    }
    all
}

/// Parts the sums of both again.
fn part(sums: &[i16], width: usize) -> [Vec<i16>; 2] {
    let mut parts = [(); 2].map(|()| Vec::with_capacity(sums.len() / 2));
    for both in sums.chunks_exact((2 * width).max(1)) {
        let (first, second) = both.split_at(width);
        parts[0].extend_from_slice(first);
        parts[1].extend_from_slice(second);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::model::write;
    use super::*;

    fn model_bytes(seed: u16, bits: u32) -> Vec<u8> {
        let weight = |n: u16| f32::from(n.wrapping_mul(seed) % 201) - 100.0;
        let weights = |count: u16| -> Vec<f32> { (0..count).map(weight).collect() };
        write(7, &[], &weights(7 << bits), &weights(49 << 4))
    }

    #[test]
    fn each_gets_its_own_sums() {
        let names = ["w", "q"];
        let mut columns = Columns::new(300, 2);
        for at in 0..300 {
            let number = u32::try_from(at).unwrap_or(0);
            columns.set(at, 0, number * number);
            columns.set(at, 1, number % 3);
        }
        let bytes = [model_bytes(311, 6), model_bytes(577, 6)];
        let models = bytes.each_ref().map(|bytes| Model::read(bytes).ok());
        let templates = |text: &str| Templates::parse(text, &names);
        let check = || -> Result<(), String> {
            let models = [models[0], models[1]].map(|m| m.ok_or("no model"));
            let models = [models[0]?, models[1]?];
            let (nodes, edges) = (templates("w[-2..2] w|q q|q[1]|w")?, templates("q w[1]")?);
            let twins = Twins::new(models[0], models[1]).ok_or("not of one shape")?;
            let both = twins.sums(10..290, &columns, &nodes, &edges);
            for (model, sums) in models.iter().zip(both) {
                let mut alone = Sums::new(model, 10..290);
                alone.add(&columns, &nodes, &edges);
                assert_eq!(sums.chain().nodes, alone.chain().nodes);
                assert_eq!(sums.chain().edges, alone.chain().edges);
            }
            Ok(())
        };
        assert_eq!(check(), Ok(()));
    }

    #[test]
    fn models_of_different_shapes_are_no_twins() {
        let bytes = [model_bytes(311, 6), model_bytes(311, 5)];
        let models = bytes.each_ref().map(|bytes| Model::read(bytes).ok());
        let twins = models[0].zip(models[1]).map(|(a, b)| Twins::new(a, b));
        assert!(twins.is_some_and(|twins| twins.is_none()));
    }
}
