//! Parts: first names, last name and suffix, and when two names may be one person's.

use super::super::english::{Tags, same_first_name};
use super::super::text::{Piece, Text};

/// The parts of a person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    /// First and middle names, with initials.
    pub given: Vec<String>,
    /// The last name with its particles, in small letters.
    pub last: String,
    /// "Jr." and the like.
    pub suffix: Option<String>,
}

impl Parts {
    /// Cuts a name into its parts.
    pub(super) fn of(text: &Text<'_>, piece: Piece) -> Self {
        let mut end = piece.end;
        let mut suffix = None;
        while end > piece.start + 1 && is_suffix(text.word(end - 1)) {
            end -= 1;
            suffix = Some(text.word(end).trim_end_matches('.').to_owned());
        }
        while end > piece.start + 2 && is_honour(text.word(end - 1)) {
            end -= 1;
        }
        if end > piece.start + 1 && text.word(end - 1) == "," {
            end -= 1;
        }
        let mut start = end - 1;
        while start > piece.start + 1 && text.token(start - 1).is(Tags::PARTICLE) {
            start -= 1;
        }
        Self {
            given: (piece.start..start)
                .map(|at| text.word(at).to_owned())
                .collect(),
            last: plain(&text.name(Piece::new(start, end))),
            suffix,
        }
    }

    /// Tells whether another full name may be the same person's: what both say must agree, and
    /// the shorter one must not say what the longer one does not.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        if self.last != other.last || self.suffix != other.suffix {
            return false;
        }
        let (short, long) = if self.given.len() <= other.given.len() {
            (&self.given, &other.given)
        } else {
            (&other.given, &self.given)
        };
        let mut rest = long.iter();
        short.iter().all(|name| {
            rest.any(|other| {
                same_first_name(name, other) || is_spelled_alike(&plain(name), &plain(other))
            })
        })
    }

    /// Tells whether both are the same two words, the family's name first in one of them.
    pub(super) fn is_turned(&self, other: &Self) -> bool {
        let [one, another] = [&self.given[..], &other.given[..]].map(|given| match given {
            [only] => plain(only),
            _ => String::new(),
        });
        !one.is_empty() && one == other.last && another == self.last
    }
}

/// Returns a name in small letters without accents, so that "Lövgren" and "Lovgren" are one.
pub(super) fn plain(name: &str) -> String {
    if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        deunicode::deunicode(name).to_lowercase()
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III" | "IV")
}

/// Tells whether letters behind a name are an honour or a degree, and no last name.
fn is_honour(word: &str) -> bool {
    const LETTERS: [&str; 22] = [
        "BA", "CB", "CBE", "CH", "CMG", "DBE", "DSO", "FRS", "GBE", "KBE", "KC", "KCB", "MBE",
        "MD", "MEP", "MP", "OBE", "OM", "PhD", "QC", "RA", "RN",
    ];
    LETTERS.contains(&word)
}

/// Tells whether two first names in small letters are the same, or one with a vowel inside it
/// written in two ways.
fn is_spelled_alike(one: &str, other: &str) -> bool {
    /// In short names a vowel makes another name: "Karen" and "Karin".
    const SHORTEST: usize = 6;
    let is_vowel = |letter: u8| b"aeiouy".contains(&letter);
    if one.len() != other.len() || one.len() < SHORTEST {
        return one == other;
    }
    let pairs = one.bytes().zip(other.bytes()).enumerate();
    let differing: Vec<(usize, (u8, u8))> = pairs.filter(|(_, (a, b))| a != b).collect();
    match differing[..] {
        [] => true,
        // The last vowel may be that of a man's or a woman's name.
        [(at, (a, b))] => at + 1 < one.len() && is_vowel(a) && is_vowel(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str) -> Parts {
        let text = Text::new(name, 0);
        Parts::of(&text, Piece::new(0, text.tokens.len()))
    }

    #[test]
    fn accents_do_not_make_another_name() {
        assert!(parts("Åsa Lövgren").may_be(&parts("Asa Lovgren")));
        assert!(!parts("Åsa Lövgren").may_be(&parts("Asa Lundgren")));
    }

    #[test]
    fn letters_of_an_honour_are_no_last_name() {
        assert_eq!(parts("Åsa Lövgren CBE FRS").last, "lovgren");
        assert!(parts("Åsa Lövgren MP").may_be(&parts("Åsa Lövgren")));
        assert_eq!(parts("Åsa MD").last, "md");
    }

    #[test]
    fn a_vowel_may_be_written_in_two_ways() {
        for (one, other, same) in [
            ("Kristin Oda", "Kristen Oda", true),
            ("Kristin Oda", "Kristin Ode", false),
            ("Karin Oda", "Karen Oda", false),
            ("Carlota Oda", "Carloto Oda", false),
            ("Kristin Oda", "Kristan Berg", false),
            ("Marten Oda", "Merton Oda", false),
        ] {
            assert_eq!(parts(one).may_be(&parts(other)), same, "{one}, {other}");
        }
    }

    #[test]
    fn the_family_name_may_come_first() {
        for (one, other, turned) in [
            ("Hanae Oda", "Oda Hanae", true),
            ("Hanae Oda", "Hanae Oda", false),
            ("Hanae Oda", "Oda Kei", false),
            ("Hanae M. Oda", "Oda Hanae", false),
        ] {
            assert_eq!(
                parts(one).is_turned(&parts(other)),
                turned,
                "{one}, {other}"
            );
        }
    }
}
