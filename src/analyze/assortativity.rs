//! Assortativity: whether like is tied to like.

use super::frozen::number;
use super::{About, Family, Found, Frozen, Measure, Rows, Stopped, Subject, Watch, floats};

/// Whether actors are tied to their like: above 0 people mostly speak of people and the much tied
/// of the much tied, below 0 the opposite.
///
/// *By kind*: how much of the ties (of their weight) lies within a kind of node beyond what chance
/// would give, divided by the most that could. *By degree*: the correlation over all ties between
/// how many nodes the first end leads to and how many lead to the second; where edges have no
/// direction every tie counts from both ends. From −1 to 1. 0 where nothing can be told: without
/// ties, where all nodes that have ties are of one kind, and where all have as many. A self-loop is
/// a tie, parallel edges are one. Time grows with n + m. Newman (2003), "Mixing patterns in
/// networks", Physical Review E 67.
///
/// ```
/// use sayso::analyze::{Frozen, Options, find};
///
/// let edges = [(0, 1, 1.0), (2, 3, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &Options::default()).of_kinds(vec![0, 0, 1, 1]);
/// assert_eq!(find("kind_assortativity").unwrap().values(&graph), [1.0.into()]);
/// assert_eq!(find("degree_assortativity").unwrap().values(&graph), [0.0.into()]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assortativity {
    /// By kind of node.
    Kind,
    /// By the number of neighbors.
    Degree,
}

/// What there is to know about that by kind.
const KIND: About = About {
    name: "kind_assortativity",
    family: Family::Structure,
    subject: Subject::Graph,
    summary: "above 0: people are tied to people and organisations to organisations",
    normalization: "-1 to 1: share of weight within kinds beyond chance; 0 if there is one kind",
    paper: "Newman 2003",
    complexity: "O(n + m)",
    directed: true,
    weighted: true,
};

/// What differs for that by degree.
const DEGREE: About = About {
    name: "degree_assortativity",
    summary: "above 0: those with many ties are tied to each other; below: to those with few",
    normalization: "-1 to 1: correlation over ties of the degrees at their two ends",
    weighted: false,
    ..KIND
};

impl Measure for Assortativity {
    fn about(&self) -> &'static About {
        match self {
            Self::Kind => &KIND,
            Self::Degree => &DEGREE,
        }
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        Ok(floats([match self {
            Self::Kind => by_kind(graph),
            Self::Degree => by_degree(graph),
        }]))
    }
}

/// Compares the weight within kinds with what chance would give.
fn by_kind(graph: &Frozen) -> f64 {
    let (rows, kinds) = (graph.outgoing(), graph.kinds());
    let kind_count = kinds.iter().max().map_or(0, |kind| *kind as usize + 1);
    let scale = rows.scale();
    let (mut from, mut to) = (vec![0.0; kind_count], vec![0.0; kind_count]);
    let (mut within, mut total) = (0.0, 0.0);
    for (node, kind) in kinds.iter().enumerate() {
        for (neighbor, weight) in rows.ties(node) {
            let weight = weight * scale;
            from[*kind as usize] += weight;
            to[kinds[neighbor] as usize] += weight;
            total += weight;
            if kinds[neighbor] == *kind {
                within += weight;
            }
        }
    }
    if total <= 0.0 {
        return 0.0;
    }
    let by_chance = from
        .iter()
        .zip(&to)
        .map(|(from, to)| from / total * (to / total));
    let by_chance = by_chance.fold(0.0, |sum, share| sum + share);
    share_of(within / total - by_chance, 1.0 - by_chance)
}

/// Correlates the degrees at the two ends of ties.
///
/// How often a degree stands at the end of a tie, that degree tells itself; only what the two ends
/// have in common takes a walk over the ties. Where edges have no direction, every tie stands in
/// two rows, and the row of the greater node is enough. All sums are of whole numbers, so that
/// nothing is rounded and degrees that are all alike are known from ones that differ a little.
fn by_degree(graph: &Frozen) -> f64 {
    let (rows, directed) = (graph.outgoing(), graph.options().directed);
    // Where edges have no direction, a self-loop has both of its ends at its node.
    let out = Ends::new(rows, |node| !directed && rows.has_loop(node));
    let of_incoming = directed.then(|| Ends::new(graph.incoming(), |_| false));
    let into = of_incoming.as_ref().unwrap_or(&out);
    let mut products = 0;
    for (node, degree) in out.degrees.iter().enumerate() {
        let last = if directed { u32::MAX } else { number(node) };
        let lesser = rows.neighbors(node).iter().take_while(|end| **end < last);
        let around = lesser.map(|node| u64::from(into.degrees[*node as usize]));
        let around = around.sum::<u64>() * if directed { 1 } else { 2 };
        let itself = u64::from(!directed && rows.has_loop(node)) * u64::from(*degree);
        products += i128::from(*degree) * i128::from(around + itself);
    }
    let ties = rows.tie_count() as i128;
    let common = ties * products - out.sum * into.sum;
    let [from, to] = [&out, into].map(|ends| ties * ends.squares - ends.sum * ends.sum);
    if from > 0 && to > 0 {
        (float(common) / (float(from).sqrt() * float(to).sqrt())).clamp(-1.0, 1.0)
    } else {
        0.0
    }
}

/// The degrees at one end of all ties, their sum and that of their squares.
struct Ends {
    degrees: Vec<u32>,
    sum: i128,
    squares: i128,
}

impl Ends {
    /// Counts the ties in every row, self-loops twice where they are told; a row of ten is the end
    /// of ten ties.
    fn new(rows: &Rows, has_loop: impl Fn(usize) -> bool) -> Self {
        let (mut sum, mut squares) = (0, 0);
        let nodes = 0..rows.node_count();
        let degrees = nodes.map(|node| {
            let count = number(rows.neighbors(node).len());
            let degree = count + u32::from(has_loop(node));
            let at_ends = u64::from(count) * u64::from(degree);
            sum += i128::from(at_ends);
            squares += i128::from(at_ends) * i128::from(degree);
            degree
        });
        Self {
            degrees: degrees.collect(),
            sum,
            squares,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "the last digits do not matter")]
const fn float(count: i128) -> f64 {
    count as f64
}

/// Divides, unless there is nothing to divide by but what rounding left.
fn share_of(part: f64, whole: f64) -> f64 {
    if whole > 1e-12 {
        (part / whole).clamp(-1.0, 1.0)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::Options;
    use super::*;

    #[test]
    fn kinds_mix_as_in_the_paper() {
        // Newman (2003), table I: shares of couples among four groups, r = 0.621; the shares are
        // rounded there.
        let couples = [
            [258.0, 16.0, 35.0, 13.0],
            [12.0, 157.0, 58.0, 19.0],
            [13.0, 23.0, 306.0, 35.0],
            [5.0, 7.0, 24.0, 16.0],
        ];
        let ties = couples.iter().enumerate().flat_map(|(from, row)| {
            row.iter()
                .enumerate()
                .map(move |(to, share)| (from, 4 + to, *share))
        });
        let kinds = vec![0, 1, 2, 3, 0, 1, 2, 3];
        let graph = Frozen::from_edges(8, ties, &Options::default()).of_kinds(kinds);
        let found = Assortativity::Kind.values(&graph)[0].number().unwrap();
        assert!((found - 0.621).abs() < 2.5e-3, "{found}");
    }

    #[test]
    fn degrees_that_are_opposite_are_no_more_than_opposite() {
        // Here the roots of both squares multiply to a little less than what they are roots of.
        let ties = [(1, 0), (2, 1), (3, 1), (1, 3), (1, 2)].map(|(from, to)| (from, to, 1.0));
        let graph = Frozen::from_edges(4, ties, &Options::default());
        let found = Assortativity::Degree.values(&graph)[0].number();
        assert_eq!(found, Some(-1.0));
    }
}
