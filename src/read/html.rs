//! Web pages: the article of a page as plain text, and what the page says about it.

use dom_smoothie::{Article, Config, Readability, TextMode};
use serde_json::Value;

use super::article::without_by;
use super::linked_data::{self, LinkedData};
use super::nesting::{is_too_deep, looks_too_deep};
use super::sink::Sink;
use super::source::Source;
use super::{Item, Reader};
use crate::model::{Date, Document, Id};
use crate::{Error, Place, Result};

/// Reads web pages.
pub(super) struct Html;

/// More elements than any article has: finding the text takes time that grows faster than these.
const MOST_ELEMENTS: usize = 100_000;

/// What stands beside or in articles and is none of them, by the names that pages give it.
const AROUND: &str = "#comments, .comments-area, .comment-list, #disqus_thread, .sharedaddy, \
    .share-buttons, .social-share, .newsletter-signup, .related-posts, .jp-relatedposts, amp-ad, \
    .wp-caption-text, .cookie-notice, .cookie-banner";

/// Where pages give the date, beside the names that the library knows.
const DATES: &[(&str, &str)] = &[
    ("[itemprop='datePublished']", "content"),
    ("[itemprop='datePublished']", "datetime"),
    ("meta[name='date']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='publish-date']", "content"),
    ("meta[name='publication_date']", "content"),
    ("meta[name='article.published']", "content"),
    ("meta[name='sailthru.date']", "content"),
    ("meta[name='DC.date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='dcterms.date']", "content"),
    ("time[datetime]", "datetime"),
];

/// Where pages give their own address.
const ADDRESSES: &[(&str, &str)] = &[
    ("link[rel='canonical']", "href"),
    ("meta[property='og:url']", "content"),
];

impl Reader for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn summary(&self) -> &'static str {
        "web page: the article on it, without what stands around it"
    }

    fn recognises(&self, _name: &str, start: &str) -> bool {
        let start = start.trim_start().to_ascii_lowercase();
        // A comment or an XML declaration may come first.
        start.starts_with('<') && (start.contains("<!doctype html") || start.contains("<html"))
    }

    fn holds_records(&self) -> bool {
        false
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let page = source.text()?;
        let document = read_page(&page, source).ok_or_else(|| {
            Error::new("the page holds no article that can be read")
                .at(Place::file(source.file.clone()))
                .because("no part of it looks like the text of an article")
                .hint("save the page once it is shown in full, or save its text as .txt")
        })?;
        sink.item(Item::Article(document))
    }
}

/// Finds the article of a page; spans count in its text, which the document holds.
fn read_page(page: &str, source: &Source<'_>) -> Option<Document> {
    if looks_too_deep(page) {
        return None;
    }
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut page = Readability::new(page, None, Some(config)).ok()?;
    if is_too_deep(&page) {
        return None;
    }
    // Looking for the article takes the page apart, so that its head is read before.
    let date = attribute(&page, DATES, |text| Date::read(text).is_some());
    let scripts: Vec<String> = page
        .doc
        .select("script[type='application/ld+json']")
        .nodes()
        .iter()
        .map(|script| script.text().to_string())
        .collect();
    let linked = linked_data::read(scripts.iter().map(String::as_str));
    let url = attribute(&page, ADDRESSES, is_address);
    let url = url.or_else(|| linked.url.clone().filter(|url| is_address(url)));
    page.doc.select(AROUND).remove();
    let article = page.parse().ok()?;
    let text = text(&page)?;
    let title = Some(one_line(&article.title)).filter(|title| !title.is_empty());
    let title = linked.title.clone().or(title);
    let name = title.as_deref().unwrap_or(&source.stem);
    let mut document = Document::new(Id::document(name, &text));
    document.file = Some(source.file.to_string());
    document.title = title;
    document.url = url;
    document.text = Some(text);
    describe(&mut document, article, linked, date.as_deref());
    Some(document)
}

/// Fills in what the page says about its article.
fn describe(document: &mut Document, article: Article, linked: LinkedData, date: Option<&str>) {
    let said = |text: Option<String>| text.map(|t| one_line(&t)).filter(|t| !t.is_empty());
    let byline = linked.author.or_else(|| said(article.byline));
    document.author = byline.map(|byline| without_by(&byline).to_owned());
    document.publisher = said(article.site_name).or(linked.publisher);
    document.language = said(article.lang).map(|tag| {
        let language = tag.split(['-', '_']).next().unwrap_or(&tag);
        language.to_ascii_lowercase()
    });
    let published = linked.date.or_else(|| said(article.published_time));
    let dates = [published.as_deref(), date];
    document.date = dates.into_iter().flatten().find_map(Date::read);
    if let (None, Some(published)) = (&document.date, published) {
        // Pages write dates in many ways; what cannot be used is kept as it is.
        let published = Value::String(published);
        document.attributes.insert("date".to_owned(), published);
    }
}

/// Returns the text of the article, with a blank line between its paragraphs.
fn text(page: &Readability) -> Option<String> {
    words(page, "#readability-page-1")
}

/// Returns the words of a part of a page, with a blank line between its paragraphs.
fn words(page: &Readability, part: &str) -> Option<String> {
    let body = page.doc.select_single(part);
    // What stands below a picture belongs to the picture: a description and a credit.
    body.select("figcaption").remove();
    // Items and rows are paragraphs of their own; broken lines of old wire copy are not.
    body.select("li, dt, dd, tr, pre").rename("p");
    let text = body.formatted_text();
    let paragraphs: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    Some(paragraphs.join("\n\n")).filter(|text| !text.is_empty())
}

/// Returns the words of a text with HTML in it, in paragraphs; none where there is no HTML.
pub(super) fn plain(text: &str) -> Option<String> {
    const SIGNS: [&str; 6] = ["<p>", "<p ", "</p>", "<br", "<div", "</a>"];
    if !SIGNS.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    if looks_too_deep(text) {
        return None;
    }
    let config = Config {
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let page = Readability::new(text, None, Some(config)).ok()?;
    if is_too_deep(&page) {
        return None;
    }
    page.doc.select("script, style").remove();
    words(&page, "body")
}

/// Returns the first of several attributes that fits.
fn attribute(
    page: &Readability,
    places: &[(&str, &str)],
    fits: impl Fn(&str) -> bool,
) -> Option<String> {
    places.iter().find_map(|(element, name)| {
        let value = page.doc.select_single(element).attr(name)?;
        Some(value.trim().to_owned()).filter(|value| fits(value))
    })
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(page: &str) -> Option<Document> {
        let source = Source::new("dir/page.html".into(), Box::new(&b""[..]), true, 0);
        read_page(page, &source.unwrap())
    }

    /// Wraps the body of an article into a page with everything that pages have around it.
    fn page(head: &str, article: &str) -> String {
        format!(
            "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'>{head}</head><body>\
             <nav><ul><li><a href='/'>Home</a></li><li><a href='/town'>Town</a></li></ul></nav>\
             <main><article>{article}</article></main>\
             <aside class='sidebar'><h2>Most read</h2><a href='/x'>Ten best bakers</a></aside>\
             <footer>Contact us. All rights reserved.</footer>\
             <script>var x = '<p>never</p>';</script></body></html>"
        )
    }

    const BODY: &str = "<p>The ferry to Quillhaven will stop\n  at the <b>old quay</b> again, its \
        owners said on Monday, after two years of repairs, delays and quarrels over money.</p>\
        <h2>Who pays</h2><p>&ldquo;We pay for the pontoon,&rdquo; said Ines Okafor, who runs the \
        line, &ldquo;and the town pays for the steps, the lamps and the fence.&rdquo;</p>\
        <ul><li>The pontoon costs a million.</li><li>The steps cost half of that, she said.</li>\
        </ul><figure><img src='a.jpg'><figcaption>Photo: B. Lens</figcaption></figure>\
        <p>The first boat leaves in May,<br>weather permitting, and the last one in October.</p>";

    #[test]
    fn the_article_is_kept_in_paragraphs_and_the_rest_is_not() {
        let found = document(&page("<title>Ferry returns</title>", BODY)).unwrap();
        let text = found.text.unwrap();
        let expected = [
            "The ferry to Quillhaven will stop at the old quay again, its owners said on Monday, \
             after two years of repairs, delays and quarrels over money.",
            "Who pays",
            "“We pay for the pontoon,” said Ines Okafor, who runs the line, “and the town pays \
             for the steps, the lamps and the fence.”",
            "The pontoon costs a million.",
            "The steps cost half of that, she said.",
            "The first boat leaves in May,",
            "weather permitting, and the last one in October.",
        ];
        assert_eq!(text, expected.join("\n\n"));
        assert_eq!(found.id, Id::document("Ferry returns", &text));
    }

    #[test]
    fn the_head_of_the_page_describes_the_article() {
        let head = "<title>Ferry returns - Mail</title>\
            <meta property='og:title' content='Ferry  returns'>\
            <meta property='og:site_name' content='Harbour Mail'>\
            <meta name='author' content='By Ada Quist'>\
            <meta property='article:published_time' content='2025-05-12T08:30:00.000Z'>\
            <link rel='canonical' href='https://mail.example/ferry'>";
        let found = document(&page(head, BODY)).unwrap();
        assert_eq!(found.title.as_deref(), Some("Ferry returns"));
        assert_eq!(found.publisher.as_deref(), Some("Harbour Mail"));
        assert_eq!(found.author.as_deref(), Some("Ada Quist"));
        assert_eq!(found.language.as_deref(), Some("en"));
        assert_eq!(found.url.as_deref(), Some("https://mail.example/ferry"));
        assert_eq!(found.date.unwrap().day(), "2025-05-12");
        assert_eq!(document(&page(head, BODY)), document(&page(head, BODY)));
    }

    #[test]
    fn dates_are_found_in_several_places_and_kept_where_they_are_no_dates() {
        let date = |head: &str| document(&page(head, BODY)).unwrap();
        for head in [
            "<meta name='date' content='2025-05-12'>",
            "<meta itemprop='datePublished' content=' 2025-05-12 '>",
            "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\
             \"@type\":\"NewsArticle\",\"datePublished\":\"2025-05-12\"}</script>",
        ] {
            let found = date(head).date.map(|date| date.as_str().to_owned());
            assert_eq!(found.as_deref(), Some("2025-05-12"), "{head}");
        }
        let odd = date("<meta property='article:published_time' content='12 May'>");
        assert_eq!(
            (odd.date, &odd.attributes["date"]),
            (None, &"12 May".into())
        );
    }

    #[test]
    fn pages_without_an_article_are_none() {
        for page in [
            "",
            "<html></html>",
            "<html><body><script>go()</script></body></html>",
        ] {
            assert_eq!(document(page), None, "{page}");
        }
        let nested = |depth| page("", &format!("{}{BODY}", "<div>".repeat(depth)));
        assert!(document(&nested(100)).is_some());
        assert_eq!(document(&nested(20_000)), None);
    }

    #[test]
    fn pages_are_recognised_by_their_start() {
        for (start, expected) in [
            (
                "\n<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
                true,
            ),
            ("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", true),
            ("<!-- saved --><html>", true),
            ("<rss version=\"2.0\">", false),
            ("He wrote <html> by hand.", false),
        ] {
            assert_eq!(Html.recognises("", start), expected, "{start}");
        }
    }
}
