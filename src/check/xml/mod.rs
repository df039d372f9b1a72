//! XML with the place of everything: tags, attributes, texts; no entity is expanded.
//!
//! What breaks the rules of XML ends a document here, wherever it stands, as every parser that
//! keeps to the rules refuses it.

mod tag;
mod text;

use std::borrow::Cow;
use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

pub(super) use tag::Tag;
pub(super) use text::check_text;

use super::values::offset_in;
use tag::{Fault, check_reference, is_blank, parts_of, read_attributes};

/// How deep elements may stand in each other; libxml2, which igraph reads with, allows as many.
const DEEPEST: usize = 256;

/// The parts of a document, one after the other.
pub(super) struct Parts<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    depth: usize,
    /// Whether the first element has begun.
    has_root: bool,
    /// The prefixes that are declared, and those that are used and known.
    prefixes: HashSet<&'a str>,
    /// A prefix that was used and is declared nowhere before.
    unbound: Option<&'a str>,
    /// Whether the document declares entities of its own.
    has_entities: bool,
}

/// One part of a document.
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and most are elements"
)]
pub(super) enum Part<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The innermost element ends.
    Close,
    /// Text; one text may come in several parts.
    Text(usize, Cow<'a, str>),
    /// The document is broken here, and nothing more can be read.
    Broken(usize, String),
    /// There is no more.
    End,
}

impl<'a> Parts<'a> {
    /// Starts to read a document.
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_comments = true;
        Self {
            reader,
            text,
            depth: 0,
            has_root: false,
            prefixes: HashSet::from(["xml", "xmlns"]),
            unbound: None,
            has_entities: false,
        }
    }

    /// Reads the next part.
    pub(super) fn next(&mut self) -> Part<'a> {
        loop {
            match self.step() {
                Ok(Some(part)) => return part,
                Ok(None) => {}
                Err((at, why)) => return Part::Broken(at, why),
            }
        }
    }

    /// Reads what comes next; nothing where it is a comment or the like.
    fn step(&mut self) -> Result<Option<Part<'a>>, Fault> {
        let at = position(self.reader.buffer_position());
        let event = self.reader.read_event();
        let event = event.map_err(|error| {
            let at = position(self.reader.error_position());
            (at, describe(&error))
        })?;
        Ok(Some(match event {
            Event::Start(element) => Part::Open(self.open(at, &element)?),
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Part::Close
            }
            Event::Text(text) => {
                let text = text.into_inner();
                self.check_place(at, &text)?;
                if let Some(found) = memchr::memmem::find(text.as_bytes(), b"]]>") {
                    return Err((at + found, "]]> stands in a text: write ]]&gt;".to_owned()));
                }
                Part::Text(at, text)
            }
            Event::CData(text) => {
                self.check_place(at, "[")?;
                Part::Text(at, text.into_inner())
            }
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten();
                let name = reference.into_inner();
                self.check_place(at, &name)?;
                if let Some(why) = check_reference(&name, self.has_entities) {
                    return Err((at, why));
                }
                let known = quick_xml::escape::resolve_xml_entity(&name);
                let text = match (character, known) {
                    (Some(character), _) => Cow::Owned(character.to_string()),
                    (None, Some(text)) => Cow::Borrowed(text),
                    // What stands for it is declared here or elsewhere, and stays unread.
                    (None, None) => Cow::Owned(format!("&{name};")),
                };
                Part::Text(at, text)
            }
            Event::DocType(_) if self.has_root => {
                let why = "a document type has to stand before the first element";
                return Err((at, why.to_owned()));
            }
            Event::DocType(_) => {
                self.has_entities = true;
                return Ok(None);
            }
            Event::Decl(declaration) => {
                self.check_declaration(at, &declaration)?;
                return Ok(None);
            }
            Event::Eof if self.depth > 0 => {
                let why = "the file ends within an element";
                return Err((self.text.len(), why.to_owned()));
            }
            Event::Eof => Part::End,
            Event::PI(_) | Event::Comment(_) | Event::Empty(_) => return Ok(None),
        }))
    }

    /// Takes the start of an element.
    fn open(&mut self, at: usize, element: &BytesStart<'_>) -> Result<Tag<'a>, Fault> {
        if self.depth == 0 && self.has_root {
            let why = "a second element stands behind the first: put both into one, or delete it";
            return Err((at, why.to_owned()));
        }
        self.has_root = true;
        self.depth += 1;
        if self.depth > DEEPEST {
            let why = format!("elements stand in each other more than {DEEPEST} deep");
            return Err((at, why));
        }
        let inner = piece_of(self.text, element);
        let tag = Tag::read(self.text, inner, self.has_entities)?;
        self.bind(&tag);
        Ok(tag)
    }

    /// Refuses text outside of the first element; white space alone may stand there.
    fn check_place(&self, at: usize, text: &str) -> Result<(), Fault> {
        let Some(found) = text.find(|c| !is_blank(c)).filter(|_| self.depth == 0) else {
            return Ok(());
        };
        let side = if self.has_root { "behind" } else { "before" };
        Err((
            at + found,
            format!("text stands {side} the first element: delete it"),
        ))
    }

    /// Checks the line `<?xml ... ?>`.
    fn check_declaration(&self, at: usize, declaration: &str) -> Result<(), Fault> {
        if at > 0 {
            let why = "<?xml ... ?> stands here, not at the very start: delete what is before it, or this line";
            return Err((at, why.to_owned()));
        }
        let inner = piece_of(self.text, declaration);
        let rest = inner.strip_prefix("xml").unwrap_or(inner);
        let attributes = read_attributes(self.text, rest, false)?;
        let names: Vec<&str> = attributes.iter().map(|(name, _)| *name).collect();
        match &names[..] {
            ["version"]
            | ["version", "encoding" | "standalone"]
            | ["version", "encoding", "standalone"] => Ok(()),
            _ => {
                let why = "<?xml ... ?> has to say version, then encoding, and no more";
                Err((at, why.to_owned()))
            }
        }
    }

    /// Takes the prefix that was used in the last element and is declared nowhere.
    pub(super) fn take_unbound(&mut self) -> Option<&'a str> {
        self.unbound.take()
    }

    /// Notes the prefixes that an element declares, and the first that it should have declared.
    fn bind(&mut self, tag: &Tag<'a>) {
        let mut used = tag.prefix;
        for (name, _) in &tag.attributes {
            match parts_of(name) {
                (Some("xmlns"), name) => {
                    self.prefixes.insert(name);
                }
                (Some(prefix), _) if !self.prefixes.contains(prefix) => {
                    used.get_or_insert(prefix);
                }
                _ => {}
            }
        }
        if let Some(prefix) = used
            && !self.prefixes.contains(prefix)
        {
            self.prefixes.insert(prefix);
            self.unbound = Some(prefix);
        }
    }
}

/// Says what broke a document, and how to mend it where that is known.
fn describe(error: &quick_xml::Error) -> String {
    use quick_xml::errors::IllFormedError::{DoubleHyphenInComment, UnclosedReference};
    match error {
        quick_xml::Error::IllFormed(UnclosedReference) => "& stands by itself: write &amp;".into(),
        quick_xml::Error::IllFormed(DoubleHyphenInComment) => {
            "-- stands in a comment: write one hyphen".into()
        }
        other => other.to_string(),
    }
}

/// Resolves the references in a value as it stands in a file.
pub(super) fn plain(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

/// Returns a piece of a text that borrows from the text itself.
fn piece_of<'a>(text: &'a str, piece: &str) -> &'a str {
    let start = offset_in(text, piece);
    text.get(start..start + piece.len()).unwrap_or_default()
}

fn position(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a document up to its end, or to where it is broken.
    fn fault(text: &str) -> Option<(usize, String)> {
        let mut parts = Parts::new(text);
        loop {
            match parts.next() {
                Part::Broken(at, why) => return Some((at, why)),
                Part::End => return None,
                _ => {}
            }
        }
    }

    #[test]
    fn documents_break_where_parsers_refuse_them() {
        for (text, expected) in [
            ("<a>x</a>\n<b/>", 9),
            ("<a>x</a>\nhello", 9),
            ("hello <a/>", 0),
            ("<a/> <![CDATA[x]]>", 5),
            ("<a/>&amp;", 4),
            ("<a/><!DOCTYPE a>", 4),
            ("\n<?xml version='1.0'?><a/>", 1),
            ("<a><?xml version='1.0'?></a>", 3),
            ("<?xml encoding='UTF-8'?><a/>", 0),
            ("<?xml version='1.0'encoding='UTF-8'?><a/>", 19),
            ("<a>x]]>y</a>", 4),
            ("<a>x&#xD800;</a>", 4),
            ("<a>x&#x110000;</a>", 4),
            ("<a>x&nbsp;</a>", 4),
            ("<a>R & D; x</a>", 5),
            ("<a x='1' x='2'/>", 9),
            ("<a>", 3),
            ("<1/>", 1),
        ] {
            let found = fault(text).map(|(at, _)| at);
            assert_eq!(found, Some(expected), "{text}: {:?}", fault(text));
        }
        for text in ["<a>R & D</a>", "<a><!-- a -- b --></a>", "<a></b>"] {
            assert!(fault(text).is_some(), "{text}");
        }
    }

    #[test]
    fn well_formed_documents_are_read_to_their_end() {
        for text in [
            "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<!-- - -->\n<a/>\n<!-- x -->\n",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e 'x'>]><a x='&e;'>&e;</a>",
            "<a x='>' y = \"'\"><b:c xmlns:b=''>x &amp; &#65; ]] ></b:c ></a>",
            "<?style x?><a><![CDATA[<&]]></a><?style y?>",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
    }
}
