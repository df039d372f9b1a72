//! The words of the language: for each its classes and, where it reports, its frames.

use std::sync::LazyLock;

use super::quick::{List, Set};
use super::{Cue, Tags, lines, verbs};

/// What is known about a word.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::extract) struct Entry {
    /// Its classes.
    pub tags: Tags,
    /// Its use as a reporting verb.
    pub cue: Option<Cue>,
}

/// The longest word that any list holds, in bytes.
const LONGEST: usize = 24;

static WORDS: LazyLock<List<String, Entry>> = LazyLock::new(|| {
    let mut words: List<String, Entry> = List::default();
    let mut tag = |word: &str, tags: Tags| {
        let entry = words.entry(word.to_lowercase()).or_default();
        entry.tags = entry.tags.with(tags);
    };
    for line in lines(include_str!("words.tsv")) {
        let (name, list) = line.split_once('\t').unwrap_or_default();
        for word in list.split_whitespace() {
            tag(word, Tags::by_name(name).unwrap_or_default());
        }
    }
    for line in lines(include_str!("titles.txt")) {
        let mut parts = line.split(' ');
        let title = parts.next().unwrap_or_default();
        let is_address = parts.next().is_some();
        let tags = if is_address {
            Tags::ROLE.with(Tags::ROLE_ADDRESS)
        } else {
            Tags::ROLE
        };
        tag(title, tags);
        tag(&plural(title), Tags::ROLE);
    }
    for line in lines(include_str!("honorifics.txt")) {
        let (title, gender) = line.split_once(' ').unwrap_or_default();
        let tags = match gender {
            "m" => Tags::HONORIFIC.with(Tags::HONORIFIC_MALE),
            "f" => Tags::HONORIFIC.with(Tags::HONORIFIC_FEMALE),
            _ => Tags::HONORIFIC,
        };
        tag(title, tags);
    }
    verbs::each_form(|word, cue| {
        words.entry(word).or_default().cue = Some(cue);
    });
    words
});

/// Looks a word up, whatever its case.
pub(in crate::extract) fn look_up(word: &str) -> Entry {
    if word.len() > LONGEST {
        return Entry::default();
    }
    if word.bytes().any(|b| b.is_ascii_uppercase() || b >= 0x80) {
        return WORDS.get(&word.to_lowercase()).copied().unwrap_or_default();
    }
    let known = WORDS.get(word).copied();
    known.unwrap_or_else(|| Entry {
        tags: if is_regular_adverb(word) {
            Tags::ADVERB
        } else {
            Tags::default()
        },
        cue: None,
    })
}

/// Tells "warmly" from "family": most words in -ly are adverbs.
fn is_regular_adverb(word: &str) -> bool {
    const OTHERS: [&str; 18] = [
        "ally",
        "anomaly",
        "assembly",
        "belly",
        "bully",
        "butterfly",
        "daily",
        "early",
        "elderly",
        "family",
        "friendly",
        "likely",
        "lovely",
        "monopoly",
        "rally",
        "supply",
        "weekly",
        "only",
    ];
    word.len() > 5 && word.ends_with("ly") && !OTHERS.contains(&word)
}

static ABBREVIATIONS: LazyLock<Set<&'static str>> =
    LazyLock::new(|| word_set(include_str!("abbreviations.txt")));

static SENTENCE_ENDS: LazyLock<Set<&'static str>> =
    LazyLock::new(|| word_set(include_str!("ends_sentence.txt")));

fn word_set(list: &'static str) -> Set<&'static str> {
    lines(list).flat_map(str::split_whitespace).collect()
}

/// Tells whether a full stop after the word belongs to it.
pub(in crate::extract) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(word)
}

/// Tells whether an abbreviation, with its full stop, may end a sentence.
pub(in crate::extract) fn may_end_sentence(word: &str) -> bool {
    SENTENCE_ENDS.contains(word) || SENTENCE_ENDS.contains(word.trim_end_matches('.'))
}

fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        format!("{stem}men")
    } else if let Some(stem) = noun.strip_suffix('y') {
        format!("{stem}ies")
    } else {
        format!("{noun}s")
    }
}
