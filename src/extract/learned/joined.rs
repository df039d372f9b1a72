//! Joined reports: "Unions say …, but the firm says …" and "Orr said … and denied …".
//!
//! The corpora cut such sentences before the second report nearly always, and a report without a
//! subject of its own has the source of the one before it. The rules see this better than the
//! tagger, which has met few of them.

use std::collections::BTreeMap;

use super::super::attribution::{Attribution, Source};
use super::super::english::Tags;
use super::super::text::Piece;
use super::sheet::Sheet;

/// From which weight on a verb does little else but report, and before "that".
const PLAIN: [u8; 2] = [8, 6];

/// Two reports of a sentence, the second joined to the first by a conjunction.
#[derive(Debug, Clone, Copy)]
struct Joined {
    /// The number of the first attribution of the rules.
    first: usize,
    /// The number of the second.
    second: usize,
    /// The token behind the content of the first.
    end: usize,
    /// Whether both have one source.
    shares_source: bool,
}

/// All joined reports of a text, by the tokens of their cues.
pub(super) struct JoinedReports<'a> {
    rules: &'a [Attribution],
    /// By the tokens of the first cue.
    firsts: BTreeMap<usize, Joined>,
    /// By the tokens of the second cue.
    seconds: BTreeMap<usize, Joined>,
}

impl<'a> JoinedReports<'a> {
    /// Finds the joined reports among what the rules found.
    pub(super) fn find(sheet: &Sheet<'a, '_>) -> Self {
        let mut reports = Self {
            rules: sheet.rules,
            firsts: BTreeMap::new(),
            seconds: BTreeMap::new(),
        };
        for (number, pair) in sheet.rules.windows(2).enumerate() {
            let Some(joined) = joined(sheet, number, &pair[0], &pair[1]) else {
                continue;
            };
            let tokens = |found: &Attribution| {
                let pieces = found.cue.clone().into_iter();
                pieces.flat_map(|piece| piece.start..piece.end)
            };
            (reports.firsts).extend(tokens(&pair[0]).map(|at| (at, joined)));
            (reports.seconds).extend(tokens(&pair[1]).map(|at| (at, joined)));
        }
        reports
    }

    /// Tells whether an attribution of the rules is joined to the one before.
    pub(super) fn is_second(&self, number: usize) -> bool {
        let cue = self.rules.get(number).and_then(|rule| rule.cue.first());
        let joined = cue.and_then(|cue| self.seconds.get(&cue.start));
        joined.is_some_and(|joined| joined.second == number)
    }

    /// Cuts the content of a first report before the second.
    pub(super) fn cut(&self, cue: Piece, content: &mut Vec<Piece>) {
        let Some(joined) = Self::at(&self.firsts, cue) else {
            return;
        };
        let second = self.rules.get(joined.second).and_then(|s| s.cue.first());
        let Some(second) = second.map(|cue| cue.start) else {
            return;
        };
        if !content.iter().any(|piece| piece.contains(second)) {
            return;
        }
        content.retain(|piece| piece.start < joined.end);
        for piece in content {
            piece.end = piece.end.min(joined.end);
        }
    }

    /// Returns the cue of the first report where a second has no source of its own, but one that
    /// stands among the words between the two.
    pub(super) fn shared_cue(&self, cue: Piece, source: Piece) -> Option<Piece> {
        let joined = Self::at(&self.seconds, cue)?;
        let first = *self.rules.get(joined.first)?.cue.last()?;
        let is_between = source.start >= first.end && source.end <= cue.start;
        (joined.shares_source && is_between).then_some(first)
    }

    fn at(reports: &BTreeMap<usize, Joined>, cue: Piece) -> Option<Joined> {
        (cue.start..cue.end).find_map(|at| reports.get(&at).copied())
    }
}

fn joined(
    sheet: &Sheet<'_, '_>,
    number: usize,
    first: &Attribution,
    second: &Attribution,
) -> Option<Joined> {
    let (before, after) = (*first.cue.last()?, *second.cue.first()?);
    let end = first.content.last()?.end;
    let says_that = (second.content.first()).is_some_and(|c| sheet.text.word(c.start) == "that");
    let is_plain = second.weight >= PLAIN[usize::from(says_that)]
        && first.reported_by.or(second.reported_by).is_none();
    let follows = |found: &Attribution, cue: Piece| {
        found.content.first().is_some_and(|c| c.start >= cue.end) && found.cue.len() == 1
    };
    let is_ordered = first.sentence == second.sentence
        && follows(first, before)
        && follows(second, after)
        && end <= after.start
        && !sheet.quotes.is_inside(after.start);
    if !is_plain || !is_ordered {
        return None;
    }
    let own = match second.source {
        Source::Phrase(piece) if piece.start >= end && piece.end <= after.start => Some(piece),
        _ => None,
    };
    let start = own.map_or(after.start, |piece| piece.start);
    joins(sheet, Piece::new(end, start)).then_some(Joined {
        first: number,
        second: number + 1,
        end,
        shares_source: own.is_none(),
    })
}

/// Tells whether nothing but a conjunction stands in a place, with marks and adverbs.
fn joins(sheet: &Sheet<'_, '_>, between: Piece) -> bool {
    let mut is_joined = false;
    for at in between.start..between.end {
        let token = sheet.text.token(at);
        match sheet.text.word(at) {
            "and" | "but" | "yet" | "while" | "whereas" | ";" => is_joined = true,
            "," | "—" | "–" | "--" => {}
            _ if token.is(Tags::ADVERB.with(Tags::AUXILIARY)) && is_joined => {}
            _ => return false,
        }
    }
    is_joined
}
