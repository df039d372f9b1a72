//! XML as graph formats need it: elements and texts, with places; no document types.
//!
//! Graph files have millions of small elements, and taking them apart is most of the work of
//! reading them. So this knows no more of XML than such files have, borrows whatever can be
//! borrowed, and searches with vector instructions. Nothing is ever expanded or loaded.

mod usual;

use std::borrow::Cow;
use std::sync::Arc;

use memchr::memmem;

use super::references::{resolve, spaced};
use super::scan::find;
use super::tag::Tag;
use crate::read::Cursor;
use crate::{Error, Place, Result};

/// How deep elements may stand in each other.
const DEEPEST: usize = 256;

/// The parts of a document, one after the other.
pub(super) struct Document<'a> {
    file: Arc<str>,
    text: &'a str,
    /// How far the document has been read.
    at: usize,
    /// Where the last part starts.
    start: usize,
    /// The elements that are open, with their names.
    open: Vec<(Tag, &'a str)>,
    /// An element without content is open, and ends next.
    is_empty: bool,
    cursor: Cursor<'a>,
    /// The last byte whose place was asked for.
    shown: usize,
}

/// One part of a document.
pub(super) enum Part<'a> {
    /// An element begins.
    Open(Tag, Element<'a>),
    /// An element ends.
    Close(Tag),
    /// Text, with its references resolved; one text may come in several parts.
    Text(Cow<'a, str>),
    /// There is no more.
    End,
}

/// The start of an element: what stands in it behind the name.
pub(super) struct Element<'a>(&'a str);

impl<'a> Document<'a> {
    /// Starts to read a document.
    pub(super) fn new(file: &Arc<str>, text: &'a str) -> Self {
        Self {
            file: file.clone(),
            text,
            at: 0,
            start: 0,
            open: Vec::new(),
            is_empty: false,
            cursor: Cursor::new(file.clone(), text),
            shown: 0,
        }
    }

    /// Reads the next part.
    ///
    /// # Errors
    ///
    /// Fails with a place where the document is not well-formed, has a document type, refers to
    /// an entity other than the five of XML, or nests too deep.
    pub(super) fn next(&mut self) -> Result<Part<'a>> {
        if std::mem::take(&mut self.is_empty) {
            let open = self.open.pop();
            return Ok(Part::Close(open.map_or(Tag::Other, |(tag, _)| tag)));
        }
        loop {
            self.start = self.at;
            let rest = &self.text[self.at..];
            match rest.as_bytes() {
                [] if self.open.is_empty() => return Ok(Part::End),
                [] => {
                    return Err(self
                        .error("the file ends within an element")
                        .hint("it may have been cut off: write or copy it again"));
                }
                [b'<', b'/', ..] => return self.close(),
                [b'<', b'!', b'[', ..] => {
                    let inner = self.until("<![CDATA[", "]]>")?;
                    return Ok(Part::Text(Cow::Borrowed(inner)));
                }
                [b'<', b'!', b'-', ..] => drop(self.until("<!--", "-->")?),
                [b'<', b'!', ..] => {
                    return Err(self.error("documents with a document type are refused").hint(
                        "delete the line that starts with <!DOCTYPE, and any entities it declares",
                    ));
                }
                [b'<', b'?', ..] => drop(self.until("<?", "?>")?),
                [b'<', ..] => return self.open(rest),
                bytes => {
                    let plain = find([b'<', b'&', b'\r'], bytes).unwrap_or(bytes.len());
                    if matches!(bytes.get(plain), None | Some(b'<')) {
                        self.at += plain;
                        return Ok(Part::Text(Cow::Borrowed(&rest[..plain])));
                    }
                    let end = rest.find('<').unwrap_or(bytes.len());
                    self.at += end;
                    return self.resolved(&rest[..end]).map(Part::Text);
                }
            }
        }
    }

    /// Returns a text with its references resolved, and line feeds at the ends of its lines.
    fn resolved(&mut self, text: &'a str) -> Result<Cow<'a, str>> {
        resolve(text).map_err(|name| {
            self.error(format!("the entity &{name}; is not known"))
                .hint("only &amp; &lt; &gt; &quot; &apos; and numbers may stand here")
        })
    }

    /// Passes over what stands between two marks, and returns it.
    fn until(&mut self, start: &str, end: &str) -> Result<&'a str> {
        let rest = &self.text[self.at..];
        let inner = rest.strip_prefix(start);
        let length = inner.and_then(|inner| memmem::find(inner.as_bytes(), end.as_bytes()));
        let (Some(inner), Some(length)) = (inner, length) else {
            return Err(self.broken(&format!("what starts with {start} must end with {end}")));
        };
        self.at += start.len() + length + end.len();
        Ok(&inner[..length])
    }

    fn open(&mut self, rest: &'a str) -> Result<Part<'a>> {
        let Some(end) = end_of_tag(rest.as_bytes()) else {
            return Err(self.broken("this element has no >"));
        };
        let inner = &rest[1..end];
        let (inner, is_empty) = match inner.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let name_end = inner.bytes().position(|byte| byte.is_ascii_whitespace());
        let (name, attributes) = inner.split_at(name_end.unwrap_or(inner.len()));
        if name.is_empty() || find([b'<', b'=', b'"'], name.as_bytes()).is_some() {
            return Err(self.broken("< must be followed by the name of an element"));
        }
        let tag = Tag::named(name);
        self.open.push((tag, name));
        if self.open.len() > DEEPEST {
            return Err(self.error(format!(
                "elements stand in each other more than {DEEPEST} deep"
            )));
        }
        self.at += end + 1;
        self.is_empty = is_empty;
        Ok(Part::Open(tag, Element(attributes)))
    }

    fn close(&mut self) -> Result<Part<'a>> {
        let rest = &self.text[self.at + 2..];
        let open = self.open.last().copied();
        // Nearly always, what ends is what began last.
        if let Some((tag, name)) = open
            && let Some(behind) = rest.strip_prefix(name)
            && behind.starts_with('>')
        {
            self.at += 2 + name.len() + 1;
            self.open.pop();
            return Ok(Part::Close(tag));
        }
        let found = find([b'>'], rest.as_bytes()).map(|end| (&rest[..end], end));
        match (found, open) {
            (Some((found, end)), Some((tag, name))) if found.trim_ascii_end() == name => {
                self.at += 2 + end + 1;
                self.open.pop();
                Ok(Part::Close(tag))
            }
            (_, Some((_, name))) => Err(self.broken(&format!("here <{name}> must end"))),
            (_, None) => Err(self.broken("nothing is open that could end here")),
        }
    }

    /// Returns where the last part starts, in bytes.
    pub(super) const fn offset(&self) -> usize {
        self.start
    }

    /// Makes an error that names the place of the last part.
    pub(super) fn error(&mut self, message: impl Into<String>) -> Error {
        let place = self.place_of(self.start);
        Error::new(message).at(place)
    }

    /// Returns the place of a byte.
    pub(super) fn place_of(&mut self, offset: usize) -> Place {
        // A cursor goes forward only; what stands before it is met again from the start.
        if offset < self.shown {
            self.cursor = Cursor::new(self.file.clone(), self.text);
        }
        self.shown = offset;
        self.cursor.origin(offset, "").start()
    }

    /// Says what is wrong with the last part.
    fn broken(&mut self, cause: &str) -> Error {
        self.error("the XML is broken")
            .because(cause)
            .hint("write the file again with the program that made it, or mend this place")
    }
}

impl<'a> Element<'a> {
    /// Returns the values of some attributes, whatever their prefix; one that cannot be read
    /// counts as missing.
    pub(super) fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'a, str>>; N] {
        let mut found = [const { None }; N];
        let mut rest = self.0;
        while let Some(equals) = find([b'='], rest.as_bytes()) {
            let name = rest[..equals].trim_ascii();
            let value = rest[equals + 1..].trim_ascii_start();
            let quote = match value.as_bytes() {
                [quote @ (b'"' | b'\''), ..] => *quote,
                _ => break,
            };
            let value = &value[1..];
            let Some(end) = find([quote], value.as_bytes()) else {
                break;
            };
            rest = &value[end + 1..];
            let local = find([b':'], name.as_bytes()).map_or(name, |colon| &name[colon + 1..]);
            if let Some(place) = names.iter().position(|known| *known == local) {
                found[place] = spaced(&value[..end]);
            }
        }
        found
    }
}

/// Finds the `>` that ends a tag: not one that stands in the value of an attribute.
fn end_of_tag(tag: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += find([b'>', b'"', b'\''], tag.get(at..)?)?;
        match tag[at] {
            b'>' => return Some(at),
            quote => at += 2 + find([quote], &tag[at + 1..])?,
        }
    }
}
