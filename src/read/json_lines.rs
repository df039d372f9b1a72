//! JSON Lines: one record or article a line; any length of file in the memory of one line.

use super::origin::Origin;
use super::sink::Sink;
use super::source::{Line, Source, not_utf8, size};
use super::{Reader, object};
use crate::{Error, Place, Result};

/// Reads JSON Lines.
pub(super) struct JsonLines;

impl Reader for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        // Some tools give files of many objects the ending of one.
        &["jsonl", "ndjson", "json"]
    }

    fn summary(&self) -> &'static str {
        "JSON Lines: one record or one article a line"
    }

    fn recognises(&self, _name: &str, start: &str) -> bool {
        start.trim_start().starts_with('{')
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let mut line = Vec::new();
        for number in 1.. {
            match source.line(&mut line)? {
                Line::End => break,
                Line::Read => read_line(&line, number, source, sink)?,
                Line::TooLong => sink.problem(
                    Error::new(format!(
                        "the line is longer than {}",
                        size(source.longest())
                    ))
                    .at(Place::line(source.file.clone(), number)),
                ),
            }
        }
        Ok(())
    }
}

fn read_line(line: &[u8], number: u64, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let error = match std::str::from_utf8(line) {
        Ok(text) => return read_text(text, number, source, sink),
        Err(error) => error,
    };
    if let Some(text) = source.convert(line) {
        return read_text(&text, number, source, sink);
    }
    let valid = &line[..error.valid_up_to()];
    let before = std::str::from_utf8(valid).unwrap_or_default();
    let origin = Origin::line(source.file.clone(), number, before);
    sink.problem(not_utf8(
        line.get(valid.len()).copied(),
        origin.place(before.len()),
    ));
    Ok(())
}

fn read_text(text: &str, number: u64, source: &Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
    if text.trim().is_empty() {
        return Ok(());
    }
    object::read(
        &Origin::line(source.file.clone(), number, text),
        None,
        source,
        sink,
    )
}
