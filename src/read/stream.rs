//! Reading inputs one after the other, each record or article handed on as soon as it is read.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::sink::Sink;
use super::source::{START, Source, split_name};
use super::text::Text;
use super::walk::Walk;
use super::{Item, Meter, Options, Problems, READERS, Reader};
use crate::{Error, Place, Result};

/// What was read, file by file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// The files, in the order in which they were read.
    pub files: Vec<FileReport>,
    /// How many files in folders were passed over, by ending; `README` for such files.
    pub skipped: BTreeMap<String, u64>,
    /// What could not be read, and why.
    pub problems: Problems,
    /// What is worth knowing and no problem, such as an encoding that was converted.
    pub notes: Problems,
}

/// What one file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// The path as the user gave it, or `-`.
    pub path: Arc<str>,
    /// The name of the reader.
    pub format: &'static str,
    /// How many records.
    pub records: u64,
    /// How many articles.
    pub articles: u64,
}

impl fmt::Display for FileReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            path,
            format,
            records,
            articles,
        } = self;
        write!(
            f,
            "{path}: {format}, {records} records, {articles} articles"
        )
    }
}

/// Reads files, folders and standard input (`-`) and hands on each record and article at once.
///
/// Memory holds one article at a time, or one file where a format cannot be read in pieces (one
/// JSON document, CSV). Folders are read in the order of their paths; hidden files, READMEs and
/// files with other endings are passed over. A file that is named twice is read once.
///
/// Articles are what is to be extracted; a record of type `document` stays a record here, even
/// where it has a text. [`super::read`] sees all records at once and can do better.
///
/// # Errors
///
/// Returns the error that `give` returned; reading stops there. Everything that is wrong with the
/// input is a problem in the report instead.
pub fn stream(
    paths: &[PathBuf],
    options: &Options,
    stdin: &mut dyn Read,
    give: &mut dyn FnMut(Item) -> Result<()>,
) -> Result<Report> {
    let run = Run::new(options, give);
    run.read_all(paths, stdin)
}

/// Tells whether there is a record in files and folders; standard input is passed over, since it
/// can be read only once. Files that cannot hold records are not read for it.
#[must_use]
pub fn holds_records(paths: &[PathBuf], options: &Options) -> bool {
    let is_file = |path: &&PathBuf| path.as_os_str() != "-";
    let files: Vec<PathBuf> = paths.iter().filter(is_file).cloned().collect();
    let mut stop_at_records = |item| match item {
        Item::Article(_) => Ok(()),
        Item::Record(..) => Err(Error::new("a record")),
    };
    let mut run = Run::new(options, &mut stop_at_records);
    run.records_only = true;
    run.read_all(&files, &mut std::io::empty()).is_err()
}

/// What the functions of one run share.
struct Run<'a> {
    options: &'a Options,
    give: &'a mut dyn FnMut(Item) -> Result<()>,
    report: Report,
    walk: Walk,
    /// How many files were met that can be read, be it that they were read before.
    met: u64,
    /// Whether files that can hold nothing but articles are passed over.
    records_only: bool,
}

impl<'a> Run<'a> {
    fn new(options: &'a Options, give: &'a mut dyn FnMut(Item) -> Result<()>) -> Self {
        Self {
            options,
            give,
            report: Report::default(),
            walk: Walk::default(),
            met: 0,
            records_only: false,
        }
    }

    fn read_all(mut self, paths: &[PathBuf], stdin: &mut dyn Read) -> Result<Report> {
        for folder in &self.options.leave_out {
            // What was met before is passed over.
            self.walk.is_new(folder);
        }
        for path in paths {
            if path.as_os_str() == "-" {
                let input = Box::new(BufReader::new(&mut *stdin));
                self.read_source(Source::new("-".into(), input, true, self.options.longest))?;
            } else if path.is_dir() {
                self.read_folder(path)?;
            } else {
                self.read_file(path, true)?;
            }
        }
        Ok(self.report)
    }

    fn read_folder(&mut self, folder: &Path) -> Result<()> {
        if !self.walk.is_new(folder) {
            return Ok(());
        }
        let before = self.met;
        let mut problems = Vec::new();
        for file in self.walk.files(folder, &mut problems) {
            self.read_file(&file, false)?;
        }
        if self.met == before && problems.is_empty() {
            let problem = Error::new("the folder holds no articles and no records")
                .at(Place::file(folder.to_string_lossy()))
                .hint(format!("files that can be read end in {}", endings()));
            problems.push(problem);
        }
        self.report.problems.extend(problems);
        Ok(())
    }

    fn read_file(&mut self, path: &Path, is_named: bool) -> Result<()> {
        if !is_named && let Some(reason) = reason_to_skip(path) {
            self.skip(reason);
            return Ok(());
        }
        self.met += 1;
        if !self.walk.is_new(path) {
            return Ok(());
        }
        let Options { longest, meter, .. } = self.options;
        // Whoever only looks for records takes nothing away from what is still to be read.
        let meter = if self.records_only {
            Meter::default()
        } else {
            meter.clone()
        };
        self.read_source(Source::open_metered(path, is_named, *longest, meter))
    }

    /// Reads one input and reports what it gave; only the caller's own error ends the run.
    fn read_source(&mut self, source: Result<Source<'_>>) -> Result<()> {
        let mut source = match source.and_then(refuse_what_is_no_text) {
            Ok(source) => source,
            Err(problem) => {
                self.report.problems.push(problem);
                return Ok(());
            }
        };
        let reader = choose(&source);
        if self.records_only && !reader.holds_records() {
            return Ok(());
        }
        let mut sink = Sink::new(self.give, &mut self.report.problems);
        if let Err(error) = reader.read(&mut source, &mut sink) {
            if sink.caller_stopped() {
                return Err(error);
            }
            sink.problem(error);
        }
        let (records, articles) = sink.counts();
        let note = sink.take_note();
        match sink.take_foreign() {
            Some(_) if !source.is_named && (records, articles) == (0, 0) => {
                self.met -= 1;
                self.skip(format!(".{}", source.ending));
                return Ok(());
            }
            Some(problem) => self.report.problems.push(problem),
            None => {}
        }
        self.report.notes.extend(note);
        if let Some(encoding) = source.encoding() {
            let note = format!("the file is in {encoding} and was converted to UTF-8");
            let place = Place::file(source.file.clone());
            self.report.notes.push(Error::new(note).at(place));
        }
        let (path, format) = (source.file.clone(), reader.name());
        self.report.files.push(FileReport {
            path,
            format,
            records,
            articles,
        });
        Ok(())
    }

    fn skip(&mut self, reason: String) {
        *self.report.skipped.entry(reason).or_default() += 1;
    }
}

/// Reads whatever no other reader recognises.
const LAST_RESORT: &dyn Reader = &Text;

/// Chooses the reader by the ending of the file, or, where that says nothing, by its content.
fn choose(source: &Source<'_>) -> &'static dyn Reader {
    let start = String::from_utf8_lossy(source.start());
    let has_ending = |reader: &&&dyn Reader| reader.extensions().contains(&source.ending.as_str());
    let by_ending: Vec<&&dyn Reader> = READERS.iter().filter(has_ending).collect();
    let candidates = if by_ending.is_empty() {
        READERS.iter().collect()
    } else {
        by_ending
    };
    let recognised = candidates
        .iter()
        .find(|reader| reader.recognises(&source.stem, &start));
    // Where nobody recognises a file, the first reader for its ending says what is wrong with it.
    **recognised.or(candidates.first()).unwrap_or(&&LAST_RESORT)
}

/// Tells whether a table holds records, by its name and its columns; a file of another format is
/// no table.
#[must_use]
pub fn is_table_of_records(path: &Path) -> bool {
    let longest = Options::default().longest;
    Source::open(path, true, longest).is_ok_and(|source| {
        let start = String::from_utf8_lossy(source.start());
        let mut tables = READERS
            .iter()
            .filter(|reader| reader.extensions().contains(&"csv"));
        let has_ending = matches!(source.ending.as_str(), "csv" | "tsv");
        has_ending && tables.any(|reader| reader.recognises(&source.stem, &start))
    })
}

/// Refuses files that are empty or binary, whatever their ending.
fn refuse_what_is_no_text(source: Source<'_>) -> Result<Source<'_>> {
    let start = source.start();
    let place = Place::file(source.file.clone());
    // A cell of a table may hold any character, even NUL; its header will not.
    let head = match source.ending.as_str() {
        "csv" | "tsv" => start.split(|byte| *byte == b'\n').next().unwrap_or(start),
        _ => start,
    };
    if head.contains(&0) {
        return Err(Error::new("this is a binary file, not a text")
            .at(place)
            .because("it holds NUL bytes")
            .hint(format!("files that can be read end in {}", endings())));
    }
    if start.len() < START && start.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::new("the file is empty").at(place));
    }
    Ok(source)
}

/// Says why a file in a folder is passed over, if it is.
pub(super) fn reason_to_skip(path: &Path) -> Option<String> {
    let (stem, ending) = split_name(&path.to_string_lossy());
    if stem.to_ascii_lowercase().starts_with("readme") {
        return Some("README".to_owned());
    }
    let is_known = READERS
        .iter()
        .any(|reader| reader.extensions().contains(&ending.as_str()));
    match ending.as_str() {
        _ if is_known => None,
        "" => Some("no ending".to_owned()),
        ending => Some(format!(".{ending}")),
    }
}

/// Lists the endings of every format.
fn endings() -> String {
    let mut endings: Vec<String> = Vec::new();
    for ending in READERS.iter().flat_map(|reader| reader.extensions()) {
        let ending = format!(".{ending}");
        if !endings.contains(&ending) {
            endings.push(ending);
        }
    }
    format!("{}, each also with .gz or .zst", endings.join(", "))
}
