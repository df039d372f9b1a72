//! Quotations: which marks belong together, in every style, however badly they are balanced.

use super::english::{Form, Tags};
use super::text::{Piece, Text};
use super::token::Shape;

/// A passage between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotation {
    /// The tokens from the opening mark to the closing mark, both included.
    pub piece: Piece,
    /// Whether it has a closing mark of its own.
    pub closed: bool,
    /// Whether the marks are single ones.
    pub single: bool,
}

/// All quotations of a text, and for each token the one it stands in.
pub(super) struct Quotes {
    /// The quotations in text order; none stands inside another.
    pub all: Vec<Quotation>,
    inside: Vec<u32>,
}

impl Quotes {
    /// Finds the quotations of each paragraph.
    pub(super) fn find(text: &Text<'_>, paragraphs: &[Piece]) -> Self {
        let mut all = Vec::new();
        for (number, &paragraph) in paragraphs.iter().enumerate() {
            let next = paragraphs.get(number + 1);
            let runs_on = next.is_some_and(|p| role(text, p.start, *p, None) == Role::Open);
            let mut double = Vec::new();
            pair_double(text, paragraph, runs_on, &mut double);
            let runs_on = next.is_some_and(|p| opens_single(text, p.start, *p));
            let mut single = Vec::new();
            pair_single(text, paragraph, runs_on, &mut single);
            all.extend(outer(&double, single));
        }
        let mut inside = vec![0; text.tokens.len()];
        for (number, quotation) in all.iter().enumerate() {
            let label = u32::try_from(number + 1).unwrap_or(0);
            if let Some(tokens) = inside.get_mut(quotation.piece.start..quotation.piece.end) {
                tokens.fill(label);
            }
        }
        Self { all, inside }
    }

    /// Returns the quotation in which a token stands, its marks included.
    pub(super) fn at(&self, token: usize) -> Option<Quotation> {
        let label = self.inside.get(token).copied().unwrap_or(0) as usize;
        label.checked_sub(1).and_then(|n| self.all.get(n)).copied()
    }

    /// Tells whether a token stands in a quotation.
    pub(super) fn is_inside(&self, token: usize) -> bool {
        self.inside.get(token).is_some_and(|&label| label > 0)
    }

    /// Returns the quotations that start within a range.
    pub(super) fn within(&self, piece: Piece) -> &[Quotation] {
        let first = self.all.partition_point(|q| q.piece.start < piece.start);
        let end = self.all.partition_point(|q| q.piece.start < piece.end);
        self.all.get(first..end.max(first)).unwrap_or_default()
    }
}

/// What a double mark does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Nothing,
}

/// Tells what the token at a position does, given the mark that is open.
fn role(text: &Text<'_>, at: usize, paragraph: Piece, open: Option<&str>) -> Role {
    let mark = text.word(at);
    let double = matches!(
        mark,
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "``" | "''" | "＂"
    );
    if !double {
        return Role::Nothing;
    }
    let leans_right = at == paragraph.start || text.token(at).spaced;
    let next = at + 1;
    let leans_left = next >= paragraph.end || text.token(next).spaced;
    let opens = match (mark, open) {
        // German low marks close with the mark that opens elsewhere, and Danish guillemets point
        // inwards: an open quotation decides.
        ("“", Some("„")) | ("«", Some("»")) | ("”" | "»", Some(_)) => false,
        ("“" | "„" | "‟" | "«" | "``", None) => true,
        ("”" | "»", None) => leans_right && !leans_left,
        ("“" | "„" | "‟" | "«" | "``", Some(_)) | (_, None) => !leans_left || leans_right,
        // A straight mark that touches the word after it, not the one before, opens anew; the
        // one before it was a stray.
        (_, Some(_)) => leans_right && !leans_left,
    };
    match (opens, open) {
        (true, _) => Role::Open,
        (false, Some(_)) => Role::Close,
        (false, None) => Role::Nothing,
    }
}

/// Pairs the double marks of a paragraph.
fn pair_double(text: &Text<'_>, paragraph: Piece, runs_on: bool, all: &mut Vec<Quotation>) {
    let mut open: Option<usize> = None;
    let quotation = |start, end, closed| Quotation {
        piece: Piece::new(start, end),
        closed,
        single: false,
    };
    for at in paragraph.start..paragraph.end {
        match role(text, at, paragraph, open.map(|start| text.word(start))) {
            Role::Open => match open {
                // Curly marks may stand inside one another; only a straight one starts anew.
                Some(_) if !matches!(text.word(at), "\"" | "''") => {}
                _ => open = Some(at),
            },
            Role::Close => {
                if let Some(start) = open.take() {
                    all.push(quotation(start, at + 1, true));
                }
            }
            Role::Nothing if open.is_none() && all.is_empty() => {
                if closes_alone(text, at, paragraph) {
                    all.push(quotation(paragraph.start, at + 1, true));
                }
            }
            Role::Nothing => {}
        }
    }
    let Some(start) = open else { return };
    if let Some(end) = lost_end(text, start, paragraph) {
        all.push(quotation(start, end, true));
        return;
    }
    // A mark without its partner covers the rest of the paragraph only where that is plain: the
    // quotation runs on into the next one, fills the paragraph, or follows a colon or a comma.
    let introduced = start > paragraph.start && matches!(text.word(start - 1), ":" | ",");
    if runs_on || start == paragraph.start || introduced {
        all.push(quotation(start, paragraph.end, false));
    }
}

/// Tells a closing mark whose partner at the start of the paragraph was lost: `It is dead," said
/// Orr`.
fn closes_alone(text: &Text<'_>, at: usize, paragraph: Piece) -> bool {
    const FARTHEST: usize = 60;
    matches!(text.word(at), "\"" | "”")
        && at > paragraph.start + 1
        && at - paragraph.start < FARTHEST
        && !text.token(at).spaced
        && matches!(text.word(at - 1), "," | "!" | "?")
        && reports(text, at + 1)
}

/// Finds where a quotation ends whose closing mark was lost: at the comma of `"It is dead, said
/// Orr.`
fn lost_end(text: &Text<'_>, start: usize, paragraph: Piece) -> Option<usize> {
    let comma = |at: &usize| text.word(*at) == "," && reports(text, at + 1);
    (start + 1..paragraph.end).find(comma).map(|at| at + 1)
}

/// Tells a verb that does nothing but report, and that a name or a noun follows.
fn reports(text: &Text<'_>, at: usize) -> bool {
    const PLAIN: u8 = 9;
    let verb = text.token(at);
    let next = text.token(at + 1);
    verb.cue
        .is_some_and(|cue| cue.weight >= PLAIN && cue.form == Form::Past)
        && verb.shape == Shape::Lower
        && next.is_word()
        && !next.is(Tags::SUBORDINATOR)
}

/// Keeps the outer ones of the double and single quotations of a paragraph: where there are
/// double marks, single ones count only around them.
fn outer(double: &[Quotation], single: Vec<Quotation>) -> Vec<Quotation> {
    if double.is_empty() {
        return single;
    }
    // Both lists stand in text order, and neither overlaps itself.
    let holds_double = |outer: &Quotation| {
        let next = double.partition_point(|d| d.piece.start <= outer.piece.start);
        double
            .get(next)
            .is_some_and(|d| d.piece.end < outer.piece.end)
    };
    let around: Vec<Quotation> = single.into_iter().filter(holds_double).collect();
    let is_apart = |inner: &Quotation| {
        let next = around.partition_point(|s| s.piece.end <= inner.piece.start);
        around
            .get(next)
            .is_none_or(|s| inner.piece.end <= s.piece.start)
    };
    let mut kept: Vec<Quotation> = double.iter().copied().filter(is_apart).collect();
    kept.extend(&around);
    kept.sort_by_key(|quotation| quotation.piece);
    kept
}

/// Pairs single marks, the outer pair of British papers, and tells them from apostrophes.
fn pair_single(text: &Text<'_>, paragraph: Piece, runs_on: bool, all: &mut Vec<Quotation>) {
    let quotation = |start, end, closed| Quotation {
        piece: Piece::new(start, end),
        closed,
        single: true,
    };
    let mut at = paragraph.start;
    while at < paragraph.end {
        if opens_single(text, at, paragraph) {
            if let Some(close) = closing_single(text, at, paragraph) {
                all.push(quotation(at, close + 1, true));
                at = close;
            } else if runs_on {
                all.push(quotation(at, paragraph.end, false));
                break;
            }
        }
        at += 1;
    }
}

fn is_single(word: &str) -> bool {
    matches!(word, "'" | "‘" | "’" | "‚" | "‹" | "›")
}

fn opens_single(text: &Text<'_>, at: usize, paragraph: Piece) -> bool {
    let (mark, next) = (text.word(at), text.token(at + 1));
    let leans_right = at == paragraph.start
        || text.token(at).spaced
        || matches!(text.word(at - 1), "(" | "[" | "—" | "–");
    // '90s, 'em and their like drop letters; no quotation starts there.
    let drops_letters = matches!(text.word(at + 1), "em" | "til" | "cause" | "twas" | "n")
        || text.word(at + 1).ends_with('s') && text.word(at + 1).starts_with(char::is_numeric);
    is_single(mark)
        && mark != "›"
        && leans_right
        && !next.spaced
        && next.is_word()
        && !drops_letters
}

/// Finds the mark that closes the single quotation opened at a position.
fn closing_single(text: &Text<'_>, open: usize, paragraph: Piece) -> Option<usize> {
    // Far enough for a quotation, and a bound on the work for a text full of apostrophes.
    const FARTHEST: usize = 400;
    let mut doubtful = None;
    for at in open + 2..paragraph.end.min(open + FARTHEST) {
        if !is_single(text.word(at)) {
            continue;
        }
        if text.token(at).spaced {
            // The next quotation starts: this one has ended before.
            if doubtful.is_some() && opens_single(text, at, paragraph) {
                break;
            }
            continue;
        }
        let next = text.token(at + 1);
        let leans_left = at + 1 >= paragraph.end || next.spaced || !next.is_word();
        // The second mark of 'n' drops a letter, as the first does.
        if !leans_left || text.word(at - 1) == "n" {
            continue;
        }
        // "the ministers' plan": after an s the mark may be an apostrophe.
        let may_be_apostrophe = text.word(at - 1).ends_with(['s', 'S']) && next.is_word();
        if !may_be_apostrophe {
            return Some(at);
        }
        doubtful = doubtful.or(Some(at));
    }
    doubtful
}

#[cfg(test)]
mod tests {
    use super::super::paragraph::paragraphs;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let text = Text::new(text, 0);
        let quotes = Quotes::find(&text, &paragraphs(&text));
        let found: Vec<&str> = quotes.all.iter().map(|q| text.slice(q.piece)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_every_style_are_paired() {
        check("He said \"yes\" and \"no\".", &["\"yes\"", "\"no\""]);
        check("She said “it’s fine”.", &["“it’s fine”"]);
        check("Er sagte „gut“ dazu.", &["„gut“"]);
        check("Elle dit « bien » ici.", &["« bien »"]);
        check("''We go,'' he said.", &["''We go,''"]);
        check("``We go,'' he said.", &["``We go,''"]);
        check("'We don't know,' she said.", &["'We don't know,'"]);
        check(
            "‘The rivers’ level fell,’ he said.",
            &["‘The rivers’ level fell,’"],
        );
    }

    #[test]
    fn apostrophes_open_nothing() {
        check("The '90s and the farmers' market.", &[]);
        check("Rock 'n' roll isn't dead.", &[]);
    }

    #[test]
    fn single_marks_may_stand_around_double_ones() {
        check(
            "'He said \"no\" to us,' she said.",
            &["'He said \"no\" to us,'"],
        );
        check(
            "\"He said 'no' to us,\" she said.",
            &["\"He said 'no' to us,\""],
        );
        check("'It goes on.\n'And on.'", &["'It goes on.", "'And on.'"]);
    }

    #[test]
    fn a_lost_mark_is_found_where_the_cue_stands() {
        check("\"It is dead, said Ann Orr. She left.", &["\"It is dead,"]);
        check("It is dead,\" said Ann Orr.", &["It is dead,\""]);
    }

    #[test]
    fn a_stray_mark_ends_with_its_paragraph_at_the_latest() {
        check("A 5\" pipe broke.\nHe said \"no\".", &["\"no\""]);
        check(
            "\"It goes on.\n\"And on.\"",
            &["\"It goes on.", "\"And on.\""],
        );
    }
}
