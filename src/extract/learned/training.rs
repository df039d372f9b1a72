//! What the trainer needs: the layers of a text, its gold labels and the features of its tokens.
//!
//! This is no part of the library's promise; it changes with the models.

use super::super::attribution::{self, Attribution};
use super::super::layers::Layers;
use super::super::text::Piece;
use super::labels::{self, Role};
use super::sheet::{self, Sheet};
use super::templates::Pass;

pub use super::sheet::likeness;
pub use crate::extract::tagger::{Chain, Grammar, Marginals, Model, write};

/// How many labels the attribution passes have.
pub const LABELS: usize = labels::COUNT;
/// How many slots the table of cue-like stems has.
pub const SLOTS: usize = sheet::SLOTS;
/// The power of two of the number of rows for links.
pub const LINK_BITS: u32 = super::link::BITS;
/// Which labels may follow one another.
pub const GRAMMAR: Grammar = labels::GRAMMAR;

/// A statement by hand: the code points of its source, cue and content.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// Who speaks.
    pub source: Vec<(u32, u32)>,
    /// The words that report.
    pub cue: Vec<(u32, u32)>,
    /// What is reported.
    pub content: Vec<(u32, u32)>,
}

/// The layers of a text, as extraction sees them.
pub struct Lesson<'a> {
    pub(super) layers: Layers<'a>,
    pub(super) rules: Vec<Attribution>,
}

/// The rows of weights of the features of each token, for one pass.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Of single labels, as many for each token.
    pub nodes: Vec<u32>,
    /// Of pairs of labels, as many for each token.
    pub edges: Vec<u32>,
    /// How many a token has of single labels.
    pub node_width: usize,
    /// How many a token has of pairs.
    pub edge_width: usize,
}

/// A pair that may belong together, with its features, and whether it does.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The rows of weights of its features.
    pub rows: Vec<u32>,
    /// Whether the two belong together.
    pub linked: bool,
}

impl<'a> Lesson<'a> {
    /// Runs the layers before attribution, and the rules.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let layers = Layers::find(text, 0);
        let rules = attribution::attribute(&layers.text, &layers.quotes, &layers.layout);
        Self { layers, rules }
    }

    pub(super) fn sheet(&self) -> Sheet<'_, 'a> {
        Sheet {
            text: &self.layers.text,
            quotes: &self.layers.quotes,
            layout: &self.layers.layout,
            names: &self.layers.names,
            rules: &self.rules,
        }
    }

    /// Returns for each token the slot of its stem.
    #[must_use]
    pub fn slots(&self) -> Vec<usize> {
        self.sheet().slots()
    }

    /// Returns the gold label of each token.
    #[must_use]
    pub fn labels(&self, gold: &[Gold]) -> Vec<u8> {
        let mut found = vec![0; self.layers.text.tokens.len()];
        let roles = [Role::Content, Role::Source, Role::Cue];
        for role in roles {
            for &span in gold.iter().flat_map(|g| spans(g, role)) {
                labels::mark(&mut found, self.piece(span), role);
            }
        }
        found
    }

    /// Returns the tokens that a range of code points touches.
    fn piece(&self, (from, to): (u32, u32)) -> Piece {
        let tokens = &self.layers.text.tokens;
        let start = tokens.partition_point(|t| t.to <= from);
        let end = tokens.partition_point(|t| t.from < to);
        Piece::new(start, end.max(start))
    }

    /// Returns the features of each token, given how cue-like each is; with the marginals of the
    /// first pass and its best labels, those of the second pass.
    ///
    /// # Errors
    ///
    /// A template that cannot be read.
    pub fn rows(
        &self,
        likeness: &[u8],
        first: Option<(&[u8], &Marginals)>,
        bits: (u32, u32),
    ) -> Result<Rows, String> {
        let sheet = self.sheet();
        let mut columns = sheet.columns(likeness);
        let pass = match first {
            None => Pass::first(),
            Some((best, marginals)) => {
                let all = Piece::new(0, sheet.len());
                super::first_pass(&mut columns, best, marginals, &sheet, all);
                Pass::second()
            }
        };
        let pass = pass.ok_or("a template cannot be read")?;
        let mut rows = Rows {
            node_width: pass.nodes.len(),
            edge_width: pass.edges.len(),
            ..Rows::default()
        };
        for at in 0..columns.len() {
            pass.nodes.rows(&columns, at, bits.0, &mut rows.nodes);
            pass.edges.rows(&columns, at, bits.1, &mut rows.edges);
        }
        Ok(rows)
    }

    /// Returns all pairs of the labelled pieces of a text, with the gold answer to each.
    #[must_use]
    pub fn pairs(&self, found: &[u8], gold: &[Gold]) -> Vec<Pair> {
        let pieces = labels::pieces(found);
        let meets = |one: Piece, other: Piece| one.start < other.end && other.start < one.end;
        let has = |g: &Gold, role: Role, piece: Piece| {
            spans(g, role)
                .iter()
                .any(|&span| meets(self.piece(span), piece))
        };
        super::link::candidates(&self.sheet(), &pieces)
            .into_iter()
            .map(|candidate| {
                let (role, piece) = pieces[candidate.piece];
                let cue = pieces[candidate.cue].1;
                let linked = gold
                    .iter()
                    .any(|g| has(g, Role::Cue, cue) && has(g, role, piece));
                Pair {
                    rows: candidate.rows,
                    linked,
                }
            })
            .collect()
    }
}

fn spans(gold: &Gold, role: Role) -> &[(u32, u32)] {
    match role {
        Role::Source => &gold.source,
        Role::Cue => &gold.cue,
        Role::Content => &gold.content,
    }
}
