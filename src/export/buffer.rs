//! Text on its way out: bytes in one piece of memory, which is used again and again.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

mod pen;

use std::fmt;

pub(super) use self::pen::{Pen, Stamp};
use super::losses::{Loss, Losses};
use super::number::Numbers;
use super::plain::Special;

/// Bytes that are still to be written, and what was lost in them.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    /// The bytes, and behind them room for more.
    bytes: Vec<u8>,
    length: usize,
    losses: Losses,
    numbers: Numbers,
}

impl Buffer {
    /// Returns how many bytes wait to be written.
    pub(super) const fn len(&self) -> usize {
        self.length
    }

    /// Returns the bytes that wait to be written.
    pub(super) fn waiting(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Takes away all bytes behind some length.
    pub(super) fn cut(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Empties the buffer, and returns what was lost in it.
    pub(super) fn clear(&mut self) -> Losses {
        self.length = 0;
        std::mem::take(&mut self.losses)
    }

    /// Starts to add at the end.
    #[inline(always)]
    pub(super) const fn pen(&mut self) -> Pen<'_> {
        Pen::new(self)
    }

    /// Adds text as it is.
    #[inline(always)]
    pub(super) fn raw(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Adds bytes as they are.
    #[inline(always)]
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.pen().bytes(bytes);
    }

    /// Adds text of which nothing has to be escaped, up to the first byte that is special; returns
    /// how many bytes that are.
    #[inline(always)]
    pub(super) fn plain(&mut self, text: &[u8], special: impl Special) -> usize {
        self.pen().plain(text, special)
    }

    /// Adds a text that is kept for that.
    #[inline(always)]
    pub(super) fn stamp(&mut self, stamp: &Stamp) {
        self.pen().stamp(stamp);
    }

    /// Adds a whole number.
    #[inline(always)]
    pub(super) fn integer<N: Copy + TryInto<u32> + itoa::Integer>(&mut self, number: N) {
        self.pen().integer(number);
    }

    /// Adds a finite number in its shortest form.
    #[inline(always)]
    pub(super) fn number(&mut self, number: f64) {
        self.pen().number(number);
    }

    /// Adds a string of JSON, in quotation marks.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "without a choice, many bytes are looked at in one step"
    )]
    pub(super) fn json(&mut self, text: &str) {
        let is_special = |byte: u8| (byte < b' ') | (byte == b'"') | (byte == b'\\');
        self.raw("\"");
        let bytes = text.as_bytes();
        let mut at = self.plain(bytes, is_special);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' => self.raw("\\\""),
                b'\\' => self.raw("\\\\"),
                b'\n' => self.raw("\\n"),
                b'\r' => self.raw("\\r"),
                b'\t' => self.raw("\\t"),
                0x08 => self.raw("\\b"),
                0x0C => self.raw("\\f"),
                byte => {
                    let digit = |half: u8| b"0123456789abcdef"[usize::from(half & 0xF)];
                    self.raw("\\u00");
                    self.bytes(&[digit(byte >> 4), digit(byte)]);
                }
            }
            at += 1;
            at += self.plain(&bytes[at..], is_special);
        }
        self.raw("\"");
    }

    /// Counts a loss.
    pub(super) fn lose(&mut self, loss: Loss, example: impl FnOnce() -> String) {
        self.losses.add(loss, example);
    }

    /// Counts several losses that share an example.
    pub(super) fn lose_many(&mut self, loss: Loss, count: u64, example: impl FnOnce() -> String) {
        self.losses.add_many(loss, count, example);
    }

    /// Makes room for so many bytes at least.
    #[cold]
    fn grow(&mut self, least: usize) {
        self.bytes.resize(least.max(2 * self.bytes.len()), 0);
    }

    /// Returns what was added.
    #[cfg(test)]
    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(self.waiting()).unwrap()
    }

    /// Returns what was lost.
    #[cfg(test)]
    pub(super) const fn losses(&self) -> &Losses {
        &self.losses
    }
}

impl fmt::Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.raw(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_length_are_copied_whole() {
        let text: String = ('!'..='~').cycle().take(200).collect();
        let mut buffer = Buffer::default();
        let mut expected = String::new();
        for length in 0..text.len() {
            buffer.raw(&text[..length]);
            expected.push_str(&text[..length]);
            assert_eq!(buffer.plain(&text.as_bytes()[..length], |_| false), length);
            expected.push_str(&text[..length]);
        }
        assert_eq!(buffer.text(), expected);
        assert_eq!(buffer.len(), expected.len());
        buffer.cut(2);
        assert_eq!(buffer.text(), "!!");
    }

    #[test]
    fn plain_text_ends_before_the_first_special_byte() {
        for length in 1..100 {
            for at in 0..length {
                let mut text = vec![b'a'; length];
                text[at] = b'&';
                text[length - 1] = b'&';
                let mut buffer = Buffer::default();
                buffer.raw("<");
                assert_eq!(buffer.plain(&text, |byte| byte == b'&'), at);
                assert_eq!(buffer.text(), format!("<{}", "a".repeat(at)));
            }
        }
    }

    #[test]
    fn texts_are_put_between_others_unless_something_has_to_be_escaped() {
        let start = "<data key=\"d1\" and=\"much more than a block\">";
        for start in [&start[..13], start, ""] {
            let mut buffer = Buffer::default();
            let stamp = Stamp::new(start);
            let is_special = |byte| byte == b'&';
            assert_eq!(
                buffer
                    .pen()
                    .between(&stamp, b"tram", b"</data>", is_special),
                4
            );
            assert_eq!(buffer.pen().between(&stamp, b"", b"", is_special), 0);
            assert_eq!(
                buffer.pen().between(&stamp, b"a&b", b"</data>", is_special),
                1
            );
            assert_eq!(buffer.text(), format!("{start}tram</data>{start}{start}a"));
        }
    }

    #[test]
    fn strings_of_json_are_as_everybody_writes_them() {
        let all: String = ('\0'..='\u{2FF}').collect();
        for text in ["", "plain", "\"", "a\\\nb", &all] {
            let mut buffer = Buffer::default();
            buffer.json(text);
            assert_eq!(buffer.text(), serde_json::to_string(text).unwrap());
            assert!(buffer.clear().is_empty());
            assert_eq!(buffer.text(), "");
        }
    }
}
