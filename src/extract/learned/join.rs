//! Joining: linked pieces become statements, and what the rules know besides is kept.

use super::super::Preference;
use super::super::attribution::{Attribution, CERTAIN, Source};
use super::super::english::Tags;
use super::super::text::Piece;
use super::labels::Role;
use super::mend::{is_half, is_same_source, shared, start_with_words, without_mark};
use super::sheet::Sheet;
use super::{Link, Tagged, chance};

/// A content belongs to a cue from this chance on.
const CONTENT_LINK: f32 = 0.15;
/// A source belongs to a cue from this chance on.
const SOURCE_LINK: f32 = 0.15;
/// What the rules alone found is kept from this chance on.
const RULES_ALONE: f32 = 0.95;
/// So is what it found with a word that does nothing but report, such as "according to".
const PLAIN: f32 = 0.5;
/// A quotation that goes on without a cue is kept from this chance on.
const CARRIED: f32 = 0.9;
/// How often such a statement of the rules is right, as counted on dev.
const BY_RULES: f32 = 0.6;
/// A statement whose cue is a word that reports is kept from this chance on.
const SPEECH: f32 = 0.5;
/// One whose cue only the tagger takes for one, a wish or an act perhaps, must be likelier.
const OTHER: f32 = 0.9;

/// A pattern that leaves no doubt is that likely to be a statement.
const SETTLED: f32 = 0.95;

/// For each token, what the rules take it for.
struct Index {
    /// The rules' attribution whose content it is in.
    owner: Vec<Option<usize>>,
    /// Whether it is part of a cue.
    cue: Vec<bool>,
    /// Whether the rules leave no doubt about it: the tagger is not asked.
    settled: Vec<bool>,
}

impl Index {
    fn new(sheet: &Sheet<'_, '_>) -> Self {
        let mut index = Self {
            owner: vec![None; sheet.len()],
            cue: vec![false; sheet.len()],
            settled: vec![false; sheet.len()],
        };
        for (number, rule) in sheet.rules.iter().enumerate() {
            for &piece in &rule.cue {
                fill(&mut index.cue, piece, true);
                if rule.weight >= CERTAIN || rule.reported_by.is_some() {
                    fill(&mut index.settled, piece, true);
                }
            }
            if rule.weight >= CERTAIN {
                for &piece in &rule.content {
                    fill(&mut index.settled, piece, true);
                }
            }
            // What somebody passes on stands within the words of another.
            if rule.reported_by.is_none() {
                for &piece in &rule.content {
                    fill(&mut index.owner, piece, Some(number));
                }
            }
        }
        index
    }

    /// Tells whether the rules take a cue for one that reports, too.
    fn reports(&self, cue: Piece) -> bool {
        self.cue.iter().take(cue.end).skip(cue.start).any(|&is| is)
    }

    /// Finds the rules' attribution of which the tagger found one half.
    fn whole(&self, sheet: &Sheet<'_, '_>, draft: &Draft) -> Option<usize> {
        let start = draft.content.first()?.start;
        let owner = self.owner.get(start).copied().flatten()?;
        is_half(draft.cue, &draft.content, sheet.rules.get(owner)?).then_some(owner)
    }

    /// Tells whether the tagger found what the rules have settled.
    fn settles(&self, draft: &Draft) -> bool {
        let pieces = draft.content.iter().chain([&draft.cue]);
        let mut tokens = pieces.flat_map(|piece| piece.start..piece.end);
        tokens.any(|at| self.settled.get(at) == Some(&true))
    }

    /// Finds what the rules made of the same content.
    fn partner(&self, sheet: &Sheet<'_, '_>, content: &[Piece]) -> Option<usize> {
        let mut best = (0, None);
        let mut last = None;
        for at in content.iter().flat_map(|piece| piece.start..piece.end) {
            let owner = self.owner.get(at).copied().flatten();
            if owner == last {
                continue;
            }
            last = owner;
            let Some(rule) = owner.and_then(|number| sheet.rules.get(number)) else {
                continue;
            };
            let both = shared(content, &rule.content);
            let all = tokens(content) + tokens(&rule.content) - both;
            if both * 2 >= all && both > best.0 {
                best = (both, owner);
            }
        }
        best.1
    }
}

fn fill<T: Copy>(values: &mut [T], piece: Piece, value: T) {
    if let Some(values) = values.get_mut(piece.start..piece.end) {
        values.fill(value);
    }
}

/// Makes attributions of linked pieces and of what only the rules found.
pub(super) fn join(
    sheet: &Sheet<'_, '_>,
    tagged: &Tagged,
    links: &[Link],
    preference: Preference,
) -> Vec<Attribution> {
    let stricter = match preference {
        Preference::Recall => 0.5,
        Preference::Balanced => 1.0,
        Preference::Precision => 1.5,
    };
    let index = Index::new(sheet);
    let mut found: Vec<Attribution> = Vec::new();
    let mut partners: Vec<Option<usize>> = Vec::new();
    let mut has_partner = vec![false; sheet.rules.len()];
    let mut taken = vec![false; sheet.len()];
    for draft in drafts(sheet, tagged, links) {
        let least = if index.reports(draft.cue) || quotes(sheet, &draft) {
            SPEECH
        } else {
            OTHER
        };
        if draft.chance < f32::min(least * stricter, 0.97)
            || index.settles(&draft)
            || names_a_work(sheet, &draft)
        {
            continue;
        }
        for &piece in &draft.content {
            fill(&mut taken, piece, true);
        }
        let partner = (index.partner(sheet, &draft.content)).or_else(|| index.whole(sheet, &draft));
        if let Some(number) = partner {
            has_partner[number] = true;
        }
        found.push(attribution(sheet, draft, partner));
        partners.push(partner);
    }
    for (number, rule) in sheet.rules.iter().enumerate() {
        if !has_partner[number] && keeps(rule, tagged, &taken) {
            let mut kept = rule.clone();
            kept.chance = Some(if rule.weight >= CERTAIN {
                SETTLED
            } else {
                BY_RULES * content_chance(rule, tagged)
            });
            found.push(kept);
            partners.push(Some(number));
        }
    }
    renumber(&found, &partners, sheet.rules.len())
}

/// Turns a product of chances into how often such a statement is right, as counted on dev.
fn calibrated(chance: f32) -> f32 {
    const POINTS: [(f32, f32); 6] = [
        (0.0, 0.0),
        (0.5, 0.45),
        (0.75, 0.54),
        (0.86, 0.62),
        (0.96, 0.81),
        (1.0, 0.9),
    ];
    for pair in POINTS.windows(2) {
        let [(low, from), (high, to)] = [pair[0], pair[1]];
        if chance <= high {
            return from + (chance - low).max(0.0) / (high - low) * (to - from);
        }
    }
    0.9
}

/// The pieces of a statement.
struct Draft {
    source: Option<Piece>,
    cue: Piece,
    content: Vec<Piece>,
    chance: f32,
}

/// Tells whether a reporting verb, or a mark such as a colon, introduces words between marks.
fn quotes(sheet: &Sheet<'_, '_>, draft: &Draft) -> bool {
    let mut cue = (draft.cue.start..draft.cue.end).map(|at| sheet.text.token(at));
    cue.any(|token| token.cue.is_some() || !token.is_word())
        && (draft.content.iter()).any(|piece| sheet.quotes.is_inside(piece.start))
}

/// Tells "is known as" and ", called": what a thing is named, which nobody says.
fn names_a_work(sheet: &Sheet<'_, '_>, draft: &Draft) -> bool {
    let naming =
        (draft.cue.start..draft.cue.end).find(|&at| sheet.text.token(at).is(Tags::QUOTE_NOUN));
    naming.is_some_and(|at| {
        let before = sheet.text.token(at.wrapping_sub(1));
        !before.is_word() || before.is(Tags::BE)
    })
}

/// Groups the pieces by their cues.
fn drafts(sheet: &Sheet<'_, '_>, tagged: &Tagged, links: &[Link]) -> Vec<Draft> {
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
        let Some(most) = contents
            .iter()
            .map(|link| link.chance * tagged.chances[link.piece])
            .reduce(f32::max)
        else {
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
            chance: most * tagged.chances[cue],
        });
    }
    found
}

/// Ends content that starts in a quotation before a sentence that is in none.
fn end_with_marks(sheet: &Sheet<'_, '_>, piece: Piece) -> Piece {
    let mut end = sheet.sentence(piece.start).map_or(piece.end, |s| s.end);
    if !sheet.quotes.is_inside(piece.start) {
        return piece;
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

fn tokens(pieces: &[Piece]) -> usize {
    pieces.iter().map(|p| p.end - p.start).sum()
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
        chance: Some(calibrated(draft.chance)),
        sentence,
    }
}

/// Tells whether what the rules found alone is likely enough.
fn keeps(rule: &Attribution, tagged: &Tagged, taken: &[bool]) -> bool {
    let content = rule.content.iter().flat_map(|piece| piece.start..piece.end);
    let taken = content.filter(|&at| taken.get(at) == Some(&true)).count();
    if rule.reported_by.is_some() || rule.weight >= CERTAIN {
        return true;
    }
    if taken * 3 > tokens(&rule.content) {
        return false;
    }
    let carried = matches!(rule.source, Source::Continued(_));
    let plain = rule.weight >= 9 && !rule.cue.is_empty();
    let least = match (carried, plain) {
        (true, _) => CARRIED,
        (_, true) => PLAIN,
        _ => RULES_ALONE,
    };
    content_chance(rule, tagged) >= least
}

/// Returns how likely the likeliest piece of what the rules found is content.
fn content_chance(rule: &Attribution, tagged: &Tagged) -> f32 {
    let content = rule.content.iter();
    content
        .map(|&piece| chance(&tagged.marginals, Role::Content, piece))
        .fold(0.0, f32::max)
}

/// Brings attributions into text order and sets the numbers by which they name one another.
fn renumber(found: &[Attribution], partners: &[Option<usize>], rules: usize) -> Vec<Attribution> {
    let start = |a: &Attribution| {
        let pieces = a.content.iter().chain(&a.cue);
        pieces.map(|p| p.start).min().unwrap_or(0)
    };
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&n| (start(&found[n]), found[n].reported_by.is_some(), n));
    let mut places: Vec<Option<usize>> = vec![None; rules];
    for (place, &number) in order.iter().enumerate() {
        if let Some(rule) = partners[number] {
            places[rule] = Some(place);
        }
    }
    let mut sorted: Vec<Attribution> = Vec::with_capacity(found.len());
    for (place, &number) in order.iter().enumerate() {
        let mut next = found[number].clone();
        let mapped = |rule: usize| places.get(rule).copied().flatten();
        next.reported_by = next.reported_by.and_then(mapped);
        if let Source::Continued(rule) = next.source {
            next.source = mapped(rule)
                .filter(|&other| other < place)
                .map_or(Source::Unknown, Source::Continued);
        }
        sorted.push(next);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_tokens_are_counted() {
        let pieces = [Piece::new(2, 6), Piece::new(8, 10)];
        assert_eq!(shared(&pieces, &[Piece::new(5, 9)]), 2);
        assert_eq!(tokens(&pieces), 6);
    }
}
