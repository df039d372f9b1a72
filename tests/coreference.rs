//! Whom names and pronouns mean, against the entities that GUM marks by hand.
//!
//! GUM is no part of the project: skipped where `../shared` is absent, and said so. The weights
//! were learned from these documents, except for those that GUM marks as test. How good answers are
//! in documents that were not learned from is said by the trainer, see `data/models/README.md`.

#[path = "train/answers.rs"]
mod answers;
#[path = "train/choices.rs"]
mod choices;
#[path = "train/gum.rs"]
mod gum;

use std::path::Path;

use answers::Report;
use choices::{Example, fit};
use gum::GENRES;
use sayso::extract::coreference::Reading;

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
    let (mut all, mut tests) = (Report::new(), Report::new());
    for document in &documents {
        let scene = Reading::of(&document.text).scene(None);
        all.document(document, &scene);
        if document.is_test() {
            tests.document(document, &scene);
        }
    }
    println!("all documents, most of which were learned from:\n{all}");
    println!("of these the ones that GUM marks as test:\n{tests}");
    let check = |report: &Report, what: &str, least_right: f64, most_wrong: f64| {
        let tally = report.of(what);
        assert!(tally.share(tally.right) >= least_right, "{what}: {tally}");
        assert!(tally.share(tally.wrong) <= most_wrong, "{what}: {tally}");
    };
    check(&all, "he, she: subjects", 95.0, 2.5);
    check(&all, "he, she: speakers", 94.0, 2.8);
    check(&all, "him, his, her", 89.4, 3.7);
    check(&all, "bare names", 94.0, 3.0);
    check(&tests, "he, she: subjects", 96.0, 4.0);
    assert!(all.calibration_error() <= 0.05, "{all}");
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
