//! Bars: who cannot be meant by a pronoun, for where each of the two stands.

use super::super::super::english::{Gender, Tags};
use super::super::super::speech::PartOfSpeech;
use super::super::super::text::Piece;
use super::super::feature::{Feature, Features};
use super::super::place::Part;
use super::memory::Known;
use super::{Pronoun, Reader};

/// How many words of a clause are looked at.
const FAR: usize = 12;

impl Reader<'_, '_> {
    /// Returns who cannot be meant, since the grammar of the clause forbids it.
    pub(super) fn barred(&self, pronoun: &Pronoun) -> Vec<usize> {
        if pronoun.part == Part::Subject {
            // "He described Orr": whoever is named behind the verb of "he" is somebody else.
            let behind = self.cast.within(self.clause_behind(pronoun)).iter();
            let behind = behind.map(|mention| mention.entity);
            return behind.chain(self.named_in_own_words(pronoun)).collect();
        }
        self.actor(pronoun).into_iter().collect()
    }

    /// "Orr has often described him": the one who acts on an object is somebody else.
    fn actor(&self, pronoun: &Pronoun) -> Option<usize> {
        let verbs = self.verbs_before(pronoun)?;
        // "Their trainer, Orr, described him"
        let comma = self.stage.text.word(verbs.wrapping_sub(1)) == ",";
        let end = verbs - usize::from(comma);
        let before = self.cast.within(Piece::new(end.saturating_sub(FAR), end));
        let last = before.last().filter(|m| m.piece.end == end)?;
        Some(last.entity)
    }

    /// Returns where the verbs start whose object a pronoun is; none where it is no object.
    fn verbs_before(&self, pronoun: &Pronoun) -> Option<usize> {
        let text = self.stage.text;
        let object = pronoun.part == Part::Other && matches!(text.word(pronoun.at), "him" | "her");
        let tag = |at: usize| self.stage.speech.tag(at);
        let acts = |at: usize| matches!(tag(at), PartOfSpeech::Verb | PartOfSpeech::Auxiliary);
        // "never", "to", "not"
        let goes_along =
            |at: usize| matches!(tag(at), PartOfSpeech::Adverb | PartOfSpeech::Particle);
        let from = self.places.tokens(pronoun.at).start;
        let verbs = (from.max(pronoun.at.saturating_sub(FAR))..pronoun.at).rev();
        let start = verbs
            .take_while(|&at| text.token(at).is_word() && (acts(at) || goes_along(at)))
            .last()?;
        (object && acts(pronoun.at - 1)).then_some(start)
    }

    /// Returns the words behind a pronoun up to the end of its clause; none where its verb may say
    /// who it is: "he was Orr", "she called herself Orr".
    fn clause_behind(&self, pronoun: &Pronoun) -> Piece {
        const SPLITS: Tags = Tags::SUBORDINATOR
            .with(Tags::CONJUNCTION)
            .with(Tags::MASCULINE)
            .with(Tags::FEMININE);
        let text = self.stage.text;
        let start = pronoun.at + 1;
        let end = self.places.tokens(pronoun.at).end.min(start + FAR);
        // "He praised Orr's plan", but "he's Orr".
        let owns = |at: usize| at > start && matches!(text.word(at), "'s" | "’s");
        let goes_on = |at: usize| {
            let token = text.token(at);
            owns(at) || token.is_word() && !token.is(SPLITS) && text.word(at) != "that"
        };
        let equates = |at: usize| {
            let word = text.word(at);
            text.token(at).is(Tags::BE) && !owns(at)
                || matches!(word, "became" | "become" | "becomes")
                || matches!(word, "himself" | "herself")
                || word.starts_with("name")
        };
        let end = (start..end).find(|&at| !goes_on(at)).unwrap_or(end);
        // "He called himself Orr": the clause ends before the word that equates.
        let none = (start..=end).any(equates);
        Piece::new(start, if none { start } else { end })
    }

    /// Returns who is named in a quotation whose words a pronoun says: people hardly ever call
    /// themselves by their names (fewer than one of a hundred quotations in news does).
    fn named_in_own_words(&self, pronoun: &Pronoun) -> Vec<usize> {
        /// What is looked at of what somebody says.
        const PIECES: usize = 8;
        const LONGEST: usize = 200;
        let number = self.places.source(pronoun.at);
        let said = number.and_then(|number| self.stage.attributions.get(number));
        let pieces = said.map_or(&[][..], |said| &said.content).iter();
        let named = pieces.take(PIECES).flat_map(|piece| {
            let end = piece.end.min(piece.start + LONGEST);
            self.cast.within(Piece::new(piece.start, end))
        });
        let quoted = |name: Piece| self.stage.quotes.is_inside(name.start);
        named
            .filter(|m| quoted(m.piece) && !self.is_introduced(m.piece))
            .map(|m| m.entity)
            .collect()
    }

    /// "I am Orr", "I, Orr, swear", "my name is Orr"
    fn is_introduced(&self, name: Piece) -> bool {
        let before = |n: usize| self.stage.text.word(name.start.wrapping_sub(n));
        match before(1) {
            "am" | "'m" | "’m" => true,
            "," => before(2) == "I",
            "is" | "'s" | "’s" => before(2) == "name",
            _ => false,
        }
    }

    /// "She knew that he wrote": in one sentence "he" is not who "she" is, as far as that is sure.
    pub(super) fn other_gender(&self, pronoun: &Pronoun, person: &Known, features: &mut Features) {
        let woman = usize::from(pronoun.gender == Gender::Female);
        let other = self.chains[1 - woman].as_ref();
        let here = other.filter(|link| self.places.sentence(link.at) == pronoun.sentence);
        let share = here.map_or(0.0, |link| link.share(person.entity));
        features.add(Feature::ChainOtherHere, share);
        // What was meant elsewhere counts only while no name tells the gender.
        let meant = self.meant.get(&person.entity).copied().unwrap_or_default();
        let (ours, theirs) = (meant[woman], meant[1 - woman]);
        if self.gender(person.entity) != Some(pronoun.gender) && theirs > 0.0 {
            features.add(Feature::MeantByOther, theirs / (ours + theirs + 0.5));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::coreference::Reading;

    /// Checks which of two men the last pronoun of a text may not mean.
    fn check(sentence: &str, barred: &[&str]) {
        let text = format!("Peter Lind met Karl Berg in Oslo. {sentence}");
        let scene = Reading::of(&text).scene(None);
        let candidates = &scene.pronouns.last().unwrap().candidates;
        let named = candidates.iter().filter_map(|c| c.entity);
        let allowed: Vec<&str> = named.map(|e| scene.cast[e].name.as_str()).collect();
        for person in ["Peter Lind", "Karl Berg"] {
            let expected = !barred.contains(&person);
            assert_eq!(allowed.contains(&person), expected, "{person} in {text:?}");
        }
    }

    #[test]
    fn nobody_named_behind_a_verb_is_its_subject() {
        check("He praised Lind.", &["Peter Lind"]);
        check("Again he quietly praised Berg's garden.", &["Karl Berg"]);
        check("He wanted to help Berg.", &["Karl Berg"]);
        check("He said it was late, and Berg left.", &[]);
        check("He was Peter Lind to them.", &[]);
        check("He's Peter Lind to them.", &[]);
        check("He took the name Karl Berg.", &[]);
        check("He left when Berg came.", &[]);
    }

    #[test]
    fn nobody_acts_on_him_and_is_him() {
        check("Lind has never praised him.", &["Peter Lind"]);
        check(
            "Their old trainer, Karl Berg, described him as slow.",
            &["Karl Berg"],
        );
        check("Lind asked Berg to help him.", &["Karl Berg"]);
        check("Berg looked behind him.", &[]);
        check("Lind praised his garden.", &[]);
    }

    #[test]
    fn nobody_names_himself() {
        check("\"Berg is a slow man,\" he said.", &["Karl Berg"]);
        check(
            "He said: \"The plan is bad. Lind wrote it.\"",
            &["Peter Lind"],
        );
        check("\"I am Karl Berg,\" he said.", &[]);
        check("\"My name is Karl Berg,\" he said.", &[]);
        check("Berg was late, he said.", &[]);
    }

    #[test]
    fn her_is_an_object_before_a_preposition() {
        let text = "Ann Lind met Eva Berg in Oslo. Berg described her as slow.";
        let scene = Reading::of(text).scene(None);
        let whom = scene.pronouns[0].answer.map(|(entity, _)| entity);
        assert_eq!(whom.map(|e| scene.cast[e].name.as_str()), Some("Ann Lind"));
    }

    #[test]
    fn he_is_not_who_she_is() {
        // No first name tells a gender here.
        let chance = |text: &str| {
            let scene = Reading::of(text).scene(None);
            let pronoun = scene.pronouns.last().unwrap();
            let found = pronoun.candidates.iter().find(|c| {
                c.entity
                    .is_some_and(|entity| scene.cast[entity].name == "Quorin Tavel")
            });
            found.map_or(0.0, |c| c.chance)
        };
        let opening = "Quorin Tavel lived by the harbour.";
        let alone = chance(&format!("{opening} Nobody knew that he painted boats."));
        let beside = chance(&format!("{opening} She never knew that he painted boats."));
        let later = chance(&format!(
            "{opening} She liked it. The town was small. Nobody knew that he painted boats."
        ));
        assert!(alone > 0.5, "{alone}");
        assert!(beside < 0.2, "{beside}");
        assert!(later < alone, "{later} {alone}");
    }
}
