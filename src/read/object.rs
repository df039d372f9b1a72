//! JSON objects as fields that know where they stand, and objects as records or articles.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::fields::{Fields, Spelling};
use super::origin::{Origin, offset_of_json_error};
use super::quote::quoted;
use super::record::{RecordType, TYPES};
use super::sink::Sink;
use super::source::Source;
use super::{Item, article};
use crate::{Error, Result};

/// The members of an object in the order of the text, their values still as text.
pub(crate) struct Members<'a>(pub(crate) Vec<(String, &'a str)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> std::result::Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
                    members.push((name, value.get()));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// Reads one JSON object as a record or an article and hands it on.
///
/// `expected` is the type where it follows from the place of the object.
pub(super) fn read(
    origin: &Origin<'_>,
    expected: Option<&'static RecordType>,
    source: &Source<'_>,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let start = origin.start();
    match fields(origin) {
        Ok(fields) => read_fields(fields, expected, source, sink),
        Err(problem) => {
            let place = if problem.place().line.is_none() {
                start
            } else {
                problem.place().clone()
            };
            sink.problem(problem.at(place));
            Ok(())
        }
    }
}

fn read_fields(
    fields: Fields<'_>,
    expected: Option<&'static RecordType>,
    source: &Source<'_>,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let named = fields.peek("type").map(str::to_owned);
    let found = expected.or_else(|| RecordType::named(named.as_deref()?));
    if let Some(record_type) = found {
        let place = fields.start();
        return match record_type.read(fields) {
            Ok(record) => sink.item(Item::Record(record, place)),
            Err(problems) => {
                sink.problems(problems);
                Ok(())
            }
        };
    }
    let is_article = article::is_article(&fields);
    match named {
        Some(name) if !(is_article && article::is_type(&name)) => {
            sink.problem(unknown_type(&name).at(fields.place("type")));
            Ok(())
        }
        _ if is_article => read_article(fields, source, sink),
        _ => {
            let problem = Error::new("this is neither a record nor an article")
                .at(fields.start())
                .because("it has no field \"type\", and no field \"text\" either")
                .hint(format!("give each record a \"type\": {}", type_names()));
            // Files with this ending may hold anything.
            if source.ending == "json" {
                sink.foreign(problem);
            } else {
                sink.problem(problem);
            }
            Ok(())
        }
    }
}

fn read_article(fields: Fields<'_>, source: &Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
    match article::read(fields, &source.file, &source.stem) {
        Ok(found) => {
            sink.problems(found.problems);
            if let Some(note) = found.note {
                sink.note(note);
            }
            sink.item(Item::Article(found.document))
        }
        Err(problems) => {
            sink.problems(problems);
            Ok(())
        }
    }
}

fn unknown_type(name: &str) -> Error {
    Error::new(format!("{} is not a type of record", quoted(name)))
        .hint(format!("the types are {}", type_names()))
}

fn type_names() -> String {
    let names: Vec<&str> = TYPES.iter().map(|known| known.name).collect();
    names.join(", ")
}

/// Takes a JSON object apart.
fn fields<'a>(origin: &Origin<'a>) -> Result<Fields<'a>> {
    let text = origin.text;
    if !text.trim_start().starts_with('{') {
        return Err(Error::new("a record must be a JSON object")
            .hint("write each record between braces: {\"type\": \"actor\", …}"));
    }
    let Members(members) = serde_json::from_str(text).map_err(|error| bad_json(origin, &error))?;
    let mut fields = Fields::new(origin.clone(), Spelling::Json);
    for (name, raw) in members {
        let offset = origin.offset_of(raw);
        let value: Value = serde_json::from_str(raw).map_err(|error| {
            let problem = Error::new(format!("the value of {} cannot be read", quoted(&name)));
            problem.because(explain(&error)).at(origin.place(offset))
        })?;
        fields.add(name, value, offset);
    }
    Ok(fields)
}

/// Says that a text is not JSON, and at which place.
pub(crate) fn bad_json(origin: &Origin<'_>, error: &serde_json::Error) -> Error {
    let offset = offset_of_json_error(origin.text, error);
    Error::new("this is not valid JSON")
        .at(origin.place(offset))
        .because(explain(error))
        .hint("look for a missing comma, quotation mark or bracket at or before this place")
}

/// Returns what a JSON parser says, without its line and column.
fn explain(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "it ends before it is complete".to_owned();
    }
    let message = error.to_string();
    let message = message
        .rsplit_once(" at line ")
        .map_or(message.as_str(), |(start, _)| start);
    match message {
        "recursion limit exceeded" => "it is nested too deeply".to_owned(),
        message => message.to_owned(),
    }
}
