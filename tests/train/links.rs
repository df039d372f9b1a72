//! Learning the weights of links: logistic regression with `AdaGrad`.

use sayso::extract::training::{Pair, write};

use crate::random::Random;

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Steps {
    /// How often each pair is seen.
    pub(crate) epochs: usize,
    /// How far a weight moves at first.
    pub(crate) rate: f32,
    /// The share of features that are left out each time.
    pub(crate) dropout: f32,
}

/// Learns from pairs and returns the model file.
pub(crate) fn train(pairs: &[Pair], bits: u32, steps: Steps, seed: u64) -> Vec<u8> {
    let Steps {
        epochs,
        rate,
        dropout,
    } = steps;
    let mut weights = vec![0.0_f32; 1 << bits];
    let mut squares = vec![0.05_f32; 1 << bits];
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &number in &order {
            let pair = &pairs[number];
            let rows: Vec<usize> = pair.rows.iter().map(|&row| row as usize).collect();
            let kept: Vec<usize> = rows
                .into_iter()
                .filter(|_| random.share() >= dropout)
                .collect();
            let score: f32 = kept.iter().map(|&row| weights[row]).sum::<f32>() / (1.0 - dropout);
            let chance = 1.0 / (1.0 + (-score).exp());
            let gradient = f32::from(u8::from(pair.linked)) - chance;
            for row in kept {
                squares[row] += gradient * gradient;
                weights[row] += rate * gradient / squares[row].sqrt();
            }
        }
    }
    write(1, &[], &weights, &[0.0])
}
