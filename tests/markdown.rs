//! Markdown: its marks taken away, its front matter read, places that count in what is stored.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

use sayso::extract::extract;
use sayso::model::{Date, Document};
use sayso::read::{Options, read};

fn article(text: &str) -> Document {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quay.md");
    std::fs::write(&path, text).unwrap();
    let input = read(&[path], &Options::default(), &mut std::io::empty()).unwrap();
    assert!(input.problems.is_empty(), "{:?}", input.problems);
    let [article] = input.articles.as_slice() else {
        panic!("{:?}", input.articles)
    };
    article.clone()
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(article(markdown).text.as_deref(), Some(expected));
}

#[test]
fn marks_are_taken_away_and_words_stay() {
    check(
        "# Quay *shut*\n\nThe **quay** is\nshut, the [board](https://mail.example) said.",
        "Quay shut\n\nThe quay is shut, the board said.",
    );
    check(
        "> “It is old,” said _Ann Orr_.\n>\n> It rained.\n\nSo it was.",
        "“It is old,” said Ann Orr.\n\nIt rained.\n\nSo it was.",
    );
    check("- One.\n- Two.\n\n1. Three.", "One.\n\nTwo.\n\nThree.");
    check("Two lines  \nof one.", "Two lines\nof one.");
    check(
        "Before.\n\n![The quay, says Bo](a.jpg \"Photo: Bo\")\n\nAfter.",
        "Before.\n\nAfter.",
    );
    check(
        "Before.\n\n```\nsaid()\n```\n\n<div>x</div>\n\nAfter.",
        "Before.\n\nAfter.",
    );
    check(
        "A ~~bad~~ good \\*idea\\* &amp; more, `said` Bo.",
        "A bad good *idea* & more, said Bo.",
    );
    check("Quay\n====\n\nIt is shut.", "Quay\n\nIt is shut.");
    check("Reports\n---\n\nIt is shut.", "Reports\n\nIt is shut.");
    check("No marks here.", "No marks here.");
}

#[test]
fn the_front_matter_describes_the_article() {
    for matter in [
        "---\ntitle: \"Quay: shut\"\ndate: 2025-09-10\nauthor: Ada Quist\npublisher: Harbour Mail\nurl: https://mail.example/quay\n---\n",
        "---\ntitle: 'Quay: shut'\ndate: September 10, 2025\nauthors:\n  - Ada Quist\npublication: Harbour Mail\nlink: https://mail.example/quay\n---\n",
        "---\nTitle: \"Quay: shut\"\nDate: 2025-09-10\nauthors: [Ada Quist]\nsource: Harbour Mail\nurl: https://mail.example/quay\ntags:\n---\n",
        "+++\ntitle = \"Quay: shut\"\ndate = 2025-09-10\nauthors = [\"Ada Quist\"]\npublisher = \"Harbour Mail\"\nurl = \"https://mail.example/quay\"\n+++\n",
    ] {
        let found = article(&format!(
            "{matter}\n# Another heading\n\nThe quay is shut.\n"
        ));
        assert_eq!(found.title.as_deref(), Some("Quay: shut"), "{matter}");
        assert_eq!(found.author.as_deref(), Some("Ada Quist"), "{matter}");
        assert_eq!(found.publisher.as_deref(), Some("Harbour Mail"), "{matter}");
        assert_eq!(
            found.date.as_ref().map(Date::as_str),
            Some("2025-09-10"),
            "{matter}"
        );
        assert_eq!(
            found.url.as_deref(),
            Some("https://mail.example/quay"),
            "{matter}"
        );
        assert_eq!(
            found.text.as_deref(),
            Some("Another heading\n\nThe quay is shut.")
        );
        assert!(!found.attributes.contains_key("tags"), "{matter}");
    }
}

#[test]
fn the_first_heading_is_the_title() {
    for (markdown, expected) in [
        ("# Quay *shut*\n\nIt is.\n\n# More", Some("Quay shut")),
        ("Intro.\n\n# Quay shut\n\nIt is.", Some("Quay shut")),
        ("## Section\n\nIt is.", None),
        ("#tag\n\nIt is.", None),
        ("# \n\nIt is.", None),
    ] {
        assert_eq!(article(markdown).title.as_deref(), expected, "{markdown}");
    }
}

#[test]
fn places_count_in_the_text_that_is_stored() {
    let found = article("---\ntitle: Quay\n---\n\n“**It** is [old](x),” said _Ann Orr_ 🚋.\n");
    let text = found.text.clone().unwrap();
    let records = extract(&found);
    let statement = records.statements.values().next().unwrap();
    assert_eq!(statement.text, "“It is old,”");
    assert_eq!(
        statement.spans.content[0].slice(&text),
        Some("“It is old,”")
    );
    assert_eq!(statement.spans.source[0].slice(&text), Some("Ann Orr"));
}
