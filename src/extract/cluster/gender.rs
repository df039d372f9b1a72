//! Genders: what the words beside a person's name tell of them.

use super::super::english::{Gender, Noun, Tags, noun};
use super::super::text::{Piece, Text};
use super::Cast;

impl Cast {
    /// Learns from the nouns beside each name: "actress Ann Orr", "Ann Orr, his widow".
    ///
    /// Such a noun knows better than a first name.
    pub(super) fn find_genders(&mut self, text: &Text<'_>) {
        for mention in &self.mentions {
            let told = before(text, mention.piece).or_else(|| after(text, mention.piece));
            let entity = self.entities.get_mut(mention.entity);
            if let (Some(gender), Some(entity)) = (told, entity) {
                entity.gender = Some(gender);
            }
        }
    }
}

/// Returns the gender that a noun tells.
pub(in crate::extract) fn of_noun(text: &Text<'_>, at: usize) -> Option<Gender> {
    match noun(text.word(at))? {
        Noun::Man => Some(Gender::Male),
        Noun::Woman => Some(Gender::Female),
        Noun::Group => None,
    }
}

/// "actress Ann Orr", "her husband, Bo Orr"
fn before(text: &Text<'_>, piece: Piece) -> Option<Gender> {
    let mut at = piece.start.checked_sub(1)?;
    if text.token(at + 1).breaks > 0 {
        return None;
    }
    if text.word(at) == "," {
        at = at.checked_sub(1)?;
        let owner = text.token(at.checked_sub(1)?);
        // "Calling his mother, Orr was put through" tells nothing of Orr.
        if !owner.is(Tags::POSSESSIVE) || text.token(piece.end).is_word() {
            return None;
        }
    }
    of_noun(text, at)
}

/// "Ann Orr, a former spokeswoman": the noun ends the apposition or stands before "of", "for".
fn after(text: &Text<'_>, piece: Piece) -> Option<Gender> {
    const LONGEST: usize = 7;
    let start = piece.end + 1;
    let opens = Tags::DETERMINER.with(Tags::POSSESSIVE).with(Tags::RANK);
    if text.word(piece.end) != "," || !text.token(start).is(opens) && of_noun(text, start).is_none()
    {
        return None;
    }
    for at in start..start + LONGEST {
        let token = text.token(at);
        let next = text.token(at + 1);
        let ends = !next.is_word() || next.is(Tags::PREPOSITION.with(Tags::RELATIVE));
        if ends && token.is_word() && !matches!(text.word(at + 1), "'s" | "’s" | "-") {
            return of_noun(text, at);
        }
        if !token.is_word() || token.is(Tags::PREPOSITION) {
            return None;
        }
    }
    None
}
