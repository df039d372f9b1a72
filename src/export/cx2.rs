//! CX2: the format of NDEx and of Cytoscape 3.10 and later, a list of aspects.
//!
//! Ids are whole numbers from zero; the record's own id is the attribute `sayso_id`. Attributes are
//! declared with their types before they are used. The format has no word for edges that lead both
//! ways: those of an undirected graph are drawn without arrows, and counted.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::column::{Column, ColumnType};
use super::json_graph::{JsonGraph, downwards, start_item, write_place};
use super::json_text::Members;
use super::losses::Loss;
use super::output::{Buffer, Output};
use super::{About, Drawing, Exporter, Losses, Settings};
use crate::graph::GraphView;

/// The CX2 format.
#[derive(Debug)]
pub(super) struct Cx2;

/// How nodes look by their attributes, and edges by default.
const STYLE: &str = r##""default": {"network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"}, "node": {"NODE_SHAPE": "ellipse", "NODE_LABEL_FONT_SIZE": 10}, "edge": {"EDGE_LINE_COLOR": "#AAB4BE", "EDGE_TARGET_ARROW_COLOR": "#AAB4BE", "EDGE_TARGET_ARROW_SHAPE": "ARROW"}},
"nodeMapping": {"NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}}, "NODE_BACKGROUND_COLOR": {"type": "PASSTHROUGH", "definition": {"attribute": "color", "type": "string"}}, "NODE_WIDTH": {"type": "PASSTHROUGH", "definition": {"attribute": "size", "type": "double"}}, "NODE_HEIGHT": {"type": "PASSTHROUGH", "definition": {"attribute": "size", "type": "double"}}},
"edgeMapping": {}"##;

/// What nodes have beside their columns.
const OF_NODES: [(&str, &str); 3] = [("name", "string"), ("color", "string"), ("size", "double")];

/// What edges have beside their columns.
const OF_EDGES: [(&str, &str); 1] = [("interaction", "string")];

impl Exporter for Cx2 {
    fn about(&self) -> About {
        About {
            name: "cx2",
            extensions: &["cx2"],
            file_name: "graph.cx2",
            summary: "CX2, for Cytoscape 3.10 and later, and for sharing on NDEx",
            drawing: Some(Drawing::Discs),
            ..About::PLAIN
        }
    }

    fn write(&self, graph: &GraphView, _: &Settings, out: &mut dyn Write) -> io::Result<Losses> {
        let json = JsonGraph::new(graph, true);
        let mut output = Output::new(out);
        json.count_losses(&mut output);
        output.write(|out| {
            if !graph.is_directed() {
                let example = || "edges without arrows".to_owned();
                out.lose_many(Loss::Directions, graph.edge_count() as u64, example);
            }
            write_start(out, graph, &json);
            out.raw("{\"nodes\": [");
        })?;
        output.each(graph.node_count(), |number, out| {
            start_item(out, number);
            let mut members = Members::new();
            members.name(out, "id");
            out.integer(number);
            if let Some(place) = graph.picture().place(number) {
                write_place(out, &mut members, downwards(place));
            }
            members.name(out, "v");
            out.raw("{");
            let mut values = Members::new();
            let node = graph.node(number);
            values.text(out, "name", &node.label);
            json.node(out, &mut values, node);
            json.looks(out, &mut values, number);
            out.raw("}}");
        })?;
        output.raw("\n]},\n{\"edges\": [")?;
        output.lost_directions(graph);
        output.each(graph.edge_count(), |number, out| {
            let Some(edge) = graph.edge(number) else {
                return;
            };
            start_item(out, number);
            let mut members = Members::new();
            for (name, number) in [("id", number), ("s", edge.source), ("t", edge.target)] {
                members.name(out, name);
                out.integer(number);
            }
            members.name(out, "v");
            out.raw("{");
            let mut values = Members::new();
            values.text(out, "interaction", edge.edge.kind.as_str());
            json.edge(out, &mut values, edge);
            out.raw("}}");
        })?;
        let arrow = if graph.is_directed() {
            "triangle"
        } else {
            "none"
        };
        output.raw("\n]},\n{\"visualProperties\": [{")?;
        output.raw(&STYLE.replace("ARROW\"", &format!("{arrow}\"")))?;
        output.raw("}]},\n{\"status\": [{\"success\": true}]}\n]\n")?;
        Ok(output.finish())
    }
}

/// Writes what stands before the nodes: how many of everything there are, what attributes they
/// have, and those of the whole graph.
fn write_start(out: &mut Buffer, graph: &GraphView, json: &JsonGraph<'_>) {
    let counts = [
        ("attributeDeclarations", 1),
        ("networkAttributes", 1),
        ("nodes", graph.node_count()),
        ("edges", graph.edge_count()),
        ("visualProperties", 1),
    ];
    out.raw("[\n{\"CXVersion\": \"2.0\", \"hasFragments\": false},\n{\"metaData\": [");
    for (number, (name, count)) in counts.into_iter().enumerate() {
        start_item(out, number);
        // Writing to memory cannot fail.
        let _ = write!(out, "\"name\": \"{name}\", \"elementCount\": {count}}}");
    }
    out.raw("\n]},\n{\"attributeDeclarations\": [{");
    let mut classes = Members::new();
    // A graph without a name cannot be told from others in a list.
    let is_nameless = json
        .figures
        .columns
        .iter()
        .all(|column| column.name != "name");
    let name: &[(&str, &str)] = if is_nameless {
        &[("name", "string")]
    } else {
        &[]
    };
    for (class, extras, table) in [
        ("networkAttributes", name, &json.figures),
        ("nodes", &OF_NODES, &json.nodes),
        ("edges", &OF_EDGES, &json.edges),
    ] {
        classes.name(out, class);
        out.raw("{");
        let columns = table.columns.iter().map(declared);
        let mut members = Members::new();
        for (name, type_name) in extras.iter().copied().chain(columns) {
            members.name(out, name);
            let _ = write!(out, "{{\"d\": \"{type_name}\"}}");
        }
        out.raw("}");
    }
    out.raw("}]},\n{\"networkAttributes\": [{");
    let mut members = Members::new();
    if is_nameless {
        members.text(out, "name", "sayso");
    }
    json.figures(out, &mut members);
    out.raw("}]},\n");
}

/// Returns the name and the format's type of a column.
fn declared(column: &Column) -> (&str, &'static str) {
    let type_name = match column.holds {
        ColumnType::Boolean => "boolean",
        ColumnType::Integer | ColumnType::LongInteger => "long",
        ColumnType::Float => "double",
        ColumnType::Text => "string",
    };
    (&column.name, type_name)
}
