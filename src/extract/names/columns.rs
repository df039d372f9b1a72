//! What the name tagger looks at, as columns of symbols, and its templates.

use super::super::english::listed;
use super::super::paragraph::is_title_case;
use super::super::speech::Speech;
use super::super::spelling::{first_letters, form, last_letters, lower_case};
use super::super::tagger::{Columns, Templates, symbol, text_symbol};
use super::super::text::{Piece, Text};
use super::super::token::Token;
use super::document::Document;
use super::labels::{self, Found, Labelled};
use super::{Name, NameKind};

/// The columns: the word, in small letters; last three and first three letters; form; part of
/// speech; classes; what the rules found; what the lists know of the word, and of the words that
/// begin here; what the document tells; last and first word of the run of capitals, place in it,
/// the words before and behind it; the kind of sentence.
const NAMES: [&str; 17] = [
    "w", "lw", "s3", "p3", "f", "pos", "cl", "r", "g", "gp", "d", "hd", "fs", "rp", "pb", "pa", "b",
];

/// Features of a label.
const NODES: &str = "
    lw[-2..2] w s3 p3 f[-1..1] pos[-1..1] cl[-1..1] r[-1..1] g[-1..1] gp d hd fs rp pb pa b
    lw[-1]|lw lw|lw[1] f[-1]|f|f[1] r[-1]|r|r[1] g[-1]|g|g[1] g|r g|d r|d r|gp
    cl[-1]|cl cl|cl[1] pos[-1]|pos|pos[1] r|lw g|rp hd|rp fs|rp pb|r pa|r
    hd|r d|rp d|f b|f b|r s3|f lw[-1]|g lw[1]|g d|d[1] d[-1]|d
    pb|g pa|g r[-2]|r[-1]|r r|r[1]|r[2]
";

/// Features of a pair of labels.
const EDGES: &str = "f[-1]|f r[-1]|r lw[-1] rp";

/// How far from a capital letter a token may stand to be looked at.
const NEAR: usize = 2;

/// Reads the templates of labels and of pairs.
pub(super) fn templates() -> Result<(Templates, Templates), String> {
    Ok((
        Templates::parse(NODES, &NAMES)?,
        Templates::parse(EDGES, &NAMES)?,
    ))
}

/// All that earlier layers know of a text.
///
/// Only tokens near a capital letter are looked at: they form the sequence that is tagged.
pub(super) struct Sheet<'a, 't> {
    /// The text.
    pub text: &'a Text<'t>,
    /// The tokens that are looked at.
    pub kept: Vec<usize>,
    /// The runs of capitalised words.
    pub runs: Vec<Piece>,
    /// What the whole document tells of its words.
    pub document: Document,
    speech: &'a Speech,
    names: &'a [Name],
    /// For each token, whether it starts a sentence, and whether that is written as titles are.
    places: Vec<u8>,
}

impl<'a, 't> Sheet<'a, 't> {
    /// Collects what is known.
    pub(super) fn new(
        text: &'a Text<'t>,
        sentences: &[Piece],
        speech: &'a Speech,
        names: &'a [Name],
    ) -> Self {
        let mut places = vec![0; text.tokens.len()];
        for &sentence in sentences {
            let title = u8::from(is_title_case(text, sentence)) * 2;
            for at in sentence.start..sentence.end {
                let first = at == sentence.start || !text.token(at - 1).is_word();
                if let Some(place) = places.get_mut(at) {
                    *place = title + u8::from(first);
                }
            }
        }
        let runs = runs(text);
        let document = Document::read(text, &runs, &places);
        Self {
            text,
            kept: kept(text),
            runs,
            document,
            speech,
            names,
            places,
        }
    }

    /// Returns the names that labels of the sequence stand for, as places in the text.
    pub(super) fn spans(&self, labelled: &Labelled) -> Vec<Found> {
        let token = |at: usize| self.kept.get(at).copied().unwrap_or(0);
        let starts = |at: usize| {
            let token = self.text.token(token(at));
            token.breaks > 0 && token.is_capital()
        };
        let mut names = labels::found(labelled, starts);
        for name in &mut names {
            name.piece = Piece::new(token(name.piece.start), token(name.piece.end - 1) + 1);
        }
        names
    }

    /// Fills the columns, a row for each token that is looked at.
    pub(super) fn columns(&self) -> Columns {
        let mut columns = Columns::new(self.kept.len(), NAMES.len());
        let mut lower = String::new();
        let by_rules = self.by_rules();
        for (row, &at) in self.kept.iter().enumerate() {
            let token = self.text.token(at);
            let word = self.text.word(at);
            lower_case(word, &mut lower);
            let capital = token.is_capital();
            let known = if capital { listed(&lower).bits() } else { 0 };
            let facts = if capital {
                self.document.facts(&lower)
            } else {
                0
            };
            let cells = [
                text_symbol(word),
                text_symbol(&lower),
                text_symbol(last_letters(&lower, 3)),
                text_symbol(first_letters(&lower, 3)),
                form(word),
                symbol(5, self.speech.tag(at) as u32),
                classes(&token),
                symbol(7, by_rules.get(row).copied().unwrap_or(0)),
                symbol(8, u32::from(known)),
                0,
                symbol(10, u32::from(facts)),
            ];
            for (column, cell) in cells.into_iter().enumerate() {
                columns.set(row, column, cell);
            }
            let place = self.places.get(at).copied().unwrap_or(0);
            let breaks = u32::from(token.breaks > 0) * 4;
            columns.set(row, 16, symbol(16, u32::from(place) + breaks));
        }
        self.fill_runs(&mut columns);
        columns
    }

    /// Returns what the rules say of each token that is looked at.
    fn by_rules(&self) -> Vec<u32> {
        let mut found = vec![0; self.kept.len()];
        for name in self.names {
            let start = self.kept.partition_point(|&at| at < name.piece.start);
            for (row, &at) in self.kept.iter().enumerate().skip(start) {
                if at >= name.piece.end {
                    break;
                }
                let first = u32::from(at == name.piece.start);
                let known = u32::from(name.canonical.is_some()) * 16;
                found[row] = 1 + name.kind as u32 * 2 + first + known;
            }
        }
        found
    }

    /// Fills the columns that tell of the whole run of capitals.
    fn fill_runs(&self, columns: &mut Columns) {
        let mut lower = String::new();
        let mut small = |at: usize| {
            lower_case(self.text.word(at), &mut lower);
            text_symbol(&lower)
        };
        for run in &self.runs {
            let (head, first) = (small(run.end - 1), small(run.start));
            let (before, behind) = (small(run.start.wrapping_sub(1)), small(run.end));
            let length = run.end - run.start;
            let start = self.kept.partition_point(|&at| at < run.start);
            for (n, at) in (run.start..run.end).enumerate() {
                let row = start + n;
                if self.kept.get(row) != Some(&at) {
                    break;
                }
                let left = length - 1 - n;
                let place = u32::try_from(n.min(3) * 4 + left.min(3)).unwrap_or(0);
                for (column, cell) in (11..).zip([head, first, symbol(13, place), before, behind]) {
                    columns.set(row, column, cell);
                }
                self.fill_places(columns, row, Piece::new(at, run.end));
            }
        }
    }

    /// Marks the rows of the longest place of several words that starts a range.
    fn fill_places(&self, columns: &mut Columns, row: usize, range: Piece) {
        const LONGEST: usize = 4;
        let mut lower = String::new();
        for length in (2..=LONGEST.min(range.end - range.start)).rev() {
            let piece = Piece::new(range.start, range.start + length);
            lower_case(self.text.slice(piece), &mut lower);
            if listed(&lower).is_place() {
                for n in 0..length {
                    columns.set(row + n, 9, symbol(9, 1 + u32::from(n == 0)));
                }
                return;
            }
        }
    }
}

/// Returns the classes of a word, and its form as a reporting verb, as one symbol.
fn classes(token: &Token) -> u32 {
    let bits = token.tags.bits();
    let fold = u32::try_from((bits ^ (bits >> 32)) & u64::from(u32::MAX)).unwrap_or(0);
    let cue = token.cue.map_or(0, |cue| cue.form as u32 + 1);
    symbol(20 + cue, fold)
}

/// Finds the runs of capitalised words.
fn runs(text: &Text<'_>) -> Vec<Piece> {
    let mut runs: Vec<Piece> = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        if !token.is_capital() {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == at && token.breaks == 0 => run.end = at + 1,
            _ => runs.push(Piece::new(at, at + 1)),
        }
    }
    runs
}

/// Finds the tokens near a capital letter.
fn kept(text: &Text<'_>) -> Vec<usize> {
    let mut kept = Vec::with_capacity(text.tokens.len());
    let mut next = 0;
    for (at, token) in text.tokens.iter().enumerate() {
        let has_capital = token.is_capital()
            || token.shape != super::super::token::Shape::Mark
                && text.word(at).contains(char::is_uppercase);
        if has_capital {
            let first = next.max(at.saturating_sub(NEAR));
            next = (at + NEAR + 1).min(text.tokens.len());
            kept.extend(first..next);
        }
    }
    kept
}

/// Tells whether the rules can be overruled: they alone know roles and adjectives of countries.
pub(super) const fn is_of_rules_alone(kind: NameKind) -> bool {
    matches!(kind, NameKind::Role | NameKind::Demonym)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_templates_can_be_read() {
        let lengths = templates().map(|(nodes, edges)| (nodes.len(), edges.len()));
        assert!(lengths.is_ok_and(|(nodes, edges)| nodes > 50 && edges > 3));
    }

    #[test]
    fn tokens_near_capitals_are_looked_at_once() {
        for (text, expected) in [
            ("one two three four", vec![]),
            ("one two three Ann four five six", vec![1, 2, 3, 4, 5]),
            ("Ann Orr of Lund is here now", vec![0, 1, 2, 3, 4, 5]),
            ("an iPhone", vec![0, 1]),
        ] {
            assert_eq!(kept(&Text::new(text, 0)), expected, "{text}");
        }
    }

    #[test]
    fn a_run_ends_where_the_line_does() {
        let runs = runs(&Text::new("In Lund Ann Orr\nBo Lind", 0));
        assert_eq!(runs, [Piece::new(0, 4), Piece::new(4, 6)]);
    }
}
