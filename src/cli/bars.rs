//! Rankings as bar charts: one for each measure, with what is left out below it.

use std::collections::BTreeMap;

use super::changes::Period;
use super::loading::plural;
use super::measuring::cell;
use super::plotting::Named;
use super::ranking::{Ranking, edge_order, more, organisations, ranked};
use crate::analyze::{Measure, Subject};
use crate::graph::Value;
use crate::plot::{Bar, Bars};

impl Ranking<'_> {
    /// Draws every measure that gives nodes or ties a value; where all stand in one picture, only
    /// the last says how they were measured.
    pub(super) fn charts(&self, in_one_picture: bool) -> Vec<Named> {
        let organisations = organisations(self.graph);
        let charts = self.measures.iter().filter_map(|measure| {
            let bars = match measure.about().subject {
                Subject::Nodes if measure.ranks_least_first() => self.groups(*measure)?,
                Subject::Nodes => self.nodes(*measure, &organisations)?,
                Subject::Edges => self.edges(*measure)?,
                Subject::Graph => return None,
            };
            Some((measure.name(), bars))
        });
        let mut charts: Vec<(&str, Bars)> = charts.collect();
        let nodes = plural(self.graph.node_count(), "node", "nodes");
        let edges = plural(self.graph.edge_count(), "tie", "ties");
        let settings = format!("{nodes}, {edges}; {}.", self.settings);
        let last = charts.len().saturating_sub(1);
        let first = if in_one_picture { last } else { 0 };
        for (_, bars) in charts.iter_mut().skip(first) {
            bars.caption = match bars.caption.as_str() {
                "" => settings.clone(),
                more => format!("{more} {settings}"),
            };
        }
        charts
            .into_iter()
            .map(|(name, bars)| Named::bars(name, bars))
            .collect()
    }

    /// Draws the nodes with the highest values, each with its organisation.
    fn nodes(&self, measure: &dyn Measure, organisations: &[String]) -> Option<Bars> {
        let values = self.scores.column(measure.name())?;
        let order = self.scores.top(self.graph, measure.name(), usize::MAX);
        let bars = ranked(&order, values, self.top).map(|(_, number)| {
            let label = self.graph.node(number).label.clone();
            bar(label, &values[number]).with_note(organisations[number].clone())
        });
        Some(Self::chart(
            measure,
            bars.collect(),
            more(&order, values, self.top),
        ))
    }

    /// Draws the ties with the highest values.
    fn edges(&self, measure: &dyn Measure) -> Option<Bars> {
        let mut columns = self.scores.edges.iter();
        let column = columns.find(|column| column.name == measure.name())?;
        let order = edge_order(&column.values);
        let bars = ranked(&order, &column.values, self.top).filter_map(|(_, number)| {
            let edge = self.graph.edge(number)?;
            let [source, target] = [edge.source, edge.target].map(|n| &self.graph.node(n).label);
            let label = format!("{source} → {target}");
            Some(bar(label, &column.values[number]).with_note(edge.edge.kind.as_str()))
        });
        let more = more(&order, &column.values, self.top);
        Some(Self::chart(measure, bars.collect(), more))
    }

    /// Draws how large groups are: their numbers say nothing of a node by itself.
    fn groups(&self, measure: &dyn Measure) -> Option<Bars> {
        let mut groups: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (node, value) in self.scores.column(measure.name())?.iter().enumerate() {
            if let Value::Integer(number) = value {
                groups.entry(*number).or_default().push(node);
            }
        }
        let all = groups.len();
        let ties =
            self.graph
                .edges()
                .fold(vec![0_usize; self.graph.node_count()], |mut ties, e| {
                    ties[e.source] += 1;
                    ties[e.target] += 1;
                    ties
                });
        let bars: Vec<Bar> = groups
            .into_values()
            .filter(|members| members.len() > 1)
            .take(self.top)
            .map(|mut members| {
                members.sort_by_key(|node| std::cmp::Reverse(ties[*node]));
                let names = members
                    .iter()
                    .take(2)
                    .map(|node| self.graph.node(*node).label.as_str());
                let names: Vec<&str> = names.collect();
                let size = members.len();
                let others = if size > 2 {
                    format!(" and {} more", size - 2)
                } else {
                    String::new()
                };
                bar(
                    names.join(", ") + &others,
                    &Value::from(i64::try_from(size).unwrap_or(i64::MAX)),
                )
            })
            .collect();
        let rest = all - bars.len();
        let more =
            (rest > 0).then(|| format!("and {}", plural(rest, "smaller group", "smaller groups")));
        Some(Bars {
            subtitle: "How many nodes belong together".to_owned(),
            ..Self::chart(measure, bars, more)
        })
    }

    /// Puts a heading over bars, and below them what they leave out.
    fn chart(measure: &dyn Measure, bars: Vec<Bar>, more: Option<String>) -> Bars {
        Bars {
            title: title(measure),
            subtitle: measure.about().summary.to_owned(),
            caption: more.map_or_else(String::new, |more| format!("… {more}.")),
            bars,
        }
    }
}

impl Period {
    /// Draws the highest of a document or month.
    pub(super) fn chart(&self, measure: &dyn Measure, top: usize) -> Named {
        let bars = self
            .first(top)
            .map(|(label, value)| bar(label.to_owned(), value));
        let chart = Bars {
            title: self.name.clone(),
            subtitle: format!(
                "{} in {}",
                title(measure),
                plural(self.statements, "statement", "statements")
            ),
            caption: String::new(),
            bars: bars.collect(),
        };
        Named::bars(self.name.clone(), chart)
    }
}

/// Makes a bar of a value, written as in tables.
fn bar(label: String, value: &Value) -> Bar {
    Bar::new(label, value.rank()).shown_as(cell(value))
}

/// Makes a heading of a measure's name.
fn title(measure: &dyn Measure) -> String {
    let words = measure.name().replace('_', " ");
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
