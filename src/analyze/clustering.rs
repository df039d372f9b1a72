//! Local clustering: how close-knit the circle around a node is.

use super::triads::Triads;
use super::triangles::{neighbor_counts, triangle_counts};
use super::{About, Family, Found, Frozen, Measure, Rows, Stopped, Subject, Watch, floats};

/// How close-knit the circle around an actor is: 1 means that all of its contacts are in contact
/// with each other, 0 that it alone holds them together.
///
/// The share of the pairs of neighbors that are tied (Watts and Strogatz 1998). With direction, the
/// share of all triangles with directed ties that could be (Fagiolo 2007); with weights every
/// triangle counts with the geometric mean of its three weights, divided by the greatest weight in
/// the graph (Onnela et al. 2005). A node of fewer than two neighbors has 0. Self-loops make no
/// difference, parallel edges are one tie of their summed weight; where weights do not count,
/// neither does how many parallel edges there are. Time grows with m times the root of m at worst.
/// Fagiolo (2007), "Clustering in complex directed networks", Physical Review E 76.
///
/// ```
/// use sayso::analyze::{Clustering, Frozen, Measure, Options};
///
/// let options = Options { directed: false, ..Options::default() };
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &options);
/// let values = Clustering.values(&graph);
/// assert_eq!(values, [1.0.into(), 1.0.into(), (1.0 / 3.0).into(), 0.0.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Clustering;

impl Measure for Clustering {
    fn about(&self) -> &'static About {
        &About {
            name: "clustering",
            family: Family::Structure,
            subject: Subject::Nodes,
            summary: "high: this actor's contacts are in contact with each other as well",
            normalization: "0 to 1: share of the triangles around the node that could be; with \
                            weights, each by the geometric mean of its ties / the greatest weight",
            paper: "Fagiolo 2007",
            complexity: "O(m^1.5)",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        Ok(floats(local_clustering(graph, watch)?.iter().copied()))
    }
}

/// Returns the local clustering of every node.
pub(super) fn local_clustering<'a>(
    graph: &'a Frozen,
    watch: &dyn Watch,
) -> Result<&'a [f64], Stopped> {
    let values = graph.memo().clustering.get_or_try(|| {
        let counts_ties = !graph.options().weighted || graph.outgoing().has_unit_weights();
        let sums = if !graph.options().directed && counts_ties {
            plain_sums(graph, watch)?
        } else {
            weighted_sums(graph, watch)?
        };
        let possible = possible(graph).into_iter();
        let shares = sums.iter().zip(possible);
        Ok(shares
            .map(|(sum, most)| if most > 0.0 { sum / most } else { 0.0 })
            .collect())
    })?;
    Ok(values)
}

/// Returns twice the triangles of each node.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn plain_sums(graph: &Frozen, watch: &dyn Watch) -> Result<Vec<f64>, Stopped> {
    let counts = triangle_counts(graph, watch)?.iter();
    Ok(counts.map(|count| 2.0 * *count as f64).collect())
}

/// Sums over the triangles of each node the product of their ties: of each the cube root of its
/// weight, or 1 where weights do not count, that of both directions together.
fn weighted_sums(graph: &Frozen, watch: &dyn Watch) -> Result<Vec<f64>, Stopped> {
    let rows = graph.outgoing();
    let scale = rows.scale();
    let root = |from, to| {
        if graph.options().weighted {
            (rows.weight(from, to) * scale).cbrt()
        } else {
            f64::from(u8::from(rows.tie(from, to).is_some()))
        }
    };
    let triads = Triads::new(graph.undirected(), true);
    let directed = graph.options().directed;
    // Without direction a triangle can be gone around in two ways.
    let ways = if directed { 1.0 } else { 2.0 };
    let sides = triads
        .ties()
        .map(|(a, b)| root(a, b) + if directed { root(b, a) } else { 0.0 });
    let sides: Vec<f64> = sides.collect();
    let mut sums = vec![0.0; graph.node_count()];
    triads.each(watch, |nodes, ties| {
        let product = ways * sides[ties[0]] * sides[ties[1]] * sides[ties[2]];
        for node in nodes {
            sums[node] += product;
        }
    })?;
    Ok(sums)
}

/// Counts the ways around a triangle from each node that its ties leave room for.
fn possible(graph: &Frozen) -> Vec<f64> {
    let counts = neighbor_counts(graph);
    if !graph.options().directed {
        let pairs = counts.map(|count| f64::from(count) * (f64::from(count) - 1.0));
        return pairs.collect();
    }
    let others =
        |rows: &Rows, node: usize| rows.neighbors(node).len() - usize::from(rows.has_loop(node));
    let of_node = |(node, either): (usize, u32)| {
        let ties = others(graph.outgoing(), node) + others(graph.incoming(), node);
        let ties = f64::from(super::frozen::number(ties));
        let both = ties - f64::from(either);
        ties * (ties - 1.0) - 2.0 * both
    };
    counts.enumerate().map(of_node).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Measure, Options};
    use super::*;

    #[test]
    fn without_weights_every_tie_counts_once() {
        // The values are those of networkx 3.6.1 for graphs without parallel edges.
        let mutual = [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0), (2, 0, 1.0)];
        let thrice = [mutual[0], mutual[0], mutual[0], mutual[2], mutual[3]];
        for (edges, directed, expected) in [
            (&mutual[..], false, 1.0),
            (&thrice[..], false, 1.0),
            (&thrice[..], true, 0.5),
        ] {
            let options = Options {
                directed,
                weighted: false,
                ..Options::default()
            };
            let graph = Frozen::from_edges(3, edges.iter().copied(), &options);
            assert_eq!(Clustering.values(&graph), vec![expected.into(); 3]);
        }
    }
}
