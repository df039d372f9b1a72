//! Learning attribution: the first pass, the second pass by jackknife, and the links.

use sayso::extract::training::{GRAMMAR, LABELS, Lesson, Rows, SLOTS, likeness};

use crate::corpus::Article;
use crate::crf::{Crf, Example, Options};
use crate::links;

/// How to learn all models of attribution.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How to learn the first pass.
    pub(crate) first: Options,
    /// How to learn the second pass.
    pub(crate) second: Options,
    /// In how many parts the articles are cut, each labelled by a model of the others.
    pub(crate) folds: usize,
}

impl Default for Plan {
    fn default() -> Self {
        let options = Options {
            labels: LABELS,
            bits: (18, 12),
            epochs: 4,
            rate: 0.06,
            dropout: 0.45,
            seed: 1,
            grammar: Some(GRAMMAR),
        };
        Self {
            first: options,
            second: options,
            folds: 4,
        }
    }
}

/// The files of all models of attribution.
pub(crate) struct Files {
    /// The first pass.
    pub(crate) first: Vec<u8>,
    /// The second pass.
    pub(crate) second: Vec<u8>,
    /// The links.
    pub(crate) links: Vec<u8>,
}

/// How often each stem was seen and was part of a cue.
struct Counts {
    cue: Vec<u32>,
    seen: Vec<u32>,
}

impl Counts {
    fn of<'a>(documents: impl Iterator<Item = (&'a [usize], &'a [u8])>) -> Self {
        let mut counts = Self {
            cue: vec![0; SLOTS],
            seen: vec![0; SLOTS],
        };
        for (slots, labels) in documents {
            for (&slot, &label) in slots.iter().zip(labels) {
                counts.seen[slot] += 1;
                counts.cue[slot] += u32::from(label == 3 || label == 4);
            }
        }
        counts
    }

    fn table(&self) -> Vec<u8> {
        let both = self.cue.iter().zip(&self.seen);
        both.map(|(&cue, &seen)| likeness(cue, seen)).collect()
    }

    /// Returns how cue-like each token of a document is, going by the other documents.
    fn without(&self, slots: &[usize], labels: &[u8]) -> Vec<u8> {
        let own = Self::of(std::iter::once((slots, labels)));
        slots
            .iter()
            .map(|&s| likeness(self.cue[s] - own.cue[s], self.seen[s] - own.seen[s]))
            .collect()
    }
}

/// Learns all models from articles.
pub(crate) fn train(articles: &[Article], plan: Plan, say: &dyn Fn(&str)) -> Result<Files, String> {
    let lessons: Vec<Lesson<'_>> = articles.iter().map(|a| Lesson::new(&a.text)).collect();
    let gold: Vec<Vec<u8>> = lessons
        .iter()
        .zip(articles)
        .map(|(l, a)| l.labels(&a.gold))
        .collect();
    let slots: Vec<Vec<usize>> = lessons.iter().map(Lesson::slots).collect();
    let counts = Counts::of(
        slots
            .iter()
            .zip(&gold)
            .map(|(s, g)| (s.as_slice(), g.as_slice())),
    );
    let cues: Vec<Vec<u8>> = slots
        .iter()
        .zip(&gold)
        .map(|(s, g)| counts.without(s, g))
        .collect();
    let mut examples = Vec::with_capacity(lessons.len());
    for (number, lesson) in lessons.iter().enumerate() {
        examples.push(Example {
            rows: lesson.rows(&cues[number], None, plan.first.bits)?,
            gold: gold[number].clone(),
        });
    }
    say("first pass");
    let all: Vec<&Example> = examples.iter().collect();
    let first = Crf::train(&all, plan.first).write(&counts.table());
    let mut rows: Vec<Rows> = Vec::new();
    rows.resize_with(examples.len(), Rows::default);
    let mut pairs = Vec::new();
    for fold in 0..plan.folds {
        say(&format!("first pass without part {}", fold + 1));
        let is_out = |number: usize| number % plan.folds == fold;
        let others: Vec<&Example> = examples
            .iter()
            .enumerate()
            .filter(|(number, _)| !is_out(*number))
            .map(|(_, example)| example)
            .collect();
        let crf = Crf::train(&others, plan.first);
        let mut score = [[0_usize; 3]; 3];
        for number in (0..examples.len()).filter(|&number| is_out(number)) {
            let (best, marginals) = crf.label(&examples[number].rows);
            tally(&mut score, &best, &gold[number]);
            let first = Some((best.as_slice(), &marginals));
            rows[number] = lessons[number].rows(&cues[number], first, plan.second.bits)?;
            pairs.extend(lessons[number].pairs(&best, &articles[number].gold));
        }
        say(&describe(&score));
    }
    for (example, rows) in examples.iter_mut().zip(rows) {
        example.rows = rows;
    }
    say("second pass");
    let all: Vec<&Example> = examples.iter().collect();
    let second = Crf::train(&all, plan.second).write(&[]);
    for (number, lesson) in lessons.iter().enumerate() {
        pairs.extend(lesson.pairs(&gold[number], &articles[number].gold));
    }
    say("links");
    Ok(Files {
        first,
        second,
        links: links::train(&pairs, 4, 0.06, plan.first.seed),
    })
}

/// Counts for each role the tokens found, in gold and in both.
fn tally(score: &mut [[usize; 3]; 3], found: &[u8], gold: &[u8]) {
    for (&found, &gold) in found.iter().zip(gold) {
        let role = |label: u8| usize::from(label).checked_sub(1).map(|l| l / 2);
        let (found, gold) = (role(found), role(gold));
        if let Some(role) = found {
            score[role][0] += 1;
            score[role][2] += usize::from(found == gold);
        }
        if let Some(role) = gold {
            score[role][1] += 1;
        }
    }
}

/// Says how well the tokens of each role were found.
fn describe(score: &[[usize; 3]; 3]) -> String {
    let f1 = |[found, gold, both]: [usize; 3]| {
        let tenths = 2000 * both / (found + gold).max(1);
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    format!(
        "  token F1: source {}, cue {}, content {}",
        f1(score[0]),
        f1(score[1]),
        f1(score[2])
    )
}
