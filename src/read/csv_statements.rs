//! Coded statements in one table, with names instead of ids: who, for whom, on what, how.

use super::Reader;
use super::coded::Coded;
use super::sink::Sink;
use super::source::Source;
use super::table::{self, Table};
use crate::Result;

/// Reads tables of coded statements.
pub(super) struct CsvStatements;

/// The columns, each with the names under which it is known, the usual one first.
const COLUMNS: &[(&str, &[&str])] = &[
    ("speaker", &["speaker", "person", "actor", "speaker_name"]),
    (
        "organisation",
        &["organisation", "organization", "org", "affiliation"],
    ),
    (
        "concept",
        &["concept", "category", "claim", "topic", "issue"],
    ),
    ("agreement", &["agreement", "stance", "agree"]),
    ("role", &["role", "function", "position"]),
    ("text", &["text", "quote", "quotation", "statement"]),
    ("date", &["date", "time", "day"]),
    ("document", &["document", "document_id", "article"]),
    ("title", &["title", "document_title", "headline"]),
    ("url", &["url", "link", "document_url"]),
    (
        "publisher",
        &[
            "publisher",
            "source",
            "document_source",
            "newspaper",
            "medium",
            "outlet",
        ],
    ),
    ("author", &["author", "document_author"]),
    ("section", &["section", "document_section"]),
    ("mode", &["mode"]),
    ("mentions", &["mentions", "mentioned"]),
    ("id", &["id", "statement_id"]),
];

impl Reader for CsvStatements {
    fn name(&self) -> &'static str {
        "csv-statements"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn summary(&self) -> &'static str {
        "one CSV table of coded statements, with names: speaker, organisation, concept, agreement"
    }

    fn recognises(&self, _name: &str, start: &str) -> bool {
        is_coded(&table::header(start))
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let text = source.text()?;
        let mut table = Table::new(source, &text, sink);
        for (column, names) in COLUMNS {
            table.assign(column, names);
        }
        let mut coded = Coded::new(&table.column("organisation"), &table.column("agreement"));
        table.rows(|row| {
            match row.map_err(|problem| vec![problem]).and_then(|row| {
                let fields = table.fields(&row);
                let place = fields.start();
                coded
                    .row(fields, &table, &row)
                    .map(|records| (records, place))
            }) {
                Ok((records, place)) => coded.give(records, &place, sink),
                Err(problems) => {
                    sink.problems(problems);
                    Ok(())
                }
            }
        })
    }
}

/// Tells whether a header is that of coded statements: it says who speaks and on what, and has no
/// column that only tables of records have.
pub(super) fn is_coded(header: &[String]) -> bool {
    let has = |column: &str| {
        let names = COLUMNS
            .iter()
            .find(|(name, _)| *name == column)
            .map(|(_, names)| names);
        names.is_some_and(|names| header.iter().any(|name| names.contains(&name.as_str())))
    };
    let is_record = |column: &str| header.iter().any(|name| name == column);
    let records_only = [
        "concepts",
        "addressees",
        "reported_by",
        "cue",
        "content_spans",
    ];
    if is_record("id") && records_only.into_iter().any(is_record) {
        return false;
    }
    let is_coding = has("concept") || has("agreement");
    match (has("speaker"), has("organisation")) {
        (false, false) => false,
        (false, true) => is_coding || has("text"),
        (true, true) => true,
        (true, false) => is_coding || (has("text") && !is_record("id")),
    }
}
