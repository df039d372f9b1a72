//! Structural holes: who stands between contacts that do not know each other.

use super::triads::Triads;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// Who brokers between actors that are not in contact: low constraint and a large effective size
/// mean that an actor's contacts can reach each other only through it.
///
/// Both go by how much of its ties' strength a node spends on each contact, both directions taken
/// together. *Constraint* sums over the contacts the square of the share that goes to each,
/// directly or through another contact: near 0 for a broker between many, 1 for a node with one
/// contact, and more than 1 in a small closed circle. *Effective size* is the number of contacts,
/// less what each of them is tied to the others: as many as there are contacts where none of those
/// know each other, 1 where all do. Self-loops and ties without strength are left out, and a node
/// without contacts has 0 in both. Time grows with m times the root of m at worst. Burt (1992),
/// "Structural Holes".
///
/// ```
/// use sayso::analyze::{Frozen, Options, find};
///
/// let edges = [(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0), (3, 2, 1.0)];
/// let graph = Frozen::from_edges(5, edges, &Options::default());
/// let size = find("effective_size").unwrap().values(&graph);
/// assert!((size[0].number().unwrap() - 7.0 / 3.0).abs() < 1e-12);
/// assert_eq!(find("constraint").unwrap().values(&graph)[1], 1.0.into());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brokerage {
    /// How much an actor's contacts are tied up with each other.
    Constraint,
    /// How many contacts there are that do not stand for one another.
    EffectiveSize,
}

/// What there is to know about constraint.
const CONSTRAINT: About = About {
    name: "constraint",
    family: Family::Structure,
    subject: Subject::Nodes,
    summary: "high: this actor's contacts are tied to each other; low: it brokers between them",
    normalization: "0 to about 1: squared shares of strength spent on each contact, directly or through others; 0 without any",
    paper: "Burt 1992",
    complexity: "O(m^1.5)",
    directed: false,
    weighted: true,
};

/// What differs for the effective size.
const EFFECTIVE_SIZE: About = About {
    name: "effective_size",
    summary: "high: this actor has many contacts that reach each other only through it",
    normalization: "0 to the number of contacts: those that do not stand for one another",
    ..CONSTRAINT
};

impl Measure for Brokerage {
    fn about(&self) -> &'static About {
        match self {
            Self::Constraint => &CONSTRAINT,
            Self::EffectiveSize => &EFFECTIVE_SIZE,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let contacts = Contacts::new(graph);
        Ok(floats(match self {
            Self::Constraint => contacts.constraint(watch)?,
            Self::EffectiveSize => contacts.effective_size(watch)?,
        }))
    }
}

/// The strong ties of a graph.
struct Contacts {
    triads: Triads,
    ends: Vec<[usize; 2]>,
    weights: Vec<f64>,
    node_count: usize,
}

impl Contacts {
    fn new(graph: &Frozen) -> Self {
        let rows = graph.undirected();
        let triads = Triads::new(rows, true);
        let scale = rows.scale();
        let ends: Vec<[usize; 2]> = triads.ties().map(|(a, b)| [a, b]).collect();
        Self {
            weights: ends
                .iter()
                .map(|[a, b]| rows.weight(*a, *b) * scale)
                .collect(),
            triads,
            ends,
            node_count: graph.node_count(),
        }
    }

    /// Makes one number of the weights of each node's ties.
    fn of_weights(&self, first: f64, join: impl Fn(f64, f64) -> f64) -> Vec<f64> {
        let mut joined = vec![first; self.node_count];
        for (ends, weight) in self.ends.iter().zip(&self.weights) {
            for end in ends {
                joined[*end] = join(joined[*end], *weight);
            }
        }
        joined
    }

    fn constraint(&self, watch: &dyn Watch) -> Result<Vec<f64>, Stopped> {
        let strengths = self.of_weights(0.0, |sum, weight| sum + weight);
        let share = |node: usize, tie: usize| self.weights[tie] / strengths[node];
        // For each tie what its first end spends on its second one, and that on the first.
        let direct = self.ends.iter().enumerate();
        let mut spent: Vec<[f64; 2]> = direct
            .map(|(tie, ends)| ends.map(|end| share(end, tie)))
            .collect();
        self.triads.each(watch, |nodes, ties| {
            for (through, tie) in ties.into_iter().enumerate() {
                let other = |end: usize| {
                    // The tie between this end and the node in between lies opposite to the third.
                    let third = (0..3).find(|place| nodes[*place] != end && *place != through);
                    ties[third.unwrap_or(through)]
                };
                let [a, b] = self.ends[tie];
                spent[tie][0] += share(a, other(a)) * share(nodes[through], other(b));
                spent[tie][1] += share(b, other(b)) * share(nodes[through], other(a));
            }
        })?;
        let mut values = vec![0.0; self.node_count];
        for (ends, spent) in self.ends.iter().zip(spent) {
            for (end, spent) in ends.iter().zip(spent) {
                values[*end] += spent * spent;
            }
        }
        Ok(values)
    }

    fn effective_size(&self, watch: &dyn Watch) -> Result<Vec<f64>, Stopped> {
        let strengths = self.of_weights(0.0, |sum, weight| sum + weight);
        let strongest = self.of_weights(0.0, f64::max);
        let mut values = self.of_weights(0.0, |count, _| count + 1.0);
        self.triads.each(watch, |nodes, ties| {
            for (place, node) in nodes.into_iter().enumerate() {
                let (one, other) = ((place + 1) % 3, (place + 2) % 3);
                // Each tie lies opposite to the node of the same place.
                let (to_one, to_other) = (self.weights[ties[other]], self.weights[ties[one]]);
                let across = self.weights[ties[place]];
                let redundant = to_other * across / strongest[nodes[one]]
                    + to_one * across / strongest[nodes[other]];
                values[node] -= redundant / strengths[node];
            }
        })?;
        Ok(values)
    }
}
