//! The fuzz targets on stable Rust: the seeds, and changes to them from a fixed seed of chance.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

#[path = "fuzz/targets.rs"]
mod targets;

use std::path::Path;

/// How many changed inputs each target sees.
const ROUNDS: usize = 1_000;

/// A small generator of chance: the same numbers every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (bound.max(1) as u64)).unwrap_or(0)
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let read = paths.iter().map(|path| std::fs::read(path).unwrap());
    read.collect()
}

/// The words of the dictionary.
fn words() -> Vec<Vec<u8>> {
    let list = include_str!("fuzz/dictionary.txt");
    let quoted = list
        .lines()
        .filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted.map(unescape).collect()
}

/// Reads the escapes of a dictionary: `\x0A`, `\"`, `\\`.
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        if first != b'\\' {
            bytes.push(first);
        } else if let Some(code) = text_of(tail, 1..3).filter(|_| tail.starts_with(b"x")) {
            bytes.push(u8::from_str_radix(code, 16).unwrap());
            rest = &tail[3..];
        } else if let Some((&next, tail)) = tail.split_first() {
            bytes.push(next);
            rest = tail;
        }
    }
    bytes
}

fn text_of(bytes: &[u8], range: std::ops::Range<usize>) -> Option<&str> {
    std::str::from_utf8(bytes.get(range)?).ok()
}

/// Changes an input in one of the ways in which fuzzers do.
fn change(input: &mut Vec<u8>, others: &[Vec<u8>], words: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(input.len() + 1);
    let to = (at + chance.below(12)).min(input.len());
    match chance.below(6) {
        0 => drop(input.drain(at..to)),
        1 => {
            let word = words[chance.below(words.len())].clone();
            drop(input.splice(at..at, word));
        }
        2 => {
            let part = input[at..to].repeat(1 + chance.below(20));
            drop(input.splice(at..at, part));
        }
        3 => {
            let byte = u8::try_from(chance.below(256)).unwrap();
            drop(input.splice(at..to.min(at + 1), [byte]));
        }
        4 => {
            let other = &others[chance.below(others.len())];
            let from = chance.below(other.len());
            drop(input.splice(at.., other[from..].to_vec()));
        }
        _ => {
            let word = words[chance.below(words.len())].clone();
            drop(input.splice(at..to, word));
        }
    }
}

fn run(target: fn(&[u8]), rounds: usize) {
    let (seeds, words) = (seeds(), words());
    for seed in &seeds {
        target(seed);
    }
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for _ in 0..rounds {
        let mut input = seeds[chance.below(seeds.len())].clone();
        for _ in 0..=chance.below(8) {
            change(&mut input, &seeds, &words, &mut chance);
        }
        target(&input);
    }
}

#[test]
fn changed_texts_are_extracted() {
    run(targets::extract, ROUNDS);
}

#[test]
fn changed_files_are_read_or_refused() {
    run(targets::read, ROUNDS);
}

#[test]
fn changed_graph_files_are_read_or_refused() {
    run(targets::import, ROUNDS);
}

#[test]
fn the_dictionary_is_read_as_libfuzzer_reads_it() {
    assert_eq!(unescape(r#"\x0Aa\"\\"#), b"\na\"\\");
    assert!(words().len() > 20);
}
