//! Holds the layout of the house: who may import whom, what each layer may not do, file sizes.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below `src/`, and its lines.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The layer it belongs to: its folder, or its name at the top.
    fn layer(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// The text up to the unit tests, with comments and doc lines taken out.
    fn code(&self) -> String {
        let end = self
            .text
            .find("#[cfg(test)]\nmod tests")
            .unwrap_or(self.text.len());
        let code = self.text[..end]
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        code.collect::<Vec<_>>().join("\n")
    }
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    assert!(found.len() > 30, "the source folder was not found");
    let read = |path: PathBuf| Source {
        path: path
            .strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/"),
        text: fs::read_to_string(&path).unwrap(),
    };
    found.into_iter().map(read).collect()
}

/// Lists the files of some layers whose code contains one of the texts.
fn offenders(in_layer: impl Fn(&str) -> bool, forbidden: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| in_layer(source.layer())) {
        let code = source.code();
        for text in forbidden.iter().filter(|text| code.contains(*text)) {
            found.push(format!("{}: {text}", source.path));
        }
    }
    found
}

/// Tells whether code names a layer, by itself or in a list: `crate::read`, `crate::{graph, read}`.
fn uses(code: &str, layer: &str) -> bool {
    let listed = |list: &str| {
        let end = list.find(';').unwrap_or(list.len());
        let names = list[..end].split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        names
            .map(|name| name.split("::").next())
            .any(|name| name == Some(layer))
    };
    code.contains(&format!("crate::{layer}")) || code.split("crate::{").skip(1).any(listed)
}

#[test]
fn layers_are_found_in_lists_too() {
    assert!(uses("use crate::read::Item;", "read"));
    assert!(uses("use crate::{Error, graph, read::Item};", "read"));
    assert!(!uses(
        "use crate::{Error, graph};\nuse std::io::{self, read};",
        "read"
    ));
}

#[test]
fn layers_import_only_what_lies_below_them() {
    let allowed: &[(&str, &[&str])] = &[
        ("error", &[]),
        ("model", &[]),
        ("files", &["error"]),
        ("read", &["error", "model"]),
        ("write", &["error", "model"]),
        ("extract", &["error", "model"]),
        ("graph", &["error", "model"]),
        ("check", &["error", "read"]),
        ("analyze", &["error", "model", "graph"]),
        ("plot", &["error", "model"]),
        ("export", &["error", "model", "graph", "plot"]),
        ("tell", &["error", "model", "graph", "analyze", "plot"]),
    ];
    let layers = [
        "model", "files", "read", "write", "extract", "graph", "import", "check", "analyze",
        "plot", "export", "tell", "pipeline", "cli",
    ];
    let mut wrong = Vec::new();
    for source in &sources() {
        let layer = source.layer();
        let Some((_, below)) = allowed.iter().find(|(name, _)| *name == layer) else {
            continue;
        };
        let code = source.code();
        for other in layers
            .iter()
            .filter(|other| **other != layer && !below.contains(other))
        {
            if uses(&code, other) {
                wrong.push(format!("{} uses {other}", source.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_graph_names_petgraph() {
    assert_eq!(
        offenders(|layer| layer != "graph", &["petgraph"]),
        Vec::<String>::new()
    );
}

#[test]
fn only_the_command_line_prints_exits_or_reads_the_environment() {
    let forbidden = [
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "io::stdout",
        "io::stderr",
        "anstream::",
        "process::exit",
        "env::var",
        "env::args",
    ];
    let library = |layer: &str| layer != "cli" && layer != "main";
    assert_eq!(offenders(library, &forbidden), Vec::<String>::new());
}

#[test]
fn exporters_and_measures_open_no_file_and_know_no_clock() {
    let forbidden = [
        "std::fs",
        "File::",
        "std::path",
        "SystemTime",
        "Instant",
        "std::thread",
    ];
    let pure = |layer: &str| {
        [
            "export", "plot", "tell", "analyze", "graph", "model", "extract",
        ]
        .contains(&layer)
    };
    assert_eq!(offenders(pure, &forbidden), Vec::<String>::new());
}

#[test]
fn every_file_is_small_and_says_its_job_first() {
    let mut wrong = Vec::new();
    for source in &sources() {
        let lines = source.text.lines().count();
        if lines > 400 {
            wrong.push(format!("{} has {lines} lines", source.path));
        }
        if !source.text.starts_with("//!") {
            wrong.push(format!("{} does not open with its job", source.path));
        }
    }
    let main = sources()
        .into_iter()
        .find(|source| source.path == "main.rs")
        .unwrap();
    if main.text.lines().count() > 60 {
        wrong.push("main.rs is longer than 60 lines".to_owned());
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_dependency_has_its_reason_in_the_architecture() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let architecture = fs::read_to_string(root.join("src/ARCHITECTURE.md")).unwrap();
    let mut section = "";
    let mut missing = Vec::new();
    let mut seen = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]")
            && let Some((name, _)) = line.split_once('=')
        {
            seen += 1;
            let name = name.trim();
            if !architecture
                .lines()
                .any(|l| l.starts_with(&format!("| `{name}` |")))
            {
                missing.push(name.to_owned());
            }
        }
    }
    assert!(seen > 10, "no dependencies were found in Cargo.toml");
    assert_eq!(missing, Vec::<String>::new());
}
