//! Nouns for people: those that tell a man from a woman, and those that name several at once.

use std::sync::LazyLock;

use super::lines;
use super::quick::List;

/// What a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Noun {
    /// A man: "husband".
    Man,
    /// A woman: "spokeswoman".
    Woman,
    /// Several people, or a body of them: "campaign".
    Group,
}

static NOUNS: LazyLock<List<&'static str, Noun>> = LazyLock::new(|| {
    let mut nouns = List::default();
    for line in lines(include_str!("nouns.tsv")) {
        let (kind, list) = line.split_once('\t').unwrap_or_default();
        let noun = match kind {
            "man" => Noun::Man,
            "woman" => Noun::Woman,
            _ => Noun::Group,
        };
        nouns.extend(list.split(' ').map(|word| (word, noun)));
    }
    nouns
});

/// Tells what a noun names, whatever its case; nothing where it may name anybody.
pub(in crate::extract) fn noun(word: &str) -> Option<Noun> {
    const LONGEST: usize = 16;
    if word.len() > LONGEST {
        return None;
    }
    if let Some(&found) = NOUNS.get(word) {
        return Some(found);
    }
    NOUNS.get(word.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::{Noun, noun};

    #[test]
    fn nouns_tell_men_women_and_groups() {
        for (word, expected) in [
            ("widow", Some(Noun::Woman)),
            ("Congressman", Some(Noun::Man)),
            ("campaign", Some(Noun::Group)),
            ("diplomat", None),
        ] {
            assert_eq!(noun(word), expected, "{word}");
        }
    }
}
