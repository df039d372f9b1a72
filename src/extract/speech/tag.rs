//! The tags: the seventeen parts of speech of Universal Dependencies.

use super::super::token::Shape;

/// What a word does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(in crate::extract) enum PartOfSpeech {
    /// "safe"
    Adjective,
    /// "in"
    Adposition,
    /// "quickly"
    Adverb,
    /// "will", and forms of "be"
    Auxiliary,
    /// "and"
    Conjunction,
    /// "the"
    Determiner,
    /// "oh"
    Interjection,
    /// "bridge"
    Noun,
    /// "seven"
    Number,
    /// "to" before a verb, "not", and the sign of possession
    Particle,
    /// "she"
    Pronoun,
    /// "Oslo"
    ProperNoun,
    /// ","
    Punctuation,
    /// "because"
    Subordinator,
    /// "say"
    Verb,
    /// "$"
    Symbol,
    /// None of these.
    #[default]
    Other,
}

impl PartOfSpeech {
    /// All tags with their names in Universal Dependencies, in the order of their numbers.
    pub(in crate::extract) const ALL: [(Self, &'static str); 17] = [
        (Self::Adjective, "ADJ"),
        (Self::Adposition, "ADP"),
        (Self::Adverb, "ADV"),
        (Self::Auxiliary, "AUX"),
        (Self::Conjunction, "CCONJ"),
        (Self::Determiner, "DET"),
        (Self::Interjection, "INTJ"),
        (Self::Noun, "NOUN"),
        (Self::Number, "NUM"),
        (Self::Particle, "PART"),
        (Self::Pronoun, "PRON"),
        (Self::ProperNoun, "PROPN"),
        (Self::Punctuation, "PUNCT"),
        (Self::Subordinator, "SCONJ"),
        (Self::Verb, "VERB"),
        (Self::Symbol, "SYM"),
        (Self::Other, "X"),
    ];

    /// How many labels the tagger has: symbols and what is none of all share the last one, so that
    /// a row of weights fits into 16 bytes; their outward form tells them apart.
    pub(super) const LABELS: usize = 16;

    /// Returns the tag of a label, for a token of some shape.
    pub(super) fn of(label: u8, shape: Shape) -> Self {
        match Self::ALL.get(usize::from(label)) {
            Some(&(Self::Symbol, _)) if shape != Shape::Mark => Self::Other,
            tag => tag.map_or(Self::Other, |&(tag, _)| tag),
        }
    }
}

/// Returns the number of a tag, by its name in Universal Dependencies.
#[must_use]
pub fn number(upos: &str) -> Option<u8> {
    let names = (0_u8..).zip(PartOfSpeech::ALL);
    names
        .into_iter()
        .find_map(|(number, (_, name))| (name == upos).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_order_of_the_tags() {
        for (expected, (tag, name)) in (0_u8..).zip(PartOfSpeech::ALL) {
            assert_eq!(number(name), Some(expected));
            assert_eq!(tag as u8, expected);
        }
        assert_eq!(number("VB"), None);
    }

    #[test]
    fn symbols_are_no_words() {
        let last = 15;
        assert_eq!(PartOfSpeech::of(last, Shape::Mark), PartOfSpeech::Symbol);
        assert_eq!(PartOfSpeech::of(last, Shape::Lower), PartOfSpeech::Other);
        assert_eq!(PartOfSpeech::of(14, Shape::Lower), PartOfSpeech::Verb);
    }
}
