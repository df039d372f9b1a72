//! Web pages as papers make them: what is found of the article, and what is known about it.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

use sayso::model::{Date, Document};
use sayso::read::{Options, read};

fn article(page: &str) -> Document {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    std::fs::write(&path, page).unwrap();
    let input = read(&[path], &Options::default(), &mut std::io::empty()).unwrap();
    assert!(input.problems.is_empty(), "{:?}", input.problems);
    let [article] = input.articles.as_slice() else {
        panic!("{:?}", input.articles)
    };
    article.clone()
}

/// What is known about an article: title, author, publisher, date, address.
#[track_caller]
fn check(page: &str, expected: [&str; 5], paragraphs: &[&str]) {
    let found = article(page);
    let known = [
        found.title.as_deref().unwrap_or_default(),
        found.author.as_deref().unwrap_or_default(),
        found.publisher.as_deref().unwrap_or_default(),
        found.date.as_ref().map_or("", Date::as_str),
        found.url.as_deref().unwrap_or_default(),
    ];
    assert_eq!(known, expected);
    let text = found.text.unwrap();
    assert_eq!(text.split("\n\n").collect::<Vec<_>>(), paragraphs);
}

const FIRST: &str = "The lighthouse at Quillhaven will be lit again in spring, its keepers said \
    on Monday, after four winters in which the harbour had to do without a lamp of its own.";
const SECOND: &str = "“We have waited for the lens, for the money and for the council,” said Ines \
    Okafor, who keeps the tower, “and now we wait for nothing but the weather.”";
const THIRD: &str = "The council pays for the lamp and for the stairs. Fishermen, who had asked \
    for the light for years, said that they would believe it when they saw it.";

#[test]
fn a_wordpress_page_tells_its_data_in_a_graph() {
    let page = format!(
        r#"<!DOCTYPE html><html lang="en-US"><head><title>Lighthouse to shine again - Harbour Mail</title>
        <script type="application/ld+json" class="yoast-schema-graph">{{"@context":"https://schema.org","@graph":[
        {{"@type":"Article","@id":"https://mail.example/light/#article","author":{{"name":"Ada Quist","@id":"https://mail.example/#/person/1"}},
        "headline":"Lighthouse to shine again","datePublished":"2025-05-12T06:00:00+00:00","dateModified":"2025-05-13T06:00:00+00:00",
        "publisher":{{"@id":"https://mail.example/#organization"}},"mainEntityOfPage":{{"@id":"https://mail.example/light/"}}}},
        {{"@type":"WebPage","@id":"https://mail.example/light/","url":"https://mail.example/light/","name":"Lighthouse to shine again - Harbour Mail"}},
        {{"@type":"Organization","@id":"https://mail.example/#organization","name":"Harbour Mail"}},
        {{"@type":"Person","@id":"https://mail.example/#/person/1","name":"Ada Quist"}}]}}</script></head>
        <body class="single"><header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
        <div id="content"><article class="post type-post"><header class="entry-header"><h1 class="entry-title">Lighthouse to shine again</h1>
        <div class="entry-meta">By <a rel="author" href="/ada">Ada Quist</a> on <time class="entry-date" datetime="2025-05-12T06:00:00+00:00">May 12, 2025</time></div></header>
        <div class="entry-content"><p>{FIRST}</p><p>{SECOND}</p>
        <div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="?share=x">Tweet</a></li></ul></div><p>{THIRD}</p></div>
        <footer class="entry-footer">Posted in <a href="/town">Town</a></footer></article>
        <div id="comments"><h2>2 comments</h2><p>I never believed it, said no one.</p></div></div></body></html>"#
    );
    let known = [
        "Lighthouse to shine again",
        "Ada Quist",
        "Harbour Mail",
        "2025-05-12T06:00:00+00:00",
        "https://mail.example/light/",
    ];
    check(&page, known, &[FIRST, SECOND, THIRD]);
}

#[test]
fn an_amp_page_has_its_data_in_news_article() {
    let page = format!(
        r#"<!doctype html><html amp lang="en"><head><meta charset="utf-8"><script async src="https://cdn.example/v0.js"></script>
        <title>Lighthouse to shine again</title><link rel="canonical" href="https://mail.example/light">
        <script type="application/ld+json">[{{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":"https://mail.example/light",
        "headline":"Lighthouse to shine again","datePublished":"2025-05-12T06:00:00Z","author":[{{"@type":"Person","name":"Ada Quist"}},{{"@type":"Person","name":"Bo Lind"}}],
        "publisher":{{"@type":"Organization","name":"Harbour Mail","logo":{{"@type":"ImageObject","url":"x.png"}}}}}}]</script>
        <style amp-boilerplate>body{{visibility:hidden}}</style></head><body><amp-sidebar id="menu"><ul><li>Home</li></ul></amp-sidebar>
        <main><h1>Lighthouse to shine again</h1><amp-img src="a.jpg" width="1" height="1"></amp-img>
        <div class="article-body"><p>{FIRST}</p><amp-ad width="300" height="250" type="x"></amp-ad><p>{SECOND}</p><p>{THIRD}</p></div></main>
        <amp-analytics></amp-analytics></body></html>"#
    );
    let known = [
        "Lighthouse to shine again",
        "Ada Quist, Bo Lind",
        "Harbour Mail",
        "2025-05-12T06:00:00Z",
        "https://mail.example/light",
    ];
    check(&page, known, &[FIRST, SECOND, THIRD]);
}

#[test]
fn a_page_with_open_graph_and_a_time_is_read() {
    let page = format!(
        r#"<html><head><title>Lighthouse to shine again | Harbour Mail</title>
        <meta property="og:title" content="Lighthouse to shine again"><meta property="og:site_name" content="Harbour Mail">
        <meta property="og:url" content="https://mail.example/light"><meta property="article:author" content="https://facebook.example/mail"></head>
        <body><div class="story"><p class="byline">By <span itemprop="author">Ada Quist</span></p>
        <time datetime="2025-05-12">12 May</time><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body></html>"#
    );
    let known = [
        "Lighthouse to shine again",
        "Ada Quist",
        "Harbour Mail",
        "2025-05-12",
        "https://mail.example/light",
    ];
    check(&page, known, &["12 May", FIRST, SECOND, THIRD]);
}

#[test]
fn a_page_of_nothing_but_paragraphs_is_an_article() {
    let page = format!("<html><body><p>{FIRST}</p>\n<p>{SECOND}</p>\n<p>{THIRD}</p></body></html>");
    check(&page, ["", "", "", "", ""], &[FIRST, SECOND, THIRD]);
    let page =
        "<html><body><p>The quay is shut.</p><p>“It is old,” said Ines Okafor.</p></body></html>";
    let paragraphs = ["The quay is shut.", "“It is old,” said Ines Okafor."];
    check(page, ["", "", "", "", ""], &paragraphs);
}

#[test]
fn dates_in_words_are_read() {
    for head in [
        "<meta property='article:published_time' content='Mon, 12 May 2025 06:00:00 GMT'>",
        "<meta name='date' content='May 12, 2025'>",
        "<meta name='parsely-pub-date' content='2025-05-12'>",
        "<meta name='DC.date.issued' content='2025-05-12'>",
        "<meta name='sailthru.date' content='2025-05-12 06:00'>",
        "<meta name='publish-date' content='12 May 2025'>",
    ] {
        let page = format!(
            "<html><head><title>Light</title>{head}</head><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
        );
        let date = article(&page).date;
        assert_eq!(date.as_ref().map(Date::day), Some("2025-05-12"), "{head}");
    }
}
