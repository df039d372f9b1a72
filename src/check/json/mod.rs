//! Checks graphs in JSON: one walk over the document, then over the nodes and edges found in it.

mod registry;
mod rules;
mod shape;
mod walk;

use std::collections::HashSet;

pub(super) use registry::RULES;
use shape::{Entry, Piece, Shape, Spelling};
use walk::{Value, walk};

use super::edges::Edges;
use super::values::is_inexact;
use super::{File, Findings, Rule};
use crate::read::quoted;
use crate::{Error, Result};

/// The types of attributes in CX2, each of them also as a list.
const CX2_TYPES: [&str; 5] = ["string", "long", "integer", "double", "boolean"];

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
        let hint = format!("{} does", readers.collect::<Vec<_>>().join(", "));
        return Err(Error::new(message).hint(hint));
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
    }
    Ok(())
}

fn no_graph(why: &str) -> Error {
    Error::new(format!("this JSON holds no graph: {why}"))
        .hint("graphs of networkx, graphology, Cytoscape.js and CX2 are checked")
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

/// Checks ids and ends; `name` tells which ids are one, `key` what names an entry, `kind` what keeps parallel edges apart:
/// `None` where it is alone.
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

fn check_node_link<'a>(whole: &'a str, shape: &Shape<'a>, findings: &mut Findings) {
    if let (Some(at), None) = (shape.key("links"), shape.key("edges")) {
        findings.add(&rules::LINKS, at, || {
            "the edges are called links".to_owned()
        });
    }
    let is_loose = |edge: &&Entry<'_>| edge.source.is_none() || edge.target.is_none();
    for edge in shape.edges.iter().filter(is_loose) {
        let words = || "the edge has no \"source\" or no \"target\"".to_owned();
        findings.add(&rules::ENDS, edge.at, words);
    }
    let directed = shape.flag("directed");
    if directed.is_none() {
        findings.add(&rules::DIRECTED, 0, || {
            "there is no \"directed\"".to_owned()
        });
    }
    let is_multi = shape.flag("multigraph") != Some("false");
    let common = Common {
        twice: Some(&rules::NODE_TWICE),
        undeclared: Some(&rules::UNDECLARED),
        parallel: Some(&rules::SINGLE),
    };
    check_ends(
        shape,
        &common,
        directed == Some("true"),
        // For networkx, 1 and "1" are two nodes.
        |piece| {
            let with_marks = piece.at..piece.at + piece.text.len() + 2;
            let text = whole.get(with_marks).filter(|_| piece.is_text);
            text.unwrap_or(piece.text)
        },
        |entry| entry.id,
        // Without a key, networkx numbers the edges of a multigraph itself.
        |entry| {
            if is_multi {
                entry.key.map(|key| key.text)
            } else {
                Some("")
            }
        },
        findings,
    );
}

fn check_graphology(shape: &Shape<'_>, findings: &mut Findings) {
    let is_multi = shape.flag("multi") == Some("true");
    let kind = shape.flag("type").unwrap_or("mixed");
    let forbids_loops = shape.flag("allowSelfLoops") == Some("false");
    for edge in &shape.edges {
        let is_loop = edge.source.map(|end| end.text) == edge.target.map(|end| end.text);
        if is_loop && forbids_loops {
            findings.add(&rules::G_LOOP, edge.at, || {
                "the edge joins a node to itself".to_owned()
            });
        }
        if edge.is_undirected && kind == "directed" {
            findings.add(&rules::G_TYPE, edge.at, || {
                "the edge is undirected".to_owned()
            });
        }
    }
    let common = Common {
        twice: Some(&rules::G_TWICE),
        undeclared: Some(&rules::G_UNDECLARED),
        parallel: Some(&rules::G_PARALLEL).filter(|_| !is_multi),
    };
    check_ends(
        shape,
        &common,
        kind != "undirected",
        |piece| piece.text,
        |entry| entry.key,
        |_| Some(""),
        findings,
    );
}

fn check_cytoscape(shape: &Shape<'_>, findings: &mut Findings) {
    if shape.key("data").is_none() {
        findings.add(&rules::C_NETWORKX, 0, || {
            "there is no \"data\" beside the elements".to_owned()
        });
    }
    for node in shape.nodes.iter().filter(|node| !node.has_value) {
        findings.add(&rules::C_NETWORKX, node.at, || {
            "the node has no \"value\"".to_owned()
        });
    }
    let common = Common {
        twice: Some(&rules::C_TWICE),
        undeclared: Some(&rules::C_UNDECLARED),
        parallel: None,
    };
    check_ends(
        shape,
        &common,
        true,
        |piece| piece.text,
        |entry| entry.id,
        |_| Some(""),
        findings,
    );
}

fn check_cx2(shape: &Shape<'_>, findings: &mut Findings) {
    for piece in shape
        .nodes
        .iter()
        .chain(&shape.edges)
        .filter_map(|entry| entry.id)
    {
        if piece.is_text || piece.text.parse::<i64>().is_err() {
            findings.add(&rules::X_ID, piece.at, || {
                format!("the id {} is no whole number", quoted(piece.text))
            });
        }
    }
    let first = shape
        .keys
        .iter()
        .find(|(key, _)| ["nodes", "edges"].contains(key));
    if let (Some((_, first)), Some(at)) = (first, shape.key("attributeDeclarations"))
        && at > *first
    {
        findings.add(&rules::X_ORDER, at, || {
            "attributes are declared here, behind nodes or edges".to_owned()
        });
    }
    if let Some((key, at)) = shape.keys.last().filter(|(key, _)| *key != "status") {
        findings.add(&rules::X_STATUS, *at, || {
            format!("the last part is {}", quoted(key))
        });
    }
    for piece in &shape.types {
        let base = piece.text.strip_prefix("list_of_").unwrap_or(piece.text);
        if !CX2_TYPES.contains(&base) {
            findings.add(&rules::X_TYPE, piece.at, || {
                format!("CX2 has no type {}", quoted(piece.text))
            });
        }
    }
}
