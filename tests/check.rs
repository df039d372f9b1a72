//! The checker: every rule fires on a file of its own, and on no other; clean files have none.
//!
//! `tests/check/RULE.ENDING` breaks one rule. Beside each file stands what is found, program by
//! program; after a change that is meant, `SAYSO_BLESS=1 cargo test --test check` writes it anew.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

#[path = "common/cases.rs"]
mod cases;
#[path = "common/program.rs"]
mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use cases::cases;
use program::{command, folder_with, sayso, stderr, stdout};
use proptest::prelude::*;
use sayso::check::{Format, Options, Program, check_bytes, rules};

/// Rules that cannot be broken alone: the first always comes with the others.
const TOGETHER: &[(&str, &[&str])] = &[
    (
        "dot-cluster-name",
        &["dot-subgraph", "dot-subgraph-name", "dot-graph-attribute"],
    ),
    ("dot-two-clusters", &["dot-subgraph", "dot-subgraph-name"]),
    ("dot-html-broken", &["dot-html"]),
    ("gexf-time-format", &["gexf-time-type"]),
    ("graphml-key-value", &["graphml-key-mixed"]),
];

/// Rules that every file of their format breaks, or breaks another one: no file is good for both
/// yEd and `JGraphT`.
const EVERYWHERE: &[&str] = &["graphml-yed-graphics", "gexf-version"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check")
}

/// Lists the test files by name.
fn files() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names
        .filter(|name| name.rsplit('.').next() != Some("found"))
        .collect();
    names.sort();
    names
}

/// A finding: line, column, rule and words.
type Found = (u64, u64, &'static str, String);

/// Checks a file for every program that reads it, and for none, which is the empty name.
fn findings(name: &str, bytes: &[u8]) -> BTreeMap<Found, Vec<&'static str>> {
    let mut found: BTreeMap<Found, Vec<&'static str>> = BTreeMap::new();
    let programs = Program::ALL.into_iter().map(Some);
    for program in std::iter::once(None).chain(programs) {
        let options = Options {
            program,
            ..Options::default()
        };
        let Ok(report) = check_bytes(name, bytes, &options) else {
            assert!(program.is_some(), "{name} is not read");
            continue;
        };
        for finding in report.findings {
            let (line, column) = (finding.place.line.unwrap(), finding.place.column.unwrap());
            let key = (line, column, finding.rule.name, finding.found);
            found
                .entry(key)
                .or_default()
                .push(program.map_or("any", Program::as_str));
        }
    }
    found
}

#[test]
fn every_test_file_has_the_findings_that_stand_beside_it() {
    let mut wrong = Vec::new();
    for name in files() {
        let bytes = fs::read(folder().join(&name)).unwrap();
        let mut text = String::new();
        for ((line, column, rule, words), programs) in findings(&name, &bytes) {
            writeln!(
                text,
                "{line}:{column} {rule}: {words} ({})",
                programs.join(", ")
            )
            .unwrap();
        }
        let golden = folder().join(format!("{name}.found"));
        if std::env::var_os("SAYSO_BLESS").is_some() {
            fs::write(&golden, &text).unwrap();
        }
        if fs::read_to_string(&golden).unwrap_or_default() != text {
            wrong.push(format!("{name}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_fires_on_its_own_file_and_nothing_else_does() {
    let files = files();
    let mut wrong = Vec::new();
    for rule in rules() {
        let own: Vec<&String> = files
            .iter()
            .filter(|name| name.split('.').next() == Some(rule.name))
            .collect();
        if own.is_empty() {
            wrong.push(format!("{} has no test file", rule.name));
        }
        for name in own {
            let bytes = fs::read(folder().join(name)).unwrap();
            let fired: BTreeSet<&str> = findings(name, &bytes).keys().map(|key| key.2).collect();
            let allowed = TOGETHER.iter().find(|(first, _)| *first == rule.name);
            let allowed = allowed.map_or(&[][..], |(_, others)| others);
            let others = fired.iter().filter(|other| **other != rule.name);
            let is_known = |other: &&&str| allowed.contains(*other) || EVERYWHERE.contains(*other);
            let others: Vec<_> = others.filter(|other| !is_known(other)).collect();
            if !fired.contains(rule.name) || !others.is_empty() {
                wrong.push(format!("{name}: {fired:?}"));
            }
        }
    }
    for name in &files {
        let stem = name.split('.').next().unwrap();
        if stem != "clean" && !rules().any(|rule| rule.name == stem) {
            wrong.push(format!("{name} is named after no rule"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn clean_files_have_no_finding_for_any_program() {
    let mut formats = BTreeSet::new();
    for name in files().iter().filter(|name| name.starts_with("clean.")) {
        let bytes = fs::read(folder().join(name)).unwrap();
        let mut found = findings(name, &bytes);
        found.retain(|key, _| !EVERYWHERE.contains(&key.2));
        assert!(found.is_empty(), "{name}: {found:?}");
        let text = String::from_utf8(bytes).unwrap();
        formats.extend(Format::recognise(name.rsplit('.').next().unwrap(), &text));
    }
    assert_eq!(formats.len(), Format::ALL.len());
}

/// What sayso's own files on the nasty graph may have against a program that they are meant for:
/// values that the program cannot hold, and edges that it merges.
const OWN: &[(&str, Program, &[&str])] = &[
    (
        "graph.gexf",
        Program::Gephi,
        &["gexf-inf-text", "gexf-parallel"],
    ),
    ("graph.gexf", Program::GephiLite, &["gexf-precision"]),
    ("graph.gexf", Program::Networkx, &[]),
    (
        "graph.graphml",
        Program::Gephi,
        &["graphml-inf-text", "graphml-parallel"],
    ),
    ("graph.graphml", Program::GephiLite, &["graphml-precision"]),
    ("graph.graphml", Program::Networkx, &[]),
    ("graph.graphml", Program::Igraph, &["graphml-precision"]),
    ("graph.graphml", Program::Networkit, &[]),
    ("graph.graphml", Program::Jgrapht, &[]),
    ("graph.graphml", Program::Cytoscape, &[]),
    ("graph.dot", Program::Graphviz, &[]),
    (
        "graph-plain.dot",
        Program::Gephi,
        &["dot-entity", "dot-parallel"],
    ),
    ("graph-plain.dot", Program::Graphviz, &[]),
    ("graph.json", Program::Networkx, &[]),
    ("csv-gephi/nodes.csv", Program::Gephi, &["csv-blanks"]),
    ("csv-gephi/edges.csv", Program::Gephi, &["csv-blanks"]),
    ("nodes.csv", Program::Networkx, &[]),
    ("edges.csv", Program::Networkx, &[]),
];

#[test]
fn own_files_have_nothing_but_what_they_cannot_help() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for (name, program, known) in OWN {
        let bytes = fs::read(golden.join(format!("nasty.{name}"))).unwrap();
        let options = Options {
            program: Some(*program),
            ..Options::default()
        };
        let report = check_bytes(name, &bytes, &options).unwrap();
        let found: Vec<&&str> = report.counts.keys().collect();
        let unknown: Vec<_> = found
            .iter()
            .filter(|rule| !known.contains(**rule))
            .collect();
        assert!(unknown.is_empty(), "{name} for {program:?}: {unknown:?}");
    }
}

/// A table with one mistake.
const TIES: &str = "Source,Target,Weight\nMira,Board,0\n";

#[test]
fn findings_are_lines_with_a_hint() {
    let folder = folder_with(&[("ties.csv", TIES)]);
    let output = sayso(folder.path(), &["check", "ties.csv", "--for", "gephi"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        "ties.csv:2:12: error: the weight is 0; in Gephi the edge is dropped [csv-weight-zero]\n  \
         hint: leave the weight empty, or make it greater than 0\n"
    );
    assert_eq!(stderr(&output), "note: 1 error in 1 file\n");
}

#[test]
fn a_clean_file_says_so() {
    let folder = folder_with(&[("ties.csv", TIES)]);
    let output = sayso(folder.path(), &["check", "ties.csv", "--for", "excel"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stdout(&output),
        "ties.csv: nothing to mend for Excel (CSV)\n"
    );
    assert_eq!(stderr(&output), "");
}

#[test]
fn findings_of_one_rule_are_cut_at_three_and_counted() {
    let many = format!("Source,Target,Weight\n{}", "a,b,0\n".repeat(1000));
    let folder = folder_with(&[("ties.csv", &many)]);
    let output = sayso(folder.path(), &["check", "ties.csv"]);
    let text = stdout(&output);
    assert_eq!(text.matches("csv-weight-zero").count(), 3, "{text}");
    assert!(
        text.contains("  997 more like this; --all shows them\n"),
        "{text}"
    );
    assert_eq!(
        stderr(&output),
        "note: 1000 errors, 999 warnings in 1 file\n"
    );
    let output = sayso(folder.path(), &["check", "ties.csv", "--all"]);
    assert_eq!(stdout(&output).matches("csv-weight-zero").count(), 1000);
}

#[test]
fn findings_are_json_lines_on_request() {
    let folder = folder_with(&[("ties.csv", TIES)]);
    let output = sayso(folder.path(), &["check", "ties.csv", "--to", "json"]);
    let line: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(line["line"], 2);
    assert_eq!(line["rule"], "csv-weight-zero");
    assert_eq!(line["effects"][0]["programs"][0], "gephi");
}

#[test]
fn standard_input_packed_files_and_formats_by_name_are_checked() {
    let folder = folder_with(&[("ties.txt.gz", "")]);
    let path = folder.path().join("ties.txt.gz");
    let file = fs::File::create(path).unwrap();
    let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    packed.write_all(TIES.as_bytes()).unwrap();
    packed.finish().unwrap();
    let output = sayso(folder.path(), &["check", "ties.txt.gz"]);
    assert!(
        stdout(&output).starts_with("ties.txt.gz:2:12: error"),
        "{}",
        stdout(&output)
    );

    let mut child = command(folder.path())
        .args(["check", "-", "--format", "csv"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(TIES.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        stdout(&output).starts_with("-:2:12: error"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn a_file_that_cannot_be_checked_does_not_keep_others_from_it() {
    let files = [
        ("a.graphml", "<html></html>"),
        ("b.pdf", "%PDF"),
        ("c.csv", TIES),
        ("d.json", "{\"a\": 1}"),
        ("e.dot", "hello"),
        ("f.gexf", "Id,Label"),
    ];
    let folder = folder_with(&files);
    let names = files.map(|(name, _)| name);
    let output = sayso(
        folder.path(),
        &[&["check"], &names[..], &["missing.csv"]].concat(),
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("c.csv:2:12: error"));
    for message in [
        "error: a.graphml: this is no GraphML: it does not start with the element <graphml>",
        "error: b.pdf: this is no graph file that can be checked",
        "error: d.json: this JSON holds no graph: it has neither nodes nor elements",
        "error: e.dot: this is no DOT: it does not start with graph or digraph",
        "error: f.gexf: this is no GEXF: it does not start with the element <gexf>",
        "error: missing.csv: there is no such file or folder",
    ] {
        assert!(
            stderr(&output).contains(message),
            "{message}\n{}",
            stderr(&output)
        );
    }
}

#[test]
fn programs_that_do_not_read_a_format_are_told() {
    let folder = folder_with(&[("a.csv", TIES), ("b.json", "{\"nodes\": [{\"id\": 1}]}")]);
    let output = sayso(folder.path(), &["check", "a.csv", "--for", "yed"]);
    let message = "error: a.csv: yEd does not read CSV\n  hint: it reads GraphML\n";
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), message));
    let output = sayso(folder.path(), &["check", "b.json", "--for", "gephi-lite"]);
    let message = "Gephi Lite does not read JSON in node-link form";
    assert!(stderr(&output).contains(message), "{}", stderr(&output));
    let output = sayso(folder.path(), &["check", "a.csv", "--for", "nobody"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn all_rules_are_listed() {
    let folder = folder_with(&[]);
    let output = sayso(folder.path(), &["check", "--rules"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output).lines().count(), rules().count() + 1);
    let output = sayso(
        folder.path(),
        &["check", "--rules", "--for", "excel", "--to", "json"],
    );
    for line in stdout(&output).lines() {
        let rule: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(rule["format"], "csv", "{rule}");
    }
}

/// Checks bytes as every format, for no program and for all; a panic fails the test.
fn check_as_every_format(bytes: &[u8]) {
    for name in ["a.graphml", "a.gexf", "a.dot", "a.csv", "a.json", "a"] {
        let programs = Program::ALL.into_iter().map(Some);
        for program in std::iter::once(None).chain(programs) {
            let options = Options {
                program,
                ..Options::default()
            };
            if let Ok(report) = check_bytes(name, bytes, &options) {
                assert_eq!(report.total(), report.findings.len() as u64);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_bytes_are_checked_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check_as_every_format(&bytes);
    }

    #[test]
    fn damaged_files_are_checked_or_refused(
        file in any::<prop::sample::Index>(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..6),
    ) {
        let files = files();
        let mut bytes = fs::read(folder().join(file.get(&files))).unwrap();
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
        check_as_every_format(&bytes);
    }
}
