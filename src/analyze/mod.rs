//! Measures of a graph: one file each, listed in [`MEASURES`].
//!
//! A measure runs on a [`Frozen`] graph; [`analyze`] runs several of them on a
//! [`GraphView`](crate::graph::GraphView) and returns their [`Scores`]. Every measure gives every
//! node a number, also in an empty, a disconnected or an edgeless graph; none gives NaN.

mod betweenness;
mod closeness;
mod components;
mod degree;
mod eigenvector;
mod frozen;
mod harmonic_closeness;
mod options;
mod pagerank;
mod path_count;
mod paths;
mod rows;
mod scores;
mod strength;
mod strong_component;
mod weak_component;

pub use betweenness::Betweenness;
pub use closeness::Closeness;
pub use degree::Degree;
pub use eigenvector::Eigenvector;
pub use frozen::Frozen;
pub use harmonic_closeness::HarmonicCloseness;
pub use options::{Direction, Distance, Options};
pub use pagerank::PageRank;
pub use rows::Rows;
pub use scores::{Column, Scores, analyze};
pub use strength::Strength;
pub use strong_component::StrongComponent;
pub use weak_component::WeakComponent;

use crate::graph::Value;

/// A measure that gives every node a number.
pub trait Measure: Sync {
    /// The registry name, which is also the attribute it writes: lower case, underscores.
    fn name(&self) -> &'static str;

    /// What a high value means, in one sentence for a reporter.
    fn summary(&self) -> &'static str;

    /// The range of the values and how they are scaled.
    fn normalization(&self) -> &'static str;

    /// Where the measure is defined, or its algorithm described.
    fn paper(&self) -> &'static str;

    /// How its time grows with `n` nodes and `m` edges.
    fn complexity(&self) -> &'static str;

    /// Tells whether the direction of edges makes a difference.
    fn directed(&self) -> bool;

    /// Tells whether weights make a difference: for measures of paths, where
    /// [`Distance::InverseWeight`] is asked for.
    fn weighted(&self) -> bool;

    /// Tells whether it walks the whole graph from every node: minutes, on a large one.
    fn walks_from_every_node(&self) -> bool {
        false
    }

    /// Tells whether the least value comes first in a ranking, as with numbered components.
    fn ranks_least_first(&self) -> bool {
        false
    }

    /// Computes the value of every node, by number.
    fn compute(&self, graph: &Frozen) -> Vec<Value>;
}

/// All measures, in the order of tables and help.
pub const MEASURES: &[&dyn Measure] = &[
    &Degree(Direction::All),
    &Degree(Direction::In),
    &Degree(Direction::Out),
    &Strength(Direction::All),
    &Strength(Direction::In),
    &Strength(Direction::Out),
    &Betweenness,
    &Closeness,
    &HarmonicCloseness,
    &Eigenvector,
    &PageRank,
    &WeakComponent,
    &StrongComponent,
];

/// Finds a measure by its registry name.
///
/// ```
/// assert_eq!(sayso::analyze::find("pagerank").map(|measure| measure.name()), Some("pagerank"));
/// assert!(sayso::analyze::find("fame").is_none());
/// ```
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Measure> {
    let found = MEASURES.iter().find(|measure| measure.name() == name);
    found.copied()
}

/// Writes floats as values.
fn floats(values: impl IntoIterator<Item = f64>) -> Vec<Value> {
    values.into_iter().map(Value::Float).collect()
}

#[cfg(test)]
mod tests;
