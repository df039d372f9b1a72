//! `--min-confidence`, `--recall` and `--precision` from outside: what is kept, told and refused.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Three records found in a text, and two that somebody coded.
const RECORDS: &str = r#"{"type":"actor","id":"person/ann-orr","name":"Ann Orr","confidence":0.4}
{"type":"actor","id":"person/bo-lind","name":"Bo Lind","confidence":0.95}
{"type":"statement","id":"statement/1","speaker":"person/ann-orr","text":"Perhaps.","confidence":0.4}
{"type":"actor","id":"person/cleo-dahl","name":"Cleo Dahl"}
{"type":"statement","id":"statement/2","speaker":"person/cleo-dahl","text":"Surely."}
"#;

fn sayso(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(folder)
        // No settings of whoever runs the tests may reach in.
        .env("XDG_CONFIG_HOME", folder.join("no-settings"))
        .envs(variables.iter().copied())
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn what_is_unsure_is_left_out_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("r.jsonl"), RECORDS).unwrap();
    let all = sayso(folder, &["extract", "r.jsonl"], &[]);
    assert_eq!(text(&all.stdout).lines().count(), 5);
    assert_eq!(text(&all.stderr), "");
    let sure = sayso(
        folder,
        &["extract", "r.jsonl", "--min-confidence", "0.5"],
        &[],
    );
    let ids: Vec<&str> = text(&sure.stdout)
        .lines()
        .filter_map(|line| line.split('"').nth(7))
        .collect();
    assert_eq!(ids, ["person/bo-lind", "person/cleo-dahl", "statement/2"]);
    let told = "left out 1 statement, 1 actor: the confidence is below 0.5";
    assert!(text(&sure.stderr).contains(told), "{}", text(&sure.stderr));
    let by_variable = sayso(
        folder,
        &["extract", "r.jsonl"],
        &[("SAYSO_MIN_CONFIDENCE", "0.5")],
    );
    assert_eq!(by_variable.stdout, sure.stdout);
    let export = ["export", "r.jsonl", "--min-confidence=0.5", "-o", "out/"];
    let summary = sayso(folder, &export, &[]);
    let line = "Left out 1 statement, 1 actor with a confidence below 0.5";
    assert!(
        text(&summary.stdout).contains(line),
        "{}",
        text(&summary.stdout)
    );
    let ranking = sayso(
        folder,
        &["analyze", "r.jsonl", "--min-confidence", "0.5"],
        &[],
    );
    assert!(!text(&ranking.stdout).contains("Ann Orr"));
    assert!(
        text(&ranking.stderr).contains(told),
        "{}",
        text(&ranking.stderr)
    );
}

#[test]
fn a_stream_of_articles_is_sifted_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let article = "\"The lock holds,\" said Ann Orr, the keeper of Lund.\n";
    fs::write(folder.path().join("a.txt"), article).unwrap();
    let sure = sayso(
        folder.path(),
        &["extract", "a.txt", "--min-confidence", "1"],
        &[],
    );
    assert!(!text(&sure.stdout).contains(r#""type":"statement""#));
    assert!(text(&sure.stderr).contains("left out 1 statement"));
}

#[test]
fn what_is_no_confidence_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for wrong in ["1.5", "-0.1", "NaN", "much"] {
        let least = format!("--min-confidence={wrong}");
        let output = sayso(folder.path(), &["extract", "-", &least], &[]);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        let told = "a confidence is a number from 0 to 1, such as 0.7";
        assert!(text(&output.stderr).contains(told), "{wrong}");
    }
}

#[test]
fn recall_and_precision_exclude_each_other_and_flags_win() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("r.jsonl"), RECORDS).unwrap();
    let check = |flags: &[&str], variables: &[(&str, &str)], code: i32| {
        let output = sayso(
            folder,
            &[&["extract", "r.jsonl"], flags].concat(),
            variables,
        );
        assert_eq!(output.status.code(), Some(code), "{flags:?} {variables:?}");
        if code == 2 {
            assert!(text(&output.stderr).contains("--recall and --precision exclude each other"));
        }
    };
    check(&["--recall"], &[], 0);
    check(&["--recall", "--precision"], &[], 2);
    check(&[], &[("SAYSO_RECALL", "1"), ("SAYSO_PRECISION", "1")], 2);
    check(&["--recall"], &[("SAYSO_PRECISION", "1")], 0);
    check(&["--precision"], &[("SAYSO_RECALL", "0")], 0);
    fs::write(folder.join("sayso.toml"), "[extract]\nrecall = true\n").unwrap();
    check(&["--precision"], &[], 0);
    check(&[], &[("SAYSO_PRECISION", "1")], 0);
}
