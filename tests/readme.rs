//! The README says what is so: its tables are the registries, its commands work, its output is
//! real.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::fs;
use std::path::Path;
use std::process::Command;

use sayso::analyze::{About, Family, MEASURES, Subject};
use sayso::export::EXPORTERS;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// Returns the rows of the table below a heading, as cells without back-ticks.
fn table(heading: &str) -> Vec<Vec<String>> {
    let text = readme();
    let (_, below) = text.split_once(heading).unwrap();
    let rows = below.lines().skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        row.trim_matches('|')
            .split('|')
            .map(|c| c.trim().replace('`', ""))
            .collect()
    })
    .collect()
}

#[test]
fn the_formats_table_is_the_registry() {
    let registry: Vec<Vec<String>> = EXPORTERS
        .iter()
        .map(|e| {
            vec![
                e.name().into(),
                e.about().file_name.into(),
                e.about().summary.into(),
            ]
        })
        .collect();
    assert_eq!(table("## Formats"), registry);
}

#[test]
fn the_measures_table_is_the_registry() {
    let mut registry: Vec<Vec<String>> = Vec::new();
    for family in Family::ALL {
        for subject in [Subject::Nodes, Subject::Edges, Subject::Graph] {
            let belongs = |about: &About| about.family == family && about.subject == subject;
            let abouts = MEASURES.iter().map(|measure| measure.about());
            let names: Vec<&str> = abouts.filter(|a| belongs(a)).map(|a| a.name).collect();
            if !names.is_empty() {
                let [family, subject] = [family.as_str(), subject.as_str()];
                registry.push(vec![family.into(), subject.into(), names.join(", ")]);
            }
        }
    }
    assert_eq!(table("## Measures"), registry);
}

#[test]
fn the_main_command_writes_output_again_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    let run = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(root())
        .args(["export", "data/", "-o"])
        .arg(&output)
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let mut compared = 0;
    for entry in fs::read_dir(&output).unwrap() {
        let path = entry.unwrap().path();
        let committed = root().join("output").join(path.file_name().unwrap());
        let same = fs::read(&path).unwrap() == fs::read(&committed).unwrap();
        assert!(
            same,
            "{} differs: run the README's main command",
            committed.display()
        );
        compared += 1;
    }
    assert!(compared >= 6, "only {compared} files were written");
    let printed = String::from_utf8(run.stdout).unwrap();
    let printed = printed.replace(&format!("{}/", output.display()), "output/");
    let shown = |line: &&str| !line.trim().is_empty();
    for line in printed.lines().filter(shown) {
        // The width of the path column depends on the folder: compare the words.
        let words: Vec<&str> = line.split_whitespace().collect();
        let known = readme()
            .lines()
            .any(|l| l.split_whitespace().collect::<Vec<_>>() == words);
        assert!(
            known,
            "the README does not show this line of the main command: {line}"
        );
    }
}

#[test]
fn it_is_neither_too_short_nor_too_long() {
    let lines = readme().lines().count();
    assert!((100..=240).contains(&lines), "{lines} lines");
}
