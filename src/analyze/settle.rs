//! Values that each node has by itself and gets from its neighbors, until they settle.

use super::flow::{Flow, LANES, by_length, ranks};
use super::{Rows, Stopped, Watch};

/// How small the sum of changes of a pass must be, relative to the sum of the values. Where a pass
/// shrinks it to 0.85 at worst, the values are then off by less than 10⁻¹⁰ in sum.
pub(super) const SETTLED: f64 = 1e-11;

/// How many passes are made at most; each shrinks the change to 0.85 or less of it, so that 200
/// are enough.
pub(super) const MOST_PASSES: u64 = 500;

/// What a node has and hands on: of each kind a number for every node.
pub(super) struct Shares {
    /// What it has by itself.
    pub(super) own: Vec<f64>,
    /// How much of its value it hands on along a tie of weight 1.
    pub(super) by_weight: Vec<f64>,
    /// How much of its value it hands on in all.
    pub(super) in_all: Vec<f64>,
}

/// Solves "value = own + sum over incoming ties of weight × share × the neighbor's value".
///
/// The method is that of Gauss and Seidel: a pass uses the values that it has already changed
/// (for `PageRank`: Arasu, Novak, Tomkins and Tomlin 2002). After each pass all values are scaled
/// so that as much is handed on as arrives, which takes the slowest error away at once: 15 passes
/// instead of 69 on a random graph of a million edges. Where a pass has not brought the values
/// closer, they are not scaled any more, so that they settle on every graph.
pub(super) fn settle(
    incoming: &Rows,
    shares: &Shares,
    watch: &dyn Watch,
) -> Result<Vec<f64>, Stopped> {
    let order = by_length(incoming);
    let ranks = ranks(&order);
    let flow = Flow::new(incoming, &order, &ranks);
    let ranked = |values: &[f64]| -> Vec<f64> {
        let nodes = order.iter();
        nodes.map(|node| values[*node as usize]).collect()
    };
    let (own, by_weight) = (ranked(&shares.own), ranked(&shares.by_weight));
    let kept: Vec<f64> = ranked(&shares.in_all)
        .iter()
        .map(|share| 1.0 - share)
        .collect();
    let mut values = own.clone();
    let mut passed: Vec<f64> = values.iter().zip(&by_weight).map(|(a, b)| a * b).collect();
    passed.push(0.0);
    // Nobody leads to the nodes at the end: they keep what they have by themselves.
    let is_led_to = |group: &usize| !flow.is_empty(*group);
    let groups = (0..flow.group_count()).take_while(is_led_to).count();
    let led_to = values.len().min(groups * LANES);
    let arriving: f64 = (led_to..own.len())
        .map(|rank| own[rank] * (1.0 - kept[rank]))
        .sum();
    let given = arriving + own[..led_to].iter().sum::<f64>();
    let mut least_change = f64::INFINITY;
    for pass in 0..MOST_PASSES {
        watch.step(pass, MOST_PASSES)?;
        let (mut change, mut total, mut kept_in_all) = (0.0, 0.0, 0.0);
        for group in 0..groups {
            let sums = flow.sums(group, &passed);
            for (rank, sum) in (group * LANES..led_to).zip(sums) {
                let value = own[rank] + sum;
                change += (value - values[rank]).abs();
                total += value;
                kept_in_all += value * kept[rank];
                values[rank] = value;
                passed[rank] = value * by_weight[rank];
            }
        }
        if change <= SETTLED * total {
            break;
        }
        // Scaled values change by more, so that only the proportion tells.
        let change = change / total;
        if change < least_change && kept_in_all > 0.0 {
            let scale = given / kept_in_all;
            values[..led_to]
                .iter_mut()
                .for_each(|value| *value *= scale);
            passed[..led_to]
                .iter_mut()
                .for_each(|value| *value *= scale);
            least_change = change;
        } else {
            least_change = 0.0;
        }
    }
    Ok(ranks.iter().map(|rank| values[*rank as usize]).collect())
}
