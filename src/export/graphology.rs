//! Graphology's JSON: opens in Gephi Lite, and in web pages that draw with sigma.
//!
//! Every node has a place, a size and a color, without which sigma draws nothing; where nobody has
//! placed the nodes they stand in rows, and Gephi Lite can lay them out. Parallel edges and loops
//! are allowed for the whole graph, because the library refuses them otherwise.

use std::io::{self, Write};

use super::grid::disc_places;
use super::json_graph::{JsonGraph, start_item, write_place};
use super::json_text::Members;
use super::output::Output;
use super::{About, Drawing, Exporter, Losses, Settings};
use crate::graph::GraphView;

/// The Graphology format.
#[derive(Debug)]
pub(super) struct Graphology;

/// What sigma takes for how to draw, beside what no file has as an attribute.
const OF_NODES: &[&str] = &["hidden", "forceLabel", "highlighted", "zIndex"];
const OF_EDGES: &[&str] = &["hidden", "forceLabel", "size", "zIndex"];

impl Exporter for Graphology {
    fn about(&self) -> About {
        About {
            name: "graphology",
            extensions: &["json"],
            file_name: "graphology.json",
            summary: "Graphology's JSON, for Gephi Lite in the browser and pages with sigma",
            drawing: Some(Drawing::Discs),
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let json = JsonGraph::new(graph, false).avoid(OF_NODES, OF_EDGES);
        let places = disc_places(graph);
        let mut output = Output::new(out);
        json.count_losses(&mut output);
        output.write(|out| {
            out.raw("{\n\"options\": {\"type\": ");
            out.json(match (graph.is_mixed(), graph.is_directed()) {
                (true, _) => "mixed",
                (false, true) => "directed",
                (false, false) => "undirected",
            });
            out.raw(", \"multi\": true, \"allowSelfLoops\": true},\n\"attributes\": {");
            json.figures(out, &mut Members::new());
            out.raw("},\n\"nodes\": [");
        })?;
        output.each(graph.node_count(), |number, out| {
            let node = graph.node(number);
            start_item(out, number);
            let mut members = Members::new();
            members.text(out, "key", node.id.as_str());
            members.name(out, "attributes");
            out.raw("{");
            let mut attributes = Members::new();
            json.node(out, &mut attributes, node);
            json.looks(out, &mut attributes, number);
            write_place(out, &mut attributes, places[number]);
            out.raw("}}");
        })?;
        output.raw("\n],\n\"edges\": [")?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            start_item(out, number);
            let mut members = Members::new();
            members.text(out, "key", &edge.id().text());
            members.text(out, "source", graph.node(edge.source).id.as_str());
            members.text(out, "target", graph.node(edge.target).id.as_str());
            if !edge.is_directed {
                members.name(out, "undirected");
                out.raw("true");
            }
            members.name(out, "attributes");
            out.raw("{");
            json.edge(out, &mut Members::new(), edge);
            out.raw("}}");
        })?;
        output.raw("\n]\n}\n")?;
        Ok(output.finish())
    }
}
