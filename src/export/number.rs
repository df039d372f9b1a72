//! Numbers as files have them: the shortest text that reads back as the same number.

/// Holds the digits of a number while they are written.
pub(super) struct Digits {
    whole: itoa::Buffer,
    any: zmij::Buffer,
}

/// Below this, all digits of a whole number are written.
const LARGE: f64 = 1e15;

impl Digits {
    /// Starts with no digits.
    #[inline]
    pub(super) fn new() -> Self {
        Self {
            whole: itoa::Buffer::new(),
            any: zmij::Buffer::new(),
        }
    }

    /// Returns the digits of a finite number: a whole one without a point, and one that would have
    /// many zeros with an exponent.
    #[inline]
    pub(super) fn of(&mut self, number: f64) -> &str {
        // Most numbers are counts.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "only a number that stays the same is used"
        )]
        let whole = number as i64;
        #[expect(
            clippy::cast_precision_loss,
            reason = "only a number that stays the same is used"
        )]
        let back = whole as f64;
        // Zero may have a sign.
        if back.to_bits() == number.to_bits() && number.abs() < LARGE {
            return self.whole.format(whole);
        }
        let digits = self.any.format_finite(number);
        digits.strip_suffix(".0").unwrap_or(digits)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_have_their_shortest_form() {
        for (number, expected) in [
            (3.0, "3"),
            (-0.0, "-0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e300, "1e+300"),
            (1.5e-7, "1.5e-7"),
            (0.00001, "0.00001"),
            (0.00012, "0.00012"),
            (-5e-324, "-5e-324"),
            (123_456_789_012.5, "123456789012.5"),
            (1e15, "1000000000000000"),
            (-999_999_999_999_999.0, "-999999999999999"),
            (0.0, "0"),
            (-7.0, "-7"),
        ] {
            assert_eq!(Digits::new().of(number), expected);
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back(number in any::<f64>()) {
            prop_assume!(number.is_finite());
            let read: f64 = Digits::new().of(number).parse().unwrap();
            prop_assert_eq!(read.to_bits(), number.to_bits());
        }
    }
}
