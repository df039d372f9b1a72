//! Roles behind the name: "Ann Orr, the foreign minister of Norway", "Ann Orr is a lawyer".

use super::super::cluster::Mention;
use super::super::english::{Office, Tags, party};
use super::super::token::Shape;
use super::draft::{Draft, cover};
use super::holder::Holder;
use super::pattern::Pattern;
use super::scene::Scene;

impl Scene<'_, '_> {
    /// Finds what stands behind a name.
    pub(super) fn after(&self, person: &Mention) -> Vec<Draft> {
        let end = person.piece.end;
        let mut drafts = Vec::new();
        let mut next = None;
        if self.sets_apart(end) {
            let at = self.skip_age(end + 1);
            next = if let Some(verb) = self.relative(at) {
                self.predicate(person, verb, &mut drafts)
            } else {
                self.apposition(person, at, &mut drafts)
            };
        } else if let Some(verb) = self.predicate(person, self.skip_adverbs(end), &mut drafts) {
            next = Some(verb);
        }
        while let Some(at) = next {
            next = self.another(person, at, &mut drafts);
        }
        drafts
    }

    /// Steps over "59," behind a name.
    fn skip_age(&self, at: usize) -> usize {
        let aged = self.token(at).shape == Shape::Number && self.sets_apart(at + 1);
        if aged { at + 2 } else { at }
    }

    /// Steps over "herself", "also", "now".
    fn skip_adverbs(&self, mut at: usize) -> usize {
        while self.token(at).is(Tags::ADVERB) && !self.token(at).is(Tags::NEGATION)
            || matches!(self.word(at), "herself" | "himself" | "now" | "then")
        {
            at += 1;
        }
        at
    }

    /// Returns where the verb behind "who" stands.
    fn relative(&self, at: usize) -> Option<usize> {
        (self.word(at) == "who").then(|| self.skip_adverbs(at + 1))
    }

    /// Reads a role that is set apart: "the mayor of Lund"; returns where it ends.
    fn apposition(&self, person: &Mention, at: usize, drafts: &mut Vec<Draft>) -> Option<usize> {
        let at = self.skip_adverbs(at);
        let at = at + usize::from(self.word(at) == "one");
        if let Some(end) = self.party_member(person, at, drafts) {
            return Some(end);
        }
        let first = drafts.len();
        let end = self.role_phrase(person, at, false, drafts)?;
        // "Orr - the candidate began" goes on behind the dash.
        let dash = !matches!(self.word(person.piece.end), "," | "(");
        if dash && self.token(end).is_word() && self.word(end) != "and" {
            drafts.truncate(first);
            return None;
        }
        Some(end)
    }

    /// Reads a role behind "is", "became" or "served as"; returns where it ends.
    fn predicate(&self, person: &Mention, verb: usize, drafts: &mut Vec<Draft>) -> Option<usize> {
        let (at, begins) = self.gives_role(verb)?;
        let at = self.skip_adverbs(at);
        if self.is_supposed(person) || self.praises(at) {
            return None;
        }
        let first = drafts.len();
        let end = self
            .party_member(person, at, drafts)
            .or_else(|| self.role_phrase(person, at, begins, drafts))?;
        for draft in drafts.iter_mut().skip(first) {
            draft.pattern = match draft.pattern {
                Pattern::PartyMember | Pattern::PartyBefore => draft.pattern,
                _ => Pattern::Predicate,
            };
        }
        Some(end)
    }

    /// Tells "if Orr is president" from what is said to be so.
    fn is_supposed(&self, person: &Mention) -> bool {
        const FARTHEST: usize = 5;
        let from = person.piece.start.saturating_sub(FARTHEST);
        (from..person.piece.start).any(|at| {
            matches!(
                self.word(at),
                "if" | "If" | "unless" | "Unless" | "whether" | "Whether" | "maybe" | "Maybe"
            )
        })
    }

    /// Tells "is the best candidate" from "is the candidate".
    fn praises(&self, at: usize) -> bool {
        (at..at + 3).any(|at| {
            matches!(
                self.word(at),
                "best"
                    | "worst"
                    | "better"
                    | "great"
                    | "greatest"
                    | "good"
                    | "bad"
                    | "true"
                    | "next"
                    | "rising"
                    | "that"
                    | "star"
            )
        })
    }

    /// Returns where a role starts behind a verb that gives it, and whether it begins there.
    fn gives_role(&self, verb: usize) -> Option<(usize, bool)> {
        let mut at = verb;
        if matches!(self.word(at), "has" | "had" | "have") {
            at = self.skip_adverbs(at + 1);
        }
        let next = self.skip_adverbs(at + 1);
        match self.word(at) {
            "is" | "was" | "been" => {
                let named = matches!(self.word(next), "elected" | "appointed" | "named" | "sworn");
                if !named {
                    let denied = self.token(at + 1).is(Tags::NEGATION);
                    return (!denied).then_some((at + 1, false));
                }
                let behind = next + 1 + usize::from(self.word(next + 1) == "in");
                let behind = behind + usize::from(self.word(behind) == "as");
                Some((behind, true))
            }
            "became" => Some((at + 1, true)),
            "serves" | "served" | "serving" | "works" | "worked" | "working" => {
                (self.word(at + 1) == "as").then_some((at + 2, false))
            }
            _ => None,
        }
    }

    /// Reads another role that is joined to the last one; returns where it ends.
    fn another(&self, person: &Mention, at: usize, drafts: &mut Vec<Draft>) -> Option<usize> {
        const MOST: usize = 6;
        if drafts.len() >= MOST {
            return None;
        }
        let comma = self.word(at) == ",";
        let mut next = at + usize::from(comma);
        let and = self.word(next) == "and";
        next += usize::from(and);
        next = self.skip_adverbs(next);
        if let Some(verb) = self.relative(next) {
            return self.predicate(person, verb, drafts);
        }
        if let Some((behind, begins)) = self.gives_role(next).filter(|_| and) {
            return self.role_phrase(person, behind, begins, drafts);
        }
        if !and && !comma {
            return None;
        }
        let first = drafts.len();
        let end = self.role_phrase(person, next, false, drafts)?;
        // "chairman and chief executive of the Harbour Office" is both of them there.
        let holder = drafts.get(first).and_then(|draft| draft.holder.clone());
        if let (Some(holder), Some(last)) = (holder, first.checked_sub(1))
            && let Some(last) = drafts.get_mut(last)
            && last.role.is_some_and(|role| role.end == at)
            && !last.former
            && !comma
        {
            last.hold(holder, self.cast);
        }
        Some(end)
    }

    /// Reads the phrase of a role from where it starts; returns where it ends.
    fn role_phrase(
        &self,
        person: &Mention,
        at: usize,
        begins: bool,
        drafts: &mut Vec<Draft>,
    ) -> Option<usize> {
        let mut from = at;
        let mut determined = false;
        while self.token(from).is(Tags::DETERMINER.with(Tags::POSSESSIVE)) {
            determined = true;
            from += 1;
        }
        let end = self.end_of_role(from)?;
        if self.is_plural(end - 1) {
            return None;
        }
        let mut phrase = self.role_before(from, end)?;
        if !(from..phrase.start).all(|at| self.is_loose(at)) {
            return None;
        }
        // A name right behind the role is whom it belongs to.
        if self.name_from(end).is_some_and(|m| self.is_person(m))
            || self.token(end).is(Tags::HONORIFIC)
            || self.token(end).is_capital() && self.token(end - 1).is_capital()
        {
            return None;
        }
        let years = self.years(end, begins);
        let (complement, close) = match self.complement(end.max(years.end)) {
            Some((holder, close)) => (Some(holder), close),
            None => (None, end),
        };
        let shown = determined
            || complement.is_some()
            || phrase.holder.is_some()
            || self.ends_phrase(end)
            || self.word(end) == "and"
            || self.token(end).is(Tags::PREPOSITION);
        if !shown {
            return None;
        }
        let years = if years.end > 0 {
            years
        } else {
            self.years(close, begins)
        };
        let close = close.max(years.end);
        self.settle(&mut phrase, complement);
        let pattern = if phrase.holder.is_some() || phrase.party.is_some() {
            Pattern::HolderApposition
        } else {
            Pattern::Apposition
        };
        let mut found = Draft::of_phrase(person, phrase, pattern);
        if let Some(draft) = found.first_mut() {
            draft.evidence.end = draft.evidence.end.max(years.end);
            draft.years = years;
        }
        drafts.extend(found);
        Some(close)
    }

    /// Tells whether a word may stand before a role without being part of it.
    fn is_loose(&self, at: usize) -> bool {
        let token = self.token(at);
        token.shape == Shape::Lower && !token.is(Tags::AUXILIARY.with(Tags::PREPOSITION))
            || token.shape == Shape::Number
            || self.word(at) == "-"
            || self.is_possessive(at)
    }

    /// Tells whether a role is that of several people.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let word = self.word(at);
        word.ends_with('s') && !word.ends_with("ss") && word.len() > 3
            || word.ends_with("men") && word.len() > 4
    }

    /// "a Democrat", "the top Democrat on the Harbour Committee"; returns where it ends.
    fn party_member(&self, person: &Mention, at: usize, drafts: &mut Vec<Draft>) -> Option<usize> {
        const LONGEST: usize = 5;
        if !self.token(at).is(Tags::DETERMINER) {
            return None;
        }
        let noun = (at + 1..at + LONGEST).find(|&at| {
            matches!(
                self.word(at),
                "Democrat" | "Republican" | "Libertarian" | "Tory"
            )
        })?;
        // Neither "the Democrat mayor" nor "the candidate Republican voters trust".
        let closed = Tags::PREPOSITION
            .with(Tags::RELATIVE)
            .with(Tags::CONJUNCTION)
            .with(Tags::AUXILIARY)
            .with(Tags::SUBORDINATOR);
        let alone = self.ends_phrase(noun + 1) || self.token(noun + 1).is(closed);
        let between = |at: usize| {
            let token = self.token(at);
            token.is_word() && !token.is(closed) && !self.is_role(at)
        };
        if !alone || !(at + 1..noun).all(between) {
            return None;
        }
        let name = party(self.word(noun))?;
        let piece = super::Piece::new(noun, noun + 1);
        let is_leading = (at + 1..noun).any(|at| {
            self.token(at).is(Tags::RANK)
                || matches!(self.word(at), "ranking" | "leading")
                || self.office(at) == Some(Office::Former)
        });
        if is_leading
            && self.word(noun + 1) == "on"
            && let Some((holder, end)) = self.complement(noun + 1)
        {
            let role = super::Piece::new(at + 1, noun + 1);
            drafts.push(Draft::role(
                person,
                role,
                Some(holder),
                Pattern::HolderApposition,
            ));
            return Some(end);
        }
        let party = Holder::new(piece, super::EntityKind::Organisation, name);
        let mut draft = Draft::tie(person, party, Pattern::PartyMember);
        draft.evidence = cover(draft.evidence, piece);
        drafts.push(draft);
        Some(noun + 1)
    }
}
