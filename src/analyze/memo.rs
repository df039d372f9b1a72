//! What several measures need is computed once.

use std::sync::OnceLock;

use super::Stopped;

/// What was computed for one measure and serves others, each where a measure first asked for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Memo {
    /// The values of hubs and of authorities, and what is to be said of them.
    pub(super) hits: Once<([Vec<f64>; 2], Vec<String>)>,
    /// How many triangles each node is in.
    pub(super) triangles: Once<Vec<u64>>,
    /// The local clustering of each node.
    pub(super) clustering: Once<Vec<f64>>,
}

/// A value that is computed when it is first asked for.
#[derive(Debug, Clone)]
pub(super) struct Once<T>(OnceLock<T>);

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Once<T> {
    /// Returns the value, computed unless it was before; one that was stopped is not kept.
    pub(super) fn get_or_try(
        &self,
        compute: impl FnOnce() -> Result<T, Stopped>,
    ) -> Result<&T, Stopped> {
        if let Some(value) = self.0.get() {
            return Ok(value);
        }
        let value = compute()?;
        Ok(self.0.get_or_init(|| value))
    }
}
