//! Two measures beside each other: who ranks high by one and low by the other.

use std::io::{self, Write};

use serde_json::json;

use super::measuring::{cell, exact, ranks};
use super::ranking::organisations;
use super::report::Terminal;
use super::table::{Align, layout, wrap};
use crate::analyze::Scores;
use crate::graph::{GraphView, Value};

/// Two measures of the nodes of one graph.
pub(super) struct Comparison<'a> {
    graph: &'a GraphView,
    names: [&'static str; 2],
    rows: Vec<Row>,
    settings: String,
}

/// A node by two measures.
struct Row {
    number: usize,
    ranks: [usize; 2],
    values: [Value; 2],
}

impl Row {
    /// How many places higher the node is by the second measure.
    fn places(&self) -> i64 {
        let [first, second] = self
            .ranks
            .map(|rank| i64::try_from(rank).unwrap_or(i64::MAX));
        first - second
    }
}

impl<'a> Comparison<'a> {
    /// Compares two measures that were computed; the nodes whose ranks differ most come first.
    pub(super) fn new(
        graph: &'a GraphView,
        scores: &Scores,
        names: [&'static str; 2],
        settings: String,
    ) -> Self {
        let of_nodes = names.map(|name| {
            let order = scores.top(graph, name, usize::MAX);
            let values = scores.column(name).unwrap_or_default();
            let mut by_node = vec![0; order.len()];
            for (rank, &number) in ranks(&order, values).into_iter().zip(&order) {
                by_node[number] = rank;
            }
            (by_node, values)
        });
        let mut rows: Vec<Row> = (0..graph.node_count())
            .map(|number| Row {
                number,
                ranks: [0, 1].map(|side: usize| of_nodes[side].0[number]),
                values: [0, 1].map(|side: usize| of_nodes[side].1[number].clone()),
            })
            .collect();
        rows.sort_by(|a, b| {
            let by_places = b.places().abs().cmp(&a.places().abs());
            let by_rank = a.ranks.iter().min().cmp(&b.ranks.iter().min());
            let by_id = graph.node(a.number).id.cmp(&graph.node(b.number).id);
            by_places.then(by_rank).then(by_id)
        });
        Self {
            graph,
            names,
            rows,
            settings,
        }
    }

    /// Lays out for people those that differ most, as wide as a screen.
    pub(super) fn table(&self, top: usize, screen: usize) -> String {
        let organisations = organisations(self.graph);
        let has_any = organisations.iter().any(|name| !name.is_empty());
        let [first, second] = self.names;
        let mut titles = vec!["actor", "kind"];
        titles.extend(has_any.then_some("organisation"));
        let texts = titles.len();
        titles.extend([first, "rank", second, "rank", "places"]);
        let mut rows = vec![titles.into_iter().map(str::to_owned).collect()];
        for row in self.rows.iter().take(top) {
            let node = self.graph.node(row.number);
            let mut cells = vec![node.label.clone(), node.kind.as_str().to_owned()];
            cells.extend(has_any.then(|| organisations[row.number].clone()));
            cells.extend([
                cell(&row.values[0]),
                row.ranks[0].to_string(),
                cell(&row.values[1]),
                row.ranks[1].to_string(),
                places(row.places()),
            ]);
            rows.push(cells);
        }
        let mut align = vec![Align::Left; texts];
        align.extend([Align::Right; 5]);
        let text = layout(&rows, &align, 32, screen);
        let (head, body) = text.split_once('\n').unwrap_or((&text, ""));
        let correlation = format!(
            "+ ranks higher by {second}, - by {first}; rank correlation (Spearman) {:.2} over {} nodes; {}",
            self.spearman(),
            self.rows.len(),
            self.settings
        );
        format!(
            "{}\n{body}\n{}\n",
            Terminal::heading(head),
            Terminal::faint(&wrap(&correlation, screen, ""))
        )
    }

    /// Writes one row for each node.
    pub(super) fn csv(&self, top: usize, out: &mut dyn Write) -> io::Result<()> {
        let mut table = csv::Writer::from_writer(out);
        let [first, second] = self.names;
        let titles = ["id", "name", "kind", first, second].map(str::to_owned);
        let of_ranks = [
            format!("{first}_rank"),
            format!("{second}_rank"),
            "places".to_owned(),
        ];
        table.write_record(titles.iter().chain(&of_ranks))?;
        for row in self.rows.iter().take(top) {
            let node = self.graph.node(row.number);
            table.write_record([
                node.id.to_string(),
                node.label.clone(),
                node.kind.as_str().to_owned(),
                exact(&row.values[0]),
                exact(&row.values[1]),
                row.ranks[0].to_string(),
                row.ranks[1].to_string(),
                row.places().to_string(),
            ])?;
        }
        table.flush()
    }

    /// Writes one object: the rank correlation, and each node with both values and ranks.
    pub(super) fn json(&self, top: usize, out: &mut dyn Write) -> io::Result<()> {
        let rows = self.rows.iter().take(top).map(|row| {
            let node = self.graph.node(row.number);
            json!({
                "id": node.id,
                "name": node.label,
                "kind": node.kind.as_str(),
                "values": row.values.each_ref().map(Value::number),
                "ranks": row.ranks,
                "places": row.places(),
            })
        });
        let report = json!({
            "measures": self.names,
            "settings": self.settings,
            "spearman": self.spearman(),
            "nodes": rows.collect::<Vec<_>>(),
        });
        writeln!(out, "{report:#}")
    }

    /// Spearman's rank correlation: Pearson's of the ranks, equal values sharing the mean of
    /// theirs; 0 where all values of a measure are equal.
    fn spearman(&self) -> f64 {
        let [first, second] = [0, 1].map(|side: usize| {
            let values: Vec<usize> = self.rows.iter().map(|row| row.ranks[side]).collect();
            centered(&values)
        });
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b);
        let spread = (product(&first, &first) * product(&second, &second)).sqrt();
        if spread > 0.0 {
            product(&first, &second) / spread
        } else {
            0.0
        }
    }
}

/// Writes how many places lie between two ranks.
fn places(places: i64) -> String {
    match places {
        0 => "0".to_owned(),
        places => format!("{places:+}"),
    }
}

/// Turns ranks that equal values share into mean ranks, and centers them.
#[expect(
    clippy::cast_precision_loss,
    reason = "a graph has fewer than 2^32 nodes"
)]
fn centered(ranks: &[usize]) -> Vec<f64> {
    let mut counts = vec![0_usize; ranks.len() + 2];
    for &rank in ranks {
        counts[rank] += 1;
    }
    let middle = f64::midpoint(ranks.len() as f64, 1.0);
    let mean = |rank: usize| rank as f64 + (counts[rank] as f64 - 1.0) / 2.0;
    ranks.iter().map(|&rank| mean(rank) - middle).collect()
}
