//! Elements as nearly all are written in the files of most programs: read in one walk.
//!
//! Whatever is written in another way is left to [`Document::next`], which knows all of XML that
//! graph files have.

use std::borrow::Cow;

use super::{DEEPEST, Document};
use crate::Result;
use crate::import::scan::{blank, end_of_value, find};
use crate::import::tag::Tag;

impl<'a> Document<'a> {
    /// Reads the start of an element with some name, where it has no attributes but some; returns
    /// their values. What follows is its content, or [`Document::usual_end`].
    #[inline]
    pub(in crate::import) fn usual_start<const N: usize>(
        &mut self,
        tag: Tag,
        name: &str,
        attributes: [&str; N],
    ) -> Option<[Option<Cow<'a, str>>; N]> {
        if self.is_empty || self.open.len() >= DEEPEST {
            return None;
        }
        let start = self.at + self.blank();
        let inner = self.text[start..].strip_prefix('<')?;
        let mut rest = inner.strip_prefix(name)?;
        let mut found = [const { None }; N];
        let is_empty = loop {
            if let Some(behind) = rest.strip_prefix('>') {
                rest = behind;
                break false;
            }
            let attribute = rest.strip_prefix(' ').unwrap_or(rest);
            if let Some(behind) = attribute.strip_prefix("/>") {
                rest = behind;
                break true;
            }
            if attribute.len() == rest.len() {
                return None;
            }
            let value_of = |name: &&str| attribute.strip_prefix(*name)?.strip_prefix("=\"");
            let mut values = attributes.iter().map(value_of).enumerate();
            let (place, value) = values.find_map(|(place, value)| Some((place, value?)))?;
            let end = end_of_value(value.as_bytes())?;
            rest = value[end..].strip_prefix('"')?;
            found[place] = Some(Cow::Borrowed(&value[..end]));
        };
        self.start = start;
        self.at = self.text.len() - rest.len();
        self.is_empty = is_empty;
        self.open.push((tag, &inner[..name.len()]));
        Some(found)
    }

    /// Reads the end of the element that is open, if it comes next.
    #[inline]
    pub(in crate::import) fn usual_end(&mut self) -> bool {
        let behind = if self.is_empty {
            Some(&self.text[self.at..])
        } else {
            let rest = self.text[self.at + self.blank()..].strip_prefix("</");
            let name = self.open.last().map(|(_, name)| *name);
            let behind = name.and_then(|name| rest?.strip_prefix(name));
            behind.and_then(|behind| behind.strip_prefix('>'))
        };
        let Some(behind) = behind else { return false };
        self.at = self.text.len() - behind.len();
        self.is_empty = false;
        self.open.pop();
        true
    }

    /// Reads an element that has one attribute and a text; returns the value of the attribute and
    /// the text.
    ///
    /// # Errors
    ///
    /// Fails where the text refers to an entity that is not known.
    #[inline]
    pub(in crate::import) fn usual_text(
        &mut self,
        start: &str,
        end: &str,
    ) -> Result<Option<(&'a str, Cow<'a, str>)>> {
        let element = self.text_between(start, end);
        let Some((value, text, is_plain)) = element else {
            return Ok(None);
        };
        self.start = self.at + self.blank();
        let resolved = if is_plain {
            Cow::Borrowed(text)
        } else {
            self.resolved(text)?
        };
        self.at = self.start + start.len() + value.len() + 2 + text.len() + end.len();
        Ok(Some((value, resolved)))
    }

    /// Finds the value of the attribute, the text, and whether the text stands for itself.
    #[inline]
    fn text_between(&self, start: &str, end: &str) -> Option<(&'a str, &'a str, bool)> {
        if self.is_empty {
            return None;
        }
        let value = self.text[self.at + self.blank()..].strip_prefix(start)?;
        let length = end_of_value(value.as_bytes())?;
        let text = value[length..].strip_prefix("\">")?;
        let plain = find([b'<', b'&', b'\r'], text.as_bytes())?;
        let is_plain = text.as_bytes()[plain] == b'<';
        let text_end = if is_plain { plain } else { text.find('<')? };
        let is_whole = text[text_end..].starts_with(end);
        is_whole.then(|| (&value[..length], &text[..text_end], is_plain))
    }

    /// Returns how many bytes of white space come next.
    #[inline]
    fn blank(&self) -> usize {
        blank(&self.text.as_bytes()[self.at..])
    }
}

#[cfg(test)]
mod tests {
    use super::super::Part;
    use super::*;

    /// Reads the first element of a document in the usual way, or not.
    fn read(text: &str) -> Option<[Option<Cow<'_, str>>; 2]> {
        Document::new(&"x".into(), text).usual_start(Tag::Edge, "edge", ["id", "source"])
    }

    #[test]
    fn starts_are_read_with_the_attributes_that_are_known() {
        for (text, id, source) in [
            ("<edge>", None, None),
            (
                " \n\t<edge id=\"\" source=\"a b>é\">",
                Some(""),
                Some("a b>é"),
            ),
            (
                "<edge source=\"n1\" id=\"a long name of an edge\"/>",
                Some("a long name of an edge"),
                Some("n1"),
            ),
            ("<edge source=\"n1\" />", None, Some("n1")),
        ] {
            let expected = [id, source].map(|value| value.map(Cow::Borrowed));
            assert_eq!(read(text), Some(expected), "{text}");
        }
        for other in [
            "",
            "edge",
            "<edge",
            "<edges>",
            "<g:edge>",
            "<edge  id=\"a\">",
            "<edge\nid=\"a\">",
            "<edge id='a'>",
            "<edge id=\"a\"source=\"b\">",
            "<edge id=\"a&amp;b\">",
            "<edge id=\"a\nb\">",
            "<edge id=\"a<b\">",
            "<edge id=\"a",
            "<edge ids=\"a\">",
            "<edge label=\"a\">",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn ends_are_those_of_what_is_open() {
        for (behind, is_end) in [
            (">\n </edge>", true),
            ("/>", true),
            ("></edge >", false),
            ("></node>", false),
            (">text</edge>", false),
            (">", false),
        ] {
            let text = format!("<edge{behind}");
            let file = "x".into();
            let mut document = Document::new(&file, &text);
            assert!(document.usual_start(Tag::Edge, "edge", []).is_some());
            assert_eq!(document.usual_end(), is_end, "{text}");
            if is_end {
                assert!(matches!(document.next(), Ok(Part::End)), "{text}");
            }
        }
    }
}
