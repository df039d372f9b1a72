//! What the edges are, by number: those of which nothing is known but kind and weight stand once.

use std::sync::Arc;

use super::{Edge, EdgeKind, Name, Value, Values};

/// The edges of a graph, by number.
///
/// Graph files of other programs hold millions of edges that are nothing but a weight, and mostly a
/// small whole one. Such edges share one place, which saves nine tenths of the memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Edges {
    /// Where each edge stands.
    places: Vec<u32>,
    stored: Vec<Edge>,
    /// Where edges of some weights stand that are nothing else; empty before the first of them.
    bare: Vec<Option<u32>>,
}

/// For how many weights a place is kept in mind.
const WEIGHTS: usize = 256;

impl Edges {
    /// Makes room for some more edges.
    pub(super) fn reserve(&mut self, count: usize) {
        self.places.reserve_exact(count);
    }

    /// Returns the number of edges.
    pub(super) const fn len(&self) -> usize {
        self.places.len()
    }

    /// Adds an edge, whose number is how many there were before.
    pub(super) fn push(&mut self, edge: Edge) {
        if is_bare(&edge) {
            return self.push_bare(&edge.kind, edge.weight);
        }
        let place = self.store(edge);
        self.places.push(place);
    }

    /// Adds an edge that is nothing but kind and weight.
    #[inline]
    pub(super) fn push_bare(&mut self, kind: &EdgeKind, weight: f64) {
        let place = self.shared(kind, weight);
        self.places.push(place);
    }

    /// Returns an edge.
    pub(super) fn get(&self, number: usize) -> &Edge {
        &self.stored[self.places[number] as usize]
    }

    /// Returns all edges, by number.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &Edge> + Clone {
        let places = self.places.iter();
        places.map(|place| &self.stored[*place as usize])
    }

    /// Sets an attribute of an edge.
    pub(super) fn set_value(&mut self, number: usize, name: Name, value: Value) {
        self.change(number).values.insert(name, value);
    }

    /// Returns an edge to be changed.
    pub(super) fn change(&mut self, number: usize) -> &mut Edge {
        let edge = self.get(number);
        if is_bare(edge) {
            // Others may stand in the same place.
            self.places[number] = self.store(edge.clone());
        }
        &mut self.stored[self.places[number] as usize]
    }

    /// Returns the place of an edge that is nothing but kind and weight.
    #[inline]
    fn shared(&mut self, kind: &EdgeKind, weight: f64) -> u32 {
        let bits = weight.to_bits();
        // The last bits of whole weights are all zero; an odd factor brings the others up.
        let slot = (bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize;
        if let Some(Some(place)) = self.bare.get(slot) {
            let known = &self.stored[*place as usize];
            if known.weight.to_bits() == bits && is_same(&known.kind, kind) {
                return *place;
            }
        }
        let place = self.store(Edge {
            id: String::new(),
            kind: kind.clone(),
            weight,
            evidence: Vec::new(),
            values: Values::new(),
        });
        self.bare.resize(WEIGHTS, None);
        self.bare[slot] = Some(place);
        place
    }

    fn store(&mut self, edge: Edge) -> u32 {
        // petgraph refuses more edges than 32 bits can number.
        let place = u32::try_from(self.stored.len());
        self.stored.push(edge);
        place.unwrap_or(u32::MAX)
    }
}

/// Tells whether two kinds are the same; mostly they share a name.
#[inline]
fn is_same(one: &EdgeKind, other: &EdgeKind) -> bool {
    match (one, other) {
        (EdgeKind::Relation(one), EdgeKind::Relation(other)) if Arc::ptr_eq(one, other) => true,
        _ => one == other,
    }
}

/// Tells whether an edge is nothing but kind and weight.
fn is_bare(edge: &Edge) -> bool {
    edge.id.is_empty() && edge.evidence.is_empty() && edge.values.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(id: &str, kind: EdgeKind, weight: f64) -> Edge {
        Edge {
            id: id.to_owned(),
            kind,
            weight,
            evidence: Vec::new(),
            values: Values::new(),
        }
    }

    #[test]
    fn edges_that_share_a_place_go_their_own_ways() {
        let mut edges = Edges::default();
        for weight in [1.0, 2.0, 1.0, -0.0, 0.0] {
            edges.push(edge("", EdgeKind::Said, weight));
        }
        edges.push(edge("", EdgeKind::Mentions, 1.0));
        edges.push(edge("e", EdgeKind::Said, 1.0));
        assert_eq!((edges.len(), edges.stored.len()), (7, 6));
        edges.set_value(2, "score".into(), 7.into());
        edges.set_value(2, "rank".into(), 1.into());
        edges.set_value(6, "score".into(), 8.into());
        let scores: Vec<_> = edges
            .iter()
            .map(|edge| edge.values.get("score").cloned())
            .collect();
        let expected = [None, None, Some(7.into()), None, None, None, Some(8.into())];
        assert_eq!(scores, expected);
        let weights: Vec<f64> = edges.iter().map(|edge| edge.weight).collect();
        assert_eq!(weights, [1.0, 2.0, 1.0, -0.0, 0.0, 1.0, 1.0]);
    }
}
