//! `sayso analyze`: the most central actors, as a table, CSV or JSON.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::Global;
use super::arguments::{FilterArguments, InputArguments, MeasureArguments};
use super::loading::{finish, load, spare_inputs, tell_left_out};
use super::measuring::{cell, choose, exact, ranks};
use super::output::{is_stdout, write_to};
use super::report::{Failure, Outcome, Terminal};
use super::table::{Align, layout};
use crate::Error;
use crate::analyze::Scores;
use crate::graph::{GraphView, Value};
use crate::pipeline::Network;

/// Rank the actors: who speaks most, who is spoken about, who stands between others
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sayso analyze articles/                              the ten most central actors
  sayso analyze records.jsonl --measures betweenness,degree --top 25
  sayso analyze articles/ --to csv -o ranking.csv      every actor, for a spreadsheet
  sayso measures                                       what the measures mean

Actors are ranked by the first measure named.")]
pub(crate) struct AnalyzeArguments {
    #[command(flatten)]
    input: InputArguments,
    /// A file, or - for standard output
    #[arg(
        long,
        short,
        value_name = "FILE",
        default_value = "-",
        env = "SAYSO_ANALYZE_OUTPUT",
        hide_env_values = true
    )]
    output: PathBuf,
    /// What to print
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "table",
        env = "SAYSO_ANALYZE_TO",
        hide_env_values = true
    )]
    to: Format,
    /// Which measures, separated by commas: names from `sayso measures`, or all
    #[arg(
        long,
        value_name = "NAME",
        value_delimiter = ',',
        default_value = "pagerank,betweenness,degree,strength",
        env = "SAYSO_ANALYZE_MEASURES",
        hide_env_values = true
    )]
    measures: Vec<String>,
    /// How many actors [default: 10 in a table, all in CSV and JSON]
    #[arg(long, value_name = "N", env = "SAYSO_TOP", hide_env_values = true)]
    top: Option<usize>,
    /// Which graph the measures see
    #[arg(long, value_name = "VIEW", default_value = "actors", value_parser = super::arguments::view, env = "SAYSO_VIEW", hide_env_values = true)]
    view: crate::graph::View,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    sight: MeasureArguments,
}

/// What to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table to read
    Table,
    /// One row for each actor
    Csv,
    /// An array of objects
    Json,
}

impl Format {
    /// How many actors are shown where the user does not say.
    const fn usual_top(self) -> usize {
        match self {
            Self::Table => 10,
            Self::Csv | Self::Json => usize::MAX,
        }
    }
}

/// Runs `sayso analyze`.
pub(super) fn run(
    arguments: &AnalyzeArguments,
    global: &Global,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let measures = choose(&arguments.measures)?;
    if measures.is_empty() {
        return Err(Failure::Usage(
            Error::new("no measure is named").hint("`sayso measures` lists them"),
        ));
    }
    let filter = arguments.filter.filter()?;
    let loaded = load(&arguments.input, &arguments.output, global, terminal)?;
    tell_left_out(&loaded, &arguments.input, terminal);
    spare_inputs(&arguments.output, &loaded.files)?;
    let mut network = Network::new(&loaded.records, arguments.view, &filter);
    network.measure(&measures, &arguments.sight.options());
    let graph = network.measured();
    let scores = network.scores();
    let top = arguments.top.unwrap_or(arguments.to.usual_top());
    let order = scores.top(graph, measures[0].name(), top);
    let ranking = Ranking {
        graph,
        scores,
        order: &order,
    };
    match arguments.to {
        Format::Table => {
            let text = ranking.table(&arguments.sight.describe());
            if is_stdout(&arguments.output) {
                terminal.out().write_all(text.as_bytes())?;
            } else {
                let plain = anstream::adapter::strip_str(&text).to_string();
                write_to(&arguments.output, terminal, |out| {
                    out.write_all(plain.as_bytes())
                })?;
            }
        }
        Format::Csv => write_to(&arguments.output, terminal, |out| ranking.csv(out))?,
        Format::Json => write_to(&arguments.output, terminal, |out| ranking.json(out))?,
    }
    Ok(finish(
        &loaded.problems.into_errors(),
        arguments.input.lenient,
        terminal,
    ))
}

/// Some nodes of a graph in the order of a measure, with all that was measured.
struct Ranking<'a> {
    graph: &'a GraphView,
    scores: &'a Scores,
    order: &'a [usize],
}

impl Ranking<'_> {
    /// Lays the ranking out for people; equal values share a rank.
    fn table(&self, settings: &str) -> String {
        let mut titles = vec![String::new(), "actor".to_owned(), "kind".to_owned()];
        titles.extend(
            self.scores
                .columns
                .iter()
                .map(|column| column.name.to_owned()),
        );
        let mut align = vec![Align::Right, Align::Left, Align::Left];
        align.resize(titles.len(), Align::Right);
        let mut rows = vec![titles];
        let ranks = ranks(self.order, &self.scores.columns[0].values);
        for (rank, &number) in ranks.into_iter().zip(self.order) {
            let node = self.graph.node(number);
            let mut row = vec![
                rank.to_string(),
                node.label.clone(),
                node.kind.as_str().to_owned(),
            ];
            row.extend(
                self.scores
                    .columns
                    .iter()
                    .map(|column| cell(&column.values[number])),
            );
            rows.push(row);
        }
        let text = layout(&rows, &align, 40);
        let (head, body) = text.split_once('\n').unwrap_or((&text, ""));
        let count = format!(
            "{} of {} nodes ({settings})",
            self.order.len(),
            self.graph.node_count()
        );
        format!(
            "{}\n{body}{}\n",
            Terminal::heading(head),
            Terminal::faint(&count)
        )
    }

    fn csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut table = csv::Writer::from_writer(out);
        let measured = self.scores.columns.iter().map(|column| column.name);
        table.write_record(["id", "name", "kind"].into_iter().chain(measured))?;
        for &number in self.order {
            let node = self.graph.node(number);
            let values = self
                .scores
                .columns
                .iter()
                .map(|column| exact(&column.values[number]));
            let row = [
                node.id.to_string(),
                node.label.clone(),
                node.kind.as_str().to_owned(),
            ];
            table.write_record(row.into_iter().chain(values))?;
        }
        table.flush()
    }

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        for (place, &number) in self.order.iter().enumerate() {
            let node = self.graph.node(number);
            // Written field by field: a map would put them in the order of their names.
            let mut text = format!(
                "{{\"id\":{},\"name\":{},\"kind\":{}",
                json!(node.id),
                json!(node.label),
                json!(node.kind.as_str())
            );
            for column in &self.scores.columns {
                let value = match &column.values[number] {
                    Value::Boolean(value) => json!(value),
                    Value::Integer(value) => json!(value),
                    Value::Float(value) => json!(value),
                    Value::Text(value) => json!(value),
                };
                text = format!("{text},{}:{value}", json!(column.name));
            }
            let before = if place == 0 { "[\n  " } else { ",\n  " };
            write!(out, "{before}{text}}}")?;
        }
        out.write_all(if self.order.is_empty() {
            b"[]\n"
        } else {
            b"\n]\n"
        })
    }
}
