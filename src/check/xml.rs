//! XML with the place of everything: tags, attributes, texts; no entity is expanded.

use std::borrow::Cow;
use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::Prefix;

use super::values::offset_in;
use super::{File, Findings, Rule};

/// How deep elements may stand in each other; libxml2, which igraph reads with, allows as many.
const DEEPEST: usize = 256;

/// The parts of a document, one after the other.
pub(super) struct Parts<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    depth: usize,
    /// The prefixes that are declared, and those that are used and known.
    prefixes: HashSet<&'a str>,
    /// A prefix that was used and is declared nowhere before.
    unbound: Option<&'a str>,
    /// Whether the document declares entities of its own.
    has_entities: bool,
}

/// One part of a document.
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

/// The start of an element.
pub(super) struct Tag<'a> {
    /// The byte where it starts.
    pub(super) at: usize,
    /// The name without its prefix.
    pub(super) name: &'a str,
    element: BytesStart<'a>,
    text: &'a str,
}

impl<'a> Parts<'a> {
    /// Starts to read a document.
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            text,
            depth: 0,
            prefixes: HashSet::from(["xml", "xmlns"]),
            unbound: None,
            has_entities: false,
        }
    }

    /// Reads the next part.
    pub(super) fn next(&mut self) -> Part<'a> {
        loop {
            let at = position(self.reader.buffer_position());
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = position(self.reader.error_position());
                    return Part::Broken(at, error.to_string());
                }
            };
            return match event {
                Event::Start(element) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        let message =
                            format!("elements stand in each other more than {DEEPEST} deep");
                        return Part::Broken(at, message);
                    }
                    let name = piece_of(self.text, element.local_name().into_inner());
                    let tag = Tag {
                        at,
                        name,
                        element,
                        text: self.text,
                    };
                    self.bind(&tag);
                    Part::Open(tag)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Part::Close
                }
                Event::Text(text) => Part::Text(at, text.into_inner()),
                Event::CData(text) => Part::Text(at, text.into_inner()),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    let name = reference.into_inner();
                    let known = quick_xml::escape::resolve_xml_entity(&name);
                    match (character, known) {
                        (Some(character), _) => Part::Text(at, Cow::Owned(character.to_string())),
                        (None, Some(text)) => Part::Text(at, Cow::Borrowed(text)),
                        // What stands for it is declared here or elsewhere, and stays unread.
                        (None, None) if self.has_entities || name.starts_with('#') => {
                            Part::Text(at, Cow::Owned(format!("&{name};")))
                        }
                        (None, None) => {
                            Part::Broken(at, format!("the entity &{name}; is not declared"))
                        }
                    }
                }
                Event::DocType(_) => {
                    self.has_entities = true;
                    continue;
                }
                Event::Eof if self.depth > 0 => {
                    let message = "the file ends within an element";
                    Part::Broken(self.text.len(), message.to_owned())
                }
                Event::Eof => Part::End,
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Empty(_) => continue,
            };
        }
    }

    /// Takes the prefix that was used in the last element and is declared nowhere.
    pub(super) fn take_unbound(&mut self) -> Option<&'a str> {
        self.unbound.take()
    }

    /// Notes the prefixes that an element declares, and the first that it should have declared.
    fn bind(&mut self, tag: &Tag<'a>) {
        if !tag.element.contains(':') {
            return;
        }
        let text = self.text;
        let mut used = tag
            .element
            .name()
            .prefix()
            .map(|prefix| piece_of(text, prefix.into_inner()));
        for attribute in tag.element.attributes().with_checks(false).flatten() {
            let Some(prefix) = attribute.key.prefix() else {
                continue;
            };
            if prefix.into_inner() == "xmlns" {
                let name = piece_of(text, attribute.key.local_name().into_inner());
                self.prefixes.insert(name);
            } else if !self.prefixes.contains(prefix.into_inner()) {
                used.get_or_insert(piece_of(text, prefix.into_inner()));
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

impl<'a> Tag<'a> {
    /// Returns the values of some attributes as they stand in the file, whatever their prefix.
    pub(super) fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<&'a str>; N] {
        let mut found = [None; N];
        self.each(|name, value| {
            if let Some(place) = names.iter().position(|known| *known == name) {
                found[place] = Some(value);
            }
        });
        found
    }

    /// Hands on all attributes, each with its name without prefix and its value as it stands in
    /// the file.
    pub(super) fn each(&self, mut give: impl FnMut(&'a str, &'a str)) {
        for attribute in self.element.attributes().with_checks(false).flatten() {
            let name = piece_of(self.text, attribute.key.local_name().into_inner());
            give(name, piece_of(self.text, &attribute.value));
        }
    }

    /// Returns the namespace that the element declares for names without a prefix, or for its own.
    pub(super) fn namespace(&self) -> Option<&'a str> {
        let own = self.element.name().prefix().map(Prefix::into_inner);
        let mut found = None;
        for attribute in self.element.attributes().with_checks(false).flatten() {
            let declares = match attribute.key.prefix().map(Prefix::into_inner) {
                None if attribute.key.into_inner() == "xmlns" => Some(None),
                Some("xmlns") => Some(Some(attribute.key.local_name().into_inner())),
                _ => None,
            };
            if declares == Some(own) {
                found = Some(piece_of(self.text, &attribute.value));
            }
        }
        found
    }
}

/// Resolves the references in a value as it stands in a file.
pub(super) fn plain(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

/// Finds what concerns a document as a whole: its encoding, and characters that no XML may hold.
///
/// The two rules are those of the format for an encoding that is not declared, and for characters.
pub(super) fn check_text(
    file: &File<'_>,
    encoding_rule: &'static Rule,
    character_rule: &'static Rule,
    findings: &mut Findings,
) {
    if let Some(encoding) = file.encoding
        && !encoding.starts_with("UTF-16")
        && !declares_encoding(file.text)
    {
        let at = file.text.find(|c: char| !c.is_ascii()).unwrap_or(0);
        findings.add(encoding_rule, at, || {
            format!("the text is in {encoding}, and does not say so")
        });
    }
    for (at, c) in file.text.char_indices().filter(|(_, c)| !is_legal(*c)) {
        findings.add(character_rule, at, || describe(c));
    }
    for (at, c) in references(file.text).filter(|(_, c)| !is_legal(*c)) {
        findings.add(character_rule, at, || describe(c));
    }
}

/// Tells whether the first line names an encoding other than UTF-8.
fn declares_encoding(text: &str) -> bool {
    let head: String = text.chars().take_while(|c| *c != '>').take(200).collect();
    let head = head.to_ascii_lowercase();
    let declared = head.split_once("encoding=").map(|(_, rest)| rest);
    declared.is_some_and(|rest| !rest.trim_start_matches(['"', '\'']).starts_with("utf-8"))
}

/// Finds the references by number and the characters that they stand for; in comments and CDATA,
/// where they are plain text, there are none.
fn references(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text.get(at..)?.find(['&', '<'])?;
            let rest = &text[at..];
            let start = at;
            let section = [("<![CDATA[", "]]>"), ("<!--", "-->")]
                .into_iter()
                .find(|(open, _)| rest.starts_with(open));
            match section {
                Some((_, close)) => at += rest.find(close).unwrap_or(rest.len()),
                None => at += 1,
            }
            if let Some(c) = rest.strip_prefix("&#").and_then(referred) {
                return Some((start, c));
            }
        }
    })
}

/// Names a character that cannot be shown.
fn describe(c: char) -> String {
    format!("the character U+{:04X}", u32::from(c))
}

/// Tells whether XML 1.0 may hold a character.
fn is_legal(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Returns the character that a reference stands for, which is read up to its number.
fn referred(rest: &str) -> Option<char> {
    // The longest number of a code point has seven digits; zeros before it are rare.
    let length = rest.bytes().take(16).position(|byte| byte == b';')?;
    let number = rest.get(..length)?;
    let code = match number.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
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

    #[test]
    fn references_are_found_outside_of_comments_and_cdata() {
        for (text, expected) in [
            (
                "a &#65;&#x42; &amp; &#; &#xD800;",
                &[(2, 'A'), (7, 'B')][..],
            ),
            ("<!-- &#1; --><![CDATA[&#1;]]>&#1;", &[(29, '\u{1}')]),
            ("<!-- &#1;", &[]),
            ("&#1", &[]),
            ("&#\u{e9};&", &[]),
        ] {
            assert_eq!(references(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn encodings_are_declared_in_the_first_line() {
        for (text, expected) in [
            ("<?xml version='1.0' encoding='ISO-8859-2'?>", true),
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", false),
            ("<?xml encoding=\u{e9}?>", true),
            ("<a> encoding=\"x\"", false),
            ("", false),
        ] {
            assert_eq!(declares_encoding(text), expected, "{text}");
        }
    }
}
