//! Numbers for components: the largest is number one.

use std::cmp::Reverse;

use super::frozen::number;
use crate::graph::Value;

/// Numbers components by size, the largest first and equal ones by their first node, given any
/// label below the number of nodes for the component of each node.
pub(super) fn by_size(labels: &[u32]) -> Vec<Value> {
    let mut sizes = vec![0_u32; labels.len()];
    for label in labels {
        sizes[*label as usize] += 1;
    }
    // Components of one node come last in any case, and are often by far the most: only the others
    // are sorted. First they stand in the order of their first nodes.
    let mut larger = Vec::new();
    for label in labels {
        let size = &mut sizes[*label as usize];
        if *size > 1 {
            larger.push((*label, std::mem::take(size)));
        }
    }
    larger.sort_by_key(|(_, size)| Reverse(*size));
    let mut number_of_alone = number(larger.len());
    // One more than the number of a component, or one where it has a single node.
    let mut numbers = sizes;
    for (after, (label, _)) in (2..).zip(larger) {
        numbers[label as usize] = after;
    }
    let number_of = |label: &u32| {
        let after = numbers[*label as usize];
        let is_alone = after == 1;
        number_of_alone += u32::from(is_alone);
        Value::Integer(i64::from(if is_alone {
            number_of_alone
        } else {
            after - 1
        }))
    };
    labels.iter().map(number_of).collect()
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
