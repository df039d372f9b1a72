//! The bytes of whole files, in memory that is given out quickly where they are many.

use std::io::{self, BufRead};
use std::ops::Deref;

use memmap2::MmapMut;

/// From so many bytes on, memory comes in large pages.
const MANY: u64 = 4 << 20;

/// Bytes that have been read.
pub(crate) enum Bytes {
    /// Few, or nobody knew how many would come.
    Few(Vec<u8>),
    /// Many: the memory, and how many bytes of it are in use.
    Many(MmapMut, usize),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Few(bytes) => bytes,
            Self::Many(pages, length) => &pages[..*length],
        }
    }
}

impl Bytes {
    /// Reads an input to its end or up to so many bytes, of which some have been read already.
    ///
    /// To give out memory in pages of 4 kB takes a system as long as reading a file into it. So it
    /// is asked for large ones where many bytes are expected; it may refuse, and nothing else
    /// changes.
    pub(super) fn read(
        mut start: Vec<u8>,
        input: &mut dyn BufRead,
        expected: u64,
        most: usize,
    ) -> io::Result<Self> {
        // One more, so that the end is met before the memory is full.
        let room = usize::try_from(expected.max(start.len() as u64).saturating_add(1));
        let (true, Ok(mut pages)) = (expected >= MANY, pages(room.unwrap_or(usize::MAX))) else {
            read_up_to(most, input, &mut start)?;
            return Ok(Self::Few(start));
        };
        pages[..start.len()].copy_from_slice(&start);
        let mut length = start.len();
        loop {
            if length == pages.len() {
                let more = self::pages(2 * length)?;
                let few = std::mem::replace(&mut pages, more);
                pages[..length].copy_from_slice(&few);
            }
            let end = pages.len().min(most).max(length);
            match input.read(&mut pages[length..end]) {
                Ok(0) => return Ok(Self::Many(pages, length)),
                Ok(count) => length += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Returns memory for so many bytes, all of them zero.
fn pages(length: usize) -> io::Result<MmapMut> {
    let pages = MmapMut::map_anon(length)?;
    // Where the system has no large pages it says so, and small ones do.
    #[cfg(target_os = "linux")]
    let _ = pages.advise(memmap2::Advice::HugePage);
    Ok(pages)
}

/// Reads on until an input ends or there are so many bytes.
///
/// The standard library would fill the memory for them with zeros first.
pub(super) fn read_up_to(
    most: usize,
    input: &mut dyn BufRead,
    bytes: &mut Vec<u8>,
) -> io::Result<()> {
    while bytes.len() < most {
        let some = match input.fill_buf() {
            Ok([]) => break,
            Ok(some) => &some[..some.len().min(most - bytes.len())],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let count = some.len();
        bytes.extend_from_slice(some);
        input.consume(count);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_bytes_are_read_however_many_were_expected() {
        let whole: Vec<u8> = (0..9 << 20)
            .map(|byte: u32| byte.to_le_bytes()[1])
            .collect();
        let length = whole.len();
        for expected in [
            0,
            1,
            MANY,
            length as u64 - 1,
            length as u64,
            2 * length as u64,
        ] {
            for most in [usize::MAX, length + 1, length, length - 1, 10, 2] {
                let (start, mut rest) = whole.split_at(5);
                let read = Bytes::read(start.to_vec(), &mut rest, expected, most).unwrap();
                let end = length.min(most.max(5));
                assert!(*read == whole[..end], "{expected} {most} {}", read.len());
            }
        }
    }
}
