//! Hashes: from words and numbers to symbols, and from symbols to rows of weights.

/// An odd number whose bits are spread well.
const SPREAD: u64 = 0x517c_c1b7_2722_0a95;

/// Adds a symbol to a hash.
#[must_use]
pub(in crate::extract) const fn mix(hash: u64, symbol: u32) -> u64 {
    (hash.rotate_left(5) ^ symbol as u64).wrapping_mul(SPREAD)
}

/// Returns the symbol that stands for a small number of a kind.
#[must_use]
pub(in crate::extract) const fn symbol(kind: u32, value: u32) -> u32 {
    upper(mix(mix(SPREAD, kind), value))
}

/// Returns the symbol that stands for a text.
#[must_use]
pub(in crate::extract) fn text_symbol(text: &str) -> u32 {
    let mut hash = SPREAD;
    let mut chunks = text.as_bytes().chunks_exact(4);
    for chunk in chunks.by_ref() {
        let mut bytes = [0; 4];
        bytes.copy_from_slice(chunk);
        hash = mix(hash, u32::from_le_bytes(bytes));
    }
    for &byte in chunks.remainder() {
        hash = mix(hash, u32::from(byte) | 0x100);
    }
    upper(mix(hash, 7))
}

/// Returns the upper half of a hash, which is the better mixed one.
const fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_texts_get_different_symbols() {
        let words = [
            "", "a", "b", "ab", "ba", "abcd", "abcde", "a\0", "said", "says",
        ];
        for (number, word) in words.iter().enumerate() {
            for other in &words[number + 1..] {
                assert_ne!(text_symbol(word), text_symbol(other), "{word} {other}");
            }
        }
    }
}
