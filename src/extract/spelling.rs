//! Spelling: small letters, first and last letters, and the form of a word.

use super::tagger::symbol;

/// Writes a word in small letters over what `lower` held.
pub(super) fn lower_case(word: &str, lower: &mut String) {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        lower.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// Returns the last letters of a word, at most `count`.
pub(super) fn last_letters(word: &str, count: usize) -> &str {
    let start = if word.is_ascii() {
        word.len().saturating_sub(count)
    } else {
        let mut letters = word.char_indices().rev();
        letters.nth(count - 1).map_or(0, |(at, _)| at)
    };
    word.get(start..).unwrap_or_default()
}

/// Returns the first letters of a word, at most `count`.
pub(super) fn first_letters(word: &str, count: usize) -> &str {
    let end = word.char_indices().nth(count).map_or(word.len(), |l| l.0);
    word.get(..end).unwrap_or_default()
}

/// Returns a symbol for the form of a word: which kinds of letters follow one another, and whether
/// there is more than one letter.
pub(super) fn form(word: &str) -> u32 {
    const ENOUGH: usize = 24;
    let (mut value, mut last, mut count) = (0_u32, 9, 0_u32);
    for c in word.chars().take(ENOUGH) {
        let kind = match c {
            _ if c.is_ascii_lowercase() => 2,
            _ if c.is_uppercase() => 1,
            _ if c.is_alphabetic() => 2,
            _ if c.is_numeric() => 3,
            '-' | '\u{2010}' | '\u{2011}' => 4,
            '.' => 5,
            '\'' | '’' => 6,
            _ => 7,
        };
        if kind != last {
            value = value.wrapping_mul(8).wrapping_add(kind);
        }
        last = kind;
        count += 1;
    }
    symbol(4, value.wrapping_mul(2) + u32::from(count == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_as_letters() {
        for (word, first, last) in [
            ("harbour", "ha", "ur"),
            ("a", "a", "a"),
            ("", "", ""),
            ("žába", "žá", "ba"),
            ("abé", "ab", "bé"),
        ] {
            assert_eq!(first_letters(word, 2), first, "{word}");
            assert_eq!(last_letters(word, 2), last, "{word}");
        }
    }

    #[test]
    fn words_of_one_form_share_a_symbol() {
        for (one, other, same) in [
            ("Oslo", "Bergen", true),
            ("NATO", "EU", true),
            ("A", "EU", false),
            ("Oslo", "oslo", false),
            ("F-16", "B-52", true),
            ("Mr.", "Dr.", true),
        ] {
            assert_eq!(form(one) == form(other), same, "{one} {other}");
        }
    }

    #[test]
    fn all_scripts_have_small_letters() {
        let mut lower = "before".to_owned();
        lower_case("ŁÓDŹ", &mut lower);
        assert_eq!(lower, "łódź");
    }
}
