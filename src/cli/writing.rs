//! Files that `sayso export` writes: whole or not at all, and with word of what they could not
//! hold.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::output::{write_to, write_to_new};
use super::report::{Failure, Terminal};
use super::theme::ThemeArguments;
use crate::Error;
use crate::export::{self, Exporter, Folder, Loss, Losses, Tally};
use crate::files::{Existing, Together, write_whole};
use crate::graph::GraphView;

/// How files are written.
#[derive(Debug, Args)]
pub(crate) struct WritingArguments {
    /// Write what the formats could not hold into a JSON file as well
    #[arg(
        long,
        value_name = "FILE",
        env = "SAYSO_REPORT",
        hide_env_values = true
    )]
    report: Option<PathBuf>,
    /// Refuse to write a file that cannot hold everything
    #[arg(long, env = "SAYSO_STRICT", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    strict: bool,
    /// Keep files that are there already
    #[arg(long, env = "SAYSO_NO_CLOBBER", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    no_clobber: bool,
    /// In DOT, draw a box around those who belong together
    #[arg(
        long,
        value_name = "WHAT",
        env = "SAYSO_CLUSTER_BY",
        hide_env_values = true
    )]
    cluster_by: Option<ClusterBy>,
    /// In RDF, what the addresses of nodes begin with
    #[arg(
        long,
        value_name = "IRI",
        default_value = "https://example.org/sayso/",
        value_parser = base,
        env = "SAYSO_BASE",
        hide_env_values = true
    )]
    base: String,
    /// In Mermaid, how many nodes to draw: the most central ones
    #[arg(
        long,
        value_name = "N",
        default_value_t = 50,
        env = "SAYSO_LIMIT",
        hide_env_values = true
    )]
    limit: usize,
    #[command(flatten)]
    theme: ThemeArguments,
    /// In SVG and PNG, the heading
    #[arg(long, value_name = "TEXT", env = "SAYSO_TITLE", hide_env_values = true)]
    title: Option<String>,
}

/// Reads what addresses begin with.
fn base(text: &str) -> Result<String, String> {
    export::check_base(text).map(|()| text.to_owned())
}

/// What boxes are drawn around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ClusterBy {
    /// Those with a role in one organisation
    Organisation,
    /// Those of one community
    Community,
}

/// What one format lost in its file.
pub(super) struct Lost {
    pub(super) file: String,
    pub(super) format: &'static str,
    pub(super) losses: Losses,
}

impl WritingArguments {
    /// Tells whether colors or boxes need communities.
    pub(super) fn needs_communities(&self) -> bool {
        self.cluster_by == Some(ClusterBy::Community)
    }

    /// Returns what the formats follow.
    fn settings(&self) -> export::Settings {
        export::Settings {
            base: self.base.clone(),
            limit: self.limit,
            cluster_by: self.cluster_by.map(|by| match by {
                ClusterBy::Organisation => export::ClusterBy::Organisation,
                ClusterBy::Community => export::ClusterBy::Community,
            }),
            theme: self.theme.theme(),
            title: self.title.clone(),
        }
    }

    /// Returns what becomes of files that are there already.
    const fn existing(&self) -> Existing {
        if self.no_clobber {
            Existing::Keep
        } else {
            Existing::Replace
        }
    }

    /// Writes a graph to a file, or into a folder, and returns its size and what it lost.
    pub(super) fn write(
        &self,
        exporter: &dyn Exporter,
        graph: &GraphView,
        path: &Path,
    ) -> Result<(u64, Losses), Error> {
        let settings = self.settings();
        if let Some(writer) = exporter.folder() {
            let mut files = Files {
                files: Together::new(path, self.existing()),
                failure: None,
            };
            let losses = writer.write(graph, &settings, &mut files);
            return match (losses, files.failure) {
                (_, Some(failure)) => Err(failure),
                (Err(error), None) => {
                    Err(Error::new(format!("cannot write {}", path.display())).because(error))
                }
                (Ok(losses), None) if self.strict && !losses.is_empty() => {
                    Err(refused(&path.to_string_lossy(), &losses))
                }
                (Ok(losses), None) => Ok((files.files.finish()?, losses)),
            };
        }
        let mut losses = Losses::new();
        let size = write_whole(path, self.existing(), |out| {
            losses = exporter.write(graph, &settings, out)?;
            if self.strict && !losses.is_empty() {
                return Err(io::ErrorKind::Unsupported.into());
            }
            Ok(())
        });
        match size {
            Err(_) if self.strict && !losses.is_empty() => {
                Err(refused(&path.to_string_lossy(), &losses))
            }
            size => Ok((size?, losses)),
        }
    }

    /// Writes a graph to standard output, and returns what was lost.
    pub(super) fn write_out(
        &self,
        exporter: &dyn Exporter,
        graph: &GraphView,
        terminal: &Terminal,
    ) -> Result<Losses, Failure> {
        let settings = self.settings();
        if self.strict {
            // What is written to a stream cannot be taken back.
            let losses = exporter.write(graph, &settings, &mut io::sink())?;
            if !losses.is_empty() {
                return Err(refused("standard output", &losses).into());
            }
        }
        let mut losses = Losses::new();
        write_to(Path::new("-"), terminal, |out| {
            losses = exporter.write(graph, &settings, out)?;
            Ok(())
        })?;
        Ok(losses)
    }

    /// Says what files lost, and writes the report.
    pub(super) fn tell(&self, lost: &[Lost], terminal: &Terminal) -> Result<(), Failure> {
        // What several files lost alike is said once.
        let mut said: BTreeMap<(Loss, String), Vec<&str>> = BTreeMap::new();
        for lost in lost {
            for (loss, tally) in lost.losses.iter() {
                let words = words(loss, tally);
                said.entry((loss, words)).or_default().push(&lost.file);
            }
        }
        for ((_, words), files) in said {
            terminal.note(&format!("{}: {words}", files.join(", ")));
        }
        let Some(path) = &self.report else {
            return Ok(());
        };
        let files = lost.iter().map(|lost| {
            let losses = lost.losses.iter().map(|(loss, tally)| {
                json!({
                    "loss": loss.as_str(),
                    "count": tally.count,
                    "words": loss.words(tally.count),
                    "examples": tally.examples,
                })
            });
            json!({
                "file": lost.file,
                "format": lost.format,
                "losses": losses.collect::<Vec<_>>(),
            })
        });
        let report = serde_json::Value::Array(files.collect());
        write_to_new(path, self.existing(), terminal, |out| {
            writeln!(out, "{report:#}")
        })
    }
}

/// Says what a file lost, with examples.
fn words(loss: Loss, tally: &Tally) -> String {
    let words = loss.words(tally.count);
    if tally.examples.is_empty() {
        return words;
    }
    let more = if tally.count > tally.examples.len() as u64 {
        ", …"
    } else {
        ""
    };
    format!("{words} ({}{more})", tally.examples.join(", "))
}

/// Returns the error for a file that would not hold everything.
fn refused(place: &str, losses: &Losses) -> Error {
    let words: Vec<String> = losses
        .iter()
        .map(|(loss, tally)| words(loss, tally))
        .collect();
    Error::new(format!(
        "{place} would not hold everything, so it was not written"
    ))
    .because(words.join("; "))
    .hint("choose another format, or leave --strict away")
}

/// A folder that a format writes its files into.
struct Files {
    files: Together,
    failure: Option<Error>,
}

impl Folder for Files {
    fn file(
        &mut self,
        name: &str,
        fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        self.files.add(Path::new(name), fill).map_err(|error| {
            // The error with the file's name is told; the format only has to stop.
            self.failure = Some(error);
            io::ErrorKind::Other.into()
        })
    }
}
