//! The signs of what stands around articles: buttons, credits, notes about cookies.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lines;

/// Where the words of a sign stand in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Place {
    /// They are all of it.
    Is,
    /// It starts with them.
    Opens,
    /// It starts with them, and a colon follows.
    Label,
    /// They end the credit of a picture.
    Agency,
}

/// Words by which a paragraph is known for boilerplate.
#[derive(Debug)]
pub(in crate::extract) struct Sign {
    /// Where they stand.
    pub place: Place,
    /// The words, in small letters; `1` stands for any number.
    pub words: Vec<&'static str>,
    /// Words that follow somewhere behind the others; mostly none.
    pub later: Vec<&'static str>,
}

static SIGNS: LazyLock<HashMap<&'static str, Vec<Sign>>> = LazyLock::new(|| {
    let mut signs: HashMap<&'static str, Vec<Sign>> = HashMap::new();
    for line in lines(include_str!("boilerplate.txt")) {
        let Some(sign) = sign(line) else { continue };
        let first = sign.words.first().copied().unwrap_or_default();
        signs.entry(first).or_default().push(sign);
    }
    signs
});

fn sign(line: &'static str) -> Option<Sign> {
    let (place, words) = line.split_once(' ')?;
    let place = match place {
        "is" => Place::Is,
        "opens" => Place::Opens,
        "label" => Place::Label,
        "agency" => Place::Agency,
        _ => return None,
    };
    let (words, later) = words.split_once('…').unwrap_or((words, ""));
    Some(Sign {
        place,
        words: words.split_whitespace().collect(),
        later: later.split_whitespace().collect(),
    })
}

/// Returns the signs that start with a word in small letters; those that may start with any word
/// are found under the empty one.
pub(in crate::extract) fn signs(first: &str) -> &'static [Sign] {
    SIGNS.get(first).map_or(&[], Vec::as_slice)
}

/// Tells whether a word names those who write for a paper: the last lines of articles speak of
/// them.
pub(in crate::extract) fn is_writer(word: &str) -> bool {
    const WRITERS: [&str; 14] = [
        "columnist",
        "contributor",
        "correspondent",
        "co-host",
        "editor",
        "fellow",
        "freelance",
        "freelancer",
        "journalist",
        "lecturer",
        "photographer",
        "professor",
        "reporter",
        "writer",
    ];
    WRITERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_sign_in_small_letters() {
        for line in lines(include_str!("boilerplate.txt")) {
            let sign = sign(line);
            assert!(sign.is_some(), "{line}");
            assert_eq!(line, line.to_lowercase());
            let sign = sign.unwrap();
            assert!(!sign.words.is_empty() || !sign.later.is_empty(), "{line}");
        }
    }
}
