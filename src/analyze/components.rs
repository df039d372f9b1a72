//! Numbers for components: the largest is number one.

use std::cmp::Reverse;

use crate::graph::Value;

/// Numbers components by size, the largest first and equal ones by their first node, given any
/// label from zero for the component of each node.
pub(super) fn by_size(labels: &[usize]) -> Vec<Value> {
    let count = labels.iter().max().map_or(0, |label| label + 1);
    let (mut sizes, mut first_nodes) = (vec![0_usize; count], vec![usize::MAX; count]);
    for (node, &label) in labels.iter().enumerate() {
        sizes[label] += 1;
        first_nodes[label] = first_nodes[label].min(node);
    }
    let mut ranked: Vec<usize> = (0..count).collect();
    ranked.sort_by_key(|&label| (Reverse(sizes[label]), first_nodes[label]));
    let mut numbers = vec![0_i64; count];
    for (number, label) in (1..).zip(ranked) {
        numbers[label] = number;
    }
    let values = labels.iter().map(|&label| Value::Integer(numbers[label]));
    values.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_number_one() {
        for (labels, numbers) in [
            (vec![], vec![]),
            (vec![0], vec![1]),
            (vec![2, 0, 1, 1, 0], vec![3, 1, 2, 2, 1]),
            (vec![1, 1, 0, 0, 0], vec![2, 2, 1, 1, 1]),
        ] {
            let expected: Vec<Value> = numbers.into_iter().map(Value::Integer).collect();
            assert_eq!(by_size(&labels), expected, "{labels:?}");
        }
    }
}
