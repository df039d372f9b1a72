//! Time lines in SVG: columns on an axis of time, stacked where the line is split.

use super::screen::float;
use super::timeline::{Series, Slots, Timeline};
use super::{Anchor, Color, Font, Part, ROOM, Svg, Theme, Words, shorten};

/// How many slots a picture has room for.
pub(super) const SLOTS: usize = 100;

/// The height of the axis of counts.
const HEIGHT: f64 = 180.0;
/// The size of words on the axes.
const SIZE: f64 = 11.0;
/// The widest column.
const WIDEST: f64 = 48.0;

/// Draws a time line.
pub(super) fn draw(timeline: &Timeline, theme: Theme) -> Part {
    let slots = Slots::count(&timeline.events, SLOTS);
    let mut svg = Svg::default();
    let mut top = timeline.frame().head(&mut svg, theme);
    if slots.len() == 0 {
        let words = Words::new("nothing to show", 13.0, theme.faint());
        svg.words([0.0, top + 13.0], &words);
        let height = timeline.frame().foot(&mut svg, theme, top + 24.0);
        return Part { svg, height };
    }
    if slots.is_split() {
        top = legend(&mut svg, &slots.series, theme, top);
    }
    let bottom = top + 8.0 + HEIGHT;
    let left = axis(&mut svg, slots.highest(), theme, bottom);
    columns(&mut svg, &slots, theme, [left, bottom]);
    let mut y = bottom + 24.0;
    if let Some(note) = slots.note() {
        y += 16.0;
        svg.words([0.0, y], &Words::new(&note, SIZE, theme.faint()));
    }
    let height = timeline.frame().foot(&mut svg, theme, y);
    Part { svg, height }
}

/// Returns the color of a series, by its place.
fn color(series: &[Series], place: usize, theme: Theme) -> Color {
    match &series[place] {
        only if only.name.is_empty() => theme.accent(),
        rest if rest.is_rest => theme.series(None),
        _ => theme.series(Some(place)),
    }
}

/// Draws which color is which series, and returns where that ends.
fn legend(svg: &mut Svg, series: &[Series], theme: Theme, top: f64) -> f64 {
    let face = Font::Regular.face(12.0);
    let (mut x, mut y) = (0.0, top + 10.0);
    for (place, one) in series.iter().enumerate() {
        let name = shorten(&one.name, ROOM / 3.0, |c| face.advance(c));
        let words = format!("{name} ({})", one.total());
        let width = 18.0 + face.width(&words);
        if x > 0.0 && x + width > ROOM {
            (x, y) = (0.0, y + 20.0);
        }
        svg.rect(
            [x, y - 10.0],
            [12.0, 12.0],
            2.0,
            color(series, place, theme),
        );
        svg.words([x + 18.0, y], &Words::new(&words, 12.0, theme.ink()));
        x += width + 18.0;
    }
    y + 12.0
}

/// Draws lines at round counts, and returns where the columns begin.
fn axis(svg: &mut Svg, highest: usize, theme: Theme, bottom: f64) -> f64 {
    let step = round_step(highest);
    let face = Font::Regular.face(SIZE);
    let counts = (0..=highest).step_by(step);
    let widest = counts.clone().map(|count| face.width(&count.to_string()));
    let left = widest.fold(0.0, f64::max) + 8.0;
    for count in counts {
        let y = bottom - HEIGHT * float(count) / float(highest);
        let label = count.to_string();
        let words = Words {
            anchor: Anchor::End,
            ..Words::new(&label, SIZE, theme.faint())
        };
        svg.words([left - 8.0, y + 4.0], &words);
        let color = if count == 0 {
            theme.faint()
        } else {
            theme.grid()
        };
        svg.line([left, y], [ROOM, y], 1.0, color);
    }
    left
}

/// Returns a round step of which about four make up a count.
fn round_step(highest: usize) -> usize {
    let mut step = 1;
    for factor in [2, 5, 10].into_iter().cycle() {
        if step * 5 >= highest {
            break;
        }
        let power = 10_usize.pow(step.ilog10());
        step = power * factor;
    }
    step
}

/// Draws a column for each slot in which something happened, and the axis of time below.
fn columns(svg: &mut Svg, slots: &Slots, theme: Theme, corner: [f64; 2]) {
    let [left, bottom] = corner;
    let slot = (ROOM - left) / float(slots.len());
    let width = (slot * 0.8).min(WIDEST);
    let middle = |place: usize| left + slot * (float(place) + 0.5);
    let unit = HEIGHT / float(slots.highest());
    for place in (0..slots.len()).filter(|place| slots.sum(*place) > 0) {
        svg.open(&told(slots, place));
        let mut y = bottom;
        for (number, series) in slots.series.iter().enumerate() {
            let height = unit * float(series.counts[place]);
            if height > 0.0 {
                y -= height;
                let color = color(&slots.series, number, theme);
                // A thin line of the ground keeps stacked parts apart.
                let gap = if height > 4.0 && number > 0 { 1.0 } else { 0.0 };
                let size = [width, height - gap];
                svg.rect([middle(place) - width / 2.0, y], size, 0.0, color);
            }
        }
        svg.close();
    }
    let face = Font::Regular.face(SIZE);
    for (place, words) in slots.marks(slot, |words| face.width(words) + 10.0) {
        let x = middle(place);
        svg.line([x, bottom], [x, bottom + 4.0], 1.0, theme.faint());
        let width = face.width(&words);
        // Words at the ends stay inside of the picture.
        let start = (x - width / 2.0).clamp(0.0, (ROOM - width).max(0.0));
        svg.words(
            [start, bottom + 17.0],
            &Words::new(&words, SIZE, theme.faint()),
        );
    }
}

/// Says in words what a column shows.
fn told(slots: &Slots, place: usize) -> String {
    let name = slots.unit.name(slots.slot(place));
    if !slots.is_split() {
        return format!("{name}: {}", slots.sum(place));
    }
    let parts: Vec<String> = (slots.series.iter())
        .filter(|series| series.counts[place] > 0)
        .map(|series| format!("{} {}", series.name, series.counts[place]))
        .collect();
    format!("{name}: {}", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::timeline::tests::timeline;
    use super::super::{Chart, Theme};
    use super::*;

    #[test]
    fn counts_have_round_lines() {
        for (highest, step) in [(1, 1), (5, 1), (6, 2), (11, 5), (30, 10), (999, 200)] {
            assert_eq!(round_step(highest), step, "{highest}");
        }
    }

    #[test]
    fn columns_stand_for_what_happened_and_gaps_have_none() {
        let events = [
            ("2025-01-05", "for <it>"),
            ("2025-01-05", "against"),
            ("2025-01-09", ""),
        ];
        let svg = timeline(&events).to_svg(Theme::Print);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let titles: Vec<&str> = document
            .descendants()
            .filter(|node| node.has_tag_name("title"))
            .filter_map(|node| node.text())
            .collect();
        let expected = [
            "Statements",
            "5 Jan 2025: against 1, for <it> 1",
            "9 Jan 2025: unknown 1",
        ];
        assert_eq!(titles, expected);
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        let svg = timeline(&[]).to_svg(Theme::Dark);
        assert!(svg.contains("nothing to show"));
        roxmltree::Document::parse(&svg).unwrap();
    }
}
