//! Fields to articles: the names that news dumps use for text, title, date and the rest.
//!
//! A name with a dot is that of a field within a field: `source.name` in
//! `{"source": {"name": "Mail"}}`. The table of names stands in the documentation of
//! [`crate::read`].

use serde_json::Value;

use super::fields::{Fields, bad_date};
use super::html;
use crate::Error;
use crate::model::{Attributes, Date, Document, Id};

/// The names under which dumps give an article's text, the usual one first.
pub(super) const TEXT: &[&str] = &[
    "text",
    "maintext",
    "full_text",
    "article_text",
    "articleBody",
    "article_body",
    "body",
    "body_text",
    "bodyText",
    "content",
    "content_text",
    "cleaned_text",
    "plain_text",
    "story_text",
    "raw_text",
    "article",
    "story",
    "fields.bodyText",
    "fields.body",
    "content.rendered",
    "content.text",
];
const TITLE: &[&str] = &[
    "title",
    "headline",
    "headline.main",
    "title.rendered",
    "webTitle",
    "article_title",
    "fields.headline",
    "thread.title",
];
const URL: &[&str] = &[
    "url",
    "link",
    "web_url",
    "webUrl",
    "source_url",
    "article_url",
    "canonical_url",
    "permalink",
    "links.permalink",
    "DocumentIdentifier",
    "thread.url",
];
const PUBLISHER: &[&str] = &[
    "publisher",
    "publication",
    "source.name",
    "source.title",
    "media_name",
    "outlet",
    "newspaper",
    "site_name",
    "sitename",
    "SourceCommonName",
    "source",
    "source_name",
    "source_domain",
    "source-hostname",
    "domain",
    "hostname",
    "clean_url",
    "thread.site",
];
const AUTHOR: &[&str] = &[
    "author",
    "authors",
    "byline",
    "byline.original",
    "fields.byline",
    "creator",
    "writer",
    "article_author",
];
const SECTION: &[&str] = &[
    "section",
    "section_name",
    "sectionName",
    "category",
    "categories",
    "news_desk",
];
const LANGUAGE: &[&str] = &["language", "lang"];
const DATE: &[&str] = &[
    "date",
    "date_publish",
    "published",
    "published_at",
    "publishedAt",
    "published_date",
    "publish_date",
    "publish_time",
    "publication_date",
    "datePublished",
    "date_published",
    "pubDate",
    "pub_date",
    "dateTimePub",
    "webPublicationDate",
    "seendate",
    "article_date",
    "dateTime",
    "datetime",
    "timestamp",
];

/// The names that dumps give to the type of an article.
const TYPES: &[&str] = &["article", "newsarticle", "news", "story", "post"];

/// Tells whether fields without a record type look like an article.
pub(super) fn is_article(fields: &Fields<'_>) -> bool {
    let holds_text = |name: &&str| fields.within(name).is_some_and(is_text);
    !fields.has("speaker") && TEXT.iter().any(holds_text)
}

/// Tells whether a field of this name may hold an article's text.
pub(super) fn may_hold_text(name: &str) -> bool {
    TEXT.iter().any(|text| text.split('.').next() == Some(name))
}

/// Tells whether a value is a text, in one piece or in paragraphs.
fn is_text(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Array(parts) => !parts.is_empty() && parts.iter().all(Value::is_string),
        _ => false,
    }
}

/// Tells whether a type is one that news dumps give their articles.
pub(super) fn is_type(name: &str) -> bool {
    TYPES.contains(&name.to_ascii_lowercase().as_str())
}

/// An article, and what is to be told of it.
pub(super) struct Found {
    /// The article.
    pub document: Document,
    /// What keeps it from being complete.
    pub problems: Vec<Error>,
    /// What was converted.
    pub note: Option<Error>,
}

/// Makes an article; what keeps it from being complete comes beside it.
///
/// # Errors
///
/// Returns why there is no article: it has no words.
pub(super) fn read(mut fields: Fields<'_>, file: &str, stem: &str) -> Result<Found, Vec<Error>> {
    fields.describe("article");
    if fields.peek("type").is_some_and(is_type) {
        fields.remove("type");
    }
    let place = fields.start();
    let Some(text) = take_text(&mut fields) else {
        let empty = Error::new("the article has no text").at(place);
        return Err(fields.take_problems().into_iter().chain([empty]).collect());
    };
    let plain = html::plain(&text);
    let note = plain.is_some().then(|| {
        let note = "the texts of articles hold HTML and were converted to plain text";
        Error::new(note).at(crate::Place::file(file))
    });
    let text = plain.unwrap_or(text);
    let date_name = DATE.iter().find(|name| fields.has(name));
    let date_place = date_name.map(|name| fields.place(name)).unwrap_or_default();
    let date_text = take(&mut fields, DATE);
    let title = take(&mut fields, TITLE).map(|title| title.trim().to_owned());
    let url = take(&mut fields, URL);
    let publisher = take(&mut fields, PUBLISHER);
    // Some dumps call the address of an article its source.
    let is_address = |text: &String| text.starts_with("http://") || text.starts_with("https://");
    let (url, publisher) = match (url, publisher) {
        (None, Some(source)) if is_address(&source) => {
            let publisher = take(&mut fields, PUBLISHER);
            (Some(source), publisher)
        }
        both => both,
    };
    let mut document = Document {
        file: Some(file.to_owned()),
        url,
        publisher,
        author: take(&mut fields, AUTHOR).map(|author| without_by(&author).to_owned()),
        section: take(&mut fields, SECTION),
        language: take(&mut fields, LANGUAGE),
        ..Document::new(Id::document(title.as_deref().unwrap_or(stem), &text))
    };
    (document.title, document.text) = (title, Some(text));
    let own_id = fields.remove("id");
    document.attributes = fields.attributes();
    let mut problems = fields.take_problems();
    if let Some(id) = own_id {
        // An id of the dump's own is kept, but cannot be ours: two dumps may use it twice.
        document.attributes.insert("source_id".to_owned(), id);
    }
    if let Some(text) = date_text {
        document.date = Date::read(&text);
        if let (None, Err(error)) = (&document.date, text.parse::<Date>()) {
            // An article without its date is still worth reading.
            problems.push(bad_date(&error, date_place));
            keep(&mut document.attributes, "date", text);
        }
    }
    Ok(Found {
        document,
        problems,
        note,
    })
}

fn keep(attributes: &mut Attributes, name: &str, text: String) {
    attributes
        .entry(name.to_owned())
        .or_insert(Value::String(text));
}

/// Takes the text; paragraphs that stand in a list are joined.
fn take_text(fields: &mut Fields<'_>) -> Option<String> {
    let name = TEXT.iter().find(|name| {
        let text = fields.within(name).filter(|value| is_text(value));
        text.and_then(joined).is_some()
    })?;
    let text = fields.within(name).and_then(joined);
    fields.remove(name);
    text
}

fn joined(value: &Value) -> Option<String> {
    let text = match value {
        Value::Array(parts) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            parts.join("\n\n")
        }
        value => value.as_str()?.to_owned(),
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// Takes the first of several fields that says something; what stands within another field also
/// stays there.
fn take(fields: &mut Fields<'_>, names: &[&str]) -> Option<String> {
    let says = |name: &&&str| {
        let text = fields.within(name).and_then(plain_text);
        text.is_some_and(|text| !text.is_empty())
    };
    let name = names.iter().find(says)?;
    let text = fields.within(name).and_then(plain_text);
    fields.remove(name);
    text
}

/// Returns the text of a value as dumps nest it: `["A", "B"]`, `{"name": "A"}`.
fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let texts: Vec<String> = values.iter().map(plain_text).collect::<Option<_>>()?;
            Some(texts.join(", "))
        }
        Value::Object(object) => object.get("name").and_then(plain_text),
        Value::Null | Value::Bool(_) => None,
    }
}

/// Leaves out the "By" before the name of an author.
pub(super) fn without_by(byline: &str) -> &str {
    match byline.split_once(' ') {
        Some((by, name)) if by.eq_ignore_ascii_case("by") => name,
        _ => byline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lists_every_name() {
        let documentation = include_str!("mod.rs");
        for (field, names) in [
            ("text", TEXT),
            ("title", TITLE),
            ("url", URL),
            ("publisher", PUBLISHER),
            ("author", AUTHOR),
            ("date", DATE),
            ("section", SECTION),
            ("language", LANGUAGE),
        ] {
            let row = format!("//! | `{field}` | `{}` |\n", names.join("`, `"));
            assert!(documentation.contains(&row), "{row}");
        }
    }
}
