//! `sayso explain`: everything that an actor, a tie or a statement rests on.

use std::io::Write;
use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use super::Global;
use super::arguments::{FilterArguments, InputArguments, MeasureArguments};
use super::loading::{Opened, finish, open, spare_inputs, tell_left_out};
use super::measuring::choose;
use super::output::{is_stdout, write_to};
use super::progress::Bar;
use super::report::{Failure, Outcome, Terminal};
use super::timings::Timings;
use super::width;
use crate::Error;
use crate::analyze::{Frozen, Measure, Options, Subject};
use crate::graph::{Filter, GraphView, View};
use crate::model::Records;
use crate::pipeline::Network;
use crate::tell::{Basis, Explanation, Layout, Measured, explanation_page, find, prose};

/// Explain an actor, a tie or a statement: the quotations it rests on, and how scores came about
#[derive(Debug, Args)]
#[command(
    group = ArgGroup::new("subject").required(true),
    override_usage = "sayso explain <INPUT>... (--node <NAME> | --edge <A> <B> | --statement <ID>) [OPTIONS]",
    after_help = "\
Examples:
  sayso explain articles/ --node \"Ada Brook\"
      what she says, what is said of her, how her scores came about
  sayso explain articles/ --node brook --measure betweenness
      whose shortest paths lead through her
  sayso explain articles/ --edge \"Ada Brook\" \"Mill Trust\"
      the words behind the tie of the two
  sayso explain records.jsonl --statement 5f2a
      one statement by the start of its id, and how its speaker was found
  sayso explain articles/ --node brook -o brook.html
      a page to read and to print
  sayso explain ties.csv --node Ada
      a graph file: neighbors and scores, no words

Names are found by id, name, other name or a part of the name, upper and
lower case alike."
)]
pub(crate) struct ExplainArguments {
    #[command(flatten)]
    input: InputArguments,
    /// An actor, a concept or a document, by name or id
    #[arg(long, value_name = "NAME", group = "subject")]
    node: Option<String>,
    /// Two actors, and what lies between them
    #[arg(long, num_args = 2, value_names = ["A", "B"], group = "subject")]
    edge: Option<Vec<String>>,
    /// A statement, by its id
    #[arg(long, value_name = "ID", group = "subject")]
    statement: Option<String>,
    /// Which scores to explain, separated by commas: names from `sayso measures` [default: the
    /// three by which the actor ranks highest]
    #[arg(
        long,
        visible_alias = "measures",
        value_name = "NAME",
        value_delimiter = ','
    )]
    measure: Vec<String>,
    /// A file, or - for standard output
    #[arg(
        long,
        short,
        value_name = "FILE",
        default_value = "-",
        env = "SAYSO_EXPLAIN_OUTPUT",
        hide_env_values = true
    )]
    output: PathBuf,
    /// What to write [default: by the ending of the output, else text]
    #[arg(
        long,
        value_name = "FORMAT",
        env = "SAYSO_EXPLAIN_TO",
        hide_env_values = true
    )]
    to: Option<Format>,
    /// How many statements, ties and parts of a score to show of each kind [default: 10 in text,
    /// all in JSON and HTML]
    #[arg(long, value_name = "N", env = "SAYSO_TOP", hide_env_values = true)]
    top: Option<usize>,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    sight: MeasureArguments,
}

/// What to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Prose to read
    Text,
    /// One object
    Json,
    /// A page to read and to print
    Html,
}

/// The scores of an actor that are looked at where the user names none.
const USUAL: &str = "pagerank,betweenness,in_strength,out_strength,harmonic_closeness,degree";

/// How many steps betweenness may take where nobody asks for it: a few seconds.
const MOST_STEPS: usize = 3_000_000_000;

/// How many of them are explained.
const EXPLAINED: usize = 3;

/// Runs `sayso explain`.
pub(super) fn run(
    arguments: &ExplainArguments,
    global: &Global,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let measures = wanted(arguments)?;
    let filter = arguments.filter.filter()?;
    let bar = Bar::new(terminal, Timings::new(None));
    let opened = open(&arguments.input, &arguments.output, global, terminal, &bar)?;
    spare_inputs(&arguments.output, &opened.files())?;
    if let Opened::Records(loaded) = &opened {
        tell_left_out(loaded, &arguments.input, terminal);
    }
    let lenient = arguments.input.lenient;
    let asked = Asked {
        arguments,
        measures: &measures,
        bar: &bar,
    };
    let (explanation, problems) = match opened {
        Opened::Records(loaded) => {
            let network = Network::new(&loaded.records, View::Actors, &filter);
            let records = Some((&loaded.records, &filter));
            (asked.explain(network.measured(), records)?, loaded.problems)
        }
        Opened::Graph(_) if filter.since.is_some() || filter.until.is_some() => {
            let error = Error::new("a graph file tells no dates of statements")
                .hint("leave out --since and --until, or give the records that it was made of");
            return Err(Failure::Usage(error));
        }
        Opened::Graph(imported) => {
            let mut graph = imported.graph;
            if filter.min_weight > 1 {
                graph = graph.without_light_edges(filter.min_weight);
            }
            (asked.explain(&graph, None)?, imported.problems)
        }
    };
    bar.finish();
    write(arguments, &explanation, terminal)?;
    Ok(finish(&problems.into_errors(), lenient, terminal))
}

/// Finds the measures that the arguments ask for.
fn wanted(arguments: &ExplainArguments) -> Result<Vec<&'static dyn Measure>, Failure> {
    let subject = match (&arguments.node, &arguments.edge) {
        (Some(_), _) => Subject::Nodes,
        (_, Some(_)) => Subject::Edges,
        _ => Subject::Graph,
    };
    if arguments.measure.is_empty() {
        let usual: Vec<String> = USUAL.split(',').map(str::to_owned).collect();
        return choose(if subject == Subject::Nodes {
            &usual
        } else {
            &[]
        });
    }
    let measures = choose(&arguments.measure)?;
    let other = measures
        .iter()
        .find(|measure| measure.about().subject != subject);
    let is_group = arguments.measure.len() < measures.len();
    let Some(other) = other.filter(|_| !is_group) else {
        return Ok(measures);
    };
    let error = match subject {
        Subject::Nodes => Error::new(format!("{} says nothing of single actors", other.name())),
        Subject::Edges => Error::new(format!("{} says nothing of single ties", other.name())),
        Subject::Graph => Error::new("a statement has no scores"),
    };
    let hint = "`sayso measures` tells what each measure speaks of";
    Err(Failure::Usage(error.hint(hint)))
}

/// What the user asks of a graph.
struct Asked<'a> {
    arguments: &'a ExplainArguments,
    measures: &'a [&'static dyn Measure],
    bar: &'a Bar,
}

impl Asked<'_> {
    fn explain(
        &self,
        graph: &GraphView,
        records: Option<(&Records, &Filter)>,
    ) -> Result<Explanation, Failure> {
        let basis = Basis { graph, records };
        let known = records.map(|(records, _)| records);
        let node = |name: &str| find::node(graph, known, name).map_err(Failure::Usage);
        if let Some(ends) = &self.arguments.edge {
            let [from, to] = [0, 1].map(|end| ends.get(end).map_or("", String::as_str));
            return self.tie(&basis, node(from)?, node(to)?);
        }
        if let Some(name) = &self.arguments.node {
            return match (node(name), known) {
                (Ok(node), _) => self.actor(&basis, node),
                (Err(failure), Some(records)) => {
                    let id = find::record(records, name).map_err(|_| failure)?;
                    basis.record(&id).ok_or_else(|| gone(name))
                }
                (Err(failure), None) => Err(failure),
            };
        }
        let name = self.arguments.statement.as_deref().unwrap_or_default();
        let Some(records) = known else {
            let error = Error::new("a graph file holds no statements to explain")
                .hint("explain its actors with --node and its ties with --edge, or give records");
            return Err(Failure::Usage(error));
        };
        let id = find::statement(records, name).map_err(Failure::Usage)?;
        basis.record(&id).ok_or_else(|| gone(name))
    }

    fn actor(&self, basis: &Basis<'_>, node: usize) -> Result<Explanation, Failure> {
        let mut explanation = basis.actor(node);
        let frozen = self.frozen(basis)?;
        let measured = Measured {
            graph: basis.graph,
            frozen: &frozen,
        };
        let is_usual = self.arguments.measure.is_empty();
        let most = if is_usual { EXPLAINED } else { usize::MAX };
        let mut wanted = self.measures.to_vec();
        let steps = frozen
            .node_count()
            .saturating_mul(frozen.outgoing().tie_count());
        if is_usual && steps > MOST_STEPS {
            wanted.retain(|measure| measure.name() != "betweenness");
            let remark =
                "betweenness is left out on so large a graph; --measure betweenness asks for it";
            explanation.notes.push(remark.to_owned());
        }
        let found = measured.of_node(node, &wanted, most, self.bar)?;
        explanation.scores = found.scores;
        explanation.other_scores = found.others;
        explanation.notes.extend(found.notes);
        explanation.settings = self.settings(basis);
        Ok(explanation)
    }

    fn tie(&self, basis: &Basis<'_>, from: usize, to: usize) -> Result<Explanation, Failure> {
        let mut explanation = basis.tie(from, to);
        if explanation.ties.is_empty() && explanation.statements.is_empty() {
            let [from, to] = [from, to].map(|node| &basis.graph.node(node).label);
            let error = Error::new(format!("there is no tie between {from} and {to}")).hint(
                format!("`sayso explain INPUT --node {from:?}` lists the ties of {from}"),
            );
            return Err(Failure::Data(error));
        }
        if self.measures.is_empty() {
            return Ok(explanation);
        }
        let frozen = self.frozen(basis)?;
        let measured = Measured {
            graph: basis.graph,
            frozen: &frozen,
        };
        let found = measured.of_tie(from, to, self.measures, self.bar)?;
        explanation.scores = found.scores;
        explanation.notes.extend(found.notes);
        explanation.settings = self.settings(basis);
        Ok(explanation)
    }

    fn frozen(&self, basis: &Basis<'_>) -> Result<Frozen, Failure> {
        let options = self.arguments.sight.options();
        let options = Options {
            directed: options.directed && basis.graph.is_directed(),
            ..options
        };
        let focus = self.arguments.sight.focus(basis.graph)?;
        Ok(Frozen::new(basis.graph, &options).focused(&focus))
    }

    fn settings(&self, basis: &Basis<'_>) -> String {
        self.arguments.sight.describe(basis.graph.is_directed())
    }
}

fn gone(name: &str) -> Failure {
    Failure::Usage(Error::new(format!("there is no record {name:?}")))
}

/// Writes an explanation as the user wants it.
fn write(
    arguments: &ExplainArguments,
    explanation: &Explanation,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let ending = arguments
        .output
        .extension()
        .and_then(|ending| ending.to_str());
    let by_ending = match ending {
        Some("json") => Format::Json,
        Some("html" | "htm") => Format::Html,
        _ => Format::Text,
    };
    match arguments.to.unwrap_or(by_ending) {
        Format::Text => {
            let layout = Layout {
                width: width::of_prose(),
                top: arguments.top.unwrap_or(10),
            };
            let text = prose(explanation, layout);
            if is_stdout(&arguments.output) {
                terminal.out().write_all(text.as_bytes())?;
                return Ok(());
            }
            let plain = anstream::adapter::strip_str(&text).to_string();
            write_to(&arguments.output, terminal, |out| {
                out.write_all(plain.as_bytes())
            })
        }
        Format::Json => write_to(&arguments.output, terminal, |out| {
            serde_json::to_writer_pretty(&mut *out, explanation)?;
            out.write_all(b"\n")
        }),
        Format::Html => write_to(&arguments.output, terminal, |out| {
            let page = explanation_page(explanation, arguments.top.unwrap_or(usize::MAX));
            out.write_all(page.as_bytes())
        }),
    }
}
