//! XML as graph formats need it: elements and texts, with places; no document types.

use std::borrow::Cow;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::read::Cursor;
use crate::{Error, Place, Result};

/// How deep elements may stand in each other.
const DEEPEST: usize = 256;

/// The parts of a document, one after the other.
pub(super) struct Document<'a> {
    reader: Reader<&'a [u8]>,
    cursor: Cursor<'a>,
    text: &'a str,
    /// Where the last part starts.
    start: usize,
    depth: usize,
}

/// One part of a document.
pub(super) enum Part<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// The element with this name, without its prefix, ends.
    Close(String),
    /// Text, with its references resolved; one text may come in several parts.
    Text(Cow<'a, str>),
    /// There is no more.
    End,
}

/// The start of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl<'a> Document<'a> {
    /// Starts to read a document.
    pub(super) fn new(file: &Arc<str>, text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            cursor: Cursor::new(file.clone(), text),
            text,
            start: 0,
            depth: 0,
        }
    }

    /// Reads the next part.
    ///
    /// # Errors
    ///
    /// Fails with a place where the document is not well-formed, has a document type, refers to
    /// an entity other than the five of XML, or nests too deep.
    pub(super) fn next(&mut self) -> Result<Part<'a>> {
        loop {
            self.start = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            let event = self.reader.read_event().map_err(|error| {
                let at = usize::try_from(self.reader.error_position()).unwrap_or(0);
                broken(&error).at(self.place_of(at))
            })?;
            return Ok(match event {
                Event::Start(element) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(self.error(format!(
                            "elements stand in each other more than {DEEPEST} deep"
                        )));
                    }
                    Part::Open(Element(element))
                }
                Event::End(element) => {
                    self.depth = self.depth.saturating_sub(1);
                    Part::Close(element.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Part::Text(text.into_inner()),
                Event::CData(text) => Part::Text(text.into_inner()),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    let name = reference.into_inner();
                    let known = quick_xml::escape::resolve_xml_entity(&name);
                    match (character, known) {
                        (Some(character), _) => Part::Text(Cow::Owned(character.to_string())),
                        (None, Some(text)) => Part::Text(Cow::Borrowed(text)),
                        (None, None) => {
                            let message = format!("the entity &{name}; is not known");
                            return Err(self.error(message).hint(
                                "only &amp; &lt; &gt; &quot; &apos; and numbers may stand here",
                            ));
                        }
                    }
                }
                Event::DocType(_) => {
                    return Err(self.error("documents with a document type are refused").hint(
                        "delete the line that starts with <!DOCTYPE, and any entities it declares",
                    ));
                }
                Event::Eof if self.depth > 0 => {
                    return Err(self
                        .error("the file ends within an element")
                        .hint("it may have been cut off: write or copy it again"));
                }
                Event::Eof => Part::End,
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Empty(_) => continue,
            });
        }
    }

    /// Makes an error that names the place of the last part.
    pub(super) fn error(&mut self, message: impl Into<String>) -> Error {
        let place = self.place();
        Error::new(message).at(place)
    }

    /// Returns the place of the last part.
    pub(super) fn place(&mut self) -> Place {
        self.place_of(self.start)
    }

    fn place_of(&mut self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        self.cursor.origin(offset, "").start()
    }
}

impl Element<'_> {
    /// Returns the name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Returns the values of some attributes, whatever their prefix; one that cannot be read
    /// counts as missing.
    pub(super) fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'_, str>>; N] {
        let mut found = [const { None }; N];
        // That names are unique is for validators; checking takes a third of the time.
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let name = attribute.key.local_name();
            if let Some(place) = names.iter().position(|known| *known == name.into_inner()) {
                found[place] = attribute.normalized_value(XmlVersion::Implicit1_0).ok();
            }
        }
        found
    }
}

/// Says what is wrong with a document.
fn broken(error: &quick_xml::Error) -> Error {
    Error::new("the XML is broken")
        .because(error)
        .hint("write the file again with the program that made it, or mend this place")
}
