//! Says what programs will do with a graph file, whoever wrote it: rules by format, in [`rules`].
//!
//! A file is scanned once, as text and not as a graph, so that every finding has its line and
//! column. What fires is a [`Rule`]: a fact about some programs that was measured with them, or
//! read in their source or in a specification.
//!
//! ```
//! use sayso::check::{Options, Program, check_bytes};
//!
//! let table = b"Source,Target,Weight\nAda,Grace,0\n";
//! let options = Options { program: Some(Program::Gephi), ..Options::default() };
//! let report = check_bytes("ties.csv", table, &options)?;
//! let finding = &report.findings[0];
//! assert_eq!(finding.place.to_string(), "ties.csv:2:11");
//! assert_eq!(finding.rule.name, "csv-weight-zero");
//! assert_eq!(finding.rule.outcome(options.program), "in Gephi the edge is dropped");
//! # Ok::<(), sayso::Error>(())
//! ```

mod csv;
mod dot;
mod edges;
mod findings;
mod format;
mod gexf;
mod graphml;
mod json;
mod program;
mod rule;
mod values;
mod xml;

use std::io::{BufReader, Read};
use std::path::Path;

use findings::Findings;
pub use findings::{Finding, Report};
pub use format::Format;
pub use program::Program;
pub use rule::{Effect, Harm, Rule, Severity, rules};

use crate::read::{Source, split_name};
use crate::{Error, Place, Result};

/// The longest file that is checked: its text is held in memory as one piece.
const LONGEST: u64 = 1 << 36;

/// How a file is checked.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The format; `None` goes by the file's ending and by what is in it.
    pub format: Option<Format>,
    /// The program that the file is for; `None` tells what any of them would do.
    pub program: Option<Program>,
    /// How many findings of one rule are told; the others are counted.
    pub most: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: None,
            program: None,
            most: 1000,
        }
    }
}

/// A file that is being scanned.
struct File<'a> {
    /// Its ending in lower case, without the dot; empty for standard input.
    ending: String,
    /// Its text, without a byte order mark.
    text: &'a str,
    /// The encoding that it was converted from, where it is not in UTF-8.
    encoding: Option<&'static str>,
    /// Whether it starts with a byte order mark.
    has_mark: bool,
}

/// Checks a file, or standard input (`-`), packed or not.
///
/// # Errors
///
/// Fails with a place where the file cannot be read, or is in none of the formats.
pub fn check(path: &Path, stdin: &mut dyn Read, options: &Options) -> Result<Report> {
    let name = path.to_string_lossy();
    let source = if &*name == "-" {
        Source::new(name.into(), Box::new(BufReader::new(stdin)), true, LONGEST)
    } else {
        Source::open(path, true, LONGEST)
    };
    check_source(source?, options)
}

/// Checks bytes as if a file of this name held them.
///
/// # Errors
///
/// As [`check`].
pub fn check_bytes(name: &str, bytes: &[u8], options: &Options) -> Result<Report> {
    check_source(
        Source::new(name.into(), Box::new(bytes), true, LONGEST)?,
        options,
    )
}

fn check_source(mut source: Source<'_>, options: &Options) -> Result<Report> {
    let name = source.name().to_owned();
    let (_, ending) = match &*name {
        "-" => (String::new(), String::new()),
        name => split_name(name),
    };
    let recognised = || Format::recognise(&ending, &source.start_text());
    let Some(format) = options.format.or_else(recognised) else {
        return Err(Error::new("this is no graph file that can be checked")
            .at(Place::file(name))
            .hint(format!(
                "name its format with --format: {}",
                Format::names()
            )));
    };
    if let Some(program) = options.program
        && !program.reads().contains(&format)
    {
        let reads = program.reads().iter().map(|format| format.label());
        let message = format!("{} does not read {}", program.label(), format.label());
        let hint = format!("it reads {}", reads.collect::<Vec<_>>().join(", "));
        return Err(Error::new(message).at(Place::file(name)).hint(hint));
    }
    let has_mark = source.has_mark();
    let bytes = source.bytes()?;
    let text = source.text_of(&bytes)?;
    let file = File {
        ending,
        text: &text,
        encoding: source.encoding(),
        has_mark,
    };
    let mut findings = Findings::new(options);
    let scan = match format {
        Format::GraphMl => graphml::scan,
        Format::Gexf => gexf::scan,
        Format::Dot => dot::scan,
        Format::Csv => csv::scan,
        Format::Json => json::scan,
    };
    scan(&file, &mut findings).map_err(|error| error.at(Place::file(name.clone())))?;
    Ok(findings.report(format, &name, &text))
}
