//! Affiliations: who holds which role where, from the words around a person's name.

use std::collections::BTreeMap;

use super::cluster::{Cast, EntityKind, Mention};
use super::english::Tags;
use super::text::{Piece, Text};

/// A person's role in an organisation or a country.
#[derive(Debug, Clone)]
pub(super) struct Affiliation {
    /// The number of the person.
    pub person: usize,
    /// The number of the organisation or place, where the text names one.
    pub holder: Option<usize>,
    /// The words of the role.
    pub role: Piece,
    /// The words that show it.
    pub evidence: Piece,
    /// Whether the organisation was inferred from what stands around.
    pub inferred: bool,
}

/// The roles of a country: they need no organisation to make sense.
const NATIONAL: [&str; 6] = [
    "president",
    "minister",
    "chancellor",
    "premier",
    "king",
    "queen",
];

/// Finds the affiliations of an article.
pub(super) fn affiliations(
    text: &Text<'_>,
    sentences: &[Piece],
    paragraphs: &[Piece],
    cast: &Cast,
) -> Vec<Affiliation> {
    let finder = Finder { text, cast };
    let mut found = Vec::new();
    for &sentence in sentences {
        for mention in cast.within(sentence) {
            let is_person = cast
                .entities
                .get(mention.entity)
                .is_some_and(|e| e.kind == EntityKind::Person);
            if is_person && !mention.demonym {
                found.extend(finder.role_before(sentence, mention));
                found.extend(finder.role_after(sentence, mention));
            }
        }
    }
    infer_countries(text, paragraphs, cast, &mut found);
    found
}

struct Finder<'a, 't> {
    text: &'a Text<'t>,
    cast: &'a Cast,
}

impl Finder<'_, '_> {
    fn is_role_word(&self, at: usize) -> bool {
        self.text
            .token(at)
            .is(Tags::ROLE.with(Tags::ROLE_MODIFIER).with(Tags::RANK))
    }

    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.text.word(at), "'s" | "’s")
            || matches!(self.text.word(at), "'" | "’")
                && self.text.word(at.wrapping_sub(1)).ends_with('s')
    }

    /// Returns the organisation or place whose name fits among those near a position.
    fn holder(&self, at: usize, fits: impl Fn(Piece) -> bool) -> Option<&Mention> {
        const FARTHEST: usize = 12;
        let near = Piece::new(at.saturating_sub(FARTHEST), at + FARTHEST);
        self.cast.within(near).iter().find(|m| {
            let kind = self.cast.entities.get(m.entity).map(|e| e.kind);
            fits(m.piece) && matches!(kind, Some(EntityKind::Organisation | EntityKind::Place))
        })
    }

    /// "Norway's foreign minister Ann Orr", "CNN reporter Ann Orr", "President of the European
    /// Commission Ann Orr".
    fn role_before(&self, sentence: Piece, person: &Mention) -> Option<Affiliation> {
        let mut end = person.piece.start;
        let step = |end: usize| end.checked_sub(1).filter(|&at| at >= sentence.start);
        if step(end).is_some_and(|at| self.text.token(at).is(Tags::HONORIFIC)) {
            end -= 1;
        }
        if step(end).is_some_and(|at| self.text.word(at) == ",")
            && end > sentence.start + 1
            && self.is_role_word(end - 2)
        {
            end -= 1;
        }
        // "President of the European Commission" before the name.
        if let Some(holder) = self.holder(end, |p| p.end == end) {
            let mut of = holder.piece.start;
            if of > sentence.start && self.text.token(of - 1).is(Tags::DETERMINER) {
                of -= 1;
            }
            if of > sentence.start && matches!(self.text.word(of - 1), "of" | "for" | "at") {
                let role = self.role_ending(sentence, of - 1)?;
                return Some(make(
                    person,
                    Some(holder.entity),
                    role,
                    Piece::new(role.start, person.piece.end),
                ));
            }
        }
        let role = self.role_ending(sentence, end)?;
        let mut before = role.start;
        if before > sentence.start && self.is_possessive(before - 1) {
            before -= 1;
        }
        let holder = self.holder(before, |p| p.end == before);
        let start = holder.map_or(role.start, |h| h.piece.start);
        Some(make(
            person,
            holder.map(|h| h.entity),
            role,
            Piece::new(start, person.piece.end),
        ))
    }

    /// Returns the words of a role that ends at a position.
    fn role_ending(&self, sentence: Piece, end: usize) -> Option<Piece> {
        const LONGEST: usize = 7;
        let mut start = end;
        while start > sentence.start && end - start < LONGEST {
            let at = start - 1;
            let of_state = self.text.word(at) == "State"
                && at > sentence.start
                && self.text.word(at - 1) == "of";
            let joins = matches!(self.text.word(at), "of" | "and")
                && start < end
                && at > sentence.start
                && self.is_role_word(at - 1)
                && (self.text.word(start) == "State" || self.is_role_word(start));
            let mention = self
                .cast
                .within(Piece::new(at, at + 1))
                .first()
                .is_some_and(|m| m.piece.contains(at));
            if mention || !(self.is_role_word(at) || of_state || joins) {
                break;
            }
            start -= 1;
        }
        let heads = (start..end).any(|i| self.text.token(i).is(Tags::ROLE));
        heads.then_some(Piece::new(start, end))
    }

    /// "Ann Orr, the foreign minister of Norway", "Ann Orr, Norway's foreign minister".
    fn role_after(&self, sentence: Piece, person: &Mention) -> Option<Affiliation> {
        let mut at = person.piece.end;
        let equates = matches!(self.text.word(at), "is" | "was");
        if self.text.word(at) != "," && !(equates && self.text.token(at + 1).is(Tags::DETERMINER)) {
            return None;
        }
        at += 1;
        if self.text.word(at) == "who"
            && matches!(self.text.word(at + 1), "is" | "was" | "serves" | "served")
        {
            at += 2;
            at += usize::from(self.text.word(at) == "as");
        }
        while self
            .text
            .token(at)
            .is(Tags::DETERMINER.with(Tags::POSSESSIVE))
        {
            at += 1;
        }
        let first = self.holder(at, |p| p.start == at);
        let mut role_start = first.map_or(at, |h| h.piece.end);
        if first.is_some() && self.is_possessive(role_start) {
            role_start += 1;
        }
        let (role, end) = self.role_starting(sentence, role_start)?;
        if let Some(holder) = first {
            return Some(make(
                person,
                Some(holder.entity),
                role,
                Piece::new(person.piece.start, end),
            ));
        }
        // "a professor of economics at Lund University"
        for of in end..sentence.end.min(end + 5) {
            let word = self.text.word(of);
            if matches!(word, "of" | "for" | "at" | "in" | "with" | "from" | "to") {
                let mut name = of + 1;
                while self.text.token(name).is(Tags::DETERMINER) {
                    name += 1;
                }
                if let Some(holder) = self.holder(name, |p| p.start == name) {
                    // "a spokeswoman for Norway's finance ministry" is not Norway's spokeswoman.
                    let whole = !self.is_possessive(holder.piece.end);
                    let evidence = Piece::new(person.piece.start, holder.piece.end);
                    return whole.then(|| make(person, Some(holder.entity), role, evidence));
                }
            }
            if !self.text.token(of).is_word() {
                break;
            }
        }
        Some(make(
            person,
            None,
            role,
            Piece::new(person.piece.start, end),
        ))
    }

    /// Returns the words of a role that starts at a position, and where they end.
    fn role_starting(&self, sentence: Piece, start: usize) -> Option<(Piece, usize)> {
        const LONGEST: usize = 6;
        let mut head = None;
        for at in start..sentence.end.min(start + LONGEST) {
            let token = self.text.token(at);
            if !token.is_word()
                || token.is(Tags::PREPOSITION
                    .with(Tags::AUXILIARY)
                    .with(Tags::DETERMINER)
                    .with(Tags::SUBORDINATOR))
            {
                break;
            }
            if token.is(Tags::ROLE) {
                head = Some(at);
            } else if head.is_some() && !self.is_role_word(at) {
                break;
            }
        }
        let mut end = head? + 1;
        if self.text.word(end) == "of" && self.text.word(end + 1).eq_ignore_ascii_case("state") {
            end += 2;
        } else if self.text.word(end) == "general" || self.text.word(end) == "General" {
            end += 1;
        }
        Some((Piece::new(start, end), end))
    }
}

fn make(person: &Mention, holder: Option<usize>, role: Piece, evidence: Piece) -> Affiliation {
    Affiliation {
        person: person.entity,
        holder,
        role,
        evidence: Piece::new(evidence.start.min(role.start), evidence.end),
        inferred: false,
    }
}

/// Gives a role of state that names no country the country that acts just before: the one that
/// starts a sentence of the same paragraph or of the one before.
fn infer_countries(text: &Text<'_>, paragraphs: &[Piece], cast: &Cast, found: &mut [Affiliation]) {
    const FARTHEST: usize = 300;
    let mut known: BTreeMap<usize, bool> = BTreeMap::new();
    for affiliation in found.iter() {
        *known.entry(affiliation.person).or_default() |= affiliation.holder.is_some();
    }
    for affiliation in found.iter_mut() {
        let role = text.slice(affiliation.role).to_lowercase();
        let national = NATIONAL.iter().any(|word| role.ends_with(word));
        if affiliation.holder.is_some()
            || !national
            || known.get(&affiliation.person) == Some(&true)
        {
            continue;
        }
        let here = paragraphs.partition_point(|p| p.end <= affiliation.evidence.start);
        let first = here.saturating_sub(1);
        let start = paragraphs.get(first).map_or(0, |p| p.start);
        let start = start.max(affiliation.evidence.start.saturating_sub(FARTHEST));
        let before = Piece::new(start, affiliation.evidence.start);
        let acts = |m: &&Mention| {
            let is_place = cast
                .entities
                .get(m.entity)
                .is_some_and(|e| e.kind == EntityKind::Place);
            let starts = m.piece.start == 0
                || !text.token(m.piece.start - 1).is_word()
                || text.token(m.piece.start).breaks > 0;
            let verb = text.token(m.piece.end);
            is_place
                && !m.demonym
                && starts
                && verb.is_word()
                && !verb.is_capital()
                && !verb.is(Tags::PREPOSITION)
        };
        if let Some(country) = cast.within(before).iter().rev().find(acts) {
            affiliation.holder = Some(country.entity);
            affiliation.inferred = true;
        }
    }
}
