//! Texts in Markdown and in front matter: nothing in them becomes a heading, a link or a tag.

use crate::export::losses::Loss;
use crate::export::output::Buffer;

/// Writes a text on one line, with all that means something to Markdown escaped.
pub(super) fn inline(out: &mut Buffer, text: &str) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    escaped(out, &line);
}

/// Writes a text as a quotation, its lines one by one.
pub(super) fn quotation(out: &mut Buffer, text: &str) {
    let text = text.replace("\r\n", "\n");
    for line in text.trim().split(['\n', '\r']) {
        out.raw("> ");
        inline(out, line);
        out.raw("\n");
    }
}

/// Writes a link to a note.
pub(super) fn link(out: &mut Buffer, name: &str) {
    out.raw("[[");
    out.raw(name);
    out.raw("]]");
}

/// Writes a link to a paragraph of a note, which is shown as one to the note.
pub(super) fn link_to(out: &mut Buffer, name: &str, paragraph: usize) {
    out.raw("[[");
    out.raw(name);
    out.raw("#^s");
    out.integer(paragraph);
    out.raw("|");
    out.raw(name);
    out.raw("]]");
}

fn escaped(out: &mut Buffer, line: &str) {
    let marker = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = line.len() - marker.len();
    for (at, c) in line.char_indices() {
        let rest = &line[at + c.len_utf8()..];
        let is_marker = match c {
            '-' | '+' => at == 0,
            '.' | ')' => at == numbered && at > 0 || line[..at].ends_with("www"),
            ':' => rest.starts_with("//"),
            _ => "\\`*_[]<>#|~=$%^&@!{}".contains(c),
        };
        if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') {
            out.lose(Loss::Characters, || c.to_string());
            continue;
        }
        if is_marker {
            out.raw("\\");
        }
        out.raw(c.encode_utf8(&mut [0; 4]));
    }
}

/// Writes a text of front matter: a string in quotation marks, as YAML and JSON both read it.
pub(super) fn yaml(out: &mut Buffer, text: &str) {
    let needs_escape = |c: char| {
        let is_odd = matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        );
        c.is_control() || is_odd
    };
    if !text.contains(needs_escape) {
        return out.json(text);
    }
    out.raw("\"");
    for c in text.chars() {
        match c {
            '"' => out.raw("\\\""),
            '\\' => out.raw("\\\\"),
            '\n' => out.raw("\\n"),
            c if needs_escape(c) => out.raw(&format!("\\u{:04X}", u32::from(c))),
            c => out.raw(c.encode_utf8(&mut [0; 4])),
        }
    }
    out.raw("\"");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(write: impl Fn(&mut Buffer, &str), text: &str, expected: &str) {
        let mut out = Buffer::default();
        write(&mut out, text);
        assert_eq!(out.text(), expected);
    }

    #[test]
    fn nothing_in_a_text_means_something() {
        for (text, expected) in [
            ("# Heading\n- item", r"\# Heading - item"),
            ("- item", r"\- item"),
            ("12. item 3.", r"12\. item 3."),
            (
                "<b>&amp; [[x]] *y* ==z==",
                r"\<b\>\&amp; \[\[x\]\] \*y\* \=\=z\=\=",
            ),
            (
                "https://a.example www.b.example a@b",
                r"https\://a.example www\.b.example a\@b",
            ),
            ("%%c%% $d$ ^e", r"\%\%c\%\% \$d\$ \^e"),
            ("nul\0 end", "nul end"),
        ] {
            check(inline, text, expected);
        }
        check(quotation, "one\r\n\n    two", "> one\n> \n> two\n");
    }

    #[test]
    fn front_matter_is_a_string() {
        check(yaml, "a: \"b\" \\", r#""a: \"b\" \\""#);
        check(yaml, "a\u{85}\n\"", r#""a\u0085\n\"""#);
    }
}
