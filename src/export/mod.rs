//! Writers of graph files: one file each, listed in [`EXPORTERS`].
//!
//! All formats write the same two tables, of nodes and of edges, under the same column names. A
//! name that some program would take for something else has a `_` behind it (`size_`), and a
//! number that is not finite counts as missing.

use std::io::{self, Write};

pub use self::drawing::Drawing;
pub use self::folder::{Folder, FolderWriter};
use self::graphml_flavor::Flavor;
pub use self::losses::{Loss, Losses, Tally};
pub use self::original::{Owner, original_names};
pub use self::programs::{PROGRAMS, Program};
pub use self::rdf::check_base;
pub use self::settings::{ClusterBy, Settings};
use crate::graph::{GraphView, Multi, Shape, View};

mod address;
mod around;
mod ascii_names;
mod buffer;
mod cells;
mod column;
mod csv_rows;
mod cx2;
mod cytoscape;
mod dl;
mod dot;
mod dot_attributes;
mod dot_clusters;
mod dot_looks;
mod dot_plain;
mod dot_text;
mod drawing;
mod edge_label;
mod edges;
mod evidence;
mod figures;
mod folder;
mod ftm;
mod gexf;
mod graphml;
mod graphml_flavor;
mod graphml_keys;
mod graphml_shapes;
mod graphology;
mod grid;
mod html;
mod jgf;
mod json;
mod json_graph;
mod json_text;
mod list;
mod losses;
mod mermaid;
mod names;
mod neo4j;
mod nodes;
mod number;
mod obsidian;
mod original;
mod output;
mod pajek;
mod palette;
mod parquet;
mod picture;
mod pieces;
mod plain;
mod programs;
mod prominence;
mod rdf;
mod settings;
mod sheets;
mod spells;
mod sqlite;
mod statements;
mod table;
mod tables;
mod ties;
mod types;
mod xlsx;
mod xml;

/// A format that a graph can be written in.
pub trait Exporter: Sync {
    /// Says what the format is called, what it is for and what it can hold.
    fn about(&self) -> About;

    /// Returns the name after `--to`.
    fn name(&self) -> &'static str {
        self.about().name
    }

    /// Tells of each node whether the format has a place for it; nothing where it has for all.
    fn part(&self, _graph: &GraphView) -> Option<Vec<bool>> {
        None
    }

    /// Returns what writes it, where it is a folder of files; [`Exporter::write`] then has nothing
    /// to write.
    fn folder(&self) -> Option<&dyn FolderWriter> {
        None
    }

    /// Writes a graph, and returns what the file could not hold of it.
    ///
    /// # Errors
    ///
    /// Returns the writer's own error; a format that is a folder of files has no single one.
    fn write(
        &self,
        _graph: &GraphView,
        _settings: &Settings,
        _out: &mut dyn Write,
    ) -> io::Result<Losses> {
        Err(io::ErrorKind::IsADirectory.into())
    }
}

/// What there is to say of a format.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The name after `--to`.
    pub name: &'static str,
    /// The endings of its files, the usual one first, without the dot; none of a folder.
    pub extensions: &'static [&'static str],
    /// The name of the file, or of the folder, in an output folder.
    pub file_name: &'static str,
    /// What it is for, in a few words.
    pub summary: &'static str,
    /// What it can hold, and so what a graph may lose in it.
    pub keeps: Keeps,
    /// Which graph it is given where the user asks for none in particular.
    pub usual_shape: Shape,
    /// Whether it can only be given its usual graph, whatever the user asks for.
    pub has_fixed_shape: bool,
    /// How it draws nodes that have places; nothing where it holds no places.
    pub drawing: Option<Drawing>,
    /// Whether it is of no use without places, so that even large graphs are laid out unasked.
    pub needs_places: bool,
    /// Whether it shows the articles and statements themselves; see [`GraphView::sources`].
    pub shows_sources: bool,
}

impl About {
    /// A format that holds everything and draws nothing; its names are still to be told.
    const PLAIN: Self = Self {
        name: "",
        extensions: &[],
        file_name: "",
        summary: "",
        keeps: Keeps::ALL,
        usual_shape: Shape {
            view: View::Full,
            multi: Multi::Keep,
        },
        has_fixed_shape: false,
        drawing: None,
        needs_places: false,
        shows_sources: false,
    };
}

/// What a format can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeps {
    /// Several edges between the same two nodes.
    pub parallel_edges: bool,
    /// Attributes of nodes and edges.
    pub attributes: bool,
    /// The documents, places and words that edges rest on.
    pub evidence: bool,
}

impl Keeps {
    /// Everything that a graph has.
    pub const ALL: Self = Self {
        parallel_edges: true,
        attributes: true,
        evidence: true,
    };
}

/// All formats, in the order of tables and help.
pub const EXPORTERS: &[&dyn Exporter] = &[
    &graphml::GraphMl(Flavor::Strict),
    &graphml::GraphMl(Flavor::Gephi),
    &graphml::GraphMl(Flavor::Yed),
    &graphml::GraphMl(Flavor::Visone),
    &gexf::Gexf { is_dynamic: false },
    &gexf::Gexf { is_dynamic: true },
    &dot::Dot,
    &dot_plain::DotPlain,
    &picture::Picture::Svg,
    &picture::Picture::Png,
    &edges::Edges,
    &nodes::Nodes,
    &statements::Statements,
    &figures::Figures,
    &tables::GEPHI,
    &tables::EXCEL,
    &tables::TABS,
    &sqlite::Sqlite,
    &xlsx::Xlsx,
    &parquet::Parquet,
    &json::Json { has_links: false },
    &json::Json { has_links: true },
    &cytoscape::Cytoscape,
    &graphology::Graphology,
    &cx2::Cx2,
    &jgf::Jgf,
    &rdf::TURTLE,
    &rdf::N_TRIPLES,
    &rdf::JSON_LD,
    &rdf::TRIG,
    &ftm::FollowTheMoney,
    &dl::Dl,
    &pajek::Pajek,
    &mermaid::Mermaid,
    &html::Html,
    &neo4j::Cypher,
    &neo4j::Admin,
    &neo4j::Load,
    &obsidian::Obsidian,
];

/// Names after `--to` that stand for several formats, with the names of those.
pub const GROUPS: &[(&str, &[&str])] = &[("csv", &["nodes", "edges", "statements", "figures"])];

/// Returns the format of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS
        .iter()
        .copied()
        .find(|format| format.name() == name)
}

/// Returns the formats that a name stands for: one, or all of a group; none where the name is
/// unknown.
#[must_use]
pub fn find_all(name: &str) -> Vec<&'static dyn Exporter> {
    GROUPS.iter().find(|(group, _)| *group == name).map_or_else(
        || find(name).into_iter().collect(),
        |(_, formats)| formats.iter().filter_map(|format| find(format)).collect(),
    )
}

/// Returns the format that a file's name asks for: by the name that the format's files have, such
/// as `nodes.csv` or `tram-nodes.csv`, else by its ending.
///
/// ```
/// let format = |file| sayso::export::find_by_file(file).map(|format| format.name());
/// assert_eq!(format("out/tram.gexf"), Some("gexf"));
/// assert_eq!(format("out/tram-nodes.csv"), Some("nodes"));
/// assert_eq!(format("out/tram.csv"), Some("edges"));
/// assert_eq!(format("out/tram.docx"), None);
/// ```
#[must_use]
pub fn find_by_file(path: &str) -> Option<&'static dyn Exporter> {
    let name = path.rsplit(['/', '\\']).next()?.to_lowercase();
    let (_, ending) = name.rsplit_once('.')?;
    let by_name = EXPORTERS
        .iter()
        .filter(|format| name.ends_with(format.about().file_name))
        .max_by_key(|format| format.about().file_name.len());
    by_name
        .or_else(|| {
            EXPORTERS
                .iter()
                .find(|format| format.about().extensions.contains(&ending))
        })
        .copied()
}

#[cfg(test)]
mod tests_of_pictures;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_name_and_file_name_is_found_and_unique() {
        let names: BTreeSet<_> = EXPORTERS.iter().map(|format| format.name()).collect();
        let files: BTreeSet<_> = EXPORTERS
            .iter()
            .map(|format| format.about().file_name)
            .collect();
        assert_eq!(
            (names.len(), files.len()),
            (EXPORTERS.len(), EXPORTERS.len())
        );
        for format in EXPORTERS {
            let by_name = find(format.name()).map(Exporter::name);
            assert_eq!(by_name, Some(format.name()));
            let by_file = find_by_file(format.about().file_name).map(Exporter::name);
            let ending = format
                .about()
                .file_name
                .rsplit_once('.')
                .map(|(_, ending)| ending);
            assert_eq!(ending, format.about().extensions.first().copied());
            let is_file = format.folder().is_none();
            assert_eq!(by_file, is_file.then_some(format.name()));
        }
    }

    #[test]
    fn groups_hold_known_formats_and_hide_none() {
        for (group, formats) in GROUPS {
            assert!(find(group).is_none());
            assert_eq!(find_all(group).len(), formats.len());
        }
        assert_eq!(find_all("gexf").len(), 1);
        assert!(find_all("docx").is_empty());
    }

    #[test]
    fn a_file_name_chooses_its_format() {
        for (file, expected) in [
            ("graph.GraphML", Some("graphml")),
            ("a.gv", Some("dot")),
            ("graph-plain.dot", Some("dot-plain")),
            ("C:\\out\\statements.csv", Some("statements")),
            ("node-link.json", Some("json")),
            ("gexf", None),
            ("folder.gexf/graph", None),
            ("", None),
        ] {
            let found = find_by_file(file).map(Exporter::name);
            assert_eq!(found, expected, "{file}");
        }
    }
}
