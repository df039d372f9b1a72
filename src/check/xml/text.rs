//! What is asked of the text of an XML document as a whole: its encoding and its characters.

use crate::check::{File, Findings, Rule};

/// Finds what concerns a document as a whole: its encoding, and characters that no XML may hold.
///
/// The two rules are those of the format for an encoding that is not declared, and for characters.
pub(in crate::check) fn check_text(
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
