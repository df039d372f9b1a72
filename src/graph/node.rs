//! The nodes: people, groups, places, organisations, statements, documents, concepts.

use super::Values;
use crate::model::Id;

/// A node of the graph.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The id of the record it stands for.
    pub id: Id,
    /// What it is.
    pub kind: NodeKind,
    /// What to call it in a picture: a name, a headline, the first words of a statement.
    pub label: String,
    /// Everything else: fields of the record, and scores once they are attached.
    pub values: Values,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    /// One human being.
    Person,
    /// Several people without a common organisation.
    Group,
    /// A country, a city, a region.
    Place,
    /// An organisation.
    Organisation,
    /// A statement.
    Statement,
    /// A document.
    Document,
    /// A concept.
    Concept,
    /// Anything: what a graph file of another program does not tell.
    Node,
}

impl NodeKind {
    /// Every kind, in the order of legends.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Group,
        Self::Place,
        Self::Organisation,
        Self::Statement,
        Self::Document,
        Self::Concept,
        Self::Node,
    ];

    /// Returns the name that graph files use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Statement => "statement",
            Self::Document => "document",
            Self::Concept => "concept",
            Self::Node => "node",
        }
    }

    /// Finds the kind with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Tells whether nodes of this kind can speak and be spoken about.
    #[must_use]
    pub const fn is_actor(self) -> bool {
        matches!(
            self,
            Self::Person | Self::Group | Self::Place | Self::Organisation
        )
    }
}
