//! `sayso report`, and `sayso explain --to html`, from outside: pages that hold whatever comes.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

mod common;
#[path = "common/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{cases, records};
use program::{folder_with, sayso, stderr, stdout};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use sayso::analyze::{Frozen, MEASURES, Options, Unwatched};
use sayso::graph::{Filter, GraphView, Multi, Shape, View, build};
use sayso::model::Records;
use sayso::tell::report::{Cited, Ground, Reading, Report, report, report_page};
use sayso::tell::{Basis, Layout, Measured, explanation_page, prose};
use unicode_width::UnicodeWidthStr;

const ARTICLE: &str = "The tram\n\nPublished on 4 March 2031\n\n\
    Mayor Mira Oduya of Quillhaven spoke on Monday.\n\n\
    \"The tram will come,\" said Oduya. She added that Tomas Feld had agreed.\n\n\
    Tomas Feld said that Mira Oduya was wrong. A trader said it was too late.\n";

const CODED: &str = "speaker,organisation,concept,agreement,text,date,mentions,title\n\
    Mira Oduya,Town Council,Build the tram,1,The tram will come and it will be free.,2031-03-04,Tomas Feld,One\n\
    Ann Orr,Town Council,Build the tram,1,The tram will come and it will be free.,2031-03-05,Traders,Two\n\
    Tomas Feld,Traders,Build the tram,-1,Nobody asked us.,2031-03-05,Mira Oduya,Two\n\
    Bo Lind,Traders,Build the tram,-1,Nobody asked me.,,Mira Oduya,Two\n\
    Mira Oduya,Town Council,,,We did ask.,2031-04-01,Traders,Three\n";

const HOSTILE: &str = "speaker,organisation,concept,agreement,text,date,mentions,url,title\n\
    <img src=x onerror=alert(1)>,\"</style></script><script>alert(1)</script>\",<b>c</b>,1,\
    \"<svg onload=alert(1)> & \u{1}\u{1b}[31m \u{2028}\",2031-01-01,\"\u{202e}evil\",javascript:alert(1),\"</title>&lt;\"\n\
    \u{5e9}\u{5dc}\u{5d5}\u{5dd},\"a\"\"b\",\"'c'\",-1,\"' onmouseover='x\",2031-01-02,<img src=x onerror=alert(1)>,data:text/html,T\n";

/// Runs a subcommand that writes a page, and returns the page.
fn page(folder: &Path, arguments: &[&str]) -> String {
    let output = sayso(folder, arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).to_owned()
}

/// Parses a page as strictly as XML is parsed, and returns what `check` finds in it.
fn parsed<T>(page: &str, check: impl Fn(Node<'_, '_>) -> T) -> T {
    let xml = page.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let document = Document::parse(xml).unwrap();
    check(document.root_element())
}

/// Holds what is true of every page: nothing runs, nothing is loaded, every link leads somewhere.
fn is_safe(page: &str) {
    parsed(page, |root| {
        let mut ids = BTreeSet::new();
        for node in root.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(
                !["script", "img", "iframe", "object", "link", "form"].contains(&name),
                "{name}"
            );
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
                assert!(!["style", "src", "action"].contains(&attribute.name()));
            }
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id.to_owned()), "{id} is there twice");
            }
        }
        for link in root.descendants().filter_map(|node| node.attribute("href")) {
            let is_page = link.starts_with("https://") || link.starts_with("http://");
            let leads_somewhere = link.strip_prefix('#').is_some_and(|id| ids.contains(id));
            assert!(is_page || leads_somewhere, "{link}");
        }
        let policy = root
            .descendants()
            .find(|n| n.attribute("http-equiv").is_some())
            .unwrap();
        let policy = policy.attribute("content").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; style-src 'sha256-"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
    });
}

/// Returns all words of a page.
fn words(page: &str) -> String {
    parsed(page, |root| {
        let body = root
            .children()
            .find(|node| node.has_tag_name("body"))
            .unwrap();
        let texts = body
            .descendants()
            .filter(Node::is_text)
            .filter_map(|node| node.text());
        texts.collect::<Vec<_>>().concat()
    })
}

#[test]
fn a_report_tells_who_speaks_of_whom_and_how_it_was_made() {
    let folder = folder_with(&[("tram.txt", ARTICLE), ("coded.csv", CODED)]);
    let arguments = [
        "report",
        "tram.txt",
        "coded.csv",
        "-o",
        "-",
        "--seed",
        "7",
        "--top",
        "8",
    ];
    let page = page(folder.path(), &arguments);
    is_safe(&page);
    let words = words(&page);
    for expected in [
        "Statements over time",
        "Most statements were made:",
        "Who speaks most",
        "2 of 2 are for “Build the tram”",
        "2 of 2 are against “Build the tram”",
        "Chosen for: in 2 documents",
        "statements without a date",
        "statements without a named speaker",
        "sayso report tram.txt coded.csv -o report.html --seed 7 --top 8",
        concat!("sayso ", env!("CARGO_PKG_VERSION")),
        "tram.txt: 1 article (text)",
        "line 7",
    ] {
        assert!(words.contains(expected), "{expected} is not in\n{words}");
    }
    assert!(page.matches("class=\"cite\"").count() > 20);
}

#[test]
fn hostile_words_do_nothing_but_show() {
    let folder = folder_with(&[("coded.csv", HOSTILE)]);
    let name = "<img src=x onerror=alert(1)>";
    let report = page(
        folder.path(),
        &["report", "coded.csv", "-o", "-", "--title", name],
    );
    let explained = page(
        folder.path(),
        &["explain", "coded.csv", "--node", name, "--to", "html"],
    );
    for page in [report, explained] {
        is_safe(&page);
        assert!(words(&page).contains(name));
        assert!(!page.contains("javascript:"), "{page}");
    }
}

#[test]
fn the_same_bytes_come_from_one_thread_and_from_two_and_to_any_place() {
    let folder = folder_with(&[("tram.txt", ARTICLE), ("coded.csv", CODED)]);
    let with = |threads: &str| {
        let arguments = [
            "report",
            "coded.csv",
            "tram.txt",
            "-o",
            "-",
            "--threads",
            threads,
        ];
        page(folder.path(), &arguments)
    };
    let first = with("1");
    assert_eq!(first, with("2"));
    let output = sayso(
        folder.path(),
        &["report", "coded.csv", "tram.txt", "-o", "other.html"],
    );
    assert!(
        stdout(&output).starts_with("other.html ("),
        "{}",
        stdout(&output)
    );
    assert_eq!(
        first,
        fs::read_to_string(folder.path().join("other.html")).unwrap()
    );
}

#[test]
fn what_cannot_be_read_and_what_is_missing_is_told() {
    let bad = format!("{CODED}Eve,,,,What is this?,31-02-2031,,\n");
    let folder = folder_with(&[
        ("bad.csv", &bad),
        ("empty.txt", ""),
        ("ties.csv", "source,target\na,b\n"),
    ]);
    let output = sayso(folder.path(), &["report", "bad.csv", "-o", "-"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let page = stdout(&output);
    is_safe(page);
    assert!(
        words(page).contains("What could not be read (1)"),
        "{}",
        words(page)
    );
    let lenient = self::page(
        folder.path(),
        &["report", "bad.csv", "-o", "-", "--lenient"],
    );
    for expected in ["left out (--lenient)", "-o report.html --lenient"] {
        assert!(words(&lenient).contains(expected), "{}", words(&lenient));
    }
    for (input, message) in [
        ("empty.txt", "holds nothing that can be used"),
        ("ties.csv", "this is a graph file"),
    ] {
        let output = sayso(folder.path(), &["report", input, "-o", "none.html"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
        assert!(!folder.path().join("none.html").exists());
    }
}

#[test]
fn records_without_statements_make_a_page_all_the_same() {
    let record = "{\"type\":\"actor\",\"id\":\"person/ada\",\"name\":\"Ada\"}\n";
    let folder = folder_with(&[("one.jsonl", record)]);
    let page = page(folder.path(), &["report", "one.jsonl", "-o", "-"]);
    is_safe(&page);
    for expected in [
        "No statement mentions anybody.",
        "No statement has a date.",
        "Nothing is cited.",
    ] {
        assert!(words(&page).contains(expected), "{expected}");
    }
}

#[test]
fn actors_that_are_too_many_to_compare_are_counted() {
    let rows = (0..2003).map(|number| format!("Speaker {number},Concept {number},1,Yes.\n"));
    let coded = format!(
        "speaker,concept,agreement,text\n{}",
        rows.collect::<String>()
    );
    let folder = folder_with(&[("coded.csv", &coded)]);
    let words = words(&page(folder.path(), &["report", "coded.csv", "-o", "-"]));
    let told = "3 actors with fewer positions than those here were left out.";
    assert!(words.contains(told), "{words}");
}

#[test]
fn a_period_leaves_out_what_was_said_before_and_after() {
    let folder = folder_with(&[("coded.csv", CODED)]);
    let arguments = ["report", "coded.csv", "-o", "-", "--since", "2031-04"];
    let words = words(&page(folder.path(), &arguments));
    assert!(words.contains("We did ask."), "{words}");
    assert!(!words.contains("Nobody asked us."), "{words}");
    assert!(words.contains("--since 2031-04"), "{words}");
}

/// Holds that a report counts what it cites, and cites what it prints.
fn counts_what_it_cites(report: &Report<'_>) {
    let printed = report.evidence.quotations.len();
    let is_cited = |count: usize, cited: &Cited| {
        assert_eq!(count, cited.numbers.len() + cited.more);
        assert!(
            cited
                .numbers
                .iter()
                .all(|number| (1..=printed).contains(number))
        );
    };
    for row in report.actors.iter().chain(&report.heard) {
        is_cited(row.speaks.0, &row.speaks.1);
        is_cited(row.mentioned.0, &row.mentioned.1);
    }
    for (count, cited) in report.matrix.cells.iter().flatten() {
        is_cited(*count, cited);
    }
    for doubt in &report.quality.doubts {
        is_cited(doubt.count, &doubt.cited);
    }
    for highlight in &report.highlights {
        assert!((1..=printed).contains(&highlight.number));
    }
}

/// Holds that everything there is to tell of some records can be shown.
fn is_told(records: &Records, graph: &GraphView, frozen: &Frozen) {
    let filter = Filter::default();
    let reading = Reading::default();
    let ground = Ground {
        records,
        filter: &filter,
        graph,
        frozen,
        reading: &reading,
        top: 3,
    };
    let report = report(&ground, &Unwatched).unwrap();
    counts_what_it_cites(&report);
    is_safe(&report_page(&report));
    let basis = Basis {
        graph,
        records: Some((records, &filter)),
    };
    let measured = Measured { graph, frozen };
    for node in 0..graph.node_count().min(4) {
        let mut explanation = basis.actor(node);
        let found = measured
            .of_node(node, MEASURES, usize::MAX, &Unwatched)
            .unwrap();
        explanation.scores = found.scores;
        is_safe(&explanation_page(&explanation, 5));
        let json = serde_json::to_string(&explanation).unwrap();
        assert!(
            json.starts_with("{\"explains\":\"actor\",\"subject\":[{"),
            "{json}"
        );
        for width in [40, 80, 120] {
            let text = prose(&explanation, Layout { width, top: 5 });
            let text = anstream::adapter::strip_str(&text).to_string();
            assert!(
                text.lines().all(|line| line.width() <= width),
                "{width}\n{text}"
            );
        }
    }
    for id in records
        .concepts
        .keys()
        .chain(records.documents.keys())
        .chain(records.statements.keys())
    {
        is_safe(&explanation_page(&basis.record(id).unwrap(), 5));
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn whatever_records_hold_can_be_told(mut records in records()) {
        records.complete_references();
        let shape = Shape { view: View::Actors, multi: Multi::Merge };
        let graph = build(&records, shape);
        let frozen = Frozen::new(&graph, &Options::default());
        is_told(&records, &graph, &frozen);
    }
}
