//! How sure it all is: what is doubtful, unnamed, undated or missing, counted and cited.

use std::collections::BTreeSet;

use super::evidence::Growing;
use super::{Cited, Ground};
use crate::model::{Attributes, Id, Statement};

/// Below this a confidence is called low.
pub(super) const LOW: f64 = 0.6;

/// How many quotations are cited for each doubt.
const CITED: usize = 5;

/// How sure it all is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quality {
    /// What is doubtful about statements.
    pub doubts: Vec<Share>,
    /// The names of those that records refer to and none defines.
    pub placeholders: Vec<String>,
    /// The documents with a text in which no statement stands.
    pub silent: Vec<String>,
}

/// A part of all that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What they have in common.
    pub what: &'static str,
    /// What that means for the reader.
    pub meaning: &'static str,
    /// How many there are.
    pub count: usize,
    /// Of how many.
    pub of: usize,
    /// Some of them.
    pub cited: Cited,
}

/// Counts what is doubtful.
pub(super) fn quality(
    ground: &Ground<'_>,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Quality {
    let records = ground.records;
    let mut doubts = Vec::new();
    let mut add = |what, meaning, fits: &dyn Fn(&Statement, &mut Growing<'_>) -> bool| {
        let found = statements.iter().copied().filter(|s| fits(s, evidence));
        let found: Vec<&Statement> = found.collect();
        doubts.push(Share {
            what,
            meaning,
            count: found.len(),
            of: statements.len(),
            cited: evidence.cite_best(&found, CITED),
        });
    };
    add(
        "statements of low confidence",
        "the words, or whose they are, may be wrong: read them before you rely on them",
        &|statement, _| statement.confidence.is_some_and(|sure| sure < LOW),
    );
    add(
        "statements whose speaker is not sure",
        "the words that name the source may mean somebody else",
        &|statement, _| statement.speaker_confidence.is_some_and(|sure| sure < LOW),
    );
    add(
        "statements without a named speaker",
        "the source is described (“a senior official”), or not told at all",
        &|statement, evidence| !evidence.is_named(statement),
    );
    add(
        "statements without a date",
        "they are missing in the time line and in every period",
        &|statement, _| records.date_of(statement).is_none(),
    );
    add(
        "statements without a place in a text",
        "their words cannot be looked up in a document",
        &|statement, _| {
            let document = statement.document.as_ref();
            let document = document.and_then(|id| records.documents.get(id));
            let has_text = document.is_some_and(|document| document.text.is_some());
            !has_text || statement.spans.content.is_empty()
        },
    );
    let is_placeholder = |attributes: &Attributes| {
        attributes.get("placeholder") == Some(&serde_json::Value::Bool(true))
    };
    let actors = records.actors.values();
    let actors = actors.filter(|actor| is_placeholder(&actor.attributes));
    let organisations = records.organisations.values();
    let organisations = organisations.filter(|o| is_placeholder(&o.attributes));
    let names = actors.map(|actor| actor.name.clone());
    let speaking: BTreeSet<&Id> = statements
        .iter()
        .filter_map(|s| s.document.as_ref())
        .collect();
    let silent = records.documents.values();
    // Where a period is asked for, other documents are silent for that alone.
    let is_whole = !ground.filter.is_set();
    let silent = silent.filter(|d| is_whole && d.text.is_some() && !speaking.contains(&d.id));
    Quality {
        doubts,
        placeholders: names.chain(organisations.map(|o| o.name.clone())).collect(),
        silent: silent.map(|document| document.label().to_owned()).collect(),
    }
}
