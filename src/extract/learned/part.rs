//! Parts: a long text is labelled piece by piece, so that it takes no more memory than a short one.

use super::super::text::Piece;
use super::sheet::Sheet;

/// How many tokens a part has at least; few articles are longer.
const LONG: usize = 4096;
/// From how many tokens on a paragraph is cut.
const LONGEST: usize = 4 * LONG;

/// Cuts a text at the end of a paragraph, or of a sentence where a paragraph is too long.
pub(super) fn parts(sheet: &Sheet<'_, '_>) -> Vec<Piece> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (paragraph, sentences) in sheet.layout {
        for sentence in sentences {
            let length = sentence.end.saturating_sub(start);
            let is_last = sentence.end >= paragraph.end;
            if length >= LONG && is_last || length >= LONGEST {
                parts.push(Piece::new(start, sentence.end));
                start = sentence.end;
            }
        }
    }
    if start < sheet.len() {
        parts.push(Piece::new(start, sheet.len()));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::training::Lesson;
    use super::*;

    fn check(text: &str, at_least: usize) {
        let lesson = Lesson::new(text);
        let sheet = lesson.sheet();
        let parts = parts(&sheet);
        assert_eq!(parts.first().map(|part| part.start), Some(0));
        assert_eq!(parts.last().map(|part| part.end), Some(sheet.len()));
        assert!(parts.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(parts.iter().all(|part| part.end - part.start < 2 * LONGEST));
        assert!(parts.len() >= at_least, "{} parts", parts.len());
    }

    #[test]
    fn the_parts_of_a_text_add_up_to_it() {
        let sentence = "The tram to the harbour runs at night. ";
        check(sentence, 1);
        check(&sentence.repeat(3000), 1);
        check(&format!("{}\n", sentence.repeat(20)).repeat(150), 5);
        assert_eq!(parts(&Lesson::new("").sheet()), []);
    }
}
