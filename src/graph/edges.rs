//! What the edges are, by number: those of which nothing is known but kind and weight stand once.

use std::sync::Arc;

use hashbrown::HashSet;

use super::{Edge, EdgeId, EdgeKind, Name, Value, Values};

/// The edges of a graph, by number.
///
/// Graph files of other programs hold millions of edges that are nothing but a weight, and mostly a
/// small whole one. Such edges share one place, which saves nine tenths of the memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Edges {
    /// Where each edge stands.
    places: Vec<u32>,
    stored: Vec<Edge>,
    /// The numbers by which edges without an id are called; where there are none, each is called by
    /// its own.
    numbers: Vec<u32>,
    /// Where edges of some kinds and weights stand that are nothing else; empty before the first of
    /// them.
    bare: Vec<Option<u32>>,
}

/// For how many kinds with weights, as a power of two, a place is kept in mind.
const SLOTS: u32 = 10;

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

    /// Returns the number by which an edge is called where it has no id.
    pub(super) fn number(&self, edge: usize) -> u32 {
        let known = self.numbers.get(edge).copied();
        // petgraph refuses more edges than 32 bits can number.
        known.unwrap_or_else(|| u32::try_from(edge).unwrap_or(u32::MAX))
    }

    /// Sees that each edge is called unlike all others. Returns how many had the id of another.
    pub(super) fn tell_apart(&mut self) -> usize {
        if self.stored.iter().all(|edge| edge.id.is_empty()) {
            return 0;
        }
        let mut given = HashSet::with_capacity(self.stored.len());
        let (mut unnamed, mut doubled) = (Vec::new(), Vec::new());
        for (number, edge) in self.iter().enumerate() {
            if edge.id.is_empty() {
                unnamed.push(number);
            } else if !given.insert(edge.id.as_str()) {
                unnamed.push(number);
                doubled.push(number);
            }
        }
        let free = (0..).filter(|number| !given.contains(&*EdgeId::Numbered(*number).text()));
        let mut numbers = Vec::new();
        if !unnamed.is_empty() {
            numbers.resize(self.len(), 0);
        }
        for (edge, number) in unnamed.into_iter().zip(free) {
            numbers[edge] = number;
        }
        drop(given);
        self.numbers = numbers;
        for edge in &doubled {
            self.change(*edge).id.clear();
        }
        doubled.len()
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
        let slot = slot(kind, bits);
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
        self.bare.resize(1 << SLOTS, None);
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

/// Returns where to look for an edge that is nothing but kind and weight.
#[inline]
fn slot(kind: &EdgeKind, weight: u64) -> usize {
    // Kinds mostly differ in their lengths or ends.
    let (name, byte) = (kind.as_str().as_bytes(), |byte: Option<&u8>| {
        byte.map_or(0, |b| *b)
    });
    let ends = [byte(name.first()), byte(name.last())];
    let kind = name.len() as u64 ^ u64::from(u16::from_le_bytes(ends)) << 8;
    // The last bits of whole weights are all zero; an odd factor brings the others up.
    let mixed = (weight ^ kind).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - SLOTS)) as usize
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
    fn edges_are_called_by_numbers_that_no_other_has() {
        let mut edges = Edges::default();
        for _ in 0..3 {
            edges.push(edge("", EdgeKind::Said, 1.0));
        }
        let called = |edges: &Edges| {
            (0..edges.len())
                .map(|n| edges.number(n))
                .collect::<Vec<_>>()
        };
        assert_eq!((edges.tell_apart(), edges.stored.len()), (0, 1));
        assert_eq!(called(&edges), [0, 1, 2]);
        for id in ["edge/1", "e", "e", "edge/02", "edge/2", "e"] {
            edges.push(edge(id, EdgeKind::Said, 1.0));
        }
        assert_eq!(edges.tell_apart(), 2);
        let named: Vec<&str> = edges.iter().map(|edge| edge.id.as_str()).collect();
        assert_eq!(
            named,
            ["", "", "", "edge/1", "e", "", "edge/02", "edge/2", ""]
        );
        // Those of edges with an id say nothing.
        assert_eq!(called(&edges), [0, 3, 4, 0, 0, 5, 0, 0, 6]);
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
