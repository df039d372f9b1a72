//! `sayso analyze --plot` from outside: charts in the terminal and as SVG.

#[path = "common/program.rs"]
mod program;

use std::fs;

use program::{folder_with, names, sayso, stderr, stdout};

const CODED: &str = "speaker,organisation,text,date,mentions,concept,stance\n\
    Mira Oduya,Town Council,The tram will come.,2031-03-04,Tomas Feld,tram,1\n\
    Tomas Feld,Traders & <Sons>,Nobody asked us.,2031-03-05,Mira Oduya,tram,-1\n\
    Mira Oduya,Town Council,We did ask.,2031-03-09,Traders,tram,1\n\
    Mira Oduya,Town Council,It rains.,,,,\n";

const EDGES: &str = "source,target,weight\nAda,Ben,2\nBen,Cleo,1\nCleo,Ada,1\nDora,Ben,1\n";

#[test]
fn charts_fit_the_terminal_and_have_no_colors_where_there_is_none() {
    let folder = folder_with(&[("coded.csv", CODED)]);
    let arguments = ["analyze", "coded.csv", "--plot", "--measures", "degree"];
    let output = sayso(folder.path(), &arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.starts_with("Degree\n"), "{text}");
    for expected in ["Mira Oduya", "█", "Statements over time", "4 Mar 2031"] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    let caption = text.replace("\n  ", " ");
    let left_out = "1 statement without a date left out.";
    assert!(caption.contains(left_out), "{text}");
    let is_narrow = |line: &str| line.chars().count() <= 80;
    assert!(
        text.lines().all(is_narrow) && !text.contains('\u{1b}'),
        "{text}"
    );
    let split = sayso(
        folder.path(),
        &[&arguments[..], &["--split", "stance"]].concat(),
    );
    assert!(stdout(&split).contains("supports") && stdout(&split).contains("opposes"));
}

#[test]
fn charts_become_one_picture_or_a_folder_of_them() {
    let folder = folder_with(&[("coded.csv", CODED)]);
    let draw = |output: &str, more: &[&str]| {
        let arguments = ["analyze", "coded.csv", "--plot", "-o", output];
        let done = sayso(folder.path(), &[&arguments[..], more].concat());
        assert!(done.status.success(), "{}", stderr(&done));
    };
    draw("charts.svg", &["--theme", "dark", "--split", "speaker"]);
    let svg = fs::read_to_string(folder.path().join("charts.svg")).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert_eq!(document.root_element().attribute("role"), Some("img"));
    assert!(svg.contains(">Pagerank</text>") && svg.contains("Traders &amp; &lt;Sons&gt;"));
    draw("charts/", &["--measures", "degree,leiden,density"]);
    let expected = ["degree.svg", "leiden.svg", "statements.svg"];
    assert_eq!(names(&folder.path().join("charts")), expected);
    draw("months/", &["--by", "month"]);
    assert_eq!(
        names(&folder.path().join("months")),
        ["2031-03.svg", "statements.svg"]
    );
    draw("charts.txt", &[]);
    let text = fs::read_to_string(folder.path().join("charts.txt")).unwrap();
    assert!(text.starts_with("Pagerank\n") && !text.contains('\u{1b}'));
}

#[test]
fn graph_files_have_rankings_and_no_time_line() {
    let folder = folder_with(&[("ties.csv", EDGES)]);
    let run = |arguments: &[&str]| sayso(folder.path(), arguments);
    let arguments = ["analyze", "ties.csv", "--plot", "--measures"];
    let output = run(&[&arguments[..], &["edge_betweenness"]].concat());
    let text = stdout(&output);
    assert!(
        text.contains("Ben → Cleo") && !text.contains("over time"),
        "{text}"
    );
    let nothing = run(&[&arguments[..], &["density"]].concat());
    assert_eq!(nothing.status.code(), Some(1));
    assert!(stderr(&nothing).contains("there is nothing to draw"));
}
