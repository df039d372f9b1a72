//! The most central actors, with their roles and how often they speak and are spoken of.

use super::super::quotation::{Named, named_node};
use super::evidence::Growing;
use super::{Cited, Ground};
use crate::analyze::Scores;
use crate::graph::Value;
use crate::model::{Id, Relation, Statement};

/// How many quotations of an actor are cited for each of speaking and being spoken of.
const CITED: usize = 5;

/// How many roles of an actor are shown.
const ROLES: usize = 3;

/// A central actor.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorRow {
    /// The actor.
    pub actor: Named,
    /// The rank; equal values share one.
    pub rank: usize,
    /// The roles, each in words and with the number of its evidence.
    pub roles: Vec<(String, usize)>,
    /// How many statements the actor makes, and some of them.
    pub speaks: (usize, Cited),
    /// How many statements mention the actor, and some of them.
    pub mentioned: (usize, Cited),
    /// The actor's `PageRank`.
    pub pagerank: f64,
    /// The actor's betweenness.
    pub betweenness: f64,
}

/// Lists the actors of the highest `PageRank`.
pub(super) fn central(
    ground: &Ground<'_>,
    scores: &Scores,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<ActorRow> {
    let value = |name: &str, node: usize| {
        let value = scores.column(name).and_then(|values| values.get(node));
        value.and_then(Value::number).unwrap_or_default()
    };
    let order = scores.top(ground.graph, "pagerank", ground.top);
    let mut rows: Vec<ActorRow> = Vec::new();
    for (place, node) in order.into_iter().enumerate() {
        let id = &ground.graph.node(node).id;
        let pagerank = value("pagerank", node);
        let rank = match rows.last() {
            Some(last) if last.pagerank.to_bits() == pagerank.to_bits() => last.rank,
            _ => place + 1,
        };
        let said: Vec<&Statement> = of(statements, |s| s.speaker == *id);
        let about: Vec<&Statement> = of(statements, |s| s.mentions.contains(id));
        rows.push(ActorRow {
            actor: named_node(ground.graph, node),
            rank,
            roles: roles(ground, id, evidence),
            speaks: (said.len(), evidence.cite_best(&said, CITED)),
            mentioned: (about.len(), evidence.cite_best(&about, CITED)),
            pagerank,
            betweenness: value("betweenness", node),
        });
    }
    rows
}

/// Returns the statements that fit.
pub(super) fn of<'a>(
    statements: &[&'a Statement],
    fits: impl Fn(&Statement) -> bool,
) -> Vec<&'a Statement> {
    statements
        .iter()
        .copied()
        .filter(|statement| fits(statement))
        .collect()
}

/// Lists the roles of an actor, each in words, the surest first, with the number of its evidence.
fn roles(ground: &Ground<'_>, id: &Id, evidence: &mut Growing<'_>) -> Vec<(String, usize)> {
    let relations = ground.records.relations.values();
    let relations = relations.filter(|r| r.source == *id && ground.filter.keeps_relation(r));
    let mut relations: Vec<&Relation> = relations.collect();
    let sure = |relation: &Relation| relation.confidence.unwrap_or(1.0);
    relations.sort_by(|a, b| sure(b).total_cmp(&sure(a)));
    let mut roles: Vec<(String, usize)> = Vec::new();
    for relation in relations {
        let words = in_words(relation, evidence);
        if roles.len() < ROLES && roles.iter().all(|(known, _)| *known != words) {
            roles.push((words, evidence.cite_role(relation)));
        }
    }
    roles
}

/// Says a role in words: `Prime Minister, Poland`.
fn in_words(relation: &Relation, evidence: &Growing<'_>) -> String {
    let place = evidence.library().named(&relation.target).name;
    match &relation.role {
        Some(role) => format!("{role}, {place}"),
        None => format!("{} {place}", relation.kind.replace('_', " ")),
    }
}
