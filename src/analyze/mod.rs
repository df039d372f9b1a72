//! Measures of a graph: one file each, listed in [`MEASURES`].

mod frozen;

pub use frozen::Frozen;

use crate::graph::Value;

/// A measure that gives every node a number.
pub trait Measure: Sync {
    /// The registry name, which is also the attribute it writes: lower case, underscores.
    fn name(&self) -> &'static str;

    /// What a high value means, in one sentence for a reporter.
    fn summary(&self) -> &'static str;

    /// The range of the values and how they are scaled.
    fn normalization(&self) -> &'static str;

    /// Tells whether the direction of edges makes a difference.
    fn directed(&self) -> bool;

    /// Tells whether weights make a difference.
    fn weighted(&self) -> bool;

    /// Computes the value of every node, by number.
    fn compute(&self, graph: &Frozen) -> Vec<Value>;
}

/// All measures, in the order of tables and help.
pub const MEASURES: &[&dyn Measure] = &[];
