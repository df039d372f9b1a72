//! Text in XML: what must be escaped, and what XML cannot hold at all.
//!
//! Only what must be escaped is: one of Gephi's readers loses white space between two references,
//! so quotes and line ends in element content stay as they are.

use super::losses::Loss;
use super::output::Buffer;

/// Tells whether XML 1.0 can hold a character, as itself or as a reference.
pub(super) const fn can_hold(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Writes text between two tags; characters that XML cannot hold are left out.
pub(super) fn write_text(out: &mut Buffer, text: &str) {
    write_escaped(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        // A reader would turn a bare carriage return into a line feed.
        b'\r' => Some("&#13;"),
        _ => None,
    });
}

/// Writes the value of an attribute, without the quotation marks around it; characters that XML
/// cannot hold are left out.
pub(super) fn write_attribute(out: &mut Buffer, text: &str) {
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
    });
}

/// Tells whether a byte may start something that cannot stay as it is.
const fn is_special(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xC2 | 0xE2 | 0xEF)
}

/// Returns how many bytes from the start can stay as they are. Blocks are looked at whole, which
/// compilers turn into vector instructions.
fn plain_length(bytes: &[u8]) -> usize {
    let blocks = bytes.chunks_exact(32);
    let is_plain = |block: &&[u8]| {
        !block
            .iter()
            .fold(false, |any, byte| any | is_special(*byte))
    };
    let length = 32 * blocks.take_while(is_plain).count();
    let rest = bytes[length..].iter().position(|byte| is_special(*byte));
    length + rest.unwrap_or(bytes.len() - length)
}

/// Writes runs of plain text as they are and a reference for each byte that has one.
fn write_escaped(out: &mut Buffer, text: &str, reference: impl Fn(u8) -> Option<&'static str>) {
    let bytes = text.as_bytes();
    let mut written = 0;
    let mut at = plain_length(bytes);
    while let Some(&byte) = bytes.get(at) {
        let (length, replacement) = match (byte, &bytes[at + 1..]) {
            // A line feed follows, and is enough.
            (b'\r', [b'\n', ..]) => (1, Some("")),
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
            _ => (1, reference(byte)),
        };
        if let Some(replacement) = replacement {
            out.bytes(&bytes[written..at]);
            out.raw(replacement);
            written = at + length;
        }
        at += length;
        at += plain_length(&bytes[at..]);
    }
    out.bytes(&bytes[written..]);
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
        let mut out = Buffer::default();
        write_text(&mut out, "a\0b\u{FFFE}c\r\n");
        assert_eq!(out.losses().count(Loss::Characters), 2);
    }
}
