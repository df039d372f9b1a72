//! Copying text up to the first byte that cannot stay as it is.
//!
//! Files have millions of short texts, and calling a function to copy each takes longer than the
//! copying. So the short ones are copied here, as two halves that overlap, and what must be escaped
//! is looked for in whole blocks, which compilers turn into vector instructions.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = 32;

/// Tells which bytes of a text cannot stay as they are.
///
/// It should do so without a choice, with `|` instead of `||`: only then many bytes are looked at
/// in one step.
pub(super) trait Special: Copy {
    /// Tells whether a byte is special.
    fn is(self, byte: u8) -> bool;

    /// Tells in fewer steps whether a byte may be special: true for each that is, and for few
    /// others.
    #[inline(always)]
    fn may_be(self, byte: u8) -> bool {
        self.is(byte)
    }
}

impl<F: Fn(u8) -> bool + Copy> Special for F {
    #[inline(always)]
    fn is(self, byte: u8) -> bool {
        self(byte)
    }
}

/// Tells in one step whether a byte is a control character or belongs to a character beyond ASCII.
#[inline(always)]
pub(super) const fn is_control_or_beyond(byte: u8) -> bool {
    byte.wrapping_add(1).cast_signed() <= 0x20
}

/// Copies bytes to where there is room for just as many.
#[inline(always)]
pub(super) fn copy(from: &[u8], to: &mut [u8]) {
    match from.len() {
        0 => {}
        1..4 => drop(few(from, to)),
        4..8 => drop(halves::<4>(from, to)),
        8..16 => drop(halves::<8>(from, to)),
        16..=32 => drop(halves::<16>(from, to)),
        _ => to.copy_from_slice(from),
    }
}

/// Copies bytes up to the first special one, and returns how many those are. What stands behind
/// them afterwards says nothing.
#[inline(always)]
pub(super) fn copy_plain(from: &[u8], to: &mut [u8], special: impl Special) -> usize {
    let is_plain = match from.len() {
        0 => true,
        1..4 => is_plain_block(&filled([few(from, to); 2]), special),
        4..8 => is_plain_block(&filled(halves::<4>(from, to)), special),
        8..16 => is_plain_block(&filled(halves::<8>(from, to)), special),
        16..BLOCK => is_plain_block(&filled(halves::<16>(from, to)), special),
        _ => return copy_long(from, to, special),
    };
    if is_plain {
        from.len()
    } else {
        position(from, special)
    }
}

/// Tells whether no byte of a text is special.
#[inline(always)]
pub(super) fn is_plain(text: &[u8], special: impl Special) -> bool {
    match text.len() {
        0 => true,
        1..4 => is_plain_block(&filled([three(text); 2]), special),
        4..8 => is_plain_block(&filled(ends::<4>(text)), special),
        8..16 => is_plain_block(&filled(ends::<8>(text)), special),
        16..BLOCK => is_plain_block(&filled(ends::<16>(text)), special),
        _ => {
            let blocks = text.as_chunks::<BLOCK>().0;
            // The last bytes once more, together with some that were looked at already.
            let last = text.last_chunk::<BLOCK>();
            blocks.iter().all(|block| is_plain_block(block, special))
                && last.is_none_or(|block| is_plain_block(block, special))
        }
    }
}

/// Does what [`copy_plain`] does with at least one block.
#[inline(always)]
fn copy_long(from: &[u8], to: &mut [u8], special: impl Special) -> usize {
    let (blocks, rest) = from.as_chunks::<BLOCK>();
    let mut done = 0;
    for (block, space) in blocks.iter().zip(to.as_chunks_mut::<BLOCK>().0) {
        *space = *block;
        if !is_plain_block(block, special) {
            return done + position(block, special);
        }
        done += BLOCK;
    }
    // The last bytes once more, together with some that are there already.
    if let (Some(block), Some(space)) = (from.last_chunk::<BLOCK>(), to.last_chunk_mut()) {
        *space = *block;
        if !is_plain_block(block, special) {
            return done + position(rest, special);
        }
    }
    from.len()
}

/// Copies one, two or three bytes, and returns them, some of them twice.
#[inline(always)]
fn few(from: &[u8], to: &mut [u8]) -> [u8; 4] {
    let three = three(from);
    to[0] = three[0];
    to[from.len() / 2] = three[1];
    to[from.len() - 1] = three[2];
    three
}

/// Returns the first, the middle and the last of one, two or three bytes, and the last once more.
#[inline(always)]
const fn three(bytes: &[u8]) -> [u8; 4] {
    let (middle, last) = (bytes[bytes.len() / 2], bytes[bytes.len() - 1]);
    [bytes[0], middle, last, last]
}

/// Copies from one to two times `N` bytes, and returns their two halves, which overlap.
#[inline(always)]
fn halves<const N: usize>(from: &[u8], to: &mut [u8]) -> [[u8; N]; 2] {
    let halves = ends(from);
    if let Some(to) = to.first_chunk_mut() {
        *to = halves[0];
    }
    if let Some(to) = to.last_chunk_mut() {
        *to = halves[1];
    }
    halves
}

/// Returns the first and the last `N` bytes, of at least as many.
#[inline(always)]
fn ends<const N: usize>(bytes: &[u8]) -> [[u8; N]; 2] {
    let first = bytes.first_chunk().copied();
    let last = bytes.last_chunk().copied();
    [first.unwrap_or([0; N]), last.unwrap_or([0; N])]
}

/// Fills a block with halves, again and again.
#[inline(always)]
fn filled<const N: usize>(halves: [[u8; N]; 2]) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    let (spaces, _) = block.as_chunks_mut::<N>();
    for (space, half) in spaces.iter_mut().zip(halves.into_iter().cycle()) {
        *space = half;
    }
    block
}

/// Tells whether the bytes of a block are all plain. All are looked at: that takes no choice.
#[inline(always)]
fn is_plain_block(block: &[u8; BLOCK], special: impl Special) -> bool {
    !any(block, |byte| special.may_be(byte)) || !any(block, |byte| special.is(byte))
}

#[inline(always)]
fn any(block: &[u8; BLOCK], is: impl Fn(u8) -> bool) -> bool {
    let bytes = block.iter();
    bytes.fold(0, |any, byte| any | u8::from(is(*byte))) != 0
}

/// Returns where the first special byte is, or how many bytes there are.
#[cold]
fn position(bytes: &[u8], special: impl Special) -> usize {
    let found = bytes.iter().position(|byte| special.is(*byte));
    found.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_special_byte_is_found_wherever_it_stands() {
        for length in 0..100 {
            let mut text = vec![b'a'; length];
            assert!(is_plain(&text, |byte| byte == b'&'));
            for at in 0..length {
                text[at] = b'&';
                assert!(!is_plain(&text, |byte| byte == b'&'), "{at} of {length}");
                text[at] = b'a';
            }
        }
    }

    #[test]
    fn control_characters_and_those_beyond_ascii_are_told_from_others() {
        for byte in 0..=u8::MAX {
            let is_printed = (b' '..=b'~').contains(&byte);
            assert_eq!(is_control_or_beyond(byte), !is_printed);
        }
    }
}
