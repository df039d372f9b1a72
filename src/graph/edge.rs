//! The edges, and the evidence that each of them rests on.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::Values;
use crate::model::{Date, Id, Span};

/// An edge of the graph, directed.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// A readable id; empty where none was given, as to many edges of graph files. What it is
    /// called then is told by [`EdgeReference::id`].
    pub id: String,
    /// What it says about its two ends.
    pub kind: EdgeKind,
    /// How many statements or relations it stands for; never zero.
    pub weight: f64,
    /// What it rests on: one item for each statement or relation.
    pub evidence: Vec<Evidence>,
    /// Everything else: role, dates, stance, confidence.
    pub values: Values,
}

/// What an edge is called, unlike any other of its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EdgeId<'a> {
    /// The id that it was given.
    Given(&'a str),
    /// [`EdgeId::NUMBERED`] and a number, where none was given.
    Numbered(u32),
}

impl<'a> EdgeId<'a> {
    /// What stands before the number of an edge.
    pub const NUMBERED: &'static str = "edge/";

    /// Returns the id as text.
    #[must_use]
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Self::Given(id) => Cow::Borrowed(id),
            Self::Numbered(_) => Cow::Owned(self.to_string()),
        }
    }
}

impl fmt::Display for EdgeId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(id) => id.fmt(f),
            Self::Numbered(number) => write!(f, "{}{number}", Self::NUMBERED),
        }
    }
}

/// An edge with the numbers of its two ends.
#[derive(Debug, Clone, Copy)]
pub struct EdgeReference<'a> {
    /// The number of the node it leaves.
    pub source: usize,
    /// The number of the node it enters.
    pub target: usize,
    /// Whether it leads one way.
    pub is_directed: bool,
    /// The edge.
    pub edge: &'a Edge,
    /// The number by which it is called where it has no id.
    pub(super) number: u32,
}

impl<'a> EdgeReference<'a> {
    /// Returns what the edge is called, unlike any other of its graph: the id that it was given,
    /// else a number. Of graphs that were read,
    /// [`GraphView::tell_edges_apart`](super::GraphView::tell_edges_apart) sees to that.
    #[must_use]
    #[inline]
    pub fn id(&self) -> EdgeId<'a> {
        if self.edge.id.is_empty() {
            EdgeId::Numbered(self.number)
        } else {
            EdgeId::Given(&self.edge.id)
        }
    }

    /// Returns the edge for another graph, in which it is to be called what it is called in this
    /// one.
    #[must_use]
    pub fn to_edge(&self) -> Edge {
        let mut edge = self.edge.clone();
        edge.id = self.id().text().into_owned();
        edge
    }
}

/// What an edge says about its two ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// Speaker → statement.
    Said,
    /// Statement → whom it mentions; in the actors view, speaker → whom a statement mentions.
    Mentions,
    /// Statement → whom it is said to.
    Addresses,
    /// Statement → who passed it on.
    ReportedBy,
    /// Statement → document.
    AppearsIn,
    /// Statement → concept.
    About,
    /// A relation record, by its kind: `holds_role`, `member_of`, …
    Relation(Arc<str>),
}

impl EdgeKind {
    /// The kinds that statements give, each with one name.
    const OF_STATEMENTS: [Self; 6] = [
        Self::Said,
        Self::Mentions,
        Self::Addresses,
        Self::ReportedBy,
        Self::AppearsIn,
        Self::About,
    ];

    /// Returns the kind with a name; every name is that of some relation at least.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let known = Self::OF_STATEMENTS.into_iter();
        let mut known = known.filter(|kind| kind.as_str() == name);
        known.next().unwrap_or_else(|| Self::Relation(name.into()))
    }

    /// Returns the name that graph files use.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Said => "said",
            Self::Mentions => "mentions",
            Self::Addresses => "addresses",
            Self::ReportedBy => "reported_by",
            Self::AppearsIn => "appears_in",
            Self::About => "about",
            Self::Relation(kind) => kind,
        }
    }
}

/// What an edge rests on: a place in a document and the words that stand there.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The statement or relation that gave the edge.
    pub record: Id,
    /// The document it stands in, where one is known.
    pub document: Option<Id>,
    /// The pieces of that document's text.
    pub spans: Vec<Span>,
    /// The words.
    pub quote: Arc<str>,
    /// When it was said.
    pub date: Option<Date>,
}
