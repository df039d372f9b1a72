//! Rankings for programs: tables and objects.

use std::io::{self, Write};

use serde_json::json;

use super::super::measuring::exact;
use super::{Ranking, edge_order, organisations};
use crate::analyze::Subject;
use crate::graph::Value;

impl Ranking<'_> {
    /// The nodes in the order of the first measure of nodes.
    fn order(&self) -> Vec<usize> {
        match self.scores.columns.first() {
            Some(column) => self.scores.top(self.graph, column.name, self.top),
            None => (0..self.graph.node_count()).take(self.top).collect(),
        }
    }

    /// Writes one row for each node; where only edges were measured, for each edge; where only the
    /// graph, for each figure.
    pub(in super::super) fn csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut table = csv::Writer::from_writer(out);
        let (columns, edges) = (&self.scores.columns, &self.scores.edges);
        if columns.is_empty() && !edges.is_empty() {
            let names = edges.iter().map(|column| column.name);
            table.write_record(["source", "target", "kind"].into_iter().chain(names))?;
            for number in edge_order(&edges[0].values).into_iter().take(self.top) {
                let Some(edge) = self.graph.edge(number) else {
                    continue;
                };
                let [source, target] =
                    [edge.source, edge.target].map(|n| self.graph.node(n).id.to_string());
                let row = [source, target, edge.edge.kind.as_str().to_owned()];
                let values = edges.iter().map(|column| exact(&column.values[number]));
                table.write_record(row.into_iter().chain(values))?;
            }
            return table.flush();
        }
        if columns.is_empty() {
            table.write_record(["measure", "value"])?;
            for (name, value) in &self.scores.figures {
                table.write_record([*name, &exact(value)])?;
            }
            return table.flush();
        }
        let organisations = organisations(self.graph);
        let names = columns.iter().map(|column| column.name);
        table.write_record(
            ["id", "name", "kind", "organisation"]
                .into_iter()
                .chain(names),
        )?;
        for number in self.order() {
            let node = self.graph.node(number);
            let row = [
                node.id.to_string(),
                node.label.clone(),
                node.kind.as_str().to_owned(),
                organisations[number].clone(),
            ];
            let values = columns.iter().map(|column| exact(&column.values[number]));
            table.write_record(row.into_iter().chain(values))?;
        }
        table.flush()
    }

    /// Says which measures a table of nodes, or of edges, has no column for.
    pub(in super::super) fn left_out_of_csv(&self) -> Option<String> {
        let subjects = self.measures.iter().map(|measure| measure.about().subject);
        let rows = [Subject::Nodes, Subject::Edges];
        let rows = (rows.into_iter()).find(|rows| subjects.clone().any(|s| s == *rows))?;
        let others = self.measures.iter().filter(|m| m.about().subject != rows);
        let names: Vec<&str> = others.map(|measure| measure.name()).collect();
        (!names.is_empty()).then(|| {
            let (rows, names) = (rows.as_str(), names.join(", "));
            format!(
                "the table of {rows} leaves out {names}: --to json holds all, or ask for them alone"
            )
        })
    }

    /// Writes one object: what is said of the graph, of its nodes and of its edges.
    pub(in super::super) fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let organisations = organisations(self.graph);
        let mut graph = format!(
            "\"nodes\":{},\"edges\":{},\"settings\":{}",
            self.graph.node_count(),
            self.graph.edge_count(),
            json!(self.settings)
        );
        for (name, value) in &self.scores.figures {
            graph = format!("{graph},{}:{}", json!(name), spelled(value));
        }
        for (name, value) in self.scores.scales() {
            graph = format!("{graph},{}:{}", json!(name), spelled(&value));
        }
        for (name, method) in &self.scores.methods {
            let why = (format!("{name}_why"), Value::Text(method.why.to_string()));
            for (name, value) in method.figures(name).into_iter().chain([why]) {
                graph = format!("{graph},{}:{}", json!(name), spelled(&value));
            }
        }
        write!(out, "{{\"graph\":{{{graph}}},\n\"nodes\":[")?;
        for (place, number) in self.order().into_iter().enumerate() {
            let node = self.graph.node(number);
            // Written field by field: a map would put them in the order of their names.
            let mut text = format!(
                "{{\"id\":{},\"name\":{},\"kind\":{},\"organisation\":{}",
                json!(node.id),
                json!(node.label),
                json!(node.kind.as_str()),
                json!(Some(&organisations[number]).filter(|name| !name.is_empty()))
            );
            for column in &self.scores.columns {
                let value = spelled(&column.values[number]);
                text = format!("{text},{}:{value}", json!(column.name));
            }
            let between = if place == 0 { "\n  " } else { ",\n  " };
            write!(out, "{between}{text}}}")?;
        }
        write!(out, "\n],\n\"edges\":[")?;
        let edges = &self.scores.edges;
        let order = edges.first().map(|column| edge_order(&column.values));
        for (place, number) in order
            .unwrap_or_default()
            .into_iter()
            .take(self.top)
            .enumerate()
        {
            let Some(edge) = self.graph.edge(number) else {
                continue;
            };
            let [source, target] =
                [edge.source, edge.target].map(|end| json!(self.graph.node(end).id));
            let mut text = format!(
                "{{\"source\":{source},\"target\":{target},\"kind\":{}",
                json!(edge.edge.kind.as_str())
            );
            for column in edges {
                text = format!(
                    "{text},{}:{}",
                    json!(column.name),
                    spelled(&column.values[number])
                );
            }
            let between = if place == 0 { "\n  " } else { ",\n  " };
            write!(out, "{between}{text}}}")?;
        }
        out.write_all(b"\n]}\n")
    }
}

/// Spells a value as JSON.
fn spelled(value: &Value) -> serde_json::Value {
    match value {
        Value::Boolean(value) => json!(value),
        Value::Integer(value) => json!(value),
        Value::Float(value) => json!(value),
        Value::Text(value) => json!(value),
    }
}
