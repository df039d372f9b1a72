//! What the trainer needs: the layers of a text, its gold labels and the features of its tokens.
//!
//! This is no part of the library's promise; it changes with the models.

use std::collections::BTreeSet;

use super::super::attribution::{self, Attribution, Source};
use super::super::layers::Layers;
use super::super::text::Piece;
use super::Tagged;
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
/// The power of two of the number of rows for judging.
pub const JUDGE_BITS: u32 = super::judge::BITS;
/// How much less the label of tokens in no piece counts when the second pass chooses.
pub const OUTSIDE: f32 = super::OUTSIDE;
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

/// What the second pass says of a text.
#[derive(Debug, Clone, Default)]
pub struct Labelled {
    /// The best label of each token.
    pub best: Vec<u8>,
    /// How cue-like each token is.
    pub likeness: Vec<u8>,
    /// How likely each label is.
    pub marginals: Marginals,
}

impl Labelled {
    fn tagged(&self) -> Tagged {
        Tagged {
            pieces: labels::pieces(&self.best),
            likeness: self.likeness.clone(),
            marginals: self.marginals.clone(),
        }
    }
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
            speech: &self.layers.speech,
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

    /// Returns all statements that a labelled text may hold, with whether each is right.
    #[must_use]
    pub fn proposals(&self, labelled: &Labelled, links: &Model<'_>, gold: &[Gold]) -> Vec<Pair> {
        let sheet = self.sheet();
        let tagged = labelled.tagged();
        let links = super::links(links, &sheet, &tagged.pieces);
        let all = super::join::candidates(&sheet, &tagged, &links);
        let phrases = attribution::phrases(&self.rules);
        let source = |found: &Attribution| match found.source {
            Source::Phrase(piece) => Some(piece),
            Source::Continued(rule) => phrases.get(rule).copied().flatten(),
            Source::Unknown => None,
        };
        (0..all.len())
            .map(|at| Pair {
                rows: super::judge::rows(&sheet, &tagged, &all, at),
                linked: {
                    let found = &all[at].attribution;
                    self.answer(&self.gold(found, source(found)), gold)
                        .is_some()
                },
            })
            .collect()
    }

    /// Returns the statements of a labelled text that are at least as likely as `least`, with
    /// how likely each is and whether it is right.
    #[must_use]
    pub fn statements(
        &self,
        labelled: &Labelled,
        (links, judge): (&Model<'_>, &Model<'_>),
        least: f32,
    ) -> Vec<(Gold, f32)> {
        let sheet = self.sheet();
        let tagged = labelled.tagged();
        let links = super::links(links, &sheet, &tagged.pieces);
        let found = super::join::join(&sheet, &tagged, &links, judge, least);
        let statements = found.iter().zip(attribution::phrases(&found));
        statements
            .map(|(found, source)| (self.gold(found, source), found.chance.unwrap_or(0.0)))
            .collect()
    }

    fn gold(&self, found: &Attribution, source: Option<Piece>) -> Gold {
        let spans = |pieces: &[Piece]| -> Vec<(u32, u32)> {
            let spans = pieces.iter().map(|&piece| self.layers.text.span(piece));
            spans.map(|span| (span.start, span.end)).collect()
        };
        Gold {
            source: source.map_or_else(Vec::new, |piece| spans(&[piece])),
            cue: spans(&found.cue),
            content: spans(&found.content),
        }
    }

    /// Returns the number of the statement by hand that another one agrees with: half of the words
    /// of both contents are the same, and the sources share a word or neither is there.
    ///
    /// A quotation that goes on without a cue may belong to the statement before where people mark
    /// statements: it agrees with one of this source of which half of its words are a part.
    #[must_use]
    pub fn answer(&self, found: &Gold, gold: &[Gold]) -> Option<usize> {
        let words = |spans: &[(u32, u32)]| -> BTreeSet<usize> {
            let pieces = spans.iter().map(|&span| self.piece(span));
            let tokens = pieces.flat_map(|piece| piece.start..piece.end);
            tokens
                .filter(|&at| self.layers.text.token(at).is_word())
                .collect()
        };
        let (content, source) = (words(&found.content), words(&found.source));
        gold.iter().position(|gold| {
            let (gold_source, gold_content) = (words(&gold.source), words(&gold.content));
            let both = content.intersection(&gold_content).count();
            let same_source =
                source.is_empty() && gold_source.is_empty() || !source.is_disjoint(&gold_source);
            let is_same = both * 3 >= content.len() + gold_content.len();
            let is_part = found.cue.is_empty() && both * 2 >= content.len();
            both > 0 && same_source && (is_same || is_part)
        })
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
