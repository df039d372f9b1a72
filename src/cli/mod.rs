//! The terminal: one file for each subcommand; nothing below this module prints.

mod analyze;
mod arguments;
mod bars;
mod changes;
mod check;
mod comparison;
mod completions;
mod converting;
mod explain;
mod export;
mod extract;
mod groups;
mod interrupt;
mod listing;
mod loading;
mod measuring;
mod output;
mod picturing;
mod plotting;
mod preference;
mod progress;
mod ranking;
mod report;
mod reporting;
mod settings;
mod spelling;
mod summary;
mod table;
mod theme;
mod timings;
mod width;
mod writing;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

pub(crate) use arguments::Global;
use report::{Outcome, Terminal};

/// What the program was called with.
#[derive(Debug, Parser)]
#[command(
    name = "sayso",
    version,
    about = "Turns news articles and coded records into a graph of who said what",
    after_help = EXAMPLES,
    args_override_self = true,
    max_term_width = 100
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  sayso export articles/ -o output/      files for Gephi, Graphviz, spreadsheets
  sayso export articles/ -o who.gexf     one file, its format by its ending
  sayso extract article.txt -o -         who said what, as records, one a line
  sayso analyze articles/ --top 20       the most central actors, as a table
  sayso explain articles/ --node Brook   what she says, why she ranks so high
  sayso report articles/ -o report.html  one page for an editor, to print
  sayso check who.gexf --for gephi       what a program will do with a file
  sayso help export                      everything that export can do

sayso reads articles (.txt, .md, .html, JSON Lines) and coded records (JSON Lines, JSON, CSV), \
alone, in folders, compressed with gzip or zstd, or from standard input (-). Options can also be \
set in sayso.toml (here, or in the folder for settings) and as variables: SAYSO_THREADS, \
SAYSO_VIEW.";

/// What whoever forgot the input reads.
const FIRST_RUN: &str = "\
say what to read: a folder of articles (.txt, .md, .html), a table of coded statements \
(statements.csv), or a graph file. To begin with: sayso export articles/ -o output/";

#[derive(Debug, Subcommand)]
enum Command {
    Export(export::ExportArguments),
    Extract(extract::ExtractArguments),
    Analyze(analyze::AnalyzeArguments),
    Explain(explain::ExplainArguments),
    Report(reporting::ReportArguments),
    Check(check::CheckArguments),
    /// List the formats that `export` writes
    Formats(listing::ListingArguments),
    /// List the measures that `analyze` and `export` compute
    Measures(listing::ListingArguments),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArguments),
    /// Print the manual page, for man(1)
    Man,
}

/// Runs the program with its arguments, the program's own name first, and returns its exit code:
/// 0 done, 1 a problem with input or data, 2 wrong usage.
#[must_use]
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let arguments = match settings::parse_with_settings(arguments) {
        Ok(arguments) => arguments,
        Err(settings::Failure::Usage(error)) => {
            // Help and version come this way too, with exit code 0 and on stdout.
            let _ = error.print();
            if error.kind() == ErrorKind::MissingRequiredArgument {
                Terminal::default().hint_line(FIRST_RUN);
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
        Err(settings::Failure::Settings(error)) => {
            Terminal::default().error(&error);
            return ExitCode::from(2);
        }
    };
    let terminal = Terminal::new(&arguments.global);
    interrupt::listen();
    let outcome = match &arguments.command {
        Command::Export(command) => export::run(command, &arguments.global, &terminal),
        Command::Extract(command) => extract::run(command, &arguments.global, &terminal),
        Command::Analyze(command) => analyze::run(command, &arguments.global, &terminal),
        Command::Explain(command) => explain::run(command, &arguments.global, &terminal),
        Command::Report(command) => reporting::run(command, &arguments.global, &terminal),
        Command::Check(command) => check::run(command, &terminal),
        Command::Formats(command) => listing::formats(command, &terminal),
        Command::Measures(command) => listing::measures(command, &terminal),
        Command::Completions(command) => completions::completions(command, &terminal),
        Command::Man => completions::manual(&terminal),
    };
    match outcome {
        // A broken pipe is quiet: whoever read our output has had enough of it.
        Ok(Outcome::Done) | Err(report::Failure::BrokenPipe) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(report::Failure::Usage(error)) => {
            terminal.error(&error);
            ExitCode::from(2)
        }
        Err(report::Failure::Data(error)) => {
            terminal.error(&error);
            ExitCode::from(1)
        }
    }
}
