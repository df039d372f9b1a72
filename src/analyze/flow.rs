//! What flows into every node from its neighbors, many times over: rows laid out for that.

use super::Rows;
use super::frozen::number;

/// How many rows are summed side by side: their sums do not wait for one another.
pub(super) const LANES: usize = 8;

/// Rows in the order of their lengths, the longest first, eight of them interleaved.
///
/// Sums over many short rows take their time for three things: each addition waits for the one
/// before it, the processor guesses wrongly where a row ends, and values come from far memory. So
/// eight rows of about one length are summed together, each padded to the longest of them, and
/// nodes are numbered so that those with many ties, whose values are asked for most, lie side by
/// side. (A sliced ELLPACK layout: Kreutzer, Hager, Wellein, Fehske and Bishop 2014, SIAM Journal
/// on Scientific Computing 36.)
pub(super) struct Flow {
    /// Where the steps of every eight rows start, and where the last ones end.
    starts: Vec<usize>,
    /// One neighbor of each of the eight, by its rank; past the end of a row, the rank after the
    /// last, whose value is zero.
    sources: Vec<[u32; LANES]>,
    /// Their weights; empty where all are 1.
    weights: Vec<[f64; LANES]>,
}

impl Flow {
    /// Lays rows out in an order of nodes, in which no row is longer than those before it, for
    /// values in another order (or the same) whose ranks are given by node.
    pub(super) fn new(rows: &Rows, order: &[u32], ranks: &[u32]) -> Self {
        let nothing = number(ranks.len());
        let mut flow = Self {
            starts: vec![0],
            sources: Vec::with_capacity(rows.tie_count() / LANES + order.len()),
            weights: Vec::new(),
        };
        for eight in order.chunks(LANES) {
            let start = flow.sources.len();
            let longest = rows.neighbors(eight[0] as usize).len();
            flow.sources.resize(start + longest, [nothing; LANES]);
            if !rows.has_unit_weights() {
                flow.weights.resize(start + longest, [0.0; LANES]);
            }
            for (lane, node) in eight.iter().enumerate() {
                let neighbors = rows.neighbors(*node as usize);
                for (step, neighbor) in flow.sources[start..].iter_mut().zip(neighbors) {
                    step[lane] = ranks[*neighbor as usize];
                }
                if !rows.has_unit_weights() {
                    let ties = rows.ties(*node as usize);
                    for (step, (_, weight)) in flow.weights[start..].iter_mut().zip(ties) {
                        step[lane] = weight;
                    }
                }
            }
            flow.starts.push(flow.sources.len());
        }
        flow
    }

    /// Returns the number of the groups of eight.
    pub(super) fn group_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// Tells whether nothing leads to any of the eight nodes of a group.
    pub(super) fn is_empty(&self, group: usize) -> bool {
        self.starts[group] == self.starts[group + 1]
    }

    /// Sums what flows into every node, scaled, and leaves what follows the last alone.
    pub(super) fn pass(&self, values: &[f64], next: &mut [f64], scale: f64) {
        for (group, next) in next.chunks_mut(LANES).take(self.group_count()).enumerate() {
            let sums = self.sums(group, values);
            for (next, sum) in next.iter_mut().zip(sums) {
                *next = sum * scale;
            }
        }
    }

    /// Sums what flows into the eight nodes of a group, given the value of each rank and a zero
    /// after the last.
    #[inline]
    pub(super) fn sums(&self, group: usize, values: &[f64]) -> [f64; LANES] {
        let range = self.starts[group]..self.starts[group + 1];
        let mut sums = [0.0; LANES];
        if self.weights.is_empty() {
            for sources in &self.sources[range] {
                for (sum, source) in sums.iter_mut().zip(sources) {
                    *sum += values[*source as usize];
                }
            }
            return sums;
        }
        for (sources, weights) in self.sources[range.clone()].iter().zip(&self.weights[range]) {
            for ((sum, source), weight) in sums.iter_mut().zip(sources).zip(weights) {
                *sum += weight * values[*source as usize];
            }
        }
        sums
    }
}

/// Orders nodes by the lengths of their rows, the longest first and equal ones by number.
pub(super) fn by_length(rows: &Rows) -> Vec<u32> {
    let lengths = (0..rows.node_count()).map(|node| rows.neighbors(node).len());
    let longest = lengths.clone().max().unwrap_or(0);
    let mut places = vec![0; longest + 2];
    for length in lengths.clone() {
        places[longest - length + 1] += 1;
    }
    for length in 0..=longest {
        places[length + 1] += places[length];
    }
    let mut order = vec![0; rows.node_count()];
    for (node, length) in lengths.enumerate() {
        let place = &mut places[longest - length];
        order[*place] = number(node);
        *place += 1;
    }
    order
}

/// Returns the place of every node in an order.
pub(super) fn ranks(order: &[u32]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, node) in order.iter().enumerate() {
        ranks[*node as usize] = number(rank);
    }
    ranks
}

/// Adds up numbers in several sums, so that they do not wait for one another.
pub(super) fn sum(mut numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let mut sums = [0.0; LANES];
    while numbers.len() >= LANES {
        for (sum, number) in sums.iter_mut().zip(numbers.by_ref()) {
            *sum += number;
        }
    }
    let rest: f64 = numbers.sum();
    sums.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::super::{Frozen, Options};
    use super::*;

    #[test]
    fn all_numbers_are_added_up() {
        for count in [0_i32, 1, 8, 9, 31] {
            let found = sum((0..count).map(f64::from));
            let expected = f64::from(count * (count - 1)) / 2.0;
            assert_eq!(found.to_bits(), expected.to_bits(), "{count}");
        }
    }

    #[test]
    fn sums_are_those_of_the_rows() {
        for weighted in [true, false] {
            let options = Options {
                weighted,
                ..Options::default()
            };
            // Node `n` is led to by all before it, so that every row has another length.
            let nodes = 19_u32;
            let edges = (0..nodes).flat_map(|to| {
                (0..to).map(move |from| (from as usize, to as usize, 0.5 + f64::from(from)))
            });
            let graph = Frozen::from_edges(nodes as usize, edges, &options);
            let rows = graph.incoming();
            let order = by_length(rows);
            assert_eq!(order[0], 18);
            let ranks = ranks(&order);
            let flow = Flow::new(rows, &order, &ranks);
            let mut values: Vec<f64> = order.iter().map(|node| f64::from(*node)).collect();
            values.push(0.0);
            let sums: Vec<f64> = (0..flow.group_count())
                .flat_map(|group| flow.sums(group, &values))
                .collect();
            for (node, rank) in ranks.iter().enumerate() {
                let ties = rows.ties(node);
                let expected: f64 = ties
                    .map(|(from, weight)| weight * f64::from(number(from)))
                    .sum();
                assert!(
                    (sums[*rank as usize] - expected).abs() < 1e-9,
                    "{node} {weighted}"
                );
            }
        }
    }
}
