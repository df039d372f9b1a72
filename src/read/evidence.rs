//! The fields of a record that have parts: places in a text, and concepts with stances.

use std::collections::BTreeMap;

use serde_json::Value;

use super::cells;
use super::fields::{Fields, Spelling};
use super::quote::quoted;
use crate::model::{ConceptReference, Span, Spans};

impl Fields<'_> {
    /// Takes the places of source, cue and content: one object in JSON, three columns in tables.
    pub(super) fn spans(&mut self) -> Spans {
        let mut parts = BTreeMap::new();
        if let Some(field) = self.take("spans") {
            match field.value {
                Value::Object(object) => {
                    parts.extend(object.into_iter().map(|(k, v)| (k, (v, field.offset))));
                }
                Value::String(cell) if cell.is_empty() => {}
                _ => self.wrong_type("spans", &field, "an object of source, cue and content"),
            }
        }
        let mut part = |fields: &mut Self, name: &str| {
            let column = format!("{name}_spans");
            let own = fields
                .take(&column)
                .map(|field| (field.value, field.offset));
            let Some((value, offset)) = own.or_else(|| parts.remove(name)) else {
                return Vec::new();
            };
            read_spans(&value).unwrap_or_else(|message| {
                let hint = match fields.spelling {
                    Spelling::Json => "write spans as [[12, 34], [40, 50]]",
                    Spelling::Cells => "write spans as 12-34|40-50",
                };
                fields.problem(offset, message, Some(hint));
                Vec::new()
            })
        };
        let spans = Spans {
            source: part(self, "source"),
            cue: part(self, "cue"),
            content: part(self, "content"),
        };
        if let Some((name, (_, offset))) = parts.pop_first() {
            let message = format!(
                "{} is not a part of a statement that has spans",
                quoted(&name)
            );
            self.problem(
                offset,
                message,
                Some("the parts are source, cue and content"),
            );
        }
        spans
    }

    /// Takes the concepts with their stances.
    pub(super) fn concepts(&mut self) -> Vec<ConceptReference> {
        let Some(field) = self.take("concepts") else {
            return Vec::new();
        };
        let concepts = match &field.value {
            Value::String(cell) if self.spelling == Spelling::Cells => cells::concepts(cell),
            Value::Array(values) => values.iter().map(read_concept).collect(),
            _ => {
                self.wrong_type("concepts", &field, "a list");
                return Vec::new();
            }
        };
        match concepts {
            Ok(concepts) => {
                for stance in concepts.iter().filter_map(|reference| reference.stance) {
                    let _ = self.in_range("stance", stance, -1.0..=1.0, field.offset);
                }
                concepts
            }
            Err(message) => {
                let hint = match self.spelling {
                    Spelling::Json => {
                        r#"write concepts as [{"concept": "concept/a", "stance": 1}]"#
                    }
                    Spelling::Cells => "write concepts as concept/a=1|concept/b=-0.5",
                };
                self.problem(field.offset, message, Some(hint));
                Vec::new()
            }
        }
    }
}

fn read_spans(value: &Value) -> Result<Vec<Span>, String> {
    match value {
        Value::String(cell) => cells::spans(cell),
        Value::Null => Ok(Vec::new()),
        Value::Array(pieces) => pieces
            .iter()
            .map(|piece| {
                let number = |at: usize| u32::try_from(piece.get(at)?.as_u64()?).ok();
                match (number(0), number(1), piece.get(2)) {
                    (Some(start), Some(end), None) => Span::try_from((start, end)),
                    _ => Err(format!("{} is not a span", quoted(&piece.to_string()))),
                }
            })
            .collect(),
        other => Err(format!(
            "{} is not a list of spans",
            quoted(&other.to_string())
        )),
    }
}

fn read_concept(value: &Value) -> Result<ConceptReference, String> {
    let bad = || {
        format!(
            "{} is not a concept with a stance",
            quoted(&value.to_string())
        )
    };
    let (concept, stance) = match value {
        Value::String(concept) => (concept.as_str(), None),
        Value::Object(object) => {
            let known = |key: &String| key == "concept" || key == "stance";
            if !object.keys().all(known) {
                return Err(bad());
            }
            let stance = match object.get("stance") {
                None | Some(Value::Null) => None,
                Some(stance) => Some(stance.as_f64().ok_or_else(bad)?),
            };
            (
                object
                    .get("concept")
                    .and_then(Value::as_str)
                    .ok_or_else(bad)?,
                stance,
            )
        }
        _ => return Err(bad()),
    };
    match concept.trim() {
        "" => Err(bad()),
        concept => Ok(ConceptReference {
            concept: concept.into(),
            stance,
        }),
    }
}
