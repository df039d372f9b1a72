//! Values as programs read them: numbers, tokens, and what Gephi makes of text.

/// The largest whole number up to which floating-point numbers hold all of them: 2 to the 53rd.
const EXACT: u128 = 1 << 53;

/// The type that a file declares for an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// True or false.
    Boolean,
    /// A whole number of 32 bits.
    Integer,
    /// A whole number of 64 bits.
    Long,
    /// Any number.
    Float,
    /// Text, and whatever is no number.
    Text,
}

impl Kind {
    /// Says in words what values of this type are.
    pub(super) const fn in_words(self) -> &'static str {
        match self {
            Self::Boolean => "true or false",
            Self::Integer | Self::Long => "a whole number",
            Self::Float => "a number",
            Self::Text => "text",
        }
    }

    /// Tells whether values are numbers.
    pub(super) const fn is_number(self) -> bool {
        matches!(self, Self::Integer | Self::Long | Self::Float)
    }

    /// Tells whether a text is a value of this type in every program.
    pub(super) fn holds(self, text: &str) -> bool {
        let text = text.trim();
        match self {
            Self::Boolean => ["true", "false"]
                .iter()
                .any(|word| text.eq_ignore_ascii_case(word)),
            Self::Integer | Self::Long => text.parse::<i128>().is_ok(),
            Self::Float => number(text).is_some(),
            Self::Text => true,
        }
    }
}

/// Reads a number, also as XML and Java spell what is not finite.
pub(super) fn number(text: &str) -> Option<f64> {
    match text.trim() {
        "INF" | "-INF" => Some(f64::INFINITY),
        text => text.parse().ok(),
    }
}

/// Tells whether a number is zero, or an empty text counts as none.
pub(super) fn is_zero(text: &str) -> bool {
    number(text) == Some(0.0)
}

/// Tells whether a whole number does not fit into 32 bits.
pub(super) fn is_beyond_int(text: &str) -> bool {
    let number: Option<i128> = text.trim().parse().ok();
    number.is_some_and(|number| i32::try_from(number).is_err())
}

/// Tells whether floating-point numbers hold a whole number only nearly.
pub(super) fn is_inexact(text: &str) -> bool {
    let number: Option<i128> = text.trim().parse().ok();
    number.is_some_and(|number| {
        let size = number.unsigned_abs();
        size > EXACT && size.trailing_zeros() + 53 < 128 - size.leading_zeros()
    })
}

/// Tells whether a text is an NMTOKEN of XML.
pub(super) fn is_token(text: &str) -> bool {
    let fits = |c: char| match c {
        '-' | '.' | ':' | '_' | '\u{B7}' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{D7}' | '\u{F7}' | '\u{37E}' => false,
        '\u{C0}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}'
        | '\u{203F}'..='\u{2040}'
        | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}' => true,
        _ => false,
    };
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
    !text.is_empty() && (text.bytes().all(is_plain) || text.chars().all(fits))
}

/// Tells whether a text is a date, or a date with a time, as ISO 8601 writes them.
pub(super) fn is_date(text: &str) -> bool {
    let bytes = text.trim().as_bytes();
    let shape = |place: usize, byte: &u8| match place {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let is_day = bytes.len() >= 10 && bytes[..10].iter().enumerate().all(|(n, b)| shape(n, b));
    is_day && bytes.get(10).is_none_or(|byte| matches!(byte, b'T' | b' '))
}

/// Shows a text of which backslashes and quotation marks matter: as it is, on one line, cut where
/// it is long.
pub(super) fn shown(text: &str) -> String {
    const SHOWN: usize = 60;
    let line = |c: char| if c.is_control() { ' ' } else { c };
    let start: String = text.chars().take(SHOWN).map(line).collect();
    let rest = if text.chars().nth(SHOWN).is_some() {
        "…"
    } else {
        ""
    };
    format!("\"{start}{rest}\"")
}

/// Returns where one text stands in another that it was cut from.
pub(super) fn offset_in(whole: &str, piece: &str) -> usize {
    let offset = (piece.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
    offset.min(whole.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_those_of_xml() {
        for (text, expected) in [
            ("n0", true),
            ("7.a:b-c", true),
            ("Zażółć", true),
            ("Angela Merkel", false),
            ("a/b", false),
            ("a\u{D7}b", false),
            ("", false),
        ] {
            assert_eq!(is_token(text), expected, "{text}");
        }
    }

    #[test]
    fn whole_numbers_beyond_a_program_are_told() {
        for (text, int, inexact) in [
            ("2147483647", false, false),
            ("-2147483649", true, false),
            ("9007199254740992", true, false),
            ("9007199254740993", true, true),
            ("9007199254740994", true, false),
            ("-9223372036854775808", true, false),
            ("-9223372036854775807", true, true),
            ("x", false, false),
        ] {
            assert_eq!(
                (is_beyond_int(text), is_inexact(text)),
                (int, inexact),
                "{text}"
            );
        }
    }

    #[test]
    fn values_fit_their_types() {
        for (kind, text, expected) in [
            (Kind::Boolean, "true", true),
            (Kind::Boolean, "yes", false),
            (Kind::Integer, "nan", false),
            (Kind::Long, " 12 ", true),
            (Kind::Float, "NaN", true),
            (Kind::Float, "-INF", true),
            (Kind::Float, "2,5", false),
            (Kind::Text, "anything", true),
        ] {
            assert_eq!(kind.holds(text), expected, "{text}");
        }
        assert!(is_date("2024-02-29") && is_date("2024-02-29T10:00Z"));
        assert!(!is_date("2024-2-29") && !is_date("2024-02-290"));
    }
}
