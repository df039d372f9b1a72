//! Markdown: one article a file, its marks taken away, its front matter read.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use super::fields::{Fields, Spelling};
use super::origin::Origin;
use super::sink::Sink;
use super::source::Source;
use super::{Item, Reader, article};
use crate::Result;
use crate::model::{Document, Id};

/// Reads Markdown.
pub(super) struct Markdown;

impl Reader for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn summary(&self) -> &'static str {
        "Markdown: one article a file, with or without front matter"
    }

    fn recognises(&self, _name: &str, start: &str) -> bool {
        start.starts_with("---\ntitle:") || start.starts_with("+++\ntitle")
    }

    fn read(&self, source: &mut Source<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let whole = source.text()?;
        let page = Page::read(&whole);
        if page.text.is_empty() {
            // A file without words is an article without words, as one of plain text is.
            let mut document = Document::new(Id::document(&source.stem, &page.text));
            document.file = Some(source.file.to_string());
            document.text = Some(page.text);
            return sink.item(Item::Article(document));
        }
        let mut fields = Fields::new(Origin::line(source.file.clone(), 1, &whole), Spelling::Json);
        for (name, value) in page.known {
            // What a site generator calls the type of a page is none of ours.
            if name != "type" && !fields.has(&name) {
                fields.add(name, value, 0);
            }
        }
        if let Some(title) = page.title.filter(|_| !fields.has("title")) {
            fields.add("title".to_owned(), title.into(), 0);
        }
        fields.remove("text");
        fields.add("text".to_owned(), page.text.into(), 0);
        match article::read(fields, &source.file, &source.stem) {
            Ok(found) => {
                sink.problems(found.problems);
                sink.item(Item::Article(found.document))
            }
            Err(problems) => {
                sink.problems(problems);
                Ok(())
            }
        }
    }
}

/// What a file holds.
#[derive(Debug, Default)]
struct Page {
    /// What the front matter says, by name in small letters.
    known: Vec<(String, Value)>,
    /// The first heading of the highest level.
    title: Option<String>,
    /// The words in paragraphs, with a blank line between them; spans count in it.
    text: String,
}

impl Page {
    fn read(whole: &str) -> Self {
        let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
            | Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH;
        let mut page = Self::default();
        let mut heading = None;
        let mut matter: Option<(MetadataBlockKind, String)> = None;
        // Inside of pictures, notes and code nothing is part of the article.
        let mut hidden = 0_usize;
        for event in Parser::new_ext(whole, options) {
            match event {
                Event::Start(Tag::MetadataBlock(kind)) => matter = Some((kind, String::new())),
                Event::End(TagEnd::MetadataBlock(_)) => {
                    if let Some((kind, text)) = matter.take() {
                        page.known = front_matter(kind, &text);
                    }
                }
                Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => hidden += 1,
                Event::End(TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                    hidden = hidden.saturating_sub(1);
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    page.end_paragraph();
                    heading = (level as u8 == 1 && page.title.is_none()).then_some(page.text.len());
                }
                Event::End(TagEnd::Heading(_)) => {
                    let words = heading.take().and_then(|start| page.text.get(start..));
                    let words = words.map(str::trim).filter(|words| !words.is_empty());
                    page.title = page.title.or(words.map(str::to_owned));
                    page.end_paragraph();
                }
                Event::Start(Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::BlockQuote(_))
                | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow)
                | Event::Rule => page.end_paragraph(),
                Event::End(TagEnd::TableCell) => page.text.push(' '),
                Event::Text(words) => match &mut matter {
                    Some((_, text)) => text.push_str(&words),
                    None if hidden == 0 => page.text.push_str(&words),
                    None => {}
                },
                Event::Code(words) if hidden == 0 => page.text.push_str(&words),
                Event::SoftBreak if hidden == 0 => page.text.push(' '),
                Event::HardBreak if hidden == 0 => page.text.push('\n'),
                _ => {}
            }
        }
        page.end_paragraph();
        page.text.truncate(page.text.trim_end().len());
        page
    }

    fn end_paragraph(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }
}

/// Reads the names and values of a front matter; what is nested in other ways is passed over.
fn front_matter(kind: MetadataBlockKind, text: &str) -> Vec<(String, Value)> {
    if kind == MetadataBlockKind::PlusesStyle {
        let table: toml::Table = text.parse().unwrap_or_default();
        let plain = |value: toml::Value| match value {
            toml::Value::Datetime(date) => Ok(Value::String(date.to_string())),
            value => serde_json::to_value(value),
        };
        return (table.into_iter())
            .filter_map(|(name, value)| Some((name.to_lowercase(), plain(value).ok()?)))
            .collect();
    }
    let mut known: Vec<(String, Value)> = Vec::new();
    for line in text.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, Value::Array(items))) = known.last_mut() {
                items.push(scalar(item).into());
            }
        } else if let Some((name, value)) = line.split_once(':')
            && !name.starts_with([' ', '\t', '#'])
        {
            known.push((name.trim().to_lowercase(), yaml_value(value.trim())));
        }
    }
    known.retain(|(_, value)| *value != Value::Array(Vec::new()));
    known
}

/// Reads a value of one line: a text, or a list in brackets; an empty one may start a list.
fn yaml_value(text: &str) -> Value {
    let list = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match list {
        Some(items) => items.split(',').map(scalar).collect::<Vec<_>>().into(),
        None if text.is_empty() => Value::Array(Vec::new()),
        None => scalar(text).into(),
    }
}

/// Takes the quotation marks around a value away.
fn scalar(text: &str) -> String {
    let text = text.trim();
    let inner = ['"', '\''].iter().find_map(|&mark| {
        let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
        Some(inner.replace("\\\"", "\"").replace("''", "'"))
    });
    inner.unwrap_or_else(|| text.to_owned())
}
