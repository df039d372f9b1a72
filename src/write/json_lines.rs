//! JSON Lines: one record a line, `type` first; the default between stages.

use std::io::{self, Write};

use super::order::{Entry, in_order};
use super::{RecordFile, RecordWriter};
use crate::model::{Document, Records};

/// Writes JSON Lines.
pub(super) struct JsonLines;

impl RecordWriter for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn summary(&self) -> &'static str {
        "JSON Lines, one record a line: between programs, and for any size"
    }

    fn files(&self) -> &'static [RecordFile] {
        &[RecordFile {
            name: "records.jsonl",
            write: write_lines,
        }]
    }
}

/// Writes a set of records as JSON Lines, in the order of all spellings.
///
/// # Errors
///
/// Returns the writer's own error.
pub fn write_lines(records: &Records, out: &mut dyn Write) -> io::Result<()> {
    in_order(records, |entry| write_line(entry, out))
}

/// Writes a document and what was found in it as JSON Lines, so that articles can be extracted
/// one after the other in flat memory.
///
/// The order is that of a whole set: document, actors, organisations, concepts, relations,
/// statements in text order. `findings` need not hold the document itself.
///
/// # Errors
///
/// Returns the writer's own error.
pub fn write_findings(
    document: &Document,
    findings: &Records,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_line(Entry::Document(document), out)?;
    in_order(findings, |entry| match entry {
        Entry::Document(found) if found.id == document.id => Ok(()),
        entry => write_line(entry, out),
    })
}

fn write_line(entry: Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &entry)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, ActorKind, Record};

    #[test]
    fn findings_follow_their_document_which_is_written_once() {
        let document = Document::new("document/a".into());
        let mut findings = Records::new();
        let ada = Actor::named(ActorKind::Person, "Ada \"A\" Berg");
        for record in [Record::Actor(ada), Record::Document(document.clone())] {
            assert_eq!(findings.insert(record), Ok(()));
        }
        let mut out = Vec::new();
        write_findings(&document, &findings, &mut out).unwrap();
        let expected = concat!(
            r#"{"type":"document","id":"document/a"}"#,
            "\n",
            r#"{"type":"actor","id":"person/ada-a-berg","name":"Ada \"A\" Berg","kind":"person"}"#,
            "\n",
        );
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
