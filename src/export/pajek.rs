//! Pajek: a network, with a partition for every way of grouping and a vector for every measure.
//!
//! Pajek knows UTF-8 by its byte order mark, which networkx cannot read, so names are in ASCII; the
//! table beside them has the true ones. `graph.net` has one list of lines, each labelled with what
//! it says, because networkx and igraph stumble over several; `relations.net` has one for each
//! kind, as Pajek's own commands for several relations want it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::ascii_names::{Spelling, ascii_names, spell, write_lookup};
use super::column::{Cell, Column, ColumnType};
use super::edge_label::edge_label;
use super::output::{Buffer, Output};
use super::table::{Table, weight};
use super::ties::count_tie_losses;
use super::{About, Drawing, Exporter, Folder, FolderWriter, Keeps, Losses, Settings};
use crate::graph::{EdgeReference, GraphView, Multi, NodeKind, Shape, View};

/// The Pajek format.
#[derive(Debug)]
pub(super) struct Pajek;

/// What Pajek, networkx and igraph read between quotation marks.
const NAMES: Spelling = Spelling {
    is_allowed: |c| !matches!(c, '"' | '\\'),
    instead: ' ',
    longest: 60,
};

/// The measures whose numbers name groups.
const GROUPS: [&str; 6] = [
    "core",
    "label_propagation",
    "leiden",
    "louvain",
    "strong_component",
    "weak_component",
];

const GUIDE: &str = "How to open these files in Pajek\n\n\
    1. File > Network > Read: choose graph.net, or relations.net to keep kinds of lines apart.\n\
    2. File > Partition > Read: choose a .clu file to color by.\n\
    3. File > Vector > Read: choose a .vec file to size by.\n\n\
    names.csv has the vertices in the order of the network, with their true names.\n\
    Classes of kind.clu: 1 person, 2 group, 3 place, 4 organisation, 5 statement, 6 document,\n\
    7 concept, 8 anything else.\n";

impl Exporter for Pajek {
    fn about(&self) -> About {
        About {
            name: "pajek",
            extensions: &[],
            file_name: "pajek",
            summary: "Pajek's network, with partitions of groups and vectors of measures",
            keeps: Keeps {
                parallel_edges: true,
                attributes: true,
                evidence: false,
            },
            usual_shape: Shape {
                view: View::Actors,
                multi: Multi::Merge,
            },
            drawing: Some(Drawing::Discs),
            ..About::PLAIN
        }
    }

    fn folder(&self) -> Option<&dyn FolderWriter> {
        Some(self)
    }
}

impl FolderWriter for Pajek {
    fn write(
        &self,
        graph: &GraphView,
        _: &Settings,
        folder: &mut dyn Folder,
    ) -> io::Result<Losses> {
        let names = ascii_names(graph, NAMES);
        let mut losses = count_tie_losses(graph, &["label", "weight", "kind"]);
        folder.file("graph.net", &mut |out| {
            let mut output = Output::new(out);
            write_vertices(graph, &names, &mut output)?;
            output.lost_directions(graph);
            output.raw(lines_of(graph))?;
            output.raw("\n")?;
            output.each(graph.edge_count(), |number, out| {
                if let Some(edge) = graph.edge(number) {
                    write_line(out, edge);
                    out.raw(" l \"");
                    out.raw(&spell(&edge_label(edge.edge), NAMES));
                    out.raw("\"\n");
                }
            })?;
            losses.append(output.finish());
            Ok(())
        })?;
        folder.file("relations.net", &mut |out| {
            write_relations(graph, &names, out)
        })?;
        folder.file("kind.clu", &mut |out| {
            write_numbers(graph, out, |number, out| {
                let kind = graph.node(number).kind;
                let place = NodeKind::ALL.iter().position(|known| *known == kind);
                out.integer(place.map_or(0, |place| place + 1));
            })
        })?;
        write_measures(graph, folder)?;
        folder.file("names.csv", &mut |out| {
            losses.append(write_lookup(graph, &names, out)?);
            Ok(())
        })?;
        folder.file("README.txt", &mut |out| out.write_all(GUIDE.as_bytes()))?;
        Ok(losses)
    }
}

/// Returns the word for lines: arcs lead one way, edges both.
const fn lines_of(graph: &GraphView) -> &'static str {
    if graph.is_directed() {
        "*Arcs"
    } else {
        "*Edges"
    }
}

/// Writes the vertices, with their places in a square of side one, counted downwards.
fn write_vertices(graph: &GraphView, names: &[String], output: &mut Output) -> io::Result<()> {
    let places = graph.picture().places.as_deref().unwrap_or_default();
    let outermost = |side: usize, choose: fn(f64, f64) -> f64| {
        let sides = places.iter().map(|place| place[side]);
        sides.reduce(choose).unwrap_or_default()
    };
    let [left, right] = [f64::min, f64::max].map(|choose| outermost(0, choose));
    let [lowest, highest] = [f64::min, f64::max].map(|choose| outermost(1, choose));
    let extent = (right - left).max(highest - lowest);
    output.raw(&format!("*Vertices {}\n", graph.node_count()))?;
    output.each(graph.node_count(), |number, out| {
        out.integer(number + 1);
        out.raw(" \"");
        out.raw(&names[number]);
        out.raw("\"");
        if let Some([x, y]) = graph.picture().place(number) {
            for part in [x - left, highest - y] {
                let share = if extent > 0.0 { part / extent } else { 0.5 };
                out.raw(&format!(" {share:.4}"));
            }
            out.raw(" 0.5");
        }
        out.raw("\n");
    })
}

/// Writes the ends and the weight of a line.
fn write_line(out: &mut Buffer, edge: EdgeReference<'_>) {
    out.integer(edge.source + 1);
    out.raw(" ");
    out.integer(edge.target + 1);
    out.raw(" ");
    out.number(weight(edge.edge).unwrap_or(1.0));
}

/// Writes the network with a list of lines for every kind.
fn write_relations(graph: &GraphView, names: &[String], out: &mut dyn Write) -> io::Result<()> {
    let mut kinds: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, edge) in graph.edges().enumerate() {
        let numbers = kinds.entry(edge.edge.kind.as_str()).or_default();
        numbers.push(number);
    }
    let mut output = Output::new(out);
    write_vertices(graph, names, &mut output)?;
    for (number, (kind, edges)) in kinds.iter().enumerate() {
        let (lines, kind) = (lines_of(graph), spell(kind, NAMES));
        output.raw(&format!("{lines} :{} \"{kind}\"\n", number + 1))?;
        output.each(edges.len(), |number, out| {
            if let Some(edge) = graph.edge(edges[number]) {
                write_line(out, edge);
                out.raw("\n");
            }
        })?;
    }
    Ok(())
}

/// Writes a partition or a vector for every number that all nodes have: the format has no word for
/// a missing one.
fn write_measures(graph: &GraphView, folder: &mut dyn Folder) -> io::Result<()> {
    let table = Table::of_nodes(graph);
    let mut counts = vec![0; table.columns.len()];
    for node in graph.nodes() {
        table.node_cells(node, |column, cell| {
            counts[column] += usize::from(cell.is_some());
        });
    }
    for (number, column) in table.columns.iter().enumerate() {
        if counts[number] < graph.node_count() || !is_number(column) {
            continue;
        }
        let is_group = GROUPS.contains(&column.name.as_str());
        let ending = if is_group { "clu" } else { "vec" };
        folder.file(&format!("{}.{ending}", column.name), &mut |out| {
            write_numbers(graph, out, |node, out| {
                table.node_cells(graph.node(node), |at, cell| {
                    if let Some(cell) = cell.filter(|_| at == number) {
                        Cell::write(&cell, out);
                    }
                });
            })
        })?;
    }
    Ok(())
}

fn is_number(column: &Column) -> bool {
    use ColumnType::{Float, Integer, LongInteger};
    matches!(column.holds, Float | Integer | LongInteger)
}

/// Writes one number for every vertex, each on its line.
fn write_numbers(
    graph: &GraphView,
    out: &mut dyn Write,
    write: impl Fn(usize, &mut Buffer) + Sync,
) -> io::Result<()> {
    let mut output = Output::new(out);
    output.raw(&format!("*Vertices {}\n", graph.node_count()))?;
    output.each(graph.node_count(), |number, out| {
        write(number, out);
        out.raw("\n");
    })
}
