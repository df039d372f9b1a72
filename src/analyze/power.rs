//! Power iteration: the vector that a matrix only stretches, and by how much.

use super::flow::sum;
use super::{Stopped, Watch};

/// How far the vector may be from settled (Euclidean norm, by the last two steps).
const SETTLED: f64 = 1e-10;

/// How many steps are made at most.
pub(super) const MOST_STEPS: u64 = 10_000;

/// During how many steps it is seen how fast the vector settles.
const FIRST_STEPS: u64 = 6;

/// What part of the growth is added to the diagonal at first, and then where the second eigenvalue
/// comes to more than [`SLOW`] of the first: there another may be of the same size.
const SHIFTS: [f64; 2] = [0.1, 0.3];

/// From what on it settles slowly.
const SLOW: f64 = 0.6;

/// A matrix without negative entries, as a function.
pub(super) struct Matrix<F: FnMut(&[f64], &mut [f64])> {
    /// Multiplies a vector; both have a zero after the last value, to stand for "no neighbor".
    pub(super) multiply: F,
    /// Whether it is its own mirror image, so that its eigenvalues are real.
    pub(super) is_symmetric: bool,
}

/// A vector that a matrix only stretches, as far as it was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Principal {
    /// The vector, of norm 1; zeros where nothing grows.
    pub(super) values: Vec<f64>,
    /// By how much it is stretched.
    pub(super) eigenvalue: f64,
    /// How far from it the values may still be (Euclidean norm); zero where they have settled.
    pub(super) off: f64,
}

impl Principal {
    /// Says that the values of a measure have not settled, where that is so.
    pub(super) fn notes(&self) -> Vec<String> {
        let off = self.off;
        let note = format!(
            "not settled after {MOST_STEPS} steps, since two eigenvalues lie close together: values \
             may be off by about {off:.0e}"
        );
        (off > 0.0).then_some(note).into_iter().collect()
    }
}

/// Returns the principal eigenvector after so many steps at most.
///
/// Some of the vector is added to each step, without which it would swing for ever on bipartite
/// graphs and circles. Where the matrix is symmetric, every step also leans
/// away from the vector before it by as much as the last two steps advise, which takes the square
/// root of the number of steps (Austin, Pollock and Zhu 2024, "Dynamically accelerating the power
/// iteration with momentum").
pub(super) fn principal<F: FnMut(&[f64], &mut [f64])>(
    mut values: Vec<f64>,
    mut matrix: Matrix<F>,
    most_steps: u64,
    watch: &dyn Watch,
) -> Result<Principal, Stopped> {
    values.push(0.0);
    let mut before = values.clone();
    let mut next = vec![0.0; values.len()];
    let (mut shift, mut lean, mut last_rest) = (0.0, 0.0, f64::INFINITY);
    let (mut shift_by, mut is_slow) = (SHIFTS[0], false);
    let mut growth = normalize(&mut values);
    let (mut eigenvalue, mut off) = (0.0, 0.0);
    for step in 0..most_steps {
        watch.step(step, most_steps)?;
        (matrix.multiply)(&values, &mut next);
        eigenvalue = norm(&next);
        if growth == 0.0 || eigenvalue == 0.0 {
            values.fill(0.0);
            (eigenvalue, off) = (0.0, 0.0);
            break;
        }
        if step <= FIRST_STEPS {
            shift = shift_by * eigenvalue;
        }
        for (next, value) in next.iter_mut().zip(&values) {
            *next += shift * value;
        }
        let along = sum(next.iter().zip(&values).map(|(next, value)| next * value));
        let rests = next.iter().zip(&values);
        let rests = rests.map(|(next, value)| (next - along * value).powi(2));
        let rest = sum(rests).sqrt();
        let ratio = (rest / last_rest).min(1.0);
        last_rest = rest;
        // How the second eigenvalue compares with the first.
        let second = match (matrix.is_symmetric, is_slow) {
            (false, _) => ratio,
            (true, true) => 2.0 * ratio / (1.0 + ratio * ratio),
            (true, false) => seen_through(ratio, lean / (along * along)),
        };
        let back = lean / growth;
        for (next, before) in next.iter_mut().zip(&before) {
            *next -= back * before;
        }
        growth = normalize(&mut next);
        std::mem::swap(&mut before, &mut values);
        std::mem::swap(&mut values, &mut next);
        off = (rest / (along * (1.0 - second).max(f64::EPSILON))).min(1.0);
        if off <= SETTLED || rest <= f64::EPSILON * along {
            off = 0.0;
            break;
        }
        if step + 1 == FIRST_STEPS && second > SLOW {
            (shift_by, is_slow, lean, last_rest) = (SHIFTS[1], true, 0.0, f64::INFINITY);
        } else if matrix.is_symmetric && step > 1 {
            lean = (along * second / 2.0).powi(2);
        }
    }
    values.pop();
    // Leaning back can leave next to nothing below zero where nothing is due.
    for value in &mut values {
        *value = value.max(0.0);
    }
    Ok(Principal {
        values,
        eigenvalue,
        off,
    })
}

/// Returns the proportion of the two greatest eigenvalues that makes the rest shrink as it did
/// while steps leaned back, a little less: leaning too far would not show.
fn seen_through(ratio: f64, lean: f64) -> f64 {
    let first = f64::midpoint(1.0, (1.0 - 4.0 * lean).max(0.0).sqrt());
    let second = ratio * first;
    (0.95 * (second + lean / second)).min(0.999)
}

fn norm(values: &[f64]) -> f64 {
    sum(values.iter().map(|value| value * value)).sqrt()
}

/// Gives values the norm 1, unless it is 0, and returns what it was.
fn normalize(values: &mut [f64]) -> f64 {
    let norm = norm(values);
    if norm > 0.0 {
        for value in values {
            *value /= norm;
        }
    }
    norm
}
