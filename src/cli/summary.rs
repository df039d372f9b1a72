//! What `sayso export` says when it is done: read, found, ranked, written.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::loading::{left_out, plural};
use super::measuring::{cell, ranks};
use super::output::human_size;
use super::report::Terminal;
use super::table::{Align, layout, wrap};
use crate::export::Exporter;
use crate::graph::Shape;
use crate::model::{ActorKind, Id};
use crate::pipeline::{Loaded, Network};

/// How many actors the summary ranks.
const RANKED: usize = 8;

/// A file that was written.
pub(super) struct Written {
    pub(super) path: PathBuf,
    pub(super) size: u64,
    pub(super) exporter: &'static dyn Exporter,
    pub(super) shape: Shape,
}

/// Everything the summary speaks of.
pub(super) struct Summary<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) network: &'a Network<'a>,
    pub(super) written: &'a [Written],
    pub(super) settings: &'a str,
    pub(super) min_confidence: f64,
}

impl Summary<'_> {
    /// Prints the summary to standard output.
    pub(super) fn print(&self, terminal: &Terminal) -> io::Result<()> {
        let mut out = BufWriter::new(terminal.out());
        self.counts(&mut out)?;
        self.ranking(&mut out)?;
        self.files(&mut out)?;
        out.flush()
    }

    /// What was read and found.
    fn counts(&self, out: &mut dyn Write) -> io::Result<()> {
        let records = &self.loaded.records;
        let actors = |kind: ActorKind| records.actors.values().filter(|a| a.kind == kind).count();
        let problems = usize::try_from(self.loaded.problems.count()).unwrap_or(usize::MAX);
        let notes = usize::try_from(self.loaded.notes.count()).unwrap_or(usize::MAX);
        let read = [
            plural(self.loaded.files.len(), "file", "files"),
            plural(self.loaded.articles, "article", "articles"),
            plural(problems, "problem", "problems"),
            plural(notes, "note", "notes"),
        ];
        let skipped: Vec<String> = (self.loaded.skipped.iter())
            .map(|(ending, count)| format!("{count} {ending}"))
            .collect();
        let found = [
            plural(records.statements.len(), "statement", "statements"),
            plural(actors(ActorKind::Person), "person", "people"),
            plural(records.organisations.len(), "organisation", "organisations"),
            plural(actors(ActorKind::Place), "place", "places"),
            plural(actors(ActorKind::Group), "group", "groups"),
            plural(records.concepts.len(), "concept", "concepts"),
            plural(records.relations.len(), "relation", "relations"),
        ];
        let graph = self.network.measured();
        let ties = format!(
            "{} between {}",
            plural(graph.edge_count(), "tie", "ties"),
            plural(graph.node_count(), "actor", "actors")
        );
        let dated = self.network.statements().count();
        let undated = records.statements.len() - dated;
        let outside = (undated > 0).then(|| {
            let number = plural(undated, "statement", "statements");
            format!("{number} outside of the period or without a date")
        });
        let unsure = left_out(&self.loaded.left_out)
            .map(|what| format!("{what} with a confidence below {}", self.min_confidence));
        let left_out: Vec<String> = outside.into_iter().chain(unsure).collect();
        let lines = [
            ("Read", &read[..]),
            ("Found", &found[..]),
            ("Graph", &[ties][..]),
        ];
        let passed_over = (!skipped.is_empty()).then_some(("Passed over", &skipped[..]));
        let left_out = (!left_out.is_empty()).then_some(("Left out", &left_out[..]));
        for (title, parts) in lines.into_iter().chain(left_out).chain(passed_over) {
            let parts: Vec<&str> = parts
                .iter()
                .map(String::as_str)
                .filter(|part| !part.starts_with("0 "))
                .collect();
            let parts = if parts.is_empty() {
                "nothing".to_owned()
            } else {
                parts.join(", ")
            };
            let line = wrap(&format!("{title:<6} {parts}"), Terminal::width(), "       ");
            let rest = line.strip_prefix(title).unwrap_or_default();
            writeln!(out, "{}{rest}", Terminal::heading(title))?;
        }
        Ok(())
    }

    /// The most central actors, by the first measure of a fixed preference that was computed.
    fn ranking(&self, out: &mut dyn Write) -> io::Result<()> {
        let scores = self.network.scores();
        let preferred = ["pagerank", "strength", "degree"];
        let known = |name: &&&str| scores.column(name).is_some();
        let Some(by) = preferred.iter().find(known).copied() else {
            return Ok(());
        };
        let values = scores.column(by).unwrap_or_default();
        let spoke = count(self.network.statements().map(|s| &s.speaker));
        let named = count(self.network.statements().flat_map(|s| &s.mentions));
        let graph = self.network.measured();
        let title = |name: &str| name.to_owned();
        let mut rows = vec![
            ["", "actor", "kind", by, "speaks", "is mentioned"]
                .map(title)
                .to_vec(),
        ];
        let order = scores.top(graph, by, RANKED);
        for (rank, &number) in ranks(&order, values).into_iter().zip(&order) {
            let node = graph.node(number);
            let times = |counts: &BTreeMap<&Id, usize>| counts.get(&node.id).map_or(0, |n| *n);
            rows.push(vec![
                rank.to_string(),
                node.label.clone(),
                node.kind.as_str().to_owned(),
                cell(&values[number]),
                times(&spoke).to_string(),
                times(&named).to_string(),
            ]);
        }
        if rows.len() == 1 {
            return Ok(());
        }
        let align = [
            Align::Right,
            Align::Left,
            Align::Left,
            Align::Right,
            Align::Right,
            Align::Right,
        ];
        let table = layout(&rows, &align, 32, Terminal::width());
        let (head, body) = table.split_once('\n').unwrap_or((&table, ""));
        let settings = Terminal::faint(&format!("({})", self.settings));
        let title = Terminal::heading("Most central actors");
        writeln!(out, "\n{title} {settings}\n{}", Terminal::faint(head))?;
        out.write_all(body.as_bytes())
    }

    /// The files, and what they are for.
    fn files(&self, out: &mut dyn Write) -> io::Result<()> {
        let rows = self.written.iter().map(|file| {
            vec![
                file.path.display().to_string(),
                human_size(file.size),
                format!(
                    "{} ({})",
                    gist(file.exporter.about().summary),
                    contents(file)
                ),
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let align = [Align::Left, Align::Right, Align::Left];
        writeln!(out, "\n{}", Terminal::heading("Files"))?;
        out.write_all(layout(&rows, &align, usize::MAX, Terminal::width()).as_bytes())
    }
}

/// Says which graph a file shows, and what its format cannot express.
fn contents(file: &Written) -> String {
    let view = file.shape.view.as_str();
    let about = file.exporter.about();
    if about.keeps.attributes {
        return view.to_owned();
    }
    format!("{view}; no attributes")
}

/// Cuts a summary down to what it says first.
fn gist(summary: &str) -> &str {
    summary.split([',', ':']).next().unwrap_or(summary)
}

/// Counts how often each id comes up.
fn count<'a>(ids: impl Iterator<Item = &'a Id>) -> BTreeMap<&'a Id, usize> {
    let mut counts = BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    counts
}
