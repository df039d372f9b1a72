//! Quick lists: words are looked up in lists many times each, most of them in vain.
//!
//! Only what is compiled in is kept in such lists. The hash is a cheap one: whoever could choose
//! the keys could choose some that share a hash.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A list of words that tells something of each.
pub(super) type List<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;
/// A list of words.
pub(super) type Set<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// An odd number whose bits are spread well.
const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

/// A hash that takes eight bytes at a time.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Quick(u64);

impl Quick {
    const fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(SPREAD);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for &word in words {
            self.mix(u64::from_le_bytes(word));
        }
        let mut last = [0; 8];
        for (byte, &from) in last.iter_mut().zip(rest) {
            *byte = from;
        }
        self.mix(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }

    fn finish(&self) -> u64 {
        // The lower bits choose the place, but the upper ones are mixed best.
        let hash = (self.0 ^ (self.0 >> 32)).wrapping_mul(SPREAD);
        hash ^ (hash >> 32)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::hash::BuildHasher;

    use super::*;

    #[test]
    fn similar_words_get_different_hashes() {
        let build = BuildHasherDefault::<Quick>::default();
        let words = (0..5000).map(|n| format!("{}{n}", "harbour".repeat(n % 3)));
        let hashes: Vec<u64> = words.map(|word| build.hash_one(word)).collect();
        let count = |mask: u64| {
            let all: BTreeSet<u64> = hashes.iter().map(|hash| hash & mask).collect();
            all.len()
        };
        assert!(count(u64::MAX) > 4990, "{}", count(u64::MAX));
        // About as many as chance would leave apart.
        assert!(count(0xffff) > 4600, "{}", count(0xffff));
    }

    #[test]
    fn what_was_listed_is_found() {
        let list: List<&str, usize> = ["a", "ab", "abcdefgh", "abcdefghi", ""]
            .into_iter()
            .map(|word| (word, word.len()))
            .collect();
        for (word, expected) in [("ab", Some(2)), ("", Some(0)), ("abcdefgh", Some(8))] {
            assert_eq!(list.get(word).copied(), expected, "{word}");
        }
        assert_eq!(list.get("b"), None);
    }
}
