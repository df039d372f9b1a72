//! How wide what people read may be.

use std::env;
use std::io::IsTerminal;

use terminal_size::{Width, terminal_size};

/// The width where nobody knows better.
const USUAL: usize = 80;

/// The widest lines that read well.
const WIDEST: usize = 110;

/// The narrowest lines that hold a quotation with its number.
const NARROWEST: usize = 40;

/// Returns how many columns a picture may have: those of the terminal, else those of `COLUMNS`.
pub(super) fn of_pictures() -> usize {
    let told = env::var("COLUMNS").ok();
    let told = told.and_then(|columns| columns.parse().ok());
    seen().or(told).unwrap_or(USUAL)
}

/// Returns how many columns prose may have: no more than read well.
pub(super) fn of_prose() -> usize {
    of_pictures().clamp(NARROWEST, WIDEST)
}

/// Returns how many columns a table may have on a stream: in a file or a pipe, any number.
pub(super) fn of_tables(stream: &impl IsTerminal) -> usize {
    let seen = stream.is_terminal().then(seen).flatten();
    seen.unwrap_or(usize::MAX)
}

fn seen() -> Option<usize> {
    terminal_size().map(|(Width(columns), _)| usize::from(columns))
}
