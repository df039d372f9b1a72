//! Sharing work among threads so that sums come out the same on any number of them.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::super::{Stopped, Watch};

/// Into how many strands work is parted, whatever the number of threads: each adds up for itself,
/// and the strands are added in their order.
const STRANDS: usize = 32;

/// Benches that wait to be used again, by whatever thread: nothing on them outlasts a batch.
pub(super) struct Benches<B> {
    free: Mutex<Vec<B>>,
}

impl<B> Benches<B> {
    pub(super) const fn new() -> Self {
        Self {
            free: Mutex::new(Vec::new()),
        }
    }

    /// Works on a free bench, or on a new one where none is free.
    pub(super) fn work<R>(&self, new: impl FnOnce() -> B, work: impl FnOnce(&mut B) -> R) -> R {
        let free = self.free.lock().ok().and_then(|mut free| free.pop());
        let mut bench = free.unwrap_or_else(new);
        let result = work(&mut bench);
        if let Ok(mut free) = self.free.lock() {
            free.push(bench);
        }
        result
    }
}

/// Works through so many batches, strand by strand, and returns what each strand came to.
///
/// `bench` makes a bench, `sums` the place for the sums of a strand; `work` is one batch.
pub(super) fn in_strands<B: Send, S: Send>(
    batches: usize,
    watch: &dyn Watch,
    bench: impl Fn() -> B + Sync,
    sums: impl Fn() -> S + Sync,
    work: impl Fn(&mut B, &mut S, usize) + Sync,
) -> Result<Vec<S>, Stopped> {
    let done = AtomicU64::new(0);
    let benches = Benches::new();
    let strands = (0..STRANDS.min(batches)).into_par_iter();
    let worked = strands.map(|strand| {
        benches.work(&bench, |bench| {
            let mut sums = sums();
            for batch in (strand..batches).step_by(STRANDS) {
                watch.step(done.fetch_add(1, Ordering::Relaxed), batches as u64)?;
                work(bench, &mut sums, batch);
            }
            Ok(sums)
        })
    });
    worked.collect()
}
