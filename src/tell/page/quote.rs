//! Quotations and roles on a page: the passage with its parts marked, and below it what is known.

use super::super::text::{concerns, mode_words, role_words};
use super::super::{Mark, Quotation, Role, Source};
use super::Markup;

/// Adds what the marks mean.
pub(in super::super) fn key(page: &mut Markup) {
    page.element("p", &[("class", "key small faint")], |p| {
        p.text("Marked in passages: ");
        for (mark, text) in MARKS {
            p.words("mark", &[("class", mark)], text);
            p.text(" ");
        }
    });
}

const MARKS: [(&str, &str); 3] = [
    ("source", "who speaks"),
    ("cue", "the words that report"),
    ("content", "what is said"),
];

/// Adds a quotation.
pub(in super::super) fn quote(page: &mut Markup, quotation: &Quotation) {
    page.element("figure", &[("class", "quote")], |figure| {
        figure.element("blockquote", &[], |block| words(block, quotation));
        figure.element("figcaption", &[], |caption| {
            caption.element("span", &[("class", "who")], |who| {
                who.name(&quotation.speaker.name);
            });
            let mut facts: Vec<String> = Vec::new();
            facts.extend(quotation.date.as_ref().map(|date| date.as_str().to_owned()));
            facts.extend(quotation.mode.map(|mode| mode_words(mode).to_owned()));
            facts.extend(
                quotation
                    .confidence
                    .map(|sure| format!("confidence {sure:.2}")),
            );
            for fact in facts {
                caption.text(" · ");
                caption.text(&fact);
            }
            if let Some(source) = &quotation.source {
                caption.text(" · ");
                place(caption, source);
            }
            about(caption, quotation);
        });
    });
}

/// Adds how the speaker was found, and whom and what the words concern.
fn about(caption: &mut Markup, quotation: &Quotation) {
    let mut sentences = Vec::new();
    if let Some(found) = &quotation.resolution {
        let sure = found
            .confidence
            .map(|sure| format!(" (confidence {sure:.2})"));
        sentences.push(format!(
            "Speaker: {}{}.",
            found.finding,
            sure.unwrap_or_default()
        ));
    }
    sentences.extend(concerns(quotation));
    if !sentences.is_empty() {
        caption.element("div", &[], |line| {
            line.words("bdi", &[], &sentences.join(" "));
        });
    }
}

/// Adds the passage, its parts marked; where no text is at hand, the words alone.
fn words(block: &mut Markup, quotation: &Quotation) {
    if quotation.passage.is_empty() {
        block.words(
            "mark",
            &[("class", "content"), ("dir", "auto")],
            &quotation.text,
        );
        return;
    }
    block.element("span", &[("dir", "auto")], |span| {
        for piece in &quotation.passage {
            let class = match piece.mark {
                None => {
                    span.text(&piece.text);
                    continue;
                }
                Some(Mark::Source) => "source",
                Some(Mark::Cue) => "cue",
                Some(Mark::Content) => "content",
            };
            span.words("mark", &[("class", class)], &piece.text);
        }
    });
}

/// Names a document, with a link where it can be read on the web, and the line.
fn place(page: &mut Markup, source: &Source) {
    match &source.url {
        Some(url) => {
            let attributes = [("href", url.as_str()), ("rel", "noreferrer noopener")];
            page.element("a", &attributes, |a| a.name(&source.label));
        }
        None => page.name(&source.label),
    }
    if let Some(file) = source.file.as_deref().filter(|file| *file != source.label) {
        page.text(", ");
        page.words("code", &[], file);
    }
    if let Some(position) = source.position {
        let of = if source.is_its_file() {
            ""
        } else {
            " of its text"
        };
        page.text(&format!(", line {}{of}", position.line));
    }
}

/// Adds a role, with the words that show it, under an id to link to.
pub(in super::super) fn role(page: &mut Markup, role: &Role, id: Option<&str>) {
    let with_id = [("id", id.unwrap_or_default())];
    page.element("li", &with_id[..usize::from(id.is_some())], |item| {
        item.element("strong", &[], |strong| strong.name(&role.holder.name));
        item.text(": ");
        item.words("bdi", &[], &role_words(role));
        item.element("div", &[("class", "small faint")], |small| {
            if let Some(words) = &role.words {
                small.words("q", &[("dir", "auto")], words);
                small.text(" · ");
            }
            if let Some(source) = &role.source {
                place(small, source);
            }
            if let Some(sure) = role.confidence {
                small.text(&format!(" · confidence {sure:.2}"));
            }
        });
    });
}
