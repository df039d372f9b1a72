//! Fields to articles: the names that news dumps use for text, title, date and the rest.

use serde_json::Value;

use super::fields::{Fields, bad_date};
use crate::Error;
use crate::model::{Attributes, Document, Id};

/// The names under which dumps give an article's text, the usual one first.
pub(super) const TEXT: &[&str] = &[
    "text",
    "body",
    "content",
    "maintext",
    "articleBody",
    "article_text",
    "full_text",
];
const TITLE: &[&str] = &["title", "headline"];
const URL: &[&str] = &["url", "link", "source_url"];
const PUBLISHER: &[&str] = &[
    "publisher",
    "source",
    "outlet",
    "newspaper",
    "source_domain",
];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const SECTION: &[&str] = &["section", "category"];
const LANGUAGE: &[&str] = &["language", "lang"];
const DATE: &[&str] = &[
    "date",
    "published",
    "date_publish",
    "published_at",
    "publishedAt",
    "publish_date",
    "publication_date",
    "datePublished",
    "pubDate",
];

/// The names that dumps give to the type of an article.
const TYPES: &[&str] = &["article", "newsarticle", "news", "story", "post"];

/// Tells whether fields without a record type look like an article.
pub(super) fn is_article(fields: &Fields<'_>) -> bool {
    !fields.has("speaker") && TEXT.iter().any(|name| fields.peek(name).is_some())
}

/// Tells whether a type is one that news dumps give their articles.
pub(super) fn is_type(name: &str) -> bool {
    TYPES.contains(&name.to_ascii_lowercase().as_str())
}

/// Makes an article; what keeps it from being complete comes beside it.
///
/// # Errors
///
/// Returns why there is no article: it has no words.
pub(super) fn read(
    mut fields: Fields<'_>,
    file: &str,
    stem: &str,
) -> Result<(Document, Vec<Error>), Vec<Error>> {
    fields.describe("article");
    if fields.peek("type").is_some_and(is_type) {
        fields.remove("type");
    }
    let place = fields.start();
    let Some(text) = take(&mut fields, TEXT).filter(|text| !text.trim().is_empty()) else {
        let empty = Error::new("the article has no text").at(place);
        return Err(fields.take_problems().into_iter().chain([empty]).collect());
    };
    let date_name = DATE.iter().find(|name| fields.has(name));
    let date_place = date_name.map(|name| fields.place(name)).unwrap_or_default();
    let date_text = take(&mut fields, DATE);
    let title = take(&mut fields, TITLE).map(|title| title.trim().to_owned());
    let mut document = Document {
        file: Some(file.to_owned()),
        url: take(&mut fields, URL),
        publisher: take(&mut fields, PUBLISHER),
        author: take(&mut fields, AUTHOR),
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
    match date_text.as_deref().map(str::parse) {
        None => {}
        Some(Ok(date)) => document.date = Some(date),
        Some(Err(error)) => {
            // An article without its date is still worth reading.
            problems.push(bad_date(&error, date_place));
            keep(&mut document.attributes, "date", date_text);
        }
    }
    Ok((document, problems))
}

fn keep(attributes: &mut Attributes, name: &str, text: Option<String>) {
    if let Some(text) = text {
        attributes
            .entry(name.to_owned())
            .or_insert(Value::String(text));
    }
}

/// Takes the first of several fields that says something.
fn take(fields: &mut Fields<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let value = fields.remove(name)?;
        let text = plain_text(&value).filter(|text| !text.is_empty());
        if text.is_none() && !matches!(&value, Value::Null | Value::String(_)) {
            fields.add((*name).to_owned(), value, 0);
        }
        text
    })
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
