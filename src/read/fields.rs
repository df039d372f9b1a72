//! The named fields of one record, from JSON or from a table, taken one by one with their types.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::RangeInclusive;

use serde_json::Value;

use super::cells;
use super::origin::Origin;
use super::quote::{cut, quoted};
use crate::model::{Attributes, Date, Id};
use crate::{Error, Place};

/// How the values are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// As JSON values, each of its own type.
    Json,
    /// As text cells, whose type follows from the column.
    Cells,
}

/// How many problems of one record are noted: nobody reads more of them.
const MOST_PROBLEMS: usize = 20;

/// The fields that nobody has taken yet, and what was wrong with those that were taken.
///
/// A record with a problem is not used; but all of its problems are found in one go.
pub(super) struct Fields<'a> {
    origin: Origin<'a>,
    pub(super) spelling: Spelling,
    values: BTreeMap<String, Field>,
    problems: Vec<Error>,
    what: &'static str,
}

/// A field's value, and where it starts in the record's text.
pub(super) struct Field {
    pub(super) value: Value,
    pub(super) offset: usize,
}

impl<'a> Fields<'a> {
    pub(super) const fn new(origin: Origin<'a>, spelling: Spelling) -> Self {
        Self {
            origin,
            spelling,
            values: BTreeMap::new(),
            problems: Vec::new(),
            what: "record",
        }
    }

    /// Adds a field; `offset` is where its value starts in the record's text.
    pub(super) fn add(&mut self, name: String, value: Value, offset: usize) {
        match self.values.entry(name) {
            Entry::Vacant(entry) => drop(entry.insert(Field { value, offset })),
            Entry::Occupied(entry) => {
                let message = format!("the field {} appears twice", quoted(entry.key()));
                self.problem(offset, message, None);
            }
        }
    }

    /// Says what the record is, for messages.
    pub(super) const fn describe(&mut self, what: &'static str) {
        self.what = what;
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// Returns a field's text and leaves it there.
    pub(super) fn peek(&self, name: &str) -> Option<&str> {
        self.values.get(name)?.value.as_str()
    }

    /// Returns a field's value and leaves it there; a dot leads into an object: `source.name`.
    pub(super) fn within(&self, path: &str) -> Option<&Value> {
        let mut names = path.split('.');
        let first = &self.values.get(names.next()?)?.value;
        names.try_fold(first, |value, name| value.as_object()?.get(name))
    }

    /// Returns where the record starts.
    pub(super) fn start(&self) -> Place {
        self.origin.start()
    }

    /// Returns where a field's value starts; where there is none, where the record does.
    pub(super) fn place(&self, name: &str) -> Place {
        self.origin
            .place(self.values.get(name).map_or(0, |field| field.offset))
    }

    pub(super) fn remove(&mut self, name: &str) -> Option<Value> {
        self.values.remove(name).map(|field| field.value)
    }

    /// Takes a field that is there and not null.
    pub(super) fn take(&mut self, name: &str) -> Option<Field> {
        let field = self.values.remove(name)?;
        (!field.value.is_null()).then_some(field)
    }

    /// Notes a problem at an offset of the record's text.
    pub(super) fn problem(&mut self, offset: usize, message: String, hint: Option<&str>) {
        if self.problems.len() >= MOST_PROBLEMS {
            return;
        }
        let mut error = Error::new(message).at(self.origin.place(offset));
        if let Some(hint) = hint {
            error = error.hint(hint);
        }
        self.problems.push(error);
    }

    /// Notes a problem that somebody else found.
    pub(super) fn add_problem(&mut self, problem: Error) {
        self.problems.push(problem);
    }

    pub(super) fn wrong_type(&mut self, name: &str, field: &Field, wanted: &str) {
        let found = match &field.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        let message = format!("{name:?} must be {wanted}, but is {found}");
        self.problem(field.offset, message, None);
    }

    fn missing(&mut self, name: &str) {
        let message = format!("the {} has no {name:?}", self.what);
        let hint = match self.spelling {
            Spelling::Json => format!("add the field {name:?}"),
            Spelling::Cells => format!("fill in the column {name:?}"),
        };
        self.problem(0, message, Some(&hint));
    }

    /// Takes a text, be it empty; `None` where there is no such field.
    fn any_text(&mut self, name: &str) -> Option<(String, usize)> {
        let field = self.take(name)?;
        if let Value::String(text) = field.value {
            return Some((text, field.offset));
        }
        self.wrong_type(name, &field, "a text");
        None
    }

    /// Takes a text that may be missing; an empty one counts as missing.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.any_text(name)
            .map(|(text, _)| text)
            .filter(|text| !text.is_empty())
    }

    /// Takes a text that must be there but may be empty.
    pub(super) fn words(&mut self, name: &str) -> String {
        if self
            .values
            .get(name)
            .is_none_or(|field| field.value.is_null())
        {
            self.missing(name);
        }
        self.any_text(name)
            .map(|(text, _)| text)
            .unwrap_or_default()
    }

    /// Takes a name that must be there, without white space around it.
    pub(super) fn name(&mut self, name: &str) -> String {
        let problems = self.problems.len();
        let text = self
            .any_text(name)
            .map(|(text, _)| text.trim().to_owned())
            .unwrap_or_default();
        if text.is_empty() && self.problems.len() == problems {
            self.missing(name);
        }
        text
    }

    /// Takes an id that must be there.
    pub(super) fn id(&mut self, name: &str) -> Id {
        self.name(name).into()
    }

    /// Takes an id that may be missing.
    pub(super) fn optional_id(&mut self, name: &str) -> Option<Id> {
        let text = self.text(name)?;
        Some(text.trim()).filter(|id| !id.is_empty()).map(Id::from)
    }

    /// Takes a list of names, without white space around them and without empty ones.
    pub(super) fn list(&mut self, name: &str) -> Vec<String> {
        let Some(field) = self.take(name) else {
            return Vec::new();
        };
        let names = match &field.value {
            Value::String(cell) if self.spelling == Spelling::Cells => return cells::items(cell),
            Value::Array(values) => values.iter().map(Value::as_str).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let Some(names) = names else {
            self.wrong_type(name, &field, "a list of texts");
            return Vec::new();
        };
        let names = names
            .into_iter()
            .map(str::trim)
            .filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    }

    /// Takes a list of ids.
    pub(super) fn ids(&mut self, name: &str) -> Vec<Id> {
        self.list(name).into_iter().map(Id::from).collect()
    }

    /// Takes one of a few words, whatever its case.
    pub(super) fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> Option<T> {
        let (text, offset) = self.any_text(name)?;
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let found = choices
            .iter()
            .find(|(word, _)| word.eq_ignore_ascii_case(text));
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let hint = format!("write one of: {}", words.join(", "));
            self.problem(
                offset,
                format!("{} is not a {name}", quoted(text)),
                Some(&hint),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// Takes a date.
    pub(super) fn date(&mut self, name: &str) -> Option<Date> {
        let (text, offset) = self.any_text(name)?;
        if text.trim().is_empty() {
            return None;
        }
        match text.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let problem = bad_date(&error, self.origin.place(offset));
                self.problems.push(problem);
                None
            }
        }
    }

    /// Takes a number within bounds.
    pub(super) fn number(&mut self, name: &str, range: RangeInclusive<f64>) -> Option<f64> {
        let field = self.take(name)?;
        let number = match &field.value {
            Value::Number(number) => number.as_f64(),
            Value::String(cell) if self.spelling == Spelling::Cells => {
                if cell.trim().is_empty() {
                    return None;
                }
                let number = cells::number(cell);
                if number.is_none() {
                    let message = format!("{} is not a number", quoted(cell.trim()));
                    self.problem(field.offset, message, Some("write numbers like 0.75"));
                    return None;
                }
                number
            }
            _ => None,
        };
        let Some(number) = number else {
            self.wrong_type(name, &field, "a number");
            return None;
        };
        self.in_range(name, number, range, field.offset)
    }

    pub(super) fn in_range(
        &mut self,
        name: &str,
        number: f64,
        range: RangeInclusive<f64>,
        offset: usize,
    ) -> Option<f64> {
        if range.contains(&number) {
            return Some(number);
        }
        let bounds = format!("{} to {}", range.start(), range.end());
        self.problem(
            offset,
            format!("the {name} {number} is not within {bounds}"),
            None,
        );
        None
    }

    /// Takes the attributes, and with them all fields that are left.
    pub(super) fn attributes(&mut self) -> Attributes {
        let mut attributes = Attributes::new();
        if let Some(field) = self.take("attributes") {
            let parsed = match &field.value {
                Value::String(cell) if self.spelling == Spelling::Cells => {
                    let cell = cell.trim();
                    if cell.is_empty() {
                        Ok(Value::Null)
                    } else {
                        serde_json::from_str(cell)
                    }
                }
                value => Ok(value.clone()),
            };
            match parsed {
                Ok(Value::Object(object)) => attributes.extend(object),
                Ok(Value::Null) => {}
                _ => self.wrong_type("attributes", &field, "an object such as {\"party\": \"…\"}"),
            }
        }
        for (name, field) in std::mem::take(&mut self.values) {
            let is_empty_cell =
                self.spelling == Spelling::Cells && field.value.as_str() == Some("");
            if !is_empty_cell {
                attributes.entry(name).or_insert(field.value);
            }
        }
        attributes
    }

    /// Returns the problems found so far, in the order of the text, and forgets them.
    pub(super) fn take_problems(&mut self) -> Vec<Error> {
        self.problems.sort();
        std::mem::take(&mut self.problems)
    }
}

/// Says that a text is not a date.
pub(super) fn bad_date(error: &crate::model::DateError, place: Place) -> Error {
    let problem = Error::new(format!("{} is not a date", quoted(&error.text)))
        .at(place)
        .hint("write dates as YYYY-MM-DD, or skip such rows with --lenient");
    match &error.cause {
        Some(cause) => problem.because(cut(cause)),
        None => problem,
    }
}
