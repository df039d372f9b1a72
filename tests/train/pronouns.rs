//! Learning whom "he" and "she" mean: the weights in `data/models/pronouns.tsv`.
//!
//! It runs the layers as they are compiled in or installed, so it comes after the other models.
//! Two kinds of examples teach it: pronouns of every second document of GUM, which say whom they
//! mean; and pronouns of news of which the genders say it, because one person alone has the right
//! one. For the latter the genders are hidden, so that everything else has to be learned.

use std::fmt::Write;

use sayso::extract::coreference::{FEATURES, Pronoun, scene};

use crate::choices::{Example, fit};
use crate::corpus::Article;
use crate::gum;

/// What must not be seen where genders are hidden, since it follows from them.
const OF_GENDER: [&str; 15] = [
    "FirstFitting",
    "SecondFitting",
    "LaterFitting",
    "Only",
    "ChainHere",
    "ChainNear",
    "ChainFar",
    "ChainOther",
    "GenderFits",
    "GenderContradicts",
    "GenderUnknown",
    "VotesFit",
    "VotesContradict",
    "WasPronoun",
    "Ahead",
];

/// What is expected of features that the examples hardly show.
const EXPECTED: [(&str, f32); 2] = [("Ahead", 2.0), ("GenderContradicts", -2.5)];

/// How much all examples of the second kind count, beside those of the first.
const SHARE: f32 = 1.5;

/// How near the weights stay to what is expected.
const STIFFNESS: f32 = 1.0;

/// What is decided for one pronoun is a feature of the next: so often it learns again from its
/// own decisions.
const ROUNDS: usize = 4;

/// Learns from documents that say whom pronouns mean and from articles that do not, and returns
/// the file of weights.
pub(crate) fn train(
    documents: &[gum::Document],
    articles: &[Article],
    say: &dyn Fn(&str),
) -> String {
    let expect = |name: &&str| {
        let known = EXPECTED.iter().find(|(known, _)| known == name);
        known.map_or(0.0, |(_, weight)| *weight)
    };
    let expected: Vec<f32> = FEATURES.iter().map(expect).collect();
    let mut weights = expected.clone();
    for round in 0..ROUNDS {
        let documents = documents.iter();
        let mut examples: Vec<Example> = documents.flat_map(|d| by_hand(d, &weights)).collect();
        let by_hand = examples.len();
        // Without weights, decisions in news are no more than noise.
        let articles = articles.iter().take(if round > 0 { usize::MAX } else { 0 });
        examples.extend(articles.flat_map(|article| by_gender(&article.text, &weights)));
        let by_gender = examples.len() - by_hand;
        #[expect(clippy::cast_precision_loss, reason = "the counts are small")]
        let weight = SHARE * by_hand as f32 / by_gender.max(1) as f32;
        for example in &mut examples[by_hand..] {
            example.weight *= weight;
        }
        say(&format!(
            "pronouns: {by_hand} by hand, {by_gender} by gender"
        ));
        weights = fit(&examples, &expected, STIFFNESS);
    }
    let mut file =
        "# Weights of what tells whom a pronoun means, written by the trainer.\n".to_owned();
    for (name, weight) in FEATURES.iter().zip(&weights) {
        // Writing to a string does not fail.
        let _ = writeln!(file, "{name}\t{weight:.2}");
    }
    file
}

fn options(pronoun: &Pronoun) -> Vec<Vec<usize>> {
    pronoun
        .candidates
        .iter()
        .map(|c| c.features.clone())
        .collect()
}

/// Makes examples of a document that says whom its pronouns mean.
fn by_hand(document: &gum::Document, weights: &[f32]) -> Vec<Example> {
    let scene = scene(&document.text, Some(weights));
    let names = document.names();
    let mut examples = Vec::new();
    for pronoun in &scene.pronouns {
        let word = document
            .words
            .iter()
            .position(|w| gum::covers(pronoun.place, w));
        let Some(marked) = word.and_then(|word| document.entity_of(word)) else {
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
        examples.push(Example {
            options: options(pronoun),
            right,
            weight: 1.0,
        });
    }
    examples
}

/// Makes examples of an article where one person alone has the gender of the pronoun.
fn by_gender(article: &str, weights: &[f32]) -> Vec<Example> {
    let number = |name: &str| FEATURES.iter().position(|known| *known == name);
    let hidden: Vec<usize> = OF_GENDER.iter().filter_map(|name| number(name)).collect();
    let (fits, contradicts) = (number("GenderFits"), number("GenderContradicts"));
    let scene = scene(article, Some(weights));
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
        let has = |feature: Option<usize>, features: &[usize]| {
            feature.is_some_and(|f| features.contains(&f))
        };
        let right: Vec<bool> = people.iter().map(|c| has(fits, &c.features)).collect();
        let clear = people
            .iter()
            .all(|c| has(fits, &c.features) || has(contradicts, &c.features));
        let one = right.iter().filter(|right| **right).count() == 1;
        if !subject || !clear || !one || people.len() < 2 {
            continue;
        }
        let visible = |features: &[usize]| {
            features
                .iter()
                .copied()
                .filter(|f| !hidden.contains(f))
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
