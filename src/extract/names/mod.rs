//! Names: people, organisations, places and roles, where they stand in a text.
//!
//! The rules (`rules`, `kinds`) cut runs of capitalised words into names. A learned tagger, which
//! knows what the rules found, then decides what is a person, an organisation, a place or no name;
//! roles, adjectives of countries and forms of address are the rules' alone.

mod columns;
mod decide;
mod document;
mod kinds;
mod labels;
mod rules;
pub mod training;

use std::sync::OnceLock;

use self::columns::Sheet;
use self::labels::COUNT;
use super::english::Gender;
use super::speech::Speech;
use super::tagger::{Aligned, Chain, Model, Templates};
use super::text::{Piece, Text};

/// The weights, compiled in.
static WEIGHTS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/names.bin"));

static LEARNED: OnceLock<Option<Tagger>> = OnceLock::new();

/// What a name names, as far as its words and their neighbors tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A human being.
    Person,
    /// A party, a ministry, a company, an alliance.
    Organisation,
    /// A country, a city, a region.
    Place,
    /// The people or the adjective of a country.
    Demonym,
    /// A role written with capitals: "Foreign Minister".
    Role,
    /// A name of unknown kind.
    Unknown,
}

/// A name where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Its words, without form of address.
    pub piece: Piece,
    /// What it names.
    pub kind: NameKind,
    /// The name that records use, where the gazetteer knows it.
    pub canonical: Option<&'static str>,
    /// The gender that first name or form of address suggests.
    pub gender: Option<Gender>,
    /// Whether a form of address stands before it.
    pub addressed: bool,
    /// How likely the name is one of this kind, from 0 to 1.
    pub chance: f32,
}

/// How likely a name of the rules is right, where nothing was learned that could tell.
const RULES_CHANCE: f32 = 0.7;

impl Name {
    /// Tells whether it names somebody, or nobody knows what, so that its words say little.
    pub(super) const fn hides_its_words(&self) -> bool {
        matches!(self.kind, NameKind::Person | NameKind::Unknown)
    }
}

/// A model with the templates it was learned with.
#[derive(Debug)]
struct Tagger {
    model: Model<'static>,
    nodes: Templates,
    edges: Templates,
}

impl Tagger {
    /// Reads a model; none where the bytes are no model of this kind.
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let model = Model::read(bytes).ok()?;
        let (nodes, edges) = columns::templates().ok()?;
        (model.labels == COUNT).then_some(Self {
            model,
            nodes,
            edges,
        })
    }

    fn get() -> Option<&'static Self> {
        LEARNED.get_or_init(|| Self::read(&WEIGHTS.0)).as_ref()
    }

    /// Labels the tokens of a sheet.
    fn label(&self, sheet: &Sheet<'_, '_>) -> labels::Labelled {
        let columns = sheet.columns();
        let mut chain = Chain::score(&self.model, &columns, &self.nodes, &self.edges);
        chain.constrain(labels::GRAMMAR);
        document::agree(&mut chain, sheet);
        labels::Labelled {
            best: chain.best(),
            marginals: chain.chances(),
        }
    }
}

/// Finds the names of all sentences, in text order.
///
/// Where the model cannot be read, the rules' word stands.
pub(super) fn find_names(text: &Text<'_>, sentences: &[Piece], speech: &Speech) -> Vec<Name> {
    let by_rules = rules::find_names(text, sentences);
    let Some(tagger) = Tagger::get() else {
        return by_rules;
    };
    let sheet = Sheet::new(text, sentences, speech, &by_rules);
    let labelled = tagger.label(&sheet);
    decide::decide(text, by_rules.as_slice(), &sheet.spans(&labelled))
}
