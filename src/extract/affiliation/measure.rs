//! What measuring needs: the affiliations of a text with the places of their words.
//!
//! This is no part of the library's promise; it changes with the rules.

use super::super::cluster::Cast;
use super::super::layers::Layers;
use super::super::text::Piece;
use crate::model::Span;

/// An affiliation with the places of its words, in code points.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// The name of the person.
    pub person: Span,
    /// The role.
    pub role: Option<Span>,
    /// The organisation, place or person that the role is held in or for, where the same sentence
    /// names it.
    pub organisation: Option<Span>,
    /// The name of the pattern that found it.
    pub pattern: &'static str,
    /// How likely it is right.
    pub chance: f32,
}

/// Finds the affiliations of a text.
#[must_use]
pub fn affiliations(text: &str) -> Vec<Found> {
    let layers = Layers::find(text, 0);
    let text = &layers.text;
    let mut cast = Cast::gather(text, &layers.names);
    let found = super::affiliations(text, &layers.sentences, &layers.paragraphs, &mut cast);
    let place = |piece: Piece| (!piece.is_empty()).then(|| text.span(piece));
    found
        .iter()
        .map(|affiliation| Found {
            person: text.span(affiliation.named),
            role: place(affiliation.role),
            organisation: affiliation.holder_named.and_then(place),
            pattern: affiliation.pattern.name(),
            chance: affiliation.chance,
        })
        .collect()
}
