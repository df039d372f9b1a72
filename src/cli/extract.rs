//! `sayso extract`: articles to records, as a stream where the format allows it.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Global;
use super::arguments::InputArguments;
use super::loading::{
    finish, load, nothing, paths, prepare, refuse_graph_files, spare_inputs, tell, tell_left_out,
};
use super::output::{is_folder, is_stdout, write_to};
use super::progress::Bar;
use super::report::{Failure, Outcome, Terminal};
use super::timings::Timings;
use crate::Error;
use crate::pipeline;
use crate::write::{self, RecordWriter, WRITERS};

/// Find who said what in articles, and write it as records
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sayso extract article.txt                    records on standard output, one a line
  sayso extract articles/ -o records.jsonl.gz  a file of records, compressed
  sayso extract articles/ -o coded/ --to csv   tables to correct by hand
  cat news.jsonl | sayso extract - -o -        articles in, records out")]
pub(crate) struct ExtractArguments {
    #[command(flatten)]
    input: InputArguments,
    /// A file, a folder, or - for standard output
    #[arg(
        long,
        short,
        value_name = "PLACE",
        default_value = "-",
        env = "SAYSO_EXTRACT_OUTPUT",
        hide_env_values = true
    )]
    output: PathBuf,
    /// The format: jsonl, json or csv [default: by the ending of the output, else jsonl]
    #[arg(
        long,
        value_name = "FORMAT",
        env = "SAYSO_EXTRACT_TO",
        hide_env_values = true
    )]
    to: Option<String>,
}

/// Runs `sayso extract`.
pub(super) fn run(
    arguments: &ExtractArguments,
    global: &Global,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let writer = format(arguments)?;
    let input = &arguments.input;
    let options = prepare(input, &arguments.output, global)?;
    let files = writer.files();
    let in_folder = !is_stdout(&arguments.output) && is_folder(&arguments.output);
    if files.len() > 1 && !in_folder {
        return Err(Failure::Usage(
            Error::new(format!(
                "{} is a folder of {} files",
                writer.name(),
                files.len()
            ))
            .hint("name a folder with -o, such as -o records/"),
        ));
    }
    let place = |name: &str| {
        if in_folder {
            return arguments.output.join(name);
        }
        arguments.output.clone()
    };
    refuse_graph_files(&input.inputs)?;
    if writer.name() == write::STREAMED && !pipeline::holds_records(&input.inputs, &options.read) {
        let target = place(files.first().map_or("records.jsonl", |file| file.name));
        return stream(input, &target, &options, terminal);
    }
    let bar = Bar::new(terminal, Timings::new(None));
    let loaded = load(input, &arguments.output, global, terminal, &bar)?;
    tell_left_out(&loaded, input, terminal);
    for file in files {
        spare_inputs(&place(file.name), &paths(&loaded.files))?;
    }
    for file in files {
        write_to(&place(file.name), terminal, |out| {
            (file.write)(&loaded.records, out)
        })?;
    }
    Ok(finish(
        &loaded.problems.into_errors(),
        input.lenient,
        terminal,
    ))
}

/// Writes the findings of each article as soon as they are there, in flat memory.
fn stream(
    input: &InputArguments,
    target: &Path,
    options: &pipeline::Options,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let bar = Bar::new(terminal, Timings::new(None));
    bar.watch(&input.inputs, &options.read);
    let mut done = None;
    let written = write_to(target, terminal, |out| {
        let stdin = &mut io::stdin().lock();
        let loaded = pipeline::extract_stream(&input.inputs, options, stdin, &bar, out)?;
        let is_empty = loaded
            .files
            .iter()
            .all(|file| file.records + file.articles == 0);
        done = Some(loaded);
        if is_empty {
            Err(io::ErrorKind::InvalidInput.into())
        } else {
            Ok(())
        }
    });
    drop(bar);
    let Some(loaded) = done else {
        return written.map(|()| Outcome::Done);
    };
    tell(&loaded, terminal);
    tell_left_out(&loaded, input, terminal);
    let is_empty = loaded
        .files
        .iter()
        .all(|file| file.records + file.articles == 0);
    let outcome = finish(&loaded.problems.into_errors(), input.lenient, terminal);
    if is_empty {
        return Err(nothing().into());
    }
    written.map(|()| outcome)
}

/// Finds the spelling that the arguments ask for.
fn format(arguments: &ExtractArguments) -> Result<&'static dyn RecordWriter, Failure> {
    let name = arguments.output.to_string_lossy().to_lowercase();
    let ending = name
        .trim_end_matches(".gz")
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_owned());
    let found = match (&arguments.to, &ending) {
        (Some(name), _) => write::find(name),
        (None, Some(ending)) if !is_folder(&arguments.output) => {
            let has_ending =
                |writer: &&&dyn RecordWriter| writer.extensions().contains(&ending.as_str());
            WRITERS.iter().find(has_ending).copied()
        }
        (None, _) => write::find(write::STREAMED),
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = WRITERS.iter().map(|writer| writer.name()).collect();
        let asked = arguments.to.clone().or(ending).unwrap_or_default();
        Failure::Usage(
            Error::new(format!("records cannot be written as {asked:?}"))
                .hint(format!("the formats are: {}", names.join(", "))),
        )
    })
}
