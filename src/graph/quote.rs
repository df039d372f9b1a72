//! Words by their place: slices of a text that need not be counted from its start each time.

use crate::model::Span;

/// How many code points lie between two marks.
const STEP: usize = 512;

/// A text with the byte offset of every 512th code point, so that a slice costs the same
/// wherever it stands.
pub(super) struct MarkedText<'a> {
    text: &'a str,
    marks: Vec<usize>,
}

impl<'a> MarkedText<'a> {
    /// Marks a text.
    pub(super) fn new(text: &'a str) -> Self {
        let marks = offsets(text).step_by(STEP).collect();
        Self { text, marks }
    }

    /// Returns the words at some places, joined with a space, or `None` where there are none.
    pub(super) fn words(&self, spans: &[Span]) -> Option<String> {
        let pieces: Option<Vec<&str>> = spans.iter().map(|span| self.slice(*span)).collect();
        pieces
            .map(|pieces| pieces.join(" "))
            .filter(|words| !words.is_empty())
    }

    fn slice(&self, span: Span) -> Option<&'a str> {
        self.text.get(self.byte(span.start)?..self.byte(span.end)?)
    }

    /// Returns where a code point starts, in bytes; the end of the text counts as one.
    fn byte(&self, point: u32) -> Option<usize> {
        let point = point as usize;
        let mark = *self.marks.get(point / STEP)?;
        let further = offsets(self.text.get(mark..)?).nth(point % STEP)?;
        Some(mark + further)
    }
}

/// Lists where each code point starts, and the end.
fn offsets(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cases::cases;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn slices_are_those_of_the_span(size in 0..1300_usize, start in 0..1400_u32, length in 0..700_u32) {
            let text: String = "añ🛩x".chars().cycle().take(size).collect();
            let span = Span::new(start, start + length);
            prop_assert_eq!(MarkedText::new(&text).slice(span), span.slice(&text));
        }
    }

    #[test]
    fn pieces_are_joined_and_missing_ones_are_noticed() {
        let text = MarkedText::new("Mayor Ada Brook, of Wick");
        let span = |start, end| Span::new(start, end);
        assert_eq!(
            text.words(&[span(0, 5), span(20, 24)]).as_deref(),
            Some("Mayor Wick")
        );
        assert_eq!(text.words(&[span(0, 5), span(20, 25)]), None);
        assert_eq!(text.words(&[]), None);
    }
}
