//! The user's own words in messages: between quotation marks, and never too long to read.

/// How many characters of a text are shown.
const SHOWN: usize = 60;

/// Puts a text between quotation marks, cut where it is long; awkward characters are escaped.
pub(crate) fn quoted(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        None => format!("{text:?}"),
        Some((end, _)) => format!("{:?}", format!("{}…", &text[..end])),
    }
}

/// Cuts a text where it is long, without quotation marks.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(4 * SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(quoted("a\n\"b\""), r#""a\n\"b\"""#);
        assert_eq!(quoted(&"é".repeat(60)).chars().count(), 62);
        assert_eq!(quoted(&"é".repeat(1_000_000)).chars().count(), 63);
    }
}
