//! Whatever bytes a file holds, reading ends with records, articles or problems.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

mod common;

use common::{cases, records};
use proptest::prelude::*;
use sayso::read::{Options, read};
use sayso::write::WRITERS;

/// Reads a file; a panic fails the test.
fn read_file(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let input = read(&[path], &Options::default(), &mut std::io::empty()).unwrap();
    assert!(!input.files.is_empty() || !input.problems.is_empty());
}

/// The names of files that between them reach every reader.
const NAMES: &[&str] = &[
    "a.jsonl",
    "a.json",
    "a.txt",
    "a.md",
    "a.html",
    "statements.csv",
    "relations.csv",
    "debate.csv",
    "a",
];

fn read_as_every_format(bytes: &[u8]) {
    for name in NAMES {
        read_file(name, bytes);
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_as_every_format(&bytes);
    }

    #[test]
    fn damaged_records_are_read_or_refused(
        records in records(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..5),
    ) {
        for file in WRITERS.iter().flat_map(|writer| writer.files()) {
            let mut bytes = Vec::new();
            (file.write)(&records, &mut bytes).unwrap();
            for (at, byte, damage) in &cuts {
                if bytes.is_empty() {
                    break;
                }
                let at = at.index(bytes.len());
                match damage {
                    0 => bytes[at] = *byte,
                    1 => bytes.insert(at, *byte),
                    _ => bytes.truncate(at),
                }
            }
            read_file(file.name, &bytes);
        }
    }
}
