//! Graph files of other programs: one file for each format, listed in [`IMPORTERS`].
//!
//! What is read is a [`GraphView`], to be ranked or written in another format. A node or an edge
//! that cannot be used is a problem with its place, and those beside it are kept. XML with a
//! document type is refused, so that no entity can be expanded and nothing else can be loaded.

mod attribute;
mod builder;
mod columns;
mod cytoscape;
mod description;
mod dl;
mod edge_list;
mod evidence;
mod ftm;
mod gexf;
mod gexf_attributes;
mod graphml;
mod graphml_keys;
mod graphology;
mod ids;
mod json;
mod json_graph;
mod json_names;
mod json_numbers;
mod kinds;
mod names;
mod node_link;
mod numbered;
mod pajek;
mod references;
mod role;
mod rows;
mod scan;
mod tables;
mod tag;
mod titles;
mod top_level;
mod unread;
mod waiting;
mod words;
mod xml;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::unread::{unread, unread_stdin};

use self::builder::Builder;
use crate::graph::GraphView;
use crate::read::{Problems, Source, split_name};
use crate::{Error, Place, Result};

/// A format that graphs can be read from.
pub trait Importer: Sync {
    /// The name of the format.
    fn name(&self) -> &'static str;

    /// The endings of its files, the usual one first, without the dot. Each may be followed by
    /// `.gz` or `.zst`.
    fn extensions(&self) -> &'static [&'static str];

    /// What it holds, in a few words.
    fn summary(&self) -> &'static str;

    /// Tells whether a file is in this format, by its name without folder and ending, by its
    /// ending in lower case and by its first bytes.
    fn recognises(&self, stem: &str, ending: &str, start: &str) -> bool;

    /// Reads nodes and edges, and notes a problem for each that cannot be used.
    ///
    /// # Errors
    ///
    /// Returns why the rest of the file cannot be read.
    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()>;
}

/// All graph formats, in the order of tables and of recognition.
pub const IMPORTERS: &[&dyn Importer] = &[
    &graphml::GraphMl,
    &gexf::Gexf,
    &graphology::Graphology,
    &cytoscape::Cytoscape,
    &node_link::NodeLink,
    &ftm::FollowTheMoney,
    &edge_list::EdgeList,
    &tables::EdgeTable,
    &tables::NodeTable,
    &pajek::Pajek,
    &dl::Dl,
    &edge_list::PlainEdges,
];

/// The longest text that is read, all files together: it is held in memory as one piece, and holds
/// no more nodes and edges than 32 bits can number, since each of them takes two bytes at least.
const LONGEST: u64 = 1 << 33;

/// A graph, and what there is to say of how it was read.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// The graph, as the files have it.
    pub graph: GraphView,
    /// The files, each with the name of its format.
    pub files: Vec<(Arc<str>, &'static str)>,
    /// What could not be used, and why.
    pub problems: Problems,
    /// What is worth knowing and no problem.
    pub notes: Problems,
}

/// Finds the format of a graph file, by its name and its first bytes; `None` where it is none, or
/// cannot be read.
#[must_use]
pub fn recognise(path: &Path) -> Option<&'static dyn Importer> {
    let name = path.to_string_lossy();
    let (stem, ending) = split_name(&name);
    if path.is_dir() {
        return tables_in(path).map(|_| &tables::EdgeTable as &dyn Importer);
    }
    let source = Source::open(path, true, LONGEST).ok()?;
    recognise_start(&stem, &ending, &source.start_text())
}

/// Tells whether a file is a table of nodes that this program wrote. It may look like one of
/// records, because statements are nodes, too.
#[must_use]
pub fn is_own_node_table(path: &Path) -> bool {
    let source = Source::open(path, true, LONGEST);
    source.is_ok_and(|source| tables::is_own_node_table(&source.start_text()))
}

/// Finds the table of nodes and the table of edges in a folder, which then is a graph.
fn tables_in(folder: &Path) -> Option<[PathBuf; 2]> {
    let entries = std::fs::read_dir(folder).ok()?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    let find = |wanted: &str, formats: &[&str]| {
        let is_it = |path: &&PathBuf| {
            let (stem, _) = split_name(&path.to_string_lossy());
            stem.eq_ignore_ascii_case(wanted)
                && path.is_file()
                && recognise(path).is_some_and(|importer| formats.contains(&importer.name()))
        };
        paths.iter().find(is_it).cloned()
    };
    let nodes = find("nodes", &["nodes"])?;
    Some([nodes, find("edges", &["edge-table", "edges"])?])
}

/// Finds the format of what starts in some way.
#[must_use]
pub fn recognise_start(stem: &str, ending: &str, start: &str) -> Option<&'static dyn Importer> {
    let mut importers = IMPORTERS.iter().copied();
    importers.find(|importer| importer.recognises(stem, ending, start))
}

/// Reads graph files into one graph: nodes of one id are one node.
///
/// # Errors
///
/// Fails where a file cannot be opened or read to its end, and names it.
pub fn read(paths: &[PathBuf], stdin: &mut dyn Read) -> Result<Imported> {
    let mut builder = Builder::default();
    let mut files = Vec::new();
    let mut all: Vec<PathBuf> = Vec::new();
    for path in paths {
        match Some(path)
            .filter(|path| path.is_dir())
            .and_then(|path| tables_in(path))
        {
            Some(tables) => all.extend(tables),
            None => all.push(path.clone()),
        }
    }
    // Nodes come in the order of their table, whatever stands before it.
    all.sort_by_key(|path| recognise(path).is_none_or(|importer| importer.name() != "nodes"));
    let mut left = LONGEST;
    for path in &all {
        let name: Arc<str> = path.to_string_lossy().into();
        let mut source = if &*name == "-" {
            let input = std::io::BufReader::new(&mut *stdin);
            Source::new(name.clone(), Box::new(input), true, left)?
        } else {
            Source::open(path, true, left)?
        };
        let (stem, ending) = split_name(&name);
        let Some(importer) = recognise_start(&stem, &ending, &source.start_text()) else {
            return Err(Error::new("this is no graph file")
                .at(Place::file(name))
                .hint("read graph files and records apart from each other"));
        };
        let bytes = source.bytes()?;
        let text = source.text_of(&bytes)?;
        left = left.saturating_sub(text.len() as u64);
        if let Some(encoding) = source.encoding() {
            let note = Error::new(format!("converted from {encoding}"));
            builder.note(note.at(Place::file(name.clone())));
        }
        builder.start_file();
        importer.read(&name, &text, &mut builder)?;
        builder.finish_file(&name, &text);
        files.push((name, importer.name()));
    }
    Ok(builder.finish(files))
}

#[cfg(test)]
mod tests;
