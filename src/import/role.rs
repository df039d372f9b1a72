//! What columns are for: the names by which programs, this one among them, know them.

use super::description::{Description, color};
use crate::graph::Value;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// An attribute.
    Value,
    Label,
    Kind,
    Id,
    Weight,
    Record,
    Document,
    Spans,
    Quote,
    /// How a node is drawn; as an attribute, too, where that is not all that it may be.
    Drawn(Drawn, bool),
    /// Nothing that is not known already.
    Nothing,
}

/// A part of how a node is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    X,
    Y,
    Size,
    Color,
    Red,
    Green,
    Blue,
}

impl Drawn {
    /// Takes a value as how the node is drawn.
    pub(super) fn take(self, value: &Value, said: &mut Description<'_>) {
        let number = value.number().filter(|number| number.is_finite());
        let looks = &mut said.looks;
        match self {
            Self::X => looks.x = number,
            Self::Y => looks.y = number,
            Self::Size => looks.size = number.filter(|size| *size > 0.0),
            Self::Color => {
                if let Value::Text(text) = value {
                    looks.color = color(text);
                }
            }
            Self::Red | Self::Green | Self::Blue => {
                let part = match self {
                    Self::Red => 0,
                    Self::Green => 1,
                    _ => 2,
                };
                let byte = match value {
                    Value::Integer(byte) => u8::try_from(*byte).ok(),
                    _ => None,
                };
                if let Some(byte) = byte {
                    looks.color.get_or_insert([0; 3])[part] = byte;
                }
            }
        }
    }
}

/// Tells what a column of nodes is that this program wrote.
pub(super) fn own_node(name: &str) -> Role {
    match name {
        "label" => Role::Label,
        "kind" => Role::Kind,
        "sayso_id" => Role::Id,
        // The one repeats the label, the other is what igraph makes of the id in the file.
        "name" | "id" => Role::Nothing,
        _ => drawn(name, false),
    }
}

/// Tells what a column of edges is that this program wrote.
pub(super) fn own_edge(name: &str) -> Role {
    match name {
        "label" => Role::Label,
        "kind" | "sayso_kind" => Role::Kind,
        "sayso_id" => Role::Id,
        "weight" => Role::Weight,
        "record" => Role::Record,
        "document" => Role::Document,
        "spans" => Role::Spans,
        "quote" => Role::Quote,
        // Cytoscape shows the first; igraph and networkx add the others.
        "interaction" | "id" | "key" | "networkx_key" | "visone.direction" => Role::Nothing,
        _ => Role::Value,
    }
}

/// Tells what a column of nodes is that may say how they are drawn.
pub(super) fn drawn(name: &str, is_value: bool) -> Role {
    let part = match name {
        "x" => Drawn::X,
        "y" => Drawn::Y,
        "size" => Drawn::Size,
        "color" => Drawn::Color,
        "r" => Drawn::Red,
        "g" => Drawn::Green,
        "b" => Drawn::Blue,
        _ => return Role::Value,
    };
    Role::Drawn(part, is_value)
}
