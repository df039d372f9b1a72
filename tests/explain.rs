//! `sayso explain` from outside: what actors, ties and statements rest on, and whom names mean.

#[path = "common/program.rs"]
mod program;

use std::path::Path;
use std::process::Output;

use program::{folder_with, sayso, stderr, stdout};
use serde_json::Value;

const ARTICLE: &str = "The tram\n\n\
    The mayor of Quillhaven, Mira Oduya, spoke on Monday.\n\n\
    \"The tram will come,\" said Oduya. She added that Tomas Feld had agreed.\n\n\
    Tomas Feld said that Mira Oduya was wrong. A trader said it was too late.\n";

const CODED: &str = "speaker,organisation,concept,agreement,text,date,mentions\n\
    Mira Oduya,Town Council,Build the tram,1,The tram will come.,2031-03-04,Tomas Feld\n\
    Tomas Feld,Traders,Build the tram,-1,Nobody asked us.,2031-03-05,Mira Oduya\n\
    Mira Oduya,Town Council,,,We did ask.,2031-04-01,Traders\n";

const EDGES: &str = "source,target,weight\nAda,Ben,2\nBen,Cleo,1\nCleo,Ada,1\nDora,Ben,0.5\n";

fn explain(folder: &Path, arguments: &[&str]) -> Output {
    sayso(folder, &[&["explain"], arguments].concat())
}

fn told(folder: &Path, arguments: &[&str]) -> String {
    let output = explain(folder, arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).to_owned()
}

#[test]
fn an_actor_is_explained_with_quotations_places_and_speakers() {
    let folder = folder_with(&[("tram.txt", ARTICLE)]);
    let text = told(folder.path(), &["tram.txt", "--node", "oduya"]);
    for line in [
        "Mira Oduya (person, person/mira-oduya)",
        "What Mira Oduya says (2)",
        " 1. «\"The tram will come,\"» {said} [Oduya].",
        "    tram.txt:5:1, direct speech, confidence 0.",
        "    Speaker: \"Oduya\" is part of the name Mira Oduya (confidence 0.",
        "\"She\" is a pronoun; by the text around it, it means Mira Oduya",
        "What is said of Mira Oduya (1)",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
    let json = told(
        folder.path(),
        &["tram.txt", "--node", "Oduya", "--to", "json"],
    );
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["explains"], "actor");
    let said = &json["statements"][0];
    assert_eq!(said["part"], "said");
    assert_eq!(said["source"]["line"], 5);
    assert_eq!(said["resolution"]["by"], "part_of_name");
    assert_eq!(said["resolution"]["line"], 5);
    let marks: Vec<&Value> = said["passage"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| &p["mark"])
        .collect();
    assert_eq!(marks.iter().filter(|mark| !mark.is_null()).count(), 3);
    let id = said["id"].as_str().unwrap();
    let text = told(folder.path(), &["tram.txt", "--statement", &id[..20]]);
    assert!(text.contains("Said by Mira Oduya."), "{text}");
}

#[test]
fn scores_are_the_sums_of_their_parts() {
    let folder = folder_with(&[("ties.csv", EDGES), ("coded.csv", CODED)]);
    for input in ["ties.csv", "coded.csv"] {
        let name = if input == "ties.csv" {
            "Ben"
        } else {
            "Mira Oduya"
        };
        let measures = "centrality,core,triangles,clustering,constraint,effective_size";
        let arguments = [input, "--node", name, "--measure", measures, "--to", "json"];
        let json: Value = serde_json::from_str(&told(folder.path(), &arguments)).unwrap();
        let scores = json["scores"].as_array().unwrap();
        assert!(scores.len() > 15, "{json}");
        for score in scores {
            let account = &score["account"];
            let parts = account["parts"].as_array().unwrap().iter();
            let sum: f64 = parts.map(|part| part["amount"].as_f64().unwrap()).sum();
            assert!(
                (sum - account["sum"].as_f64().unwrap()).abs() < 1e-9,
                "{score}"
            );
            let is_made_of_more = ["closeness", "eccentricity", "core"];
            if !is_made_of_more.contains(&score["measure"].as_str().unwrap()) {
                let value = score["value"].as_f64().unwrap();
                assert!((sum - value).abs() < 1e-8, "{score}");
            }
        }
    }
}

#[test]
fn ties_concepts_and_graph_files_are_explained() {
    let folder = folder_with(&[("ties.csv", EDGES), ("coded.csv", CODED)]);
    let text = told(
        folder.path(),
        &["coded.csv", "--edge", "MIRA ODUYA", "feld"],
    );
    assert!(
        text.contains("Mira Oduya speaks of Tomas Feld in 1 statement"),
        "{text}"
    );
    assert!(
        text.contains("What Tomas Feld says of Mira Oduya (1)"),
        "{text}"
    );
    let text = told(folder.path(), &["coded.csv", "--node", "build the tram"]);
    assert!(
        text.contains("2 statements are about it: 1 for it, 1 against it."),
        "{text}"
    );
    let text = told(
        folder.path(),
        &["ties.csv", "--edge", "ada", "ben", "--measure", "bridge"],
    );
    assert!(text.contains("Ada leads to Ben, weight 2."), "{text}");
    assert!(text.contains("no words behind it"), "{text}");
    assert!(text.contains("bridge false"), "{text}");
    let text = told(
        folder.path(),
        &["ties.csv", "--node", "Ben", "--measure", "betweenness"],
    );
    assert!(text.contains("Ada → Cleo: all shortest ways"), "{text}");
    assert!(text.contains("← Dora: tie, weight 0.5"), "{text}");
    let heavy = ["ties.csv", "--node", "Ben", "--min-weight", "2"];
    assert!(!told(folder.path(), &heavy).contains("Dora"));
    let until = ["coded.csv", "--node", "Feld", "--until", "2031-03-04"];
    let text = told(folder.path(), &until);
    assert!(!text.contains("Nobody asked us."), "{text}");
}

#[test]
fn graph_files_that_keep_words_are_explained_with_them() {
    let folder = folder_with(&[("coded.csv", CODED)]);
    for (file, view) in [("full.graphml", "full"), ("actors.gexf", "actors")] {
        let output = sayso(
            folder.path(),
            &["export", "coded.csv", "-o", file, "--view", view],
        );
        assert!(output.status.success(), "{}", stderr(&output));
        let text = told(folder.path(), &[file, "--node", "Mira Oduya"]);
        for words in [
            "Mira Oduya: “The tram will come.”",
            "What is said of Mira Oduya (1)",
            "Tomas Feld: “Nobody asked us.”",
        ] {
            assert!(text.contains(words), "{view}: {words} is not in\n{text}");
        }
    }
}

#[test]
fn whom_names_mean_is_asked_where_it_is_not_clear() {
    let folder = folder_with(&[("ties.csv", EDGES), ("coded.csv", CODED)]);
    for (arguments, code, message) in [
        (
            &["coded.csv", "--node", "Mira Odya"][..],
            2,
            "did you mean Mira Oduya (person/mira-oduya)?",
        ),
        (
            &["coded.csv", "--node", ""],
            2,
            "nobody and nothing is called \"\"",
        ),
        (
            &["coded.csv", "--edge", "Traders", "Town Council"],
            1,
            "there is no tie between Traders and Town Council",
        ),
        (
            &["coded.csv", "--statement", "x"],
            2,
            "no statement has the id \"x\"",
        ),
        (
            &["coded.csv", "--node", "Feld", "--measure", "density"],
            2,
            "density says nothing of single actors",
        ),
        (&["coded.csv"], 2, "--node"),
        (
            &["ties.csv", "--statement", "x"],
            2,
            "a graph file holds no statements",
        ),
        (
            &["ties.csv", "--node", "Ben", "--since", "2031"],
            2,
            "a graph file tells no dates",
        ),
        (
            &["none.csv", "--node", "Ben"],
            1,
            "there is no such file or folder",
        ),
    ] {
        let output = explain(folder.path(), arguments);
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
    }
}

#[test]
fn the_same_bytes_come_from_one_thread_and_from_two() {
    let folder = folder_with(&[("tram.txt", ARTICLE), ("coded.csv", CODED)]);
    for to in ["text", "json"] {
        let with = |threads: &str| {
            let input = ["tram.txt", "coded.csv", "--node", "Mira Oduya"];
            told(
                folder.path(),
                &[&input[..], &["--to", to, "--threads", threads]].concat(),
            )
        };
        assert_eq!(with("1"), with("2"));
    }
}

#[test]
fn names_that_try_to_move_the_cursor_do_not() {
    let coded = "speaker,text,mentions\n\"\u{1b}[2JEve \u{202e}x\",\"<b>\u{7}Hi\",Ben\n";
    let folder = folder_with(&[("coded.csv", coded)]);
    let text = told(
        folder.path(),
        &["coded.csv", "--node", "Ben", "--color", "never"],
    );
    assert!(text.contains("<b>Hi"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{text:?}");
}
