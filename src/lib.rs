//! Turns news articles and coded records into a graph of who said what.
//!
#![doc = include_str!("../README.md")]
//!
//! # Modules, in the order in which a reader meets them

mod error;
pub mod files;
mod vectors;

#[cfg(test)]
#[path = "../tests/common/cases.rs"]
mod cases;

pub mod model;

pub mod read;

pub mod write;

pub mod extract;

pub mod graph;

pub mod import;

pub mod check;

pub mod analyze;

pub mod plot;

pub mod export;

pub mod tell;

pub mod pipeline;

pub mod cli;

pub mod guide;

pub use error::{Error, Place, Result};
