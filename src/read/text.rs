//! Plain text: one article a file, read as it is so that spans count in the file itself.

use super::sink::Sink;
use super::source::Source;
use super::{Item, Reader};
use crate::Result;
use crate::model::{Document, Id};

/// Reads plain text.
pub(super) struct Text;

/// The longest first line that can be a headline, in code points.
const LONGEST_HEADLINE: usize = 150;

impl Reader for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn summary(&self) -> &'static str {
        "plain text: one article a file"
    }

    fn recognises(&self, _name: &str, _start: &str) -> bool {
        true
    }

    fn holds_records(&self) -> bool {
        false
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let text = source.text()?;
        let title = headline(&text);
        let name = title.unwrap_or(&source.stem);
        let mut document = Document::new(Id::document(name, &text));
        document.file = Some(source.file.to_string());
        document.title = title.map(str::to_owned);
        document.text = Some(text);
        sink.item(Item::Article(document))
    }
}

/// Returns the first line where it is clearly a headline: short, no sentence, a blank line below
/// it and a text after that.
fn headline(text: &str) -> Option<&str> {
    let mut lines = text.lines();
    let headline = lines.next()?.trim();
    let is_short = !headline.is_empty() && headline.chars().nth(LONGEST_HEADLINE).is_none();
    let is_sentence = headline.ends_with(['.', ':', ';', ',', '"', '”', '»']);
    let is_apart = lines.next()?.trim().is_empty() && lines.any(|line| !line.trim().is_empty());
    (is_short && !is_sentence && is_apart).then_some(headline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_apart_is_a_headline() {
        for (text, expected) in [
            (
                "Council votes\n\nThe vote was close.",
                Some("Council votes"),
            ),
            (
                "Council votes\r\n\r\nThe vote was close.\r\n",
                Some("Council votes"),
            ),
            ("Council votes\nThe vote was close.", None),
            ("The council voted.\n\nThe vote was close.", None),
            ("Council votes", None),
            ("Council votes\n\n\n", None),
            ("\n\nThe vote was close", None),
            ("", None),
        ] {
            assert_eq!(headline(text), expected, "{text:?}");
        }
        let long = format!("{}\n\nText", "word ".repeat(40));
        assert_eq!(headline(&long), None);
    }
}
