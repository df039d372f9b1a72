//! Learning the weights of links: logistic regression with `AdaGrad`.

use sayso::extract::training::{LINK_BITS, Pair, write};

use crate::random::Random;

/// Learns from pairs and returns the model file.
pub(crate) fn train(pairs: &[Pair], epochs: usize, rate: f32, seed: u64) -> Vec<u8> {
    let mut weights = vec![0.0_f32; 1 << LINK_BITS];
    let mut squares = vec![0.05_f32; 1 << LINK_BITS];
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &number in &order {
            let pair = &pairs[number];
            let rows: Vec<usize> = pair.rows.iter().map(|&row| row as usize).collect();
            let kept: Vec<usize> = rows.into_iter().filter(|_| random.share() >= 0.2).collect();
            let score: f32 = kept.iter().map(|&row| weights[row]).sum::<f32>() / 0.8;
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
