//! Checks graphs in JSON: one walk over the document, then over the nodes and edges found in it.

mod registry;
mod rules;
mod rules_of_spellings;
mod shape;
mod spellings;
mod typed;
mod walk;

use std::collections::HashSet;

pub(super) use registry::RULES;
use shape::{Entry, Piece, Shape, Spelling};
use spellings::{check_cx2, check_cytoscape, check_graphology, check_jgf, check_node_link};
use walk::{Value, walk};

use super::edges::Edges;
use super::values::is_inexact;
use super::{File, Findings, Rule};
use crate::read::quoted;
use crate::{Error, Result};

/// Scans a file.
///
/// # Errors
///
/// Fails where the file holds no graph, or one in a spelling that the program does not read.
pub(super) fn scan(file: &File<'_>, findings: &mut Findings) -> Result<()> {
    if !file.text.trim_start().starts_with(['{', '[']) {
        return Err(no_graph("it starts with no bracket"));
    }
    check_encoding(file, findings);
    let mut shape = Shape::default();
    let mut inexact = Vec::new();
    let walked = walk(file.text, &mut |steps, at, value| {
        if let Value::Plain(word) = value {
            if word.ends_with('N') || word.ends_with('y') {
                findings.add(&rules::NUMBER, at, || format!("the value {word}"));
            } else if is_inexact(word) {
                inexact.push((word, at));
            }
        }
        shape.take(steps, at, value);
    });
    if let Err(fault) = walked {
        findings.add(&rules::SYNTAX, fault.at, || fault.what.to_owned());
        return Ok(());
    }
    let Some(spelling) = shape.spelling() else {
        return Err(no_graph("it has neither nodes nor elements"));
    };
    if let Some(program) = findings.program()
        && !spelling.readers().contains(&program)
    {
        let message = format!("{} does not read {}", program.label(), spelling.label());
        let readers = spelling.readers().iter().map(|program| program.label());
        let hint = match readers.collect::<Vec<_>>() {
            readers if readers.is_empty() => {
                "export the graph in a format that it reads".to_owned()
            }
            readers => format!("{} does", readers.join(", ")),
        };
        return Err(Error::new(message).hint(hint));
    }
    if spelling == Spelling::Cytoscape {
        shape.part();
    }
    match spelling {
        Spelling::NodeLink => check_node_link(file.text, &shape, findings),
        Spelling::Graphology => {
            check_graphology(&shape, findings);
            for (word, at) in inexact {
                findings.add(&rules::G_PRECISION, at, || {
                    format!("the number {word} has more than 53 bits")
                });
            }
        }
        Spelling::Cytoscape => check_cytoscape(&shape, findings),
        Spelling::Cx2 => check_cx2(&shape, findings),
        Spelling::Jgf => check_jgf(&shape, findings),
    }
    Ok(())
}

fn no_graph(why: &str) -> Error {
    Error::new(format!("this JSON holds no graph: {why}"))
        .hint("graphs of networkx, graphology, Cytoscape.js, CX2 and JGF are checked")
}

fn check_encoding(file: &File<'_>, findings: &mut Findings) {
    if let Some(encoding) = file.encoding {
        let at = file.text.find(|c: char| !c.is_ascii()).unwrap_or(0);
        findings.add(&rules::ENCODING, at, || {
            format!("the text is in {encoding}")
        });
    } else if file.has_mark {
        findings.add(&rules::MARK, 0, || {
            "the file starts with a byte order mark".to_owned()
        });
    }
}

/// The rules of a spelling for what every graph has.
struct Common {
    twice: Option<&'static Rule>,
    undeclared: Option<&'static Rule>,
    parallel: Option<&'static Rule>,
}

/// Checks ids and ends; `name` tells which ids are one, `key` what names an entry, `kind` what
/// keeps parallel edges apart: `None` where it is alone.
fn check_ends<'a>(
    shape: &Shape<'a>,
    rules: &Common,
    is_directed: bool,
    name: impl Fn(Piece<'a>) -> &'a str,
    key: impl Fn(&Entry<'a>) -> Option<Piece<'a>>,
    kind: impl Fn(&Entry<'a>) -> Option<&'a str>,
    findings: &mut Findings,
) {
    let mut edges = Edges::new();
    let mut names = HashSet::new();
    for entry in &shape.nodes {
        if let Some(piece) = key(entry)
            && !edges.declare(name(piece))
            && let Some(rule) = rules.twice
        {
            let words = || format!("a node {} stands above", quoted(piece.text));
            findings.add(rule, piece.at, words);
        }
    }
    for entry in &shape.edges {
        if let Some(piece) = key(entry)
            && !names.insert(piece.text)
            && let Some(rule) = rules.twice.filter(|_| rules.names_edges())
        {
            let words = || format!("an edge {} stands above", quoted(piece.text));
            findings.add(rule, piece.at, words);
        }
        let (Some(source), Some(target)) = (entry.source, entry.target) else {
            continue;
        };
        let ends = [source, target].map(|end| edges.end(name(end), end.at));
        let is_directed = is_directed && !entry.is_undirected;
        let is_new = kind(entry).is_none_or(|kind| edges.join(ends, is_directed, kind));
        if let Some(rule) = rules.parallel.filter(|_| !is_new) {
            let words = || {
                format!(
                    "another edge joins {} and {}",
                    quoted(source.text),
                    quoted(target.text)
                )
            };
            findings.add(rule, entry.at, words);
        }
    }
    if let Some(rule) = rules.undeclared {
        edges.undeclared(|name, at| {
            findings.add(rule, at, || {
                format!("the file has no node {}", shown_id(name))
            });
        });
    }
}

/// Shows an id as it stands in the file: 1 and "1" are two.
fn shown_id(id: &str) -> String {
    match id.strip_prefix('"') {
        Some(text) => quoted(text.trim_end_matches('"')),
        None if id.parse::<f64>().is_ok() => id.to_owned(),
        None => quoted(id),
    }
}

impl Common {
    /// Tells whether edges must have names of their own.
    fn names_edges(&self) -> bool {
        self.twice
            .is_some_and(|rule| rule.name != rules::NODE_TWICE.name)
    }
}
