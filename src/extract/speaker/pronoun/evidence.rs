//! Evidence: what speaks for and against each person whom a pronoun may mean.

use super::super::super::cluster::agree;
use super::super::super::english::{Gender, Tags};
use super::super::super::text::Piece;
use super::super::feature::{Feature, Features};
use super::super::place::Part;
use super::memory::Known;
use super::{Pronoun, Reader};

impl Reader<'_, '_> {
    /// Says what is true of a pronoun and somebody who was named before.
    pub(super) fn features(&self, pronoun: &Pronoun, person: &Known) -> Features {
        use Feature as F;
        let mut features = Features::default();
        self.traces(pronoun, person, &mut features);
        self.chain(pronoun, person, &mut features);
        self.just_named(pronoun, person, &mut features);
        self.other_gender(pronoun, person, &mut features);
        let mut put = |feature, holds| features.put(feature, holds);
        let woman = pronoun.gender == Gender::Female;
        let gender = self.gender(person.entity);
        put(F::GenderFits, gender == Some(pronoun.gender));
        put(F::GenderContradicts, !agree(gender, Some(pronoun.gender)));
        put(F::GenderUnknown, gender.is_none());
        let [male, female] = self
            .counts
            .votes
            .get(&person.entity)
            .copied()
            .unwrap_or_default();
        let (ours, theirs) = if woman {
            (female, male)
        } else {
            (male, female)
        };
        put(F::VotesFit, ours >= 2 && ours > theirs * 2);
        put(F::VotesContradict, theirs >= 2 && theirs > ours * 2);
        let names = self.counts.names.get(person.entity).copied().unwrap_or(0);
        put(F::Once, names < 2);
        put(F::Twice, (2..=3).contains(&names));
        put(F::Often, (4..=9).contains(&names));
        put(F::Always, names > 9);
        let main = self.counts.main == Some(person.entity);
        put(F::Main, main);
        put(F::Protagonist, main && self.counts.protagonist);
        put(F::Opening, self.counts.first == Some(person.entity));
        let spoke = self.spoke.filter(|spoke| spoke.0 == person.entity);
        let since =
            spoke.map(|(_, at)| pronoun.paragraph.saturating_sub(self.places.paragraph(at)));
        put(F::SpokeHere, since == Some(0));
        put(F::SpokeBefore, since == Some(1));
        put(F::SpokeLongAgo, since.is_some_and(|n| n > 1));
        put(F::SpokeHereToo, since == Some(0) && pronoun.source);
        put(
            F::SpokeBeforeToo,
            since.is_some_and(|n| n > 0) && pronoun.source,
        );
        let own = pronoun.owner == Some(person.entity);
        put(F::OwnQuote, own && pronoun.quoted);
        put(F::OwnReport, own && !pronoun.quoted);
        put(F::NamedBehind, self.is_named_behind(pronoun, person.entity));
        let one_word = self
            .cast
            .entities
            .get(person.entity)
            .is_some_and(|e| !e.name.contains(' '));
        put(F::OneWord, one_word && names < 4);
        put(F::Unvoted, names > 3 && (male + female) * 6 < names);
        features
    }

    /// Says where somebody was last named or meant, as far as that is sure.
    fn traces(&self, pronoun: &Pronoun, person: &Known, features: &mut Features) {
        use Feature as F;
        let acts = pronoun.part == Part::Subject;
        for trace in &person.traces {
            let mut put = |feature, holds| {
                if holds {
                    features.add(feature, trace.share);
                }
            };
            let sentence = self.places.sentence(trace.at);
            let gap = pronoun.sentence.saturating_sub(sentence);
            put(F::SameSentence, gap == 0);
            put(F::OneSentence, gap == 1);
            put(F::TwoSentences, gap == 2);
            put(F::FewSentences, gap == 3 || gap == 4);
            put(F::SomeSentences, (5..=8).contains(&gap));
            put(F::ManySentences, gap > 8);
            let subject = trace.part == Part::Subject;
            put(F::WasSubject, subject);
            put(F::WasOwner, trace.part == Part::Owner);
            put(F::WasGoverned, trace.part == Part::Governed);
            put(F::WasOther, trace.part == Part::Other);
            put(F::SubjectHere, gap == 0 && acts && subject);
            put(F::OtherHere, gap == 0 && acts && !subject);
            put(F::SubjectHereOwned, gap == 0 && !acts && subject);
            put(F::OtherHereOwned, gap == 0 && !acts && !subject);
            put(F::SubjectBefore, gap == 1 && subject);
            put(F::WasPronoun, trace.pronoun);
            put(F::WasSource, trace.source);
            put(F::WasSourceToo, trace.source && pronoun.source);
            let paragraph = self.places.paragraph(trace.at);
            let paragraphs = pronoun.paragraph.saturating_sub(paragraph);
            put(F::SameParagraph, paragraphs == 0);
            put(F::ParagraphBefore, paragraphs == 1);
        }
    }

    /// Says whether somebody was named in the sentence of the pronoun, and nobody meant since.
    fn just_named(&self, pronoun: &Pronoun, person: &Known, features: &mut Features) {
        const NEAR: usize = 10;
        let named_here = |p: &Known| self.places.sentence(p.named) == pronoun.sentence;
        let here = named_here(person);
        let woman = usize::from(pronoun.gender == Gender::Female);
        let since = self.chains[woman]
            .as_ref()
            .is_none_or(|link| person.named > link.at);
        let fits = |p: &Known| agree(self.gender(p.entity), Some(pronoun.gender));
        if here && fits(person) {
            let people = self.memory.people();
            let fitting = people.filter(|p| named_here(p) && fits(p)).count();
            features.put(Feature::OnlyHere, fitting == 1);
        }
        if !here || !since {
            return;
        }
        if pronoun.at < person.named + NEAR {
            features.add(Feature::NamedBeside, self.memory.was_last(person.entity));
        }
        let subject = person
            .traces
            .iter()
            .filter(|trace| !trace.pronoun && trace.part == Part::Subject);
        if pronoun.part == Part::Subject {
            features.add(
                Feature::SubjectNamed,
                subject.map(|trace| trace.share).sum(),
            );
        }
    }

    /// Says how likely the last pronouns meant somebody.
    fn chain(&self, pronoun: &Pronoun, person: &Known, features: &mut Features) {
        let woman = usize::from(pronoun.gender == Gender::Female);
        if let Some(link) = &self.chains[woman] {
            let gap = pronoun
                .sentence
                .saturating_sub(self.places.sentence(link.at));
            let chain = match gap {
                0 => Feature::ChainHere,
                1 => Feature::ChainNear,
                _ => Feature::ChainFar,
            };
            features.add(chain, link.share(person.entity));
            features.put(Feature::NamedSince, person.named > link.at);
        }
        if let Some(link) = &self.chains[1 - woman] {
            features.add(Feature::ChainOther, link.share(person.entity));
        }
    }

    /// "When he spoke, Orr said": the first name after a pronoun that opens a sentence.
    pub(super) fn ahead(&self, pronoun: &Pronoun) -> Option<(Option<usize>, Features)> {
        if !self.is_in_opening_clause(pronoun) {
            return None;
        }
        let sentence = self.places.tokens(pronoun.at);
        let rest = Piece::new(pronoun.at + 1, sentence.end.min(pronoun.at + 40));
        let mention = self
            .cast
            .within(rest)
            .iter()
            .find(|m| self.cast.is_person(m.entity));
        let entity = mention?.entity;
        let mut features = Features::default();
        features.put(Feature::Ahead, true);
        let gender = self.gender(entity);
        features.put(Feature::GenderFits, gender == Some(pronoun.gender));
        features.put(
            Feature::GenderContradicts,
            !agree(gender, Some(pronoun.gender)),
        );
        features.put(Feature::GenderUnknown, gender.is_none());
        // Who is also named before is one option, not two.
        self.memory
            .people()
            .all(|p| p.entity != entity)
            .then_some((Some(entity), features))
    }

    /// Tells whether a pronoun stands in a clause or phrase that a sentence opens with, so that
    /// whoever is meant may be named behind it.
    fn is_in_opening_clause(&self, pronoun: &Pronoun) -> bool {
        const FARTHEST: usize = 6;
        let start = self.places.tokens(pronoun.at).start;
        let first = self.stage.text.token(start);
        pronoun.at < start + FARTHEST
            && pronoun.at > start
            && first.is(Tags::SUBORDINATOR.with(Tags::PREPOSITION))
    }

    /// "He described Orr": whoever is named behind "he" in its sentence is rarely meant by it.
    fn is_named_behind(&self, pronoun: &Pronoun, entity: usize) -> bool {
        let end = self.places.tokens(pronoun.at).end;
        let rest = Piece::new(pronoun.at + 1, end.max(pronoun.at + 1));
        pronoun.part == Part::Subject
            && !self.is_in_opening_clause(pronoun)
            && self.cast.within(rest).iter().any(|m| m.entity == entity)
    }

    /// Says what speaks for somebody without a name.
    pub(super) fn nobody(&self, pronoun: &Pronoun) -> Features {
        let mut features = Features::default();
        let mut put = |feature, holds| features.put(feature, holds);
        put(Feature::Nobody, true);
        put(Feature::NobodySource, pronoun.source);
        put(Feature::NobodyQuoted, pronoun.quoted);
        let last = self.memory.place();
        let noun = self
            .noun
            .filter(|noun| noun.at > last && agree(noun.gender, Some(pronoun.gender)));
        let gap = noun.map(|n| pronoun.sentence.saturating_sub(self.places.sentence(n.at)));
        put(Feature::NounHere, gap == Some(0));
        put(Feature::NounBefore, gap == Some(1));
        put(
            Feature::NounFits,
            noun.is_some_and(|n| n.gender == Some(pronoun.gender)) && gap < Some(3),
        );
        let mut people = self.memory.people();
        let fits = |p: &Known| self.gender(p.entity) == Some(pronoun.gender);
        put(Feature::NobodyFits, !people.any(fits));
        let near = |p: &Known| {
            agree(self.gender(p.entity), Some(pronoun.gender))
                && pronoun.sentence < self.places.sentence(p.place()) + 5
        };
        put(Feature::NobodyNear, !self.memory.people().any(near));
        let chain = self.chains[usize::from(pronoun.gender == Gender::Female)].as_ref();
        let near = |at: usize| pronoun.sentence < self.places.sentence(at) + 3;
        if let Some(link) = chain.filter(|link| near(link.at)) {
            features.add(Feature::ChainNobody, link.nobody);
        }
        features
    }
}
