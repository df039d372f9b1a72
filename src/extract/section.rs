//! Sections: long texts are read in parts, so that memory stays small and no rule looks too far.

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section<'a> {
    /// Its words.
    pub text: &'a str,
    /// How many code points of the document stand before it.
    pub before: u32,
}

/// The length of a section in bytes: far longer than any article.
const LENGTH: usize = 1 << 18;

/// Cuts a text into sections, at line breaks where there are any, else between words.
pub(super) fn sections(text: &str) -> impl Iterator<Item = Section<'_>> {
    let (mut rest, mut before) = (text, 0);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (section, tail) = rest.split_at(cut(rest));
        let found = Section {
            text: section,
            before,
        };
        let points = section.chars().count();
        before += u32::try_from(points).unwrap_or(0);
        rest = tail;
        Some(found)
    })
}

/// Returns where the first section of a text ends.
fn cut(text: &str) -> usize {
    if text.len() <= LENGTH {
        return text.len();
    }
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    let limit = (1..=LENGTH).rev().find(is_boundary).unwrap_or(text.len());
    let head = text.get(..limit).unwrap_or(text);
    let late = |at: &usize| *at > LENGTH / 2;
    let line = head.rfind('\n').filter(late).map(|at| at + 1);
    let blank = || head.rfind(' ').filter(late).map(|at| at + 1);
    line.or_else(blank).unwrap_or(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_add_up_to_the_text() {
        let text = "Ä word and more.\n".repeat(LENGTH / 8);
        let found: Vec<Section<'_>> = sections(&text).collect();
        assert!(found.len() > 1);
        assert_eq!(found.iter().map(|s| s.text).collect::<String>(), text);
        for section in &found {
            let before: String = text.chars().take(section.before as usize).collect();
            assert!(text[before.len()..].starts_with(section.text));
        }
    }

    #[test]
    fn a_text_without_breaks_is_cut_all_the_same() {
        let text = "é".repeat(LENGTH);
        assert!(sections(&text).all(|s| s.text.len() <= LENGTH));
        assert_eq!(
            sections(&text).map(|s| s.text.len()).sum::<usize>(),
            text.len()
        );
    }
}
