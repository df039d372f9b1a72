//! Choices: whom a pronoun may mean, each with a chance, and the one it is taken to mean.

use super::super::feature::Features;

/// Somebody whom a pronoun may mean.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Candidate {
    /// The number of the entity; none for somebody whom the article does not name.
    pub entity: Option<usize>,
    /// What speaks for and against it.
    pub features: Features,
    /// How likely it is.
    pub chance: f32,
}

/// A pronoun with all whom it may mean.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Choice {
    /// The token.
    pub at: usize,
    /// Whom it may mean; the last one is somebody without a name.
    pub options: Vec<Candidate>,
}

impl Choice {
    /// Returns the likeliest person, unless it is somebody without a name or too unsure.
    pub(in crate::extract) fn answer(&self) -> Option<(usize, f32)> {
        /// Below this the answer is unknown: a wrong name is worse than none.
        const SURE: f32 = 0.5;
        let mut best: Option<&Candidate> = None;
        for option in &self.options {
            if best.is_none_or(|best| option.chance > best.chance) {
                best = Some(option);
            }
        }
        let best = best.filter(|best| best.chance >= SURE)?;
        Some((best.entity?, best.chance))
    }
}

/// Turns the sums of weights into chances that add up to one.
pub(super) fn weigh(options: &[(Option<usize>, Features)], weights: &[f32]) -> Vec<Candidate> {
    let scores: Vec<f32> = options.iter().map(|(_, f)| f.score(weights)).collect();
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let sum: f32 = shares.iter().sum();
    let options = options.iter().zip(shares);
    options
        .map(|(&(entity, features), share)| Candidate {
            entity,
            features,
            chance: share / sum,
        })
        .collect()
}
