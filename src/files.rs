//! Files that appear whole or not at all: written beside their place, then renamed into it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::{Error, Result};

/// The files that are being written, beside their places.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Writes a file through `fill` and returns its size in bytes.
///
/// The folder is made where it is missing. Until everything is written, an older file of that
/// name stays as it was; a file that could not be finished leaves nothing behind.
///
/// # Errors
///
/// Fails, naming the path, where the folder or the file cannot be written.
pub fn write_whole(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<u64> {
    let failed = |cause: io::Error| {
        Error::new(format!("cannot write {}", path.display()))
            .because(cause)
            .hint("choose another place with -o, or make room and allow writing there")
    };
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    if path.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    let beside = builder().tempfile_in(folder).map_err(failed)?;
    let noted = Noted::new(beside.path());
    let mut out = BufWriter::with_capacity(1 << 16, beside);
    fill(&mut out).map_err(failed)?;
    let written = out
        .into_inner()
        .map_err(|error| failed(error.into_error()))?;
    let size = written.as_file().metadata().map_err(failed)?.len();
    {
        // Nobody may take the file away while it is being renamed.
        let _unfinished = UNFINISHED.lock();
        written.persist(path).map_err(|error| failed(error.error))?;
    }
    drop(noted);
    Ok(size)
}

/// Takes away the files that are not finished yet, and keeps all others from being finished: for
/// a program that is about to end.
pub fn remove_unfinished() {
    let Ok(unfinished) = UNFINISHED.lock() else {
        return;
    };
    for path in &*unfinished {
        // One that is gone already is no loss.
        let _ = fs::remove_file(path);
    }
    // Nobody renames a file any more.
    std::mem::forget(unfinished);
}

/// A file that is noted as unfinished until this is dropped.
struct Noted(PathBuf);

impl Noted {
    fn new(path: &Path) -> Self {
        if let Ok(mut unfinished) = UNFINISHED.lock() {
            unfinished.insert(path.to_owned());
        }
        Self(path.to_owned())
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        if let Ok(mut unfinished) = UNFINISHED.lock() {
            unfinished.remove(&self.0);
        }
    }
}

/// Prepares temporary files that anybody may read whom the user's umask lets.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sayso-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.dot");
        assert_eq!(write_whole(&path, |out| out.write_all(b"old")).unwrap(), 3);
        let error = write_whole(&path, |out| {
            out.write_all(b"half of the n")?;
            Err(io::ErrorKind::StorageFull.into())
        })
        .unwrap_err();
        assert!(error.message().starts_with("cannot write"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn missing_folders_are_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/nodes.csv");
        write_whole(&path, |out| out.write_all(b"id\n")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "id\n");
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_whole(folder.path(), |_| Ok(())).is_err());
    }
}
