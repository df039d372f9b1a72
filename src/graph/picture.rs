//! How a picture of the graph is to be drawn, where that is decided before it is written.

/// Places and colors for a picture; formats that draw follow it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The place of each node, by number: to the right and up, in points of 1/72 inch.
    pub places: Option<Vec<[f64; 2]>>,
    /// The attribute that numbers the groups nodes are colored by; otherwise they are by kind.
    pub color_by: Option<&'static str>,
}

impl Picture {
    /// Returns the place of a node.
    #[must_use]
    pub fn place(&self, number: usize) -> Option<[f64; 2]> {
        self.places.as_ref()?.get(number).copied()
    }
}
