//! Holders: the organisation, place or person a role is held in or for, from its noun phrase.

use super::super::cluster::{Cast, EntityKind, Mention};
use super::super::english::{KnownKind, Office, Tags, known, party};
use super::super::text::Piece;
use super::super::token::Shape;
use super::scene::Scene;

/// What a role is held in or for, with the words that name it.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    /// The words.
    pub piece: Piece,
    /// What they name.
    pub target: Target,
}

/// An entity that the article is known to name, or one that only the role shows.
#[derive(Debug, Clone)]
pub(super) enum Target {
    /// The number of an entity.
    Known(usize),
    /// An entity to be added, under this name.
    New(EntityKind, String),
}

impl Holder {
    /// Makes a holder of a name.
    pub(super) fn of(name: &Mention) -> Self {
        Self {
            piece: name.piece,
            target: Target::Known(name.entity),
        }
    }

    /// Makes a holder that no name of the article stands for.
    pub(super) fn new(piece: Piece, kind: EntityKind, name: &str) -> Self {
        Self {
            piece,
            target: Target::New(kind, name.to_owned()),
        }
    }

    /// Returns what the holder is.
    pub(super) fn kind(&self, cast: &Cast) -> Option<EntityKind> {
        match &self.target {
            Target::Known(number) => cast.entities.get(*number).map(|e| e.kind),
            Target::New(kind, _) => Some(*kind),
        }
    }

    /// Tells whether it is a party.
    pub(super) fn is_party(&self, cast: &Cast) -> bool {
        let name = match &self.target {
            Target::Known(number) => cast.entities.get(*number).map(|e| e.name.as_str()),
            Target::New(_, name) => Some(name.as_str()),
        };
        name.is_some_and(|name| party(name) == Some(name) || name.ends_with(" Party"))
    }

    /// Returns the number of the entity, which is added where it is new.
    pub(super) fn number(&self, cast: &mut Cast) -> usize {
        match &self.target {
            Target::Known(number) => *number,
            Target::New(kind, name) => cast.entity(*kind, name, None),
        }
    }
}

impl Scene<'_, '_> {
    /// Makes a holder of words that are no name, or part of one.
    fn named(&self, piece: Piece) -> Holder {
        const PLACES: [&str; 7] = [
            "County", "City", "Island", "Valley", "Beach", "Parish", "Township",
        ];
        if let Some(name) = self.name_from(piece.start)
            && name.piece == piece
        {
            return Holder::of(name);
        }
        let words = self.text.name(piece);
        if let Some(known) = known(&words) {
            let kind = match known.kind {
                KnownKind::Organisation => EntityKind::Organisation,
                _ => EntityKind::Place,
            };
            return Holder::new(piece, kind, known.canonical);
        }
        let kind = if PLACES.contains(&self.word(piece.end - 1)) {
            EntityKind::Place
        } else {
            EntityKind::Organisation
        };
        Holder::new(piece, kind, &words)
    }

    /// Finds the holder whose name ends before a role: "Norway" in "Norway's foreign minister".
    ///
    /// Returns where the words of the role start, too: of the capitals in "Harbour Council
    /// Research Director" some are the role's.
    pub(super) fn holder_before(&self, from: usize, end: usize) -> Option<(Holder, usize)> {
        const LONGEST: usize = 8;
        let from = from.max(end.saturating_sub(LONGEST));
        let mut start = end;
        while start > from {
            let name = self.name_at(start - 1).filter(|m| m.piece.start >= from);
            if let Some(name) = name {
                start = name.piece.start;
            } else if self.token(start).breaks == 0
                && self.office(start - 1) != Some(Office::Former)
                && (self.is_name_word(start - 1) || self.word(start - 1) == "&")
            {
                start -= 1;
            } else {
                break;
            }
        }
        let last = self.names(Piece::new(start, end)).last();
        let Some(last) = last else {
            return self.unknown_before(start, end);
        };
        if last.piece.end == end {
            return Some((self.whole_name(start, last), end));
        }
        // Words with a capital between a name and the role belong to whichever is written alike.
        let capital = self.token(end).is_capital();
        match self.kind(last)? {
            EntityKind::Organisation | EntityKind::Place if !last.demonym => {
                if capital || end - last.piece.end > 2 {
                    Some((self.whole_name(start, last), last.piece.end))
                } else {
                    Some((self.named(Piece::new(last.piece.start, end)), end))
                }
            }
            EntityKind::Person if capital => None,
            EntityKind::Person => Some((self.named(Piece::new(last.piece.start, end)), end)),
            _ => self.unknown_before(last.piece.end, end),
        }
    }

    /// Takes what stands before an organisation into its name: "Ohio" in "Ohio Harbour Party".
    fn whole_name(&self, start: usize, last: &Mention) -> Holder {
        if self.kind(last) != Some(EntityKind::Organisation) || start == last.piece.start {
            return Holder::of(last);
        }
        let before = Piece::new(start, last.piece.start);
        let joins = |m: &Mention| self.kind(m) == Some(EntityKind::Place) && !m.demonym;
        let covered = (before.start..before.end).all(|at| {
            self.name_at(at)
                .map_or(!self.token(at).is(Tags::PLAIN), joins)
        });
        let longer = Piece::new(start, last.piece.end);
        if covered && !self.is_role(start) && !self.modifies_role(start) {
            self.named(longer)
        } else {
            Holder::of(last)
        }
    }

    /// Takes capitals that are no known name for an organisation's.
    fn unknown_before(&self, start: usize, end: usize) -> Option<(Holder, usize)> {
        let mut start = start;
        while start < end && self.token(start).is(Tags::PLAIN.with(Tags::ADVERB)) {
            start += 1;
        }
        let field = |at: usize| {
            self.office(at) == Some(Office::Field) || self.token(at).is(Tags::ROLE_MODIFIER)
        };
        if (start..end).all(field) {
            return None;
        }
        // A lone word at the start of a sentence has its capital from there.
        let initial = start == self.sentence.start || !self.token_before(start).is_word();
        let lower = self.token(end).shape == Shape::Lower || self.is_possessive(end);
        if initial && lower && end - start == 1 && self.token(start).shape != Shape::Upper {
            return None;
        }
        Some((self.named(Piece::new(start, end)), end))
    }

    /// Finds the holder whose name starts behind a preposition and an article.
    ///
    /// Returns where it ends, too.
    pub(super) fn holder_from(&self, at: usize) -> Option<(Holder, usize)> {
        if let Some((person, end)) = self.titled_person(at) {
            return Some((person, end));
        }
        let name = self.name_from(at);
        let mut end = name.map_or(at, |m| m.piece.end);
        if name.is_none() && !self.is_name_word(at) {
            return None;
        }
        let is_person = name.is_some_and(|m| self.is_person(m));
        if !is_person {
            end = self.end_of_run(at, end);
        }
        if end == at {
            return None;
        }
        let piece = Piece::new(at, end);
        if self.is_possessive(end) {
            return self.possessed(piece);
        }
        let indefinite = matches!(self.word_before(at), "a" | "an");
        if indefinite && self.is_plain_word(end) && self.organisation_noun(end).is_none() {
            return None;
        }
        if name.is_some_and(|m| m.demonym && m.piece == piece) && self.is_plain_word(end) {
            return self.behind_nouns(end);
        }
        // "the Harbour campaign", "the Norwegian finance ministry"
        if let Some(noun) = self.organisation_noun(end) {
            let known = name.is_some_and(|m| {
                m.piece == piece && !m.demonym && self.kind(m) == Some(EntityKind::Organisation)
            });
            let longer = Piece::new(at, noun);
            let holder = self.named(if known { piece } else { longer });
            return Some((holder, noun));
        }
        Some((self.named(piece), end))
    }

    /// Finds the name behind "newspaper" in "the Italian newspaper Il Porto", or "ministry".
    fn behind_nouns(&self, at: usize) -> Option<(Holder, usize)> {
        const LONGEST: usize = 3;
        if let Some(end) = self.organisation_noun(at) {
            return Some((self.named(Piece::new(at - 1, end)), end));
        }
        let name = (at..at + LONGEST).find(|&at| !self.is_plain_word(at))?;
        if !self.is_name_word(name) || self.name_from(name).is_some_and(|m| self.is_person(m)) {
            return None;
        }
        let end = self.end_of_run(name, self.name_from(name).map_or(name, |m| m.piece.end));
        (end > name).then(|| (self.named(Piece::new(name, end)), end))
    }

    /// Finds the organisation whose name, or whose noun, ends before a position.
    pub(super) fn organisation_before(&self, end: usize) -> Option<Holder> {
        if let Some(name) = self.name_to(end) {
            let fits = self.kind(name) == Some(EntityKind::Organisation);
            return fits.then(|| Holder::of(name));
        }
        let noun = end.checked_sub(1)?;
        if let Some(party) = party(self.word_before(noun)).filter(|_| self.word(noun) == "party") {
            let piece = Piece::new(noun - 1, end);
            return Some(Holder::new(piece, EntityKind::Organisation, party));
        }
        if self.token(noun).shape != Shape::Lower || !self.is_organisation_noun(noun) {
            return None;
        }
        let (holder, _) = self.holder_before(self.sentence.start, noun)?;
        let fits = holder.kind(self.cast) != Some(EntityKind::Person);
        fits.then(|| self.named(Piece::new(holder.piece.start, end)))
    }

    /// Finds whom a title stands before: "President Orr" in "an aide to President Orr".
    fn titled_person(&self, at: usize) -> Option<(Holder, usize)> {
        const LONGEST: usize = 7;
        let person = |at: usize| self.name_from(at).filter(|m| self.is_person(m));
        let mut next = at;
        while next < at + LONGEST && person(next).is_none() {
            let titles = self.token(next).is(Tags::HONORIFIC)
                || self.is_role(next)
                || next > at && self.token(next).is_word() && self.modifies_role(next)
                || self.name_from(next).is_some()
                || self.word(next) == "of";
            if !titles {
                return None;
            }
            next = self.name_from(next).map_or(next + 1, |m| m.piece.end);
        }
        let titled =
            next == at || self.token_before(next).is(Tags::HONORIFIC) || self.is_role(next - 1);
        let name = person(next).filter(|_| titled)?;
        if self.is_possessive(name.piece.end) || self.organisation_noun(name.piece.end).is_some() {
            return None;
        }
        Some((Holder::of(name), name.piece.end))
    }

    /// Returns where a run of capitals ends that starts at a position and goes on at `end`.
    fn end_of_run(&self, at: usize, mut end: usize) -> usize {
        const LONGEST: usize = 12;
        let mut joined = false;
        let is_place = self
            .name_from(at)
            .is_some_and(|m| self.kind(m) == Some(EntityKind::Place));
        while end < at + LONGEST {
            if self.is_name_word(end) && !self.is_titled(end) {
                end = self.name_from(end).map_or(end + 1, |m| m.piece.end);
                continue;
            }
            let mut next = end;
            let joins = match self.word(end) {
                "of" | "for" | "on" => end > at && !is_place,
                "&" => true,
                "and" => joined,
                _ => false,
            };
            if !joins {
                break;
            }
            next += 1;
            next += usize::from(self.word(next) == "the");
            if !self.is_name_word(next) || self.is_titled(next) {
                break;
            }
            joined |= self.word(end) != "&";
            end = next;
        }
        end
    }

    /// Tells whether a person's name, or a title before one, starts at a position.
    fn is_titled(&self, at: usize) -> bool {
        let person = |at: usize| self.name_from(at).is_some_and(|m| self.is_person(m));
        person(at) || self.is_role(at) && (person(at + 1) || self.token(at).is(Tags::ROLE_ADDRESS))
    }

    /// Returns where "foreign ministry" ends, if such a noun starts at a position.
    fn organisation_noun(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 3;
        for end in at..at + LONGEST {
            let token = self.token(end);
            if token.shape != Shape::Lower {
                return None;
            }
            if self.is_organisation_noun(end) && !self.is_organisation_noun(end + 1) {
                return Some(end + 1);
            }
            if !self.is_plain_word(end) && !self.modifies_role(end) {
                return None;
            }
        }
        None
    }

    /// Finds what a possessor has: "Norway's finance ministry", "Norway's Coast Guard".
    fn possessed(&self, owner: Piece) -> Option<(Holder, usize)> {
        let next = owner.end + 1;
        if self.is_name_word(next) {
            let end = self.end_of_run(next, self.name_from(next).map_or(next, |m| m.piece.end));
            return (end > next).then(|| (self.named(Piece::new(next, end)), end));
        }
        let end = self.organisation_noun(next)?;
        Some((self.named(Piece::new(owner.start, end)), end))
    }
}
