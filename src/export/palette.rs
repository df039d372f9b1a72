//! The colors of each kind of node: one table for all pictures.
//!
//! They are those of Okabe and Ito, which people with any form of color blindness can tell apart,
//! and a light shade of each that dark text reads well on.

use std::fmt;

use crate::graph::NodeKind;

/// A color, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color(pub(super) u8, pub(super) u8, pub(super) u8);

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// Returns the full color of a kind of node: for discs without text on them, and for outlines.
pub(super) const fn color(kind: NodeKind) -> Color {
    match kind {
        NodeKind::Person => Color(0x56, 0xB4, 0xE9),
        NodeKind::Group => Color(0x00, 0x72, 0xB2),
        NodeKind::Place => Color(0x00, 0x9E, 0x73),
        NodeKind::Organisation => Color(0xE6, 0x9F, 0x00),
        NodeKind::Statement => Color(0xF0, 0xE4, 0x42),
        NodeKind::Document => Color(0x99, 0x99, 0x99),
        NodeKind::Concept => Color(0xCC, 0x79, 0xA7),
        NodeKind::Node => Color(0x8D, 0xA0, 0xB3),
    }
}

/// Returns the light shade of a kind of node: for shapes with text on them.
pub(super) const fn light(kind: NodeKind) -> Color {
    match kind {
        NodeKind::Person => Color(0xC4, 0xE6, 0xF9),
        NodeKind::Group => Color(0xA9, 0xCB, 0xE4),
        NodeKind::Place => Color(0xA6, 0xDF, 0xCC),
        NodeKind::Organisation => Color(0xFA, 0xDA, 0x9C),
        NodeKind::Statement => Color(0xFC, 0xF9, 0xD2),
        NodeKind::Document => Color(0xE2, 0xE2, 0xE2),
        NodeKind::Concept => Color(0xF0, 0xD2, 0xE3),
        NodeKind::Node => Color(0xD9, 0xE1, 0xE8),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Returns the relative luminance of WCAG 2.
    fn luminance(color: Color) -> f64 {
        let linear = |part: u8| (f64::from(part) / 255.0).powf(2.2);
        0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
    }

    #[test]
    fn black_text_reads_well_on_every_light_shade() {
        for kind in NodeKind::ALL {
            // The contrast that WCAG asks of the best grade.
            assert!((luminance(light(kind)) + 0.05) / 0.05 > 7.0, "{kind:?}");
        }
    }

    #[test]
    fn no_two_kinds_share_a_color() {
        let colors: BTreeSet<String> = NodeKind::ALL
            .iter()
            .flat_map(|&kind| [color(kind).to_string(), light(kind).to_string()])
            .collect();
        assert_eq!(colors.len(), 2 * NodeKind::ALL.len());
    }
}
