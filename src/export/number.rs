//! Numbers as files have them: the shortest text that reads back as the same number.

use super::plain::copy;

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

/// The digits of a number that has few of them.
///
/// All are found together, in one word: digits that are written one after the other and read
/// together a moment later make a processor wait, and files have numbers everywhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Few {
    /// The digits, and behind them anything.
    pub(super) bytes: [u8; Self::MOST],
    pub(super) length: usize,
}

impl Few {
    /// How many digits there are at most.
    pub(super) const MOST: usize = 8;

    /// Returns the digits of a number that has no more.
    #[inline]
    pub(super) const fn of(number: u32) -> Option<Self> {
        if number >= 100_000_000 {
            return None;
        }
        // Two numbers of four digits, side by side, then four of two, then eight of one; the first
        // is in the lowest bits. Multiplying and shifting divides by 100 and by 10.
        let fours = (number / 10_000) as u64 | ((number % 10_000) as u64) << 32;
        let hundreds = ((fours * 10_486) >> 20) & 0x0000_007F_0000_007F;
        let twos = hundreds | (fours - hundreds * 100) << 16;
        let tens = ((twos * 103) >> 10) & 0x000F_000F_000F_000F;
        let ones = tens | (twos - tens * 10) << 8;
        // The last digit of zero is a digit, too.
        let zeros = (ones | 1 << 56).trailing_zeros() / 8;
        let digits = (ones | 0x3030_3030_3030_3030) >> (8 * zeros);
        Some(Self {
            bytes: digits.to_le_bytes(),
            length: Self::MOST - zeros as usize,
        })
    }

    /// Returns the digits of a number that is whole and has no more.
    #[inline]
    pub(super) fn of_whole(number: f64) -> Option<Self> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "only a number that stays the same is used"
        )]
        let whole = number as u32;
        // Zero may have a sign.
        let is_same = f64::from(whole).to_bits() == number.to_bits();
        if is_same { Self::of(whole) } else { None }
    }
}

/// The digits of numbers that were written before: weights, confidences and shares are mostly the
/// same few numbers, and finding the shortest digits takes longer than all else that is done for
/// one.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    known: Vec<Known>,
}

/// A number with its digits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// The bits of the number; zero, which is never asked for, where there is none yet.
    bits: u64,
    /// The digits, and behind them anything.
    pub(super) bytes: [u8; Self::MOST],
    pub(super) length: usize,
}

impl Known {
    /// How many characters a number has at most: `-1.7976931348623157e+308`.
    pub(super) const MOST: usize = 24;
}

impl Numbers {
    /// How many numbers are kept in mind, as a power of two.
    const BITS: u32 = 6;

    /// Returns the digits of a finite number other than zero.
    #[inline]
    pub(super) fn of(&mut self, number: f64) -> Known {
        let bits = number.to_bits();
        // An odd factor brings all bits up.
        let slot = (bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - Self::BITS)) as usize;
        match self.known.get(slot) {
            Some(known) if known.bits == bits => *known,
            _ => self.find(slot, number),
        }
    }

    #[inline(never)]
    fn find(&mut self, slot: usize, number: f64) -> Known {
        let mut digits = Digits::new();
        let digits = digits.of(number).as_bytes();
        let mut known = Known {
            bits: number.to_bits(),
            length: digits.len(),
            ..Known::default()
        };
        copy(digits, &mut known.bytes[..digits.len()]);
        self.known.resize(1 << Self::BITS, Known::default());
        self.known[slot] = known;
        known
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cases::cases;

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

    #[test]
    fn a_few_digits_are_those_of_any_number() {
        let powers = (0..9).map(|power| 10_u32.pow(power));
        let around = powers.flat_map(|power| [power - 1, power, power + 1, power / 3]);
        for number in (0..2000).chain(around) {
            let digits = Few::of(number).map(|few| {
                let text = &few.bytes[..few.length];
                String::from_utf8_lossy(text).into_owned()
            });
            let expected = (number < 100_000_000).then(|| number.to_string());
            assert_eq!(digits, expected);
        }
    }

    #[test]
    fn few_digits_are_taken_of_whole_numbers_alone() {
        for number in [0.5, -0.0, -3.0, 1e8, f64::NAN, f64::INFINITY] {
            assert!(Few::of_whole(number).is_none(), "{number}");
        }
        for number in [0.0, 3.0, 99_999_999.0] {
            let few = Few::of_whole(number).unwrap();
            let text = String::from_utf8_lossy(&few.bytes[..few.length]).into_owned();
            assert_eq!(text, number.to_string());
        }
    }

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn every_number_reads_back(number in any::<f64>()) {
            prop_assume!(number.is_finite());
            let read: f64 = Digits::new().of(number).parse().unwrap();
            prop_assert_eq!(read.to_bits(), number.to_bits());
        }

        #[test]
        fn numbers_are_remembered_as_they_are(numbers in proptest::collection::vec(-99..99, 1..400)) {
            let mut known = Numbers::default();
            for number in numbers.into_iter().filter(|number| *number != 0) {
                let number = f64::from(number) / 7.0;
                let found = known.of(number);
                let mut digits = Digits::new();
                prop_assert_eq!(&found.bytes[..found.length], digits.of(number).as_bytes());
            }
        }
    }
}
