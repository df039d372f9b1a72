//! Ctrl-C: the program ends at once, and leaves no half file.

use crate::files::remove_unfinished;

/// What a shell expects of a program that Ctrl-C ended.
const EXIT_CODE: i32 = 130;

/// Listens for Ctrl-C and for the signals that end a program.
pub(super) fn listen() {
    // Where no handler can be set, the system's own ends the program, as it ever did.
    let _ = ctrlc::set_handler(end);
}

#[expect(clippy::exit, reason = "a signal leaves nobody to return to")]
fn end() {
    remove_unfinished();
    std::process::exit(EXIT_CODE);
}
