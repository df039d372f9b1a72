//! The times of a GEXF file: points or intervals, numbers or dates.

use super::rules_of_values as rules;
use crate::check::Findings;
use crate::check::values::{Kind, number, offset_in};
use crate::check::xml::Tag;
use crate::read::quoted;

/// What the graph declares of its times.
#[derive(Debug, Default)]
pub(super) struct Times {
    /// Whether the file is in version 1.3.
    pub(super) is_newest: bool,
    are_points: bool,
    /// Whether times have to be numbers.
    are_numbers: bool,
    /// What the graph declares, where networkx knows it.
    known: Option<Kind>,
}

impl Times {
    /// Takes what a graph declares.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        let names = ["mode", "timeformat", "timetype", "timerepresentation"];
        let [mode, format, old_format, points] = tag.attributes(names);
        self.known = format.and_then(known);
        let format = format
            .or(old_format)
            .unwrap_or_default()
            .to_ascii_lowercase();
        let are_dates = ["date", "datetime", "timestamp"].contains(&&*format);
        self.are_numbers = mode == Some("dynamic") && !are_dates;
        self.are_points = points.is_some_and(|points| points.eq_ignore_ascii_case("timestamp"));
    }

    /// Checks the times of an element.
    pub(super) fn check(&self, tag: &Tag<'_>, text: &str, findings: &mut Findings) {
        let names = ["start", "end", "timestamp", "startopen", "endopen"];
        let [start, end, point, start_open, end_open] = tag.attributes(names);
        let [intervals, points] = tag.attributes(["intervals", "timestamps"]);
        if let Some(open) = start_open.or(end_open)
            && self.is_newest
        {
            let words = || format!("the interval has the open bound {}", quoted(open));
            findings.add(&rules::OPEN_BOUND, offset_in(text, open), words);
        }
        let fits = |time: &&str| self.known.is_some_and(|kind| kind.holds(time));
        let mut bounds = [start, end].into_iter().flatten();
        if tag.name != "attvalue"
            && let Some(bound) = bounds.find(|time| !fits(time))
        {
            let words = || match self.known {
                None => "a time stands in a graph without a timeformat of date or numbers".into(),
                Some(kind) => format!("the time {} is not {}", quoted(bound), kind.in_words()),
            };
            findings.add(&rules::TIME_TYPE, offset_in(text, bound), words);
        }
        let is_interval = [start, end, start_open, end_open, intervals];
        let stray = if self.are_points {
            is_interval
                .into_iter()
                .flatten()
                .next()
                .map(|time| (time, "an interval", "points in time"))
        } else {
            point
                .or(points)
                .map(|time| (time, "a point in time", "intervals"))
        };
        if let Some((time, what, wanted)) = stray {
            let words = || format!("{what} stands in a graph of {wanted}");
            findings.add(&rules::TIME_KIND, offset_in(text, time), words);
            return;
        }
        for time in [start, end, point].into_iter().flatten() {
            let is_infinite = time
                .trim_start_matches('-')
                .eq_ignore_ascii_case("infinity");
            if self.are_numbers && !is_infinite && number(time).is_none() {
                let words = || format!("the time {} is no number", quoted(time));
                findings.add(&rules::TIME_FORMAT, offset_in(text, time), words);
            }
        }
    }
}

/// Returns what times of a format are for networkx.
fn known(format: &str) -> Option<Kind> {
    match format {
        "date" | "string" | "liststring" | "anyURI" => Some(Kind::Text),
        "integer" | "int" | "long" => Some(Kind::Long),
        "float" | "double" => Some(Kind::Float),
        _ => None,
    }
}
