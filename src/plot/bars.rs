//! Bar charts of rankings: names to the left, values to the right, one bar a line.

use unicode_width::UnicodeWidthStr;

use super::screen::{DATA, FAINT, fit, float, padded, pushed, whole};
use super::{Chart, Font, Frame, Part, ROOM, Screen, Svg, Theme, Words, shorten};

/// A ranking, in the order in which its bars stand.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bars {
    /// The heading.
    pub title: String,
    /// What is counted, below the heading; may be empty.
    pub subtitle: String,
    /// Where the numbers come from, below the chart; may be empty.
    pub caption: String,
    /// The bars, the first on top.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bar {
    /// Whose bar it is.
    pub label: String,
    /// How long it is: below zero to the left; a number that is not finite has no bar.
    pub value: f64,
    /// The value as it is written beside the bar.
    pub shown: String,
    /// What else is worth knowing, in fainter letters; may be empty.
    pub note: String,
}

impl Bar {
    /// Makes a bar that shows its value with up to four digits behind the point.
    #[must_use]
    pub fn new(label: impl Into<String>, value: f64) -> Self {
        let shown = if value.fract() == 0.0 {
            value.to_string()
        } else {
            format!("{value:.4}")
        };
        Self {
            label: label.into(),
            value,
            shown,
            note: String::new(),
        }
    }

    /// Adds what else is worth knowing.
    #[must_use]
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self {
            note: note.into(),
            ..self
        }
    }

    /// Writes the value in other words.
    #[must_use]
    pub fn shown_as(self, shown: impl Into<String>) -> Self {
        Self {
            shown: shown.into(),
            ..self
        }
    }
}

/// How far apart bars are, from top to top.
const ROW: f64 = 26.0;
/// How high a bar is.
const BAR: f64 = 16.0;
/// The size of labels and values.
const SIZE: f64 = 13.0;
/// The size of notes.
const NOTE: f64 = 11.0;
/// The fewest columns of a terminal that bars have where notes take some.
const BARS: usize = 16;
/// The fewest columns of a terminal that notes are worth.
const NOTES: usize = 10;
/// The part of the width that labels and notes take up at most.
const LABELS: f64 = 0.48;

/// The least and the greatest value of some bars, and zero.
struct Range {
    low: f64,
    high: f64,
}

impl Range {
    fn of(bars: &[Bar]) -> Self {
        let values = || bars.iter().map(|bar| bar.value).filter(|v| v.is_finite());
        Self {
            low: values().fold(0.0, f64::min),
            high: values().fold(0.0, f64::max),
        }
    }

    /// Returns where a bar starts and how long it is, as shares of the width.
    fn share(&self, value: f64) -> [f64; 2] {
        // Halves keep the span of the largest numbers finite.
        let span = self.high / 2.0 - self.low / 2.0;
        if span == 0.0 || !value.is_finite() {
            return [0.0, 0.0];
        }
        let at = |value: f64| (value / 2.0 - self.low / 2.0) / span;
        let (zero, end) = (at(0.0), at(value));
        [zero.min(end), (end - zero).abs()]
    }
}

impl Bars {
    const fn frame(&self) -> Frame<'_> {
        Frame {
            title: self.title.as_str(),
            subtitle: self.subtitle.as_str(),
            caption: self.caption.as_str(),
        }
    }

    /// Draws the bars below a place, and returns where they end.
    fn draw_bars(&self, svg: &mut Svg, theme: Theme, top: f64) -> f64 {
        let (face, notes) = (Font::Regular.face(SIZE), Font::Regular.face(NOTE));
        let most = LABELS * ROOM;
        let label = |bar: &Bar| shorten(&bar.label, most, |c| face.advance(c));
        // A note has the room that the label beside it leaves.
        let note = |bar: &Bar, label: &str| {
            let room = most - face.width(label) - 8.0;
            let note = shorten(&bar.note, room, |c| notes.advance(c));
            let is_telling = note == shorten::clean(&bar.note) || room > 60.0;
            if is_telling { note } else { String::new() }
        };
        let labels: Vec<(String, String)> = (self.bars.iter())
            .map(|bar| {
                let label = label(bar);
                let note = note(bar, &label);
                (label, note)
            })
            .collect();
        let left = labels
            .iter()
            .map(|(label, note)| {
                let gap = if note.is_empty() { 0.0 } else { 8.0 };
                face.width(label) + gap + notes.width(note)
            })
            .fold(0.0, f64::max)
            + 12.0;
        let values = self.bars.iter().map(|bar| face.width(&bar.shown));
        let room = ROOM - left - values.fold(0.0, f64::max) - 8.0;
        let range = Range::of(&self.bars);
        for (place, (bar, (label, note))) in self.bars.iter().zip(&labels).enumerate() {
            let y = top + ROW * float(place);
            let base = y + BAR - 3.5;
            svg.open(&format!("{label}: {}", bar.shown));
            svg.words([0.0, base], &Words::new(label, SIZE, theme.ink()));
            if !note.is_empty() {
                let at = face.width(label) + 8.0;
                svg.words([at, base], &Words::new(note, NOTE, theme.faint()));
            }
            let [start, length] = range.share(bar.value).map(|share| share * room);
            if length > 0.0 {
                let size = [length.max(1.0), BAR];
                svg.rect([left + start, y], size, 2.0, theme.accent());
            }
            svg.words(
                [left + (start + length).max(0.0) + 6.0, base],
                &Words::new(&bar.shown, SIZE, theme.ink()),
            );
            svg.close();
        }
        if self.bars.is_empty() {
            let words = Words::new("nothing to show", SIZE, theme.faint());
            svg.words([0.0, top + SIZE], &words);
            return top + ROW;
        }
        let bottom = top + ROW * float(self.bars.len());
        let zero = left + range.share(range.low)[1] * room;
        let end = bottom - ROW + BAR + 4.0;
        svg.line([zero, top - 4.0], [zero, end], 1.0, theme.faint());
        bottom
    }
}

impl Chart for Bars {
    fn title(&self) -> &str {
        &self.title
    }

    fn description(&self) -> String {
        let bars = self.bars.iter();
        let named: Vec<String> = bars
            .map(|bar| format!("{} {}", bar.label, bar.shown))
            .collect();
        format!("Bar chart: {}.", named.join(", "))
    }

    fn draw(&self, theme: Theme) -> Part {
        let mut svg = Svg::default();
        let top = self.frame().head(&mut svg, theme);
        let bottom = self.draw_bars(&mut svg, theme, top + 4.0);
        let height = self.frame().foot(&mut svg, theme, bottom);
        Part { svg, height }
    }

    fn to_text(&self, screen: &Screen) -> String {
        let width = screen.width();
        let widest = |cells: &[String], most: usize| {
            let widths = cells.iter().map(|cell| cell.width());
            widths.max().unwrap_or(0).min(most)
        };
        let clean = |text: &str| shorten::clean(text);
        let shown: Vec<String> = self.bars.iter().map(|bar| clean(&bar.shown)).collect();
        let labels: Vec<String> = self.bars.iter().map(|bar| clean(&bar.label)).collect();
        let notes: Vec<String> = self.bars.iter().map(|bar| clean(&bar.note)).collect();
        let label = widest(&labels, width * 2 / 5);
        let value = widest(&shown, width / 4);
        // Bars matter more than notes, for which a narrow screen has no room.
        let spare = width.saturating_sub(2 + label + 2 + 2 + 2 + value + BARS);
        let note = widest(
            &notes,
            if spare < NOTES {
                0
            } else {
                spare.min(width / 4)
            },
        );
        let gap = if note == 0 { 0 } else { 2 };
        let room = width.saturating_sub(2 + label + gap + note + 2 + 2 + value);
        let range = Range::of(&self.bars);
        let mut text = self.frame().head_text(screen);
        for (place, bar) in self.bars.iter().enumerate() {
            let [start, length] = range.share(bar.value).map(|share| share * float(room));
            // Bars that do not start at the left start at a whole column.
            let start = whole(start.round());
            let drawn = screen.bar(length.min(float(room - start)));
            let blanks = room.saturating_sub(start + drawn.width());
            let faint = if note == 0 {
                String::new()
            } else {
                padded(&fit(&notes[place], note), note)
            };
            let cells = [
                "  ".to_owned(),
                padded(&fit(&labels[place], label), label),
                " ".repeat(gap),
                screen.show(FAINT, faint),
                "  ".to_owned(),
                " ".repeat(start),
                screen.show(DATA, drawn),
                " ".repeat(blanks + 2),
                pushed(&fit(&shown[place], value), value),
            ];
            let line = cells.concat();
            text.push_str(line.trim_end());
            text.push('\n');
        }
        if self.bars.is_empty() {
            text.push_str(&screen.lines(FAINT, "nothing to show", "  "));
        }
        text + &self.frame().foot_text(screen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(bars: &[(&str, f64)]) -> Bars {
        Bars {
            title: "Ties & <more>".to_owned(),
            bars: bars
                .iter()
                .map(|(label, value)| Bar::new(*label, *value))
                .collect(),
            ..Bars::default()
        }
    }

    #[test]
    fn equal_values_have_equal_bars_and_none_vanishes() {
        let chart = chart(&[("a", 1000.0), ("b", 1000.0), ("c", 1.0), ("d", 0.0)]);
        let screen = Screen {
            columns: 40,
            ..Screen::default()
        };
        let text = chart.to_text(&screen);
        let bars: Vec<usize> = text
            .lines()
            .skip(1)
            .map(|l| l.matches(['█', '▏']).count())
            .collect();
        assert_eq!(bars, [29, 29, 1, 0], "{text}");
        assert!(text.lines().all(|line| line.width() <= 40));
    }

    #[test]
    fn values_below_zero_and_no_numbers_are_drawn() {
        let chart = chart(&[
            ("up", 2.0),
            ("down", -1.0),
            ("none", f64::NAN),
            ("far", f64::MAX),
        ]);
        let text = chart.to_text(&Screen::default());
        assert!(text.contains("NaN"), "{text}");
        let svg = chart.to_svg(Theme::Dark);
        assert!(!svg.contains("x=\"NaN\"") && !svg.contains("width=\"NaN\""));
        roxmltree::Document::parse(&svg).unwrap();
        let range = Range {
            low: -1.0,
            high: 3.0,
        };
        assert_eq!(
            [range.share(3.0), range.share(-1.0)],
            [[0.25, 0.75], [0.0, 0.25]]
        );
    }

    #[test]
    fn long_names_leave_room_for_bars_at_any_width() {
        let name = "The Standing Committee on Rivers, Harbours and Lighthouses of the North";
        let chart = Bars {
            bars: vec![Bar::new(name, 3.0).with_note(name).shown_as(name)],
            ..chart(&[])
        };
        for columns in [0, 40, 80, 200] {
            let screen = Screen {
                columns,
                ..Screen::default()
            };
            let text = chart.to_text(&screen);
            assert!(
                text.lines().all(|line| line.width() <= columns.max(40)),
                "{text}"
            );
            assert!(
                text.contains("The Stand") && text.contains("… North"),
                "{text}"
            );
            assert!(text.contains('█'), "{text}");
        }
        let svg = chart.to_svg(Theme::Print);
        assert!(svg.contains("role=\"img\"") && svg.contains("Ties &amp; &lt;more&gt;"));
    }

    #[test]
    fn an_empty_chart_says_so() {
        assert!(
            chart(&[])
                .to_text(&Screen::default())
                .contains("nothing to show")
        );
        assert!(chart(&[]).to_svg(Theme::Print).contains("nothing to show"));
    }
}
