//! `FollowTheMoney`: one entity a line, as Aleph, `OpenSanctions` and investigative newsrooms keep
//! them.
//!
//! People and companies are nodes; so are documents and addresses. What ties two of them is an
//! entity as well, with properties for its two ends, and becomes an edge.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::Importer;
use super::builder::Builder;
use super::description::Description;
use super::top_level::TopLevel;
use crate::graph::{Value, Values};
use crate::read::{Cursor, quoted};
use crate::{Error, Result};

/// Reads `FollowTheMoney` entities.
pub(super) struct FollowTheMoney;

/// What ties two entities: the schema, the properties of its ends, and the kind of the edge.
const TIES: [(&str, &str, &str, &str); 16] = [
    ("Associate", "person", "associate", "associate"),
    ("ContractAward", "supplier", "contract", "contract_award"),
    ("CourtCaseParty", "party", "case", "court_case_party"),
    ("Debt", "debtor", "creditor", "debt"),
    ("Directorship", "director", "organization", "directorship"),
    ("Documentation", "document", "entity", "documentation"),
    ("Employment", "employee", "employer", "employment"),
    ("Family", "person", "relative", "family"),
    ("Membership", "member", "organization", "membership"),
    ("Occupancy", "holder", "post", "occupancy"),
    ("Ownership", "owner", "asset", "ownership"),
    ("Payment", "payer", "beneficiary", "payment"),
    (
        "ProjectParticipant",
        "participant",
        "project",
        "project_participant",
    ),
    ("Representation", "agent", "client", "representation"),
    ("Succession", "predecessor", "successor", "succession"),
    ("UnknownLink", "subject", "object", "unknown_link"),
];

/// The schemata of entities that a graph of who said what has a kind for.
const KINDS: [(&str, &[&str]); 4] = [
    ("person", &["Person"]),
    (
        "organisation",
        &[
            "Organization",
            "Company",
            "PublicBody",
            "LegalEntity",
            "PoliticalParty",
        ],
    ),
    (
        "document",
        &[
            "Article",
            "Document",
            "Email",
            "HyperText",
            "Image",
            "Pages",
            "PlainText",
            "Table",
            "Workbook",
        ],
    ),
    ("place", &["Address"]),
];

/// The properties that an entity is called by, the best first.
const NAMES: [&str; 5] = ["name", "title", "full", "fileName", "caption"];

impl Importer for FollowTheMoney {
    fn name(&self) -> &'static str {
        "ftm"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["ftm", "jsonl", "ndjson", "json"]
    }

    fn summary(&self) -> &'static str {
        "FollowTheMoney entities, one a line, as Aleph has them"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        let line = start.trim_start().lines().next().unwrap_or_default();
        let top = TopLevel::of(line);
        matches!(ending, "ftm" | "jsonl" | "ndjson" | "ijson" | "json" | "")
            && top.is_object
            && ["id", "schema", "properties"]
                .iter()
                .all(|name| top.has(name))
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let mut cursor = Cursor::new(file.clone(), text);
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let at = start;
            start += line.len();
            if line.trim().is_empty() {
                continue;
            }
            if let Err(problem) = read_entity(line, at, graph) {
                graph.problem(problem.at(cursor.origin(at, "").start()));
            }
        }
        Ok(())
    }
}

/// Reads one entity.
fn read_entity(line: &str, offset: usize, graph: &mut Builder) -> Result<()> {
    let entity: Map<String, Json> = serde_json::from_str(line).map_err(|error| {
        Error::new("this line is no entity")
            .because(error)
            .hint("write each entity on a line of its own: {\"id\": …, \"schema\": …}")
    })?;
    let text = |name: &str| entity.get(name).and_then(Json::as_str).unwrap_or_default();
    let (id, schema) = (text("id"), text("schema"));
    if id.is_empty() || schema.is_empty() {
        return Err(Error::new("this entity has no id or no schema").hint("write both"));
    }
    let none = Map::new();
    let properties = entity.get("properties").and_then(Json::as_object);
    let properties = properties.unwrap_or(&none);
    let tie = TIES.iter().find(|(name, ..)| *name == schema);
    let ends = tie.map_or(["", ""], |(_, source, target, _)| [source, target]);
    let values = properties.iter().filter_map(|(name, value)| {
        let items = texts(value);
        let is_used = ends.contains(&name.as_str()) || items.is_empty();
        (!is_used).then(|| (name.clone(), Value::Text(items.join(" | "))))
    });
    let mut values: Values = values.collect();
    if let Some((_, _, _, kind)) = tie {
        let [sources, targets] = ends.map(|end| properties.get(end).map(texts).unwrap_or_default());
        if sources.is_empty() || targets.is_empty() {
            return Err(
                Error::new(format!("{} ties nothing to nothing", quoted(id))).hint(format!(
                    "give it the properties {} and {}",
                    ends[0], ends[1]
                )),
            );
        }
        for source in &sources {
            for target in &targets {
                let said = Description {
                    id: Some(id.into()),
                    kind: Some((*kind).into()),
                    values: values.clone(),
                    ..Description::default()
                };
                let [source, target] = [source, target].map(|name| graph.end(name, offset));
                graph.edge(source, target, true, said);
            }
        }
        return Ok(());
    }
    let caption = entity
        .get("caption")
        .and_then(Json::as_str)
        .map(str::to_owned);
    let named = NAMES
        .iter()
        .find_map(|name| texts(properties.get(*name)?).into_iter().next());
    let kind = KINDS
        .iter()
        .find(|(_, schemata)| schemata.contains(&schema));
    values.insert("schema", Value::from(schema));
    let said = Description {
        kind: kind.map(|(kind, _)| (*kind).into()),
        label: caption.or(named).map(Into::into),
        values,
        ..Description::default()
    };
    match graph.describe(id, said) {
        (_, None) => Ok(()),
        (_, Some(problem)) => Err(problem),
    }
}

/// Returns the texts of a property: a list, or one alone.
fn texts(value: &Json) -> Vec<String> {
    let text = |value: &Json| match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        // Entities may stand within each other.
        Json::Object(entity) => entity.get("id")?.as_str().map(str::to_owned),
        _ => None,
    };
    match value {
        Json::Array(items) => items.iter().filter_map(text).collect(),
        value => text(value).into_iter().collect(),
    }
}
