//! Records to bytes: one file for each spelling, listed in [`WRITERS`]; the mirror of `read`.
//!
//! All spellings keep one order: documents by id, each with what it is the first to need (actors,
//! organisations, concepts, relations, statements in text order), then what belongs to no
//! document.

mod csv;
mod json;
mod json_lines;
mod order;

pub use json_lines::{write_findings, write_lines};

use std::io::{self, Write};

use crate::model::Records;

/// A spelling of records.
pub trait RecordWriter: Sync {
    /// The name after `--to`.
    fn name(&self) -> &'static str;

    /// The endings of its files, the usual one first, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// What it is for, in a few words.
    fn summary(&self) -> &'static str;

    /// The files that a set of records becomes: one, or a folder of several.
    fn files(&self) -> &'static [RecordFile];
}

/// A file of a spelling: its name in an output folder, and how to write it.
pub struct RecordFile {
    /// The name.
    pub name: &'static str,
    /// Writes what belongs into it.
    pub write: fn(&Records, &mut dyn Write) -> io::Result<()>,
}

/// All spellings, in the order of tables and help.
pub const WRITERS: &[&dyn RecordWriter] = &[&json_lines::JsonLines, &json::Json, &csv::Csv];

/// The spelling that can be written record by record, by [`write_findings`] and [`write_lines`].
pub const STREAMED: &str = "jsonl";

/// Returns the spelling of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn RecordWriter> {
    WRITERS.iter().copied().find(|writer| writer.name() == name)
}
