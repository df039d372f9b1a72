//! `sayso formats` and `sayso measures`: the registries, as a table or as JSON.

use std::io::Write;

use clap::Args;
use serde_json::{Value, json};

use super::report::{Failure, Outcome, Terminal};
use super::table::{Align, layout, wrap};
use crate::analyze::{About, Family, MEASURES};
use crate::export::EXPORTERS;

/// How weights count.
const WEIGHTS: &str = "Weights that are negative, infinite or no numbers count as zero, save that communities take \
     negative ones as opposition; those beyond 1e-150 and 1e150 count as that bound. Where there are \
     such weights, a note counts them. Parallel edges are one tie of their summed weight; degrees count \
     them one by one.";

/// How to print a registry.
#[derive(Debug, Args)]
pub(crate) struct ListingArguments {
    /// Print an array of JSON objects instead of a table
    #[arg(long)]
    json: bool,
}

/// Lists the formats.
pub(super) fn formats(
    arguments: &ListingArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    if arguments.json {
        let formats = EXPORTERS.iter().map(|format| {
            let keeps = format.about().keeps;
            json!({
                "name": format.name(),
                "extensions": format.about().extensions,
                "summary": format.about().summary,
                "keeps": {
                    "parallel_edges": keeps.parallel_edges,
                    "attributes": keeps.attributes,
                    "evidence": keeps.evidence,
                },
            })
        });
        return print_json(formats.collect(), terminal);
    }
    let rows = EXPORTERS.iter().map(|format| {
        vec![
            format.name().to_owned(),
            format.about().file_name.to_owned(),
            format.about().summary.to_owned(),
        ]
    });
    print_table(
        &["name", "file", "what it is for"],
        rows.collect(),
        terminal,
    )
}

/// Lists the measures.
pub(super) fn measures(
    arguments: &ListingArguments,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    if arguments.json {
        let measures = MEASURES.iter().map(|measure| {
            let about = measure.about();
            json!({
                "name": about.name,
                "family": about.family.as_str(),
                "of": about.subject.as_str(),
                "summary": about.summary,
                "normalization": about.normalization,
                "directed": about.directed,
                "weighted": about.weighted,
                "complexity": about.complexity,
                "source": about.paper,
            })
        });
        return print_json(measures.collect(), terminal);
    }
    let mut out = terminal.out();
    for family in Family::ALL {
        writeln!(out, "{}", Terminal::heading(family.as_str()))?;
        for measure in MEASURES.iter().filter(|m| m.about().family == family) {
            let about = measure.about();
            let line = |text: &str| wrap(&format!("    {text}"), Terminal::width(), "    ");
            let summary = format!("  {}  {}", about.name, about.summary);
            let summary = wrap(&summary, Terminal::width(), "    ");
            let (_, summary) = summary.split_once(about.name).unwrap_or_default();
            writeln!(out, "  {}{summary}", Terminal::heading(about.name))?;
            writeln!(out, "{}", line(about.normalization))?;
            writeln!(out, "{}", Terminal::faint(&line(&facts(about))))?;
        }
    }
    writeln!(out, "{}", wrap(WEIGHTS, Terminal::width(), "  "))?;
    Ok(Outcome::Done)
}

/// Says in one line what a measure is of, what it goes by, how its time grows and who defined it.
fn facts(about: &About) -> String {
    let counts = match (about.directed, about.weighted) {
        (true, true) => "directed, weighted",
        (true, false) => "directed",
        (false, true) => "weighted",
        (false, false) => "direction and weights make no difference",
    };
    let About {
        complexity, paper, ..
    } = about;
    format!(
        "of {}; {counts}; {complexity}; {paper}",
        about.subject.as_str()
    )
}

fn print_json(items: Vec<Value>, terminal: &Terminal) -> Result<Outcome, Failure> {
    let mut out = terminal.out();
    writeln!(out, "{:#}", Value::Array(items))?;
    Ok(Outcome::Done)
}

fn print_table(
    titles: &[&str],
    mut rows: Vec<Vec<String>>,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    rows.insert(0, titles.iter().map(|title| (*title).to_owned()).collect());
    let text = layout(
        &rows,
        &vec![Align::Left; titles.len()],
        usize::MAX,
        Terminal::width(),
    );
    let (head, body) = text.split_once('\n').unwrap_or((&text, ""));
    let mut out = terminal.out();
    writeln!(out, "{}", Terminal::heading(head))?;
    out.write_all(body.as_bytes())?;
    Ok(Outcome::Done)
}
