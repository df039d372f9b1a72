//! `sayso export` of graph files: one format becomes another.

use std::io::{BufWriter, Write};

use super::export::{ExportArguments, target, write_files, write_to_stdout};
use super::loading::{finish, plural, spare_inputs};
use super::measuring::choose;
use super::output::{human_size, is_stdout};
use super::progress::Bar;
use super::report::{Failure, Outcome, Terminal};
use super::summary::Written;
use super::table::{Align, layout};
use crate::Error;
use crate::export::Exporter;
use crate::import::Imported;
use crate::pipeline::Network;

/// Writes a graph that was read as one.
pub(super) fn convert(
    arguments: &ExportArguments,
    exporters: &[&'static dyn Exporter],
    mut imported: Imported,
    bar: &Bar,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let filter = arguments.filter.filter()?;
    if arguments.view.is_some() || arguments.multi.is_some() {
        let error = Error::new(
            "a graph file is written as it is, whatever its nodes and edges are",
        )
        .hint("leave out --view and --multi, or give the records that the graph was made of");
        return Err(Failure::Usage(error));
    }
    if filter.since.is_some() || filter.until.is_some() {
        let error = Error::new("a graph file tells no dates of statements")
            .hint("leave out --since and --until, or give the records that it was made of");
        return Err(Failure::Usage(error));
    }
    let files: Vec<_> = imported
        .files
        .iter()
        .map(|(path, _)| path.clone())
        .collect();
    for exporter in exporters {
        spare_inputs(&target(arguments, exporters, *exporter), &files)?;
    }
    let renamed = imported.graph.tell_edges_apart();
    if renamed > 0 {
        let edges = plural(
            renamed,
            "edge has the id of another and gets one of its own",
            "edges have the id of another and get ones of their own",
        );
        terminal.note(&edges);
    }
    if filter.min_weight > 1 {
        imported.graph = imported.graph.without_light_edges(filter.min_weight);
    }
    let mut measures = choose(&arguments.measures)?;
    let needs_communities = arguments.writing.needs_communities();
    arguments.picture.complete(needs_communities, &mut measures);
    if !measures.is_empty() {
        // What is measured decides how large nodes are.
        let mut picture = imported.graph.picture().clone();
        picture.sizes = None;
        imported.graph.set_picture(picture);
    }
    let mut network = Network::of_graph(imported.graph);
    let focus = arguments.sight.focus(network.measured())?;
    network.measure(&measures, &arguments.sight.options(), &focus, bar)?;
    let timings = bar.finish();
    for note in &network.scores().notes {
        terminal.note(note);
    }
    let lenient = arguments.input.lenient;
    let problems = imported.problems.into_errors();
    if is_stdout(&arguments.output) {
        write_to_stdout(arguments, exporters[0], &network, bar, terminal)?;
        return Ok(finish(&problems, lenient, terminal));
    }
    let (written, lost, failures) = write_files(arguments, exporters, &network, bar);
    let graph = network.measured();
    timings.write(graph.node_count(), graph.edge_count(), terminal)?;
    if !terminal.is_quiet() {
        print(&network, &written, files.len(), terminal)?;
    }
    let told = arguments.writing.tell(&lost, terminal);
    for failure in &failures {
        terminal.error(failure);
    }
    // The end of the program gives the memory back at once, which piece by piece takes longer than
    // writing a file.
    std::mem::forget(network);
    let outcome = finish(&problems, lenient, terminal);
    told?;
    Ok(if failures.is_empty() {
        outcome
    } else {
        Outcome::Problems
    })
}

/// Says what was read and what was written.
fn print(
    network: &Network,
    written: &[Written],
    files: usize,
    terminal: &Terminal,
) -> std::io::Result<()> {
    let mut out = BufWriter::new(terminal.out());
    let graph = network.measured();
    let direction = if graph.is_mixed() {
        "some of them undirected"
    } else if graph.is_directed() {
        "directed"
    } else {
        "undirected"
    };
    writeln!(
        out,
        "{} {}: {}, {}, {direction}",
        Terminal::heading("Read  "),
        plural(files, "file", "files"),
        plural(graph.node_count(), "node", "nodes"),
        plural(graph.edge_count(), "edge", "edges"),
    )?;
    let rows = written.iter().map(|file| {
        let summary = file.exporter.about().summary;
        vec![
            file.path.display().to_string(),
            human_size(file.size),
            summary
                .split([',', ':'])
                .next()
                .unwrap_or(summary)
                .to_owned(),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let align = [Align::Left, Align::Right, Align::Left];
    writeln!(out, "\n{}", Terminal::heading("Files"))?;
    out.write_all(layout(&rows, &align, usize::MAX, Terminal::width()).as_bytes())?;
    out.flush()
}
