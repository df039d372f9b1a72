//! Learning parts of speech, and measuring them.

use std::io;
use std::path::Path;

use sayso::extract::speech_training::{LABELS, SLOTS, SpeechLesson, number, usual};

use crate::crf::{Crf, Example, Options};
use crate::gum;
use crate::tokens::{Labelled, Marked, join, sentences};

/// How many sentences of a corpus without texts make up one text.
const TOGETHER: usize = 20;

/// The label that symbols and what is none of all share.
const LAST: u8 = 15;

/// How to learn parts of speech.
pub(crate) fn options() -> Options {
    Options {
        labels: LABELS,
        bits: (16, 1),
        epochs: 6,
        rate: 0.05,
        dropout: 0.15,
        outside: 0.0,
        seed: 1,
        grammar: None,
    }
}

/// Reads one part of the English Web Treebank.
pub(crate) fn treebank(folder: &Path, part: &str) -> io::Result<Vec<Marked>> {
    let read = |tags: &str| sentences(&folder.join(format!("ewt_{part}_{tags}.tsv.gz")));
    let (mut coarse, fine) = (read("upos")?, read("xpos")?);
    // Hyphens inside of words have a fine tag of their own: no blank space stands around them.
    for (sentence, fine) in coarse.iter_mut().zip(&fine) {
        for (token, (_, tag)) in sentence.iter_mut().zip(fine) {
            if tag == "HYPH" {
                "HYPH".clone_into(&mut token.1);
            }
        }
    }
    let mut texts: Vec<Marked> = coarse.chunks(TOGETHER).map(join).collect();
    let hyphens = texts.iter_mut().flat_map(|text| &mut text.tokens);
    for (_, _, label) in hyphens.filter(|(_, _, label)| label == "HYPH") {
        "PUNCT".clone_into(label);
    }
    Ok(texts)
}

/// Reads the documents of GUM of some genres, in the order of their names.
pub(crate) fn gum(folder: &Path, genres: &[&str]) -> io::Result<Vec<Marked>> {
    let documents = gum::read(folder, genres)?;
    Ok(documents.into_iter().map(tagged).collect())
}

/// Takes the words of a document with their tags.
fn tagged(document: gum::Document) -> Marked {
    let mut bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(document.text.len());
    let words = document.words.into_iter();
    let place = |(start, end): (u32, u32)| (bytes[start as usize], bytes[end as usize]);
    let tokens = words.map(|word| {
        let (start, end) = place(word.place);
        (start, end, word.class)
    });
    Marked {
        tokens: tokens.collect(),
        text: document.text,
    }
}

/// The texts to learn from. The news, interviews, speeches and lives of GUM are left out: other
/// layers are measured on them.
pub(crate) fn texts(corpora: &Path) -> io::Result<Vec<Marked>> {
    let mut texts = treebank(&corpora.join("pos"), "train")?;
    texts.extend(gum(&corpora.join("gum"), &["court", "voyage"])?);
    Ok(texts)
}

/// Learns from texts and returns the model file.
pub(crate) fn train(texts: &[Marked], options: Options) -> Result<Vec<u8>, String> {
    let lessons: Vec<SpeechLesson<'_>> = texts.iter().map(|t| SpeechLesson::new(&t.text)).collect();
    let gold: Vec<Vec<Option<u8>>> = lessons
        .iter()
        .zip(texts)
        .map(|(lesson, text)| {
            let gold = gold(lesson, text).into_iter();
            gold.map(|(tag, _)| tag.map(|tag| tag.min(LAST))).collect()
        })
        .collect();
    let slots: Vec<Vec<usize>> = lessons.iter().map(SpeechLesson::slots).collect();
    let mut counts = vec![[0_u32; LABELS]; SLOTS];
    let each = |slots: &[usize], gold: &[Option<u8>], f: &mut dyn FnMut(usize, usize)| {
        for (&slot, label) in slots.iter().zip(gold) {
            if let Some(label) = label {
                f(slot, usize::from(*label));
            }
        }
    };
    for (slots, gold) in slots.iter().zip(&gold) {
        each(slots, gold, &mut |slot, label| counts[slot][label] += 1);
    }
    let table: Vec<u8> = counts.iter().map(usual).collect();
    let mut examples = Vec::with_capacity(lessons.len());
    for ((lesson, slots), gold) in lessons.iter().zip(&slots).zip(&gold) {
        // What a word usually is, going by the other texts.
        each(slots, gold, &mut |slot, label| counts[slot][label] -= 1);
        let others: Vec<u8> = slots.iter().map(|&slot| usual(&counts[slot])).collect();
        each(slots, gold, &mut |slot, label| counts[slot][label] += 1);
        examples.push(Example {
            rows: lesson.rows(&others, options.bits)?,
            gold: gold.iter().map(|label| label.unwrap_or(LAST)).collect(),
        });
    }
    let all: Vec<&Example> = examples.iter().collect();
    Ok(Crf::train(&all, options).write(&table))
}

/// Returns for each token of a lesson its gold label, and whether the corpus cuts it as we do.
fn gold(lesson: &SpeechLesson<'_>, text: &Marked) -> Vec<(Option<u8>, bool)> {
    let mut next = 0;
    let mut found = Vec::new();
    for (start, end) in lesson.tokens() {
        while text.tokens.get(next).is_some_and(|t| t.1 <= start) {
            next += 1;
        }
        let within = text.tokens[next..].iter().take_while(|t| t.0 < end);
        let parts: Vec<_> = within.collect();
        let hyphenated = parts.iter().any(|t| &text.text[t.0..t.1] == "-");
        // "don't" is what "do" is, "well-made" what "made" is.
        let decisive = if hyphenated {
            parts.last()
        } else {
            parts.first()
        };
        let same = parts.len() == 1 && parts[0].0 == start && parts[0].1 == end;
        found.push((decisive.and_then(|t| number(&t.2)), same));
    }
    found
}

/// Counts on texts how many tokens there are and how many tags of the model in use are right:
/// of all tokens, and of those that the corpus cuts as we do.
pub(crate) fn measure(texts: &[Marked]) -> [(usize, usize); 2] {
    let mut counts = [(0, 0); 2];
    for text in texts {
        let lesson = SpeechLesson::new(&text.text);
        let found = lesson.tag();
        for ((gold, same), found) in gold(&lesson, text).into_iter().zip(found) {
            let Some(gold) = gold else { continue };
            for (count, counts_here) in counts.iter_mut().zip([true, same]) {
                if counts_here {
                    count.0 += 1;
                    count.1 += usize::from(gold == found);
                }
            }
        }
    }
    counts
}

/// Makes a corpus from sentences in memory.
pub(crate) fn corpus(sentences: &[Vec<Labelled>]) -> Vec<Marked> {
    sentences.chunks(TOGETHER).map(join).collect()
}
