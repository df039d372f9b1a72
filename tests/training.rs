//! Training on invented articles: the same data and seed give the same bytes, and it learns.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

#[path = "train/attribution.rs"]
mod attribution;
#[expect(dead_code, reason = "the test makes its own articles")]
#[path = "train/corpus.rs"]
mod corpus;
#[path = "train/crf.rs"]
mod crf;
#[path = "train/links.rs"]
mod links;
#[path = "train/random.rs"]
mod random;

use attribution::{Files, Plan, find_unseen, train};
use corpus::Article;
use sayso::extract::training::{Gold, Model};

const NAMES: [&str; 4] = ["Ann Orr", "Bo Lind", "the mayor", "Mia Falk"];
const VERBS: [&str; 3] = ["said", "added", "warned"];
const FACTS: [&str; 4] = [
    "the bridge is safe",
    "the tram will run at night",
    "the harbour needs new cranes",
    "no tax will rise this year",
];

/// Writes a few sentences, each with one statement.
fn article(seed: usize) -> Article {
    let mut text = String::new();
    let mut gold = Vec::new();
    for n in 0..4 {
        let mut part = |words: &str| {
            let start = u32::try_from(text.len()).unwrap();
            text.push_str(words);
            let end = u32::try_from(text.len()).unwrap();
            text.push(' ');
            vec![(start, end)]
        };
        let source = part(NAMES[(seed + n) % NAMES.len()]);
        let cue = part(VERBS[(seed * 2 + n) % VERBS.len()]);
        let content = part(FACTS[(seed + n * 3) % FACTS.len()]);
        text.pop();
        text.push_str(".\n");
        gold.push(Gold {
            source,
            cue,
            content,
        });
    }
    let name = seed.to_string();
    Article { name, text, gold }
}

fn articles() -> Vec<Article> {
    (0..6).map(article).collect()
}

fn plan() -> Plan {
    let mut plan = Plan::default();
    for options in [&mut plan.first, &mut plan.second] {
        options.bits = (10, 6);
        options.epochs = 2;
    }
    plan.folds = 2;
    plan
}

fn learn() -> Files {
    train(&articles(), plan(), &|_| {}).unwrap()
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (one, other) = (learn(), learn());
    assert!(one.first == other.first, "first pass");
    assert!(one.second == other.second, "second pass");
    assert!(one.links == other.links, "links");
    assert!(one.judge == other.judge, "judge");
}

#[test]
fn every_article_is_searched_by_weights_that_have_not_seen_it() {
    let found = find_unseen(&articles(), plan(), &|_| {}).unwrap();
    assert_eq!(found.len(), 6);
    for (statement, chance) in found.iter().flatten() {
        assert!(!statement.content.is_empty());
        assert!((0.0..=1.0).contains(chance), "{chance}");
    }
    assert!(found.iter().all(|found| !found.is_empty()));
}

#[test]
fn what_is_learned_can_be_read() {
    let files = learn();
    let check = |bytes: &[u8], labels: usize| {
        let model = Model::read(bytes).unwrap();
        assert_eq!(model.labels, labels);
        let body = &bytes[bytes.len() / 2..];
        assert!(body.iter().any(|&byte| byte != 0), "it has learned nothing");
    };
    check(&files.first, 7);
    check(&files.second, 7);
    check(&files.links, 1);
    check(&files.judge, 1);
}
