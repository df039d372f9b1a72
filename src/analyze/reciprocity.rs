//! Reciprocity: how much of the attention is returned.

use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch, floats};

/// How much of the attention is returned: 1 means that whoever speaks of another is spoken of by
/// it as much.
///
/// The share of the ties whose ends are tied the other way too; with weights, the share of the
/// weight that is matched by weight the other way. Self-loops are left out. 1 where edges have no
/// direction, and 0 where there are no ties of any weight. Squartini, Picciolo, Ruzzenenti and
/// Garlaschelli (2013), "Reciprocity of weighted networks", Scientific Reports 3.
///
/// ```
/// use sayso::analyze::{Frozen, Measure, Options, Reciprocity};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 3.0), (1, 0, 1.0)], &Options::default());
/// assert_eq!(Reciprocity.values(&graph), [0.5.into()]);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Reciprocity;

impl Measure for Reciprocity {
    fn about(&self) -> &'static About {
        &About {
            name: "reciprocity",
            family: Family::Structure,
            subject: Subject::Graph,
            summary: "high: those who are spoken of speak of the others as well",
            normalization: "0 to 1: share of the ties, or of their weight, that is returned",
            paper: "Squartini et al. 2013",
            complexity: "O(n + m)",
            directed: true,
            weighted: true,
        }
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let (outgoing, scale) = (graph.outgoing(), graph.outgoing().scale());
        let (mut total, mut returned) = (0.0, 0.0);
        for node in 0..graph.node_count() {
            // Parallel edges are one tie here, so that without weights each counts once.
            let weight_of = |weight: f64| {
                if graph.options().weighted {
                    weight * scale
                } else {
                    1.0
                }
            };
            let mut back = graph.incoming().ties(node).peekable();
            for (neighbor, weight) in outgoing.ties(node).filter(|tie| tie.0 != node) {
                total += weight_of(weight);
                while back.next_if(|(other, _)| *other < neighbor).is_some() {}
                if let Some((_, weight_back)) = back.next_if(|(other, _)| *other == neighbor) {
                    returned += weight_of(weight.min(weight_back));
                }
            }
        }
        Ok(floats([if total > 0.0 { returned / total } else { 0.0 }]))
    }
}
