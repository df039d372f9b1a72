//! Paragraphs: what stands between line breaks, and which of them are headings.

use super::text::{Piece, Text};
use super::token::Shape;

/// Cuts a text into paragraphs.
///
/// A blank line always ends one; a single line break does, unless the next line plainly goes on
/// with the sentence, as in texts that were wrapped by hand.
pub(super) fn paragraphs(text: &Text<'_>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, token) in text.tokens.iter().enumerate().skip(1) {
        let goes_on = token.breaks == 1
            && token.shape == Shape::Lower
            && !matches!(text.word(at - 1), "." | "!" | "?" | ":" | "\"" | "”");
        if token.breaks > 0 && !goes_on {
            found.push(Piece::new(start, at));
            start = at;
        }
    }
    if start < text.tokens.len() {
        found.push(Piece::new(start, text.tokens.len()));
    }
    found
}

/// Tells whether a paragraph is a heading: short, and without a mark at its end.
pub(super) fn is_heading(text: &Text<'_>, paragraph: Piece) -> bool {
    const LONGEST: usize = 14;
    let last = paragraph.end.saturating_sub(1);
    let ends = matches!(
        text.word(last),
        "." | "!" | "?" | ":" | "\"" | "”" | "''" | "…" | "..." | "»"
    ) || text.word(last).ends_with('.')
        // A single mark may end a heading, but not behind the end of a sentence.
        || matches!(text.word(last), "'" | "’" | "›")
            && matches!(text.word(last.wrapping_sub(1)), "." | "!" | "?" | "…" | "...");
    paragraph.end - paragraph.start <= LONGEST && !ends
}

/// Tells whether a range is written as titles are, most of its longer words with a capital.
pub(super) fn is_title_case(text: &Text<'_>, piece: Piece) -> bool {
    let (mut capitals, mut words) = (0, 0);
    let tokens = text.tokens.get(piece.start..piece.end).unwrap_or_default();
    for token in tokens {
        if token.is_word() && token.shape != Shape::Number && token.to - token.from > 3 {
            words += 1;
            capitals += usize::from(token.is_capital());
        }
    }
    words >= 3 && capitals * 10 >= words * 8
}
