//! Rankings for people and for programs: who is central, in which organisation, by which measure.

mod files;

use std::collections::HashMap;

use super::groups;
use super::loading::plural;
use super::measuring::{cell, ranks};
use super::report::Terminal;
use super::table::{Align, fit, layout, wrap};
use crate::analyze::{Measure, Method, Scores, Subject};
use crate::graph::{EdgeKind, GraphView, NodeKind, Value};

/// The widest cell of a table.
const WIDEST: usize = 36;

/// What was measured of a graph, ready to be printed.
pub(super) struct Ranking<'a> {
    pub(super) graph: &'a GraphView,
    pub(super) scores: &'a Scores,
    /// The measures in the order in which they were asked for.
    pub(super) measures: &'a [&'static dyn Measure],
    /// How many nodes or edges are shown for each measure.
    pub(super) top: usize,
    /// How the measures saw the graph, in words.
    pub(super) settings: String,
}

/// A block of a table: one measure, its rows or lines, and what is left out below them.
struct Block {
    name: &'static str,
    /// Whether values are exact or estimated, where there was a choice.
    method: Option<String>,
    summary: &'static str,
    rows: Vec<Vec<String>>,
    lines: Vec<String>,
    more: Vec<String>,
}

impl Ranking<'_> {
    /// Lays out for people: for each measure the highest, equal ones with one rank.
    pub(super) fn table(&self, screen: usize) -> String {
        let organisations = organisations(self.graph);
        let has_any = organisations.iter().any(|name| !name.is_empty());
        let organisations = has_any.then_some(&*organisations);
        let blocks: Vec<Block> = (self.measures.iter())
            .filter_map(|measure| match measure.about().subject {
                Subject::Nodes => self.nodes_block(*measure, organisations, screen),
                Subject::Edges => self.edges_block(*measure, has_any),
                Subject::Graph => None,
            })
            .collect();
        // All blocks share the widths of their columns, so that the eye finds them.
        let all: Vec<Vec<String>> = blocks.iter().flat_map(|b| b.rows.clone()).collect();
        let columns = all.iter().map(Vec::len).max().unwrap_or(0);
        let mut align = vec![Align::Left; columns];
        for column in [0, columns.saturating_sub(1)] {
            if let Some(align) = align.get_mut(column) {
                *align = Align::Right;
            }
        }
        let text = layout(&all, &align, WIDEST, screen);
        let mut lines = text.lines();
        let mut table = String::new();
        for block in &blocks {
            let method = block.method.iter().map(|method| format!(" ({method})"));
            let method: String = method.collect();
            let title = format!("{}{method}  {}", block.name, block.summary);
            let title = wrap(&title, screen, "  ");
            let summary = title.strip_prefix(block.name).unwrap_or_default();
            table.extend([
                &Terminal::heading(block.name),
                &Terminal::faint(summary),
                "\n",
            ]);
            for line in lines.by_ref().take(block.rows.len()) {
                table.extend([line, "\n"]);
            }
            for line in &block.lines {
                table.extend([line, "\n"]);
            }
            for more in &block.more {
                table.extend(["  ", &Terminal::faint(more), "\n"]);
            }
            table.push('\n');
        }
        let figures = self.figures();
        if !figures.is_empty() {
            table.extend([&Terminal::heading("the whole graph"), "\n"]);
            table.push_str(&layout(
                &figures,
                &[Align::Left, Align::Right],
                WIDEST,
                screen,
            ));
            table.push('\n');
        }
        let nodes = plural(self.graph.node_count(), "node", "nodes");
        let edges = plural(self.graph.edge_count(), "tie", "ties");
        let settings = format!("{nodes}, {edges}; {}", self.settings);
        table.extend([&Terminal::faint(&wrap(&settings, screen, "")), "\n"]);
        table
    }

    fn nodes_block(
        &self,
        measure: &dyn Measure,
        organisations: Option<&[String]>,
        screen: usize,
    ) -> Option<Block> {
        let values = self.scores.column(measure.name())?;
        if measure.ranks_least_first() {
            // The number of a group says nothing of a node by itself.
            let (lines, more) = groups::listed(self.graph, values, self.top, screen);
            return Some(Block {
                lines,
                more,
                ..self.block(measure, Vec::new(), None)
            });
        }
        let order = self.scores.top(self.graph, measure.name(), usize::MAX);
        let rows = ranked(&order, values, self.top).map(|(rank, number)| {
            let node = self.graph.node(number);
            let mut row = vec![rank, node.label.clone(), node.kind.as_str().to_owned()];
            row.extend(organisations.map(|names| names[number].clone()));
            row.push(cell(&values[number]));
            row
        });
        Some(self.block(measure, rows.collect(), more(&order, values, self.top)))
    }

    fn edges_block(&self, measure: &dyn Measure, shows_organisations: bool) -> Option<Block> {
        let column = self
            .scores
            .edges
            .iter()
            .find(|column| column.name == measure.name())?;
        let order = edge_order(&column.values);
        let rows = ranked(&order, &column.values, self.top).filter_map(|(rank, number)| {
            let edge = self.graph.edge(number)?;
            // Both ends fit into the column of names where each takes a little less than half.
            let ends = [edge.source, edge.target].map(|end| &self.graph.node(end).label);
            let [source, target] = ends.map(|label| fit(label, WIDEST / 2 - 1));
            let mut row = vec![
                rank,
                format!("{source} → {target}"),
                edge.edge.kind.as_str().to_owned(),
            ];
            if shows_organisations {
                row.push(String::new());
            }
            row.push(cell(&column.values[number]));
            Some(row)
        });
        Some(self.block(
            measure,
            rows.collect(),
            more(&order, &column.values, self.top),
        ))
    }

    fn figures(&self) -> Vec<Vec<String>> {
        let figures = self.scores.figures.iter();
        let rows = figures.map(|(name, value)| {
            let method = self.scores.method(name).map(Method::words);
            let method = method.map_or_else(String::new, |method| format!(" ({method})"));
            vec![format!("{name}{method}"), cell(value)]
        });
        rows.collect()
    }

    /// Puts a measure and what it means above its rows.
    fn block(&self, measure: &dyn Measure, rows: Vec<Vec<String>>, more: Option<String>) -> Block {
        let about = measure.about();
        Block {
            name: about.name,
            method: self.scores.method(about.name).map(Method::words),
            summary: about.summary,
            rows,
            lines: Vec::new(),
            more: more.into_iter().collect(),
        }
    }
}

/// Orders edges by a value, the greatest first, and equal ones as the graph has them.
pub(super) fn edge_order(values: &[Value]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].rank().total_cmp(&values[*a].rank()));
    order
}

/// Gives the first of an order their ranks; those that share one have a sign of it.
pub(super) fn ranked<'a>(
    order: &'a [usize],
    values: &'a [Value],
    top: usize,
) -> impl Iterator<Item = (String, usize)> + 'a {
    let all = ranks(order, values);
    let places = 0..shown(order, values, top);
    places.map(move |place| {
        let shares = |other: Option<&usize>| other == Some(&all[place]);
        let is_shared = shares(all.get(place + 1)) || place > 0 && shares(all.get(place - 1));
        let sign = if is_shared { "=" } else { " " };
        (format!("{}{sign}", all[place]), order[place])
    })
}

/// Returns how many of an order are worth a line: at most `top`, and none with a value of zero
/// where others have more.
fn shown(order: &[usize], values: &[Value], top: usize) -> usize {
    let is_zero = |number: &&usize| values[**number].rank() == 0.0;
    let above_zero = order.iter().take_while(|number| !is_zero(number)).count();
    let worth = if above_zero == 0 {
        top
    } else {
        above_zero.min(top)
    };
    worth.min(order.len())
}

/// Says how many more have the value of the last that is shown, or zero.
pub(super) fn more(order: &[usize], values: &[Value], top: usize) -> Option<String> {
    let (shown, rest) = order.split_at_checked(shown(order, values, top))?;
    if shown.len() < top {
        let value = cell(&values[*rest.first()?]);
        return Some(format!("and {} more with {value}", rest.len()));
    }
    let last = &values[*shown.last()?];
    let count = rest
        .iter()
        .take_while(|number| values[**number] == *last)
        .count();
    (count > 0).then(|| format!("and {count} more with {}", cell(last)))
}

/// Finds the organisation of each person: that with the heaviest relation to it, of equal ones
/// the first by name; empty where none is known.
pub(super) fn organisations(graph: &GraphView) -> Vec<String> {
    let mut best: HashMap<usize, (f64, usize)> = HashMap::new();
    for edge in graph.edges() {
        let (from, to) = (graph.node(edge.source), graph.node(edge.target));
        let is_role = matches!(edge.edge.kind, EdgeKind::Relation(_))
            && from.kind != NodeKind::Organisation
            && to.kind == NodeKind::Organisation;
        if !is_role {
            continue;
        }
        let found = (edge.edge.weight, edge.target);
        let known = best.entry(edge.source).or_insert(found);
        let is_heavier = found.0 > known.0;
        let is_first = graph.node(found.1).label < graph.node(known.1).label;
        if is_heavier || found.0 >= known.0 && is_first {
            *known = found;
        }
    }
    let numbers = 0..graph.node_count();
    numbers
        .map(|number| {
            let organisation = best.get(&number);
            organisation.map_or_else(String::new, |(_, target)| graph.node(*target).label.clone())
        })
        .collect()
}
