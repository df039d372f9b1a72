//! One JSON document: lists of records by type, one list of records or articles, or one article.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Reader;
use super::article;
use super::object::{self, Members};
use super::origin::{Cursor, Origin};
use super::quote::quoted;
use super::record::{RecordType, TYPES};
use super::sink::Sink;
use super::source::{START, Source};
use crate::{Error, Result};

/// Reads one JSON document.
pub(super) struct Json;

impl Reader for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn summary(&self) -> &'static str {
        "one JSON document: an object with a list for each type of record"
    }

    fn recognises(&self, _name: &str, start: &str) -> bool {
        let text = start.trim_start();
        if !text.starts_with('{') {
            return text.starts_with('[');
        }
        let mut lines = text
            .lines()
            .map(str::trim_end)
            .filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default();
        if lines.next().is_some() {
            // A line of JSON Lines is complete; one of a document mostly leaves something open.
            return first.ends_with(['{', '[', ',', ':']);
        }
        if start.len() < START {
            // The file is one object, which may be a document, a record or an article.
            return true;
        }
        // A record may hold a list of concepts, too; it says of which type it is.
        let is_record = text.contains("\"type\"");
        !is_record && TYPES.iter().any(|known| has_list(text, known.plural))
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let text = source.text()?;
        let whole = Origin::line(source.file.clone(), 1, &text);
        let mut document = Document {
            whole: &whole,
            source,
            sink,
            cursor: Cursor::new(source.file.clone(), &text),
        };
        if text.trim_start().starts_with('[') {
            return document.list(&text, None);
        }
        let Members(members) =
            serde_json::from_str(&text).map_err(|error| object::bad_json(&whole, &error))?;
        let is_record = members.iter().any(|(name, value)| {
            name == "type" && RecordType::named(value.trim_matches('"')).is_some()
        });
        let holds_list = |(name, value): &(String, &str)| is_list(name) && value.starts_with('[');
        if !is_record && members.iter().any(holds_list) {
            return members
                .iter()
                .try_for_each(|(name, value)| document.member(name, value));
        }
        let is_one = |(name, _): &(String, &str)| name == "type" || article::may_hold_text(name);
        if members.iter().any(is_one) {
            return object::read(&whole, None, source, sink);
        }
        let names: Vec<&str> = TYPES.iter().map(|known| known.plural).collect();
        sink.foreign(
            Error::new("the file holds neither records nor articles")
                .at(whole.start())
                .hint(format!("records stand in lists named {}", names.join(", "))),
        );
        Ok(())
    }
}

/// Tells whether a list of this name holds records or articles.
fn is_list(name: &str) -> bool {
    name == "articles" || RecordType::listed(name).is_some()
}

/// Tells whether a list of this name starts somewhere in a text.
fn has_list(text: &str, name: &str) -> bool {
    let quoted = format!("\"{name}\"");
    text.match_indices(&quoted).any(|(at, found)| {
        let value = text[at + found.len()..].trim_start().strip_prefix(':');
        value.is_some_and(|value| value.trim_start().starts_with('['))
    })
}

/// A document that is being read.
struct Document<'a, 'b, 'c> {
    whole: &'a Origin<'a>,
    source: &'a Source<'b>,
    sink: &'a mut Sink<'c>,
    cursor: Cursor<'a>,
}

impl<'a> Document<'a, '_, '_> {
    /// Reads one member of the outermost object.
    fn member(&mut self, name: &str, value: &'a str) -> Result<()> {
        let expected = RecordType::listed(name);
        if value.starts_with('[') && (expected.is_some() || name == "articles") {
            return self.list(value, expected);
        }
        if expected.is_none() && !value.starts_with(['[', '{']) {
            // A number or a text beside the lists says something about the file.
            return Ok(());
        }
        let place = self
            .cursor
            .origin(self.whole.offset_of(value), value)
            .start();
        let problem = match expected {
            Some(_) => Error::new(format!("{} must be a list of records", quoted(name))),
            None => Error::new(format!(
                "{} is not a list of records, and is not used",
                quoted(name)
            )),
        };
        self.sink.problem(problem.at(place));
        Ok(())
    }

    /// Reads a list of records of one type, or of any.
    fn list(&mut self, text: &'a str, expected: Option<&'static RecordType>) -> Result<()> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let values = Vec::<&'a RawValue>::deserialize(&mut deserializer);
        let values = values.and_then(|values| deserializer.end().map(|()| values));
        let values = values.map_err(|error| object::bad_json(self.whole, &error))?;
        for value in values {
            let origin = self
                .cursor
                .origin(self.whole.offset_of(value.get()), value.get());
            object::read(&origin, expected, self.source, self.sink)?;
        }
        Ok(())
    }
}
