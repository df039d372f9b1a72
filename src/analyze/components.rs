//! Numbers for components: the largest is number one.

use std::cmp::Reverse;

use crate::graph::Value;

/// Numbers components by size, the largest first and equal ones by their first node, given any
/// label below the number of nodes for the component of each node.
pub(super) fn by_size(labels: &[u32]) -> Vec<Value> {
    let mut sizes = vec![0_u32; labels.len()];
    // Labels in the order of their first nodes.
    let mut ranked = Vec::new();
    for label in labels {
        let size = &mut sizes[*label as usize];
        if *size == 0 {
            ranked.push(*label);
        }
        *size += 1;
    }
    ranked.sort_by_key(|label| Reverse(sizes[*label as usize]));
    let mut numbers = sizes;
    for (number, label) in (1..).zip(ranked) {
        numbers[label as usize] = number;
    }
    let numbers = labels.iter().map(|label| numbers[*label as usize]);
    numbers
        .map(|number| Value::Integer(number.into()))
        .collect()
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
