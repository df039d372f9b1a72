//! When something was said, and when an article was published, by its own words.

use crate::extract::extract;
use crate::model::{Date, Document, Id};

fn document(text: &str, date: Option<&str>) -> Document {
    let mut document = Document::new(Id::document("test", text));
    document.text = Some(text.to_owned());
    document.date = date.map(|date| date.parse().unwrap());
    document
}

/// Checks the date of the one statement of a text.
#[track_caller]
fn check(text: &str, date: Option<&str>, expected: Option<&str>) {
    let records = extract(&document(text, date));
    let dates: Vec<Option<&str>> = (records.statements.values())
        .map(|statement| statement.date.as_ref().map(Date::as_str))
        .collect();
    assert_eq!(dates, [expected], "{text}");
}

/// A Wednesday.
const PUBLISHED: Option<&str> = Some("2025-09-10");

#[test]
fn the_time_beside_the_cue_is_resolved() {
    for (text, expected) in [
        ("\"It is late,\" Ann Orr said on Monday.", "2025-09-08"),
        ("\"It is late,\" Ann Orr said Monday.", "2025-09-08"),
        ("\"It is late,\" Ann Orr said on Wednesday.", "2025-09-10"),
        ("\"It is late,\" said Ann Orr on Friday.", "2025-09-05"),
        ("\"It is late,\" Ann Orr said last Wednesday.", "2025-09-03"),
        ("\"It is late,\" Ann Orr said on Sept. 9.", "2025-09-09"),
        ("\"It is late,\" Ann Orr said on 30 December.", "2024-12-30"),
        (
            "\"It is late,\" Ann Orr said over the weekend.",
            "2025-09-06",
        ),
        ("\"It is late,\" Ann Orr said yesterday.", "2025-09-09"),
        (
            "\"It is late,\" Ann Orr said earlier this month.",
            "2025-09",
        ),
        ("\"It is late,\" Ann Orr said in March.", "2025-03"),
        ("\"It is late,\" Ann Orr said in November.", "2024-11"),
        ("\"It is late,\" Ann Orr said in 2023.", "2023"),
        ("\"It is late,\" Ann Orr said last week.", "2025-09"),
        ("\"It is late,\" Ann Orr said three days ago.", "2025-09-07"),
        (
            "\"It is late,\" Ann Orr said in a statement on Tuesday.",
            "2025-09-09",
        ),
        (
            "\"It is late,\" said Ann Orr, the mayor of Lund, on Tuesday.",
            "2025-09-09",
        ),
        (
            "Ann Orr told reporters in Lund on Monday that the ferry was late.",
            "2025-09-08",
        ),
        ("Ann Orr on Monday said the ferry was late.", "2025-09-08"),
        ("On Monday, Ann Orr said the ferry was late.", "2025-09-08"),
        (
            "In a letter on Monday, Ann Orr said the ferry was late.",
            "2025-09-08",
        ),
        (
            "\"It is late,\" Ann Orr said on Sept. 9, 2024.",
            "2024-09-09",
        ),
    ] {
        check(text, PUBLISHED, Some(expected));
    }
}

#[test]
fn other_times_are_those_of_the_article() {
    for text in [
        "\"It is late,\" Ann Orr said.",
        "\"It was late on Monday,\" Ann Orr said.",
        "Ann Orr said the ferry was late on Monday.",
        "\"It is late,\" Ann Orr said, days after the ferry sank on Monday.",
        "\"It is late,\" said Ann Orr, who left on Monday.",
        "\"It is late,\" Ann Orr told the Sunday Times.",
        "\"It is late,\" Ann Orr said of Monday's vote.",
        "\"It is late,\" Ann Orr said after the vote on Monday.",
        "\"It is late,\" Ann Orr said on Sept. 12.",
    ] {
        check(text, PUBLISHED, PUBLISHED);
    }
}

#[test]
fn without_a_date_of_the_article_nothing_is_guessed() {
    check("\"It is late,\" Ann Orr said on Monday.", None, None);
    check("\"It is late,\" Ann Orr said in March.", None, None);
    check(
        "\"It is late,\" Ann Orr said on Monday.",
        Some("2025-09"),
        Some("2025-09"),
    );
    check(
        "\"It is late,\" Ann Orr said on March 3, 2024.",
        None,
        Some("2024-03-03"),
    );
}
