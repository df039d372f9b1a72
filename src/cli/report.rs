//! What the user reads on the terminal: errors, problems, outcomes; and the exit code's reasons.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::arguments::{Color, Global};
use super::table::wrap;
use super::width::of_tables;
use crate::Error;
use crate::analyze::Stopped;
use crate::check::Severity;

/// How a subcommand ended that did its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Done,
    /// Something could not be read or written, and the user did not ask for leniency.
    Problems,
}

/// Why a subcommand could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments do not fit together.
    Usage(Error),
    /// Input or output failed.
    Data(Error),
    /// Standard output was closed.
    BrokenPipe,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Data(error)
    }
}

impl From<Stopped> for Failure {
    fn from(_: Stopped) -> Self {
        Self::Data(Error::new("the measures were stopped"))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::BrokenPipe;
        }
        Self::Data(Error::new("cannot write to standard output").because(error))
    }
}

/// The two output streams, and how much the user wants to read.
pub(crate) struct Terminal {
    color: ColorChoice,
    quiet: bool,
    verbose: bool,
}

impl Default for Terminal {
    fn default() -> Self {
        Self {
            color: ColorChoice::Auto,
            quiet: false,
            verbose: false,
        }
    }
}

const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default();

impl Terminal {
    /// How many problems are printed one by one, unless the user asks for all.
    const PROBLEMS_SHOWN: usize = 10;

    pub(crate) fn new(global: &Global) -> Self {
        let color = match global.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            color,
            quiet: global.quiet,
            verbose: global.verbose,
        }
    }

    /// Opens standard output: data, and what the user reads first.
    pub(crate) fn out(&self) -> AutoStream<io::Stdout> {
        AutoStream::new(io::stdout(), self.color)
    }

    /// Returns how many columns standard output has to fit into; elsewhere than on a terminal, any
    /// number.
    pub(crate) fn width() -> usize {
        of_tables(&io::stdout())
    }

    /// Tells whether what is no data should stay unsaid.
    pub(crate) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Tells whether a progress bar has somebody to watch it.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Formats a heading.
    pub(crate) fn heading(text: &str) -> String {
        format!("{HEADING}{text}{HEADING:#}")
    }

    /// Formats what matters less than the text around it.
    pub(crate) fn faint(text: &str) -> String {
        format!("{FAINT}{text}{FAINT:#}")
    }

    /// Formats the word that stands before a hint.
    pub(crate) fn hint(text: &str) -> String {
        format!("{HINT}{text}{HINT:#}")
    }

    /// Formats the word that says how much a finding matters.
    pub(crate) fn severity(severity: Severity) -> String {
        let style = match severity {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
            Severity::Note => HINT,
        };
        format!("{style}{}{style:#}", severity.as_str())
    }

    /// Prints an error with its cause and its hint.
    pub(crate) fn error(&self, error: &Error) {
        self.print_error("error", ERROR, error);
    }

    /// Prints a remark that is no error.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            let text = wrap(&format!("note: {text}"), of_tables(&io::stderr()), "  ");
            let text = text.strip_prefix("note").unwrap_or(&text);
            self.stderr(&format!("{HINT}note{HINT:#}{text}\n"));
        }
    }

    /// Prints what the user may try next.
    pub(crate) fn hint_line(&self, text: &str) {
        let text = wrap(&format!("hint: {text}"), of_tables(&io::stderr()), "  ");
        let text = text.strip_prefix("hint").unwrap_or(&text);
        self.stderr(&format!("{HINT}hint{HINT:#}{text}\n"));
    }

    /// Prints remarks, the first ones only unless the user asked for all.
    pub(crate) fn notes(&self, notes: &[Error]) {
        let shown = if self.verbose {
            notes.len()
        } else {
            Self::PROBLEMS_SHOWN
        };
        for note in notes.iter().take(shown) {
            self.note(&note.to_string());
        }
        if notes.len() > shown {
            let more = notes.len() - shown;
            self.note(&format!("{more} more like these; --verbose shows them all"));
        }
    }

    /// Prints a remark for those who asked for more.
    pub(crate) fn detail(&self, text: &str) {
        if self.verbose && !self.quiet {
            self.stderr(&format!("{text}\n"));
        }
    }

    /// Prints problems, the first ones only unless the user asked for all, and how many there are.
    pub(crate) fn problems(&self, problems: &[Error], lenient: bool) {
        let (title, style) = if lenient {
            ("warning", WARNING)
        } else {
            ("error", ERROR)
        };
        let shown = if self.verbose {
            problems.len()
        } else {
            Self::PROBLEMS_SHOWN
        };
        for problem in problems.iter().take(shown) {
            self.print_error(title, style, problem);
        }
        if problems.len() > shown {
            let more = problems.len() - shown;
            self.stderr(&format!(
                "{more} more like these; --verbose shows them all\n"
            ));
        }
    }

    fn print_error(&self, title: &str, style: Style, error: &Error) {
        let mut text = format!("{style}{title}{style:#}: {error}\n");
        for (name, part) in [("caused by", error.cause()), ("hint", error.hint_text())] {
            if let Some(part) = part {
                let part = wrap(
                    &format!("  {name}: {part}"),
                    of_tables(&io::stderr()),
                    "    ",
                );
                let part = part.trim_start().strip_prefix(name).unwrap_or(&part);
                text = format!("{text}  {HINT}{name}{HINT:#}{part}\n");
            }
        }
        self.stderr(&text);
    }

    /// Prints to standard error; where that is closed, there is nobody left to tell.
    fn stderr(&self, text: &str) {
        let _ = AutoStream::new(io::stderr(), self.color).write_all(text.as_bytes());
    }
}
