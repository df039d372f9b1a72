//! He and she: for each such pronoun of an article, whom it may mean and how likely.

mod counts;
mod evidence;

use std::collections::HashMap;

use super::super::attribution::Source;
use super::super::cluster::{Cast, agree, gender_of_noun};
use super::super::english::{Gender, Tags};
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
            votes: counts::votes(stage, cast),
            main: counts::main(cast),
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
