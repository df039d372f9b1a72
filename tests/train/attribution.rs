//! Learning attribution: two passes, links and judge, each by what the one before makes of
//! articles that it has not seen.

use sayso::extract::training::{
    GRAMMAR, JUDGE_BITS, LABELS, LINK_BITS, Labelled, Lesson, Marginals, Model, OUTSIDE, Pair,
    SLOTS, likeness,
};

use crate::corpus::{Article, Found};
use crate::crf::{Crf, Example, Options};
use crate::links::{self, Steps};

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
            outside: 0.0,
            seed: 1,
            grammar: Some(GRAMMAR),
        };
        Self {
            first: options,
            second: Options {
                outside: OUTSIDE,
                ..options
            },
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
    /// The judge.
    pub(crate) judge: Vec<u8>,
}

/// What a logistic regression learns from, by article.
type Questions = Vec<Vec<Pair>>;

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
    let mut whole = Vec::new();
    let course = passes(articles, plan, say, &mut |examples, options| {
        let all: Vec<&Example> = examples.iter().collect();
        whole.push(Crf::train(&all, options));
    })?;
    let (pairs, proposals) = course.questions(say)?;
    let all = |of: &[Vec<Pair>]| -> Vec<Pair> { of.iter().flatten().cloned().collect() };
    say("links and judge");
    let [first, second] = &whole[..] else {
        return Err("there are two passes".to_owned());
    };
    Ok(Files {
        first: first.write(&course.table),
        second: second.write(&[]),
        links: course.links(&all(&pairs)),
        judge: course.judge(&all(&proposals)),
    })
}

/// Finds the statements of each article with models that have not seen it.
pub(crate) fn find_unseen(
    articles: &[Article],
    plan: Plan,
    say: &dyn Fn(&str),
) -> Result<Vec<Vec<Found>>, String> {
    let course = passes(articles, plan, say, &mut |_, _| {})?;
    let (pairs, proposals) = course.questions(say)?;
    say("judging");
    let mut found = vec![Vec::new(); articles.len()];
    for fold in 0..plan.folds {
        let links = course.links(&course.others(&pairs, fold));
        let judge = course.judge(&course.others(&proposals, fold));
        let links = Model::read(&links).map_err(|error| format!("{error:?}"))?;
        let judge = Model::read(&judge).map_err(|error| format!("{error:?}"))?;
        for number in (0..articles.len()).filter(|number| number % plan.folds == fold) {
            let labelled = &course.labelled[number];
            found[number] = course.lessons[number].statements(labelled, (&links, &judge), 0.0);
        }
    }
    Ok(found)
}

/// Articles on their way through the passes.
struct Course<'a> {
    articles: &'a [Article],
    plan: Plan,
    lessons: Vec<Lesson<'a>>,
    /// What the two passes say of each article without having seen it.
    labelled: Vec<Labelled>,
    /// How cue-like each stem is.
    table: Vec<u8>,
}

/// Labels each article by passes that have not seen it; `learn` is shown the examples of each pass.
fn passes<'a>(
    articles: &'a [Article],
    plan: Plan,
    say: &dyn Fn(&str),
    learn: &mut dyn FnMut(&[Example], Options),
) -> Result<Course<'a>, String> {
    let lessons: Vec<Lesson<'_>> = articles.iter().map(|a| Lesson::new(&a.text)).collect();
    let both = || lessons.iter().zip(articles);
    let gold: Vec<Vec<u8>> = both().map(|(l, a)| l.labels(&a.gold)).collect();
    let slots: Vec<Vec<usize>> = lessons.iter().map(Lesson::slots).collect();
    let both = || {
        slots
            .iter()
            .map(Vec::as_slice)
            .zip(gold.iter().map(Vec::as_slice))
    };
    let counts = Counts::of(both());
    let cues: Vec<Vec<u8>> = both().map(|(s, g)| counts.without(s, g)).collect();
    let mut examples = Vec::with_capacity(lessons.len());
    for (number, lesson) in lessons.iter().enumerate() {
        examples.push(Example {
            rows: lesson.rows(&cues[number], None, plan.first.bits)?,
            gold: gold[number].clone(),
        });
    }
    say("first pass");
    learn(&examples, plan.first);
    let unseen = label_unseen(&examples, plan.first, plan.folds, say);
    for (number, (best, marginals)) in unseen.iter().enumerate() {
        let pass = Some((best.as_slice(), marginals));
        examples[number].rows = lessons[number].rows(&cues[number], pass, plan.second.bits)?;
    }
    say("second pass");
    learn(&examples, plan.second);
    let unseen = label_unseen(&examples, plan.second, plan.folds, say);
    let labelled = unseen.into_iter().zip(cues);
    let labelled = labelled.map(|((best, marginals), likeness)| Labelled {
        best,
        likeness,
        marginals,
    });
    Ok(Course {
        articles,
        plan,
        labelled: labelled.collect(),
        lessons,
        table: counts.table(),
    })
}

/// Labels each article by a model of the other parts.
fn label_unseen(
    examples: &[Example],
    options: Options,
    folds: usize,
    say: &dyn Fn(&str),
) -> Vec<(Vec<u8>, Marginals)> {
    let mut labelled = vec![(Vec::new(), Marginals::default()); examples.len()];
    for fold in 0..folds {
        let others = examples.iter().enumerate();
        let others = others.filter(|(number, _)| number % folds != fold);
        let others: Vec<&Example> = others.map(|(_, example)| example).collect();
        let crf = Crf::train(&others, options);
        let mut score = [[0_usize; 3]; 3];
        for number in (0..examples.len()).filter(|number| number % folds == fold) {
            let (best, mut marginals) = crf.label(&examples[number].rows);
            tally(&mut score, &best, &examples[number].gold);
            // Pairs of labels take much memory, and nobody asks for them.
            marginals.edges = Vec::new();
            labelled[number] = (best, marginals);
        }
        say(&format!("without part {}: {}", fold + 1, describe(&score)));
    }
    labelled
}

impl Course<'_> {
    /// Returns for each article the pairs for the linker, and what is proposed to the judge by a
    /// linker that has not seen it.
    fn questions(&self, say: &dyn Fn(&str)) -> Result<(Questions, Questions), String> {
        say("questions");
        let numbers = 0..self.articles.len();
        let pairs: Vec<Vec<Pair>> = numbers
            .clone()
            .map(|number| {
                let (lesson, gold) = (&self.lessons[number], &self.articles[number].gold);
                let mut pairs = lesson.pairs(&self.labelled[number].best, gold);
                pairs.extend(lesson.pairs(&lesson.labels(gold), gold));
                pairs
            })
            .collect();
        let mut proposals = vec![Vec::new(); self.articles.len()];
        for fold in 0..self.plan.folds {
            let bytes = self.links(&self.others(&pairs, fold));
            let links = Model::read(&bytes).map_err(|error| format!("{error:?}"))?;
            for number in numbers.clone().filter(|n| n % self.plan.folds == fold) {
                let (lesson, gold) = (&self.lessons[number], &self.articles[number].gold);
                proposals[number] = lesson.proposals(&self.labelled[number], &links, gold);
            }
        }
        Ok((pairs, proposals))
    }

    /// Returns what belongs to articles of the other parts.
    fn others(&self, of: &[Vec<Pair>], fold: usize) -> Vec<Pair> {
        let others = of.iter().enumerate();
        let others = others.filter(|(number, _)| number % self.plan.folds != fold);
        others.flat_map(|(_, pairs)| pairs).cloned().collect()
    }

    fn links(&self, pairs: &[Pair]) -> Vec<u8> {
        let quick = Steps {
            epochs: 4,
            rate: 0.06,
            dropout: 0.2,
        };
        links::train(pairs, LINK_BITS, quick, self.plan.first.seed)
    }

    fn judge(&self, proposals: &[Pair]) -> Vec<u8> {
        // Small steps and much left out: what it says of its chances has to be true elsewhere.
        let slow = Steps {
            epochs: 4,
            rate: 0.03,
            dropout: 0.4,
        };
        links::train(proposals, JUDGE_BITS, slow, self.plan.first.seed)
    }
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
