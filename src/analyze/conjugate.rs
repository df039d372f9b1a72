//! Values that each node has by itself and gets from its neighbors, where ties lead both ways.

use super::flow::{Flow, by_length, ranks, sum};
use super::settle::{MOST_PASSES, SETTLED, Shares};
use super::{Rows, Stopped, Watch};

/// Solves "value = own + sum over ties of weight × share × the neighbor's value" for ties that lead
/// both ways.
///
/// Then what flows from one node to another and back differs by their shares alone, and the method
/// of conjugate gradients applies, with products weighed by the shares (Hestenes and Stiefel 1952,
/// Journal of Research of the National Bureau of Standards 49). Every component of a graph has a
/// slow error of its own, and a pair of nodes swings; all of these are gone after one step each,
/// however many components are alike. It takes a third of the passes of [`settle`](super::settle).
///
/// Where somebody hands on more than would come to rest, all values are infinite.
pub(super) fn settle_both_ways(
    rows: &Rows,
    shares: &Shares,
    watch: &dyn Watch,
) -> Result<Vec<f64>, Stopped> {
    let order = by_length(rows);
    let ranks = ranks(&order);
    let flow = Flow::new(rows, &order, &ranks);
    let ranked = |values: &[f64]| -> Vec<f64> {
        let nodes = order.iter();
        nodes.map(|node| values[*node as usize]).collect()
    };
    let weighing = ranked(&shares.by_weight);
    let mut values = ranked(&shares.own);
    let mut passed = vec![0.0; values.len() + 1];
    let mut flowing = vec![0.0; values.len()];
    pass_on(&values, &weighing, &mut passed);
    // What the values lack: at first, that which flows in when everybody has their own alone.
    let mut lacks = vec![0.0; values.len()];
    flow.pass(&passed, &mut lacks, 1.0);
    let mut way = lacks.clone();
    let mut lack = product(&lacks, &lacks, &weighing);
    for step in 0..MOST_PASSES {
        watch.step(step, MOST_PASSES)?;
        let total: f64 = values.iter().sum();
        if sum_of_sizes(&lacks) <= SETTLED * total {
            break;
        }
        pass_on(&way, &weighing, &mut passed);
        flow.pass(&passed, &mut flowing, 1.0);
        for (flowing, way) in flowing.iter_mut().zip(&way) {
            *flowing = way - *flowing;
        }
        let slope = product(&way, &flowing, &weighing);
        if slope.is_nan() || slope <= 0.0 {
            values.fill(f64::INFINITY);
            break;
        }
        let length = lack / slope;
        for (value, way) in values.iter_mut().zip(&way) {
            *value += length * way;
        }
        for (lack, flowing) in lacks.iter_mut().zip(&flowing) {
            *lack -= length * flowing;
        }
        let before = std::mem::replace(&mut lack, product(&lacks, &lacks, &weighing));
        for (way, lack_of) in way.iter_mut().zip(&lacks) {
            *way = lack_of + lack / before * *way;
        }
    }
    Ok(ranks.iter().map(|rank| values[*rank as usize]).collect())
}

/// Fills in what every node hands on along a tie of weight 1.
fn pass_on(values: &[f64], weighing: &[f64], passed: &mut [f64]) {
    for ((passed, value), share) in passed.iter_mut().zip(values).zip(weighing) {
        *passed = value * share;
    }
}

/// Multiplies two vectors, each node weighed by its share.
fn product(a: &[f64], b: &[f64], weighing: &[f64]) -> f64 {
    let parts = a.iter().zip(b).zip(weighing);
    sum(parts.map(|((a, b), share)| a * b * share))
}

/// Adds up the sizes of numbers, whatever their sign.
fn sum_of_sizes(values: &[f64]) -> f64 {
    sum(values.iter().map(|value| value.abs()))
}

#[cfg(test)]
mod tests {
    use super::super::settle::settle;
    use super::super::{Frozen, Options, Unwatched};
    use super::*;

    fn undirected(edges: &[(usize, usize, f64)]) -> Frozen {
        let options = Options {
            directed: false,
            ..Options::default()
        };
        Frozen::from_edges(30, edges.iter().copied(), &options)
    }

    fn shares(graph: &Frozen, damping: f64) -> Shares {
        let rows = graph.outgoing();
        let strengths = (0..graph.node_count()).map(|node| rows.strength(node));
        let strengths: Vec<f64> = strengths.collect();
        let of_strong = |share: &dyn Fn(f64) -> f64| -> Vec<f64> {
            let shares = strengths.iter();
            let shares = shares.map(|all| if *all > 0.0 { share(*all) } else { 0.0 });
            shares.collect()
        };
        Shares {
            own: (0..graph.node_count())
                .map(|node| 1.0 + [0.0, 0.5, 2.0][node % 3])
                .collect(),
            by_weight: of_strong(&|strength| damping / strength),
            in_all: of_strong(&|_| damping),
        }
    }

    #[test]
    fn values_are_those_that_single_passes_find() {
        let weights = [0.5, 1.5, 2.5, 8.0, 1.0];
        let circle = weights.into_iter().enumerate();
        let circle: Vec<_> =
            (circle.map(|(node, weight)| (node, (node + 1) % 5, weight))).collect();
        let star: Vec<_> = (1..20).map(|node| (0, node, 1.0)).collect();
        let pairs: Vec<_> = (0..8).map(|pair| (2 * pair, 2 * pair + 1, 1e6)).collect();
        let odd = vec![(0, 0, 2.0), (0, 1, 1.0), (1, 2, 0.0), (3, 4, 1e-9)];
        for edges in [vec![], circle, star, pairs, odd] {
            let graph = undirected(&edges);
            let shares = shares(&graph, 0.85);
            let found = settle_both_ways(graph.outgoing(), &shares, &Unwatched).unwrap();
            let expected = settle(graph.outgoing(), &shares, &Unwatched).unwrap();
            for (found, expected) in found.iter().zip(&expected) {
                assert!((found - expected).abs() < 1e-9 * expected, "{edges:?}");
            }
        }
    }

    #[test]
    fn what_never_comes_to_rest_is_infinite() {
        let graph = undirected(&[(0, 1, 1.0), (1, 2, 1.0), (2, 0, 3.0)]);
        let shares = shares(&graph, 1.5);
        let found = settle_both_ways(graph.outgoing(), &shares, &Unwatched).unwrap();
        assert!(found.iter().all(|value| value.is_infinite()));
    }
}
