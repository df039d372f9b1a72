//! Actors: people, groups, and places that "say" something.

use serde::{Deserialize, Serialize};

use super::{Attributes, Id};

/// A person, a group, or a place that acts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// The id, such as `person/donald-tusk`.
    pub id: Id,
    /// The fullest name known.
    pub name: String,
    /// What the actor is.
    #[serde(default)]
    pub kind: ActorKind,
    /// Other names under which the actor appears.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// How sure it is that the text names such an actor, from 0 to 1; of what people coded,
    /// nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Further fields, as they were read.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

/// What an actor is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// One human being.
    #[default]
    Person,
    /// Several people without a common organisation: "several European officials".
    Group,
    /// A country, a city, a region.
    Place,
}

impl ActorKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Person, Self::Group, Self::Place];

    /// Returns the name that records and graph files use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Group => "group",
            Self::Place => "place",
        }
    }
}

impl Actor {
    /// Makes an actor whose id follows from kind and name.
    #[must_use]
    pub fn named(kind: ActorKind, name: &str) -> Self {
        Self {
            id: Id::named(kind.as_str(), name),
            name: name.to_owned(),
            kind,
            aliases: Vec::new(),
            confidence: None,
            attributes: Attributes::new(),
        }
    }
}
