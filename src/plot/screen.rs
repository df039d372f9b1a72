//! Charts in a terminal: blocks of an eighth of a character, and what stands in for them.

use std::fmt;

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::shorten;

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// How many columns a line has.
    pub columns: usize,
    /// Whether text may have colors and weights.
    pub has_color: bool,
    /// Whether characters beyond ASCII may draw bars.
    pub has_blocks: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self {
            columns: 80,
            has_color: false,
            has_blocks: true,
        }
    }
}

/// How text on a screen looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look(Style);

/// Headings.
pub(crate) const HEADING: Look = Look(Style::new().bold());
/// What matters less than the text around it.
pub(crate) const FAINT: Look = Look(Style::new().dimmed());
/// What a chart says.
pub(crate) const DATA: Look = Look(AnsiColor::Cyan.on_default());

impl Screen {
    /// The fewest columns that charts are made for.
    pub const LEAST: usize = 40;

    /// Returns the number of columns that charts use.
    pub(crate) fn width(&self) -> usize {
        self.columns.max(Self::LEAST)
    }

    /// Formats words, where the screen has looks.
    pub(crate) fn show(&self, look: Look, words: impl fmt::Display) -> String {
        let Look(style) = look;
        if self.has_color {
            format!("{style}{words}{style:#}")
        } else {
            words.to_string()
        }
    }

    /// Draws a bar to the right, of a length in columns; one that is not nothing can be seen.
    pub(crate) fn bar(&self, length: f64) -> String {
        let eighths = whole((length * 8.0).round()).max(usize::from(length > 0.0));
        if !self.has_blocks {
            return "=".repeat(eighths.div_ceil(8));
        }
        let mut bar = "█".repeat(eighths / 8);
        bar.extend(['▏', '▎', '▍', '▌', '▋', '▊', '▉'].get((eighths % 8).wrapping_sub(1)));
        bar
    }

    /// Returns the character of a column that is filled up to a height, counted in characters.
    pub(crate) fn block(&self, height: f64) -> char {
        if height <= 0.0 {
            return ' ';
        }
        let eighths = whole((height * 8.0).round()).clamp(1, 8);
        if self.has_blocks {
            ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'][eighths - 1]
        } else if eighths > 4 {
            '#'
        } else {
            '.'
        }
    }

    /// Breaks text into lines that fit, each behind an indent.
    pub(crate) fn lines(&self, look: Look, text: &str, indent: &str) -> String {
        let room = self.width() - indent.len();
        let mut lines: Vec<String> = Vec::new();
        for word in shorten::clean(text)
            .split(' ')
            .filter(|word| !word.is_empty())
        {
            match lines.last_mut() {
                Some(line) if line.width() + 1 + word.width() <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(fit(word, room)),
            }
        }
        let shown = lines
            .iter()
            .map(|line| format!("{indent}{}\n", self.show(look, line)));
        shown.collect()
    }
}

/// Makes a name fit a number of columns.
pub(crate) fn fit(name: &str, columns: usize) -> String {
    shorten::shorten(name, float(columns), |c| float(c.width().unwrap_or(0)))
}

/// Puts blanks behind a text up to a number of columns.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// Puts blanks before a text up to a number of columns.
pub(crate) fn pushed(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(text.width())))
}

/// Turns a count into a measure.
#[expect(clippy::cast_precision_loss, reason = "counts of a chart are small")]
pub(crate) const fn float(count: usize) -> f64 {
    count as f64
}

/// Turns a measure that is no less than zero into a count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of range becomes the nearest count"
)]
pub(crate) const fn whole(measure: f64) -> usize {
    measure as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_grow_by_eighths_and_never_vanish() {
        let screen = Screen::default();
        let plain = Screen {
            has_blocks: false,
            ..screen
        };
        for (length, blocks, ascii) in [
            (0.0, "", ""),
            (0.01, "▏", "="),
            (0.5, "▌", "="),
            (1.0, "█", "="),
            (2.25, "██▎", "==="),
        ] {
            assert_eq!(screen.bar(length), blocks);
            assert_eq!(plain.bar(length), ascii);
        }
        let heights = [0.0, 0.01, 0.5, 1.0, 9.0];
        assert_eq!(
            heights.map(|height| screen.block(height)),
            [' ', '▁', '▄', '█', '█']
        );
        assert_eq!(
            heights.map(|height| plain.block(height)),
            [' ', '.', '.', '#', '#']
        );
    }

    #[test]
    fn looks_are_shown_where_there_are_any_and_lines_fit() {
        let screen = Screen {
            columns: 40,
            has_color: true,
            ..Screen::default()
        };
        assert_eq!(screen.show(HEADING, "x"), "\u{1b}[1mx\u{1b}[0m");
        let text = "words ".repeat(30);
        let lines = Screen {
            has_color: false,
            ..screen
        }
        .lines(FAINT, &text, "  ");
        assert!(lines.lines().count() > 3 && lines.lines().all(|line| line.width() <= 40));
    }
}
