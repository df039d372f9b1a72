//! How a picture of the graph is to be drawn, where that is decided before it is written.

/// Places, colors and sizes for a picture; formats that draw follow it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The place of each node, by number: to the right and up, in points of 1/72 inch.
    pub places: Option<Vec<[f64; 2]>>,
    /// The attribute that numbers the groups nodes are colored by; otherwise they have their own
    /// color, or are colored by kind.
    pub color_by: Option<&'static str>,
    /// The color of nodes, by number, as red, green and blue; nothing for those that have none.
    pub colors: Option<Vec<Option<[u8; 3]>>>,
    /// The diameter of nodes, by number, in points; nothing for those that have none.
    pub sizes: Option<Vec<Option<f64>>>,
}

impl Picture {
    /// Returns the place of a node.
    #[must_use]
    pub fn place(&self, number: usize) -> Option<[f64; 2]> {
        self.places.as_ref()?.get(number).copied()
    }

    /// Returns the color that a node has of its own.
    #[must_use]
    pub fn color(&self, number: usize) -> Option<[u8; 3]> {
        *self.colors.as_ref()?.get(number)?
    }

    /// Returns the diameter that a node has of its own.
    #[must_use]
    pub fn size(&self, number: usize) -> Option<f64> {
        *self.sizes.as_ref()?.get(number)?
    }
}
