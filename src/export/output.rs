//! A file on its way out: pieces are formatted on all threads and written in their order.
//!
//! The bytes do not depend on the number of threads, and memory does not grow with the graph: no
//! more pieces exist at a time than twice as many as threads.

use std::io::{self, Write};

pub(super) use super::buffer::Buffer;
use super::losses::{Loss, Losses};
use super::pieces::in_order;
use crate::graph::GraphView;
use crate::vectors::vectorized;

/// How many nodes or edges are formatted at a time.
const PIECE: usize = 1024;
/// How many bytes one thread gathers before it writes them: with fewer, the system takes longer for
/// each, and with many more, they are no longer in the cache.
const ENOUGH: usize = 1 << 20;

/// A file that is being written.
pub(super) struct Output<'a> {
    out: &'a mut dyn Write,
    losses: Losses,
}

impl<'a> Output<'a> {
    /// Starts a file.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            losses: Losses::new(),
        }
    }

    /// Counts what was lost before anything was written.
    pub(super) fn lost(&mut self, losses: &Losses) {
        self.losses.append(losses.clone());
    }

    /// Counts the edges that lead both ways in a graph of which others lead one way: for formats in
    /// which all edges do the same.
    pub(super) fn lost_directions(&mut self, graph: &GraphView) {
        if graph.is_mixed() {
            for edge in graph.edges().filter(|edge| !edge.is_directed) {
                let example = || edge.id().to_string();
                self.losses.add(Loss::Directions, example);
            }
        }
    }

    /// Writes one piece.
    ///
    /// # Errors
    ///
    /// Returns the writer's own error.
    pub(super) fn write(&mut self, fill: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        let mut buffer = Buffer::default();
        fill(&mut buffer);
        self.put(&mut buffer)
    }

    /// Writes a text as it is.
    ///
    /// # Errors
    ///
    /// Returns the writer's own error.
    pub(super) fn raw(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Writes what `fill` makes of every number from zero up to a count, in their order.
    ///
    /// # Errors
    ///
    /// Returns the writer's own error.
    pub(super) fn each(
        &mut self,
        count: usize,
        fill: impl Fn(usize, &mut Buffer) + Sync,
    ) -> io::Result<()> {
        let fill_piece = |piece: usize, buffer: &mut Buffer| {
            let start = piece * PIECE;
            vectorized(
                #[inline(always)]
                || {
                    for number in start..count.min(start + PIECE) {
                        fill(number, buffer);
                    }
                },
            );
        };
        let pieces = count.div_ceil(PIECE);
        if rayon::current_num_threads() == 1 || pieces <= 1 {
            let mut buffer = Buffer::default();
            for piece in 0..pieces {
                fill_piece(piece, &mut buffer);
                if buffer.len() >= ENOUGH {
                    self.put(&mut buffer)?;
                }
            }
            return self.put(&mut buffer);
        }
        in_order(pieces, fill_piece, |buffer| self.put(buffer))
    }

    /// Ends the file; returns what was lost in it.
    pub(super) fn finish(self) -> Losses {
        self.losses
    }

    /// Writes and empties a buffer.
    fn put(&mut self, buffer: &mut Buffer) -> io::Result<()> {
        self.out.write_all(buffer.waiting())?;
        self.losses.append(buffer.clear());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_out_in_order_on_any_number_of_threads() {
        for count in [0, 1, PIECE, PIECE + 1, 5_000, 40_001] {
            let numbers = (0..count).map(|number| format!("{number};"));
            let expected: String = numbers.collect();
            for threads in [1, 2, 3] {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
                let (bytes, losses) = pool.unwrap().install(|| {
                    let mut bytes = Vec::new();
                    let mut output = Output::new(&mut bytes);
                    let fill = |number: usize, buffer: &mut Buffer| {
                        buffer.integer(number);
                        buffer.raw(";");
                        if number % 1000 == 999 {
                            buffer.lose(Loss::Edges, || number.to_string());
                        }
                    };
                    output.each(count, fill).unwrap();
                    let losses = output.finish();
                    (bytes, losses)
                });
                assert_eq!(String::from_utf8_lossy(&bytes), expected, "{threads}");
                assert_eq!(losses.count(Loss::Edges), count as u64 / 1000);
                let first = losses
                    .iter()
                    .next()
                    .map(|(_, tally)| tally.examples.clone());
                let examples = ["999", "1999", "2999"].iter().take(count / 1000);
                let examples: Vec<String> = examples.map(ToString::to_string).collect();
                assert_eq!(first.unwrap_or_default(), examples);
            }
        }
    }

    #[test]
    fn a_writer_that_fails_ends_the_file() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut full = Full;
        let mut output = Output::new(&mut full);
        let error = output
            .each(100_000, |_, buffer| buffer.raw("x"))
            .unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    }
}
