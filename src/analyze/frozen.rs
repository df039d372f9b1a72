//! The graph as measures walk it: compressed sparse rows, frozen.

/// A graph in compressed sparse rows.
#[derive(Debug, Clone)]
pub struct Frozen {}
