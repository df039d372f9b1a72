//! Answers: how often names and pronouns were given to the person whom GUM marks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use sayso::extract::coreference::Scene;

use crate::gum::{Document, Marked, Word, covers, fits};

/// Returns the verbs that report: those of the lexicon of cues that are likely to, by their base
/// form. The lexicon is older than this measure.
fn reporting() -> BTreeSet<&'static str> {
    /// The least weight in the lexicon, of nine.
    const LIKELY: u32 = 6;
    let lines = include_str!("../../src/extract/english/cues.tsv").lines();
    let verbs = lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (forms, rest) = line.split_once('\t')?;
            let (_, weight) = rest.split_once('\t')?;
            let likely = weight.parse::<u32>().ok()? >= LIKELY;
            forms.split(' ').next().filter(|_| likely)
        });
    verbs.collect()
}

/// How often an answer was right, wrong, or not given.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    unknown: usize,
}

impl Tally {
    fn count(&mut self, answer: Option<bool>) {
        match answer {
            Some(true) => self.right += 1,
            Some(false) => self.wrong += 1,
            None => self.unknown += 1,
        }
    }

    /// Returns what part of all that were asked for, in percent.
    pub(crate) fn share(self, part: usize) -> f64 {
        percent(part, self.right + self.wrong + self.unknown)
    }
}

#[expect(clippy::cast_precision_loss, reason = "the counts are small")]
fn percent(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            ("right", self.right),
            ("wrong", self.wrong),
            ("unknown", self.unknown),
        ];
        for (name, part) in parts {
            write!(f, "{part:5} {name} ({:4.1} %)", self.share(part))?;
        }
        Ok(())
    }
}

/// What was counted in some documents.
#[derive(Debug, Default)]
pub(crate) struct Report {
    reporting: BTreeSet<&'static str>,
    tallies: BTreeMap<&'static str, Tally>,
    /// Each answer with its chance, and whether it was right.
    sure: Vec<(f32, bool)>,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self {
            reporting: reporting(),
            ..Self::default()
        }
    }

    fn add(&mut self, what: &'static str, answer: Option<(f32, bool)>) {
        let tally = self.tallies.entry(what).or_default();
        tally.count(answer.map(|(_, right)| right));
    }

    /// Returns how often answers of one kind were right.
    pub(crate) fn of(&self, what: &str) -> Tally {
        self.tallies.get(what).copied().unwrap_or_default()
    }

    /// Counts the answers in a document.
    pub(crate) fn document(&mut self, document: &Document, scene: &Scene) {
        for (at, word) in document.words.iter().enumerate() {
            let marked = document.entity_of(at);
            if let Some(marked) = marked.filter(|_| word.class == "PRON") {
                self.pronoun(document, scene, word, marked);
            }
        }
        for marked in document.marked.iter().filter(|m| m.kind == "person") {
            self.bare_name(document, scene, marked);
        }
    }

    fn pronoun(&mut self, document: &Document, scene: &Scene, word: &Word, marked: &Marked) {
        let form = word.form.to_lowercase();
        if !matches!(form.as_str(), "he" | "she" | "him" | "his" | "her") {
            return;
        }
        let found = scene.pronouns.iter().find(|p| covers(p.place, word));
        let answer = found.and_then(|pronoun| pronoun.answer);
        let names = document.names();
        let Some(names) = names.get(marked.entity.as_str()) else {
            self.add("who has no name", answer.map(|(_, chance)| (chance, false)));
            return;
        };
        let is_right = |entity: usize| fits(&scene.cast[entity].name, names);
        let answer = answer.map(|(entity, chance)| (chance, is_right(entity)));
        let mut people = found
            .iter()
            .flat_map(|p| &p.candidates)
            .filter_map(|c| c.entity);
        if !people.any(is_right) {
            self.add("whose name was not found", answer);
        }
        if !word.relation.starts_with("nsubj") {
            self.add("him, his, her", answer);
            return;
        }
        self.add("he, she: subjects", answer);
        self.sure.extend(answer);
        let verb = word.head.map(|head| document.words[head].lemma.as_str());
        if verb.is_some_and(|verb| self.reporting.contains(verb)) {
            self.add("he, she: speakers", answer);
        }
    }

    /// A first or last name alone, of somebody who is named in full elsewhere.
    fn bare_name(&mut self, document: &Document, scene: &Scene, marked: &Marked) {
        let [word] = marked.core[..] else { return };
        let word = &document.words[word];
        let form = word.form.as_str();
        let same = document
            .marked
            .iter()
            .filter(|m| m.entity == marked.entity && m.kind == "person");
        let mut full = same
            .map(|m| document.full_name(m))
            .filter(|name| name.len() > 1);
        let fuller = full.any(|name| name.first() == Some(&form) || name.last() == Some(&form));
        if !fuller || word.class != "PROPN" {
            return;
        }
        let names = document.names();
        let found = scene.names.iter().find(|n| covers(n.place, word));
        let answer = found.map(|name| {
            let whom = &scene.cast[name.entity];
            let full = whom.kind == "person" && whom.name.contains(' ');
            (
                name.chance,
                full && fits(&whom.name, &names[marked.entity.as_str()]),
            )
        });
        self.sure.extend(answer);
        self.add("bare names", answer);
    }

    /// Returns by how much chances differ from how often they come true, on average over tenths.
    pub(crate) fn calibration_error(&self) -> f64 {
        let all: f64 = self.tenths().iter().map(|bin| bin.0).sum();
        let errors = self.tenths().map(|(_, sum, hits)| (sum - hits).abs());
        errors.iter().sum::<f64>() / all.max(1.0)
    }

    /// Returns for each tenth how many answers have such a chance, the sum of the chances, and how
    /// many are right.
    fn tenths(&self) -> [(f64, f64, f64); 10] {
        let mut bins = [(0.0_f64, 0.0_f64, 0.0_f64); 10];
        for &(chance, right) in &self.sure {
            let bin =
                (0..9).find(|&bin| chance < [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9][bin]);
            let (count, sum, hits) = &mut bins[bin.unwrap_or(9)];
            *count += 1.0;
            *sum += f64::from(chance);
            *hits += f64::from(u8::from(right));
        }
        bins
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, tally) in &self.tallies {
            writeln!(f, "{what:26}{tally}")?;
        }
        for (count, sum, hits) in self.tenths().iter().filter(|bin| bin.0 > 0.0) {
            let (mean, right) = (sum / count, hits / count);
            writeln!(f, "{count:5} of chance {mean:.2}: {right:.2} right")?;
        }
        writeln!(
            f,
            "expected calibration error {:.3}",
            self.calibration_error()
        )
    }
}
