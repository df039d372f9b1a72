//! Whom names and pronouns mean, against the entities that GUM marks by hand.
//!
//! GUM is no part of the project: skipped where `../shared` is absent, and said so. Every second
//! document was used to learn the weights and to choose the rules; the others are for checking.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

#[path = "train/choices.rs"]
mod choices;
#[path = "train/gum.rs"]
mod gum;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use choices::{Example, fit};
use gum::{Document, GENRES, Marked, Word, covers, fits};
use sayso::extract::coreference::{Reading, Scene};

/// Returns the verbs that report: those of the lexicon of cues that are likely to, by their base
/// form. The lexicon is older than this measure.
fn reporting() -> BTreeSet<&'static str> {
    /// The least weight in the lexicon, of nine.
    const LIKELY: u32 = 6;
    let lines = include_str!("../src/extract/english/cues.tsv").lines();
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
struct Tally {
    right: usize,
    wrong: usize,
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

    fn share(self, part: usize) -> f64 {
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

/// What was counted in one half of the documents.
#[derive(Debug, Default)]
struct Report {
    reporting: BTreeSet<&'static str>,
    tallies: BTreeMap<&'static str, Tally>,
    /// Each answer with its chance, and whether it was right.
    sure: Vec<(f32, bool)>,
}

impl Report {
    fn new() -> Self {
        Self {
            reporting: reporting(),
            ..Self::default()
        }
    }

    fn add(&mut self, what: &'static str, answer: Option<(f32, bool)>) {
        let tally = self.tallies.entry(what).or_default();
        tally.count(answer.map(|(_, right)| right));
    }

    fn of(&self, what: &str) -> Tally {
        self.tallies.get(what).copied().unwrap_or_default()
    }

    fn document(&mut self, document: &Document, scene: &Scene) {
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
    fn calibration_error(&self) -> f64 {
        let mut bins = [(0.0_f64, 0.0_f64, 0.0_f64); 10];
        for &(chance, right) in &self.sure {
            let bin =
                (0..9).find(|&bin| chance < [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9][bin]);
            let (count, sum, hits) = &mut bins[bin.unwrap_or(9)];
            *count += 1.0;
            *sum += f64::from(chance);
            *hits += f64::from(u8::from(right));
        }
        let all: f64 = bins.iter().map(|bin| bin.0).sum();
        for (count, sum, hits) in bins.iter().filter(|bin| bin.0 > 0.0) {
            println!(
                "{count:5} of chance {:.2}: {:.2} right",
                sum / count,
                hits / count
            );
        }
        bins.iter()
            .map(|(_, sum, hits)| (sum - hits).abs())
            .sum::<f64>()
            / all.max(1.0)
    }
}

#[test]
fn names_and_pronouns_find_their_person() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/gum");
    if !folder.is_dir() {
        let name = "names_and_pronouns_find_their_person";
        let line = format!("skipped: {name}: {} is absent\n", folder.display());
        let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
        return;
    }
    let documents = gum::read(&folder, &GENRES).unwrap();
    let mut halves = [Report::new(), Report::new()];
    for (number, document) in documents.iter().enumerate() {
        let scene = Reading::of(&document.text).scene(None);
        halves[number % 2].document(document, &scene);
    }
    let mut errors = Vec::new();
    for (title, half) in ["learned", "checked"].iter().zip(&halves) {
        for (what, tally) in &half.tallies {
            println!("{title}  {what:26}{tally}");
        }
        errors.push(half.calibration_error());
        println!(
            "{title}  expected calibration error {:.3}",
            errors.last().unwrap()
        );
    }
    let check = |half: usize, what: &str, least_right: f64, most_wrong: f64| {
        let tally = halves[half].of(what);
        assert!(tally.share(tally.right) >= least_right, "{what}: {tally}");
        assert!(tally.share(tally.wrong) <= most_wrong, "{what}: {tally}");
    };
    check(0, "he, she: subjects", 95.0, 4.0);
    check(0, "him, his, her", 93.0, 4.0);
    check(0, "bare names", 93.0, 2.0);
    check(1, "he, she: subjects", 82.0, 11.0);
    check(1, "him, his, her", 78.0, 10.0);
    check(1, "bare names", 90.0, 4.5);
}

#[test]
fn what_is_told_apart_is_learned() {
    let example = |right: usize| Example {
        options: vec![vec![(0, 1.0), (2, 1.0)], vec![(1, 1.0), (2, 1.0)]],
        right: vec![right == 0, right == 1],
        weight: 1.0,
    };
    let examples: Vec<Example> = [0, 0, 0, 1].into_iter().map(example).collect();
    let examples: Vec<&Example> = examples.iter().collect();
    let weights = fit(&examples, &[0.0; 3], 0.01);
    assert!(weights[0] > weights[1] + 0.5, "{weights:?}");
    assert!(weights[2].abs() < 0.01, "{weights:?}");
    assert_eq!(weights, fit(&examples, &[0.0; 3], 0.01));
}
