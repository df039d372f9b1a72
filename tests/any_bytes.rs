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

/// Reads a graph file: what cannot be read is an error, and never a panic.
fn read_graph(ending: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("nodes.{ending}"));
    std::fs::write(&path, bytes).unwrap();
    let _ = sayso::import::read(&[path], &mut std::io::empty());
}

/// The starts of graph files with their endings, so that what follows is read as one.
const GRAPHS: &[(&str, &str)] = &[
    (
        "graphml",
        "<graphml><key id='d' for='node' attr.name='size' attr.type='int'/><graph><node id='a'>",
    ),
    (
        "gexf",
        "<gexf><graph><attributes class='node'><attribute id='0' title='t' type='double'/>",
    ),
    ("json", "{\"nodes\": [{\"id\": 1, \"x\": "),
    ("json", "{\"options\": {}, \"nodes\": [{\"key\": "),
    ("cyjs", "{\"elements\": {\"nodes\": [{\"data\": {\"id\": "),
    (
        "ftm",
        "{\"id\": \"a\", \"schema\": \"Ownership\", \"properties\": {\"owner\": ",
    ),
    ("net", "*Vertices 3\n1 \"a\"\n*Arcs :1 \"says\"\n1: "),
    ("dl", "dl n=3 format=fullmatrix labels embedded\ndata:\n"),
    ("csv", "Source,Target,Type,Kind,Weight\na,"),
    ("csv", "id,label,kind\na,"),
    ("csv", ":START_ID,:END_ID,:TYPE,since:int\na,b,c,"),
    ("edgelist", "a b 2\n"),
];

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_as_every_format(&bytes);
    }

    #[test]
    fn any_end_of_a_graph_file_is_read_or_refused(
        (ending, start) in proptest::sample::select(GRAPHS),
        cut in any::<prop::sample::Index>(),
        end in "[-a-z0-9\"'<>/=&;:,.|*! {}\\[\\]\n\\\\é]{0,60}",
    ) {
        let kept = &start[..cut.index(start.len() + 1)];
        read_graph(ending, format!("{start}{end}").as_bytes());
        read_graph(ending, format!("{kept}{end}").as_bytes());
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
