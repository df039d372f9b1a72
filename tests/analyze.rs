//! `sayso analyze` from outside: rankings, comparisons, changes, graph files, timings.

#[path = "common/program.rs"]
mod program;

use std::fs;

use program::{folder_with, names, sayso, stderr, stdout};
use serde_json::Value;

const ARTICLE: &str = "The mayor of Quillhaven, Mira Oduya, spoke at length on Monday.\n\n\
    \"The tram will come,\" said Oduya. Tomas Feld said that the traders of Quillhaven had no say.\n";

const CODED: &str = "speaker,organisation,text,date,mentions\n\
    Mira Oduya,Town Council,The tram will come.,2031-03-04,Tomas Feld\n\
    Tomas Feld,Traders,Nobody asked us.,2031-03-05,Mira Oduya\n\
    Mira Oduya,Town Council,We did ask.,2031-04-01,Traders\n";

const EDGES: &str = "source,target,weight\nAda,Ben,2\nBen,Cleo,1\nCleo,Ada,1\nDora,Ben,1\n";

#[test]
fn rankings_have_three_forms() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let analyze = |arguments: &[&str]| {
        let output = sayso(
            folder.path(),
            &[&["analyze", "tram.txt"], arguments].concat(),
        );
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output).to_owned()
    };
    let csv = analyze(&["--to", "csv", "--measures", "degree"]);
    assert!(
        csv.starts_with("id,name,kind,organisation,degree\n"),
        "{csv}"
    );
    let json: Value = serde_json::from_str(&analyze(&["--to", "json"])).unwrap();
    let nodes = json["nodes"].as_array().unwrap();
    assert_eq!(nodes.len() + 1, csv.lines().count());
    let is_whole = |row: &Value| row["pagerank"].is_f64() && row["id"].is_string();
    assert!(nodes.iter().all(is_whole));
    let table = analyze(&["--top", "1"]);
    assert!(table.contains("pagerank  high:"), "{table}");
    assert_eq!(
        table.matches("\n   1   ").count() + table.matches("\n  1").count(),
        4,
        "{table}"
    );
}

#[test]
fn equal_values_share_a_rank_and_what_is_cut_is_told() {
    let folder = folder_with(&[("ties.csv", EDGES)]);
    let arguments = [
        "analyze",
        "ties.csv",
        "--measures",
        "degree,betweenness",
        "--top",
        "2",
    ];
    let output = sayso(folder.path(), &arguments);
    let expected = "\
degree  high: this actor has many ties: speaks, is spoken of, holds roles
  1   Ben   node       3
  2=  Ada   node       2
  and 1 more with 2

betweenness (exact)  high: stories pass through this actor
  1   Ben   node  0.5000
  2   Cleo  node  0.3333

4 nodes, 4 ties; directed, weighted, distances in hops
";
    assert_eq!(stdout(&output), expected, "{}", stderr(&output));
}

#[test]
fn what_was_computed_exactly_and_what_was_estimated_is_said() {
    let ties = (0..1200).map(|node| format!("n{node},n{}\n", (node * 7 + 1) % 1200));
    let edges: String = std::iter::once("source,target\n".to_owned())
        .chain(ties)
        .collect();
    let folder = folder_with(&[("ties.csv", &edges)]);
    let arguments = ["analyze", "ties.csv", "--measures", "betweenness,closeness"];
    for (further, heading, method, error) in [
        (&["-v"][..], "betweenness (exact)", "exact", None),
        (
            &["--sample", "0.3"],
            "betweenness (estimated, error at most 0.3)",
            "estimated",
            Some(0.3),
        ),
    ] {
        let output = sayso(folder.path(), &[&arguments[..], further].concat());
        assert!(stdout(&output).starts_with(heading), "{}", stdout(&output));
        let why = if error.is_some() {
            "ranks are not settled"
        } else {
            "betweenness: exact, because"
        };
        assert!(
            stderr(&output).replace("\n  ", " ").contains(why),
            "{}",
            stderr(&output)
        );
        let output = sayso(
            folder.path(),
            &[&arguments[..], further, &["--to", "json", "-q"]].concat(),
        );
        let json: Value = serde_json::from_str(stdout(&output)).unwrap();
        let graph = &json["graph"];
        assert_eq!(graph["betweenness_method"], method);
        assert_eq!(graph["betweenness_error"].as_f64(), error);
        assert!(graph["closeness_why"].is_string(), "{graph}");
        let scale = graph["closeness_normalization"].as_str();
        assert!(scale.is_some_and(|scale| scale.starts_with("0 to 1")));
    }
}

#[test]
fn odd_weights_are_counted() {
    let edges = "source,target,weight\na,b,1e300\na,c,1\nb,c,-4\nd,a,nan\n";
    let folder = folder_with(&[("ties.csv", edges)]);
    for (further, is_told) in [
        (&["--measures", "strength"][..], true),
        (&["--measures", "degree"], false),
        (&["--measures", "strength", "--unweighted"], false),
    ] {
        let output = sayso(folder.path(), &[&["analyze", "ties.csv"], further].concat());
        let said = stderr(&output).replace("\n  ", " ");
        assert_eq!(
            said.contains("2 of 4 weights count as zero"),
            is_told,
            "{said}"
        );
        assert_eq!(said.contains("1 above 1e150"), is_told, "{said}");
    }
}

#[test]
fn an_empty_graph_has_answers() {
    let folder = folder_with(&[
        ("ties.csv", "source,target\n"),
        (
            "graph.json",
            "{\"directed\": true, \"nodes\": [], \"links\": []}",
        ),
    ]);
    for file in ["ties.csv", "graph.json"] {
        let arguments = [
            "analyze",
            file,
            "--measures",
            "degree,density",
            "--to",
            "json",
        ];
        let output = sayso(folder.path(), &arguments);
        assert!(output.status.success(), "{file}: {}", stderr(&output));
        let json: Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(json["graph"]["density"], 0.0, "{json}");
        assert_eq!(json["nodes"].as_array().map(Vec::len), Some(0), "{json}");
    }
}

#[test]
fn what_a_table_of_nodes_cannot_hold_is_said() {
    let folder = folder_with(&[("ties.csv", EDGES)]);
    for (measures, expected) in [
        (
            "degree,density,bridge",
            Some("the table of nodes leaves out density, bridge"),
        ),
        (
            "bridge,density",
            Some("the table of edges leaves out density"),
        ),
        ("degree,strength", None),
        ("density", None),
    ] {
        let arguments = ["analyze", "ties.csv", "--to", "csv", "--measures", measures];
        let output = sayso(folder.path(), &arguments);
        let said = stderr(&output).replace("\n  ", " ");
        match expected {
            Some(expected) => assert!(said.contains(expected), "{said}"),
            None => assert_eq!(said, "", "{measures}"),
        }
    }
}

#[test]
fn ties_that_are_bridges_come_first_and_the_others_are_counted() {
    let edges = "source,target\nAda,Ben\nBen,Cleo\nCleo,Ada\nCleo,Dora\n";
    let folder = folder_with(&[("ties.csv", edges)]);
    let output = sayso(
        folder.path(),
        &["analyze", "ties.csv", "--measures", "bridge"],
    );
    let expected = "\
bridge  true: without this tie its two sides would not hang together
  1   Cleo → Dora  tie  true
  and 3 more with false

4 nodes, 4 ties; directed, weighted, distances in hops
";
    assert_eq!(stdout(&output), expected, "{}", stderr(&output));
}

#[test]
fn a_graph_gives_the_same_numbers_whatever_its_format() {
    let graphml = "<graphml><key id='w' for='edge' attr.name='weight' attr.type='double'/>\
        <graph edgedefault='directed'><node id='Ada'/><node id='Ben'/><node id='Cleo'/><node id='Dora'/>\
        <edge source='Ada' target='Ben'><data key='w'>2</data></edge><edge source='Ben' target='Cleo'/>\
        <edge source='Cleo' target='Ada'/><edge source='Dora' target='Ben'/></graph></graphml>";
    let gexf = "<gexf><graph defaultedgetype='directed'><nodes><node id='Ada'/><node id='Ben'/>\
        <node id='Cleo'/><node id='Dora'/></nodes><edges><edge source='Ada' target='Ben' weight='2'/>\
        <edge source='Ben' target='Cleo'/><edge source='Cleo' target='Ada'/>\
        <edge source='Dora' target='Ben'/></edges></graph></gexf>";
    let plain = "Ada Ben 2\nBen Cleo\nCleo Ada\nDora Ben\n";
    let folder = folder_with(&[
        ("ties.csv", EDGES),
        ("ties.graphml", graphml),
        ("ties.gexf", gexf),
        ("ties.edgelist", plain),
    ]);
    let csv = |file: &str| {
        let arguments = ["analyze", file, "--measures", "all", "--to", "csv"];
        let output = sayso(folder.path(), &arguments);
        assert!(output.status.success(), "{file}: {}", stderr(&output));
        stdout(&output).to_owned()
    };
    let expected = csv("ties.csv");
    assert_eq!(expected.lines().count(), 5);
    for file in ["ties.graphml", "ties.gexf", "ties.edgelist"] {
        assert_eq!(csv(file), expected, "{file}");
    }
}

#[test]
fn our_own_graph_files_give_the_numbers_of_the_records() {
    let folder = folder_with(&[("coded.csv", CODED)]);
    let export = [
        "export",
        "coded.csv",
        "--view",
        "actors",
        "--multi",
        "merge",
        "-o",
    ];
    for file in ["graph.gexf", "graph.graphml"] {
        let output = sayso(folder.path(), &[&export[..], &[file]].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        let ranking = |input: &str| {
            let arguments = ["analyze", input, "--to", "csv", "--measures", "centrality"];
            stdout(&sayso(folder.path(), &arguments)).to_owned()
        };
        assert_eq!(ranking(file), ranking("coded.csv"), "{file}");
        assert!(ranking(file).contains("person/mira-oduya,Mira Oduya,person,Town Council,"));
    }
}

#[test]
fn a_graph_from_standard_input_is_recognised() {
    let folder = folder_with(&[("ties.csv", EDGES)]);
    let input = fs::File::open(folder.path().join("ties.csv")).unwrap();
    let output = program::command(folder.path())
        .args(["analyze", "-", "--measures", "degree", "--to", "csv"])
        .stdin(input)
        .output()
        .unwrap();
    assert!(
        stdout(&output).contains("Ben,Ben,node,,3"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn two_measures_are_compared() {
    let folder = folder_with(&[("ties.csv", EDGES)]);
    let compare = ["analyze", "ties.csv", "--compare", "degree,betweenness"];
    let output = sayso(folder.path(), &compare);
    let table = stdout(&output);
    assert!(
        table.contains("rank correlation (Spearman) 0.95 over 4 nodes"),
        "{table}"
    );
    let csv = sayso(folder.path(), &[&compare[..], &["--to", "csv"]].concat());
    let mut lines = stdout(&csv).lines();
    assert_eq!(
        lines.next(),
        Some("id,name,kind,degree,betweenness,degree_rank,betweenness_rank,places")
    );
    let json = sayso(folder.path(), &[&compare[..], &["--to", "json"]].concat());
    let json: Value = serde_json::from_str(stdout(&json)).unwrap();
    assert_eq!(json["nodes"].as_array().unwrap().len(), 4);
}

#[test]
fn months_and_documents_are_ranked_apart() {
    let folder = folder_with(&[("coded.csv", CODED)]);
    let by = |part: &str, format: &str| {
        let arguments = ["analyze", "coded.csv", "--by", part, "--to", format];
        let output = sayso(
            folder.path(),
            &[&arguments[..], &["--measures", "degree"]].concat(),
        );
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output).to_owned()
    };
    let table = by("month", "table");
    assert!(table.contains("2031-03  2 statements\n"), "{table}");
    assert!(table.contains("2031-04  1 statement\n"), "{table}");
    let csv = by("month", "csv");
    assert!(
        csv.contains("2031-03,2,1,person/mira-oduya,Mira Oduya,person,"),
        "{csv}"
    );
    let json: Value = serde_json::from_str(&by("month", "json")).unwrap();
    assert_eq!(json[1]["period"], "2031-04");
}

#[test]
fn timings_say_what_each_stage_took() {
    let folder = folder_with(&[("ties.csv", EDGES)]);
    let arguments = [
        "analyze",
        "ties.csv",
        "--measures",
        "degree,pagerank",
        "--timings",
        "t.json",
    ];
    let output = sayso(folder.path(), &arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = fs::read_to_string(folder.path().join("t.json")).unwrap();
    let timings: Value = serde_json::from_str(&text).unwrap();
    let stages = timings["stages"].as_array().unwrap();
    let stage_names: Vec<&str> = stages.iter().filter_map(|s| s["stage"].as_str()).collect();
    assert_eq!(
        stage_names,
        [
            "reading", "freezing", "degree", "pagerank", "freeing", "writing"
        ]
    );
    assert!(stages.iter().all(|stage| stage["wall_seconds"].is_f64()));
    assert_eq!(
        (&timings["nodes"], &timings["edges"]),
        (&4.into(), &4.into())
    );
}

#[test]
fn what_does_not_fit_together_is_wrong_usage() {
    let folder = folder_with(&[("ties.csv", EDGES), ("coded.csv", CODED)]);
    for (arguments, message) in [
        (
            &["ties.csv", "--by", "month"][..],
            "a graph file tells no documents",
        ),
        (
            &["ties.csv", "--since", "2031"],
            "a graph file tells no documents",
        ),
        (
            &["coded.csv", "--compare", "degree"],
            "only two different measures of actors",
        ),
        (
            &["coded.csv", "--compare", "degree,louvain"],
            "louvain numbers groups",
        ),
        (
            &["coded.csv", "--compare", "degree,degree"],
            "only two different measures of actors",
        ),
        (
            &["coded.csv", "--focus", "Nobody"],
            "nobody is called \"Nobody\"",
        ),
        (
            &["coded.csv", "--sample", "2"],
            "write auto, never, or an error",
        ),
    ] {
        let output = sayso(folder.path(), &[&["analyze"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            stderr(&output).contains(message),
            "{arguments:?}: {}",
            stderr(&output)
        );
    }
    for arguments in [
        &["analyze", "ties.csv", "coded.csv"][..],
        &["export", "ties.csv", "coded.csv"],
        &["extract", "ties.csv"],
    ] {
        let output = sayso(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let message = "ties.csv: this is a graph file, and neither article nor record";
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_no_half_file() {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let folder = folder_with(&[]);
    let mut child = program::command(folder.path())
        .args(["extract", "-", "-o", "found.jsonl"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The input stays open, so that the program waits for more with its file half written.
    let mut stdin = child.stdin.take().unwrap();
    let line = serde_json::json!({"text": ARTICLE}).to_string();
    writeln!(stdin, "{line}").unwrap();
    stdin.flush().unwrap();
    while names(folder.path()).is_empty() {
        std::thread::yield_now();
    }
    let killed = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(
        names(folder.path()).is_empty(),
        "{:?}",
        names(folder.path())
    );
}
