//! Parallel edges become one, with their number, their first and last date and all their evidence.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use super::links::Link;
use super::value::Name;
use super::{Edge, EdgeKind, Value};
use crate::model::{Id, slug};

/// What edges must share to become one; "Foreign Minister" and "foreign minister" are one role.
type Key<'a> = (&'a Id, &'a Id, EdgeKind, Option<String>);

fn key<'a>(link: &Link<'a>) -> Key<'a> {
    let role = link.role.map(slug);
    (link.source, link.target, link.edge.kind.clone(), role)
}

/// Drops the edges of which there are fewer than `least` with the same ends, kind and role.
pub(super) fn drop_light(links: &mut Vec<Link>, least: u64) {
    let mut counts: HashMap<Key, u64> = HashMap::new();
    for link in &*links {
        *counts.entry(key(link)).or_default() += 1;
    }
    links.retain(|link| counts.get(&key(link)).is_some_and(|count| *count >= least));
}

/// Makes one edge of all those with the same ends, kind and role.
///
/// The result is in the order of source, target, kind and role; evidence stays in the order in
/// which the edges came.
pub(super) fn merge(mut links: Vec<Link>) -> Vec<Link> {
    links.sort_by_cached_key(key);
    let mut merged = Vec::new();
    let mut links = links.into_iter().peekable();
    while let Some(mut first) = links.next() {
        let shared = key(&first);
        let next_of_group = || links.next_if(|link| key(link) == shared);
        let others: Vec<Link> = std::iter::from_fn(next_of_group).collect();
        if !others.is_empty() {
            absorb(&mut first.edge, others);
        }
        first.edge.id = merged_id(&first);
        merged.push(first);
    }
    merged
}

/// Takes over what other edges rest on and say.
fn absorb(edge: &mut Edge, others: Vec<Link>) {
    let values = std::mem::take(&mut edge.values).into_iter();
    let mut values: BTreeMap<Name, Vec<Value>> =
        values.map(|(name, value)| (name, vec![value])).collect();
    for other in others {
        edge.evidence.extend(other.edge.evidence);
        for (name, value) in other.edge.values {
            values.entry(name).or_default().push(value);
        }
    }
    // One statement can give two edges to one concept, with two stances: it counts once.
    edge.evidence.dedup_by(|a, b| a.record == b.record);
    let joined = values.into_iter().filter_map(|(name, values)| {
        let value = join(&name, values)?;
        Some((name, value))
    });
    edge.values = joined.collect();
    count(edge);
}

/// Sets weight and count to the number of records.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "no graph has 2^52 pieces of evidence"
)]
fn count(edge: &mut Edge) {
    let records = edge.evidence.len();
    edge.weight = records as f64;
    edge.values.insert("count", Value::Integer(records as i64));
}

/// Makes one value of those that several edges have under one name.
fn join(name: &str, values: Vec<Value>) -> Option<Value> {
    match name {
        "first_date" | "since" | "role" => values.into_iter().min_by(order),
        "last_date" | "until" | "confidence" => values.into_iter().max_by(order),
        "stance" => mean(&values).or_else(|| join_texts(values)),
        _ => join_texts(values),
    }
}

/// Orders values of one type; dates are texts in the order of the calendar.
fn order(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Float(a), Value::Float(b)) => a.total_cmp(b),
        _ => Ordering::Equal,
    }
}

/// Returns the mean of numbers, summed in the order in which they came, if all are numbers.
fn mean(values: &[Value]) -> Option<Value> {
    let (mut sum, mut count) = (0.0, 0.0);
    for value in values {
        sum += value.number()?;
        count += 1.0;
    }
    (count > 0.0).then_some(Value::Float(sum / count))
}

/// Keeps a value that all agree on, and joins others as text, each once: `a | b`.
fn join_texts(values: Vec<Value>) -> Option<Value> {
    let mut texts: Vec<String> = values.iter().map(ToString::to_string).collect();
    texts.sort_unstable();
    texts.dedup();
    if texts.len() > 1 {
        return Some(Value::Text(texts.join(" | ")));
    }
    values.into_iter().next()
}

/// Makes the id of a merged edge from what its parts have in common.
fn merged_id(link: &Link) -> String {
    let mut id = format!(
        "{}/{}/{}",
        link.edge.kind.as_str(),
        link.source,
        link.target
    );
    if let Some(role) = link.role {
        id.push('/');
        id.push_str(&slug(role));
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_join_by_what_they_mean() {
        let text = |text: &str| Value::from(text);
        for (name, values, joined) in [
            (
                "since",
                vec![text("2031"), text("2030-02")],
                text("2030-02"),
            ),
            ("until", vec![text("2031"), text("2030-02")], text("2031")),
            ("confidence", vec![0.5.into(), 0.75.into()], 0.75.into()),
            ("stance", vec![1.0.into(), (-0.5).into()], 0.25.into()),
            ("stance", vec![text("for"), 1.0.into()], text("1 | for")),
            ("role", vec![text("mayor"), text("Mayor")], text("Mayor")),
            ("page", vec![7.into(), 7.into()], 7.into()),
            ("page", vec![7.into(), text("A3"), 7.into()], text("7 | A3")),
        ] {
            assert_eq!(join(name, values), Some(joined), "{name}");
        }
    }
}
