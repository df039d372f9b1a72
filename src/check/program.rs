//! The programs that graph files are opened in, and which formats each of them reads.

use super::Format;

/// A program that graph files are opened in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Program {
    /// Gephi, on the desktop.
    Gephi,
    /// Gephi Lite, in a browser; it reads files with graphology.
    GephiLite,
    /// Graphviz: `dot` and its siblings.
    Graphviz,
    /// Cytoscape, on the desktop.
    Cytoscape,
    /// yEd.
    Yed,
    /// visone.
    Visone,
    /// networkx, for Python.
    Networkx,
    /// igraph, for Python, R and C.
    Igraph,
    /// `NetworKit`, for Python and C++.
    Networkit,
    /// Neo4j: `LOAD CSV` and `neo4j-admin`.
    Neo4j,
    /// Excel and other spreadsheets.
    Excel,
    /// UCINET.
    Ucinet,
    /// `JGraphT`, for Java.
    Jgrapht,
}

impl Program {
    /// All programs, in the order of tables and messages.
    pub const ALL: [Self; 13] = [
        Self::Gephi,
        Self::GephiLite,
        Self::Graphviz,
        Self::Cytoscape,
        Self::Yed,
        Self::Visone,
        Self::Networkx,
        Self::Igraph,
        Self::Networkit,
        Self::Neo4j,
        Self::Excel,
        Self::Ucinet,
        Self::Jgrapht,
    ];

    /// Returns the name for command lines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gephi => "gephi",
            Self::GephiLite => "gephi-lite",
            Self::Graphviz => "graphviz",
            Self::Cytoscape => "cytoscape",
            Self::Yed => "yed",
            Self::Visone => "visone",
            Self::Networkx => "networkx",
            Self::Igraph => "igraph",
            Self::Networkit => "networkit",
            Self::Neo4j => "neo4j",
            Self::Excel => "excel",
            Self::Ucinet => "ucinet",
            Self::Jgrapht => "jgrapht",
        }
    }

    /// Returns the name as its makers write it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gephi => "Gephi",
            Self::GephiLite => "Gephi Lite",
            Self::Graphviz => "Graphviz",
            Self::Cytoscape => "Cytoscape",
            Self::Yed => "yEd",
            Self::Visone => "visone",
            Self::Networkx => "networkx",
            Self::Igraph => "igraph",
            Self::Networkit => "NetworKit",
            Self::Neo4j => "Neo4j",
            Self::Excel => "Excel",
            Self::Ucinet => "UCINET",
            Self::Jgrapht => "JGraphT",
        }
    }

    /// Lists the formats that the program reads without an extension, of those that are checked.
    #[must_use]
    pub const fn reads(self) -> &'static [Format] {
        use Format::{Csv, Dot, Gexf, GraphMl, Json};
        match self {
            Self::Gephi => &[GraphMl, Gexf, Dot, Csv],
            Self::GephiLite => &[GraphMl, Gexf, Json],
            Self::Graphviz => &[Dot],
            Self::Cytoscape => &[GraphMl, Csv, Json],
            Self::Yed => &[GraphMl],
            Self::Visone | Self::Igraph => &[GraphMl, Csv],
            Self::Networkx | Self::Jgrapht => &[GraphMl, Gexf, Dot, Csv, Json],
            Self::Networkit => &[GraphMl, Gexf, Csv],
            Self::Neo4j | Self::Excel | Self::Ucinet => &[Csv],
        }
    }
}
