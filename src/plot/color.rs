//! Colors that people with any form of color blindness can tell apart: one table for all pictures.
//!
//! They are those of Okabe and Ito; groups have four more, by Tol.

use std::fmt;

/// A color, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.hex()).unwrap_or_default())
    }
}

impl Color {
    /// Blue.
    pub const BLUE: Self = Self(0x00, 0x72, 0xB2);
    /// Orange.
    pub const ORANGE: Self = Self(0xE6, 0x9F, 0x00);
    /// Bluish green.
    pub const GREEN: Self = Self(0x00, 0x9E, 0x73);
    /// Reddish purple.
    pub const PINK: Self = Self(0xCC, 0x79, 0xA7);
    /// Sky blue.
    pub const SKY: Self = Self(0x56, 0xB4, 0xE9);
    /// Vermilion.
    pub const RED: Self = Self(0xD5, 0x5E, 0x00);
    /// Yellow.
    pub const YELLOW: Self = Self(0xF0, 0xE4, 0x42);
    /// The color of what is in no group, or in one too small to have a color.
    pub const GRAY: Self = Self(0xAA, 0xAA, 0xAA);

    /// The colors of groups, the largest first.
    pub const GROUPS: [Self; 11] = [
        Self::BLUE,
        Self::ORANGE,
        Self::GREEN,
        Self::PINK,
        Self::SKY,
        Self::RED,
        Self::YELLOW,
        Self(0x33, 0x22, 0x88),
        Self(0x99, 0x99, 0x33),
        Self(0x88, 0x22, 0x55),
        Self(0xAA, 0x44, 0x99),
    ];

    /// Returns the color as `#rrggbb`, in ASCII.
    #[must_use]
    pub fn hex(self) -> [u8; 7] {
        let digit = |half: u8| b"0123456789abcdef"[usize::from(half & 0xF)];
        let Self(red, green, blue) = self;
        let [r, g, b] = [red, green, blue].map(|part| [digit(part >> 4), digit(part)]);
        [b'#', r[0], r[1], g[0], g[1], b[0], b[1]]
    }

    /// Mixes two colors: `part` of the other, from 0 to 1, and the rest of this one.
    #[must_use]
    pub fn mixed(self, other: Self, part: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between two bytes lies a byte"
        )]
        let mix = |one: u8, other: u8| {
            let (one, other) = (f64::from(one), f64::from(other));
            (one + (other - one) * part.clamp(0.0, 1.0)).round() as u8
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// Returns how light the color is, from 0 (black) to 1 (white): the relative luminance of WCAG.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| (f64::from(part) / 255.0).powf(2.2);
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Returns how well two colors stand out from each other, from 1 (not at all) to 21: the
    /// contrast ratio of WCAG.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_mix_and_stand_out() {
        let (black, white) = (Color(0, 0, 0), Color(255, 255, 255));
        assert_eq!(black.mixed(white, 0.2), Color(51, 51, 51));
        assert_eq!(Color::SKY.to_string(), "#56b4e9");
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((Color::RED.contrast(Color::RED) - 1.0).abs() < 1e-9);
    }
}
