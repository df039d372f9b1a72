//! Timing: single layers run once more on a text, for benches. Each returns how much it found.

use super::super::Preference;
use super::super::attribution;
use super::super::names;
use super::super::speech::{PartOfSpeech, Speech};
use super::training::Lesson;
use super::{Learned, Sums, chain, join, least, links, tag};

impl Lesson<'_> {
    /// Returns how many tokens the text has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.layers.text.tokens.len()
    }

    /// Finds the names.
    #[must_use]
    pub fn find_names(&self) -> usize {
        let layers = &self.layers;
        names::find_names(&layers.text, &layers.sentences, &layers.speech).len()
    }

    /// Tags the parts of speech; returns how many verbs there are.
    #[must_use]
    pub fn tag_speech(&self) -> usize {
        let layers = &self.layers;
        let speech = Speech::find(&layers.text, &layers.sentences);
        let tokens = 0..layers.text.tokens.len();
        tokens
            .filter(|&at| speech.tag(at) == PartOfSpeech::Verb)
            .count()
    }

    /// Finds statements by the rules.
    #[must_use]
    pub fn follow_rules(&self) -> usize {
        attribution::attribute(&self.layers.text, &self.layers.quotes, &self.layers.layout).len()
    }

    /// Fills the columns that the tagger reads.
    #[must_use]
    pub fn fill_columns(&self) -> usize {
        let sheet = self.sheet();
        sheet.columns(&vec![1; sheet.slots().len()]).len()
    }

    /// Fills the columns and labels the text once.
    #[must_use]
    pub fn label_once(&self) -> usize {
        let Some(learned) = Learned::get() else {
            return 0;
        };
        let sheet = self.sheet();
        let columns = sheet.columns(&vec![1; sheet.slots().len()]);
        let (model, pass) = &learned.first;
        let mut sums = Sums::new(model, 0..columns.len());
        sums.add(&columns, &pass.nodes, &pass.edges);
        let chain = chain(&sums);
        chain.best().len() + chain.chances().nodes.len()
    }

    /// Fills the columns and labels the text in two passes.
    #[must_use]
    pub fn label_twice(&self) -> usize {
        Learned::get().map_or(0, |learned| tag(learned, &self.sheet()).pieces.len())
    }

    /// Labels the text, links what was found and joins it to statements.
    #[must_use]
    pub fn link(&self) -> usize {
        let Some(learned) = Learned::get() else {
            return 0;
        };
        let sheet = self.sheet();
        let tagged = tag(learned, &sheet);
        let found = links(&learned.links, &sheet, &tagged.pieces);
        join::join(
            &sheet,
            &tagged,
            &found,
            &learned.judge,
            least(Preference::default()),
        )
        .len()
    }
}
