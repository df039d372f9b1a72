//! Bytes to records: one file for each input format, listed in [`READERS`].
//!
//! [`read`] gathers everything at once; [`stream`] hands on each record and article as soon as it
//! is read. Both go on after a bad record: problems come beside the value, each with its place.
//!
//! Readers give records in one normal form, so that all spellings read alike: an optional field
//! that is empty is missing; ids, names and items of lists have no white space around them; lists
//! have no empty items; no alias repeats the name.
//!
//! Inputs are UTF-8, with or without a byte order mark. What is in another encoding is converted,
//! with a note: UTF-16 by its mark, else by what the bytes look like; of JSON Lines only the lines
//! in question are. Bytes that no encoding explains are a problem.
//!
//! # The field names of articles
//!
//! An article in JSON is an object with a text under one of these names. Of several names the
//! first that says something counts, and what is not listed is kept among the attributes. A dot
//! leads into an object.
//!
//! | field | names |
//! |---|---|
//! | `text` | `text`, `maintext`, `full_text`, `article_text`, `articleBody`, `article_body`, `body`, `body_text`, `bodyText`, `content`, `content_text`, `cleaned_text`, `plain_text`, `story_text`, `raw_text`, `article`, `story`, `fields.bodyText`, `fields.body`, `content.rendered`, `content.text` |
//! | `title` | `title`, `headline`, `headline.main`, `title.rendered`, `webTitle`, `article_title`, `fields.headline`, `thread.title` |
//! | `url` | `url`, `link`, `web_url`, `webUrl`, `source_url`, `article_url`, `canonical_url`, `permalink`, `links.permalink`, `DocumentIdentifier`, `thread.url` |
//! | `publisher` | `publisher`, `publication`, `source.name`, `source.title`, `media_name`, `outlet`, `newspaper`, `site_name`, `sitename`, `SourceCommonName`, `source`, `source_name`, `source_domain`, `source-hostname`, `domain`, `hostname`, `clean_url`, `thread.site` |
//! | `author` | `author`, `authors`, `byline`, `byline.original`, `fields.byline`, `creator`, `writer`, `article_author` |
//! | `date` | `date`, `date_publish`, `published`, `published_at`, `publishedAt`, `published_date`, `publish_date`, `publish_time`, `publication_date`, `datePublished`, `date_published`, `pubDate`, `pub_date`, `dateTimePub`, `webPublicationDate`, `seendate`, `article_date`, `dateTime`, `datetime`, `timestamp` |
//! | `section` | `section`, `section_name`, `sectionName`, `category`, `categories`, `news_desk` |
//! | `language` | `language`, `lang` |
//!
//! These are the names of news-please and CC-News, All the News, `NewsAPI`, Event Registry,
//! Webhose, Media Cloud, GDELT, Newscatcher, The Guardian, The New York Times, trafilatura and
//! `WordPress`. A text in HTML is converted, with a note; paragraphs in a list are joined; dates
//! may be written in any way that [`Date::read`](crate::model::Date::read) knows.

mod article;
mod bytes;
mod cells;
mod coded;
mod collect;
mod csv_records;
mod csv_statements;
mod encoding;
mod evidence;
mod fields;
mod html;
mod json;
mod json_lines;
mod language;
mod linked_data;
mod markdown;
mod meter;
mod nesting;
mod object;
mod origin;
mod problems;
mod quote;
mod record;
mod sink;
mod source;
mod stream;
mod table;
mod text;
mod unpack;
mod walk;

pub use collect::{Gatherer, Input, read};
pub use language::note_other_language;
pub use meter::{Meter, size};
pub(crate) use object::{Members, bad_json};
pub(crate) use origin::Cursor;
pub use problems::Problems;
pub(crate) use quote::quoted;
pub use sink::Sink;
pub use source::Source;
pub(crate) use source::split_name;
pub use stream::{FileReport, Report, holds_records, is_table_of_records, stream};
pub(crate) use table::{delimiter, header, normal};

use std::path::PathBuf;

use crate::model::{Document, Record};
use crate::{Place, Result};

/// A format that records or articles can be read from.
pub trait Reader: Sync {
    /// The name of the format.
    fn name(&self) -> &'static str;

    /// The endings of its files, the usual one first, without the dot. Each may be followed by
    /// `.gz` or `.zst`.
    fn extensions(&self) -> &'static [&'static str];

    /// What it holds, in a few words.
    fn summary(&self) -> &'static str;

    /// Tells whether a file is in this format, by its name without folder and ending and by its
    /// first 8 kB.
    ///
    /// It decides between formats with the same ending, and about inputs without an ending.
    fn recognises(&self, name: &str, start: &str) -> bool;

    /// Tells whether files of this format may hold records; those of others hold articles alone.
    fn holds_records(&self) -> bool {
        true
    }

    /// Reads a file and hands on what it holds.
    ///
    /// # Errors
    ///
    /// Returns why the rest of the file cannot be read, or the error of the sink. A bad record is
    /// no error: the reader notes the problem and goes on.
    fn read(&self, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()>;
}

/// All input formats, in the order of tables and of recognition.
pub const READERS: &[&dyn Reader] = &[
    &json::Json,
    &json_lines::JsonLines,
    &csv_records::CsvRecords,
    &csv_statements::CsvStatements,
    &html::Html,
    &markdown::Markdown,
    &text::Text,
];

/// What reading finds.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A record, and where it stands.
    Record(Record, Place),
    /// An article, from which records are yet to be extracted.
    Article(Document),
}

/// How inputs are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The longest text that is held in memory as one piece, in bytes: a line of JSON Lines, or a
    /// file of any other format. Longer ones are refused with a problem.
    pub longest: u64,
    /// Folders to leave out where a walk comes upon them: those that output goes to.
    pub leave_out: Vec<PathBuf>,
    /// Where the bytes are counted that were read from files.
    pub meter: Meter,
}

impl Default for Options {
    /// Allows 1 GB.
    fn default() -> Self {
        Self {
            longest: 1 << 30,
            leave_out: Vec::new(),
            meter: Meter::default(),
        }
    }
}
