//! Cytoscape.js JSON: for its web pages, for Cytoscape Desktop (`.cyjs`) and for networkx.
//!
//! `cytoscape({container, ...file})` draws it: the file says how nodes and edges look, and where
//! nodes are. Ids are `n0` and `e0`, because nodes and edges share their ids there; the record's
//! own id is `sayso_id`. networkx wants `value` and `name` of nodes and `key` of edges.

use std::io::{self, Write};

use super::json_graph::{JsonGraph, downwards, start_item, write_place};
use super::json_text::Members;
use super::output::{Buffer, Output};
use super::{About, Drawing, Exporter, Losses, Settings};
use crate::graph::GraphView;

/// The Cytoscape.js format.
#[derive(Debug)]
pub(super) struct Cytoscape;

/// What the programs take for something else than an attribute: `parent` puts a node into another.
const OF_NODES: &[&str] = &["parent", "value", "SUID", "selected", "shared_name"];
const OF_EDGES: &[&str] = &["SUID", "selected", "shared_interaction", "shared_name"];

/// How nodes and edges look, by the attributes of each.
const STYLE: &str = r##"[
{"selector": "node", "style": {"label": "data(name)", "background-color": "data(color)", "width": "data(size)", "height": "data(size)", "font-size": 10, "text-wrap": "wrap", "text-max-width": "120px"}},
{"selector": "edge", "style": {"curve-style": "bezier", "width": 1.5, "line-color": "#aab4be", "target-arrow-color": "#aab4be", "target-arrow-shape": ""##;

impl Exporter for Cytoscape {
    fn about(&self) -> About {
        About {
            name: "cytoscape",
            extensions: &["cyjs"],
            file_name: "graph.cyjs",
            summary: "Cytoscape.js JSON, for web pages and Cytoscape, drawn as it opens",
            drawing: Some(Drawing::Discs),
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let json = JsonGraph::new(graph, true).avoid(OF_NODES, OF_EDGES);
        let mut output = Output::new(out);
        json.count_losses(&mut output);
        output.write(|out| {
            out.raw("{\n\"data\": {");
            json.figures(out, &mut Members::new());
            out.raw("},\n\"directed\": ");
            out.raw(if graph.is_directed() { "true" } else { "false" });
            out.raw(",\n\"multigraph\": true,\n\"elements\": {\n\"nodes\": [");
        })?;
        output.each(graph.node_count(), |number, out| {
            let node = graph.node(number);
            start_item(out, number);
            let mut members = Members::new();
            members.name(out, "data");
            out.raw("{");
            let mut data = Members::new();
            for name in ["id", "value"] {
                write_reference(out, &mut data, name, "n", number);
            }
            data.text(out, "name", &node.label);
            json.node(out, &mut data, node);
            json.looks(out, &mut data, number);
            out.raw("}");
            if let Some(place) = graph.picture().place(number) {
                members.name(out, "position");
                out.raw("{");
                write_place(out, &mut Members::new(), downwards(place));
                out.raw("}");
            }
            out.raw("}");
        })?;
        output.raw("\n],\n\"edges\": [")?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            start_item(out, number);
            out.raw("\"data\": {");
            let mut data = Members::new();
            for name in ["id", "key"] {
                write_reference(out, &mut data, name, "e", number);
            }
            write_reference(out, &mut data, "source", "n", edge.source);
            write_reference(out, &mut data, "target", "n", edge.target);
            data.text(out, "interaction", edge.edge.kind.as_str());
            json.edge(out, &mut data, edge);
            out.raw("}}");
        })?;
        output.raw("\n]\n},\n\"style\": ")?;
        output.raw(STYLE)?;
        output.lost_directions(graph);
        let arrow = if graph.is_directed() {
            "triangle"
        } else {
            "none"
        };
        let layout = match graph.picture().places {
            Some(_) => "preset",
            None => "cose",
        };
        output.raw(&format!(
            "{arrow}\"}}}}\n],\n\"layout\": {{\"name\": \"{layout}\"}}\n}}\n"
        ))?;
        Ok(output.finish())
    }
}

/// Writes the id that a node or an edge has in the file.
fn write_reference(
    out: &mut Buffer,
    members: &mut Members,
    name: &str,
    letter: &str,
    number: usize,
) {
    members.name(out, name);
    out.raw("\"");
    out.raw(letter);
    out.integer(number);
    out.raw("\"");
}
