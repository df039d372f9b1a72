//! The most central actors, with their roles and how often they speak and are spoken of.

use std::collections::BTreeMap;

use super::super::quotation::{Named, named_node};
use super::evidence::Growing;
use super::matrix::most;
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
    let order = scores.top(ground.graph, "pagerank", ground.top);
    let mut rows = rows(ground, scores, order, statements, evidence);
    rank(&mut rows, |row| row.pagerank.to_bits());
    rows
}

/// Lists the actors that make most statements.
pub(super) fn heard(
    ground: &Ground<'_>,
    scores: &Scores,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<ActorRow> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for statement in statements {
        *counts.entry(&statement.speaker).or_default() += 1;
    }
    let order = most(counts, ground.top).into_iter();
    let order = order.filter_map(|(id, _)| ground.graph.find(id)).collect();
    let mut rows = rows(ground, scores, order, statements, evidence);
    rank(&mut rows, |row| row.speaks.0);
    rows
}

/// Numbers rows from one; equal ones share a rank.
fn rank<T: PartialEq>(rows: &mut [ActorRow], by: impl Fn(&ActorRow) -> T) {
    for place in 0..rows.len() {
        let is_equal = place > 0 && by(&rows[place]) == by(&rows[place - 1]);
        rows[place].rank = if is_equal {
            rows[place - 1].rank
        } else {
            place + 1
        };
    }
}

/// Tells what there is to tell of some actors.
fn rows(
    ground: &Ground<'_>,
    scores: &Scores,
    order: Vec<usize>,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<ActorRow> {
    let value = |name: &str, node: usize| {
        let value = scores.column(name).and_then(|values| values.get(node));
        value.and_then(Value::number).unwrap_or_default()
    };
    let row = |node: usize| {
        let id = &ground.graph.node(node).id;
        let said: Vec<&Statement> = of(statements, |s| s.speaker == *id);
        let about: Vec<&Statement> = of(statements, |s| s.mentions.contains(id));
        ActorRow {
            actor: named_node(ground.graph, node),
            rank: 0,
            roles: roles(ground, id, evidence),
            speaks: (said.len(), evidence.cite_best(&said, CITED)),
            mentioned: (about.len(), evidence.cite_best(&about, CITED)),
            pagerank: value("pagerank", node),
            betweenness: value("betweenness", node),
        }
    };
    order.into_iter().map(row).collect()
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

/// Lists the roles of an actor, each in words, the surest first, with the number of its evidence;
/// of an actor without any, those that others have in it.
fn roles(ground: &Ground<'_>, id: &Id, evidence: &mut Growing<'_>) -> Vec<(String, usize)> {
    let relations = ground.records.relations.values();
    let relations = relations.filter(|relation| ground.filter.keeps_relation(relation));
    let own = relations.clone().filter(|relation| relation.source == *id);
    let mut relations: Vec<&Relation> = match own.clone().next() {
        Some(_) => own.collect(),
        None => relations
            .filter(|relation| relation.target == *id)
            .collect(),
    };
    let sure = |relation: &Relation| relation.confidence.unwrap_or(1.0);
    relations.sort_by(|a, b| sure(b).total_cmp(&sure(a)));
    let mut roles: Vec<(String, usize)> = Vec::new();
    for relation in relations {
        let words = in_words(relation, id, evidence);
        let is_known = |(known, _): &(String, usize)| known.to_lowercase() == words.to_lowercase();
        if roles.len() < ROLES && !roles.iter().any(is_known) {
            roles.push((words, evidence.cite_role(relation)));
        }
    }
    roles
}

/// Says a role in words: `Prime Minister, Poland`; for the one it is held in, `Donald Tusk, Prime
/// Minister`.
fn in_words(relation: &Relation, id: &Id, evidence: &Growing<'_>) -> String {
    let kind = relation.kind.replace('_', " ");
    let role = relation.role.as_ref();
    if relation.source == *id {
        let place = evidence.archive().named(&relation.target).name;
        return role.map_or_else(
            || format!("{kind} {place}"),
            |role| format!("{role}, {place}"),
        );
    }
    let holder = evidence.archive().named(&relation.source).name;
    role.map_or_else(
        || format!("{holder} ({kind} it)"),
        |role| format!("{holder}, {role}"),
    )
}
