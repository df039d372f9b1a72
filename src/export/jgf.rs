//! JSON Graph Format 2: one object for each node, by its id, and one for each edge.

use std::io::{self, Write};

use super::edge_label::edge_label;
use super::json_graph::{JsonGraph, start_item, write_place};
use super::json_text::Members;
use super::output::Output;
use super::{About, Drawing, Exporter, Losses, Settings};
use crate::graph::GraphView;

/// The JSON Graph Format.
#[derive(Debug)]
pub(super) struct Jgf;

impl Exporter for Jgf {
    fn about(&self) -> About {
        About {
            name: "jgf",
            extensions: &["jgf"],
            file_name: "graph.jgf",
            summary: "JSON Graph Format 2, for programs that exchange graphs in it",
            drawing: Some(Drawing::Discs),
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let json = JsonGraph::new(graph, false);
        let mut output = Output::new(out);
        json.count_losses(&mut output);
        output.write(|out| {
            out.raw("{\"graph\": {\n\"directed\": ");
            out.raw(if graph.is_directed() { "true" } else { "false" });
            out.raw(",\n\"metadata\": {");
            json.figures(out, &mut Members::new());
            out.raw("},\n\"nodes\": {");
        })?;
        output.each(graph.node_count(), |number, out| {
            let node = graph.node(number);
            out.raw(if number == 0 { "\n" } else { ",\n" });
            out.json(node.id.as_str());
            out.raw(": {");
            let mut members = Members::new();
            members.text(out, "label", &node.label);
            members.name(out, "metadata");
            out.raw("{");
            let mut metadata = Members::new();
            json.node(out, &mut metadata, node);
            json.looks(out, &mut metadata, number);
            if let Some(place) = graph.picture().place(number) {
                write_place(out, &mut metadata, place);
            }
            out.raw("}}");
        })?;
        output.raw("\n},\n\"edges\": [")?;
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            start_item(out, number);
            let mut members = Members::new();
            members.text(out, "id", &edge.id().text());
            members.text(out, "source", graph.node(edge.source).id.as_str());
            members.text(out, "target", graph.node(edge.target).id.as_str());
            members.text(out, "relation", edge.edge.kind.as_str());
            members.text(out, "label", &edge_label(edge.edge));
            if edge.is_directed != graph.is_directed() {
                members.name(out, "directed");
                out.raw("false");
            }
            members.name(out, "metadata");
            out.raw("{");
            json.edge(out, &mut Members::new(), edge);
            out.raw("}}");
        })?;
        output.raw("\n]\n}}\n")?;
        Ok(output.finish())
    }
}
