//! What edges are called, in pictures and tables.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

use std::borrow::Cow;

use crate::graph::{Edge, EdgeKind, Value};

/// What an edge is called.
pub(super) enum EdgeLabel<'a> {
    /// A text.
    Words(&'a str),
    /// A name that is to be written with spaces for its underscores.
    Name(&'a str),
}

impl<'a> EdgeLabel<'a> {
    /// Returns what an edge is called: the role of a relation, else the kind in words.
    #[inline(always)]
    pub(super) fn of(edge: &'a Edge) -> Self {
        let kind = match &edge.kind {
            EdgeKind::ReportedBy => return Self::Words("reported by"),
            EdgeKind::AppearsIn => return Self::Words("appears in"),
            EdgeKind::Relation(kind) => kind,
            kind => return Self::Words(kind.as_str()),
        };
        match edge.values.get("role") {
            Some(Value::Text(role)) if !role.is_empty() => Self::Words(role),
            _ => Self::Name(kind),
        }
    }
}

/// Returns what to write on an edge in a picture: the role of a relation, else the kind in words.
pub(super) fn edge_label(edge: &Edge) -> Cow<'_, str> {
    match EdgeLabel::of(edge) {
        EdgeLabel::Words(words) => Cow::Borrowed(words),
        EdgeLabel::Name(name) => in_words(name),
    }
}

/// Returns a name with spaces for its underscores.
pub(super) fn in_words(name: &str) -> Cow<'_, str> {
    if name.contains('_') {
        Cow::Owned(name.replace('_', " "))
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Values;

    #[test]
    fn an_edge_is_called_by_its_role_or_its_kind_in_words() {
        let relation = || EdgeKind::Relation("holds_role".into());
        for (kind, role, expected) in [
            (EdgeKind::AppearsIn, None, "appears in"),
            (EdgeKind::ReportedBy, None, "reported by"),
            (EdgeKind::About, None, "about"),
            (relation(), Some("Mayor"), "Mayor"),
            (relation(), Some(""), "holds role"),
            (EdgeKind::Mentions, Some("Mayor"), "mentions"),
        ] {
            let mut values = Values::new();
            if let Some(role) = role {
                values.insert("role".to_owned(), role.into());
            }
            let edge = Edge {
                id: "edge".to_owned(),
                kind,
                weight: 1.0,
                evidence: Vec::new(),
                values,
            };
            assert_eq!(edge_label(&edge), expected);
        }
    }
}
