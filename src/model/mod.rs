//! What is said, by whom, about whom: the records that every stage reads and writes.
//!
//! Plain data with serde: no graph, no input or output. [`Records`] is a set of records by id;
//! [`Records::merge`] is set union.

mod actor;
mod concept;
mod confidence;
mod date;
mod document;
mod id;
mod merge;
mod organisation;
mod records;
mod relation;
mod span;
mod statement;
mod written;

use std::collections::BTreeMap;

pub use actor::{Actor, ActorKind};
pub use concept::Concept;
pub use confidence::LeftOut;
pub use date::{Date, DateError};
pub use document::Document;
pub use id::{Id, slug};
pub use merge::Conflict;
pub use organisation::Organisation;
pub use records::{Dangling, Record, Records};
pub use relation::Relation;
pub use span::{Span, Spans};
pub use statement::{ConceptReference, Mode, Statement};
pub use written::month_by_name;
pub(crate) use written::{day_number, year_number};

/// Fields that the model does not name: kept as they are, in the order of their names.
pub type Attributes = BTreeMap<String, serde_json::Value>;
