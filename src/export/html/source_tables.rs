//! The tables of statements, documents and concepts.

use std::collections::HashMap;
use std::io;

use super::columns::{Columns, rounded, write_index, write_list, write_number};
use super::data::Data;
use super::rows::{Row, Source};
use super::strings::Strings;
use crate::export::address::page;
use crate::export::output::Buffer;
use crate::graph::Sources;
use crate::model::{Concept, Date, Document, Id, Mode, Span};

/// Writes the table of statements, relations and other evidence.
///
/// # Errors
///
/// Returns the writer's own error, as all tables do.
pub(super) fn rows<'a>(
    data: &Data<'a>,
    columns: &mut Columns<'_, '_>,
    strings: &mut Strings<'a>,
) -> io::Result<()> {
    let rows = || data.rows.all.iter();
    let mode = |row: &Row| row.said.and_then(|said| said.mode).map(Mode::as_str);
    columns.texts("id", strings, rows().map(|row| Some(row.id.as_str())))?;
    columns.texts("text", strings, rows().map(|row| Some(row.text)))?;
    columns.list("isStatement", rows(), |out, row| {
        out.integer(u8::from(row.said.is_some() || row.speaker.is_some()));
    })?;
    columns.list("speaker", rows(), |out, row| {
        write_index(out, row.speaker.and_then(|number| data.number(number)));
    })?;
    columns.list("document", rows(), |out, row| {
        write_index(out, row.document);
    })?;
    columns.texts(
        "date",
        strings,
        rows().map(|row| row.date.map(Date::as_str)),
    )?;
    columns.texts("cue", strings, rows().map(|row| row.said?.cue.as_deref()))?;
    columns.texts("mode", strings, rows().map(mode))?;
    columns.list("confidence", rows(), |out, row| {
        write_number(out, row.said.and_then(|said| said.confidence).map(rounded));
    })?;
    columns.list("speakerConfidence", rows(), |out, row| {
        let confidence = row.said.and_then(|said| said.speaker_confidence);
        write_number(out, confidence.map(rounded));
    })?;
    columns.list("content", rows(), |out, row| write_spans(out, row.content))?;
    columns.list("source", rows(), |out, row| {
        write_spans(out, row.said.map_or(&[], |said| &said.spans.source));
    })?;
    columns.list("cueSpans", rows(), |out, row| {
        write_spans(out, row.said.map_or(&[], |said| &said.spans.cue));
    })?;
    columns.list("mentions", rows(), |out, row| {
        let mentions = row.said.map_or(&[][..], |said| &said.mentions);
        let nodes = mentions.iter().filter_map(|id| data.find(id));
        write_list(out, nodes, super::super::output::Buffer::integer);
    })?;
    columns.list("reportedBy", rows(), |out, row| {
        let reporter = row.said.and_then(|said| said.reported_by.as_ref());
        write_index(out, reporter.and_then(|id| data.find(id)));
    })?;
    let known = concept_records(data.graph.sources()).iter().enumerate();
    let numbers: HashMap<&Id, usize> = known
        .map(|(number, concept)| (&concept.id, number))
        .collect();
    columns.list("concepts", rows(), |out, row| {
        write_stances(out, row, &numbers);
    })
}

/// Writes the table of documents, with their texts where these are at hand.
pub(super) fn documents<'a>(
    data: &Data<'a>,
    columns: &mut Columns<'_, '_>,
    strings: &mut Strings<'a>,
) -> io::Result<()> {
    let documents = || data.rows.documents.iter();
    let title = |source: &Source<'a>| {
        let label = || {
            data.graph
                .find(source.id)
                .map(|number| data.graph.node(number).label.as_str())
        };
        let title = source.known.map(Document::label).or_else(label);
        Some(title.unwrap_or(source.id.as_str()))
    };
    let address = |source: &Source<'a>| {
        let of_record = source.known.and_then(|known| known.url.as_deref());
        of_record
            .or_else(|| data.graph.address(source.id))
            .and_then(page)
    };
    columns.texts(
        "id",
        strings,
        documents().map(|source| Some(source.id.as_str())),
    )?;
    columns.texts("title", strings, documents().map(title))?;
    columns.texts("url", strings, documents().map(address))?;
    let dates = documents().map(|source| source.known?.date.as_ref().map(Date::as_str));
    columns.texts("date", strings, dates)?;
    let publishers = documents().map(|source| source.known?.publisher.as_deref());
    columns.texts("publisher", strings, publishers)?;
    columns.texts(
        "author",
        strings,
        documents().map(|source| source.known?.author.as_deref()),
    )?;
    columns.texts(
        "text",
        strings,
        documents().map(|source| source.known?.text.as_deref()),
    )
}

/// Writes the table of concepts.
pub(super) fn concepts<'a>(
    data: &Data<'a>,
    columns: &mut Columns<'_, '_>,
    strings: &mut Strings<'a>,
) -> io::Result<()> {
    let concepts = || concept_records(data.graph.sources()).iter();
    columns.texts(
        "id",
        strings,
        concepts().map(|concept| Some(concept.id.as_str())),
    )?;
    columns.texts(
        "name",
        strings,
        concepts().map(|concept| Some(concept.name.as_str())),
    )
}

fn concept_records(sources: Option<&Sources>) -> &[Concept] {
    sources.map_or(&[], |sources| &sources.concepts)
}

/// Writes places as one flat list: start, end, start, end.
fn write_spans(out: &mut Buffer, spans: &[Span]) {
    let ends = spans.iter().flat_map(|span| [span.start, span.end]);
    write_list(out, ends, super::super::output::Buffer::integer);
}

/// Writes the concepts of a statement, each with its stance.
fn write_stances(out: &mut Buffer, row: &Row, numbers: &HashMap<&Id, usize>) {
    let stances = row.said.map_or(&[][..], |said| &said.concepts);
    let stances = stances.iter().filter_map(|reference| {
        let number = numbers.get(&reference.concept)?;
        Some((*number, reference.stance))
    });
    write_list(out, stances, |out, (concept, stance)| {
        out.raw("[");
        out.integer(concept);
        out.raw(",");
        write_number(out, stance);
        out.raw("]");
    });
}
