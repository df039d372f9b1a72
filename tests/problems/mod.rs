//! Reading one file, and its problems as the program prints them.

#![allow(
    dead_code,
    reason = "every test is a program of its own and uses a part of this"
)]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

use std::fmt::Write;
use std::path::Path;

use sayso::read::{Input, Options, read};

/// Reads one file and returns what was read, with its problems as the program prints them.
pub(crate) fn read_file(name: &str, bytes: &[u8], options: &Options) -> (Input, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read_path(&path, folder.path(), options)
}

/// Reads a path and leaves the folder out of what is printed.
pub(crate) fn read_path(path: &Path, folder: &Path, options: &Options) -> (Input, String) {
    let input = read(&[path.to_owned()], options, &mut std::io::empty()).unwrap();
    let mut printed = String::new();
    for problem in input.problems.as_slice() {
        writeln!(printed, "{problem}").unwrap();
        let cause = problem
            .cause()
            .map(|cause| format!("  caused by: {cause}\n"));
        let hint = problem.hint_text().map(|hint| format!("  hint: {hint}\n"));
        printed.extend([cause, hint].into_iter().flatten());
    }
    let folder = format!("{}/", folder.display());
    (input, printed.replace(&folder, ""))
}

/// Checks the problems of one file, and how many records and articles are kept beside them.
#[track_caller]
pub(crate) fn check(name: &str, bytes: impl AsRef<[u8]>, kept: u64, expected: &str) {
    let (input, printed) = read_file(name, bytes.as_ref(), &Options::default());
    assert_eq!(printed.trim_end(), expected.trim(), "{name}");
    let found: u64 = input
        .files
        .iter()
        .map(|file| file.records + file.articles)
        .sum();
    assert_eq!(found, kept, "{name}");
}
