//! When statements were made: the period, the events of the time line, and when there were most.

use std::collections::BTreeMap;

use super::evidence::Growing;
use super::{Cited, Ground};
use crate::model::{Date, Statement};
use crate::plot::Event;

/// How many busy days or months are told.
const PEAKS: usize = 3;

/// How many quotations of each are cited.
const CITED: usize = 5;

/// From how many days on months are told instead.
const MANY_DAYS: usize = 60;

/// A day or a month with many statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peak {
    /// The day or the month.
    pub date: String,
    /// How many statements were made then.
    pub statements: usize,
    /// Some of them.
    pub cited: Cited,
}

/// Returns from when to when statements were made, in words; nothing without dates.
pub(super) fn period(ground: &Ground<'_>, statements: &[&Statement]) -> String {
    let days = dates(ground, statements).map(|(date, _)| date.day());
    match (days.clone().min(), days.max()) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => String::new(),
    }
}

/// Lists when statements were made.
pub(super) fn events(ground: &Ground<'_>, statements: &[&Statement]) -> Vec<Event> {
    let events = dates(ground, statements).map(|(date, _)| Event {
        date: date.clone(),
        series: None,
    });
    events.collect()
}

/// Finds the days, or the months, with most statements.
pub(super) fn peaks(
    ground: &Ground<'_>,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<Peak> {
    let mut found = grouped(ground, statements, "2031-05-02".len());
    if found.len() > MANY_DAYS {
        found = grouped(ground, statements, "2031-05".len());
    }
    let mut found: Vec<(&str, Vec<&Statement>)> = found.into_iter().collect();
    // Equal ones stay in the order of time.
    found.sort_by_key(|(_, statements)| std::cmp::Reverse(statements.len()));
    let peaks = found
        .into_iter()
        .take(PEAKS)
        .map(|(date, statements)| Peak {
            date: date.to_owned(),
            statements: statements.len(),
            cited: evidence.cite_best(&statements, CITED),
        });
    peaks.collect()
}

/// Groups the statements whose dates are as precise as a day or a month.
fn grouped<'a>(
    ground: &Ground<'a>,
    statements: &[&'a Statement],
    length: usize,
) -> BTreeMap<&'a str, Vec<&'a Statement>> {
    let mut found: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
    for (date, statement) in dates(ground, statements) {
        if let Some(date) = date.as_str().get(..length) {
            found.entry(date).or_default().push(statement);
        }
    }
    found
}

/// Lists the statements that have a date, with it.
fn dates<'a, 's>(
    ground: &Ground<'a>,
    statements: &'s [&'a Statement],
) -> impl Iterator<Item = (&'a Date, &'a Statement)> + Clone + use<'a, 's> {
    let records = ground.records;
    let statements = statements.iter().copied();
    statements.filter_map(move |statement| Some((records.date_of(statement)?, statement)))
}
