//! Counts: what the whole article tells of its people, before any pronoun is decided.

use std::collections::HashMap;

use super::super::super::cluster::Cast;
use super::super::super::english::Tags;
use super::super::Stage;

/// What the whole article tells of its people.
pub(super) struct Counts {
    /// How many pronouns for men and for women follow the names of each person closely.
    pub votes: HashMap<usize, [u32; 2]>,
    /// How often each entity is named.
    pub names: Vec<u32>,
    /// The person named most often, the first of several.
    pub main: Option<usize>,
    /// Whether nobody else is named half as often.
    pub protagonist: bool,
    /// The person named first.
    pub first: Option<usize>,
}

impl Counts {
    pub(super) fn of(stage: &Stage<'_, '_>, cast: &Cast) -> Self {
        const OFTEN: u32 = 4;
        let people = || cast.mentions.iter().filter(|m| cast.is_person(m.entity));
        let mut names = vec![0_u32; cast.entities.len()];
        for mention in people() {
            if let Some(count) = names.get_mut(mention.entity) {
                *count += 1;
            }
        }
        let most = names.iter().copied().max().filter(|&most| most > 1);
        let main = most.and_then(|most| names.iter().position(|&count| count == most));
        let others = names.iter().enumerate().filter(|(n, _)| Some(*n) != main);
        let second = others.map(|(_, &count)| count).max().unwrap_or(0);
        Self {
            votes: votes(stage, cast),
            main,
            protagonist: most.is_some_and(|most| most >= OFTEN && most >= second * 2),
            first: people().next().map(|m| m.entity),
            names,
        }
    }
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
