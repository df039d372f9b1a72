//! Scores of one actor: the value, the rank, and how it came about.

use serde::Serialize;

use super::quotation::{Named, named_node};
use super::shares::{Account, Part, Sight, account};
use super::words::number;
use crate::analyze::{Frozen, Measure, Stopped, Subject, Watch};
use crate::graph::{GraphView, Value};

/// How many names a part lists at most.
const MOST_NAMES: usize = 50;

/// How many members of a group are listed at most.
const MOST_MEMBERS: usize = 1000;

/// What one measure says of an actor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    /// The measure's registry name.
    pub measure: &'static str,
    /// What a high value means.
    pub meaning: &'static str,
    /// The range of the values, and how they are scaled.
    pub scale: &'static str,
    /// The value.
    pub value: serde_json::Value,
    /// The place in the ranking, from one; absent where values are numbers of groups, or true and
    /// false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// How many are ranked.
    pub of: usize,
    /// How many others have the same value.
    pub equal: usize,
    /// How it came about; absent where that is not known, or where it would take minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountOf>,
}

/// How a value came about, with names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountOf {
    /// How the parts make the value, in one sentence.
    pub rule: String,
    /// What the value is made of, the greatest part first.
    pub parts: Vec<PartOf>,
    /// What all parts add up to.
    pub sum: f64,
    /// Those who share the value, where it is that of a group: the first thousand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Named>,
}

/// What adds to a value, with names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartOf {
    /// Whom it concerns: the first fifty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<Named>,
    /// How many more.
    #[serde(skip_serializing_if = "is_zero")]
    pub more: usize,
    /// Whether those it concerns are the two ends of paths.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_path: bool,
    /// How much it adds.
    pub amount: f64,
    /// What it is, in a few words.
    pub what: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// A graph with its frozen form, ready to be asked about single nodes.
#[derive(Debug, Clone, Copy)]
pub struct Measured<'a> {
    /// The graph.
    pub graph: &'a GraphView,
    /// The same, frozen.
    pub frozen: &'a Frozen,
}

/// Scores, with and without how they came about, and notes on how they were computed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// Those that are explained.
    pub scores: Vec<Score>,
    /// The others.
    pub others: Vec<Score>,
    /// How they were computed, where there was a choice.
    pub notes: Vec<String>,
}

impl Measured<'_> {
    /// Computes some measures and tells what they say of a node; at most so many are explained,
    /// those by which it ranks highest.
    ///
    /// Measures of ties and of the whole graph are left out.
    ///
    /// # Errors
    ///
    /// Returns [`Stopped`] where the watcher asks to stop.
    pub fn of_node(
        &self,
        node: usize,
        measures: &[&dyn Measure],
        most: usize,
        watch: &dyn Watch,
    ) -> Result<Found, Stopped> {
        let mut found = Found::default();
        let mut computed: Vec<(Score, Vec<Value>)> = Vec::new();
        let of_nodes = |measure: &&&dyn Measure| measure.about().subject == Subject::Nodes;
        for measure in measures.iter().filter(of_nodes) {
            watch.start(measure.name());
            let values = measure.compute(self.frozen, watch)?;
            found.notes.extend(values.notes);
            computed.push((score(*measure, &values.values, node), values.values));
        }
        if computed.len() > most {
            computed.sort_by_key(|(score, _)| {
                let is_nothing = score.value.as_f64() == Some(0.0);
                (is_nothing, score.rank, score.equal)
            });
        }
        for (place, (mut score, values)) in computed.into_iter().enumerate() {
            if place >= most {
                found.others.push(score);
                continue;
            }
            let sight = Sight {
                graph: self.graph,
                frozen: self.frozen,
                values: &values,
                node,
            };
            let account = account(score.measure, &sight);
            if let Some(exact) = account.as_ref().and_then(|account| account.value)
                && score
                    .value
                    .as_f64()
                    .is_some_and(|value| !is_near(value, exact))
            {
                found.notes.push(format!(
                    "the score {} was estimated; its parts are exact, and give {}",
                    score.measure,
                    number(exact)
                ));
            }
            score.account = account.map(|account| self.told(account));
            found.scores.push(score);
        }
        Ok(found)
    }

    /// Computes some measures of ties and tells what they say of the one between two nodes.
    ///
    /// # Errors
    ///
    /// Returns [`Stopped`] where the watcher asks to stop.
    pub fn of_tie(
        &self,
        from: usize,
        to: usize,
        measures: &[&dyn Measure],
        watch: &dyn Watch,
    ) -> Result<Found, Stopped> {
        let rows = self.frozen.outgoing();
        let tie = rows.tie(from, to).or_else(|| rows.tie(to, from));
        let mut found = Found::default();
        let of_ties = |measure: &&&dyn Measure| measure.about().subject == Subject::Edges;
        for measure in measures.iter().filter(of_ties) {
            watch.start(measure.name());
            let values = measure.compute(self.frozen, watch)?;
            found.notes.extend(values.notes);
            if let Some(tie) = tie {
                found.scores.push(score(*measure, &values.values, tie));
            }
        }
        Ok(found)
    }

    fn told(&self, account: Account) -> AccountOf {
        let named = |nodes: &[usize], most: usize| -> Vec<Named> {
            let nodes = nodes.iter().take(most);
            nodes.map(|node| named_node(self.graph, *node)).collect()
        };
        let parts = account.parts.iter();
        let part = |part: &Part| PartOf {
            who: named(&part.nodes, MOST_NAMES),
            more: part.nodes.len().saturating_sub(MOST_NAMES),
            is_path: part.is_path,
            amount: part.amount,
            what: part.what.clone(),
        };
        AccountOf {
            parts: parts.map(part).collect(),
            rule: account.rule,
            sum: account.sum,
            members: named(&account.members, MOST_MEMBERS),
        }
    }
}

/// Tells whether two values are one, but for what computing in another order makes of it.
fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 + 1e-6 * one.abs().max(other.abs())
}

/// Tells what a measure says of a node or a tie, by its number among the values.
fn score(measure: &dyn Measure, values: &[Value], number: usize) -> Score {
    let about = measure.about();
    let own = values.get(number).cloned().unwrap_or(Value::Integer(0));
    let is_ranked = !measure.ranks_least_first() && !matches!(own, Value::Boolean(_));
    let above = values
        .iter()
        .filter(|value| value.number() > own.number())
        .count();
    Score {
        measure: about.name,
        meaning: about.summary,
        scale: about.normalization,
        rank: is_ranked.then_some(above + 1),
        of: values.len(),
        equal: values
            .iter()
            .filter(|value| **value == own)
            .count()
            .saturating_sub(1),
        value: match own {
            Value::Boolean(value) => value.into(),
            Value::Integer(value) => value.into(),
            Value::Float(value) => value.into(),
            Value::Text(value) => value.into(),
        },
        account: None,
    }
}
