//! Learning names, and measuring them.

use std::fs;
use std::io;
use std::path::Path;

use sayso::extract::names_training::{GRAMMAR, KINDS, LABELS, NamesLesson, Place};

use crate::crf::{Crf, Example, Options};
use crate::tokens::{Labelled, Marked, align, join, sentences};

/// How many sentences of a corpus without texts make up one text.
const TOGETHER: usize = 20;

/// A text with the names that are marked in it.
pub(crate) struct Named {
    /// The text.
    pub(crate) text: String,
    /// Its names.
    pub(crate) names: Vec<Place>,
}

/// How to learn names.
pub(crate) fn options() -> Options {
    Options {
        labels: LABELS,
        bits: (17, 12),
        epochs: 4,
        rate: 0.06,
        dropout: 0.3,
        outside: 0.0,
        seed: 1,
        grammar: Some(GRAMMAR),
    }
}

/// Reads one part of `PolNeAR` with the names that an older program found in it.
pub(crate) fn polnear(corpora: &Path, part: &str) -> io::Result<Vec<Named>> {
    let file = corpora.join(format!("ner/corenlp_{part}.tsv.gz"));
    let tokens: Vec<Labelled> = sentences(&file)?.into_iter().flatten().collect();
    let mut paths = Vec::new();
    for entry in corpora.join("polnear").join(part).join("text").read_dir()? {
        paths.push(entry?.path());
    }
    paths.sort();
    let texts: io::Result<Vec<String>> = paths.iter().map(fs::read_to_string).collect();
    Ok(align(texts?, &tokens).iter().map(named).collect())
}

/// Reads a corpus of sentences with names.
pub(crate) fn corpus(file: &Path) -> io::Result<Vec<Named>> {
    let sentences = sentences(file)?;
    Ok(from_sentences(&sentences))
}

/// Makes texts of sentences with names.
pub(crate) fn from_sentences(sentences: &[Vec<Labelled>]) -> Vec<Named> {
    let texts = sentences.chunks(TOGETHER).map(join);
    texts.map(|text| named(&text)).collect()
}

/// Collects names from the labels of tokens.
fn named(marked: &Marked) -> Named {
    let mut names: Vec<Place> = Vec::new();
    let mut last = None;
    for (start, end, label) in &marked.tokens {
        let (begins, kind) = label.split_once('-').unwrap_or(("O", ""));
        let kind = KINDS.iter().position(|k| *k == kind);
        match (kind, names.last_mut()) {
            (Some(kind), Some(name)) if begins == "I" && last == Some(kind) => name.1 = *end,
            (Some(kind), _) => names.push((*start, *end, kind)),
            _ => {}
        }
        last = kind;
    }
    Named {
        text: marked.text.clone(),
        names,
    }
}

/// Learns from texts and returns the model file.
pub(crate) fn train(texts: &[Named], options: Options) -> Result<Vec<u8>, String> {
    let mut examples = Vec::with_capacity(texts.len());
    for text in texts {
        let (rows, gold) = NamesLesson::new(&text.text).rows(&text.names, options.bits)?;
        examples.push(Example { rows, gold });
    }
    let all: Vec<&Example> = examples.iter().collect();
    Ok(Crf::train(&all, options).write(&[]))
}

/// For each kind how many names were found, are marked, and both.
pub(crate) type Score = [[usize; 3]; 4];

/// Who looks for names.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Who {
    /// The rules alone.
    Rules,
    /// The tagger alone.
    Tagger,
    /// Both, as extraction does it.
    Both,
}

/// Compares the names found in texts with those marked.
pub(crate) fn measure(texts: &[Named], who: Who) -> Score {
    let mut score = [[0; 3]; 4];
    for text in texts {
        let lesson = NamesLesson::new(&text.text);
        let found = match who {
            Who::Rules => lesson.by_rules(),
            Who::Tagger => lesson.tagged(),
            Who::Both => lesson.decided(),
        };
        for (name, _) in &found {
            score[name.2][0] += 1;
            score[name.2][2] += usize::from(text.names.binary_search(name).is_ok());
        }
        for name in &text.names {
            score[name.2][1] += 1;
        }
    }
    score
}

/// For each tenth of chance how many of the tagger's names have it, how many of them are right, and
/// the sum of the chances.
pub(crate) fn reliability(texts: &[Named]) -> [(usize, usize, f32); 10] {
    let mut bins = [(0, 0, 0.0); 10];
    for text in texts {
        for (name, chance) in NamesLesson::new(&text.text).tagged() {
            let bounds = (1_u8..10).filter(|&n| chance >= f32::from(n) / 10.0);
            let bin = &mut bins[bounds.count()];
            bin.0 += 1;
            bin.1 += usize::from(text.names.binary_search(&name).is_ok());
            bin.2 += chance;
        }
    }
    bins
}
