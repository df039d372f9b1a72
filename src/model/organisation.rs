//! Organisations: parties, ministries, companies, news agencies, alliances.

use serde::{Deserialize, Serialize};

use super::{Attributes, Id};

/// An organisation: it can speak, be spoken about, and have people in its roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// The id, such as `organisation/nato`.
    pub id: Id,
    /// The fullest name known.
    pub name: String,
    /// What sort of organisation it is, in the words of whoever made the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Other names under which it appears.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The country it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// How sure it is that the text names such an organisation, from 0 to 1; of what people coded,
    /// nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Further fields, as they were read.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

impl Organisation {
    /// Makes an organisation whose id follows from its name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self {
            id: Id::named("organisation", name),
            name: name.to_owned(),
            kind: None,
            aliases: Vec::new(),
            country: None,
            confidence: None,
            attributes: Attributes::new(),
        }
    }
}
