//! Charts as plain data, drawn as SVG and as text for a terminal: rankings and time lines.
//!
//! A chart is a struct that anybody can fill; it knows no graph and no records. The same chart
//! always gives the same bytes: widths of words come from a font that is part of the program.
//!
//! ```
//! use sayso::plot::{Bar, Bars, Chart, Screen, Theme};
//!
//! let chart = Bars {
//!     title: "Who speaks most".to_owned(),
//!     bars: vec![Bar::new("Ada Reed", 12.0), Bar::new("Tom Hale", 6.0).with_note("mayor")],
//!     ..Bars::default()
//! };
//! assert!(chart.to_svg(Theme::Print).contains("<title>Who speaks most</title>"));
//! let screen = Screen { columns: 60, ..Screen::default() };
//! assert_eq!(
//!     chart.to_text(&screen),
//!     "Who speaks most\n\
//!      \x20 Ada Reed         █████████████████████████████████████  12\n\
//!      \x20 Tom Hale  mayor  ██████████████████▌                     6\n"
//! );
//! ```

mod bars;
mod calendar;
mod color;
mod font;
mod screen;
mod shorten;
mod svg;
mod theme;
mod timeline;
mod timeline_svg;
mod timeline_text;

pub use self::bars::{Bar, Bars};
pub use self::calendar::date_words;
pub use self::color::Color;
pub use self::font::{FAMILIES, Face, Font};
pub use self::screen::Screen;
pub(crate) use self::screen::{float, whole};
pub use self::shorten::shorten;
pub(crate) use self::shorten::{clean, cut};
pub(crate) use self::svg::{Anchor, Svg, Words, escaped, number};
pub use self::theme::Theme;
pub use self::timeline::{Event, Timeline};

/// The width of charts in SVG, in pixels.
pub const WIDTH: f64 = 720.0;

/// The margin around a picture.
const MARGIN: f64 = 24.0;
/// How far charts in one picture are apart.
const BETWEEN: f64 = 36.0;

/// Something that can be drawn.
pub trait Chart {
    /// Returns the heading.
    fn title(&self) -> &str;

    /// Says in a sentence or two what can be seen, for those who do not see it.
    fn description(&self) -> String;

    /// Lays the chart out for a terminal; no line is wider than it.
    fn to_text(&self, screen: &Screen) -> String;

    /// Draws the chart; `height` is that of what was drawn.
    fn draw(&self, theme: Theme) -> Part;

    /// Draws the chart as a whole SVG file.
    fn to_svg(&self, theme: Theme) -> String {
        sheet(
            self.title(),
            &[self.draw(theme)],
            &self.description(),
            theme,
        )
    }
}

/// A chart that is drawn, as a part of a picture.
#[derive(Debug, Default)]
pub struct Part {
    svg: Svg,
    height: f64,
}

/// Draws several charts under each other, as one SVG file with a title that is not shown.
#[must_use]
pub fn charts_svg(title: &str, charts: &[&dyn Chart], theme: Theme) -> String {
    let parts: Vec<Part> = charts.iter().map(|chart| chart.draw(theme)).collect();
    let about: Vec<String> = charts
        .iter()
        .map(|chart| format!("{}: {}", chart.title(), chart.description()))
        .collect();
    sheet(title, &parts, &about.join(" "), theme)
}

/// Lays several charts out for a terminal, under each other.
#[must_use]
pub fn charts_text(charts: &[&dyn Chart], screen: &Screen) -> String {
    let texts: Vec<String> = charts.iter().map(|chart| chart.to_text(screen)).collect();
    texts.join("\n")
}

/// Puts parts under each other.
fn sheet(title: &str, parts: &[Part], about: &str, theme: Theme) -> String {
    let mut svg = Svg::default();
    let mut top = MARGIN;
    for part in parts {
        let place = [svg::number(MARGIN), svg::number(top)];
        svg.raw(&format!(
            "<g transform=\"translate({} {})\">\n",
            place[0], place[1]
        ));
        svg.raw(part.svg.body());
        svg.close();
        top += part.height + BETWEEN;
    }
    let height = (top - BETWEEN + MARGIN).max(2.0 * MARGIN);
    svg.finish([WIDTH, height], theme, title, about)
}

/// The width that a chart has inside of the margins.
const ROOM: f64 = WIDTH - 2.0 * MARGIN;

/// What stands above and below every chart.
struct Frame<'a> {
    title: &'a str,
    subtitle: &'a str,
    caption: &'a str,
}

impl Frame<'_> {
    /// Draws what stands above a chart, and returns where that ends.
    fn head(&self, svg: &mut Svg, theme: Theme) -> f64 {
        let mut y = 0.0;
        let lines = Font::Bold.face(18.0).wrap(self.title, ROOM);
        for line in &lines {
            y += 20.0;
            let words = Words {
                font: Font::Bold,
                ..Words::new(line, 18.0, theme.ink())
            };
            svg.words([0.0, y], &words);
        }
        for line in Font::Regular.face(13.0).wrap(self.subtitle, ROOM) {
            y += 18.0;
            svg.words([0.0, y], &Words::new(&line, 13.0, theme.faint()));
        }
        y + 12.0
    }

    /// Draws what stands below a chart, and returns where that ends.
    fn foot(&self, svg: &mut Svg, theme: Theme, mut y: f64) -> f64 {
        for line in Font::Regular.face(11.0).wrap(self.caption, ROOM) {
            y += 16.0;
            svg.words([0.0, y], &Words::new(&line, 11.0, theme.faint()));
        }
        y
    }

    /// Writes what stands above a chart in a terminal.
    fn head_text(&self, screen: &Screen) -> String {
        let title = screen.lines(screen::HEADING, self.title, "");
        format!("{title}{}", screen.lines(screen::FAINT, self.subtitle, ""))
    }

    /// Writes what stands below it.
    fn foot_text(&self, screen: &Screen) -> String {
        screen.lines(screen::FAINT, self.caption, "  ")
    }
}
