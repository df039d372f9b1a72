//! Mentions: the people, organisations and places that a statement is about.

use super::cluster::Cast;
use super::text::Piece;
use crate::model::Id;

/// Returns the ids of those whom the content names, but for its speaker, each once.
///
/// The adjective of a country stands for the state: "Russian drones" mentions Russia.
pub(super) fn mentions(cast: &Cast, content: &[Piece], speaker: &Id) -> Vec<Id> {
    let mut ids: Vec<Id> = content
        .iter()
        .flat_map(|&piece| cast.within(piece))
        .filter_map(|mention| cast.entities.get(mention.entity))
        .map(|entity| entity.id.clone())
        .filter(|id| id != speaker)
        .collect();
    ids.sort();
    ids.dedup();
    ids
}
