//! What is fuzzed: the promises that hold for every text and for every file.

#![allow(
    dead_code,
    reason = "each program that includes this runs one of the targets"
)]
#![allow(
    clippy::unwrap_used,
    reason = "a target that finds a fault is meant to stop"
)]

use sayso::extract::{date_from_text, extract as extract_article};
use sayso::import::read as read_graph;
use sayso::model::{Document, Id};
use sayso::read::{Options, read as read_paths};

/// Extracts a text: every span lies in it and holds the words of its statement.
pub(crate) fn extract(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut document = Document::new(Id::document("fuzz", &text));
    document.text = Some(text.clone());
    document.date = date_from_text(&document).or_else(|| "2025-09-10".parse().ok());
    let records = extract_article(&document);
    for statement in records.statements.values() {
        let spans = &statement.spans;
        let words: Vec<&str> = (spans.content.iter())
            .map(|span| span.slice(&text).unwrap())
            .collect();
        assert_eq!(words.join(" "), statement.text);
        assert!(spans.all().all(|span| span.slice(&text).is_some()));
        for part in [&spans.source, &spans.cue, &spans.content] {
            assert!(part.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
        assert!(records.name(&statement.speaker).is_some());
    }
}

/// Reads a graph file of any format: the first byte chooses its ending.
pub(crate) fn import(bytes: &[u8]) {
    const ENDINGS: [&str; 9] = [
        "graphml", "gexf", "json", "cyjs", "ftm", "net", "dl", "csv", "edgelist",
    ];
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let folder = tempfile::tempdir().unwrap();
    let ending = ENDINGS[usize::from(*first) % ENDINGS.len()];
    let path = folder.path().join(format!("nodes.{ending}"));
    std::fs::write(&path, rest).unwrap();
    if let Ok(imported) = read_graph(&[path], &mut std::io::empty()) {
        let nodes = imported.graph.node_count();
        assert!(
            imported
                .graph
                .edges()
                .all(|edge| edge.source.max(edge.target) < nodes)
        );
    }
}

/// Reads a file: the first byte chooses its name, the others are what it holds.
pub(crate) fn read(bytes: &[u8]) {
    const NAMES: [&str; 8] = [
        "a.jsonl",
        "a.json",
        "a.txt",
        "a.md",
        "a.html",
        "statements.csv",
        "debate.csv",
        "a",
    ];
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAMES[usize::from(*first) % NAMES.len()]);
    std::fs::write(&path, rest).unwrap();
    let input = read_paths(&[path], &Options::default(), &mut std::io::empty()).unwrap();
    assert!(!input.files.is_empty() || !input.problems.is_empty());
}
