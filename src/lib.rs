//! sayso turns news articles and coded records into a graph of who said what.

mod error;

pub mod model;

pub mod read;

pub mod write;

pub mod extract;

pub mod graph;

pub mod analyze;

pub mod export;

pub use error::{Error, Place, Result};
