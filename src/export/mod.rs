//! Writers of graph files: one file each, listed in [`EXPORTERS`].

use std::io::{self, Write};

use crate::graph::{GraphView, Multi, Shape, View};

/// A format that a graph can be written in.
pub trait Exporter: Sync {
    /// The name after `--to`.
    fn name(&self) -> &'static str;

    /// The endings of its files, the usual one first, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// The file's name in an output folder.
    fn file_name(&self) -> &'static str;

    /// What it is for, in a few words.
    fn summary(&self) -> &'static str;

    /// What it can hold, and so what a graph may lose in it.
    fn keeps(&self) -> Keeps;

    /// Which graph it is given where the user asks for none in particular.
    fn usual_shape(&self) -> Shape {
        Shape {
            view: View::Full,
            multi: Multi::Keep,
        }
    }

    /// Tells whether it can only be given its usual graph, whatever the user asks for.
    fn has_fixed_shape(&self) -> bool {
        false
    }

    /// Writes a graph.
    ///
    /// # Errors
    ///
    /// Returns the writer's own error.
    fn write(&self, graph: &GraphView, out: &mut dyn Write) -> io::Result<()>;
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

/// All formats, in the order of tables and help.
pub const EXPORTERS: &[&dyn Exporter] = &[];
