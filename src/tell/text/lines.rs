//! Lines of a terminal: words wrapped at a width, styled or not.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Words of one style.
#[derive(Debug, Clone)]
pub(super) struct Run {
    text: String,
    style: Style,
}

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();

/// Makes plain words.
pub(super) fn plain(text: impl Into<String>) -> Run {
    styled(text, PLAIN)
}

/// Makes words that matter less.
pub(super) fn faint(text: impl Into<String>) -> Run {
    styled(text, FAINT)
}

/// Makes words that matter more.
pub(super) fn bold(text: impl Into<String>) -> Run {
    styled(text, BOLD)
}

/// Makes words of a style.
pub(super) fn styled(text: impl Into<String>, style: Style) -> Run {
    Run {
        text: clean(&text.into()),
        style,
    }
}

/// Text that grows by paragraphs.
pub(super) struct Lines {
    text: String,
    width: usize,
}

impl Lines {
    pub(super) const fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width,
        }
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Adds words, wrapped; the first line begins with a mark, the others as far to the right.
    pub(super) fn paragraph(&mut self, mark: &str, runs: &[Run]) {
        let mark = clean_marks(mark);
        let indent = mark.width();
        let room = self.width.saturating_sub(indent).max(16);
        self.text.push_str(&mark);
        let mut used = 0;
        for word in words(runs) {
            let width: usize = word.iter().map(|run| run.text.width()).sum();
            if used > 0 && used + 1 + width > room {
                self.next_line(indent);
                used = 0;
            } else if used > 0 {
                self.text.push(' ');
                used += 1;
            }
            for run in word {
                self.push(&run, indent, room, &mut used);
            }
        }
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        self.text.push('\n');
    }

    /// Adds a run without spaces, cut where it is wider than a line.
    fn push(&mut self, run: &Run, indent: usize, room: usize, used: &mut usize) {
        let style = run.style;
        let mut piece = String::new();
        for c in run.text.chars() {
            let width = c.width().unwrap_or(0);
            if *used + width > room {
                self.add(&piece, style);
                piece.clear();
                self.next_line(indent);
                *used = 0;
            }
            piece.push(c);
            *used += width;
        }
        self.add(&piece, style);
    }

    fn add(&mut self, words: &str, style: Style) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{style}{words}{style:#}");
    }

    fn next_line(&mut self, indent: usize) {
        self.text.push('\n');
        self.text.push_str(&" ".repeat(indent));
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// Parts runs at white space; a word may be of several styles.
fn words(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut words: Vec<Vec<Run>> = Vec::new();
    let mut is_new = true;
    for run in runs {
        for (number, piece) in run.text.split(' ').enumerate() {
            is_new |= number > 0;
            if piece.is_empty() {
                continue;
            }
            let piece = Run {
                text: piece.to_owned(),
                style: run.style,
            };
            match words.last_mut() {
                Some(word) if !is_new => word.push(piece),
                _ => words.push(vec![piece]),
            }
            is_new = false;
        }
    }
    words
}

/// Returns a text on one line, without characters that move the cursor or turn the direction of
/// what follows.
fn clean(text: &str) -> String {
    clean_marks(&text.replace(char::is_whitespace, " "))
}

fn clean_marks(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .filter(|c| !c.is_control() && !turns(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(width: usize, mark: &str, runs: &[Run]) -> String {
        let mut lines = Lines::new(width);
        lines.paragraph(mark, runs);
        lines.into_text()
    }

    #[test]
    fn words_wrap_below_their_mark() {
        let text = wrapped(
            24,
            "  1  ",
            &[plain("the bridge stays open for"), plain(" all")],
        );
        assert_eq!(text, "  1  the bridge stays\n     open for all\n");
        let text = wrapped(20, "", &[plain("東京都庁東京都庁東京都庁")]);
        assert_eq!(text, "東京都庁東京都庁東京\n都庁\n");
        let text = wrapped(20, "- ", &[]);
        assert_eq!(text, "-\n");
    }

    #[test]
    fn styles_stay_within_words_and_controls_do_nothing() {
        let text = wrapped(
            40,
            "",
            &[plain("«"), bold("it\u{1b}[31m\nstays"), plain("»")],
        );
        assert_eq!(text, "«\u{1b}[1mit[31m\u{1b}[0m \u{1b}[1mstays\u{1b}[0m»\n");
        let text = wrapped(40, "", &[plain("a\u{202e}b")]);
        assert_eq!(text, "ab\n");
    }
}
