//! Adding to a buffer, many short pieces one after the other.
//!
//! What stands between texts is kept in whole blocks, which are copied in one step.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

use super::Buffer;
use crate::export::number::Few;
use crate::export::plain::{BLOCK, Special, copy, copy_plain};

/// The place where the next byte goes, while much is added.
///
/// It stays in a register of the processor, where what is in a buffer would be read from memory and
/// written there for every few bytes.
pub(in crate::export) struct Pen<'a> {
    out: &'a mut Buffer,
    at: usize,
}

impl Drop for Pen<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        self.out.length = self.at;
    }
}

impl<'a> Pen<'a> {
    /// Starts at the end of a buffer.
    #[inline(always)]
    pub(in crate::export) const fn new(out: &'a mut Buffer) -> Self {
        let at = out.length;
        Self { out, at }
    }

    /// Adds bytes as they are.
    #[inline(always)]
    pub(in crate::export) fn bytes(&mut self, bytes: &[u8]) {
        copy(bytes, self.room(bytes.len()));
        self.at += bytes.len();
    }

    /// Does what [`Buffer::plain`] does.
    #[inline(always)]
    pub(in crate::export) fn plain(&mut self, text: &[u8], special: impl Special) -> usize {
        let length = copy_plain(text, self.room(text.len()), special);
        self.at += length;
        length
    }

    /// Adds a text that is kept for that.
    #[inline(always)]
    pub(in crate::export) fn stamp(&mut self, stamp: &Stamp) {
        self.between(stamp, b"", b"", |_| false);
    }

    /// Adds a text between two others, as [`Pen::plain`] does; the one behind it only where the
    /// text is added whole.
    #[inline(always)]
    pub(in crate::export) fn between<const N: usize>(
        &mut self,
        start: &Stamp,
        text: &[u8],
        end: &[u8; N],
        special: impl Special,
    ) -> usize {
        let room = self.room(BLOCK + start.length + text.len() + N);
        start.press(room);
        let room = &mut room[start.length..];
        let length = copy_plain(text, &mut room[..text.len()], special);
        let mut added = start.length + length;
        if length == text.len() {
            room[length..length + N].copy_from_slice(end);
            added += N;
        }
        self.at += added;
        length
    }

    /// Adds a whole number.
    #[inline(always)]
    pub(in crate::export) fn integer<N: Copy + TryInto<u32> + itoa::Integer>(&mut self, number: N) {
        match number.try_into().ok().and_then(Few::of) {
            Some(digits) => self.first(&digits.bytes, digits.length),
            None => self.bytes(itoa::Buffer::new().format(number).as_bytes()),
        }
    }

    /// Adds a finite number in its shortest form.
    #[inline(always)]
    pub(in crate::export) fn number(&mut self, number: f64) {
        if let Some(digits) = Few::of_whole(number) {
            self.first(&digits.bytes, digits.length);
        } else {
            let digits = self.out.numbers.of(number);
            self.first(&digits.bytes, digits.length);
        }
    }

    /// Adds the first of some bytes, of which there are few.
    #[inline(always)]
    fn first<const N: usize>(&mut self, bytes: &[u8; N], count: usize) {
        self.room(N).copy_from_slice(bytes);
        self.at += count;
    }

    /// Returns how many bytes stand before it.
    #[inline(always)]
    pub(in crate::export) const fn at(&self) -> usize {
        self.at
    }

    /// Puts spaces for the underscores of all that stands behind some length.
    #[inline(always)]
    pub(in crate::export) fn spell(&mut self, start: usize) {
        for byte in &mut self.out.bytes[start..self.at] {
            *byte = if *byte == b'_' { b' ' } else { *byte };
        }
    }

    /// Has others add something.
    pub(in crate::export) fn lend(&mut self, add: impl FnOnce(&mut Buffer)) {
        self.out.length = self.at;
        add(self.out);
        self.at = self.out.length;
    }

    /// Returns room for some bytes.
    #[inline(always)]
    fn room(&mut self, count: usize) -> &mut [u8] {
        let end = self.at + count;
        if end > self.out.bytes.len() {
            self.out.grow(end);
        }
        &mut self.out.bytes[self.at..end]
    }
}

/// A short text that is written again and again, in whole blocks.
#[derive(Debug, Clone)]
pub(in crate::export) struct Stamp {
    first: [u8; BLOCK],
    /// What does not fit into the first block.
    rest: Vec<u8>,
    length: usize,
}

impl Stamp {
    /// Returns how many bytes it has.
    pub(in crate::export) const fn len(&self) -> usize {
        self.length
    }

    /// Takes a text.
    pub(in crate::export) fn new(text: &str) -> Self {
        let (start, rest) = text.as_bytes().split_at(text.len().min(BLOCK));
        let mut first = [0; BLOCK];
        first[..start.len()].copy_from_slice(start);
        Self {
            first,
            rest: rest.to_vec(),
            length: text.len(),
        }
    }

    /// Copies it to where there is room for it and a block.
    #[inline(always)]
    fn press(&self, room: &mut [u8]) {
        if let Some((first, rest)) = room.split_first_chunk_mut() {
            *first = self.first;
            if !self.rest.is_empty() {
                rest[..self.rest.len()].copy_from_slice(&self.rest);
            }
        }
    }
}
