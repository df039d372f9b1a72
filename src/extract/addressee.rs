//! Addressees: whom a statement is told, be it an agency, a court or "reporters".

use super::attribution::{Attribution, Source};
use super::cluster::{Cast, EntityKind};
use super::content::addressee_at;
use super::english::Tags;
use super::phrase::Clause;
use super::quote::Quotes;
use super::text::{Piece, Text};
use crate::model::Id;

/// Finds for each attribution whom it addresses, as numbers of entities.
///
/// Those without a name become groups of this document alone; a pronoun is nobody.
pub(super) fn addressees(
    text: &Text<'_>,
    quotes: &Quotes,
    cast: &mut Cast,
    found: &[Attribution],
    document: &Id,
) -> Vec<Vec<usize>> {
    let mut all = Vec::with_capacity(found.len());
    for attribution in found {
        let clause = Clause {
            text,
            quotes,
            sentence: attribution.sentence,
        };
        let piece = attribution
            .addressee
            .or_else(|| told(&clause, attribution))
            .or_else(|| spoken_to(&clause, attribution));
        all.push(piece.map_or_else(Vec::new, |piece| entities(text, cast, piece, document)));
    }
    all
}

/// "told Reuters": the phrase between the cue and what is told.
fn told(clause: &Clause<'_, '_>, found: &Attribution) -> Option<Piece> {
    let end = found.cue.last()?.end;
    let cue = clause.token(end.wrapping_sub(1)).cue?;
    let start = if clause.word(end) == "to" {
        end + 1
    } else {
        end
    };
    let is_source = matches!(found.source, Source::Phrase(piece) if piece.contains(start));
    if !(cue.frames.addressee || start > end) || is_source || is_content(found, start) {
        return None;
    }
    addressee_at(clause, cue.frames, start).0
}

/// "said in an interview with Reuters", "in a letter to the court".
fn spoken_to(clause: &Clause<'_, '_>, found: &Attribution) -> Option<Piece> {
    // Near the cue: a sentence may be a page long.
    const FARTHEST: usize = 30;
    let cue = *found.cue.first()?;
    let from = clause
        .sentence
        .start
        .max(cue.start.saturating_sub(FARTHEST));
    let limit = clause.sentence.end.min(cue.end + FARTHEST);
    (from..limit).find_map(|at| {
        let with = matches!(
            clause.word(at),
            "interview" | "conversation" | "call" | "talk"
        );
        let link = match clause.word(at + 1) {
            "to" => clause.token(at).is(Tags::PLACE_OF_SPEECH),
            "with" => with,
            _ => false,
        };
        if !link || is_content(found, at) || clause.quotes.is_inside(at) {
            return None;
        }
        let end = clause.noun_phrase_end(at + 2);
        let named = clause.token(at + 2).is_capital()
            || (clause.token(at + 2)).is(Tags::DETERMINER
                .with(Tags::POSSESSIVE)
                .with(Tags::ADDRESSEE));
        (end > at + 2 && named).then_some(Piece::new(at + 2, end))
    })
}

fn is_content(found: &Attribution, at: usize) -> bool {
    found.content.iter().any(|piece| piece.contains(at))
}

/// Returns those whom a phrase names, else the group that it describes.
fn entities(text: &Text<'_>, cast: &mut Cast, piece: Piece, document: &Id) -> Vec<usize> {
    const LONGEST: usize = 8;
    let mut named: Vec<usize> = (cast.within(piece).iter())
        .filter(|mention| !mention.demonym)
        .map(|mention| mention.entity)
        .collect();
    named.sort_unstable();
    named.dedup();
    let first = text.token(piece.start);
    let pronoun = piece.end == piece.start + 1
        && first.is(Tags::OBJECT.with(Tags::SUBJECT).with(Tags::POSSESSIVE));
    if !named.is_empty() || pronoun || piece.end - piece.start > LONGEST {
        return named;
    }
    let people = Tags::ADDRESSEE
        .with(Tags::PERSON_NOUN)
        .with(Tags::SOURCE_NOUN)
        .with(Tags::PLACE_OF_SPEECH)
        .with(Tags::ROLE);
    let definite = first.is(Tags::DETERMINER.with(Tags::POSSESSIVE));
    if !definite
        && !(piece.start..piece.end)
            .any(|at| text.token(at).is(people) || text.token(at).is_capital())
    {
        return named;
    }
    let name = text.name(piece);
    let id = Id::named_within(EntityKind::Group.as_str(), &name, document);
    vec![cast.entity(EntityKind::Group, &name, Some(id))]
}
