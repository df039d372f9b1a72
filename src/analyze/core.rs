//! Core number: how deep in the crowd a node sits.

use super::triangles::neighbor_counts;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};
use crate::graph::Value;

/// How deep in the crowd a node sits: an actor of core 5 belongs to a group in which everybody is
/// tied to at least five others of the group.
///
/// The greatest k for which the node is in the k-core: what is left when nodes with fewer than k
/// neighbors are taken away, again and again. A count; direction, weights, parallel edges and
/// self-loops make no difference, and a node without neighbors has 0. Time grows with n + m.
/// Seidman (1983), "Network structure and minimum degree", Social Networks 5; taken away level by
/// level, as in Batagelj and Zaversnik (2003), "An O(m) algorithm for cores decomposition of
/// networks".
///
/// ```
/// use sayso::analyze::{Core, Frozen, Measure, Options};
///
/// let edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (2, 3, 1.0)];
/// let graph = Frozen::from_edges(4, edges, &Options::default());
/// assert_eq!(Core.values(&graph), [2.into(), 2.into(), 2.into(), 1.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Core;

impl Measure for Core {
    fn about(&self) -> &'static About {
        &About {
            name: "core",
            family: Family::Structure,
            subject: Subject::Nodes,
            summary: "high: deep in the crowd: this actor's circle has many ties within itself",
            normalization: "greatest k such that the node is in a group where each has k neighbors",
            paper: "Seidman 1983",
            complexity: "O(n + m)",
            directed: false,
            weighted: false,
        }
    }

    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped> {
        let rows = graph.undirected();
        let node_count = rows.node_count();
        let mut degrees: Vec<u32> = neighbor_counts(graph).collect();
        let mut left: Vec<u32> = (0..).take(node_count).collect();
        // All nodes in the order in which they leave: those that did and those that are about to.
        // Nodes are always written, and counted only where it is so: no branch that nobody can
        // foresee.
        let mut leaving = vec![0; node_count + 1];
        let (mut gone, mut found) = (0, 0);
        // Every level passes over the nodes that are left, of which each has as many neighbors as
        // there were levels: all passes together take no longer than the ties.
        for level in 0.. {
            if left.is_empty() {
                break;
            }
            watch.step(gone as u64, node_count as u64)?;
            let mut kept = 0;
            for place in 0..left.len() {
                let node = left[place];
                let degree = degrees[node as usize];
                leaving[found] = node;
                found += usize::from(degree == level);
                left[kept] = node;
                kept += usize::from(degree > level);
            }
            left.truncate(kept);
            while gone < found {
                let node = leaving[gone] as usize;
                gone += 1;
                for neighbor in rows.neighbors(node) {
                    let degree = &mut degrees[*neighbor as usize];
                    let before = *degree;
                    *degree -= u32::from(before > level);
                    leaving[found] = *neighbor;
                    found += usize::from(before == level + 1);
                }
            }
        }
        let cores = degrees.into_iter().map(|core| Value::Integer(core.into()));
        Ok(cores.collect::<Vec<_>>().into())
    }
}
