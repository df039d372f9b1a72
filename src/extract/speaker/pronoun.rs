//! He and she: for each such pronoun of an article, whom it may mean and how likely.

use std::collections::HashMap;

use super::super::attribution::Source;
use super::super::cluster::{Cast, agree, gender_of_noun};
use super::super::english::{Gender, Tags};
use super::super::text::Piece;
use super::super::token::Shape;
use super::Stage;
use super::feature::{Feature, Features};
use super::place::{Part, Places, part};

/// How many people are kept in mind.
const MEMORY: usize = 10;

/// Somebody whom a pronoun may mean.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Candidate {
    /// The number of the entity; none for somebody whom the article does not name.
    pub entity: Option<usize>,
    /// What speaks for and against it.
    pub features: Features,
    /// How likely it is.
    pub chance: f32,
}

/// A pronoun with all whom it may mean.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Choice {
    /// The token.
    pub at: usize,
    /// Whom it may mean; the last one is somebody without a name.
    pub options: Vec<Candidate>,
}

impl Choice {
    /// Returns the likeliest person, unless it is somebody without a name or too unsure.
    pub(in crate::extract) fn answer(&self) -> Option<(usize, f32)> {
        /// Below this the answer is unknown: a wrong name is worse than none.
        const SURE: f32 = 0.5;
        let mut best: Option<&Candidate> = None;
        for option in &self.options {
            if best.is_none_or(|best| option.chance > best.chance) {
                best = Some(option);
            }
        }
        let best = best.filter(|best| best.chance >= SURE)?;
        Some((best.entity?, best.chance))
    }
}

/// Goes through a text and decides on its pronouns one after the other.
///
/// `named` holds for each attribution the person whom its source names, where it names one.
pub(in crate::extract) fn choices(
    stage: &Stage<'_, '_>,
    cast: &Cast,
    named: &[Option<usize>],
    weights: &[f32],
) -> Vec<Choice> {
    let mut reader = Reader::new(stage, cast, named, weights);
    let mut found = Vec::new();
    let mut mentions = cast.mentions.iter().peekable();
    for at in 0..stage.text.tokens.len() {
        while let Some(mention) = mentions.next_if(|m| m.piece.start <= at) {
            if cast.is_person(mention.entity) {
                let part = part(stage.text, mention.piece);
                reader.remember(mention.entity, mention.piece.start, part, false);
            }
        }
        let token = stage.text.token(at);
        if token.is(Tags::MASCULINE.with(Tags::FEMININE)) {
            found.push(reader.choose(at));
        } else if token.shape == Shape::Lower {
            reader.noun(at);
        }
    }
    found
}

/// What is known of a person at one point of the text.
#[derive(Debug, Clone, Copy)]
struct Memory {
    entity: usize,
    at: usize,
    part: Part,
    pronoun: bool,
    source: bool,
    count: u32,
}

/// A noun for a person without a name.
#[derive(Debug, Clone, Copy)]
struct NounAt {
    at: usize,
    gender: Option<Gender>,
}

struct Reader<'a, 't> {
    stage: &'a Stage<'a, 't>,
    cast: &'a Cast,
    named: &'a [Option<usize>],
    weights: &'a [f32],
    places: Places,
    /// How many pronouns for men and for women follow the names of each person.
    votes: HashMap<usize, [u32; 2]>,
    /// The person named most often, and whether half of the names are theirs.
    main: Option<(usize, bool)>,
    /// Who was named or meant, the last one at the end.
    memory: Vec<Memory>,
    /// The main person as last seen, who is never forgotten.
    main_memory: Option<Memory>,
    /// How often each person was named.
    counts: HashMap<usize, u32>,
    /// Whom the last pronoun of each gender meant.
    chains: [Option<(usize, Option<usize>)>; 2],
    noun: Option<NounAt>,
    /// What was decided for the pronouns that are sources, by token.
    decided: HashMap<usize, usize>,
    /// The first attribution that has not been passed.
    next: usize,
    /// Who spoke last, and where.
    spoke: Option<(usize, usize)>,
    speakers: Vec<Option<usize>>,
}

impl<'a, 't> Reader<'a, 't> {
    fn new(
        stage: &'a Stage<'a, 't>,
        cast: &'a Cast,
        named: &'a [Option<usize>],
        weights: &'a [f32],
    ) -> Self {
        Self {
            stage,
            cast,
            named,
            weights,
            places: Places::of(stage),
            votes: votes(stage, cast),
            main: main(cast),
            memory: Vec::new(),
            main_memory: None,
            counts: HashMap::new(),
            chains: [None; 2],
            noun: None,
            decided: HashMap::new(),
            next: 0,
            spoke: None,
            speakers: Vec::new(),
        }
    }

    fn remember(&mut self, entity: usize, at: usize, part: Part, pronoun: bool) {
        let count = self.counts.entry(entity).or_default();
        *count += 1;
        let memory = Memory {
            entity,
            at,
            part,
            pronoun,
            source: self.places.is_source(at),
            count: *count,
        };
        self.memory.retain(|known| known.entity != entity);
        if self.memory.len() == MEMORY {
            self.memory.remove(0);
        }
        self.memory.push(memory);
        if self.main.is_some_and(|(main, _)| main == entity) {
            self.main_memory = Some(memory);
        }
    }

    /// Remembers a noun for a person without a name: "the driver", "her brother".
    fn noun(&mut self, at: usize) {
        const LONGEST: usize = 4;
        let text = self.stage.text;
        let token = text.token(at);
        let person = Tags::PERSON_NOUN.with(Tags::ROLE);
        let determiner = Tags::DETERMINER.with(Tags::POSSESSIVE);
        let gender = gender_of_noun(text, at);
        if !token.is(person) && gender.is_none() || text.word(at).ends_with('s') {
            return;
        }
        let next = text.token(at + 1);
        if next.is_capital() || next.is(person) || text.word(at + 1) == "-" {
            return;
        }
        let from = self.places.tokens(at).start.max(at.saturating_sub(LONGEST));
        let start = (from..at).rev().find(|&i| text.token(i).is(determiner));
        let Some(start) = start.filter(|&i| (i..at).all(|i| text.token(i).is_word())) else {
            return;
        };
        // "Orr was a driver" and "Orr, a driver" are about Orr.
        let before = start.wrapping_sub(1);
        let apposed =
            text.word(before) == "," && self.memory.last().is_some_and(|m| before < m.at + 6);
        let equates =
            text.token(before).is(Tags::BE) || matches!(text.word(before), "as" | "became");
        if !apposed && !equates {
            self.noun = Some(NounAt { at, gender });
        }
    }

    /// Passes the attributions whose sentence is over.
    fn pass_attributions(&mut self, at: usize) {
        while let Some(attribution) = self.stage.attributions.get(self.next) {
            if attribution.sentence.end > at {
                break;
            }
            let speaker = self.speaker(self.next);
            self.speakers.push(speaker);
            if let Some(speaker) = speaker.filter(|&s| self.cast.is_person(s)) {
                self.spoke = Some((speaker, attribution.sentence.start));
            }
            self.next += 1;
        }
    }

    /// Returns the person who speaks in an attribution, as far as it is known by now.
    fn speaker(&self, number: usize) -> Option<usize> {
        let named = self.named.get(number).copied().flatten();
        let source = self.stage.attributions.get(number).map(|a| a.source);
        named.or_else(|| match source? {
            Source::Phrase(piece) => self.decided.get(&piece.start).copied(),
            Source::Continued(before) => self.speakers.get(before).copied().flatten(),
            Source::Unknown => None,
        })
    }

    fn choose(&mut self, at: usize) -> Choice {
        self.pass_attributions(at);
        let pronoun = Pronoun::at(self, at);
        let mut people: Vec<Memory> = self.memory.iter().rev().copied().collect();
        let main = self.main_memory;
        people.extend(main.filter(|main| people.iter().all(|p| p.entity != main.entity)));
        let mut options = Vec::with_capacity(people.len() + 2);
        let fits = |entity: usize| agree(self.gender(entity), Some(pronoun.gender));
        let fitting = people.iter().filter(|p| fits(p.entity)).count();
        let mut before = 0;
        for (rank, person) in people.iter().enumerate() {
            let mut features = self.features(&pronoun, person);
            let ranks = [
                Feature::First,
                Feature::Second,
                Feature::Third,
                Feature::Later,
            ];
            features.put(ranks[rank.min(3)], true);
            if fits(person.entity) {
                let ranks = [
                    Feature::FirstFitting,
                    Feature::SecondFitting,
                    Feature::LaterFitting,
                ];
                features.put(ranks[before.min(2)], true);
                features.put(Feature::Only, fitting == 1);
                before += 1;
            }
            options.push((Some(person.entity), features));
        }
        options.extend(self.ahead(&pronoun, &people));
        options.push((None, self.nobody(&pronoun, &people)));
        let choice = Choice {
            at,
            options: weigh(&options, self.weights),
        };
        self.decide(&pronoun, &choice);
        choice
    }

    fn decide(&mut self, pronoun: &Pronoun, choice: &Choice) {
        let answer = choice.answer().map(|(entity, _)| entity);
        if let Some(entity) = answer {
            self.remember(entity, pronoun.at, pronoun.part, true);
            self.decided.insert(pronoun.at, entity);
        }
        self.chains[usize::from(pronoun.gender == Gender::Female)] = Some((pronoun.at, answer));
    }

    fn gender(&self, entity: usize) -> Option<Gender> {
        let gender = self.cast.entities.get(entity).and_then(|e| e.gender);
        gender.filter(|&gender| gender != Gender::Either)
    }

    fn features(&self, pronoun: &Pronoun, person: &Memory) -> Features {
        use Feature as F;
        let mut features = Features::default();
        let mut put = |feature, holds| features.put(feature, holds);
        let gap = pronoun.sentence - self.places.sentence(person.at).min(pronoun.sentence);
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
        let links = chain.map(|(at, _)| pronoun.sentence - self.places.sentence(at));
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
        let [men, women] = self.votes.get(&person.entity).copied().unwrap_or_default();
        let (ours, theirs) = if woman { (women, men) } else { (men, women) };
        put(F::VotesFit, ours >= 2 && ours > theirs * 2);
        put(F::VotesContradict, theirs >= 2 && theirs > ours * 2);
        put(F::Once, person.count == 1);
        put(F::Twice, (2..=3).contains(&person.count));
        put(F::Often, (4..=9).contains(&person.count));
        put(F::Always, person.count > 9);
        let main = self.main.filter(|main| main.0 == person.entity);
        put(F::Main, main.is_some());
        put(F::Protagonist, main.is_some_and(|main| main.1));
        let paragraphs =
            pronoun.paragraph - self.places.paragraph(person.at).min(pronoun.paragraph);
        put(F::SameParagraph, paragraphs == 0);
        put(F::ParagraphBefore, paragraphs == 1);
        let spoke = self.spoke.filter(|spoke| spoke.0 == person.entity);
        let since = spoke
            .map(|(_, at)| pronoun.paragraph - self.places.paragraph(at).min(pronoun.paragraph));
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
    fn ahead(&self, pronoun: &Pronoun, people: &[Memory]) -> Option<(Option<usize>, Features)> {
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

    fn nobody(&self, pronoun: &Pronoun, people: &[Memory]) -> Features {
        let mut features = Features::default();
        let mut put = |feature, holds| features.put(feature, holds);
        put(Feature::Nobody, true);
        put(Feature::NobodySource, pronoun.source);
        put(Feature::NobodyQuoted, pronoun.quoted);
        let last = people.first().map_or(0, |p| p.at);
        let noun = self
            .noun
            .filter(|noun| noun.at > last && agree(noun.gender, Some(pronoun.gender)));
        let gap = noun.map(|n| pronoun.sentence - self.places.sentence(n.at).min(pronoun.sentence));
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

/// A pronoun where it stands.
struct Pronoun {
    at: usize,
    gender: Gender,
    part: Part,
    sentence: u32,
    paragraph: u32,
    /// Whether it says who speaks.
    source: bool,
    /// Whether it stands in a quotation.
    quoted: bool,
    /// The person in whose words it stands.
    owner: Option<usize>,
}

impl Pronoun {
    fn at(reader: &Reader<'_, '_>, at: usize) -> Self {
        let text = reader.stage.text;
        let part = match text.word(at).to_lowercase().as_str() {
            "he" | "she" => Part::Subject,
            "his" => Part::Owner,
            "her" if text.token(at + 1).is_word() => Part::Owner,
            _ => Part::Other,
        };
        let owner = reader.places.content(at);
        Self {
            at,
            gender: if text.token(at).is(Tags::FEMININE) {
                Gender::Female
            } else {
                Gender::Male
            },
            part,
            sentence: reader.places.sentence(at),
            paragraph: reader.places.paragraph(at),
            source: reader.places.is_source(at) && part == Part::Subject,
            quoted: reader.stage.quotes.is_inside(at),
            owner: owner.and_then(|number| reader.speaker(number)),
        }
    }
}

/// Turns the sums of weights into chances that add up to one.
fn weigh(options: &[(Option<usize>, Features)], weights: &[f32]) -> Vec<Candidate> {
    let scores: Vec<f32> = options.iter().map(|(_, f)| f.score(weights)).collect();
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let sum: f32 = shares.iter().sum();
    let options = options.iter().zip(shares);
    options
        .map(|(&(entity, features), share)| Candidate {
            entity,
            features,
            chance: share / sum,
        })
        .collect()
}

/// Counts for each person the pronouns that follow their names closely.
fn votes(stage: &Stage<'_, '_>, cast: &Cast) -> HashMap<usize, [u32; 2]> {
    const NEAR: usize = 20;
    let mut votes: HashMap<usize, [u32; 2]> = HashMap::new();
    let mut mentions = cast.mentions.iter().peekable();
    let mut last = None;
    for at in 0..stage.text.tokens.len() {
        while let Some(mention) = mentions.next_if(|m| m.piece.start <= at) {
            if cast.is_person(mention.entity) {
                last = Some((mention.entity, at));
            }
        }
        let token = stage.text.token(at);
        let near = last.filter(|&(_, named)| at < named + NEAR);
        if let Some((entity, _)) = near.filter(|_| token.is(Tags::MASCULINE.with(Tags::FEMININE))) {
            let woman = usize::from(token.is(Tags::FEMININE));
            let votes = votes.entry(entity).or_default();
            if let Some(vote) = votes.get_mut(woman) {
                *vote += 1;
            }
        }
    }
    votes
}

/// Finds the person named most often, the first of several.
fn main(cast: &Cast) -> Option<(usize, bool)> {
    let mut counts = vec![0_usize; cast.entities.len()];
    for mention in &cast.mentions {
        if let Some(count) = counts
            .get_mut(mention.entity)
            .filter(|_| cast.is_person(mention.entity))
        {
            *count += 1;
        }
    }
    let all: usize = counts.iter().sum();
    let best = counts.iter().copied().max().filter(|&count| count > 1)?;
    let entity = counts.iter().position(|&count| count == best)?;
    Some((entity, best * 2 >= all && best >= 4))
}
