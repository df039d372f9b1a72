//! What every format asks of nodes and edges: ids that are unique, ends that exist, edges that are
//! not doubled.

use std::collections::{HashMap, HashSet};

/// The nodes and edges of a file, by the ids that stand in it.
pub(super) struct Edges<'a> {
    nodes: HashMap<&'a str, u32>,
    /// For each node, the byte of the first edge that names it before it is declared; `None` for
    /// one that is declared.
    unseen: Vec<Option<(&'a str, usize)>>,
    names: HashSet<&'a str>,
    kinds: HashMap<&'a str, u32>,
    joined: HashSet<(u32, u32, u32)>,
}

impl<'a> Edges<'a> {
    /// Starts with none.
    pub(super) fn new() -> Self {
        Self {
            nodes: HashMap::new(),
            unseen: Vec::new(),
            names: HashSet::new(),
            kinds: HashMap::new(),
            joined: HashSet::new(),
        }
    }

    /// Declares a node; `false` where it is declared already.
    pub(super) fn declare(&mut self, id: &'a str) -> bool {
        let number = self.number(id);
        if let Some(&known) = self.nodes.get(id) {
            let place = usize::try_from(known).unwrap_or(usize::MAX);
            return self
                .unseen
                .get_mut(place)
                .is_some_and(|unseen| unseen.take().is_some());
        }
        self.nodes.insert(id, number);
        self.unseen.push(None);
        true
    }

    /// Takes the end of an edge that is named at a byte, and returns the number of the node.
    pub(super) fn end(&mut self, id: &'a str, at: usize) -> u32 {
        let number = self.number(id);
        if !self.nodes.contains_key(id) {
            self.nodes.insert(id, number);
            self.unseen.push(Some((id, at)));
        }
        number
    }

    /// Returns the number of a node, or the next one.
    fn number(&self, id: &str) -> u32 {
        let next = || u32::try_from(self.unseen.len()).unwrap_or(u32::MAX);
        self.nodes.get(id).copied().unwrap_or_else(next)
    }

    /// Takes the id of an edge; `false` where another one has it.
    pub(super) fn name(&mut self, id: &'a str) -> bool {
        self.names.insert(id)
    }

    /// Takes an edge of a kind; `false` where another one of that kind joins the same two nodes.
    pub(super) fn join(&mut self, ends: [u32; 2], is_directed: bool, kind: &'a str) -> bool {
        let next = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX) * 2;
        let kind = *self.kinds.entry(kind).or_insert(next) + u32::from(is_directed);
        let [source, target] = ends;
        let (source, target) = if is_directed || source < target {
            (source, target)
        } else {
            (target, source)
        };
        self.joined.insert((source, target, kind))
    }

    /// Hands on the nodes that no one declared, each with the byte where it is first named.
    pub(super) fn undeclared(&self, mut give: impl FnMut(&'a str, usize)) {
        for (id, at) in self.unseen.iter().flatten() {
            give(id, *at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_declared_before_or_after() {
        let mut edges = Edges::new();
        assert!(edges.declare("a"));
        let ends = ["a", "b", "c"].map(|id| edges.end(id, 7));
        assert_eq!(ends, [0, 1, 2]);
        assert!(edges.declare("b") && !edges.declare("b") && !edges.declare("a"));
        let mut lost = Vec::new();
        edges.undeclared(|id, at| lost.push((id, at)));
        assert_eq!(lost, [("c", 7)]);
    }

    #[test]
    fn parallel_edges_differ_by_direction_and_kind() {
        let mut edges = Edges::new();
        assert!(edges.join([0, 1], true, ""));
        assert!(!edges.join([0, 1], true, ""));
        assert!(edges.join([1, 0], true, ""));
        assert!(edges.join([0, 1], true, "says"));
        assert!(edges.join([0, 1], false, ""));
        assert!(!edges.join([1, 0], false, ""));
    }
}
