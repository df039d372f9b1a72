//! Files are whole or absent: whatever ends the program, and wherever it may not write, the old
//! file stays or the new one is complete; and what files could not hold is told.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use program::{command, folder_with, names, sayso, stderr, stdout};
use serde_json::Value;

const ARTICLE: &str = "The mayor of Quillhaven, Mira Oduya, spoke at length on Monday.\n\n\
    \"The tram will come,\" said Oduya. Tomas Feld said that the traders of Quillhaven had no say.\n";

/// A person with a field that files have to call by another name.
const RENAMED: &str =
    r#"{"type":"actor","id":"person/a","name":"Ada","kind":"person","size":"tall"}"#;

/// Records that take a while to export.
fn many_statements() -> String {
    let lines = (0..5_000).map(|number| {
        let (speaker, about) = (number % 97, number % 89);
        format!(
            "{{\"type\":\"statement\",\"id\":\"statement/{number}\",\"speaker\":\"person/{speaker}\",\"text\":\"Number {number}.\",\
            \"mentions\":[\"place/{about}\"]}}\n"
        )
    });
    lines.collect()
}

#[test]
fn a_killed_program_leaves_the_old_file_or_the_whole_new_one() {
    let folder = folder_with(&[("many.jsonl", &many_statements())]);
    let arguments = [
        "export",
        "many.jsonl",
        "--measures",
        "none",
        "--layout",
        "none",
        "-o",
        "graph.gexf",
    ];
    let start = Instant::now();
    assert!(sayso(folder.path(), &arguments).status.code().is_some());
    let whole = start.elapsed();
    let path = folder.path().join("graph.gexf");
    let complete = fs::read(&path).unwrap();
    let (mut killed, kills) = (0, 8);
    for number in 1..=kills {
        fs::write(&path, "old").unwrap();
        let mut child = command(folder.path())
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Later and later, up to the time that the whole work took.
        sleep(whole * number / kills);
        child.kill().unwrap();
        killed += u32::from(child.wait().unwrap().code().is_none());
        let found = fs::read(&path).unwrap();
        assert!(
            found == b"old" || found == complete,
            "{} bytes",
            found.len()
        );
    }
    assert!(killed > 0, "nothing was killed");
    // What is left beside the file hinders nobody.
    assert!(sayso(folder.path(), &arguments).status.code().is_some());
    assert_eq!(fs::read(&path).unwrap(), complete);
}

#[cfg(unix)]
#[test]
fn an_interrupted_program_takes_the_folders_away_that_it_made() {
    let folder = folder_with(&[("many.jsonl", &many_statements())]);
    let arguments = ["export", "many.jsonl", "-o", "new/deep/graph.gexf"];
    let start = Instant::now();
    assert!(sayso(folder.path(), &arguments).status.code().is_some());
    let whole = start.elapsed();
    let made = folder.path().join("new");
    let complete = fs::read(made.join("deep/graph.gexf")).unwrap();
    let (mut interrupted, tries) = (0, 6);
    for number in 1..=tries {
        if made.exists() {
            fs::remove_dir_all(&made).unwrap();
        }
        let mut child = command(folder.path())
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(whole * number / tries);
        let signal = ["-s", "INT", &child.id().to_string()].map(str::to_owned);
        assert!(Command::new("kill").args(signal).status().is_ok());
        interrupted += u32::from(child.wait().unwrap().code() == Some(130));
        // The signal may come when the file is in its place already.
        if made.exists() {
            assert_eq!(names(&made.join("deep")), ["graph.gexf"]);
            assert!(fs::read(made.join("deep/graph.gexf")).unwrap() == complete);
        }
    }
    assert!(interrupted > 0, "nothing was interrupted");
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_file_and_nothing_beside_it() {
    let folder = folder_with(&[("tram.txt", ARTICLE), ("out/graph.gexf", "old")]);
    // No file may grow beyond a kilobyte: to the program that is a disk without room.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let output = Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_sayso")])
        .args([
            "export",
            "tram.txt",
            "--to",
            "gexf,nodes",
            "-o",
            "out/",
            "--quiet",
        ])
        .env("XDG_CONFIG_HOME", folder.path().join("no-settings"))
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("cannot write out/graph.gexf"),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&output).contains("caused by"), "{}", stderr(&output));
    let found = fs::read_to_string(folder.path().join("out/graph.gexf")).unwrap();
    assert_eq!(found, "old");
    let left = names(&folder.path().join("out"));
    assert!(left.iter().all(|name| !name.contains("part")), "{left:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_file_system_leaves_the_old_file_and_takes_what_it_has_room_for() {
    let folder = folder_with(&[("many.jsonl", &many_statements()), ("out/old", "")]);
    // A file system of its own, which nobody else sees and which goes with the shell.
    let alone = |script: &str| {
        let mut command = Command::new("unshare");
        command
            .args(["--user", "--map-root-user", "--mount", "bash", "-c"])
            .arg(format!("mount -t tmpfs -o size=64k none out && {script}"))
            .current_dir(folder.path());
        command
    };
    if !alone("true").output().is_ok_and(|it| it.status.success()) {
        eprintln!("not run here: this system lets nobody mount a file system of their own");
        return;
    }
    let script = "echo old > out/graph.gexf; \"$0\" \"$@\"; echo $?; cat out/graph.gexf; ls -A out";
    let output = alone(script)
        .arg(env!("CARGO_BIN_EXE_sayso"))
        .args(["export", "many.jsonl", "--to", "gexf,figures", "-o", "out/"])
        .args(["--measures", "density", "--layout", "none", "--quiet"])
        .output()
        .unwrap();
    assert_eq!(stdout(&output), "1\nold\nfigures.csv\ngraph.gexf\n");
    let told = stderr(&output);
    assert!(told.contains("cannot write out/graph.gexf"), "{told}");
    assert!(told.contains("No space left"), "{told}");
}

#[test]
fn formats_fail_one_by_one() {
    let folder = folder_with(&[("tram.txt", ARTICLE), ("out/graph.gexf/in-the-way", "")]);
    let output = sayso(
        folder.path(),
        &["export", "tram.txt", "-o", "out/", "--quiet"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("cannot write out/graph.gexf"),
        "{}",
        stderr(&output)
    );
    let written = [
        "edges.csv",
        "figures.csv",
        "graph.dot",
        "graph.gexf",
        "graph.graphml",
        "nodes.csv",
        "statements.csv",
    ];
    assert_eq!(names(&folder.path().join("out")), written);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nobody_may_write_into_is_named() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let output = sayso(
        folder.path(),
        &["export", "tram.txt", "-o", "/proc/sayso/", "--quiet"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("cannot write /proc/sayso/"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn files_that_are_there_can_be_kept() {
    let files = [
        ("tram.txt", ARTICLE),
        ("out/graph.dot", "old"),
        ("out/losses.json", "old"),
    ];
    let folder = folder_with(&files);
    let arguments = [
        "export",
        "tram.txt",
        "-o",
        "out/",
        "--no-clobber",
        "--quiet",
        "--report",
        "out/losses.json",
    ];
    let output = sayso(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    let said = "error: out/graph.dot is there already\n";
    assert!(stderr(&output).starts_with(said), "{}", stderr(&output));
    let read = |name: &str| fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    assert_eq!(
        (read("graph.dot"), read("losses.json")),
        ("old".to_owned(), "old".to_owned())
    );
    assert!(read("nodes.csv").starts_with("id,"));
}

#[test]
fn losses_are_told_once_and_reported_as_json() {
    let folder = folder_with(&[("a.jsonl", RENAMED)]);
    let arguments = [
        "export",
        "a.jsonl",
        "-o",
        "out/",
        "--measures",
        "none",
        "--report",
        "lost.json",
    ];
    let output = sayso(folder.path(), &arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    let told = "note: out/graph.graphml, out/graph.gexf, out/graph.dot, out/nodes.csv: 1 attribute renamed (size → size_)\n";
    assert_eq!(stderr(&output), told);
    let report = fs::read_to_string(folder.path().join("lost.json")).unwrap();
    let report: Value = serde_json::from_str(&report).unwrap();
    let of = |file: &str| {
        report
            .as_array()
            .unwrap()
            .iter()
            .find(|r| r["file"] == file)
            .unwrap()
            .clone()
    };
    let lost = of("out/graph.gexf");
    assert_eq!(lost["format"], "gexf");
    assert_eq!(lost["losses"][0]["loss"], "renamed_attributes");
    assert_eq!(lost["losses"][0]["count"], 1);
    assert_eq!(lost["losses"][0]["examples"][0], "size → size_");
    assert_eq!(of("out/edges.csv")["losses"], Value::Array(Vec::new()));
}

#[test]
fn strict_exports_refuse_what_would_be_lost() {
    let folder = folder_with(&[("a.jsonl", RENAMED)]);
    let strict = |output: &str, format: &str| {
        let arguments = [
            "export",
            "a.jsonl",
            "--measures",
            "none",
            "--strict",
            "--quiet",
        ];
        sayso(
            folder.path(),
            &[&arguments[..], &["-o", output, "--to", format]].concat(),
        )
    };
    for (output, format) in [
        ("a.gexf", "gexf"),
        ("new/deep/a.gexf", "gexf"),
        ("tables/", "tsv"),
        ("-", "gexf"),
    ] {
        let ended = strict(output, format);
        assert_eq!(ended.status.code(), Some(1), "{output}");
        assert!(
            stderr(&ended).contains("would not hold everything"),
            "{}",
            stderr(&ended)
        );
        assert!(
            stderr(&ended).contains("size → size_"),
            "{}",
            stderr(&ended)
        );
        assert_eq!(stdout(&ended), "");
    }
    // Nothing is there that was not there before.
    assert_eq!(names(folder.path()), ["a.jsonl"]);
    assert!(strict("edges.csv", "edges").status.success());
}

#[test]
fn a_format_of_several_files_has_a_folder_of_its_own() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let run = |arguments: &[&str]| {
        let output = sayso(
            folder.path(),
            &[&["export", "tram.txt", "--quiet"], arguments].concat(),
        );
        (output.status.code(), stderr(&output).to_owned())
    };
    let tables = ["README.txt", "edges.csv", "figures.csv", "nodes.csv"];
    assert_eq!(run(&["--to", "csv-gephi", "-o", "alone/"]).0, Some(0));
    assert_eq!(names(&folder.path().join("alone")), tables);
    assert_eq!(run(&["--to", "csv-gephi,dot", "-o", "both/"]).0, Some(0));
    assert_eq!(
        names(&folder.path().join("both")),
        ["csv-gephi", "graph.dot"]
    );
    assert_eq!(names(&folder.path().join("both/csv-gephi")), tables);
    for place in ["x.csv", "-"] {
        let (code, error) = run(&["--to", "csv-gephi", "-o", place]);
        assert_eq!(code, Some(2));
        assert!(error.contains("csv-gephi is a folder of files"), "{error}");
    }
}

#[test]
fn timings_name_the_formats() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let arguments = [
        "export",
        "tram.txt",
        "-o",
        "a.gexf",
        "--quiet",
        "--timings",
        "t.json",
    ];
    assert!(sayso(folder.path(), &arguments).status.success());
    let text = fs::read_to_string(folder.path().join("t.json")).unwrap();
    let timings: Value = serde_json::from_str(&text).unwrap();
    let stages: Vec<&str> = timings["stages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["stage"].as_str().unwrap())
        .collect();
    assert!(stages.ends_with(&["drawing", "gexf"]), "{stages:?}");
}
