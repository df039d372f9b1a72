//! What speaks for or against a person as the one whom a pronoun means, each with its weight.

use std::sync::OnceLock;

/// The weights, learned by the trainer.
static WEIGHTS: &str = include_str!("../../../data/models/pronouns.tsv");

/// Defines the features with the names they have in the file of weights.
macro_rules! features {
    ($($(#[$doc:meta])* $feature:ident,)*) => {
        /// What can be true of a pronoun and somebody whom it may mean.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Feature { $($(#[$doc])* $feature,)* }

        /// The names of the features, in their order.
        pub(in crate::extract) const NAMES: &[&str] = &[$(stringify!($feature),)*];
    };
}

features! {
    /// Named or meant in the same sentence.
    SameSentence,
    /// In the sentence before.
    OneSentence,
    /// Two sentences before.
    TwoSentences,
    /// Three or four sentences before.
    FewSentences,
    /// Up to eight sentences before.
    SomeSentences,
    /// Longer ago.
    ManySentences,
    /// Named or meant last of all.
    First,
    /// Last of those whose gender fits.
    FirstFitting,
    /// Nobody else's gender fits.
    Only,
    /// Last as a subject.
    WasSubject,
    /// Last as one who owns something.
    WasOwner,
    /// Last after a preposition.
    WasGoverned,
    /// Last otherwise.
    WasOther,
    /// A subject of this sentence, for "he".
    SubjectHere,
    /// Something else in this sentence, for "he".
    OtherHere,
    /// A subject of this sentence, for "his" and "him".
    SubjectHereOwned,
    /// Something else in this sentence, for "his" and "him".
    OtherHereOwned,
    /// A subject of the sentence before.
    SubjectBefore,
    /// Last meant by a pronoun.
    WasPronoun,
    /// Last as the one who says something.
    WasSource,
    /// The same, where the pronoun says something too.
    WasSourceToo,
    /// Meant by the last pronoun of this gender, in this sentence.
    ChainHere,
    /// The same, in the sentence before.
    ChainNear,
    /// The same, longer ago.
    ChainFar,
    /// Meant by the last pronoun of the other gender.
    ChainOther,
    /// The same, in this sentence.
    ChainOtherHere,
    /// Meant by earlier pronouns of the other gender, unless a name tells that this one fits.
    MeantByOther,
    /// Named after the last pronoun of this gender.
    NamedSince,
    /// Named just before, in this sentence, and nobody else since.
    NamedBeside,
    /// Nobody else whose gender fits is named before in this sentence.
    OnlyHere,
    /// Named as a subject of this sentence, and no pronoun of this gender since, for "he".
    SubjectNamed,
    /// Named behind the pronoun in its sentence, for "he".
    NamedBehind,
    /// Known to have the gender of the pronoun.
    GenderFits,
    /// Known to have the other gender.
    GenderContradicts,
    /// Of unknown gender.
    GenderUnknown,
    /// Most pronouns after this name have the gender of the pronoun.
    VotesFit,
    /// Most have the other gender.
    VotesContradict,
    /// Named once in the article.
    Once,
    /// Named two or three times.
    Twice,
    /// Named up to nine times.
    Often,
    /// Named more often.
    Always,
    /// Nobody else is named as often in the article.
    Main,
    /// Nobody else is named half as often.
    Protagonist,
    /// Named before everybody else.
    Opening,
    /// Named or meant in the same paragraph.
    SameParagraph,
    /// In the paragraph before.
    ParagraphBefore,
    /// The last speaker, in this paragraph.
    SpokeHere,
    /// The last speaker, in the paragraph before.
    SpokeBefore,
    /// The last speaker, longer ago.
    SpokeLongAgo,
    /// The last speaker, in this paragraph, where the pronoun says something too.
    SpokeHereToo,
    /// The last speaker, in an earlier paragraph, where the pronoun says something too.
    SpokeBeforeToo,
    /// The pronoun stands in words that this person is quoted with.
    OwnQuote,
    /// The pronoun stands in words that this person is reported to have said.
    OwnReport,
    /// Named only after the pronoun, in the same sentence.
    Ahead,
    /// Named by one word only, and rarely.
    OneWord,
    /// Named often, while pronouns for one person seldom follow closely.
    Unvoted,
    /// Nobody is meant who is named.
    Nobody,
    /// The same, where the pronoun says something.
    NobodySource,
    /// The same, in a quotation.
    NobodyQuoted,
    /// A noun for a person stands in this sentence, after all names.
    NounHere,
    /// A noun for a person stands in the sentence before, after all names.
    NounBefore,
    /// A noun for a person of this gender stands after all names.
    NounFits,
    /// The last pronoun of this gender meant nobody who is named.
    ChainNobody,
    /// Nobody of this gender is known.
    NobodyFits,
    /// Nobody who could be meant was named in the last four sentences.
    NobodyNear,
}

/// How far each feature holds, from 0 to 1: what rests on earlier pronouns is as sure as they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::extract) struct Features([f32; NAMES.len()]);

impl Default for Features {
    fn default() -> Self {
        Self([0.0; NAMES.len()])
    }
}

impl Features {
    /// Adds a feature where it holds.
    pub(super) fn put(&mut self, feature: Feature, holds: bool) {
        self.add(feature, f32::from(u8::from(holds)));
    }

    /// Adds to how far a feature holds.
    pub(super) fn add(&mut self, feature: Feature, share: f32) {
        if let Some(sum) = self.0.get_mut(feature as usize) {
            *sum += share;
        }
    }

    /// Returns the features that hold, by number, and how far.
    pub(in crate::extract) fn shares(&self) -> impl Iterator<Item = (usize, f32)> {
        let all = self.0.iter().copied().enumerate();
        all.filter(|&(_, share)| share > 0.0)
    }

    /// Returns the sum of the weights of the features that hold.
    pub(super) fn score(&self, weights: &[f32]) -> f32 {
        let worth = self.0.iter().zip(weights);
        worth.map(|(share, weight)| share * weight).sum()
    }
}

/// Returns the weight of each feature, as the file has them.
pub(super) fn weights() -> &'static [f32] {
    static READ: OnceLock<Vec<f32>> = OnceLock::new();
    READ.get_or_init(|| read(WEIGHTS))
}

/// Reads weights: lines of a name, a tab and a number. What is not named weighs nothing.
fn read(file: &str) -> Vec<f32> {
    let mut weights = vec![0.0; NAMES.len()];
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let (name, weight) = line.split_once('\t').unwrap_or_default();
        let at = NAMES.iter().position(|known| *known == name);
        if let Some(slot) = at.and_then(|at| weights.get_mut(at)) {
            *slot = weight.trim().parse().unwrap_or_default();
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_its_weight() {
        let named: Vec<&str> = WEIGHTS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| Some(line.split_once('\t')?.0))
            .collect();
        assert_eq!(named, NAMES);
    }

    #[test]
    fn scores_add_the_weights_of_what_holds() {
        let mut features = Features::default();
        features.put(Feature::First, true);
        features.add(Feature::NobodyNear, 0.25);
        features.add(Feature::NobodyNear, 0.25);
        features.put(Feature::Main, false);
        let mut weights = vec![1.0; NAMES.len()];
        weights[Feature::First as usize] = 0.5;
        assert!((features.score(&weights) - 1.0).abs() < 1e-6);
        let tail = NAMES.len() - 1;
        let held: Vec<_> = features.shares().collect();
        assert_eq!(held, [(6, 1.0), (tail, 0.5)]);
        let read = read("First\t2.5\nNo such\t3\n");
        assert!((read.iter().sum::<f32>() - 2.5).abs() < 1e-6);
    }
}
