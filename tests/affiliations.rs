//! Affiliations against those marked by hand in `tests/affiliations/`: who holds which role where.
//!
//! The rule of matching stands in the README there. The report is written to
//! `target/tmp/affiliations.txt`; the corpus is no part of the project, and where it is absent the
//! test says `skipped:`.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

mod affiliations {
    pub(crate) mod gold;
    pub(crate) mod score;
}

use std::path::{Path, PathBuf};

use affiliations::gold;
use affiliations::score::{Score, report};

/// Finds the corpus, or says that a test is skipped.
fn corpus(test: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/polnear");
    if folder.is_dir() {
        return Some(folder);
    }
    // Written past the capture of the test runner, so that a skipped test is seen.
    let line = format!("skipped: {test}: {} is absent\n", folder.display());
    let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
    None
}

#[test]
fn marked_sentences_reach_their_bar() {
    let Some(corpus) = corpus("marked_sentences_reach_their_bar") else {
        return;
    };
    let marks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/affiliations");
    let mut sentences = gold::read(&marks.join("gold.tsv"), &corpus.join("dev/text"));
    let states_some = sentences.iter().filter(|s| !s.marks.is_empty()).count();
    assert_eq!((sentences.len(), states_some), (200, 105));
    sentences.extend(gold::read(
        &marks.join("train.tsv"),
        &corpus.join("train/text"),
    ));
    let scores: Vec<Score> = sentences.iter().map(Score::of).collect();
    let report_of = |half: &[&str]| {
        let chosen = sentences.iter().zip(&scores);
        let chosen = chosen.filter(|(sentence, _)| half.contains(&sentence.half.as_str()));
        report(&half.join("+"), chosen)
    };
    let both = report_of(&["dev", "held"]);
    let parts = [
        both.clone(),
        report_of(&["dev"]),
        report_of(&["held"]),
        report_of(&["train"]),
        report_of(&["dev", "train"]),
    ];
    let text: String = parts.iter().map(|part| part.text.as_str()).collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("affiliations.txt");
    std::fs::write(file, &text).unwrap();
    assert!(both.precision >= 90.0, "{text}");
    assert!(both.recall >= 70.0, "{text}");
    assert!(both.calibration_error <= 0.05, "{text}");
}
