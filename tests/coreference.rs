//! Whom names and pronouns mean, against the entities that GUM marks by hand.
//!
//! GUM is no part of the project: skipped where `../shared` is absent, and said so. Every second
//! document was used to fit the weights; the others are for checking.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

#[path = "train/gum.rs"]
mod gum;

use std::collections::BTreeMap;
use std::path::Path;

use gum::{Document, GENRES, Word, covers, fits};
use sayso::extract::coreference::{Scene, scene};

/// Verbs that report.
const REPORTING: [&str; 48] = [
    "say",
    "tell",
    "add",
    "note",
    "claim",
    "explain",
    "state",
    "announce",
    "argue",
    "ask",
    "suggest",
    "warn",
    "report",
    "write",
    "declare",
    "insist",
    "comment",
    "reply",
    "answer",
    "admit",
    "deny",
    "describe",
    "recall",
    "believe",
    "think",
    "mention",
    "confirm",
    "agree",
    "conclude",
    "express",
    "call",
    "urge",
    "stress",
    "remark",
    "acknowledge",
    "complain",
    "promise",
    "respond",
    "accuse",
    "predict",
    "estimate",
    "emphasize",
    "observe",
    "propose",
    "reveal",
    "speak",
    "demand",
    "criticize",
];

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

    fn all(self) -> usize {
        self.right + self.wrong + self.unknown
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        #[expect(clippy::cast_precision_loss, reason = "the counts are small")]
        let share = |n: usize| 100.0 * n as f64 / self.all().max(1) as f64;
        write!(
            f,
            "{:4} of {:4} right ({:5.1} %), {:3} wrong ({:4.1} %), {:3} unknown ({:4.1} %)",
            self.right,
            self.all(),
            share(self.right),
            self.wrong,
            share(self.wrong),
            self.unknown,
            share(self.unknown)
        )
    }
}

fn is_subject(word: &Word) -> bool {
    word.relation.starts_with("nsubj")
}

#[derive(Debug, Default, Clone)]
struct Report {
    counts: BTreeMap<&'static str, Tally>,
}

impl Report {
    fn add(&mut self, what: &'static str, answer: Option<bool>) {
        self.counts.entry(what).or_default().count(answer);
    }

    fn document(&mut self, document: &Document, scene: &Scene, verbose: bool) {
        let names = document.names();
        for (at, word) in document.words.iter().enumerate() {
            let Some(marked) = document.entity_of(at) else {
                continue;
            };
            let named = names.get(marked.entity.as_str());
            let form = word.form.to_lowercase();
            if word.class == "PRON" && matches!(form.as_str(), "he" | "she" | "him" | "his" | "her")
            {
                let answer = scene.pronouns.iter().find(|p| covers(p.place, word));
                let found = answer
                    .and_then(|a| a.answer)
                    .map(|(n, _)| scene.cast[n].name.as_str());
                let Some(named) = named else {
                    self.add("no name", found.map(|_| false));
                    continue;
                };
                let right = found.map(|name| fits(name, named));
                if verbose && right != Some(true) && is_subject(word) {
                    let from = at.saturating_sub(12);
                    let near: Vec<&str> = document.words[from..(at + 8).min(document.words.len())]
                        .iter()
                        .map(|w| w.form.as_str())
                        .collect();
                    eprintln!(
                        "{} {found:?} for {:?}: {}",
                        document.name,
                        named.iter().max_by_key(|n| n.len()).unwrap().join(" "),
                        near.join(" ")
                    );
                }
                let verb = word.head.map(|head| &document.words[head]);
                if is_subject(word) {
                    self.add("he/she, subject", right);
                    if verb.is_some_and(|v| REPORTING.contains(&v.lemma.as_str())) {
                        self.add("he/she, says", right);
                    }
                } else {
                    self.add("him/his/her", right);
                }
            }
        }
        self.bare_names(document, scene, verbose);
    }

    fn bare_names(&mut self, document: &Document, scene: &Scene, verbose: bool) {
        let names = document.names();
        for marked in document
            .marked
            .iter()
            .filter(|m| m.kind == "person" && m.core.len() == 1)
        {
            let word = &document.words[marked.core[0]];
            let Some(named) = names.get(marked.entity.as_str()) else {
                continue;
            };
            let same = document
                .marked
                .iter()
                .filter(|m| m.kind == "person" && m.entity == marked.entity);
            let full = same.map(|m| document.full_name(m)).filter(|n| n.len() > 1);
            let form = word.form.as_str();
            let fuller = full
                .filter(|n| n.first() == Some(&form) || n.last() == Some(&form))
                .max_by_key(Vec::len);
            let Some(fuller) = fuller.filter(|_| word.class == "PROPN") else {
                continue;
            };
            let found = scene
                .names
                .iter()
                .find(|n| covers(n.place, word))
                .map(|n| &scene.cast[n.entity]);
            let right =
                found.map(|f| f.kind == "person" && f.name.contains(' ') && fits(&f.name, named));
            if verbose && right != Some(true) {
                eprintln!(
                    "{}: {} -> {:?}, should be {}",
                    document.name,
                    word.form,
                    found.map(|f| &f.name),
                    fuller.join(" ")
                );
            }
            self.add("bare name", right);
        }
    }
}

#[test]
fn names_and_pronouns_find_their_person() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/gum");
    if !folder.is_dir() {
        let line = format!(
            "skipped: names_and_pronouns_find_their_person: {} is absent\n",
            folder.display()
        );
        let _ = std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes());
        return;
    }
    let verbose = std::env::var_os("SAYSO_VERBOSE").is_some();
    let documents = gum::read(&folder, &GENRES).unwrap();
    let mut halves = [Report::default(), Report::default()];
    for (number, document) in documents.iter().enumerate() {
        let scene = scene(&document.text, None);
        halves[number % 2].document(document, &scene, verbose && number % 2 == 0);
    }
    for (title, half) in ["tuning", "checking"].iter().zip(&halves) {
        for (what, tally) in &half.counts {
            println!("{title:10}{what:18}{tally}");
        }
    }
}

#[test]
fn dump() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/gum");
    let Ok(wanted) = std::env::var("SAYSO_DUMP") else {
        return;
    };
    for document in gum::read(&folder, &GENRES).unwrap() {
        std::fs::write(format!("/tmp/gumtxt/{}.txt", document.name), &document.text).unwrap();
        if document.name != wanted {
            continue;
        }
        let scene = scene(&document.text, None);
        let chars: Vec<char> = document.text.chars().collect();
        for n in &scene.names {
            let s: String = chars[n.place.0 as usize..n.place.1 as usize]
                .iter()
                .collect();
            eprintln!("{:?} {s} -> {:?}", n.place, &scene.cast[n.entity]);
        }
    }
}
