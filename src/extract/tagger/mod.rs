//! The tagging engine: hashed features, rows of small weights, and the best sequence of labels.
//!
//! What is tagged is a grid of [`Columns`]: for each token a row of symbols. [`Templates`] join
//! symbols of neighbouring rows to features, and the hash of a feature is the number of its row of
//! weights in the [`Model`]. [`Sums`] add the rows up, and a [`Chain`] of them finds the best
//! labels and how sure they are. The same code serves every layer that is learned, and its trainer.

mod chain;
mod columns;
mod hash;
mod marginals;
mod model;
mod sums;
mod template;
mod twins;

pub use chain::{Chain, Grammar};
pub(super) use columns::Columns;
pub(super) use hash::{mix, symbol, text_symbol};
pub use marginals::Marginals;
pub(super) use model::Aligned;
pub use model::{Model, write};
pub(super) use sums::Sums;
pub(super) use template::Templates;
pub(super) use twins::Twins;
