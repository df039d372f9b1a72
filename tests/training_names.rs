//! Training names on invented sentences: the same data give the same bytes, and it learns.

#[expect(dead_code, reason = "the test labels nothing itself")]
#[path = "train/crf.rs"]
mod crf;
#[expect(dead_code, reason = "the test makes its own sentences")]
#[path = "train/names.rs"]
mod names;
#[path = "train/random.rs"]
mod random;
#[path = "train/tokens.rs"]
mod tokens;

use names::Who;
use sayso::extract::names_training::{KINDS, install};

/// Makes sentences with a person, an organisation and a place.
fn sentences() -> Vec<Vec<tokens::Labelled>> {
    let people = ["Orr", "Lind", "Falk", "Strand"];
    let companies = ["Nordvik", "Havnor", "Tramco"];
    let places = ["Lund", "Bergen", "Aarhus", "Malmo", "Odense"];
    let of = |n: usize| {
        let words = [
            ("Ann", "B-PER"),
            (people[n % people.len()], "I-PER"),
            ("left", "O"),
            (companies[n % companies.len()], "B-ORG"),
            ("Group", "I-ORG"),
            ("in", "O"),
            (places[n % places.len()], "B-LOC"),
            (".", "O"),
        ];
        words.map(|(w, l)| (w.to_owned(), l.to_owned())).to_vec()
    };
    (0..60).map(of).collect()
}

#[test]
fn the_same_sentences_give_the_same_bytes_and_are_learned() {
    let texts = names::from_sentences(&sentences());
    let mut options = names::options();
    options.bits = (10, 6);
    let one = names::train(&texts, options).unwrap();
    assert!(one == names::train(&texts, options).unwrap());
    assert!(install(one), "no names were looked for before");
    let score = names::measure(&texts, Who::Tagger);
    for (kind, [found, marked, both]) in KINDS.iter().zip(score).take(3) {
        assert!(
            both * 10 > marked * 9 && both * 10 > found * 9,
            "{kind} {score:?}"
        );
    }
}
