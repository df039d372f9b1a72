//! The program from outside: exit codes, what goes where, files that are whole or absent.

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use program::{command, folder_with, names, sayso, stderr, stdout};

const ARTICLE: &str = "The mayor of Quillhaven, Mira Oduya, spoke at length on Monday.\n\n\
    \"The tram will come,\" said Oduya. Tomas Feld said that the traders of Quillhaven had no say.\n";

/// Exports the edges of an input to standard output.
fn edges(folder: &Path, input: &str) -> String {
    let arguments = ["export", input, "--to", "edges", "-o", "-"];
    stdout(&sayso(folder, &arguments)).to_owned()
}

#[test]
fn export_writes_every_usual_file_and_a_summary() {
    let folder = folder_with(&[("news/tram.txt", ARTICLE)]);
    let output = sayso(folder.path(), &["export", "news", "-o", "out/"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(
        names(&folder.path().join("out")),
        [
            "edges.csv",
            "figures.csv",
            "graph.dot",
            "graph.gexf",
            "graph.graphml",
            "nodes.csv",
            "statements.csv"
        ]
    );
    assert!(stdout(&output).contains("1 article"), "{}", stdout(&output));
    assert!(
        stdout(&output).contains("Mira Oduya"),
        "{}",
        stdout(&output)
    );
    assert_eq!(stderr(&output), "");
}

#[test]
fn the_ending_of_the_output_chooses_the_format() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    for (file, start) in [
        ("a.gexf", "<?xml"),
        ("a.graphml", "<?xml"),
        ("a.dot", "digraph"),
        ("a.json", "{"),
        ("nodes.csv", "id,"),
    ] {
        let output = sayso(
            folder.path(),
            &["export", "tram.txt", "-o", file, "--quiet"],
        );
        assert!(output.status.success(), "{file}: {}", stderr(&output));
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(
            text.to_lowercase().starts_with(start),
            "{file}: {}",
            &text[..40]
        );
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn data_alone_goes_to_standard_output() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let output = sayso(
        folder.path(),
        &["export", "tram.txt", "--for", "graphviz", "-o", "-"],
    );
    assert!(
        stdout(&output).starts_with("digraph"),
        "{}",
        stdout(&output)
    );
    assert_eq!(names(folder.path()), ["tram.txt"]);

    let output = sayso(folder.path(), &["extract", "tram.txt"]);
    for line in stdout(&output).lines() {
        assert!(line.starts_with("{\"type\":\""), "{line}");
    }
}

#[test]
fn records_and_articles_may_be_mixed_and_come_from_standard_input() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let records = sayso(folder.path(), &["extract", "tram.txt"]).stdout;
    let from_records = |input: &[u8]| {
        let mut child = command(folder.path())
            .args(["export", "-", "--to", "edges", "-o", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input).unwrap();
        child.wait_with_output().unwrap().stdout
    };
    let direct = sayso(
        folder.path(),
        &["export", "tram.txt", "--to", "edges", "-o", "-"],
    )
    .stdout;
    assert!(!direct.is_empty());
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert_eq!(text(from_records(&records)), text(direct));
}

#[test]
fn a_bad_record_is_reported_and_the_good_ones_are_kept() {
    let good = r#"{"type":"statement","id":"s1","speaker":"person/ada","text":"It rains."}"#;
    let text =
        format!("{{\"type\":\"actor\",\"id\":\"person/ada\",\"name\":\"Ada\"}}\n{{oops\n{good}\n");
    let folder = folder_with(&[("records.jsonl", &text)]);
    let arguments = ["export", "records.jsonl", "--to", "statements", "-o", "-"];
    let output = sayso(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("It rains."), "{}", stdout(&output));
    assert!(
        stderr(&output).contains("records.jsonl:2:2: "),
        "{}",
        stderr(&output)
    );
    let output = sayso(folder.path(), &[&arguments[..], &["--lenient"]].concat());
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stderr(&output).contains("records.jsonl:2:2: "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn wrong_usage_is_told_apart_from_bad_data() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    for (arguments, code, message) in [
        (
            &["export", "tram.txt", "--to", "gefx"][..],
            2,
            "there is no format \"gefx\"",
        ),
        (
            &["export", "tram.txt", "-o", "a.xyz"],
            2,
            "belongs to no format",
        ),
        (
            &["export", "tram.txt", "-o", "-"],
            2,
            "the format for standard output is missing",
        ),
        (
            &["export", "tram.txt", "-o", "a.csv", "--to", "csv"],
            2,
            "do not fit into one file",
        ),
        (
            &["analyze", "tram.txt", "--measures", "fame"],
            2,
            "there is no measure \"fame\"",
        ),
        (
            &["export", "tram.txt", "--since", "31-02-2024"],
            2,
            "is not a date",
        ),
        (&["export"], 2, "sayso export"),
        (&["export", "nowhere.txt"], 1, "nowhere.txt"),
    ] {
        let output = sayso(folder.path(), arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(
            stderr(&output).contains(message),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert_eq!(names(folder.path()), ["tram.txt"], "{arguments:?}");
    }
}

#[test]
fn the_registries_are_listed_as_json() {
    let folder = folder_with(&[]);
    for (command, keys) in [
        ("formats", &["name", "extensions", "summary", "keeps"][..]),
        (
            "measures",
            &["name", "summary", "normalization", "directed", "weighted"],
        ),
    ] {
        let output = sayso(folder.path(), &[command, "--json"]);
        let parsed: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
        let items = parsed.as_array().unwrap();
        assert!(items.len() > 5);
        for item in items {
            assert!(keys.iter().all(|key| item.get(key).is_some()), "{item}");
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let articles: Vec<(String, String)> = (0..20)
        .map(|n| {
            (
                format!("news/{n}.txt"),
                ARTICLE.replace("Oduya", &format!("Oduya{}", "a".repeat(n))),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = articles
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let folder = folder_with(&files);
    let run = |threads: &str| {
        let arguments = ["extract", "news", "--threads", threads];
        stdout(&sayso(folder.path(), &arguments)).to_owned()
    };
    let one = run("1");
    assert!(one.lines().count() > 60);
    assert!(one == run("2") && one == run("8"));
}

#[test]
fn a_reader_that_leaves_ends_the_program_quietly() {
    let text = ARTICLE.repeat(2000);
    let folder = folder_with(&[("long.txt", &text)]);
    let mut child = command(folder.path())
        .args(["extract", "long.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(stderr(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn settings_files_give_defaults_that_flags_override() {
    let settings = "[analyze]\nto = \"csv\"\nmeasures = [\"degree\"]\n";
    let folder = folder_with(&[("tram.txt", ARTICLE), ("sayso.toml", settings)]);
    let output = sayso(folder.path(), &["analyze", "tram.txt"]);
    assert!(
        stdout(&output).starts_with("id,name,kind,organisation,degree\n"),
        "{}",
        stdout(&output)
    );
    let output = sayso(
        folder.path(),
        &["analyze", "tram.txt", "--measures", "strength"],
    );
    assert!(
        stdout(&output).starts_with("id,name,kind,organisation,strength\n"),
        "{}",
        stdout(&output)
    );
    let output = command(folder.path())
        .args(["analyze", "tram.txt"])
        .env("SAYSO_ANALYZE_MEASURES", "pagerank")
        .output()
        .unwrap();
    assert!(
        stdout(&output).starts_with("id,name,kind,organisation,pagerank\n"),
        "{}",
        stdout(&output)
    );
    fs::write(folder.path().join("sayso.toml"), "[analyze]\nmeasure = 1\n").unwrap();
    let output = sayso(folder.path(), &["analyze", "tram.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("sayso.toml:2: there is no setting \"measure\""));
}

#[test]
fn completions_and_the_manual_are_printed() {
    let folder = folder_with(&[]);
    let script = sayso(folder.path(), &["completions", "bash"]);
    assert!(stdout(&script).contains("_sayso"));
    let page = sayso(folder.path(), &["man"]);
    assert!(stdout(&page).contains(".TH sayso"));
    assert!(stdout(&page).contains("SAYSO EXPORT"));
}

#[test]
fn a_converted_encoding_is_a_note_and_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    let text = b"\x93The caf\xE9 will open,\x94 said Mira Oduya, its owner.\n";
    fs::write(folder.path().join("cafe.txt"), text).unwrap();
    for command in ["extract", "analyze"] {
        let output = sayso(folder.path(), &[command, "cafe.txt"]);
        assert!(output.status.success(), "{}", stderr(&output));
        let note = "cafe.txt: the file is in windows-1252 and was converted to UTF-8";
        assert!(stderr(&output).contains(note), "{}", stderr(&output));
    }
    let output = sayso(folder.path(), &["extract", "cafe.txt"]);
    assert!(stdout(&output).contains("café"), "{}", stdout(&output));
}

#[test]
fn an_article_in_another_language_is_kept_but_not_searched() {
    let german = "Der Stadtrat hat am Montag beschlossen, dass die Straßenbahn über den Markt \
        fahren soll. \"Darauf haben wir lange gewartet\", sagte Mira Oduya nach der Abstimmung. \
        Die Händler am Markt wollen gegen den Beschluss klagen.\n";
    let folder = folder_with(&[("in/markt.txt", german), ("in/tram.txt", ARTICLE)]);
    let as_folder = sayso(
        folder.path(),
        &["extract", "in", "-o", "coded/", "--to", "csv"],
    );
    let as_stream = sayso(folder.path(), &["extract", "in"]);
    let note = "in/markt.txt: the article is in German and was not searched";
    for output in [&as_folder, &as_stream] {
        assert!(output.status.success(), "{}", stderr(output));
        assert!(stderr(output).contains(note), "{}", stderr(output));
    }
    let lines: Vec<&str> = stdout(&as_stream).lines().collect();
    let german: Vec<&&str> = lines.iter().filter(|l| l.contains("markt")).collect();
    assert_eq!(german.len(), 1, "{german:?}");
    assert!(german[0].contains("\"language\":\"de\""), "{german:?}");
    assert!(lines.iter().any(|line| line.contains("The tram will come")));
    let documents = fs::read_to_string(folder.path().join("coded/documents.csv")).unwrap();
    assert!(documents.contains("Straßenbahn"), "{documents}");
}

#[test]
fn what_cannot_be_read_leaves_the_old_file() {
    let folder = folder_with(&[("keep.jsonl", "old"), ("empty.txt", "")]);
    for input in ["nowhere.txt", "empty.txt"] {
        let output = sayso(folder.path(), &["extract", input, "-o", "keep.jsonl"]);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        assert_eq!(
            fs::read_to_string(folder.path().join("keep.jsonl")).unwrap(),
            "old"
        );
    }
    assert_eq!(names(folder.path()), ["empty.txt", "keep.jsonl"]);
}

#[test]
fn inputs_are_never_written_over() {
    let coded = "speaker,text,date\nMira Oduya,The tram will come.,2025-03-04\n";
    let folder = folder_with(&[("coded/statements.csv", coded)]);
    let output = sayso(folder.path(), &["export", "coded", "-o", "coded/"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("would replace this input"),
        "{}",
        stderr(&output)
    );
    let kept = fs::read_to_string(folder.path().join("coded/statements.csv")).unwrap();
    assert_eq!(kept, coded);
}

#[test]
fn a_second_run_does_not_read_the_output_of_the_first() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let first = sayso(folder.path(), &["export", ".", "-o", "output"]);
    let second = sayso(folder.path(), &["export", ".", "-o", "output"]);
    assert!(second.status.success(), "{}", stderr(&second));
    assert_eq!(stdout(&first), stdout(&second));
}

#[test]
fn the_order_of_inputs_changes_nothing() {
    let other = "speaker,organisation,text,date\nMira Oduya,Town Council,We will see.,2025-03-04\n";
    let files = [
        ("a/tram.txt", ARTICLE),
        ("b/tram.txt", ARTICLE),
        ("c/statements.csv", other),
    ];
    let folder = folder_with(&files);
    let export = |inputs: [&str; 3]| {
        let arguments = [
            &["export"][..],
            &inputs[..],
            &["--to", "gexf", "-o", "-"][..],
        ]
        .concat();
        stdout(&sayso(folder.path(), &arguments)).to_owned()
    };
    let one = export(["a", "b", "c"]);
    assert!(one.contains("Town Council"));
    assert!(one == export(["c", "b", "a"]) && one == export(["b", "c", "a"]));
}

#[test]
fn coded_articles_are_not_extracted_again_whatever_the_spelling() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    sayso(
        folder.path(),
        &["extract", "tram.txt", "-o", "coded/", "--to", "csv"],
    );
    for output in ["all.jsonl", "all.json"] {
        let run = sayso(
            folder.path(),
            &["extract", "tram.txt", "coded", "-o", output],
        );
        assert!(run.status.success(), "{}", stderr(&run));
    }
    let export = |input: &str| edges(folder.path(), input);
    assert!(export("all.jsonl").lines().count() > 3);
    assert_eq!(export("all.jsonl"), export("all.json"));
}

#[test]
fn records_may_be_packed() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    sayso(
        folder.path(),
        &["extract", "tram.txt", "-o", "tram.jsonl.gz"],
    );
    let packed = fs::read(folder.path().join("tram.jsonl.gz")).unwrap();
    assert_eq!(packed[..2], [0x1f, 0x8b]);
    let export = |input: &str| edges(folder.path(), input);
    assert!(export("tram.txt").lines().count() > 3);
    assert_eq!(export("tram.jsonl.gz"), export("tram.txt"));
}

#[test]
fn what_the_period_leaves_out_is_said() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let output = sayso(
        folder.path(),
        &["export", "tram.txt", "--since", "2020", "-o", "out/"],
    );
    assert!(stdout(&output).contains("outside of the period or without a date"));
    let output = sayso(
        folder.path(),
        &["export", "tram.txt", "--since", "2020", "--until", "2019"],
    );
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn flags_win_over_settings_of_another_name() {
    let folder = folder_with(&[
        ("tram.txt", ARTICLE),
        ("sayso.toml", "[export]\nto = [\"gexf\"]\n"),
    ]);
    sayso(
        folder.path(),
        &["export", "tram.txt", "-o", "who.dot", "-q"],
    );
    let text = fs::read_to_string(folder.path().join("who.dot")).unwrap();
    assert!(text.starts_with("digraph"), "{text}");
    let output = sayso(
        folder.path(),
        &["export", "tram.txt", "--for", "graphviz", "-o", "-"],
    );
    assert!(
        stdout(&output).starts_with("digraph"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn choices_about_files_reach_their_formats() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let written = |arguments: &[&str]| {
        let usual = ["export", "tram.txt", "-o", "-", "--quiet", "--to"];
        let output = sayso(folder.path(), &[&usual, arguments].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output).to_owned()
    };
    let base = written(&["turtle", "--base", "https://news.example/who/"]);
    assert!(base.contains("https://news.example/who/"), "{base}");
    let boxes = |diagram: String| diagram.lines().filter(|line| line.contains(":::")).count();
    let (all, two) = (written(&["mermaid"]), written(&["mermaid", "--limit", "2"]));
    assert!(boxes(two) < boxes(all));
    let framed = written(&["dot", "--cluster-by", "community"]);
    assert!(framed.contains("subgraph \"cluster"), "{framed}");

    let arguments = [
        "export",
        "tram.txt",
        "--to",
        "turtle",
        "-o",
        "-",
        "--base",
        "no address",
    ];
    let refused = sayso(folder.path(), &arguments);
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert!(
        stderr(&refused).contains("'no address'"),
        "{}",
        stderr(&refused)
    );
}
