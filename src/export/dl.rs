//! UCINET's DL: a list of ties between numbered names.
//!
//! Names stand on one line, in ASCII and without blanks, which is what UCINET, igraph and Gephi all
//! read; the table beside the file says whom each stands for, and holds what else is known of them.
//! The format is a matrix: parallel ties are added up, and ties that lead both ways stand twice.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::ascii_names::{Spelling, ascii_names, write_lookup};
use super::losses::Loss;
use super::output::Output;
use super::table::weight;
use super::ties::count_tie_losses;
use super::{About, Exporter, Folder, FolderWriter, Keeps, Losses, Settings};
use crate::graph::{GraphView, Multi, Shape, View};

/// The DL format.
#[derive(Debug)]
pub(super) struct Dl;

/// UCINET cuts names that are longer.
const NAMES: Spelling = Spelling {
    is_allowed: |c| c.is_ascii_alphanumeric(),
    instead: '_',
    longest: 18,
};

impl Exporter for Dl {
    fn about(&self) -> About {
        About {
            name: "dl",
            extensions: &[],
            file_name: "dl",
            summary: "UCINET's DL with a table of names, for UCINET and NetDraw",
            keeps: Keeps {
                parallel_edges: false,
                attributes: true,
                evidence: false,
            },
            usual_shape: Shape {
                view: View::Actors,
                multi: Multi::Merge,
            },
            ..About::PLAIN
        }
    }

    fn folder(&self) -> Option<&dyn FolderWriter> {
        Some(self)
    }
}

impl FolderWriter for Dl {
    fn write(
        &self,
        graph: &GraphView,
        _: &Settings,
        folder: &mut dyn Folder,
    ) -> io::Result<Losses> {
        let names = ascii_names(graph, NAMES);
        let mut losses = count_tie_losses(graph, &["weight"]);
        folder.file("graph.dl", &mut |out| {
            losses.append(write_ties(graph, &names, out)?);
            Ok(())
        })?;
        folder.file("names.csv", &mut |out| {
            losses.append(write_lookup(graph, &names, out)?);
            Ok(())
        })?;
        Ok(losses)
    }
}

/// Writes the names and the ties.
fn write_ties(graph: &GraphView, names: &[String], out: &mut dyn Write) -> io::Result<Losses> {
    let mut output = Output::new(out);
    let mut ties: BTreeMap<[usize; 2], f64> = BTreeMap::new();
    let mut merged = Losses::new();
    for edge in graph.edges() {
        let (ends, weight) = ([edge.source, edge.target], weight(edge.edge).unwrap_or(1.0));
        if ties.contains_key(&ends) {
            merged.add(Loss::MergedEdges, || edge.id().to_string());
        }
        *ties.entry(ends).or_default() += weight;
        if !edge.is_directed && edge.source != edge.target {
            *ties.entry([edge.target, edge.source]).or_default() += weight;
        }
    }
    output.lost(&merged);
    output.write(|out| {
        out.raw("dl n=");
        out.integer(graph.node_count());
        out.raw("\nformat = edgelist1\nlabels:\n");
        out.raw(&names.join(","));
        out.raw("\ndata:\n");
    })?;
    let ties: Vec<([usize; 2], f64)> = ties.into_iter().collect();
    output.each(ties.len(), |number, out| {
        let ([source, target], weight) = ties[number];
        out.integer(source + 1);
        out.raw(" ");
        out.integer(target + 1);
        out.raw(" ");
        // Two weights may add up to more than a number can be.
        out.number(weight.min(f64::MAX));
        out.raw("\n");
    })?;
    Ok(output.finish())
}
