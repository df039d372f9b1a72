//! Packed files (`.gz`, `.zst`), recognised by their first bytes and unpacked as they are read.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

const GZIP: &[u8] = b"\x1F\x8B";
const ZSTANDARD: &[u8] = b"\x28\xB5\x2F\xFD";

/// Unpacks an input where its first bytes say that it is packed.
pub(super) fn unpack<'a>(mut input: Box<dyn BufRead + 'a>) -> io::Result<Box<dyn BufRead + 'a>> {
    // A pipe may hand over its first bytes one by one.
    let mut start = Vec::new();
    (&mut input)
        .take(ZSTANDARD.len() as u64)
        .read_to_end(&mut start)?;
    let is_gzip = start.starts_with(GZIP);
    let is_zstandard = start == ZSTANDARD;
    let input = io::Cursor::new(start).chain(input);
    Ok(if is_gzip {
        Box::new(BufReader::with_capacity(
            64 * 1024,
            MultiGzDecoder::new(input),
        ))
    } else if is_zstandard {
        Box::new(BufReader::with_capacity(64 * 1024, Frames::new(input)))
    } else {
        Box::new(input)
    })
}

/// The frames of a Zstandard file, one after the other.
struct Frames<R> {
    input: R,
    decoder: FrameDecoder,
    is_inside: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(input: R) -> Self {
        Self {
            input,
            decoder: FrameDecoder::new(),
            is_inside: false,
        }
    }

    /// Starts the next frame, passing over frames without data; returns whether there is one.
    fn next_frame(&mut self) -> io::Result<bool> {
        while !self.input.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.input) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut skipped = (&mut self.input).take(length.into());
                    io::copy(&mut skipped, &mut io::sink())?;
                }
                Err(error) => return Err(self.explain(error)),
            }
        }
        Ok(false)
    }

    /// Tells a file that was cut off from one that is damaged.
    fn explain(&mut self, error: FrameDecoderError) -> io::Error {
        match self.input.fill_buf() {
            Ok([]) => io::Error::new(io::ErrorKind::UnexpectedEof, error),
            _ => io::Error::new(io::ErrorKind::InvalidData, error),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_inside && !self.next_frame()? {
                return Ok(0);
            }
            self.is_inside = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                if let Err(error) = self.decoder.decode_blocks(&mut self.input, one) {
                    return Err(self.explain(error));
                }
            }
            let count = self.decoder.read(out)?;
            if count > 0 || out.is_empty() {
                return Ok(count);
            }
            self.is_inside = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn zstandard(text: &str) -> Vec<u8> {
        use ruzstd::encoding::{CompressionLevel, compress_to_vec};
        compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
    }

    fn read(bytes: &[u8]) -> io::Result<String> {
        let mut text = String::new();
        unpack(Box::new(bytes))?.read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn packed_and_plain_inputs_read_alike() {
        let text = "a line\n".repeat(100_000);
        for bytes in [text.clone().into_bytes(), gzip(&text), zstandard(&text)] {
            assert!(read(&bytes).unwrap() == text);
        }
        assert_eq!(read(b"").unwrap(), "");
        assert_eq!(read(b"\x1F").unwrap(), "\x1F");
    }

    #[test]
    fn several_parts_are_read_one_after_the_other() {
        assert_eq!(
            read(&[gzip("one "), gzip("two")].concat()).unwrap(),
            "one two"
        );
        let skipped = b"\x50\x2A\x4D\x18\x02\x00\x00\x00xx".to_vec();
        let frames = [zstandard("one "), skipped, zstandard("two")].concat();
        assert_eq!(read(&frames).unwrap(), "one two");
    }

    #[test]
    fn a_file_that_is_cut_off_says_so() {
        let text = (0..5000_u32)
            .map(|n| n.to_string())
            .collect::<Vec<_>>()
            .join(" ");
        for bytes in [gzip(&text), zstandard(&text)] {
            let error = read(&bytes[..bytes.len() - 10]).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{error}");
        }
    }
}
