//! Drafts: the linked pieces of the tagger as statements, mended where the rules know better.

use super::super::english::Tags;
use super::super::text::Piece;
use super::joined::JoinedReports;
use super::judge::Signs;
use super::labels::Role;
use super::overlap::meet;
use super::sheet::Sheet;
use super::{Link, Tagged};

/// A content belongs to a cue from this chance on.
const CONTENT_LINK: f32 = 0.1;
/// A source belongs to a cue from this chance on.
const SOURCE_LINK: f32 = 0.15;

/// The pieces of a statement.
pub(super) struct Draft {
    /// Who speaks.
    pub source: Option<Piece>,
    /// The words that report.
    pub cue: Piece,
    /// What is reported.
    pub content: Vec<Piece>,
    /// What the tagger and the linker say.
    pub signs: Signs,
}

/// Cuts what the tagger found where a joined report starts, and gives it the source they share.
pub(super) fn mended(mut drafts: Vec<Draft>, joined: &JoinedReports<'_>) -> Vec<Draft> {
    for number in 0..drafts.len() {
        let Draft { source, cue, .. } = drafts[number];
        let first = source.and_then(|source| joined.shared_cue(cue, source));
        let owner = first.and_then(|first| drafts.iter().find(|d| meet(&[d.cue], &[first])));
        if let Some(shared) = owner.and_then(|owner| owner.source) {
            drafts[number].source = Some(shared);
        }
        joined.cut(cue, &mut drafts[number].content);
    }
    drafts
}

/// Tells "is known as" and ", called": what a thing is named, which nobody says.
pub(super) fn names_a_work(sheet: &Sheet<'_, '_>, draft: &Draft) -> bool {
    let naming =
        (draft.cue.start..draft.cue.end).find(|&at| sheet.text.token(at).is(Tags::QUOTE_NOUN));
    naming.is_some_and(|at| {
        let before = sheet.text.token(at.wrapping_sub(1));
        !before.is_word() || before.is(Tags::BE)
    })
}

/// Groups the pieces by their cues.
pub(super) fn drafts(sheet: &Sheet<'_, '_>, tagged: &Tagged, links: &[Link]) -> Vec<Draft> {
    let paragraphs: Vec<usize> = sheet.layout.iter().map(|(p, _)| p.start).collect();
    let paragraph = |piece: Piece| paragraphs.partition_point(|&start| start <= piece.start);
    let pieces = &tagged.pieces;
    let mut found = Vec::new();
    let best_cue = best_by(
        links,
        pieces,
        Role::Content,
        |link| link.piece,
        CONTENT_LINK,
    );
    let best_source = best_by(links, pieces, Role::Source, |link| link.cue, SOURCE_LINK);
    let mut runner_up = vec![0.0_f32; pieces.len()];
    for link in links {
        let is_best = best_source[link.cue].is_some_and(|best| best.piece == link.piece);
        if pieces[link.piece].0 == Role::Source && !is_best {
            runner_up[link.cue] = runner_up[link.cue].max(link.chance);
        }
    }
    let mut by_cue: Vec<Vec<Link>> = vec![Vec::new(); pieces.len()];
    for link in best_cue.into_iter().flatten() {
        by_cue[link.cue].push(link);
    }
    for (cue, mut contents) in by_cue.into_iter().enumerate() {
        let piece = pieces[cue].1;
        // A quotation that goes on in the next paragraph is a statement of its own.
        let is_near = |link: &Link| paragraph(pieces[link.piece].1) == paragraph(piece);
        if contents.iter().any(is_near) {
            contents.retain(is_near);
        }
        let Some(most) = contents.iter().map(|link| link.chance).reduce(f32::max) else {
            continue;
        };
        let source = best_source[cue];
        found.push(Draft {
            source: source.map(|link| pieces[link.piece].1),
            cue: piece,
            content: contents
                .iter()
                .map(|link| end_with_marks(sheet, pieces[link.piece].1))
                .collect(),
            signs: Signs {
                is_tagged: true,
                content_link: most,
                source_link: source.map_or(0.0, |link| link.chance),
                other_source: runner_up[cue],
            },
        });
    }
    found
}

/// Ends content that starts in a quotation before a sentence that is in none, and other content
/// with its paragraph.
fn end_with_marks(sheet: &Sheet<'_, '_>, piece: Piece) -> Piece {
    let mut end = sheet.sentence(piece.start).map_or(piece.end, |s| s.end);
    if !sheet.quotes.is_inside(piece.start) {
        let paragraph = sheet.layout.partition_point(|(p, _)| p.end <= piece.start);
        let end = sheet
            .layout
            .get(paragraph)
            .map_or(piece.end, |(p, _)| p.end);
        return Piece::new(piece.start, piece.end.min(end));
    }
    while end < piece.end && sheet.quotes.is_inside(end) {
        end = sheet
            .sentence(end)
            .map_or(piece.end, |s| s.end.max(end + 1));
    }
    Piece::new(piece.start, end.min(piece.end))
}

/// Finds for each piece the likeliest of the links of a role that `key` gives to it.
fn best_by(
    links: &[Link],
    pieces: &[(Role, Piece)],
    role: Role,
    key: fn(&Link) -> usize,
    least: f32,
) -> Vec<Option<Link>> {
    let mut best: Vec<Option<Link>> = vec![None; pieces.len()];
    for link in links
        .iter()
        .filter(|link| pieces[link.piece].0 == role && link.chance >= least)
    {
        let slot = &mut best[key(link)];
        if slot.is_none_or(|other| link.chance > other.chance) {
            *slot = Some(*link);
        }
    }
    best
}
