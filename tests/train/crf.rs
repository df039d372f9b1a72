//! Learning the weights of a chain: stochastic gradients with `AdaGrad` and feature dropout.

use sayso::extract::training::{Chain, Grammar, Marginals, Rows};

use crate::random::Random;

/// A sequence to learn from: the features of its tokens and their labels.
pub(crate) struct Example {
    /// The rows of weights of all features.
    pub(crate) rows: Rows,
    /// The gold labels.
    pub(crate) gold: Vec<u8>,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// How many labels there are.
    pub(crate) labels: usize,
    /// The powers of two of the numbers of rows, for labels and for pairs.
    pub(crate) bits: (u32, u32),
    /// How often each sequence is seen.
    pub(crate) epochs: usize,
    /// How far a weight moves at first.
    pub(crate) rate: f32,
    /// The share of features that are left out each time.
    pub(crate) dropout: f32,
    /// How much less the label of tokens in no piece counts when the best labels are chosen.
    pub(crate) outside: f32,
    /// Where chance starts from.
    pub(crate) seed: u64,
    /// Which labels may follow one another; none where all may.
    pub(crate) grammar: Option<Grammar>,
}

/// Rows of weights while they are learned.
struct Table {
    width: usize,
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Table {
    fn new(rows: usize, width: usize) -> Self {
        Self {
            width,
            weights: vec![0.0; rows * width],
            squares: vec![0.05; rows * width],
        }
    }

    /// Adds the weights of features to scores.
    fn add(&self, rows: &[u32], factor: f32, scores: &mut [f32]) {
        scores.fill(0.0);
        for &row in rows {
            let start = row as usize * self.width;
            for (score, weight) in scores.iter_mut().zip(&self.weights[start..][..self.width]) {
                *score += weight;
            }
        }
        for score in scores {
            *score *= factor;
        }
    }

    /// Moves the weights of features along a gradient.
    fn step(&mut self, rows: &[u32], gradient: &[f32], rate: f32) {
        for &row in rows {
            let range = row as usize * self.width..(row as usize + 1) * self.width;
            let weights = self.weights[range.clone()].iter_mut();
            for ((weight, square), g) in weights.zip(&mut self.squares[range]).zip(gradient) {
                *square += g * g;
                *weight += rate * g / square.sqrt();
            }
        }
    }
}

/// A chain whose weights are being learned.
pub(crate) struct Crf {
    options: Options,
    nodes: Table,
    edges: Table,
}

impl Crf {
    /// Learns from sequences; the same sequences and options give the same weights.
    pub(crate) fn train(examples: &[&Example], options: Options) -> Self {
        let labels = options.labels;
        let mut crf = Self {
            options,
            nodes: Table::new(1 << options.bits.0, labels),
            edges: Table::new(1 << options.bits.1, labels * labels),
        };
        let mut random = Random::new(options.seed);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for _ in 0..options.epochs {
            random.shuffle(&mut order);
            for &number in &order {
                crf.learn(examples[number], &mut random);
            }
        }
        crf
    }

    fn learn(&mut self, example: &Example, random: &mut Random) {
        let rows = thin(&example.rows, self.options.dropout, random);
        let chain = self.chain(&rows, 1.0 / (1.0 - self.options.dropout));
        let mut marginals = chain.marginals();
        let labels = self.options.labels;
        let pairs = labels * labels;
        for value in marginals.nodes.iter_mut().chain(&mut marginals.edges) {
            *value = -*value;
        }
        for (at, &gold) in example.gold.iter().enumerate() {
            marginals.nodes[at * labels + usize::from(gold)] += 1.0;
            if at > 0 {
                let before = usize::from(example.gold[at - 1]);
                marginals.edges[at * pairs + before * labels + usize::from(gold)] += 1.0;
            }
        }
        let rate = self.options.rate;
        let small = |gradient: &[f32]| gradient.iter().all(|g| g.abs() < 1e-3);
        for at in 0..example.gold.len() {
            let gradient = &marginals.nodes[at * labels..][..labels];
            if !small(gradient) {
                self.nodes.step(rows.node(at), gradient, rate);
            }
            let gradient = &marginals.edges[at * pairs..][..pairs];
            if at > 0 && !small(gradient) {
                self.edges.step(rows.edge(at), gradient, rate);
            }
        }
    }

    fn chain(&self, rows: &Thinned, factor: f32) -> Chain {
        let labels = self.options.labels;
        let length = rows.node_ends.len();
        let mut chain = Chain {
            labels,
            nodes: vec![0.0; length * labels],
            edges: vec![0.0; length * labels * labels],
        };
        for at in 0..length {
            let scores = &mut chain.nodes[at * labels..][..labels];
            self.nodes.add(rows.node(at), factor, scores);
            let scores = &mut chain.edges[at * labels * labels..][..labels * labels];
            self.edges.add(rows.edge(at), factor, scores);
        }
        if let Some(grammar) = self.options.grammar {
            chain.constrain(grammar);
        }
        chain
    }

    /// Labels a sequence.
    pub(crate) fn label(&self, rows: &Rows) -> (Vec<u8>, Marginals) {
        let all = thin(rows, 0.0, &mut Random::new(0));
        let mut chain = self.chain(&all, 1.0);
        let marginals = chain.marginals();
        for nodes in chain.nodes.chunks_exact_mut(self.options.labels) {
            nodes[0] -= self.options.outside;
        }
        (chain.best(), marginals)
    }

    /// Writes the model file.
    pub(crate) fn write(&self, table: &[u8]) -> Vec<u8> {
        let labels = u32::try_from(self.options.labels).unwrap_or(0);
        sayso::extract::training::write(labels, table, &self.nodes.weights, &self.edges.weights)
    }
}

/// The features that are left, and where those of each token end.
struct Thinned {
    nodes: Vec<u32>,
    node_ends: Vec<usize>,
    edges: Vec<u32>,
    edge_ends: Vec<usize>,
}

impl Thinned {
    fn node(&self, at: usize) -> &[u32] {
        &self.nodes[before(&self.node_ends, at)..self.node_ends[at]]
    }

    fn edge(&self, at: usize) -> &[u32] {
        &self.edges[before(&self.edge_ends, at)..self.edge_ends[at]]
    }
}

fn before(ends: &[usize], at: usize) -> usize {
    if at == 0 { 0 } else { ends[at - 1] }
}

/// Leaves out a share of the features.
fn thin(rows: &Rows, dropout: f32, random: &mut Random) -> Thinned {
    let mut thin = |rows: &[u32], width: usize| {
        let mut kept = Vec::with_capacity(rows.len());
        let mut ends = Vec::with_capacity(rows.len() / width.max(1));
        for rows in rows.chunks_exact(width) {
            kept.extend(
                rows.iter()
                    .filter(|_| dropout == 0.0 || random.share() >= dropout),
            );
            ends.push(kept.len());
        }
        (kept, ends)
    };
    let (nodes, node_ends) = thin(&rows.nodes, rows.node_width);
    let (edges, edge_ends) = thin(&rows.edges, rows.edge_width);
    Thinned {
        nodes,
        node_ends,
        edges,
        edge_ends,
    }
}
