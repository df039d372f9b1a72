//! Places and colors by community, in every format that draws.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

#[path = "common/files.rs"]
mod files;

use std::process::Command;

use sayso::export::{EXPORTERS, find};
use sayso::graph::{GraphView, Node, NodeKind, Picture, Values};
use sayso::model::Id;

/// Fourteen people, each in a community of its own, and one in none.
fn graph(picture: Picture) -> GraphView {
    grouped(
        (1..=15).map(|number| (number < 15).then_some(number)),
        picture,
    )
}

/// Makes nodes of some groups.
fn grouped(groups: impl IntoIterator<Item = Option<i64>>, picture: Picture) -> GraphView {
    let mut graph = GraphView::new();
    for (number, group) in (1..).zip(groups) {
        let mut values = Values::new();
        // A field of the record that is called as a place is.
        values.insert("x", "a field".into());
        if let Some(group) = group {
            values.insert("leiden", group.into());
        }
        graph.add_node(Node {
            id: Id::new(format!("person/{number}")),
            kind: NodeKind::Person,
            label: format!("Person {number}"),
            values,
        });
    }
    graph.set_picture(picture);
    graph
}

fn written(format: &str, graph: &GraphView) -> String {
    let (files, _) = files::written(find(format).unwrap(), graph);
    String::from_utf8(files.into_iter().next().unwrap().1).unwrap()
}

#[test]
fn every_format_that_draws_writes_places() {
    let places = (0..15).map(|n| [f64::from(n) + 0.25, -1.5]).collect();
    let picture = Picture {
        places: Some(places),
        color_by: None,
        ..Picture::default()
    };
    let graph = graph(picture);
    let mut formats = Vec::new();
    for (format, sign) in [
        ("graphml", "<data key=\"d9\">-1.5</data>"),
        ("gexf", "<viz:position x=\"2.25\" y=\"-1.5\" z=\"0\"/>"),
        (
            "gexf-dynamic",
            "<viz:position x=\"2.25\" y=\"-1.5\" z=\"0\"/>",
        ),
        ("dot", "pos=\"2.25,-1.5!\""),
        ("json", "\"x\": 2.25, \"y\": -1.5"),
        ("graphology", "\"x\": 2.25, \"y\": -1.5"),
        ("jgf", "\"x\": 2.25, \"y\": -1.5"),
        ("graphml-gephi", "<data key=\"d9\">-1.5</data>"),
        // Screens count downwards.
        ("json-links", "\"x\": 2.25, \"y\": 1.5"),
        ("cytoscape", "\"position\": {\"x\": 2.25, \"y\": 1.5}"),
        ("cx2", "\"x\": 2.25, \"y\": 1.5"),
        (
            "graphml-yed",
            "<y:Geometry x=\"-29.2\" y=\"-9.5\" width=\"62.8\" height=\"22.0\"",
        ),
        (
            "graphml-visone",
            "<y:Geometry x=\"-29.2\" y=\"-9.5\" width=\"62.8\" height=\"22.0\"",
        ),
        ("pajek", "3 \"Person 3\" 0.1429 0.0000 0.5\n"),
    ] {
        let text = written(format, &graph);
        assert!(text.contains(sign), "{format}: {text}");
        if format.starts_with("graphml") || format.starts_with("gexf") {
            roxmltree::Document::parse(&text).unwrap();
        }
        formats.push(format);
    }
    // Whatever else says that it draws writes other files with places than without.
    let drawing = EXPORTERS
        .iter()
        .filter(|format| format.about().drawing.is_some());
    for format in drawing.filter(|format| !formats.contains(&format.name())) {
        let mut blank = graph.clone();
        blank.set_picture(Picture::default());
        let with_places = files::written(*format, &graph).0;
        assert_ne!(
            with_places,
            files::written(*format, &blank).0,
            "{}",
            format.name()
        );
    }
    let json: serde_json::Value = serde_json::from_str(&written("json", &graph)).unwrap();
    assert_eq!(json["nodes"][0]["x_"], "a field");
}

#[test]
fn communities_have_colors_and_the_twelfth_and_single_nodes_are_grey() {
    // Two nodes of each of twelve groups, or of each of three; then one alone, and one of no group.
    for (shared, colored) in [(12, 11), (3, 3)] {
        let pairs = (1..=shared).flat_map(|group| [Some(group); 2]);
        let groups = pairs.chain([Some(shared + 1), None]);
        let by_community = Picture {
            places: None,
            color_by: Some("leiden"),
            ..Picture::default()
        };
        let text = written("graphml", &grouped(groups, by_community));
        let colors = text.split("<data key=\"d5\">").skip(1);
        let colors: Vec<&str> = colors.filter_map(|rest| rest.split('<').next()).collect();
        let (mut of_groups, others) = (colors[..2 * colored].to_vec(), &colors[2 * colored..]);
        of_groups.sort_unstable();
        of_groups.dedup();
        assert_eq!(of_groups.len(), colored);
        assert!(others.len() >= 2, "{colors:?}");
        assert!(others.iter().all(|color| *color == "#aaaaaa"), "{colors:?}");
    }
    let single = grouped(std::iter::repeat_n(None, 15), Picture::default());
    let kinds = written("graphml", &single);
    assert_eq!(kinds.matches("#56b4e9").count(), 15);
}

#[test]
fn the_program_lays_out_and_colors_where_it_is_asked_to() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["export", "data/quillhaven-tram", "--quiet", "-o", "-"])
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    for (arguments, sign, is_there) in [
        (&["--to", "gexf"][..], "<viz:position", true),
        (
            &["--to", "gexf", "--layout", "none"],
            "<viz:position",
            false,
        ),
        (&["--to", "dot"], "pos=", false),
        (&["--to", "dot", "--layout", "forceatlas2"], "pos=", true),
        (
            &[
                "--to",
                "dot",
                "--color-by",
                "community",
                "--measures",
                "none",
            ],
            "group 1: ",
            true,
        ),
        (
            &["--to", "json", "--linlog", "--gravity", "2"],
            "\"y\": ",
            true,
        ),
    ] {
        assert_eq!(run(arguments).contains(sign), is_there, "{arguments:?}");
    }
    let arguments = [
        "--to",
        "svg",
        "--theme",
        "dark",
        "--title",
        "Tram & <harbour>",
    ];
    let drawn = run(&arguments);
    let document = roxmltree::Document::parse(&drawn).unwrap();
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    let texts: Vec<&str> = texts.filter_map(|text| text.text()).collect();
    let caption = "Source: 3 documents, 4 Mar 2025 to 18 Mar 2025. 11 nodes, 14 ties.";
    for expected in ["Tram & <harbour>", "Tomas Feld", "member of", caption] {
        assert!(texts.contains(&expected), "{expected} in {texts:?}");
    }
    assert!(drawn.contains("fill=\"#161b22\""), "{drawn}");
    assert_eq!(drawn, run(&[&arguments[..], &["--threads", "2"]].concat()));
    let seeds = ["1", "2"].map(|seed| run(&["--to", "gexf", "--measures", "none", "--seed", seed]));
    assert_ne!(seeds[0], seeds[1]);
    let threads = ["1", "2"].map(|n| run(&["--to", "gexf", "--threads", n]));
    assert_eq!(threads[0], threads[1]);
}
