//! The font of pictures, which comes with the program: how wide words are, whatever the machine.

use notosans::{BOLD_TTF, REGULAR_TTF};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_width::UnicodeWidthChar;

/// The font families that an SVG file names: the one whose widths are known, then what looks alike.
pub const FAMILIES: &str = "Noto Sans, Open Sans, Helvetica Neue, Arial, sans-serif";

/// One of the two faces of the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Font {
    /// For most text.
    Regular,
    /// For headings.
    Bold,
}

impl Font {
    /// Returns the font file.
    #[must_use]
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR_TTF,
            Self::Bold => BOLD_TTF,
        }
    }

    /// Opens the face at a size.
    #[must_use]
    pub fn face(self, size: f64) -> Face {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a size of text needs no more than 24 bits"
        )]
        let points = Size::new(size as f32);
        let glyphs = FontRef::new(self.bytes()).ok().map(|font| {
            let metrics = GlyphMetrics::new(&font, points, LocationRef::default());
            (font, metrics)
        });
        Face { size, glyphs }
    }

    /// Returns the width of a line of text at a size.
    #[must_use]
    pub fn width(self, text: &str, size: f64) -> f64 {
        self.face(size).width(text)
    }
}

/// A face of the font at one size.
pub struct Face {
    size: f64,
    glyphs: Option<(FontRef<'static>, GlyphMetrics<'static>)>,
}

impl Face {
    /// Returns the width of a character; one that the font lacks is drawn in another, and so about
    /// as wide as a terminal shows it.
    #[must_use]
    pub fn advance(&self, c: char) -> f64 {
        let known = self.glyphs.as_ref().and_then(|(font, metrics)| {
            let glyph = font.charmap().map(c)?;
            metrics.advance_width(glyph)
        });
        let columns = || match c.width() {
            Some(0) | None => 0.0,
            Some(1) => 0.6,
            Some(_) => 1.0,
        };
        known.map_or_else(|| columns() * self.size, f64::from)
    }

    /// Returns the width of a line of text.
    #[must_use]
    pub fn width(&self, text: &str) -> f64 {
        text.chars().map(|c| self.advance(c)).sum()
    }

    /// Tells whether the font has a shape for a character.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        let glyphs = self.glyphs.as_ref();
        glyphs.is_some_and(|(font, _)| font.charmap().map(c).is_some())
    }

    /// Breaks text into lines of a width, between words.
    #[must_use]
    pub fn wrap(&self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut room = 0.0;
        for word in text.split_whitespace() {
            let needed = self.width(word) + self.advance(' ');
            match lines.last_mut() {
                Some(line) if needed <= room => {
                    line.push(' ');
                    line.push_str(word);
                    room -= needed;
                }
                _ => {
                    room = width - self.width(word);
                    lines.push(word.to_owned());
                }
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        let face = Font::Regular.face(1000.0);
        // From the table of widths in the font file.
        for (c, width) in [('i', 258.0), ('W', 930.0), (' ', 260.0), ('東', 1000.0)] {
            assert!(
                (face.advance(c) - width).abs() < 1.0,
                "{c} {}",
                face.advance(c)
            );
        }
        assert!(Font::Bold.width("name", 12.0) > Font::Regular.width("name", 12.0));
        assert!(face.has('Ж') && face.has('ő') && face.has('Ω') && face.has('…'));
        assert!(!face.has('東') && !face.has('😀'));
    }

    #[test]
    fn lines_break_between_words_where_they_are_full() {
        let face = Font::Regular.face(10.0);
        let text = "one two  three four\nfive";
        let lines = face.wrap(text, 60.0);
        assert_eq!(lines.join(" "), "one two three four five");
        assert!(lines.len() > 1 && lines.iter().all(|line| face.width(line) <= 60.0));
        assert_eq!(face.wrap("unbreakable", 5.0), ["unbreakable"]);
        assert_eq!(face.wrap(" ", 5.0), Vec::<String>::new());
    }
}
