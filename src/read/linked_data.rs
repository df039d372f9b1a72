//! What a page says about its article in JSON-LD, be it one object, a list or a graph.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// What is known about an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LinkedData {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, joined with commas.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as the page writes it.
    pub date: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// Reads the scripts of a page; what the first article among them says.
pub(super) fn read<'a>(scripts: impl Iterator<Item = &'a str>) -> LinkedData {
    let values: Vec<Value> = scripts
        .filter_map(|script| serde_json::from_str(script.trim()).ok())
        .collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, &mut objects);
    }
    let by_id = objects
        .iter()
        .filter(|object| object.len() > 1)
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)));
    let graph = Graph(by_id.collect());
    let article = objects.iter().find(|object| is_article(object));
    article.map_or_else(LinkedData::default, |article| graph.describe(article))
}

/// Collects the objects of lists and graphs.
fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Map<String, Value>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, objects)),
        Value::Object(object) => {
            objects.push(object);
            if let Some(graph @ Value::Array(_)) = object.get("@graph") {
                collect(graph, objects);
            }
        }
        _ => {}
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let is_type = |value: &Value| {
        let name = value.as_str().unwrap_or_default();
        name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report"
    };
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is_type),
        Some(value) => is_type(value),
        None => false,
    }
}

/// The objects that others may refer to.
struct Graph<'a>(BTreeMap<&'a str, &'a Map<String, Value>>);

impl Graph<'_> {
    fn describe(&self, article: &Map<String, Value>) -> LinkedData {
        let text = |name: &str| article.get(name).and_then(Value::as_str).and_then(said);
        let page = article.get("mainEntityOfPage");
        let page = page.and_then(|page| page.get("@id").unwrap_or(page).as_str());
        LinkedData {
            title: text("headline").or_else(|| text("name")),
            author: article.get("author").and_then(|value| self.names(value)),
            publisher: article.get("publisher").and_then(|value| self.names(value)),
            date: text("datePublished").or_else(|| text("dateCreated")),
            url: text("url").or_else(|| page.and_then(said)),
        }
    }

    /// Returns the names of whom a value stands for, following a reference one step.
    fn names(&self, value: &Value) -> Option<String> {
        match value {
            Value::String(name) => said(name),
            Value::Array(values) => {
                let names: Vec<String> = values.iter().filter_map(|v| self.names(v)).collect();
                said(&names.join(", "))
            }
            Value::Object(object) => {
                let id = object.get("@id").and_then(Value::as_str);
                let referred = id.and_then(|id| self.0.get(id).copied());
                let name = |object: &Map<String, Value>| said(object.get("name")?.as_str()?);
                name(object).or_else(|| referred.and_then(name))
            }
            _ => None,
        }
    }
}

fn said(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Texts in scripts often hold the entities of the page around them.
    let text = text
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#8217;", "’")
        .replace("&amp;", "&");
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_followed_and_nonsense_is_passed_over() {
        let scripts = [
            "not json",
            "[]",
            r#"{"@type":"WebSite","name":"Mail"}"#,
            r##"{"@graph":[{"@type":["Thing","NewsArticle"],"headline":"Salt &amp; fish",
            "author":[{"@id":"#a"},"Bo"],"publisher":{"@id":"#none"}},
            {"@id":"#a","name":"Ada"}]}"##,
        ];
        let found = read(scripts.into_iter());
        assert_eq!(found.title.as_deref(), Some("Salt & fish"));
        assert_eq!(found.author.as_deref(), Some("Ada, Bo"));
        assert_eq!((found.publisher, found.date, found.url), (None, None, None));
        let loop_back = r##"{"@type":"Article","@id":"#a","author":{"@id":"#a"}}"##;
        assert_eq!(read([loop_back].into_iter()), LinkedData::default());
    }
}
