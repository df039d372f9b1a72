//! The graph of who said what: typed nodes and edges, each edge with the words it rests on.
//!
//! petgraph holds it, and this is the only module that names petgraph; the others see a
//! [`GraphView`].

mod edge;
mod node;
mod shape;
mod value;
mod view;

pub use edge::{Edge, EdgeKind, Evidence};
pub use node::{Node, NodeKind};
pub use shape::{Multi, Shape, View};
pub use value::{Value, Values};
pub use view::{EdgeReference, GraphView};
