//! What a file says of a node or an edge, as far as the formats agree.

use std::borrow::Cow;

use super::evidence::EvidenceCells;
use crate::graph::{EdgeKind, Value, Values};

/// What a file says of a node or an edge.
#[derive(Debug, Default)]
pub(super) struct Description<'a> {
    pub(super) id: Option<Cow<'a, str>>,
    pub(super) kind: Option<Cow<'a, str>>,
    pub(super) label: Option<Cow<'a, str>>,
    pub(super) weight: Option<f64>,
    pub(super) evidence: EvidenceCells<'a>,
    pub(super) looks: Looks,
    pub(super) values: Values,
    /// Whether this program wrote it.
    pub(super) is_own: bool,
}

/// How a node is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Looks {
    /// To the right.
    pub(super) x: Option<f64>,
    /// Up.
    pub(super) y: Option<f64>,
    pub(super) color: Option<[u8; 3]>,
    pub(super) size: Option<f64>,
}

impl Description<'_> {
    /// Returns what a file that this program wrote says of the weight where it says nothing: that
    /// the edge has none, which is what weights that programs would drop an edge for become.
    pub(super) fn weight(&self) -> f64 {
        let is_written = self.is_own && self.id.is_some();
        self.weight.unwrap_or(if is_written { 0.0 } else { 1.0 })
    }

    /// Tells whether it says nothing of an edge but its ends, its kind and its weight.
    pub(super) fn is_bare(&self) -> bool {
        let is_empty = |text: &Option<Cow<'_, str>>| text.as_deref().is_none_or(str::is_empty);
        self.values.is_empty()
            && is_empty(&self.id)
            && is_empty(&self.label)
            && self.evidence.is_empty()
    }

    /// Returns what is written on an edge, unless the edge says it by its kind or role.
    pub(super) fn edge_label(&self, kind: &EdgeKind) -> Option<String> {
        let label = self.label.as_deref().filter(|label| !label.is_empty())?;
        let is_kind = label == kind.as_str() || label == kind.as_str().replace('_', " ");
        let is_role = matches!(self.values.get("role"), Some(Value::Text(role)) if role == label);
        (!is_kind && !is_role).then(|| label.to_owned())
    }
}

/// Reads a color: `#rrggbb`, with or without two digits for how dense it is, or `#rgb`.
pub(super) fn color(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().strip_prefix('#')?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let byte = |at: usize| u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok();
    let digit = |at: usize| Some(u8::from_str_radix(digits.get(at..=at)?, 16).ok()? * 17);
    match digits.len() {
        3 => Some([digit(0)?, digit(1)?, digit(2)?]),
        6 | 8 => Some([byte(0)?, byte(1)?, byte(2)?]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read() {
        for (text, expected) in [
            ("#ff8000", Some([255, 128, 0])),
            (" #FF800080 ", Some([255, 128, 0])),
            ("#f80", Some([255, 136, 0])),
            ("red", None),
            ("#ff80", None),
            ("#gggggg", None),
            ("#+f+f+f", None),
            ("#éé", None),
        ] {
            assert_eq!(color(text), expected, "{text}");
        }
    }
}
