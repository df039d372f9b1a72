//! Streams of articles: read, searched and written batch by batch, so that memory stays flat.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, TryRecvError};

use rayon::prelude::*;

use super::{Loaded, Options, Progress, prepare};
use crate::extract::extract_with;
use crate::model::{Document, LeftOut, Records};
use crate::read::{self, Gatherer, Item, Problems};
use crate::{Error, write};

/// How many articles are extracted at a time: enough to keep all threads busy, few enough to stay
/// small in memory.
const BATCH: usize = 64;
/// A batch is complete when its texts have this many bytes, however few they are.
const BATCH_BYTES: usize = 1 << 20;

/// Tells whether there are records in files and folders: then everything has to be read before
/// the first article can be extracted, because people may have coded it already.
#[must_use]
pub fn holds_records(inputs: &[PathBuf], options: &read::Options) -> bool {
    read::holds_records(inputs, options)
}

/// Reads inputs and writes the findings of their articles as JSON Lines, batch by batch, so that
/// memory stays flat however many articles there are.
///
/// From the first record on, which only standard input may hold (see [`holds_records`]), items
/// are gathered and checked together instead. Returns what was read; its records are written, and
/// no longer there.
///
/// # Errors
///
/// Returns the writer's own error. What cannot be read is a problem.
pub fn extract_stream(
    inputs: &[PathBuf],
    options: &Options,
    stdin: &mut dyn Read,
    progress: &dyn Progress,
    out: &mut dyn Write,
) -> io::Result<Loaded> {
    progress.start("extracting", None);
    rayon::in_place_scope(|scope| {
        let mut batches = Batches::new(scope, options, progress, &mut *out);
        let mut gatherer = Gatherer::default();
        let mut failure = None;
        let report = read::stream(inputs, &options.read, stdin, &mut |item| {
            let done = match item {
                Item::Article(article) if !gatherer.has_records() => batches.add(article),
                item => {
                    gatherer.add(item);
                    Ok(())
                }
            };
            done.map_err(|error| {
                let stop = Error::new(error.to_string());
                failure = Some(error);
                stop
            })
        });
        if let Some(error) = failure {
            return Err(error);
        }
        let mut input = gatherer.finish(report.map_err(io::Error::other)?);
        for article in input.articles {
            batches.add(article)?;
        }
        let told = batches.finish()?;
        let mut left_out = input.records.leave_out_below(options.min_confidence);
        left_out.add(told.left_out);
        write::write_lines(&input.records, out)?;
        input.notes.append(told.notes);
        Ok(Loaded {
            records: Records::new(),
            articles: told.articles,
            left_out,
            files: input.files,
            skipped: input.skipped,
            problems: input.problems,
            notes: input.notes,
        })
    })
}

/// Articles on their way: one batch is read while another is searched on all threads.
struct Batches<'s, 'scope> {
    scope: &'s rayon::Scope<'scope>,
    options: &'scope Options,
    progress: &'scope dyn Progress,
    out: &'s mut dyn Write,
    waiting: Vec<Document>,
    /// How long the texts of the waiting articles are.
    bytes: usize,
    /// Where the findings of the batch that is searched will arrive.
    searched: Option<Receiver<Vec<Findings>>>,
    told: Told,
}

/// What there is to tell of the articles that were searched.
#[derive(Default)]
struct Told {
    articles: usize,
    left_out: LeftOut,
    notes: Problems,
}

/// What was found in an article, as JSON Lines, and why it was not searched, if so.
struct Findings {
    lines: io::Result<Vec<u8>>,
    note: Option<Error>,
    left_out: LeftOut,
}

impl<'s, 'scope> Batches<'s, 'scope> {
    fn new(
        scope: &'s rayon::Scope<'scope>,
        options: &'scope Options,
        progress: &'scope dyn Progress,
        out: &'s mut dyn Write,
    ) -> Self {
        Self {
            scope,
            options,
            progress,
            out,
            waiting: Vec::new(),
            bytes: 0,
            searched: None,
            told: Told::default(),
        }
    }

    /// Takes an article, and has a batch searched when it is complete.
    fn add(&mut self, article: Document) -> io::Result<()> {
        self.bytes += article.text.as_ref().map_or(0, String::len);
        self.waiting.push(article);
        if self.waiting.len() < BATCH && self.bytes < BATCH_BYTES {
            return Ok(());
        }
        self.search()
    }

    /// Has the waiting articles searched, and writes what was found in those before.
    fn search(&mut self) -> io::Result<()> {
        let batch = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        self.told.articles += batch.len();
        let (found, arrives) = mpsc::channel();
        let (options, progress) = (self.options, self.progress);
        self.scope.spawn(move |_| {
            let articles = batch.into_par_iter();
            let findings = articles
                .map(|article| findings(article, options, progress))
                .collect();
            // Nobody waits any more where writing has failed.
            let _ = found.send(findings);
        });
        let before = self.searched.replace(arrives);
        self.write(before.as_ref())
    }

    /// Writes a batch in the order of its articles.
    fn write(&mut self, batch: Option<&Receiver<Vec<Findings>>>) -> io::Result<()> {
        for findings in batch.map(wait).unwrap_or_default() {
            self.out.write_all(&findings.lines?)?;
            self.told.notes.extend(findings.note);
            self.told.left_out.add(findings.left_out);
        }
        Ok(())
    }

    /// Writes what is left; returns what there is to tell.
    fn finish(mut self) -> io::Result<Told> {
        self.search()?;
        let last = self.searched.take();
        self.write(last.as_ref())?;
        Ok(self.told)
    }
}

/// Waits for a batch; a thread of the pool helps meanwhile, lest all wait for one another.
fn wait(batch: &Receiver<Vec<Findings>>) -> Vec<Findings> {
    loop {
        match batch.try_recv() {
            Ok(findings) => return findings,
            Err(TryRecvError::Empty) if rayon::yield_now().is_some() => {}
            // Who panicked sends nothing; the end of the scope passes it on.
            Err(_) => return batch.recv().unwrap_or_default(),
        }
    }
}

/// Searches an article.
fn findings(mut article: Document, options: &Options, progress: &dyn Progress) -> Findings {
    let prepared = prepare(&mut article);
    let mut found = if prepared.is_english {
        extract_with(&article, &options.extract)
    } else {
        Records::new()
    };
    let left_out = found.leave_out_below(options.min_confidence);
    let mut lines = Vec::new();
    let written = write::write_findings(&article, &found, &mut lines);
    progress.advance(1);
    Findings {
        lines: written.map(|()| lines),
        note: prepared.note,
        left_out,
    }
}
