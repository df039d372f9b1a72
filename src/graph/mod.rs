//! The graph of who said what: typed nodes and edges, each edge with the words it rests on.
//!
//! petgraph holds it, and this is the only module that names petgraph; the others see a
//! [`GraphView`].

mod build;
mod edge;
mod edges;
mod fields;
mod filter;
mod label;
mod links;
mod merge;
mod node;
mod nodes;
mod part;
mod picture;
mod quote;
mod repeats;
mod shape;
mod sources;
mod value;
mod view;

pub use build::{build, build_filtered};
pub use edge::{Edge, EdgeId, EdgeKind, EdgeReference, Evidence};
pub use filter::Filter;
pub use node::{Node, NodeKind};
pub use picture::Picture;
pub use repeats::Repeats;
pub use shape::{Multi, Shape, View};
pub use sources::Sources;
pub use value::{Name, Value, Values};
pub use view::GraphView;

#[cfg(test)]
mod tests;
