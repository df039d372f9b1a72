//! The elements of graph formats that have a meaning here.

/// Defines the elements by their names without prefix.
macro_rules! tags {
    ($($tag:ident $name:literal,)*) => {
        /// What an element is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Tag {
            $(#[doc = concat!("`", $name, "`")] $tag,)*
            /// Another one.
            Other,
        }

        impl Tag {
            fn of(name: &str) -> Self {
                match name {
                    $($name => Self::$tag,)*
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    Attribute "attribute",
    Attributes "attributes",
    AttributeValue "attvalue",
    Color "color",
    Creator "creator",
    Data "data",
    Default "default",
    Description "description",
    Edge "edge",
    EdgeLabel "EdgeLabel",
    Edges "edges",
    Fill "Fill",
    Geometry "Geometry",
    Graph "graph",
    Hyperedge "hyperedge",
    Key "key",
    Node "node",
    NodeLabel "NodeLabel",
    Nodes "nodes",
    Position "position",
    Size "size",
    Spell "spell",
}

impl Tag {
    /// Tells what an element is by its name, whatever its prefix.
    pub(super) fn named(name: &str) -> Self {
        match name {
            // These are nearly all.
            "data" => Self::Data,
            "attvalue" => Self::AttributeValue,
            "node" => Self::Node,
            "edge" => Self::Edge,
            name => Self::of(name.rsplit_once(':').map_or(name, |(_, local)| local)),
        }
    }
}
