//! Text in XML: what must be escaped, and what XML cannot hold at all.
//!
//! Only what must be escaped is: one of Gephi's readers loses white space between two references,
//! so quotes and line ends in element content stay as they are.

use std::io::{self, Write};

/// Tells whether XML 1.0 can hold a character, as itself or as a reference.
pub(super) const fn can_hold(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Writes text between two tags; characters that XML cannot hold are left out.
///
/// # Errors
///
/// Returns the writer's own error.
pub(super) fn write_text(out: &mut dyn Write, text: &str) -> io::Result<()> {
    write_escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // A reader would turn a bare carriage return into a line feed.
        b'\r' => Some("&#13;"),
        _ => None,
    })
}

/// Writes the value of an attribute, without the quotation marks around it; characters that XML
/// cannot hold are left out.
///
/// # Errors
///
/// Returns the writer's own error.
pub(super) fn write_attribute(out: &mut dyn Write, text: &str) -> io::Result<()> {
    write_escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        // A reader would turn bare white space into spaces.
        b'\t' => Some("&#9;"),
        b'\n' => Some("&#10;"),
        b'\r' => Some("&#13;"),
        _ => None,
    })
}

/// Writes runs of plain text as they are and a reference for each byte that has one.
fn write_escaped(
    out: &mut dyn Write,
    text: &str,
    reference: impl Fn(u8) -> Option<&'static str>,
) -> io::Result<()> {
    let bytes = text.as_bytes();
    let mut written = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (length, replacement) = match (byte, &bytes[at + 1..]) {
            // A line feed follows, and is enough.
            (b'\r', [b'\n', ..]) => (1, Some("")),
            (0..b' ', _) if !can_hold(char::from(byte)) => (1, Some("")),
            // U+FFFE and U+FFFF.
            (0xEF, [0xBF, 0xBE | 0xBF, ..]) => (3, Some("")),
            // U+0085 and U+2028 are line ends to a reader that follows XML 1.1.
            (0xC2, [0x85, ..]) => (2, Some("&#133;")),
            (0xE2, [0x80, 0xA8, ..]) => (3, Some("&#8232;")),
            _ => (1, reference(byte)),
        };
        if let Some(replacement) = replacement {
            out.write_all(&bytes[written..at])?;
            out.write_all(replacement.as_bytes())?;
            written = at + length;
        }
        at += length;
    }
    out.write_all(&bytes[written..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, in_element: &str, in_attribute: &str) {
        let mut out = Vec::new();
        write_text(&mut out, text).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), in_element);
        let mut out = Vec::new();
        write_attribute(&mut out, text).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), in_attribute);
    }

    #[test]
    fn only_what_must_be_escaped_is() {
        check("a <b> & c", "a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c");
        check("\"it's\"", "\"it's\"", "&quot;it's&quot;");
        check("a\n\tb", "a\n\tb", "a&#10;&#9;b");
        check("a\r\nb\rc", "a\nb&#13;c", "a&#10;b&#13;c");
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
    }
}
