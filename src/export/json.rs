//! JSON in node-link form: the easiest way into Python and JavaScript.
//!
//! Nodes have their records' own ids; `key` keeps parallel edges apart. The list of edges is called
//! `edges`, as networkx 3.4 and later expect it, or `links`, as d3 and force-graph do: these draw
//! nodes by `name`, `color` and `size`, and count places downwards.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::json_graph::{JsonGraph, downwards, start_item, write_place};
use super::json_text::Members;
use super::output::Output;
use super::{About, Drawing, Exporter, Losses, Settings};
use crate::graph::GraphView;

/// The node-link format.
#[derive(Debug)]
pub(super) struct Json {
    /// Whether it is for drawing on web pages.
    pub(super) has_links: bool,
}

impl Exporter for Json {
    fn about(&self) -> About {
        let (name, file_name, summary) = if self.has_links {
            (
                "json-links",
                "graph-links.json",
                "JSON with nodes and links, for web pages with d3 or force-graph",
            )
        } else {
            (
                "json",
                "graph.json",
                "JSON in networkx's node-link form, for Python and JavaScript",
            )
        };
        About {
            name,
            extensions: &["json"],
            file_name,
            summary,
            drawing: Some(Drawing::Discs),
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let json = JsonGraph::new(graph, false);
        let mut output = Output::new(out);
        json.count_losses(&mut output);
        output.lost_directions(graph);
        let is_directed = graph.is_directed();
        output.write(|out| {
            // Writing to memory cannot fail.
            let _ = write!(
                out,
                "{{\n\"directed\": {is_directed},\n\"multigraph\": true,\n\"graph\": {{"
            );
            json.figures(out, &mut Members::new());
            out.raw("},\n\"nodes\": [");
        })?;
        output.each(graph.node_count(), |number, out| {
            let node = graph.node(number);
            start_item(out, number);
            let mut members = Members::new();
            members.text(out, "id", node.id.as_str());
            json.node(out, &mut members, node);
            let mut place = graph.picture().place(number);
            if self.has_links {
                members.text(out, "name", &node.label);
                json.looks(out, &mut members, number);
                place = place.map(downwards);
            }
            if let Some(place) = place {
                write_place(out, &mut members, place);
            }
            out.raw("}");
        })?;
        output.raw(if self.has_links {
            "\n],\n\"links\": ["
        } else {
            "\n],\n\"edges\": ["
        })?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            start_item(out, number);
            let mut members = Members::new();
            members.text(out, "source", graph.node(edge.source).id.as_str());
            members.text(out, "target", graph.node(edge.target).id.as_str());
            members.text(out, "key", &edge.id().text());
            json.edge(out, &mut members, edge);
            out.raw("}");
        })?;
        output.raw("\n]\n}\n")?;
        Ok(output.finish())
    }
}
