//! Learning to choose: weights that make the right one of several the likeliest.

/// A choice between several, each with the features that hold, by number, and how far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Example {
    /// What there is to choose from.
    pub(crate) options: Vec<Vec<(usize, f32)>>,
    /// Which of them are right.
    pub(crate) right: Vec<bool>,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// Learns weights by logistic regression over the options of each example.
///
/// `stiffness` holds the weights near those expected, where the examples say little. The same
/// examples give the same weights.
pub(crate) fn fit(examples: &[&Example], expected: &[f32], stiffness: f32) -> Vec<f32> {
    const STEPS: usize = 600;
    const RATE: f32 = 0.2;
    let mut weights = expected.to_vec();
    let mut squares = vec![1.0_f32; expected.len()];
    for _ in 0..STEPS {
        let held = weights.iter().zip(expected);
        let mut slopes: Vec<f32> = held
            .map(|(weight, mean)| stiffness * (mean - weight))
            .collect();
        for example in examples {
            add_slopes(example, &weights, &mut slopes);
        }
        for ((weight, square), slope) in weights.iter_mut().zip(&mut squares).zip(&slopes) {
            *square += slope * slope;
            *weight += RATE * slope / square.sqrt();
        }
    }
    weights
}

/// Adds the slope of the logarithm of the chance that a right option is chosen.
fn add_slopes(example: &Example, weights: &[f32], slopes: &mut [f32]) {
    let chances = chances(&example.options, weights);
    let right: f32 = chances
        .iter()
        .zip(&example.right)
        .filter(|(_, r)| **r)
        .map(|(c, _)| c)
        .sum();
    for ((option, &chance), &is_right) in example.options.iter().zip(&chances).zip(&example.right) {
        let wanted = if is_right {
            chance / right.max(1e-6)
        } else {
            0.0
        };
        for &(feature, share) in option {
            slopes[feature] += example.weight * (wanted - chance) * share;
        }
    }
}

/// Returns the chance of each option.
pub(crate) fn chances(options: &[Vec<(usize, f32)>], weights: &[f32]) -> Vec<f32> {
    let score = |option: &Vec<(usize, f32)>| -> f32 {
        let worth = option
            .iter()
            .map(|&(feature, share)| weights[feature] * share);
        worth.sum()
    };
    let scores: Vec<f32> = options.iter().map(score).collect();
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let sum: f32 = shares.iter().sum();
    shares.iter().map(|share| share / sum).collect()
}
