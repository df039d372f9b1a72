//! Weights that cannot count as they are, counted, so that nobody is surprised by the numbers.

use super::frozen::{HEAVIEST, LIGHTEST};

/// How many weights of a graph do not count as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct OddWeights {
    total: usize,
    negative: usize,
    not_a_number: usize,
    infinite: usize,
    light: usize,
    heavy: usize,
}

/// Tells whether a weight counts as something else; zero counts as zero.
pub(super) fn is_odd(weight: f64) -> bool {
    weight != 0.0 && !(LIGHTEST..=HEAVIEST).contains(&weight)
}

impl OddWeights {
    /// Counts them.
    pub(super) fn among(weights: impl Iterator<Item = f64>) -> Self {
        let mut odd = Self::default();
        for weight in weights {
            odd.total += 1;
            if !is_odd(weight) {
                continue;
            }
            let count = match weight {
                weight if weight.is_nan() => &mut odd.not_a_number,
                weight if weight.is_infinite() => &mut odd.infinite,
                weight if weight < 0.0 => &mut odd.negative,
                weight if weight < LIGHTEST => &mut odd.light,
                _ => &mut odd.heavy,
            };
            *count += 1;
        }
        odd
    }

    /// Says what counts as what, where there are any.
    pub(super) fn note(&self) -> Option<String> {
        let listed = |counts: &[(usize, &str)]| {
            let counts = counts.iter().filter(|(count, _)| *count > 0);
            let words: Vec<String> = counts
                .map(|(count, what)| format!("{count} {what}"))
                .collect();
            words.join(", ")
        };
        let zero = self.negative + self.not_a_number + self.infinite;
        let mut parts = Vec::new();
        if zero > 0 {
            let kinds = listed(&[
                (self.negative, "negative"),
                (self.not_a_number, "not a number"),
                (self.infinite, "infinite"),
            ]);
            parts.push(format!(
                "{zero} of {} weights count as zero ({kinds})",
                self.total
            ));
        }
        if self.light + self.heavy > 0 {
            let kinds = listed(&[(self.heavy, "above 1e150"), (self.light, "below 1e-150")]);
            parts.push(format!(
                "of {} weights {kinds} count as that bound",
                self.total
            ));
        }
        if self.negative > 0 {
            parts.push("to communities, negative ones are opposition".to_owned());
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_as_something_else_is_told() {
        for (weights, expected) in [
            (&[1.0, 0.0, 1e-150, 1e150][..], None),
            (
                &[1e300, 1.0, -4.0, f64::NAN],
                Some(
                    "2 of 4 weights count as zero (1 negative, 1 not a number); of 4 weights 1 above \
                     1e150 count as that bound; to communities, negative ones are opposition",
                ),
            ),
            (
                &[f64::NEG_INFINITY, 1e-200],
                Some(
                    "1 of 2 weights count as zero (1 infinite); of 2 weights 1 below 1e-150 count as \
                     that bound",
                ),
            ),
        ] {
            let note = OddWeights::among(weights.iter().copied()).note();
            assert_eq!(note.as_deref(), expected, "{weights:?}");
        }
    }
}
