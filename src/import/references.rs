//! Texts in XML: references become what they stand for, and white space what XML makes of it.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

/// Resolves the references in a text between tags, and ends its lines with line feeds; returns the
/// name of an entity that is not known.
pub(super) fn resolve(text: &str) -> Result<Cow<'_, str>, &str> {
    if memchr2(b'&', b'\r', text.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(text));
    }
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr2(b'&', b'\r', rest.as_bytes()) {
        resolved.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix('\r') {
            resolved.push('\n');
            rest = behind.strip_prefix('\n').unwrap_or(behind);
            continue;
        }
        rest = reference(rest, &mut resolved)?;
    }
    resolved.push_str(rest);
    Ok(Cow::Owned(resolved))
}

/// Resolves the references in the value of an attribute, and makes spaces of its white space;
/// nothing where an entity is not known.
pub(super) fn spaced(value: &str) -> Option<Cow<'_, str>> {
    // White space that has to become a space is nearly all that is below one.
    let is_special = |byte: u8| byte < b' ' || byte == b'&';
    if !value
        .bytes()
        .fold(false, |any, byte| any | is_special(byte))
    {
        return Some(Cow::Borrowed(value));
    }
    let mut resolved = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(['&', '\n', '\t', '\r']) {
        resolved.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('&') {
            rest = reference(rest, &mut resolved).ok()?;
            continue;
        }
        resolved.push(' ');
        rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
    }
    resolved.push_str(rest);
    Some(Cow::Owned(resolved))
}

/// Resolves the reference that a text starts with, and returns what follows.
fn reference<'a>(text: &'a str, resolved: &mut String) -> Result<&'a str, &'a str> {
    let behind = &text[1..];
    // A name without its end is shown as far as it may be one.
    let end = memchr(b';', behind.as_bytes()).unwrap_or_else(|| {
        let is_end = |c: char| !c.is_alphanumeric() && c != '#';
        behind.find(is_end).unwrap_or(behind.len())
    });
    let name = &behind[..end];
    let number = |digits: &str, base| u32::from_str_radix(digits, base).ok();
    let character = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match (name.strip_prefix("#x"), name.strip_prefix('#')) {
            (Some(digits), _) => number(digits, 16).and_then(char::from_u32),
            (None, Some(digits)) => number(digits, 10).and_then(char::from_u32),
            (None, None) => None,
        },
    };
    resolved.push(character.ok_or(name)?);
    Ok(behind.get(end + 1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_line_ends_are_resolved() {
        for (text, between_tags, in_attribute) in [
            ("a b", "a b", "a b"),
            ("a\r\nb\rc\td", "a\nb\nc\td", "a b c d"),
            ("&lt;a&gt; &amp;amp;", "<a> &amp;", "<a> &amp;"),
            ("&#10;&#x1F6A9;&apos;&quot;", "\n🚩'\"", "\n🚩'\""),
        ] {
            assert_eq!(resolve(text).unwrap(), between_tags, "{text}");
            assert_eq!(spaced(text).unwrap(), in_attribute, "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_named() {
        for (text, name) in [
            ("a &b; c", "b"),
            ("&#xD800;", "#xD800"),
            ("AT&T", "T"),
            ("&", ""),
            ("&#99999999999;", "#99999999999"),
            ("&#-1;", "#-1"),
        ] {
            assert_eq!(resolve(text), Err(name));
            assert_eq!(spaced(text), None);
        }
    }
}
