//! What every subcommand does before and after its work: reading with a progress bar, problems.

use std::borrow::Cow;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Global;
use super::arguments::InputArguments;
use super::output::is_stdout;
use super::progress::Bar;
use super::report::{Failure, Outcome, Terminal};
use crate::import::{self, Imported};
use crate::model::LeftOut;
use crate::pipeline::{self, Loaded, Progress};
use crate::read::{self, FileReport};
use crate::{Error, Place};

/// Reads the inputs and extracts the articles among them.
pub(super) fn load(
    input: &InputArguments,
    output: &Path,
    global: &Global,
    terminal: &Terminal,
    bar: &Bar,
) -> Result<Loaded, Failure> {
    let options = prepare(input, output, global)?;
    refuse_graph_files(&input.inputs)?;
    bar.watch(&input.inputs, &options.read);
    let loaded = pipeline::load(&input.inputs, &options, &mut io::stdin().lock(), bar)?;
    bar.finish();
    tell(&loaded, terminal);
    if loaded.records.is_empty() {
        terminal.problems(&loaded.problems.into_errors(), input.lenient);
        return Err(nothing().into());
    }
    Ok(loaded)
}

/// Refuses graph files where articles and records are read: as articles they would be nonsense.
pub(super) fn refuse_graph_files(inputs: &[PathBuf]) -> Result<(), Failure> {
    let unread = |path: &PathBuf| {
        if is_stdout(path) {
            import::unread_stdin(&start_of_stdin())
        } else {
            import::unread(path)
        }
    };
    if let Some(error) = inputs.iter().find_map(unread) {
        return Err(error.into());
    }
    match inputs.iter().find(|path| is_graph_file(path)) {
        None => Ok(()),
        Some(path) => Err(
            Error::new("this is a graph file, and neither article nor record")
                .at(Place::file(path.to_string_lossy()))
                .hint("`sayso analyze` ranks graph files and `sayso export` converts them, given alone")
                .into(),
        ),
    }
}

/// Tells whether a path names a graph file, and no table of records.
fn is_graph_file(path: &Path) -> bool {
    if is_stdout(path) {
        return import::recognise_start("stdin", "", &start_of_stdin()).is_some();
    }
    let is_of_records = || read::is_table_of_records(path) && !import::is_own_node_table(path);
    import::recognise(path).is_some() && !is_of_records()
}

/// Returns what of standard input is waiting to be read, and leaves it there.
fn start_of_stdin() -> String {
    let mut stdin = io::stdin().lock();
    let start = stdin.fill_buf().map(String::from_utf8_lossy);
    start.map_or_else(|_| String::new(), Cow::into_owned)
}

/// What the inputs turned out to be.
pub(super) enum Opened {
    /// Records, and articles that became records.
    Records(Box<Loaded>),
    /// Graph files of other programs.
    Graph(Box<Imported>),
}

impl Opened {
    /// Returns the paths of the files that were read.
    pub(super) fn files(&self) -> Vec<Arc<str>> {
        match self {
            Self::Records(loaded) => paths(&loaded.files),
            Self::Graph(imported) => imported
                .files
                .iter()
                .map(|(path, _)| path.clone())
                .collect(),
        }
    }
}

/// Reads the inputs as graph files where all of them are, else as [`load`] does; refuses a graph
/// without nodes.
pub(super) fn open(
    input: &InputArguments,
    output: &Path,
    global: &Global,
    terminal: &Terminal,
    bar: &Bar,
) -> Result<Opened, Failure> {
    match open_any(input, output, global, terminal, bar)? {
        Opened::Graph(imported) if imported.graph.node_count() == 0 => {
            Err(no_node(*imported, input, terminal))
        }
        opened => Ok(opened),
    }
}

/// Says that a graph file has nothing to work with.
fn no_node(imported: Imported, input: &InputArguments, terminal: &Terminal) -> Failure {
    terminal.problems(&imported.problems.into_errors(), input.lenient);
    Error::new("the graph file holds no node, so nothing was written").into()
}

/// Does the same, and takes a graph without nodes as one, unless it has none because of problems.
pub(super) fn open_any(
    input: &InputArguments,
    output: &Path,
    global: &Global,
    terminal: &Terminal,
    bar: &Bar,
) -> Result<Opened, Failure> {
    if !input.inputs.iter().all(|path| is_graph_file(path)) {
        return load(input, output, global, terminal, bar)
            .map(|loaded| Opened::Records(Box::new(loaded)));
    }
    prepare(input, output, global)?;
    Progress::start(bar, "reading", None);
    let imported = import::read(&input.inputs, &mut io::stdin().lock())?;
    bar.finish();
    for (path, format) in &imported.files {
        terminal.detail(&format!("{path}: {format}"));
    }
    terminal.notes(imported.notes.as_slice());
    if imported.graph.node_count() == 0 && imported.problems.count() > 0 {
        return Err(no_node(imported, input, terminal));
    }
    Ok(Opened::Graph(Box::new(imported)))
}

/// Returns the paths of files.
pub(super) fn paths(files: &[FileReport]) -> Vec<Arc<str>> {
    files.iter().map(|file| file.path.clone()).collect()
}

/// Says what is worth knowing about the inputs: notes, and each file for those who want to know.
pub(super) fn tell(loaded: &Loaded, terminal: &Terminal) {
    for file in &loaded.files {
        terminal.detail(&file.to_string());
    }
    terminal.notes(loaded.notes.as_slice());
}

/// Says how much was left out because nobody can be sure of it.
pub(super) fn tell_left_out(loaded: &Loaded, input: &InputArguments, terminal: &Terminal) {
    if let Some(text) = left_out(&loaded.left_out) {
        let least = input.finding.min_confidence;
        terminal.note(&format!("left out {text}: the confidence is below {least}"));
    }
}

/// Counts what was left out, in words.
pub(super) fn left_out(count: &LeftOut) -> Option<String> {
    let parts = [
        (count.statements, "statement", "statements"),
        (count.relations, "relation", "relations"),
        (count.entities, "actor", "actors"),
    ];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    let parts: Vec<String> = parts.map(|(n, one, many)| plural(n, one, many)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Counts something in words.
pub(super) fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Says that there was nothing to work with.
pub(super) fn nothing() -> Error {
    Error::new("the input holds nothing that can be used, so nothing was written")
        .hint("give articles (.txt, .md, .html), records (.jsonl, .json, .csv) or folders of them")
}

/// Checks that all inputs are there, sets the number of threads that the user asked for, and
/// leaves a folder for output that lies in an input out of the reading.
pub(super) fn prepare(
    input: &InputArguments,
    output: &Path,
    global: &Global,
) -> Result<pipeline::Options, Failure> {
    for path in &input.inputs {
        if !is_stdout(path) && !path.exists() {
            let error = Error::new("there is no such file or folder")
                .at(Place::file(path.to_string_lossy()))
                .hint("check the spelling of the path");
            return Err(error.into());
        }
    }
    let threads = usize::from(global.threads.unwrap_or(0));
    // A pool that stands already serves as well: the output does not depend on it.
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global();
    let mut options = read::Options::default();
    let is_input = |folder: &Path| {
        let folder = folder.canonicalize().ok();
        folder.is_some()
            && input
                .inputs
                .iter()
                .any(|path| path.canonicalize().ok() == folder)
    };
    if output.is_dir() && !is_input(output) {
        options.leave_out.push(output.to_owned());
    }
    Ok(pipeline::Options {
        read: options,
        extract: input.finding.options(),
        min_confidence: input.finding.min_confidence,
    })
}

/// Refuses to write over a file that was read: what people wrote is not to be lost.
pub(super) fn spare_inputs(target: &Path, files: &[Arc<str>]) -> Result<(), Failure> {
    let Ok(target) = target.canonicalize() else {
        return Ok(());
    };
    let is_target = |file: &&Arc<str>| {
        Path::new(&***file)
            .canonicalize()
            .is_ok_and(|path| path == target)
    };
    match files.iter().find(is_target) {
        None => Ok(()),
        Some(file) => Err(Failure::Usage(
            Error::new("the output would replace this input, so nothing was written")
                .at(Place::file(file.clone()))
                .hint("choose another place with -o"),
        )),
    }
}

/// Prints the problems and says how the subcommand ended.
pub(super) fn finish(problems: &[Error], lenient: bool, terminal: &Terminal) -> Outcome {
    terminal.problems(problems, lenient);
    if problems.is_empty() || lenient {
        Outcome::Done
    } else {
        Outcome::Problems
    }
}
