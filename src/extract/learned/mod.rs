//! Learned attribution: a tagger over the rules, and a linker from its pieces to statements.
//!
//! The tagger labels each token as part of a source, a cue or a content. What the rules found is
//! among its features, so it starts from them and learns where they are wrong. A linker then
//! gives each source and content to a cue, and a judge says of each statement that comes of it,
//! and of each that only the rules found, how likely it is right.

mod draft;
mod join;
mod joined;
mod judge;
mod labels;
mod link;
mod mend;
mod overlap;
mod part;
mod sheet;
mod signs;
mod stack;
mod templates;
mod timing;
pub mod training;

use std::sync::OnceLock;

use self::labels::Role;
use self::templates::Pass;
use super::Preference;
use super::attribution::Attribution;
use super::tagger::{Aligned, Chain, Columns, Marginals, Model, Sums, Twins};
use super::text::Piece;

pub(super) use self::sheet::Sheet;

/// The weights, compiled in.
static FIRST: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/attribution-1.bin"));
static SECOND: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/attribution-2.bin"));
static LINKS: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/links.bin"));
static JUDGE: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../data/models/judge.bin"));

/// How much less the label of tokens in no piece counts when the second pass chooses: the judge
/// can sort out what is too much, but not find what is missing.
const OUTSIDE: f32 = 1.0;

/// All that was learned about attribution.
#[derive(Debug)]
struct Learned {
    first: (Model<'static>, Pass),
    /// The second pass; its templates are those that the first has not.
    second: (Model<'static>, Pass),
    /// Both passes side by side, for the templates that they share.
    both: Twins<'static>,
    links: Model<'static>,
    judge: Model<'static>,
}

impl Learned {
    /// Returns the models; none where their bytes are no models.
    fn get() -> Option<&'static Self> {
        static LEARNED: OnceLock<Option<Learned>> = OnceLock::new();
        LEARNED
            .get_or_init(|| {
                let first = Model::read(&FIRST.0).ok()?;
                let second = Model::read(&SECOND.0).ok()?;
                Some(Self {
                    first: (first, Pass::first()?),
                    second: (second, Pass::added()?),
                    both: Twins::new(first, second)?,
                    links: Model::read(&LINKS.0).ok()?,
                    judge: Model::read(&JUDGE.0).ok()?,
                })
            })
            .as_ref()
    }
}

/// A labelled text.
pub(super) struct Tagged {
    pieces: Vec<(Role, Piece)>,
    /// How cue-like each token is.
    likeness: Vec<u8>,
    marginals: Marginals,
}

/// Improves on what the rules found; where the models cannot be read, the rules' word stands.
pub(super) fn refine(sheet: &Sheet<'_, '_>, preference: Preference) -> Vec<Attribution> {
    let Some(learned) = Learned::get() else {
        return sheet.rules.to_vec();
    };
    let tagged = tag(learned, sheet);
    let links = links(&learned.links, sheet, &tagged.pieces);
    join::join(sheet, &tagged, &links, &learned.judge, least(preference))
}

/// Returns how likely a statement must be to be kept.
const fn least(preference: Preference) -> f32 {
    match preference {
        Preference::Recall => 0.2,
        Preference::Balanced => 0.4,
        Preference::Precision => 0.65,
    }
}

/// Labels a text in two passes.
fn tag(learned: &Learned, sheet: &Sheet<'_, '_>) -> Tagged {
    let (model, _) = &learned.first;
    let likeness: Vec<u8> = sheet
        .slots()
        .iter()
        .map(|&slot| model.table.get(slot).copied().unwrap_or(0))
        .collect();
    let mut columns = sheet.columns(&likeness);
    let (first, second) = (&learned.first, &learned.second);
    let (mut best, mut last) = (Vec::new(), Vec::new());
    let (mut sure, mut marginals) = (Marginals::default(), Marginals::default());
    for part in part::parts(sheet) {
        // The passes share most of their features, which are looked up once for both.
        let rows = part.start..part.end;
        let both = learned
            .both
            .sums(rows, &columns, &first.1.nodes, &first.1.edges);
        let [sums, mut other] = both;
        let chain = chain(&sums);
        best.extend(chain.best());
        sure.nodes.extend(chain.chances().nodes);
        first_pass(&mut columns, &best, &sure, sheet, part);
        other.add(&columns, &second.1.nodes, &second.1.edges);
        let mut chain = self::chain(&other);
        marginals.nodes.extend(chain.chances().nodes);
        for nodes in chain.nodes.chunks_exact_mut(labels::COUNT) {
            nodes[0] -= OUTSIDE;
        }
        last.extend(chain.best());
    }
    Tagged {
        pieces: labels::pieces(&last),
        likeness,
        marginals,
    }
}

fn chain(sums: &Sums<'_>) -> Chain {
    let mut chain = sums.chain();
    chain.constrain(labels::GRAMMAR);
    chain
}

/// Fills the columns of the second pass from what the first has found, for a part of the text.
fn first_pass(
    columns: &mut Columns,
    best: &[u8],
    marginals: &Marginals,
    sheet: &Sheet<'_, '_>,
    part: Piece,
) {
    stack::fill(columns, sheet::FIRST_PASS, best, sheet, part);
    let chances = marginals.nodes.chunks_exact(labels::COUNT);
    for (at, chances) in chances.enumerate().skip(part.start) {
        columns.set(at, sheet::FIRST_PASS + 9, stack::sureness(chances));
    }
}

/// Returns how likely a piece has a role: the mean over its tokens.
fn chance(marginals: &Marginals, role: Role, piece: Piece) -> f32 {
    let first = usize::from(role.first());
    let (mut sum, mut count) = (0.0, 0.0_f32);
    for at in piece.start..piece.end {
        let node = marginals
            .nodes
            .get(at * labels::COUNT..)
            .unwrap_or_default();
        sum += node.iter().skip(first).take(2).sum::<f32>();
        count += 1.0;
    }
    sum / count.max(1.0)
}

/// A source or content with its cue, as numbers of pieces, and how likely they belong together.
#[derive(Debug, Clone, Copy)]
struct Link {
    piece: usize,
    cue: usize,
    chance: f32,
}

/// Finds the likeliest cue of each source and content.
fn links(model: &Model<'_>, sheet: &Sheet<'_, '_>, pieces: &[(Role, Piece)]) -> Vec<Link> {
    let found = link::candidates(sheet, pieces);
    found
        .iter()
        .map(|candidate| Link {
            piece: candidate.piece,
            cue: candidate.cue,
            chance: logistic(model.sum(&candidate.rows)),
        })
        .collect()
}

fn logistic(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
