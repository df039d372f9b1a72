//! SVG text: shapes and words, well-formed whatever the words are.

use std::fmt::Write as _;

use super::font::FAMILIES;
use super::{Color, Font, Theme, shorten};

/// Which end of a text is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) font: Font,
    pub(crate) size: f64,
    pub(crate) color: Color,
    pub(crate) anchor: Anchor,
    /// The color around the letters, which keeps them apart from what they stand on.
    pub(crate) halo: Option<Color>,
}

impl<'a> Words<'a> {
    /// Makes plain words, which start at their place.
    pub(crate) const fn new(text: &'a str, size: f64, color: Color) -> Self {
        Self {
            text,
            font: Font::Regular,
            size,
            color,
            anchor: Anchor::Start,
            halo: None,
        }
    }
}

/// A picture that is being drawn. Places are to the right and down, in pixels.
#[derive(Debug, Default)]
pub(crate) struct Svg {
    body: String,
}

impl Svg {
    /// Returns what was drawn so far.
    pub(crate) fn body(&self) -> &str {
        &self.body
    }

    /// Adds text of SVG as it is.
    pub(crate) fn raw(&mut self, text: &str) {
        self.body.push_str(text);
    }

    /// Adds a box, with corners of a radius.
    pub(crate) fn rect(&mut self, at: [f64; 2], size: [f64; 2], radius: f64, color: Color) {
        let [x, y, width, height] = [at[0], at[1], size[0], size[1]].map(number);
        let _ = write!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""
        );
        if radius > 0.0 {
            let _ = write!(self.body, " rx=\"{}\"", number(radius));
        }
        let _ = writeln!(self.body, " fill=\"{color}\"/>");
    }

    /// Adds a straight line.
    pub(crate) fn line(&mut self, from: [f64; 2], to: [f64; 2], width: f64, color: Color) {
        let [x1, y1, x2, y2] = [from[0], from[1], to[0], to[1]].map(number);
        let _ = writeln!(
            self.body,
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{color}\" \
             stroke-width=\"{}\"/>",
            number(width)
        );
    }

    /// Adds a disc.
    pub(crate) fn disc(&mut self, at: [f64; 2], radius: f64, color: Color) {
        let [x, y, radius] = [at[0], at[1], radius].map(number);
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{color}\"/>"
        );
    }

    /// Adds a circle that is not filled.
    pub(crate) fn ring(&mut self, at: [f64; 2], radius: f64, width: f64, color: Color) {
        let [x, y, radius, width] = [at[0], at[1], radius, width].map(number);
        let _ = writeln!(
            self.body,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke=\"{color}\" \
             stroke-width=\"{width}\"/>"
        );
    }

    /// Adds a line of text whose base line is at a place.
    pub(crate) fn words(&mut self, at: [f64; 2], words: &Words) {
        let [x, y] = at.map(number);
        let _ = write!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" fill=\"{}\"",
            number(words.size),
            words.color
        );
        if words.font == Font::Bold {
            self.body.push_str(" font-weight=\"bold\"");
        }
        match words.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.body.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.body.push_str(" text-anchor=\"end\""),
        }
        if let Some(halo) = words.halo {
            let width = number((words.size * 0.28).max(2.0));
            let _ = write!(
                self.body,
                " stroke=\"{halo}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" \
                 paint-order=\"stroke\""
            );
        }
        let _ = writeln!(self.body, ">{}</text>", escaped(words.text));
    }

    /// Opens a group that has a name for those who do not see it.
    pub(crate) fn open(&mut self, title: &str) {
        let _ = writeln!(self.body, "<g><title>{}</title>", escaped(title));
    }

    /// Closes a group.
    pub(crate) fn close(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// Ends the picture: a whole file of a size, with a title and a description for those who do
    /// not see it.
    pub(crate) fn finish(self, size: [f64; 2], theme: Theme, title: &str, about: &str) -> String {
        let [width, height] = size.map(|side| number(side.ceil()));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{FAMILIES}\">\n\
             <title>{}</title>\n<desc>{}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{}</svg>\n",
            escaped(title),
            escaped(about),
            theme.paper(),
            self.body
        )
    }
}

/// Rounds a measure to a hundredth, and spells it.
pub(crate) fn number(measure: f64) -> String {
    let rounded = (measure * 100.0).round() / 100.0;
    // A negative zero would be spelled with its sign.
    (rounded + 0.0).to_string()
}

/// Writes text so that XML can hold it, on one line: what it cannot hold cannot be seen either.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in shorten::clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_words_make_a_well_formed_picture() {
        let mut svg = Svg::default();
        let nasty = "a <b> & \"c\"\n\u{0}\u{B}\u{FFFE}\u{2028}d ]]> שלום 😀";
        svg.open(nasty);
        svg.rect([0.0, -0.001], [1.0 / 3.0, 2.0], 1.0, Color::BLUE);
        let halo = Some(Color::GRAY);
        let words = Words {
            halo,
            anchor: Anchor::End,
            ..Words::new(nasty, 12.0, Color::RED)
        };
        svg.words([1.0, 2.0], &words);
        svg.close();
        let text = svg.finish([100.0, 50.5], Theme::Print, nasty, "");
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("viewBox"), Some("0 0 100 51"));
        let title = root.children().find(|child| child.has_tag_name("title"));
        let expected = "a <b> & \"c\" d ]]> שלום 😀";
        assert_eq!(title.and_then(|title| title.text()), Some(expected));
        assert!(text.contains("y=\"0\" width=\"0.33\""), "{text}");
    }
}
