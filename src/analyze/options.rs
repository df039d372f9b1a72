//! How a graph is read before it is measured.

/// How edges count.
///
/// By default edges have a direction and a weight, and the way between two nodes is as long as
/// the number of edges on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Whether an edge leads one way only; otherwise every edge leads both ways.
    pub directed: bool,
    /// Whether an edge counts with its weight; otherwise each counts as one, and parallel edges
    /// as one each.
    pub weighted: bool,
    /// How long an edge is on a path.
    pub distance: Distance,
    /// When measures of shortest paths may be estimated from a sample.
    pub sampling: Sampling,
    /// Where seeded choices start: samples, and the order in which communities are searched.
    pub seed: u64,
    /// How fine communities are: above 1 more and smaller ones, below 1 fewer and larger.
    pub resolution: f64,
}

/// When measures of shortest paths may be estimated from a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sampling {
    /// On graphs so large that the exact values would take minutes, within 0.01 with a confidence
    /// of 0.9.
    Auto,
    /// Never: values are exact, whatever the time they take.
    Never,
    /// Always, so that with a confidence of 0.9 no value is off by more than this; exact where the
    /// sample would have to be about as large as the graph.
    Within(f64),
}

/// How long an edge is on a path: what betweenness and closeness go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// Every edge is one step.
    Hops,
    /// An edge is as long as one divided by its weight: strong ties are short. The weights of
    /// parallel edges are summed first; an edge of weight zero leads nowhere.
    InverseWeight,
}

/// Which edges of a node a measure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Those that enter it and those that leave it.
    All,
    /// Those that enter it.
    In,
    /// Those that leave it.
    Out,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            directed: true,
            weighted: true,
            distance: Distance::Hops,
            sampling: Sampling::Auto,
            seed: 1,
            resolution: 1.0,
        }
    }
}

impl Distance {
    /// Both ways, in the order of help.
    pub const ALL: [Self; 2] = [Self::Hops, Self::InverseWeight];

    /// Returns the name after `--distance`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hops => "hops",
            Self::InverseWeight => "inverse",
        }
    }

    /// Returns the length of an edge, or `None` where it cannot be passed.
    pub(super) fn of(self, weight: f64) -> Option<f64> {
        match self {
            Self::Hops => Some(1.0),
            Self::InverseWeight => Some(1.0 / weight).filter(|length| length.is_finite()),
        }
    }
}
