//! Cytoscape.js JSON, as Cytoscape.js and Cytoscape write it.

use std::sync::Arc;

use super::Importer;
use super::builder::Builder;
use super::json::{Document, Object};
use super::json_graph::{EdgeRow, NodeRow, Structure, build};
use super::json_numbers::finite;
use super::top_level::TopLevel;
use crate::Result;

/// Reads Cytoscape.js JSON.
pub(super) struct Cytoscape;

const STRUCTURE: Structure = Structure {
    of_nodes: &["id"],
    of_edges: &["id", "source", "target"],
};

impl Importer for Cytoscape {
    fn name(&self) -> &'static str {
        "cytoscape"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["cyjs", "json"]
    }

    fn summary(&self) -> &'static str {
        "Cytoscape.js JSON, as Cytoscape.js and Cytoscape have it"
    }

    fn recognises(&self, _: &str, ending: &str, start: &str) -> bool {
        if !matches!(ending, "json" | "cyjs" | "") {
            return false;
        }
        let top = TopLevel::of(start);
        let is_list = top.is_list && top.has_within("data");
        top.has("elements") || is_list && (top.has_within("id") || top.has_within("group"))
    }

    fn read(&self, file: &Arc<str>, text: &str, graph: &mut Builder) -> Result<()> {
        let text = &*finite(file, text, graph);
        let mut document = Document::new(file, text);
        let (mut nodes, mut edges, mut figures) = (Vec::new(), Vec::new(), None);
        let mut is_directed = true;
        let elements = if text.trim_start().starts_with('[') {
            document.objects(Some(text), graph)
        } else {
            let whole = document.outermost()?;
            figures = data(&mut document, &whole)?;
            is_directed = whole.truth("directed").unwrap_or(true);
            match whole.get("elements") {
                Some(text) if text.starts_with('{') => {
                    let lists = document.object(text)?;
                    let nodes = document.objects(lists.get("nodes"), graph);
                    let edges = document.objects(lists.get("edges"), graph);
                    nodes.into_iter().chain(edges).collect()
                }
                list => document.objects(list, graph),
            }
        };
        for element in elements {
            let Some(mut data) = data(&mut document, &element)? else {
                continue;
            };
            // networkx wants the id under a second name.
            let id = data.get("id");
            data.members.retain(|(name, text)| {
                !(matches!(name.as_str(), "value" | "key") && Some(*text) == id)
            });
            if data.get("source").is_some() || element.text("group").as_deref() == Some("edges") {
                edges.push(EdgeRow {
                    id: data.text("id"),
                    ends: [data.get("source"), data.get("target")],
                    is_directed,
                    attributes: data,
                });
            } else {
                nodes.push(NodeRow {
                    id: data.get("id"),
                    place: place(&element),
                    attributes: data,
                });
            }
        }
        build(&mut document, &STRUCTURE, &nodes, &edges, figures, graph);
        Ok(())
    }
}

/// Returns what an element or the network says.
fn data<'a>(document: &mut Document<'a>, owner: &Object<'a>) -> Result<Option<Object<'a>>> {
    let Some(text) = owner.get("data").filter(|text| text.starts_with('{')) else {
        return Ok(None);
    };
    Ok(Some(Object {
        offset: owner.offset,
        ..document.object(text)?
    }))
}

/// Returns where a node is; there, y grows downward.
fn place(node: &Object<'_>) -> Option<[f64; 2]> {
    let position: serde_json::Value = serde_json::from_str(node.get("position")?).ok()?;
    Some([position["x"].as_f64()?, 0.0 - position["y"].as_f64()?])
}
