//! Time lines in a terminal: columns of blocks, and one row for each series of a split line.

use unicode_width::UnicodeWidthStr;

use super::Screen;
use super::screen::{DATA, FAINT, fit, float, padded, pushed};
use super::timeline::{Slots, Timeline};

/// How many lines the columns of a line that is not split have.
const HEIGHT: usize = 6;
/// The widest column, with the blank beside it.
const WIDEST: usize = 6;

/// Lays a time line out.
pub(super) fn lay_out(timeline: &Timeline, screen: &Screen) -> String {
    let width = screen.width();
    let is_split = timeline.events.iter().any(|event| event.series.is_some());
    let left = if is_split { width * 3 / 10 } else { 2 + 6 };
    let right = if is_split { 2 + 6 } else { 0 };
    let room = width - left - right - 2;
    let slots = Slots::count(&timeline.events, room);
    let mut text = timeline.frame().head_text(screen);
    if slots.len() == 0 {
        text.push_str(&screen.lines(FAINT, "nothing to show", "  "));
        return text + &timeline.frame().foot_text(screen);
    }
    let drawing = Drawing {
        screen,
        slots: &slots,
        left,
        slot: (room / slots.len()).clamp(1, WIDEST),
    };
    let drawn = if is_split {
        drawing.rows()
    } else {
        drawing.columns()
    };
    text.push_str(&drawn);
    text.push_str(&drawing.axis(room));
    if let Some(note) = slots.note() {
        text.push_str(&screen.lines(FAINT, &note, "  "));
    }
    text + &timeline.frame().foot_text(screen)
}

/// What is needed to draw the columns.
struct Drawing<'a> {
    screen: &'a Screen,
    slots: &'a Slots,
    /// How many columns of the terminal stand before the first slot.
    left: usize,
    /// How many columns of the terminal a slot has.
    slot: usize,
}

impl Drawing<'_> {
    /// Draws a block as wide as a slot, with a blank between slots where they are wide.
    fn block(&self, block: char) -> String {
        let width = if self.slot > 2 {
            self.slot - 1
        } else {
            self.slot
        };
        padded(&block.to_string().repeat(width), self.slot)
    }

    /// Draws one row of blocks; `height` says how far each slot is filled.
    fn row(&self, height: impl Fn(usize) -> f64) -> String {
        let blocks =
            (0..self.slots.len()).map(|place| self.block(self.screen.block(height(place))));
        blocks.collect()
    }

    /// Draws columns of several lines, with the highest count beside them.
    fn columns(&self) -> String {
        let highest = self.slots.highest();
        let scale = float(HEIGHT.min(highest.max(2))) / float(highest);
        let lines = HEIGHT.min(highest.max(2));
        let mut text = String::new();
        for line in (0..lines).rev() {
            let filled = |place: usize| {
                let height = float(self.slots.sum(place)) * scale;
                // What happened at all can be seen on the lowest line.
                if line == 0 || height > float(line) {
                    height - float(line)
                } else {
                    0.0
                }
            };
            let label = if line + 1 == lines {
                highest.to_string()
            } else {
                String::new()
            };
            let label = pushed(&label, self.left - 2);
            let row = self.row(filled);
            let shown = self.screen.show(DATA, row.trim_end());
            text.push_str(format!("{}  {shown}", self.screen.show(FAINT, label)).trim_end());
            text.push('\n');
        }
        text
    }

    /// Draws a row for each series, all on one scale, with its name and its sum.
    fn rows(&self) -> String {
        let counts = self.slots.series.iter().flat_map(|series| &series.counts);
        let highest = float(counts.copied().max().unwrap_or(1));
        let names = self.slots.series.iter().map(|series| {
            let row = self.row(|place| float(series.counts[place]) / highest);
            let name = fit(&series.name, self.left - 4);
            format!(
                "  {}  {}  {}\n",
                padded(&name, self.left - 4),
                self.screen.show(DATA, &row),
                series.total()
            )
        });
        names.collect()
    }

    /// Draws when the slots are.
    fn axis(&self, room: usize) -> String {
        let all = self.slots.len() * self.slot;
        let line = if self.screen.has_blocks { "─" } else { "-" };
        let marks = self
            .slots
            .marks(float(self.slot), |words| float(words.width() + 2));
        let mut ticks: Vec<String> = vec![line.to_owned(); all];
        let mut labels = String::new();
        for (place, words) in &marks {
            let at = place * self.slot;
            if let Some(tick) = ticks.get_mut(at) {
                let sign = if self.screen.has_blocks { "┬" } else { "+" };
                sign.clone_into(tick);
            }
            // The words of a mark at the end may be wider than what is left.
            let at = at.min(room.saturating_sub(words.width()));
            if at >= labels.width() + usize::from(!labels.is_empty()) {
                labels = padded(&labels, at) + words;
            }
        }
        let indent = " ".repeat(self.left);
        let ticks = self.screen.show(FAINT, ticks.concat());
        format!(
            "{indent}{ticks}\n{indent}{}\n",
            self.screen.show(FAINT, labels)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::Chart;
    use super::super::timeline::tests::timeline;
    use super::*;

    #[test]
    fn columns_show_counts_and_gaps() {
        let mut events = vec![("2025-01-05", ""); 3];
        events.extend([("2025-01-06", ""), ("2025-01-08", "")]);
        let screen = Screen {
            columns: 40,
            ..Screen::default()
        };
        let text = timeline(&events).to_text(&screen);
        let expected = "\
Statements
     3  █████
        █████
        █████ █████       █████
        ┬───────────┬───────────
        5 Jan 2025  7 Jan
";
        assert_eq!(text, expected, "\n{text}");
    }

    #[test]
    fn split_lines_have_a_row_for_each_series_and_fit() {
        let name = "The Standing Committee on Rivers and Lighthouses";
        let mut events = vec![("2025-01-05", name); 3];
        events.extend([
            ("2025-03-06", "Ada"),
            ("2025-03-07", "Ada"),
            ("2025-02-01", "Tom"),
        ]);
        for (columns, has_blocks) in [(40, true), (80, true), (120, false)] {
            let screen = Screen {
                columns,
                has_blocks,
                ..Screen::default()
            };
            let text = timeline(&events).to_text(&screen);
            assert_eq!(text.lines().count(), 6, "{text}");
            assert!(text.lines().all(|line| line.width() <= columns), "{text}");
            assert_eq!(
                text.is_ascii(),
                !has_blocks && !text.contains('…'),
                "{text}"
            );
        }
    }
}
