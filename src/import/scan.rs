//! Searching for bytes that are mostly near: calling a function for each takes longer than looking.

use memchr::{memchr, memchr2, memchr3};

/// How many bytes are looked at before a function searches the others with vector instructions.
const NEAR: usize = 24;

const WORD: usize = size_of::<u64>();

/// One in each byte.
const ONES: u64 = u64::from_le_bytes([1; WORD]);

/// The highest bit of each byte.
const HIGH: u64 = u64::from_le_bytes([0x80; WORD]);

/// Returns where the first of one, two or three bytes is.
#[inline]
pub(super) fn find<const N: usize>(wanted: [u8; N], bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while at < NEAR {
        let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) else {
            break;
        };
        let found = marks(wanted, u64::from_le_bytes(*word));
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += WORD;
    }
    let rest = &bytes[at..];
    let found = match wanted.as_slice() {
        [one] => memchr(*one, rest),
        [one, two] => memchr2(*one, *two, rest),
        [one, two, three] => memchr3(*one, *two, *three, rest),
        wanted => rest.iter().position(|byte| wanted.contains(byte)),
    };
    found.map(|found| at + found)
}

/// Marks the highest bit of the first wanted byte of a word; what is marked behind it says nothing.
#[inline]
fn marks<const N: usize>(wanted: [u8; N], word: u64) -> u64 {
    let marks = wanted.into_iter().map(|byte| {
        let zero_where_equal = word ^ (u64::from(byte) * ONES);
        zero_where_equal.wrapping_sub(ONES) & !zero_where_equal & HIGH
    });
    marks.fold(0, |all, marks| all | marks)
}

/// Returns how many bytes of white space, or of what XML has no place for, a text starts with.
#[inline]
pub(super) fn blank(bytes: &[u8]) -> usize {
    // The highest bit of each byte above a space.
    let marks = |word: u64| (((word & !HIGH) + 0x5F * ONES) | word) & HIGH;
    first(bytes, marks, |byte| byte > b' ').unwrap_or(bytes.len())
}

/// Returns where the value of an attribute ends, or something in it does not stand for itself.
#[inline]
pub(super) fn end_of_value(bytes: &[u8]) -> Option<usize> {
    let controls = |word: u64| word.wrapping_sub(u64::from(b' ') * ONES) & !word & HIGH;
    let wanted = [b'"', b'&', b'<'];
    let marks_of = |word: u64| marks(wanted, word) | controls(word);
    first(bytes, marks_of, |byte| {
        byte < b' ' || wanted.contains(&byte)
    })
}

/// Returns where the first byte of some sort is, which is near.
#[inline]
fn first(
    bytes: &[u8],
    marks: impl Fn(u64) -> u64,
    is_wanted: impl Fn(u8) -> bool,
) -> Option<usize> {
    let mut at = 0;
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let found = marks(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += WORD;
    }
    let found = bytes[at..].iter().position(|byte| is_wanted(*byte));
    found.map(|found| at + found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cases::cases;

    proptest! {
        #![proptest_config(cases(256))]

        #[test]
        fn the_first_is_found_wherever_it_is(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let first = |wanted: &[u8]| bytes.iter().position(|byte| wanted.contains(byte));
            for a in [0, b'<', 0x3B, 0x80, 0xFF] {
                prop_assert_eq!(find([a], &bytes), first(&[a]));
                prop_assert_eq!(find([a, b'&'], &bytes), first(&[a, b'&']));
                prop_assert_eq!(find([a, b'&', 1], &bytes), first(&[a, b'&', 1]));
            }
            let of_value = |byte: &u8| *byte < b' ' || b"\"&<".contains(byte);
            prop_assert_eq!(end_of_value(&bytes), bytes.iter().position(of_value));
            let blanks = bytes.iter().take_while(|byte| **byte <= b' ').count();
            prop_assert_eq!(blank(&bytes), blanks);
            let blanks: Vec<u8> = bytes.iter().map(|byte| byte % 35).collect();
            let count = blanks.iter().take_while(|byte| **byte <= b' ').count();
            prop_assert_eq!(blank(&blanks), count);
        }
    }

    #[test]
    fn neighbours_of_what_is_wanted_are_not_taken_for_it() {
        for length in 0..40 {
            let mut bytes = vec![b'='; length];
            assert_eq!(find([b'<'], &bytes), None);
            bytes.extend(b"<=;<");
            assert_eq!(find([b'<'], &bytes), Some(length));
            assert_eq!(find([b';', b'!'], &bytes), Some(length + 2));
        }
    }
}
