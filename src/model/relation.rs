//! Relations: roles, memberships and other ties between actors and organisations.

use serde::{Deserialize, Serialize};

use super::{Attributes, Date, Id, Spans};

/// A tie between two actors or organisations, with its own dates and evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// The id, such as `relation/<32 hex digits>`.
    pub id: Id,
    /// Whom or what the relation starts from: the person who holds the role.
    pub source: Id,
    /// Whom or what it leads to: the organisation the role is in.
    pub target: Id,
    /// The kind: `holds_role`, `works_for`, `member_of`, `part_of`, `based_in`, or any other.
    pub kind: String,
    /// The role, as it is written: "Secretary General".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The document that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Id>,
    /// The place in that document's text.
    #[serde(default, skip_serializing_if = "Spans::is_empty")]
    pub spans: Spans,
    /// How sure the finding is, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Further fields, as they were read.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
}

impl Relation {
    /// Makes a relation that has an id, two ends and a kind, and nothing else.
    pub fn new(id: Id, source: Id, target: Id, kind: impl Into<String>) -> Self {
        Self {
            id,
            source,
            target,
            kind: kind.into(),
            role: None,
            since: None,
            until: None,
            document: None,
            spans: Spans::default(),
            confidence: None,
            attributes: Attributes::new(),
        }
    }
}
