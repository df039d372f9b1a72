//! The graph as measures walk it: compressed sparse rows, frozen.

use std::iter;
use std::sync::OnceLock;

use super::memo::Memo;
use super::odd_weights::is_odd;
use super::{Options, Rows};
use crate::graph::{GraphView, NodeKind};

/// The lightest weight that counts; the inverse of a smaller one could be infinite.
pub(super) const LIGHTEST: f64 = 1e-150;

/// The heaviest weight that counts; sums of greater ones could be infinite.
pub(super) const HEAVIEST: f64 = 1e150;

/// A graph in compressed sparse rows, read as the options say.
///
/// Between two nodes there is one tie in each direction: the weights of parallel edges are summed.
/// How many edges there are is kept besides, for degrees. A weight that is zero, negative or no
/// number adds nothing: the edge still ties its two ends together, but has no strength and, where
/// distances go by weight, cannot be passed. What is negative is kept besides, for communities
/// ([`Frozen::negative`]). Weights outside of 10⁻¹⁵⁰ to 10¹⁵⁰ count as the bound that they exceed.
#[derive(Debug, Clone)]
pub struct Frozen {
    options: Options,
    outgoing: Rows,
    /// Absent where edges lead both ways: then the two directions are the same.
    incoming: Option<Rows>,
    edges_out: Vec<u32>,
    edges_in: Vec<u32>,
    /// Ties without direction, made when a measure first asks for them.
    undirected: OnceLock<Rows>,
    /// Ties of negative weight without direction; absent where there are none.
    negative: Option<Rows>,
    /// Whether some weight counts as something else.
    has_odd_weights: bool,
    /// The kind of each node, numbered; empty where nodes have none.
    kinds: Vec<u32>,
    /// Where a reader starts anew; empty where that is anywhere.
    focus: Vec<u32>,
    memo: Memo,
}

impl Frozen {
    /// Freezes a graph; nodes keep their numbers.
    #[must_use]
    pub fn new(graph: &GraphView, options: &Options) -> Self {
        // Among edges that lead one way, one that leads both is two.
        let has_back = options.directed && graph.is_mixed();
        let edges = graph.edges().flat_map(|e| {
            let is_back = has_back && !e.is_directed && e.source != e.target;
            let back = is_back.then_some((e.target, e.source, e.edge.weight));
            iter::once((e.source, e.target, e.edge.weight)).chain(back)
        });
        let mut frozen = Self::from_edges(graph.node_count(), edges, options);
        let kind = |kind: NodeKind| NodeKind::ALL.into_iter().position(|known| known == kind);
        frozen.kinds = (graph
            .nodes()
            .map(|node| number(kind(node.kind).unwrap_or(0))))
        .collect();
        frozen
    }

    /// Freezes edges given as source, target and weight; an edge whose end is not below
    /// `node_count` is left out.
    ///
    /// ```
    /// use sayso::analyze::{Frozen, Options};
    ///
    /// let graph = Frozen::from_edges(3, [(0, 1, 1.0), (0, 1, 2.0)], &Options::default());
    /// assert_eq!(graph.outgoing().neighbors(0), [1]);
    /// assert_eq!(graph.outgoing().strength(0), 3.0);
    /// assert_eq!(graph.edges_out(0), 2);
    /// ```
    pub fn from_edges(
        node_count: usize,
        edges: impl IntoIterator<Item = (usize, usize, f64)>,
        options: &Options,
    ) -> Self {
        let mut negative = Vec::new();
        let mut has_odd_weights = false;
        let (mut edges_out, mut edges_in) = (vec![0; node_count], vec![0; node_count]);
        let known = edges
            .into_iter()
            .filter(|(from, to, _)| *from.max(to) < node_count);
        let known = known.map(|(from, to, weight)| {
            edges_out[from] += 1;
            edges_in[to] += 1;
            has_odd_weights |= options.weighted && is_odd(weight);
            if options.weighted && weight < 0.0 {
                negative.push((number(from), number(to), strength(-weight, true)));
            }
            (number(from), number(to), strength(weight, options.weighted))
        });
        let outgoing = Rows::new(node_count, known);
        let incoming = outgoing.transposed();
        let (outgoing, incoming) = if options.directed {
            (outgoing, Some(incoming))
        } else {
            (outgoing.joined(&incoming), None)
        };
        Self {
            options: *options,
            outgoing,
            incoming,
            edges_out,
            edges_in,
            undirected: OnceLock::new(),
            negative: (!negative.is_empty()).then(|| both_ways(node_count, &negative)),
            has_odd_weights,
            kinds: Vec::new(),
            focus: Vec::new(),
            memo: Memo::default(),
        }
    }

    /// Lets readers start anew at some nodes alone, as personalised measures want it; numbers that
    /// are not those of a node are left out.
    #[must_use]
    pub fn focused(mut self, nodes: &[usize]) -> Self {
        let known = nodes.iter().filter(|node| **node < self.node_count());
        self.focus = known.map(|node| number(*node)).collect();
        self.focus.sort_unstable();
        self.focus.dedup();
        self
    }

    /// Gives nodes kinds, by number; those after the last kind are of the kind 0.
    #[must_use]
    pub fn of_kinds(mut self, mut kinds: Vec<u32>) -> Self {
        kinds.resize(self.node_count(), 0);
        self.kinds = kinds;
        self
    }

    /// Returns the number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.outgoing.node_count()
    }

    /// Returns how the graph was read.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// Returns whom each node leads to.
    #[must_use]
    pub const fn outgoing(&self) -> &Rows {
        &self.outgoing
    }

    /// Returns who leads to each node.
    #[must_use]
    pub fn incoming(&self) -> &Rows {
        self.incoming.as_ref().unwrap_or(&self.outgoing)
    }

    /// Returns the ties without direction: between two nodes one, which stands in both rows and has
    /// the weights of both directions summed. A self-loop stands in its row once.
    #[must_use]
    pub fn undirected(&self) -> &Rows {
        if !self.options.directed {
            return &self.outgoing;
        }
        self.undirected
            .get_or_init(|| self.outgoing.joined(self.incoming()))
    }

    /// Returns the ties of negative weight, without direction and with the sign left out, where
    /// there are any: opposition, as communities want it. All other measures see such ties without
    /// a strength.
    #[must_use]
    pub const fn negative(&self) -> Option<&Rows> {
        self.negative.as_ref()
    }

    /// Tells whether some weight counts as something else, because it is negative, no number, or
    /// out of bounds.
    pub(super) const fn has_odd_weights(&self) -> bool {
        self.has_odd_weights
    }

    /// Returns the number of each node's kind, or nothing where nodes have no kinds.
    #[must_use]
    pub fn kinds(&self) -> &[u32] {
        &self.kinds
    }

    /// Returns the nodes at which readers start anew, in order; none where that is anywhere.
    #[must_use]
    pub fn focus(&self) -> &[u32] {
        &self.focus
    }

    /// Returns what measures have computed for each other.
    pub(super) const fn memo(&self) -> &Memo {
        &self.memo
    }

    /// Returns how many edges leave a node, parallel ones and self-loops included.
    #[must_use]
    pub fn edges_out(&self, node: usize) -> u32 {
        self.edges_out[node]
    }

    /// Returns how many edges enter a node, parallel ones and self-loops included.
    #[must_use]
    pub fn edges_in(&self, node: usize) -> u32 {
        self.edges_in[node]
    }
}

/// Sorts edges into rows of both their ends; a self-loop stands in its row once.
fn both_ways(node_count: usize, edges: &[(u32, u32, f64)]) -> Rows {
    let there = edges.iter().copied();
    let back = there.clone().map(|(from, to, weight)| (to, from, weight));
    let back = back.filter(|(from, to, _)| from != to);
    Rows::new(node_count, there.chain(back))
}

/// Returns what an edge of some weight adds to the tie between its ends.
fn strength(weight: f64, weighted: bool) -> f64 {
    match weighted {
        false => 1.0,
        true if weight.is_finite() && weight > 0.0 => weight.clamp(LIGHTEST, HEAVIEST),
        true => 0.0,
    }
}

/// Makes the short form of a node's number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "graphs number their nodes with 32 bits, so none has more"
)]
pub(super) const fn number(node: usize) -> u32 {
    node as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undirected_edges_lead_both_ways_and_self_loops_stand_once() {
        let options = Options {
            directed: false,
            ..Options::default()
        };
        let edges = [(0, 1, 1.0), (1, 0, 2.0), (1, 1, 4.0), (1, 7, 1.0)];
        let graph = Frozen::from_edges(2, edges, &options);
        let row = |rows: &Rows, node| rows.ties(node).collect::<Vec<_>>();
        assert_eq!(row(graph.outgoing(), 0), [(1, 3.0)]);
        assert_eq!(row(graph.incoming(), 1), [(0, 3.0), (1, 4.0)]);
        assert_eq!((graph.edges_out(1), graph.edges_in(1)), (2, 2));
    }

    #[test]
    fn odd_weights_tie_without_strength() {
        for (weight, weighted, expected) in [
            (2.5, true, 2.5),
            (2.5, false, 1.0),
            (0.0, true, 0.0),
            (-1.0, true, 0.0),
            (f64::NAN, true, 0.0),
            (f64::INFINITY, true, 0.0),
            (5e-324, true, LIGHTEST),
            (f64::MAX, true, HEAVIEST),
            (f64::NAN, false, 1.0),
        ] {
            let options = Options {
                weighted,
                ..Options::default()
            };
            let graph = Frozen::from_edges(2, [(0, 1, weight)], &options);
            let ties: Vec<_> = graph.incoming().ties(1).collect();
            assert_eq!(ties, [(0, expected)], "{weight} {weighted}");
        }
    }
}
