//! Dumps of articles under the field names of the tools and services that make them.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

use std::path::PathBuf;

use sayso::Error;
use sayso::model::{Date, Document};
use sayso::read::{Input, Options, read};
use serde_json::{Value, json};

fn read_lines(lines: &str) -> Input {
    let options = Options::default();
    read(&[PathBuf::from("-")], &options, &mut lines.as_bytes()).unwrap()
}

fn article(line: &Value) -> Document {
    let input = read_lines(&line.to_string());
    assert!(input.problems.is_empty(), "{line}: {:?}", input.problems);
    let [article] = input.articles.as_slice() else {
        panic!("{line}: {:?}", input.articles)
    };
    article.clone()
}

/// Checks an article: title, publisher, author, date, address.
#[track_caller]
fn check(line: &Value, expected: [&str; 5]) {
    let found = article(line);
    assert_eq!(found.text.as_deref(), Some("The quay is shut."), "{line}");
    let known = [
        found.title.as_deref().unwrap_or_default(),
        found.publisher.as_deref().unwrap_or_default(),
        found.author.as_deref().unwrap_or_default(),
        found.date.as_ref().map_or("", Date::as_str),
        found.url.as_deref().unwrap_or_default(),
    ];
    assert_eq!(known, expected, "{line}");
}

const TEXT: &str = "The quay is shut.";
const URL: &str = "https://mail.example/quay";

#[test]
fn news_please_and_cc_news() {
    check(
        &json!({"authors": ["Ada Quist", "Bo Lind"], "date_download": "2025-09-11 01:00:00",
            "date_modify": null, "date_publish": "2025-09-10 08:30:00", "description": "Short.",
            "filename": "x.html", "image_url": null, "language": "en", "maintext": TEXT,
            "source_domain": "mail.example", "title": "Quay", "title_page": null, "url": URL}),
        [
            "Quay",
            "mail.example",
            "Ada Quist, Bo Lind",
            "2025-09-10T08:30:00",
            URL,
        ],
    );
    check(
        &json!({"title": "Quay", "text": TEXT, "domain": "mail.example", "date": "2025-09-10 08:30:00",
            "description": "Short.", "url": URL, "image_url": "https://mail.example/a.jpg"}),
        ["Quay", "mail.example", "", "2025-09-10T08:30:00", URL],
    );
}

#[test]
fn all_the_news() {
    check(
        &json!({"id": 17283, "title": "Quay", "publication": "Harbour Mail", "author": "Ada Quist",
            "date": "2025-09-10", "year": 2025.0, "month": 9.0, "url": null, "content": TEXT}),
        ["Quay", "Harbour Mail", "Ada Quist", "2025-09-10", ""],
    );
    check(
        &json!({"date": "2025-09-10 08:30:00", "author": "Ada Quist", "title": "Quay", "article": TEXT,
            "url": URL, "section": "Town", "publication": "Harbour Mail"}),
        [
            "Quay",
            "Harbour Mail",
            "Ada Quist",
            "2025-09-10T08:30:00",
            URL,
        ],
    );
}

#[test]
fn services_that_search_the_news() {
    // NewsAPI
    check(
        &json!({"source": {"id": null, "name": "Harbour Mail"}, "author": "Ada Quist", "title": "Quay",
            "description": "Short.", "url": URL, "urlToImage": null, "publishedAt": "2025-09-10T08:30:00Z",
            "content": TEXT}),
        [
            "Quay",
            "Harbour Mail",
            "Ada Quist",
            "2025-09-10T08:30:00Z",
            URL,
        ],
    );
    // Event Registry
    check(
        &json!({"uri": "7", "lang": "eng", "date": "2025-09-10", "time": "08:30:00",
            "dateTimePub": "2025-09-10T08:28:00Z", "url": URL, "title": "Quay", "body": TEXT,
            "source": {"uri": "mail.example", "title": "Harbour Mail"},
            "authors": [{"uri": "ada@mail.example", "name": "Ada Quist", "isAgency": false}]}),
        ["Quay", "Harbour Mail", "Ada Quist", "2025-09-10", URL],
    );
    // Webhose
    check(
        &json!({"thread": {"site": "mail.example", "title": "Quay", "url": URL}, "uuid": "x",
            "url": URL, "author": "Ada Quist", "published": "2025-09-10T08:30:00.000+03:00",
            "title": "Quay", "text": TEXT, "language": "english"}),
        [
            "Quay",
            "mail.example",
            "Ada Quist",
            "2025-09-10T08:30:00.000+03:00",
            URL,
        ],
    );
    // Media Cloud
    check(
        &json!({"stories_id": 5, "title": "Quay", "media_name": "Harbour Mail",
            "media_url": "https://mail.example", "publish_date": "2025-09-10 08:30:00.000000",
            "url": URL, "story_text": TEXT, "language": "en"}),
        [
            "Quay",
            "Harbour Mail",
            "",
            "2025-09-10T08:30:00.000000",
            URL,
        ],
    );
    // GDELT, with the text beside it
    check(
        &json!({"url": URL, "title": "Quay", "seendate": "20250910T083000Z", "domain": "mail.example",
            "language": "English", "sourcecountry": "Norway", "text": TEXT}),
        ["Quay", "mail.example", "", "2025-09-10T08:30:00Z", URL],
    );
    // Newscatcher, mediastack
    check(
        &json!({"title": "Quay", "author": "Ada Quist", "published_date": "2025-09-10 08:30:00",
            "link": URL, "clean_url": "mail.example", "content": TEXT}),
        [
            "Quay",
            "mail.example",
            "Ada Quist",
            "2025-09-10T08:30:00",
            URL,
        ],
    );
}

#[test]
fn papers_and_tools() {
    // The Guardian
    check(
        &json!({"id": "town/quay", "type": "article", "sectionName": "Town",
            "webPublicationDate": "2025-09-10T08:30:00Z", "webTitle": "Quay", "webUrl": URL,
            "fields": {"bodyText": TEXT, "byline": "Ada Quist"}}),
        ["Quay", "", "Ada Quist", "2025-09-10T08:30:00Z", URL],
    );
    // The New York Times
    check(
        &json!({"headline": {"main": "Quay"}, "byline": {"original": "By Ada Quist"}, "source": "Harbour Mail",
            "pub_date": "2025-09-10T08:30:00+0000", "web_url": URL, "section_name": "Town", "body": TEXT}),
        [
            "Quay",
            "Harbour Mail",
            "Ada Quist",
            "2025-09-10T08:30:00+00:00",
            URL,
        ],
    );
    // trafilatura, whose source is the address
    check(
        &json!({"title": "Quay", "author": "Ada Quist", "hostname": "mail.example", "date": "2025-09-10",
            "raw_text": TEXT, "text": TEXT, "source": URL, "source-hostname": "Harbour Mail"}),
        ["Quay", "Harbour Mail", "Ada Quist", "2025-09-10", URL],
    );
    // newspaper, Feeds
    check(
        &json!({"headline": "Quay", "article_text": TEXT, "authors": [], "pubDate": "Wed, 10 Sep 2025 08:30:00 GMT",
            "outlet": "Harbour Mail", "link": URL}),
        ["Quay", "Harbour Mail", "", "2025-09-10T08:30:00Z", URL],
    );
    // Paragraphs in a list, seconds since 1970
    check(
        &json!({"title": "Quay", "body": ["The quay is shut."], "timestamp": 1_757_513_100_u64}),
        ["Quay", "", "", "2025-09-10T14:05:00Z", ""],
    );
}

#[test]
fn html_in_a_field_is_converted_with_a_note() {
    let line = json!({"title": {"rendered": "Quay"}, "link": URL, "date": "2025-09-10T08:30:00",
        "content": {"rendered": "<p>The quay is <b>shut</b>.</p>\n<p>&#8220;So be it,&#8221; said Bo Lind.</p>"}});
    let input = read_lines(&line.to_string());
    let text = input.articles[0].text.as_deref();
    assert_eq!(text, Some("The quay is shut.\n\n“So be it,” said Bo Lind."));
    let notes: Vec<&str> = input.notes.as_slice().iter().map(Error::message).collect();
    assert_eq!(
        notes,
        ["the texts of articles hold HTML and were converted to plain text"]
    );
    // Marks that only look like HTML stay.
    let line = json!({"text": "He wrote a < b and x > y."});
    assert_eq!(
        article(&line).text.as_deref(),
        Some("He wrote a < b and x > y.")
    );
}

#[test]
fn what_is_no_article_stays_none() {
    for line in [
        json!({"article": {"id": 5}}),
        json!({"content": 5}),
        json!({"fields": {"bodyText": null}}),
        json!({"story": []}),
        json!({"title": "Quay"}),
    ] {
        let input = read_lines(&line.to_string());
        assert!(input.articles.is_empty(), "{line}");
        assert_eq!(input.problems.count(), 1, "{line}");
    }
}
