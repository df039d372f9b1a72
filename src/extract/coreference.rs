//! What is asked of a text to learn and to measure whom its names and pronouns mean.
//!
//! This is no part of the library's promise; it changes with the layers.

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
    /// The numbers of the features that hold.
    pub features: Vec<usize>,
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

/// Finds whom the names and pronouns of an article mean, with given weights or the shipped ones.
#[must_use]
pub fn scene(article: &str, weights: Option<&[f32]>) -> Scene {
    let layers = Layers::find(article, 0);
    let text = &layers.text;
    let mut cast = cluster::Cast::gather(text, &layers.names);
    let affiliations =
        affiliation::affiliations(text, &layers.sentences, &layers.paragraphs, &mut cast);
    let attributions = attributions(&layers, Preference::default());
    let stage = speaker::Stage {
        text,
        quotes: &layers.quotes,
        layout: &layers.layout,
        affiliations: &affiliations,
        attributions: &attributions,
    };
    let choices = speaker::pronouns(stage, &cast, weights);
    let entities = cast.entities.iter();
    Scene {
        cast: entities
            .map(|e| Somebody {
                kind: e.kind.as_str(),
                name: e.name.clone(),
            })
            .collect(),
        names: cast.mentions.iter().map(|m| named(text, m)).collect(),
        pronouns: choices.iter().map(|choice| pronoun(text, choice)).collect(),
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
        features: option.features.numbers().collect(),
        chance: option.chance,
    });
    Pronoun {
        place: place(text, Piece::new(choice.at, choice.at + 1)),
        candidates: candidates.collect(),
        answer: choice.answer(),
    }
}
