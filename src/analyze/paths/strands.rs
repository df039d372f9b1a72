//! Sharing work among threads so that sums come out the same on any number of them.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::super::{Stopped, Watch};

/// Into how many strands work is parted, whatever the number of threads: each adds up for itself,
/// and the strands are added in their order.
const STRANDS: usize = 32;

/// Works through so many batches, strand by strand, and returns what each strand came to.
///
/// The bench of a strand is made by `bench`, the place for its sums by `sums`; `work` is one batch.
pub(super) fn in_strands<B, S: Send>(
    batches: usize,
    watch: &dyn Watch,
    bench: impl Fn() -> B + Sync,
    sums: impl Fn() -> S + Sync,
    work: impl Fn(&mut B, &mut S, usize) + Sync,
) -> Result<Vec<S>, Stopped> {
    let done = AtomicU64::new(0);
    let strands = (0..STRANDS.min(batches)).into_par_iter();
    let worked = strands.map(|strand| {
        let (mut bench, mut sums) = (bench(), sums());
        for batch in (strand..batches).step_by(STRANDS) {
            watch.step(done.fetch_add(1, Ordering::Relaxed), batches as u64)?;
            work(&mut bench, &mut sums, batch);
        }
        Ok(sums)
    });
    worked.collect()
}
