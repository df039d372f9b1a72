//! Triangles: how many pairs of a node's neighbors are tied to each other.

use super::triads::Triads;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};
use crate::graph::Value;

/// How many pairs of an actor's contacts are in contact themselves: many triangles mean that this
/// actor is at home in a circle.
///
/// A count. Direction, weights, parallel edges and self-loops make no difference. Time grows with
/// m times the root of m at worst. Latapy (2008), "Main-memory triangle computations for very large
/// (sparse (power-law)) graphs", Theoretical Computer Science 407.
///
/// ```
/// use sayso::analyze::{Frozen, Measure, Options, Triangles};
///
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &Options::default());
/// assert_eq!(Triangles.values(&graph), [1.into(), 1.into(), 1.into(), 0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Triangles;

impl Measure for Triangles {
    fn about(&self) -> &'static About {
        &About {
            name: "triangles",
            family: Family::Structure,
            subject: Subject::Nodes,
            summary: "high: many of this actor's contacts are in contact with each other",
            normalization: "count of pairs of neighbors that are tied",
            paper: "Latapy 2008",
            complexity: "O(m^1.5)",
            directed: false,
            weighted: false,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let counts = triangle_counts(graph, watch)?.iter();
        let values = counts.map(|count| Value::Integer(i64::try_from(*count).unwrap_or(i64::MAX)));
        Ok(values.collect::<Vec<_>>().into())
    }
}

/// Returns the number of triangles that each node is in.
pub(super) fn triangle_counts<'a>(
    graph: &'a Frozen,
    watch: &dyn Watch,
) -> Result<&'a [u64], Stopped> {
    let memo = &graph.memo().triangles;
    let counts = memo.get_or_try(|| Triads::new(graph.undirected(), false).counts(watch))?;
    Ok(counts)
}

/// Returns the number of nodes that each node is tied to, itself left out.
pub(super) fn neighbor_counts(graph: &Frozen) -> impl Iterator<Item = u32> + '_ {
    let rows = graph.undirected();
    (0..rows.node_count()).map(|node| {
        let own = u32::from(rows.has_loop(node));
        super::frozen::number(rows.neighbors(node).len()) - own
    })
}
