//! Scoring: what of the marks was found, what was found wrongly, and how honest the chances are.

use std::collections::BTreeMap;
use std::fmt::Write;

use sayso::extract::affiliation_measure::Found;
use sayso::model::Span;

use super::gold::{Mark, Sentence};

/// Which findings of a sentence are right, and which marks were missed.
pub(crate) struct Score {
    pub(crate) right: Vec<Found>,
    pub(crate) wrong: Vec<Found>,
    pub(crate) missed: Vec<Mark>,
}

impl Score {
    /// Pairs findings with marks, each at most once.
    pub(crate) fn of(sentence: &Sentence) -> Self {
        let mut missed = sentence.marks.clone();
        let (mut right, mut wrong) = (Vec::new(), Vec::new());
        for &found in &sentence.found {
            if let Some(at) = missed.iter().position(|mark| agrees(&found, mark)) {
                missed.remove(at);
                right.push(found);
            } else {
                wrong.push(found);
            }
        }
        Self {
            right,
            wrong,
            missed,
        }
    }
}

fn agrees(found: &Found, mark: &Mark) -> bool {
    overlap(Some(found.person), Some(mark.person))
        && overlap(found.role, mark.role)
        && overlap(found.organisation, mark.organisation)
}

/// Tells whether two places share a code point, or are both none.
fn overlap(one: Option<Span>, other: Option<Span>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.start < other.end && other.start < one.end,
        (None, None) => true,
        _ => false,
    }
}

/// The figures of some sentences, in percent, and a text that shows how they came about.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) calibration_error: f64,
    pub(crate) text: String,
}

/// Adds up the scores of some sentences.
pub(crate) fn report<'a>(
    title: &str,
    scores: impl Iterator<Item = (&'a Sentence, &'a Score)>,
) -> Report {
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    let mut patterns: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    let mut chances: Vec<(f32, bool)> = Vec::new();
    let mut errors = String::new();
    for (sentence, score) in scores {
        right += score.right.len();
        wrong += score.wrong.len();
        missed += score.missed.len();
        for (all, is_right) in [(&score.right, true), (&score.wrong, false)] {
            for found in all {
                patterns.entry(found.pattern).or_default()[usize::from(!is_right)] += 1;
                chances.push((found.chance, is_right));
            }
        }
        let mut line = |what: &str, person, role, organisation| {
            let [person, role, organisation] =
                [Some(person), role, organisation].map(|span| sentence.slice(span));
            let place = sentence.place.start;
            let _ = writeln!(
                errors,
                "{what}: {person} | {role} | {organisation} in {} {place}",
                sentence.document
            );
        };
        for found in &score.wrong {
            line(found.pattern, found.person, found.role, found.organisation);
        }
        for mark in &score.missed {
            line("missed", mark.person, mark.role, mark.organisation);
        }
    }
    let precision = percent(right, right + wrong);
    let recall = percent(right, right + missed);
    let (calibration_error, table) = calibration(chances);
    let mut text = format!(
        "== {title}: precision {precision:.1}, recall {recall:.1} \
         ({right} right, {wrong} wrong, {missed} missed), \
         calibration error {calibration_error:.3}\n"
    );
    for (pattern, [right, wrong]) in patterns {
        let _ = writeln!(text, "{pattern}: {right} right, {wrong} wrong");
    }
    text.push_str(&table);
    text.push_str(&errors);
    Report {
        precision,
        recall,
        calibration_error,
        text,
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a few hundred affiliations are counted"
)]
fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Returns the expected calibration error over four bands of chances, and the table of bands.
fn calibration(mut chances: Vec<(f32, bool)>) -> (f64, String) {
    const BANDS: [f32; 5] = [0.0, 0.7, 0.85, 0.95, 1.01];
    chances.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all = chances.len();
    let (mut error, mut table) = (0.0, String::new());
    for band in BANDS.windows(2) {
        let inside: Vec<&(f32, bool)> = chances
            .iter()
            .filter(|(chance, _)| band[0] <= *chance && *chance < band[1])
            .collect();
        if inside.is_empty() {
            continue;
        }
        let right = percent(
            inside.iter().filter(|(_, right)| *right).count(),
            inside.len(),
        );
        let stated: f64 = inside.iter().map(|(chance, _)| f64::from(*chance)).sum();
        let stated = stated * percent(1, inside.len());
        error += (right - stated).abs() * percent(inside.len(), all) / 1e4;
        let _ = writeln!(
            table,
            "chance {:.2} to {:.2}: {} found, stated {stated:.1} %, right {right:.1} %",
            band[0],
            band[1].min(1.0),
            inside.len()
        );
    }
    (error, table)
}
