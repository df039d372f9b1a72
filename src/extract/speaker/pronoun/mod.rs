//! He and she: for each such pronoun of an article, whom it may mean and how likely.

mod bars;
mod choice;
mod counts;
mod evidence;
mod memory;

use std::collections::HashMap;

pub(in crate::extract) use self::choice::Choice;
use self::choice::weigh;
use self::counts::Counts;
use self::memory::{Memory, Trace};
use super::super::attribution::Source;
use super::super::cluster::{Cast, Mention, agree, gender_of_noun};
use super::super::english::{Gender, Tags};
use super::super::speech::PartOfSpeech;
use super::super::token::Shape;
use super::Stage;
use super::feature::Feature;
use super::place::{Part, Places, part};

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
                reader.remember(mention);
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

/// A noun for a person without a name.
#[derive(Debug, Clone, Copy)]
struct NounAt {
    at: usize,
    gender: Option<Gender>,
}

/// A pronoun that was decided.
struct Link {
    at: usize,
    /// How likely it meant each person.
    shares: Vec<(usize, f32)>,
    /// How likely it meant nobody who is named.
    nobody: f32,
}

impl Link {
    fn share(&self, entity: usize) -> f32 {
        let share = self.shares.iter().find(|share| share.0 == entity);
        share.map_or(0.0, |share| share.1)
    }
}

struct Reader<'a, 't> {
    stage: &'a Stage<'a, 't>,
    cast: &'a Cast,
    named: &'a [Option<usize>],
    weights: &'a [f32],
    places: Places,
    counts: Counts,
    memory: Memory,
    /// The last pronoun of each gender.
    chains: [Option<Link>; 2],
    noun: Option<NounAt>,
    /// How likely pronouns for men and for women have meant each person, added up.
    meant: HashMap<usize, [f32; 2]>,
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
        let counts = Counts::of(stage, cast);
        Self {
            stage,
            cast,
            named,
            weights,
            places: Places::of(stage),
            memory: Memory::new(counts.main),
            counts,
            chains: [None, None],
            noun: None,
            meant: HashMap::new(),
            decided: HashMap::new(),
            next: 0,
            spoke: None,
            speakers: Vec::new(),
        }
    }

    fn remember(&mut self, mention: &Mention) {
        let at = mention.piece.start;
        let trace = Trace {
            at,
            part: part(self.stage.text, mention.piece),
            source: self.places.is_source(at),
            pronoun: false,
            share: 1.0,
        };
        let gender = self.gender(mention.entity);
        self.memory.name(mention.entity, gender, trace);
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
        let apposed = text.word(before) == "," && before < self.memory.place() + 6;
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
        let barred = self.barred(&pronoun);
        let people = || self.memory.people();
        let mut options = Vec::with_capacity(people().count() + 2);
        let fits = |entity: usize| agree(self.gender(entity), Some(pronoun.gender));
        let fitting = people().filter(|p| fits(p.entity)).count();
        for person in people() {
            if barred.contains(&person.entity) {
                continue;
            }
            let mut features = self.features(&pronoun, person);
            features.add(Feature::First, self.memory.was_last(person.entity));
            if fits(person.entity) {
                let share = self.memory.was_last_of(person.entity, pronoun.gender);
                features.add(Feature::FirstFitting, share);
                features.put(Feature::Only, fitting == 1);
            }
            options.push((Some(person.entity), features));
        }
        let ahead = self.ahead(&pronoun);
        options.extend(ahead.filter(|(entity, _)| entity.is_none_or(|e| !barred.contains(&e))));
        options.push((None, self.nobody(&pronoun)));
        let choice = Choice {
            at,
            options: weigh(&options, self.weights),
        };
        self.decide(&pronoun, &choice);
        choice
    }

    /// Keeps in mind whom a pronoun may have meant.
    fn decide(&mut self, pronoun: &Pronoun, choice: &Choice) {
        let mut link = Link {
            at: pronoun.at,
            shares: Vec::with_capacity(choice.options.len()),
            nobody: 0.0,
        };
        for option in &choice.options {
            match option.entity {
                Some(entity) => link.shares.push((entity, option.chance)),
                None => link.nobody += option.chance,
            }
        }
        let trace = Trace {
            at: pronoun.at,
            part: pronoun.part,
            source: pronoun.source,
            pronoun: true,
            share: 1.0,
        };
        let woman = usize::from(pronoun.gender == Gender::Female);
        for &(entity, share) in &link.shares {
            self.meant.entry(entity).or_default()[woman] += share;
        }
        self.memory.pronoun(pronoun.gender, &link.shares, trace);
        self.chains[woman] = Some(link);
        if let Some((entity, _)) = choice.answer() {
            self.decided.insert(pronoun.at, entity);
        }
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
            "her" if owns(reader.stage, at + 1) => Part::Owner,
            _ => Part::Other,
        };
        let owner = reader.places.content(at);
        let gender = if text.token(at).is(Tags::FEMININE) {
            Gender::Female
        } else {
            Gender::Male
        };
        let subject = part == Part::Subject;
        Self {
            at,
            gender,
            part,
            sentence: reader.places.sentence(at),
            paragraph: reader.places.paragraph(at),
            source: reader.places.is_source(at) && subject,
            quoted: reader.stage.quotes.is_inside(at),
            owner: owner.and_then(|number| reader.speaker(number)),
        }
    }
}

/// Tells whether what stands behind "her" belongs to her: "her plan", but not "her in".
fn owns(stage: &Stage<'_, '_>, at: usize) -> bool {
    let object = matches!(
        stage.speech.tag(at),
        PartOfSpeech::Adposition
            | PartOfSpeech::Auxiliary
            | PartOfSpeech::Conjunction
            | PartOfSpeech::Determiner
            | PartOfSpeech::Particle
            | PartOfSpeech::Pronoun
            | PartOfSpeech::Subordinator
    );
    stage.text.token(at).is_word() && !object
}
