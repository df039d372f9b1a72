//! Triangles: three nodes that are all tied to each other, each found once.

use super::busiest::{Busiest, Tally, bits};
use super::flow::{by_length, ranks};
use super::frozen::number;
use super::{Rows, Stopped, Watch};
use crate::vectors::vectorized;

/// After how many nodes the watcher hears of it.
const CHUNK: usize = 1024;

/// Ties without direction, each in the row of the end with fewer neighbors.
///
/// Nodes are ranked by their neighbors, the one with most first, and rows hold neighbors of lower
/// rank alone. No row is then longer than the root of twice the number of ties, and every triangle
/// is found once, from its last node (Chiba and Nishizeki 1985; Latapy 2008, "Main-memory triangle
/// computations for very large (sparse (power-law)) graphs").
pub(super) struct Triads {
    /// The nodes by rank.
    order: Vec<u32>,
    starts: Vec<usize>,
    /// The ranks of the neighbors.
    neighbors: Vec<u32>,
}

impl Triads {
    /// Turns rows without direction into such ties, self-loops left out; where `strong`, ties
    /// without strength too.
    pub(super) fn new(rows: &Rows, strong: bool) -> Self {
        let order = by_length(rows);
        let ranks = ranks(&order);
        let mut triads = Self {
            starts: vec![0],
            neighbors: Vec::with_capacity(rows.tie_count() / 2),
            order,
        };
        for (rank, node) in triads.order.iter().enumerate() {
            let ties = rows.ties(*node as usize);
            let lower = ties.filter_map(|(neighbor, weight)| {
                let neighbor = ranks[neighbor];
                (neighbor < number(rank) && (!strong || weight > 0.0)).then_some(neighbor)
            });
            triads.neighbors.extend(lower);
            triads.starts.push(triads.neighbors.len());
        }
        triads
    }

    /// Returns the two ends of every tie, in the order of their numbers here.
    pub(super) fn ties(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.order.len()).flat_map(move |rank| {
            let neighbors = self.row(rank).iter();
            neighbors.map(move |neighbor| (self.node(rank), self.node(*neighbor as usize)))
        })
    }

    /// Counts the triangles that each node is in.
    pub(super) fn counts(&self, watch: &dyn Watch) -> Result<Vec<u64>, Stopped> {
        let counts = vectorized(
            #[inline(always)]
            || self.counts_by_rank(watch),
        )?;
        let mut by_node = vec![0; counts.len()];
        for (rank, count) in counts.into_iter().enumerate() {
            by_node[self.node(rank)] = count;
        }
        Ok(by_node)
    }

    #[expect(
        clippy::inline_always,
        reason = "it must become part of the dispatched code"
    )]
    #[inline(always)]
    fn counts_by_rank(&self, watch: &dyn Watch) -> Result<Vec<u64>, Stopped> {
        let busiest = Busiest::new((0..self.order.len()).map(|rank| self.row(rank)));
        let mut tally = Tally::new();
        let mut counts = vec![0_u64; self.order.len()];
        let mut marks = vec![0_u8; self.order.len()];
        for last in 0..self.order.len() {
            self.tell(watch, last)?;
            if self.row(last).len() < 2 {
                continue;
            }
            for neighbor in self.row(last) {
                marks[*neighbor as usize] = 1;
            }
            let bits_of_last = bits(self.row(last));
            let mut of_last = 0;
            for middle in self.row(last) {
                let middle = *middle as usize;
                let (mut of_middle, firsts) = match busiest.row(middle) {
                    Some((bits, others)) => (tally.add(&bits_of_last, bits, &mut counts), others),
                    None => (0, self.row(middle)),
                };
                for first in firsts {
                    // Adding zero is quicker than guessing whether there is something to add.
                    let is_closed = u64::from(marks[*first as usize]);
                    counts[*first as usize] += is_closed;
                    of_middle += is_closed;
                }
                counts[middle] += of_middle;
                of_last += of_middle;
            }
            tally.empty_into(&mut counts);
            counts[last] += of_last;
            for neighbor in self.row(last) {
                marks[*neighbor as usize] = 0;
            }
        }
        Ok(counts)
    }

    /// Visits every triangle: its three nodes, and its three ties by number, each opposite to the
    /// node in the same place.
    pub(super) fn each(
        &self,
        watch: &dyn Watch,
        mut visit: impl FnMut([usize; 3], [usize; 3]),
    ) -> Result<(), Stopped> {
        const UNTIED: usize = usize::MAX;
        let mut tie_to = vec![UNTIED; self.order.len()];
        for last in 0..self.order.len() {
            self.tell(watch, last)?;
            for (tie, neighbor) in (self.starts[last]..).zip(self.row(last)) {
                tie_to[*neighbor as usize] = tie;
            }
            for (to_middle, middle) in (self.starts[last]..).zip(self.row(last)) {
                let middle = *middle as usize;
                for (across, first) in (self.starts[middle]..).zip(self.row(middle)) {
                    let to_first = tie_to[*first as usize];
                    if to_first != UNTIED {
                        let ranks = [last, middle, *first as usize];
                        visit(
                            ranks.map(|rank| self.node(rank)),
                            [across, to_first, to_middle],
                        );
                    }
                }
            }
            for neighbor in self.row(last) {
                tie_to[*neighbor as usize] = UNTIED;
            }
        }
        Ok(())
    }

    fn tell(&self, watch: &dyn Watch, rank: usize) -> Result<(), Stopped> {
        if rank.is_multiple_of(CHUNK) {
            watch.step(rank as u64, self.order.len() as u64)?;
        }
        Ok(())
    }

    fn row(&self, rank: usize) -> &[u32] {
        &self.neighbors[self.starts[rank]..self.starts[rank + 1]]
    }

    fn node(&self, rank: usize) -> usize {
        self.order[rank] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Frozen, Options, Unwatched};
    use super::*;

    #[test]
    fn every_triangle_is_found_once() {
        // A tie of weight zero closes one of three triangles.
        let edges = [
            (0, 1, 1.0),
            (1, 2, 1.0),
            (2, 0, 0.0),
            (0, 2, 0.0),
            (2, 2, 1.0),
            (1, 3, 1.0),
            (2, 3, 1.0),
            (3, 4, 1.0),
            (4, 1, 1.0),
        ];
        let graph = Frozen::from_edges(6, edges, &Options::default());
        for (strong, expected) in [(false, [1, 3, 2, 2, 1, 0]), (true, [0, 2, 1, 2, 1, 0])] {
            let triads = Triads::new(graph.undirected(), strong);
            assert_eq!(triads.counts(&Unwatched).unwrap(), expected);
            let ties: Vec<_> = triads.ties().collect();
            let mut visits = [0; 6];
            triads
                .each(&Unwatched, |nodes, opposite| {
                    for (node, tie) in nodes.into_iter().zip(opposite) {
                        visits[node] += 1;
                        assert!(ties[tie].0 != node && ties[tie].1 != node);
                    }
                })
                .unwrap();
            assert_eq!(visits, expected);
        }
    }
    #[test]
    fn triangles_of_many_busy_nodes_are_all_counted() {
        // In a ring in which all are tied to the next 40, everybody is alike: of 40 the nearer
        // reaches any of those after it, and so three times, once for each place in the triangle.
        let edges =
            (0..1500).flat_map(|node| (1..=40).map(move |step| (node, (node + step) % 1500, 1.0)));
        let graph = Frozen::from_edges(1500, edges, &Options::default());
        let triads = Triads::new(graph.undirected(), false);
        let expected = vec![3 * 40 * 39 / 2; 1500];
        assert_eq!(triads.counts(&Unwatched).unwrap(), expected);
    }
}
