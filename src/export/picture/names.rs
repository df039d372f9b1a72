//! The names of nodes as a picture shows them: in one or two lines, cut where they are long.

use crate::graph::NodeKind;
use crate::plot::{Face, Font, clean, cut, float, shorten};

/// A name, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) lines: Vec<String>,
    pub(super) size: f64,
    pub(super) width: f64,
    /// Whether it does not stand there whole.
    pub(super) is_cut: bool,
}

/// How far base lines are apart, as a share of the size.
pub(super) const LINE: f64 = 1.18;
/// How wide a line becomes before a name is broken in two, as a multiple of the size.
const BREAK: f64 = 11.0;
/// How wide both lines are at most.
const LONGEST: f64 = 26.0;

impl Name {
    /// Lays out the label of a kind of node at a size; nothing where it has no letter.
    pub(super) fn new(label: &str, kind: NodeKind, size: f64) -> Option<Self> {
        let whole = clean(label);
        if whole.is_empty() {
            return None;
        }
        let face = Font::Regular.face(size);
        let (room, width) = (LONGEST * size, |c| face.advance(c));
        // Of a sentence, the beginning tells more than the last word.
        let shown = match kind {
            NodeKind::Statement | NodeKind::Document => cut(&whole, room, width),
            _ => shorten(&whole, room, width),
        };
        let lines = broken(&shown, &face, BREAK * size);
        let width = lines
            .iter()
            .map(|line| face.width(line))
            .fold(0.0, f64::max);
        Some(Self {
            is_cut: shown != whole,
            lines,
            size,
            width,
        })
    }

    /// Returns how high the name is.
    pub(super) fn height(&self) -> f64 {
        self.size * LINE * float(self.lines.len())
    }
}

/// Breaks a text in two, where that makes it the narrowest.
fn broken(text: &str, face: &Face, most: f64) -> Vec<String> {
    if face.width(text) <= most {
        return vec![text.to_owned()];
    }
    let breaks = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let wide = |(one, other): &(&str, &str)| face.width(one).max(face.width(other.trim_start()));
    let best = breaks.min_by(|one, other| wide(one).total_cmp(&wide(other)));
    best.map_or_else(
        || vec![text.to_owned()],
        |(one, other)| vec![one.to_owned(), other.trim_start().to_owned()],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_have_two_lines_and_longer_ones_are_cut() {
        for (label, lines, is_cut) in [
            ("Ada Reed", &["Ada Reed"][..], false),
            (
                "Residents' Forum\nOld Harbour",
                &["Residents' Forum", "Old Harbour"],
                false,
            ),
            (
                "The Standing Committee on Rivers and Harbours of the Northern Provinces",
                &["The Standing Committee", "on Rivers and… Provinces"],
                true,
            ),
        ] {
            let name = Name::new(label, NodeKind::Person, 10.0).unwrap();
            assert_eq!(
                (
                    name.lines
                        .iter()
                        .map(String::as_str)
                        .collect::<Vec<_>>()
                        .as_slice(),
                    name.is_cut
                ),
                (lines, is_cut)
            );
        }
        assert_eq!(Name::new(" \u{202E}", NodeKind::Person, 10.0), None);
        let long = Name::new(&"x".repeat(20_000), NodeKind::Statement, 10.0).unwrap();
        assert!(long.width <= LONGEST * 10.0 && long.lines.len() == 1);
    }
}
