//! Roles before the name: "Norway's foreign minister Ann Orr", "the mayor, Ann Orr".

use super::super::cluster::{EntityKind, Mention};
use super::super::english::{Office, Tags};
use super::super::text::Piece;
use super::super::token::Shape;
use super::draft::Draft;
use super::pattern::Pattern;
use super::role::RolePhrase;
use super::scene::Scene;

impl Scene<'_, '_> {
    /// Finds what stands before a name.
    pub(super) fn before(&self, person: &Mention) -> Vec<Draft> {
        let from = self.sentence.start;
        let mut end = person.piece.start;
        if end > from && self.is_mere_address(end - 1) {
            end -= 1;
        }
        let comma = end > from && self.word(end - 1) == ",";
        if comma {
            let drafts = self.before_comma(person, end - 1);
            if drafts.is_empty() {
                return self.shared_title(person, end).into_iter().collect();
            }
            return drafts;
        }
        if let Some(phrase) = self.role_of_holder(from, end) {
            return Draft::of_phrase(person, phrase, Pattern::OfBefore);
        }
        let mut drafts = Vec::new();
        let mut next = Some(end);
        while let Some(end) = next {
            let split = self.last_title(from, end);
            let Some(phrase) = self.role_before(split.unwrap_or(from), end) else {
                break;
            };
            let start = phrase.start;
            // "Department of Veterans Affairs" has no veterans.
            let several = self.is_plural(phrase.role.end - 1)
                && self.office(phrase.role.end - 1) != Some(Office::Title);
            if several && !self.lists(person.piece.end) {
                break;
            }
            let joined = !drafts.is_empty() && split.is_none() && next != Some(person.piece.start);
            let pattern = match &phrase.holder {
                _ if joined => Pattern::Joined,
                None if phrase.party.is_none() => Pattern::Before,
                _ => Pattern::HolderBefore,
            };
            next = split.or_else(|| self.joined_before(from, &phrase));
            drafts.extend(Draft::of_phrase(person, phrase, pattern));
            if next.is_some_and(|next| next > start) {
                break;
            }
        }
        if drafts.is_empty() {
            drafts.extend(self.shared_title(person, end));
        }
        drafts
    }

    /// Tells whether a list of names can go on at a position.
    fn lists(&self, at: usize) -> bool {
        matches!(self.word(at), "and" | "," | "(" | "&")
    }

    /// Tells "Mr." from "Sen.".
    fn is_mere_address(&self, at: usize) -> bool {
        self.token(at).is(Tags::HONORIFIC) && self.office(at) != Some(Office::Title)
    }

    /// Returns where a title starts behind another role: "Rep." in "Chairman Rep. Orr".
    fn last_title(&self, from: usize, end: usize) -> Option<usize> {
        const PARTS: [&str; 6] = ["lt", "maj", "brig", "det", "vice", "atty"];
        let at = end.checked_sub(1).filter(|&at| at > from)?;
        let token = self.token(at);
        // "presidential candidate Senator Ann Orr" has two roles, as "candidate Sen. Ann Orr" has.
        let whole = token.is(Tags::ROLE_ADDRESS)
            && token.is_capital()
            && self.token(at - 1).shape == Shape::Lower;
        let is_title = whole || self.office(at) == Some(Office::Title);
        let before = self.word(at - 1).trim_end_matches('.').to_lowercase();
        let apart = is_title
            && self.is_role(at - 1)
            && self.name_at(at - 1).is_none()
            && !PARTS.contains(&before.as_str());
        apart.then_some(at)
    }

    /// "the mayor, Ann Orr,": the name has to end its phrase as well.
    fn before_comma(&self, person: &Mention, comma: usize) -> Vec<Draft> {
        let from = self.sentence.start;
        if let Some(phrase) = self.role_of_holder(from, comma)
            && self.stands_apart(person, phrase.start)
        {
            return Draft::of_phrase(person, phrase, Pattern::OfBefore);
        }
        let Some(phrase) = self.role_before(from, comma) else {
            return Vec::new();
        };
        let definite = self
            .token_before(phrase.start)
            .is(Tags::DETERMINER.with(Tags::POSSESSIVE))
            || phrase.holder.is_some();
        let is_role = !self.word(phrase.role.end - 1).ends_with('s') || definite;
        if !definite || !is_role || !self.stands_apart(person, phrase.start) {
            return Vec::new();
        }
        let pattern = if phrase.holder.is_some() || phrase.party.is_some() {
            Pattern::HolderBefore
        } else {
            Pattern::Before
        };
        Draft::of_phrase(person, phrase, pattern)
    }

    /// Tells whether a name between commas explains the phrase before it.
    fn stands_apart(&self, person: &Mention, start: usize) -> bool {
        let end = person.piece.end;
        let verb = self.token(end);
        let subject = start == self.sentence.start
            || start == self.sentence.start + 1 && self.token_before(start).is(Tags::DETERMINER);
        self.ends_phrase(end) || subject && verb.cue.is_some()
    }

    /// "President of the European Commission Ann Orr".
    fn role_of_holder(&self, from: usize, end: usize) -> Option<RolePhrase> {
        const LONGEST: usize = 10;
        let nearest = end.checked_sub(1)?;
        let last = self.token(nearest);
        if !last.is_word() || self.name_to(end).is_some_and(|m| self.is_person(m)) {
            return None;
        }
        // A name that nothing else shows needs the comma to end it.
        if self.name_to(end).is_none() && self.word(end) != "," {
            return None;
        }
        let from = from.max(end.saturating_sub(LONGEST));
        (from..nearest).rev().find_map(|of| {
            let state = self.word(of + 1).eq_ignore_ascii_case("state");
            if !matches!(self.word(of), "of" | "for" | "at") || of == from || state {
                return None;
            }
            let mut phrase = self.role_before(self.sentence.start, of)?;
            let starts = of + 1 + usize::from(self.token(of + 1).is(Tags::DETERMINER));
            let (holder, holder_end) = self.holder_from(starts)?;
            if holder_end != end {
                return None;
            }
            self.settle(&mut phrase, Some(holder));
            Some(phrase)
        })
    }

    /// Returns where another role ends that "and" joins to a phrase: "the RT host and former".
    fn joined_before(&self, from: usize, phrase: &RolePhrase) -> Option<usize> {
        let and = phrase.start.checked_sub(1).filter(|&at| at > from)?;
        // "candidate former governor Orr" has two roles, too.
        if phrase.former && self.is_role(and) && self.name_at(and).is_none() {
            return Some(and + 1);
        }
        if self.word(and) != "and" || !self.is_role(and - 1) {
            return None;
        }
        let first = self.role_before(from, and)?;
        let lower = |piece: Piece| !self.token(piece.start).is_capital();
        let bare = !self.token_before(first.start).is(Tags::DETERMINER);
        let plural = self.word(and - 1).ends_with('s') && !self.word(and - 1).ends_with("ss");
        (!plural && (lower(phrase.role) || bare && lower(first.role))).then_some(and)
    }

    /// "Sens. Ann Orr (D-Mont.) and Bob Lee": the title of several people.
    fn shared_title(&self, person: &Mention, end: usize) -> Option<Draft> {
        const FARTHEST: usize = 24;
        let from = self.sentence.start.max(end.saturating_sub(FARTHEST));
        if !matches!(self.word_before(end), "and" | ",") {
            return None;
        }
        let others = self.names(Piece::new(from, end)).iter();
        let mut next = end;
        for other in others.rev().filter(|m| self.is_person(m)) {
            let between = || other.piece.end..next;
            if !between().all(|at| self.is_between(at)) {
                return None;
            }
            next = other.piece.start;
            if let Some(phrase) = self.role_before(self.sentence.start, other.piece.start) {
                let head = self.word(phrase.role.end - 1);
                let several = head.trim_end_matches('.').to_lowercase().ends_with('s')
                    && !head.ends_with("ss");
                let mut draft = Draft::role(person, phrase.role, phrase.holder, Pattern::Shared);
                draft.former = phrase.former;
                return several.then_some(draft);
            }
        }
        None
    }

    /// Tells whether a token can stand between the names of a list: brackets and "and".
    fn is_between(&self, at: usize) -> bool {
        !self.token(at).is_word()
            || self.word(at) == "and"
            || self.token_before(at).shape == Shape::Mark
                && self.token(at).is_capital()
                && self
                    .name_at(at)
                    .is_none_or(|m| self.kind(m) != Some(EntityKind::Person))
    }
}
