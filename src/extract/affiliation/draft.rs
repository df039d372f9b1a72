//! Drafts: affiliations as the patterns find them, before what they are held in has a number.

use super::super::cluster::{Cast, Mention};
use super::super::text::Piece;
use super::holder::Holder;
use super::pattern::Pattern;
use super::role::RolePhrase;
use super::scene::Scene;
use super::years::Years;

/// An affiliation as a pattern finds it.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The name of the person.
    pub person: Mention,
    /// The words of the role; none where only a tie is stated.
    pub role: Option<Piece>,
    /// A noun for the role where the words are a verb: "head" for "heads".
    pub noun: Option<&'static str>,
    /// What the role is held in or for.
    pub holder: Option<Holder>,
    /// Whether the role is said to have ended.
    pub former: bool,
    /// Whether a tie without a role is a job rather than a membership.
    pub works: bool,
    /// The words that show it.
    pub evidence: Piece,
    /// When it began and ended.
    pub years: Years,
    /// What found it.
    pub pattern: Pattern,
}

impl Draft {
    /// Makes a draft of a role's phrase; the party before it comes with it as a tie of its own,
    /// unless the role is the party's.
    pub(super) fn of_phrase(person: &Mention, phrase: RolePhrase, pattern: Pattern) -> Vec<Self> {
        let RolePhrase {
            start,
            role,
            holder,
            party,
            former,
        } = phrase;
        let (held_in, member_of) = match (holder, party) {
            (None, party) => (party, None),
            both => both,
        };
        let mut draft = Self::role(person, role, held_in, pattern);
        draft.evidence = cover(draft.evidence, Piece::new(start, role.end));
        let mut drafts = vec![draft];
        drafts.extend(member_of.map(|party| Self::tie(person, party, Pattern::PartyBefore)));
        for draft in &mut drafts {
            draft.former = former && draft.role.is_some();
        }
        drafts
    }

    /// Makes a draft of a role.
    pub(super) fn role(
        person: &Mention,
        role: Piece,
        holder: Option<Holder>,
        pattern: Pattern,
    ) -> Self {
        let evidence = holder
            .iter()
            .fold(cover(person.piece, role), |all, holder| {
                cover(all, holder.piece)
            });
        Self {
            person: *person,
            role: Some(role),
            noun: None,
            holder,
            former: false,
            works: true,
            evidence,
            years: Years::default(),
            pattern,
        }
    }

    /// Makes a draft of a tie without a role.
    pub(super) fn tie(person: &Mention, holder: Holder, pattern: Pattern) -> Self {
        Self {
            person: *person,
            role: None,
            noun: None,
            evidence: cover(person.piece, holder.piece),
            holder: Some(holder),
            former: false,
            works: false,
            years: Years::default(),
            pattern,
        }
    }

    /// Says that the tie is a job.
    pub(super) fn into_job(mut self) -> Self {
        self.works = true;
        self
    }

    /// Gives the role something it is held in. A party that stood there becomes a tie of its
    /// own, which is returned; anything else stays.
    pub(super) fn hold(&mut self, holder: Holder, cast: &Cast) -> Option<Self> {
        if self.holder.as_ref().is_some_and(|old| !old.is_party(cast)) {
            return None;
        }
        self.evidence = cover(self.evidence, holder.piece);
        let party = self.holder.replace(holder)?;
        Some(Self::tie(&self.person, party, Pattern::PartyBefore))
    }

    /// Tells whether the role still lacks what it is held in.
    pub(super) fn lacks_holder(&self, cast: &Cast) -> bool {
        self.holder.as_ref().is_none_or(|old| old.is_party(cast))
    }

    /// Tells whether the role is one that a state or a country gives.
    pub(super) fn is_of_a_place(&self, scene: &Scene<'_, '_>) -> bool {
        const OFFICES: [&str; 24] = [
            "sen",
            "sens",
            "rep",
            "reps",
            "gov",
            "govs",
            "pres",
            "senator",
            "senators",
            "representative",
            "representatives",
            "congressman",
            "congresswoman",
            "congressmen",
            "governor",
            "governors",
            "mayor",
            "mayors",
            "president",
            "minister",
            "chancellor",
            "premier",
            "king",
            "queen",
        ];
        self.role.is_some_and(|role| {
            let head = scene
                .word(role.end - 1)
                .trim_end_matches('.')
                .to_lowercase();
            OFFICES.contains(&head.as_str())
        })
    }
}

/// Returns the range that covers two.
pub(super) fn cover(one: Piece, other: Piece) -> Piece {
    Piece::new(one.start.min(other.start), one.end.max(other.end))
}
