//! What is asked of a text to learn and to measure whom its names and pronouns mean.
//!
//! This is no part of the library's promise; it changes with the layers.

use super::attribution::Attribution;
use super::layers::Layers;
use super::text::{Piece, Text};
use super::{Preference, affiliation, attributions, cluster, speaker};

/// The names of what speaks for and against a person, in the order of their weights.
pub const FEATURES: &[&str] = speaker::NAMES;

/// A person, organisation or place of the text.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// "person", "organisation", "place", "group"
    pub kind: &'static str,
    /// The fullest name.
    pub name: String,
}

/// A name and for whom it stands.
#[derive(Debug, Clone)]
pub struct Named {
    /// Its code points.
    pub place: (u32, u32),
    /// For whom it stands.
    pub entity: usize,
    /// How likely that is right.
    pub chance: f32,
}

/// Somebody whom a pronoun may mean.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who it is; none for somebody without a name.
    pub entity: Option<usize>,
    /// The numbers of the features that hold, and how far, from 0 to 1.
    pub features: Vec<(usize, f32)>,
    /// How likely it is.
    pub chance: f32,
}

/// A pronoun and whom it may mean.
#[derive(Debug, Clone)]
pub struct Pronoun {
    /// Its code points.
    pub place: (u32, u32),
    /// Whom it may mean.
    pub candidates: Vec<Candidate>,
    /// Whom it is taken to mean, and how likely that is right.
    pub answer: Option<(usize, f32)>,
}

/// All that was found.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Who there is.
    pub cast: Vec<Somebody>,
    /// The names.
    pub names: Vec<Named>,
    /// The pronouns for one person.
    pub pronouns: Vec<Pronoun>,
}

/// An article that is asked more than once, with different weights.
pub struct Reading<'t> {
    layers: Layers<'t>,
    cast: cluster::Cast,
    affiliations: Vec<affiliation::Affiliation>,
    attributions: Vec<Attribution>,
}

impl<'t> Reading<'t> {
    /// Reads an article as far as no pronoun is asked for.
    #[must_use]
    pub fn of(article: &'t str) -> Self {
        let layers = Layers::find(article, 0);
        let mut cast = cluster::Cast::gather(&layers.text, &layers.names);
        let affiliations = affiliation::affiliations(
            &layers.text,
            &layers.sentences,
            &layers.paragraphs,
            &mut cast,
        );
        let attributions = attributions(&layers, Preference::default());
        Self {
            layers,
            cast,
            affiliations,
            attributions,
        }
    }

    /// Finds whom the names and pronouns mean, with given weights or the shipped ones.
    #[must_use]
    pub fn scene(&self, weights: Option<&[f32]>) -> Scene {
        let text = &self.layers.text;
        let stage = speaker::Stage {
            text,
            quotes: &self.layers.quotes,
            speech: &self.layers.speech,
            layout: &self.layers.layout,
            affiliations: &self.affiliations,
            attributions: &self.attributions,
        };
        let choices = speaker::pronouns(stage, &self.cast, weights);
        let entities = self.cast.entities.iter();
        Scene {
            cast: entities
                .map(|e| Somebody {
                    kind: e.kind.as_str(),
                    name: e.name.clone(),
                })
                .collect(),
            names: self.cast.mentions.iter().map(|m| named(text, m)).collect(),
            pronouns: choices.iter().map(|choice| pronoun(text, choice)).collect(),
        }
    }
}

fn place(text: &Text<'_>, piece: Piece) -> (u32, u32) {
    let span = text.span(piece);
    (span.start, span.end)
}

fn named(text: &Text<'_>, mention: &cluster::Mention) -> Named {
    Named {
        place: place(text, mention.piece),
        entity: mention.entity,
        chance: mention.chance,
    }
}

fn pronoun(text: &Text<'_>, choice: &speaker::Choice) -> Pronoun {
    let candidates = choice.options.iter().map(|option| Candidate {
        entity: option.entity,
        features: option.features.shares().collect(),
        chance: option.chance,
    });
    Pronoun {
        place: place(text, Piece::new(choice.at, choice.at + 1)),
        candidates: candidates.collect(),
        answer: choice.answer(),
    }
}
