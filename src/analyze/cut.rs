//! Articulation points and bridges: without what the graph falls apart.

use super::frozen::number;
use super::{About, Family, Found, Frozen, Measure, Rows, Stopped, Subject, Watch};
use crate::graph::Value;

/// Without which actors, or ties, others would not hang together: what is true of an articulation
/// point or of a bridge is that all chains of ties between some others lead through it.
///
/// True or false. Direction and weights make no difference: an edge of weight zero ties its ends as
/// well. Between two nodes there is one tie, which can be a bridge even where it is made of several
/// parallel edges; a self-loop never is. Time grows with n + m; long chains need no deep stack.
/// Hopcroft and Tarjan (1973), "Algorithm 447: efficient algorithms for graph manipulation",
/// Communications of the ACM 16.
///
/// ```
/// use sayso::analyze::{Frozen, Options, find};
///
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &Options::default());
/// let values = |name| find(name).unwrap().values(&graph);
/// assert_eq!(values("articulation"), [false.into(), false.into(), true.into(), false.into()]);
/// assert_eq!(values("bridge"), [false.into(), false.into(), false.into(), true.into()]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Without which nodes.
    Articulation,
    /// Without which ties.
    Bridge,
}

/// What there is to know about articulation points.
const ARTICULATION: About = About {
    name: "articulation",
    family: Family::Structure,
    subject: Subject::Nodes,
    summary: "true: without this actor some others would not hang together",
    normalization: "true or false",
    paper: "Hopcroft and Tarjan 1973",
    complexity: "O(n + m)",
    directed: false,
    weighted: false,
};

/// What differs for bridges.
const BRIDGE: About = About {
    name: "bridge",
    subject: Subject::Edges,
    summary: "true: without this tie its two sides would not hang together",
    ..ARTICULATION
};

impl Measure for Cut {
    fn about(&self) -> &'static About {
        match self {
            Self::Articulation => &ARTICULATION,
            Self::Bridge => &BRIDGE,
        }
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let search = Search::run(graph.undirected());
        if *self == Self::Articulation {
            let points = search.points.into_iter().map(Value::Boolean);
            return Ok(points.collect::<Vec<_>>().into());
        }
        let rows = graph.outgoing();
        let over = |from: usize, to: usize| search.bridges[from] == number(to);
        let ties = (0..rows.node_count()).flat_map(|from| {
            rows.neighbors(from)
                .iter()
                .map(move |to| (from, *to as usize))
        });
        let bridges = ties.map(|(from, to)| Value::Boolean(over(from, to) || over(to, from)));
        Ok(bridges.collect::<Vec<_>>().into())
    }
}

/// A depth-first search, with a list in place of the call stack.
struct Search {
    /// When each node was first seen, from 1.
    visits: Vec<u32>,
    /// The earliest visit that each node leads back to without the tie it was reached by.
    lows: Vec<u32>,
    points: Vec<bool>,
    /// The node that each was reached from over a bridge.
    bridges: Vec<u32>,
}

impl Search {
    const NEVER: u32 = 0;
    const NONE: u32 = u32::MAX;

    fn run(rows: &Rows) -> Self {
        let node_count = rows.node_count();
        let mut search = Self {
            visits: vec![Self::NEVER; node_count],
            lows: vec![0; node_count],
            points: vec![false; node_count],
            bridges: vec![Self::NONE; node_count],
        };
        let mut visit_count = 0;
        for start in 0..node_count {
            if search.visits[start] == Self::NEVER {
                search.explore(rows, start, &mut visit_count);
            }
        }
        search
    }

    fn explore(&mut self, rows: &Rows, start: usize, visit_count: &mut u32) {
        let mut visit = |search: &mut Self, node: usize| {
            *visit_count += 1;
            search.visits[node] = *visit_count;
            search.lows[node] = *visit_count;
        };
        visit(self, start);
        let mut way = vec![(start, rows.neighbors(start).iter())];
        let mut branches = 0;
        while let Some((node, neighbors)) = way.last_mut() {
            let node = *node;
            if let Some(neighbor) = neighbors.next() {
                let neighbor = *neighbor as usize;
                if self.visits[neighbor] == Self::NEVER {
                    visit(self, neighbor);
                    way.push((neighbor, rows.neighbors(neighbor).iter()));
                } else if way.len() < 2 || way[way.len() - 2].0 != neighbor {
                    self.lows[node] = self.lows[node].min(self.visits[neighbor]);
                }
                continue;
            }
            way.pop();
            let Some((before, _)) = way.last() else {
                break;
            };
            let before = *before;
            let low = self.lows[node];
            self.lows[before] = self.lows[before].min(low);
            if low > self.visits[before] {
                self.bridges[node] = number(before);
            }
            if before == start {
                branches += 1;
            } else if low >= self.visits[before] {
                self.points[before] = true;
            }
        }
        self.points[start] = branches > 1;
    }
}
