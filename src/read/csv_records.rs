//! Tables of records, one for each type: `actors.csv`, `statements.csv` and so on.

use super::record::RecordType;
use super::sink::Sink;
use super::source::Source;
use super::table::{self, Table};
use super::{Item, Reader, csv_statements};
use crate::{Error, Result};

/// Reads tables of records.
pub(super) struct CsvRecords;

impl Reader for CsvRecords {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn summary(&self) -> &'static str {
        "a folder of CSV: actors.csv, statements.csv, …; one column a field"
    }

    fn recognises(&self, name: &str, start: &str) -> bool {
        record_type(name, &table::header(start)).is_some()
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let text = source.text()?;
        let mut table = Table::new(source, &text, sink);
        let Some(record_type) = record_type(&source.stem, &table::header(&text)) else {
            let problem = Error::new("the columns are neither those of records nor of statements")
                .at(table.start())
                .hint("name the table after what it holds (actors.csv, statements.csv, …), or name its columns speaker, organisation, concept, agreement, text, date; above rows that are edges, write source,target");
            sink.foreign(problem);
            return Ok(());
        };
        for column in record_type.columns {
            table.assign(column, &[column]);
        }
        let missing: Vec<Error> = record_type
            .required
            .iter()
            .filter(|column| !table.has(column))
            .map(|column| table.missing(column))
            .collect();
        if !missing.is_empty() {
            sink.problems(missing);
            return Ok(());
        }
        table.rows(|row| {
            match row.map_err(|problem| vec![problem]).and_then(|row| {
                let fields = table.fields(&row);
                let place = fields.start();
                record_type
                    .read(fields)
                    .map(|record| Item::Record(record, place))
            }) {
                Ok(item) => sink.item(item),
                Err(problems) => {
                    sink.problems(problems);
                    Ok(())
                }
            }
        })
    }
}

/// Finds what a table holds, by its name or, where that says nothing, by its columns.
fn record_type(name: &str, header: &[String]) -> Option<&'static RecordType> {
    let named = RecordType::listed(name);
    if csv_statements::is_coded(header) && named.is_none_or(|named| named.name == "statement") {
        return None;
    }
    let has = |column: &str| header.iter().any(|name| name == column);
    let by_columns = || (has("id") && has("speaker")).then(|| RecordType::named("statement"))?;
    named.or_else(by_columns)
}
