//! Roles: noun phrases whose head is an office, a job or a profession, and what they hold.

use super::super::cluster::EntityKind;
use super::super::english::{Office, Tags, party};
use super::super::text::Piece;
use super::super::token::Shape;
use super::holder::Holder;
use super::scene::Scene;

/// A noun phrase that tells a role.
#[derive(Debug, Clone)]
pub(super) struct RolePhrase {
    /// Where it starts, with everything before the role.
    pub start: usize,
    /// The words of the role.
    pub role: Piece,
    /// What it is held in, as far as it stands before the role.
    pub holder: Option<Holder>,
    /// The party before it.
    pub party: Option<Holder>,
    /// Whether it is said to have ended.
    pub former: bool,
}

impl Scene<'_, '_> {
    /// Finds the phrase of a role that ends before a position.
    pub(super) fn role_before(&self, from: usize, end: usize) -> Option<RolePhrase> {
        let start = self.start_of_role(from, end)?;
        let mut phrase = RolePhrase {
            start,
            role: Piece::new(start, end),
            holder: None,
            party: None,
            former: false,
        };
        self.strip(&mut phrase);
        self.take_campaign(&mut phrase);
        while phrase.start > from && self.extend(from, &mut phrase) {}
        Some(phrase)
    }

    /// Returns where the words of a role start that end before a position.
    fn start_of_role(&self, from: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let mut start = end;
        let mut plain = 0;
        while start > from && end - start < LONGEST {
            let at = start - 1;
            let is_party = party(self.word(at)).is_some() && self.token(at).is_capital();
            let another =
                start < end && self.office(start) == Some(Office::Former) && self.is_role(at);
            // "lead" is a verb in "the vote may lead Sen. Orr to resign".
            let verb = start < end
                && self.office(start) == Some(Office::Title)
                && self.token(at).shape == Shape::Lower
                && !self.token(at).is(Tags::RANK)
                && self.office(at) != Some(Office::Former);
            let is_name = self
                .name_at(at)
                .is_some_and(|m| m.piece.end - m.piece.start > 1 || self.office(at).is_none());
            if is_name || is_party && !self.is_role(at) || another || verb {
                break;
            }
            let of_state = self.word(at).eq_ignore_ascii_case("state")
                && at > from
                && self.word(at - 1) == "of";
            let inside = start < end;
            let joins = inside
                && match self.word(at) {
                    "of" => self.word(start).eq_ignore_ascii_case("state"),
                    "and" | "&" if at > from => !self.is_role(at - 1) && self.modifies_role(at - 1),
                    "-" => self.modifies_role(start),
                    _ => false,
                };
            let word = self.is_plain_word(at) && inside && plain < 3;
            let lower = self.token(start).shape == Shape::Lower;
            plain += usize::from(word);
            let belongs = self.is_role(at)
                || inside && self.word(at) == "running" && self.word(start) == "mate"
                || inside && self.modifies_role(at)
                || self.follows_head(at) && !inside
                || of_state
                || joins
                || word && lower;
            if !belongs {
                break;
            }
            start = at;
        }
        let head = (start..end).any(|at| self.is_role(at));
        head.then_some(start)
    }

    /// Tells whether a word can stand behind the noun of a role: "elect", "emeritus".
    fn follows_head(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "elect" | "designate" | "emeritus" | "emerita" | "general" | "General"
        )
    }

    /// Takes words off the front of a role that are none of it: "former", "House".
    fn strip(&self, phrase: &mut RolePhrase) {
        while phrase.role.start + 1 < phrase.role.end {
            let at = phrase.role.start;
            let chamber = self.office(at + 1) == Some(Office::Chamber);
            match self.office(at) {
                _ if chamber && self.word(at) == "state" => {}
                Some(Office::Former) => phrase.former = true,
                Some(Office::Present) => {}
                Some(Office::Chamber) if self.token(at).is_capital() => {
                    let piece = Piece::new(at, at + 1);
                    let name = self.word(at);
                    phrase.holder = Some(Holder::new(piece, EntityKind::Organisation, name));
                }
                _ if self.word(at) == "-" => {}
                _ => break,
            }
            phrase.role.start += 1;
        }
        let first = self.word(phrase.role.start);
        phrase.former |= ["ex-", "then-", "Ex-", "Then-"]
            .iter()
            .any(|prefix| first.starts_with(prefix));
    }

    /// Takes "Orr campaign" for what a spokesman speaks for.
    fn take_campaign(&self, phrase: &mut RolePhrase) {
        let role = phrase.role;
        let whose = self
            .name_to(role.start)
            .filter(|_| role.start == phrase.start);
        let Some(name) = whose.filter(|m| self.is_person(m)) else {
            return;
        };
        if !self.word(role.start).eq_ignore_ascii_case("campaign") || role.end - role.start < 2 {
            return;
        }
        let piece = Piece::new(name.piece.start, role.start + 1);
        let words = self.text.name(piece).replace("Campaign", "campaign");
        phrase.holder = Some(Holder::new(piece, EntityKind::Organisation, &words));
        phrase.start = piece.start;
        let needs_it = ["manager", "chairman", "chair", "chief", "director"]
            .iter()
            .any(|head| self.word(role.start + 1).eq_ignore_ascii_case(head));
        if !needs_it {
            phrase.role.start += 1;
        }
    }

    /// Takes in what stands before the phrase; returns whether there was anything.
    fn extend(&self, from: usize, phrase: &mut RolePhrase) -> bool {
        let at = phrase.start - 1;
        let name = self.name_to(phrase.start);
        let short = name.is_none_or(|m| m.piece.end - m.piece.start == 1);
        let chairs = ["chair", "director", "spokes"]
            .iter()
            .any(|head| self.word(phrase.role.end - 1).to_lowercase().contains(head));
        // "Utah GOP chairman" chairs the party there.
        let of_party = chairs && self.word(at) == "GOP";
        if let Some(canonical) = party(self.word(at)).filter(|_| short && !of_party)
            && phrase.party.is_none()
            && self.token(at).is_capital()
            && self.word(at).len() > 2
        {
            let piece = Piece::new(at, phrase.start);
            let known = name.filter(|m| self.kind(m) == Some(EntityKind::Organisation));
            phrase.party = Some(match known {
                Some(name) => Holder::of(name),
                None => Holder::new(piece, EntityKind::Organisation, canonical),
            });
            phrase.start = at;
            return true;
        }
        if name.is_none() && self.modifies_role(at) && !self.token(at).is(Tags::ROLE) {
            phrase.former |= self.office(at) == Some(Office::Former);
            phrase.start = at;
            return true;
        }
        if phrase.holder.is_some() {
            return false;
        }
        let owned = self.is_possessive(at);
        let Some((holder, start)) = self.holder_before(from, phrase.start - usize::from(owned))
        else {
            return false;
        };
        if !owned {
            phrase.role.start = phrase.role.start.min(start);
        }
        phrase.start = holder.piece.start;
        phrase.holder = Some(holder);
        true
    }

    /// Finds where the phrase of a role ends that starts at a position: behind its noun.
    pub(super) fn end_of_role(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 12;
        let mut head = None;
        let mut next = at;
        while next < at + LONGEST {
            let name = self.name_from(next);
            if head.is_some() && name.is_some() {
                // "Senator Ann Orr" is another person.
                return None;
            }
            if let Some(name) = name {
                next = name.piece.end;
                continue;
            }
            let token = self.token(next);
            let stops = !token.is_word() && !self.is_possessive(next) && self.word(next) != "&"
                || token.is(Tags::PREPOSITION
                    .with(Tags::AUXILIARY)
                    .with(Tags::SUBORDINATOR)
                    .with(Tags::RELATIVE)
                    .with(Tags::SUBJECT))
                    && !self.is_possessive(next)
                || next > at && token.is(Tags::DETERMINER.with(Tags::POSSESSIVE))
                || token.is(Tags::CONJUNCTION) && head.is_some()
                || token.cue.is_some() && !self.is_role(next) && !self.modifies_role(next);
            if stops {
                break;
            }
            if self.is_role(next) {
                head = Some(next);
            } else if head.is_some() && !self.modifies_role(next) && !self.follows_head(next) {
                // "a lawyer group" is no lawyer.
                let goes_on = token.shape == Shape::Lower && !token.is(Tags::ADVERB);
                if goes_on && self.is_plain_word(next) {
                    return None;
                }
                break;
            }
            next += 1;
        }
        let end = head? + 1;
        let of_state = self.word(end) == "of" && self.word(end + 1).eq_ignore_ascii_case("state");
        let dashed = self.word(end) == "-" && self.follows_head(end + 1);
        let further = if of_state || dashed {
            2
        } else {
            usize::from(self.follows_head(end))
        };
        Some(end + further)
    }

    /// Leaves of what stands before and behind a role what it is rather held in: an organisation,
    /// else a person, else a place.
    pub(super) fn settle(&self, phrase: &mut RolePhrase, complement: Option<Holder>) {
        let rank = |holder: &Holder| match holder.kind(self.cast) {
            Some(EntityKind::Organisation) => 2,
            Some(EntityKind::Person) => 1,
            _ => 0,
        };
        let Some(behind) = complement else { return };
        let wins = phrase
            .holder
            .as_ref()
            .is_none_or(|before| rank(&behind) > rank(before));
        if wins {
            phrase.holder = Some(behind);
        }
    }

    /// Finds what a role is held in behind its noun: "of Norway", "of law at Lund University".
    ///
    /// Returns where it ends, too.
    pub(super) fn complement(&self, at: usize) -> Option<(Holder, usize)> {
        const FARTHEST: usize = 14;
        const WORDS: usize = 6;
        let mut best: Option<(Holder, usize)> = None;
        let mut next = at;
        while next < at + FARTHEST {
            let preposition = self.word(next);
            let continues = best.is_none() || preposition == "at";
            let fits = matches!(
                preposition,
                "of" | "for" | "at" | "in" | "with" | "from" | "on" | "to" | "under"
            );
            if !continues || !fits {
                break;
            }
            let mut name = next + 1;
            // "to campaign" is no "to the governor".
            let verb = preposition == "to"
                && self.token(name).shape == Shape::Lower
                && !self
                    .token(name)
                    .is(Tags::DETERMINER.with(Tags::POSSESSIVE).with(Tags::RANK));
            if verb {
                break;
            }
            while name < next + WORDS && self.is_before_name(name) {
                name += 1;
            }
            if let Some((holder, end)) = self.holder_from(name) {
                let vague = |best: &Holder| {
                    let mut words = best.piece.start..best.piece.end;
                    self.name_from(best.piece.start).is_none()
                        && !words.any(|at| self.is_organisation_noun(at))
                };
                if best.as_ref().is_none_or(|(best, _)| vague(best)) {
                    best = Some((holder, end));
                }
                next = end;
            } else if self.token(name).is(Tags::PREPOSITION) && name > next + 1 {
                next = name;
            } else {
                break;
            }
        }
        best
    }

    /// Tells whether a word can stand between a preposition and a name.
    fn is_before_name(&self, at: usize) -> bool {
        let token = self.token(at);
        let closed = Tags::PREPOSITION
            .with(Tags::AUXILIARY)
            .with(Tags::RELATIVE)
            .with(Tags::SUBORDINATOR)
            .with(Tags::CONJUNCTION)
            .with(Tags::SUBJECT);
        matches!(token.shape, Shape::Lower | Shape::Number)
            && !token.is(closed)
            && self.name_from(at).is_none()
    }
}
