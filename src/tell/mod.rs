//! What a graph rests on, told to people: why a tie is there, and how a score came about.
//!
//! An [`Explanation`] is plain data, made from a [`Basis`]: the graph that was measured, and the
//! records behind it where there are any. [`find`] finds whom the user means, [`shares`] takes
//! scores apart, and renderers write what was found as prose or as a page.

mod explanation;
pub mod find;
mod page;
mod passage;
mod quotation;
pub mod report;
mod resolution;
mod scores;
pub mod shares;
mod text;
mod words;

pub use explanation::{Basis, Explained, Explanation, Part, Tie, Told};
pub use page::explanation_page;
pub use passage::{Mark, Piece, Position};
pub use quotation::{Archive, Named, Quotation, Role, Source, Stance, named_node};
pub use resolution::{Manner, Resolution};
pub use scores::{AccountOf, Found, Measured, PartOf, Score};
pub use text::{Layout, prose};
