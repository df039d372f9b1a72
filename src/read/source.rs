//! A file or standard input, opened: unpacked, its first bytes seen, its lines bounded.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::str::Utf8Error;
use std::sync::Arc;

use encoding_rs::Encoding;

use super::bytes::{Bytes, read_up_to};
use super::encoding::Converted;
use super::meter::{Meter, Metered};
use super::{encoding, unpack};
use crate::{Error, Place, Result};

/// How many bytes are looked at to tell formats apart.
pub(super) const START: usize = 8 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What a reader reads from.
pub struct Source<'a> {
    /// The path as the user gave it, or `-`.
    pub(super) file: Arc<str>,
    /// The file's name without folder, ending and `.gz` or `.zst`.
    pub(super) stem: String,
    /// The ending in lower case, without the dot and without `.gz` or `.zst`.
    pub(super) ending: String,
    /// Whether the user named this very file, so that passing over it in silence would be wrong.
    pub(super) is_named: bool,
    start: Vec<u8>,
    input: Box<dyn BufRead + 'a>,
    longest: u64,
    /// How many bytes the file has, as far as is known.
    expected: u64,
    /// The encoding that was converted from, where it is not UTF-8.
    encoding: Option<&'static Encoding>,
    has_mark: bool,
}

/// A line, or why there is none.
pub(super) enum Line {
    /// The line is in the buffer.
    Read,
    /// The line was longer than allowed and has been passed over.
    TooLong,
    /// The input is at its end.
    End,
}

impl<'a> Source<'a> {
    /// Opens a file.
    pub(crate) fn open(path: &Path, is_named: bool, longest: u64) -> Result<Source<'static>> {
        Self::open_metered(path, is_named, longest, Meter::default())
    }

    /// Opens a file whose bytes are counted as they are read.
    pub(super) fn open_metered(
        path: &Path,
        is_named: bool,
        longest: u64,
        meter: Meter,
    ) -> Result<Source<'static>> {
        let name: Arc<str> = path.to_string_lossy().into();
        let inner = File::open(path).map_err(|error| cannot_read(&name, &error))?;
        let expected = inner.metadata().map_or(0, |data| data.len());
        let input = BufReader::with_capacity(64 * 1024, Metered { inner, meter });
        let mut source = Source::new(name, Box::new(input), is_named, longest)?;
        source.expected = expected;
        Ok(source)
    }

    /// Reads from an input that is open already.
    pub(crate) fn new(
        file: Arc<str>,
        input: Box<dyn BufRead + 'a>,
        is_named: bool,
        longest: u64,
    ) -> Result<Source<'a>> {
        let mut input = unpack::unpack(input).map_err(|error| cannot_read(&file, &error))?;
        let mut start = read_start(&mut input, &file)?;
        let encoding = encoding::by_mark(&start);
        if let Some(encoding) = encoding {
            let whole = Cursor::new(start).chain(input);
            let converted = Converted::new(whole, encoding);
            input = Box::new(BufReader::with_capacity(64 * 1024, converted));
            start = read_start(&mut input, &file)?;
        }
        let has_mark = start.starts_with(BYTE_ORDER_MARK);
        if has_mark {
            start.drain(..BYTE_ORDER_MARK.len());
        }
        let (stem, ending) = match &*file {
            "-" => ("stdin".to_owned(), String::new()),
            path => split_name(path),
        };
        Ok(Source {
            file,
            stem,
            ending,
            is_named,
            start,
            input,
            longest,
            expected: 0,
            encoding,
            has_mark,
        })
    }

    /// Returns the path as the user gave it, or `-`.
    pub(crate) fn name(&self) -> &str {
        &self.file
    }

    /// Tells whether the input started with a byte order mark, which is taken away.
    pub(crate) const fn has_mark(&self) -> bool {
        self.has_mark
    }

    /// Returns the name of the encoding that was converted from, where it is not UTF-8.
    pub(crate) fn encoding(&self) -> Option<&'static str> {
        self.encoding.map(Encoding::name)
    }

    /// Returns the first bytes as text, without a character that is cut in two.
    pub(crate) fn start_text(&self) -> String {
        let text = String::from_utf8_lossy(&self.start);
        text.trim_end_matches('\u{FFFD}').to_owned()
    }

    /// Returns the first bytes.
    pub(super) fn start(&self) -> &[u8] {
        &self.start
    }

    /// Returns the longest text that is held in memory as one piece, in bytes.
    pub(super) const fn longest(&self) -> u64 {
        self.longest
    }

    /// Reads everything that is left as text.
    pub(crate) fn text(&mut self) -> Result<String> {
        let (mut bytes, most) = (std::mem::take(&mut self.start), self.most());
        read_up_to(most, &mut self.input, &mut bytes)
            .map_err(|error| cannot_read(&self.file, &error))?;
        self.refuse_longer(bytes.len())?;
        String::from_utf8(bytes)
            .or_else(|error| self.converted(error.as_bytes(), error.utf8_error()))
    }

    /// Reads everything that is left of a file that may have millions of nodes.
    pub(crate) fn bytes(&mut self) -> Result<Bytes> {
        let (start, most) = (std::mem::take(&mut self.start), self.most());
        let bytes = Bytes::read(start, &mut self.input, self.expected, most)
            .map_err(|error| cannot_read(&self.file, &error))?;
        self.refuse_longer(bytes.len())?;
        Ok(bytes)
    }

    /// Returns how many bytes are read at most: one more than there may be.
    fn most(&self) -> usize {
        usize::try_from(self.longest.saturating_add(1)).unwrap_or(usize::MAX)
    }

    fn refuse_longer(&self, length: usize) -> Result<()> {
        if length as u64 <= self.longest {
            return Ok(());
        }
        Err(
            Error::new(format!("the file is longer than {}", size(self.longest)))
                .at(Place::file(self.file.clone()))
                .hint("split it into several files"),
        )
    }

    /// Returns what [`Source::bytes`] has read as text.
    pub(crate) fn text_of<'b>(&mut self, bytes: &'b [u8]) -> Result<Cow<'b, str>> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => self.converted(bytes, error).map(Cow::Owned),
        }
    }

    /// Converts all of an input that is not UTF-8.
    fn converted(&mut self, bytes: &[u8], error: Utf8Error) -> Result<String> {
        if let Some(text) = self.convert(bytes) {
            return Ok(text);
        }
        let valid = &bytes[..error.valid_up_to()];
        // The part before the first bad byte is valid.
        let before = std::str::from_utf8(valid).unwrap_or_default();
        let place = super::origin::Origin::line(self.file.clone(), 1, before);
        let byte = bytes.get(valid.len()).copied();
        Err(not_utf8(byte, place.place(before.len())))
    }

    /// Converts bytes that are not UTF-8, all of one input from the same encoding.
    pub(super) fn convert(&mut self, bytes: &[u8]) -> Option<String> {
        if let Some(encoding) = self.encoding {
            return encoding::convert_from(encoding, bytes);
        }
        let (text, encoding) = encoding::convert(bytes)?;
        self.encoding = Some(encoding);
        Some(text)
    }

    /// Reads a line without its end into the buffer.
    pub(super) fn line(&mut self, line: &mut Vec<u8>) -> Result<Line> {
        line.clear();
        let start = std::mem::take(&mut self.start);
        let outcome = if start.is_empty() {
            read_line(&mut self.input, self.longest, line)
        } else {
            let mut start = Cursor::new(start);
            let outcome = read_line(&mut (&mut start).chain(&mut self.input), self.longest, line);
            let used = usize::try_from(start.position()).unwrap_or(usize::MAX);
            self.start = start.into_inner();
            self.start.drain(..used.min(self.start.len()));
            outcome
        };
        outcome.map_err(|error| cannot_read(&self.file, &error))
    }
}

fn read_start(input: &mut dyn BufRead, file: &Arc<str>) -> Result<Vec<u8>> {
    let mut start = Vec::new();
    let read = input.take(START as u64).read_to_end(&mut start);
    read.map_err(|error| cannot_read(file, &error))?;
    Ok(start)
}

fn read_line(input: &mut dyn BufRead, longest: u64, line: &mut Vec<u8>) -> io::Result<Line> {
    let count = input
        .take(longest.saturating_add(1))
        .read_until(b'\n', line)?;
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        return Ok(Line::Read);
    }
    match count as u64 {
        0 => Ok(Line::End),
        count if count <= longest => Ok(Line::Read),
        _ => {
            *line = Vec::new();
            input.skip_until(b'\n')?;
            Ok(Line::TooLong)
        }
    }
}

/// Splits a path into the stem and the ending of the file, leaving aside `.gz` and `.zst`.
pub(crate) fn split_name(file: &str) -> (String, String) {
    let name = file
        .rsplit(['/', std::path::MAIN_SEPARATOR])
        .next()
        .unwrap_or(file);
    let lower = name.to_ascii_lowercase();
    let packed = [".gz", ".zst"]
        .into_iter()
        .find(|ending| lower.ends_with(ending));
    let name = &name[..name.len() - packed.map_or(0, str::len)];
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem.to_owned(), ending.to_ascii_lowercase()),
        _ => (name.to_owned(), String::new()),
    }
}

/// Says that a file cannot be read, or not to its end.
pub(super) fn cannot_read(file: &Arc<str>, error: &io::Error) -> Error {
    let place = Place::file(file.clone());
    match error.kind() {
        io::ErrorKind::NotFound => Error::new("there is no such file or folder")
            .at(place)
            .hint("check the spelling of the path"),
        io::ErrorKind::PermissionDenied => Error::new("you have no permission to read this")
            .at(place)
            .because(error),
        io::ErrorKind::UnexpectedEof => Error::new("the file is cut off before its end")
            .at(place)
            .because("the packed data stop in the middle")
            .hint("copy or download the file again; what was read before the cut is kept"),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            Error::new("the file cannot be unpacked")
                .at(place)
                .because(error)
                .hint("copy or download the file again; what was read before is kept")
        }
        _ => Error::new("the file cannot be read")
            .at(place)
            .because(error),
    }
}

/// Says that a text is neither UTF-8 nor in an encoding that is recognised.
pub(super) fn not_utf8(byte: Option<u8>, place: Place) -> Error {
    let error = Error::new("this is not UTF-8 text")
        .at(place)
        .hint("save the file with the encoding UTF-8 (in a spreadsheet: \"CSV UTF-8\")");
    match byte {
        Some(byte) => error.because(format!("the byte {byte:02X} cannot stand here")),
        None => error,
    }
}

/// Writes a number of bytes as people do.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} kB", bytes / 1024),
        1_048_576..1_073_741_824 => format!("{} MB", bytes / 1_048_576),
        _ => format!("{} GB", bytes / 1_073_741_824),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(bytes: &[u8], longest: u64) -> Source<'_> {
        Source::new("dir/a.b.JSONL.gz".into(), Box::new(bytes), true, longest).unwrap()
    }

    #[test]
    fn names_are_split_without_the_ending_of_packed_files() {
        let source = source(b"", 10);
        assert_eq!(
            (source.stem.as_str(), source.ending.as_str()),
            ("a.b", "jsonl")
        );
        assert_eq!(split_name(".hidden"), (".hidden".to_owned(), String::new()));
    }

    #[test]
    fn lines_lose_their_ends_and_long_ones_are_passed_over() {
        let mut text = b"\xEF\xBB\xBFone\r\n\n".to_vec();
        text.extend("x".repeat(20_000).bytes());
        text.extend(b"\nlast");
        let mut source = source(&text, 10_000);
        let mut line = Vec::new();
        let mut seen = Vec::new();
        loop {
            match source.line(&mut line).unwrap() {
                Line::Read => seen.push(String::from_utf8(line.clone()).unwrap()),
                Line::TooLong => seen.push("(too long)".to_owned()),
                Line::End => break,
            }
        }
        assert_eq!(seen, ["one", "", "(too long)", "last"]);
    }

    #[test]
    fn the_first_bad_byte_has_a_place() {
        let error = source(b"\xC5\x81\xC3\xB3\ncaf\xE9 ole", 100)
            .text()
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "dir/a.b.JSONL.gz:2:4: this is not UTF-8 text"
        );
        assert_eq!(error.cause(), Some("the byte E9 cannot stand here"));
    }

    #[test]
    fn a_text_beyond_the_limit_is_refused() {
        assert_eq!(source(b"0123456789", 10).text().unwrap(), "0123456789");
        let error = source(b"0123456789a", 10).text().unwrap_err();
        assert_eq!(error.message(), "the file is longer than 10 bytes");
    }
}
