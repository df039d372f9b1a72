//! Parts of speech: for each token whether it is a noun, a verb, a name, and so on.
//!
//! The tags are the seventeen of Universal Dependencies. They are learned: a chain over the whole
//! text, whose features are the word, its letters, the words around it, and what each word most
//! often is.

mod columns;
mod tag;
pub mod training;

use std::sync::OnceLock;

pub(super) use self::tag::PartOfSpeech;

use super::tagger::{Aligned, Model, Sums, Templates};
use super::text::{Piece, Text};

/// The weights, compiled in.
static WEIGHTS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/speech.bin"));

static LEARNED: OnceLock<Option<Tagger>> = OnceLock::new();

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
        let fits = model.labels == PartOfSpeech::LABELS;
        fits.then_some(Self {
            model,
            nodes,
            edges,
        })
    }

    fn get() -> Option<&'static Self> {
        LEARNED.get_or_init(|| Self::read(&WEIGHTS.0)).as_ref()
    }
}

/// The part of speech of each token of a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Speech {
    tags: Vec<PartOfSpeech>,
}

impl Speech {
    /// Tags a text; where the model cannot be read, nothing is known of any word.
    pub(super) fn find(text: &Text<'_>, sentences: &[Piece]) -> Self {
        let Some(tagger) = Tagger::get() else {
            return Self::default();
        };
        let table = tagger.model.table;
        let usual = |slot: usize| table.get(slot).copied().unwrap_or(0);
        let columns = columns::columns(text, sentences, |_, slot| usual(slot));
        // The features of pairs are the pairs alone.
        let mut sums = Sums::with_same_pairs(&tagger.model, 0..columns.len());
        sums.add(&columns, &tagger.nodes, &tagger.edges);
        let labels = sums.chain().best().into_iter().zip(&text.tokens);
        Self {
            tags: labels
                .map(|(label, token)| PartOfSpeech::of(label, token.shape))
                .collect(),
        }
    }

    /// Returns the part of speech of a token; outside of the text, `Other`.
    pub(super) fn tag(&self, at: usize) -> PartOfSpeech {
        self.tags.get(at).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::super::quote::Quotes;
    use super::super::sentence::sentences;
    use super::*;

    fn check(text: &str, expected: &str) {
        let text = Text::new(text, 0);
        let paragraphs = paragraphs(&text);
        let quotes = Quotes::find(&text, &paragraphs);
        let cut = |&paragraph| sentences(&text, &quotes, paragraph);
        let sentences: Vec<Piece> = paragraphs.iter().flat_map(cut).collect();
        let speech = Speech::find(&text, &sentences);
        let found: Vec<&str> = (0..text.tokens.len())
            .map(|at| PartOfSpeech::ALL[speech.tag(at) as usize].1)
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn a_word_is_what_its_neighbors_make_of_it() {
        check("The plan is good.", "DET NOUN AUX ADJ PUNCT");
        check("They plan to leave.", "PRON VERB PART VERB PUNCT");
        check(
            "Ann Orr will speak in Oslo.",
            "PROPN PROPN AUX VERB ADP PROPN PUNCT",
        );
    }

    #[test]
    fn what_is_outside_of_the_text_is_nothing() {
        check("", "");
        assert_eq!(Speech::default().tag(3), PartOfSpeech::Other);
    }
}
