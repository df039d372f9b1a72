//! Ties without a noun for the role: brackets, possessors, verbs that lead or serve.

use super::super::cluster::{EntityKind, Mention};
use super::super::english::{Office, Tags, leads, party, state};
use super::super::text::Piece;
use super::super::token::Shape;
use super::draft::{Draft, cover};
use super::holder::Holder;
use super::pattern::Pattern;
use super::scene::Scene;

impl Scene<'_, '_> {
    /// Reads "(D-Mo.)", "(R)" or ", R-Ariz." behind a name, and gives the state to a role.
    pub(super) fn brackets(&self, person: &Mention, drafts: &mut Vec<Draft>) {
        const LONGEST: usize = 6;
        let open = person.piece.end + usize::from(self.is_possessive(person.piece.end));
        if !matches!(self.word(open), "(" | "," | "[") {
            return;
        }
        // A full stop in "(D-N.Y.)" may have been taken for the sentence's.
        let closes = |at: &usize| matches!(self.text.word(*at), ")" | "," | "]" | "");
        let comma = self.word(open) == ",";
        let Some(close) = (open + 1..=open + LONGEST).find(closes) else {
            return;
        };
        let words = self.text.slice(Piece::new(open + 1, close));
        let (letter, place) = words
            .split_once(['-', '–', '—', '‑'])
            .unwrap_or((words, ""));
        if comma && place.is_empty() {
            return;
        }
        let piece = Piece::new(open + 1, close);
        let party = party(letter.trim_end_matches('.'));
        let Some(place) = state(place).or_else(|| place.is_empty().then_some("")) else {
            return;
        };
        if party.is_none() && letter != "I" {
            return;
        }
        if let Some(party) = party {
            let holder = Holder::new(piece, EntityKind::Organisation, party);
            drafts.push(Draft::tie(person, holder, Pattern::PartyLetter));
        }
        if !place.is_empty() {
            let holder = Holder::new(piece, EntityKind::Place, place);
            let elected = |draft: &&mut Draft| draft.is_of_a_place(self);
            let further = match drafts.iter_mut().find(elected) {
                Some(role) => role.hold(holder, self.cast),
                None => Some(Draft::tie(person, holder, Pattern::StateLetters)),
            };
            drafts.extend(further);
        }
        // What opens with a bracket is shown with both.
        let shut = close + usize::from(!comma && self.token(close).to > 0);
        for draft in drafts.iter_mut() {
            let reaches = draft.evidence.end == close;
            draft.evidence.end = if reaches { shut } else { draft.evidence.end };
        }
    }

    /// Reads "Gov. Ann Orr of Utah" and "Ann Orr of the Harbour Office".
    pub(super) fn of_behind(&self, person: &Mention, drafts: &mut Vec<Draft>) {
        let at = person.piece.end;
        let preposition = self.word(at);
        if !matches!(preposition, "of" | "from" | "at" | "with") {
            return;
        }
        let mut name = at + 1;
        while name < at + 4
            && self.token(name).shape == Shape::Lower
            && !self.token(name).is(Tags::PREPOSITION.with(Tags::AUXILIARY))
        {
            name += 1;
        }
        let Some((holder, end)) = self.holder_from(name) else {
            return;
        };
        let kind = holder.kind(self.cast);
        if kind == Some(EntityKind::Place) {
            let takes =
                |draft: &&mut Draft| draft.is_of_a_place(self) && draft.lacks_holder(self.cast);
            if let Some(role) = drafts.iter_mut().find(takes)
                && matches!(preposition, "of" | "from")
            {
                role.pattern = Pattern::OfBehind;
                let party = role.hold(holder, self.cast);
                drafts.extend(party);
            }
            return;
        }
        let known = self
            .name_from(name)
            .is_some_and(|m| m.piece.end == end && !m.demonym)
            || (name..end).any(|at| self.is_organisation_noun(at));
        if kind != Some(EntityKind::Organisation) || !known {
            return;
        }
        if let Some(role) = drafts.iter_mut().find(|draft| draft.role.is_some()) {
            if role.lacks_holder(self.cast) && preposition != "from" {
                role.pattern = Pattern::OfBehind;
                let party = role.hold(holder, self.cast);
                drafts.extend(party);
            }
        } else if preposition == "of" {
            drafts.push(Draft::tie(person, holder, Pattern::Of).into_job());
        }
    }

    /// Reads "the Harbour Office's Ann Orr", "Harbour Office colleague Ann Orr".
    pub(super) fn possessor(&self, person: &Mention) -> Option<Draft> {
        let mut end = person.piece.start.checked_sub(1)?;
        if !self.sentence.contains(end) {
            return None;
        }
        let colleague = matches!(self.word(end), "colleague" | "colleagues");
        if !colleague && !self.is_possessive(end) {
            return None;
        }
        let full = person.piece.end - person.piece.start >= 2;
        if colleague && end > 0 && self.is_possessive(end - 1) {
            end -= 1;
        }
        let name = self.name_to(end)?;
        if !full || self.kind(name) != Some(EntityKind::Organisation) {
            return None;
        }
        let (holder, _) = self.holder_before(self.sentence.start, end)?;
        let member = holder.is_party(self.cast);
        let tie = Draft::tie(person, holder, Pattern::Possessor);
        Some(if member { tie } else { tie.into_job() })
    }

    /// Reads "who heads the Harbour Office", "who works for it", "has served on the committee".
    pub(super) fn verbs(&self, person: &Mention) -> Option<Draft> {
        let mut at = person.piece.end;
        if self.word(at) == "," && self.word(at + 1).bytes().all(|b| b.is_ascii_digit()) {
            at += 2;
        }
        at += usize::from(self.word(at) == ",");
        let relative = self.word(at) == "who";
        at += usize::from(relative);
        while self
            .token(at)
            .is(Tags::ADVERB.with(Tags::HAVE).with(Tags::BE))
            && !self.token(at).is(Tags::NEGATION)
        {
            at += 1;
        }
        if let Some(noun) = leads(self.word(at)).filter(|_| relative) {
            return self.leads(person, at, noun);
        }
        if self.office(at) != Some(Office::Serves) {
            return None;
        }
        self.serves(person, at)
    }

    fn leads(&self, person: &Mention, verb: usize, noun: &'static str) -> Option<Draft> {
        let mut name = verb + 1;
        while self.token(name).is(Tags::DETERMINER) || self.is_plain_word(name) {
            name += 1;
        }
        let (holder, _) = self.holder_from(name)?;
        if holder.kind(self.cast) != Some(EntityKind::Organisation) {
            return None;
        }
        let role = Piece::new(verb, verb + 1);
        let mut draft = Draft::role(person, role, Some(holder), Pattern::Leads);
        draft.noun = Some(noun);
        Some(draft)
    }

    fn serves(&self, person: &Mention, verb: usize) -> Option<Draft> {
        const WORDS: usize = 5;
        let preposition = self.word(verb + 1);
        let member = match preposition {
            "on" => true,
            "for" | "at" | "by" | "in" => false,
            _ => return None,
        };
        let mut name = verb + 2;
        while name < verb + 2 + WORDS
            && self.name_from(name).is_none()
            && !self.is_name_word(name)
            && (self.token(name).is_word())
            && !self.token(name).is(Tags::AUXILIARY.with(Tags::RELATIVE))
        {
            name += 1;
        }
        let (holder, close) = self.holder_from(name)?;
        if holder.kind(self.cast) != Some(EntityKind::Organisation) {
            return None;
        }
        let draft = Draft::tie(person, holder, Pattern::Serves);
        let mut draft = if member { draft } else { draft.into_job() };
        draft.years = self.years(close, false);
        draft.evidence.end = draft.evidence.end.max(draft.years.end);
        Some(draft)
    }

    /// Reads "the Harbour Office, led by Ann Orr".
    pub(super) fn led_by(&self, person: &Mention) -> Option<Draft> {
        let by = person.piece.start.checked_sub(1)?;
        let verb = by.checked_sub(1)?;
        if self.word(by) != "by" {
            return None;
        }
        let noun = match self.word(verb) {
            "led" => "leader",
            "headed" => "head",
            "chaired" => "chair",
            "run" | "directed" => "director",
            _ => return None,
        };
        let end = verb - usize::from(self.word_before(verb) == ",");
        let holder = self.organisation_before(end)?;
        let role = Piece::new(verb, verb + 1);
        let mut draft = Draft::role(person, role, Some(holder), Pattern::Leads);
        draft.noun = Some(noun);
        Some(draft)
    }

    /// Reads "As mayor of Lund, Orr" and "named Ann Orr as her deputy".
    pub(super) fn as_role(&self, person: &Mention) -> Vec<Draft> {
        if let Some(draft) = self.as_before(person) {
            return draft;
        }
        let at = person.piece.end;
        let mut verb = person.piece.start;
        while verb > self.sentence.start
            && (self.is_role(verb - 1)
                || self.modifies_role(verb - 1)
                || self.token(verb - 1).is(Tags::HONORIFIC)
                || self.name_at(verb - 1).is_some())
        {
            verb -= 1;
        }
        let gives = verb > self.sentence.start && self.office(verb - 1) == Some(Office::Names);
        if !gives || self.word(at) != "as" {
            return Vec::new();
        }
        self.role_from(person, at + 1, |end| !self.token(end).is_capital())
    }

    /// Reads "As mayor of Lund," right before a name.
    fn as_before(&self, person: &Mention) -> Option<Vec<Draft>> {
        const FARTHEST: usize = 12;
        let comma = person.piece.start.checked_sub(1)?;
        let comma = comma.checked_sub(usize::from(self.token(comma).is(Tags::HONORIFIC)))?;
        if self.word(comma) != "," {
            return None;
        }
        let from = self.sentence.start.max(comma.saturating_sub(FARTHEST));
        let start = (from..comma)
            .rev()
            .find(|&at| matches!(self.word(at), "As" | "as"))?;
        let clause = start == self.sentence.start || !self.token_before(start).is_word();
        if !clause {
            return None;
        }
        if matches!(self.word(start + 1), "this" | "the") {
            return None;
        }
        // "As judges ruled, Orr": behind the role nothing may stand but what it is held in.
        let closes = |end: usize| {
            let next = self.word(end);
            end == comma || end < comma && matches!(next, "of" | "for" | "at" | "in" | "and")
        };
        let found = self.role_from(person, start + 1, closes);
        (!found.is_empty()).then_some(found)
    }

    /// Reads the phrase of a role behind "as".
    fn role_from(&self, person: &Mention, at: usize, fits: impl Fn(usize) -> bool) -> Vec<Draft> {
        let mut from = at;
        while self.token(from).is(Tags::DETERMINER.with(Tags::POSSESSIVE)) {
            from += 1;
        }
        let end = self.end_of_role(from).filter(|&end| fits(end));
        let Some(end) = end.filter(|&end| !self.is_plural(end - 1)) else {
            return Vec::new();
        };
        let Some(mut phrase) = self.role_before(from, end) else {
            return Vec::new();
        };
        self.settle(&mut phrase, self.complement(end).map(|(holder, _)| holder));
        let mut found = Draft::of_phrase(person, phrase, Pattern::As);
        // "As star and producer of the show": both of them.
        if self.word(end) == "and"
            && let Some(second) = self.end_of_role(end + 1).filter(|&end| fits(end))
            && let Some(mut phrase) = self.role_before(end + 1, second)
        {
            self.settle(
                &mut phrase,
                self.complement(second).map(|(holder, _)| holder),
            );
            found.extend(Draft::of_phrase(person, phrase, Pattern::As));
        }
        for draft in &mut found {
            draft.evidence = cover(draft.evidence, person.piece);
        }
        found
    }
}
