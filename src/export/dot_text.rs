//! Strings in Graphviz files: quoted, wrapped to a width, never too long.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::buffer::{Buffer, Pen, Stamp};
use super::losses::Loss;
use super::plain::{Special, is_control_or_beyond};

/// The longest string in bytes: Graphviz before version 10 refuses 16,383 and more.
const LONGEST: usize = 16_000;

/// How many bytes one byte of a text becomes at most: `&` becomes `&amp;`.
const GROWTH: usize = "&amp;".len();

/// A text with fewer bytes stays short enough, whatever is escaped in it.
const SHORT: usize = LONGEST / GROWTH - 1;

/// Writes a string between quotation marks, whatever it holds.
///
/// Control characters are left out, for they would make the drawing an invalid file, and a text
/// that is too long for Graphviz ends with `…`.
pub(super) fn write_quoted(out: &mut Buffer, text: &str) {
    out.raw("\"");
    write_unquoted(out, text);
    out.raw("\"");
}

/// Writes what stands between the quotation marks of a string, behind some text.
#[inline(always)]
pub(super) fn write_behind(pen: &mut Pen, start: &Stamp, text: &str) {
    if text.len() < SHORT {
        let plain = pen.between(start, text.as_bytes(), b"", Escaped);
        if plain < text.len() {
            pen.lend(|out| write_special(out, text, plain));
        }
    } else {
        pen.stamp(start);
        pen.lend(|out| write_long(out, text));
    }
}

/// Writes what stands between the quotation marks of a string.
fn write_unquoted(out: &mut Buffer, text: &str) {
    if text.len() < SHORT {
        write_special(out, text, 0);
    } else {
        write_long(out, text);
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
    #[inline(always)]
    fn is(self, byte: u8) -> bool {
        (byte < b' ')
            | (byte & !4 == b'"')
            | (byte == b'\\')
            | (byte == 0x7F)
            | (byte == 0xC2)
            | (byte == 0xEF)
    }

    #[inline(always)]
    fn may_be(self, byte: u8) -> bool {
        is_control_or_beyond(byte) | (byte & !4 == b'"') | (byte == b'\\')
    }
}

/// Writes a text of which the start stands there already.
#[cold]
#[inline(never)]
fn write_special(out: &mut Buffer, text: &str, mut at: usize) {
    at += out.plain(&text.as_bytes()[at..], Escaped);
    while let Some(c) = text[at..].chars().next() {
        let end = at + c.len_utf8();
        match replacement(out, c, text, at) {
            Some(replacement) => out.raw(replacement),
            None => out.raw(&text[at..end]),
        }
        at = end + out.plain(&text.as_bytes()[end..], Escaped);
    }
}

/// Writes a text that may be too long.
#[cold]
#[inline(never)]
fn write_long(out: &mut Buffer, text: &str) {
    let start = out.len();
    for (at, c) in text.char_indices() {
        if out.len() - start > LONGEST - "\"\\\\…\"".len() - GROWTH {
            out.raw("…");
            out.lose(Loss::CutTexts, || text.to_owned());
            return;
        }
        let end = at + c.len_utf8();
        let replacement = replacement(out, c, text, at);
        out.raw(replacement.unwrap_or(&text[at..end]));
    }
}

/// Returns what stands for a character that cannot stay as it is, and counts one that is lost.
fn replacement(out: &mut Buffer, c: char, text: &str, at: usize) -> Option<&'static str> {
    Some(match c {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => {
            out.lose(Loss::Characters, || "\\t".to_owned());
            " "
        }
        '&' if starts_entity(&text[at..]) => "&amp;",
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
            out.lose(Loss::Characters, || c.to_string());
            ""
        }
        _ => return None,
    })
}

/// Tells whether Graphviz would read the start of a text as a character reference: `&amp;`.
fn starts_entity(text: &str) -> bool {
    let Some((name, _)) = text[1..].split_once(';') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.len() <= 32 && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Breaks a text into lines of at most `width` columns and at most `lines` lines, the last of which
/// ends with `…` where something is left over.
///
/// Columns are those of a terminal: wide characters such as 漢 count two.
pub(super) fn wrap(text: &str, width: usize, lines: usize) -> String {
    let mut wrapped: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let fits = wrapped
            .last()
            .is_some_and(|line| line.is_empty() || line.width() + 1 + word.width() <= width);
        if !fits {
            wrapped.push(String::new());
        }
        push_word(&mut wrapped, word, width);
        if wrapped.len() > lines {
            break;
        }
    }
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            last.push('…');
        }
    }
    wrapped.join("\n")
}

/// Returns a text on one line, of at most `length` characters and `…` where it had more.
pub(super) fn shorten(text: &str, length: usize) -> Cow<'_, str> {
    if text.len() <= length && is_line(text) {
        return Cow::Borrowed(text);
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(length) {
        None => Cow::Owned(line),
        Some((end, _)) => Cow::Owned(format!("{}…", line[..end].trim_end())),
    }
}

/// Tells whether a text has no space but single ones between words, as most texts do.
fn is_line(text: &str) -> bool {
    let mut is_behind_word = false;
    let is_fine = |c: char| {
        let was_behind_word = std::mem::replace(&mut is_behind_word, !c.is_whitespace());
        is_behind_word || c == ' ' && was_behind_word
    };
    text.chars().all(is_fine) && (is_behind_word || text.is_empty())
}

/// Adds a word to the last line, and breaks it where it is longer than a line.
fn push_word(wrapped: &mut Vec<String>, word: &str, width: usize) {
    let Some(line) = wrapped.last_mut() else {
        return;
    };
    if !line.is_empty() {
        line.push(' ');
    }
    if word.width() <= width {
        line.push_str(word);
        return;
    }
    let mut used = line.width();
    for c in word.chars() {
        let columns = c.width().unwrap_or(0);
        if used + columns > width {
            wrapped.push(String::new());
            used = 0;
        }
        used += columns;
        if let Some(line) = wrapped.last_mut() {
            line.push(c);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> String {
        let (mut out, mut behind) = (Buffer::default(), Buffer::default());
        write_quoted(&mut out, text);
        write_behind(&mut behind.pen(), &Stamp::new("\""), text);
        assert_eq!(out.text(), [behind.text(), "\""].concat());
        let lost = |out: &Buffer| out.losses().count(Loss::Characters);
        assert_eq!(lost(&out), lost(&behind));
        out.text().to_owned()
    }

    #[test]
    fn no_special_byte_is_overlooked() {
        for byte in 0..=u8::MAX {
            assert!(Escaped.may_be(byte) || !Escaped.is(byte), "{byte:#x}");
        }
    }

    #[test]
    fn quoting_survives_everything() {
        for (text, expected) in [
            ("", r#""""#),
            ("say \"hi\"", r#""say \"hi\"""#),
            ("tail\\", r#""tail\\""#),
            ("tail\\\\", r#""tail\\\\""#),
            ("a\nb\tc\r\0", r#""a\nb c""#),
            ("AT&T; R&D", r#""AT&amp;T; R&D""#),
            ("AT&T", r#""AT&T""#),
            ("&lt;&#60;&;", r#""&amp;lt;&amp;#60;&;""#),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }

    #[test]
    fn long_strings_end_before_graphviz_does() {
        for text in ["x", "\"", "\\", "é", "漢", "&lt;"] {
            let long = quoted(&text.repeat(20_000));
            assert!(
                long.len() <= LONGEST && long.len() > LONGEST - 32,
                "{}",
                long.len()
            );
            assert!(long.ends_with("…\""));
        }
    }

    #[test]
    fn texts_are_shortened_to_one_line() {
        for (text, expected) in [
            ("", ""),
            ("a b", "a b"),
            ("é b ü", "é b ü"),
            (" a", "a"),
            ("a ", "a"),
            ("a  b", "a b"),
            ("a\u{A0}b", "a b"),
            ("a\nb", "a b"),
            ("one two three", "one two…"),
            ("one two  ", "one two"),
        ] {
            assert_eq!(shorten(text, 8), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_are_wrapped_by_display_width() {
        for (text, expected) in [
            ("Harbour Council", "Harbour\nCouncil"),
            ("a b c d", "a b c d"),
            ("漢字漢字漢字", "漢字漢字漢\n字"),
            (
                "one two three four five six",
                "one two\nthree four\nfive six",
            ),
            (
                "one two three four five six seven",
                "one two\nthree four\nfive six…",
            ),
            ("  spaced \n out ", "spaced out"),
            ("", ""),
        ] {
            assert_eq!(wrap(text, 10, 3), expected, "{text}");
        }
    }
}
