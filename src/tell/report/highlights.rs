//! Statements worth reading: what several documents quote, and one of each speaker.

use std::collections::{BTreeMap, BTreeSet};

use super::super::words::plural;
use super::Ground;
use super::evidence::Growing;
use super::matrix::most;
use crate::model::{Id, Mode, Statement};

/// How short words may be that count as the same quotation in another document.
const SHORTEST: usize = 24;

/// How long a statement may be to be preferred for its length.
const LONGEST: usize = 400;

/// A statement worth reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// The number of its quotation.
    pub number: usize,
    /// Why it is here, in words.
    pub reason: String,
}

/// How statements are chosen, for the reader.
pub(super) const RULE: &str = "First come words that stand in more than one document. Then comes one \
    statement of each named speaker, those who speak most often first: one that is quoted before one \
    that is partly quoted, and that before one that is reported; of those the one with the highest \
    confidence, and of equal ones the longest of at most 400 letters.";

/// Chooses statements.
pub(super) fn highlights(
    ground: &Ground<'_>,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Vec<Highlight> {
    let mut chosen: Vec<Highlight> = Vec::new();
    for (copies, documents) in repeated(statements).into_iter().take(ground.top / 2) {
        let Some(best) = copies.iter().copied().max_by(|a, b| better(a, b)) else {
            continue;
        };
        chosen.push(Highlight {
            number: evidence.cite(best),
            reason: format!("in {documents} documents"),
        });
    }
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for statement in statements {
        *counts.entry(&statement.speaker).or_default() += 1;
    }
    for (speaker, count) in most(counts, usize::MAX) {
        if chosen.len() >= ground.top {
            break;
        }
        let said = statements.iter().copied().filter(|s| s.speaker == *speaker);
        let Some(best) = said.max_by(|a, b| better(a, b)) else {
            continue;
        };
        if !evidence.is_named(best) {
            continue;
        }
        let number = evidence.cite(best);
        if chosen.iter().all(|known| known.number != number) {
            let times = plural(count, "statement", "statements");
            let reason = format!("the speaker makes {times}");
            chosen.push(Highlight { number, reason });
        }
    }
    chosen
}

/// Finds words that stand in several documents, in most documents first, with how many those are.
fn repeated<'a>(statements: &[&'a Statement]) -> Vec<(Vec<&'a Statement>, usize)> {
    let mut by_words: BTreeMap<String, Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        let letters = statement.text.chars().filter(|c| c.is_alphanumeric());
        let words: String = letters.flat_map(char::to_lowercase).collect();
        if words.chars().count() >= SHORTEST {
            by_words.entry(words).or_default().push(statement);
        }
    }
    let several = by_words.into_values().filter_map(|copies| {
        let documents: BTreeSet<_> = copies.iter().filter_map(|s| s.document.as_ref()).collect();
        (documents.len() > 1).then_some((copies, documents.len()))
    });
    let mut several: Vec<_> = several.collect();
    // Equal ones stay in the order of their words.
    several.sort_by_key(|(_, documents)| std::cmp::Reverse(*documents));
    several
}

/// Compares two statements by how well they are worth reading.
fn better(one: &Statement, other: &Statement) -> std::cmp::Ordering {
    let mode = |statement: &Statement| match statement.mode {
        Some(Mode::Direct) => 3,
        Some(Mode::Mixed) => 2,
        Some(Mode::Indirect) => 1,
        None => 0,
    };
    let sure = |statement: &Statement| statement.confidence.unwrap_or(1.0);
    let length = |statement: &Statement| match statement.text.chars().count() {
        length if length <= LONGEST => length,
        _ => 0,
    };
    let by_mode = mode(one).cmp(&mode(other));
    let by_sureness = by_mode.then(sure(one).total_cmp(&sure(other)));
    let by_length = by_sureness.then(length(one).cmp(&length(other)));
    by_length.then_with(|| other.id.cmp(&one.id))
}
