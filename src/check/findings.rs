//! What the scanners find, gathered by byte and told by line and column.

use std::collections::BTreeMap;

use super::{Format, Options, Program, Rule, Severity};
use crate::Place;
use crate::read::Cursor;

/// What is wrong at one place of a file.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The place.
    pub place: Place,
    /// The rule.
    pub rule: &'static Rule,
    /// What stands there, with the words of the file.
    pub found: String,
}

/// What a check found in one file.
#[derive(Debug, Clone)]
pub struct Report {
    /// The format that the file was read as.
    pub format: Format,
    /// The findings in the order of their places; of each rule at most as many as were asked for.
    pub findings: Vec<Finding>,
    /// How often each rule fired.
    pub counts: BTreeMap<&'static str, u64>,
}

impl Report {
    /// Returns how many findings there are, told or not.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Returns the number of findings of each severity.
    #[must_use]
    pub fn by_severity(&self, program: Option<Program>) -> BTreeMap<Severity, u64> {
        let mut numbers = BTreeMap::new();
        for rule in super::rules() {
            if let Some(count) = self.counts.get(rule.name) {
                *numbers.entry(rule.severity(program)).or_default() += count;
            }
        }
        numbers
    }
}

/// Findings that are being gathered.
pub(super) struct Findings {
    program: Option<Program>,
    most: usize,
    counts: BTreeMap<&'static str, u64>,
    found: Vec<(usize, &'static Rule, String)>,
}

impl Findings {
    /// Starts with none.
    pub(super) fn new(options: &Options) -> Self {
        Self {
            program: options.program,
            most: options.most,
            counts: BTreeMap::new(),
            found: Vec::new(),
        }
    }

    /// Returns the program that the file is for.
    pub(super) const fn program(&self) -> Option<Program> {
        self.program
    }

    /// Adds a finding at a byte, where it concerns the program; words are made for those kept.
    pub(super) fn add(&mut self, rule: &'static Rule, at: usize, found: impl FnOnce() -> String) {
        if !rule.concerns(self.program) {
            return;
        }
        let count = self.counts.entry(rule.name).or_default();
        *count += 1;
        if usize::try_from(*count).unwrap_or(usize::MAX) <= self.most {
            self.found.push((at, rule, found()));
        }
    }

    /// Turns bytes into lines and columns.
    pub(super) fn report(mut self, format: Format, file: &str, text: &str) -> Report {
        self.found.sort_by_key(|(at, rule, _)| (*at, rule.name));
        let mut cursor = Cursor::new(file.into(), text);
        let findings = self.found.into_iter().map(|(at, rule, found)| Finding {
            place: cursor.origin(at.min(text.len()), "").start(),
            rule,
            found,
        });
        Report {
            format,
            findings: findings.collect(),
            counts: self.counts,
        }
    }
}
