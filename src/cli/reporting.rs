//! `sayso report`: a summary for an editor, as one page to read and to print.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::Global;
use super::arguments::{FilterArguments, InputArguments, MeasureArguments};
use super::loading::{finish, left_out, load, paths, plural, spare_inputs, tell_left_out};
use super::output::{human_size, is_stdout, write_to};
use super::progress::Bar;
use super::report::{Failure, Outcome, Terminal};
use super::timings::Timings;
use crate::analyze::{Distance, Frozen, Options, Sampling};
use crate::extract::Preference;
use crate::graph::{Filter, View};
use crate::pipeline::{Loaded, Network};
use crate::tell::report::{Ground, Reading, report, report_page};

/// Sum everything up for an editor: who matters, who says what of whom, how sure it is
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sayso report articles/ -o report.html
      a page to read, to print and to send
  sayso report coded.csv -o report.html --title \"The tram\"
      with a heading of your own
  sayso report articles/ -o may.html --since 2031-05 --until 2031-05
      what was said in one month

The page is one file without script. Every figure leads to the words behind it.")]
pub(crate) struct ReportArguments {
    #[command(flatten)]
    input: InputArguments,
    /// The page: a file, or - for standard output
    #[arg(
        long,
        short,
        value_name = "FILE",
        default_value = "report.html",
        env = "SAYSO_REPORT_OUTPUT",
        hide_env_values = true
    )]
    output: PathBuf,
    /// The heading
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "Who said what",
        env = "SAYSO_REPORT_TITLE",
        hide_env_values = true
    )]
    title: String,
    /// How many rows tables have
    #[arg(
        long,
        value_name = "N",
        default_value_t = 10,
        value_parser = rows(),
        env = "SAYSO_TOP",
        hide_env_values = true
    )]
    top: u64,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    sight: MeasureArguments,
}

/// A table has some rows, and so few that a page holds them.
fn rows() -> clap::builder::RangedU64ValueParser {
    clap::value_parser!(u64).range(1..=100)
}

/// Runs `sayso report`.
pub(super) fn run(
    arguments: &ReportArguments,
    global: &Global,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let filter = arguments.filter.filter()?;
    let bar = Bar::new(terminal, Timings::new(None));
    let loaded = load(&arguments.input, &arguments.output, global, terminal, &bar)?;
    spare_inputs(&arguments.output, &paths(&loaded.files))?;
    tell_left_out(&loaded, &arguments.input, terminal);
    let network = Network::new(&loaded.records, View::Actors, &filter);
    let frozen = Frozen::new(network.measured(), &arguments.sight.options());
    let reading = reading(arguments, &filter, &loaded);
    let ground = Ground {
        records: &loaded.records,
        filter: &filter,
        graph: network.measured(),
        frozen: &frozen,
        reading: &reading,
        top: usize::try_from(arguments.top).unwrap_or(usize::MAX),
    };
    let report = report(&ground, &bar)?;
    bar.finish();
    let page = report_page(&report);
    write_to(&arguments.output, terminal, |out| {
        out.write_all(page.as_bytes())
    })?;
    if !is_stdout(&arguments.output) && !terminal.is_quiet() {
        let size = human_size(page.len() as u64);
        let path = arguments.output.display();
        let cited = plural(report.evidence.quotations.len(), "quotation", "quotations");
        writeln!(terminal.out(), "{path} ({size}, cites {cited})")?;
    }
    let problems = loaded.problems.into_errors();
    Ok(finish(&problems, arguments.input.lenient, terminal))
}

/// Gathers what there is to tell of how the records came about.
fn reading(arguments: &ReportArguments, filter: &Filter, loaded: &Loaded) -> Reading {
    let files = loaded.files.iter().map(|file| {
        let count = |number: u64, one: &str, many: &str| {
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            (number > 0).then(|| plural(number, one, many))
        };
        let parts = [
            count(file.records, "record", "records"),
            count(file.articles, "article", "articles"),
        ];
        let found: Vec<String> = parts.into_iter().flatten().collect();
        let found = if found.is_empty() {
            "nothing".to_owned()
        } else {
            found.join(", ")
        };
        (file.path.to_string(), format!("{found} ({})", file.format))
    });
    let least = arguments.input.finding.min_confidence;
    let left_out = left_out(&loaded.left_out);
    let left_out = left_out.map(|what| format!("{what} with a confidence below {least}"));
    Reading {
        title: arguments.title.clone(),
        files: files.collect(),
        articles: loaded.articles,
        skipped: loaded.skipped.clone(),
        problems: loaded.problems.clone().into_errors(),
        notes: loaded.notes.clone().into_errors(),
        left_out: left_out.unwrap_or_default(),
        settings: settings(arguments, filter),
        command: command(arguments, filter),
    }
}

/// Lists every setting with its value in words.
fn settings(arguments: &ReportArguments, filter: &Filter) -> Vec<(&'static str, String)> {
    let options = arguments.sight.options();
    let search = match arguments.input.finding.options().preference {
        Preference::Balanced => "balanced between finding more and finding what is right",
        Preference::Recall => "find more statements, of which more are wrong",
        Preference::Precision => "find fewer statements, of which fewer are wrong",
    };
    let period = match (&filter.since, &filter.until) {
        (None, None) => "all".to_owned(),
        (Some(since), None) => format!("from {since} on"),
        (None, Some(until)) => format!("up to {until}"),
        (Some(since), Some(until)) => format!("{since} to {until}"),
    };
    let sample = match options.sampling {
        Sampling::Auto => "only on graphs where exact values would take minutes".to_owned(),
        Sampling::Never => "never".to_owned(),
        Sampling::Within(error) => format!("within {error}"),
    };
    let words =
        |is_first: bool, first: &str, other: &str| if is_first { first } else { other }.to_owned();
    let weights = words(
        options.weighted,
        "ties count by their statements",
        "every tie counts once",
    );
    let directions = words(
        options.directed,
        "ties have directions",
        "ties lead both ways",
    );
    vec![
        ("search of articles", search.to_owned()),
        (
            "least confidence",
            arguments.input.finding.min_confidence.to_string(),
        ),
        (
            "records that cannot be read",
            words(
                arguments.input.lenient,
                "left out (--lenient)",
                "left out, and the command says it failed",
            ),
        ),
        ("period", period),
        ("least weight of a tie", filter.min_weight.to_string()),
        ("direction", directions),
        ("weight", weights),
        ("length of a tie", options.distance.as_str().to_owned()),
        ("estimated from a sample", sample),
        ("resolution of groups", options.resolution.to_string()),
        ("seed of chance", options.seed.to_string()),
        ("rows of tables", arguments.top.to_string()),
    ]
}

/// Writes the command that makes the report again: what differs from the usual is spelled out.
fn command(arguments: &ReportArguments, filter: &Filter) -> String {
    let mut words = vec!["sayso".to_owned(), "report".to_owned()];
    let inputs = arguments.input.inputs.iter();
    words.extend(inputs.map(|path| quoted(&path.to_string_lossy())));
    words.extend(["-o".to_owned(), "report.html".to_owned()]);
    let mut add = |is_set: bool, name: &str, value: String| {
        if is_set {
            words.push(format!("--{name}"));
            words.extend((!value.is_empty()).then(|| quoted(&value)));
        }
    };
    let (options, usual) = (arguments.sight.options(), Options::default());
    let preference = arguments.input.finding.options().preference;
    let least = arguments.input.finding.min_confidence;
    let none = String::new;
    add(
        arguments.title != "Who said what",
        "title",
        arguments.title.clone(),
    );
    add(preference == Preference::Recall, "recall", none());
    add(preference == Preference::Precision, "precision", none());
    add(least > 0.0, "min-confidence", least.to_string());
    add(arguments.input.lenient, "lenient", none());
    for (name, date) in [("since", &filter.since), ("until", &filter.until)] {
        let date = date.as_ref().map(ToString::to_string);
        add(date.is_some(), name, date.unwrap_or_default());
    }
    add(
        filter.min_weight != 1,
        "min-weight",
        filter.min_weight.to_string(),
    );
    add(!options.directed, "undirected", none());
    add(!options.weighted, "unweighted", none());
    let distance = options.distance;
    add(
        distance != Distance::Hops,
        "distance",
        distance.as_str().to_owned(),
    );
    match options.sampling {
        Sampling::Auto => {}
        Sampling::Never => add(true, "sample", "never".to_owned()),
        Sampling::Within(error) => add(true, "sample", error.to_string()),
    }
    let is_finer = options.resolution.to_bits() != usual.resolution.to_bits();
    add(is_finer, "resolution", options.resolution.to_string());
    add(options.seed != usual.seed, "seed", options.seed.to_string());
    add(arguments.top != 10, "top", arguments.top.to_string());
    words.join(" ")
}

/// Quotes a word for a shell, where it needs that.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./,:=+@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_part_them() {
        for (word, text) in [
            ("articles/", "articles/"),
            ("two words", "'two words'"),
            ("it's", r"'it'\''s'"),
            ("$(rm)", "'$(rm)'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), text);
        }
    }
}
