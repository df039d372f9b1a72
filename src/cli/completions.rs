//! `sayso completions` and `sayso man`: what a shell and man(1) need to know about sayso.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Arguments;
use super::report::{Failure, Outcome, Terminal};

/// Print a completion script for a shell.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArguments {
    /// The shell
    shell: Shell,
}

/// Prints the completion script.
pub(super) fn completions(
    arguments: &CompletionsArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "sayso",
        &mut script,
    );
    terminal.out().write_all(&script)?;
    Ok(Outcome::Done)
}

/// Prints the manual page: the program's own part, then a part for each subcommand.
pub(super) fn manual(terminal: &Terminal) -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    let mut command = Arguments::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for subcommand in command.get_subcommands().filter(|c| c.get_name() != "help") {
        let man = clap_mangen::Man::new(subcommand.clone());
        let name = subcommand.get_name().to_uppercase();
        writeln!(page, ".SH \"SAYSO {name}\"")?;
        man.render_description_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    terminal.out().write_all(&page)?;
    Ok(Outcome::Done)
}
