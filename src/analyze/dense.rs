//! Small systems of equations, solved outright: what takes power iteration for ever takes them an
//! instant.

use super::Rows;

/// Up to how many nodes equations are solved outright; time grows with the third power.
pub(super) const MOST_NODES: usize = 400;

/// How far apart the bounds on the eigenvalue may be in the end, relative to it.
const SETTLED: f64 = 1e-13;

/// How often equations are solved at most; the correct digits double each time.
const MOST_ROUNDS: usize = 60;

/// Solves "shift × value = own + what flows in along the ties of the row", where the shift is above
/// the greatest eigenvalue of the rows.
///
/// Then elimination needs no exchange of rows, and all values are positive where all that nodes
/// have by themselves is.
pub(super) fn solve(rows: &Rows, shift: f64, own: &[f64]) -> Vec<f64> {
    let count = own.len();
    let mut matrix = vec![0.0; count * count];
    for node in 0..count {
        matrix[node * count + node] = shift;
        for (neighbor, weight) in rows.ties(node) {
            matrix[node * count + neighbor] -= weight;
        }
    }
    let mut values = own.to_vec();
    for pivot in 0..count {
        let (above, below) = matrix.split_at_mut((pivot + 1) * count);
        let row = &mut above[pivot * count..];
        // At the eigenvalue itself, rounding may leave nothing: then this node's value is greatest.
        row[pivot] = row[pivot].max(f64::EPSILON * f64::EPSILON * shift);
        for (place, other) in below.chunks_mut(count).enumerate() {
            let factor = other[pivot] / row[pivot];
            if factor != 0.0 {
                for (other, entry) in other[pivot..].iter_mut().zip(&row[pivot..]) {
                    *other -= factor * entry;
                }
                values[pivot + 1 + place] -= factor * values[pivot];
            }
        }
    }
    for node in (0..count).rev() {
        let row = &matrix[node * count..(node + 1) * count];
        let later = row[node + 1..].iter().zip(&values[node + 1..]);
        let later: f64 = later.map(|(entry, value)| entry * value).sum();
        values[node] = (values[node] - later) / row[node];
    }
    values
}

/// Returns the principal eigenvector of rows whose nodes all lead to each other, not scaled, and
/// its eigenvalue. Noda (1971), "Note on the computation of the maximal eigenvalue of a
/// non-negative irreducible matrix", Numerische Mathematik 17.
pub(super) fn principal(rows: &Rows) -> (Vec<f64>, f64) {
    let mut values = vec![1.0; rows.node_count()];
    let mut greatest = 0.0;
    for _ in 0..MOST_ROUNDS {
        // How much each value is stretched: the eigenvalue lies between the least and the greatest.
        let stretches = (0..values.len()).filter(|node| values[*node] > 0.0);
        let stretches = stretches.map(|node| {
            let ties = rows.ties(node);
            let sum = ties.fold(0.0, |sum, (neighbor, weight)| {
                sum + weight * values[neighbor]
            });
            sum / values[node]
        });
        let least;
        (least, greatest) = stretches.fold((f64::INFINITY, 0.0_f64), |(least, most), stretch| {
            (least.min(stretch), most.max(stretch))
        });
        if greatest - least <= SETTLED * greatest {
            break;
        }
        values = solve(rows, greatest, &values);
        let most = values.iter().copied().fold(0.0, f64::max);
        for value in &mut values {
            *value /= most;
        }
    }
    (values, greatest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_circle_has_the_vector_that_its_weights_tell() {
        // Around a circle of weights `w` the eigenvalue is their geometric mean, and each value
        // the one before it times the weight between them, divided by it.
        let count = 60_u32;
        let weight = |node: u32| if node == 7 { 3.0 } else { 1.0 };
        let ties = (0..count).map(|node| (node, (node + count - 1) % count, weight(node)));
        let rows = Rows::new(count as usize, ties);
        let (values, eigenvalue) = principal(&rows);
        let expected = 3_f64.powf(1.0 / f64::from(count));
        assert!((eigenvalue / expected - 1.0).abs() < 1e-12, "{eigenvalue}");
        for node in 1..count {
            let ratio = values[node as usize] / values[node as usize - 1];
            assert!((ratio * expected / weight(node) - 1.0).abs() < 1e-11);
        }
    }

    #[test]
    fn equations_are_solved() {
        let rows = Rows::new(2, [(0, 1, 1.0), (1, 0, 2.0), (1, 1, 1.0)].into_iter());
        let values = solve(&rows, 4.0, &[1.0, 2.0]);
        // 4 x = 1 + y and 4 y = 2 + 2 x + y.
        assert!((values[0] - 0.5).abs() < 1e-15 && (values[1] - 1.0).abs() < 1e-15);
    }
}
