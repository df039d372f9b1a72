//! What the tagger of parts of speech looks at, as columns of symbols, and its templates.

use super::super::spelling::{first_letters, form, last_letters, lower_case};
use super::super::tagger::{Columns, Templates, symbol, text_symbol};
use super::super::text::{Piece, Text};

/// The columns: the word in small letters; its last two, three and four and first two and three
/// letters; its form; its classes; what it usually is; where it stands; always the same.
const NAMES: [&str; 11] = [
    "w", "s2", "s3", "s4", "p2", "p3", "f", "cl", "u", "b", "one",
];

/// Features of a tag.
const NODES: &str = "
    w[-1..1] s2 s3 s4 p2 p3 f[-1..1] cl[-1..1] u[-2..2] s3[-1] s3[1]
    w[-1]|w w|w[1] u[-1]|u u|u[1] u[-1]|u[1]
    u[-1]|u|u[1] u[-2]|u[-1]|u u|u[1]|u[2] u[-2]|u[-1] u[1]|u[2]
    s3|u[-1] s3|u[1] f|b f|u f|s3 s2|u[-1]|u[1]
";

/// Features of a pair of tags: none but the tags themselves, because there are 289 pairs.
const EDGES: &str = "one";

/// The slots of the table that says what a word usually is.
pub(super) const SLOTS: usize = 1 << 15;

/// Reads the templates of single tags and of pairs.
pub(super) fn templates() -> Result<(Templates, Templates), String> {
    Ok((
        Templates::parse(NODES, &NAMES)?,
        Templates::parse(EDGES, &NAMES)?,
    ))
}

/// Fills the columns; `usual` says what the word of a token with its slot usually is.
pub(super) fn columns(
    text: &Text<'_>,
    sentences: &[Piece],
    usual: impl Fn(usize, usize) -> u8,
) -> Columns {
    let mut columns = Columns::new(text.tokens.len(), NAMES.len());
    let mut lower = String::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let word = text.word(at);
        lower_case(word, &mut lower);
        let whole = text_symbol(&lower);
        let bits = token.tags.bits();
        let fold = u32::try_from((bits ^ (bits >> 32)) & u64::from(u32::MAX)).unwrap_or(0);
        let cue = token.cue.map_or(0, |cue| cue.form as u32 + 1);
        let cells = [
            whole,
            text_symbol(last_letters(&lower, 2)),
            text_symbol(last_letters(&lower, 3)),
            text_symbol(last_letters(&lower, 4)),
            text_symbol(first_letters(&lower, 2)),
            text_symbol(first_letters(&lower, 3)),
            form(word),
            symbol(cue, fold),
            symbol(8, u32::from(usual(at, slot(whole)))),
            symbol(9, u32::from(token.breaks > 0)),
            1,
        ];
        for (column, cell) in cells.into_iter().enumerate() {
            columns.set(at, column, cell);
        }
    }
    for sentence in sentences {
        columns.set(sentence.start, 9, symbol(9, 2));
    }
    columns
}

/// Returns the slot of each token's word in the table.
pub(super) fn slots(text: &Text<'_>) -> Vec<usize> {
    let mut lower = String::new();
    (0..text.tokens.len())
        .map(|at| {
            lower_case(text.word(at), &mut lower);
            slot(text_symbol(&lower))
        })
        .collect()
}

/// Returns the slot of a word; what other slots share it is chance.
const fn slot(word: u32) -> usize {
    word as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_templates_can_be_read() {
        let lengths = templates().map(|(nodes, edges)| (nodes.len(), edges.len()));
        assert!(lengths.is_ok_and(|(nodes, edges)| nodes > 30 && edges == 1));
    }

    #[test]
    fn slots_ignore_capitals() {
        let slots = |words: &str| slots(&Text::new(words, 0));
        assert_eq!(slots("The BRIDGE"), slots("the bridge"));
        assert_ne!(slots("the"), slots("bridge"));
    }
}
