//! Patterns: the ways in which a text states an affiliation, and how often each is right.

/// How an affiliation was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Pattern {
    /// "President Orr", "the mayor, Ann Orr,".
    Before,
    /// "Norway's foreign minister Ann Orr", "CNN reporter Ann Orr".
    HolderBefore,
    /// "the director of the Harbour Office, Ann Orr".
    OfBefore,
    /// "RT host and former CNN reporter Ann Orr": the host.
    Joined,
    /// "Republican Sen. Ann Orr": a member of the party.
    PartyBefore,
    /// "Sens. Ann Orr and Bob Lee": the second one's title.
    Shared,
    /// "Gov. Ann Orr of Utah".
    OfBehind,
    /// "Ann Orr, a lawyer".
    Apposition,
    /// "Ann Orr, the foreign minister of Norway".
    HolderApposition,
    /// "Ann Orr is the mayor", "who served as director of the Harbour Office".
    Predicate,
    /// "Ann Orr, a Democrat".
    PartyMember,
    /// "Ann Orr (D-Mo.)": a member of the party.
    PartyLetter,
    /// "Ann Orr (D-Mo.)": the state.
    StateLetters,
    /// "Ann Orr, who heads the Harbour Office", "the Harbour Office, led by Ann Orr".
    Leads,
    /// "Ann Orr, who works for the Harbour Office".
    Serves,
    /// "the Harbour Office's Ann Orr".
    Possessor,
    /// "Ann Orr of the Harbour Office".
    Of,
    /// "As mayor, Orr", "named Ann Orr as her deputy".
    As,
    /// A country from the sentences before.
    Inferred,
}

impl Pattern {
    /// Returns the name for tables.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Before => "role before",
            Self::HolderBefore => "holder and role before",
            Self::OfBefore => "role of holder before",
            Self::Joined => "role joined before",
            Self::PartyBefore => "party before",
            Self::Shared => "shared title",
            Self::OfBehind => "title before, holder behind",
            Self::Apposition => "apposition",
            Self::HolderApposition => "apposition with holder",
            Self::Predicate => "predicate",
            Self::PartyMember => "party member",
            Self::PartyLetter => "party in brackets",
            Self::StateLetters => "state in brackets",
            Self::Leads => "leads",
            Self::Serves => "serves",
            Self::Possessor => "possessor",
            Self::Of => "of holder",
            Self::As => "as",
            Self::Inferred => "inferred country",
        }
    }

    /// Returns how often it is right: counted on the marked sentences that rules were written on
    /// and on findings of other training articles, with two right and one wrong added.
    pub(super) const fn chance(self) -> f32 {
        match self {
            Self::HolderBefore | Self::PartyLetter => 0.98,
            Self::Possessor => 0.97,
            // Counted again with learned names: 49 right and 1 wrong of those with a role before.
            Self::HolderApposition | Self::Before => 0.96,
            Self::Apposition | Self::Of => 0.95,
            Self::PartyBefore => 0.94,
            Self::As => 0.92,
            Self::OfBehind => 0.91,
            Self::Shared => 0.90,
            Self::Joined => 0.88,
            Self::PartyMember => 0.87,
            Self::StateLetters => 0.85,
            Self::Predicate => 0.84,
            Self::Leads => 0.83,
            Self::Serves => 0.80,
            Self::OfBefore | Self::Inferred => 0.70,
        }
    }
}
