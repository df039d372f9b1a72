//! What each spelling of graphs in JSON asks of nodes, edges and values.

use super::shape::{Entry, Piece, Shape};
use super::{Common, check_ends, rules, rules_of_spellings as of_spellings};
use crate::check::{Findings, Rule};
use crate::read::quoted;

/// The types of attributes in CX2, each of them also as a list.
const CX2_TYPES: [&str; 5] = ["string", "long", "integer", "double", "boolean"];

pub(super) fn check_node_link<'a>(whole: &'a str, shape: &Shape<'a>, findings: &mut Findings) {
    if let (Some(at), None) = (shape.key("links"), shape.key("edges")) {
        findings.add(&rules::LINKS, at, || {
            "the edges are called links".to_owned()
        });
    }
    for &at in &shape.odd_nodes {
        let words = || "the nodes are no list of objects here".to_owned();
        findings.add(&of_spellings::N_NODES, at, words);
    }
    let entries = shape.nodes.iter().chain(&shape.edges);
    let ids = entries.flat_map(|entry| [entry.id, entry.source, entry.target]);
    let is_null = |piece: &Piece<'_>| piece.text == "null" && !piece.is_text;
    let nulls = ids.flatten().filter(is_null).map(|piece| piece.at);
    for at in nulls.chain(shape.odd_ids.iter().copied()) {
        let words = || "this can be the id of no node".to_owned();
        findings.add(&of_spellings::N_ID, at, words);
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

pub(super) fn check_graphology(shape: &Shape<'_>, findings: &mut Findings) {
    let is_multi = shape.flag("multi") == Some("true");
    let kind = shape.flag("type").unwrap_or("mixed");
    let forbids_loops = shape.flag("allowSelfLoops") == Some("false");
    check_loose(shape, &of_spellings::G_ENDS, findings);
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

pub(super) fn check_cytoscape(shape: &Shape<'_>, findings: &mut Findings) {
    check_loose(shape, &of_spellings::C_ENDS, findings);
    if shape.has_one_list {
        findings.add(&rules::C_NETWORKX, 0, || {
            "nodes and edges stand in one list".to_owned()
        });
    } else if shape.key("data").is_none() {
        findings.add(&rules::C_NETWORKX, 0, || {
            "there is no \"data\" beside the elements".to_owned()
        });
    }
    let lacks_value = |node: &&Entry<'_>| !node.has_value && !shape.has_one_list;
    for node in shape.nodes.iter().filter(lacks_value) {
        findings.add(&rules::C_NETWORKX, node.at, || {
            "the node has no \"value\"".to_owned()
        });
    }
    check_ids(shape, Some(&rules::C_TWICE), &rules::C_UNDECLARED, findings);
}

/// Tells ids that stand twice, and ends that no node has, where edges may be parallel.
fn check_ids(
    shape: &Shape<'_>,
    twice: Option<&'static Rule>,
    undeclared: &'static Rule,
    findings: &mut Findings,
) {
    let common = Common {
        twice,
        undeclared: Some(undeclared),
        parallel: None,
    };
    check_ends(
        shape,
        &common,
        true,
        |piece| piece.text,
        |entry| entry.id,
        |_| None,
        findings,
    );
}

/// Tells the edges that lack an end.
fn check_loose(shape: &Shape<'_>, rule: &'static Rule, findings: &mut Findings) {
    for edge in &shape.edges {
        let which = match (edge.source, edge.target) {
            (None, _) => "source",
            (_, None) => "target",
            _ => continue,
        };
        findings.add(rule, edge.at, || format!("the edge has no {which}"));
    }
}

pub(super) fn check_jgf(shape: &Shape<'_>, findings: &mut Findings) {
    check_loose(shape, &of_spellings::J_ENDS, findings);
    check_ids(
        shape,
        Some(&of_spellings::J_TWICE),
        &of_spellings::J_UNDECLARED,
        findings,
    );
}

pub(super) fn check_cx2(shape: &Shape<'_>, findings: &mut Findings) {
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
    for piece in &shape.typed.types {
        let base = piece.text.strip_prefix("list_of_").unwrap_or(piece.text);
        if !CX2_TYPES.contains(&base) {
            findings.add(&rules::X_TYPE, piece.at, || {
                format!("CX2 has no type {}", quoted(piece.text))
            });
        }
    }
    for misfit in &shape.typed.misfits {
        findings.add(&of_spellings::X_VALUE, misfit.value.at, || {
            let (value, name) = (quoted(misfit.value.text), quoted(misfit.name));
            format!("the value {value} of {name} is no {}", misfit.kind)
        });
    }
    check_ids(shape, None, &of_spellings::X_UNDECLARED, findings);
}
