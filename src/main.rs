//! The `sayso` program: hands the arguments to [`sayso::cli`] and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    sayso::cli::run(std::env::args_os().collect())
}
