//! Learning whom "he" and "she" mean: the weights in `data/models/pronouns.tsv`.
//!
//! It runs the layers as they are compiled in or installed, so it comes after the other models.
//! Two kinds of examples teach it: pronouns of GUM, which say whom they mean; and pronouns of news
//! of which the genders say it, because one person alone has the right one. For the latter the
//! genders are hidden, so that everything else has to be learned.

use std::fmt::Write;

use sayso::extract::coreference::{FEATURES, Pronoun, Reading, Scene};

use crate::answers::Report;
use crate::choices::{Example, fit};
use crate::corpus::Article;
use crate::gum::{self, Document};

/// What must not be seen where genders are hidden, since it follows from them.
const OF_GENDER: [&str; 16] = [
    "FirstFitting",
    "Only",
    "ChainHere",
    "ChainNear",
    "ChainFar",
    "ChainOther",
    "ChainOtherHere",
    "MeantByOther",
    "OnlyHere",
    "GenderFits",
    "GenderContradicts",
    "GenderUnknown",
    "VotesFit",
    "VotesContradict",
    "WasPronoun",
    "Ahead",
];

/// What is expected of features, where the examples say little.
const EXPECTED: [(&str, f32); 17] = [
    ("Ahead", 2.0),
    ("ChainFar", 0.5),
    ("ChainHere", 1.5),
    ("ChainNear", 1.0),
    ("ChainOtherHere", -2.0),
    ("FirstFitting", 0.5),
    ("GenderContradicts", -2.5),
    ("GenderFits", 0.5),
    ("Main", 0.5),
    ("ManySentences", -1.0),
    ("MeantByOther", -1.0),
    ("NamedBehind", -2.0),
    ("SubjectBefore", 0.5),
    ("SubjectHere", 0.5),
    ("VotesContradict", -0.5),
    ("VotesFit", 0.5),
    ("WasSourceToo", 0.5),
];

/// How the weights are learned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// How much all examples of the second kind count, beside those of the first.
    pub(crate) share: f32,
    /// How near the weights stay to what is expected.
    pub(crate) stiffness: f32,
    /// What is decided for one pronoun is a feature of the next: so often it is learned again from
    /// such decisions.
    pub(crate) rounds: usize,
    /// The decisions in a text are those of weights learned from other texts, else they are trusted
    /// too much: into so many parts the texts are dealt. With as many parts as documents each
    /// is read with what was learned from all others.
    pub(crate) parts: usize,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            share: 1.5,
            stiffness: 6.0,
            rounds: 3,
            parts: 32,
        }
    }
}

/// Learns from documents that say whom pronouns mean and from articles that do not, and returns
/// the file of weights.
///
/// Says how good answers are in documents that the weights were not learned from: each one is read
/// with the weights of the parts that it is not in. Documents for tests are in no part.
pub(crate) fn train(
    documents: &[Document],
    articles: &[Article],
    plan: Plan,
    say: &dyn Fn(&str),
) -> String {
    let documents: Vec<(&Document, Reading<'_>)> = documents
        .iter()
        .map(|document| (document, Reading::of(&document.text)))
        .collect();
    let articles: Vec<(&str, Reading<'_>)> = articles
        .iter()
        .map(|article| (article.text.as_str(), Reading::of(&article.text)))
        .collect();
    let expected = expected();
    // For each part what was learned without it, and at the end what was learned from all.
    let mut learned = vec![expected.clone(); plan.parts + 1];
    for round in 0..plan.rounds {
        let mut score = Score::default();
        let mut by_hand = Vec::new();
        for (number, (document, reading)) in documents.iter().enumerate() {
            if document.is_test() {
                continue;
            }
            let part = number % plan.parts;
            let scene = reading.scene(Some(&learned[part]));
            by_hand.extend(examples(document, &scene, &mut score).map(|e| (part, e)));
        }
        let mut by_gender = Vec::new();
        for (number, (text, reading)) in articles.iter().enumerate() {
            let part = number % plan.parts;
            let scene = reading.scene(Some(&learned[part]));
            by_gender.extend(clear(text, &scene).into_iter().map(|e| (part, e)));
        }
        say(&format!(
            "pronouns, round {round}: {} by hand, {} by gender; before it, of texts not learned \
             from: {score}",
            by_hand.len(),
            by_gender.len()
        ));
        #[expect(clippy::cast_precision_loss, reason = "the counts are small")]
        let weight = plan.share * by_hand.len() as f32 / by_gender.len().max(1) as f32;
        for (_, example) in &mut by_gender {
            example.weight *= weight;
        }
        let all: Vec<(usize, Example)> = by_hand.into_iter().chain(by_gender).collect();
        for (left_out, weights) in learned.iter_mut().enumerate() {
            let examples: Vec<&Example> = all
                .iter()
                .filter(|(part, _)| *part != left_out)
                .map(|(_, example)| example)
                .collect();
            let fitted = fit(&examples, &expected, plan.stiffness);
            // Half of the step: else weights that trust earlier decisions and weights that do not
            // follow each other from round to round.
            let step = if round == 0 { 1.0 } else { 0.5 };
            for (weight, new) in weights.iter_mut().zip(fitted) {
                *weight += step * (new - *weight);
            }
        }
    }
    let (mut score, mut all, mut tests) = (Score::default(), Report::new(), Report::new());
    for (number, (document, reading)) in documents.iter().enumerate() {
        let part = if document.is_test() {
            plan.parts
        } else {
            number % plan.parts
        };
        let scene = reading.scene(Some(&learned[part]));
        examples(document, &scene, &mut score).for_each(drop);
        all.document(document, &scene);
        if document.is_test() {
            tests.document(document, &scene);
        }
    }
    say(&format!("pronouns of texts not learned from: {score}"));
    say(&format!("texts not learned from, in full:\n{all}"));
    say(&format!("of these the ones marked for tests:\n{tests}"));
    file(learned.last().unwrap_or(&expected))
}

fn expected() -> Vec<f32> {
    let expect = |name: &&str| {
        let known = EXPECTED.iter().find(|(known, _)| known == name);
        known.map_or(0.0, |(_, weight)| *weight)
    };
    FEATURES.iter().map(expect).collect()
}

fn file(weights: &[f32]) -> String {
    let mut file =
        "# Weights of what tells whom a pronoun means, written by the trainer.\n".to_owned();
    for (name, weight) in FEATURES.iter().zip(weights) {
        // Writing to a string does not fail.
        let _ = writeln!(file, "{name}\t{weight:.2}");
    }
    file
}

/// How good the answers for people with names are: subjects, then other pronouns.
#[derive(Debug, Default)]
struct Score {
    /// How many there are, how many are right, how many are wrong.
    counts: [[usize; 3]; 2],
    /// The sum of the logarithms of the chances of what is right.
    logarithms: f32,
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [[subjects, right, wrong], [others, also_right, also_wrong]] = self.counts;
        write!(
            f,
            "{right} right and {wrong} wrong of {subjects} subjects, {also_right} and \
             {also_wrong} of {others} others, likelihood {:.1}",
            self.logarithms
        )
    }
}

fn options(pronoun: &Pronoun) -> Vec<Vec<(usize, f32)>> {
    let options = pronoun.candidates.iter();
    options.map(|c| c.features.clone()).collect()
}

/// Makes examples of a document that says whom its pronouns mean, and counts the answers.
fn examples(
    document: &Document,
    scene: &Scene,
    score: &mut Score,
) -> impl Iterator<Item = Example> {
    let names = document.names();
    let mut examples = Vec::new();
    for pronoun in &scene.pronouns {
        let mut words = document.words.iter();
        let word = words.position(|w| gum::covers(pronoun.place, w));
        let marked = word.and_then(|word| Some((word, document.entity_of(word)?)));
        let Some((word, marked)) = marked else {
            continue;
        };
        let names = names.get(marked.entity.as_str());
        let is_right = |entity: Option<usize>| match (entity, names) {
            (Some(entity), Some(names)) => gum::fits(&scene.cast[entity].name, names),
            _ => false,
        };
        let mut right: Vec<bool> = pronoun
            .candidates
            .iter()
            .map(|c| is_right(c.entity))
            .collect();
        if !right.contains(&true)
            && let Some(nobody) = right.last_mut()
        {
            *nobody = true;
        }
        let chances = pronoun.candidates.iter().map(|c| c.chance);
        let chance: f32 = chances.zip(&right).filter(|c| *c.1).map(|c| c.0).sum();
        score.logarithms += chance.max(1e-6).ln();
        if names.is_some() {
            let subject = document.words[word].relation.starts_with("nsubj");
            let counts = &mut score.counts[usize::from(!subject)];
            counts[0] += 1;
            if let Some((entity, _)) = pronoun.answer {
                counts[if is_right(Some(entity)) { 1 } else { 2 }] += 1;
            }
        }
        let seen = Example {
            options: options(pronoun),
            right,
            weight: 1.0,
        };
        examples.push(of_unknown_gender(&seen));
        examples.push(seen);
    }
    examples.into_iter()
}

/// Makes an example of one, as if no first name told a gender: of most of the world's names the
/// lists know nothing, but of those in the documents they know most.
fn of_unknown_gender(example: &Example) -> Example {
    const WEIGHT: f32 = 0.5;
    let [
        first,
        first_fitting,
        only,
        fits,
        contradicts,
        unknown,
        nobody,
        nobody_fits,
    ] = [
        "First",
        "FirstFitting",
        "Only",
        "GenderFits",
        "GenderContradicts",
        "GenderUnknown",
        "Nobody",
        "NobodyFits",
    ]
    .map(|name| FEATURES.iter().position(|known| *known == name));
    let share = |option: &[(usize, f32)], feature: Option<usize>| {
        let found = option.iter().find(|(number, _)| Some(*number) == feature);
        found.map_or(0.0, |found| found.1)
    };
    let hide = |option: &Vec<(usize, f32)>| {
        let gone = [first_fitting, only, fits, contradicts, unknown, nobody_fits];
        let mut hidden: Vec<(usize, f32)> = option
            .iter()
            .copied()
            .filter(|(number, _)| !gone.contains(&Some(*number)))
            .collect();
        let is_nobody = share(option, nobody) > 0.0;
        let put = if is_nobody { nobody_fits } else { unknown };
        hidden.extend(put.map(|number| (number, 1.0)));
        let last = share(option, first);
        if !is_nobody && last > 0.0 {
            hidden.extend(first_fitting.map(|number| (number, last)));
        }
        hidden
    };
    Example {
        options: example.options.iter().map(hide).collect(),
        right: example.right.clone(),
        weight: WEIGHT,
    }
}

/// Makes examples of an article where one person alone has the gender of the pronoun.
fn clear(article: &str, scene: &Scene) -> Vec<Example> {
    let number = |name: &str| FEATURES.iter().position(|known| *known == name);
    let hidden: Vec<usize> = OF_GENDER.iter().filter_map(|name| number(name)).collect();
    let (fits, contradicts) = (number("GenderFits"), number("GenderContradicts"));
    let letters: Vec<char> = article.chars().collect();
    let mut examples = Vec::new();
    for pronoun in &scene.pronouns {
        let place = pronoun.place.0 as usize..pronoun.place.1 as usize;
        let word: String = letters.get(place).unwrap_or_default().iter().collect();
        let subject = matches!(word.as_str(), "he" | "He" | "she" | "She");
        let people: Vec<_> = pronoun
            .candidates
            .iter()
            .filter(|c| c.entity.is_some())
            .collect();
        let has = |feature: Option<usize>, features: &[(usize, f32)]| {
            features.iter().any(|(f, _)| Some(*f) == feature)
        };
        let right: Vec<bool> = people.iter().map(|c| has(fits, &c.features)).collect();
        let clear = people
            .iter()
            .all(|c| has(fits, &c.features) || has(contradicts, &c.features));
        let one = right.iter().filter(|right| **right).count() == 1;
        if !subject || !clear || !one || people.len() < 2 {
            continue;
        }
        let visible = |features: &[(usize, f32)]| {
            features
                .iter()
                .copied()
                .filter(|(f, _)| !hidden.contains(f))
                .collect()
        };
        examples.push(Example {
            options: people.iter().map(|c| visible(&c.features)).collect(),
            right: right.clone(),
            weight: 1.0,
        });
        // Seen, so that a gender counts as much as it does in news.
        examples.push(Example {
            options: people.iter().map(|c| c.features.clone()).collect(),
            right,
            weight: 0.3,
        });
    }
    examples
}
