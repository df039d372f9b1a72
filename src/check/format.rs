//! The formats that are checked, and how a file shows which it is in.

/// A format of graph files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// GraphML.
    GraphMl,
    /// GEXF.
    Gexf,
    /// The language of Graphviz.
    Dot,
    /// Tables of edges or of nodes.
    Csv,
    /// JSON as networkx, graphology, Cytoscape.js, CX2 and JGF spell graphs.
    Json,
}

impl Format {
    /// All formats, in the order of tables.
    pub const ALL: [Self; 5] = [Self::GraphMl, Self::Gexf, Self::Dot, Self::Csv, Self::Json];

    /// Returns the name, which rules start with.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GraphMl => "graphml",
            Self::Gexf => "gexf",
            Self::Dot => "dot",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Returns the name as people write it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::GraphMl => "GraphML",
            Self::Gexf => "GEXF",
            Self::Dot => "DOT",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }

    /// Finds a format by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }

    /// Lists the names, for messages.
    pub(super) fn names() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }

    /// Recognises a format by the ending of a file, in lower case and without the dot, and, where
    /// that leaves it open, by how the file starts.
    #[must_use]
    pub fn recognise(ending: &str, start: &str) -> Option<Self> {
        match ending {
            "graphml" => return Some(Self::GraphMl),
            "gexf" => return Some(Self::Gexf),
            "dot" | "gv" => return Some(Self::Dot),
            "csv" | "tsv" => return Some(Self::Csv),
            "json" | "cyjs" | "cx" | "cx2" | "jgf" => return Some(Self::Json),
            "xml" | "txt" | "" => {}
            _ => return None,
        }
        let start = start.trim_start();
        let first = start.split(|c: char| !c.is_alphanumeric()).next();
        let word = first.unwrap_or_default().to_ascii_lowercase();
        if start.contains("<graphml") {
            Some(Self::GraphMl)
        } else if start.contains("<gexf") {
            Some(Self::Gexf)
        } else if ["graph", "digraph", "strict"].contains(&&*word) && start.contains('{') {
            Some(Self::Dot)
        } else if start.starts_with(['{', '[']) {
            Some(Self::Json)
        } else {
            let header = start.lines().next().unwrap_or_default();
            let is_table = !start.starts_with('<') && header.contains([',', ';', '\t']);
            is_table.then_some(Self::Csv)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_go_before_content() {
        for (ending, start, expected) in [
            ("graphml", "", Some(Format::GraphMl)),
            ("xml", "<?xml version=\"1.0\"?><gexf>", Some(Format::Gexf)),
            ("", "strict digraph {", Some(Format::Dot)),
            ("", "graph,id\n", Some(Format::Csv)),
            ("txt", "{\"nodes\": []}", Some(Format::Json)),
            ("csv", "{", Some(Format::Csv)),
            ("", "<html>a,b", None),
            ("pdf", "a,b", None),
        ] {
            assert_eq!(
                Format::recognise(ending, start),
                expected,
                "{ending} {start}"
            );
        }
    }
}
