//! How far reading has come: bytes taken from files, of all that there are.

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::stream::reason_to_skip;
use super::walk::Walk;

/// Counts the bytes that were taken from files, packed ones as they lie there; copies count
/// together.
///
/// Two meters are always equal: how far the reading has come is no part of what was asked for.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<AtomicU64>);

impl Meter {
    /// Returns how many bytes were taken so far.
    #[must_use]
    pub fn taken(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl PartialEq for Meter {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Meter {}

/// A file whose bytes are counted.
pub(super) struct Metered<R> {
    pub(super) inner: R,
    pub(super) meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let taken = self.inner.read(buffer)?;
        self.meter.0.fetch_add(taken as u64, Ordering::Relaxed);
        Ok(taken)
    }
}

/// Returns how many bytes the files and folders hold that would be read; nothing where standard
/// input is among them, whose end nobody knows.
#[must_use]
pub fn size(paths: &[PathBuf]) -> Option<u64> {
    let mut walk = Walk::default();
    let mut total = 0;
    for path in paths {
        if path.as_os_str() == "-" {
            return None;
        }
        let files = if path.is_dir() {
            let mut files = walk.files(path, &mut Vec::new());
            files.retain(|file| reason_to_skip(file).is_none());
            files
        } else {
            vec![path.clone()]
        };
        let sizes = files.iter().filter_map(|file| file.metadata().ok());
        total += sizes.map(|file| file.len()).sum::<u64>();
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::read::{Options, read};

    #[test]
    fn what_was_taken_is_what_there_is() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("a.txt", "Ada Orr said that the bridge was safe."),
            ("b.md", "# A bridge\n\nIt is safe."),
            ("c.bin", "nobody reads this"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let paths = [folder.path().to_owned()];
        let options = Options::default();
        read(&paths, &options, &mut io::empty()).unwrap();
        assert_eq!(size(&paths), Some(options.meter.taken()));
        assert_eq!(options.meter.taken(), 38 + 23);
        assert_eq!(size(&["-".into()]), None);
    }
}
