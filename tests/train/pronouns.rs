//! Learns the weights in `data/models/pronouns.tsv`: whom "he" and "she" mean.
//!
//! `cargo run --release --example train_pronouns -- ../shared/corpora data/models`
//!
//! It runs the layers as they are compiled in, so it comes after the other models. Two kinds of
//! examples teach it: pronouns of every second document of GUM, which say whom they mean; and
//! pronouns of news of which the genders say it, because one person alone has the right one.
//! For the latter the genders are hidden, so that everything else has to be learned.

#![expect(clippy::print_stderr, reason = "a program tells how far it has come")]

mod choices;
#[expect(dead_code, reason = "only the texts are needed")]
mod corpus;
#[expect(dead_code, reason = "only the pronouns are needed")]
mod gum;

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use choices::{Example, fit};
use sayso::extract::coreference::{FEATURES, Pronoun, scene};

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

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpora = PathBuf::from(arguments.next().unwrap_or("../shared/corpora".to_owned()));
    let models = PathBuf::from(arguments.next().unwrap_or("data/models".to_owned()));
    let share: f32 = arguments.next().map_or(Ok(1.5), |n| n.parse())?;
    let stiffness: f32 = arguments.next().map_or(Ok(1.0), |n| n.parse())?;
    let documents = gum::read(&corpora.join("gum"), &gum::GENRES)?;
    let documents: Vec<_> = documents.into_iter().step_by(2).collect();
    let articles = corpus::polnear(&corpora.join("polnear/train"))?;
    let expect = |name: &&str| EXPECTED.iter().find(|(known, _)| known == name);
    let expected = FEATURES
        .iter()
        .map(|name| expect(name).map_or(0.0, |e| e.1));
    let expected: Vec<f32> = expected.collect();
    let mut weights = expected.clone();
    // What is decided for one pronoun is a feature of the next: learn again from own decisions.
    for round in 0..4 {
        let mut examples: Vec<Example> = documents
            .iter()
            .flat_map(|document| by_hand(document, &weights))
            .collect();
        let by_hand = examples.len();
        if round > 0 {
            let more: Vec<Example> = articles
                .iter()
                .flat_map(|article| by_gender(&article.text, &weights))
                .collect();
            #[expect(clippy::cast_precision_loss, reason = "the counts are small")]
            let weight = share * by_hand as f32 / more.len().max(1) as f32;
            examples.extend(more.into_iter().map(|mut example| {
                example.weight *= weight;
                example
            }));
        }
        eprintln!(
            "{by_hand} examples by hand, {} by gender",
            examples.len() - by_hand
        );
        weights = fit(&examples, &expected, stiffness);
    }
    let mut file =
        "# Weights of what tells whom a pronoun means, written by the trainer.\n".to_owned();
    for (name, weight) in FEATURES.iter().zip(&weights) {
        writeln!(file, "{name}\t{weight:.2}")?;
    }
    fs::write(models.join("pronouns.tsv"), file)?;
    Ok(())
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
