//! How many components there are.

use super::strong_component::strong_labels;
use super::weak_component::weak_labels;
use super::{About, Family, Found, Frozen, Measure, Stopped, Subject, Watch};
use crate::graph::Value;

/// Into how many parts the graph falls: of weak components no chain of ties leads from one to the
/// other; of strong ones no chain leads there and back.
///
/// A count; a node without ties is a component of its own, and an empty graph has none. Weights
/// make no difference. Time grows with n + m. See [`WeakComponent`](super::WeakComponent) and
/// [`StrongComponent`](super::StrongComponent), which number them.
///
/// ```
/// use sayso::analyze::{Frozen, Options, find};
///
/// let graph = Frozen::from_edges(3, [(0, 1, 1.0)], &Options::default());
/// let values = |name| find(name).unwrap().values(&graph);
/// assert_eq!(values("weak_components"), [2.into()]);
/// assert_eq!(values("strong_components"), [3.into()]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComponentCount {
    /// Whoever speaks of whom.
    Weak,
    /// There and back.
    Strong,
}

/// What there is to know about weak ones.
const WEAK: About = About {
    name: "weak_components",
    family: Family::Structure,
    subject: Subject::Graph,
    summary: "high: the graph falls into many parts without any tie between them",
    normalization: "count of weak components",
    paper: "Hopcroft and Tarjan 1973",
    complexity: "O(n + m)",
    directed: false,
    weighted: false,
};

/// What differs for strong ones.
const STRONG: About = About {
    name: "strong_components",
    summary: "high: few actors are in a conversation, where each leads to each other",
    normalization: "count of strong components",
    paper: "Tarjan 1972",
    directed: true,
    ..WEAK
};

impl Measure for ComponentCount {
    fn about(&self) -> &'static About {
        match self {
            Self::Weak => &WEAK,
            Self::Strong => &STRONG,
        }
    }

    fn compute(&self, graph: &Frozen, _: &dyn Watch) -> Result<Found, Stopped> {
        let labels = match self {
            Self::Weak => weak_labels(graph),
            Self::Strong => strong_labels(graph),
        };
        let mut is_met = vec![false; labels.len()];
        let mut count = 0;
        for label in labels {
            count += i64::from(!std::mem::replace(&mut is_met[label as usize], true));
        }
        Ok(vec![Value::Integer(count)].into())
    }
}
