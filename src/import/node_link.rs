//! Node-link JSON: lists of nodes and of edges (or `links`), as networkx, d3 and sayso have them.

use std::sync::Arc;

use super::Importer;
use super::builder::Builder;
use super::json::{Document, Object, plain};
use super::json_graph::{EdgeRow, NodeRow, Structure, build};
use super::json_numbers::finite;
use super::top_level::TopLevel;
use crate::{Error, Place, Result};

/// Reads node-link JSON.
pub(super) struct NodeLink;

const STRUCTURE: Structure = Structure {
    of_nodes: &["id"],
    of_edges: &["source", "target", "key", "directed"],
};

impl Importer for NodeLink {
    fn name(&self) -> &'static str {
        "node-link"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn summary(&self) -> &'static str {
        "node-link JSON: nodes and edges or links, as networkx and d3 have them"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        if !matches!(ending, "json" | "") {
            return false;
        }
        let top = TopLevel::of(start);
        let is_said = top.has("directed") && top.has("multigraph");
        let has_edges = top.has("links") || top.has("edges");
        top.has("nodes") && (is_said || has_edges || top.only("nodes"))
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let text = &*finite(file, text, graph);
        let mut document = Document::new(file, text);
        let whole = document.outermost()?;
        let is_directed = whole.truth("directed");
        let links = whole.get("links");
        // What is made for drawing on web pages counts as screens do, downward.
        let is_downward = links.is_some();
        let nodes = document.objects(whole.get("nodes"), graph);
        let nodes = nodes.into_iter().map(|node| NodeRow {
            id: node.get("id"),
            place: place(&node).filter(|_| is_downward),
            attributes: node,
        });
        let nodes: Vec<NodeRow> = nodes.collect();
        let edges = document.objects(whole.get("edges").or(links), graph);
        let edges = edges.into_iter().map(|edge| EdgeRow {
            // A number tells parallel edges apart; a text may be an id.
            id: edge
                .get("key")
                .filter(|key| key.starts_with('"'))
                .and_then(plain),
            ends: [edge.get("source"), edge.get("target")],
            is_directed: edge.truth("directed").or(is_directed).unwrap_or(false),
            attributes: edge,
        });
        let edges: Vec<EdgeRow> = edges.collect();
        let is_said = |edge: &EdgeRow<'_>| edge.attributes.get("directed").is_some();
        if is_directed.is_none() && !edges.iter().all(is_said) {
            let note = "the file does not say whether its edges have a direction, and they have \
                        none: say \"directed\": true beside the nodes if they have one";
            let place = Place::file(file.clone());
            graph.note(Error::new(note).at(place));
        }
        let figures = whole.get("graph").filter(|text| text.starts_with('{'));
        let figures = figures.map(|text| document.object(text)).transpose()?;
        build(&mut document, &STRUCTURE, &nodes, &edges, figures, graph);
        Ok(())
    }
}

/// Returns where a node is that counts its place downward.
fn place(node: &Object<'_>) -> Option<[f64; 2]> {
    let number = |name: &str| serde_json::from_str::<f64>(node.get(name)?).ok();
    Some([number("x")?, 0.0 - number("y")?])
}
