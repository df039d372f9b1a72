//! Markup that is well-formed whatever the words are: every element is closed, every text escaped.

/// HTML in the making, well-formed as XML, too.
#[derive(Debug, Default)]
pub(in super::super) struct Markup {
    text: String,
}

/// The attributes of an element.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Markup {
    /// Adds an element with what a function puts into it.
    pub(in super::super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        fill: impl FnOnce(&mut Self),
    ) {
        self.start(name, attributes);
        self.text.push('>');
        fill(self);
        self.text.extend(["</", name, ">"]);
        if is_block(name) {
            self.text.push('\n');
        }
    }

    /// Adds an element with words in it.
    pub(in super::super) fn words(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.element(name, attributes, |inside| inside.text(words));
    }

    /// Adds an element without content.
    pub(in super::super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.text.push_str("/>");
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.text.extend(["<", name]);
        for (name, value) in attributes {
            self.text.extend([" ", name, "=\""]);
            self.text(value);
            self.text.push('"');
        }
    }

    /// Adds words, escaped; what XML cannot hold is left out.
    pub(in super::super) fn text(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\'' => self.text.push_str("&#39;"),
                '\r' | '\u{2028}' | '\u{2029}' => self.text.push('\n'),
                '\t' | '\n' => self.text.push(c),
                c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
                c => self.text.push(c),
            }
        }
    }

    /// Adds a name, set apart so that one written from right to left turns nothing around it.
    pub(in super::super) fn name(&mut self, name: &str) {
        self.words("bdi", &[], name);
    }

    /// Adds markup that is well-formed already.
    pub(in super::super) fn markup(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    pub(in super::super) fn into_text(self) -> String {
        self.text
    }
}

/// Tells whether an element stands on lines of its own.
fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "bdi"
            | "code"
            | "mark"
            | "span"
            | "strong"
            | "em"
            | "td"
            | "th"
            | "time"
            | "q"
            | "style"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_words_stay_words() {
        let nasty = "</script><b onclick='x'>\"&\u{0}\u{b}\u{fffe}\u{2028}\u{202e}é";
        let mut markup = Markup::default();
        markup.element("p", &[("title", nasty)], |p| p.name(nasty));
        let text = markup.into_text();
        let document = roxmltree::Document::parse(&text).ok();
        let root = document.as_ref().map(roxmltree::Document::root_element);
        let expected = "</script><b onclick='x'>\"&\n\u{202e}é";
        let inside = root.and_then(|root| root.first_child()?.text());
        assert_eq!(inside, Some(expected), "{text}");
        let title = root.and_then(|root| root.attribute("title"));
        // Readers bring white space in attributes to spaces.
        assert_eq!(title, Some(expected.replace('\n', " ").as_str()));
    }
}
