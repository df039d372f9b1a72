//! Parting communities where no tie within holds them together.

use super::network::Network;
use crate::analyze::frozen::number;
use crate::analyze::weak_component::{flatten, join};

/// How many ties of each node are followed first. They leave few nodes outside of the largest piece
/// of their community, and no other node has to look at the rest of its ties.
const FIRST_TIES: usize = 2;

/// Gives nodes of one label that no chain of positive ties within it links different labels, and
/// numbers all labels from zero in the order of their first nodes. Parting such nodes never lowers
/// the modularity.
pub(super) fn part(network: &Network, labels: &[u32]) -> Vec<u32> {
    let within = |node: usize| {
        let ties = network.ties(node);
        let ties =
            ties.filter(move |(other, weight)| *weight > 0.0 && labels[*other] == labels[node]);
        ties.map(|(other, _)| other)
    };
    let mut pieces: Vec<u32> = (0..number(labels.len())).collect();
    for node in 0..labels.len() {
        for other in within(node).take(FIRST_TIES) {
            join(&mut pieces, number(node), number(other));
        }
    }
    flatten(&mut pieces);
    let largest = largest(&pieces, labels);
    for node in 0..labels.len() {
        if pieces[node] != largest[labels[node] as usize] {
            for other in within(node) {
                join(&mut pieces, number(node), number(other));
            }
        }
    }
    flatten(&mut pieces);
    renumber(&mut pieces);
    pieces
}

/// Returns the piece of each community that has the most nodes.
fn largest(pieces: &[u32], labels: &[u32]) -> Vec<u32> {
    let (mut sizes, mut most) = (vec![0_u32; labels.len()], vec![0; labels.len()]);
    let mut largest = vec![0; labels.len()];
    for (piece, label) in pieces.iter().zip(labels) {
        let (size, label) = (&mut sizes[*piece as usize], *label as usize);
        *size += 1;
        if *size > most[label] {
            (most[label], largest[label]) = (*size, *piece);
        }
    }
    largest
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
    fn pieces_that_a_later_tie_links_are_one() {
        // Two hubs, of which each has the tie to the other as the last of three.
        let edges = [(0, 4), (1, 4), (2, 5), (3, 5), (4, 5)];
        let both = edges.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]);
        let rows = Rows::new(6, both.map(|(a, b)| (a, b, 1.0)));
        let network = Network::new(&rows, None, &[0, 1, 2, 3, 4, 5]);
        assert_eq!(part(&network, &[2; 6]), [0; 6]);
        assert_eq!(part(&network, &[2, 2, 2, 2, 2, 1]), [0, 0, 1, 2, 0, 3]);
    }

    #[test]
    fn labels_are_numbered_by_their_first_nodes() {
        let mut labels = [4, 2, 4, 0, 2];
        assert_eq!(renumber(&mut labels), 3);
        assert_eq!(labels, [0, 1, 0, 2, 1]);
        assert_eq!(renumber(&mut []), 0);
    }
}
