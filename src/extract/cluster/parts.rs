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
            rest.any(|other| same_first_name(name, other) || plain(name) == plain(other))
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
