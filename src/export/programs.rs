//! Programs that people read graphs with, and the formats that suit each.

/// A program, or a way of working, and what to write for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Program {
    /// The name after `--for`.
    pub name: &'static str,
    /// The names of the formats, the best first.
    pub formats: &'static [&'static str],
}

/// All programs, in the order of help.
pub const PROGRAMS: &[Program] = &[
    program("gephi", &["gexf"]),
    program("gephi-lite", &["graphology"]),
    program("graphviz", &["dot"]),
    program("cytoscape", &["cx2"]),
    program("yed", &["graphml-yed"]),
    program("visone", &["graphml-visone"]),
    program("ucinet", &["dl"]),
    program("pajek", &["pajek"]),
    program("mermaid", &["mermaid"]),
    program("networkx", &["graphml"]),
    program("igraph", &["graphml"]),
    program("excel", &["xlsx"]),
    program("aleph", &["ftm"]),
    // A script needs no access to the server's files, and runs in Neo4j's cloud as well.
    program("neo4j", &["cypher"]),
    program("obsidian", &["obsidian"]),
];

const fn program(name: &'static str, formats: &'static [&'static str]) -> Program {
    Program { name, formats }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::find_all;

    #[test]
    fn every_program_has_formats_that_exist() {
        for program in PROGRAMS {
            assert!(!program.formats.is_empty());
            for format in program.formats {
                assert!(
                    !find_all(format).is_empty(),
                    "{format} for {}",
                    program.name
                );
            }
        }
    }
}
