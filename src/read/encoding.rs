//! Texts that are not in UTF-8: their encoding found, their bytes converted.

use std::io::{self, BufRead, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding};

/// How far into a page its own word on its encoding can stand, in bytes.
const DECLARED: usize = 1024;

/// Returns the encoding that a byte order mark gives, if it is not UTF-8.
pub(super) fn by_mark(start: &[u8]) -> Option<&'static Encoding> {
    let (encoding, _) = Encoding::for_bom(start)?;
    (encoding != encoding_rs::UTF_8).then_some(encoding)
}

/// Converts bytes that are not UTF-8, or returns nothing where no encoding explains them.
pub(super) fn convert(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    if is_damaged_utf8(bytes) {
        return None;
    }
    let guessed = || {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    };
    let encoding = declared(bytes).unwrap_or_else(guessed);
    Some((convert_from(encoding, bytes)?, encoding))
}

/// Converts bytes of one encoding, or returns nothing where they make no text in it.
pub(super) fn convert_from(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // No text holds the control characters U+0080 to U+009F; bytes that mean nothing become them.
    let is_text = !text.contains(|c| matches!(c, '\u{80}'..='\u{9F}'));
    is_text.then(|| text.into_owned())
}

/// Tells UTF-8 with some bad bytes, which would be spoilt by conversion, from other encodings.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// Returns the encoding that a page says it has.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(DECLARED)];
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    if !start.trim_start().starts_with('<') {
        return None;
    }
    let (_, label) = start.split_once("charset=")?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(['"', '\'', ' ', ';', '/', '>'])?;
    let encoding = Encoding::for_label(&label.as_bytes()[..end])?;
    // What claims to be UTF-8 and is not has to be guessed.
    (encoding.is_single_byte() || encoding.is_ascii_compatible())
        .then_some(encoding)
        .filter(|encoding| *encoding != encoding_rs::UTF_8)
}

/// An input in another encoding, read as UTF-8.
pub(super) struct Converted<R> {
    input: R,
    decoder: Decoder,
    text: Vec<u8>,
    used: usize,
    is_over: bool,
}

impl<R: BufRead> Converted<R> {
    pub(super) fn new(input: R, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder(),
            text: Vec::new(),
            used: 0,
            is_over: false,
        }
    }
}

impl<R: BufRead> Read for Converted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.used == self.text.len() {
            if self.is_over {
                return Ok(0);
            }
            let bytes = self.input.fill_buf()?;
            self.is_over = bytes.is_empty();
            let most = self.decoder.max_utf8_buffer_length(bytes.len());
            self.text.resize(most.unwrap_or(usize::MAX), 0);
            let (_, read, written, _) =
                self.decoder
                    .decode_to_utf8(bytes, &mut self.text, self.is_over);
            self.input.consume(read);
            self.text.truncate(written);
            self.used = 0;
        }
        let count = (&self.text[self.used..]).read(out)?;
        self.used += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(&str, &str)>) {
        let found = convert(bytes).map(|(text, encoding)| (text, encoding.name()));
        let found = found.as_ref().map(|(text, name)| (text.as_str(), *name));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_bytes_tell_the_encoding() {
        let western = "“Why not?” the café owner’s niece said — and paid £5.";
        let polish = "Rada miasta uchwaliła budżet. „Będzie ciężko”, powiedział wójt Żądło.";
        let plain = "Rada miasta uchwaliła budżet. Będzie ciężko, powiedział wójt Żądło.";
        let russian = "Мэр города заявил, что мост откроют весной, а паром закроют.";
        for (text, encoding) in [
            (western, encoding_rs::WINDOWS_1252),
            (polish, encoding_rs::WINDOWS_1250),
            (plain, encoding_rs::ISO_8859_2),
            (russian, encoding_rs::WINDOWS_1251),
            (russian, encoding_rs::KOI8_U),
        ] {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable, "{text}");
            check(&bytes, Some((text, encoding.name())));
        }
    }

    #[test]
    fn damaged_utf8_is_not_converted() {
        check(b"\xE2\x80\x9CFine\xE2\x80\x9D, he said.\xE9", None);
    }

    #[test]
    fn a_page_may_say_its_encoding_itself() {
        let page = b"<html><meta charset='iso-8859-7'><p>\xE1\xE2</p>";
        check(
            page,
            Some(("<html><meta charset='iso-8859-7'><p>αβ</p>", "ISO-8859-7")),
        );
        assert_eq!(declared(b"charset=iso-8859-7 "), None);
        assert_eq!(declared(b"<meta charset=utf-8>"), None);
        assert_eq!(declared(b"<meta charset=\"nonsense\">"), None);
    }

    #[test]
    fn utf16_is_converted_in_pieces_of_any_size() {
        let text = "Łódź 🚋 \"yes\"\n".repeat(3000);
        let units = text.encode_utf16();
        let bytes: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(units.flat_map(u16::to_le_bytes))
            .collect();
        for size in [1, 7, 8192] {
            let input = io::BufReader::with_capacity(size, &bytes[..]);
            let encoding = by_mark(&bytes).unwrap();
            let mut found = String::new();
            let mut converted = Converted::new(input, encoding);
            converted.read_to_string(&mut found).unwrap();
            assert!(found == text, "{size}");
        }
        assert_eq!(by_mark(b"\xEF\xBB\xBFa"), None);
    }
}
