//! One JSON document: an object with a list for each type of record, one record a line.

use std::io::{self, Write};

use super::order::{Entry, Kind, in_order};
use super::{RecordFile, RecordWriter};
use crate::model::Records;

/// Writes one JSON document.
pub(super) struct Json;

impl RecordWriter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn summary(&self) -> &'static str {
        "one JSON document with a list for each type of record: for scripts"
    }

    fn files(&self) -> &'static [RecordFile] {
        &[RecordFile {
            name: "records.json",
            write: write_all,
        }]
    }
}

fn write_all(records: &Records, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{")?;
    for (number, kind) in Kind::ALL.into_iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        write!(out, "{comma}\n\"{}\": [", kind.plural())?;
        let mut separator = "\n";
        in_order(records, |entry| {
            if entry.kind() != kind {
                return Ok(());
            }
            out.write_all(separator.as_bytes())?;
            separator = ",\n";
            write_record(entry, out)
        })?;
        out.write_all(if separator == "\n" { b"]" } else { b"\n]" })?;
    }
    out.write_all(b"\n}\n")
}

/// Writes a record without its type, which follows from the list it stands in.
fn write_record(entry: Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    match entry {
        Entry::Document(record) => serde_json::to_writer(out, record),
        Entry::Actor(record) => serde_json::to_writer(out, record),
        Entry::Organisation(record) => serde_json::to_writer(out, record),
        Entry::Concept(record) => serde_json::to_writer(out, record),
        Entry::Relation(record) => serde_json::to_writer(out, record),
        Entry::Statement(record) => serde_json::to_writer(out, record),
    }?;
    Ok(())
}
