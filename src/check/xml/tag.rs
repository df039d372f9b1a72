//! The start of an element taken apart, and what XML does not allow in one.

use smallvec::SmallVec;

use crate::check::values::{is_token, offset_in};
use crate::read::quoted;

/// The start of an element.
pub(in crate::check) struct Tag<'a> {
    /// The byte where it starts.
    pub(in crate::check) at: usize,
    /// The name without its prefix.
    pub(in crate::check) name: &'a str,
    pub(in crate::check) prefix: Option<&'a str>,
    pub(super) attributes: Attributes<'a>,
}

/// The attributes of an element, each with its whole name and its value as they stand in the file.
type Attributes<'a> = SmallVec<[(&'a str, &'a str); 8]>;

/// What breaks the rules of XML, with the byte where it stands.
pub(super) type Fault = (usize, String);

impl<'a> Tag<'a> {
    /// Takes apart what stands between the angle brackets of a tag.
    ///
    /// `text` is the whole document, `inner` a piece of it; `has_entities` tells whether the
    /// document may declare entities of its own.
    pub(super) fn read(text: &'a str, inner: &'a str, has_entities: bool) -> Result<Self, Fault> {
        let length = inner.find(is_blank).unwrap_or(inner.len());
        let (name, rest) = inner.split_at(length);
        let at = offset_in(text, inner);
        if !is_name(name) {
            let words = format!("{} cannot be the name of an element", quoted(name));
            return Err((at, words));
        }
        let (prefix, name) = parts_of(name);
        Ok(Self {
            at: at.saturating_sub(1),
            name,
            prefix,
            attributes: read_attributes(text, rest, has_entities)?,
        })
    }

    /// Returns the values of some attributes as they stand in the file, whatever their prefix.
    pub(in crate::check) fn attributes<const N: usize>(
        &self,
        names: [&str; N],
    ) -> [Option<&'a str>; N] {
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
    pub(in crate::check) fn each(&self, mut give: impl FnMut(&'a str, &'a str)) {
        for (name, value) in &self.attributes {
            give(parts_of(name).1, value);
        }
    }

    /// Returns the namespace that the element declares for names without a prefix, or for its own.
    pub(in crate::check) fn namespace(&self) -> Option<&'a str> {
        let declares = |name: &str| match (parts_of(name), self.prefix) {
            ((None, name), None) => name == "xmlns",
            ((Some("xmlns"), name), Some(own)) => name == own,
            _ => false,
        };
        let mut attributes = self.attributes.iter().rev();
        attributes
            .find(|(name, _)| declares(name))
            .map(|(_, value)| *value)
    }
}

/// Parts a name from its prefix.
pub(super) fn parts_of(name: &str) -> (Option<&str>, &str) {
    match name.split_once(':') {
        Some((prefix, name)) => (Some(prefix), name),
        None => (None, name),
    }
}

/// Reads attributes, and finds the first place where they are not those of XML.
pub(super) fn read_attributes<'a>(
    text: &'a str,
    mut rest: &'a str,
    has_entities: bool,
) -> Result<Attributes<'a>, Fault> {
    let mut found = Attributes::new();
    loop {
        let start = rest.trim_start_matches(is_blank);
        let at = offset_in(text, start);
        if start.is_empty() {
            break;
        }
        if start.len() == rest.len() {
            let words = "a space is missing here, or a quotation mark in a value: write &quot;";
            return Err((at, words.to_owned()));
        }
        let length = start.find(|c| is_blank(c) || c == '=' || c == '"' || c == '\'');
        let (name, after) = start.split_at(length.unwrap_or(start.len()));
        let Some(after) = after.trim_start_matches(is_blank).strip_prefix('=') else {
            let words = format!("{} has no value: write {name}=\"...\"", quoted(name));
            return Err((at, words));
        };
        if !is_name(name) {
            let words = format!("{} cannot be the name of an attribute", quoted(name));
            return Err((at, words));
        }
        let after = after.trim_start_matches(is_blank);
        let marked = after.chars().next().filter(|c| ['"', '\''].contains(c));
        let value = marked.and_then(|mark| after[1..].split_once(mark));
        let Some((value, after)) = value else {
            let words = format!(
                "the value of {} has to stand between quotation marks",
                quoted(name)
            );
            return Err((offset_in(text, after), words));
        };
        check_value(text, value, has_entities)?;
        found.push((name, value));
        rest = after;
    }
    match repeated(&found) {
        Some(name) => {
            let words = format!("the attribute {} is there twice: delete one", quoted(name));
            Err((offset_in(text, name), words))
        }
        None => Ok(found),
    }
}

/// Returns the first name that stands there before.
fn repeated<'a>(attributes: &[(&'a str, &'a str)]) -> Option<&'a str> {
    /// Up to how many names each is compared with all before it.
    const FEW: usize = 32;
    if attributes.len() > FEW {
        let mut seen = std::collections::HashSet::new();
        let mut names = attributes.iter().map(|(name, _)| *name);
        return names.find(|name| !seen.insert(*name));
    }
    let is_before =
        |place: usize, name: &str| attributes[..place].iter().any(|(other, _)| *other == name);
    let mut places = attributes.iter().enumerate();
    places
        .find(|(place, (name, _))| is_before(*place, name))
        .map(|(_, (name, _))| *name)
}

/// Checks what stands between the quotation marks of an attribute.
fn check_value(text: &str, value: &str, has_entities: bool) -> Result<(), Fault> {
    let bytes = value.as_bytes();
    for at in memchr::memchr2_iter(b'&', b'<', bytes) {
        let why = if bytes[at] == b'<' {
            Some("< stands in the value of an attribute: write &lt;".to_owned())
        } else {
            let name = value[at + 1..].split_once(';').map_or("", |(name, _)| name);
            check_reference(name, has_entities)
        };
        if let Some(why) = why {
            return Err((offset_in(text, value) + at, why));
        }
    }
    Ok(())
}

/// Says what keeps the name of a reference, without `&` and `;`, from standing for something.
pub(super) fn check_reference(name: &str, has_entities: bool) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        let is_character = code.is_ok_and(|code| char::from_u32(code).is_some());
        return (!is_character).then(|| format!("&{name}; is no character: delete it"));
    }
    if !name.starts_with(starts_name) || !is_token(name) {
        return Some("& stands by itself: write &amp;".to_owned());
    }
    let is_known = has_entities || ["amp", "lt", "gt", "quot", "apos"].contains(&name);
    (!is_known).then(|| {
        format!("the entity &{name}; is not declared: write the character itself, or &amp;{name};")
    })
}

/// Tells whether XML takes a character for white space.
pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// Tells whether a text is a name of XML.
fn is_name(text: &str) -> bool {
    text.starts_with(starts_name) && is_token(text)
}

/// Tells whether a name of XML may start with a character.
fn starts_name(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(inner: &str, expected: Result<&[(&str, &str)], (usize, &str)>) {
        let found = Tag::read(inner, inner, false);
        match (found, expected) {
            (Ok(tag), Ok(attributes)) => assert_eq!(&tag.attributes[..], attributes, "{inner}"),
            (Err((at, why)), Err((expected, start))) => {
                assert_eq!(at, expected, "{inner}: {why}");
                assert!(why.starts_with(start), "{inner}: {why}");
            }
            (found, expected) => panic!("{inner}: {:?}, {expected:?}", found.map(|_| ())),
        }
    }

    #[test]
    fn attributes_are_those_of_xml() {
        check("node", Ok(&[]));
        check("a:b x='1'\n y = \"'&amp;&#65;>\" ", {
            Ok(&[("x", "1"), ("y", "'&amp;&#65;>")])
        });
        check("1node", Err((0, "\"1node\" cannot be the name")));
        check("a x", Err((2, "\"x\" has no value: write x=")));
        check("a x y='1'", Err((2, "\"x\" has no value")));
        check("a 1='1'", Err((2, "\"1\" cannot be the name")));
        check("a x=1", Err((4, "the value of \"x\"")));
        check("a x='1", Err((4, "the value of \"x\"")));
        check("a x='1'y='2'", Err((7, "a space is missing")));
        check("a x='1' y='' x='2'", Err((13, "the attribute \"x\"")));
        check("a x='R & D'", Err((7, "& stands by itself")));
        check("a x='R&D'", Err((6, "& stands by itself")));
        check("a x='a<b'", Err((6, "< stands in the value")));
        check("a x='&nbsp;'", Err((5, "the entity &nbsp;")));
        check("a x='&#xD800;'", Err((5, "&#xD800; is no character")));
        check("a x='&#1114112;'", Err((5, "&#1114112; is no character")));
    }

    #[test]
    fn entities_that_the_document_may_declare_are_let_pass() {
        assert!(Tag::read("a x='&own;'", "a x='&own;'", true).is_ok());
        assert!(Tag::read("a x='&#0x;'", "a x='&#0x;'", true).is_err());
    }

    #[test]
    fn many_attributes_are_compared_fast() {
        let names: Vec<String> = (0..50_000).map(|number| format!("a{number}=''")).collect();
        let mut inner = format!("a {}", names.join(" "));
        assert!(Tag::read(&inner, &inner, false).is_ok());
        inner.push_str(" a7=''");
        assert!(Tag::read(&inner, &inner, false).is_err());
    }
}
