//! `sayso export`: the main job, from articles and records to graph files.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Global;
use super::arguments::{FilterArguments, InputArguments, MeasureArguments};
use super::converting::convert;
use super::loading::{Opened, finish, open, paths, spare_inputs, tell_left_out};
use super::measuring::choose;
use super::output::{is_folder, is_stdout};
use super::picturing::PictureArguments;
use super::progress::Bar;
use super::report::{Failure, Outcome, Terminal};
use super::spelling::did_you_mean;
use super::summary::{Summary, Written};
use super::timings::Timings;
use super::writing::{Lost, WritingArguments};
use crate::Error;
use crate::analyze::Watch;
use crate::export::{self, EXPORTERS, Exporter, PROGRAMS};
use crate::graph::{GraphView, Multi, Shape, View};
use crate::pipeline::Network;

/// Make graph files from articles and records, or from graph files of other programs
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sayso export data/ -o output/              the usual formats, and a summary
  sayso export articles/ -o who.gexf         one file, its format by its ending
  sayso export articles/ --for graphviz -o - | dot -Tsvg -o who.svg
  sayso export articles/ --color-by community --title 'Trams' -o tram.svg
  sayso export records.jsonl --multi merge --min-weight 2 -o ties.graphml
  sayso export theirs.graphml -o ours.gexf   from one graph format to another
  sayso formats                              the formats")]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    pub(super) input: InputArguments,
    /// A folder, a file whose ending chooses the format, or - for standard output
    #[arg(
        long,
        short,
        value_name = "PLACE",
        default_value = "output",
        env = "SAYSO_EXPORT_OUTPUT",
        hide_env_values = true
    )]
    pub(super) output: PathBuf,
    /// Which formats, separated by commas: names from `sayso formats`, or csv for all tables
    /// [default: graphml, gexf, dot, csv]
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        env = "SAYSO_EXPORT_TO",
        hide_env_values = true
    )]
    to: Vec<String>,
    /// The program that will read the files: chooses the formats, whatever --to says
    #[arg(
        long = "for",
        value_name = "PROGRAM",
        value_parser = clap::builder::PossibleValuesParser::new(PROGRAMS.iter().map(|program| program.name)),
        env = "SAYSO_FOR", hide_env_values = true
    )]
    program: Option<String>,
    /// Which nodes: full (everything) or actors (actors, organisations and places)
    /// [default: actors in pictures, full elsewhere]
    #[arg(long, value_name = "VIEW", value_parser = super::arguments::view, env = "SAYSO_VIEW", hide_env_values = true)]
    pub(super) view: Option<View>,
    /// What happens to parallel edges: keep or merge [default: merge in pictures, keep elsewhere]
    #[arg(long, value_name = "HOW", value_parser = super::arguments::multi, env = "SAYSO_MULTI", hide_env_values = true)]
    pub(super) multi: Option<Multi>,
    /// Which measures to write onto the actors, separated by commas: names from `sayso measures`,
    /// all, or none [default: all that are quick on this graph; of a graph file none]
    #[arg(
        long,
        value_name = "NAME",
        value_delimiter = ',',
        env = "SAYSO_EXPORT_MEASURES",
        hide_env_values = true
    )]
    pub(super) measures: Vec<String>,
    #[command(flatten)]
    pub(super) filter: FilterArguments,
    #[command(flatten)]
    pub(super) sight: MeasureArguments,
    #[command(flatten)]
    pub(super) picture: PictureArguments,
    #[command(flatten)]
    pub(super) writing: WritingArguments,
    /// Write how long each stage took into a JSON file
    #[arg(
        long,
        value_name = "FILE",
        env = "SAYSO_EXPORT_TIMINGS",
        hide_env_values = true
    )]
    timings: Option<PathBuf>,
}

/// The formats that a folder receives where the user names none.
const USUAL: &[&str] = &["graphml", "gexf", "dot", "csv"];

/// Runs `sayso export`.
pub(super) fn run(
    arguments: &ExportArguments,
    global: &Global,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let exporters = formats(arguments)?;
    let mut measures = choose(&arguments.measures)?;
    let filter = arguments.filter.filter()?;
    let bar = Bar::new(terminal, Timings::new(arguments.timings.as_deref()));
    let opened = open(&arguments.input, &arguments.output, global, terminal, &bar)?;
    let loaded = match opened {
        Opened::Records(loaded) => *loaded,
        Opened::Graph(imported) => {
            return convert(arguments, &exporters, *imported, &bar, terminal);
        }
    };
    for exporter in &exporters {
        let target = target(arguments, &exporters, *exporter);
        spare_inputs(&target, &paths(&loaded.files))?;
    }
    let mut network = Network::new(&loaded.records, View::Actors, &filter);
    if arguments.measures.is_empty() {
        measures = choose(&["all".to_owned()])?;
    }
    let needs_communities = arguments.writing.needs_communities();
    arguments.picture.complete(needs_communities, &mut measures);
    let focus = arguments.sight.focus(network.measured())?;
    network.measure(&measures, &arguments.sight.options(), &focus, &bar)?;
    let timings = bar.finish();
    for note in &network.scores().notes {
        terminal.note(note);
    }
    if is_stdout(&arguments.output) {
        tell_left_out(&loaded, &arguments.input, terminal);
        write_to_stdout(arguments, exporters[0], &network, &bar, terminal)?;
        return Ok(finish(
            &loaded.problems.into_errors(),
            arguments.input.lenient,
            terminal,
        ));
    }
    let (written, lost, failures) = write_files(arguments, &exporters, &network, &bar);
    let graph = network.measured();
    timings.write(graph.node_count(), graph.edge_count(), terminal)?;
    if !terminal.is_quiet() {
        let settings = arguments.sight.describe(true);
        Summary {
            loaded: &loaded,
            network: &network,
            written: &written,
            settings: &settings,
            min_confidence: arguments.input.finding.min_confidence,
        }
        .print(terminal)?;
    }
    let told = arguments.writing.tell(&lost, terminal);
    for failure in &failures {
        terminal.error(failure);
    }
    let outcome = finish(
        &loaded.problems.into_errors(),
        arguments.input.lenient,
        terminal,
    );
    told?;
    Ok(if failures.is_empty() {
        outcome
    } else {
        Outcome::Problems
    })
}

/// Writes one format to standard output.
pub(super) fn write_to_stdout(
    arguments: &ExportArguments,
    exporter: &'static dyn Exporter,
    network: &Network,
    bar: &Bar,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let graph = drawn(arguments, network, exporter, bar);
    let timings = bar.finish();
    timings.start(exporter.name());
    let losses = arguments.writing.write_out(exporter, &graph, terminal)?;
    let lost = Lost {
        file: "standard output".to_owned(),
        format: exporter.name(),
        losses,
    };
    arguments.writing.tell(&[lost], terminal)?;
    timings.write(graph.node_count(), graph.edge_count(), terminal)
}

/// Writes every format; one that fails does not keep the others from being written.
pub(super) fn write_files(
    arguments: &ExportArguments,
    exporters: &[&'static dyn Exporter],
    network: &Network,
    bar: &Bar,
) -> (Vec<Written>, Vec<Lost>, Vec<Error>) {
    let (mut written, mut lost, mut failures) = (Vec::new(), Vec::new(), Vec::new());
    let mut built = None;
    for exporter in exporters {
        let shape = shape(arguments, *exporter);
        let about = exporter.about();
        let kind = (
            shape,
            about.drawing,
            about.needs_places,
            about.shows_sources,
        );
        // Formats of one shape stand together in the registry and share a graph.
        let graph = match built.take() {
            Some((known, graph)) if known == kind => graph,
            _ => drawn(arguments, network, *exporter, bar),
        };
        let path = target(arguments, exporters, *exporter);
        bar.finish().start(exporter.name());
        match arguments.writing.write(*exporter, &graph, &path) {
            Ok((size, losses)) => {
                lost.push(Lost {
                    file: path.display().to_string(),
                    format: exporter.name(),
                    losses,
                });
                written.push(Written {
                    path,
                    size,
                    exporter: *exporter,
                    shape,
                });
            }
            // What keeps one file from being written may spare the next; the same words twice
            // help nobody.
            Err(error)
                if failures
                    .iter()
                    .any(|known: &Error| known.cause() == error.cause()) => {}
            Err(error) => failures.push(error),
        }
        built = Some((kind, graph));
    }
    (written, lost, failures)
}

/// Builds the graph that a format is given, with places and colors where it draws.
fn drawn<'a>(
    arguments: &ExportArguments,
    network: &'a Network,
    exporter: &dyn Exporter,
    bar: &Bar,
) -> Cow<'a, GraphView> {
    Watch::start(bar, "drawing");
    let mut graph = network.graph(shape(arguments, exporter));
    if exporter.about().shows_sources
        && let Some(sources) = network.sources()
    {
        graph.to_mut().set_sources(sources);
    }
    let options = arguments.sight.options();
    (arguments.picture).draw(&mut graph, exporter, &options, bar);
    graph
}

/// Returns the file or folder that a format is written to.
pub(super) fn target(
    arguments: &ExportArguments,
    exporters: &[&dyn Exporter],
    exporter: &dyn Exporter,
) -> PathBuf {
    let output = &arguments.output;
    let is_alone = exporters.len() == 1 && exporter.folder().is_some();
    if is_stdout(output) || !is_folder(output) || is_alone {
        return output.clone();
    }
    output.join(exporter.about().file_name)
}

/// Chooses the graph that a format is given.
fn shape(arguments: &ExportArguments, exporter: &dyn Exporter) -> Shape {
    let usual = exporter.about().usual_shape;
    if exporter.about().has_fixed_shape {
        return usual;
    }
    Shape {
        view: arguments.view.unwrap_or(usual.view),
        multi: arguments.multi.unwrap_or(usual.multi),
    }
}

/// Finds the formats that the arguments ask for.
fn formats(arguments: &ExportArguments) -> Result<Vec<&'static dyn Exporter>, Failure> {
    let output = &arguments.output;
    let one_file = is_stdout(output) || !is_folder(output);
    let names: Vec<&str> = match &arguments.program {
        Some(name) => PROGRAMS
            .iter()
            .filter(|program| program.name == name)
            .flat_map(|program| program.formats.iter().copied())
            .collect(),
        None if arguments.to.iter().any(|name| !name.is_empty()) => {
            arguments.to.iter().map(String::as_str).collect()
        }
        None if one_file => return by_file_name(output).map(|exporter| vec![exporter]),
        None => USUAL.to_vec(),
    };
    let mut exporters: Vec<&'static dyn Exporter> = Vec::new();
    for name in names {
        let found = export::find_all(name.trim());
        if found.is_empty() {
            let known: Vec<&str> = EXPORTERS.iter().map(|format| format.name()).collect();
            let hint = did_you_mean(name, &known, &known_formats());
            let error = Error::new(format!("there is no format {name:?}"));
            return Err(Failure::Usage(error.hint(hint)));
        }
        for exporter in found {
            if !exporters
                .iter()
                .any(|known| known.name() == exporter.name())
            {
                exporters.push(exporter);
            }
        }
    }
    if one_file && exporters.len() != 1 {
        let names: Vec<&str> = exporters.iter().map(|exporter| exporter.name()).collect();
        return Err(Failure::Usage(
            Error::new(format!(
                "{} formats do not fit into one file: {}",
                names.len(),
                names.join(", ")
            ))
            .hint("name one format with --to, or a folder with -o"),
        ));
    }
    if one_file && let Some(folder) = exporters.iter().find(|format| format.folder().is_some()) {
        let message = format!("{} is a folder of files", folder.name());
        let error = Error::new(message).hint("name a folder with -o, such as -o output/");
        return Err(Failure::Usage(error));
    }
    Ok(exporters)
}

/// Finds the format of a file by its name.
fn by_file_name(path: &Path) -> Result<&'static dyn Exporter, Failure> {
    if is_stdout(path) {
        return Err(Failure::Usage(
            Error::new("the format for standard output is missing").hint("name it with --to"),
        ));
    }
    export::find_by_file(&path.to_string_lossy()).ok_or_else(|| {
        Failure::Usage(
            Error::new(format!(
                "the ending of {:?} belongs to no format",
                path.display().to_string()
            ))
            .hint(format!("name the format with --to; {}", known_formats())),
        )
    })
}

fn known_formats() -> String {
    let names: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.name()).collect();
    format!("the formats are: {}, csv", names.join(", "))
}
