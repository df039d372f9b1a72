//! What a measure is: facts about it, and how it is run.

use super::{Frozen, Method, Stopped, Unwatched, Watch};
use crate::graph::Value;

/// A measure of the nodes, the edges or the whole of a graph.
pub trait Measure: Sync {
    /// What there is to know about it.
    fn about(&self) -> &'static About;

    /// Computes it, and tells the watcher how far it has come where that takes long.
    ///
    /// # Errors
    ///
    /// Returns [`Stopped`] where the watcher asks to stop.
    fn compute(&self, graph: &Frozen, watch: &dyn Watch) -> Result<Found, Stopped>;

    /// Tells whether the least value comes first in a ranking, as with numbered components.
    fn ranks_least_first(&self) -> bool {
        false
    }

    /// Returns the registry name, which is also the attribute it writes.
    fn name(&self) -> &'static str {
        self.about().name
    }

    /// Computes it unwatched and returns its values alone: one for each node, one for each tie of
    /// [`Frozen::outgoing`], or one.
    fn values(&self, graph: &Frozen) -> Vec<Value> {
        self.compute(graph, &Unwatched)
            .map_or_else(|Stopped| Vec::new(), |found| found.values)
    }
}

/// What there is to know about a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The registry name, which is also the attribute it writes: lower case, underscores.
    pub name: &'static str,
    /// Which measures it belongs with.
    pub family: Family,
    /// What it speaks of.
    pub subject: Subject,
    /// What a high value means, in one sentence for a reporter.
    pub summary: &'static str,
    /// The range of the values and how they are scaled.
    pub normalization: &'static str,
    /// Where the measure is defined, or its algorithm described.
    pub paper: &'static str,
    /// How its time grows with `n` nodes and `m` edges.
    pub complexity: &'static str,
    /// Whether the direction of edges makes a difference.
    pub directed: bool,
    /// Whether weights make a difference: for measures of paths, where
    /// [`Distance::InverseWeight`](super::Distance::InverseWeight) is asked for.
    pub weighted: bool,
}

/// Which measures belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// How much a node or an edge matters.
    Centrality,
    /// Which nodes keep together.
    Communities,
    /// How the graph hangs together.
    Structure,
}

impl Family {
    /// All families, in the order of help.
    pub const ALL: [Self; 3] = [Self::Centrality, Self::Communities, Self::Structure];

    /// Returns the name after `--measures`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Centrality => "centrality",
            Self::Communities => "communities",
            Self::Structure => "structure",
        }
    }
}

/// What a measure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// It has a value for every node.
    Nodes,
    /// It has a value for every tie.
    Edges,
    /// It has one value for the whole graph.
    Graph,
}

impl Subject {
    /// Returns the word for it in tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nodes => "nodes",
            Self::Edges => "edges",
            Self::Graph => "graph",
        }
    }
}

/// What a measure found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// One value for each node by number, one for each tie of [`Frozen::outgoing`] in its order,
    /// or one for the graph, by the measure's [`Subject`].
    pub values: Vec<Value>,
    /// What it says of the whole graph besides, as the modularity of communities.
    pub figures: Vec<(&'static str, Value)>,
    /// Whether values are exact or estimated, and why, where there was a choice.
    pub method: Option<Method>,
    /// What a reader of the values has to know: one sentence each.
    pub notes: Vec<String>,
}

impl From<Vec<Value>> for Found {
    fn from(values: Vec<Value>) -> Self {
        Self {
            values,
            ..Self::default()
        }
    }
}

/// Makes what was found from floats.
pub(super) fn floats(values: impl IntoIterator<Item = f64>) -> Found {
    let values: Vec<Value> = values.into_iter().map(Value::Float).collect();
    values.into()
}
