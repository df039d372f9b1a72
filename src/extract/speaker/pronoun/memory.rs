//! Memory: who was named or meant where, and how likely.
//!
//! A pronoun is remembered as far as it is sure: what it may have meant counts by its chance, so
//! that one wrong decision does not draw the next ones after it.

use super::super::super::cluster::agree;
use super::super::super::english::Gender;
use super::super::place::Part;

/// How many people are kept in mind, beside the one named most often.
const PEOPLE: usize = 16;

/// What is less likely than this is forgotten.
const FAINT: f32 = 0.03;

/// A place where somebody may have been named or meant for the last time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trace {
    /// The token.
    pub at: usize,
    /// As what.
    pub part: Part,
    /// As the one who says something.
    pub source: bool,
    /// By a pronoun.
    pub pronoun: bool,
    /// How likely it was the last time.
    pub share: f32,
}

/// What is known of a person at one point of the text.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The number of the entity.
    pub entity: usize,
    /// Where the person was last named.
    pub named: usize,
    /// Where the person was last named or meant; the shares add up to one.
    pub traces: Vec<Trace>,
}

impl Known {
    /// Returns the last place where the person was named or likely meant.
    pub(super) fn place(&self) -> usize {
        let likely = self.traces.iter().rev().find(|trace| trace.share >= 0.5);
        likely.map_or(self.named, |trace| trace.at)
    }

    fn forget_faint(&mut self) {
        self.traces.retain(|trace| trace.share >= FAINT);
        let sum: f32 = self.traces.iter().map(|trace| trace.share).sum();
        for trace in &mut self.traces {
            trace.share /= sum;
        }
    }
}

/// How likely each was the last to be named or meant.
type Last = Vec<(usize, f32)>;

/// Who was named or meant.
#[derive(Debug)]
pub(super) struct Memory {
    /// Those in mind, the one named or likely meant last at the end.
    people: Vec<Known>,
    /// Who is never forgotten.
    main: Option<usize>,
    last: Last,
    /// The same among those who may be men, and women.
    last_of: [Last; 2],
}

impl Memory {
    /// Returns an empty one that will not forget one person.
    pub(super) const fn new(main: Option<usize>) -> Self {
        Self {
            people: Vec::new(),
            main,
            last: Vec::new(),
            last_of: [Vec::new(), Vec::new()],
        }
    }

    /// Returns those in mind, the one named or likely meant last at the start.
    pub(super) fn people(&self) -> impl Iterator<Item = &Known> {
        self.people.iter().rev()
    }

    /// Returns the last place where anybody was named or likely meant.
    pub(super) fn place(&self) -> usize {
        self.people.iter().map(Known::place).max().unwrap_or(0)
    }

    /// Returns how likely a person was the last to be named or meant.
    pub(super) fn was_last(&self, entity: usize) -> f32 {
        share(&self.last, entity)
    }

    /// Returns the same among those of a gender, or of unknown gender.
    pub(super) fn was_last_of(&self, entity: usize, gender: Gender) -> f32 {
        share(&self.last_of[number(gender)], entity)
    }

    /// Remembers a name.
    pub(super) fn name(&mut self, entity: usize, gender: Option<Gender>, trace: Trace) {
        self.last = vec![(entity, 1.0)];
        for of in [Gender::Male, Gender::Female] {
            if agree(gender, Some(of)) {
                self.last_of[number(of)] = vec![(entity, 1.0)];
            }
        }
        self.people.retain(|known| known.entity != entity);
        self.people.push(Known {
            entity,
            named: trace.at,
            traces: vec![trace],
        });
        if self.people.len() > PEOPLE {
            let oldest = self.people.iter();
            let oldest = oldest
                .map(|known| known.entity)
                .find(|&e| self.main != Some(e));
            self.people.retain(|known| Some(known.entity) != oldest);
        }
    }

    /// Remembers a pronoun and how likely it meant each person.
    pub(super) fn pronoun(&mut self, gender: Gender, shares: &[(usize, f32)], trace: Trace) {
        const LIKELY: f32 = 0.3;
        mix(&mut self.last, shares);
        mix(&mut self.last_of[number(gender)], shares);
        for &(entity, share) in shares.iter().filter(|(_, share)| *share >= FAINT) {
            let Some(at) = self.people.iter().position(|known| known.entity == entity) else {
                continue;
            };
            let mut known = self.people.remove(at);
            for trace in &mut known.traces {
                trace.share *= 1.0 - share;
            }
            known.traces.push(Trace { share, ..trace });
            known.forget_faint();
            let place = if share >= LIKELY {
                self.people.len()
            } else {
                at
            };
            self.people.insert(place, known);
        }
    }
}

fn share(last: &Last, entity: usize) -> f32 {
    let share = last.iter().find(|share| share.0 == entity);
    share.map_or(0.0, |share| share.1)
}

fn number(gender: Gender) -> usize {
    usize::from(gender == Gender::Female)
}

/// Lets those meant now be the last ones, as far as they are meant.
fn mix(last: &mut Last, shares: &[(usize, f32)]) {
    let sum: f32 = shares.iter().map(|share| share.1).sum();
    for before in &mut *last {
        before.1 *= 1.0 - sum.min(1.0);
    }
    for &(entity, share) in shares {
        match last.iter_mut().find(|before| before.0 == entity) {
            Some(before) => before.1 += share,
            None => last.push((entity, share)),
        }
    }
    last.retain(|share| share.1 >= FAINT);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace(at: usize, pronoun: bool) -> Trace {
        Trace {
            at,
            part: Part::Subject,
            source: false,
            pronoun,
            share: 1.0,
        }
    }

    #[test]
    fn an_unsure_pronoun_is_remembered_as_far_as_it_is_sure() {
        let mut memory = Memory::new(None);
        memory.name(1, Some(Gender::Male), trace(0, false));
        memory.name(2, Some(Gender::Male), trace(5, false));
        memory.pronoun(Gender::Male, &[(1, 0.25), (2, 0.25)], trace(9, true));
        assert!((memory.was_last(1) - 0.25).abs() < 1e-6);
        assert!((memory.was_last(2) - 0.75).abs() < 1e-6);
        let known: Vec<_> = memory.people().collect();
        let shares: Vec<f32> = known[0].traces.iter().map(|t| t.share).collect();
        assert_eq!((known[0].entity, shares), (2, vec![0.75, 0.25]));
        assert_eq!(known[0].place(), 5);
        assert_eq!(memory.place(), 5);
    }

    #[test]
    fn names_of_the_other_gender_do_not_come_between() {
        let mut memory = Memory::new(None);
        memory.name(1, Some(Gender::Male), trace(0, false));
        memory.name(2, Some(Gender::Female), trace(5, false));
        memory.name(3, None, trace(7, false));
        memory.name(2, Some(Gender::Female), trace(8, false));
        assert!((memory.was_last_of(2, Gender::Female) - 1.0).abs() < 1e-6);
        assert!((memory.was_last_of(3, Gender::Male) - 1.0).abs() < 1e-6);
        assert!(memory.was_last_of(1, Gender::Male).abs() < 1e-6);
    }

    #[test]
    fn all_but_the_main_person_are_forgotten_in_time() {
        let mut memory = Memory::new(Some(0));
        for entity in 0..20 {
            memory.name(entity, None, trace(entity, false));
        }
        let people: Vec<usize> = memory.people().map(|known| known.entity).collect();
        let expected: Vec<usize> = (5..20).rev().chain([0]).collect();
        assert_eq!(people, expected);
    }
}
