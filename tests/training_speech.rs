//! Training parts of speech on invented sentences: the same data give the same bytes, it learns.

#[expect(dead_code, reason = "the test labels nothing itself")]
#[path = "train/crf.rs"]
mod crf;
#[expect(dead_code, reason = "the test makes its own sentences")]
#[path = "train/gum.rs"]
mod gum;
#[path = "train/random.rs"]
mod random;
#[expect(dead_code, reason = "the test makes its own sentences")]
#[path = "train/speech.rs"]
mod speech;
#[expect(dead_code, reason = "the test makes its own sentences")]
#[path = "train/tokens.rs"]
mod tokens;

use sayso::extract::speech_training::install;

/// Makes sentences of a fixed pattern.
fn sentences() -> Vec<Vec<tokens::Labelled>> {
    let nouns = ["bridge", "harbour", "tram", "ferry"];
    let verbs = ["opens", "closes", "waits"];
    let of = |n: usize| {
        let words = [
            ("The", "DET"),
            (nouns[n % nouns.len()], "NOUN"),
            (verbs[n % verbs.len()], "VERB"),
            (".", "PUNCT"),
        ];
        words.map(|(w, l)| (w.to_owned(), l.to_owned())).to_vec()
    };
    (0..60).map(of).collect()
}

#[test]
fn the_same_sentences_give_the_same_bytes_and_are_learned() {
    let texts = speech::corpus(&sentences());
    let mut options = speech::options();
    options.bits = (10, 1);
    let one = speech::train(&texts, options).unwrap();
    assert!(one == speech::train(&texts, options).unwrap());
    assert!(install(one), "nothing was tagged before");
    let [all, same] = speech::measure(&texts);
    assert_eq!(all, same);
    assert_eq!(all.0, all.1, "all tags are right");
}
