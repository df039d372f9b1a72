//! Edges that wait for the numbers of their ends, to be looked up together.

use super::names::Mark;

/// Edges by the names of their ends.
///
/// Looking a name up waits for memory. Names that are looked up right after each other wait at the
/// same time.
#[derive(Default)]
pub(super) struct Waiting {
    /// The names of all ends.
    text: String,
    ends: Vec<End>,
    weights: Vec<f64>,
}

/// An end of an edge.
struct End {
    /// Where its name ends in the text.
    at: usize,
    mark: Mark,
}

/// How many edges wait before they are looked up.
const MOST: usize = 256;

impl Waiting {
    /// Takes an edge, by the names of its ends and their marks.
    #[inline]
    pub(super) fn push(&mut self, ends: [(&str, Mark); 2], weight: f64) {
        for (name, mark) in ends {
            self.text.push_str(name);
            let at = self.text.len();
            self.ends.push(End { at, mark });
        }
        self.weights.push(weight);
    }

    /// Tells whether no edge waits.
    pub(super) fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Tells whether enough edges wait.
    pub(super) fn is_full(&self) -> bool {
        self.weights.len() >= MOST
    }

    /// Forgets the edges.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.weights.clear();
    }

    /// Returns the names of all ends, two for each edge, with their marks.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, Mark)> + Clone {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let name = self.text.get(start..end.at).unwrap_or_default();
            start = end.at;
            (name, end.mark)
        })
    }

    /// Returns the weights of all edges.
    pub(super) fn weights(&self) -> &[f64] {
        &self.weights
    }
}
