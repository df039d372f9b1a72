//! Coalitions: who takes the same positions, and who keeps together by ties.

use std::collections::{BTreeMap, BTreeSet};

use super::super::quotation::{Named, named_node};
use super::super::words::percent;
use super::actors::of;
use super::evidence::Growing;
use super::matrix::most;
use super::{Cited, Ground};
use crate::analyze::{Frozen, Leiden, Measure, Options, Scores};
use crate::graph::Value;
use crate::model::{ConceptReference, Id, Statement};

/// How many quotations are cited for each actor's position on a concept.
const CITED: usize = 3;

/// How many members of a group are named.
const NAMED: usize = 12;

/// How many of those are named of whom several members speak.
const SHARED: usize = 3;

/// How many actors are grouped by their positions at most: those with most of them.
const MOST: usize = 2000;

/// Who is for a concept and who against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// The concept.
    pub concept: Named,
    /// How many statements are about it.
    pub statements: usize,
    /// Those who support it on the whole, with the statements that show it.
    pub supporters: Vec<(Named, Cited)>,
    /// Those who oppose it on the whole.
    pub opponents: Vec<(Named, Cited)>,
    /// Those who are undecided, or say nothing of a stance.
    pub others: Vec<(Named, Cited)>,
}

/// Actors that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Coalition {
    /// Its members, those with the most ties or statements first.
    pub members: Vec<Named>,
    /// How many members are not named.
    pub more: usize,
    /// What they share: a few words each, and the statements that show it.
    pub shared: Vec<(String, Cited)>,
}

/// What each actor says on each concept: the sum of stances, and how many there are.
type Stances<'a> = BTreeMap<&'a Id, BTreeMap<&'a Id, f64>>;

/// Adds up the stances of each actor on each concept.
fn stances<'a>(statements: &[&'a Statement]) -> Stances<'a> {
    let mut stances: Stances<'a> = BTreeMap::new();
    for statement in statements {
        for reference in &statement.concepts {
            if let Some(stance) = reference.stance {
                let own = stances.entry(&statement.speaker).or_default();
                *own.entry(&reference.concept).or_default() += stance;
            }
        }
    }
    stances
}

/// Lists the concepts that most statements are about, with who is for and against them.
pub(super) fn positions(
    ground: &Ground<'_>,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<Position> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for reference in statements.iter().flat_map(|statement| &statement.concepts) {
        *counts.entry(&reference.concept).or_default() += 1;
    }
    let stances = stances(statements);
    let concepts = most(counts, ground.top).into_iter();
    let position = |(concept, count): (&Id, usize)| {
        let about = of(statements, |s| {
            s.concepts.iter().any(|c| c.concept == *concept)
        });
        let mut speakers: Vec<&Id> = about.iter().map(|statement| &statement.speaker).collect();
        speakers.sort_unstable();
        speakers.dedup();
        let mut position = Position {
            concept: evidence.archive().named(concept),
            statements: count,
            supporters: Vec::new(),
            opponents: Vec::new(),
            others: Vec::new(),
        };
        for speaker in speakers {
            let said = of(&about, |statement| statement.speaker == *speaker);
            let entry = (
                evidence.archive().named(speaker),
                evidence.cite_best(&said, CITED),
            );
            match stances.get(speaker).and_then(|own| own.get(concept)) {
                Some(stance) if *stance > 0.0 => position.supporters.push(entry),
                Some(stance) if *stance < 0.0 => position.opponents.push(entry),
                _ => position.others.push(entry),
            }
        }
        position
    };
    concepts.map(position).collect()
}

/// Groups actors by their positions: a tie between two is as heavy as they agree on concepts more
/// often than they disagree, and opposition drives them apart. Returns how many actors were left
/// out as well, because there are too many to compare each with each.
pub(super) fn by_stance(
    ground: &Ground<'_>,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> (Vec<Coalition>, usize) {
    let stances = stances(statements);
    let left_out = stances.len().saturating_sub(MOST);
    let counts = stances
        .iter()
        .map(|(actor, own)| (*actor, own.len()))
        .collect();
    let mut actors: Vec<&Id> = most(counts, MOST).into_iter().map(|(id, _)| id).collect();
    actors.sort_unstable();
    let mut edges = Vec::new();
    for (one, first) in actors.iter().enumerate() {
        for (other, second) in actors.iter().enumerate().skip(one + 1) {
            let agreement = agreement(&stances[*first], &stances[*second]);
            if agreement != 0.0 {
                edges.push((one, other, agreement));
            }
        }
    }
    let options = Options {
        directed: false,
        weighted: true,
        ..*ground.frozen.options()
    };
    let network = Frozen::from_edges(actors.len(), edges, &options);
    let groups = grouped(&Leiden.values(&network));
    let coalition = |members: Vec<usize>| {
        let members: Vec<&Id> = members.into_iter().map(|number| actors[number]).collect();
        let named = members
            .iter()
            .take(NAMED)
            .map(|id| evidence.archive().named(id));
        Coalition {
            members: named.collect(),
            more: members.len().saturating_sub(NAMED),
            shared: shared_positions(&stances, &members, statements, evidence),
        }
    };
    let groups = groups.into_iter().take(ground.top).map(coalition);
    (groups.collect(), left_out)
}

/// Counts on how many concepts two actors take the same side, less those on which they do not.
fn agreement(one: &BTreeMap<&Id, f64>, other: &BTreeMap<&Id, f64>) -> f64 {
    let common = one
        .iter()
        .filter_map(|(concept, stance)| Some(stance * other.get(concept)?));
    let signs = common.filter(|product| *product != 0.0).map(f64::signum);
    signs.fold(0.0, |sum, sign| sum + sign)
}

/// Says on which concepts several members take a side and none the other one.
fn shared_positions(
    stances: &Stances<'_>,
    members: &[&Id],
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<(String, Cited)> {
    let mut sides: BTreeMap<&Id, [usize; 2]> = BTreeMap::new();
    for stances in members.iter().filter_map(|member| stances.get(*member)) {
        for (concept, stance) in stances.iter().filter(|(_, stance)| **stance != 0.0) {
            sides.entry(concept).or_default()[usize::from(*stance < 0.0)] += 1;
        }
    }
    let sides = sides
        .into_iter()
        .filter_map(|(concept, sides)| match sides {
            [supporters @ (2..), 0] => Some((concept, supporters, "for")),
            [0, opponents @ (2..)] => Some((concept, opponents, "against")),
            _ => None,
        });
    let mut shared: Vec<(&Id, usize, &str)> = sides.collect();
    shared.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    let told = shared.into_iter().map(|(concept, count, side)| {
        let name = evidence.archive().named(concept).name;
        let words = format!("{count} of {} are {side} “{name}”", members.len());
        let found = of(statements, |statement| {
            let is_on = |reference: &ConceptReference| reference.concept == *concept;
            members.contains(&&statement.speaker) && statement.concepts.iter().any(is_on)
        });
        (words, evidence.cite_best(&found, CITED))
    });
    told.collect()
}

/// Groups actors by their ties.
pub(super) fn by_ties(
    ground: &Ground<'_>,
    scores: &Scores,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<Coalition> {
    let rows = ground.frozen.undirected();
    let groups = grouped(scores.column("leiden").unwrap_or_default());
    let strength = |node: &usize| rows.strength(*node);
    let coalition = |mut members: Vec<usize>| {
        members.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then(a.cmp(b)));
        let named = members
            .iter()
            .take(NAMED)
            .map(|node| named_node(ground.graph, *node));
        let mut shared = vec![(inside(ground, &members), Cited::default())];
        shared.extend(shared_targets(ground, &members, statements, evidence));
        Coalition {
            members: named.collect(),
            more: members.len().saturating_sub(NAMED),
            shared,
        }
    };
    groups.into_iter().take(ground.top).map(coalition).collect()
}

/// Says how much of the weight of a group's ties stays inside.
fn inside(ground: &Ground<'_>, members: &[usize]) -> String {
    let rows = ground.frozen.undirected();
    let members: BTreeSet<usize> = members.iter().copied().collect();
    let (mut within, mut touching) = (0.0, 0.0);
    for member in &members {
        for (other, weight) in rows.ties(*member).filter(|(other, _)| other != member) {
            // A tie within stands in both of its rows.
            let is_inside = members.contains(&other);
            within += if is_inside { weight / 2.0 } else { 0.0 };
            touching += if is_inside { weight / 2.0 } else { weight };
        }
    }
    format!(
        "{} of the weight of its ties stays inside",
        percent(within, touching)
    )
}

/// Says of whom several members of a group speak.
fn shared_targets(
    ground: &Ground<'_>,
    members: &[usize],
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<(String, Cited)> {
    let members: BTreeSet<&Id> = members
        .iter()
        .map(|node| &ground.graph.node(*node).id)
        .collect();
    let said = of(statements, |statement| members.contains(&statement.speaker));
    let mut speakers: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
    for statement in &said {
        for target in &statement.mentions {
            speakers
                .entry(target)
                .or_default()
                .insert(&statement.speaker);
        }
    }
    let counts = speakers.iter().filter(|(_, speakers)| speakers.len() > 1);
    let counts = counts
        .map(|(target, speakers)| (*target, speakers.len()))
        .collect();
    let told = most(counts, SHARED).into_iter().map(|(target, count)| {
        let name = evidence.archive().named(target).name;
        let about = of(&said, |statement| statement.mentions.contains(target));
        let words = format!("{count} of them speak of {name}");
        (words, evidence.cite_best(&about, CITED))
    });
    told.collect()
}

/// Lists the groups that some values number, those of one left out, in the order of their numbers.
fn grouped(values: &[Value]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (node, value) in values.iter().enumerate() {
        if let Value::Integer(number) = value {
            groups.entry(*number).or_default().push(node);
        }
    }
    groups
        .into_values()
        .filter(|members| members.len() > 1)
        .collect()
}
