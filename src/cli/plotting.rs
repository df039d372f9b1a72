//! Charts of `sayso analyze --plot`: rankings as bars, statements as a time line.

use std::collections::BTreeSet;
use std::env;
use std::io::Write;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::loading::plural;
use super::output::{is_folder, is_stdout, write_to};
use super::report::{Failure, Terminal};
use super::theme::ThemeArguments;
use super::width;
use crate::Error;
use crate::graph::GraphView;
use crate::model::{Date, Statement};
use crate::pipeline::Network;
use crate::plot::{self, Bars, Chart, Event, Screen, Timeline, charts_svg, charts_text};

/// How charts are drawn.
#[derive(Debug, Args)]
pub(crate) struct PlotArguments {
    /// Draw charts instead of a table: a bar chart of each ranking and a time line of statements;
    /// in the terminal, or as SVG where -o names a file that ends in .svg, or a folder
    #[arg(long, conflicts_with = "compare", env = "SAYSO_PLOT", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub(super) plot: bool,
    /// In the time line, tell apart who speaks, or the stance
    #[arg(long, value_name = "WHAT", env = "SAYSO_SPLIT", hide_env_values = true)]
    split: Option<Split>,
    #[command(flatten)]
    theme: ThemeArguments,
}

/// What a time line tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Split {
    /// Who speaks
    Speaker,
    /// Whether a coded statement supports or opposes
    Stance,
}

/// A chart, and the name of its file in a folder.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) chart: Box<dyn Chart>,
}

impl Named {
    pub(super) fn bars(name: impl Into<String>, chart: Bars) -> Self {
        Self {
            name: name.into(),
            chart: Box::new(chart),
        }
    }
}

impl PlotArguments {
    /// Draws the statements of a network by their dates; nothing where there are none.
    pub(super) fn timeline(&self, network: &Network) -> Option<Named> {
        let records = network.records()?;
        let mut undated = 0;
        let mut events = Vec::new();
        for statement in network.statements() {
            let Some(date) = records.date_of(statement) else {
                undated += 1;
                continue;
            };
            events.push(Event {
                date: date.clone(),
                series: self.split.and_then(|split| match split {
                    Split::Speaker => Some(speaker(network.measured(), statement)),
                    Split::Stance => stance(statement).map(str::to_owned),
                }),
            });
        }
        if events.is_empty() {
            return None;
        }
        let mut caption = source(network).unwrap_or_default();
        if undated > 0 {
            let statements = plural(undated, "statement", "statements");
            caption = format!("{caption} {statements} without a date left out.");
        }
        let chart = Timeline {
            title: "Statements over time".to_owned(),
            subtitle: match self.split {
                None => "How many statements were made",
                Some(Split::Speaker) => "How many statements were made, by speaker",
                Some(Split::Stance) => "How many statements were made, by the stance they take",
            }
            .to_owned(),
            caption: caption.trim().to_owned(),
            events,
        };
        Some(Named {
            name: "statements".to_owned(),
            chart: Box::new(chart),
        })
    }

    /// Prints charts in the terminal, or writes them into a file or a folder.
    pub(super) fn write(
        &self,
        charts: &[Named],
        output: &Path,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        if charts.is_empty() {
            let error = Error::new("there is nothing to draw").hint(
                "name measures of actors or ties with --measures, or give statements with dates",
            );
            return Err(error.into());
        }
        let all: Vec<&dyn Chart> = charts.iter().map(|named| named.chart.as_ref()).collect();
        if is_stdout(output) {
            let text = charts_text(&all, &screen());
            return Ok(terminal.out().write_all(text.as_bytes())?);
        }
        let theme = self.theme.theme();
        if is_folder(output) {
            for (named, file) in charts.iter().zip(file_names(charts)) {
                let svg = named.chart.to_svg(theme);
                let path = output.join(file);
                write_to(&path, terminal, |out| out.write_all(svg.as_bytes()))?;
            }
            return Ok(());
        }
        let is_svg = |path: &Path| {
            path.extension()
                .is_some_and(|e| e.eq_ignore_ascii_case("svg"))
        };
        let is_packed = output.extension().is_some_and(|ending| ending == "gz");
        let text = if is_svg(output) || is_packed && is_svg(&output.with_extension("")) {
            charts_svg("Rankings and statements over time", &all, theme)
        } else {
            let plain = Screen {
                has_color: false,
                ..screen()
            };
            charts_text(&all, &plain)
        };
        write_to(output, terminal, |out| out.write_all(text.as_bytes()))
    }
}

/// Gives every chart a file name of its own, which any system can hold.
fn file_names(charts: &[Named]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let names = charts.iter().map(|named| {
        let characters = named.name.chars().take(60);
        let safe: String = characters
            .map(|c| {
                if c.is_ascii_alphanumeric() || c == '_' {
                    c
                } else {
                    '-'
                }
            })
            .collect();
        let mut name = safe.clone();
        let mut number = 1;
        while !taken.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{safe}-{number}");
        }
        name + ".svg"
    });
    names.collect()
}

/// Names the speaker of a statement as the graph does.
fn speaker(graph: &GraphView, statement: &Statement) -> String {
    let node = graph.find(&statement.speaker);
    node.map_or_else(
        || statement.speaker.to_string(),
        |node| graph.node(node).label.clone(),
    )
}

/// Tells the stance that a statement takes on the concepts it names.
fn stance(statement: &Statement) -> Option<&'static str> {
    let stances = || {
        statement
            .concepts
            .iter()
            .filter_map(|concept| concept.stance)
    };
    let (supports, opposes) = (stances().any(|s| s > 0.0), stances().any(|s| s < 0.0));
    stances().next()?;
    Some(match (supports, opposes) {
        (true, false) => "supports",
        (false, true) => "opposes",
        (true, true) => "supports and opposes",
        (false, false) => "neutral",
    })
}

/// Says what a network rests on: how many statements, in how many documents, from when to when;
/// nothing of a graph that was read as one.
pub(super) fn source(network: &Network) -> Option<String> {
    let records = network.records()?;
    let mut documents = BTreeSet::new();
    let mut period: Option<(&Date, &Date)> = None;
    let mut count = 0;
    for statement in network.statements() {
        count += 1;
        documents.extend(&statement.document);
        if let Some(date) = records.date_of(statement) {
            let (first, last) = period.unwrap_or((date, date));
            period = Some((first.min(date), last.max(date)));
        }
    }
    let mut words = plural(count, "statement", "statements");
    if !documents.is_empty() {
        let documents = plural(documents.len(), "document", "documents");
        words = format!("{words} in {documents}");
    }
    if let Some((first, last)) = period {
        let [first, last] = [first, last].map(plot::date_words);
        words = if first == last {
            format!("{words}, {first}")
        } else {
            format!("{words}, {first} to {last}")
        };
    }
    (count > 0).then(|| format!("Source: {words}."))
}

/// Finds out what the terminal can show; what is no terminal shows what most can.
fn screen() -> Screen {
    Screen {
        columns: width::of_pictures(),
        // The stream that this goes to takes colors away where they are not wanted.
        has_color: true,
        has_blocks: has_blocks(|name| env::var(name).ok()),
    }
}

/// Tells whether the terminal shows characters beyond ASCII: yes, unless its locale says otherwise.
fn has_blocks(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set);
    locale.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ConceptReference;

    #[test]
    fn blocks_are_drawn_where_the_locale_has_them() {
        for (locale, expected) in [
            (&[][..], true),
            (&[("LANG", "en_GB.UTF-8")], true),
            (&[("LANG", "de_DE.utf8"), ("LC_ALL", "")], true),
            (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "C")], false),
            (&[("LC_CTYPE", "ru_RU.KOI8-R")], false),
        ] {
            let variable = |name: &str| {
                let known = locale.iter().find(|(known, _)| *known == name);
                known.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(has_blocks(variable), expected, "{locale:?}");
        }
    }

    #[test]
    fn charts_have_files_of_their_own() {
        let charts = [
            "pagerank",
            "2025-09",
            "The Tram: a/b",
            "the tram--a-b",
            "../x",
        ]
        .map(|name| Named::bars(name, Bars::default()));
        let expected = [
            "pagerank",
            "2025-09",
            "The-Tram--a-b",
            "the-tram--a-b-2",
            "---x",
        ];
        assert_eq!(
            file_names(&charts),
            expected.map(|name| format!("{name}.svg"))
        );
    }

    #[test]
    fn a_statement_takes_the_stance_of_its_concepts() {
        for (stances, expected) in [
            (&[][..], None),
            (&[None], None),
            (&[Some(0.5), None], Some("supports")),
            (&[Some(-1.0), Some(0.0)], Some("opposes")),
            (&[Some(-1.0), Some(1.0)], Some("supports and opposes")),
            (&[Some(0.0)], Some("neutral")),
        ] {
            let concepts = stances.iter().map(|stance| ConceptReference {
                concept: "tram".into(),
                stance: *stance,
            });
            let statement = Statement {
                concepts: concepts.collect(),
                ..Statement::new("1".into(), "ada".into(), "Yes.")
            };
            assert_eq!(stance(&statement), expected, "{stances:?}");
        }
    }
}
