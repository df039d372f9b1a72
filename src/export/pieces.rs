//! Pieces of a file, filled on all threads and taken in their order.
//!
//! The thread that takes them, and writes each, fills some itself whenever the next one is not
//! there yet: a thread that only wrote would wait for the others, and they for it.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::buffer::Buffer;

/// How many pieces for each thread may be ahead of the one that is written: enough to even out long
/// and short ones.
const AHEAD: usize = 2;

/// Fills so many pieces on all threads, and hands them over in their order, on this thread.
///
/// No more buffers exist at a time than twice as many as threads. Neither closure may give work to
/// the pool: the thread that waited for it could be given pieces to fill that wait for this very
/// thread.
///
/// # Errors
///
/// Returns the error of `take`, after which nothing more is filled.
pub(super) fn in_order<E>(
    count: usize,
    fill: impl Fn(usize, &mut Buffer) + Sync,
    mut take: impl FnMut(&mut Buffer) -> Result<(), E>,
) -> Result<(), E> {
    let threads = rayon::current_num_threads();
    let pieces = Pieces {
        count,
        ahead: threads * AHEAD,
        state: Mutex::default(),
        changed: Condvar::new(),
    };
    rayon::in_place_scope(|scope| {
        for _ in 1..threads.min(count) {
            scope.spawn(|_| pieces.fill_all(&fill));
        }
        let _end = End(&pieces);
        for number in 0..count {
            let Some(mut buffer) = pieces.get(number, &fill) else {
                // Somebody panicked; the end of the scope passes it on.
                break;
            };
            take(&mut buffer)?;
            pieces.give_back(buffer);
        }
        Ok(())
    })
}

/// Where the pieces of a file are.
struct Pieces {
    count: usize,
    /// How many pieces may be ahead of the one that is taken.
    ahead: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// How many pieces somebody fills or has filled.
    claimed: usize,
    taken: usize,
    filled: BTreeMap<usize, Buffer>,
    /// Buffers to be used again.
    empty: Vec<Buffer>,
    has_ended: bool,
}

impl Pieces {
    /// Fills pieces until none is left.
    fn fill_all(&self, fill: impl Fn(usize, &mut Buffer)) {
        let end = End(self);
        let mut state = self.lock();
        while state.claimed < self.count && !state.has_ended {
            state = self.advance(state, &fill);
        }
        drop(state);
        // Others may still be filling. It is a panic that ends them, lest they wait for this piece.
        std::mem::forget(end);
    }

    /// Returns a piece, which may mean to fill it here, or others until it is there; none if it
    /// never will be.
    fn get(&self, number: usize, fill: impl Fn(usize, &mut Buffer)) -> Option<Buffer> {
        let mut state = self.lock();
        loop {
            if let Some(buffer) = state.filled.remove(&number) {
                return Some(buffer);
            }
            if state.has_ended {
                return None;
            }
            state = self.advance(state, &fill);
        }
    }

    /// Takes a buffer whose piece is written.
    fn give_back(&self, buffer: Buffer) {
        let mut state = self.lock();
        state.taken += 1;
        state.empty.push(buffer);
        self.changed.notify_all();
    }

    /// Returns the number of the next piece to fill and a buffer for it, unless it is too far
    /// ahead.
    fn claim(&self, state: &mut State) -> Option<(usize, Buffer)> {
        let number = state.claimed;
        if number >= self.count.min(state.taken + self.ahead) {
            return None;
        }
        state.claimed += 1;
        Some((number, state.empty.pop().unwrap_or_default()))
    }

    /// Fills the next piece, or waits for others where it is too far ahead.
    fn advance<'a>(
        &'a self,
        mut state: MutexGuard<'a, State>,
        fill: impl Fn(usize, &mut Buffer),
    ) -> MutexGuard<'a, State> {
        let Some((number, mut buffer)) = self.claim(&mut state) else {
            let state = self.changed.wait(state);
            return state.unwrap_or_else(PoisonError::into_inner);
        };
        drop(state);
        fill(number, &mut buffer);
        let mut state = self.lock();
        state.filled.insert(number, buffer);
        self.changed.notify_all();
        state
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // No piece is filled behind a lock, so that whoever panicked left a sound state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the filling when it is dropped.
struct End<'a>(&'a Pieces);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.lock().has_ended = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;

    #[test]
    fn a_panic_on_any_thread_is_passed_on() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build();
        let all = |broken: usize| {
            let fill = |number: usize, _: &mut Buffer| assert_ne!(number, broken);
            in_order(40, fill, |_| Ok::<_, Infallible>(()))
        };
        pool.unwrap().install(|| {
            for broken in 0..40 {
                assert!(catch_unwind(AssertUnwindSafe(|| all(broken))).is_err());
            }
            assert_eq!(all(40), Ok(()));
        });
    }
}
