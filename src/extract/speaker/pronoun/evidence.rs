//! Evidence: what speaks for and against each person whom a pronoun may mean.

use super::super::super::cluster::agree;
use super::super::super::english::{Gender, Tags};
use super::super::super::text::Piece;
use super::super::feature::{Feature, Features};
use super::super::place::Part;
use super::{Memory, Pronoun, Reader};

impl Reader<'_, '_> {
    /// Says what is true of a pronoun and somebody who was named before.
    pub(super) fn features(&self, pronoun: &Pronoun, person: &Memory) -> Features {
        use Feature as F;
        let mut features = Features::default();
        let mut put = |feature, holds| features.put(feature, holds);
        let gap = pronoun
            .sentence
            .saturating_sub(self.places.sentence(person.at));
        put(F::SameSentence, gap == 0);
        put(F::OneSentence, gap == 1);
        put(F::TwoSentences, gap == 2);
        put(F::FewSentences, gap == 3 || gap == 4);
        put(F::SomeSentences, (5..=8).contains(&gap));
        put(F::ManySentences, gap > 8);
        let subject = person.part == Part::Subject;
        put(F::WasSubject, subject);
        put(F::WasOwner, person.part == Part::Owner);
        put(F::WasGoverned, person.part == Part::Governed);
        put(F::WasOther, person.part == Part::Other);
        let acts = pronoun.part == Part::Subject;
        put(F::SubjectHere, gap == 0 && acts && subject);
        put(F::OtherHere, gap == 0 && acts && !subject);
        put(F::SubjectHereOwned, gap == 0 && !acts && subject);
        put(F::OtherHereOwned, gap == 0 && !acts && !subject);
        put(F::SubjectBefore, gap == 1 && subject);
        put(F::WasPronoun, person.pronoun);
        put(F::WasSource, person.source);
        put(F::WasSourceToo, person.source && pronoun.source);
        let woman = pronoun.gender == Gender::Female;
        let chain = self.chains[usize::from(woman)].filter(|c| c.1 == Some(person.entity));
        let links = chain.map(|(at, _)| pronoun.sentence.saturating_sub(self.places.sentence(at)));
        put(F::ChainHere, links == Some(0));
        put(F::ChainNear, links == Some(1));
        put(F::ChainFar, links.is_some_and(|n| n > 1));
        let other = self.chains[usize::from(!woman)];
        put(
            F::ChainOther,
            other.is_some_and(|c| c.1 == Some(person.entity)),
        );
        let gender = self.gender(person.entity);
        put(F::GenderFits, gender == Some(pronoun.gender));
        put(F::GenderContradicts, !agree(gender, Some(pronoun.gender)));
        put(F::GenderUnknown, gender.is_none());
        let [male, female] = self.votes.get(&person.entity).copied().unwrap_or_default();
        let (ours, theirs) = if woman {
            (female, male)
        } else {
            (male, female)
        };
        put(F::VotesFit, ours >= 2 && ours > theirs * 2);
        put(F::VotesContradict, theirs >= 2 && theirs > ours * 2);
        put(F::Once, person.count == 1);
        put(F::Twice, (2..=3).contains(&person.count));
        put(F::Often, (4..=9).contains(&person.count));
        put(F::Always, person.count > 9);
        let main = self.main.filter(|main| main.0 == person.entity);
        put(F::Main, main.is_some());
        put(F::Protagonist, main.is_some_and(|main| main.1));
        let paragraphs = pronoun
            .paragraph
            .saturating_sub(self.places.paragraph(person.at));
        put(F::SameParagraph, paragraphs == 0);
        put(F::ParagraphBefore, paragraphs == 1);
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
        let one_word = self
            .cast
            .entities
            .get(person.entity)
            .is_some_and(|e| !e.name.contains(' '));
        put(F::OneWord, one_word);
        features
    }

    /// "When he spoke, Orr said": the first name after a pronoun that opens a sentence.
    pub(super) fn ahead(
        &self,
        pronoun: &Pronoun,
        people: &[Memory],
    ) -> Option<(Option<usize>, Features)> {
        const FARTHEST: usize = 6;
        let sentence = self.places.tokens(pronoun.at);
        let first = self.stage.text.token(sentence.start);
        let opens = pronoun.at < sentence.start + FARTHEST
            && pronoun.at > sentence.start
            && first.is(Tags::SUBORDINATOR.with(Tags::PREPOSITION));
        let rest = Piece::new(pronoun.at + 1, sentence.end.min(pronoun.at + 40));
        let mention = self
            .cast
            .within(rest)
            .iter()
            .find(|m| self.cast.is_person(m.entity));
        let entity = mention.filter(|_| opens)?.entity;
        if people
            .iter()
            .any(|p| p.entity == entity && p.at >= sentence.start)
        {
            return None;
        }
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
        people
            .iter()
            .all(|p| p.entity != entity)
            .then_some((Some(entity), features))
    }

    /// Says what speaks for somebody without a name.
    pub(super) fn nobody(&self, pronoun: &Pronoun, people: &[Memory]) -> Features {
        let mut features = Features::default();
        let mut put = |feature, holds| features.put(feature, holds);
        put(Feature::Nobody, true);
        put(Feature::NobodySource, pronoun.source);
        put(Feature::NobodyQuoted, pronoun.quoted);
        let last = people.first().map_or(0, |p| p.at);
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
        let chain = self.chains[usize::from(pronoun.gender == Gender::Female)];
        let broken =
            chain.filter(|c| c.1.is_none() && pronoun.sentence < self.places.sentence(c.0) + 3);
        put(Feature::ChainNobody, broken.is_some());
        let fits = |p: &&Memory| self.gender(p.entity) == Some(pronoun.gender);
        put(Feature::NobodyFits, people.iter().find(fits).is_none());
        let near = |p: &Memory| {
            agree(self.gender(p.entity), Some(pronoun.gender))
                && pronoun.sentence < self.places.sentence(p.at) + 5
        };
        put(Feature::NobodyNear, !people.iter().any(near));
        features
    }
}
