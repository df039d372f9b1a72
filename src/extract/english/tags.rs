//! Word classes as a set of bits, so that a rule asks a token for its class without a look-up.

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::extract) struct Tags(u64);

/// Defines the classes: each a constant, and the name under which `words.tsv` lists its words.
macro_rules! classes {
    ($($constant:ident = $bit:literal, $name:literal;)*) => {
        impl Tags {
            $(pub(in crate::extract) const $constant: Self = Self(1 << $bit);)*

            /// Finds a class by the name it has in `words.tsv`.
            pub(super) fn by_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$constant),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    DETERMINER = 0, "determiner";
    POSSESSIVE = 1, "possessive";
    PREPOSITION = 2, "preposition";
    CONJUNCTION = 3, "conjunction";
    SUBORDINATOR = 4, "subordinator";
    RELATIVE = 5, "relative";
    AUXILIARY = 6, "auxiliary";
    NEGATION = 7, "negation";
    SUBJECT = 8, "subject";
    OBJECT = 9, "object";
    MASCULINE = 10, "masculine";
    FEMININE = 11, "feminine";
    NEUTER = 12, "neuter";
    PLURAL = 13, "plural";
    ADVERB = 14, "adverb";
    DAY = 15, "day";
    MONTH = 16, "month";
    TIME = 17, "time";
    PLAIN = 18, "plain";
    REPORTING_NOUN = 19, "reporting_noun";
    ROLE_MODIFIER = 20, "title_modifier";
    RANK = 21, "adjective_of_place";
    CLAUSE_ADVERB = 22, "clause_adverb";
    QUOTE_NOUN = 23, "quote_noun";
    PLACE_OF_SPEECH = 24, "place_of_speech";
    SOURCE_NOUN = 25, "source_noun";
    PERSON_NOUN = 26, "person_noun";
    VERB = 27, "verb";
    ROLE = 28, "role";
    ROLE_ADDRESS = 29, "role_address";
    HONORIFIC = 30, "honorific";
    HONORIFIC_MALE = 31, "honorific_male";
    HONORIFIC_FEMALE = 32, "honorific_female";
    BE = 33, "be";
    HAVE = 34, "have";
    MODAL = 35, "modal";
    PARTICLE = 36, "name_particle";
    ADDRESSEE = 37, "addressee";
}

impl Tags {
    /// Returns the set as a number.
    pub(in crate::extract) const fn bits(self) -> u64 {
        self.0
    }

    /// Tells whether one of the classes of `other` is in the set.
    pub(in crate::extract) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns the union of two sets.
    pub(in crate::extract) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
