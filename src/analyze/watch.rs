//! Watching a measure run: how far it has come, and whether it should stop.

/// Somebody who watches measures run, from any thread.
pub trait Watch: Sync {
    /// A measure begins.
    fn start(&self, measure: &'static str);

    /// So many of so many equal steps are done.
    fn advance(&self, done: u64, total: u64);

    /// Tells whether the measure should stop.
    fn is_stopped(&self) -> bool;
}

impl dyn Watch + '_ {
    /// Reports progress, and ends the measure where it should stop.
    pub(super) fn step(&self, done: u64, total: u64) -> Result<(), Stopped> {
        self.advance(done, total);
        if self.is_stopped() {
            return Err(Stopped);
        }
        Ok(())
    }
}

/// A measure was stopped before it had an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn start(&self, _: &'static str) {}

    fn advance(&self, _: u64, _: u64) {}

    fn is_stopped(&self) -> bool {
        false
    }
}
