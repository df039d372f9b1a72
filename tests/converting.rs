//! `sayso export` of graph files, from outside.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

#[path = "common/program.rs"]
mod program;

use std::fs;
use std::path::Path;
use std::process::Output;

const MIXED: &str = "Source,Target,Type,Weight\nAda,Ben,Directed,3\nBen,Cleo,Undirected,1\n";
const TIES: &str = "Source,Target,Type,Weight\nAda,Ben,Undirected,3\nBen,Cleo,Undirected,1\n";
const PLACED: &str = r##"{"options": {"type": "directed"}, "nodes": [
    {"key": "a", "attributes": {"x": 1.5, "y": 2, "color": "#102030", "size": 7}},
    {"key": "b", "attributes": {"x": 3, "y": 4}}], "edges": [{"source": "a", "target": "b"}]}"##;

/// Runs the program in a folder with some graph files.
fn sayso(folder: &Path, arguments: &[&str]) -> Output {
    for (name, text) in [
        ("mixed.csv", MIXED),
        ("ties.csv", TIES),
        ("placed.json", PLACED),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
    program::command(folder).args(arguments).output().unwrap()
}

/// Converts a file and returns what was written.
fn converted(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = sayso(folder.path(), &[&["export"], arguments].concat());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_graph_keeps_its_direction() {
    let text = converted(&["ties.csv", "-o", "-", "--to", "graphml"]);
    assert!(text.contains("edgedefault=\"undirected\""), "{text}");
    let text = converted(&["placed.json", "-o", "-", "--to", "gexf"]);
    assert!(text.contains("defaultedgetype=\"directed\""), "{text}");
}

#[test]
fn a_graph_keeps_its_places_and_colors_unless_asked_otherwise() {
    let text = converted(&["placed.json", "-o", "-", "--to", "gexf"]);
    for part in [
        "<viz:position x=\"1.5\" y=\"2\"",
        "r=\"16\" g=\"32\" b=\"48\"",
        "<viz:size value=\"7\"",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = converted(&[
        "placed.json",
        "-o",
        "-",
        "--to",
        "gexf",
        "--layout",
        "none",
        "--color-by",
        "kind",
    ]);
    assert!(
        !text.contains("viz:position") && !text.contains("g=\"32\""),
        "{text}"
    );
}

#[test]
fn measures_are_written_on_request_alone() {
    let text = converted(&["ties.csv", "-o", "-", "--to", "json"]);
    assert!(!text.contains("pagerank"), "{text}");
    let text = converted(&[
        "ties.csv",
        "-o",
        "-",
        "--to",
        "json",
        "--measures",
        "degree",
    ]);
    assert!(text.contains("\"degree\": 2"), "{text}");
}

#[test]
fn light_edges_are_left_out() {
    let text = converted(&["mixed.csv", "-o", "-", "--to", "json", "--min-weight", "2"]);
    assert!(
        text.contains("\"target\": \"Ben\"") && !text.contains("\"target\": \"Cleo\""),
        "{text}"
    );
    assert!(text.contains("\"id\": \"Cleo\""), "{text}");
}

#[test]
fn what_a_graph_file_does_not_tell_is_wrong_usage() {
    for option in [
        ["--view", "actors"],
        ["--multi", "merge"],
        ["--since", "2031"],
    ] {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["export", "ties.csv", "-o", "a.gexf", option[0], option[1]];
        let output = sayso(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{option:?}");
        assert!(!folder.path().join("a.gexf").exists());
    }
}

#[test]
fn what_is_no_article_is_none_on_standard_input_either() {
    let folder = tempfile::tempdir().unwrap();
    let dot = "digraph { \"Ann\" -> \"Bob\" }\n";
    let table = "Ann,Bob,2\nBob,Cleo,1\n";
    for (text, subcommand, message) in [
        (dot, "analyze", "-: this is a graph in DOT"),
        (dot, "extract", "-: this is a graph in DOT"),
        (table, "extract", "-: this is a graph file"),
    ] {
        let path = folder.path().join("input");
        fs::write(&path, text).unwrap();
        let output = program::command(folder.path())
            .args([subcommand, "-"])
            .stdin(fs::File::open(path).unwrap())
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{text}: {stderr}");
        assert!(stderr.contains(message), "{stderr}");
    }
}

#[test]
fn tables_in_every_dialect_are_the_same_graph() {
    let coded = "speaker,mentions,text\n\
        A\\B,\"Say \"\"so\"\"\",\"One \\ and two \\\\, no more\"\n\
        Ben,A\\B,Nothing of the kind.\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("coded.csv"), coded).unwrap();
    let run = |arguments: &[&str]| {
        let output = sayso(folder.path(), &[&["export", "--quiet"], arguments].concat());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {stderr}");
        String::from_utf8(output.stdout).unwrap()
    };
    let formats = "nodes,edges,csv-gephi,csv-load,tsv";
    run(&["coded.csv", "--view", "full", "--to", formats, "-o", "out/"]);
    let [plain, gephi, loaded, tabs] = ["out/", "out/csv-gephi", "out/csv-load", "out/tsv"]
        .map(|folder| run(&[folder, "--to", "json", "-o", "-"]));
    assert!(plain.contains(r"One \\ and two \\\\, no more"), "{plain}");
    assert_eq!(gephi, plain);
    assert_eq!(loaded, plain);
    assert_eq!(tabs, plain);
    // The nodes are statements, too, with speaker and text; they are no records for that.
    let named = run(&["out/nodes.csv", "out/edges.csv", "--to", "json", "-o", "-"]);
    assert_eq!(named, plain);
}

#[test]
fn tables_with_attributes_that_could_be_the_ends_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let graph = r#"{"directed": true, "nodes": [{"id": "a"}, {"id": "b"}],
        "links": [{"source": "a", "target": "b", "start": 2020, "end": 2021, "to": "q"}]}"#;
    fs::write(folder.path().join("graph.json"), graph).unwrap();
    let run = |arguments: &[&str]| {
        let output = sayso(folder.path(), &[&["export", "--quiet"], arguments].concat());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {stderr}");
        String::from_utf8(output.stdout).unwrap()
    };
    let expected = run(&["graph.json", "--to", "json", "-o", "-"]);
    assert!(expected.contains("\"start\": 2020"), "{expected}");
    for format in ["csv-gephi", "csv-excel", "tsv", "csv-load"] {
        run(&["graph.json", "--to", format, "-o", format]);
        let found = run(&[format, "--to", "json", "-o", "-"]);
        assert_eq!(found, expected, "{format}");
    }
}

#[test]
fn a_graph_in_a_format_that_is_not_read_is_no_article() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["who.dot", "who.txt"] {
        fs::write(folder.path().join(name), "digraph { \"Ann\" -> \"Bob\" }\n").unwrap();
        for arguments in [
            &["analyze", name][..],
            &["export", name, "-o", "a.gexf"],
            &["extract", name],
        ] {
            let output = sayso(folder.path(), arguments);
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}: {stderr}");
            let message = format!("{name}: this is a graph in DOT, which is not read");
            assert!(stderr.contains(&message), "{stderr}");
            assert!(stderr.contains("GraphML or GEXF"), "{stderr}");
        }
        assert!(!folder.path().join("a.gexf").exists());
    }
}
