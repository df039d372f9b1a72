//! Counts: what the whole article tells of its people, before any pronoun is decided.

use std::collections::HashMap;

use super::super::super::cluster::Cast;
use super::super::super::english::Tags;
use super::super::Stage;

/// Counts for each person the pronouns that follow their names closely.
pub(super) fn votes(stage: &Stage<'_, '_>, cast: &Cast) -> HashMap<usize, [u32; 2]> {
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
pub(super) fn main(cast: &Cast) -> Option<(usize, bool)> {
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
