//! `sayso analyze`: the most central actors, as a table, CSV or JSON.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Global;
use super::arguments::{FilterArguments, InputArguments, MeasureArguments};
use super::changes::{self, Period};
use super::comparison::Comparison;
use super::loading::{Opened, finish, open_any, spare_inputs, tell_left_out};
use super::measuring::choose;
use super::output::{is_folder, is_stdout, write_to};
use super::plotting::PlotArguments;
use super::progress::Bar;
use super::ranking::Ranking;
use super::report::{Failure, Outcome, Terminal};
use super::timings::Timings;
use crate::Error;
use crate::analyze::{Measure, Subject};
use crate::graph::Filter;
use crate::model::{Id, Records};
use crate::pipeline::{Network, Part, parts};

/// Rank the actors: who speaks most, who is spoken about, who stands between others
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sayso analyze articles/                           the ten most central actors
  sayso analyze records.jsonl --measures betweenness,degree --top 25
  sayso analyze articles/ --to csv -o ranking.csv   every actor, as a table
  sayso analyze articles/ --compare degree,betweenness
  sayso analyze articles/ --by month                who rises and who falls
  sayso analyze records.jsonl --plot                bars, and a time line
  sayso analyze records.jsonl --plot -o charts.svg  the same as a picture
  sayso analyze ties.csv --measures centrality      a graph file of any kind
  sayso measures                                    what the measures mean

Graph files are read as they are: edges as source,target,weight in CSV, GraphML, GEXF, node-link,
Graphology and Cytoscape.js JSON, Pajek, UCINET DL, FollowTheMoney.")]
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
    /// Which measures, separated by commas: names from `sayso measures`, centrality, communities,
    /// structure, or all
    #[arg(
        long,
        value_name = "NAME",
        value_delimiter = ',',
        default_value = "pagerank,betweenness,degree,strength",
        env = "SAYSO_ANALYZE_MEASURES",
        hide_env_values = true
    )]
    measures: Vec<String>,
    /// Compare two measures: who ranks high by one and low by the other
    #[arg(
        long,
        value_name = "A,B",
        value_delimiter = ',',
        conflicts_with = "by",
        env = "SAYSO_COMPARE",
        hide_env_values = true
    )]
    compare: Vec<String>,
    /// Rank the actors of each document or of each month apart, by the first measure
    #[arg(long, value_name = "PART", value_parser = part, env = "SAYSO_BY", hide_env_values = true)]
    by: Option<Part>,
    /// Write how long reading, measuring and writing took, as JSON
    #[arg(
        long,
        value_name = "FILE",
        env = "SAYSO_TIMINGS",
        hide_env_values = true
    )]
    timings: Option<PathBuf>,
    /// How many actors for each measure [default: 10 in a table, all in CSV and JSON]
    #[arg(long, value_name = "N", env = "SAYSO_TOP", hide_env_values = true)]
    top: Option<usize>,
    /// Which graph the measures see
    #[arg(long, value_name = "VIEW", default_value = "actors", value_parser = super::arguments::view, env = "SAYSO_VIEW", hide_env_values = true)]
    view: crate::graph::View,
    #[command(flatten)]
    plot: PlotArguments,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    sight: MeasureArguments,
}

impl AnalyzeArguments {
    /// How many actors are shown where the user does not say.
    const fn usual_top(&self) -> usize {
        match self.to {
            Format::Csv | Format::Json if !self.plot.plot => usize::MAX,
            _ => 10,
        }
    }
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

/// Runs `sayso analyze`.
pub(super) fn run(
    arguments: &AnalyzeArguments,
    global: &Global,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let measures = wanted(arguments)?;
    let filter = arguments.filter.filter()?;
    let bar = Bar::new(terminal, Timings::new(arguments.timings.as_deref()));
    let opened = open_any(&arguments.input, &arguments.output, global, terminal, &bar)?;
    spare_inputs(&arguments.output, &opened.files())?;
    if let Opened::Records(loaded) = &opened {
        tell_left_out(loaded, &arguments.input, terminal);
    }
    let lenient = arguments.input.lenient;
    let (records, problems) = match opened {
        Opened::Records(loaded) => (loaded.records, loaded.problems),
        Opened::Graph(_) if arguments.by.is_some() || filter.is_set() => {
            let error = Error::new("a graph file tells no documents and no dates of statements")
                .hint("leave out --by, --since, --until and --min-weight, or give records");
            return Err(Failure::Usage(error));
        }
        Opened::Graph(imported) => {
            let mut network = Network::of_graph(imported.graph);
            rank(arguments, &measures, &mut network, &bar, terminal)?;
            return Ok(finish(&imported.problems.into_errors(), lenient, terminal));
        }
    };
    if let Some(part) = arguments.by {
        let by_part = Parted {
            arguments,
            measures: &measures,
            filter: &filter,
        };
        by_part.print(&records, part, &bar, terminal)?;
    } else {
        let mut network = Network::new(&records, arguments.view, &filter);
        rank(arguments, &measures, &mut network, &bar, terminal)?;
    }
    Ok(finish(&problems.into_errors(), lenient, terminal))
}

/// Finds the measures that the arguments ask for.
fn wanted(arguments: &AnalyzeArguments) -> Result<Vec<&'static dyn Measure>, Failure> {
    let names = match arguments.compare.as_slice() {
        [] => &arguments.measures,
        names => names,
    };
    let measures = choose(names)?;
    let of_nodes = |measure: &&dyn Measure| measure.about().subject == Subject::Nodes;
    let error = if measures.is_empty() {
        Error::new("no measure is named").hint("`sayso measures` lists them")
    } else if !arguments.compare.is_empty() && measures.iter().filter(|m| of_nodes(m)).count() != 2
    {
        Error::new("only two different measures of actors can be compared")
            .hint("name two, such as --compare degree,betweenness; `sayso measures` lists them")
    } else if let Some(groups) = measures.iter().find(|m| m.ranks_least_first())
        && !arguments.compare.is_empty()
    {
        Error::new(format!(
            "{} numbers groups, and has no ranks to compare",
            groups.name()
        ))
        .hint("compare two measures of centrality, such as --compare degree,betweenness")
    } else if arguments.by.is_some() && !measures.iter().all(of_nodes) {
        Error::new("only measures of actors can be ranked by part")
            .hint("leave out the measures of ties and of the whole graph")
    } else {
        return Ok(measures);
    };
    Err(Failure::Usage(error))
}

/// Measures a network, and prints the ranking or the comparison.
fn rank(
    arguments: &AnalyzeArguments,
    measures: &[&'static dyn Measure],
    network: &mut Network,
    bar: &Bar,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let focus = arguments.sight.focus(network.measured())?;
    network.measure(measures, &arguments.sight.options(), &focus, bar)?;
    let timings = bar.finish();
    timings.start("writing");
    let (graph, scores) = (network.measured(), network.scores());
    for note in &scores.notes {
        terminal.note(note);
    }
    for (name, method) in &scores.methods {
        terminal.detail(&format!(
            "{name}: {}, because {}",
            method.words(),
            method.why
        ));
    }
    let settings = arguments.sight.describe(graph.is_directed());
    let top = arguments.top.unwrap_or(arguments.usual_top());
    let screen = screen(arguments);
    if arguments.compare.is_empty() {
        let ranking = Ranking {
            graph,
            scores,
            measures,
            top,
            settings,
        };
        match arguments.to {
            _ if arguments.plot.plot => {
                let mut charts = ranking.charts(!is_folder(&arguments.output));
                charts.extend(arguments.plot.timeline(network));
                arguments.plot.write(&charts, &arguments.output, terminal)?;
            }
            Format::Table => print(arguments, &ranking.table(screen), terminal)?,
            Format::Csv => {
                write_to(&arguments.output, terminal, |out| ranking.csv(out))?;
                if let Some(note) = ranking.left_out_of_csv() {
                    terminal.note(&note);
                }
            }
            Format::Json => write_to(&arguments.output, terminal, |out| ranking.json(out))?,
        }
    } else {
        let names = [measures[0].name(), measures[1].name()];
        let comparison = Comparison::new(graph, scores, names, settings);
        match arguments.to {
            Format::Table => print(arguments, &comparison.table(top, screen), terminal)?,
            Format::Csv => write_to(&arguments.output, terminal, |out| comparison.csv(top, out))?,
            Format::Json => write_to(&arguments.output, terminal, |out| comparison.json(top, out))?,
        }
    }
    timings.write(graph.node_count(), graph.edge_count(), terminal)
}

/// What is asked of each part of the records.
struct Parted<'a> {
    arguments: &'a AnalyzeArguments,
    measures: &'a [&'static dyn Measure],
    filter: &'a Filter,
}

impl Parted<'_> {
    fn print(
        &self,
        records: &Records,
        part: Part,
        bar: &Bar,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        let mut periods = Vec::new();
        let (mut nodes, mut edges) = (0, 0);
        for (key, part_of) in parts(records, part) {
            let mut network = Network::new(&part_of, self.arguments.view, self.filter);
            let options = self.arguments.sight.options();
            network.measure(self.measures, &options, &[], bar)?;
            let statements = network.statements().count();
            let name = match part {
                Part::Month => key,
                Part::Document => records
                    .documents
                    .get(&Id::from(key.as_str()))
                    .map_or_else(|| key.clone(), |document| document.label().to_owned()),
            };
            let graph = network.measured();
            nodes += graph.node_count();
            edges += graph.edge_count();
            periods.push(Period::new(name, statements, graph, network.scores()));
        }
        let timings = bar.finish();
        timings.start("writing");
        if periods.is_empty() {
            return Err(
                Error::new(format!("no statement tells its {}", part.as_str()))
                    .hint("give the records dates, or leave out --by")
                    .into(),
            );
        }
        if self.arguments.plot.plot {
            let network = Network::new(records, self.arguments.view, self.filter);
            let mut charts: Vec<_> = self.arguments.plot.timeline(&network).into_iter().collect();
            let top = self.arguments.top.unwrap_or(5);
            charts.extend(
                periods
                    .iter()
                    .map(|period| period.chart(self.measures[0], top)),
            );
            let output = &self.arguments.output;
            self.arguments.plot.write(&charts, output, terminal)?;
            return timings.write(nodes, edges, terminal);
        }
        let names: Vec<&str> = self.measures.iter().map(|measure| measure.name()).collect();
        let Format::Table = self.arguments.to else {
            let top = self.arguments.top.unwrap_or(usize::MAX);
            write_to(&self.arguments.output, terminal, |out| {
                match self.arguments.to {
                    Format::Csv => changes::csv(&periods, &names, top, out),
                    _ => changes::json(&periods, &names, top, out),
                }
            })?;
            return timings.write(nodes, edges, terminal);
        };
        let top = self.arguments.top.unwrap_or(5);
        let settings = self.arguments.sight.describe(true);
        let screen = screen(self.arguments);
        let table = changes::table(&periods, &names, top, &settings, screen);
        print(self.arguments, &table, terminal)?;
        timings.write(nodes, edges, terminal)
    }
}

/// Returns how many columns a table may have: files may be as wide as they like.
fn screen(arguments: &AnalyzeArguments) -> usize {
    if is_stdout(&arguments.output) {
        Terminal::width()
    } else {
        usize::MAX
    }
}

/// Prints a table, with its styles where a terminal shows them.
fn print(arguments: &AnalyzeArguments, text: &str, terminal: &Terminal) -> Result<(), Failure> {
    if is_stdout(&arguments.output) {
        terminal.out().write_all(text.as_bytes())?;
        return Ok(());
    }
    let plain = anstream::adapter::strip_str(text).to_string();
    write_to(&arguments.output, terminal, |out| {
        out.write_all(plain.as_bytes())
    })
}

/// Reads the name of a part.
fn part(name: &str) -> Result<Part, String> {
    let found = Part::ALL.into_iter().find(|part| part.as_str() == name);
    found.ok_or_else(|| "write document or month".to_owned())
}
