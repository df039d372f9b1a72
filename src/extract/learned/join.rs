//! Joining: linked pieces become statements, and what the rules know besides is kept.

use super::super::attribution::{Attribution, CERTAIN, Source};
use super::super::tagger::Model;
use super::super::text::Piece;
use super::draft::{Draft, drafts, mended, names_a_work};
use super::joined::JoinedReports;
use super::judge::{self, Candidate, NEIGHBOURS, Signs};
use super::mend::{is_half, is_same_source, start_with_words, without_mark};
use super::overlap::{is_same, meet, shared, tokens};
use super::sheet::Sheet;
use super::{Link, Tagged, logistic};

/// A pattern that leaves no doubt is that likely to be a statement.
const SETTLED: f32 = 0.95;

/// A report of the rules that is joined to another one is at least that likely.
const JOINED: f32 = 0.6;

/// For each token, the attributions of the rules whose content it is in.
struct Index {
    /// The one that nobody passes on.
    outer: Vec<Option<usize>>,
    /// What somebody passes on stands within the words of another.
    inner: Vec<Option<usize>>,
    /// Whether the rules leave no doubt about it: the tagger is not asked.
    settled: Vec<bool>,
}

impl Index {
    fn new(sheet: &Sheet<'_, '_>) -> Self {
        let mut index = Self {
            outer: vec![None; sheet.len()],
            inner: vec![None; sheet.len()],
            settled: vec![false; sheet.len()],
        };
        for (number, rule) in sheet.rules.iter().enumerate() {
            let is_certain = rule.weight >= CERTAIN;
            let cue = rule
                .cue
                .iter()
                .filter(|_| is_certain || rule.reported_by.is_some());
            let content = rule.content.iter().filter(|_| is_certain);
            for &piece in cue.chain(content) {
                fill(&mut index.settled, piece, true);
            }
            let owners = match rule.reported_by {
                None => &mut index.outer,
                Some(_) => &mut index.inner,
            };
            for &piece in &rule.content {
                fill(owners, piece, Some(number));
            }
        }
        index
    }

    /// Finds what the rules made of the same content.
    fn partner(&self, sheet: &Sheet<'_, '_>, draft: &Draft) -> Option<usize> {
        let inner = closest(sheet, &self.inner, &draft.content);
        let has_cue = |&number: &usize| meet(&sheet.rules[number].cue, &[draft.cue]);
        inner
            .filter(has_cue)
            .or_else(|| closest(sheet, &self.outer, &draft.content))
            .or_else(|| self.whole(sheet, draft))
    }

    /// Finds the rules' attribution of which the tagger found one half.
    fn whole(&self, sheet: &Sheet<'_, '_>, draft: &Draft) -> Option<usize> {
        let start = draft.content.first()?.start;
        let owner = self.outer.get(start).copied().flatten()?;
        is_half(draft.cue, &draft.content, sheet.rules.get(owner)?).then_some(owner)
    }

    /// Tells whether the tagger found what the rules have settled.
    fn settles(&self, draft: &Draft) -> bool {
        let pieces = draft.content.iter().chain([&draft.cue]);
        let mut tokens = pieces.flat_map(|piece| piece.start..piece.end);
        tokens.any(|at| self.settled.get(at) == Some(&true))
    }
}

/// Finds the owner of a content that shares most of it, and at least half of all words of both.
fn closest(sheet: &Sheet<'_, '_>, owners: &[Option<usize>], content: &[Piece]) -> Option<usize> {
    let mut best = (0, None);
    let mut last = None;
    for at in content.iter().flat_map(|piece| piece.start..piece.end) {
        let owner = owners.get(at).copied().flatten();
        if owner == last {
            continue;
        }
        last = owner;
        let Some(rule) = owner.and_then(|number| sheet.rules.get(number)) else {
            continue;
        };
        let both = shared(content, &rule.content);
        if is_same(content, &rule.content) && both > best.0 {
            best = (both, owner);
        }
    }
    best.1
}

fn fill<T: Copy>(values: &mut [T], piece: Piece, value: T) {
    if let Some(values) = values.get_mut(piece.start..piece.end) {
        values.fill(value);
    }
}

/// Lists what linked pieces and the rules propose, in text order.
pub(super) fn candidates(sheet: &Sheet<'_, '_>, tagged: &Tagged, links: &[Link]) -> Vec<Candidate> {
    let index = Index::new(sheet);
    let joined = JoinedReports::find(sheet);
    let mut found: Vec<Candidate> = Vec::new();
    for draft in mended(drafts(sheet, tagged, links), &joined) {
        if index.settles(&draft) || names_a_work(sheet, &draft) {
            continue;
        }
        let rule = index.partner(sheet, &draft);
        let signs = draft.signs;
        found.push(Candidate {
            attribution: attribution(sheet, draft, rule),
            rule,
            signs,
            is_joined: false,
        });
    }
    for (number, rule) in sheet.rules.iter().enumerate() {
        found.push(Candidate {
            attribution: rule.clone(),
            rule: Some(number),
            signs: Signs::default(),
            is_joined: joined.is_second(number),
        });
    }
    found.sort_by_key(|candidate| first_token(&candidate.attribution));
    found
}

/// Keeps the candidates that are at least as likely as `least`, of rivals the likelier one.
pub(super) fn join(
    sheet: &Sheet<'_, '_>,
    tagged: &Tagged,
    links: &[Link],
    model: &Model<'_>,
    least: f32,
) -> Vec<Attribution> {
    let mut all = candidates(sheet, tagged, links);
    for at in 0..all.len() {
        all[at].attribution.chance = Some(if is_settled(&all[at]) {
            SETTLED
        } else {
            let chance = logistic(model.sum(&judge::rows(sheet, tagged, &all, at)));
            chance.max(if all[at].is_joined { JOINED } else { 0.0 })
        });
    }
    let chance = |at: usize| all[at].attribution.chance.unwrap_or(0.0);
    // A quotation that goes on without a cue is one of its own only where no cue takes it.
    let has_no_cue = |at: usize| all[at].attribution.cue.is_empty();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|&a, &b| {
        let by_chance = chance(b).total_cmp(&chance(a));
        let by_cue = has_no_cue(a).cmp(&has_no_cue(b)).then(by_chance);
        is_settled(&all[b]).cmp(&is_settled(&all[a])).then(by_cue)
    });
    let mut kept = vec![false; all.len()];
    for at in order {
        // What somebody passes on stands and falls with the words it stands in.
        let is_likely = chance(at) >= least || all[at].attribution.reported_by.is_some();
        let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(all.len());
        let mut near = near.filter(|&other| kept[other]);
        let is_free = !near.any(|other| excludes(&all[other], &all[at]));
        kept[at] = is_settled(&all[at]) || is_likely && is_free;
    }
    let mut is_kept = kept.into_iter();
    all.retain(|_| is_kept.next() == Some(true));
    renumber(sheet, all)
}

/// Tells whether the rules leave no doubt: by a pattern, or because nothing is said but who passes
/// on the words of another.
fn is_settled(candidate: &Candidate) -> bool {
    let found = &candidate.attribution;
    !candidate.signs.is_tagged && (found.weight >= CERTAIN || found.content.is_empty())
}

/// Tells whether a candidate cannot be right beside one that is kept: it reports the same words, or
/// some of them with the same cue or without any.
fn excludes(kept: &Candidate, other: &Candidate) -> bool {
    let (kept, other) = (&kept.attribution, &other.attribution);
    // What somebody passes on stands within the words of whoever does.
    if kept.reported_by.is_some() != other.reported_by.is_some() {
        return false;
    }
    let both = shared(&kept.content, &other.content);
    is_same(&kept.content, &other.content)
        || both > 0 && meet(&kept.cue, &other.cue)
        || other.cue.is_empty() && both * 3 > tokens(&other.content)
}

/// Makes an attribution of a draft, with what the rules know besides.
fn attribution(sheet: &Sheet<'_, '_>, draft: Draft, partner: Option<usize>) -> Attribution {
    let rule = partner.and_then(|number| sheet.rules.get(number));
    let source = match (draft.source, rule) {
        // The rules for speakers know the phrases that the rules cut.
        (Some(piece), Some(rule)) => match rule.source {
            Source::Phrase(other) if is_same_source(sheet, piece, other) => rule.source,
            _ => Source::Phrase(piece),
        },
        (Some(piece), None) => Source::Phrase(piece),
        (None, Some(rule)) => rule.source,
        (None, None) => Source::Unknown,
    };
    let sentence = sheet.sentence(draft.cue.start).unwrap_or(draft.cue);
    let both_halves = rule.filter(|rule| is_half(draft.cue, &draft.content, rule));
    Attribution {
        source,
        cue: vec![without_mark(sheet, draft.cue)],
        content: match both_halves {
            Some(rule) => rule.content.clone(),
            None => (draft.content.into_iter())
                .map(|piece| start_with_words(sheet, piece, rule))
                .collect(),
        },
        addressee: rule.and_then(|rule| rule.addressee),
        reported_by: rule.and_then(|rule| rule.reported_by),
        weight: 9,
        chance: None,
        sentence,
    }
}

/// Returns the first token of content and cue.
fn first_token(attribution: &Attribution) -> usize {
    let pieces = attribution.content.iter().chain(&attribution.cue);
    pieces.map(|p| p.start).min().unwrap_or(0)
}

/// Sets the numbers by which attributions name one another, and lets what goes on in the same
/// paragraph be part of the statement that it goes on from.
fn renumber(sheet: &Sheet<'_, '_>, mut kept: Vec<Candidate>) -> Vec<Attribution> {
    kept.sort_by_key(|candidate| {
        let found = &candidate.attribution;
        (first_token(found), found.reported_by.is_some())
    });
    let mut places: Vec<Option<usize>> = vec![None; sheet.rules.len()];
    let mut sorted: Vec<Attribution> = Vec::with_capacity(kept.len());
    for candidate in kept {
        let mut next = candidate.attribution;
        let mut place = sorted.len();
        if let Source::Continued(rule) = next.source {
            let before = places.get(rule).copied().flatten();
            next.source = before.map_or(Source::Unknown, Source::Continued);
            if let Some(before) = before
                && next.cue.is_empty()
                && sheet.are_together(first_token(&sorted[before]), first_token(&next))
            {
                sorted[before].content.append(&mut next.content);
                sorted[before].content.sort_unstable();
                place = before;
            }
        }
        if let Some(rule) = candidate.rule {
            places[rule] = Some(place);
        }
        if place == sorted.len() {
            sorted.push(next);
        }
    }
    // Who passes something on may stand behind it.
    for found in &mut sorted {
        let by = |rule: usize| places.get(rule).copied().flatten();
        found.reported_by = found.reported_by.and_then(by);
    }
    sorted
}
