//! Reading the corpora: texts with statements marked by hand.

use std::fs;
use std::io;
use std::path::Path;

use sayso::extract::training::Gold;
use serde_json::{Value, json};

/// A statement that was found, and how likely it is.
pub(crate) type Found = (Gold, f32);

/// A text with its statements.
pub(crate) struct Article {
    /// The name of its file, without an ending.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
    /// What was marked in it.
    pub(crate) gold: Vec<Gold>,
}

/// Reads one part of `PolNeAR`, in the order of its gold file.
pub(crate) fn polnear(part: &Path) -> io::Result<Vec<Article>> {
    let mut articles = Vec::new();
    for line in fs::read_to_string(part.join("gold.jsonl"))?.lines() {
        let value: Value = serde_json::from_str(line)?;
        let name = value["doc"].as_str().unwrap_or_default();
        let text = fs::read_to_string(part.join("text").join(format!("{name}.txt")))?;
        let statements = value["statements"].as_array();
        let gold = statements.into_iter().flatten().map(|statement| Gold {
            source: spans(&statement["source"]),
            cue: spans(&statement["cue"]),
            content: spans(&statement["content"]),
        });
        articles.push(Article {
            gold: gold.collect(),
            name: name.to_owned(),
            text,
        });
    }
    Ok(articles)
}

/// Spells statements, with how likely each is, as the corpus' scorer reads them.
pub(crate) fn predictions(articles: &[Article], found: &[Vec<Found>]) -> String {
    let lines = articles.iter().zip(found).map(|(article, found)| {
        let statements = found.iter().map(|(statement, chance)| {
            json!({
                "source": statement.source,
                "cue": statement.cue,
                "content": statement.content,
                "confidence": chance,
            })
        });
        let statements: Vec<Value> = statements.collect();
        let line = json!({"doc": article.name, "statements": statements});
        format!("{line}\n")
    });
    lines.collect()
}

fn spans(value: &Value) -> Vec<(u32, u32)> {
    let number = |value: &Value| value.as_u64().and_then(|n| u32::try_from(n).ok());
    let spans = value.as_array().into_iter().flatten();
    spans
        .filter_map(|span| Some((number(&span[0])?, number(&span[1])?)))
        .collect()
}
