//! Who speaks about whom: the busiest speakers and those who are spoken of most.

use std::collections::BTreeMap;

use super::super::quotation::Named;
use super::actors::of;
use super::evidence::Growing;
use super::{Cited, Ground};
use crate::model::{Id, Statement};

/// How many quotations are cited for each pair.
const CITED: usize = 4;

/// How many columns there are at most, so that they fit on a page.
const WIDEST: usize = 10;

/// Who speaks about whom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matrix {
    /// Those who speak, the busiest first: one row each, with the number of their statements.
    pub speakers: Vec<(Named, usize)>,
    /// Those who are spoken of most, one column each, with the number of statements that mention
    /// them.
    pub targets: Vec<(Named, usize)>,
    /// For each speaker and each target how many statements, and some of them.
    pub cells: Vec<Vec<(usize, Cited)>>,
    /// How many further speakers and targets there are.
    pub left_out: [usize; 2],
}

impl Matrix {
    /// Returns the greatest count.
    #[must_use]
    pub fn greatest(&self) -> usize {
        let counts = self.cells.iter().flatten().map(|(count, _)| *count);
        counts.max().unwrap_or(0)
    }
}

/// Counts who speaks about whom.
pub(super) fn matrix(
    ground: &Ground<'_>,
    statements: &[&Statement],
    evidence: &mut Growing<'_>,
) -> Matrix {
    let (mut speakers, mut targets) = (BTreeMap::new(), BTreeMap::new());
    for statement in statements.iter().filter(|s| !s.mentions.is_empty()) {
        *speakers.entry(&statement.speaker).or_default() += 1;
        let mut mentions: Vec<&Id> = statement.mentions.iter().collect();
        mentions.sort_unstable();
        mentions.dedup();
        for target in mentions {
            *targets.entry(target).or_default() += 1;
        }
    }
    let all = [speakers.len(), targets.len()];
    let speakers = most(speakers, ground.top);
    let targets = most(targets, ground.top.min(WIDEST));
    let cells = speakers.iter().map(|(speaker, _)| {
        let of_pair = targets.iter().map(|(target, _)| {
            let fits = |s: &Statement| s.speaker == **speaker && s.mentions.contains(target);
            let found = of(statements, fits);
            (found.len(), evidence.cite_best(&found, CITED))
        });
        of_pair.collect()
    });
    let cells: Vec<Vec<(usize, Cited)>> = cells.collect();
    let left_out = [all[0] - speakers.len(), all[1] - targets.len()];
    let named = |list: Vec<(&Id, usize)>| -> Vec<(Named, usize)> {
        let list = list.into_iter();
        list.map(|(id, count)| (evidence.archive().named(id), count))
            .collect()
    };
    Matrix {
        speakers: named(speakers),
        targets: named(targets),
        cells,
        left_out,
    }
}

/// Returns those with the greatest counts, equal ones by id.
pub(super) fn most(counts: BTreeMap<&Id, usize>, top: usize) -> Vec<(&Id, usize)> {
    let mut counts: Vec<(&Id, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    counts.truncate(top);
    counts
}
