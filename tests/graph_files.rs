//! Graph files that this program wrote come back as they were, whatever the format, and give the
//! same numbers.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

#[path = "common/files.rs"]
mod files;
#[path = "common/nasty.rs"]
mod nasty;

use std::collections::BTreeSet;
use std::path::Path;

use sayso::analyze::{self, Unwatched};
use sayso::export::{Loss, Settings, find};
use sayso::graph::{GraphView, Multi, Picture, Shape, View, build};
use sayso::import::{self, Imported};
use sayso::pipeline::{self, Network, Silent};
use sayso::read::Problems;

/// The formats that hold a graph, each with the names of its files' formats. The first ones hold
/// places and colors as well. Of the last three, drawings are rounded, and times follow from the
/// dates of single statements, of which files have the first and the last for each edge.
const FORMATS: [&[&str]; 11] = [
    &["graphml"],
    &["graphml-gephi"],
    &["gexf"],
    &["json"],
    &["json-links"],
    &["graphology"],
    &["cytoscape"],
    &["nodes", "edges"],
    &["gexf-dynamic"],
    &["graphml-yed"],
    &["graphml-visone"],
];

/// Those that hold places and colors, and all that come back as they were.
const DRAWN: usize = 7;
const EXACT: usize = 8;

/// Writes a graph in some formats, and returns the files by their names.
fn written(graph: &GraphView, formats: &[&str]) -> Vec<(&'static str, String)> {
    let files = formats.iter().map(|format| {
        let exporter = find(format).unwrap();
        let mut bytes = Vec::new();
        let settings = Settings::default();
        exporter.write(graph, &settings, &mut bytes).unwrap();
        (
            exporter.about().file_name,
            String::from_utf8(bytes).unwrap(),
        )
    });
    files.collect()
}

/// Reads files as one graph.
fn read(files: &[(&str, String)]) -> Imported {
    let folder = tempfile::tempdir().unwrap();
    let paths = files.iter().map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    });
    let paths: Vec<_> = paths.collect();
    import::read(&paths, &mut std::io::empty()).unwrap()
}

/// Writes a graph, reads it and writes it again: the same bytes, but for some changes that a format
/// makes to what it cannot hold.
fn check(graph: &GraphView, formats: &[&str], change: impl Fn(&str, String) -> String) {
    let before = written(graph, formats);
    let imported = read(&before);
    assert_eq!(imported.problems, Problems::default(), "{formats:?}");
    let after = written(&imported.graph, formats);
    for ((name, before), (_, after)) in before.into_iter().zip(after) {
        let expected = change(name, before);
        let mut lines = expected.lines().zip(after.lines());
        let difference = lines.find(|(expected, found)| expected != found);
        assert_eq!(difference, None, "{name}");
        assert!(expected == after, "{name}");
    }
}

/// Returns the network of the samples in `data/`.
fn sample(view: View, multi: Multi) -> GraphView {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let options = pipeline::Options::default();
    let loaded = pipeline::load(&[data], &options, &mut std::io::empty(), &Silent).unwrap();
    build(&loaded.records, Shape { view, multi })
}

#[test]
fn the_nasty_graph_comes_back() {
    let graph = nasty::graph();
    for formats in &FORMATS[..EXACT] {
        check(&graph, formats, |name, text| match name {
            // A cell cannot tell an empty text from none, and a column of none is not there.
            "nodes.csv" => without_column(&text, "note"),
            _ => text,
        });
    }
}

#[test]
fn tables_for_gephi_tell_edges_of_a_kind_apart_and_come_back() {
    let graph = nasty::graph();
    let files = files::written(find("csv-gephi").unwrap(), &graph).0;
    let files: Vec<(&str, String)> = ["nodes.csv", "edges.csv"]
        .into_iter()
        .map(|name| {
            let (_, bytes) = files.iter().find(|(path, _)| path.ends_with(name)).unwrap();
            (name, String::from_utf8(bytes.clone()).unwrap())
        })
        .collect();
    let mut reader = csv::Reader::from_reader(files[1].1.as_bytes());
    let header = reader.headers().unwrap().clone();
    let columns = ["Source", "Target", "kind"]
        .map(|title| header.iter().position(|cell| cell == title).unwrap());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let ties: BTreeSet<[&str; 3]> = rows.iter().map(|row| columns.map(|at| &row[at])).collect();
    assert_eq!(ties.len(), graph.edge_count());
    let kinds = |graph: &GraphView| {
        let kinds = graph.edges().map(|edge| edge.edge.kind.clone());
        kinds.collect::<Vec<_>>()
    };
    assert_eq!(kinds(&read(&files).graph), kinds(&graph));
}

/// Takes a column out of a table.
fn without_column(table: &str, title: &str) -> String {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let column = rows[0].iter().position(|cell| cell == title).unwrap();
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().enumerate().filter(|(at, _)| *at != column);
        writer.write_record(cells.map(|(_, cell)| cell)).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn a_weight_that_a_file_left_out_is_lost_once() {
    let lost = |graph: &GraphView| {
        let formats = ["json", "edges", "ftm", "turtle"];
        formats.map(|format| {
            let losses = files::written(find(format).unwrap(), graph).1;
            losses.count(Loss::Weights)
        })
    };
    let graph = nasty::graph();
    assert!(lost(&graph).iter().all(|count| *count > 0));
    for formats in &FORMATS[..EXACT] {
        let again = read(&written(&graph, formats)).graph;
        assert_eq!(lost(&again), [0; 4], "{formats:?}");
    }
    // What another program wrote says zero.
    let other = [("a.csv", "source,target,weight,kind\na,b,0,met\n".to_owned())];
    let count = lost(&read(&other).graph)[0];
    assert_eq!(count, 1);
}

#[test]
fn the_sample_comes_back_with_scores_places_and_colors() {
    for (view, multi) in [(View::Full, Multi::Keep), (View::Actors, Multi::Merge)] {
        let mut network = Network::of_graph(sample(view, multi));
        let measures = analyze::MEASURES;
        let options = analyze::Options::default();
        network
            .measure(measures, &options, &[], &Unwatched)
            .unwrap();
        let mut graph = network.graph(Shape { view, multi }).into_owned();
        for formats in &FORMATS[..EXACT] {
            check(&graph, formats, |_, text| text);
        }
        graph.set_picture(Picture {
            places: Some(places(graph.node_count())),
            color_by: Some("leiden"),
            ..Picture::default()
        });
        for formats in &FORMATS[..DRAWN] {
            check(&graph, formats, |_, text| text);
        }
    }
}

/// Makes places, all of them different.
fn places(count: usize) -> Vec<[f64; 2]> {
    let mut last = [0.5, -0.0];
    let next = |_| {
        last = [last[0] * 1.1 + 1.0 / 7.0, last[1] - 1.0];
        last
    };
    (0..count).map(next).collect()
}

#[test]
fn evidence_comes_back() {
    let graph = sample(View::Full, Multi::Keep);
    for formats in FORMATS {
        let imported = read(&written(&graph, formats)).graph;
        assert!(
            graph
                .nodes()
                .map(|n| &n.id)
                .eq(imported.nodes().map(|n| &n.id))
        );
        assert!(
            graph
                .nodes()
                .map(|n| n.kind)
                .eq(imported.nodes().map(|n| n.kind))
        );
        for (before, after) in graph.edges().zip(imported.edges()) {
            assert_eq!(before.edge.evidence, after.edge.evidence, "{formats:?}");
            assert_eq!(before.edge.id, after.edge.id);
            assert_eq!(before.edge.kind, after.edge.kind);
        }
    }
}

#[test]
fn every_format_gives_the_same_numbers() {
    let graph = sample(View::Actors, Multi::Merge);
    let scores = |graph: GraphView| {
        let mut network = Network::of_graph(graph);
        let options = analyze::Options::default();
        network
            .measure(analyze::MEASURES, &options, &[], &Unwatched)
            .unwrap();
        format!("{:?}", network.scores())
    };
    let expected = scores(graph.clone());
    for formats in FORMATS {
        let imported = read(&written(&graph, formats));
        assert!(scores(imported.graph) == expected, "{formats:?}");
    }
}
