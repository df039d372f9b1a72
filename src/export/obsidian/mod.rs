//! A vault for Obsidian: notes that link to each other, for reading rather than for counting.
//!
//! Every actor, document and concept has a note. What somebody said stands in the note of the
//! speaker, of the document, in its order, and of everybody it mentions, always word for word and
//! with a link to its place in the document's note.

use std::collections::BTreeSet;
use std::io;

use self::names::{INDEX, folder};
use self::vault::Vault;
use super::losses::Loss;
use super::output::Output;
use super::table::Table;
use super::{About, Exporter, Folder, FolderWriter, Losses, Settings};
use crate::graph::{GraphView, NodeKind};

mod markdown;
mod names;
mod notes;
mod vault;

/// The vault.
#[derive(Debug)]
pub(super) struct Obsidian;

/// The attributes of statements that notes tell, or that links stand for.
const OF_STATEMENTS: [&str; 6] = ["cue", "date", "document", "mode", "speaker", "text"];
/// The attributes of edges that notes tell, or that follow from what they quote.
const OF_EDGES: [&str; 7] = [
    "count",
    "first_date",
    "last_date",
    "role",
    "since",
    "stance",
    "until",
];

impl Exporter for Obsidian {
    fn about(&self) -> About {
        About {
            name: "obsidian",
            extensions: &[],
            file_name: "obsidian",
            summary: "Markdown notes for Obsidian, one for each actor and document, with every quotation",
            ..About::PLAIN
        }
    }

    fn folder(&self) -> Option<&dyn FolderWriter> {
        Some(self)
    }
}

impl FolderWriter for Obsidian {
    fn write(&self, graph: &GraphView, _: &Settings, files: &mut dyn Folder) -> io::Result<Losses> {
        let vault = Vault::new(graph);
        let table = Table::of_nodes(graph);
        let mut losses = table.losses.clone();
        losses.append(left_out(graph));
        files.file(&format!("{INDEX}.md"), &mut |out| {
            let mut output = Output::new(out);
            output.write(|out| notes::index(&vault, out))?;
            losses.append(output.finish());
            Ok(())
        })?;
        for number in 0..graph.node_count() {
            let Some((folder, name)) = folder(graph.node(number).kind).zip(vault.name(number))
            else {
                continue;
            };
            files.file(&format!("{folder}/{name}.md"), &mut |out| {
                let mut output = Output::new(out);
                output.write(|out| notes::write(&vault, &table, number, out))?;
                losses.append(output.finish());
                Ok(())
            })?;
        }
        Ok(losses)
    }
}

/// Counts what no note tells: places in texts, confidence and other attributes of statements and
/// edges, and directions.
fn left_out(graph: &GraphView) -> Losses {
    let mut names = BTreeSet::new();
    let statements = graph
        .nodes()
        .filter(|node| node.kind == NodeKind::Statement);
    for (name, _) in statements.flat_map(|node| node.values.iter()) {
        if !OF_STATEMENTS.contains(&name) {
            names.insert(name);
        }
    }
    let mut losses = Losses::new();
    for edge in graph.edges() {
        let further = edge.edge.values.iter().map(|(name, _)| name);
        names.extend(further.filter(|name| !OF_EDGES.contains(name)));
        if edge.edge.evidence.iter().any(|item| !item.spans.is_empty()) {
            names.insert("spans");
        }
        if edge.edge.weight.to_bits() != 1_f64.to_bits() {
            names.insert("weight");
        }
        if !edge.is_directed && edge.source != edge.target {
            losses.add(Loss::Directions, || edge.id().to_string());
        }
    }
    for name in names {
        losses.add(Loss::Attributes, || name.to_owned());
    }
    losses
}
