//! How a ranking changes from document to document or from month to month.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use super::measuring::{cell, exact, ranks};
use super::report::Terminal;
use super::table::{Align, layout};
use crate::analyze::Scores;
use crate::graph::{GraphView, Value};
use crate::model::Id;

/// The ranking of one document or month.
pub(super) struct Period {
    /// The month, or what the document is called.
    pub(super) name: String,
    /// How many statements were made.
    pub(super) statements: usize,
    /// Who ranks how, the highest first.
    rows: Vec<Row>,
}

/// One actor in one document or month.
struct Row {
    id: Id,
    label: String,
    kind: &'static str,
    rank: usize,
    values: Vec<Value>,
}

impl Period {
    /// Takes the ranking by the first measure.
    pub(super) fn new(name: String, statements: usize, graph: &GraphView, scores: &Scores) -> Self {
        let Some(first) = scores.columns.first() else {
            return Self {
                name,
                statements,
                rows: Vec::new(),
            };
        };
        let order = scores.top(graph, first.name, usize::MAX);
        let ranks = ranks(&order, &first.values);
        let rows = order.into_iter().zip(ranks).map(|(number, rank)| {
            let node = graph.node(number);
            Row {
                id: node.id.clone(),
                label: node.label.clone(),
                kind: node.kind.as_str(),
                rank,
                values: scores
                    .columns
                    .iter()
                    .map(|c| c.values[number].clone())
                    .collect(),
            }
        });
        Self {
            name,
            statements,
            rows: rows.collect(),
        }
    }
}

impl Period {
    /// Returns the highest by the first measure: what they are called, and the value.
    pub(super) fn first(&self, top: usize) -> impl Iterator<Item = (&str, &Value)> {
        let rows = self.rows.iter().take(top);
        rows.filter_map(|row| Some((row.label.as_str(), row.values.first()?)))
    }
}

/// Lays out for people: the highest of each period, and how many places each has won or lost
/// since the period before.
pub(super) fn table(
    periods: &[Period],
    measures: &[&str],
    top: usize,
    settings: &str,
    screen: usize,
) -> String {
    let mut rows = Vec::new();
    let mut before: Option<BTreeMap<&Id, usize>> = None;
    for period in periods {
        for row in period.rows.iter().take(top) {
            let mut cells = vec![
                row.rank.to_string(),
                before
                    .as_ref()
                    .map_or_else(String::new, |before| change(before.get(&row.id), row.rank)),
                row.label.clone(),
                row.kind.to_owned(),
            ];
            cells.extend(row.values.iter().map(cell));
            rows.push(cells);
        }
        before = Some(period.rows.iter().map(|row| (&row.id, row.rank)).collect());
    }
    let mut titles = ["", "", "actor", "kind"].map(str::to_owned).to_vec();
    titles.extend(measures.iter().map(|name| (*name).to_owned()));
    let mut align = vec![Align::Right; titles.len()];
    align[1..4].fill(Align::Left);
    rows.insert(0, titles);
    let text = layout(&rows, &align, 36, screen);
    let mut lines = text.lines();
    let mut table = format!("{}\n", Terminal::faint(lines.next().unwrap_or_default()));
    for period in periods {
        let count = super::loading::plural(period.statements, "statement", "statements");
        table = format!(
            "{table}{}  {}\n",
            Terminal::heading(&period.name),
            Terminal::faint(&count)
        );
        for line in lines.by_ref().take(period.rows.len().min(top)) {
            table.extend([line, "\n"]);
        }
    }
    format!("{table}\n{}\n", Terminal::faint(settings))
}

/// Says how a rank has changed.
fn change(before: Option<&usize>, now: usize) -> String {
    match before {
        None => "new".to_owned(),
        Some(before) if *before > now => format!("▲{}", before - now),
        Some(before) if *before < now => format!("▼{}", now - before),
        Some(_) => "·".to_owned(),
    }
}

/// Writes one row for each actor of each period.
pub(super) fn csv(
    periods: &[Period],
    measures: &[&str],
    top: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let fixed = ["period", "statements", "rank", "id", "name", "kind"];
    table.write_record(fixed.iter().chain(measures))?;
    for period in periods {
        for row in period.rows.iter().take(top) {
            let fixed = [
                period.name.clone(),
                period.statements.to_string(),
                row.rank.to_string(),
                row.id.to_string(),
                row.label.clone(),
                row.kind.to_owned(),
            ];
            table.write_record(fixed.into_iter().chain(row.values.iter().map(exact)))?;
        }
    }
    table.flush()
}

/// Writes an array of periods, each with its actors.
pub(super) fn json(
    periods: &[Period],
    measures: &[&str],
    top: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let periods = periods.iter().map(|period| {
        let actors = period.rows.iter().take(top).map(|row| {
            let values = row.values.iter().map(Value::number);
            let values: BTreeMap<&str, Option<f64>> = measures.iter().copied().zip(values).collect();
            json!({"id": row.id, "name": row.label, "kind": row.kind, "rank": row.rank, "values": values})
        });
        json!({
            "period": period.name,
            "statements": period.statements,
            "actors": actors.collect::<Vec<_>>(),
        })
    });
    let periods: Vec<_> = periods.collect();
    writeln!(out, "{:#}", json!(periods))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_in_places() {
        for (before, now, expected) in [
            (None, 1, "new"),
            (Some(3), 1, "▲2"),
            (Some(1), 4, "▼3"),
            (Some(2), 2, "·"),
        ] {
            assert_eq!(change(before.as_ref(), now), expected);
        }
    }
}
