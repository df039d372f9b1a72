//! Kinds of names: a run of capitalised words is cut into people, organisations, places, roles.

use super::super::english::{Gender, KnownKind, Tags, first_name, is_organisation_word, known};
use super::super::text::Piece;
use super::super::token::{Shape, Token};
use super::rules::Finder;
use super::{Name, NameKind, RULES_CHANCE};

impl Finder<'_, '_> {
    /// Cuts a run of capitalised words into names.
    pub(super) fn cut(&self, run: Piece, names: &mut Vec<Name>) {
        let mut at = run.start;
        while at < run.end {
            let next = self
                .organisation(at, run.end, names)
                .or_else(|| self.gazetteer(at, run.end, names))
                .or_else(|| self.role(at, run.end, names))
                .unwrap_or_else(|| self.person(at, run.end, names));
            at = next.max(at + 1);
        }
    }

    fn push(
        &self,
        names: &mut Vec<Name>,
        piece: Piece,
        kind: NameKind,
        canonical: Option<&'static str>,
    ) {
        let gender = first_name(self.text.word(piece.start));
        names.push(Name {
            piece,
            kind,
            canonical,
            gender,
            addressed: false,
            chance: RULES_CHANCE,
        });
    }

    /// Takes an organisation that ends with an organisation word.
    fn organisation(&self, at: usize, end: usize, names: &mut Vec<Name>) -> Option<usize> {
        const LONGEST: usize = 6;
        let is_role = |i: usize| i < end && self.token(i).is(Tags::ROLE);
        let mut head = None;
        for i in at..end.min(at + LONGEST) {
            let word = self.text.word(i);
            let heads = is_organisation_word(word)
                && !(self.token(i).is(Tags::ROLE_MODIFIER) && is_role(i + 1));
            if heads {
                head = Some(i);
            } else if head.is_some() || is_role(i) && !self.is_department(i, end) {
                break;
            }
            if self.token(i).is(Tags::HONORIFIC) {
                break;
            }
        }
        let head = head?;
        // What the gazetteer knows by a longer name keeps it: "United States".
        if self
            .longest_known(at, end)
            .is_some_and(|(length, _)| at + length > head + 1)
        {
            return None;
        }
        if head == at && (self.title_case || self.is_initial(at)) {
            return None;
        }
        if self.title_case && self.longest_known(at, end).is_none() {
            return None;
        }
        // "Warsaw Police" is one name, "NATO Council" too; what the gazetteer knows keeps its name.
        let piece = Piece::new(at, head + 1);
        let canonical = known(self.text.slice(piece)).map(|k| k.canonical);
        self.push(names, piece, NameKind::Organisation, canonical);
        Some(head + 1)
    }

    /// Tells whether a word that can be a role is part of a department's name: "Justice".
    fn is_department(&self, at: usize, end: usize) -> bool {
        at + 1 < end && is_organisation_word(self.text.word(at + 1))
    }

    fn gazetteer(&self, at: usize, end: usize, names: &mut Vec<Name>) -> Option<usize> {
        let (length, known) = self.longest_known(at, end)?;
        let next = self.token(at + length);
        let followed = at + length < end
            && next.is_capital()
            && !next.is(Tags::ROLE.with(Tags::ROLE_MODIFIER))
            && super::super::english::known(self.text.word(at + length)).is_none();
        // "Georgia Smith" and "Chad Orr" are people.
        if length == 1 && followed && first_name(self.text.word(at)).is_some() {
            return None;
        }
        let kind = match known.kind {
            KnownKind::Country | KnownKind::Place => NameKind::Place,
            KnownKind::Demonym => NameKind::Demonym,
            KnownKind::Organisation => NameKind::Organisation,
        };
        let piece = Piece::new(at, at + length);
        self.push(names, piece, kind, Some(known.canonical));
        Some(at + length)
    }

    fn role(&self, at: usize, end: usize, names: &mut Vec<Name>) -> Option<usize> {
        let is_role =
            |token: Token| token.is(Tags::ROLE.with(Tags::ROLE_MODIFIER).with(Tags::RANK));
        let after_of = at >= 2
            && self.text.word(at - 1) == "of"
            && self.token(at - 2).is(Tags::ROLE)
            && self.text.word(at) == "State";
        if after_of && let Some(last) = names.last_mut().filter(|n| n.piece.end == at - 1) {
            last.piece.end = at + 1;
            return Some(at + 1);
        }
        let is_first_name = first_name(self.text.word(at)).is_some() && at + 1 < end;
        if is_first_name && !self.token(at).is(Tags::ROLE_ADDRESS) {
            return None;
        }
        let mut next = at;
        while next < end && is_role(self.token(next)) {
            next += 1;
        }
        let heads = (at..next).any(|i| self.token(i).is(Tags::ROLE));
        if !heads {
            return None;
        }
        self.push(names, Piece::new(at, next), NameKind::Role, None);
        Some(next)
    }

    /// Takes a person, or a name of unknown kind.
    fn person(&self, at: usize, end: usize, names: &mut Vec<Name>) -> usize {
        const LONGEST: usize = 5;
        let mut start = at;
        let (mut addressed, mut gender) = (false, None);
        while start < end && self.token(start).is(Tags::HONORIFIC) {
            addressed = true;
            gender = if self.token(start).is(Tags::HONORIFIC_MALE) {
                Some(Gender::Male)
            } else if self.token(start).is(Tags::HONORIFIC_FEMALE) {
                Some(Gender::Female)
            } else {
                gender
            };
            start += 1;
        }
        let mut next = start;
        while next < end.min(start + LONGEST) {
            let token = self.token(next);
            let last = next + 1 == end;
            let ends = token.is(Tags::ROLE) && !last && next > start
                || token.is(Tags::PLAIN)
                    && next > start
                    && first_name(self.text.word(next)).is_none()
                || self.text.word(next) == "&";
            if ends {
                break;
            }
            next += 1;
        }
        // A particle belongs to the name that follows it.
        while next > start + 1
            && self.token(next - 1).is(Tags::PARTICLE)
            && !self.token(next - 1).is_capital()
        {
            next -= 1;
        }
        if next == start {
            return start.max(at + 1);
        }
        let piece = Piece::new(start, next);
        let words = next - start;
        let first = first_name(self.text.word(start));
        let after_role = names
            .last()
            .is_some_and(|n| n.kind == NameKind::Role && n.piece.end == at);
        let kind = if addressed
            || after_role && words <= 4
            || words >= 2 && (first.is_some() || self.has_initial(piece))
        {
            NameKind::Person
        } else if words == 1 && self.is_acronym(start) && !self.is_place_in_capitals(start) {
            NameKind::Organisation
        } else {
            NameKind::Unknown
        };
        if self.title_case && first.is_none() && !addressed {
            return next;
        }
        names.push(Name {
            piece,
            kind,
            canonical: None,
            gender: gender.or(first),
            addressed,
            chance: RULES_CHANCE,
        });
        next
    }

    /// Tells "J. Smith" and "John F. Smith".
    fn has_initial(&self, piece: Piece) -> bool {
        (piece.start..piece.end - 1).any(|i| {
            let word = self.text.word(i);
            word.len() == 2 && word.ends_with('.')
        })
    }

    /// Tells "OSLO" from an acronym.
    fn is_place_in_capitals(&self, at: usize) -> bool {
        let mut letters = self.text.word(at).chars();
        let first = letters.next().map_or_else(String::new, String::from);
        known(&(first + &letters.as_str().to_lowercase())).is_some()
    }

    fn is_acronym(&self, at: usize) -> bool {
        let token = self.token(at);
        token.shape == Shape::Upper
            && (2..=5).contains(&(token.to - token.from))
            && !self.title_case
    }
}
