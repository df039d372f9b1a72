//! JSON as graph formats have it: lists of objects, each with its place, read one at a time.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::builder::Builder;
use super::columns::Content;
use crate::graph::Value;
use crate::read::{Cursor, Members, bad_json};
use crate::{Error, Place, Result};

/// One JSON document.
pub(super) struct Document<'a> {
    file: Arc<str>,
    text: &'a str,
    cursor: Cursor<'a>,
    shown: usize,
}

/// The members of an object, and where it stands.
pub(super) struct Object<'a> {
    pub(super) offset: usize,
    pub(super) members: Vec<(String, &'a str)>,
}

impl<'a> Document<'a> {
    /// Starts to read a document.
    pub(super) fn new(file: &Arc<str>, text: &'a str) -> Self {
        Self {
            file: file.clone(),
            text,
            cursor: Cursor::new(file.clone(), text),
            shown: 0,
        }
    }

    /// Takes the outermost object apart.
    ///
    /// # Errors
    ///
    /// Fails with a place where the text is not JSON, or is no object.
    pub(super) fn outermost(&mut self) -> Result<Object<'a>> {
        self.object(self.text)
            .map_err(|error| error.hint("look for a missing comma, quotation mark or bracket"))
    }

    /// Takes an object apart.
    ///
    /// # Errors
    ///
    /// Fails with a place where the text is no object.
    pub(super) fn object(&mut self, text: &'a str) -> Result<Object<'a>> {
        let offset = self.offset_of(text);
        let read: std::result::Result<Members<'a>, _> = serde_json::from_str(text);
        match read {
            Ok(Members(members)) => Ok(Object { offset, members }),
            Err(error) if text.trim_start().starts_with('{') => Err(bad_json(
                &self.cursor_at(offset).origin(offset, text),
                &error,
            )),
            Err(_) => Err(Error::new("this is no JSON object").at(self.place_of(offset))),
        }
    }

    /// Takes the objects of a list apart; what is no list of objects is a problem.
    pub(super) fn objects(
        &mut self,
        list: Option<&'a str>,
        graph: &mut Builder,
    ) -> Vec<Object<'a>> {
        let Some(text) = list else {
            return Vec::new();
        };
        let items: serde_json::Result<Vec<&'a RawValue>> = serde_json::from_str(text);
        let Ok(items) = items else {
            let problem = Error::new("nodes and edges must be lists");
            let place = self.place_of(self.offset_of(text));
            graph.problem(problem.at(place).hint("write them as [{…}, {…}]"));
            return Vec::new();
        };
        let mut objects = Vec::with_capacity(items.len());
        for item in items {
            match self.object(item.get()) {
                Ok(object) => objects.push(object),
                Err(problem) => graph.problem(problem.hint("write each node and edge as {…}")),
            }
        }
        objects
    }

    /// Returns where a piece of the document starts, in bytes.
    pub(super) fn offset_of(&self, piece: &str) -> usize {
        let offset = (piece.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        offset.min(self.text.len())
    }

    /// Returns the place of a byte.
    pub(super) fn place_of(&mut self, offset: usize) -> Place {
        self.cursor_at(offset).origin(offset, "").start()
    }

    /// Returns a cursor that stands before a byte.
    fn cursor_at(&mut self, offset: usize) -> &mut Cursor<'a> {
        if offset < self.shown {
            self.cursor = Cursor::new(self.file.clone(), self.text);
        }
        self.shown = offset;
        &mut self.cursor
    }
}

impl<'a> Object<'a> {
    /// Returns a member as it stands in the text.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let mut members = self.members.iter();
        members
            .find(|(known, _)| known == name)
            .map(|(_, text)| *text)
    }

    /// Returns a member that is a text or a number, as text; an empty one counts as missing.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'a, str>> {
        let text = plain(self.get(name)?)?;
        (!text.is_empty()).then_some(text)
    }

    /// Returns a member that is true or false.
    pub(super) fn truth(&self, name: &str) -> Option<bool> {
        serde_json::from_str(self.get(name)?).ok()
    }
}

/// Returns a text or a number as text.
pub(super) fn plain(text: &str) -> Option<Cow<'_, str>> {
    match text.as_bytes() {
        [b'"', ..] => {
            // Most have no escapes, and can be borrowed.
            let borrowed: Option<&str> = serde_json::from_str(text).ok();
            borrowed.map_or_else(
                || serde_json::from_str(text).ok().map(Cow::Owned),
                |text| Some(Cow::Borrowed(text)),
            )
        }
        [b'0'..=b'9' | b'-', ..] => Some(Cow::Borrowed(text)),
        _ => None,
    }
}

/// Returns a value with its type; `null` has none, and lists and objects are JSON in a text.
pub(super) fn typed(text: &str) -> Option<Content<'_>> {
    if let [b'"', ..] = text.as_bytes() {
        return plain(text).map(Content::Text);
    }
    let value = match text {
        "null" => return None,
        "true" => Value::Boolean(true),
        "false" => Value::Boolean(false),
        "-0" => Value::Float(-0.0),
        _ if text.starts_with(['[', '{']) => Value::Text(text.to_owned()),
        _ => match (text.parse(), serde_json::from_str(text)) {
            (Ok(whole), _) => Value::Integer(whole),
            // As a float, a whole number beyond 64 bits would lose digits.
            (_, Ok(float)) if text.contains(['.', 'e', 'E']) => Value::Float(float),
            _ => Value::Text(text.to_owned()),
        },
    };
    Some(Content::Value(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_types_of_json() {
        for (text, expected) in [
            ("true", Some(Value::Boolean(true))),
            ("null", None),
            ("12", Some(12.into())),
            ("-0.5e1", Some((-5.0).into())),
            ("18446744073709551615", Some("18446744073709551615".into())),
            ("1e999", Some("1e999".into())),
            ("[1, \"a\"]", Some("[1, \"a\"]".into())),
        ] {
            let value = typed(text).map(|content| match content {
                Content::Value(value) => value,
                Content::Text(text) => Value::Text(text.into_owned()),
            });
            assert_eq!(value, expected, "{text}");
        }
        assert_eq!(plain(r#""a\u0041""#).as_deref(), Some("aA"));
        assert_eq!(plain("[1]"), None);
    }
}
