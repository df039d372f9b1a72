//! Concepts: the demands, claims and topics that coded statements take a stance on.

use serde::{Deserialize, Serialize};

use super::{Attributes, Id};

/// A topic or a claim that a statement can support or oppose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Concept {
    /// The id, such as `concept/build-the-tram`.
    pub id: Id,
    /// The name.
    pub name: String,
    /// Other names for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Further fields, as they were read.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

impl Concept {
    /// Makes a concept whose id follows from its name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            id: Id::named("concept", name),
            name: name.to_owned(),
            aliases: Vec::new(),
            attributes: Attributes::new(),
        }
    }
}
