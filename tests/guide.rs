//! The walk-throughs of the guide: every command runs, and prints what the text says it prints.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A block between fences: what kind it is of, and what stands in it.
struct Block {
    kind: String,
    text: String,
}

/// Returns the fenced blocks of a page.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block {
                kind: kind.to_owned(),
                text: text.join("\n"),
            });
        }
    }
    blocks
}

/// Runs commands in a folder as a user would, the first failure ends them; returns all they print.
fn run(commands: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_sayso"));
    let own = program.parent().unwrap().to_str().unwrap();
    let path = env::var("PATH").unwrap_or_default();
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &format!("exec 2>&1\n{commands}")])
        .current_dir(folder)
        .env("PATH", format!("{own}:{path}"))
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{commands}\n{printed}");
    printed
}

/// Looks for lines in what was printed, in their order; a line of three dots stands for any.
fn compare(expected: &str, printed: &str, commands: &str) {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut printed_lines = printed.lines().map(words);
    let shown = |line: &&str| !line.trim().is_empty() && line.trim() != "…";
    for line in expected.lines().filter(shown) {
        let line = words(line);
        let found = printed_lines.any(|printed| printed == line);
        assert!(
            found,
            "{commands}\ndoes not print (here):\n{line}\nbut:\n{printed}"
        );
    }
}

fn walk_through(name: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("src/guide").join(name)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    run(
        &format!("cp -r '{}' data", root.join("data").display()),
        folder.path(),
    );
    let (mut commands, mut printed) = (String::new(), String::new());
    let mut ran = 0;
    for block in blocks(&page) {
        match block.kind.as_str() {
            "sh" => {
                printed = run(&block.text, folder.path());
                commands = block.text;
                ran += 1;
            }
            "text" => compare(&block.text, &printed, &commands),
            kind => assert_eq!(kind, "csv", "{name} has a block that nobody looks at"),
        }
    }
    assert!(ran >= 5, "{name}: only {ran} blocks of commands were run");
}

#[test]
fn a_reporter_gets_from_articles_to_a_picture() {
    walk_through("reporter.md");
}

#[test]
fn a_scientist_gets_from_a_spreadsheet_to_networks() {
    walk_through("scientist.md");
}

#[test]
fn an_analyst_gets_from_a_foreign_file_to_a_ranking() {
    walk_through("analyst.md");
}
