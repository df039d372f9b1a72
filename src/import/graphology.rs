//! Graphology JSON: what graphology, sigma.js and Gephi Lite serialise.

use std::sync::Arc;

use super::Importer;
use super::builder::Builder;
use super::json::{Document, Object};
use super::json_graph::{EdgeRow, NodeRow, Structure, build};
use super::json_numbers::finite;
use super::top_level::TopLevel;
use crate::Result;

/// Reads Graphology JSON.
pub(super) struct Graphology;

/// Attributes stand in an object of their own.
const STRUCTURE: Structure = Structure {
    of_nodes: &[],
    of_edges: &[],
};

impl Importer for Graphology {
    fn name(&self) -> &'static str {
        "graphology"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn summary(&self) -> &'static str {
        "Graphology JSON, as graphology, sigma.js and Gephi Lite have it"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        if !matches!(ending, "json" | "") {
            return false;
        }
        let top = TopLevel::of(start);
        let is_said = top.has("options") || top.has("attributes");
        top.has("nodes") && (is_said || top.has_within("key") && !top.has_within("id"))
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let text = &*finite(file, text, graph);
        let mut document = Document::new(file, text);
        let whole = document.outermost()?;
        let options = whole.get("options").filter(|text| text.starts_with('{'));
        let options = options.map(|text| document.object(text)).transpose()?;
        let kind = options.as_ref().and_then(|options| options.text("type"));
        let is_directed = kind.as_deref() != Some("undirected");
        let mut nodes = Vec::new();
        for node in document.objects(whole.get("nodes"), graph) {
            nodes.push(NodeRow {
                id: node.get("key"),
                attributes: attributes(&mut document, &node)?,
                place: None,
            });
        }
        let mut edges = Vec::new();
        for edge in document.objects(whole.get("edges"), graph) {
            edges.push(EdgeRow {
                id: edge.text("key"),
                ends: [edge.get("source"), edge.get("target")],
                is_directed: is_directed && edge.truth("undirected") != Some(true),
                attributes: attributes(&mut document, &edge)?,
            });
        }
        let figures = attributes(&mut document, &whole)?;
        build(
            &mut document,
            &STRUCTURE,
            &nodes,
            &edges,
            Some(figures),
            graph,
        );
        Ok(())
    }
}

/// Returns the attributes of a node, an edge or the graph.
fn attributes<'a>(document: &mut Document<'a>, owner: &Object<'a>) -> Result<Object<'a>> {
    match owner.get("attributes").filter(|text| text.starts_with('{')) {
        Some(text) => Ok(Object {
            offset: owner.offset,
            ..document.object(text)?
        }),
        None => Ok(Object {
            offset: owner.offset,
            members: Vec::new(),
        }),
    }
}
