//! Extraction against gold answers that are no part of the project: skipped where `../shared`
//! is absent, and said so.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Finds the shared folder, or says that a test is skipped.
fn shared(test: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if folder.is_dir() {
        return Some(folder);
    }
    // Written past the capture of the test runner, so that a skipped test is seen.
    let line = format!("skipped: {test}: {} is absent\n", folder.display());
    let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
    None
}

/// Runs `sayso extract` and hands its records to a Python script; returns what that prints.
fn score(inputs: &Path, script: &Path, arguments: &[&Path]) -> String {
    let mut sayso = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args(["extract", "-o", "-"])
        .arg(inputs)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let scorer = Command::new("python3")
        .arg(script)
        .args(arguments)
        .stdin(sayso.stdout.take().unwrap())
        .output()
        .unwrap();
    assert!(sayso.wait().unwrap().success());
    assert!(
        scorer.status.success(),
        "{}",
        String::from_utf8_lossy(&scorer.stderr)
    );
    String::from_utf8(scorer.stdout).unwrap()
}

/// Returns the numbers of the line that starts with a title.
fn numbers(report: &str, title: &str) -> Vec<f64> {
    let line = report.lines().find(|line| line.starts_with(title)).unwrap();
    line[title.len()..]
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|part| part.parse().ok())
        .collect()
}

#[test]
fn sample_article_reaches_its_bar() {
    let Some(shared) = shared("sample_article_reaches_its_bar") else {
        return;
    };
    let articles = shared.join("articles");
    let report = score(
        &articles.join("drones-over-poland.txt"),
        &articles.join("score.py"),
        &[&articles.join("drones-over-poland.gold.json")],
    );
    let [_, _, right, wrong] = numbers(&report, "statements:")[..] else {
        panic!("{report}")
    };
    assert!(right >= 20.0 && wrong <= 4.0, "{report}");
    assert!(numbers(&report, "people:")[0] >= 10.0, "{report}");
    assert!(numbers(&report, "organisations:")[0] >= 6.0, "{report}");
    assert!(numbers(&report, "affiliations:")[0] >= 7.0, "{report}");
}

#[test]
fn political_news_reaches_its_bar() {
    let Some(shared) = shared("political_news_reaches_its_bar") else {
        return;
    };
    let polnear = shared.join("corpora/polnear");
    let predictions = score(
        &polnear.join("dev/text"),
        &polnear.join("from_records.py"),
        &[],
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("predictions.jsonl");
    std::fs::write(&file, predictions).unwrap();
    let output = Command::new("python3")
        .arg(polnear.join("score.py"))
        .args([
            &polnear.join("dev/gold.jsonl"),
            &file,
            &polnear.join("dev/text"),
        ])
        .output()
        .unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    let [_, _, f1] = numbers(&report, "source+content (end-to-end)")[..] else {
        panic!("{report}")
    };
    assert!(f1 >= 33.0, "{report}");
}
