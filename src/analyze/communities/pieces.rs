//! Parting communities where no tie within holds them together.

use super::network::Network;
use crate::analyze::frozen::number;

/// Gives nodes of one label that no chain of positive ties within it links different labels, and
/// numbers all labels from zero in the order of their first nodes. Parting such nodes never lowers
/// the modularity.
pub(super) fn part(network: &Network, labels: &[u32]) -> Vec<u32> {
    const UNSEEN: u32 = u32::MAX;
    let mut pieces = vec![UNSEEN; labels.len()];
    let mut next = 0;
    let mut waiting = Vec::new();
    for first in 0..labels.len() {
        if pieces[first] != UNSEEN {
            continue;
        }
        pieces[first] = next;
        waiting.push(first);
        while let Some(node) = waiting.pop() {
            for (neighbor, weight) in network.ties(node) {
                let is_new = pieces[neighbor] == UNSEEN;
                if is_new && weight > 0.0 && labels[neighbor] == labels[node] {
                    pieces[neighbor] = next;
                    waiting.push(neighbor);
                }
            }
        }
        next += 1;
    }
    pieces
}

/// Numbers labels from zero in the order of their first nodes, and returns how many there are;
/// they are below the number of nodes before, too.
pub(super) fn renumber(labels: &mut [u32]) -> usize {
    let mut numbers = vec![None; labels.len()];
    let mut count = 0;
    for label in labels {
        let new = numbers[*label as usize].get_or_insert_with(|| {
            count += 1;
            number(count - 1)
        });
        *label = *new;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Rows;

    #[test]
    fn what_nothing_links_is_parted() {
        let edges = [
            (0, 1, 1.0),
            (1, 0, 1.0),
            (2, 3, 1.0),
            (3, 2, 1.0),
            (1, 2, 1.0),
            (2, 1, 1.0),
        ];
        let rows = Rows::new(5, edges.into_iter());
        let network = Network::new(&rows, None, &[0, 1, 2, 3, 4]);
        for (labels, expected) in [
            ([3, 3, 3, 3, 3], [0, 0, 0, 0, 1]),
            ([1, 0, 0, 1, 1], [0, 1, 1, 2, 3]),
            ([4, 4, 2, 2, 4], [0, 0, 1, 1, 2]),
        ] {
            assert_eq!(part(&network, &labels), expected, "{labels:?}");
        }
    }

    #[test]
    fn labels_are_numbered_by_their_first_nodes() {
        let mut labels = [4, 2, 4, 0, 2];
        assert_eq!(renumber(&mut labels), 3);
        assert_eq!(labels, [0, 1, 0, 2, 1]);
        assert_eq!(renumber(&mut []), 0);
    }
}
