//! The flavors of GraphML: what single programs want beside, or instead of, what the schema allows.

use crate::graph::{GraphView, Repeats};

/// Which program a GraphML file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flavor {
    /// Every program: valid by the schema, colors and sizes are attributes.
    Strict,
    /// Gephi, which keeps parallel edges apart where an attribute `label` of the element, which the
    /// schema does not know, differs.
    Gephi,
    /// yEd, which draws by elements of its own: without them all nodes lie on one another.
    Yed,
    /// visone, which draws by those of yEd in a wrapping of its own.
    Visone,
}

/// Attributes of nodes beside their columns: Gephi draws by the first two, Cytoscape shows the
/// third; the others are where Gephi puts nodes, if they have a place.
const NODES: [(&str, &str); 5] = [
    ("color", "string"),
    ("size", "double"),
    ("name", "string"),
    ("x", "double"),
    ("y", "double"),
];

/// The attribute of edges that Cytoscape shows.
const EDGES: [(&str, &str); 1] = [("interaction", "string")];

/// The attribute that visone knows directed edges by, whatever `edgedefault` says.
const DIRECTION: [(&str, &str); 1] = [("visone.direction", "boolean")];

impl Flavor {
    /// Returns the edges whose kind does not tell them apart, where kinds are to do that.
    pub(super) fn repeats(self, graph: &GraphView) -> Repeats {
        match self {
            Self::Gephi => Repeats::of(graph),
            Self::Strict | Self::Yed | Self::Visone => Repeats::default(),
        }
    }

    /// Tells whether nodes and edges have elements that say how they are drawn.
    pub(super) const fn is_drawn(self) -> bool {
        matches!(self, Self::Yed | Self::Visone)
    }

    /// Returns the attributes that nodes have beside their columns.
    pub(super) fn node_extras(self, is_placed: bool) -> &'static [(&'static str, &'static str)] {
        match (self.is_drawn(), is_placed) {
            (true, _) => &[],
            (false, true) => &NODES,
            (false, false) => &NODES[..3],
        }
    }

    /// Returns the attributes that edges have beside their columns.
    pub(super) const fn edge_extras(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Strict | Self::Gephi => &EDGES,
            Self::Yed => &[],
            Self::Visone => &DIRECTION,
        }
    }

    /// Returns the name spaces of the elements beside those of the format.
    pub(super) const fn name_spaces(self) -> &'static str {
        match self {
            Self::Strict | Self::Gephi => "",
            Self::Yed => " xmlns:y=\"http://www.yworks.com/xml/graphml\"",
            Self::Visone => {
                " xmlns:y=\"http://www.yworks.com/xml/graphml\" \
                xmlns:visone=\"http://visone.info/xmlns\""
            }
        }
    }
}
