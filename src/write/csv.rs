//! A folder of CSV, one table a type of record, one column a field: for spreadsheets.
//!
//! Items of lists are joined with `|`; a backslash before `|`, `=` or a backslash makes it an
//! ordinary character. Attributes that are plain texts have columns of their own; the others
//! stand together in the column `attributes`, as JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde_json::{Map, Value};

use super::order::{Kind, in_order};
use super::{RecordFile, RecordWriter};
use crate::model::{Attributes, Records};

/// Writes a folder of CSV.
pub(super) struct Csv;

impl RecordWriter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn summary(&self) -> &'static str {
        "a folder of CSV, one table for each type of record: for spreadsheets"
    }

    fn files(&self) -> &'static [RecordFile] {
        &[
            RecordFile {
                name: "documents.csv",
                write: |r, out| write_table(r, DOCUMENTS, out),
            },
            RecordFile {
                name: "actors.csv",
                write: |r, out| write_table(r, ACTORS, out),
            },
            RecordFile {
                name: "organisations.csv",
                write: |r, out| write_table(r, ORGANISATIONS, out),
            },
            RecordFile {
                name: "concepts.csv",
                write: |r, out| write_table(r, CONCEPTS, out),
            },
            RecordFile {
                name: "relations.csv",
                write: |r, out| write_table(r, RELATIONS, out),
            },
            RecordFile {
                name: "statements.csv",
                write: |r, out| write_table(r, STATEMENTS, out),
            },
        ]
    }
}

/// The type of the records in a table, and the columns of their fields.
type Table = (Kind, &'static [&'static str]);

const DOCUMENTS: Table = (
    Kind::Document,
    &[
        "id",
        "file",
        "title",
        "date",
        "publisher",
        "author",
        "section",
        "url",
        "language",
        "text",
    ],
);
const ACTORS: Table = (
    Kind::Actor,
    &["id", "name", "kind", "aliases", "confidence"],
);
const ORGANISATIONS: Table = (
    Kind::Organisation,
    &["id", "name", "kind", "aliases", "country", "confidence"],
);
const CONCEPTS: Table = (Kind::Concept, &["id", "name", "aliases"]);
const RELATIONS: Table = (
    Kind::Relation,
    &[
        "id",
        "source",
        "target",
        "kind",
        "role",
        "since",
        "until",
        "document",
        "source_spans",
        "cue_spans",
        "content_spans",
        "confidence",
    ],
);
const STATEMENTS: Table = (
    Kind::Statement,
    &[
        "id",
        "speaker",
        "text",
        "mode",
        "cue",
        "date",
        "document",
        "source_spans",
        "cue_spans",
        "content_spans",
        "mentions",
        "addressees",
        "reported_by",
        "concepts",
        "confidence",
        "speaker_confidence",
    ],
);

/// The column of the attributes that have none of their own.
const ATTRIBUTES: &str = "attributes";

fn write_table(records: &Records, (kind, fields): Table, out: &mut dyn Write) -> io::Result<()> {
    let own_columns = attribute_columns(records, kind, fields);
    let mut table = csv::Writer::from_writer(out);
    let header = fields
        .iter()
        .copied()
        .chain(own_columns.values().map(String::as_str));
    table.write_record(header.chain([ATTRIBUTES]))?;
    in_order(records, |entry| {
        if entry.kind() != kind {
            return Ok(());
        }
        let Value::Object(object) = serde_json::to_value(entry)? else {
            return Ok(());
        };
        let attributes = entry.attributes();
        let others: Attributes = attributes
            .iter()
            .filter(|(key, _)| own_columns.get(&normal(key)) != Some(*key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        let others = if others.is_empty() {
            String::new()
        } else {
            serde_json::to_string(&others)?
        };
        let fields = fields.iter().map(|field| cell(&object, field));
        let own = own_columns
            .values()
            .map(|key| attributes.get(key).map_or_else(String::new, text));
        table
            .write_record(fields.chain(own).chain([others]))
            .map_err(io::Error::from)
    })?;
    table.flush()
}

/// Finds the attributes that a column of their own can hold: plain texts everywhere, under a
/// one-line name that no other column has, whatever its case.
fn attribute_columns(records: &Records, kind: Kind, fields: &[&str]) -> BTreeMap<String, String> {
    let mut columns: BTreeMap<String, String> = BTreeMap::new();
    let mut unfit: BTreeSet<String> = fields.iter().map(|field| (*field).to_owned()).collect();
    unfit.extend([ATTRIBUTES, "spans", "type"].map(str::to_owned));
    let no_error: Result<(), std::convert::Infallible> = in_order(records, |entry| {
        if entry.kind() == kind {
            for (key, value) in entry.attributes() {
                let name = normal(key);
                let is_fit = key.trim() == key
                    && !key.is_empty()
                    && !key.contains(char::is_control)
                    && value.as_str().is_some_and(|text| !text.is_empty())
                    && columns.get(&name).is_none_or(|known| known == key);
                if is_fit {
                    columns.insert(name, key.clone());
                } else {
                    unfit.insert(name);
                }
            }
        }
        Ok(())
    });
    let Ok(()) = no_error;
    columns.retain(|name, _| !unfit.contains(name));
    columns
}

/// Brings the name of a column into the form in which readers compare them.
fn normal(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Spells a field as a cell.
fn cell(record: &Map<String, Value>, field: &str) -> String {
    if let Some(part) = field.strip_suffix("_spans") {
        let spans = record.get("spans").and_then(|spans| spans.get(part));
        return spans.map_or_else(String::new, |spans| joined(spans, span));
    }
    record.get(field).map_or_else(String::new, text)
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.as_f64().map_or_else(String::new, |n| n.to_string()),
        list => joined(list, item),
    }
}

fn joined(list: &Value, spell: fn(&Value) -> String) -> String {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().map(spell).collect::<Vec<_>>().join("|")
}

/// Spells an item of a list: a name, an id, or a concept with its stance.
fn item(value: &Value) -> String {
    match value.get("concept").and_then(Value::as_str) {
        None => escape(value.as_str().unwrap_or_default()),
        Some(concept) => {
            let concept = escape(concept).replace('=', "\\=");
            let stance = value.get("stance").map(text);
            stance.map_or(concept.clone(), |stance| format!("{concept}={stance}"))
        }
    }
}

fn span(value: &Value) -> String {
    let number = |at: usize| value.get(at).and_then(Value::as_u64).unwrap_or_default();
    format!("{}-{}", number(0), number(1))
}

fn escape(item: &str) -> String {
    item.replace('\\', r"\\").replace('|', r"\|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Record;

    #[test]
    fn lists_spans_and_attributes_have_their_cells() {
        let record: Record = serde_json::from_value(serde_json::json!({
            "type": "statement", "id": "s", "speaker": "person/a", "text": "Yes, \"now\".",
            "spans": {"source": [[0, 3]], "content": [[5, 9], [12, 20]]},
            "mentions": ["person/b", "a|b"],
            "concepts": [{"concept": "concept/x=y", "stance": -0.5}, {"concept": "concept/z"}],
            "confidence": 1.0, "speaker_confidence": 0.5,
            "attributes": {"coder": "Ada", "Text": "taken", "pages": [3, 4]},
        }))
        .unwrap();
        let mut records = Records::new();
        assert_eq!(records.insert(record), Ok(()));
        let mut out = Vec::new();
        write_table(&records, STATEMENTS, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let (header, row) = text.split_once('\n').unwrap();
        assert!(
            header.ends_with("reported_by,concepts,confidence,speaker_confidence,coder,attributes"),
            "{header}"
        );
        assert_eq!(
            row.trim_end(),
            r#"s,person/a,"Yes, ""now"".",,,,,0-3,,5-9|12-20,person/b|a\|b,,,concept/x\=y=-0.5|concept/z,1,0.5,Ada,"{""Text"":""taken"",""pages"":[3,4]}""#
        );
    }
}
