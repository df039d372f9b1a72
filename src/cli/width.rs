//! How wide the text for people may be.

use std::env;

use terminal_size::{Width, terminal_size};

/// The width where nobody knows better.
const USUAL: usize = 80;

/// The widest lines that read well.
const WIDEST: usize = 110;

/// The narrowest lines that hold a quotation with its number.
const NARROWEST: usize = 40;

/// Returns how many columns text may have: those of the terminal, else those of `COLUMNS`.
pub(super) fn columns() -> usize {
    let told = env::var("COLUMNS").ok();
    let told = told.and_then(|columns| columns.parse().ok());
    let seen = terminal_size().map(|(Width(columns), _)| usize::from(columns));
    seen.or(told).unwrap_or(USUAL).clamp(NARROWEST, WIDEST)
}
