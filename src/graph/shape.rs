//! Which part of the records a graph shows, and how it treats parallel edges.

/// How records become a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Which nodes there are.
    pub view: View,
    /// What happens to parallel edges.
    pub multi: Multi,
}

/// Which nodes a graph has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Everything: actors, organisations, statements, documents, concepts.
    Full,
    /// Actors and organisations only: speaker → whom a statement mentions, and relations.
    Actors,
}

/// What happens to edges of one kind between the same two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Multi {
    /// Each stays an edge of its own.
    Keep,
    /// They become one, with their count, first and last date, and all their evidence.
    Merge,
}

impl View {
    /// Every view, in the order of help.
    pub const ALL: [Self; 2] = [Self::Full, Self::Actors];

    /// Returns the name after `--view`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Actors => "actors",
        }
    }
}

impl Multi {
    /// Both ways, in the order of help.
    pub const ALL: [Self; 2] = [Self::Keep, Self::Merge];

    /// Returns the name after `--multi`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Merge => "merge",
        }
    }
}
