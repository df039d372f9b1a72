//! Text in XML: what must be escaped, and what XML cannot hold at all.
//!
//! Only what must be escaped is: one of Gephi's readers loses white space between two references,
//! so quotes and line ends in element content stay as they are.

use super::buffer::{Buffer, Stamp};
use super::column::Cell;
use super::losses::Loss;
use super::plain::{Special, is_control_or_beyond};
use crate::graph::Edge;

/// Tells whether XML 1.0 can hold a character, as itself or as a reference.
pub(super) const fn can_hold(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    /// Between two tags.
    Element,
    /// In the value of an attribute, between quotation marks.
    Attribute,
}

impl In {
    /// Returns what has to stand for a byte.
    const fn reference(self, byte: u8) -> Option<&'static str> {
        match (byte, self) {
            (b'&', _) => Some("&amp;"),
            (b'<', _) => Some("&lt;"),
            (b'>', _) => Some("&gt;"),
            // A reader would turn a bare carriage return into a line feed, and in an attribute all
            // white space into spaces.
            (b'\r', _) => Some("&#13;"),
            (b'"', Self::Attribute) => Some("&quot;"),
            (b'\t', Self::Attribute) => Some("&#9;"),
            (b'\n', Self::Attribute) => Some("&#10;"),
            _ => None,
        }
    }
}

/// Writes text between two tags; characters that XML cannot hold are left out.
pub(super) fn write_text(out: &mut Buffer, text: &str) {
    write_escaped(out, text, In::Element);
}

/// Writes the value of an attribute, without the quotation marks around it; characters that XML
/// cannot hold are left out.
pub(super) fn write_attribute(out: &mut Buffer, text: &str) {
    write_escaped(out, text, In::Attribute);
}

/// Writes the kind of an edge, by which Gephi keeps parallel edges apart, with a number where it
/// repeats others of its kind. What it is without the number stands among the attributes.
pub(super) fn write_kind(out: &mut Buffer, edge: &Edge, nth: Option<usize>) {
    write_attribute(out, edge.kind.as_str());
    if let Some(nth) = nth {
        out.raw(" ");
        out.integer(nth);
    }
}

/// Writes a cell between what stands before and behind it.
#[inline]
pub(super) fn write_cell<const N: usize>(
    out: &mut Buffer,
    start: &Stamp,
    cell: &Cell<'_>,
    end: &[u8; N],
    place: In,
) {
    match cell {
        Cell::Text(text) => write_between(out, start, text, end, place),
        cell => {
            out.stamp(start);
            cell.write(out);
            out.bytes(end);
        }
    }
}

/// Writes a text between what stands before and behind it.
pub(super) fn write_between<const N: usize>(
    out: &mut Buffer,
    start: &Stamp,
    text: &str,
    end: &[u8; N],
    place: In,
) {
    let plain = out.pen().between(start, text.as_bytes(), end, Escaped);
    if plain < text.len() {
        write_special(out, text, plain, place);
        out.bytes(end);
    }
}

/// The bytes that may start something that cannot stay as it is.
#[derive(Clone, Copy)]
struct Escaped;

#[expect(
    clippy::needless_bitwise_bool,
    reason = "without a choice, many bytes are looked at in one step"
)]
impl Special for Escaped {
    #[inline]
    fn is(self, byte: u8) -> bool {
        // Bytes that differ in one bit are told apart from the others in one step: " and &, < and
        // >, and the first bytes of some characters.
        (byte < b' ')
            | (byte & !4 == b'"')
            | (byte & !2 == b'<')
            | (byte & !0x20 == 0xC2)
            | (byte == 0xEF)
    }

    #[inline]
    fn may_be(self, byte: u8) -> bool {
        is_control_or_beyond(byte) | (byte & !4 == b'"') | (byte & !2 == b'<')
    }
}

/// Writes runs of plain text as they are and a reference for each byte that has one.
#[inline]
fn write_escaped(out: &mut Buffer, text: &str, place: In) {
    let plain = out.plain(text.as_bytes(), Escaped);
    if plain < text.len() {
        write_special(out, text, plain, place);
    }
}

/// Writes a text from a special byte on.
fn write_special(out: &mut Buffer, text: &str, mut at: usize, place: In) {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let (length, replacement) = match (byte, &bytes[at + 1..]) {
            (0..b' ', _) if !can_hold(char::from(byte)) => {
                out.lose(Loss::Characters, || char::from(byte).to_string());
                (1, Some(""))
            }
            // U+FFFE and U+FFFF.
            (0xEF, [0xBF, 0xBE | 0xBF, ..]) => {
                out.lose(Loss::Characters, || text[at..at + 3].to_owned());
                (3, Some(""))
            }
            // U+0085 and U+2028 are line ends to a reader that follows XML 1.1.
            (0xC2, [0x85, ..]) => (2, Some("&#133;")),
            (0xE2, [0x80, 0xA8, ..]) => (3, Some("&#8232;")),
            _ => (1, place.reference(byte)),
        };
        match replacement {
            Some(replacement) => out.raw(replacement),
            None => out.bytes(&[byte]),
        }
        at += length;
        at += out.plain(&bytes[at..], Escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, in_element: &str, in_attribute: &str) {
        // Whatever stands before, in blocks and between them, the text comes out the same.
        for before in [
            "",
            "x",
            "thirty-two characters stand here",
            "and thirty-three of them stand there",
        ] {
            let text = format!("{before}{text}");
            let mut out = Buffer::default();
            write_text(&mut out, &text);
            assert_eq!(out.text(), format!("{before}{in_element}"));
            let mut out = Buffer::default();
            write_attribute(&mut out, &text);
            assert_eq!(out.text(), format!("{before}{in_attribute}"));
        }
    }

    #[test]
    fn no_special_byte_is_overlooked() {
        for byte in 0..=u8::MAX {
            assert!(Escaped.may_be(byte) || !Escaped.is(byte), "{byte:#x}");
        }
    }

    #[test]
    fn only_what_must_be_escaped_is() {
        check("a <b> & c", "a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c");
        check("\"it's\"", "\"it's\"", "&quot;it's&quot;");
        check("a\n\tb", "a\n\tb", "a&#10;&#9;b");
        check("a\r\nb\rc", "a&#13;\nb&#13;c", "a&#13;&#10;b&#13;c");
        check(
            "a\u{85}\u{2028}\u{2029}",
            "a&#133;&#8232;\u{2029}",
            "a&#133;&#8232;\u{2029}",
        );
        check("שלום 👩‍🚀", "שלום 👩‍🚀", "שלום 👩‍🚀");
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        check("a\0b\u{B}c\u{1F}d", "abcd", "abcd");
        check("\u{FFFE}a\u{FFFF}\u{FFFD}", "a\u{FFFD}", "a\u{FFFD}");
        let mut out = Buffer::default();
        write_text(&mut out, "a\0b\u{FFFE}c\r\n");
        assert_eq!(out.losses().count(Loss::Characters), 2);
    }
}
