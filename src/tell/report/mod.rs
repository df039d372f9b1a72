//! The report for an editor: what the records hold, who matters, and how sure it all is, as data.
//!
//! Every number in it names the quotations behind it: those are numbered once, in [`Evidence`], in
//! the order in which the report comes to speak of them.

mod actors;
mod coalitions;
mod evidence;
mod highlights;
mod matrix;
mod page;
mod quality;
mod time;

use std::collections::BTreeMap;

pub use self::actors::ActorRow;
pub use self::coalitions::{Coalition, Position};
pub use self::evidence::{Cited, Evidence};
pub use self::highlights::Highlight;
pub use self::matrix::Matrix;
pub use self::page::report_page;
pub use self::quality::{Quality, Share};
pub use self::time::Peak;
use super::quotation::Archive;
use super::words::{list, plural};
use crate::Error;
use crate::analyze::{
    Betweenness, Frozen, Leiden, Measure, PageRank, Scores, Stopped, Watch, analyze_watched,
};
use crate::graph::{Filter, GraphView};
use crate::model::{ActorKind, Mode, Records, Statement};
use crate::plot::Event;

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The records.
    pub records: &'a Records,
    /// Which of them count.
    pub filter: &'a Filter,
    /// The graph of the actors, each tie once.
    pub graph: &'a GraphView,
    /// The same, frozen.
    pub frozen: &'a Frozen,
    /// What happened on the way here.
    pub reading: &'a Reading,
    /// How many rows a table has.
    pub top: usize,
}

/// What happened while the records were read and made.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The heading of the report.
    pub title: String,
    /// The files that were read: path, and what was found in it.
    pub files: Vec<(String, String)>,
    /// How many articles were searched.
    pub articles: usize,
    /// Files that were passed over, by ending.
    pub skipped: BTreeMap<String, u64>,
    /// What could not be read.
    pub problems: Vec<Error>,
    /// What is worth knowing and no problem.
    pub notes: Vec<Error>,
    /// What was left out because its confidence is too low, in words; empty where nothing was.
    pub left_out: String,
    /// Every setting, with its value in words.
    pub settings: Vec<(&'static str, String)>,
    /// The command that makes this report again.
    pub command: String,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub number: usize,
    /// What is counted.
    pub label: &'static str,
    /// What else there is to say; may be empty.
    pub note: String,
    /// The part of the report that says more.
    pub part: &'static str,
}

/// A report.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// What it was made from.
    pub reading: &'a Reading,
    /// From when to when statements were made, in words; empty without dates.
    pub period: String,
    /// The key figures.
    pub figures: Vec<Figure>,
    /// The actors that make most statements.
    pub heard: Vec<ActorRow>,
    /// The most central actors.
    pub actors: Vec<ActorRow>,
    /// Who speaks about whom.
    pub matrix: Matrix,
    /// Who takes which position; empty where nothing was coded.
    pub positions: Vec<Position>,
    /// Groups by the positions that they share.
    pub by_stance: Vec<Coalition>,
    /// How many actors with positions are in none of those groups, because others have more.
    pub ungrouped: usize,
    /// Groups by their ties.
    pub by_ties: Vec<Coalition>,
    /// When statements were made.
    pub events: Vec<Event>,
    /// When most of them were made.
    pub peaks: Vec<Peak>,
    /// Statements worth reading.
    pub highlights: Vec<Highlight>,
    /// How sure it all is.
    pub quality: Quality,
    /// The quotations behind all of it.
    pub evidence: Evidence,
    /// What was measured.
    pub scores: Scores,
}

/// The measures that a report goes by.
pub const MEASURES: [&dyn Measure; 3] = [&PageRank, &Betweenness, &Leiden];

/// Makes a report.
///
/// # Errors
///
/// Returns [`Stopped`] where the watcher asks to stop.
pub fn report<'a>(ground: &Ground<'a>, watch: &dyn Watch) -> Result<Report<'a>, Stopped> {
    let scores = analyze_watched(ground.graph, ground.frozen, &MEASURES, watch)?;
    let statements = ground.records.statements_in_text_order();
    let kept = statements.into_iter();
    let kept = kept.filter(|s| ground.filter.keeps_statement(ground.records, s));
    let statements: Vec<&Statement> = kept.collect();
    let mut evidence = Evidence::new(Archive::new(ground.records));
    let heard = actors::heard(ground, &scores, &statements, &mut evidence);
    let actors = actors::central(ground, &scores, &statements, &mut evidence);
    let matrix = matrix::matrix(ground, &statements, &mut evidence);
    let positions = coalitions::positions(ground, &statements, &mut evidence);
    let (by_stance, ungrouped) = coalitions::by_stance(ground, &statements, &mut evidence);
    let by_ties = coalitions::by_ties(ground, &scores, &statements, &mut evidence);
    let peaks = time::peaks(ground, &statements, &mut evidence);
    let highlights = highlights::highlights(ground, &statements, &mut evidence);
    let quality = quality::quality(ground, &statements, &mut evidence);
    Ok(Report {
        reading: ground.reading,
        period: time::period(ground, &statements),
        figures: figures(ground, &statements),
        events: time::events(ground, &statements),
        peaks,
        heard,
        actors,
        matrix,
        positions,
        by_stance,
        ungrouped,
        by_ties,
        highlights,
        quality,
        evidence: evidence.closed(),
        scores,
    })
}

fn figures(ground: &Ground<'_>, statements: &[&Statement]) -> Vec<Figure> {
    let records = ground.records;
    let of_mode = |mode: Mode| statements.iter().filter(|s| s.mode == Some(mode)).count();
    let modes = [
        (of_mode(Mode::Direct), "quoted"),
        (of_mode(Mode::Mixed), "partly quoted"),
        (of_mode(Mode::Indirect), "reported"),
    ];
    let modes = modes.into_iter().filter(|(count, _)| *count > 0);
    let modes: Vec<String> = modes
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let actors = |kind: ActorKind| records.actors.values().filter(|a| a.kind == kind).count();
    let others = [
        (actors(ActorKind::Group), "group", "groups"),
        (actors(ActorKind::Place), "place", "places"),
    ];
    let others = others.into_iter().filter(|(count, ..)| *count > 0);
    let others: Vec<String> = others
        .map(|(count, one, many)| plural(count, one, many))
        .collect();
    let others = match others.as_slice() {
        [] => String::new(),
        others => format!("and {}", list(others)),
    };
    let figure = |number, label, note, part| Figure {
        number,
        label,
        note,
        part,
    };
    let articles = match ground.reading.articles {
        0 => String::new(),
        count => format!("{count} searched by sayso"),
    };
    let ties = format!(
        "between {}",
        plural(ground.graph.node_count(), "actor", "actors")
    );
    let (none, relations) = (String::new, records.relations.len());
    let mut figures = vec![
        figure(records.documents.len(), "documents", articles, "methods"),
        figure(statements.len(), "statements", modes.join(", "), "matrix"),
        figure(actors(ActorKind::Person), "people", others, "heard"),
        figure(
            records.organisations.len(),
            "organisations",
            none(),
            "actors",
        ),
        figure(relations, "roles and memberships", none(), "evidence"),
        figure(ground.graph.edge_count(), "ties", ties, "actors"),
    ];
    if !records.concepts.is_empty() {
        let concepts = records.concepts.len();
        figures.push(figure(concepts, "concepts", none(), "coalitions"));
    }
    figures
}
